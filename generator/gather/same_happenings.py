"""Which sentences tell one happening: of one type, at one place, on the same days, by the same.

What happens once at a place (a town falls, a dam bursts) is one happening where the place agrees;
what happens often (an attack, a visit) has to be of the same day as well.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import starmap

from generator.briefing_items import TimelineEntry
from generator.claims import ClaimKind
from generator.gather.apart import are_apart
from generator.gather.gathering import Gathering
from generator.gather.happening_words import (
    AT_PLACE,
    BY_NATURE,
    OF_ACTOR,
    OF_STORY,
    ONCE,
    is_told,
    listed,
    near_before,
    words_of,
)
from generator.gather.sentence_facts import Facts, Weights
from generator.gather.stems import stem
from generator.gather.told import MOST_FIRST, Groups, Told
from generator.gather.whereabouts import Where, some_agree
from generator.model import ON_TIMELINE, Event, Span, Status
from generator.timex import date_range

OFTEN = "often"
RECENT = 60  # days before its article in which something undated has happened
LONGEST_DAYS = 4  # that what happens often may be dated by
PASSIVE = re.compile(r"\b(?:was|were|been|be|being|is|are)\b[^,;]{0,20}$")
FEWEST_SHARED = 9.0  # the weight of the words that two share, where nothing else speaks for one


@dataclass(frozen=True, slots=True)
class Happened:
    """What a happening is compared by."""

    type: str  # "seize"
    once: str  # where it happens but once, or OFTEN
    places: tuple[Where, ...]
    sources: frozenset[str]  # keys of actors
    targets: frozenset[str]
    first: int  # the days by ordinals; where none is known, those up to the day of its article
    last: int
    is_dated: bool
    is_other: bool  # it is called another one, or a later one

    @property
    def is_precise(self) -> bool:
        """Whether it is known on which days it was."""
        return self.is_dated and self.last - self.first < LONGEST_DAYS


def find_happenings(
    gathering: Gathering, facts: Iterable[Facts], entries: Iterable[TimelineEntry]
) -> list[Told]:
    """Give what the sentences tell has happened: each entry of the timeline, and what words tell.

    The latter is no claim by itself.
    """
    entry_at = {(one.passage.article.id, one.event.trigger): one for one in entries}
    found: list[Told] = []
    for one in facts:
        found += _of_sentence(gathering, one, entry_at)
    return found


def _of_sentence(
    gathering: Gathering, facts: Facts, entry_at: Mapping[tuple[str, Span], TimelineEntry]
) -> Iterator[Told]:
    """Give what one sentence tells."""
    events = facts.events
    seen: set[Span] = set()
    for type, once, span in _tellings(facts):
        event = next((each for each in events if span.overlaps(each.trigger)), None)
        if event:
            seen.add(event.trigger)
            if event.status not in ON_TIMELINE:
                continue
        elif not is_told(_before(facts, span)):
            continue
        yield _told(gathering, facts, (type, once, span), event, entry_at)
    for event in events:
        if event.trigger not in seen and event.status in ON_TIMELINE:
            words = event.trigger.of(facts.passage.article.text).lower()
            type = f"{event.type} {event.mode}" if event.mode else stem(words)
            yield _told(gathering, facts, (type, OFTEN, event.trigger), event, entry_at)


def _tellings(facts: Facts) -> Iterator[tuple[str, str, Span]]:
    """Give the first words of each type that tell of it in a sentence."""
    article = facts.passage.article
    written = facts.passage.span.of(article.text).lower().replace("\n", " ")
    for words, match in words_of(*ONCE).found_in(written):
        start = facts.passage.span.start
        yield words.name, words.part, Span(start + match.start(), start + match.end())


def _before(facts: Facts, span: Span) -> str:
    """Give what stands before some words of the sentence."""
    return facts.passage.article.text[facts.passage.span.start : span.start]


def _told(
    gathering: Gathering,
    facts: Facts,
    telling: tuple[str, str, Span],
    event: Event | None,
    entry_at: Mapping[tuple[str, Span], TimelineEntry],
) -> Told:
    """Make what is told of an event, or of words that no event was read from."""
    type = telling[0]
    entry = entry_at.get((facts.passage.article.id, event.trigger)) if event else None
    one = facts.parsed
    key = event.span.of(one.article.text) if event else type
    return Told(
        ClaimKind.HAPPENING,
        facts,
        (facts.passage,),
        mode=event.status if event else Status.ASSERTED,
        by=gathering.name_if_known(one, event.reported_by) if event else None,
        record=entry,
        key=f"{type} {' '.join(key.split())}",
        is_weak=entry is None,
        detail=_happened(gathering, facts, telling, event=event, entry=entry),
    )


def _happened(
    gathering: Gathering,
    facts: Facts,
    telling: tuple[str, str, Span],
    *,
    event: Event | None,
    entry: TimelineEntry | None,
) -> Happened:
    type, once, span = telling
    one = facts.parsed
    dated = entry or event  # a denial has the day of what it denies
    date = dated.date if dated else None
    days = date_range(date.value) if date and date.resolved else None
    if days:
        first, last = days[0].toordinal(), days[1].toordinal()
    else:
        first, last = facts.published - RECENT, facts.published
    sources = {gathering.key(one, key) for key in event.sources} if event else set()
    if not sources and once != OFTEN:
        sources = set(_named_before(facts, span))
    targets = {gathering.key(one, key) for key in event.targets} if event else set()
    return Happened(
        type,
        once,
        places=_places(facts, event),
        sources=frozenset(sources),
        targets=frozenset(targets),
        first=first,
        last=last,
        is_dated=days is not None,
        is_other=not listed("once more").isdisjoint(near_before(_before(facts, span))),
    )


def _named_before(facts: Facts, span: Span) -> Iterator[str]:
    """Give the actor that is named last before a verb, unless that is done to it."""
    if PASSIVE.search(_before(facts, span)):
        return
    named = [key for start, key in facts.mentions if start < span.start]
    yield from named[-1:]


def _places(facts: Facts, event: Event | None) -> tuple[Where, ...]:
    """Give the place of an event: its own, else what "the city" means, else its sentence's."""
    if event and event.place:
        found = facts.place_of.get(event.place)
        if found and found.is_local:
            return (found,)
    if facts.town:
        return (facts.town,)
    return facts.places


