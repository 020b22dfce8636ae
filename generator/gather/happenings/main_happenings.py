"""What a story is named for: the quake, the burst dam, the fall of a town.

Its articles soon go on to numbers and appeals, and call it by a noun: few tell it once more.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from generator.briefing_items import TimelineEntry
from generator.evidence import Statement
from generator.gather.happenings.happening_words import (
    AT_PLACE,
    HAPPENINGS,
    NAMED,
    OF_STORY,
    names_in,
    words_of,
)
from generator.gather.happenings.told_happenings import (
    SUBORDINATE,
    HappeningReader,
    ToldHappening,
    keys_of,
)
from generator.gather.measures.counts import names_past_year
from generator.gather.sentences.standing_alone import is_clause_alone
from generator.model import Parsed, Span
from generator.parse.memo import Memo

# "Sunday's floods": what is only named by its day is not told.
OF_ITS_DAY = re.compile(r"\w+day's |the ")
NAMING = words_of(NAMED)  # made with the module, whose patterns are kept compiled
FEWEST_ORIGINS, LEAST_SHARE = 2, 1 / 3  # that speak of what the whole story is about


class MainHappenings(NamedTuple):
    """The ids of the passages that tell of what the articles speak of."""

    told: frozenset[str]  # that tell it first of all or in a clause apart
    # Those that tell what most origins speak of: so; else of a noun that says so of itself ("the
    # flood that swept away"); or in another clause ("a week after the town fell").
    leads: tuple[frozenset[str], ...]


def find_main(
    statements: Iterable[Statement],
    timeline: Iterable[TimelineEntry],
    parsed: tuple[Parsed, ...],
    origins: Mapping[str, str],
) -> MainHappenings:
    """Find what the articles speak of; the origins are given by the ids of their articles."""
    reader, speaks = HappeningReader(parsed), _Speaking(parsed, origins)
    clauses: dict[str, list[TimelineEntry]] = defaultdict(list)
    for entry in timeline:
        if is_clause_alone(entry):
            clauses[entry.passage.id].append(entry)
    found: set[str] = set()
    tiers: tuple[dict[str, float], ...] = ({}, {}, {})  # shares by passages, as of `leads`
    for one in statements:
        if names_past_year(one.passage):
            continue  # "in 2012, when they first took the town"
        id = one.passage.id
        for told in reader.read(one, HAPPENINGS, names_in(NAMED)):
            shares = list(speaks.shares(told))
            is_apart = any(_is_told_by(entry, told) for entry in clauses[id])
            is_first = not OF_ITS_DAY.match(told.text) and (told.is_main or is_apart)
            if is_first and shares:
                found.add(id)
            if not (is_first and _names_but(told)):
                tier = tiers[SUBORDINATE.search(told.text) is not None if is_first else 2]
                tier[id] = max(tier.get(id, 0), *shares, 0)
    return MainHappenings(frozenset(found), _leading(tiers, speaks.least))


def _leading(tiers: Sequence[Mapping[str, float]], least: float) -> tuple[frozenset[str], ...]:
    """Give the passages of each tier that speak of what most do, or of nearly as much."""
    most = max(chain(*(tier.values() for tier in tiers)), default=0)
    return tuple(
        frozenset(id for id in tier if tier[id] >= least and tier[id] > most / 2) for tier in tiers
    )


def _names_but(told: ToldHappening) -> bool:
    """Whether it is but named by what is said of it: "the outbreak that began in May"."""
    return bool(SUBORDINATE.search(told.text)) and told.name in names_in(OF_STORY)


def _is_told_by(entry: TimelineEntry, told: ToldHappening) -> bool:
    """Whether a clause tells it, and not another one inside of what the entry shows."""
    if not told.words.overlaps(entry.event.trigger):
        return False
    before = Span(entry.span.start, max(entry.span.start, told.words.start))
    return SUBORDINATE.search(before.of(entry.passage.article.text).lower()) is None


class _Speaking:
    """Knows which happenings each article speaks of."""

    def __init__(self, parsed: Iterable[Parsed], origins: Mapping[str, str]):
        self._texts: dict[str, list[str]] = defaultdict(list)  # by origin
        self._places: dict[str, set[str | int]] = defaultdict(set)
        for one in parsed:
            origin = origins.get(one.article.id, one.article.id)
            self._texts[origin].append(f"{one.article.title}\n{one.article.text}".lower())
            for place in one.places:
                self._places[origin].update(keys_of(place))
        self._speaking_of = Memo(self._find_speaking)  # few happenings are told in a story

    @property
    def least(self) -> float:
        """The share of the origins that speak of what a story is named for, at least."""
        return max(LEAST_SHARE, FEWEST_ORIGINS / (len(self._texts) or 1))

    def shares(self, told: ToldHappening) -> Iterator[float]:
        """Give for each place the share of the origins, 0 to 1, that speak of what is told."""
        speaking = self._speaking_of[told.name]
        if told.name not in names_in(AT_PLACE):
            yield len(speaking) / len(self._texts)
            return
        for key in told.where:
            there = [origin for origin in speaking if key in self._places[origin]]
            yield len(there) / len(self._texts)

    def _find_speaking(self, name: str) -> set[str]:
        """Give the origins that speak of the happening of a name."""
        patterns = [one.pattern for one in NAMING.each if one.name == name]
        return {
            origin
            for origin, texts in self._texts.items()
            if any(pattern.search(text) for pattern in patterns for text in texts)
        }
