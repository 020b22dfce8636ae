"""What a sentence tells, as the articles' parser reads it."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from generator.check.english import is_negation
from generator.findings import Rule
from generator.gather.stems import EMPTY, stem
from generator.model import Figure, Parsed, Place, Quote
from generator.spelling import fold, normal_form
from generator.word_lists import read_table

if TYPE_CHECKING:
    from generator.check.actor_names import ActorNames

WORD = re.compile(r"\d[\d.,]*\d(?!\w)|[^\W_]+(?:['’][^\W_]+)*|[^\w\s]")
NUMBER = re.compile(r"\d[\d.,]*")
STATE = "country"  # the feature of a place
MONTH = re.compile(r"\bMay(?= \d)|(?<=\d )May\b")  # and no "may"
EX = re.compile(r"\bex-(?=[a-z])")  # "ex-president"
CASE = re.compile(r"\[(\w)\](?=\w)")  # of a letter that an editor changed: "[T]he"
LETTERS = re.compile(r"[^\W\d_]")


class Asked(NamedTuple):
    """What is asked of a sentence."""

    rule: Rule
    message: str


@dataclass(frozen=True)
class SentenceReading:
    """A stretch of text, and what the parser finds in it."""

    text: str
    parsed: Parsed
    start: int  # where the stretch begins in what was parsed
    names: "ActorNames"
    speakers: frozenset[str] = frozenset()  # of a passage: whom the briefing has speak in it
    vocabulary: frozenset[str] = frozenset()  # of a passage: its words and all before it, folded

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words and marks, in small letters."""
        return words_of(self.text)

    @cached_property
    def folded(self) -> frozenset[str]:
        """The words as names are compared."""
        return frozenset(map(fold, self.words))

    @cached_property
    def stems(self) -> frozenset[str]:
        """The words without their endings."""
        return frozenset(stem(word) for word in self.words if LETTERS.search(word))

    @cached_property
    def content(self) -> frozenset[str]:
        """The stems of what tells something."""
        return stems_of(self.text)

    @cached_property
    def denies(self) -> bool:
        """Whether a word of it denies something."""
        return any(map(is_negation, self.words))

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        return tuple(one for one in self.parsed.figures if one.span.start >= self.start)

    @cached_property
    def quotes(self) -> tuple[Quote, ...]:
        return tuple(one for one in self.parsed.quotes if one.span.start >= self.start)

    @cached_property
    def places(self) -> tuple[Place, ...]:
        return tuple(one for one in self.parsed.places if one.span.start >= self.start)

    def is_for_its_state(self, name: str, other: "SentenceReading") -> bool:
        """Tell whether a name is that of a city, of a state that another text names: Moscow."""
        text = self.parsed.article.text
        cities = {
            one.country
            for one in self.places
            if one.feature != STATE and normal_form(one.span.of(text)) == normal_form(name)
        }
        return any(one.feature == STATE and one.country in cities for one in other.places)

    def written(self, word: str) -> str:
        """One of its words as the text has it: "ruled out" is read as "excluded"."""
        phrases = read_table("questions")["phrases"]
        lower = self.text.lower()
        found = (phrase for phrase, one in phrases if one == word and phrase in lower)
        return word if word in lower else next(found, word)

    @cached_property
    def meant(self) -> frozenset[str]:
        """Whom it means, by pronouns and descriptions, too."""
        keys = (
            actor.key
            for actor in self.parsed.actors
            if any(one.span.start >= self.start for one in actor.mentions)
        )
        return frozenset(map(self.key_of, keys))

    def key_of(self, key: str) -> str:
        """The briefing's actor for the key of one in this text; else its name."""
        actor = self.parsed.actor_of[key]
        for name in (actor.name, *actor.aliases):
            if known := self.names.named(name):
                return known.key
        return normal_form(actor.name)


@lru_cache(maxsize=1 << 12)
def words_of(text: str) -> tuple[str, ...]:
    """The words and marks of a text, in small letters; a phrase of one meaning as one of them."""
    text = CASE.sub(r"\1", MONTH.sub("month", text))
    lower = EX.sub("former ", text.lower().replace("’", "'"))
    for phrase, word in read_table("questions")["phrases"]:
        lower = lower.replace(phrase, word) if phrase in lower else lower
    return tuple(WORD.findall(lower))


def is_content(word: str) -> bool:
    """Tell whether a word tells something of what happened."""
    return bool(LETTERS.search(word)) and word not in EMPTY and len(word) > 2


def stems_of(text: str) -> frozenset[str]:
    """The stems of what a text tells."""
    return frozenset(map(stem, filter(is_content, words_of(text))))
