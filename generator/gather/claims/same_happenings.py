"""Which sentences tell one happening: of one type, at one place, on the same days, by the same.

What happens once at a place (a town falls, a dam bursts) is one happening where the place agrees;
what happens often (an attack, a visit) has to be of the same day as well. What an article tells
again without a day is of the day that it gave before.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import product

from generator.briefing_items import TimelineEntry
from generator.claim_kinds import ClaimKind
from generator.frozen import replace
from generator.gather.claims.compared_sentences import Days, Facts, Weights
from generator.gather.claims.one_happening import (
    Happened,
    are_one_happening,
    do_not_contradict,
    happened_in,
    may_meet,
)
from generator.gather.claims.telling_words import (
    SAYING,
    TellingWords,
    day_beside,
    tellings_in,
    type_of,
    words_before,
)
from generator.gather.claims.told import MOST_FIRST, Groups, Told
from generator.gather.gathering import Gathering
from generator.gather.happenings.happening_words import (
    BY_NATURE,
    DISASTER,
    OF_ACTOR,
    OF_STORY,
    OFTEN,
    ON_DAY,
    listed,
    near_before,
)
from generator.gather.measures.counters import nations_of
from generator.gather.measures.measure_words import DEFINITE, struck_in
from generator.gather.measures.whereabouts import Where
from generator.gather.sentences.standing_alone import tells_long_past
from generator.gather.sentences.stems import content_words
from generator.model import Date, Event, Parsed, Span, Status
from generator.timex import date_range

OF_ONE_DAY = (BY_NATURE, ON_DAY, OFTEN)  # of which a story may know one day alone
OF_ITS_CLAUSE = (BY_NATURE, ON_DAY)  # what happens on the day that its clause names
RECENT = 60  # days before its article in which something undated has happened
TOGETHER = re.compile(r"[^.;,]{1,60}(?:,| and)(?: the)? ")  # "Varna and | Burgas"
OF_WHOM = re.compile(
    r"(?:[A-Z][\w-]*\s){0,4}[A-Z](?:[\w-]*['’]s?\s|\w*-(?:allied|backed|led|linked|supported)\b)"
)
IN_PLACE = re.compile(r"\b(?:across|from|in|into|near|of|to)\s(?:the\s)?(?:[a-z]+\s)?$")
BEFORE_PLACE = 24  # code points
FROM = re.compile(r"\bfrom\b")
REACH = 40  # code points behind words in which it stands where something happened
PASSIVE = re.compile(r"\b(?:was|were|been|be|being|is|are)\b[^,;]{0,20}$")


def find_happenings(
    gathering: Gathering, facts: Iterable[Facts], entries: Iterable[TimelineEntry]
) -> list[Told]:
    """Give what the sentences tell has happened: each entry of the timeline, and what words tell.

    The latter is no claim by itself.
    """
    entry_at = {(one.passage.article.id, one.event.trigger): one for one in entries}
    days_before: dict[tuple[str, str], list[Happened]] = defaultdict(list)
    found: list[Told] = []
    for one in facts:
        for telling in tellings_in(one):
            told = _told(gathering, one, telling, entry_at)
            before = days_before[one.passage.article.id, happened_in(told).type]
            known = _known_before(told, before[-MOST_FIRST:])
            before.append(happened_in(known))
            found.append(known)
    return list(_with_sole(list(_with_disaster(found))))


def _with_disaster(told: Sequence[Told]) -> Iterator[Told]:
    """Give what is but called a disaster as that of the story, where it tells of one kind."""
    known = [happened_in(each) for each in told]
    kinds = Counter(one.type for one in known if one.once == BY_NATURE and one.is_precise)
    del kinds[DISASTER]
    for each in told:
        one = happened_in(each)
        if one.type != DISASTER:
            yield each
        elif len(kinds) == 1:
            yield replace(each, detail=replace(one, type=next(iter(kinds))))


def _with_sole(told: Sequence[Told]) -> Iterator[Told]:
    """Mark what was but once as far as the days tell that are known of it."""
    known: dict[tuple[str, str], dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for each in told:
        one = happened_in(each)
        if one.once in OF_ONE_DAY and one.is_precise:
            known[one.type, one.once][one.first].add(each.facts.passage.article.id)
    sole = {type: _sole_day(days, once) for (type, once), days in known.items()}
    for each in told:
        one = happened_in(each)
        is_sole = one.first <= sole.get(one.type, 0) <= one.last
        yield replace(each, detail=replace(one, is_sole=True)) if is_sole else each


def _sole_day(articles: Mapping[int, set[str]], once: str) -> int:
    """Give the only day that several articles tell of, or that is known of nature; else 0."""
    days = [day for day, ids in articles.items() if len(ids) > 1]
    if not days and once == BY_NATURE:
        days = list(articles)
    return days[0] if len(days) == 1 else 0


def _known_before(told: Told, before: Sequence[Happened]) -> Told:
    """Give what is told without a day the last day that its article gave for it, if any.

    "The strike" is where that was, too.
    """
    one = happened_in(told)
    if one.once != ON_DAY or (one.is_dated and one.places):
        return told
    alike = (each for each in reversed(before) if each.is_precise and may_meet(each, one))
    last = next(alike, None)
    if not last:
        return told
    if not one.is_dated:
        one = replace(one, first=last.first, last=last.last, is_dated=True)
    if not one.places and DEFINITE.search(told.facts.passage.text):
        one = replace(one, places=last.places)
    return replace(told, detail=one)


def _told(
    gathering: Gathering,
    facts: Facts,
    telling: TellingWords,
    entry_at: Mapping[tuple[str, Span], TimelineEntry],
) -> Told:
    """Make what is told of an event, or of words that no event was read from."""
    # What happens on a day is named as it was read: its name lasts, whatever else is one with it.
    event = telling.event
    is_of_many = telling.once in (ON_DAY, OFTEN)
    type = type_of(facts, event) if event and is_of_many else telling.name
    is_entry = event is not None and telling.is_entry
    entry = entry_at.get((facts.passage.article.id, event.trigger)) if is_entry else None
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
        detail=_happened(gathering, facts, telling, entry),
    )


def _happened(
    gathering: Gathering,
    facts: Facts,
    telling: TellingWords,
    entry: TimelineEntry | None,
) -> Happened:
    type, once, span, event, _ = telling
    one, before = facts.parsed, words_before(facts, span)
    dated = entry or event  # a denial has the day of what it denies
    known = _days_of(dated.date if dated else None) or _day_in_words(facts, span, once)
    first, last = known or (facts.published - RECENT, facts.published)
    sources, targets = _sides_of(gathering, one, event)
    if not (sources or targets or once == OFTEN):
        is_passive = PASSIVE.search(before) is not None
        (targets if is_passive else sources).update(_named_before(facts, span))
    return Happened(
        type,
        once,
        places=_places(facts, span, event=event, once=once),
        sources=frozenset(sources),
        nations=frozenset().union(*(nations_of(gathering.names[key].name) for key in sources)),
        targets=frozenset(targets),
        first=first,
        last=last,
        is_dated=known is not None,
        is_other=not listed("once more").isdisjoint(near_before(before.lower())),
        struck=struck_in(facts.passage.text) if type in listed("striking") else frozenset(),
        words=content_words(span.of(one.article.text)),
    )


def _sides_of(gathering: Gathering, one: Parsed, event: Event | None) -> tuple[set[str], set[str]]:
    """Give who does what an event of an article tells, and to whom; nobody of none."""
    if event is None:
        return set(), set()
    sources, targets = (
        {gathering.key(one, key) for key in keys} for keys in (event.sources, event.targets)
    )
    return sources, targets


def _days_of(date: Date | None) -> Days | None:
    """Give the first and the last day that a date may mean, as ordinals; None for none."""
    days = date_range(date.value) if date and date.resolved else None
    return (days[0].toordinal(), days[1].toordinal()) if days else None


def _day_in_words(facts: Facts, span: Span, once: str) -> Days | None:
    """Give the days that a sentence tells besides: of its clause, or long past; None for none."""
    known = day_beside(facts, span) if once in OF_ITS_CLAUSE else None
    if not known and once == BY_NATURE and _is_long_past(facts):
        return 0, facts.published - RECENT
    return known


def _is_long_past(facts: Facts) -> bool:
    """Whether a sentence tells of what was long ago: "three years ago", "died in 1996 when"."""
    days = filter(None, (_days_of(event.date) for event in facts.events))
    is_dated_so = any(last < facts.published - RECENT for _, last in days)
    return is_dated_so or tells_long_past(facts.passage.text)


def _named_before(facts: Facts, span: Span) -> Iterator[str]:
    """Give the actors that are named last before a verb, who do it, or to whom it is done.

    "Arland's president" and "rebels in the east of Arland" are not Arland, nor is who tells it who
    did it.
    """
    text, end = facts.passage.article.text, 0
    for start, key in reversed(facts.mentions):
        if start >= span.start or IN_PLACE.search(text, max(0, start - BEFORE_PLACE), start):
            continue
        is_other = OF_WHOM.match(text, start) or SAYING.search(text, start, span.start)
        if is_other or (end and not TOGETHER.fullmatch(text, start, end)):
            return
        end = start
        yield key


def _place_beside(facts: Facts, span: Span) -> Where | None:
    """Give the place that stands next behind some words, or within them."""
    text = facts.passage.article.text
    for start, place in facts.local_places:
        if span.start <= start <= span.end + REACH:
            return None if FROM.search(text, span.end, start) else place
    return None


def _places(facts: Facts, span: Span, *, event: Event | None, once: str) -> tuple[Where, ...]:
    """Give the place of an event: its own, else what "the city" means, else its sentence's.

    Where somebody agrees or resigns, all that are named may be it.
    """
    if once == ON_DAY and (beside := _place_beside(facts, span)):
        return (beside,)
    if event and event.place and once != OF_ACTOR:
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
            of_one = [each for each in firsts if are_one_happening(each, one, weights)]
            is_told = [groups.join(each, one, do_not_contradict) for each in of_one]
            if not any(is_told) or happened_in(one).once == ON_DAY:  # of which each tells otherwise
                firsts = [*firsts[-MOST_FIRST:], one]


def join_alike(some: Iterable[Told], others: Iterable[Told], groups: Groups) -> None:
    """Put together what two sentences that say the same tell of one type."""
    for one, other in _happenings_of_both(some, others):
        groups.join(one, other, partial(do_not_contradict, say_the_same=True))


def happen_otherwise(some: Iterable[Told], others: Iterable[Told]) -> bool:
    """Whether two sentences tell happenings of one type, and none that may be one."""
    pairs = _happenings_of_both(some, others)
    of_one_type = [pair for pair in pairs if len({happened_in(each).type for each in pair}) == 1]
    return bool(of_one_type) and not any(do_not_contradict(*pair) for pair in of_one_type)


def _happenings_of_both(
    some: Iterable[Told], others: Iterable[Told]
) -> Iterator[tuple[Told, Told]]:
    """Give each happening that one sentence tells with each of the other's."""
    first = [one for one in some if isinstance(one.detail, Happened)]
    second = [one for one in others if isinstance(one.detail, Happened)]
    return product(first, second)


def _keys(one: Told) -> Iterator[tuple]:
    """Give what a happening is looked for by: its type, with its place, its actor or its day."""
    happened = happened_in(one)
    for place in happened.places:
        yield happened.type, "at", place.key
    for actor in sorted(happened.sources):
        yield happened.type, "by", actor
    if happened.is_precise:
        yield happened.type, "on", happened.first
    if happened.once in (ON_DAY, OFTEN):
        yield happened.type, "near", happened.last
        yield happened.type, "near", happened.last + 1
    if happened.once in (OF_STORY, OF_ACTOR) or happened.is_sole:
        yield (happened.type,)
