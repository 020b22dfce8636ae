"""What was found in one sentence, a line each.

A line gives the words, what they were taken for, and the rule with its precision. Other lines say
why the sentence stands in its sections, and whether it is a highlight.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property
from textwrap import shorten
from typing import Any, NamedTuple

from generator.briefing import Briefing
from generator.config import CORRECTIONS
from generator.explain.rule_sources import tell_sources
from generator.gather.sections.sorter import THRESHOLD, Sorter, Weighed
from generator.gather.sentences.standing_alone import is_cut
from generator.merged_actors import KeyInBriefing, merge_actors
from generator.model import (
    NEVER,
    Actor,
    Date,
    Event,
    Figure,
    Mention,
    Parsed,
    Place,
    Quote,
    Relation,
    Sentence,
    Span,
)
from generator.parse.confidence import DOUBTS, measured, unearned
from generator.record_kinds import covering
from generator.records import ACTORS, KINDS
from generator.section import Section

SHOWN = 90  # characters of the article's words
FAMILIES = ("names", "dates", "places", "quotes", "figures", "events", "relations")


class Names:
    """The actors under the keys and names that they have on the site."""

    def __init__(self, parsed: tuple[Parsed, ...]):
        self._parsed = parsed

    @cached_property
    def _merged(self) -> tuple[dict[str, str], KeyInBriefing]:
        """Give the names by keys, and the keys: most sentences name no actor, and don't ask."""
        merged, keys = merge_actors(self._parsed)
        return {one.key: one.name for one in merged}, keys

    def key(self, parsed: Parsed, key: str) -> str:
        return self._merged[1][parsed.article.id, key]

    def name(self, parsed: Parsed, key: str) -> str:
        return self._merged[0][self.key(parsed, key)]

    def unique(self, parsed: Parsed, key: str) -> str:
        """Say what names the actor in corrections.yml.

        It is the actor's name, or the key where another actor has that name too.
        """
        name = self.name(parsed, key)
        return name if list(self._merged[0].values()).count(name) == 1 else self.key(parsed, key)


class ReadArticle(NamedTuple):
    """An article as it was read, with the names that its actors have on the site."""

    parsed: Parsed
    names: Names

    def words(self, span: Span) -> str:
        """Give the article's words in quotation marks, as many as a line has room for."""
        return _words(self.parsed, span)

    def name(self, key: str) -> str:
        """Say what an actor is called."""
        return self.names.name(self.parsed, key)

    def listed(self, keys: Iterable[str]) -> str:
        """Say what several actors are called."""
        return ", ".join(map(self.name, keys))


def find_mentions(parsed: Parsed, number: int, names: Names) -> Iterator[str]:
    """Find all that begins in a sentence, kind by kind, each in text order."""
    read = ReadArticle(parsed, names)
    for actor, mention in actors_in(parsed, number):
        yield _actor(read, actor, mention)
    for name, describe in DESCRIBED.items():
        for record in within(parsed, number, getattr(parsed, name)):
            yield describe(read, record)


def within(parsed: Parsed, number: int, records: Iterable) -> list:
    """Those that begin in a sentence; of quotes those too that begin before it and go on in it."""
    sentence = parsed.sentences[number].span

    def is_within(record: Any) -> bool:
        if isinstance(record, Quote):
            return record.span.overlaps(sentence) or _begins_in(record.span, sentence)
        return _begins_in(record.span, sentence)

    return [record for record in records if is_within(record)]


def _begins_in(span: Span, sentence: Span) -> bool:
    return sentence.start <= span.start < sentence.end


def actors_in(parsed: Parsed, number: int) -> list[tuple[Actor, Mention]]:
    """Tell who is named in a sentence, in text order."""
    span = parsed.sentences[number].span
    found = [
        (one, mention)
        for one in parsed.actors
        for mention in one.mentions
        if span.covers(mention.span)
    ]
    return sorted(found, key=lambda pair: pair[1].span)


