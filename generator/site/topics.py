"""The topics of a section's page, folded so that the page can be taken in at a glance.

It is done with the HTML of a page, so that content/ stays plain Markdown in which an editor works:
each heading of the third level and what stands below it becomes a `<details>`, the first one open.
A browser finds what is folded, a link to it opens it, and Material opens all for print.
"""

import re
from collections.abc import Iterator

FEWEST_TOPICS = 2
FEWEST_LINES = 8  # of a page that is folded
# A heading that begins a topic, or ends one; and where the notes begin.
PARTS = re.compile(r'(?=<h[1-6][ >]|<div class="footnote")')
HEADING = re.compile(r"(?s)(<h3[ >].*?</h3>)(.*)")
# Where a line begins or ends, and where it cites.
LINE = re.compile(r'<(?P<end>/?)(?:p|li)\b|class="footnote-ref"')
# A link inside of what opens and closes could be reached by no keyboard; the menu leads here, too.
PERMALINK = re.compile(r'<a class="headerlink"[^>]*>[^<]*</a>')
WRAPPER = re.compile(r"<(/?)(?:div|section|details|ul|ol|table)\b")


def fold_topics(html: str) -> str:
    """Fold the topics of a page; a page of few lines, or of one topic, stays as it is."""
    parts = PARTS.split(html)
    topics = [part for part in parts if HEADING.match(part)]
    lines = sum(map(_count, topics))
    if len(topics) < FEWEST_TOPICS or lines < FEWEST_LINES:
        return html
    return "".join(_folded(parts))


def _folded(parts: list[str]) -> Iterator[str]:
    is_first = True
    for part in parts:
        topic = HEADING.match(part)
        if topic and _is_closed(part):
            yield _fold(topic[1], topic[2], is_open=is_first)
            is_first = False
        else:
            yield part


def _fold(heading: str, below: str, *, is_open: bool) -> str:
    count = _count(below)
    number = f'<span data-count="{count}"></span>' if count else ""
    opened, title = " open" if is_open else "", PERMALINK.sub("", heading)
    return f'<details class="topic"{opened}><summary>{title}{number}</summary>{below}</details>'


def _count(html: str) -> int:
    """Count the paragraphs and entries that cite something."""
    count, is_open = 0, False
    for found in LINE.finditer(html):
        if found["end"] is None:
            count += is_open
        is_open = found["end"] == ""
    return count


def _is_closed(html: str) -> bool:
    """Tell whether all that begins in a piece of HTML ends in it."""
    depth = 0
    for tag in WRAPPER.finditer(html):
        depth += -1 if tag[1] else 1
        if depth < 0:
            return False
    return depth == 0
