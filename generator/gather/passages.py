"""Sentences as evidence, each under a name that survives rebuilds."""

from collections import Counter
from hashlib import sha256

from generator.evidence import Passage
from generator.model import Parsed, Span

ID_LENGTH = 8  # hexadecimal digits: one collision is expected in about 80,000 sentences, and a collision is numbered


class Passages:
    """The passages of all articles. A passage's id comes from its words, so that text above it may change."""

    def __init__(self, parsed: tuple[Parsed, ...]):
        self._passages: dict[str, tuple[Passage, ...]] = {}
        taken: Counter[str] = Counter()
        for one in sorted(parsed, key=lambda one: one.article.id):
            self._passages[one.article.id] = tuple(
                Passage(_identify(one, sentence.span, taken), one.article, sentence.span) for sentence in one.sentences
            )

    def of(self, parsed: Parsed) -> tuple[Passage, ...]:
        """One passage a sentence, in the sentences' order."""
        return self._passages[parsed.article.id]

    def at(self, parsed: Parsed, span: Span) -> Passage:
        """The passage in which a span begins."""
        return self.of(parsed)[parsed.sentence_at(span.start)]


def _identify(parsed: Parsed, span: Span, taken: Counter) -> str:
    words = " ".join(span.of(parsed.article.text).split())
    seed = f"{parsed.article.id}\n{words}"
    id = sha256(seed.encode()).hexdigest()[:ID_LENGTH]
    while taken[id]:  # the same sentence twice in an article, or a true collision
        seed += "\n"
        id = sha256(seed.encode()).hexdigest()[:ID_LENGTH]
    taken[id] += 1
    return id
