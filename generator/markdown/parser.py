"""markdown-it-py, set up for pages as Python-Markdown reads them."""

import re
from functools import cache

# Rules for kinds of blocks, and the sign without which a page has no such block. A rule that a page
# does not need is turned off: it would look at every line.
SIGNS = {
    "table": r"\|",
    "fence": r"```|~~~",
    "blockquote": r">",
    "hr": r"(?:[-*_][ \t]*){3}",
    "reference": r"\]:",
    "html_block": r"<",
    "lheading": r"^[ >]*(?:=+|-+)[ \t]*$",
}


def parse_blocks(content: str, environment: dict) -> list:
    """Parse the blocks of a page into tokens; the text in them stays unread.

    `environment` gets the page's link definitions.
    """
    needless = frozenset(
        name for name, sign in SIGNS.items() if not re.search(sign, content, re.MULTILINE)
    )
    return markdown_parser(needless).parse(content, environment)


@cache
def markdown_parser(needless: frozenset[str] = frozenset()):
    """Set up CommonMark with tables, without the rules that are needless.

    Indented code is off: what is indented is text, as in the lists of Python-Markdown.
    """
    from markdown_it import MarkdownIt  # here: it takes longer to load than a build without news

    parser = MarkdownIt("commonmark").enable("table").disable("code")
    # `inline.read_inline` reads the text of blocks run by run, and each run once.
    parser.core.ruler.disable(["inline", "text_join"])
    parser.disable(sorted(needless))
    return parser
