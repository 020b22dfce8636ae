"""What an entry names, found by the words as they stand in the articles.

Compared are the words alone: case, white space, punctuation and the variants of quotation marks, apostrophes and dashes
make no difference. What reads so as a whole comes first, then what begins so, then what holds the words somewhere.
"""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cached_property, lru_cache
from textwrap import shorten
from typing import Any, NamedTuple

from generator.config import CORRECTIONS
from generator.corrections.entries import Target
from generator.model import Parsed, Span
from generator.records import ACTORS, KINDS
from generator.spelling import APOSTROPHES, DASHES

WORD = re.compile(r"\w+(?:[-'.,]\w+)*")
VARIANTS = str.maketrans({**dict.fromkeys(APOSTROPHES, "'"), **dict.fromkeys(DASHES, "-")})
SHOWN = 60  # characters of a text in a message
ONE_OF = {kind.list: kind.name for kind in KINDS if kind.is_correctable and kind is not ACTORS}
MOST_NEAR = 3
TELLING = 4  # letters: a shorter word stands in most sentences


@lru_cache(maxsize=1 << 15)
def fold_text(text: str) -> str:
    """The words of a text, by which it is compared: "“We  can’t,” he said." → "we can't he said"."""
    return " ".join(WORD.findall(text.translate(VARIANTS).casefold()))


def holds(folded: str, words: str) -> bool:
    """Whether a folded text holds folded words, none of them cut."""
    return bool(words) and f" {words} " in f" {folded} "


class Found(NamedTuple):
    """Something that an entry may mean."""

    article: int  # which of the articles
    record: Any  # what was parsed; of a sentence its number
    span: Span
    texts: tuple[str, ...]  # folded
    sentence: str  # folded


