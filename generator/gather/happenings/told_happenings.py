"""What statements tell to have happened, or to be about to, by words alone."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from generator.evidence import Statement
from generator.gather.happenings.happening_words import WordsOfSome, is_told
from generator.gather.measures.measure_words import place_key
from generator.model import Parsed, Place, Span

REACH = 60  # code points behind words in which it is told what they are about
# "Disaster struck when the dams burst" tells it, "When the dams burst, nobody was warned" does not.
SUBORDINATE = re.compile(
    r"\b(?:after|since|while|which|who|that|where|before|as|because)\b|^when\b"
)


class ToldHappening(NamedTuple):
    """What a sentence tells of a happening, or of what leads to it."""

    name: str  # "seize"
    where: frozenset[str | int]  # the place, which may be known by several keys
    who: frozenset[str]  # keys of actors
    day: int  # of its article, by its ordinal; 0 where unknown
    words: Span
    text: str  # these words, in small letters
    is_main: bool  # whether the sentence tells it first of all: "… a week after the town fell" not


class HappeningReader:
    """Reads statements, and knows the places of each article."""

    def __init__(self, parsed: Iterable[Parsed]):
        self._places: Mapping[str, tuple[Place, ...]] = {
            one.article.id: one.places for one in parsed
        }

    def read(
        self, statement: Statement, words: WordsOfSome, names: frozenset[str] = frozenset()
    ) -> Iterator[ToldHappening]:
        """Give what a sentence tells by such words, of `names` alone where there are any."""
        passage = statement.passage
        text = passage.span.of(passage.article.text)
        day = passage.article.published
        for one, match in words.found_in(text, names):
            before = match.string[: match.start()]
            if is_told(before):
                start = passage.span.start
                span = Span(start + match.start(), start + match.end())
                yield ToldHappening(
                    one.name,
                    self._where(statement, span),
                    who=frozenset(statement.actors),
                    day=day.toordinal() if day else 0,
                    words=span,
                    text=match[0],
                    is_main=SUBORDINATE.search(before) is None,
                )

    def _where(self, statement: Statement, words: Span) -> frozenset[str | int]:
        """Give the place that is named next behind some words, else the last before them."""
        sentence = statement.passage.span
        places = self._places.get(statement.passage.article.id, ())
        inside = [one for one in places if sentence.covers(one.span)]
        behind = [one for one in inside if words.start <= one.span.start <= words.end + REACH]
        before = [one for one in inside if one.span.end <= words.start]
        found = min(behind, key=_start, default=None) or max(before, key=_start, default=None)
        return keys_of(found) if found else frozenset()


def keys_of(place: Place) -> frozenset[str | int]:
    """Give the keys by which a place is known."""
    return frozenset(key for key in (place_key(place.name), place.geonameid) if key)


def _start(place: Place) -> int:
    return place.span.start
