"""What was found in one sentence, a line each.

A line gives the words, what they were taken for, and the rule with its precision. Other lines say
why the sentence stands in its sections, and whether it is a highlight.
"""

from collections.abc import Iterable, Iterator
from textwrap import shorten

from generator.briefing import Briefing
from generator.config import CORRECTIONS, Config
from generator.gather.sections import THRESHOLD, CuePhrase, Sorter
from generator.merged_actors import merge_actors
from generator.model import (
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
from generator.parse import parse_article
from generator.parse.confidence import DOUBTS, measured, unearned
from generator.records import ACTORS, KINDS, covering

SHOWN = 90  # characters of the article's words
FAMILIES = ("names", "dates", "places", "quotes", "figures", "events", "relations")


class Names:
    """The actors under the keys and names that they have on the site."""

    def __init__(self, parsed: tuple[Parsed, ...]):
        merged, self._keys = merge_actors(parsed)
        self._names = {one.key: one.name for one in merged}

    def key(self, parsed: Parsed, key: str) -> str:
        return self._keys[parsed.article.id, key]

    def name(self, parsed: Parsed, key: str) -> str:
        return self._names[self.key(parsed, key)]

    def unique(self, parsed: Parsed, key: str) -> str:
        """What names the actor in corrections.yml.

        It is the actor's name, or the key where another actor has that name too.
        """
        name = self.name(parsed, key)
        return name if list(self._names.values()).count(name) == 1 else self.key(parsed, key)


def find_mentions(parsed: Parsed, number: int, names: Names) -> Iterator[str]:
    """All that begins in a sentence, kind by kind, each in text order."""
    for actor, mention in actors_in(parsed, number):
        yield _actor(parsed, actor, mention, names)
    for name, describe in DESCRIBED.items():
        for record in within(parsed, number, getattr(parsed, name)):
            yield describe(parsed, record, names)


def within(parsed: Parsed, number: int, records: Iterable) -> list:
    """Those that begin in a sentence; of quotes those too that begin before it and go on in it."""
    span = parsed.sentences[number].span
    return [one for one in records if span.start <= one.span.start < span.end
            or (isinstance(one, Quote) and one.span.overlaps(span))]  # fmt: skip


def actors_in(parsed: Parsed, number: int) -> list[tuple[Actor, Mention]]:
    """Who is named in a sentence, in text order."""
    span = parsed.sentences[number].span
    found = [
        (one, mention)
        for one in parsed.actors
        for mention in one.mentions
        if span.covers(mention.span)
    ]
    return sorted(found, key=lambda pair: pair[1].span)


def find_left_out(parsed: Parsed, number: int) -> Iterator[str]:
    """What rules found in a sentence that have not earned to be heard."""
    if parsed.article.language != "en":
        return
    everything = parse_article(parsed.article, unearned=True)
    for family in FAMILIES:
        for record in within(everything, number, getattr(everything, family)):
            if record.rule in unearned(family):
                yield f"{family}: {_words(parsed, record.span)} – {_rule(family, record.rule)}"
            elif family in DOUBTS and record.rule in unearned(DOUBTS[family].family):
                doubt = DOUBTS[family].family
                if getattr(record, DOUBTS[family].field) is not None:
                    yield f"{doubt}: of {_words(parsed, record.span)} – {_rule(doubt, record.rule)}"
    for _, mention in actors_in(everything, number):
        if mention.rule in unearned("actors"):
            yield f"actors: {_words(parsed, mention.span)} – {_rule('actors', mention.rule)}"


def find_sections(parsed: Parsed, number: int, config: Config) -> Iterator[str]:
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
    cues: dict[str, list[CuePhrase]] = {}
    for section, cue in Sorter(config.sections).explain(parsed, number):
        cues.setdefault(section, []).append(cue)
    yield _sections_of(sentence, has_cues=bool(cues))
    weighed = [(sum(cue.weight for cue in found), section) for section, found in cues.items()]
    for total, section in sorted(weighed, reverse=True):
        belongs = "" if total >= THRESHOLD else ", too little"
        listed = ", ".join(f"{' '.join(cue.words)} {cue.weight:g}" for cue in cues[section])
        yield f"  {section} {total:g}{belongs}: {listed}"


def _sections_of(sentence: Sentence, has_cues: bool) -> str:
    """Why a sentence stands in its sections, in front of the cues."""
    if sentence.sections is not None:
        listed = ", ".join(sentence.sections) or "none"
        return f"Sections: {listed}, where the editor put it. Its cues:"
    if has_cues:
        return f"Sections, from a sum of {THRESHOLD:g} on:"
    return "Sections: none, no cue speaks for any"


def find_highlight(parsed: Parsed, number: int, briefing: Briefing) -> str:
    """Whether it is one, and by whose choice."""
    sentence = parsed.sentences[number]
    if sentence.pinned:
        return f"Highlight: yes, the editor’s number {sentence.pinned}"
    chosen = {(one.passage.article.id, one.passage.span) for one in briefing.highlights}
    return f"Highlight: {'yes' if (parsed.article.id, sentence.span) in chosen else 'no'}"


def _actor(parsed: Parsed, actor: Actor, mention: Mention, names: Names) -> str:
    key = names.key(parsed, actor.key)
    means = f"{names.name(parsed, actor.key)} ({actor.kind}, actors/{key})"
    return f"actor    {_words(parsed, mention.span)} → {means} – {_rule('names', mention.rule)}"


def _quote(parsed: Parsed, quote: Quote, names: Names) -> str:
    speaker = names.name(parsed, quote.speaker) if quote.speaker else "speaker unknown"
    spoken = f" by {_words(parsed, quote.speaker_span)}" if quote.speaker_span else ""
    cue = f", cue {_words(parsed, quote.cue)}" if quote.cue else ""
    by = _by_editor(quote.corrected)
    rules = f"{_rule('quotes', quote.rule)}; speaker {by or _precision('speakers', quote.rule)}"
    return (
        f"quote    {_words(parsed, quote.span)} ({quote.kind}) → {speaker}{spoken}{cue} – {rules}"
    )


def _figure(parsed: Parsed, figure: Figure, names: Names) -> str:
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
        "reported by": figure.reported_by and names.name(parsed, figure.reported_by),
    }
    listed = ", ".join(f"{name} {value}" for name, value in told.items() if value not in (None, ""))
    rule = _rule("figures", figure.rule)
    if by := _by_editor(figure.corrected):
        rule += f"; {by}"
    return f"figure   {_words(parsed, figure.span)} → {listed} – {rule}"


