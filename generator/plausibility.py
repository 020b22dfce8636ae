"""Hold back what makes no sense, whatever rule found it: what is doubtful is not shown as fact.

Each of `CHECKS` asks one thing of each reading of a kind. What fails is left out of the articles
before they are gathered, the whole of it or only what is doubtful in it, and stands in their
`left_out` with its reason. What an entry of corrections.yml set is never held back.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from generator.caching.kept import kept
from generator.implausible_figures import (
    Amounts,
    doubt_amount,
    doubt_subject,
    find_amounts,
    series_of,
)
from generator.implausible_quotes import doubt_speaker, doubt_statement, doubt_words, is_unnamed
from generator.model import (
    Actor,
    Event,
    Figure,
    LeftOut,
    Parsed,
    Place,
    QuoteKind,
    Relation,
    Span,
    Status,
)
from generator.parse.confidence import DOUBTS
from generator.parse.gazetteer import country_entry, entry_numbered
from generator.parse.gazetteer.place_keys import place_key
from generator.timex import date_range
from generator.unsure_actors import doubt_actor, find_unsure, forget_missing_actors

PAST = (Status.ASSERTED, Status.REPORTED, Status.NEGATED, Status.DENIED)
AREAS = frozenset(["country", "region", "demonym"])  # these name a country
EVERYWHERE = frozenset(["country", "world", "water", "demonym"])  # need no country of their own
LARGE = "city of a million"  # the rule by which a city needs none either
CITY = "city, "  # a large city, where its surroundings say that it is a place
DATELINED = re.compile(r"\s*[(:,;—–-]")  # behind the place of a dateline


class Context(NamedTuple):
    """What the readings of one article are held against: what all articles tell of them."""

    countries: tuple[str, ...]  # that all articles name, in the order of the alphabet
    amounts: Amounts  # of the series that the article has a figure of
    unsure: tuple[str, ...]  # keys of its actors


class Check(NamedTuple):
    """One thing asked of each reading of a kind."""

    name: str
    family: str  # the field of `Parsed`
    is_read: Callable[[Any], bool]  # whether a record has what is asked for
    doubt: Callable[[Context, Parsed, Any], str]  # why it makes no sense; "" where it does
    unknown: dict[str, Any]  # what becomes of its fields; the whole is left out where empty


def hold_back(parsed: tuple[Parsed, ...]) -> tuple[Parsed, ...]:
    """Give the articles without what fails a check; their `left_out` tells what that was."""
    contexts = _contexts(parsed)
    held_back = map(_held_back, parsed, contexts)
    return tuple(held or one for one, held in zip(parsed, held_back, strict=True))


def count_readings(parsed: Iterable[Parsed], check: Check) -> int:
    """Count the readings of which a check asks, those that it held back included."""
    stand = sum(check.is_read(one) for each in parsed for one in getattr(each, check.family))
    return stand + sum(one.rule == check.name for each in parsed for one in each.left_out)


def held_by(parsed: Parsed, check: Check) -> Iterator[LeftOut]:
    """Give what a check held back of an article, in text order."""
    return (one for one in parsed.left_out if one.reason and one.rule == check.name)


def _contexts(parsed: tuple[Parsed, ...]) -> Iterator[Context]:
    """Give the context of each article."""
    places = (place for one in parsed for place in one.places)
    named = {place.country for place in places if place.feature in AREAS}
    countries = tuple(sorted(named - {""}))
    amounts, unsure = find_amounts(parsed), find_unsure(parsed)
    for one in parsed:
        of_article = dict.fromkeys(filter(amounts.__contains__, map(series_of, one.figures)))
        keys = (actor.key for actor in one.actors)
        yield Context(
            countries,
            amounts={series: amounts[series] for series in of_article},
            unsure=tuple(key for key in keys if (one.article.id, key) in unsure),
        )


@kept
def _held_back(parsed: Parsed, context: Context) -> Parsed | None:
    """Give an article without what fails a check; None where nothing does."""
    one = parsed
    for check in CHECKS:
        stand, left_out = [], []
        for record in getattr(one, check.family):
            reason = _doubt(check, context, one, record=record)
            if not reason:
                stand.append(record)
                continue
            left_out.append(
                LeftOut(check.family, check.name, count=1, reason=reason, span=_span(record))
            )
            if check.unknown:
                stand.append(replace(record, **check.unknown))
        if left_out:
            held = {check.family: tuple(stand), "left_out": (*one.left_out, *left_out)}
            one = replace(one, **held)
            if check.family == "actors":
                one = forget_missing_actors(one)
    return None if one is parsed else one


def _span(record: Any) -> Span:
    return record.mentions[0].span if isinstance(record, Actor) else record.span


def _doubt(check: Check, context: Context, one: Parsed, *, record: Any) -> str:
    """Say why a record fails a check; "" where it does not, or an editor has settled it."""
    if getattr(record, "corrected", ()) or not check.is_read(record):
        return ""
    return check.doubt(context, one, record)


def _doubt_event_day(context: Context, one: Parsed, event: Event) -> str:
    if event.status not in PAST or event.date.corrected:
        return ""
    return _doubt_day(one.article.published, event.date.value)


def _doubt_figure_day(context: Context, one: Parsed, figure: Figure) -> str:
    if figure.is_expected:
        return ""
    return _doubt_day(one.article.published, figure.as_of)


def _doubt_day(published: date | None, value: str) -> str:
    """Doubt a day of something past that lies after the day of the article."""
    days = date_range(value)
    if not days or not published or days[0] <= published:
        return ""
    return f"its day, {value}, is after the article's own, {published.isoformat()}"


def _doubt_position(context: Context, one: Parsed, place: Place) -> str:
    """Doubt a place in a country that no article names, unless it is large or not the only one."""
    if not context.countries or place.country in context.countries or not place.country:
        return ""
    is_large = place.rule.startswith(LARGE) or (place.rule.startswith(CITY) and _is_own(place))
    if is_large or place.feature in EVERYWHERE or _is_dateline(one.article.text, place):
        return ""
    others = {other.name for other in one.places if other.country == place.country}
    if len(others) > 1:
        return ""
    return f"lies in {country_entry(place.country).name}, which no article names"


def _is_own(place: Place) -> bool:
    """Tell whether a city is called by its first name: no Chin is Jinzhou."""
    entry = entry_numbered(place.geonameid) if place.geonameid else None
    return entry is None or place_key(entry.name) == place_key(place.name)


def _is_dateline(text: str, place: Place) -> bool:
    """Tell whether an article begins there, which it may do anywhere: "GENEVA (AP) — …"."""
    return place.span.of(text).isupper() and bool(DATELINED.match(text, place.span.end))


def _doubt_relation(context: Context, one: Parsed, relation: Relation) -> str:
    """Doubt a relation where the sentence does not name both."""
    for key in (relation.actor, relation.target):
        mentions = one.actor_of[key].mentions
        if not any(relation.span.overlaps(mention.span) for mention in mentions):
            return f"its sentence does not name {one.actor_of[key].name}"
    return ""


# The most harmful first: words in a wrong mouth, a wrong count, a wrong day, a wrong place.
CHECKS = (
    Check(
        "speaker",
        "quotes",
        is_read=lambda quote: quote.speaker is not None,
        doubt=lambda context, one, quote: doubt_speaker(one, quote),
        unknown={"speaker": None, "speaker_span": None},
    ),
    Check(
        "words for a speaker",
        "quotes",
        is_read=lambda quote: is_unnamed(quote) and quote.kind is QuoteKind.INDIRECT,
        doubt=lambda context, one, quote: doubt_words(one, quote),
        unknown={},
    ),
    Check(
        "words for who is quoted",
        "quotes",
        is_read=lambda quote: is_unnamed(quote) and quote.kind is not QuoteKind.INDIRECT,
        doubt=lambda context, one, quote: doubt_words(one, quote),
        unknown={"speaker_span": None},
    ),
    Check(
        "what is said",
        "quotes",
        is_read=lambda quote: quote.kind is QuoteKind.INDIRECT,
        doubt=lambda context, one, quote: doubt_statement(one, quote),
        unknown={},
    ),
    Check(
        "what is counted",
        "figures",
        is_read=lambda figure: bool(figure.term),
        doubt=lambda context, one, figure: doubt_subject(figure),
        unknown={},
    ),
    Check(
        "amount",
        "figures",
        is_read=lambda figure: bool(figure.term),
        doubt=lambda context, one, figure: doubt_amount(context.amounts, figure),
        unknown={},
    ),
    Check(
        "day of an event",
        "events",
        is_read=lambda event: event.date is not None,
        doubt=_doubt_event_day,
        unknown={"date": None},
    ),
    Check(
        "day of a figure",
        "figures",
        is_read=lambda figure: bool(figure.as_of),
        doubt=_doubt_figure_day,
        unknown={"as_of": ""},
    ),
    Check(
        "actor",
        "actors",
        is_read=lambda actor: True,
        doubt=lambda context, one, actor: doubt_actor(context.unsure, actor),
        unknown={},
    ),
    Check(
        "relation", "relations", is_read=lambda relation: True, doubt=_doubt_relation, unknown={}
    ),
    Check(
        "position",
        "places",
        is_read=lambda place: place.lat is not None,
        doubt=_doubt_position,
        unknown=DOUBTS["places"].unknown,
    ),
)
