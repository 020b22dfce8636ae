"""Every regular expression of the program with how it is used, and texts that would make a bad one slow.

Convention: a pattern is found where a module holds it, in a constant, a table, a record or what a cached builder
without arguments makes, and where a call of `re` has it written out. It counts as searched unless all its uses match at
one place only: a search begins anew at each character, so it is slow where a match at one place is not.
"""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from re import _constants as kinds
from re import _parser as parser
from typing import NamedTuple

import generator

FOLDER = Path(generator.__file__).parent
SEARCHING = {"search", "finditer", "findall", "sub", "subn", "split"}
MATCHING = {"match", "fullmatch"}
# Patterns that are only matched, though the code names them by a table or a condition.
MATCHED = {
    "CHANGED",
    "FORMER",
    "KINDS",
    "OTHER_BEGINNINGS",
    "QUOTED",
    "TOTAL",
    "attributions.BEHIND",
    "one_person._persons",
}
DEEPEST = 4  # tables inside tables
MOST_ATOMS, MOST_PAIRED, MOST_REPEATS = 14, 5, 16  # of one pattern
OFTEN = 8  # repeats from which on a repetition may be the slow one
SAMPLES = {
    kinds.CATEGORY_DIGIT: "1",
    kinds.CATEGORY_SPACE: " ",
    kinds.CATEGORY_WORD: "a",
    kinds.CATEGORY_NOT_DIGIT: "a",
    kinds.CATEGORY_NOT_SPACE: "a",
    kinds.CATEGORY_NOT_WORD: "-",
}


class Used(NamedTuple):
    """A compiled pattern, where it stands, and whether it is searched rather than matched at one place."""

    name: str
    pattern: re.Pattern
    searched: bool


def used_patterns() -> list[Used]:
    """Each pattern once, in the order of its name."""
    found: dict[tuple[str, int], Used] = {}
    for name, pattern in sorted(_held(), key=lambda held: held[0]):
        module, constant = re.match(r"([a-z_.\d]+)\.(\w+)", name).groups()
        by_table = any(f".{module}.{constant}".endswith(f".{each}") for each in MATCHED)
        searched = not by_table and _is_searched(constant, module)
        found.setdefault((pattern.pattern, pattern.flags), Used(name, pattern, searched))
    for used in _written_out():
        found.setdefault((used.pattern.pattern, used.pattern.flags), used)
    return [used for used in found.values() if isinstance(used.pattern.pattern, str)]


def _held() -> Iterator[tuple[str, re.Pattern]]:
    for module in pkgutil.walk_packages(generator.__path__, "generator."):
        if module.name.endswith("__main__"):
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            if hasattr(value, "cache_info") and value.__module__ == module.name and not _arguments(value):
                value = value()
                name = f"{name}()"
            yield from _inside(f"{module.name}.{name}", value, DEEPEST)


def _arguments(function) -> int:
    code = function.__wrapped__.__code__
    return code.co_argcount + code.co_kwonlyargcount


def _inside(name: str, value: object, depth: int) -> Iterator[tuple[str, re.Pattern]]:
    if isinstance(value, re.Pattern):
        yield name, value
    elif depth and isinstance(value, dict):
        for key, each in value.items():
            yield from _inside(f"{name}[{key!r:.24}]", each, depth - 1)
    elif depth and isinstance(value, list | tuple | set | frozenset):
        for number, each in enumerate(value):
            yield from _inside(f"{name}[{number}]", each, depth - 1)
    elif depth and is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _inside(f"{name}.{field.name}", getattr(value, field.name, None), depth - 1)


@cache
def _sources() -> dict[str, str]:
    return {str(path.relative_to(FOLDER)): path.read_text(encoding="utf-8") for path in sorted(FOLDER.rglob("*.py"))}


def _is_searched(constant: str, module: str) -> bool:
    """Whether a constant is used, in its module or where it is imported, otherwise than by matching at one place."""
    home = f"{module.replace('.', '/')}.py"
    uses = re.compile(rf"(?<!\w){re.escape(constant)}\b(?!\.py)(?:\[\w+\])?(?:\.(\w+))?(?!\s*(?:,\s*\w+\s*)?=\s)")
    imported = re.compile(rf"from {re.escape(module)} import (?:\([^)]*|[^\n(]*)\b{constant}\b")
    methods: set[str] = set()
    for path, text in _sources().items():
        at_home = f"generator/{path}".removesuffix("/__init__.py").removesuffix(".py") + ".py" == home
        if at_home or (constant in text and imported.search(text)):
            found = [line for line in text.splitlines() if not line.startswith(("from ", "import "))]
            methods.update(filter(None, uses.findall("\n".join(found))))
    return not methods or not methods <= MATCHING


