"""A web page as a tree: bounded before it is parsed, and without what its readers don't see."""

import re
from typing import TYPE_CHECKING

from generator.errors import UserError

if TYPE_CHECKING:
    from lxml.html import HtmlElement

INSTEAD = "Save the text as .txt instead"
MOST_TAGS = 100_000  # a long live page has 20,000; what has far more would keep trafilatura busy for minutes
MOST_ATTRIBUTES = 1_000  # of one tag; libxml2 compares each with all before it

# A tag with its attributes, read as browsers do: only behind "=" does a quotation mark begin a value.
TAG = re.compile(r"<([a-z][^\s/>]*+)((?:[^>=]++|=\s*+\"[^\"]*+\"|=\s*+'[^']*+'|=)*+)", re.IGNORECASE)
VALUE = re.compile(r"=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>]*+)")
UNPARSED = ("script", "style", "textarea", "title")  # in these, "<" begins no tag but that of their end

# What a reader doesn't see, or hears twice; a stylesheet's own rules are not read.
HIDDEN_TAGS = ("template", "noscript", "dialog")
HIDDEN_CLASSES = {"sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text"}
HIDDEN_STYLE = re.compile(r"\bdisplay\s*:\s*none\b|\bvisibility\s*:\s*(?:hidden|collapse)\b", re.IGNORECASE)
ROOTS = ("html", "body")  # scripts show these once the page is ready
MARK = "hidden-from-readers"


def parse_page(text: str, where: str) -> "HtmlElement | None":
    """Parse a page, or give None for what is no HTML. Raises `UserError` for a page too large to be one article's."""
    check_size(text, where)
    from trafilatura.utils import load_html  # slow to import: only a folder with web pages waits for it

    return load_html(text)


def check_size(text: str, where: str) -> None:
    """Raise `UserError` for HTML that would keep a parser busy for minutes."""
    if text.count("<") > MOST_TAGS:
        raise UserError(f"{where}: more than {MOST_TAGS:,} tags, so no page of one article. {INSTEAD}")
    if _most_attributes(text) > MOST_ATTRIBUTES:
        found = f"a tag of more than {MOST_ATTRIBUTES:,} attributes"
        raise UserError(f"{where}: {found}, so no page of one article. {INSTEAD}")


def drop_hidden(tree: "HtmlElement") -> None:
    """Take out of the tree what readers of the page don't see. The text behind each element stays."""
    from lxml import etree

    for element in tree.iter(etree.Element):
        if element.tag not in ROOTS and _is_hidden(element):
            element.tag = MARK
    etree.strip_elements(tree, MARK, with_tail=False)


def _is_hidden(element: "HtmlElement") -> bool:
    if element.tag in HIDDEN_TAGS:
        return element.get("open") is None
    if element.get("hidden", "until-found") != "until-found" or element.get("aria-hidden") == "true":
        return True
    classes = element.get("class")
    if classes and not HIDDEN_CLASSES.isdisjoint(classes.split()):
        return True
    return bool(HIDDEN_STYLE.search(element.get("style", "")))


def _most_attributes(text: str) -> int:
    """The number of attributes of the tag that has the most of them."""
    most = position = 0
    while tag := TAG.search(text, position):
        name, attributes = tag.groups()
        if len(attributes) > MOST_ATTRIBUTES:
            most = max(most, len(VALUE.sub(" ", attributes).replace("/", " ").split()))
        position = _end_of_unparsed(text, name.lower(), tag.end())
    return most


def _end_of_unparsed(text: str, name: str, position: int) -> int:
    """Where the next tag may begin behind the tag of this name; one that is never closed takes in all the rest."""
    if name not in UNPARSED:
        return position
    end = re.compile(rf"</{name}", re.IGNORECASE).search(text, position)
    return end.start() if end else len(text)
