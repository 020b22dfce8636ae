"""What a story is named for: the quake, the burst dam, the fall of a town.

Its articles soon go on to numbers and appeals, and call it by a noun: few tell it once more.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from generator.briefing_items import TimelineEntry
from generator.evidence import Statement
from generator.gather.happening_words import AT_PLACE, NAMED, names_in, words_of, words_telling
from generator.gather.standing_alone import is_clause_alone
from generator.gather.told_happenings import HappeningReader, ToldHappening, keys_of
from generator.model import Parsed
from generator.parse.memo import Memo

# "Sunday's floods": what is only named by its day is not told.
OF_ITS_DAY = re.compile(r"\w+day's |the ")
# By passage, the names of the happenings that it tells, each with the share of the origins, from
# 0 to 1, that speak of it.
Main = Mapping[str, Mapping[str, float]]


def find_main(
    statements: Iterable[Statement],
    timeline: Iterable[TimelineEntry],
    parsed: tuple[Parsed, ...],
    origins: Mapping[str, str],
) -> Main:
    """Give the passages that tell what the articles speak of, first of all or in a clause apart.

    The origins are given by the ids of their articles.
    """
    reader, speaks = HappeningReader(parsed), _Speaking(parsed, origins)
    clauses: dict[str, list[TimelineEntry]] = defaultdict(list)
    for entry in timeline:
        if is_clause_alone(entry):
            clauses[entry.passage.id].append(entry)
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for one in statements:
        for told in reader.read(one, words_telling(names_in(NAMED))):
            triggers = [entry.event.trigger for entry in clauses[one.passage.id]]
            is_apart = any(told.words.overlaps(trigger) for trigger in triggers)
            if OF_ITS_DAY.match(told.text) or not (told.is_main or is_apart):
                continue
            found[one.passage.id].update(speaks.shares(told))
    return dict(found)


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

    def shares(self, told: ToldHappening) -> Iterator[tuple[str, float]]:
        """Name what is told, with the share of the origins that speak of it."""
        speaking = self._speaking_of[told.name]
        if told.name not in names_in(AT_PLACE):
            yield told.name, len(speaking) / len(self._texts)
            return
        for key in told.where:
            there = [origin for origin in speaking if key in self._places[origin]]
            yield f"{told.name} {key}", len(there) / len(self._texts)

    def _find_speaking(self, name: str) -> set[str]:
        """Give the origins that speak of the happening of a name."""
        patterns = [one.pattern for one in words_of(NAMED).each if one.name == name]
        return {
            origin
            for origin, texts in self._texts.items()
            if any(pattern.search(text) for pattern in patterns for text in texts)
        }
