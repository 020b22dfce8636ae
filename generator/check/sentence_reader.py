"""Reads the sentences of pages and what they cite.

A sentence of a page and the passage that it cites are read alike: each as an article that begins
by naming whom the briefing knows of those in either of them, and with what stands before the
passage; so a surname, an office or a pronoun means the same in both, and a weekday the same day.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache

from generator.check.actor_names import ActorNames
from generator.check.passage_evidence import PassageEvidence
from generator.check.sentence_reading import SentenceReading
from generator.model import Article, Kind, Parsed
from generator.spelling import normal_form

BEFORE = 1200  # code points before the passage that are read with it
ParseArticle = Callable[[Article], Parsed]


class SentenceReader:
    """Reads the sentences of pages and the passages that they cite."""

    def __init__(self, evidence: PassageEvidence, names: ActorNames, parse: ParseArticle):
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
