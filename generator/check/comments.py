"""Comments in HTML that nothing ends: the site would print them as text, or hide what follows."""

import re
from collections.abc import Iterator

from generator.findings import Finding, Rule
from generator.markdown.extensions import blank_code

CODE_SPAN = re.compile(r"(?<!`)(`+)(?!`)[^`\n]+(?<!`)\1(?!`)")
MEND = "Write --> behind it: a comment is left out of the site as far as that"
OPENED, CLOSED = "<!--", "-->"
EMPTY_LINE = re.compile(r"\n[ \t]*\n")


def check_comments(text: str) -> Iterator[Finding]:
    """Find the first comment of a page that is opened and not closed, code left out."""
    if OPENED not in text:
        return
    lines = text.split("\n")
    page = _without_code(lines)
    start = page.find(OPENED)
    while start >= 0:
        end = page.find(CLOSED, start + 2)
        if end < 0:
            number = page.count("\n", 0, start) + 1
            line, message = lines[number - 1].strip(), "a comment that nothing ends"
            yield Finding(number, rule=Rule.HTML, message=message, found=line, mend=MEND)
            return
        start = page.find(OPENED, end)


def without_parted_comments(markdown: str) -> str:
    """Leave out the comments in a text that an empty line parts.

    Python-Markdown makes two paragraphs of such a one, and prints it. Its own line ends stay.
    """
    if OPENED not in markdown:
        return markdown
    page = _without_code(markdown.split("\n"))
    pieces, position = [], 0
    start = page.find(OPENED)
    while start >= 0 and (end := page.find(CLOSED, start + 2)) >= 0:
        end += len(CLOSED)
        begins_a_line = not page[page.rfind("\n", 0, start) + 1 : start].strip()
        if not begins_a_line and EMPTY_LINE.search(page, start, end):
            pieces += (markdown[position:start], "\n" * page.count("\n", start, end))
            position = end
        start = page.find(OPENED, end)
    return "".join(pieces) + markdown[position:]


def _without_code(lines: list[str]) -> str:
    """The text with blanks for code, and each character where it was."""
    fenced = list(lines)
    blank_code(fenced)
    pairs = zip(lines, fenced, strict=True)
    kept = [" " * len(line) if line != left else left for line, left in pairs]
    return "\n".join(CODE_SPAN.sub(_blank, line) for line in kept)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])
