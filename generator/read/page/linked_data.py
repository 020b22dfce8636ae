"""What a page says of its articles in JSON-LD, as search engines read it (schema.org)."""

import json
import re
from collections import deque
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import Any
from urllib.parse import urlsplit

from lxml.html import HtmlElement

ARTICLE_TYPE = re.compile(r"(?:Article|BlogPosting|Posting|Report|Review|Interview|NewsStory)$")
# What a page says of others: lists of stories, films, what it links to.
OTHERS = {
    "itemListElement", "hasPart", "isPartOf", "video", "image", "mentions", "citation", "about",
    "relatedLink", "review", "comment", "publisher", "author", "subjectOf", "associatedMedia",
}  # fmt: skip
DEEPEST, MOST_NODES = 12, 2_000
ONE_PUBLISHED = re.compile(r"[\"']datePublished[\"']\s*:\s*[\"']([^\"']{8,40})[\"']")
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class LinkedArticle:
    """An article, or another object with a day of publication."""

    published: str
    headline: str = ""
    address: str = ""
    is_article: bool = False  # of a type that is one of news or of a blog
    values: Mapping[str, Any] = field(default_factory=dict)  # of the whole object
    referred: tuple[Mapping[str, Any], ...] = ()  # its authors that stand elsewhere in the data

    def is_of(self, title: str, address: str) -> bool:
        """Tell whether it is the article of the page, by its headline or its address."""
        if self.address and address and same_address(self.address, address):
            return True
        return bool(self.headline and title) and same_words(self.headline, title)


def find_linked_articles(tree: HtmlElement) -> list[LinkedArticle]:
    """Find the articles of the page's JSON-LD, but those of others; else what names a day."""
    scripts = [script for script in tree.iter("script") if "ld+json" in script.get("type", "")]
    found = [article for script in scripts for article in _articles_in(script.text or "")]
    return [article for article in found if article.is_article] or found


def _articles_in(text: str) -> list[LinkedArticle]:
    """Give what one piece of a page's JSON-LD says of articles, or of the day of one."""
    try:
        data = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        text = unescape(text)  # some templates escape it once too often
        return [LinkedArticle(match) for match in ONE_PUBLISHED.findall(text)[:1]]
    nodes = list(walk_objects(data, deepest=DEEPEST, most=MOST_NODES, passed_over=OTHERS))
    named = {str(node["@id"]): node for node in nodes if "@id" in node and "name" in node}
    return [
        _read(node, named)
        for node in nodes
        if isinstance(node.get("datePublished"), str | int) or _is_article(node)
    ]


def walk_objects(
    data: Any, *, deepest: int, most: int, passed_over: Container[str] = ()
) -> Iterator[dict]:
    """Yield the objects of a page's data, outermost first; bounded, since a page may hold anything.

    No more than `most` values are looked at, and none under the keys that are passed over.
    """
    waiting, seen = deque([(data, 0)]), 0
    while waiting and seen < most:
        value, depth = waiting.popleft()
        seen += 1
        if depth > deepest:
            continue
        if isinstance(value, list):
            waiting += [(item, depth + 1) for item in value]
        elif isinstance(value, dict):
            yield value
            waiting += [(item, depth + 1) for key, item in value.items() if key not in passed_over]


def _read(node: dict, named: Mapping[str, dict]) -> LinkedArticle:
    """Read an object; `named` are those that others refer to by their "@id", as to an author."""
    people = (one for one in listed(node.get("author")) if isinstance(one, dict))
    ids = (str(one.get("@id")) for one in people if "name" not in one)
    return LinkedArticle(
        published=str(node.get("datePublished", "")),
        headline=str(node.get("headline") or node.get("name") or ""),
        address=_address(node),
        is_article=_is_article(node),
        values=node,
        referred=tuple(named[id] for id in ids if id in named),
    )


def _address(node: dict) -> str:
    main = node.get("mainEntityOfPage") or node.get("url") or node.get("@id") or ""
    address = main.get("@id", "") if isinstance(main, dict) else main
    return address if isinstance(address, str) else ""


def _is_article(node: dict) -> bool:
    kinds = listed(node.get("@type"))
    return any(isinstance(kind, str) and ARTICLE_TYPE.search(kind) for kind in kinds)


def listed(value: Any) -> list:
    """Give the values under a key of linked data, which holds one or a list of them."""
    return value if isinstance(value, list) else [value]


def same_address(one: str, other: str) -> bool:
    """Tell whether two addresses are of one page: the same path, and not the home page's."""
    try:
        paths = [urlsplit(address).path.rstrip("/") for address in (one, other)]
    except ValueError:
        return False
    return bool(paths[0]) and paths[0] == paths[1]


def same_words(one: str, other: str) -> bool:
    """Tell whether two headlines have most of their words in common."""
    common, shorter = common_words(one, other), min(map(len, map(_words, (one, other))))
    return bool(common) and common >= 0.7 * shorter


def common_words(one: str, other: str) -> int:
    """Count the words that two headlines have in common."""
    return len(_words(one) & _words(other))


def _words(text: str) -> set[str]:
    return set(WORD.findall(text.casefold()))
