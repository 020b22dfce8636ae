"""Dates, places and figures as the editor has them, each by the entries of its list."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from generator.config import CORRECTIONS
from generator.corrections.article import find_words
from generator.corrections.cast import Cast
from generator.corrections.entries import (
    NOBODY,
    NOWHERE,
    DateCorrection,
    EventCorrection,
    FigureCorrection,
    PlaceCorrection,
    RelationCorrection,
    Target,
)
from generator.corrections.matching import Match, Matcher
from generator.model import Article, Date, DateType, Figure, Parsed, Place
from generator.parse.gazetteer import entry_numbered

# Reads an article anew by what is given of it: the fields of `Parsed` by their names.
Parse = Callable[[Article, Mapping[str, tuple]], Parsed]


def correct_dates(matcher: Matcher, entries: Iterable[DateCorrection], parse: Parse) -> None:
    """Correct each date as its entry says.

    What rests on dates, which is events and figures, is read anew by them, with `parse`.
    """
    changed: dict[int, dict[Date, Date | None]] = {}
    for entry in entries:
        for found in matcher.in_one_article(entry.target):
            changed.setdefault(found.article, {})[found.record] = (
                None if entry.drop else _dated(found.record, entry)
            )
    for number, new in changed.items():
        parsed = matcher.parsed[number]
        dates = (new.get(one, one) for one in parsed.dates)
        given = {"dates": tuple(one for one in dates if one)}
        matcher.put(number, parse(parsed.article, given))


def _dated(date: Date, entry: DateCorrection) -> Date:
    value = entry.value
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


def correct_places(matcher: Matcher, entries: Iterable[PlaceCorrection], parse: Parse) -> None:
    """Each place where its entry puts it. Its name stays, so that figures and events keep it.

    Where the words are read as no place, they become one, and the article is read anew by it.
    """
    for entry in entries:
        known = entry_numbered(entry.geonames) if entry.geonames else None
        if entry.geonames and not known and entry.lat is None:
            matcher.complain(
                entry.target, f"geonames {entry.geonames} is not in our gazetteer. Add lat and lon"
            )
            continue
        if not entry.drop and not matcher.best(entry.target):
            _add_places(matcher, entry, parse=parse)
        for number, found in _by_article(matcher.everywhere(entry.target)):
            change = partial(_put, entry=entry, known=known)
            _change(matcher, number, "places", found=found, change=change)
            if entry.drop:
                matcher.put(
                    number,
                    _without_places(matcher.parsed[number], {one.record.name for one in found}),
                )


def _add_places(matcher: Matcher, entry: PlaceCorrection, parse: Parse) -> None:
    """Let the words of an entry name a place wherever they stand and are no part of one."""
    target = entry.target
    for number, parsed in enumerate(matcher.parsed):
        if target.article in ("", parsed.article.id):
            taken = [place.span for place in parsed.places]
            spans = [
                span
                for span in find_words(parsed.article, target.text)
                if not any(span.overlaps(other) for other in taken)
                and matcher.is_within(target, number, span)
            ]
            if spans:
                made = (Place(span, target.text, rule=CORRECTIONS) for span in spans)
                places = tuple(sorted((*parsed.places, *made), key=lambda place: place.span))
                given = {"dates": parsed.dates, "places": places}
                matcher.put(number, parse(parsed.article, given))


def _put(place: Place, entry: PlaceCorrection, known: Any) -> Place | None:
    """The place where the entry puts it. A point that no gazetteer knows may lie in any country."""
    if entry.drop:
        return None
    demonym = place.feature == "demonym"
    if known:
        lat, lon, country = known.lat, known.lon, known.country
        feature = place.feature if demonym else known.feature
    else:
        lat, lon, country, feature = (
            None,
            None,
            "",
            place.feature if demonym or entry.unknown else "",
        )
    if entry.lat is not None:
        lat, lon = entry.lat, entry.lon
    fields = {
        "geonameid": entry.geonames,
        "lat": lat,
        "lon": lon,
        "country": country,
        "feature": feature,
    }
    return replace(place, **fields, rule=CORRECTIONS, corrected=("position",))


def _without_places(parsed: Parsed, names: set[str]) -> Parsed:
    """Figures and events that lay in places which are none any more lie nowhere."""
    gone = names - {place.name for place in parsed.places}
    return replace(
        parsed,
        figures=tuple(
            replace(one, place="") if one.place in gone else one for one in parsed.figures
        ),
        events=tuple(replace(one, place="") if one.place in gone else one for one in parsed.events),
    )


def correct_figures(matcher: Matcher, entries: Iterable[FigureCorrection]) -> None:
    """Correct each figure as its entry says, also where a heading repeats it.

    The article's words stay.
    """
    entries = tuple(entries)
    _check_places(matcher, entries)
    cast = Cast(matcher)
    for entry in entries:
        reporter = cast.needed(entry.target, entry.reporter, key="reported_by")
        if entry.reporter not in ("", NOBODY) and reporter is None:
            continue
        for number, found in _by_article(matcher.one(entry.target)):
            if entry.key > 0 and not (entry.term or found[0].record.term):
                why = "it is not read what the figure counts, which its card would say"
                matcher.miss(entry.target, f"{why}. Add term")
                continue
            if not _has_place(matcher, number, entry):
                continue
            again = _repeated_in_headings(matcher, number, found)
            key = cast.key_in(number, reporter) if reporter else None
            change = partial(_counted, entry=entry, reporter=key)
            _change(matcher, number, "figures", found=[*found, *again], change=change)


def _check_places(matcher: Matcher, entries: Iterable[FigureCorrection]) -> None:
    """Complain of two figures that should have the same place among the key figures."""
    lines: dict[int, int] = {}
    for entry in entries:
        if entry.key > 0 and entry.key in lines:
            what = f"key: {entry.key} stands in line {lines[entry.key]} too"
            matcher.complain(entry.target, f"{what}. Give one of them another place")
        lines.setdefault(entry.key, entry.target.line)


def _repeated_in_headings(matcher: Matcher, number: int, found: Iterable[Match]) -> list[Match]:
    """The figures in headings of an article that say the same as those found."""
    amounts = {_amount(one.record) for one in found}
    everywhere = Target(0, "figures", "", article=matcher.parsed[number].article.id)
    all_of_it = matcher.candidates(everywhere)
    in_headings = [one for one in all_of_it if matcher.in_heading(number, one.span)]
    return [one for one in in_headings if _amount(one.record) in amounts]


def _amount(figure: Figure) -> tuple:
    """What a heading repeats."""
    return figure.term, figure.value, figure.low, figure.high


def _has_place(matcher: Matcher, number: int, entry: FigureCorrection) -> bool:
    """Whether the article names the place of an entry; complains where it does not."""
    parsed = matcher.parsed[number]
    if entry.place in ("", NOWHERE, *(place.name for place in parsed.places)):
        return True
    what = f'place: the article {parsed.article.id} names no place "{entry.place}"'
    way = f"If its words do, add it, under places: - place: {entry.place}, with lat and lon"
    matcher.complain(entry.target, f"{what}. {way}")
    return False


def _counted(figure: Figure, entry: FigureCorrection, reporter: str | None) -> Figure | None:
    if entry.drop:
        return None
    given = {"value": entry.value, "unit": entry.unit, "term": entry.term, "as_of": entry.as_of}
    fields = {name: value for name, value in given.items() if value not in (None, "")}
    if entry.place:
        fields["place"] = "" if entry.place == NOWHERE else entry.place
    if entry.reporter:
        fields["reported_by"] = reporter
    corrected = tuple(dict.fromkeys((*figure.corrected, *fields)))
    if "value" in fields:
        fields |= {"low": None, "high": None}
    if "reported_by" in fields:
        fields["reported_span"] = None
    return replace(figure, corrected=corrected, pinned=entry.key or figure.pinned, **fields)


def drop_events(matcher: Matcher, entries: Iterable[EventCorrection]) -> None:
    """Take for no event what the entries name."""
    _drop(matcher, entries, field="events")


def drop_relations(matcher: Matcher, entries: Iterable[RelationCorrection]) -> None:
    """Take for no relation what the entries name, wherever an article says so."""
    _drop(matcher, entries, field="relations")


def _drop(
    matcher: Matcher, entries: Iterable[EventCorrection | RelationCorrection], field: str
) -> None:
    for entry in entries:
        meant = matcher.everywhere if field == "relations" else matcher.one
        for number, found in _by_article(meant(entry.target)):
            _change(matcher, number, field, found=found, change=lambda record: None)


def _by_article(found: Iterable[Match]) -> list[tuple[int, list[Match]]]:
    articles: dict[int, list[Match]] = {}
    for one in found:
        articles.setdefault(one.article, []).append(one)
    return list(articles.items())


def _change(
    matcher: Matcher, number: int, field: str, found: list[Match], change: Callable[[Any], Any]
) -> None:
    """Change those records of an article; what becomes None goes."""
    parsed, meant = matcher.parsed[number], {one.record for one in found}
    records = (change(one) if one in meant else one for one in getattr(parsed, field))
    matcher.put(
        number, replace(parsed, **{field: tuple(one for one in records if one is not None)})
    )