class Desk:
    """The articles while they are corrected, and what there is to say about the entries."""

    def __init__(self, parsed: Iterable[Parsed]):
        self.parsed = list(parsed)
        self.number = {one.article.id: number for number, one in enumerate(self.parsed)}
        self.errors: list[tuple[int, str]] = []  # with their lines
        self.unmatched: list[tuple[int, str]] = []
        self._found: dict[tuple[str, int], tuple[Found, ...]] = {}

    def put(self, number: int, parsed: Parsed) -> None:
        """Another reading of an article."""
        self.parsed[number] = parsed
        for name in ONE_OF:
            self._found.pop((name, number), None)

    def complain(self, target: Target, message: str) -> None:
        self.errors.append((target.line, f"{CORRECTIONS}:{target.line}: {message}"))

    def miss(self, target: Target, why: str) -> None:
        """An entry, or a part of one, that matches nothing."""
        self.unmatched.append((target.line, f"{CORRECTIONS}:{target.line}: {why}"))

    def sentence(self, number: int, position: int) -> str:
        """The folded sentence in which a position lies."""
        parsed = self.parsed[number]
        return fold_text(parsed.sentences[parsed.sentence_at(position)].span.of(parsed.article.text))

    def in_heading(self, number: int, span: Span) -> bool:
        parsed = self.parsed[number]
        return parsed.sentences[parsed.sentence_at(span.start)].heading

    def place(self, number: int, span: Span) -> str:
        """Where a span stands, for messages: "seeds/a.txt:5"."""
        article = self.parsed[number].article
        return f"{article.path or article.id}:{article.line_at(span.start)}"

    def candidates(self, name: str, target: Target) -> list[Found]:
        """What of one kind stands where the entry looks."""
        numbers = range(len(self.parsed))
        if target.article:
            numbers = [self.number[target.article]] if target.article in self.number else []
        within = fold_text(target.within)
        found = (one for number in numbers for one in self._all(name, number))
        return [one for one in found if not target.within or holds(one.sentence, within)]

    def _all(self, name: str, number: int) -> tuple[Found, ...]:
        if (name, number) not in self._found:
            self._found[name, number] = tuple(self._read(name, number))
        return self._found[name, number]

    def _read(self, name: str, number: int):
        parsed = self.parsed[number]
        text = parsed.article.text
        if name == "sentences":
            for place, sentence in enumerate(parsed.sentences):
                if not sentence.heading:
                    words = fold_text(sentence.span.of(text))
                    yield Found(number, place, sentence.span, (words,), words)
            return
        for record in getattr(parsed, name):
            texts = [record.span.of(text)]
            if name == "quotes":
                texts.append(" ".join(piece.of(text) for piece in record.pieces))
            if name == "places":
                texts.append(record.name)
            sentence = self.sentence(number, record.span.start)
            yield Found(number, record, record.span, tuple(map(fold_text, texts)), sentence)

    def best(self, name: str, target: Target) -> list[Found]:
        """All that reads as the entry says; else what begins so; else what holds it. A place is named as a whole."""
        words, candidates = fold_text(target.text), self.candidates(name, target)
        if name == "figures":
            candidates = [one for one in candidates if any(holds(text, words) for text in one.texts)]
            # A heading repeats what the text says.
            candidates = [one for one in candidates if not self.in_heading(one.article, one.span)] or candidates
            # "12 people" may be short for "At least 12 people", unless both stand in one sentence.
            if len({(one.article, one.sentence) for one in candidates}) > 1:
                return candidates
        tiers = [lambda text: text == words]
        if name != "places":
            tiers += [lambda text: text.startswith(f"{words} "), lambda text: holds(text, words)]
        for fits in tiers if words else ():
            if found := [one for one in candidates if any(map(fits, one.texts))]:
                return found
        # Who copies a whole sentence means the quote in it.
        return [one for one in candidates if name == "quotes" and holds(one.sentence, words)]

    def one(self, name: str, target: Target) -> list[Found]:
        """The one that the entry means, and those that no words tell from it; none where there is none or are several.

        Either is said.
        """
        found = self.best(name, target)
        if not found:
            self.miss(target, self._why_none(name, target))
        elif len({(one.article, one.texts, one.sentence) for one in found}) > 1:
            self.complain(target, self._why_several(name, target, found))
            return []
        return found

    def in_one_article(self, name: str, target: Target) -> list[Found]:
        """All that read so in the one article that has them."""
        found = self.best(name, target)
        if not found:
            self.miss(target, self._why_none(name, target))
        elif len({one.article for one in found}) > 1:
            self.complain(target, self._why_several(name, target, found))
            return []
        return found

    def everywhere(self, name: str, target: Target) -> list[Found]:
        """All that read so, in whatever article."""
        found = self.best(name, target)
        if not found:
            self.miss(target, self._why_none(name, target))
        return found

    def _why_several(self, name: str, target: Target, found: list[Found]) -> str:
        lines = [f"{_named(name, target)} may mean {len(found)} {name}. Add what tells them apart:"]
        articles = {one.article for one in found}
        sentences = {one.sentence for one in found}
        for one in found:
            if len(articles) > 1:
                way = f"article: {self.parsed[one.article].article.id}"
            elif len(sentences) > 1 and name != "sentences":
                way = f'in: "{" ".join(one.sentence.split()[:6])}"'
            else:
                way = "more of its words"
            lines.append(f"  {self.place(one.article, one.span)}: {self.shown(one)} – {way}")
        return "\n".join(lines)

    def _why_none(self, name: str, target: Target) -> str:
        what = _named(name, target)
        if target.article and target.article not in self.number:
            return f"{what}: {self.no_article(target.article)}"
        words = fold_text(target.text)
        everywhere = list(self._words)
        for one in everywhere:
            here = not target.article or self.number[target.article] == one.article
            if holds(one.sentence, words) and here:
                where = self.place(one.article, one.span)
                if target.within and not holds(one.sentence, fold_text(target.within)):
                    return f'{what}: no {ONE_OF[name]} of these words stands in a sentence with "{target.within}"'
                return f"{what}: the words stand in {where}, but no {ONE_OF[name]} is read there"
        others = sorted({self.parsed[one.article].article.id for one in everywhere if holds(one.sentence, words)})
        if others:
            return f"{what}: the words do not stand in article {target.article}, but in {', '.join(others)}"
        near = "; ".join(self.near(target.text))
        return f"{what}: no article has these words{f'. Near are: {near}' if near else ''}"

    def no_article(self, id: str) -> str:
        near = get_close_matches(id, self.number, n=1, cutoff=0.5)
        return f'no article has the id "{id}"' + (f". Did you mean {near[0]}?" if near else "")

    def near(self, text: str) -> list[str]:
        """The sentences that share at least half the words of a text, or words spelt like them, most first."""
        asked = fold_text(text).split()
        telling = {word for word in asked if len(word) >= TELLING} or set(asked)
        vocabulary = set().union(*self._words.values())
        words = {next(iter(get_close_matches(word, vocabulary, n=1, cutoff=0.8)), word) for word in telling}
        shared = ((len(words & held), one) for one, held in self._words.items()) if words else ()
        best = sorted((item for item in shared if item[0] * 2 >= len(words)), key=lambda item: -item[0])
        different: dict[str, Found] = {}
        for _, one in best:
            different.setdefault(one.sentence, one)
        return [f"{self.place(one.article, one.span)}: {self.shown(one)}" for one in [*different.values()][:MOST_NEAR]]

    @cached_property
    def _words(self) -> dict[Found, set[str]]:
        """The words of each sentence; no correction changes them."""
        return {one: set(one.sentence.split()) for n in range(len(self.parsed)) for one in self._all("sentences", n)}

    def shown(self, found: Found) -> str:
        """The article's words, as many as a message has room for."""
        return shorten(found.span.of(self.parsed[found.article].article.text), SHOWN, placeholder=" …")


def _named(name: str, target: Target) -> str:
    return f'{ONE_OF[name]} "{shorten(target.text, SHOWN, placeholder=" …")}"'
