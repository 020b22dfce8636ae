"""Sentences as the editor wants them shown: in another section, among the highlights, or nowhere."""

from collections.abc import Iterable
from dataclasses import replace

from generator.briefing import MOST_HIGHLIGHTS
from generator.corrections.desk import Desk
from generator.corrections.entries import SentenceCorrection
from generator.model import Parsed, Sentence
from generator.yaml_reader import known_or_near

NOWHERE = ("none",)  # in no section


def correct_sentences(desk: Desk, entries: Iterable[SentenceCorrection], sections: tuple[str, ...]) -> None:
    """Each sentence where its entry puts it; the highlights in the order of the file."""
    pinned: list[int] = []  # the lines of their entries
    for entry in entries:
        _check_sections(desk, entry, sections)
        found = desk.one("sentences", entry.target)
        if found and desk.parsed[found[0].article].article.language != "en":
            desk.miss(entry.target, "the article is not in English, so none of its sentences is shown")
            continue
        if found and entry.highlight:
            pinned.append(entry.target.line)
            _check_pinned(desk, entry, pinned)
        for one in found:
            # Of two sentences that read the same one is a highlight.
            place = len(pinned) if entry.highlight and one is found[0] else 0
            parsed = desk.parsed[one.article]
            if entry.hide:
                parsed = _without(parsed, one.record)
            else:
                parsed = _with(parsed, one.record, _put(parsed.sentences[one.record], entry, place))
            desk.put(one.article, parsed)


def _check_sections(desk: Desk, entry: SentenceCorrection, sections: tuple[str, ...]) -> None:
    for name in entry.sections or ():
        if name not in sections and entry.sections != NOWHERE:
            hint = known_or_near(name, (*sections, *NOWHERE))
            desk.complain(entry.target, f'section "{name}" is none of site_config.yml. {hint}')


def _check_pinned(desk: Desk, entry: SentenceCorrection, pinned: list[int]) -> None:
    if len(pinned) == MOST_HIGHLIGHTS + 1:
        lines = ", ".join(map(str, pinned[:-1]))
        desk.complain(
            entry.target,
            f"this is highlight number {len(pinned)}, and a briefing has at most {MOST_HIGHLIGHTS}. "
            f"The others stand in lines {lines}. Take one out",
        )


def _put(sentence: Sentence, entry: SentenceCorrection, place: int) -> Sentence:
    if entry.sections is not None:
        sentence = replace(sentence, sections=() if entry.sections == NOWHERE else tuple(dict.fromkeys(entry.sections)))
    return replace(sentence, pinned=place) if place else sentence


def _with(parsed: Parsed, number: int, sentence: Sentence) -> Parsed:
    return replace(parsed, sentences=(*parsed.sentences[:number], sentence, *parsed.sentences[number + 1 :]))


def _without(parsed: Parsed, number: int) -> Parsed:
    """The article as if nothing were read in the sentence: like a heading, it is never shown.

    An actor that speaks or acts elsewhere keeps the name that it has here, if it has no other.
    """
    span = parsed.sentences[number].span
    kept = {
        name: tuple(one for one in getattr(parsed, name) if not one.span.overlaps(span))
        for name in ("dates", "names", "places", "quotes", "figures", "events", "relations")
    }
    kept["events"] = tuple(
        replace(one, date=None) if one.date and one.date.span.overlaps(span) else one for one in kept["events"]
    )
    left = replace(_with(parsed, number, replace(parsed.sentences[number], heading=True)), **kept)
    busy = {one.speaker for one in left.quotes} | {one.reported_by for one in left.figures}
    busy |= {key for one in left.events for key in (*one.sources, *one.targets)}
    busy |= {key for one in left.relations for key in (one.actor, one.target)}
    actors = []
    for actor in left.actors:
        mentions = tuple(one for one in actor.mentions if not one.span.overlaps(span))
        if mentions or actor.key in busy:
            actors.append(replace(actor, mentions=mentions or actor.mentions))
    return replace(left, actors=tuple(actors))
