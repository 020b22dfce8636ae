"""The sentences that tell what merely led to a happening which others tell: an advance on a town.

Whoever reads first that an army advances on a town, and not that the town has fallen, is misled.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain
from typing import NamedTuple

from generator.claims import Claim, ClaimKind
from generator.evidence import Statement
from generator.gather.asides import place_key
from generator.model import Parsed, Place, Span
from generator.word_lists import read_table, read_words

LEADING = "leads to"
TELLING = ("at a place", "by nature", "of an actor", "of a story")
REACH = 60  # code points behind words in which it is told what they are about
NEAR_WORDS = 6  # before them, among which they are denied or feared
CLAUSE = re.compile(r"[;:.,]|\b(?:but|while|after|when|since)\b")
# "Disaster struck when the dams burst" tells it, "When the dams burst, nobody was warned" does not.
SUBORDINATE = re.compile(
    r"\b(?:after|since|while|which|who|that|where|before|as|because)\b|^when\b"
)
Patterns = tuple[tuple[str, re.Pattern], ...]
# Days that what came of it may be told before what led to it, by a slower paper, and after it.
BEFORE, BEHIND = 14, 180


class Told(NamedTuple):
    """What a sentence tells of a happening, or of what leads to it."""

    outcome: str  # "seize"
    where: frozenset[str | int]  # the place, which may be known by several keys
    who: frozenset[str]  # keys of actors
    day: int  # of its article, by its ordinal; 0 where unknown
    words: Span
    text: str  # these words, in small letters
    is_main: bool  # whether the sentence tells it first of all: "… a week after the town fell" not


@cache
def _leading() -> Patterns:
    return _compiled(read_table("happenings")[LEADING])


@cache
def _outcomes() -> Patterns:
    return patterns_of(frozenset(outcome for outcome, _ in _leading()))


@cache
def patterns_of(names: frozenset[str]) -> Patterns:
    """Give the words that tell the happenings of these names."""
    table = read_table("happenings")
    rows = chain.from_iterable(table[part] for part in TELLING)
    return _compiled(row for row in rows if row[0] in names)


def _compiled(rows: Iterable[tuple[str, ...]]) -> Patterns:
    return tuple((name, re.compile(rf"\b(?:{pattern})\b")) for name, pattern in rows)


@cache
def at_place() -> frozenset[str]:
    """Give the names of what happens once at a place."""
    return frozenset(name for name, _ in read_table("happenings")["at a place"])


@cache
def _untold() -> frozenset[str]:
    return frozenset(read_words("happenings")["untold"])


class Superseded(NamedTuple):
    """The ids of passages."""

    leading: frozenset[str]  # that tell what led to something told elsewhere
    endings: frozenset[str]  # that tell what came of it


NOTHING_SUPERSEDED = Superseded(frozenset(), frozenset())


def find_superseded(
    statements: Iterable[Statement], parsed: Iterable[Parsed], claims: Iterable[Claim] = ()
) -> Superseded:
    """Give the passages that tell what led to something, and those that tell what came of it.

    The place agrees, and so do those who act, as far as both name them. With a passage stand those
    of its claim: they tell the same siege, if without the name of the town.
    """
    reader = Reader(parsed)
    outcomes: dict[str, list[tuple[Told, str]]] = defaultdict(list)
    leads: list[tuple[Told, str]] = []
    for one in statements:
        told = [*reader.tellings(one, _outcomes())]
        for each in told:
            outcomes[each.outcome].append((each, one.passage.id))
        known = {each.outcome for each in told}
        found = (each for each in reader.tellings(one, _leading()) if each.outcome not in known)
        leads += ((each, one.passage.id) for each in found)
    pairs = [
        (id, ending if outcome.is_main else "")
        for lead, id in leads
        for outcome, ending in outcomes[lead.outcome]
        if _came_of(lead, outcome)
    ]
    leading = frozenset(id for id, _ in pairs)
    led = {id for told in leads for id in told[1:]}
    alike = (one.passage_ids for one in claims if one.kind is ClaimKind.HAPPENING)
    alike = (ids for ids in alike if not leading.isdisjoint(ids))
    also = led.intersection(chain.from_iterable(alike))
    return Superseded(leading | also, frozenset(end for _, end in pairs) - {""})


def _came_of(lead: Told, outcome: Told) -> bool:
    is_near = -BEFORE <= outcome.day - lead.day <= BEHIND
    is_apart = bool(lead.who and outcome.who and lead.who.isdisjoint(outcome.who))
    has_place = not lead.where.isdisjoint(outcome.where)
    # Of a storm or a truce there is one, wherever it is told.
    may_lack_place = lead.outcome not in at_place() and not (lead.where and outcome.where)
    return is_near and not is_apart and (has_place or may_lack_place)


class Reader:
    """Knows the places of each article."""

    def __init__(self, parsed: Iterable[Parsed]):
        self._places: Mapping[str, tuple[Place, ...]] = {
            one.article.id: one.places for one in parsed
        }

    def tellings(self, statement: Statement, patterns: Patterns) -> Iterator[Told]:
        """Give what a sentence tells by such words."""
        passage = statement.passage
        text = passage.span.of(passage.article.text).replace("\n", " ").replace("’", "'").lower()
        day = passage.article.published
        for outcome, pattern in patterns:
            match = pattern.search(text)
            if match and _is_so(text[: match.start()]):
                start = passage.span.start
                words = Span(start + match.start(), start + match.end())
                who = frozenset(statement.actors)
                yield Told(
                    outcome,
                    self._where(statement, words),
                    who,
                    day=day.toordinal() if day else 0,
                    words=words,
                    text=match[0],
                    is_main=SUBORDINATE.search(text[: match.start()]) is None,
                )

    def _where(self, statement: Statement, words: Span) -> frozenset[str | int]:
        """Give the place that is named next behind some words, else the last before them."""
        sentence = statement.passage.span
        places = self._places.get(statement.passage.article.id, ())
        inside = [one for one in places if sentence.covers(one.span)]
        behind = [one for one in inside if words.start <= one.span.start <= words.end + REACH]
        before = [one for one in inside if one.span.end <= words.start]
        found = min(behind, key=_start, default=None) or max(before, key=_start, default=None)
        return self.keys_of(found) if found else frozenset()

    @staticmethod
    def keys_of(place: Place) -> frozenset[str | int]:
        """Give the keys by which a place is known."""
        return frozenset(key for key in (place_key(place.name), place.geonameid) if key)


def _is_so(before: str) -> bool:
    """Whether nothing right before words denies what they tell, or but fears it."""
    return _untold().isdisjoint(CLAUSE.split(before)[-1].split()[-NEAR_WORDS:])


def _start(place: Place) -> int:
    return place.span.start
