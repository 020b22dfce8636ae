"""A web page as a tree: bounded before it is parsed, and without what its readers don't see."""

import re

from lxml import etree
from lxml.html import HtmlElement

from generator.errors import UserError
from generator.read.limit import LARGEST_TEXT

INSTEAD = "Save the text as .txt instead"
# A long live page has 20,000 tags; what has far more would keep trafilatura busy for minutes.
MOST_TAGS = 100_000
MOST_ATTRIBUTES = 1_000  # of one tag; libxml2 compares each with all before it
MOST_IN_ALL = 300_000  # attributes; each costs 800 bytes of memory, and a long live page has 60,000
# Parts of one paragraph; a page of links has hundreds, and trafilatura's time is their square.
MOST_INLINE = 5_000
INLINE = {"a", "abbr", "b", "bdi", "cite", "code", "em", "font", "i", "mark", "q", "s", "small"}
INLINE |= {"del", "ins", "span", "strong", "sub", "sup", "tt", "u"}

# A tag with its attributes, as browsers read it: a quotation mark begins a value behind "=" alone.
TAG = re.compile(
    r"<([a-z][^\s/>]*+)"
    r"((?:[^>=]++|=\s*+\"[^\"]*+\"|=\s*+'[^']*+'|=)*+)",
    re.IGNORECASE,
)
VALUE = re.compile(r"=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>]*+)")
# Control characters and no characters, as they are or as numbers; two of them end a line.
CONTROL = re.compile(
    "[\0-\x08\x0e-\x1f\ufffe\uffff]"
    r"|&#(?:0*(?:[0-8]|1[4-9]|2\d|3[01]|6553[45])|x0*(?:[0-8ef]|1[0-9a-f]|fff[ef]))(?![\da-f]);?",
    re.IGNORECASE,
)
LINE_ENDS = re.compile(r"[\x0b\x0c]|&#(?:0*1[12]|x0*[bc])(?![\da-f]);?", re.IGNORECASE)
# In these, "<" begins no tag but that of their end.
UNPARSED = ("script", "style", "textarea", "title")

# What a reader doesn't see, or hears twice; a stylesheet's own rules are not read.
HIDDEN_TAGS = ("template", "noscript", "dialog")
HIDDEN_CLASSES = {"sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text"}
HIDDEN_STYLE = re.compile(
    r"\bdisplay\s*:\s*none\b"
    r"|\bvisibility\s*:\s*(?:hidden|collapse)\b",
    re.IGNORECASE,
)
ROOTS = ("html", "body")  # scripts show these once the page is ready
MARK = "hidden-from-readers"


def parse_page(text: str, where: str) -> HtmlElement | None:
    """Parse a page; None for what is no HTML.

    Raises `UserError` for a page too large to be that of one article.
    """
    check_size(text, where)
    text = without_controls(text)
    from trafilatura.utils import load_html  # slow to import: only a folder with web pages waits

    tree = load_html(text)
    if tree is not None:
        part_lines(tree)
    return tree


def part_lines(tree: HtmlElement) -> None:
    """Put white space where a line ends, so that words on two lines stay two."""
    for line_break in tree.iter("br"):
        line_break.tail = f"\n{line_break.tail or ''}"


def without_controls(text: str) -> str:
    """Give a text without what no tree of HTML can hold once it is changed."""
    return CONTROL.sub("", LINE_ENDS.sub("\n", text))


def check_size(text: str, where: str) -> None:
    """Raise `UserError` for HTML that would keep a parser busy for minutes."""
    if text.count("<") > MOST_TAGS:
        raise _too_much(where, f"more than {MOST_TAGS:,} tags")
    most, in_all = _count_attributes(text)
    if most > MOST_ATTRIBUTES:
        raise _too_much(where, f"a tag of more than {MOST_ATTRIBUTES:,} attributes")
    if in_all > MOST_IN_ALL:
        raise _too_much(where, f"more than {MOST_IN_ALL:,} attributes")


def drop_hidden(tree: HtmlElement) -> int:
    """Take out of the tree what readers of the page don't see, but not the text behind it.

    Returns the number of words in the paragraphs that were taken out.
    """
    for element in tree.iter(etree.Element):
        if element.tag not in ROOTS and _is_hidden(element):
            element.tag = MARK
    paragraphs = tree.xpath(f"//{MARK}//p")
    words = sum(len("".join(paragraph.itertext()).split()) for paragraph in paragraphs)
    etree.strip_elements(tree, MARK, with_tail=False)
    return words


def line_of(element: HtmlElement) -> str:
    """Give the text of an element, on one line."""
    return " ".join(element.text_content().split())


def take_out(element: HtmlElement) -> list[str]:
    """Take an element out of its tree, but not what follows it; its text, if it has any."""
    text = line_of(element)
    if element.getparent() is not None:
        element.drop_tree()
    return [text] if text else []


def check_text(tree: HtmlElement, where: str) -> None:
    """Raise `UserError` for a page of more text than an article has.

    trafilatura's time grows with the square of the text.
    """
    shown = (element for element in tree.iter(etree.Element) if element.tag not in UNPARSED)
    size = sum(len(element.text or "") for element in shown)
    size += sum(len(element.tail or "") for element in tree.iter())
    if size > LARGEST_TEXT:
        raise _too_much(where, f"{size / 1e6:.1f} MB of text")
    parts = max(sum(child.tag in INLINE for child in element) for element in tree.iter())
    if parts > MOST_INLINE:
        raise _too_much(where, f"a paragraph of {parts:,} links and words in bold")


def _too_much(where: str, found: str) -> UserError:
    return UserError(f"{where}: {found}, so no page of one article. {INSTEAD}")


def _is_hidden(element: HtmlElement) -> bool:
    if element.tag in HIDDEN_TAGS:
        return element.get("open") is None
    if element.get("hidden", "until-found") != "until-found":
        return True
    if element.get("aria-hidden") == "true":
        return True
    if not HIDDEN_CLASSES.isdisjoint(element.get("class", "").split()):
        return True
    return bool(HIDDEN_STYLE.search(element.get("style", "")))


def _count_attributes(text: str) -> tuple[int, int]:
    """Give the largest number of attributes that a tag has, and the number of all."""
    most = in_all = position = 0
    while tag := TAG.search(text, position):
        name, attributes = tag.groups()
        number = len(VALUE.sub(" ", attributes).replace("/", " ").split())
        most = max(most, number)
        in_all += number
        position = _end_of_unparsed(text, name.lower(), tag.end())
    return most, in_all


def _end_of_unparsed(text: str, name: str, position: int) -> int:
    """Tell where the next tag may begin behind the tag of this name.

    A tag whose text is not parsed, and that is never closed, takes in all the rest.
    """
    if name not in UNPARSED:
        return position
    end = re.compile(rf"</{name}", re.IGNORECASE).search(text, position)
    return end.start() if end else len(text)
