"""The posts of a live page: each begins with its time, on a line of its own."""

import re
from collections import Counter
from datetime import datetime

from lxml import html
from lxml.html import HtmlElement

LINE = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}, \d\d:\d\d")
FEWEST = 2  # posts of a page that is made of them


def write_times(tree: HtmlElement) -> None:
    """Put the day and the clock of each post before it: "5 December 2024, 10:40"."""
    posts = [(time, _post_of(time)) for time in tree.iter("time") if time.get("datetime")]
    found = [(time, post) for time, post in posts if post is not None]
    kinds = Counter(_kind(post) for _, post in found)
    for time, post in found:
        moment = _moment(time.get("datetime"))
        if kinds[_kind(post)] < FEWEST or moment is None:
            continue
        line = html.Element("p")
        line.text = f"{moment.day} {moment:%B %Y, %H:%M}"
        line.tail, post.text = post.text, None
        post.insert(0, line)
        time.drop_tree()


def _post_of(time: HtmlElement) -> HtmlElement | None:
    """Give the box around a time that holds paragraphs and has others of its kind beside it."""
    for box in time.iterancestors():
        parent = box.getparent()
        if parent is None or box.tag in ("body", "aside", "nav", "footer", "li", "p"):
            return None
        beside = [other for other in parent if _kind(other) == _kind(box)]
        if len(beside) >= FEWEST and box.find(".//p") is not None:
            dated = [other for other in beside if other.find(".//time") is not None]
            return box if len(dated) >= FEWEST else None
    return None


def _kind(element: HtmlElement) -> str:
    return f"{element.tag} {element.get('class', '')}"


def _moment(written: str) -> datetime | None:
    """Give the moment as the publisher's clock shows it; None for a day without a clock."""
    try:
        return datetime.fromisoformat(written) if ":" in written else None
    except ValueError:
        return None


def is_time_of_post(line: str) -> bool:
    """Tell whether a line is what `write_times` puts before a post."""
    return LINE.fullmatch(line) is not None
