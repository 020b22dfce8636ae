"""What stands around the heading of a web page's article: byline, day, summary."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from generator.read.page.linked_data import LinkedArticle, find_linked_articles, same_words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LONGEST_LINE = 200  # characters of a byline with the day
LONG_PARAGRAPH = 120  # characters; the article itself begins there
MOST_BEHIND, MOST_BEFORE = 120, 30  # elements
APART = ("aside", "nav", "footer", "form", "figure", "blockquote")


class About(NamedTuple):
    """A page, and what it says around its article, which day and author are read from."""

    tree: "HtmlElement"
    title: str
    address: str
    linked: list[LinkedArticle]
    near: list["HtmlElement"]  # the short elements around the heading

    def own_articles(self) -> list[LinkedArticle]:
        """The articles of its linked data that are this page's."""
        return [article for article in self.linked if article.is_of(self.title, self.address)]


def read_about(tree: "HtmlElement", title: str, address: str) -> About:
    """Look up what a page says; `title` and `address` are its own."""
    linked, near = find_linked_articles(tree), list(head_elements(tree, title))
    return About(tree, title, address, linked=linked, near=near)


def main_heading(tree: "HtmlElement", title: str) -> "HtmlElement | None":
    """The heading that says the page's title, else the first of the first level."""
    first = list(tree.iter("h1"))
    for heading in (*first, *tree.iter("h2")):
        if title and same_words(heading.text_content(), title):
            return heading
    return first[0] if first else None


def head_elements(tree: "HtmlElement", title: str) -> Iterator["HtmlElement"]:
    """The short elements around the heading, up to the article's first long paragraph."""
    heading = main_heading(tree, title)
    if heading is None:
        return
    elements = list(tree.iter())
    place = elements.index(heading)
    yield from _short(reversed(elements[max(0, place - MOST_BEFORE) : place]), stops=False)
    yield from _short(elements[place + 1 : place + 1 + MOST_BEHIND], stops=True)


def _short(elements, *, stops: bool) -> Iterator["HtmlElement"]:
    for element in elements:
        if not isinstance(element.tag, str) or element.tag in ("script", "style"):
            continue
        if element.tag == "time" or element.get("datetime"):
            if not _is_apart(element):
                yield element
            continue
        length = len(element.text_content())
        if stops and element.tag == "p" and length > LONG_PARAGRAPH:
            return
        if length <= LONGEST_LINE and not _is_apart(element):
            yield element


def _is_apart(element: "HtmlElement") -> bool:
    return any(box.tag in APART for box in (element, *element.iterancestors()))