def _written_out() -> Iterator[Used]:
    """The patterns that stand in a call of `re` itself."""
    for path, text in _sources().items():
        for node in ast.walk(ast.parse(text)):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args):
                continue
            is_re = isinstance(node.func.value, ast.Name) and node.func.value.id == "re"
            written = node.args[0]
            if is_re and node.func.attr in SEARCHING | MATCHING and isinstance(written, ast.Constant):
                yield Used(f"{path}:{node.lineno}", re.compile(written.value), node.func.attr in SEARCHING)


def hostile_pumps(pattern: re.Pattern) -> list[tuple[str, str]]:
    """What to repeat, each with what to put before it: the pattern's characters and words, pairs of them, and for each
    of its repetitions a text that it takes, behind a text that leads to it."""
    tree = parser.parse(pattern.pattern, pattern.flags)
    atoms = list(dict.fromkeys([*_characters(tree), *_words(tree)]))
    atoms = atoms[:MOST_ATOMS]
    pumps = [("", atom) for atom in atoms]
    paired = atoms[:MOST_PAIRED]
    pumps += [("", first + second) for first in paired for second in paired if first != second]
    repeats = list(_repeats(tree, ""))[:MOST_REPEATS]
    pumps += [pump for before, body in repeats for pump in ((before, body), ("", before + body))]
    pumps.append(("", _example(tree)))
    return [pump for pump in dict.fromkeys(pumps) if pump[1]]


def _characters(tree) -> Iterator[str]:
    """One character for each literal, set and class of the pattern."""
    for kind, value in _nodes(tree):
        if kind is kinds.LITERAL:
            yield chr(value)
        elif kind is kinds.IN or kind is kinds.ANY or kind is kinds.NOT_LITERAL:
            yield _sample(kind, value)


def _words(tree) -> Iterator[str]:
    """The runs of literals."""
    run = ""
    for kind, value in [*_nodes(tree), (None, None)]:
        if kind is kinds.LITERAL:
            run += chr(value)
            continue
        if len(run) > 1:
            yield run
            yield f"{run} "
        run = ""


def _nodes(tree) -> Iterator[tuple]:
    """All nodes, in the order of the pattern."""
    for kind, value in tree:
        yield kind, value
        for branch in _branches(kind, value):
            yield from _nodes(branch)


def _branches(kind, value) -> list:
    if kind in (kinds.MAX_REPEAT, kinds.MIN_REPEAT, kinds.POSSESSIVE_REPEAT):
        return [value[2]]
    if kind is kinds.SUBPATTERN:
        return [value[3]]
    if kind is kinds.BRANCH:
        return list(value[1])
    if kind is kinds.ATOMIC_GROUP:
        return [value]
    if kind is kinds.ASSERT:
        return [value[1]]
    if kind is kinds.GROUPREF_EXISTS:
        return [branch for branch in value[1:] if branch]
    return []


def _repeats(tree, before: str) -> Iterator[tuple[str, str]]:
    """What leads to each repetition without a small limit, and a text that it takes once."""
    for kind, value in tree:
        if kind in (kinds.MAX_REPEAT, kinds.MIN_REPEAT) and value[1] >= OFTEN:
            yield before, _example(value[2])
        for branch in _branches(kind, value):
            yield from _repeats(branch, before)
        before += _example([(kind, value)])


def _example(tree) -> str:
    """A text that the pattern takes, lookarounds and conditions apart."""
    return "".join(_taken(kind, value) for kind, value in tree)


def _taken(kind, value) -> str:
    if kind is kinds.LITERAL:
        return chr(value)
    if kind in (kinds.IN, kinds.ANY, kinds.NOT_LITERAL):
        return _sample(kind, value)
    if kind in (kinds.MAX_REPEAT, kinds.MIN_REPEAT, kinds.POSSESSIVE_REPEAT):
        return _example(value[2]) * min(max(value[0], 1), OFTEN)
    if kind in (kinds.SUBPATTERN, kinds.ATOMIC_GROUP, kinds.BRANCH):
        return _example(_branches(kind, value)[0])
    return ""


def _sample(kind, value) -> str:
    """A character that a set, a class or a dot takes."""
    if kind is not kinds.IN:
        return "a" if kind is kinds.ANY or value != ord("a") else "b"
    first, *others = value
    if first[0] is kinds.NEGATE:
        written = re.compile(_set(others))
        return next((sign for sign in 'a1 -\n.("“' if not written.match(sign)), "é")
    inner, held = first
    if inner is kinds.CATEGORY:
        return SAMPLES[held]
    return chr(held if inner is kinds.LITERAL else held[0])


def _set(items) -> str:
    """A set of characters written again."""
    written = ""
    for kind, value in items:
        if kind is kinds.LITERAL:
            written += re.escape(chr(value))
        elif kind is kinds.RANGE:
            written += f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}"
        else:
            name = str(value).removeprefix("CATEGORY_")
            letter = {"DIGIT": "d", "SPACE": "s", "WORD": "w"}[name.removeprefix("NOT_")]
            written += "\\" + (letter.upper() if name.startswith("NOT_") else letter)
    return f"[{written}]"
