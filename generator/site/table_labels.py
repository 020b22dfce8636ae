"""The name of its column at each cell of a table: on a phone a row is a card, not a line."""

import html
import re

PART = re.compile(r"<(?P<end>/?)(?P<name>table|tr|th|td)\b[^<>]*+>")
TAG = re.compile(r"<[^<>]*+>")
NONE = re.compile(r"\s*–\s*</td>")


def label_cells(page: str) -> str:
    """Give each cell of the tables in a page's HTML its column's name, as `data-label`.

    A cell with nothing but a dash is marked with `data-none`, since a card need not show it.
    A table that has a class is laid out by itself, and left alone.
    """
    labels: list[str] = []
    written, at, begun, column, is_plain = [], 0, 0, 0, False
    for part in PART.finditer(page):
        name, ends = part["name"], bool(part["end"])
        if name == "table":
            labels, is_plain = [], part[0] == "<table>"
        elif name == "tr":
            column = 0
        elif name == "th":
            if ends:
                labels.append(_label(page[begun : part.start()]))
            begun = part.end()
        elif is_plain and not ends:
            label = labels[column] if column < len(labels) else ""
            behind = part.start() + len("<td")
            none = " data-none" if NONE.match(page, part.end()) else ""
            written += [page[at:behind], f' data-label="{label}"{none}']
            at, column = behind, column + 1
    return "".join((*written, page[at:]))


def _label(head: str) -> str:
    return html.escape(html.unescape(TAG.sub("", head)).strip())
