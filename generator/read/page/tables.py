"""Tables of a page as lines that can be read: a row is a line, each number with its column's name.

A table that only lays the page out is taken apart instead; its cells are blocks like any other.
"""

import re

from lxml import html
from lxml.html import HtmlElement

from generator.read.page.tree import INLINE

LONGEST_CELL = 120  # characters; a longer one is text that a table lays out
DIGIT, LETTER = re.compile(r"\d"), re.compile(r"[^\W\d_]")
PARTS = ("table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "colgroup")


def write_tables(tree: HtmlElement) -> None:
    """Put lines in the place of each table of data, and the cells in that of every other."""
    for table in reversed(list(tree.iter("table"))):  # the inner before the outer
        rows = [[_cell_text(cell) for cell in row] for row in _rows(table)]
        rows = [row for row in rows if any(row)]
        if not _is_data(rows, table):
            _take_apart(table)
            continue
        box = html.Element("div")
        is_marked = bool(table.xpath(".//tr[1]/th[2]"))
        for line in write_rows(rows, has_head=is_marked):
            paragraph = html.Element("p")
            paragraph.text = line
            box.append(paragraph)
        box.tail = table.tail
        table.getparent().replace(table, box)


def _take_apart(table: HtmlElement) -> None:
    """Make blocks of the cells of a table."""
    for part in list(table.iter(*PARTS)):
        if part.tag in ("td", "th", "caption"):
            part.tag = "div"
        elif part is not table and part.getparent() is not None:
            part.drop_tag()
    table.tag = "div"


def _cell_text(cell: HtmlElement) -> str:
    blocks = (
        f" {text}" if text.getparent().tag not in INLINE else text
        for text in cell.xpath(".//text()")
    )
    return " ".join("".join(blocks).split())


def _rows(table: HtmlElement) -> list[list[HtmlElement]]:
    return [list(row.iterchildren("td", "th")) for row in table.iter("tr")]


def _is_data(rows: list[list[str]], table: HtmlElement) -> bool:
    widths = [len(row) for row in rows]
    if len(rows) < 2 or max(widths, default=0) < 2 or table.getparent() is None:
        return False
    return all(len(cell) <= LONGEST_CELL for row in rows for cell in row)


def write_rows(rows: list[list[str]], *, has_head: bool = False) -> list[str]:
    """The rows as lines: "Idlib – Displaced: 45,000; Killed: 12"; without a head "Killed: 15".

    The first row names the columns where it is marked so, or it alone has no numbers.
    """
    if not (has_head or _is_head(rows)) or len(rows[0]) < 3:
        return [f"{row[0]}: {'; '.join(filter(None, row[1:]))}" for row in rows if any(row[1:])]
    head, *others = rows
    lines = []
    for row in others:
        if row[1:] == head[1:]:  # a long table says its head again
            continue
        pairs = zip(head[1:], row[1:], strict=False)
        values = "; ".join(f"{name}: {value}" for name, value in pairs if name and value)
        lines.append(f"{row[0]} – {values}" if row[0] else values)
    return lines


def _is_head(rows: list[list[str]]) -> bool:
    is_named = all(map(LETTER.search, rows[0][1:])) and not DIGIT.search("".join(rows[0]))
    return is_named and all(DIGIT.search(cell) for row in rows[1:] for cell in row[1:])