def join_happenings(told: Iterable[Told], groups: Groups, weights: Weights) -> None:
    """Put together what is one happening."""
    buckets: dict[tuple, list[Told]] = defaultdict(list)
    for one in told:
        for key in _keys(one):
            buckets[key].append(one)
    for alike in buckets.values():
        firsts: list[Told] = []
        for one in sorted(alike, key=lambda one: one.place):
            of_one = (each for each in firsts if are_one_happening(each, one, weights))
            if not any(groups.join(each, one, do_not_contradict) for each in of_one):
                firsts = [*firsts[-MOST_FIRST:], one]


def _keys(one: Told) -> Iterator[tuple]:
    """Give what a happening is looked for by: its type, with its place, its actor or its day."""
    happened = _detail(one)
    for place in happened.places:
        yield happened.type, "at", place.key
    for actor in sorted(happened.sources):
        yield happened.type, "by", actor
    if happened.is_precise:
        yield happened.type, "on", happened.first
    if happened.once in (OF_STORY, OF_ACTOR):
        yield (happened.type,)


def _detail(one: Told) -> Happened:
    assert isinstance(one.detail, Happened)
    return one.detail


def are_one_happening(first: Told, second: Told, weights: Weights) -> bool:
    """Whether two sentences tell one happening."""
    if not do_not_contradict(first, second):
        return False
    one, other = _detail(first), _detail(second)
    if one.once == OF_STORY:
        return True
    has_place = bool(one.places and other.places)
    has_actor = not one.sources.isdisjoint(other.sources)
    if one.once == AT_PLACE:
        return has_place or (has_actor and (one.is_precise or other.is_precise))
    if one.once == OF_ACTOR:
        return has_actor or _may_be_of_one(first, second, weights)
    on_one_day = one.is_precise and other.is_precise
    if one.once == BY_NATURE:
        return has_place or on_one_day
    return on_one_day and (has_place or has_actor) and _shares(first, second, weights)


def _may_be_of_one(first: Told, second: Told, weights: Weights) -> bool:
    """Whether one of two alike sentences does not say who did it."""
    is_open = not (_detail(first).sources and _detail(second).sources)
    return is_open and _shares(first, second, weights)


def _shares(first: Told, second: Told, weights: Weights) -> bool:
    """Whether two sentences share words that tell something."""
    a, b = first.facts, second.facts
    shared = weights.sum(a.words & b.words) + weights.sum(a.numbers & b.numbers)
    return shared >= FEWEST_SHARED


def do_not_contradict(first: Told, second: Told) -> bool:
    """Whether two may be one happening: place, days and actors don't speak against it."""
    one, other = _detail(first), _detail(second)
    if one.type != other.type or one.is_other != other.is_other:
        return False
    if one.first > other.last or other.first > one.last:
        return False
    if one.places and other.places and not some_agree(one.places, other.places):
        return False
    if one.once == OF_STORY:
        return True  # an organ of a state and the state do the same
    pairs = (one.sources, other.sources), (one.targets, other.targets)
    return not any(starmap(are_apart, pairs))
