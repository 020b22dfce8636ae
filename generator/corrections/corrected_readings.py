"""Quotes, figures, events and relations as the editor has them: added, set field by field, dropped.

What may be set stands in `vocabulary.LISTS`; here stands what follows from it. The words of the
articles are never touched.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from enum import StrEnum
from functools import partial
from typing import Any

from generator.config import CORRECTIONS
from generator.corrections.article import joined
from generator.corrections.cast import Cast
from generator.corrections.contradictions import Said, things_of
from generator.corrections.entries import Entry, Target, Unfit
from generator.corrections.made import MADE, as_quoted, parted_relation
from generator.corrections.matching import Match, Matcher, by_article, change_records, check_places
from generator.corrections.quotes import given_to
from generator.corrections.values import Values
from generator.corrections.vocabulary import LISTS
from generator.model import Date, DateType, Event, Figure, Parsed, Quote, Relation

ADDED = "added"
Fields = dict[str, Any]


def correct_readings(matcher: Matcher, entries: Iterable[Entry], cast: Cast) -> None:
    """Correct what each entry names, or add it."""
    entries = tuple(entries)
    check_places(matcher, entries, key="key")
    matcher.correct_by(entries, partial(_correct, matcher, cast=cast, said=Said(matcher)))


def _correct(matcher: Matcher, entry: Entry, cast: Cast, said: Said) -> None:
    name = entry.target.list
    everything = _found(matcher, entry, cast)
    said.check(entry, things_of(entry, everything))
    for number, found in by_article(everything):
        if _lacks_term(entry, found):
            why = "it is not read what the figure counts, which its card would say"
            matcher.miss(entry.target, f"{why}. Add term")
            continue
        new = {}
        for match in found:
            new[match.record] = _changed(matcher, entry, cast, match)
        if name == "figures":
            first = new[found[0].record]
            again = _repeated_in_headings(matcher, number, found)
            new |= {one.record: first and _as_repeated(one.record, first, entry) for one in again}
        if entry.get("speaker"):
            _give(matcher, number, new, is_named=bool(entry.get("speaker_text")))
        change_records(matcher, number, name, new)


def _lacks_term(entry: Entry, found: list[Match]) -> bool:
    """Tell whether a key figure counts nobody knows what."""
    is_key = (entry.get("key") or 0) > 0
    return is_key and not (entry.get("term") or found[0].record.term)


def _found(matcher: Matcher, entry: Entry, cast: Cast) -> list[Match]:
    """Give what an entry names; what it adds stands in its article now."""
    target = entry.target
    if entry.get("add"):
        return (
            _added_relation(matcher, entry, cast)
            if target.list == "relations"
            else _added(matcher, target)
        )
    is_everywhere = target.list == "relations" and not matcher.passage(target.text)
    return matcher.everywhere(target) if is_everywhere else matcher.one(target)


def _added(matcher: Matcher, target: Target) -> list[Match]:
    """Read a record where the words of the entry stand, unless it is read there already."""
    for number, span in matcher.stretches(target):
        parsed = matcher.parsed[number]
        made = MADE[target.list](parsed, span)
        return _standing(matcher, number, target.list, made)
    return []


def _standing(matcher: Matcher, number: int, name: str, made: Any) -> list[Match]:
    """Put a record into an article that has none there, and give it as it stands."""
    parsed = matcher.parsed[number]
    records = getattr(parsed, name)
    if not any(_is_same(one, made) for one in records):
        kept = [one for one in records if name != "figures" or not one.span.overlaps(made.span)]
        added = replace(made, rule=CORRECTIONS, corrected=(ADDED,))
        ordered = sorted((*kept, added), key=lambda one: one.span)
        matcher.put(number, replace(parsed, **{name: tuple(ordered)}))
    here = Target(0, name, "", article=parsed.article.id)
    return [one for one in matcher.candidates(here) if _is_same(one.record, made)]


def _is_same(record: Any, made: Any) -> bool:
    if isinstance(made, Relation):
        sides = (record.actor, record.relation, record.target, record.span)
        return sides == (made.actor, made.relation, made.target, made.span)
    return record.span == made.span


def _added_relation(matcher: Matcher, entry: Entry, cast: Cast) -> list[Match]:
    target = entry.target
    if not target.within:
        way = "in: words of the passage that says so, or its id"
        raise Unfit(f"relations: what is added needs its passage. Write: {way}")
    who, kind, whom = parted_relation(target.text)
    sentence = target._replace(list="sentences", text=target.within, within="")
    found: list[Match] = []
    for match in matcher.one(sentence)[:1]:
        members = (cast.needed(target, name, key="relation") for name in (who, whom))
        actor, other = (cast.key_in(match.article, one) for one in members)
        made = Relation(actor, kind, target=other, span=match.span)
        found += _standing(matcher, match.article, "relations", made)
    return found


def _changed(matcher: Matcher, entry: Entry, cast: Cast, match: Match) -> Any | None:
    """Give the record as the entry has it; None where it drops it."""
    if entry.get("drop"):
        return None
    record = match.record
    values = Values(matcher, cast, entry, match.article)
    given = [one for one in LISTS[entry.target.list].fields if one.key in entry.settings]
    fields = {}
    for one in given:
        fields[one.field] = _like(getattr(record, one.field), values.of(one, record))
    keys = tuple(one.key for one in given if one.field != "pinned")
    settle = SETTLED[type(record)]
    settled = settle(matcher.parsed[match.article], record, fields)
    return replace(record, **settled, corrected=joined(record.corrected, keys))


def _like(old: Any, value: Any) -> Any:
    """Give a value as the field holds it: one of its kinds, where it has kinds."""
    return type(old)(value) if isinstance(old, StrEnum) else value


def _settle_quote(parsed: Parsed, quote: Quote, fields: Fields) -> Fields:
    """Words and kind agree with the article's quotation marks."""
    if "span" in fields or fields.get("kind", quote.kind) is not quote.kind:
        span, kind = fields.get("span", quote.span), fields.get("kind")
        fields |= as_quoted(parsed, span, kind, quote if "span" not in fields else None)
    return fields


