"""The patterns of modules are compiled once, and what is kept gives the same as what `re` compiles."""

import collections
import dataclasses
import os
import re
import subprocess
import sys
from collections import namedtuple
from dataclasses import make_dataclass
from pathlib import Path
from types import SimpleNamespace

import pytest

from generator.caching import bytecode, compiled_patterns
from generator.caching.compiled_patterns import recalled_patterns
from tests.conftest import ROOT

PATTERNS = (
    ("a", 0),
    (r"(?P<year>\d{4})-(?P<month>\d\d)", 0),
    (r"\b(?:said|told)\b.*?(?<![.!?])$", re.MULTILINE | re.IGNORECASE),
    ("(?x) [^\\W\\d_]++ # letters, of any script \n | ß|İ", re.IGNORECASE),
    (r"(a)|(?P<b>b)(?(b)c|d)", re.ASCII),
)


@pytest.fixture
def compiled(tmp_path, monkeypatch):
    """Tell what was compiled anew, while it is kept in a folder of the test's own."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(bytecode, "cache_from_source", lambda path: str(tmp_path / "kept" / Path(path).name))
    monkeypatch.setattr(compiled_patterns, "SPARE", 0)
    found, parse = [], re._parser.parse

    def parse_one(pattern, flags):
        found.append(pattern)
        return parse(pattern, flags)

    monkeypatch.setattr(re._parser, "parse", parse_one)
    return found


def compile_all():
    re.purge()
    with recalled_patterns():
        return [re.compile(pattern, flags) for pattern, flags in PATTERNS]


def test_a_pattern_is_compiled_once_and_the_same(compiled):
    before = compile_all()
    assert len(compiled) == len(PATTERNS)
    kept = compile_all()
    assert len(compiled) == len(PATTERNS)
    re.purge()
    for (pattern, flags), *both in zip(PATTERNS, before, kept, strict=True):
        made = re.compile(pattern, flags)
        for one in both:
            assert (one, one.groupindex, one.groups, one.flags) == (made, made.groupindex, made.groups, made.flags)
    text = "2024-12\nHe SAID so\nbc ad é"
    assert [one.findall(text) for one in kept] == [re.findall(*pair[:1], text, pair[1]) for pair in PATTERNS]


def test_what_is_damaged_is_compiled_again(compiled, tmp_path):
    compile_all()
    (file,) = (tmp_path / "kept").iterdir()
    data = file.read_bytes()
    for damaged in (data[:-9], data[:-9] + bytes([data[-9] ^ 1]) + data[-8:], b""):
        file.write_bytes(damaged)
        compiled.clear()
        compile_all()
        assert len(compiled) == len(PATTERNS)


def test_another_program_compiles_its_own(compiled, monkeypatch):
    compile_all()
    monkeypatch.setattr(bytecode, "program_state", lambda parts: "another")
    compile_all()
    assert len(compiled) == 2 * len(PATTERNS)


def test_few_new_ones_are_not_written(compiled, monkeypatch, tmp_path):
    monkeypatch.setattr(compiled_patterns, "SPARE", len(PATTERNS))
    compile_all()
    assert not (tmp_path / "kept").exists()


def test_ours_are_the_same_in_each_process():
    code = (
        "import re._parser; from generator.caching import bytecode; bytecode.KeptBytecode._read = lambda kept: {}\n"
        "found = []; parse = re._parser.parse\n"
        "re._parser.parse = lambda p, flags=0: found.append(ascii(p)) or parse(p, flags)\n"
        "import generator.pipeline; print(*found, sep='\\n')"
    )
    told = [
        set(
            subprocess.run(
                [sys.executable, "-B", "-c", code],
                env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
                capture_output=True,
                text=True,
                check=True,
            ).stdout.splitlines()
        )
        for seed in ("1", "2")
    ]
    assert len(told[0]) > 500 and len(told[0] - told[1]) < 5  # those of Babel


@pytest.mark.parametrize("missing", ["_parser.parse", "_compiler._code", "_sre.compile"])
def test_a_python_with_other_modules_compiles_for_itself(compiled, monkeypatch, missing):
    module, _, name = missing.partition(".")
    inner = SimpleNamespace(**vars(getattr(compiled_patterns, module)))
    monkeypatch.setattr(inner, name, lambda: None)  # it takes nothing
    anew = re._compiler.compile
    monkeypatch.setattr(compiled_patterns, module, inner)
    if module == "_compiler":
        monkeypatch.setattr(inner, "compile", anew)
    assert [one.pattern for one in compile_all()] == [pattern for pattern, _ in PATTERNS]


def test_without_these_modules_nothing_is_kept(compiled, monkeypatch, tmp_path):
    monkeypatch.setattr(compiled_patterns, "_sre", None)
    compile_all()
    assert not (tmp_path / "kept").exists()


def test_outside_nothing_is_kept(compiled, tmp_path):
    compile_all()
    re.compile("what stands in an article")
    compile_all()
    assert all(b"article" not in file.read_bytes() for file in (tmp_path / "kept").iterdir())


def test_a_pattern_that_is_none_fails_as_ever(compiled):
    with recalled_patterns(), pytest.raises(re.error):
        re.compile("(")
    assert re._compiler.compile.__module__ == "re._compiler"


def make_records():
    with recalled_patterns():
        return make_dataclass("Day", ["year", "month"], order=True), namedtuple("Place", "name lat lon")


def test_the_methods_of_records_are_compiled_once_and_the_same(compiled, monkeypatch):
    make_records()
    monkeypatch.setattr(compiled_patterns, "compile", None, raising=False)  # it would fail
    day, place = make_records()
    assert day(2024, 5) < day(2024, month=12) and repr(day(2024, 5)) == "Day(year=2024, month=5)"
    assert place("Homs", 34.7, lon=36.7) == ("Homs", 34.7, 36.7)
    assert not {"exec", "eval"} & {*vars(dataclasses), *vars(collections)}


WATCHED = """
import re._compiler, sys
plain = re._compiler.compile
class Watch:
    def find_spec(name, *_):
        if name == "generator.parse":
            assert re._compiler.compile is not plain
sys.meta_path.insert(0, Watch)
{run}
assert "generator.parse" in sys.modules
"""


@pytest.mark.parametrize("command", ["build", "status", "edition", None])
def test_nothing_loads_the_steps_before_their_patterns_are_recalled(project, command):
    if command:
        given = ["-C", str(project), command, *(["Monday"] if command == "edition" else [])]
        run = f"from generator.__main__ import main; main({given}, standalone_mode=False)"
    else:
        run = "import generator.plugin"
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-c", WATCHED.format(run=run)], env=env, check=True, capture_output=True)
