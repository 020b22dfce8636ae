"""Dates, places, quotes, figures and sentences as the editor has them, each by the entries of its list."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from generator.corrections.cast import Cast
from generator.corrections.entries import (
    NOBODY,
    DateCorrection,
    FigureCorrection,
    PlaceCorrection,
    QuoteCorrection,
)
from generator.corrections.words import Desk, Found
from generator.model import Date, DateType, Figure, Parsed, Place, Quote
from generator.parse import parse_article
from generator.parse.places.gazetteer import entry_numbered

RULE = "corrections.yml"


def correct_dates(desk: Desk, entries: Iterable[DateCorrection]) -> None:
    """Each date as its entry says; what rests on dates, events and figures, is read anew by them."""
    changed: dict[int, dict[Date, Date | None]] = {}
    for entry in entries:
        for found in desk.in_one_article("dates", entry.target):
            changed.setdefault(found.article, {})[found.record] = None if entry.drop else _dated(found.record, entry)
    for number, new in changed.items():
        dates = (new.get(one, one) for one in desk.parsed[number].dates)
        desk.put(number, parse_article(desk.parsed[number].article, dates=tuple(one for one in dates if one)))


def _dated(date: Date, entry: DateCorrection) -> Date:
    value = entry.value
    kind = DateType.DURATION if value.startswith("P") else DateType.TIME if "T" in value else DateType.DATE
    return replace(date, value=value, type=kind, resolved=True, rule=RULE, corrected=("value",))


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
    return replace(place, geonameid=entry.geonames, lat=lat, lon=lon, country=country, feature=feature, rule=RULE,
                   corrected=("position",))  # fmt: skip


def _without_places(parsed: Parsed, names: set[str]) -> Parsed:
    """Figures and events that lay in places which are none any more lie nowhere."""
    gone = names - {place.name for place in parsed.places}
    return replace(
        parsed,
        figures=tuple(replace(one, place="") if one.place in gone else one for one in parsed.figures),
        events=tuple(replace(one, place="") if one.place in gone else one for one in parsed.events),
    )


def correct_quotes(desk: Desk, entries: Iterable[QuoteCorrection], cast: Cast) -> None:
    """Each quote with the speaker that its entry names, or none, or gone."""
    for entry in entries:
        speaks = entry.speaker and entry.speaker != NOBODY
        speaker = cast.find(entry.target, entry.speaker) if speaks else None
        if speaks and not speaker:
            if not any(line == entry.target.line for line, _ in desk.errors):
                name = f"- actor: {entry.speaker}"
                desk.complain(entry.target, f"speaker: {cast.why_nobody(entry.speaker)}. Where the articles name him, "
                              f"make him one, under actors: {name}, and below it kind: person")  # fmt: skip
            continue
        for number, found in _by_article(desk.one("quotes", entry.target)):
            key = cast.key_in(number, speaker) if speaker else None
            for one in found:
                _follow(desk, number, one.record, key if not entry.drop else one.record.speaker)
            _change(desk, number, "quotes", found, lambda quote, entry=entry, number=number, key=key: (
                None if entry.drop else _spoken(desk.parsed[number], quote, key)))  # fmt: skip


def _spoken(parsed: Parsed, quote: Quote, key: str | None) -> Quote:
    """The quote by that speaker, with the words of its sentences that name the speaker, if any do."""
    sentences = {parsed.sentence_at(quote.span.start), parsed.sentence_at(quote.span.end - 1)}
    mentions = parsed.actor_of[key].mentions if key else ()
    named = next((one.span for one in mentions if parsed.sentence_at(one.span.start) in sentences
                  and not any(piece.covers(one.span) for piece in quote.pieces)), None)  # fmt: skip
    return replace(quote, speaker=key, speaker_span=named, corrected=("speaker",))


def _follow(desk: Desk, number: int, quote: Quote, key: str | None) -> None:
    """Figures that a quote reports are reported by its speaker."""
    parsed = desk.parsed[number]

    def follow(figure: Figure) -> Figure:
        reported = figure.reported_by is not None and figure.reported_by == quote.speaker
        if key == quote.speaker or not reported or not quote.span.covers(figure.span):
            return figure
        return replace(figure, reported_by=key, reported_span=None)

    desk.put(number, replace(parsed, figures=tuple(map(follow, parsed.figures))))


def correct_figures(desk: Desk, entries: Iterable[FigureCorrection]) -> None:
    """Each figure with the value, the term and the day that its entry sets. The article's words stay as they are."""
    for entry in entries:
        for number, found in _by_article(desk.one("figures", entry.target)):
            _change(desk, number, "figures", found, lambda figure, entry=entry: _counted(figure, entry))


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
