"""Sentences as evidence, each under a name that survives rebuilds."""

from hashlib import sha256
from typing import Any

from generator.evidence import Passage
from generator.model import Parsed, Span

ID_LENGTH = 8  # hexadecimal digits: one collision is expected in about 80,000 sentences, and a collision is numbered


class Passages:
    """The passages of all articles. A passage's id comes from its words, so that text above it may change."""

    def __init__(self, parsed: tuple[Parsed, ...]):
        self._passages: dict[str, tuple[Passage, ...]] = {}
        taken: set[str] = set()
        for one in sorted(parsed, key=lambda one: one.article.id):
            ids = _Ids(one, taken)
            self._passages[one.article.id] = tuple(
                Passage(ids.new(sentence.span), one.article, sentence.span) for sentence in one.sentences
            )

    def of(self, parsed: Parsed) -> tuple[Passage, ...]:
        """One passage a sentence, in the sentences' order."""
        return self._passages[parsed.article.id]

    def at(self, parsed: Parsed, span: Span) -> Passage:
        """The passage in which a span begins."""
        return self.of(parsed)[parsed.sentence_at(span.start)]


class _Ids:
    """Makes the ids of one article's passages. A sentence that stands there again gets one more line break hashed."""

    def __init__(self, parsed: Parsed, taken: set[str]):
        self._article = parsed.article
        self._taken = taken
        # By a sentence's words how far its hash has come: an article may say one thing a thousand times.
        self._hashes: dict[str, Any] = {}

    def new(self, span: Span) -> str:
        """An id that no passage has yet."""
        words = " ".join(span.of(self._article.text).split())
        digest = self._hashes.get(words)
        if digest is None:
            digest = self._hashes[words] = sha256(f"{self._article.id}\n{words}".encode())
        while (id := digest.hexdigest()[:ID_LENGTH]) in self._taken:
            digest.update(b"\n")
        self._taken.add(id)
        return id
