"""Sentences as the editor wants them shown: in another section, as highlights, or nowhere."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count
from typing import Any

from generator.briefing import MOST_HIGHLIGHTS
from generator.corrections.article import with_sentence
from generator.corrections.contradictions import Said, things_of
from generator.corrections.entries import NOWHERE, Entry
from generator.corrections.matching import Match, Matcher, check_places, check_sections
from generator.model import NEVER, Actor, Event, Parsed, Sentence, Span

# What is read in single sentences.
IN_SENTENCES = ("dates", "names", "places", "quotes", "figures", "events", "relations")


def correct_sentences(
    matcher: Matcher, entries: Iterable[Entry], sections: tuple[str, ...]
) -> None:
    """Put each sentence where its entry says.

    The highlights stand in the order of the file, but for those that say their place.
    """
    entries = tuple(entries)
    check_places(matcher, entries, key="highlight")
    pinned = [one for one in entries if one.get("highlight") not in (None, NEVER)]
    _check_number(matcher, pinned)
    places = _places(pinned)
    said = Said(matcher)
    for entry in entries:
        check_sections(matcher, entry, entry.get("section") or (), sections)
        found = matcher.one(entry.target)
        said.check(entry, things_of(entry, found))
        if found and matcher.parsed[found[0].article].article.language != "en":
            why = "the article is not in English, so none of its sentences is shown"
            matcher.miss(entry.target, why)
            continue
        for one in found:
            # Of two sentences that read the same one is a highlight.
            place = places.get(entry.target.line, 0) if one is found[0] else 0
            place = NEVER if entry.get("highlight") == NEVER else place
            _correct(matcher, one, entry, place=place)


def _places(pinned: Iterable[Entry]) -> dict[int, int]:
    """Give the place of each highlight, by the line of its entry: its own, or the next free one."""
    own = {
        one.target.line: one.get("highlight") for one in pinned if one.get("highlight") is not True
    }
    free = (place for place in count(1) if place not in own.values())
    return own | {one.target.line: next(free) for one in pinned if one.target.line not in own}


def _correct(matcher: Matcher, found: Match, entry: Entry, place: int) -> None:
    """Correct one sentence; `place` is its number among the highlights, 0 or `NEVER`."""
    parsed, number = matcher.parsed[found.article], found.record
    if entry.get("hide"):
        parsed = _without(parsed, number)
    else:
        parsed = with_sentence(parsed, number, _put(parsed.sentences[number], entry, place))
    matcher.put(found.article, parsed)


def _check_number(matcher: Matcher, pinned: list[Entry]) -> None:
    if len(pinned) > MOST_HIGHLIGHTS:
        lines = ", ".join(str(one.target.line) for one in pinned[:MOST_HIGHLIGHTS])
        matcher.complain(
            pinned[MOST_HIGHLIGHTS].target,
            f"this is highlight number {MOST_HIGHLIGHTS + 1}, "
            f"and a briefing has at most {MOST_HIGHLIGHTS}. "
            f"The others stand in lines {lines}. Take one out",
        )


def _put(sentence: Sentence, entry: Entry, place: int) -> Sentence:
    if named := entry.get("section"):
        sections = () if named == (NOWHERE,) else named
        sentence = replace(sentence, sections=sections)
    return replace(sentence, pinned=place) if place else sentence


def _without(parsed: Parsed, number: int) -> Parsed:
    """Give the article as if nothing were read in the sentence: like a heading, it is never shown.

    An actor that speaks or acts elsewhere keeps the name that it has here, if it has no other.
    """
    span = parsed.sentences[number].span
    hidden = with_sentence(parsed, number, replace(parsed.sentences[number], heading=True))
    left = replace(hidden, **{name: _outside(getattr(parsed, name), span) for name in IN_SENTENCES})
    left = replace(left, events=tuple(_undated(event, span) for event in left.events))
    return replace(left, actors=tuple(_actors_outside(left, span)))


def _outside(records: Iterable[Any], span: Span) -> tuple[Any, ...]:
    return tuple(one for one in records if not one.span.overlaps(span))


def _undated(event: Event, span: Span) -> Event:
    """Give the event without its date, where the date stands in the passage."""
    is_dated_there = event.date is not None and event.date.span.overlaps(span)
    return replace(event, date=None) if is_dated_there else event


def _actors_outside(parsed: Parsed, span: Span) -> Iterator[Actor]:
    """Yield the actors without what names them in the passage.

    Who is named and acts nowhere else is gone.
    """
    acting = _acting(parsed)
    for actor in parsed.actors:
        mentions = _outside(actor.mentions, span)
        if mentions or actor.key in acting:
            yield replace(actor, mentions=mentions or actor.mentions)


def _acting(parsed: Parsed) -> set[str | None]:
    """Give the keys of the actors that say, report or do something."""
    found = {quote.speaker for quote in parsed.quotes}
    found |= {figure.reported_by for figure in parsed.figures}
    for event in parsed.events:
        found |= {*event.sources, *event.targets}
    for relation in parsed.relations:
        found |= {relation.actor, relation.target}
    return found
