"""The words of a sentence that tell what has happened, and the events that were read from them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.gather.claims.compared_sentences import Days, Facts
from generator.gather.happenings.happening_words import (
    BY_EVENT,
    HAPPENINGS,
    MENTIONS,
    OFTEN,
    ON_DAY,
    Act,
    WordsOfSome,
    acts_in,
    is_told,
    part_of,
    words_of,
)
from generator.gather.sentences.stems import stem
from generator.model import ON_TIMELINE, Event, Span, Status

SAYING = re.compile(r";|\b(?:said|says|told|stated|reported|announced|confirmed|that)\b")
OTHER_CLAUSE = re.compile(rf"{SAYING.pattern}|\b(?:after|when|since|before|following|while|as)\b")
FARTHEST_DAY = 150  # code points from words to the day that is theirs


class TellingWords(NamedTuple):
    """What a sentence tells has happened."""

    name: str
    once: str  # where it happens but once, or OFTEN
    span: Span  # of the words that tell it
    event: Event | None  # that was read from them
    is_entry: bool  # an entry of the timeline may be made of it


def tellings_in(facts: Facts) -> Iterator[TellingWords]:
    """Give what a sentence tells: by words that say how often it happens, by events and by acts."""
    acts = tuple(_acts(facts))
    by_words: set[Span] = set()
    for name, once, span in _by_words(facts, HAPPENINGS):
        event = _event_at(facts, span)
        if event:
            by_words.add(event.trigger)
        if _has_happened(facts, span, event, is_alleged_too=once == ON_DAY):
            yield TellingWords(name, once, span, event, is_entry=True)
    named: set[str] = set()
    yield from _mentions(facts)
    for event in facts.events:
        name, once = _named(facts, event, acts)
        named.add(name)
        if event.trigger not in by_words and event.status in ON_TIMELINE:
            yield TellingWords(name, once, event.trigger, event, is_entry=True)
    for act, span in acts:
        event = _event_at(facts, span)
        is_new = act.name not in named and act.is_told
        if is_new and _has_happened(facts, span, event):
            named.add(act.name)
            yield TellingWords(act.name, OFTEN, span, event, is_entry=False)


def _mentions(facts: Facts) -> Iterator[TellingWords]:
    """Give what a sentence tells again by a noun: "Friday's quake"."""
    for name, once, span in _by_words(facts, MENTIONS):
        if _has_happened(facts, span, event=None):
            yield TellingWords(name, once, span, event=None, is_entry=False)


def _has_happened(
    facts: Facts, span: Span, event: Event | None, *, is_alleged_too: bool = False
) -> bool:
    if event:
        return event.status in ON_TIMELINE
    return is_told(words_before(facts, span), is_alleged_too=is_alleged_too)


def _event_at(facts: Facts, span: Span) -> Event | None:
    return next((each for each in facts.events if span.overlaps(each.trigger)), None)


def type_of(facts: Facts, event: Event) -> str:
    """Give the type of an event with its mode, or else its own word."""
    words = event.trigger.of(facts.passage.article.text).lower()
    return f"{event.type} {event.mode}" if event.mode else stem(words)


def _named(facts: Facts, event: Event, acts: tuple[tuple[Act, Span], ...]) -> tuple[str, str]:
    """Name what an event is, and how often it happens."""
    type = type_of(facts, event)
    name = next((one.name for one in words_of(BY_EVENT).each if one.pattern.fullmatch(type)), "")
    if not name:
        name = next((act.name for act, span in acts if span.overlaps(event.trigger)), "")
    is_so = name and event.status is not Status.DENIED
    return (name, part_of(name)) if is_so else (type, OFTEN)


def _acts(facts: Facts) -> Iterator[tuple[Act, Span]]:
    """Give the acts that a sentence may tell of, each with where it does."""
    start = facts.passage.span.start
    for act, words in acts_in(facts.passage.span.of(facts.passage.article.text)):
        yield act, Span(start + words.start, start + words.end)


def _by_words(facts: Facts, of_some: WordsOfSome) -> Iterator[tuple[str, str, Span]]:
    """Give the first words of each type that tell of it in a sentence."""
    written = facts.passage.span.of(facts.passage.article.text)
    for words, match in of_some.found_in(written):
        start = facts.passage.span.start
        yield words.name, words.part, Span(start + match.start(), start + match.end())


def words_before(facts: Facts, span: Span) -> str:
    """Give what stands before some words of the sentence."""
    return facts.passage.article.text[facts.passage.span.start : span.start]


def day_beside(facts: Facts, span: Span) -> Days | None:
    """Give the day that the clause of some words names, unless it is of what was said, or after."""
    text = facts.passage.article.text
    for start, end, days in facts.dated:
        first, last = (end, span.start) if end <= span.start else (span.end, start)
        is_near = last - first <= FARTHEST_DAY
        if is_near and not OTHER_CLAUSE.search(text, first, last):
            return days
    return None
