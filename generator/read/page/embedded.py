"""The text of an article that lies in the data of a page alone, which a script would show.

Of linked data it is the `articleBody`; of other data (`__NEXT_DATA__`, what scripts assign to a
name of the window) the longest text of an object that has the page's own title. It is taken where
the page itself shows clearly less.
"""

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from lxml.html import HtmlElement

from generator.read.page.head import About
from generator.read.page.linked_data import LinkedArticle, common_words, same_words, walk_objects
from generator.word_lists import read_pattern, read_words

FEWEST_WORDS = 60  # of a text that is taken
TIMES_MORE = 2  # than the page shows
ASSIGNED = re.compile(r"\b(?:window\.)?[\w.$]{3,60}\s*=\s*(?=\{)")
MOST_ASSIGNED = 6  # of one script
DEEPEST, MOST_NODES = 40, 60_000
FEWEST_OF_TITLE = 3  # words in common
# Where an object has its text, the likeliest first; a page of blocks has them in lists of lists.
TEXT_KEYS = read_words("pages")["data of a text"]
INLINE_KEYS = ("children", "spans", "fragments")
OTHERS = re.compile(rf"(?i){read_pattern('pages', 'data of others')}")
TAGS = re.compile(r"<(?:p|br|div|h\d|ul|blockquote)\b", re.IGNORECASE)


class Embedded(NamedTuple):
    """A text of the article in a page's data, which is HTML or lines; "" where there is none."""

    text: str = ""
    where: str = ""  # for people

    def is_more_than(self, paragraphs: list[str]) -> bool:
        """Tell whether the text has clearly more than the paragraphs that the page shows."""
        shown = sum(_count_words(paragraph) for paragraph in paragraphs)
        return _count_words(self.text) >= max(FEWEST_WORDS, TIMES_MORE * shown)


def find_embedded(about: About) -> Embedded:
    """Find the longest text of the page's own article in its data."""
    articles = about.own_articles() or (about.linked if len(about.linked) == 1 else [])
    texts = [Embedded(_body(article), "linked data") for article in articles]
    texts += [
        Embedded("\n\n".join(_paragraphs(node, depth=0)), "data of its scripts")
        for data in _data_of_scripts(about.tree)
        for node in walk_objects(data, deepest=DEEPEST, most=MOST_NODES)
        if _has_title(node, about.title)
    ]
    return max(texts, key=lambda found: _count_words(found.text), default=Embedded())


def _body(article: LinkedArticle) -> str:
    body = article.values.get("articleBody", "")
    return body if isinstance(body, str) else ""


def _count_words(text: str) -> int:
    return len(re.sub(r"<[^<>]*+>", " ", text).split())


def _data_of_scripts(tree: HtmlElement) -> Iterator[Any]:
    for script in tree.iter("script"):
        text, kind = (script.text or "").strip(), script.get("type", "")
        if "ld+json" in kind or len(text) < FEWEST_WORDS:
            continue
        starts = [0] if "json" in kind else [match.end() for match in ASSIGNED.finditer(text)]
        for start in starts[:MOST_ASSIGNED]:
            try:
                yield json.JSONDecoder(strict=False).raw_decode(text, start)[0]
            except (ValueError, RecursionError):
                continue


def _has_title(node: dict, title: str) -> bool:
    for key, value in node.items():
        is_title = "title" in key.lower() or "headline" in key.lower()
        if is_title and isinstance(value, dict):  # {"headlines": {"basic": "…"}}
            value = next((text for text in value.values() if isinstance(text, str)), "")
        if is_title and isinstance(value, str) and same_words(value, title):
            return common_words(value, title) >= FEWEST_OF_TITLE
    return False


def _paragraphs(value: Any, *, depth: int) -> Iterator[str]:
    """Yield the paragraphs of a text, of an object that has one, or of a list of these."""
    if depth > DEEPEST:
        return
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _paragraphs(item, depth=depth + 1) if not isinstance(item, str) else [item]
    elif isinstance(value, dict) and not _is_of_others(value):
        yield from _text_of(value, depth)


def _text_of(node: dict, depth: int) -> Iterator[str]:
    """Yield the text under the first of the known keys that has one."""
    for key in TEXT_KEYS:
        found = list(_paragraphs(node[key], depth=depth + 1)) if node.get(key) else []
        if key in INLINE_KEYS and found and all(map(_is_inline, node[key])):
            found = ["".join(found)]
        if any(" " in text for text in found):
            yield from found
            return


def _is_inline(item: Any) -> bool:
    """Tell whether an item is a piece of a paragraph: a text, or an object with nothing but one."""
    if isinstance(item, str):
        return True
    text = item.get("text", item.get("value")) if isinstance(item, dict) else None
    return isinstance(text, str) and not TAGS.search(text)


def _is_of_others(node: dict) -> bool:
    kinds = (node.get(key) for key in ("type", "_type", "__typename", "kind", "name", "component"))
    return any(isinstance(kind, str) and OTHERS.search(kind) for kind in kinds)
