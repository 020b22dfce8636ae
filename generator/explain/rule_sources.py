"""Find where in the program a rule stands: the module and the line with its name.

A rule's name stands in the code as a whole string, at one of these: the argument `rule` of a call,
a variable or table whose name ends in "rule" or "rules", an entry of a registry, the answer of a
function. A name may have two halves that are found apart, as how a number is written and where its
term stands: "digits, passive". The type of an event or a relation is a part of its word list.
"""

import ast
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from generator.parse.lexicon import FOLDER

PARSER = FOLDER.parent
# Where the rules of a family stand: modules and packages of `generator/parse`.
MODULES = {
    "names": ("names", "actors"),
    "dates": ("dates/date_rules.py",),
    "places": ("places",),
    "quotes": ("quotes",),
    "figures": ("figures",),
    "events": ("events/tellings.py",),
    "relations": ("events/relations.py",),
}
# Families that are judged apart and found by the rules of another.
FOUND_WITH = {"actors": "names", "speakers": "quotes", "positions": "places"}
LISTS = {"events", "relations"}  # families with a word list whose parts are types
ARGUMENTS = ("rule", "construction", "sign")  # of calls: a rule's name, or a half of it
NAMED = ("rule", "rules")  # endings of variables and tables
REGISTRIES = {"Sign", "DateRule"}
JOINT = ", "  # between the halves of a name


class RuleSource(NamedTuple):
    """A line of the program that holds a rule's name, or a half of it."""

    file: str  # below generator/parse
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


Index = dict[str, list[RuleSource]]


def tell_sources(family: str, rule: str) -> str:
    """Say where the rule stands, as " in dates/date_rules.py:150"; "" where it is not found."""
    parts = find_sources(family, rule)
    return " in " + " with ".join(" or ".join(map(str, part)) for part in parts) if parts else ""


def find_sources(family: str, rule: str) -> list[list[RuleSource]]:
    """List the lines with the rule's whole name, or else those with each of its two halves."""
    index = _index(FOUND_WITH.get(family, family))
    if rule in index:
        return [index[rule]]
    first, _, second = rule.rpartition(JOINT)
    return [index[half] for half in (first, second) if half in index]


@cache
def _index(family: str) -> Index:
    """Map what names a rule of the family, or a half of one, to the lines where it stands."""
    index: Index = {}
    for path in _files(family):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for constant in _named_in(tree):
            _add(index, constant.value, path=path, line=constant.lineno)
    if family in LISTS:
        path = FOLDER / f"{family}.txt"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if line.startswith("["):
                _add(index, line.strip("[]"), path=path, line=number)
    return index


def _add(index: Index, name: str, *, path: Path, line: int) -> None:
    source = RuleSource(path.relative_to(PARSER).as_posix(), line)
    sources = index.setdefault(name, [])
    if source not in sources:
        sources.append(source)


def _files(family: str) -> Iterator[Path]:
    for name in MODULES[family]:
        path = PARSER / name
        yield from sorted(path.glob("*.py")) if path.is_dir() else [path]


def _named_in(tree: ast.AST) -> Iterator[ast.Constant]:
    """Give the strings of a module that name rules, in the order of the lines."""
    values = (value for node in ast.walk(tree) for value in _naming(node))
    inside = (each for value in values for each in ast.walk(value))
    constants = [each for each in inside if isinstance(each, ast.Constant)]
    strings = [each for each in constants if isinstance(each.value, str)]
    yield from sorted(strings, key=lambda each: each.lineno)


def _naming(node: ast.AST) -> Iterable[ast.AST]:
    """Give the parts of a statement or call in which a string is the name of a rule."""
    match node:
        case ast.keyword(arg=name, value=value) if name in ARGUMENTS:
            return [value]
        case ast.Call(func=ast.Name(id=name), args=args) if name in REGISTRIES:
            return [each for each in args if isinstance(each, ast.Constant)]
        case ast.Assign(targets=[ast.Name(id=name)], value=value) if name.lower().endswith(NAMED):
            return value.values if isinstance(value, ast.Dict) else [value]
        case ast.AnnAssign(target=ast.Name(id=name), value=ast.AST() as value):
            return [value] if name.lower().endswith(NAMED) else []
        case ast.Return(value=ast.Constant() as value):
            return [value]
        case ast.Return(value=ast.IfExp(body=first, orelse=second)):
            return [each for each in (first, second) if isinstance(each, ast.Constant)]
    return []
