"""Sentences with each quotation folded into one word, so that the words around it read as one clause.

`Smith said: “We go. We win.”` is three words and a mark: Smith, said, :, and the quotation.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.model import Sentence, Span
from generator.parse.cues import cue_forms
from generator.parse.lexicon import read_words
from generator.parse.quotation_marks import Marked

MARKED = "“”"  # the word that stands for a quotation
SOURCES = frozenset({"according", "According", "words"})  # of "according to" and "in the words of"
ATTRIBUTED = frozenset(
    [
        ".",
        ",",
        "in",
        "on",
        "during",
        "at",
        "as",
        "to",
        "of",
        "with",
        "from",
        "by",
        "when",
        "after",
        "while",
        "rhetorically",
    ]
)
LONGEST = 400  # words of a sentence that is still read as one: longer ones are lists and tables


@dataclass(frozen=True, slots=True)
class Folded:
    """One sentence, seen from outside its quotations."""

    text: str  # of the article
    words: list[str]
    spans: list[Span]
    marked: dict[int, Marked] = field(default_factory=dict)  # by index of the word
    paragraph: int = 0
    heading: bool = False

    def lower(self, index: int) -> str:
        """The word in small letters; "" outside the sentence."""
        return self.words[index].lower() if 0 <= index < len(self.words) else ""

    def inner(self, index: int) -> str:
        """What stands between the marks of a quotation."""
        return self.marked[index].inner.of(self.text)

    def stretch(self, start: int, end: int) -> Span:
        """The span of the words from start, end excluded."""
        return Span(self.spans[start].start, self.spans[end - 1].end)


def fold_sentences(text: str, sentences: tuple[Sentence, ...], marked: list[Marked]) -> Iterator[Folded]:
    """The sentences that can report something, in text order; one that a quotation runs over is one with the next."""
    triggers, starts = (
        cue_forms().keys() | SOURCES | frozenset(read_words("speech")["nouns"]),
        [passage.span.start for passage in marked],
    )
    group: list[Sentence] = []
    for index, sentence in enumerate(sentences):
        group.append(sentence)
        following = sentences[index + 1] if index + 1 < len(sentences) else None
        if following is not None and _goes_on(sentence, following, marked, starts):
            continue
        first = max(0, bisect_left(starts, group[0].span.start) - 1)
        inside = [p for p in marked[first : bisect_left(starts, sentence.span.end)] if p.span.end > group[0].span.start]
        if inside or any(not triggers.isdisjoint([token.text for token in part.tokens]) for part in group):
            yield _fold(text, group, inside)
        group = []


def _goes_on(sentence: Sentence, following: Sentence, marked: list[Marked], starts: list[int]) -> bool:
    """Whether two sentences are one seen from outside: a quotation runs over the border, is introduced by a colon,
    or is attributed by the second."""
    index = bisect_left(starts, sentence.span.end) - 1
    if sentence.paragraph != following.paragraph:
        after = index + 1 < len(marked) and marked[index + 1].span.start == following.span.start
        return after and sentence.tokens[-1].text in ":," and following.paragraph == sentence.paragraph + 1
    if index < 0:
        return False
    passage = marked[index]
    if sentence.span.end < passage.span.end:
        return True
    if passage.span.end != sentence.span.end:
        return False
    last = sentence.tokens[-2].text if len(sentence.tokens) > 1 else ""
    return _signs(following) or (last in "?!" and _attributes(following))


def _signs(sentence: Sentence) -> bool:
    """Whether a sentence begins as a signature, with a dash and a name, and ends or quotes again behind it."""
    tokens = sentence.tokens
    if len(tokens) < 2 or tokens[0].text not in "―—–-" or not tokens[1].text[0].isupper():
        return False
    return len(tokens) < 9 or any(token.text in '“"«' for token in tokens[2:8])


def _attributes(sentence: Sentence) -> bool:
    """Whether a sentence is nothing but an attribution of the question before it: Smith asked."""
    words = [token.text for token in sentence.tokens[:9]]
    forms = cue_forms()
    for index, word in enumerate(words[:8]):
        cue = forms.get(word)
        if (
            index
            and cue
            and word[0].islower()
            and (cue.ways & {"say", "that", "tell"} or cue.particles)
            and not cue.noun
        ):
            following = words[index + 1] if index + 1 < len(words) else "."
            return following in ATTRIBUTED or "tell" in cue.ways
    return False


def _fold(text: str, group: list[Sentence], marked: list[Marked]) -> Folded:
    words, spans, inside = [], [], {}
    tokens = [token for sentence in group for token in sentence.tokens]
    index = 0
    for passage in marked:
        while index < len(tokens) and tokens[index].start < passage.span.start:
            words.append(tokens[index].text)
            spans.append(tokens[index].span)
            index += 1
        while index < len(tokens) and tokens[index].start < passage.span.end:
            index += 1
        inside[len(words)] = passage
        words.append(MARKED)
        spans.append(passage.span)
    words += [token.text for token in tokens[index:]]
    spans += [token.span for token in tokens[index:]]
    return Folded(text, words, spans, inside, group[0].paragraph, all(sentence.heading for sentence in group))
