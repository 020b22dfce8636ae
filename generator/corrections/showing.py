"""Sentences as the editor wants them shown: in another section, as highlights, or nowhere."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from generator.briefing import MOST_HIGHLIGHTS
from generator.corrections.entries import SentenceCorrection
from generator.corrections.matching import Match, Matcher
from generator.model import NEVER, Actor, Event, Parsed, Sentence, Span
from generator.yaml_reader import known_or_near

NOWHERE = ("none",)  # in no section
# What is read in single sentences.
IN_SENTENCES = ("dates", "names", "places", "quotes", "figures", "events", "relations")


def correct_sentences(
    matcher: Matcher, entries: Iterable[SentenceCorrection], sections: tuple[str, ...]
) -> None:
    """Put each sentence where its entry says; the highlights in the order of the file."""
    pinned: list[int] = []  # the lines of their entries
    for entry in entries:
        _check_sections(matcher, entry, sections)
        found = matcher.one(entry.target)
        if found and matcher.parsed[found[0].article].article.language != "en":
            why = "the article is not in English, so none of its sentences is shown"
            matcher.miss(entry.target, why)
            continue
        if found and entry.highlight:
            pinned.append(entry.target.line)
            _check_pinned(matcher, entry, pinned)
        for one in found:
            # Of two sentences that read the same one is a highlight.
            place = len(pinned) if entry.highlight and one is found[0] else 0
            _correct(matcher, one, entry, place=NEVER if entry.highlight is False else place)


def _correct(matcher: Matcher, found: Match, entry: SentenceCorrection, place: int) -> None:
    """Correct one sentence; `place` is its number among the highlights, 0 or `NEVER`."""
    parsed, number = matcher.parsed[found.article], found.record
    if entry.hide:
        parsed = _without(parsed, number)
    else:
        parsed = _with(parsed, number, _put(parsed.sentences[number], entry, place))
    matcher.put(found.article, parsed)


def _check_sections(matcher: Matcher, entry: SentenceCorrection, sections: tuple[str, ...]) -> None:
    for name in entry.sections or ():
        if name not in sections and entry.sections != NOWHERE:
            hint = known_or_near(name, (*sections, *NOWHERE))
            matcher.complain(entry.target, f'section "{name}" is none of site_config.yml. {hint}')


def _check_pinned(matcher: Matcher, entry: SentenceCorrection, pinned: list[int]) -> None:
    if len(pinned) == MOST_HIGHLIGHTS + 1:
        lines = ", ".join(map(str, pinned[:-1]))
        matcher.complain(
            entry.target,
            f"this is highlight number {len(pinned)}, "
            f"and a briefing has at most {MOST_HIGHLIGHTS}. "
            f"The others stand in lines {lines}. Take one out",
        )


def _put(sentence: Sentence, entry: SentenceCorrection, place: int) -> Sentence:
    if entry.sections is not None:
        sentence = replace(
            sentence,
            sections=() if entry.sections == NOWHERE else tuple(dict.fromkeys(entry.sections)),
        )
    return replace(sentence, pinned=place) if place else sentence


def _with(parsed: Parsed, number: int, sentence: Sentence) -> Parsed:
    return replace(
        parsed, sentences=(*parsed.sentences[:number], sentence, *parsed.sentences[number + 1 :])
    )


def _without(parsed: Parsed, number: int) -> Parsed:
    """The article as if nothing were read in the sentence: like a heading, it is never shown.

    An actor that speaks or acts elsewhere keeps the name that it has here, if it has no other.
    """
    span = parsed.sentences[number].span
    hidden = _with(parsed, number, replace(parsed.sentences[number], heading=True))
    left = replace(hidden, **{name: _outside(getattr(parsed, name), span) for name in IN_SENTENCES})
    left = replace(left, events=tuple(_undated(event, span) for event in left.events))
    return replace(left, actors=tuple(_actors_outside(left, span)))


def _outside(records: Iterable[Any], span: Span) -> tuple[Any, ...]:
    return tuple(one for one in records if not one.span.overlaps(span))


def _undated(event: Event, span: Span) -> Event:
    """The event without its date, where the date stands in the passage."""
    is_dated_there = event.date is not None and event.date.span.overlaps(span)
    return replace(event, date=None) if is_dated_there else event


def _actors_outside(parsed: Parsed, span: Span) -> Iterator[Actor]:
    """The actors without what names them in the passage.

    Who is named and acts nowhere else is gone.
    """
    acting = _acting(parsed)
    for actor in parsed.actors:
        mentions = _outside(actor.mentions, span)
        if mentions or actor.key in acting:
            yield replace(actor, mentions=mentions or actor.mentions)


def _acting(parsed: Parsed) -> set[str | None]:
    """The keys of the actors that say, report or do something."""
    found = {quote.speaker for quote in parsed.quotes}
    found |= {figure.reported_by for figure in parsed.figures}
    for event in parsed.events:
        found |= {*event.sources, *event.targets}
    for relation in parsed.relations:
        found |= {relation.actor, relation.target}
    return found
