"""Tables of a PDF, which has nothing but letters at their places.

Of a page's lines those stand in a table whose pieces are short, stand at one height as the pieces
of the next line do, below each other, and are numbers behind the first. Where that is not so the
lines stay as they are: a number beside the wrong words would be one that nobody wrote.
"""

import re
from collections.abc import Iterator
from itertools import chain, compress
from operator import not_
from typing import Any, NamedTuple

LONGEST = 45  # characters of a piece; a line of a narrow column of text has as many
ROOM = 1.0  # of a line's height, between pieces; any where words have printed spaces between them
ROW_GAP = 2.2  # heights of a line, from one row to the next
NUMBER = re.compile(r"[~<>≈+–-]?\s?[$€£]?\d[\d.,  ]{0,20}\s?(?:%|m|bn|k)?|[–—-]|n/?a|nil", re.I)

Character = tuple[str, float, float]  # what is read, where it begins and ends
Characters = dict[Any, list[Character]]  # of each line


class Piece(NamedTuple):
    """A piece of a line: its text, where it stands, and the line that it is of."""

    text: str
    left: float
    right: float
    line: object


class PdfRow(NamedTuple):
    """The pieces that stand at one height, from left to right."""

    height: float  # above the foot of the page
    size: float
    pieces: tuple[Piece, ...]


def find_tables(boxes: list[list], characters: Characters) -> Iterator[tuple[set, list[list[str]]]]:
    """Find tables among the lines of a page's boxes: which lines each takes, its rows of cells."""
    printed = chain.from_iterable(characters.values())
    has_spaces = any(text == " " and left < right for text, left, right in printed)
    pieces = {line: list(_pieces(line, characters[line], has_spaces)) for line in characters}
    is_prose = [any(_is_prose(pieces[line]) for line in box) for box in boxes]
    lines = list(chain.from_iterable(compress(boxes, map(not_, is_prose))))
    table: list[PdfRow] = []
    for row in [*_rows(lines, pieces), PdfRow(0, 0, ())]:
        if not table or _goes_on(table[-1], row):
            table.append(row)
            continue
        yield from _cells(table)
        table = [row]


def _is_prose(pieces: list[Piece]) -> bool:
    return len(pieces) == 1 and len(pieces[0].text) > LONGEST


def _rows(lines: list, pieces: dict[Any, list[Piece]]) -> list[PdfRow]:
    """Give the lines of a page as rows, from its head to its foot."""
    rows: list[PdfRow] = []
    for line in sorted(lines, key=lambda line: -line.y0):
        last = rows[-1] if rows else None
        if last and abs(last.height - line.y0) < line.height / 3:
            both = sorted((*last.pieces, *pieces[line]), key=lambda piece: piece.left)
            rows[-1] = last._replace(pieces=tuple(both))
        else:
            rows.append(PdfRow(line.y0, line.height, tuple(pieces[line])))
    return rows


def _pieces(line, characters: list[Character], has_spaces: bool) -> Iterator[Piece]:
    """Part a line where there is much room, or room without a space that other words have."""
    text, left, right, is_left = "", line.x0, line.x0, False
    for character, begin, end in characters:
        is_apart = (is_left and has_spaces) or begin - right > ROOM * line.height
        if is_apart and text.strip() and not character.isspace():
            yield Piece(text.strip(), left, right, line)
            text, left = "", begin
        is_left = character.isspace() and begin == end
        text += character
        right = right if character.isspace() else end
    if text.strip():
        yield Piece(text.strip(), left, right, line)


def _goes_on(last: PdfRow, row: PdfRow) -> bool:
    """Tell whether a row is the next of a table, each piece below one of those above."""
    if len(row.pieces) < 2 or len(row.pieces) != len(last.pieces):
        return False
    if last.height - row.height > ROW_GAP * row.size:
        return False
    pairs = zip(last.pieces, row.pieces, strict=True)
    return all(above.left < below.right and below.left < above.right for above, below in pairs)


def _cells(table: list[PdfRow]) -> Iterator[tuple[set, list[list[str]]]]:
    """Yield the rows of a table; nothing where it is none. Its first may name the columns."""
    rows = [[piece.text for piece in row.pieces] for row in table]
    numbers = [all(map(NUMBER.fullmatch, row[1:])) for row in rows]
    is_short = all(len(cell) <= LONGEST for cell in chain(*rows[1:]))
    if sum(numbers) > 1 and all(numbers[1:]) and is_short:
        yield {piece.line for row in table for piece in row.pieces}, rows