def find_left_out(parsed: Parsed, number: int, everything: Parsed) -> Iterator[str]:
    """Tell what rules found in a sentence that have not earned to be heard.

    `everything` is the article as read with them.
    """
    if parsed.article.language != "en":
        return
    for family in FAMILIES:
        for record in within(everything, number, getattr(everything, family)):
            words = _words(parsed, record.span)
            if record.rule in unearned(family):
                yield f"{family}: {words} – {_rule(family, record.rule)}"
            elif doubt := _doubted_in(family, record):
                yield f"{doubt}: of {words} – {_rule(doubt, record.rule)}"
    for _, mention in actors_in(everything, number):
        if mention.rule in unearned("actors"):
            words = _words(parsed, mention.span)
            yield f"actors: {words} – {_rule('actors', mention.rule)}"


def _doubted_in(family: str, record: Any) -> str:
    """Say what of a record its rule has not earned, as the speaker of a quote; "" for nothing."""
    doubt = DOUBTS.get(family)
    if doubt is None or record.rule not in unearned(doubt.family):
        return ""
    return doubt.family if getattr(record, doubt.field) is not None else ""


def find_sections(
    parsed: Parsed,
    number: int,
    sections: tuple[Section, ...],
) -> Iterator[str]:
    """For each section that any cue speaks for: what speaks for it, and whether that is enough."""
    sentence = parsed.sentences[number]
    if sentence.heading:
        why = "it is a heading, or was hidden: read for names, never shown as a statement"
        yield f"Sections: none, {why}"
        return
    language = parsed.article.language
    if language != "en":
        yield f"Sections: none, the article is not in English ({language}) and was not read further"
        return
    sorter = Sorter(sections)
    cues = _cues_by_section(sorter, parsed, number)
    yield _sections_of(sentence, has_cues=bool(cues))
    if sentence.sections is None and is_cut(sentence.span.of(parsed.article.text)):
        yield "  It holds one half of a quotation: a page shows it with its speaker, or not at all."
    homes = {belonging.section for belonging in sorter.sort(parsed)[number]}
    weighed = [(sum(cue.weight for cue in found), section) for section, found in cues.items()]
    for total, section in sorted(weighed, reverse=True):
        is_settled = section in homes or sentence.sections is not None
        why_not = ", less than another" if total >= THRESHOLD else ", too little"
        yield f"  {section} {total:g}{'' if is_settled else why_not}: {_cues(cues[section])}"


def _cues_by_section(sorter: Sorter, parsed: Parsed, number: int) -> dict[str, list[Weighed]]:
    cues: dict[str, list[Weighed]] = {}
    for section, cue in sorter.explain(parsed, number):
        if cue.weight:
            cues.setdefault(section, []).append(cue)
    return cues


def _cues(found: Iterable[Weighed]) -> str:
    return ", ".join(f"{' '.join(cue.reading.words)} {cue.weight:g}" for cue in found)


def _sections_of(sentence: Sentence, has_cues: bool) -> str:
    """Tell why a sentence stands in its sections, in front of the cues."""
    if sentence.sections is not None:
        listed = ", ".join(sentence.sections) or "none"
        return f"Sections: {listed}, where the editor put it. Its cues:"
    if has_cues:
        return f"Sections, from a sum of {THRESHOLD:g} on:"
    return "Sections: none, no cue speaks for any; what asks, or is about the article, has none"


def find_highlight(parsed: Parsed, number: int, briefing: Briefing) -> str:
    """Tell whether a sentence is a highlight, and by whose choice."""
    sentence = parsed.sentences[number]
    if sentence.pinned == NEVER:
        return "Highlight: no, as the editor has it"
    if sentence.pinned:
        return f"Highlight: yes, the editor’s number {sentence.pinned}"
    here = parsed.article.id, sentence.span
    chosen = {(one.passage.article.id, one.passage.span) for one in briefing.highlights}
    return "Highlight: yes" if here in chosen else "Highlight: no"


def _line(kind: str, words: str, means: str, rule: str) -> str:
    """Say what was found, what it was taken for, and by which rule."""
    return f"{kind:<8} {words} → {means} – {rule}"


def _actor(read: ReadArticle, actor: Actor, mention: Mention) -> str:
    key = read.names.key(read.parsed, actor.key)
    means = f"{read.name(actor.key)} ({actor.kind}, actors/{key})"
    return _line("actor", read.words(mention.span), means, rule=_rule("names", mention.rule))


