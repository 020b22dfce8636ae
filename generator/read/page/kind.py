"""What kind of page it is, where it is none with an article that can be read."""

import re

from lxml.html import HtmlElement

from generator.read.page.tree import line_of
from generator.word_lists import read_pattern

CONSENT = re.compile(rf"(?i)\b(?:{read_pattern('pages', 'consent')})")
ROBOT = re.compile(rf"(?i)\b(?:{read_pattern('pages', 'robots')})\b")
WALL = re.compile(rf"(?i)\b(?:{read_pattern('pages', 'walls')})\b")
NOT_FREE = re.compile(r"[\"']isAccessibleForFree[\"']\s*:\s*[\"']?false", re.IGNORECASE)
FEW_WORDS, FEWER_WORDS = 200, 120  # of text beside which such words are the page
FEWEST_TEASERS = 4
LONGEST_TEASER = 400  # letters; behind a heading that links to its own page the article stands
FEWEST_LINKED = 4  # words of a headline that is a link
SHARE_OF_TEASERS = 0.6  # of the letters


def name_kind(title: str, paragraphs: list[str], *, teased: set[str], is_walled: bool) -> str:
    """Say what the page is instead of an article; "" where it has one.

    `teased` are the texts under headings that lead elsewhere; `is_walled` is what the page's linked
    data say of its access.
    """
    text = " ".join(paragraphs)
    words = len(text.split())
    begins = f"{title} {text[:600]}"
    if words < FEW_WORDS:
        if ROBOT.search(begins):
            return "a page that asks whether a person reads it"
        if CONSENT.search(begins) and len(CONSENT.findall(text)) * 60 >= words:
            return "a page that asks for consent to cookies"
    if (is_walled or WALL.search(text)) and _words_outside(paragraphs) < FEWER_WORDS:
        return "the beginning of an article behind a wall"
    if len(teased) >= FEWEST_TEASERS and _share_of(teased, text) >= SHARE_OF_TEASERS:
        return "a page of many stories, no article"
    return ""


def _share_of(teased: set[str], text: str) -> float:
    """Give the share of a page's text that teasers are."""
    shown = [teaser for teaser in teased if len(teaser) <= LONGEST_TEASER and teaser in text]
    return sum(map(len, shown)) / len(text) if text else 1


def _words_outside(paragraphs: list[str]) -> int:
    """Give the words of the paragraphs before the wall."""
    before = 0
    for paragraph in paragraphs:
        if WALL.search(paragraph):
            break
        before += len(paragraph.split())
    return before


def find_teased(tree: HtmlElement) -> set[str]:
    """Find the texts on the page that stand under a heading of their own that links elsewhere."""
    headings = [
        heading
        for heading in tree.iter("h2", "h3", "h4")
        if heading.xpath(".//a[@href]|ancestor::a[@href]")
        and len(heading.text_content().split()) > 2
    ]
    lines = [line for line in tree.iter("li", "p") if _is_linked(line)]
    links = (next(line.iter("a")) for line in lines)
    return {*map(_next_text, headings), *map(line_of, links)} - {""}


def is_walled(tree: HtmlElement) -> bool:
    """Tell whether the page's linked data say that the article is not free to read."""
    scripts = (script.text or "" for script in tree.iter("script"))
    return any(NOT_FREE.search(text) for text in scripts if "isAccessibleForFree" in text)


def _next_text(heading: HtmlElement) -> str:
    box = heading if heading.getnext() is not None else heading.getparent()
    following = box.getnext() if box is not None else None
    return line_of(following) if following is not None else ""


def _is_linked(line: HtmlElement) -> bool:
    """Tell whether a line begins with a headline that leads elsewhere, and says little besides."""
    link, whole = next(line.iter("a"), None), line_of(line)
    headline = "" if link is None else line_of(link)
    words = len(headline.split())
    return words >= FEWEST_LINKED and whole.startswith(headline) and len(whole.split()) < 2 * words
