"""Who wrote a page's article, without what stands around the names.

Names come from what the publisher declares (linked data, metadata), then from the links and lines
around the heading, then from the one byline of the page. What is no name of a person or a body (a
label, a time, a counter, the site, a desk, who took the picture) is left out, and with doubt the
author is unknown. A template declares its own author for each page; so one in the metadata is taken
where the page shows that name, or where it is an article that shows none.
"""

import json
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from html import unescape
from itertools import chain
from typing import Any
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from generator.read.metadata import is_web_address
from generator.read.page.head import (
    APART,
    NO_LINES,
    UNSHOWN,
    About,
    is_apart,
    named_metadata,
)
from generator.read.page.linked_data import listed, same_words
from generator.read.page.tree import line_of
from generator.read.page.written_day import read_written
from generator.read.text import clean_line
from generator.word_lists import forenames, read_pattern, read_words

AUTHOR_NAMES = read_words("pages")["metadata: author"]
LABEL = re.compile(rf"(?i)^\W*(?:{read_pattern('pages', 'labels of authors')})\b[:\s]+")
# Where a name ends and something else begins: a day, a clock, a title of the job, an address.
BEHIND = re.compile(
    r"(?i)(?:[|•·–—/→»]|\s-\s|\.\s+\w+:|\(|\d"
    rf"|\b(?:{read_pattern('pages', 'behind names')})\b).*$"
)
SEPARATORS = re.compile(r"([;,&]|\b(?:(?i:and)|und|et|y|with)\b)")
NO_NAME = re.compile(
    rf"(?i)\b(?:{read_pattern('pages', 'no names')})\b"
    r"|[@/<>{}\[\]|=:→…?!]|https?(?::|$)|www\.|\.(?:com|de|org|net|co)\b|\d"
)
# A word of a name: an abbreviated one has few letters.
ENDS_AS_A_SENTENCE = re.compile(r"[^\W_]{4}\.(?:\s|$)")
LONG_ENOUGH = re.compile(r"[^\W\d_]{3}")  # a name is not of initials alone
NOT_FIRST = frozenset(read_words("pages")["not first in a name"])
NOT_LAST = {"on", "in", "at", "à", "of", "from", "the", "de"}
# "AuthorAnn", "ReedShare"
RUN_TOGETHER = re.compile(r"[^\W\d_]{2}[a-zà-ÿ](?<!Mac)(?<!Fitz)[A-Z]")
ADDRESS = re.compile(r"https?:|www\.")
LONGEST_NAME = 5  # words
MOST_NAMES = 6
PARTICLES = frozenset(read_words("pages")["particles"])
# What begins the line that names the author, wherever on the page it stands.
OF_AUTHOR = re.compile(
    r"(?i)^\W*(?:(?:authors?|autor(?:in|en|innen)?|auteure?s?|autora?|text|words)\s*:"
    r"|autor(?:in|en|innen)? (?=(?-i:[A-Z]))|(?:written|story|words|text) by |text von "
    r"|(?:an?|eine?) (?:article|artikel|beitrag) (?:by|von) )"
)
# "Ann Reed | 5 May 2024", "5 May 2024 - Ann Reed"
ONLY_DAY = re.compile(
    r"(?i)\d[\d.:/ -]*|[^\W\d_]{3,12}\b\.?|,|\b(?:at|am|um|uhr|[ap]\.?m\.?|of|de)\b\.?"
)
PARTED = re.compile(r"(?<!\s)\s++(?:[/–—-]\s++|[|•·]\s*+)|[|•·]\s*+")
LONGEST_BYLINE = 150  # characters of a piece of text in which an author is named
SHORTEST_HOST = 5  # letters of a name that is a part of the site's
# Boxes with the names of others.
OTHERS = re.compile(
    rf"(?i)(?:^|[\s_-])(?:{read_pattern('pages', 'boxes of other names')})(?:$|[\s_-])"
)


def find_authors(about: About, *, publisher: str) -> str:
    """The names of those who wrote the article, with "; " between them; "" where none is sure."""
    for written in _find_written(about):
        names = list(dict.fromkeys(name for text in written for name in read_names(text)))
        names = [name for name in names if not _is_the_site(name, publisher, about.address)]
        if names:
            return "; ".join(_shortest(names)[:MOST_NAMES])
    return ""


