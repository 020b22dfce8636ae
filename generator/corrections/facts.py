"""Dates and places as the editor has them; what rests on them is read anew."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from generator.config import CORRECTIONS
from generator.corrections.article import is_within
from generator.corrections.contradictions import Said, things_of
from generator.corrections.entries import Entry, Unfit
from generator.corrections.entry_words import find_words
from generator.corrections.matching import Match, Matcher, by_article, change_records
from generator.model import Article, Date, DateType, Parsed, Place, Span
from generator.numerals import missing_numbers
from generator.parse.gazetteer import entry_numbered

# Reads an article anew by what is given of it: the fields of `Parsed` by their names.
Parse = Callable[[Article, Mapping[str, tuple]], Parsed]


def correct_dates(matcher: Matcher, entries: Iterable[Entry], parse: Parse) -> None:
    """Correct each date as its entry says, or add it.

    What rests on dates, which is events and figures, is read anew by them, with `parse`.
    """
    changed: dict[int, dict[Date, Date | None]] = {}
    said = Said(matcher)
    for entry in entries:
        if entry.get("add"):
            said.check(entry)
            for number, span in matcher.stretches(entry.target):
                made = Date(span, "", DateType.DATE)
                changed.setdefault(number, {})[made] = _dated(made, entry)
            continue
        meant = matcher.in_one_article(entry.target)
        said.check(entry, things_of(entry, meant, narrowed=(bool(entry.target.within),)))
        for found in meant:
            new = None if entry.get("drop") else _dated(found.record, entry)
            changed.setdefault(found.article, {})[found.record] = new
    for number, new in changed.items():
        parsed = matcher.parsed[number]
        spans = [one.span for one in new]
        kept = [one for one in parsed.dates if not any(map(one.span.overlaps, spans))]
        dates = sorted((*kept, *filter(None, new.values())), key=lambda one: one.span)
        matcher.put(number, parse(parsed.article, {"dates": tuple(dates)}))


def _dated(date: Date, entry: Entry) -> Date:
    value = entry.get("is")
    kind = (
        DateType.DURATION
        if value.startswith("P")
        else DateType.TIME
        if "T" in value
        else DateType.DATE
    )
    return replace(
        date, value=value, type=kind, resolved=True, rule=CORRECTIONS, corrected=("value",)
    )


def correct_places(matcher: Matcher, entries: Iterable[Entry], parse: Parse) -> None:
    """Put each place where its entry says. Figures and events that lie there follow.

    Where the words are read as no place, they become one, and the article is read anew by it.
    """
    correct = partial(_correct_place, matcher, parse=parse, said=Said(matcher))
    matcher.correct_by(entries, correct)


def _correct_place(matcher: Matcher, entry: Entry, parse: Parse, said: Said) -> None:
    known = _in_gazetteer(entry)
    found, names = _places_meant(matcher, entry, parse)
    target = entry.target
    narrowed = bool(target.article), bool(target.within)
    said.check(entry, things_of(entry, found, narrowed=narrowed))
    rename = entry.get("rename") or ""
    if rename:
        _check_name(matcher, found, rename)
    for number, matches in by_article(found):
        new = {match.record: _put(match.record, entry, known) for match in matches}
        change_records(matcher, number, "places", new)
        matcher.put(number, _with_names(matcher.parsed[number], names, rename))


def _in_gazetteer(entry: Entry) -> Any:
    """The place of the gazetteer that an entry gives the number of; None where it gives none."""
    geonames = entry.get("geonames")
    known = entry_numbered(geonames) if geonames else None
    if geonames and not known and entry.get("lat") is None:
        raise Unfit(f"geonames {geonames} is not in our gazetteer. Add lat and lon")
    return known


def _places_meant(matcher: Matcher, entry: Entry, parse: Parse) -> tuple[list[Match], set[str]]:
    """Give what an entry names, with what it adds: words read as no place, and its aliases.

    With them come the names that these places had.
    """
    target = entry.target
    if not entry.get("drop") and not matcher.best(target):
        _add_places(matcher, entry, words=target.text, parse=parse)
    found = matcher.everywhere(target)
    names = {match.record.name for match in found}
    aliases = entry.get("alias") if found else ()
    for alias in aliases or ():
        _add_alias(matcher, entry, alias, name=found[0].record.name, parse=parse)
    if aliases:
        found = [one for one in matcher.candidates(target) if one.record.name in names]
    return found, names


def _check_name(matcher: Matcher, found: Iterable[Any], rename: str) -> None:
    """Raise `Unfit` where a name to be shown has numbers that no article with the place has."""
    text = " ".join({matcher.parsed[match.article].article.text for match in found})
    if missing := missing_numbers(rename, text):
        raise Unfit(f"rename: no article with the place tells {', '.join(missing)}. Take it out")


def _add_alias(matcher: Matcher, entry: Entry, alias: str, *, name: str, parse: Parse) -> None:
    """Let other words name a place, though they were read as another; told where none has them."""
    if not _add_places(matcher, entry, words=alias, parse=parse, name=name):
        why = "no article has these words, or they are a part of another place's name"
        matcher.miss(entry.target, f'alias "{alias}": {why}')


def _add_places(
    matcher: Matcher, entry: Entry, *, words: str, parse: Parse, name: str = ""
) -> bool:
    """Let some words name a place wherever they stand and are no part of one; whether they do."""
    target, is_added = entry.target, False
    for number, parsed in enumerate(matcher.parsed):
        if target.article not in ("", parsed.article.id):
            continue
        own = [place.span for place in parsed.places if place.name == name]
        free = _free_spans(parsed, words, name)
        spans = [span for span in free if matcher.is_within(target, number, span)]
        is_added = is_added or bool(spans)
        if new := [span for span in spans if not any(map(span.overlaps, own))]:
            matcher.put(number, _with_places(parsed, new, name or words, parse=parse))
    return is_added


def _free_spans(parsed: Parsed, words: str, name: str) -> Iterator[Span]:
    """Find where some words stand that are no part of what names another place.

    They may be all of it where they are to mean the place of a `name`.
    """
    taken = [place.span for place in parsed.places if place.name != name]
    for span in find_words(parsed.article, words):
        over = [other for other in taken if span.overlaps(other)]
        if all(is_within(other, span) or (name and other == span) for other in over):
            yield span


def _with_places(parsed: Parsed, spans: Iterable[Span], name: str, *, parse: Parse) -> Parsed:
    spans = list(spans)
    made = (Place(span, name, rule=CORRECTIONS) for span in spans)
    kept = (one for one in parsed.places if not any(span.covers(one.span) for span in spans))
    places = tuple(sorted((*kept, *made), key=lambda place: place.span))
    return parse(parsed.article, {"dates": parsed.dates, "places": places})


def _put(place: Place, entry: Entry, known: Any) -> Place | None:
    """The place where the entry puts it. A point that no gazetteer knows may lie in any country."""
    if entry.get("drop"):
        return None
    is_put = any(entry.get(key) is not None for key in ("geonames", "lat", "position"))
    fields: dict[str, Any] = _position(place, entry, known) if is_put else {}
    for key, field in (("country", "country"), ("rename", "name")):
        if entry.get(key):
            fields[field] = entry.get(key)
    corrected = list(place.corrected)
    if place.rule == CORRECTIONS and not place.corrected:
        corrected.append("added")
    if is_put:
        corrected.append("position")
    corrected += (key for key in ("country", "rename", "alias") if entry.get(key))
    return replace(place, **fields, rule=CORRECTIONS, corrected=tuple(dict.fromkeys(corrected)))


def _position(place: Place, entry: Entry, known: Any) -> dict[str, Any]:
    demonym = place.feature == "demonym"
    lat, lon = entry.get("lat"), entry.get("lon")
    keeps_feature = demonym or entry.get("position")
    country, feature = "", place.feature if keeps_feature else ""
    if known:
        country, feature = known.country, place.feature if demonym else known.feature
        if lat is None:
            lat, lon = known.lat, known.lon
    return {
        "geonameid": entry.get("geonames"),
        "lat": lat,
        "lon": lon,
        "country": country,
        "feature": feature,
    }


def _with_names(parsed: Parsed, old: set[str], new: str) -> Parsed:
    """Let figures and events follow places that have another name now, or are none any more."""
    gone = old - {place.name for place in parsed.places}
    lists = {name: getattr(parsed, name) for name in ("figures", "events")}
    moved = {
        name: tuple(replace(one, place=new) if one.place in gone else one for one in records)
        for name, records in lists.items()
    }
    return replace(parsed, **moved)
