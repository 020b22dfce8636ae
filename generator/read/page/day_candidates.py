"""The days that a web page names where a day of publication may stand, each with a weight."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from lxml.html import HtmlElement

from generator.read.page.day_lines import read_dateline
from generator.read.page.head import LONGEST_LINE, About, dated_elements, named_metadata, names_of
from generator.read.page.tree import line_of
from generator.read.page.written_day import WrittenDay, read_written
from generator.word_lists import read_pattern, read_words

# What publishers call the day of publication in <meta>: Open Graph and schema.org are filled in by
# the publisher's own system; Dublin Core and the rest often by a template.
SURE_NAMES = read_words("pages")["metadata: published"]
# And with a prefix of the publisher's own.
SURE_END = re.compile(r"[.:_-](?:pub|publish|published|publication)[_-]?(?:date|time)$")
OTHER_NAMES = read_words("pages")["metadata: perhaps published"]
CHANGED_NAMES = frozenset(read_words("pages")["metadata: changed"])

IN_ADDRESS = re.compile(r"/(20\d\d|19[89]\d)[/-]?(0?[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?!\d)")
DAY_IN_ADDRESS = re.compile(
    r"(?<!\d)(0[1-9]|[12]\d|3[01])[-.]?(0[1-9]|1[0-2])[-.]?(20[012]\d)(?!\d)"
)
CHANGED_WORDS = re.compile(rf"(?i)\b(?:{read_pattern('pages', 'changed')})\b")
PUBLISHED_WORDS = re.compile(
    rf"(?i)\b(?:{read_pattern('pages', 'published')})\b|^\s*(?:date|datum|fecha|data)\s*:"
)
PUBLISHED_CLASS = re.compile(r"(?i)publi|pubdate|posted|entry-date|post-?date|date|time|dateline")
CHANGED_CLASS = re.compile(
    r"(?i)updat|modif|edit(?!or)|chang|comment|related|teaser|sidebar|widget"
)

SCRIPT_DAY = re.compile(
    r"(?i)[\"']?(?:date_?published|publish(?:ed)?_?(?:date|at|on|time)|pub_?date|publishing_?date)"
    r"[\"']?\s*[:=]\s*[\"']([^\"']{8,40})[\"']"
)
SHORTEST_SENTENCE = 8  # words; "Posted on 5 December 2024." is none
LABELLED = ("p", "div", "span", "small", "li", "h3", "h4", "h5", "h6", "dt", "b", "strong", "em")
LONG_LINE = 60  # characters; a shorter line says little more than a day

WEAKEST = "other metadata"  # often of the last change
PERHAPS = 2.5  # the weight of a day that may be that of the last change


class Candidate(NamedTuple):
    """A day that a page names, with how sure it is that it is the day of publication."""

    day: date
    weight: float
    where: str  # for people
    is_universal: bool = False  # written as a moment in UTC, so the publisher's day may be another


def find_candidates(about: About) -> tuple[Candidate, ...]:
    """Find the days of all places that name one."""
    tree = about.tree
    return (
        *_from_linked_data(about),
        *_from_metadata(tree),
        *_from_head(about),
        *_from_classes(about),
        *_from_labels(tree),
        *_from_scripts(tree),
        *_from_address(tree, about.address),
        *_candidate(read_dateline(about), 4, "dateline"),
    )


def _candidate(written: WrittenDay | None, weight: float, where: str) -> Iterator[Candidate]:
    if written:
        yield Candidate(written.day, weight, where, written.is_universal)


def _from_linked_data(about: About) -> Iterator[Candidate]:
    """The article of the page's JSON-LD; where it has several, the one that is this page's."""
    own = about.own_articles()
    alone = len({article.published for article in about.linked} - {""}) == 1
    for article in own or (about.linked if alone else ()):
        weight = 8 if article in own or article.is_article else 6
        yield from _candidate(read_written(article.published), weight, "linked data")


def _from_metadata(tree: HtmlElement) -> Iterator[Candidate]:
    named: dict[str, str] = {}
    for name, content in named_metadata(tree):
        named.setdefault(name, content)
    yield from _declared(named)
    told = {written.day for written in days_of_change(tree)}
    changed = {named[name] for name in CHANGED_NAMES if name in named}
    for name in filter(named.__contains__, OTHER_NAMES):
        written = read_written(named[name])
        is_changed = named[name] in changed or (written is not None and written.day in told)
        yield from _candidate(written, 1 if is_changed else PERHAPS, WEAKEST)


def _declared(named: dict[str, str]) -> Iterator[Candidate]:
    """What stands under names that say the day of publication; the first of them says it best."""
    sure = [name for name in SURE_NAMES if name in named]
    sure += [name for name in named if SURE_END.search(name) and name not in sure]
    for name in sure:
        yield from _candidate(read_written(named[name]), 8 if name == sure[0] else 5, "metadata")


def days_of_change(tree: HtmlElement) -> Iterator[WrittenDay]:
    """Yield the days that stand behind words for "changed", in their line or in the next."""
    for element in tree.iter(*LABELLED):
        if not CHANGED_WORDS.search(element.text or ""):
            continue
        line = line_of(element)
        if len(line) > LONG_LINE:
            continue
        following = element.getnext()
        behind = line if following is None else f"{line} {following.text_content()[:LONG_LINE]}"
        if written := read_written(" ".join(behind.split())):
            yield written


def _from_head(about: About) -> Iterator[Candidate]:
    """What stands around the article's heading: elements of time, and lines that show a day."""
    for element in about.near:
        yield from _from_element(element)
    yield from _candidate(read_written(about.title.rpartition("|")[2]), 2, "title")
    scoped = [
        element for element in about.tree.iter() if element.get("itemprop") == "datePublished"
    ]
    written = _of_one_day(read_written(_value(element)) for element in scoped)
    yield from _candidate(written, 7, "microdata")


