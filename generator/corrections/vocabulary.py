"""What may stand in corrections.yml: the lists, and the keys of their entries.

A field more that the editor may set is a line more in `LISTS`; docs/editing.md shows the same to
the editor. `Value` says what a key holds: `forms.py` reads it, `values.py` makes of it what the
record holds, `explain/written_values.py` writes it as an entry has it.
"""

from collections.abc import Callable
from enum import Enum, auto
from typing import NamedTuple

from generator.model import QuoteKind, Status
from generator.parse.events.relation_patterns import RELATIONS as RELATION_KINDS
from generator.parse.events.triggers import NONE
from generator.parse.figures.scopes import SCOPES
from generator.parse.figures.term_cues import themes
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
    """What a figure may be about."""
    return tuple(themes())


def event_types() -> tuple[str, ...]:
    """The types of PLOVER that an event may have."""
    parts = (part.split()[0] for part in read_table("events") if part)
    return tuple(dict.fromkeys(part for part in parts if part.isupper() and part != NONE))


class Setting(NamedTuple):
    """One key of an entry."""

    key: str
    value: Value
    field: str = ""  # of the record; "": the list's own module acts on it
    choices: Callable[[], tuple[str, ...]] = tuple


class ListForm(NamedTuple):
    """How an entry of one list is written."""

    narrows: tuple[str, ...]  # of "article" and "in"
    settings: tuple[Setting, ...]
    alone: tuple[str, ...]  # settings beside which no other may stand
    example: str
    to_add: tuple[str, ...] = ()  # settings without which nothing is added

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys that an entry may have besides what names its thing."""
        return tuple(setting.key for setting in self.settings)

    @property
    def fields(self) -> tuple[Setting, ...]:
        """The settings that are a field of the record."""
        return tuple(setting for setting in self.settings if setting.field)


# fmt: off
EVERYWHERE = ("article", "in")
ADD, DROP, HIDE = (Setting(key, Value.YES) for key in ("add", "drop", "hide"))

LISTS = {
    "actors": ListForm(
        narrows=EVERYWHERE,
        settings=(
            Setting("merge", Value.NAMES),
            Setting("split", Value.NAME),
            Setting("called", Value.NAME),
            Setting("rename", Value.NAME),
            Setting("kind", Value.CHOICE, choices=lambda: ACTOR_KINDS),
            Setting("role", Value.NAME),
            Setting("of", Value.NAME),
            Setting("former", Value.YES),
            Setting("alias", Value.NAMES),
            ADD, HIDE, DROP,
        ),
        alone=("hide", "drop"), example="rename: Bashar al-Assad", to_add=("kind",),
    ),
    "quotes": ListForm(
        narrows=EVERYWHERE,
        settings=(
            Setting("speaker", Value.ACTOR, "speaker"),
            Setting("speaker_text", Value.WORDS, "speaker_span"),
            Setting("words", Value.WORDS, "span"),
            Setting("kind", Value.CHOICE, "kind", lambda: tuple(map(str, QuoteKind))),
            Setting("cue", Value.WORDS, "cue"),
            ADD, DROP,
        ),
        alone=("drop",), example="speaker: Naim Qassem",
    ),
    "figures": ListForm(
        narrows=EVERYWHERE,
        settings=(
            Setting("value", Value.NUMBER, "value"),
            Setting("low", Value.NUMBER, "low"),
            Setting("high", Value.NUMBER, "high"),
            Setting("qualifier", Value.TEXT, "qualifier"),
            Setting("unit", Value.TEXT, "unit"),
            Setting("term", Value.CHOICE, "term", known_terms),
            Setting("place", Value.PLACE, "place"),
            Setting("as_of", Value.DAY, "as_of"),
            Setting("since", Value.DAY, "since"),
            Setting("scope", Value.CHOICE, "scope", lambda: SCOPES),
            Setting("reported_by", Value.ACTOR, "reported_by"),
            Setting("reported_by_text", Value.WORDS, "reported_span"),
            Setting("superseded", Value.YES, "superseded"),
            Setting("key", Value.CARD, "pinned"),
            ADD, DROP,
        ),
        alone=("drop",), example="term: displaced", to_add=("term",),
    ),
    "events": ListForm(
        narrows=EVERYWHERE,
        settings=(
            Setting("date", Value.DAY, "date"),
            Setting("status", Value.CHOICE, "status", lambda: tuple(map(str, Status))),
            Setting("type", Value.CHOICE, "type", event_types),
            Setting("by", Value.ACTORS, "sources"),
            Setting("to", Value.ACTORS, "targets"),
            Setting("place", Value.PLACE, "place"),
            Setting("reported_by", Value.ACTOR, "reported_by"),
            Setting("reported_by_text", Value.WORDS, "reported_span"),
            Setting("words", Value.WORDS, "span"),
            ADD, DROP,
        ),
        alone=("drop",), example="date: 2024-12-05", to_add=("date",),
    ),
    "relations": ListForm(
        narrows=EVERYWHERE,
        settings=(
            Setting("actor", Value.ACTOR, "actor"),
            Setting("kind", Value.CHOICE, "relation", lambda: RELATION_KINDS),
            Setting("target", Value.ACTOR, "target"),
            ADD, DROP,
        ),
        alone=("drop",), example="kind: supports",
    ),
    "dates": ListForm(
        narrows=EVERYWHERE,
        settings=(Setting("is", Value.TIME, "value"), ADD, DROP),
        alone=("drop",), example="is: 2024-12-05", to_add=("is",),
    ),
    "places": ListForm(
        narrows=EVERYWHERE,
        settings=(
            Setting("geonames", Value.GEONAME, "geonameid"),
            Setting("lat", Value.LATITUDE, "lat"),
            Setting("lon", Value.LONGITUDE, "lon"),
            Setting("country", Value.COUNTRY, "country"),
            Setting("position", Value.CHOICE, choices=lambda: ("unknown",)),
            Setting("rename", Value.NAME, "name"),
            Setting("alias", Value.NAMES),
            ADD, DROP,
        ),
        alone=("drop",), example="geonames: 169577",
    ),
    "sentences": ListForm(
        narrows=EVERYWHERE,
        settings=(
            Setting("section", Value.NAMES, "sections"),
            Setting("highlight", Value.RANK, "pinned"),
            HIDE,
        ),
        alone=("hide",), example="section: diplomacy",
    ),
    "claims": ListForm(
        narrows=EVERYWHERE,
        settings=(
            Setting("join", Value.PASSAGES),
            Setting("part", Value.PASSAGES),
            Setting("section", Value.NAME),
        ),
        alone=(), example="join: words of another sentence that says the same",
    ),
    "stories": ListForm(
        narrows=(),
        settings=(
            Setting("join", Value.ARTICLES),
            Setting("part", Value.ARTICLES),
            Setting("title", Value.NAME),
        ),
        alone=(), example="join: [ARTICLE]",
    ),
}
# fmt: on
covering(LISTS, kinds=[kind for kind in KINDS if kind.is_correctable], file=__file__)
# What the check asked of an editor's own sentence, and who says that it is meant so: of no record.
LISTS["checked"] = ListForm(
    narrows=(),
    settings=(Setting("passage", Value.NAMES), Setting("by", Value.NAME)),
    alone=(),
    example="by: your name",
)
KEYS = {kind.list: kind.name for kind in KINDS}  # what names the thing: "quote: They will not"
KEYS["checked"] = "line"
