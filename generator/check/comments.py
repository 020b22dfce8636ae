"""Comments in HTML that nothing ends: the site would print them as text, or hide what follows."""

import re
from collections.abc import Iterator

from generator.findings import Finding, Rule
from generator.markdown.extensions import blank_code

CODE_SPAN = re.compile(r"(?<!`)(`+)(?!`)[^`\n]+(?<!`)\1(?!`)")
OPENED, CLOSED = "<!--", "-->"


def check_comments(text: str, file: str) -> Iterator[Finding]:
    """Find the first comment of a page that is opened and not closed, code left out."""
    if OPENED not in text:
        return
    lines = text.splitlines()
    readable = list(lines)
    blank_code(readable)
    page = "\n".join(CODE_SPAN.sub(_blank, line) for line in readable)
    start = page.find(OPENED)
    while start >= 0:
        end = page.find(CLOSED, start + 2)
        if end < 0:
            number = page.count("\n", 0, start) + 1
            yield Finding(
                file,
                number,
                rule=Rule.HTML,
                message="a comment that nothing ends",
                found=lines[number - 1].strip(),
                expected="",
                mend="Write --> behind it: a comment is left out of the site as far as that",
            )
            return
        start = page.find(OPENED, end)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])
