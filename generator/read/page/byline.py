"""Who wrote a page's article, what it is called and who published it, without what is around it.

Names come from what the publisher declares (linked data, metadata), then from the links and lines
around the heading. What is no name (a label, a time, a counter, the site, a commenter) is left out,
and with doubt the author is unknown.
"""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from generator.read.page.head import About, main_heading
from generator.read.page.linked_data import same_words
from generator.read.text import clean_line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

AUTHOR_NAMES = (
    "author", "article:author", "byl", "parsely-author", "sailthru.author", "dc.creator",
    "dcterms.creator", "citation_author", "og:article:author", "article:author_name",
)  # fmt: skip
LABEL = re.compile(
    r"(?i)^\W*(?:(?:written|reported|posted|published|story|words|text"
    r"|words and pictures) by|by|von"
    r"|par|por|di|de|da|av|af|door|text(?:e|o)?|author|autor(?:in)?|auteur|interview"
    r"|view all posts by"
    r"|zum profil von|zeige alle beiträge von|artikel von|vom)\b[:\s]+"
)
# Where a name ends and something else begins: a day, a clock, a title of the job, an address.
BEHIND = re.compile(
    r"(?i)(?:[|•·–—/]|\s-\s|\(|\d|\b(?:updated|published|posted|share|follow|staff|special to"
    r"|correspondent|reporter|editor|contributor|for the|tiempo de lectura|lesezeit|stand\b|vor\b"
    r"|před\b|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|monday|tuesday|wednesday|thursday|friday|saturday"
    r"|sunday)\b).*$"
)
SEPARATORS = re.compile(r"[;,&]|\b(?:and|und|et|y|with)\b")
NO_NAME = re.compile(
    r"(?i)\b(?:admin|login|logged|account|subscribe|follow|username|webmaster|redaktion|redaction"
    r"|redacción|redazione|newsroom|news ?desk|desk|editorial|team|online|agenc(?:y|ies)"
    r"|staff|editors?"
    r"|gmbh|ltd|inc|llc|media|news|press|magazine|times|post|herald|journal|zeitung|nachrichten"
    r"|photos?|fotos?|videos?|programme|project|show|all|articles?|chefredakteur"
    r"|television|radio|comment(?:s|er)?|guest|anonymous|cookies?|name|null|undefined|none)\b"
    r"|[@/<>{}\[\]|]|https?:|www\.|\.(?:com|de|org|net|co)\b|\d"
)
# "AuthorAnn", "ReedShare"
RUN_TOGETHER = re.compile(r"[^\W\d_]{2}[a-zà-ÿ](?<!Mac)(?<!Fitz)[A-Z]")
LONGEST_NAME = 5  # words
MOST_NAMES = 6
PARTICLES = {
    "de", "da", "di", "du", "van", "von", "der", "den", "el", "al", "bin", "la", "le", "dos", "y",
}  # fmt: skip
SITE = re.compile(r"\s[|–—»·:-]\s|[|»]")  # what stands between a title and the site's name


def find_authors(about: About, *, publisher: str, extracted: str) -> str:
    """The names of those who wrote the article, with "; " between them; "" where none is sure.

    `extracted` is what trafilatura takes for them, which comes last.
    """
    for written in (
        _from_linked_data(about),
        _from_metadata(about.tree),
        _from_head(about.near),
        extracted.split(";"),
    ):
        names = list(dict.fromkeys(name for text in written for name in read_names(text)))
        names = [name for name in names if not same_words(name, publisher)]
        if names:
            return "; ".join(_shortest(names)[:MOST_NAMES])
    return ""


def _shortest(names: list[str]) -> list[str]:
    """The names without those that are another with more behind it."""
    return [
        name
        for name in names
        if not any(name != other and name.startswith(f"{other} ") for other in names)
    ]


def read_names(text: str) -> Iterator[str]:
    """The names in a byline; nothing of one that is no list of names."""
    text = LABEL.sub("", clean_line(text))
    for part in SEPARATORS.split(text):
        name = BEHIND.sub("", LABEL.sub("", part)).strip(" .,:*-")
        if _is_name(name):
            yield name.title() if name.isupper() else name


def _is_name(name: str) -> bool:
    words = name.split()
    if not 2 <= len(words) <= LONGEST_NAME or NO_NAME.search(name) or RUN_TOGETHER.search(name):
        return False
    return all(
        word[0].isupper() or word.lower() in PARTICLES or not word[0].isascii() for word in words
    )


def _from_linked_data(about: About) -> list[str]:
    for article in about.own_articles() or about.linked[:1]:
        if isinstance(article.values, dict):
            return list(_persons(article.values.get("author")))
    return []


def _persons(value: Any) -> Iterator[str]:
    for author in value if isinstance(value, list) else [value]:
        if isinstance(author, str):
            yield author
        elif isinstance(author, dict) and author.get("@type", "Person") != "Organization":
            name = author.get("name")
            yield from name if isinstance(name, list) else [str(name or "")]


def _from_metadata(tree: "HtmlElement") -> list[str]:
    found: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        found.setdefault(name, []).append(meta.get("content", ""))
    return next(
        (found[name] for name in AUTHOR_NAMES if any(map(_has_name, found.get(name, ())))), []
    )


def _has_name(text: str) -> bool:
    return any(read_names(text))


def _from_head(near: list["HtmlElement"]) -> Iterable[str]:
    """Links that are named as the author's near the heading, then lines that begin with "By"."""
    linked = [element for element in near if "author" in element.get("rel", "")]
    named = [element for element in near if _is_named(element)]
    lines = [
        element for element in near if LABEL.match(_line(element)) and len(_line(element)) < 80
    ]
    for elements in (linked, named, lines):
        names = [_line(element) for element in elements if _has_name(_line(element))]
        if names:
            return names
    return []


def _is_named(element: "HtmlElement") -> bool:
    named = f"{element.get('class', '')} {element.get('itemprop', '')}".lower()
    return "author" in named or "byline" in named


def _line(element: "HtmlElement") -> str:
    return " ".join(element.text_content().split())


def find_title(tree: "HtmlElement", declared: str, publisher: str) -> str:
    """The headline as the page shows it, where it is the one declared; without the site's name."""
    heading = main_heading(tree, declared)
    shown = clean_line(heading.text_content()) if heading is not None else ""
    if shown and (not declared or (same_words(shown, declared) and len(shown) <= len(declared))):
        return shown
    if shown and same_words(declared, publisher) and not same_words(shown, publisher):
        return shown
    parts = SITE.split(declared)
    if len(parts) > 1 and (same_words(parts[-1], publisher) or len(parts[-1].split()) < 4):
        end = declared.rfind(parts[-1])
        return declared[:end].rstrip(" |–—»·:-")
    return declared
