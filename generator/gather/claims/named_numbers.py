"""Sentences that speak of a measure without being read as a figure of it: its number, its toll."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from generator.gather.claims.compared_sentences import Facts, Weights
from generator.gather.claims.figure_facts import FAMILIES, ComparedFigure, counted_of
from generator.gather.claims.same_words import NEGATION
from generator.gather.claims.told import Told
from generator.gather.measures.asides import NEIGHBOUR, PERIOD_ASIDE
from generator.gather.measures.measure_words import PERIOD, PLANNED
from generator.gather.sentences.stems import MEANT, content_words
from generator.model import Span
from generator.parse.figures.unvouched import REFUTED, is_denied

# A pattern for a number that comes on top of another.
MORE_OF = r"\b(?:another|further|additional) {0}\b|\b{0} (?:more|other|others|additional)\b"
TO_DO = re.compile(r"\bto [a-z]+ (?:some |about |around )?$")  # "to remove some | 2,970 houses"
DEATHS = FAMILIES[0]
TOLL = re.compile(
    r"\b(?:death |overall )?toll\b|\bnumber of (?:dead|deaths|casualties)\b", re.IGNORECASE
)
# A share, or a word, which may be what is counted: "57 of 114 (50%) districts".
BEHIND = re.compile(r"\s+(\(\d|[A-Za-z]+)")
PEOPLE = "people"
BARE = frozenset(map(MEANT.__getitem__, ("dead", "deceased", "the")))
FEWEST_SHARED = 6.0  # the weight of the words that a bare number shares with the measure


def bare_numbers(
    facts: Iterable[Facts], told: Iterable[Told], weights: Weights
) -> Iterator[tuple[Facts, Told]]:
    """Give sentences that name the number of one measure, without being read as a figure of it.

    Each is given with the figure whose sentence it shares most with: "the UN estimate of 670".
    """
    having = _by_number(told)
    for each in facts:
        for number in sorted(each.numbers & having.keys()):
            alike = having[number]
            is_read = any(each.passage.id in {part.id for part in one.passages} for one in alike)
            if is_read or _is_year(number) or not _names(number, each.passage.text):
                continue
            period = _period_of(number, each.passage.text)
            noun = _noun_behind(number, each.passage.text)
            meant = [
                (_shared(each, one, weights), one) for one in alike if _may_mean(one, period, noun)
            ]
            shared, best = max(
                meant, key=lambda pair: (pair[0], pair[1].place), default=(0.0, None)
            )
            if best and shared + weights[number] >= FEWEST_SHARED:
                yield each, best


def _names(number: str, text: str) -> bool:
    """Whether a sentence names a number, and neither adds it to another nor calls it false."""
    written = _written(number)
    return not (_is_of_others(written, text) or _is_refuted(written, text))


def _written(number: str) -> str:
    return f"{int(number):,}"


def _noun_behind(number: str, text: str) -> str:
    """Give what a sentence counts with a number; "" where it stands by itself: "rose to 934"."""
    found = BEHIND.match(text.partition(_written(number))[2])
    word = found[1] if found else ""
    return word if word == PEOPLE or MEANT[word] not in BARE else ""


def _may_mean(one: Told, period: str, noun: str) -> bool:
    """Whether no newer figure replaces one, and it is of the time and the noun that are told.

    "200 people" are not the dead: those were read as such.
    """
    counted = counted_of(one)
    figure = counted.reported.figure
    is_of_noun = noun in ("", figure.unit) and not (noun == PEOPLE and figure.term in DEATHS)
    is_of_time = period in ("", counted.measure.aside[PERIOD_ASIDE])
    return is_of_noun and is_of_time and not counted.is_replaced


def _period_of(number: str, text: str) -> str:
    """Give the time in which a sentence says that a number is reached: "over six months"."""
    before, _, behind = text.partition(_written(number))
    found = PERIOD.search(f"{before[-NEIGHBOUR:]}|{behind[:NEIGHBOUR]}")
    return " ".join(found[0].lower().split()) if found else ""


def _by_number(told: Iterable[Told]) -> dict[str, list[Told]]:
    """Give the figures of a hundred or more, by their numbers as digits."""
    found: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        value = counted_of(one).value
        if value >= 100 and value == int(value):
            found[str(int(value))].append(one)
    return found


def named_tolls(facts: Iterable[Facts], told: Iterable[Told]) -> Iterator[tuple[Facts, Told]]:
    """Give sentences that speak of somebody's toll, with the one number that these give for it.

    It stands in the same article: "the toll given by the government is far higher".
    """
    deaths = [one for one in told if counted_of(one).reported.figure.term in DEATHS]
    carrying = {passage.id for one in deaths for passage in one.passages}
    in_article: dict[str, list[Told]] = defaultdict(list)
    for one in deaths:
        if counted_of(one).measure.counter:
            in_article[one.facts.passage.article.id].append(one)
    for each in facts:
        if each.passage.id not in carrying and _speaks_of_toll(each.passage.text):
            counted = in_article.get(each.passage.article.id, ())
            yield from ((each, one) for one in _of_named(each, counted))


def _speaks_of_toll(text: str) -> bool:
    """Whether a sentence names a toll, and neither denies nor refutes it."""
    is_told = TOLL.search(text) is not None
    return is_told and not NEGATION.search(text) and not REFUTED.search(text)


def _of_named(facts: Facts, counted: Iterable[Told]) -> list[Told]:
    """Give the first figure of those whom a sentence names; none where they give several."""
    named = [one for one in counted if _names_counter(facts, counted_of(one))]
    named.sort(key=lambda one: one.place)
    return named[:1] if len({counted_of(one).value for one in named}) == 1 else []


def _names_counter(facts: Facts, counted: ComparedFigure) -> bool:
    """Whether a sentence names who counted."""
    if counted.reported.reporter:
        return counted.reported.reporter.key in facts.actors
    words = content_words(counted.reported.reporter_text)
    return bool(words) and words <= content_words(facts.passage.text)


def _is_of_others(number: str, text: str) -> bool:
    """Whether a number comes on top of another, or tells what is to be done."""
    before = text.partition(number)[0][-NEIGHBOUR:]
    is_ahead = PLANNED.search(before) or TO_DO.search(before)
    return bool(re.search(MORE_OF.format(number), text) or is_ahead)


def _is_refuted(number: str, text: str) -> bool:
    """Whether a sentence calls the number false: it stands behind nobody's count."""
    start = text.find(number)
    named = Span(start, start + len(number))
    return start >= 0 and is_denied(text, named, Span(0, len(text)))


def _is_year(number: str) -> bool:
    return len(number) == 4 and number[:2] in ("19", "20") and number != "2000"


def _shared(facts: Facts, one: Told, weights: Weights) -> float:
    return weights.sum(facts.features & one.facts.features)