def _find_written(about: About) -> Iterator[Iterable[str]]:
    """Find what each place that names authors has of them, the surest place first."""
    yield _from_linked_data(about)
    shown, hidden = _from_metadata(about)
    yield shown
    near = [element for element in about.near if not is_apart(element, about.around, OTHERS)]
    beside = _from_head(near)
    yield beside
    if not beside and _is_declared_article(about.tree):
        yield hidden
    yield _only_byline(about)


def _is_the_site(name: str, publisher: str, address: str) -> bool:
    """Tell whether a name is that of the site, or the host's without its spaces."""
    return is_in_its_name(name, publisher, address) or same_words(name, publisher)


def is_in_its_name(name: str, publisher: str, address: str) -> bool:
    letters = _letters(name)
    host = _letters(urlsplit(address).netloc) if is_web_address(address) else ""
    return len(letters) >= SHORTEST_HOST and (letters in host or letters in _letters(publisher))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _is_declared_article(tree: HtmlElement) -> bool:
    """Tell whether the page's own metadata say that it is an article."""
    return bool(
        tree.xpath(
            "//meta[@property='og:type' and @content='article']"
            "|//meta[@property='article:published_time']"
        )
    )


def _shortest(names: list[str]) -> list[str]:
    """Give the names without those that are another with more behind it."""
    return [
        name
        for name in names
        if not any(name != other and name.startswith(f"{other} ") for other in names)
    ]


def read_names(text: str) -> Iterator[str]:
    """Read the names in a byline; nothing of one that is no list of names."""
    text = LABEL.sub("", clean_line(unescape(text)))
    parts = SEPARATORS.split(text)
    marked = list(zip(["", *parts[1::2]], parts[::2], strict=True))
    if any(_is_prose(part) for mark, part in marked if mark not in (",", ";")):
        return
    has_name = is_behind = False
    for mark, part in marked:
        name = _name_in(LABEL.sub("", part))
        # Behind a comma stands the job, and behind that for whom it is done.
        is_behind = mark == "," and (is_behind or (has_name and not name))
        if name and not is_behind:
            has_name = True
            yield name


def _name_in(part: str) -> str:
    """Give the name that a part of a byline is; "" where it is none."""
    name = _said_once(BEHIND.sub("", part).strip(" .,:*-()~"))
    if not _is_name(name) or _is_an_office(name, BEHIND.search(part)):
        return ""
    return name.title() if name.isupper() else name


def _is_an_office(name: str, behind: re.Match[str] | None) -> bool:
    """Tell whether words behind it make of a name where they work: "Antrim Court Reporter"."""
    has_word = behind is not None and behind[0][0].isalpha()
    return has_word and name.split()[0].title() not in forenames()


def _is_prose(part: str) -> bool:
    """Tell whether a piece of a byline goes on as a sentence does: "Syrian defence ministries"."""
    words = BEHIND.sub("", LABEL.sub("", part)).split()
    small = [word for word in words if word[0].islower() and word not in PARTICLES]
    return bool(small) and words[0][0].isupper()


def _said_once(name: str) -> str:
    """Give a name without its repetition, as pages have it behind the picture of who wrote them."""
    words = name.split()
    half = len(words) // 2
    return " ".join(words[:half]) if half and words[:half] * 2 == words else name


def _is_name(name: str) -> bool:
    words = name.split()
    if not 2 <= len(words) <= LONGEST_NAME or NO_NAME.search(name) or RUN_TOGETHER.search(name):
        return False
    if ENDS_AS_A_SENTENCE.search(name) or not LONG_ENOUGH.search(name):
        return False
    if words[0].lower() in NOT_FIRST or words[-1].lower() in NOT_LAST:
        return False
    return all(not word[0].islower() or word.lower() in PARTICLES for word in words)


def _from_linked_data(about: About) -> list[str]:
    """Give the authors that the article names, or refers to where the page shows them.

    Whom it refers to is often who put the article into the system.
    """
    for article in about.own_articles() or about.linked[:1]:
        if article.values:
            referred = list(_persons(list(article.referred)))
            own = list(_persons(article.values.get("author")))
            return own + (referred if _are_shown(referred, about.tree) else [])
    return []


