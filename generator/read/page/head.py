"""What stands around the heading of a web page's article: byline, day, summary."""

import re
from collections.abc import Container, Iterator
from typing import NamedTuple

from lxml.html import HtmlElement

from generator.read.page.linked_data import (
    LinkedArticle,
    common_words,
    find_linked_articles,
    same_words,
)
from generator.word_lists import read_pattern

LONGEST_LINE = 200  # characters of a byline with the day
LONG_PARAGRAPH = 120  # characters; the article itself begins there
MOST_BEHIND, MOST_BEFORE = 120, 30  # elements
DATE_CLASS = re.compile(
    r"(?i)(?:^|[\s_-])(?:pub(?:lished|lication)?-?date|post(?:ed)?-?(?:date|on)|article-?date|datum"
    r"|entry-date|date(?:line)?|fecha|submitted|pubdate|published)(?:$|[\s_-])"
)
OTHERS = re.compile(rf"(?i){read_pattern('pages', 'boxes of other days')}")
UNSHOWN = ("script", "style", "meta", "title", "head")
NO_LINES = (*UNSHOWN, "html", "body")  # tags that no single line of a page stands in
APART = ("aside", "nav", "footer", "form", "figure", "blockquote")


class About(NamedTuple):
    """A page, and what it says around its article, which day and author are read from."""

    tree: HtmlElement
    title: str
    address: str
    heading: HtmlElement | None
    around: frozenset[HtmlElement]  # the boxes that the heading stands in
    linked: list[LinkedArticle]
    near: list[HtmlElement]  # the short elements around the heading

    def own_articles(self) -> list[LinkedArticle]:
        """Give the articles of its linked data that are this page's."""
        return [article for article in self.linked if article.is_of(self.title, self.address)]


def read_about(tree: HtmlElement, title: str, address: str) -> About:
    """Look up what a page says; `title` and `address` are its own."""
    heading = main_heading(tree, title)
    around = frozenset(() if heading is None else heading.iterancestors())
    near = [] if heading is None else list(_head_elements(tree, heading, around))
    linked = find_linked_articles(tree)
    return About(tree, title, address, heading=heading, around=around, linked=linked, near=near)


def main_heading(tree: HtmlElement, title: str) -> HtmlElement | None:
    """Give the heading that says most of the page's title, else the first of the first level.

    The site's own name, which ends many titles, stands in a heading too.
    """
    first = list(tree.iter("h1"))
    headings = [
        heading
        for heading in (*first, *tree.iter("h2"))
        if title and same_words(heading.text_content(), title)
    ]
    if headings:
        return max(headings, key=lambda heading: common_words(heading.text_content(), title))
    return first[0] if first else None


def named_metadata(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    """Yield the names of what a page says in <meta>, in lower case, each with its content."""
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        yield name.lower(), meta.get("content", "")


def _head_elements(
    tree: HtmlElement, heading: HtmlElement, around: Container[HtmlElement]
) -> Iterator[HtmlElement]:
    """Yield the short elements around the heading, up to the article's first long paragraph.

    That may be a summary, behind which the day still stands, in an element of its own.
    """
    elements = [element for element in tree.iter() if isinstance(element.tag, str)]
    place = elements.index(heading)
    main = next(heading.iterancestors("article", "main"), tree)
    before = elements[max(0, place - MOST_BEFORE) : place]
    # Above the article stands the day on which somebody looks at the site, in no element of time.
    begin = before.index(main) + 1 if main in before else 0
    for number, element in reversed(list(enumerate(before))):
        if _is_short(element, around) and (number >= begin or element.tag == "time"):
            yield element
    yield from _below_heading(elements[place + 1 : place + 1 + MOST_BEHIND], around)


def _below_heading(
    elements: list[HtmlElement], around: Container[HtmlElement]
) -> Iterator[HtmlElement]:
    paragraphs = 0
    for element in elements:
        paragraphs += element.tag == "p" and len(element.text_content()) > LONG_PARAGRAPH
        if paragraphs > 1:
            return
        if _is_short(element, around) and (not paragraphs or _is_dated(element)):
            yield element


def dated_elements(about: About) -> Iterator[HtmlElement]:
    """The elements of time, and those named so, but of what stands apart or far above the heading.

    There many sites show today's date.
    """
    near, heading = set(about.near), about.heading
    is_behind = heading is None or not same_words(heading.text_content(), about.title)
    for element in about.tree.iter():
        is_behind = is_behind or element is heading
        if not isinstance(element.tag, str) or not (is_behind or element in near):
            continue
        is_of_others = is_apart(element, about.around, OTHERS)
        if _is_dated(element) and not is_of_others and _is_short(element, about.around):
            yield element


def names_of(element: HtmlElement) -> str:
    """Say what an element is called, by its class and its id."""
    return f"{element.get('class', '')} {element.get('id', '')}"


def _is_short(element: HtmlElement, around: Container[HtmlElement]) -> bool:
    """Tell whether an element may be a line with the day.

    It is one of time, or of few letters, and in no box that stands apart from the heading.
    """
    if element.tag in NO_LINES or is_apart(element, around):
        return False
    is_time = element.tag == "time" or element.get("datetime")
    return bool(is_time or len(element.text_content()) <= LONGEST_LINE)


def is_apart(
    element: HtmlElement,
    around: Container[HtmlElement],
    names: re.Pattern[str] | None = None,
    tags: Container[str] = APART,
) -> bool:
    """Tell whether an element stands in a box of others: one of these tags, or called so.

    A box `around` the heading is none of others.
    """
    for box in (element, *element.iterancestors()):
        if box in around or box.tag in NO_LINES:
            continue
        if names and names.search(names_of(box)):
            return True
        if box.tag in tags and not is_own_footer(box, around):
            return True
    return False


def is_own_footer(box: HtmlElement, around: Container[HtmlElement]) -> bool:
    """Tell whether a box is the footer of the article itself, where its day may stand."""
    article = next(box.iterancestors("article"), None)
    if box.tag != "footer" or article is None:
        return False
    return article in around or len(box.xpath("//article")) == 1


def _is_dated(element: HtmlElement) -> bool:
    """Tell whether an element is one of time, or is named so."""
    return element.tag == "time" or bool(DATE_CLASS.search(names_of(element)))
