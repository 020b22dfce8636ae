"""What a sentence tells with, so that sentences can be compared: words, names, places, numbers."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator

from generator.gather.compared_sentences import Days, Facts
from generator.gather.counters import nations_of
from generator.gather.gathering import Gathering
from generator.gather.stems import content_words
from generator.gather.whereabouts import Where, where
from generator.model import DateType, Event, Parsed, Place, Span
from generator.timex import date_range

NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
FARTHEST_BACK = 400  # code points in which "the city" has been named
THE_TOWN = re.compile(
    r"\b(?:the|this|that) (?:\w+ )?(?:city|town|village|camp|settlement|capital)\b(?! of [A-Z])"
)
TOWN = {"city", "landmark", ""}  # features of places that are called so
LONGEST_DAYS = 3  # that a date may mean and still tell one day


def read_facts(gathering: Gathering) -> dict[str, Facts]:
    """Read every sentence of the English articles, by its passage's id."""
    found: dict[str, Facts] = {}
    for one in gathering.parsed:
        if one.article.language == "en":
            found |= {facts.passage.id: facts for facts in _of_article(gathering, one)}
    return found


def _of_article(gathering: Gathering, one: Parsed) -> Iterator[Facts]:
    names: dict[int, list[Span]] = defaultdict(list)
    mentions: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for actor in one.actors:
        for mention in actor.mentions:
            number = one.sentence_at(mention.span.start)
            mentions[number].append((mention.span.start, gathering.key(one, actor.key)))
            names[number].append(mention.span)
    places: dict[int, list[Place]] = defaultdict(list)
    for place in one.places:
        if place.feature != "demonym":
            places[one.sentence_at(place.span.start)].append(place)
        names[one.sentence_at(place.span.start)].append(place.span)
    days, tellers = _days_by_sentence(one), _tellers(gathering, one)
    events: dict[int, list[Event]] = defaultdict(list)
    for event in one.events:
        events[one.sentence_at(event.trigger.start)].append(event)
    towns = [(place.span.start, place) for place in one.places if place.feature in TOWN]
    place_of = {place.name: where(place) for place in reversed(one.places)}
    text, published = one.article.text, one.article.published
    for number, passage in enumerate(gathering.passages.of(one)):
        sentence = one.sentences[number]
        here = [(each.span.start, where(each)) for each in places[number]]
        words = content_words(_without(text, sentence.span, names[number]))
        actors = frozenset(key for _, key in mentions[number])
        named = (*(f"@{key}" for key in actors), *(f"#{each.key}" for _, each in here))
        yield Facts(
            one,
            number,
            passage=passage,
            is_heading=sentence.heading,
            words=words,
            actors=actors,
            local_places=tuple(each for each in here if each[1].is_local),
            town=_town_meant(text, sentence.span, towns),
            dated=tuple(days[number]),
            tellers=frozenset(tellers[number]),
            numbers=frozenset(_numbers(sentence.span.of(text))),
            events=tuple(events[number]),
            mentions=tuple(sorted(mentions[number])),
            place_of=place_of,
            features=words.union(named),
            published=published.toordinal() if published else 0,
        )


def _without(text: str, sentence: Span, names: Iterable[Span]) -> str:
    """Give the text of a sentence without its names."""
    pieces, end = [], sentence.start
    for span in sorted(names):
        if span.start >= end:
            pieces.append(text[end : span.start])
        end = max(end, span.end)
    return " ".join((*pieces, text[end : sentence.end]))


def _days_by_sentence(one: Parsed) -> dict[int, list[tuple[int, int, Days]]]:
    found: dict[int, list[tuple[int, int, Days]]] = defaultdict(list)
    for date in one.dates:
        days = date_range(date.value) if date.resolved and date.type is DateType.DATE else None
        if days and (days[1] - days[0]).days <= LONGEST_DAYS:
            ordinals = days[0].toordinal(), days[1].toordinal()
            found[one.sentence_at(date.span.start)].append((*date.span, ordinals))
    return found


def _tellers(gathering: Gathering, one: Parsed) -> dict[int, set[str]]:
    """Give who speaks in each sentence, and who counted what it tells, where they are named.

    The bodies of a state stand with its country: they say the same.
    """
    found: dict[int, set[str]] = defaultdict(set)
    told = [(quote.span, quote.speaker) for quote in one.quotes]
    told += [(each.span, each.reported_by) for each in one.figures]
    for span, key in told:
        if key:
            teller = gathering.name(one, key)
            found[one.sentence_at(span.start)].update((teller.key, *nations_of(teller.name)))
    return found


def _town_meant(text: str, sentence: Span, towns: list[tuple[int, Place]]) -> Where | None:
    """Give the town that a sentence calls "the city": the last that is named before."""
    match = THE_TOWN.search(text, *sentence) if towns else None
    if not match:
        return None
    last = bisect_left(towns, match.start(), key=lambda town: town[0]) - 1
    if last < 0 or match.start() - towns[last][0] > FARTHEST_BACK:
        return None
    town = where(towns[last][1])
    return town if town.is_local else None


def _numbers(text: str) -> Iterator[str]:
    """Give the numbers of a text, in digits and without commas."""
    for match in NUMBER.finditer(text):
        yield match[0].replace(",", "").rstrip(".")
