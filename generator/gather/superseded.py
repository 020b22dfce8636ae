"""The sentences that tell what merely led to a happening which others tell: an advance on a town.

Whoever reads first that an army advances on a town, and not that the town has fallen, is misled.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain
from typing import NamedTuple

from generator.evidence import Statement
from generator.gather.asides import place_key
from generator.model import Parsed, Place, Span
from generator.word_lists import read_table, read_words

LEADING = "leads to"
REACH = 60  # code points behind words in which it is told what they are about
NEAR_WORDS = 6  # before them, among which they are denied or feared
CLAUSE = re.compile(r"[;:.,]|\b(?:but|while|after|when|since)\b")
SUBORDINATE = re.compile(r"\b(?:after|since|when|while|which|who|that|before|as|because)\b")
# Days that what came of it may be told before what led to it, by a slower paper, and after it.
BEFORE, BEHIND = 14, 180


class Told(NamedTuple):
    """What a sentence tells of a happening, or of what leads to it."""

    outcome: str  # "seize"
    where: frozenset[str | int]  # the place, which may be known by several keys
    who: frozenset[str]  # keys of actors
    day: int  # of its article, by its ordinal; 0 where unknown
    is_main: bool  # whether the sentence tells it first of all: "… a week after the town fell" not


@cache
def _patterns(part: str) -> tuple[tuple[str, re.Pattern], ...]:
    table = read_table("happenings")
    led_to = {outcome for outcome, _ in table[LEADING]}
    parts = (part,) if part == LEADING else tuple(each for each in table if each != LEADING)
    rows = chain.from_iterable(table[each] for each in parts)
    named = (row for row in rows if len(row) > 1 and row[0] in led_to)
    return tuple((outcome, re.compile(rf"\b(?:{pattern})\b")) for outcome, pattern in named)


@cache
def _at_place() -> frozenset[str]:
    return frozenset(name for name, _ in read_table("happenings")["at a place"])


@cache
def _untold() -> frozenset[str]:
    return frozenset(read_words("happenings")["untold"])


class Superseded(NamedTuple):
    """The ids of passages."""

    leading: frozenset[str]  # that tell what led to something told elsewhere
    endings: frozenset[str]  # that tell what came of it


NOTHING_SUPERSEDED = Superseded(frozenset(), frozenset())


def find_superseded(statements: Iterable[Statement], parsed: Iterable[Parsed]) -> Superseded:
    """Give the passages that tell what led to something, and those that tell what came of it.

    The place agrees, and so do those who act, as far as both name them.
    """
    reader = _Reader(parsed)
    outcomes: dict[str, list[tuple[Told, str]]] = defaultdict(list)
    leads: list[tuple[Told, str]] = []
    for one in statements:
        told = [*reader.tellings(one, "")]
        for each in told:
            outcomes[each.outcome].append((each, one.passage.id))
        known = {each.outcome for each in told}
        found = (each for each in reader.tellings(one, LEADING) if each.outcome not in known)
        leads += ((each, one.passage.id) for each in found)
    pairs = [
        (id, ending if outcome.is_main else "")
        for lead, id in leads
        for outcome, ending in outcomes[lead.outcome]
        if _came_of(lead, outcome)
    ]
    return Superseded(frozenset(id for id, _ in pairs), frozenset(end for _, end in pairs) - {""})


def _came_of(lead: Told, outcome: Told) -> bool:
    is_near = -BEFORE <= outcome.day - lead.day <= BEHIND
    is_apart = bool(lead.who and outcome.who and lead.who.isdisjoint(outcome.who))
    has_place = not lead.where.isdisjoint(outcome.where)
    # Of a storm or a truce there is one, wherever it is told.
    may_lack_place = lead.outcome not in _at_place() and not (lead.where and outcome.where)
    return is_near and not is_apart and (has_place or may_lack_place)


class _Reader:
    """Knows the places of each article."""

    def __init__(self, parsed: Iterable[Parsed]):
        self._places: Mapping[str, tuple[Place, ...]] = {
            one.article.id: one.places for one in parsed
        }

    def tellings(self, statement: Statement, part: str) -> Iterator[Told]:
        """Give what a sentence tells by the words of a part of the list."""
        passage = statement.passage
        text = passage.span.of(passage.article.text).replace("\n", " ").replace("’", "'").lower()
        day = passage.article.published
        for outcome, pattern in _patterns(part):
            match = pattern.search(text)
            if match and _is_so(text[: match.start()]):
                start = passage.span.start
                where = self._where(statement, Span(start + match.start(), start + match.end()))
                who = frozenset(statement.actors)
                yield Told(
                    outcome,
                    where,
                    who,
                    day=day.toordinal() if day else 0,
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
        if found is None:
            return frozenset()
        keys = {place_key(found.name), found.geonameid}
        return frozenset(key for key in keys if key)


def _is_so(before: str) -> bool:
    """Whether nothing right before words denies what they tell, or but fears it."""
    return _untold().isdisjoint(CLAUSE.split(before)[-1].split()[-NEAR_WORDS:])


def _start(place: Place) -> int:
    return place.span.start
