"""Sentences with each quotation folded into one word, so that the words around it read as one clause.

`Smith said: “We go. We win.”` is three words and a mark: Smith, said, :, and the quotation.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from generator.model import Sentence, Span, Token
from generator.parse.grammar.cues import cue_forms
from generator.parse.grammar.quotation_marks import Marked
from generator.parse.lexicon import read_words

MARKED = "“”"  # the word that stands for a quotation
SOURCES = frozenset({"according", "According", "words"})  # of "according to" and "in the words of"
# What may follow the verb of an attribution.
ATTRIBUTED = frozenset(["in", "on", "during", "at", "as", "to", "of", "with", "from", "by", "when", "after", "while"])
ATTRIBUTED |= {".", ",", "rhetorically"}
OUTSIDE = [""] * 3  # what stands next to a sentence: a place up to three words before it or behind it reads ""
SURNAMES = frozenset({"May", "Will"})  # that look like auxiliaries
LONGEST = 400  # words of a sentence that is still read as one: longer ones are lists and tables


@dataclass(slots=True)
class Folded:
    """One sentence, seen from outside its quotations. Nobody changes it; a frozen one would take longer to make."""

    text: str  # of the article
    words: list[str]
    lowers: list[str]  # the words in small letters, and OUTSIDE behind them
    spans: Sequence[Token | Span]
    marked: dict[int, Marked]  # by index of the word
    paragraph: int
    heading: bool

    def inner(self, index: int) -> str:
        """What stands between the marks of a quotation."""
        return self.marked[index].inner.of(self.text)

    def stretch(self, start: int, end: int) -> Span:
        """The span of the words from start, end excluded."""
        return Span(self.spans[start].start, self.spans[end - 1].end)


def fold_sentences(text: str, sentences: tuple[Sentence, ...], marked: list[Marked]) -> Iterator[Folded]:
    """The sentences that can report something, in text order; one that a quotation runs over is one with the next."""
    triggers, starts = trigger_words(), [passage.span.start for passage in marked]
    group: list[Sentence] = []
    first = last = 0  # of the passages in the group; the first may have ended before it
    for sentence, following in zip(sentences, [*sentences[1:], None], strict=False):
        group.append(sentence)
        while last < len(starts) and starts[last] < sentence.span.end:
            last += 1
        if marked and following is not None and _goes_on(sentence, following, marked, last):
            continue
        tokens = sentence.tokens if len(group) == 1 else [token for part in group for token in part.tokens]
        words = [token.text for token in tokens]
        inside = marked[first:last]
        if inside and inside[0].span.end <= group[0].span.start:
            inside = inside[1:]
        if inside or not triggers.isdisjoint(words):
            yield _fold(text, group, tokens, words, inside)
        group, first = [], max(0, last - 1)


@cache
def trigger_words() -> frozenset[str]:
    """The words without which nothing is reported outside quotation marks."""
    return SOURCES.union(cue_forms(), read_words("speech")["nouns"])


def _goes_on(sentence: Sentence, following: Sentence, marked: list[Marked], count: int) -> bool:
    """Whether two sentences are one seen from outside: a quotation runs over the border, is introduced by a colon,
    or is attributed by the second. `count`: how many passages begin before the border."""
    if sentence.paragraph != following.paragraph:
        after = count < len(marked) and marked[count].span.start == following.span.start
        return after and sentence.tokens[-1].text in ":," and following.paragraph == sentence.paragraph + 1
    if count == 0:
        return False
    passage = marked[count - 1]
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


def _fold(text: str, group: list[Sentence], tokens: Sequence[Token], texts: list[str], marked: list[Marked]) -> Folded:
    """A group of sentences as one; `tokens`: theirs, `texts`: the words of those."""
    words, spans, inside = texts, tokens, {}
    if marked:
        words, spans, index = [], [], 0
        for passage in marked:
            first = bisect_left(tokens, (passage.span.start,), index)
            words += texts[index:first]
            spans += tokens[index:first]
            inside[len(words)] = passage
            words.append(MARKED)
            spans.append(passage.span)
            index = bisect_left(tokens, (passage.span.end,), first)
        words += texts[index:]
        spans += tokens[index:]
    if ":" in words:
        _keep_times(words)
    lowers = [word.lower() for word in words] + OUTSIDE
    if not SURNAMES.isdisjoint(words):
        _keep_surnames(words, lowers)
    return Folded(text, words, lowers, spans, inside, group[0].paragraph, all(part.heading for part in group))


def _keep_times(words: list[str]) -> None:
    """Take the colon of a time for no colon: nothing is said behind the one of 10:30."""
    for index in range(1, len(words) - 1):
        if words[index] == ":" and words[index - 1][-1].isdigit() and words[index + 1][0].isdigit():
            words[index] = "·"


def _keep_surnames(words: list[str], lowers: list[str]) -> None:
    """Leave its capital to what ends a name and is no auxiliary: Theresa May said."""
    for index, (before, word) in enumerate(pairwise(words), start=1):
        if word in SURNAMES and before.istitle():
            lowers[index] = word
