"""Find where in the program a rule stands: the module and the line with its name.

A rule's name stands in the code as a whole string, at one of these: the argument `rule` of a call
(`construction`, `sign` for the half of a name), a variable or table whose name ends in "rule" or
"rules", a `Sign`, the answer of a function.

A name may have two halves that are found apart, as how a number is written and where its term
stands: "digits, passive". The type of an event or a relation is a part of its word list.
"""

import ast
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from generator.word_lists import FOLDER

PARSER = FOLDER.parent
# Where the rules of a family stand.
FILES = {
    "names": ("names/*.py", "actors/*.py"),
    "dates": ("lexicon/date_rules.txt",),
    "places": ("places/*.py",),
    "quotes": ("quotes/*.py",),
    "figures": ("figures/*.py",),
    "events": ("events/tellings.py", "events/triggers.py", "lexicon/events.txt"),
    "relations": (
        "events/leaders.py",
        "events/relation_nouns.py",
        "events/relations.py",
        "lexicon/relations.txt",
    ),
}
# Families that are judged apart and found by the rules of another.
FOUND_WITH = {"actors": "names", "speakers": "quotes", "positions": "places"}


class RuleSource(NamedTuple):
    """A line of the program that holds a rule's name, or a half of it."""

    file: str  # below generator/parse
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


def tell_sources(family: str, rule: str) -> str:
    """Say where the rule stands, as " in lexicon/date_rules.txt:48"; "" where it is not found."""
    parts = [" or ".join(map(str, sources)) for sources in find_sources(family, rule)]
    return f" in {' with '.join(parts)}" if parts else ""


def find_sources(family: str, rule: str) -> list[list[RuleSource]]:
    """List the lines with the rule's whole name, or else those with each of its two halves."""
    index = _index(FOUND_WITH.get(family, family))
    if rule in index:
        return [index[rule]]
    first, _, second = rule.rpartition(", ")
    return [index[half] for half in (first, second) if half in index]


@cache
def _index(family: str) -> dict[str, list[RuleSource]]:
    """Map what names a rule of the family, or a half of one, to the lines where it stands."""
    index: dict[str, list[RuleSource]] = {}
    for pattern in FILES[family]:
        for path in sorted(PARSER.glob(pattern)):
            for line, name in _names_in(path):
                source = RuleSource(path.relative_to(PARSER).as_posix(), line)
                index.setdefault(name, []).append(source)
    return index


def _names_in(path: Path) -> list[tuple[int, str]]:
    """List what names rules in a module, or the parts of a word list, each with its line.

    Of a list of rules it is the first column.
    """
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        return sorted(set(_named_in(ast.parse(text))))
    lines = enumerate(text.splitlines(), start=1)
    if path.stem.endswith("_rules"):
        return [(number, line.partition("\t")[0]) for number, line in lines if "\t" in line]
    return [(number, line.strip("[]")) for number, line in lines if line.startswith("[")]


def _named_in(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        for value in _naming(node):
            for string in filter(_is_string, ast.walk(value)):
                yield string.lineno, string.value


def _is_string(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _naming(node: ast.AST) -> Iterable[ast.AST]:
    """Give the parts of a statement or call in which a string is the name of a rule."""
    match node:
        case ast.keyword(arg="rule" | "construction" | "sign"):
            return [node.value]
        case ast.Call(func=ast.Name(id="Sign")):
            return node.args
        case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
            return _assigned(name, node.value)
        case ast.Return():
            return _answered(node.value)
    return []


def _assigned(name: str, value: ast.AST | None) -> Iterable[ast.AST]:
    """Give what names rules in the value of a variable or table; of a table not the keys."""
    if value is None or not name.lower().endswith(("rule", "rules")):
        return []
    return value.values if isinstance(value, ast.Dict) else [value]


def _answered(value: ast.AST | None) -> Iterable[ast.AST]:
    """Give the answer of a function, or the two of "one if … else other"."""
    answers = [value.body, value.orelse] if isinstance(value, ast.IfExp) else [value]
    return filter(_is_string, answers)