def _date(parsed: Parsed, date: Date, names: Names) -> str:
    value = (
        date.value
        if date.resolved
        else f"{date.value}, left open: the article has no date of publication"
    )
    return f"date     {_words(parsed, date.span)} → {value} – {_rule('dates', date.rule)}"


def _place(parsed: Parsed, place: Place, names: Names) -> str:
    where = f"{place.lat:.2f}, {place.lon:.2f}" if place.lat is not None else "position unknown"
    id = f", GeoNames {place.geonameid}" if place.geonameid else ""
    what = ", ".join(part for part in (place.feature, place.country) if part)
    known = f"{place.name} ({what}{id}, {where})"
    rule = f"{_rule('places', place.rule)}"
    if place.rule != CORRECTIONS:
        rule += f"; position {_precision('positions', place.rule)}"
    return f"place    {_words(parsed, place.span)} → {known} – {rule}"


def _event(parsed: Parsed, event: Event, names: Names) -> str:
    who = {
        "by": [names.name(parsed, key) for key in event.sources],
        "to": [names.name(parsed, key) for key in event.targets],
    }
    told = [f"{event.type or 'no type'}{f' ({event.mode})' if event.mode else ''}, {event.status}"]
    told += [f"{word} {', '.join(given)}" for word, given in who.items() if given]
    told += [f"in {event.place}"] if event.place else []
    told += [f"on {event.date.value} ({_words(parsed, event.date.span)})"] if event.date else []
    return (
        f"event    {_words(parsed, event.span)} → {', '.join(told)} – {_rule('events', event.rule)}"
    )


def _relation(parsed: Parsed, relation: Relation, names: Names) -> str:
    actor, target = names.name(parsed, relation.actor), names.name(parsed, relation.target)
    return f"relation {actor} {relation.relation} {target} – {_rule('relations', relation.rule)}"


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
    """Name the rule, and say how often it is right.

    Names are measured as names, nouns and pronouns as mentions of actors.
    """
    if rule == CORRECTIONS:
        return f"by {CORRECTIONS}"
    counted = measured(family, rule) or (measured("actors", rule) if family == "names" else None)
    return f'rule "{rule}", {_told(counted)}'


def _precision(family: str, rule: str) -> str:
    return _told(measured(family, rule))


def _told(counted: tuple[int, int] | None) -> str:
    return f"right {counted[0]} of {counted[1]} times" if counted else "never checked"
