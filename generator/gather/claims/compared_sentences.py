"""What a sentence tells with, so that sentences can be compared, and how much each of it tells."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log

from generator.evidence import Passage
from generator.gather.measures.whereabouts import Where
from generator.gather.sentences.stems import WORD
from generator.model import Event, Parsed, Span

FEWEST = 200  # sentences, as many as a few articles have: of less, no word is known to be rare
LIGHTEST, HEAVIEST = 0.3, 5.5  # what one word tells at least and at most
Days = tuple[int, int]  # the first and the last, by ordinals


@dataclass(frozen=True, slots=True, eq=False)
class Facts:
    """A sentence with what it tells with."""

    parsed: Parsed
    number: int  # of the sentence in its article
    passage: Passage
    text: str  # of the sentence, or what of it somebody is reported to say
    is_heading: bool
    words: frozenset[str]  # stems, without those of names
    actors: frozenset[str]  # keys, also of those meant by "he" or "the group"
    local_places: tuple[tuple[int, Where], ...]  # where it names one smaller than a country
    town: Where | None  # what "the city" means
    dated: tuple[tuple[int, int, Days], ...]  # where it names days, and these
    numbers: frozenset[str]
    counts: frozenset[str]  # the numbers that are of no day
    tellers: frozenset[str]  # who says it or counted it: keys of those named, and their countries
    events: tuple[Event, ...]
    mentions: tuple[tuple[int, str], ...]  # where actors are named, and their keys
    place_of: Mapping[str, Where]  # the places that its article names
    features: frozenset[str]  # everything by which it can be found and compared
    published: int  # the day of its article as an ordinal; 0 where it is unknown

    @property
    def places(self) -> tuple[Where, ...]:
        """The places smaller than a country, each once."""
        return tuple({place.key: place for _, place in self.local_places}.values())

    @property
    def days(self) -> tuple[Days, ...]:
        """The days that it names."""
        return tuple(days for _, _, days in self.dated)

    @property
    def age(self) -> tuple[int, str, Span]:
        """What sorts sentences, the oldest first."""
        return self.published, self.passage.article.id, self.passage.span


class Weights:
    """How much each feature of a story's sentences tells: what few sentences have tells most."""

    def __init__(self, facts: Iterable[Facts]):
        self.of_feature: dict[str, list[Facts]] = defaultdict(list)
        count = 0
        for one in facts:
            count += 1
            for feature in one.features | one.numbers:
                self.of_feature[feature].append(one)
        most = log(max(count, FEWEST) + 1)
        self._most = min(most, HEAVIEST)
        self._weights = {
            feature: max(LIGHTEST, min(most - log(len(having)), HEAVIEST))
            for feature, having in self.of_feature.items()
        }

    def __getitem__(self, feature: str) -> float:
        return self._weights.get(feature, self._most)

    def sum(self, features: Iterable[str]) -> float:
        """How much these tell together."""
        weigh, most = self._weights.get, self._most
        return sum([weigh(feature, most) for feature in features])


def count_apart(one: Facts, other: Facts) -> bool:
    """Whether each of two sentences gives a number that the other does not."""
    return not (one.numbers <= other.numbers or other.numbers <= one.numbers)


def word_runs(text: str, length: int) -> set[tuple[str, ...]]:
    """Give the runs of so many words of a text."""
    words = [word.lower() for word in WORD.findall(text)]
    return {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}
