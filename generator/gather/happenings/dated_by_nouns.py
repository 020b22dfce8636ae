"""The sentence that tells a happening whose day others know: "A quake struck", "Friday's quake".

Articles tell once that a boat sank, often without a day, and then speak of "Sunday's sinking".
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from generator.briefing_items import TimelineEntry
from generator.gather.gathering import Gathering
from generator.gather.happenings.happening_words import (
    BY_NATURE,
    NAMED,
    is_told,
    names_in,
    words_of,
)
from generator.gather.happenings.told_happenings import SUBORDINATE
from generator.model import ON_TIMELINE, Date, Event, Parsed, Sentence, Span, Status
from generator.parse.events.triggers import DATED_NOUN_RULE
from generator.timex import date_range

TOLD = words_of(BY_NATURE)  # made with the module, whose patterns are kept compiled
NAMING = words_of(NAMED)
LATEST = timedelta(days=31)  # from the happening to the article that tells it without a day
NAMED_DAY_RULE = "day of its noun"
Days = Mapping[str, Mapping[date, Date]]  # by what happened: "quake"


def find_dated_by_nouns(
    gathering: Gathering, parsed: tuple[Parsed, ...], entries: Iterable[TimelineEntry]
) -> Iterator[TimelineEntry]:
    """Give the first sentence that tells a happening which only a noun dates, on one day alone."""
    told = {name for entry in entries for name in _told_in(entry.text)}
    by_day = sorted(parsed, key=lambda one: (one.article.published or date.min, one.article.id))
    for name, days in _named_days(parsed).items():
        if name in told or len(days) > 1:
            continue
        [(first, when)] = days.items()
        found = (_entry(gathering, one, name, first, when=when) for one in by_day)
        yield from next(filter(None, map(tuple, found)), ())


def _named_days(parsed: Iterable[Parsed]) -> Days:
    """Give the days that nouns have: "Friday's quake"."""
    found: dict[str, dict[date, Date]] = defaultdict(dict)
    for one in parsed:
        for event in one.events:
            if event.rule != DATED_NOUN_RULE or event.status not in ON_TIMELINE or not event.date:
                continue
            days = date_range(event.date.value)
            if not days or days[0] != days[1]:
                continue
            noun = event.trigger.of(one.article.text).lower()
            for name in {noun, *(each.name for each, _ in NAMING.found_in(noun))}:
                found[name].setdefault(days[0], event.date)
    return {name: days for name, days in found.items() if name in names_in(BY_NATURE)}


def _told_in(text: str) -> Iterator[str]:
    return (one.name for one, _ in TOLD.found_in(text))


def _entry(
    gathering: Gathering, one: Parsed, name: str, first: date, *, when: Date
) -> Iterator[TimelineEntry]:
    """Give the first sentence of an article that tells it first of all, with no day of its own."""
    published = one.article.published
    if not published or not first <= published <= first + LATEST:
        return
    for sentence in one.sentences:
        words = None if sentence.heading else _telling_words(one, sentence, name)
        if words is None:
            continue
        event = _event(one, sentence, words)
        passage = gathering.passages.at(one, event.span)
        yield TimelineEntry(
            date=Date(words, value=when.value, type=when.type, rule=when.rule),
            first=first,
            last=first,
            event=event,
            passage=passage,
            actors=(),
            reporter=gathering.name_if_known(one, event.reported_by),
            named=gathering.elsewhere(one, event.reported_span, (passage,)),
            sections=gathering.sections_at(one, event.span),
        )
        return


def _telling_words(one: Parsed, sentence: Sentence, name: str) -> Span | None:
    """Give the words that tell it, before anything else and beside no date."""
    text = sentence.span.of(one.article.text)
    if any(sentence.span.covers(each.span) for each in one.dates):
        return None
    if any(sentence.span.overlaps(words) for quote in one.quotes for words in quote.verbatim):
        return None
    for _, match in TOLD.found_in(text, frozenset([name])):
        before = match.string[: match.start()]
        if is_told(before) and not SUBORDINATE.search(before):
            start = sentence.span.start
            return Span(start + match.start(), start + match.end())
    return None


def _event(one: Parsed, sentence: Sentence, words: Span) -> Event:
    """Give what the sentence tells, with whom it owes that to."""
    quote = next((each for each in one.quotes if each.span.overlaps(words)), None)
    end = sentence.span.end - sentence.span.of(one.article.text).endswith(".")
    return Event(
        Span(sentence.span.start, end),
        trigger=words,
        status=Status.REPORTED if quote else Status.ASSERTED,
        reported_by=quote.speaker if quote else None,
        reported_span=quote.speaker_span if quote else None,
        rule=NAMED_DAY_RULE,
    )
