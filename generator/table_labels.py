"""The name of its column at each cell of a table: on a phone a row is a card, not a line."""

import html
import re
from itertools import chain, repeat

TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
HEAD = re.compile(r"<th\b[^>]*>(.*?)</th>", re.DOTALL)
ROW = re.compile(r"<tr\b.*?</tr>", re.DOTALL)
CELL = re.compile(r"<td\b")
TAG = re.compile(r"<[^>]*>")


def label_cells(page: str) -> str:
    """Give each cell of the tables in a page's HTML its column's name, as `data-label`."""
    return TABLE.sub(lambda table: _label_table(table[0]), page)


def _label_table(table: str) -> str:
    labels = [html.escape(html.unescape(TAG.sub("", head)).strip()) for head in HEAD.findall(table)]

    def label_row(row: re.Match) -> str:
        names = chain(labels, repeat(""))
        return CELL.sub(lambda cell: f'{cell[0]} data-label="{next(names)}"', row[0])

    return ROW.sub(label_row, table)