def _from_element(element: HtmlElement) -> Iterator[Candidate]:
    named = f"{names_of(element)} {element.get('itemprop', '')}"
    line = line_of(element)
    is_changed = CHANGED_CLASS.search(named) or CHANGED_WORDS.search(line)
    share = 0.5 if is_changed else 1  # of its weight
    if not line:  # nobody sees it
        return
    if is_changed and (label := PUBLISHED_WORDS.search(line)):  # "Written: …, updated: …"
        yield from _candidate(read_written(line[label.end() :]), 6, "shown")
    elif written := read_written(_declared_at(element)):
        yield from _candidate(written, 6 * share, "time")
    elif not _is_sentence(line) and (written := read_written(line)):
        weight = 6 if PUBLISHED_CLASS.search(named) else 5 if len(line) < LONG_LINE else 3
        yield from _candidate(written, weight * share, "shown")


def _declared_at(element: HtmlElement) -> str:
    declared = element.get("datetime") or (element.tag == "abbr" and element.get("title"))
    return declared or ""


def _is_sentence(line: str) -> bool:
    return line[-1:] in (".", "!", "?") and len(line.split()) > SHORTEST_SENTENCE


def _from_classes(about: About) -> Iterator[Candidate]:
    """Yield the one day of all elements that are named as its day of publication."""
    named = about.tree.xpath("//*[contains(@class,'publi') or contains(@class,'entry-date')]")
    found = [_from_element(element) for element in named if len(element.text_content()) < 200]
    yield from _only_day(found, "class")
    yield from _only_day(map(_from_element, dated_elements(about)), "dated")


def _only_day(found: Iterable[Iterator[Candidate]], where: str) -> Iterator[Candidate]:
    days = [candidate for candidates in found for candidate in candidates]
    if len({candidate.day for candidate in days}) == 1:
        yield days[0]._replace(weight=5, where=where)


def _from_labels(tree: HtmlElement) -> Iterator[Candidate]:
    """Yield the one day that stands behind words for "published", wherever they stand."""
    elements = [
        element
        for element in tree.iter()
        if isinstance(element.tag, str) and element.tag not in ("script", "style")
    ]
    labels = [element for element in elements if PUBLISHED_WORDS.search(element.text or "")]
    behind = (_behind_label(label) or _behind_label(label.getparent()) for label in labels)
    found = [*behind, *map(_beside_label, elements)]
    yield from _candidate(_of_one_day(found), 5, "label")


def _beside_label(element: HtmlElement) -> WrittenDay | None:
    """The day that stands with the word for "published" behind an element, or is the element."""
    tail = " ".join((element.tail or "").split())
    label = PUBLISHED_WORDS.search(tail) if len(tail) <= LONG_LINE else None
    if not label:
        return None
    return read_written(tail[label.end() :]) or read_written(element.text_content()[:LONG_LINE])


def _from_scripts(tree: HtmlElement) -> Iterator[Candidate]:
    """Yield the one day that the page's own scripts call that of publication."""
    texts = (script.text or "" for script in tree.iter("script"))
    written = (read_written(match) for text in texts for match in SCRIPT_DAY.findall(text))
    yield from _candidate(_of_one_day(written), 5, "script")


def _of_one_day(found: Iterable[WrittenDay | None]) -> WrittenDay | None:
    """Give the last of those that are known, where all of them are of one day; else None."""
    known = {written.day: written for written in found if written}
    return known.popitem()[1] if len(known) == 1 else None


def _behind_label(element: HtmlElement | None) -> WrittenDay | None:
    """Give the day that a short element has behind a word for "published"."""
    line = "" if element is None else line_of(element)
    label = PUBLISHED_WORDS.search(line) if len(line) <= LONGEST_LINE else None
    if not label:
        return None
    behind = read_written(line[label.end() :][:LONG_LINE])
    return behind or read_written(line[max(0, label.start() - LONG_LINE) : label.start()])


def _value(element: HtmlElement) -> str:
    return element.get("datetime") or element.get("content") or element.text_content()


def addresses(tree: HtmlElement, address: str) -> tuple[str, ...]:
    links = tree.xpath("//link[@rel='canonical']/@href|//meta[@property='og:url']/@content")
    return (address, *links)


def _from_address(tree: HtmlElement, address: str) -> Iterator[Candidate]:
    for link in addresses(tree, address):
        if match := IN_ADDRESS.search(link):
            yield from _candidate(read_written("-".join(match.groups())), 6, "address")
        elif match := DAY_IN_ADDRESS.search(link):
            written = read_written("-".join(reversed(match.groups())))
            yield from _candidate(written, PERHAPS, "address")
