"""What may stand in corrections.yml: the lists, and the keys of their entries.

A field more that the editor may set is a line more in `LISTS`; docs/editing.md shows the same to
the editor. `Value` says what a key holds: `forms.py` reads it, `values.py` makes of it what the
record holds, `explain/written_values.py` writes it as an entry has it.
"""

from collections.abc import Callable
from enum import Enum, auto
from typing import NamedTuple

from generator.model import QuoteKind, Status
from generator.parse.events.relation_words import RELATIONS as RELATION_KINDS
from generator.parse.events.triggers import NONE
from generator.parse.figures.scopes import SCOPES
from generator.parse.figures.themes import themes
from generator.record_kinds import covering
from generator.records import ACTOR_KINDS, KINDS
from generator.word_lists import read_table


class Value(Enum):
    """What a key of an entry holds."""

    NAME = auto()  # as the editor would show it: its words need not stand in an article
    NAMES = auto()
    TEXT = auto()  # of words of the passage
    WORDS = auto()  # a stretch of the article, in its own words
    YES = auto()
    NUMBER = auto()  # that stands in the passage, in whatever form
    CHOICE = auto()  # one of the setting's `choices`
    DAY = auto()  # a day, week, month, quarter, season, year, or a period of two of them
    TIME = auto()  # the same, or a duration
    ACTOR = auto()
    ACTORS = auto()
    PLACE = auto()
    CARD = auto()  # a place among the key figures, or none
    RANK = auto()  # a place among the highlights, whatever is free there, or none
    GEONAME = auto()
    LATITUDE = auto()
    LONGITUDE = auto()
    COUNTRY = auto()
    PASSAGES = auto()
    ARTICLES = auto()


def known_terms() -> tuple[str, ...]:
    """Give what a figure may be about."""
    return tuple(themes())


def event_types() -> tuple[str, ...]:
    """Give the types of PLOVER that an event may have."""
    parts = (part.split()[0] for part in read_table("events") if part)
    return tuple(dict.fromkeys(part for part in parts if part.isupper() and part != NONE))


class EntryKey(NamedTuple):
    """One key of an entry."""

    key: str
    value: Value
    field: str = ""  # of the record; "": the list's own module acts on it
    choices: Callable[[], tuple[str, ...]] = tuple


