"""The entries of corrections.yml that would change how a sentence was read."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date as day
from typing import Any, NamedTuple

from generator.claims import Claim, Story
from generator.corrections.entries import NOBODY, NOWHERE, Target
from generator.corrections.entry_words import fold_text, tell_relation
from generator.corrections.forms import as_time
from generator.corrections.matching import Match, Matcher
from generator.corrections.vocabulary import KEYS, LISTS
from generator.explain.found import Names, actors_in, within
from generator.explain.written_values import as_text, write_value
from generator.model import Date, Parsed, Place, Relation, Span
from generator.parse.gazetteer import entry_numbered
from generator.record_kinds import covering
from generator.records import KINDS

MOST = 3  # passages or articles that a note names
FIRST_WORDS = 5  # of a quote or a sentence: as many as name it, but no fewer
QUOTATION_MARKS = "“”\"‘’'«»… "


class EntryLine(NamedTuple):
    """A line of an entry."""

    key: str
    value: str
    note: str = ""  # what else may stand there


class Suggestion(NamedTuple):
    """An entry that leaves a thing as it is."""

    list: str
    lines: tuple[EntryLine, ...]


class SentenceRead(NamedTuple):
    """A sentence of an article, and what was made of it."""

    matcher: Matcher
    article: int  # its number
    number: int  # the sentence's
    names: Names
    sections: tuple[str, ...]  # ids of those in which it stands
    passage: str = ""  # its id
    claims: tuple[Claim, ...] = ()  # that it makes
    stories: tuple[Story, ...] = ()  # of the briefing
    only: Span | None = None  # where only what has this span is asked for

    @property
    def parsed(self) -> Parsed:
        """The article in which it stands."""
        return self.matcher.parsed[self.article]

    def within(self, name: str) -> Iterable:
        """Give the records of a kind in it."""
        found = within(self.parsed, self.number, getattr(self.parsed, name))
        return (one for one in found if self.only in (None, one.span))


def as_yaml(entries: list[Suggestion]) -> list[str]:
    """Give the entries as a file, list by list."""
    lines: list[str] = []
    given: set[str] = set()  # a note that was made once need not be made again
    for name in dict.fromkeys(entry.list for entry in entries):
        lines.append(f"{name}:")
        for entry in dict.fromkeys(one for one in entries if one.list == name):
            for number, (key, value, note) in enumerate(entry.lines):
                start = "    " if number else "  - "
                comment = f" # {note}" if note and note not in given else ""
                given.add(note)
                lines.append(f"{start}{key}: {value}{comment}")
    return lines


def suggest_entries(read: SentenceRead) -> list[Suggestion]:
    """Give an entry for each thing of a sentence, which leaves it as it is."""
    return [entry for suggest in SUGGESTED.values() for entry in suggest(read)]


def suggest_at(read: SentenceRead, name: str, span: Span) -> list[Suggestion]:
    """Give the entries of one list for what stands exactly there, which leave it as it is."""
    return list(SUGGESTED[name](read._replace(only=span)))


def _suggest_actors(read: SentenceRead) -> Iterator[Suggestion]:
    note = "or rename, merge: [NAME], role and of, alias, hide: true"
    note += "; or split: NAME with article or called"
    for key in dict.fromkeys(actor.key for actor, _ in actors_in(read.parsed, read.number)):
        name = read.names.unique(read.parsed, key)
        kind = EntryLine("kind", read.parsed.actor_of[key].kind.value, note=note)
        yield Suggestion("actors", (EntryLine("actor", as_text(name)), kind))


def _suggest_fields(name: str) -> Callable[[SentenceRead], Iterator[Suggestion]]:
    """Give the entries of a list whose settings are the fields of its records."""

    def suggest(read: SentenceRead) -> Iterator[Suggestion]:
        for record in read.within(name):
            yield from _entry(read, name, record=record, settings=_fields(read, name, record))

    return suggest


def _fields(read: SentenceRead, name: str, record: Any) -> list[EntryLine]:
    """What an entry may say of a record as it stands; a note names all else that may be said."""
    written = {}
    for setting in LISTS[name].fields:
        value = write_value(read.parsed, read.names, setting, getattr(record, setting.field))
        if value:
            written[setting.key] = value
    others = [key for key in LISTS[name].keys if key not in (*written, "add", "drop")]
    note = "; ".join(filter(None, [f"or {', '.join(others)}" if others else "", "or drop: true"]))
    if not written:
        return [EntryLine("drop", "true", note=f"or instead of it, {', '.join(others)}")]
    lines = [EntryLine(key, value) for key, value in written.items()]
    return [lines[0]._replace(note=note), *lines[1:]]


def _suggest_claims(read: SentenceRead) -> Iterator[Suggestion]:
    """Suggest where what the sentence claims stands, and which passages tell it too."""
    if not read.claims:
        return
    others = dict.fromkeys(one.id for claim in read.claims for one in claim.passages)
    told_too = [id for id in others if id != read.passage][:MOST]
    parted = f"part: [{', '.join(told_too) or 'WORDS'}] of those that do not"
    note = f"or join: [WORDS] of sentences that tell the same, {parted}"
    home = next((claim.home for claim in read.claims if claim.home), NOWHERE)
    settings = [EntryLine("section", home, note)]
    yield from _entry(read, "claims", record=read.number, settings=settings)


def _suggest_stories(read: SentenceRead) -> Iterator[Suggestion]:
    """Suggest what its article is about, where there are several articles."""
    id = read.parsed.article.id
    for story in (one for one in read.stories if id in one.ids):
        naming = EntryLine(KEYS["stories"], as_text(id))
        others = [as_text(one) for one in story.ids if one != id][:MOST]
        if len(read.stories) > 1:
            note = "or join: [ARTICLE], part: [ARTICLE]"
            yield Suggestion("stories", (naming, EntryLine("title", as_text(story.title), note)))
        elif others:
            note = "all are about one crisis; or part: [ARTICLE], which is about another"
            yield Suggestion("stories", (naming, EntryLine("join", f"[{', '.join(others)}]", note)))


def _suggest_dates(read: SentenceRead) -> Iterator[Suggestion]:
    for date in read.within("dates"):
        setting = _date(date, published=read.parsed.article.published)
        yield from _entry(read, "dates", record=date, settings=[setting])


def _date(date: Date, published: day | None) -> EntryLine:
    if as_time(date.value):
        return EntryLine("is", date.value, note="or instead of it, drop: true")
    example = published.isoformat() if published else "2024-12-05"
    return EntryLine("is", example, note="write the day that is meant; or drop: true")


def _suggest_places(read: SentenceRead) -> Iterator[Suggestion]:
    """Yield an entry for each name, by the first place that has it."""
    named: dict[str, Place] = {}
    for place in read.within("places"):
        named.setdefault(place.name, place)
    for name, place in named.items():
        if fold_text(name):
            line = EntryLine("place", as_text(name), note="in all articles, or in one: article: ID")
            yield Suggestion("places", (line, *_position(place)))


def _position(place: Place) -> list[EntryLine]:
    note = f"or lat and lon, or position: {NOBODY}; or drop: true"
    if place.geonameid and entry_numbered(place.geonameid):
        return [EntryLine("geonames", str(place.geonameid), note)]
    if place.lat is not None and place.lon is not None:
        note = note.replace("lat and lon", "geonames: ID")
        return [EntryLine("lat", f"{place.lat:.4f}"), EntryLine("lon", f"{place.lon:.4f}", note)]
    return [EntryLine("position", NOBODY, note="or geonames: ID, or lat and lon; or drop: true")]


def _suggest_sentence(read: SentenceRead) -> Iterator[Suggestion]:
    is_shown = not read.parsed.sentences[read.number].heading
    if not is_shown or read.parsed.article.language != "en":
        return
    section = "".join(read.sections) or "none"
    if len(read.sections) > 1:
        section = f"[{', '.join(read.sections)}]"
    note = "or highlight: true, or false; or instead of both, hide: true"
    settings = [EntryLine("section", section, note)]
    yield from _entry(read, "sentences", record=read.number, settings=settings)


# The lists of corrections.yml, in the order in which they are printed.
SUGGESTED = covering(
    {
        "actors": _suggest_actors,
        "quotes": _suggest_fields("quotes"),
        "figures": _suggest_fields("figures"),
        "events": _suggest_fields("events"),
        "relations": _suggest_fields("relations"),
        "dates": _suggest_dates,
        "places": _suggest_places,
        "sentences": _suggest_sentence,
        "claims": _suggest_claims,
        "stories": _suggest_stories,
    },
    kinds=[kind for kind in KINDS if kind.is_correctable],
    file=__file__,
)


def _entry(
    read: SentenceRead, name: str, record: Any, settings: Iterable[EntryLine]
) -> Iterator[Suggestion]:
    """Yield the entry under the fewest words that name a thing and nothing else.

    There is none where no words do.
    """
    match = _match_of(read, name, record)
    if match is None:
        return
    id = read.parsed.article.id
    words = match.span.of(read.parsed.article.text).split()
    if isinstance(record, Relation):
        words = tell_relation(read.parsed, record).split()
    for beginning in _beginnings(name, words):
        for opening in ("", *_openings(read, match, name)):
            target = Target(0, name, text=beginning, article=id, within=opening)
            if _is_alone(read.matcher, target, match):
                yield Suggestion(name, (*_naming(target), *settings))
                return


def _match_of(read: SentenceRead, name: str, record: Any) -> Match | None:
    """Give the thing as the words of an entry would find it."""
    for match in read.matcher.candidates(Target(0, name, "")):
        is_it = match.record is record or match.record == record
        if is_it and match.article == read.article:
            return match
    return None


def _naming(target: Target) -> Iterator[EntryLine]:
    """Yield the lines that say which thing is meant."""
    yield EntryLine(KEYS[target.list], as_text(target.text))
    yield EntryLine("article", as_text(target.article))
    if target.within:
        note = "or without this line, in the whole article"
        yield EntryLine("in", as_text(target.within), note)


def _beginnings(name: str, words: list[str]) -> list[str]:
    """Give the first words of a quote or sentence, ever more of them; all else as a whole."""
    if name in ("figures", "dates", "relations"):
        return [" ".join(words)]
    return [beginning.strip(QUOTATION_MARKS) for beginning in _ever_more(words)]


def _openings(read: SentenceRead, match: Match, name: str) -> list[str]:
    """Give the first words of the sentence in which a thing stands, ever more of them."""
    if name == "sentences":
        return []
    sentence = read.parsed.sentences[read.parsed.sentence_at(match.span.start)]
    return _ever_more(sentence.span.of(read.parsed.article.text).split())


def _ever_more(words: list[str]) -> list[str]:
    fewest = min(FIRST_WORDS, len(words))
    return [" ".join(words[:count]) for count in range(fewest, len(words) + 1)]


def _is_alone(matcher: Matcher, target: Target, match: Match) -> bool:
    """Tell whether the words name this thing, and else only what reads exactly as it does."""
    best = matcher.best(target)
    return match in best and len({(one.texts, one.sentence) for one in best}) == 1
