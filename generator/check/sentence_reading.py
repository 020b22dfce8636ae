"""What a sentence tells, as the articles' parser reads it.

A sentence of a page and the passage that it cites are read alike: each as an article that begins
by naming whom the briefing knows of those in either of them, and with what stands before the
passage; so a surname, an office or a pronoun means the same in both, and a weekday the same day.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from generator.findings import Rule
from generator.gather.sentences.stems import EMPTY, stem
from generator.model import Article, Figure, Kind, Parsed, Place, Quote
from generator.spelling import fold, normal_form
from generator.word_lists import read_table

if TYPE_CHECKING:
    from generator.check.actor_names import ActorNames
    from generator.check.passage_evidence import PassageEvidence

BEFORE = 1200  # code points before the passage that are read with it
ParseArticle = Callable[[Article], Parsed]

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
    def figures(self) -> tuple[Figure, ...]:
        return tuple(one for one in self.parsed.figures if one.span.start >= self.start)

    @cached_property
    def quotes(self) -> tuple[Quote, ...]:
        return tuple(one for one in self.parsed.quotes if one.span.start >= self.start)

    @cached_property
    def places(self) -> tuple[Place, ...]:
        return tuple(one for one in self.parsed.places if one.span.start >= self.start)

    @cached_property
    def country_of(self) -> dict[str, str]:
        """The country of each place by its name in small letters."""
        text = self.parsed.article.text
        return {one.span.of(text).lower(): one.country for one in self.places if one.country}

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


def stems_told(words: Iterable[str]) -> frozenset[str]:
    """The stems of the words that tell something, and the numbers."""
    return frozenset(stem(word) for word in words if is_content(word) or NUMBER.fullmatch(word))


class SentenceReader:
    """Reads the sentences of pages and the passages that they cite."""

    def __init__(self, evidence: "PassageEvidence", names: "ActorNames", parse: ParseArticle):
        self._evidence = evidence
        self._names = names
        self._parse = parse
        self.read = lru_cache(maxsize=1 << 10)(self._read)

    def read_both(
        self, words: str, cited: tuple[str, ...]
    ) -> tuple[SentenceReading, SentenceReading]:
        """Read the words of a page, and the passages that they cite."""
        told = " ".join(self._evidence.passages[id].text for id in cited)
        known = self.introductions(f"{words} {told}")
        vocabulary = frozenset().union(*map(self._names.words_before, cited))
        said = (one for id in cited for one in self._evidence.said_in.get(id, ()))
        source = replace(
            self.read(told, cited, known),
            speakers=frozenset(one.speaker.key for one in said if one.speaker),
            vocabulary=vocabulary,
        )
        return self.read(words, cited, known), source

    def introductions(self, text: str) -> tuple[str, ...]:
        """Sentences that name those of whom a text may speak."""
        return tuple(self._introductions(text))

    def _introductions(self, text: str) -> Iterator[str]:
        """Name in full those of the briefing of whom a text may speak, by name or by office."""
        folded = f" {normal_form(text)} "
        for actor in self._evidence.briefing.actors:
            names = self._names.names_of(actor.key)
            titles = [note.role.title for note in actor.roles if not note.role.former]
            if any(f" {normal_form(name)} " in folded for name in (*names, *titles)):
                office = titles[0] if titles and actor.kind is Kind.PERSON else ""
                is_title = office[:1].isupper()
                yield f"{office} {actor.name} spoke." if is_title else f"{actor.name} spoke."

    def _read(
        self, text: str, cited: tuple[str, ...], known: tuple[str, ...] = ()
    ) -> SentenceReading:
        """Read a text in the place of the first of the passages that it cites."""
        before, article = "", Article("", "")
        if cited:
            passage = self._evidence.passages[cited[0]]
            article = passage.article
            around = article.text[max(0, passage.span.start - BEFORE) : passage.span.start]
            before = around.partition("\n")[2] if len(around) == BEFORE else around
        parts = (" ".join(known), before.rstrip())
        body = "".join(f"{part}\n\n" for part in parts if part.strip())
        made = Article("", f"{body}{text}", published=article.published)
        return SentenceReading(text, self._parse(made), len(body), self._names)
