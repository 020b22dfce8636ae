"""The entries of corrections.yml that would change how a sentence was read, with what stands now."""

from datetime import date as day
from typing import NamedTuple

import yaml

from generator.corrections.desk import Desk, Found, fold_text
from generator.corrections.entries import NOBODY, Target
from generator.corrections.reader import DAYS, DURATION, NUMBER, known_terms
from generator.explain.found import Names, actors_in, within
from generator.model import Date, Figure, Place
from generator.parse.places.gazetteer import entry_numbered
from generator.timex import date_range

FIRST_WORDS = 5  # of a quote or a sentence: as many as name it, but no fewer
ENDLESS = 1 << 20  # so that a text is never wrapped


class Entry(NamedTuple):
    """An entry as lines: key, value, and what else may stand there."""

    list: str
    lines: tuple[tuple[str, str, str], ...]


def written(entries: list[Entry]) -> list[str]:
    """The entries as a file, list by list."""
    lines: list[str] = []
    told: set[str] = set()  # a note that was made once need not be made again
    for name in dict.fromkeys(entry.list for entry in entries):
        lines.append(f"{name}:")
        for entry in dict.fromkeys(one for one in entries if one.list == name):
            for number, (key, value, note) in enumerate(entry.lines):
                comment = f" # {note}" if note and note not in told else ""
                told.add(note)
                lines.append(f"{'    ' if number else '  - '}{key}: {value}{comment}")
    return lines


def entries_for(desk: Desk, article: int, number: int, names: Names, sections: tuple[str, ...]) -> list[Entry]:
    """Each thing of a sentence as an entry that leaves it as it is."""
    parsed = desk.parsed[article]
    entries = []
    for actor in dict.fromkeys(one.key for one, _ in actors_in(parsed, number)):
        entries.append(_actor(names.unique(parsed, actor), parsed.actor_of[actor].kind.value))
    for quote in within(parsed, number, parsed.quotes):
        speaker = _text(names.unique(parsed, quote.speaker)) if quote.speaker else NOBODY
        note = f"or another name, or {NOBODY}; or instead of it, drop: true"
        entries += _entry(desk, "quotes", "quote", article, quote, [("speaker", speaker, note)])
    for figure in within(parsed, number, parsed.figures):
        entries += _entry(desk, "figures", "figure", article, figure, _figure(figure))
    for date in within(parsed, number, parsed.dates):
        entries += _entry(desk, "dates", "date", article, date, [_day(date, parsed.article.published)])
    for place in dict.fromkeys(one.name for one in within(parsed, number, parsed.places)):
        found = next(one for one in within(parsed, number, parsed.places) if one.name == place)
        if fold_text(place):
            entries.append(
                Entry("places", (("place", _text(place), "in all articles, or in one: article: ID"), *_place(found)))
            )
    if not parsed.sentences[number].heading and parsed.article.language == "en":
        section = f"[{', '.join(sections)}]" if len(sections) > 1 else "".join(sections) or "none"
        settings = [("section", section, "or highlight: true; or instead of both, hide: true")]
        entries += _entry(desk, "sentences", "sentence", article, number, settings)
    return entries


def _day(date: Date, published: day | None) -> tuple[str, str, str]:
    if DURATION.fullmatch(date.value) or (DAYS.fullmatch(date.value) and date_range(date.value)):
        return "is", date.value, "or instead of it, drop: true"
    return "is", published.isoformat() if published else "2024-12-05", "write the day that is meant; or drop: true"


def _actor(name: str, kind: str) -> Entry:
    note = "or rename, merge: [NAME], role and of, alias, hide: true; or split: NAME with article or called"
    return Entry("actors", (("actor", _text(name), ""), ("kind", kind, note)))


def _figure(figure: Figure) -> list[tuple[str, str, str]]:
    note = "or instead of it, drop: true"
    value = f"{figure.value:f}".rstrip("0").rstrip(".") if figure.value is not None else ""
    lines = [("value", value, note)] if NUMBER.fullmatch(value) else []
    lines += [("term", figure.term, "")] if figure.term in known_terms() else []
    lines += [("as_of", figure.as_of, "")] if DAYS.fullmatch(figure.as_of) and date_range(figure.as_of) else []
    return lines or [("drop", "true", "or value, term, as_of")]


def _place(place: Place) -> list[tuple[str, str, str]]:
    note = f"or lat and lon, or position: {NOBODY}; or drop: true"
    if place.geonameid and entry_numbered(place.geonameid):
        return [("geonames", str(place.geonameid), note)]
    if place.lat is not None and place.lon is not None:
        return [
            ("lat", f"{place.lat:.4f}", ""),
            ("lon", f"{place.lon:.4f}", note.replace("lat and lon", "geonames: ID")),
        ]
    return [("position", NOBODY, "or geonames: ID, or lat and lon; or drop: true")]


def _entry(desk: Desk, name: str, key: str, article: int, record, settings: list) -> list[Entry]:
    """The entry under the fewest words that name the thing and nothing else; none where no words do."""
    found = next((one for one in desk.candidates(name, Target(0, name, "")) if one.article == article
                  and (one.record is record or one.record == record)), None)  # fmt: skip
    if found is None:
        return []
    id = desk.parsed[article].article.id
    text = " ".join(found.span.of(desk.parsed[article].article.text).split())
    words = text.split()
    for beginning in _beginnings(name, words):
        for opening in ("", *_openings(desk, found, name)):
            if _is_alone(desk, Target(0, name, beginning, id, opening), found):
                lines = [(key, _text(beginning), ""), ("article", _text(id), "")]
                lines += [("in", _text(opening), "or without this line, in the whole article")] if opening else []
                return [Entry(name, (*lines, *settings))]
    return []


def _beginnings(name: str, words: list[str]) -> list[str]:
    """The first words of a quote or sentence, ever more of them; a figure and a date as a whole."""
    if name in ("figures", "dates"):
        return [" ".join(words)]
    return [
        " ".join(words[:count]).strip("“”\"‘’'«»… ") for count in range(min(FIRST_WORDS, len(words)), len(words) + 1)
    ]


def _openings(desk: Desk, found: Found, name: str) -> list[str]:
    """The first words of the sentence in which a thing stands, ever more of them."""
    if name == "sentences":
        return []
    parsed = desk.parsed[found.article]
    words = parsed.sentences[parsed.sentence_at(found.span.start)].span.of(parsed.article.text).split()
    return [" ".join(words[:count]) for count in range(min(FIRST_WORDS, len(words)), len(words) + 1)]


def _is_alone(desk: Desk, target: Target, found: Found) -> bool:
    """Whether the words name this, and what none could tell from it."""
    best = desk.best(target.list, target)
    return found in best and len({(one.texts, one.sentence) for one in best}) == 1


def _text(text: str) -> str:
    """As YAML on one line, in quotation marks where it needs them."""
    return yaml.safe_dump(text, allow_unicode=True, width=ENDLESS).removesuffix("\n").removesuffix("\n...")
