"""Word lists as data, one file a subject: `[part]` opens a part, `#` a comment, then one entry a
line.

An entry may have columns, separated by a tab; `read_table` gives them, `read_words` only the first.
The parser reads them through `parse.lexicon`; settings and languages, which need no parser, from
here.
"""

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "parse/lexicon"


@cache
def read_table(name: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The parts of the list NAME.txt, each a tuple of rows, each row a tuple of columns.

    Before any `[part]`: "".
    """
    return parse_table((FOLDER / f"{name}.txt").read_text(encoding="utf-8"))


def parse_table(written: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Read the parts of a list that is given as text."""
    parts: dict[str, list[tuple[str, ...]]] = {}
    rows = parts.setdefault("", [])
    for line in written.splitlines():
        line = line.split("#", 1)[0].strip()
        if line.startswith("[") and line.endswith("]"):
            rows = parts.setdefault(line[1:-1], [])
        elif line:
            rows.append(tuple(column.strip() for column in line.split("\t")))
    return {part: tuple(rows) for part, rows in parts.items() if rows or part}


@cache
def read_words(name: str) -> dict[str, tuple[str, ...]]:
    """Read the parts of the list NAME.txt, each a tuple of its entries, without further columns."""
    table = read_table(name)
    return {part: tuple(row[0] for row in rows) for part, rows in table.items()}
