"""What a page carries that runs in its reader's browser, or comes from another host.

The policy in each page's head keeps it from running; here an editor is told where it stands. A page
is read as Python-Markdown makes it, so that code that only shows a script is none, and an attribute
list or a block that becomes one is.
"""

import re
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from generator.findings import Finding, Rule

if TYPE_CHECKING:
    from lxml.etree import _Element

# Elements that run something or lead a reader's browser elsewhere by themselves.
RUNNING = ("script", "object", "embed", "applet", "meta", "link", "base", "frame", "portal")
LOADED = {"src", "poster", "background"}
ADDRESSES = LOADED | {"href", "action", "formaction", "data", "ping", "to", "from", "values"}
CODE = re.compile(r"(?:javascript|vbscript|data):", re.IGNORECASE)
PICTURE = re.compile(r"data:image/", re.IGNORECASE)  # in <img> even a drawing runs nothing
OTHER_HOST = re.compile(r"(?:https?:)?//", re.IGNORECASE)
# What a page must hold for any of this to be in it, character references read and line breaks taken
# out.
SUSPECT = re.compile(
    rf"<\s*(?:{'|'.join(RUNNING)}|iframe)\b|\bon\w+\s*=|(?:javascript|vbscript|data):|///\s*html"
    r"|\bsrc\s*=|\bposter\s*=|\bbackground\s*=|!\[",
    re.IGNORECASE,
)
# Files beside the pages that a browser opens as pages.
HTML_PAGES = (".html", ".htm", ".xhtml", ".xht", ".shtml")
OPENED = (*HTML_PAGES, ".svg")  # files that a browser opens as something that may run
MEND = (
    "Take it out; or, where you trust all who edit, "
    "write allow_html: true under briefing in site_config.yml"
)
MEND_HOST = "Put a copy into content/ and name that: no page loads anything from another host"


def check_markup(text: str, as_html: Callable[[str], str | None]) -> Iterator[Finding]:
    """Find what in a page's Markdown runs or comes from elsewhere.

    `as_html` makes a page of it, or None where it can't.
    """
    read = unescape(text)
    if not SUSPECT.search(read) and not SUSPECT.search(re.sub(r"[\t\r\n]", "", read)):
        return
    made = as_html(text)
    yield from _check_html(text if made is None else made, text)


def check_file(text: str, path: str) -> Iterator[Finding]:
    """Find the same in a file beside the pages, a drawing or a page of HTML.

    It is one of those that are `OPENED`.
    """
    if path.endswith(HTML_PAGES):
        name, message = PurePosixPath(path).name, "a page of HTML may hold anything"
        yield Finding(1, rule=Rule.HTML, message=message, found=name, mend=MEND)
    else:
        yield from _check_html(text, text)


def _check_html(made: str, text: str) -> Iterator[Finding]:
    told = set()
    for element in _elements(made):
        for message, sign in _troubles(element):
            for line, found in _places(sign, text):
                if (line, message) not in told:
                    told.add((line, message))
                    mend = MEND_HOST if message.endswith("another host") else MEND
                    yield Finding(line, rule=Rule.HTML, message=message, found=found, mend=mend)


def _elements(made: str) -> "Iterator[_Element]":
    from lxml import etree, html  # few pages are suspect

    try:
        tree = html.fragment_fromstring(re.sub(r"<\?xml[^<>]*\?>", "", made), create_parent="div")
    except (etree.ParserError, ValueError):  # what no browser could read either
        return
    yield from (element for element in tree.iter() if isinstance(element.tag, str))


def _troubles(element: "_Element") -> Iterator[tuple[str, str]]:
    """Tell what is wrong with an element, and what to look for in the text it was made of."""
    tag = element.tag.casefold()
    sign = rf"<\s*{tag}\b|///\s*html\s*\|\s*{tag}\b"
    if tag in RUNNING:
        yield f"a page may not hold <{tag}>", sign
    if tag == "iframe" and _is_foreign_frame(element):
        yield "a page may not hold a frame of others", sign
    for name, value in element.attrib.items():
        yield from _troubles_of_attribute(tag, name.casefold().rpartition(":")[2], value)


def _is_foreign_frame(element: "_Element") -> bool:
    has_page = element.get("srcdoc") is not None
    return has_page or bool(OTHER_HOST.match(_address(element.get("src", ""))))


def _troubles_of_attribute(tag: str, name: str, value: str) -> Iterator[tuple[str, str]]:
    address = _address(value)
    is_picture = tag == "img" and PICTURE.match(address)
    if name.startswith("on"):
        yield f"a page may not hold {name}=, which runs", rf"\b{re.escape(name)}\s*="
    elif name in ADDRESSES and CODE.match(address) and not is_picture:
        scheme = address.partition(":")[0].casefold()
        yield f"a page may not hold an address that begins with {scheme}:", rf"{scheme}:"
    elif name in LOADED and tag != "iframe" and OTHER_HOST.match(address):
        yield "this comes from another host", re.escape(value.strip())


def _address(value: str) -> str:
    """An address as a browser reads it."""
    return re.sub(r"[\t\r\n]", "", value).strip("".join(map(chr, range(33))))


def _places(sign: str, text: str) -> Iterator[tuple[int, str]]:
    """The lines where something stands, as far as they can be told, else the first one."""
    lines = [(number, line.strip()) for number, line in enumerate(text.splitlines(), 1)]
    found = [
        (number, line)
        for number, line in lines
        if re.search(sign, _address(unescape(line)), re.IGNORECASE)
    ]
    yield from found or [(1, "")]
