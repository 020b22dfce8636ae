"""Dates, places and figures as the editor has them, each by the entries of its list."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from generator.config import CORRECTIONS
from generator.corrections.desk import Desk, Found
from generator.corrections.entries import (
    DateCorrection,
    FigureCorrection,
    PlaceCorrection,
    Target,
)
from generator.model import Date, DateType, Figure, Parsed, Place
from generator.parse import parse_what_can_be
from generator.parse.places.gazetteer import entry_numbered


def correct_dates(desk: Desk, entries: Iterable[DateCorrection]) -> None:
    """Each date as its entry says; what rests on dates, events and figures, is read anew by them."""
    changed: dict[int, dict[Date, Date | None]] = {}
    for entry in entries:
        for found in desk.in_one_article("dates", entry.target):
            changed.setdefault(found.article, {})[found.record] = None if entry.drop else _dated(found.record, entry)
    for number, new in changed.items():
        dates = (new.get(one, one) for one in desk.parsed[number].dates)
        desk.put(number, parse_what_can_be(desk.parsed[number].article, tuple(one for one in dates if one)))


def _dated(date: Date, entry: DateCorrection) -> Date:
    value = entry.value
    kind = DateType.DURATION if value.startswith("P") else DateType.TIME if "T" in value else DateType.DATE
    return replace(date, value=value, type=kind, resolved=True, rule=CORRECTIONS, corrected=("value",))


def correct_places(desk: Desk, entries: Iterable[PlaceCorrection]) -> None:
    """Each place where its entry puts it. Its name stays, so that figures and events keep it."""
    for entry in entries:
        known = entry_numbered(entry.geonames) if entry.geonames else None
        if entry.geonames and not known and entry.lat is None:
            desk.complain(entry.target, f"geonames {entry.geonames} is not in our gazetteer. Add lat and lon")
            continue
        for number, found in _by_article(desk.everywhere("places", entry.target)):
            _change(desk, number, "places", found, lambda place, entry=entry, known=known: _put(place, entry, known))
            if entry.drop:
                desk.put(number, _without_places(desk.parsed[number], {one.record.name for one in found}))


def _put(place: Place, entry: PlaceCorrection, known: Any) -> Place | None:
    """The place where the entry puts it. A point that no gazetteer knows may lie in any country."""
    if entry.drop:
        return None
    demonym = place.feature == "demonym"
    if known:
        lat, lon, country = known.lat, known.lon, known.country
        feature = place.feature if demonym else known.feature
    else:
        lat, lon, country, feature = None, None, "", place.feature if demonym or entry.unknown else ""
    if entry.lat is not None:
        lat, lon = entry.lat, entry.lon
    fields = {"geonameid": entry.geonames, "lat": lat, "lon": lon, "country": country, "feature": feature}
    return replace(place, **fields, rule=CORRECTIONS, corrected=("position",))


def _without_places(parsed: Parsed, names: set[str]) -> Parsed:
    """Figures and events that lay in places which are none any more lie nowhere."""
    gone = names - {place.name for place in parsed.places}
    return replace(
        parsed,
        figures=tuple(replace(one, place="") if one.place in gone else one for one in parsed.figures),
        events=tuple(replace(one, place="") if one.place in gone else one for one in parsed.events),
    )


def correct_figures(desk: Desk, entries: Iterable[FigureCorrection]) -> None:
    """Each figure with the value, the term and the day that its entry sets, also where a heading repeats it.

    The article's words stay as they are.
    """
    for entry in entries:
        for number, found in _by_article(desk.one("figures", entry.target)):
            said = {_amount(one.record) for one in found}
            again = [one for one in desk.candidates("figures", Target(0, "figures", "", desk.parsed[number].article.id))
                     if desk.in_heading(number, one.span) and _amount(one.record) in said]  # fmt: skip
            _change(desk, number, "figures", [*found, *again], lambda figure, entry=entry: _counted(figure, entry))


def _amount(figure: Figure) -> tuple:
    """What a heading repeats."""
    return figure.term, figure.value, figure.low, figure.high


def _counted(figure: Figure, entry: FigureCorrection) -> Figure | None:
    if entry.drop:
        return None
    given = {"value": entry.value, "term": entry.term, "as_of": entry.as_of}
    fields = {name: value for name, value in given.items() if value not in (None, "")}
    corrected = tuple(dict.fromkeys((*figure.corrected, *fields)))
    if "value" in fields:
        fields |= {"low": None, "high": None}
    return replace(figure, corrected=corrected, **fields)


def _by_article(found: Iterable[Found]) -> list[tuple[int, list[Found]]]:
    articles: dict[int, list[Found]] = {}
    for one in found:
        articles.setdefault(one.article, []).append(one)
    return list(articles.items())


def _change(desk: Desk, number: int, field: str, found: list[Found], change: Callable[[Any], Any]) -> None:
    """Change those records of an article; what becomes None goes."""
    parsed, meant = desk.parsed[number], {one.record for one in found}
    records = (change(one) if one in meant else one for one in getattr(parsed, field))
    desk.put(number, replace(parsed, **{field: tuple(one for one in records if one is not None)}))
