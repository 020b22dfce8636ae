"""Who counts a figure: somebody whom the article names, or the body whose own report it is."""

import re
from collections.abc import Iterable
from functools import cache

from generator.evidence import Reported
from generator.gather.measures.measure_words import COUNTING_BODY, HEARSAY, NEWS, OFFICIAL
from generator.parse.gazetteer.countries import country_of
from generator.spelling import normal_form, slug
from generator.word_lists import read_table

UNITED_NATIONS = "united-nations"

# "The official toll rose to 17": nobody is named, and it is the state's.
OFFICIAL_TOLL = re.compile(r"^The\s+official\s+(?:[a-z]+\s+){0,2}(?:toll|count|figure|tally)\b")
BOUND = re.compile(r"[;:.\"“”]\s|,\s+(?:the\s|$)")
SAYING = re.compile(
    r"[;.\"“”]|\b(?:said|says|told|reported|added)\b"
    r"|\bofficial\s+(?:death\s+)?(?:tolls?|figures?|numbers?|counts?|tall(?:y|ies)|estimates?)\b"
)
TITLE = 45  # code points around a name in which a title stands


def counter_of(reported: Reported) -> str:
    """Name who counts: an actor's key, or the article's own words for somebody; "" for neither.

    A body's own report that names nobody is its own count.
    """
    if reported.reporter:
        return reported.reporter.key
    words = reported.reporter_text
    if words and not HEARSAY.fullmatch(words):
        return normal_form(words)
    if OFFICIAL_TOLL.search(reported.passage.text):
        return "officials"
    publisher = reported.passage.article.publisher
    is_body = COUNTING_BODY.search(publisher) and not NEWS.search(publisher)
    return slug(publisher) if is_body and not words else ""


def are_of_one_house(one: str, other: str) -> bool:
    """Whether two counters are one, or one counts for the other: for the UN its agency."""
    return one == other or (UNITED_NATIONS in (one, other) and {one, other} <= _un_bodies())


def speak_apart(some: Iterable[str], others: Iterable[str]) -> bool:
    """Whether both are told by somebody, and by nobody of one house."""
    pairs = [are_of_one_house(one, other) for one in some for other in others]
    return bool(pairs) and not any(pairs)


def is_short_for(one: str, other: str) -> bool:
    """Whether the words for a counter without a name are those that the other's name ends with."""
    words, others = one.split(), other.replace("-", " ").split()
    return len(words) > 1 and others[-len(words) :] == words


@cache
def _un_bodies() -> frozenset[str]:
    """Give the keys of the bodies of which a form tells that they are of the United Nations."""
    rows = read_table("organisations")["organisation"]
    of_un = (row[0] for row in rows if any(form.startswith(("UN", "U.N.")) for form in row))
    return frozenset(map(slug, of_un))


def is_official(reported: Reported) -> bool:
    """Whether a state counts: the name says so, or the words beside it do."""
    name, span = reported.reporter_name, reported.figure.reported_span
    if OFFICIAL.search(name):
        return True
    if not span:
        return False
    text = reported.passage.article.text
    before = BOUND.split(text[max(0, span.start - TITLE) : span.start])[-1]
    behind = SAYING.split(text[span.end : span.end + TITLE])[0]
    titled = f"{before}{span.of(text)}{behind}"
    return bool(reported.reporter) and OFFICIAL.search(titled) is not None


def nations_of(name: str) -> frozenset[str]:
    """Give the countries that a counter's name names: of the Israeli army Israel."""
    words = re.findall(r"[A-Z][^\W_]+", name)
    return frozenset(filter(None, map(country_of, words)))
