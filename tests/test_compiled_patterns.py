"""Regular expressions that are kept compiled match as those compiled anew."""

import re

import pytest

from generator.compiled_patterns import FEWEST, CompiledPatterns

PATTERNS = [
    *((f"(?P<word>a{number})|(b+?)\\s(?!c)", 0) for number in range(FEWEST)),
    (r"(?i:é|ß)[^\W\d]{2,}(?<=x)", re.MULTILINE),
    (r"^(?P<x>\w)(?P=x)$", re.IGNORECASE | re.VERBOSE),
    (rb"\xff\w+", 0),
]
TEXT = "a1 b b c\nÉlx ßabx\nxx"


def compile_all(file, state="this Python"):
    """Compile the patterns; gives what they find, and how many were compiled anew."""
    re.purge()
    patterns, anew = CompiledPatterns(file, state), []
    patterns.use()
    compiler = patterns._compile
    patterns._compile = lambda *given: anew.append(given) or compiler(*given)
    try:
        compiled = [re.compile(pattern, flags) for pattern, flags in PATTERNS]
    finally:
        patterns._compile = compiler
        patterns.end()
    texts = [TEXT if isinstance(one.pattern, str) else TEXT.encode("latin-1") for one in compiled]
    found = [[match.span() for match in one.finditer(text)] for one, text in zip(compiled, texts, strict=True)]
    return found, [(one.pattern, one.flags, one.groups, dict(one.groupindex)) for one in compiled], len(anew)


def test_the_next_process_compiles_none_and_finds_the_same(tmp_path):
    *first, count = compile_all(tmp_path / "kept")
    *again, none = compile_all(tmp_path / "kept")
    assert (count, none) == (len(PATTERNS), 0)
    assert first == again
    assert any(first[0])


@pytest.mark.parametrize("change", [lambda data: data[:-5], lambda data: b"", lambda data: data[:40] + data[41:]])
def test_a_damaged_file_costs_time_alone(tmp_path, change):
    *first, count = compile_all(tmp_path / "kept")
    (tmp_path / "kept").write_bytes(change((tmp_path / "kept").read_bytes()))
    assert compile_all(tmp_path / "kept") == (*first, count)


def test_nothing_is_taken_from_another_python(tmp_path):
    *first, count = compile_all(tmp_path / "kept")
    assert compile_all(tmp_path / "kept", "another") == (*first, count)


def test_re_is_afterwards_as_it_was(tmp_path):
    before = re._compiler.compile, re._compiler._sre
    compile_all(tmp_path / "kept")
    assert (re._compiler.compile, re._compiler._sre) == before
