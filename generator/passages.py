"""Sentences as evidence, each under a name that survives rebuilds."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from copy import copy
from dataclasses import field
from hashlib import sha256
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from generator.article_text import Article, Span
from generator.frozen import frozen

if TYPE_CHECKING:
    from generator.model import Parsed

SPACE = re.compile(r"\s+")
FIRST_WORDS = 6  # that name a sentence
PASSAGE_ID = "[0-9a-f]{8}"  # a pattern: what ids of passages look like, wherever they are read
# Hexadecimal digits: one collision is expected in about 80,000 sentences, and gets other digits.
ID_LENGTH = 8


@frozen
class Passage:
    """One sentence of one article, as evidence: what a citation opens."""

    id: str  # eight hexadecimal digits made from the article's id and the sentence's own words
    article: Article
    span: Span
    # The sentence on one line, otherwise as the article has it. It is asked for twenty times.
    text: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", self.excerpt(self.span))

    @property
    def beginning(self) -> str:
        """Its first words, by which a page names it that does not show it whole."""
        return " ".join(self.text.split()[:FIRST_WORDS])

    def around(self, spans: Collection[Span]) -> tuple[tuple[str, bool], ...]:
        """Cut the text where spans begin and end; each piece tells whether it lies in one of them.

        The spans do not overlap.
        """
        if not spans and self.text:
            return ((self.text, False),)
        ends = {place for span in spans for place in span}
        inside = {span.start for span in spans}
        pieces: list[tuple[str, bool]] = []
        for start, end in pairwise(sorted({*self.span, *ends})):
            text = SPACE.sub(" ", Span(start, end).of(self.article.text))
            if text:
                pieces.append((text, start in inside))
        return tuple(pieces)

    def excerpt(self, span: Span) -> str:
        """Give another stretch of the same article, on one line."""
        return " ".join(span.of(self.article.text).split())


class HasPassages(Protocol):
    """A record of one sentence or more."""

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The passages that it stands on."""


T = TypeVar("T", bound=HasPassages)


def by_passage(records: Iterable[T]) -> dict[str, list[T]]:
    """Give the records that stand on each passage, by its id, in their order."""
    found: dict[str, list[T]] = defaultdict(list)
    for one in records:
        for passage in one.passages:
            found[passage.id].append(one)
    return found


class Passages:
    """The passages of all articles.

    A passage's id comes from its words, so that it stays when text above it changes.
    """

    def __init__(self, parsed: "tuple[Parsed, ...]"):
        self._passages: dict[str, tuple[Passage, ...]] = {}
        taken: set[str] = set()
        for one in sorted(parsed, key=lambda one: one.article.id):
            article = one.article
            ids = _Ids(article, taken)
            spans = [sentence.span for sentence in one.sentences]
            passages = [Passage(ids.new(span), article, span=span) for span in spans]
            self._passages[article.id] = tuple(passages)

    def of(self, parsed: "Parsed") -> tuple[Passage, ...]:
        """Give the passage of each sentence of an article, in order."""
        return self._passages[parsed.article.id]

    def only(self, parsed: "tuple[Parsed, ...]") -> "Passages":
        """Give the passages of some of the articles."""
        some = copy(self)
        some._passages = {one.article.id: self.of(one) for one in parsed}
        return some

    def at(self, parsed: "Parsed", span: Span) -> Passage:
        """Give the passage in which a span begins."""
        return self.of(parsed)[parsed.sentence_at(span.start)]


class _Ids:
    """Makes the ids of one article's passages.

    Where a sentence stands there again, one more line break is hashed with it.
    """

    def __init__(self, article: Article, taken: set[str]):
        self._article = article
        self._taken = taken
        # By a sentence's words, how far its hash has come: an article may say one thing a
        # thousand times.
        self._hashes: dict[str, Any] = {}

    def new(self, span: Span) -> str:
        """Make an id that no passage has yet."""
        words = " ".join(span.of(self._article.text).split())
        digest = self._hashes.get(words)
        if digest is None:
            digest = sha256(f"{self._article.id}\n{words}".encode())
            self._hashes[words] = digest
        id = digest.hexdigest()[:ID_LENGTH]
        while id in self._taken:
            digest.update(b"\n")
            id = digest.hexdigest()[:ID_LENGTH]
        self._taken.add(id)
        return id
