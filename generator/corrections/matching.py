"""What an entry names, found by the words as they stand in the articles, or by its passage's id.

What reads as the words do as a whole comes first, then what begins so, then what holds them
somewhere. An id names what stands in its passage.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from operator import eq
from typing import Any, NamedTuple

from generator.config import CORRECTIONS
from generator.corrections.entries import NOWHERE, Entry, Target, Unfit
from generator.corrections.entry_words import AROUND, find_words, fold_text, holds
from generator.corrections.misses import ONE_OF, SHOWN, named, tell_none, tell_several
from generator.model import Parsed, Relation, Span
from generator.passages import PASSAGE_ID, Passages
from generator.yaml_reader import known_or_near

ID = re.compile(PASSAGE_ID)
# How a folded text may fit the words of an entry, the closest first; a place is named as a whole.
WAYS = (eq, lambda folded, words: folded.startswith(f"{words} "), holds)
SENTENCES = ("sentences", "claims")  # lists whose entries name a sentence


class Match(NamedTuple):
    """Something that an entry may mean."""

    article: int  # which of the articles
    record: Any  # what was parsed; of a sentence its number
    span: Span
    texts: tuple[str, ...]  # folded
    sentence: str  # folded


class Matcher:
    """The articles while they are corrected, and what there is to say about the entries."""

    def __init__(self, parsed: Iterable[Parsed]):
        self.parsed = list(parsed)
        self.number = {one.article.id: number for number, one in enumerate(self.parsed)}
        self.errors: list[tuple[int, str]] = []  # with their lines
        self.unmatched: list[tuple[int, str]] = []
        self._found: dict[tuple[str, int], tuple[Match, ...]] = {}
        self._called: Mapping[tuple[int, str], Collection[str]] = {}

    def copy(self) -> "Matcher":
        """Give the same, to be changed without changing this one."""
        other = Matcher(self.parsed)
        other.errors, other.unmatched = [*self.errors], [*self.unmatched]
        other._found = {**self._found}
        return other

    def call_actors(self, called: Mapping[tuple[int, str], Collection[str]]) -> None:
        """Know all names of actors, by article and key: relations are found by any of them."""
        self._called = called
        for number in range(len(self.parsed)):
            self._found.pop(("relations", number), None)

    def _wordings(self, number: int, relation: Relation) -> list[str]:
        """A relation as pages tell it, by whatever names its actors have: "HTS opposes Syria"."""
        sides = []
        for key in (relation.actor, relation.target):
            actor = self.parsed[number].actor_of[key]
            sides.append((actor.name, *actor.aliases, *self._called.get((number, key), ())))
        return [f"{one} {relation.relation} {other}" for one in sides[0] for other in sides[1]]

    def put(self, number: int, parsed: Parsed) -> None:
        """Replace an article by another reading of it."""
        self.parsed[number] = parsed
        for name in ONE_OF:
            self._found.pop((name, number), None)

    def correct_by(self, entries: Iterable[Entry], correct: Callable[[Entry], None]) -> None:
        """Correct by each entry; what does not fit what it names is complained of, if unsaid."""
        for entry in entries:
            try:
                correct(entry)
            except Unfit as why:
                if str(why):
                    self.complain(entry.target, str(why))

    def complain(self, target: Target, message: str) -> None:
        """Keep what an entry has to mend."""
        self.errors.append((target.line, f"{CORRECTIONS}:{target.line}: {message}"))

    def miss(self, target: Target, why: str) -> None:
        """Keep that an entry, or a part of one, matches nothing."""
        self.unmatched.append((target.line, f"{CORRECTIONS}:{target.line}: {why}"))

    def sentence(self, number: int, position: int) -> str:
        """Give the folded sentence in which a position lies."""
        parsed = self.parsed[number]
        return fold_text(
            parsed.sentences[parsed.sentence_at(position)].span.of(parsed.article.text)
        )

    def in_heading(self, number: int, span: Span) -> bool:
        """Tell whether a span stands in a title, a dateline or a caption."""
        parsed = self.parsed[number]
        return parsed.sentences[parsed.sentence_at(span.start)].heading

    def place(self, number: int, span: Span) -> str:
        """Tell where a span stands, for messages: "seeds/a.txt:5"."""
        article = self.parsed[number].article
        return f"{article.path or article.id}:{article.line_at(span.start)}"

    def is_stale(self, text: str) -> bool:
        """Tell whether a text looks like an id, is none, and stands in no article as words."""
        if not ID.fullmatch(text) or text in self._passages:
            return False
        words = fold_text(text)
        return not any(holds(one.sentence, words) for one in self.words)

    def passage(self, text: str) -> tuple[int, Span] | None:
        """Give the passage that a text is the id of: the number of its article, and its span."""
        return self._passages.get(text) if ID.fullmatch(text) else None

    def id_at(self, number: int, span: Span) -> str:
        """Give the id of the passage of a sentence."""
        return next(id for id, place in self._passages.items() if place == (number, span))

    @cached_property
    def _passages(self) -> dict[str, tuple[int, Span]]:
        passages = Passages(tuple(self.parsed))
        return {
            passage.id: (number, passage.span)
            for number, one in enumerate(self.parsed)
            for passage in passages.of(one)
        }

    def is_within(self, target: Target, number: int, span: Span) -> bool:
        """Tell whether a span stands in the passage that an entry asks for, if it does."""
        if not target.within:
            return True
        if passage := self.passage(target.within):
            return number == passage[0] and span.overlaps(passage[1])
        return holds(self.sentence(number, span.start), fold_text(target.within))

    def candidates(self, target: Target) -> list[Match]:
        """Give what of one kind stands where the entry looks."""
        found = (one for n in self._numbers(target) for one in self._all(target.list, n))
        return [one for one in found if self.is_within(target, one.article, one.span)]

    def _numbers(self, target: Target) -> Iterable[int]:
        """Give the numbers of the articles in which an entry looks."""
        if not target.article:
            return range(len(self.parsed))
        return [self.number[target.article]] if target.article in self.number else []

    def stretches(self, target: Target) -> list[tuple[int, Span]]:
        """Where the words of an entry stand in the articles: the numbers of these, and the spans.

        Empty, with a message, where they stand nowhere or in several passages.
        """
        words = target.text.strip(AROUND)
        found = [
            (number, span)
            for number in self._numbers(target)
            for span in (
                find_words(self.parsed[number].article, words, in_any_case=True) if words else ()
            )
            if self.is_within(target, number, span)
        ]
        if not found:
            self.miss(target, tell_none(self, target))
        elif len(found) > 1:
            lines = [f"{named(target)} stands {len(found)} times. Add article or in:"]
            lines += [
                f"  {self.place(*one)}: {self.sentence(one[0], one[1].start)[:SHOWN]}"
                for one in found
            ]
            self.complain(target, "\n".join(lines))
            return []
        return found

    def _all(self, name: str, number: int) -> tuple[Match, ...]:
        if (name, number) not in self._found:
            self._found[name, number] = tuple(self._read(name, number))
        return self._found[name, number]

    def _read(self, name: str, number: int) -> Iterator[Match]:
        parsed = self.parsed[number]
        text = parsed.article.text
        if name in SENTENCES:
            yield from self._sentences(number)
            return
        for record in getattr(parsed, name):
            texts = [record.span.of(text)]
            if name == "quotes":
                texts.append(" ".join(piece.of(text) for piece in record.pieces))
            if name == "places":
                texts.append(record.name)
            if name == "relations":
                texts = self._wordings(number, record)
            folded = tuple(map(fold_text, texts))
            sentence = self.sentence(number, record.span.start)
            yield Match(number, record, span=record.span, texts=folded, sentence=sentence)

    def _sentences(self, number: int) -> Iterator[Match]:
        """Yield the sentences of an article but its headings, each named by its number."""
        parsed = self.parsed[number]
        for place, sentence in enumerate(parsed.sentences):
            if not sentence.heading:
                words = fold_text(sentence.span.of(parsed.article.text))
                yield Match(number, place, span=sentence.span, texts=(words,), sentence=words)

    def best(self, target: Target) -> list[Match]:
        """Find what the entry means: what reads as it says, or begins so, or holds its words.

        The closest of these ways decides in which anything fits.
        """
        words, everything = fold_text(target.text), self.candidates(target)
        if passage := self.passage(target.text):
            number, span = passage
            return [one for one in everything if one.article == number and one.span.overlaps(span)]
        candidates = everything
        if target.list == "figures":
            candidates = self._figures_with(words, everything)
            # "12 people" may be short for "At least 12 people", unless both stand in one sentence.
            if len({(one.article, one.sentence) for one in candidates}) > 1:
                return candidates
        return _closest(target.list, words, candidates) or _read_in(target.list, words, everything)

    def _figures_with(self, words: str, candidates: list[Match]) -> list[Match]:
        """Give the figures that hold the words.

        One in a heading counts only where the text does not say it again.
        """
        found = [one for one in candidates if any(holds(text, words) for text in one.texts)]
        return [one for one in found if not self.in_heading(one.article, one.span)] or found

    def one(self, target: Target) -> list[Match]:
        """Give the one thing that the entry means, with others that read exactly as it does.

        Empty, with a message, where the entry matches nothing or may mean several things.
        """
        found = self.everywhere(target)
        different = {(one.article, one.texts, one.sentence) for one in found}
        return self._unless_several(target, found, different)

    def in_one_article(self, target: Target) -> list[Match]:
        """Give all that reads so in the one article that has it.

        Empty, with a message, where no article has it or several have.
        """
        found = self.everywhere(target)
        return self._unless_several(target, found, {one.article for one in found})

    def everywhere(self, target: Target) -> list[Match]:
        """Give all that reads so, in whatever article. Empty, with a message, where none has it."""
        found = self.best(target)
        if not found:
            self.miss(target, tell_none(self, target))
        return found

    def _unless_several(self, target: Target, found: list[Match], different: set) -> list[Match]:
        if len(different) > 1:
            self.complain(target, tell_several(self, target, found))
            return []
        return found

    @cached_property
    def words(self) -> dict[Match, set[str]]:
        """The words of each sentence; no correction changes them."""
        return {
            one: set(one.sentence.split())
            for n in range(len(self.parsed))
            for one in self._all("sentences", n)
        }


def _read_in(name: str, words: str, candidates: list[Match]) -> list[Match]:
    """Tell what is read in these words: who copies more of a sentence, or all of it, means that."""
    if name == "places":
        return []
    found = [one for one in candidates if holds(one.sentence, words)]
    if name == "quotes":
        return found
    return [one for one in found if any(holds(words, text) for text in one.texts)]


def _closest(name: str, words: str, candidates: Iterable[Match]) -> list[Match]:
    """Give the candidates that fit the words of an entry in the closest way in which any does."""
    for fits in WAYS[: 1 if name == "places" else None] if words else ():
        found = [one for one in candidates if any(fits(text, words) for text in one.texts)]
        if found:
            return found
    return []


def check_places(matcher: Matcher, entries: Iterable[Entry], key: str) -> None:
    """Complain of two entries that want the same place among the key figures or highlights."""
    lines: dict[int, int] = {}
    for entry in entries:
        place = entry.get(key)
        is_place = place is not True and place is not None and place > 0
        if is_place and place in lines:
            what = f"{key}: {place} stands in line {lines[place]} too"
            matcher.complain(entry.target, f"{what}. Give one of them another place")
        elif is_place:
            lines[place] = entry.target.line


def by_article(found: Iterable[Match]) -> list[tuple[int, list[Match]]]:
    """Put what was found together by the number of its article."""
    articles: dict[int, list[Match]] = {}
    for one in found:
        articles.setdefault(one.article, []).append(one)
    return list(articles.items())


def change_records(matcher: Matcher, number: int, name: str, new: dict[Any, Any]) -> None:
    """Put records of an article in the place of others; what becomes None goes."""
    parsed = matcher.parsed[number]
    records = (new.get(one, one) for one in getattr(parsed, name))
    kept = tuple(one for one in records if one is not None)
    matcher.put(number, replace(parsed, **{name: kept}))


def check_sections(
    matcher: Matcher, entry: Entry, named: tuple[str, ...], sections: tuple[str, ...]
) -> None:
    """Complain of sections that the site does not have."""
    for name in named:
        if name not in sections and named != (NOWHERE,):
            hint = known_or_near(name, (*sections, NOWHERE))
            matcher.complain(entry.target, f'section "{name}" is none of site_config.yml. {hint}')