def _quote(read: ReadArticle, quote: Quote) -> str:
    means = read.name(quote.speaker) if quote.speaker else "speaker unknown"
    if quote.speaker_span:
        means += f" by {read.words(quote.speaker_span)}"
    if quote.cue:
        means += f", cue {read.words(quote.cue)}"
    speaker = _by_editor(quote.corrected) or _precision("speakers", quote.rule)
    rule = f"{_rule('quotes', quote.rule)}; speaker {speaker}"
    return _line("quote", f"{read.words(quote.span)} ({quote.kind})", means, rule=rule)


def _figure(read: ReadArticle, figure: Figure) -> str:
    told = {
        "value": "none" if figure.value is None else f"{figure.value:,.10g}",
        "low": figure.low,
        "high": figure.high,
        "qualifier": figure.qualifier,
        "unit": figure.unit,
        "term": figure.term or "none, so no page shows it",
        "place": figure.place,
        "as of": figure.as_of,
        "since": figure.since,
        "scope": figure.scope,
        "reported by": figure.reported_by and read.name(figure.reported_by),
    }
    known = {name: value for name, value in told.items() if value not in (None, "")}
    means = ", ".join(f"{name} {value}" for name, value in known.items())
    rule = _rule("figures", figure.rule)
    if by := _by_editor(figure.corrected):
        rule += f"; {by}"
    if figure.pinned:
        place = "no key figure" if figure.pinned == NEVER else f"key figure {figure.pinned}"
        rule += f"; {place} by {CORRECTIONS}"
    return _line("figure", read.words(figure.span), means, rule=rule)


def _date(read: ReadArticle, date: Date) -> str:
    means = date.value
    if not date.resolved:
        means += ", left open: the article has no date of publication"
    return _line("date", read.words(date.span), means, rule=_rule("dates", date.rule))


def _place(read: ReadArticle, place: Place) -> str:
    told = [place.feature, place.country]
    told.append(f"GeoNames {place.geonameid}" if place.geonameid else "")
    position = "position unknown"
    if place.lat is not None:
        position = f"{place.lat:.2f}, {place.lon:.2f}"
    means = f"{place.name} ({', '.join(filter(None, [*told, position]))})"
    rule = _rule("places", place.rule)
    if place.rule != CORRECTIONS:
        rule += f"; position {_precision('positions', place.rule)}"
    return _line("place", read.words(place.span), means, rule=rule)


def _event(read: ReadArticle, event: Event) -> str:
    means = event.type or "no type"
    if event.mode:
        means += f" ({event.mode})"
    means += f", {event.status}"
    if event.sources:
        means += f", by {read.listed(event.sources)}"
    if event.targets:
        means += f", to {read.listed(event.targets)}"
    if event.place:
        means += f", in {event.place}"
    if event.date:
        means += f", on {event.date.value} ({read.words(event.date.span)})"
    return _line("event", read.words(event.span), means, rule=_rule("events", event.rule))


def _relation(read: ReadArticle, relation: Relation) -> str:
    actor, target = read.name(relation.actor), read.name(relation.target)
    rule = _rule("relations", relation.rule)
    return f"relation {actor} {relation.relation} {target} – {rule}"


# How each kind is told, in the order in which they are.
DESCRIBED = covering(
    {
        "quotes": _quote,
        "figures": _figure,
        "dates": _date,
        "places": _place,
        "events": _event,
        "relations": _relation,
    },
    kinds=[kind for kind in KINDS if kind.is_explained and kind is not ACTORS],
    file=__file__,
)


def _words(parsed: Parsed, span: Span) -> str:
    return f'"{shorten(span.of(parsed.article.text), SHOWN, placeholder=" …")}"'


def _by_editor(corrected: tuple[str, ...]) -> str:
    return f"{', '.join(corrected)} by {CORRECTIONS}" if corrected else ""


def _rule(family: str, rule: str) -> str:
    """Name the rule, and say where it stands and how often it is right.

    Names are measured as names, nouns and pronouns as mentions of actors.
    """
    if rule == CORRECTIONS:
        return f"by {CORRECTIONS}"
    counted = measured(family, rule) or (measured("actors", rule) if family == "names" else None)
    return f'rule "{rule}"{tell_sources(family, rule)}, {_told(counted)}'


def _precision(family: str, rule: str) -> str:
    return _told(measured(family, rule))


def _told(counted: tuple[int, int] | None) -> str:
    return f"right {counted[0]} of {counted[1]} times" if counted else "never checked"