def _settle_figure(parsed: Parsed, figure: Figure, fields: Fields) -> Fields:
    """An amount is a value or a range; who reports is named by words of their own, or by none."""
    if "value" in fields and fields["value"] != figure.value:
        fields = {"low": None, "high": None, **fields}
    if ("low" in fields or "high" in fields) and "value" not in fields:
        fields["value"] = None
    low, high = fields.get("low", figure.low), fields.get("high", figure.high)
    if low is not None and high is not None and low > high:
        raise Unfit(f"low {low:,.10g} is more than high {high:,.10g}. Write the smaller one as low")
    if "reported_by" in fields:
        fields.setdefault("reported_span", None)
    if fields.get("superseded", figure.superseded) and fields.get("pinned", figure.pinned) > 0:
        raise Unfit("key: what a newer count replaces is no key figure. Take out key or superseded")
    return fields


def _settle_event(parsed: Parsed, event: Event, fields: Fields) -> Fields:
    """A day of the editor's own stands on no words; a type has no mode of the old one."""
    if "date" in fields:
        fields["date"] = _dated(event, fields["date"])
    if fields.get("type", event.type) != event.type:
        fields["mode"] = ""
    if "span" in fields:
        inside = fields["span"].covers(event.trigger)
        fields |= {"subject": None, "trigger": event.trigger if inside else fields["span"]}
    return fields


def _dated(event: Event, value: str) -> Date:
    span = event.date.span if event.date else event.trigger
    return Date(span, value, DateType.DATE, rule=CORRECTIONS, corrected=("value",))


def _settle_relation(parsed: Parsed, relation: Relation, fields: Fields) -> Fields:
    actor, target = (fields.get(side, getattr(relation, side)) for side in ("actor", "target"))
    if actor is None or target is None or actor == target:
        raise Unfit("a relation is between two actors. To take it for none, write: drop: true")
    return fields


SETTLED: dict[type, Callable[[Parsed, Any, Fields], Fields]] = {
    Quote: _settle_quote,
    Figure: _settle_figure,
    Event: _settle_event,
    Relation: _settle_relation,
}


def _give(matcher: Matcher, number: int, new: dict[Any, Any], *, is_named: bool) -> None:
    """Let what goes with the speaker of a quote follow it."""
    for old, quote in list(new.items()):
        parsed, new[old] = given_to(matcher.parsed[number], old, quote, is_named=is_named)
        matcher.put(number, parsed)


def _repeated_in_headings(matcher: Matcher, number: int, found: Iterable[Match]) -> list[Match]:
    """Give the figures in headings of an article that say the same as those found."""
    found = list(found)
    amounts = {_amount(one.record) for one in found}
    everywhere = Target(0, "figures", "", article=matcher.parsed[number].article.id)
    all_of_it = matcher.candidates(everywhere)
    in_headings = [one for one in all_of_it if matcher.in_heading(number, one.span)]
    return [one for one in in_headings if _amount(one.record) in amounts and one not in found]


def _amount(figure: Figure) -> tuple:
    """Give what a heading repeats."""
    return figure.term, figure.value, figure.low, figure.high


def _as_repeated(heading: Figure, figure: Figure, entry: Entry) -> Figure:
    """Give the figure of a heading with what the entry set of the one that it repeats."""
    given = [one.field for one in LISTS["figures"].fields if one.key in entry.settings]
    fields = {name: getattr(figure, name) for name in (*given, "low", "high", "reported_span")}
    return replace(heading, **fields, corrected=figure.corrected)