def _persons(value: Any) -> Iterator[str]:
    for author in listed(value):
        if isinstance(author, str) and author.lstrip().startswith("{"):
            with suppress(ValueError, RecursionError):  # an object, written as a text
                yield from _persons(json.loads(author))
        elif isinstance(author, str):
            yield author
        elif isinstance(author, dict) and author.get("@type", "Person") != "Organization":
            names = author.get("name")
            yield from (name for name in listed(names) if isinstance(name, str))


def _from_metadata(about: About) -> tuple[list[str], list[str]]:
    """The names that the metadata give: those that the page shows, and those that it does not."""
    found: dict[str, list[str]] = {}
    for name, content in named_metadata(about.tree):
        if name in AUTHOR_NAMES and not ADDRESS.search(content) and _has_name(content):
            found.setdefault(name, []).append(content)
    names = next((found[name] for name in AUTHOR_NAMES if name in found), [])
    if not names:
        return [], []
    return (names, []) if _are_shown(names, about.tree) else ([], names)


def _are_shown(texts: list[str], tree: HtmlElement) -> bool:
    """Tell whether the page shows one of the names in these texts."""
    names = [name.casefold() for text in texts for name in read_names(text)]
    lines = "\n".join(_short_texts(tree)) if names else ""
    return any(name in lines for name in names)


def _short_texts(tree: HtmlElement) -> Iterator[str]:
    """The short pieces of text that the page shows outside of what stands apart, in lower case."""
    apart: set[HtmlElement] = set()
    for element in tree.iter():
        is_apart = element.getparent() in apart or element.tag in (*APART, *UNSHOWN)
        if is_apart or not isinstance(element.tag, str):
            apart.add(element)
        elif element.text and len(element.text) <= LONGEST_BYLINE:
            yield " ".join(element.text.casefold().split())
        tail = element.tail or ""
        if tail and element.getparent() not in apart and len(tail) <= LONGEST_BYLINE:
            yield " ".join(tail.casefold().split())


def _has_name(text: str) -> bool:
    return any(read_names(text))


def _from_head(near: list[HtmlElement]) -> list[str]:
    """Links that are named as the author's near the heading, then lines that begin with "By"."""
    lines = {element: line_of(element) for element in near}
    for is_byline in SIGNS:
        written = [line for element, line in lines.items() if is_byline(element, line)]
        if names := list(filter(_has_name, written)):
            return names
    return list(dict.fromkeys(chain.from_iterable(map(_beside_day, lines.values()))))


def _beside_day(line: str) -> Iterator[str]:
    """Yield the names in a line of names and a day, parted by bars, and of nothing else.

    A section or a town may stand there as well: a name begins with a forename.
    """
    if len(line) > LONGEST_BYLINE:
        return
    parts = list(filter(None, PARTED.split(line)))
    days = list(filter(read_written, parts))
    if days and not any(ONLY_DAY.sub("", day).strip() for day in days):
        others = (part for part in parts if part not in days)
        yield from (name for name in others if _is_name(name) and name.split()[0] in forenames())


def _only_byline(about: About) -> list[str]:
    """Give the one byline of all elements of the page that are named as its author's."""
    found = {}
    for element in about.tree.iter():
        if not isinstance(element.tag, str) or element.tag in NO_LINES:
            continue
        line = line_of(element)
        if len(line) > LONGEST_BYLINE:
            continue
        is_named = _is_linked(element) or _is_named(element) or OF_AUTHOR.match(line)
        if is_named and not is_apart(element, about.around, OTHERS):
            names = tuple(read_names(line))
            found.update({names: line} if names else {})
    return list(found.values()) if len(found) == 1 else []


def _is_linked(element: HtmlElement, line: str = "") -> bool:
    return "author" in element.get("rel", "")


def _is_named(element: HtmlElement, line: str = "") -> bool:
    named = f"{element.get('class', '')} {element.get('itemprop', '')}".lower()
    return "author" in named or "byline" in named


def _is_labelled(element: HtmlElement, line: str) -> bool:
    return len(line) < 80 and LABEL.match(line) is not None


SIGNS = (_is_linked, _is_named, _is_labelled)  # of a byline, the surest first