class ListForm(NamedTuple):
    """How an entry of one list is written."""

    narrows: tuple[str, ...]  # of "article" and "in"
    settings: tuple[EntryKey, ...]
    alone: tuple[str, ...]  # settings beside which no other may stand
    example: str
    to_add: tuple[str, ...] = ()  # settings without which nothing is added

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys that an entry may have besides what names its thing."""
        return tuple(setting.key for setting in self.settings)

    @property
    def fields(self) -> tuple[EntryKey, ...]:
        """The settings that are a field of the record."""
        return tuple(setting for setting in self.settings if setting.field)


# fmt: off
EVERYWHERE = ("article", "in")
ADD, DROP, HIDE = (EntryKey(key, Value.YES) for key in ("add", "drop", "hide"))

LISTS = {
    "actors": ListForm(
        narrows=EVERYWHERE,
        settings=(
            EntryKey("merge", Value.NAMES),
            EntryKey("split", Value.NAME),
            EntryKey("called", Value.NAME),
            EntryKey("rename", Value.NAME),
            EntryKey("kind", Value.CHOICE, choices=lambda: ACTOR_KINDS),
            EntryKey("role", Value.NAME),
            EntryKey("of", Value.NAME),
            EntryKey("former", Value.YES),
            EntryKey("alias", Value.NAMES),
            ADD, HIDE, DROP,
        ),
        alone=("hide", "drop"), example="rename: Bashar al-Assad", to_add=("kind",),
    ),
    "quotes": ListForm(
        narrows=EVERYWHERE,
        settings=(
            EntryKey("speaker", Value.ACTOR, "speaker"),
            EntryKey("speaker_text", Value.WORDS, "speaker_span"),
            EntryKey("words", Value.WORDS, "span"),
            EntryKey("kind", Value.CHOICE, "kind", lambda: tuple(map(str, QuoteKind))),
            EntryKey("cue", Value.WORDS, "cue"),
            ADD, DROP,
        ),
        alone=("drop",), example="speaker: Naim Qassem",
    ),
    "figures": ListForm(
        narrows=EVERYWHERE,
        settings=(
            EntryKey("value", Value.NUMBER, "value"),
            EntryKey("low", Value.NUMBER, "low"),
            EntryKey("high", Value.NUMBER, "high"),
            EntryKey("qualifier", Value.TEXT, "qualifier"),
            EntryKey("unit", Value.TEXT, "unit"),
            EntryKey("term", Value.CHOICE, "term", known_terms),
            EntryKey("place", Value.PLACE, "place"),
            EntryKey("as_of", Value.DAY, "as_of"),
            EntryKey("since", Value.DAY, "since"),
            EntryKey("scope", Value.CHOICE, "scope", lambda: SCOPES),
            EntryKey("reported_by", Value.ACTOR, "reported_by"),
            EntryKey("reported_by_text", Value.WORDS, "reported_span"),
            EntryKey("superseded", Value.YES, "superseded"),
            EntryKey("key", Value.CARD, "pinned"),
            ADD, DROP,
        ),
        alone=("drop",), example="term: displaced", to_add=("term",),
    ),
    "events": ListForm(
        narrows=EVERYWHERE,
        settings=(
            EntryKey("date", Value.DAY, "date"),
            EntryKey("status", Value.CHOICE, "status", lambda: tuple(map(str, Status))),
            EntryKey("type", Value.CHOICE, "type", event_types),
            EntryKey("by", Value.ACTORS, "sources"),
            EntryKey("to", Value.ACTORS, "targets"),
            EntryKey("place", Value.PLACE, "place"),
            EntryKey("reported_by", Value.ACTOR, "reported_by"),
            EntryKey("reported_by_text", Value.WORDS, "reported_span"),
            EntryKey("words", Value.WORDS, "span"),
            ADD, DROP,
        ),
        alone=("drop",), example="date: 2024-12-05", to_add=("date",),
    ),
    "relations": ListForm(
        narrows=EVERYWHERE,
        settings=(
            EntryKey("actor", Value.ACTOR, "actor"),
            EntryKey("kind", Value.CHOICE, "relation", lambda: RELATION_KINDS),
            EntryKey("target", Value.ACTOR, "target"),
            ADD, DROP,
        ),
        alone=("drop",), example="kind: supports",
    ),
    "dates": ListForm(
        narrows=EVERYWHERE,
        settings=(EntryKey("is", Value.TIME, "value"), ADD, DROP),
        alone=("drop",), example="is: 2024-12-05", to_add=("is",),
    ),
    "places": ListForm(
        narrows=EVERYWHERE,
        settings=(
            EntryKey("geonames", Value.GEONAME, "geonameid"),
            EntryKey("lat", Value.LATITUDE, "lat"),
            EntryKey("lon", Value.LONGITUDE, "lon"),
            EntryKey("country", Value.COUNTRY, "country"),
            EntryKey("position", Value.CHOICE, choices=lambda: ("unknown",)),
            EntryKey("rename", Value.NAME, "name"),
            EntryKey("alias", Value.NAMES),
            ADD, DROP,
        ),
        alone=("drop",), example="geonames: 169577",
    ),
    "sentences": ListForm(
        narrows=EVERYWHERE,
        settings=(
            EntryKey("section", Value.NAMES, "sections"),
            EntryKey("highlight", Value.RANK, "pinned"),
            HIDE,
        ),
        alone=("hide",), example="section: diplomacy",
    ),
    "claims": ListForm(
        narrows=EVERYWHERE,
        settings=(
            EntryKey("join", Value.PASSAGES),
            EntryKey("part", Value.PASSAGES),
            EntryKey("section", Value.NAME),
        ),
        alone=(), example="join: words of another sentence that says the same",
    ),
    "stories": ListForm(
        narrows=(),
        settings=(
            EntryKey("join", Value.ARTICLES),
            EntryKey("part", Value.ARTICLES),
            EntryKey("title", Value.NAME),
        ),
        alone=(), example="join: [ARTICLE]",
    ),
}
# fmt: on
covering(LISTS, kinds=[kind for kind in KINDS if kind.is_correctable], file=__file__)
# What the check asked of an editor's own sentence, and who says that it is meant so: of no record.
LISTS["checked"] = ListForm(
    narrows=(),
    settings=(EntryKey("passage", Value.NAMES), EntryKey("by", Value.NAME)),
    alone=(),
    example="by: your name",
)
KEYS = {kind.list: kind.name for kind in KINDS}  # what names the thing: "quote: They will not"
KEYS["checked"] = "line"
