"""What a single line of a page is, told by how it begins.

The merge of pages works on lines and does not know the page that they make, so a line is told by
itself: text that happens to begin as a list does is an item.
"""

import re
from enum import StrEnum

from generator.markdown.footnotes import LABEL


class LineKind(StrEnum):
    """How a line begins. TEXT is everything that begins like nothing else."""

    NOTE = "note"  # the definition of a footnote
    HEADING = "heading"
    ITEM = "item"
    ROW = "row"
    QUOTE = "quote"
    HTML = "html"
    FENCE = "fence"
    SNIPPET = "snippet"  # includes a file
    ADMONITION = "admonition"
    DIRECTIVE = "directive"
    TAB = "tab"  # or the underline of a heading
    RULE = "rule"  # or the underline of a heading, or the edge of front matter
    TEMPLATE = "template"  # of a macro
    ATTRIBUTES = "attributes"
    KEY = "key"  # of front matter; or prose that begins with a word and a colon
    TEXT = "text"


# The first that fits counts: `{%` stands before `{`, `--8<--` before `---`.
BEGINNINGS = (
    (LineKind.NOTE, rf"\[\^{LABEL}\]:"),
    (LineKind.HEADING, r"#"),
    (LineKind.ITEM, r"(?:[-*+]|\d+[.)])\s"),
    (LineKind.ROW, r"\|"),
    (LineKind.QUOTE, r">"),
    (LineKind.HTML, r"<"),
    (LineKind.FENCE, r"```|~~~"),
    (LineKind.SNIPPET, r"--8<--"),
    (LineKind.ADMONITION, r"!!!|\?\?\?"),
    (LineKind.DIRECTIVE, r":::"),
    (LineKind.TAB, r"==="),
    (LineKind.RULE, r"---"),
    (LineKind.TEMPLATE, r"\{%"),
    (LineKind.ATTRIBUTES, r"\{"),
    (LineKind.KEY, r"[A-Za-z_][\w-]*+:(?:\s|$)"),
)
BEGINNING = re.compile(
    r"\s*+(?:" + "|".join(f"(?P<{kind}>{sign})" for kind, sign in BEGINNINGS) + ")"
)

# Running text, which a program that formats Markdown may break elsewhere.
PROSE = frozenset({LineKind.TEXT, LineKind.ITEM, LineKind.QUOTE, LineKind.ATTRIBUTES})
# What may go on in a paragraph; an item and a quotation begin one of their own.
CONTINUES = frozenset({LineKind.TEXT, LineKind.ATTRIBUTES})

CELL_END = re.compile(r"(?<!\\)\|")
HARD_BREAK = re.compile(r"(?:(?<! ) {2,}|\\)$")
TABLE_RULE = re.compile(r"\|(?:\s*:?-+:?\s*\|)+\s*$")


def line_kind(line: str) -> LineKind:
    """Tell what a line is by how it begins, indented or not."""
    found = BEGINNING.match(line)
    return LineKind(found.lastgroup) if found else LineKind.TEXT


def named_part(line: str) -> str:
    """Return what a line must not share with another of its page.

    That is the label of a footnote, the key of front matter, and else the line.
    """
    line = line.strip()
    found = BEGINNING.match(line)
    is_named = found and found.lastgroup in (LineKind.NOTE, LineKind.KEY)
    return found[0].rstrip() if is_named else line


def is_table_rule(line: str) -> bool:
    """Tell whether a line is the row of dashes below the head of a table."""
    return bool(TABLE_RULE.match(line))
