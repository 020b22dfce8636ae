"""Word lists as data, one file a subject: `[part]` opens a part, `#` a comment, then one entry a
line.

An entry may have columns, separated by a tab; `read_table` gives them, `read_words` only the first.
A line "@prepositions" stands for the entries of that part of grammar.txt ("@months in small
letters" for january and the others), without those that a line "!near" excepts.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "parse/lexicon"
GRAMMAR = "grammar"  # the list of the closed word classes
CLASS = "@"  # before the name of one of them
SMALL = " in small letters"  # behind it
EXCEPT = "!"  # before a word of a class that is left out

Rows = tuple[tuple[str, ...], ...]


@cache
def read_table(name: str) -> dict[str, Rows]:
    """Read the parts of the list NAME.txt, each a tuple of rows, each row a tuple of columns.

    Before any `[part]`: "".
    """
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    written = parse_table(text)
    if CLASS not in text and EXCEPT not in text:
        return written
    return {part: tuple(_with_classes(rows)) for part, rows in written.items()}


def _with_classes(rows: Rows) -> Iterator[tuple[str, ...]]:
    """Give the rows, each that names a class of the grammar replaced by the words of the class."""
    excepted = {row[0].removeprefix(EXCEPT) for row in rows if row[0].startswith(EXCEPT)}
    for row in rows:
        if row[0].startswith(CLASS):
            words = _class(row[0].removeprefix(CLASS))
            yield from (word for word in words if word[0] not in excepted)
        elif not row[0].startswith(EXCEPT):
            yield row


def _class(written: str) -> Rows:
    """Give the words of a class of the grammar, in small letters where that is written behind."""
    words = read_table(GRAMMAR)[written.removesuffix(SMALL)]
    if not written.endswith(SMALL):
        return words
    return tuple((word.lower(), *columns) for word, *columns in words)


def parse_table(written: str) -> dict[str, Rows]:
    """Read the parts of a list that is given as text."""
    parts: dict[str, list[tuple[str, ...]]] = {}
    rows = parts.setdefault("", [])
    for line in written.splitlines():
        line = line.partition("#")[0].strip()
        if not line:
            continue
        if line[0] == "[" and line[-1] == "]":
            rows = parts.setdefault(line[1:-1], [])
        elif "\t" not in line:
            rows.append((line,))  # most lines
        else:
            rows.append(tuple(map(str.strip, line.split("\t"))))
    return {part: tuple(rows) for part, rows in parts.items() if rows or part}


@cache
def read_words(name: str) -> dict[str, tuple[str, ...]]:
    """Read the parts of the list NAME.txt, each a tuple of its entries, without further columns."""
    table = read_table(name)
    return {part: tuple(row[0] for row in rows) for part, rows in table.items()}


@cache
def word_set(name: str, *parts: str) -> frozenset[str]:
    """Give the entries of a word list, of the parts given."""
    words = read_words(name)
    return frozenset(word for part in parts for word in words[part])


def set_of(words: str) -> frozenset[str]:
    """Give the words of a string, parted by spaces, as a set."""
    return frozenset(words.split())


@cache
def forenames() -> frozenset[str]:
    """Give the listed forenames of either gender."""
    words = read_words("forenames")
    return frozenset((*words["male"], *words["female"], *words["either"]))


def read_pattern(name: str, part: str) -> str:
    """Join the entries of a part as alternatives of a regular expression."""
    return "|".join(read_words(name)[part])


def read_lists(name: str, part: str) -> dict[str, tuple[str, ...]]:
    """Read the entries "name: others, ..." of a part as lists by their names."""
    pairs = (entry.partition(": ") for entry in read_words(name)[part])
    return {key: tuple(others.split(", ")) for key, _, others in pairs}
