"""Sentences with each quotation folded into one word, and the parts of a report in them.

So the words around it read as one clause; ranges count its words, end excluded.
`Smith said: “We go. We win.”` is three words and a mark: Smith, said, :, and the quotation.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from typing import NamedTuple

from generator.model import Sentence, Span, Token
from generator.parse.grammar.cues import ReportingForm, cue_forms
from generator.parse.grammar.month_names import MONTH_NAMES
from generator.parse.grammar.quotation_marks import Marked
from generator.parse.grammar.tokens import DASHES
from generator.parse.grammar.word_classes import WORKS
from generator.word_lists import read_words, set_of

WORD = itemgetter(2)  # of a token
MARKED = "“”"  # the word that stands for a quotation
# Of "according to", "in the words of", "per".
SOURCES = set_of("according According words per")
# What may follow the verb of an attribution.
ATTRIBUTED = set_of("in on during at as to of with from by")
ATTRIBUTED |= {"when", "after", "while", ".", ",", "rhetorically"}
OUTSIDE = [""] * 3  # a place up to three words before a sentence or behind it reads ""
SURNAMES = frozenset({"May", "Will"})  # that look like auxiliaries
ACRONYMS = set_of("WHO US IT IS ALL HE OR AS SO")  # likewise
KEPT = SURNAMES | ACRONYMS
LONGEST = 400  # words of a sentence that is still read: longer ones are lists and tables
ASKED_AGAIN = 64  # answers kept: verbs of a sentence, of which several readers ask the same
LONGEST_SIGNATURE = 8  # tokens
LONGEST_ATTRIBUTION = 8  # tokens in front of its end
Range = tuple[int, int]
TERMINAL = frozenset(".,?!…;:-—–")
GOING_ON = DASHES | {MARKED, "(", "["}  # marks behind which the clause goes on
LONG_WORD = 4  # letters: shorter words of a title have no capital
CLOSING = "”\"'’»` "
LONGEST_DATELINE = 12  # words up to its dash
MARKS = frozenset(",()./·")  # inside a dateline
MONTHS = frozenset(MONTH_NAMES)
SHORTEST_PLACE = 4  # letters of the word in capitals that opens a dateline


@dataclass(slots=True, eq=False)
class Folded:
    """One sentence, seen from outside its quotations; not frozen, which would be slower."""

    text: str  # of the article
    words: list[str]
    lowers: list[str]  # the words in small letters, and OUTSIDE behind them
    spans: Sequence[Token | Span]
    marked: dict[int, Marked]  # by index of the word
    paragraph: int
    heading: bool

    def inner(self, index: int) -> str:
        """Give what stands between the marks of a quotation."""
        return self.marked[index].inner.of(self.text)

    def quotes(self, start: int, end: int) -> bool:
        """Tell whether a quotation is among the words from start, end excluded."""
        return not self.marked.keys().isdisjoint(range(start, end))

    def stretch(self, start: int, end: int) -> Span:
        """Give the span of the words from start, end excluded."""
        return Span(self.spans[start].start, self.spans[end - 1].end)


def fold_sentences(
    text: str,
    sentences: tuple[Sentence, ...],
    marked: list[Marked],
) -> Iterator[Folded]:
    """Give the sentences that can report, in text order, joined where a quotation runs over."""
    triggers, starts = trigger_words(), [passage.span.start for passage in marked]
    group: list[Sentence] = []
    first = last = 0  # of the passages in the group; the first may have ended before it
    for sentence, following in zip(sentences, [*sentences[1:], None], strict=False):
        group.append(sentence)
        last = bisect_left(starts, sentence.span.end, last)
        if marked and following is not None and _goes_on(sentence, following, marked, last):
            continue
        inside = marked[first:last]
        if inside and inside[0].span.end <= group[0].span.start:
            inside = inside[1:]
        tokens = _tokens(group)
        words = list(map(WORD, tokens))
        if inside or not triggers.isdisjoint(words):
            yield _fold(text, group, tokens=tokens, words=words, marked=inside)
        group, first = [], max(0, last - 1)


def _tokens(group: list[Sentence]) -> Sequence[Token]:
    if len(group) == 1:
        return group[0].tokens
    return [token for sentence in group for token in sentence.tokens]


@cache
def trigger_words() -> frozenset[str]:
    """Give the words without which nothing is reported outside quotation marks."""
    return SOURCES.union(cue_forms(), read_words("speech")["nouns"])


def _goes_on(sentence: Sentence, following: Sentence, marked: list[Marked], count: int) -> bool:
    """Tell whether two sentences are one seen from outside.

    A quotation runs over the border, is introduced by a colon, or is attributed by the second.
    `count` is how many passages begin before the border.
    """
    if sentence.paragraph != following.paragraph:
        after = count < len(marked) and marked[count].span.start == following.span.start
        return after and _introduces(sentence, following)
    if count == 0:
        return False
    end = marked[count - 1].span.end
    if sentence.span.end != end:
        return sentence.span.end < end
    return _signs(following) or (_asks(sentence) and _attributes(following))


def _introduces(sentence: Sentence, following: Sentence) -> bool:
    """Tell whether a sentence introduces the paragraph behind: The director said ¶ “…”"""
    last = sentence.tokens[-1].text
    if last in ":,":
        return True
    cue = cue_forms().get(last)
    return cue is not None and last.islower() and not (cue.noun or not cue.tells)


def _asks(sentence: Sentence) -> bool:
    """Tell whether a sentence ends with a question or a cry in quotation marks."""
    last = sentence.tokens[-2].text if len(sentence.tokens) > 1 else ""
    return last in "?!"


def _signs(sentence: Sentence) -> bool:
    """Tell whether a sentence begins with a signature: a dash, a name, the end or a quotation."""
    tokens = sentence.tokens
    if len(tokens) < 2 or tokens[0].text not in "―—–-" or not tokens[1].text[0].isupper():
        return False
    if len(tokens) <= LONGEST_SIGNATURE:
        return True
    return any(token.text in '“"«' for token in tokens[2:LONGEST_SIGNATURE])


def _attributes(sentence: Sentence) -> bool:
    """Tell whether a sentence only attributes the question before it: Smith asked."""
    words = [token.text for token in sentence.tokens[: LONGEST_ATTRIBUTION + 1]]
    forms = cue_forms()
    for index, word in enumerate(words[1:LONGEST_ATTRIBUTION], start=1):
        cue = forms.get(word)
        if cue and word[0].islower() and not cue.noun and bool(cue.particles or cue.tells):
            following = words[index + 1] if index + 1 < len(words) else "."
            return following in ATTRIBUTED or "tell" in cue.ways
    return False


def _fold(
    text: str,
    group: list[Sentence],
    *,
    tokens: Sequence[Token],
    words: list[str],
    marked: list[Marked],
) -> Folded:
    """Make one folded sentence of a group; `tokens` are theirs, `words` the words of those."""
    spans: Sequence[Token | Span] = tokens
    inside: dict[int, Marked] = {}
    if marked:
        words, spans, inside = _fold_marked(tokens, words, marked)
    if ":" in words:
        _keep_times(words)
    lowers = [*map(str.lower, words), *OUTSIDE]
    if not KEPT.isdisjoint(words):
        _keep_names(words, lowers)
    return Folded(
        text=text,
        words=words,
        lowers=lowers,
        spans=spans,
        marked=inside,
        paragraph=group[0].paragraph,
        heading=all(sentence.heading for sentence in group),
    )


def _fold_marked(
    tokens: Sequence[Token], written: list[str], marked: list[Marked]
) -> tuple[list[str], list[Token | Span], dict[int, Marked]]:
    """Give words and spans with each quotation as one, and the quotations by their index."""
    words: list[str] = []
    spans: list[Token | Span] = []
    inside: dict[int, Marked] = {}
    index = 0
    for passage in marked:
        first = bisect_left(tokens, (passage.span.start,), index)
        words += written[index:first]
        spans += tokens[index:first]
        inside[len(words)] = passage
        words.append(MARKED)
        spans.append(passage.span)
        index = bisect_left(tokens, (passage.span.end,), first)
    return words + written[index:], [*spans, *tokens[index:]], inside


def _keep_times(words: list[str]) -> None:
    """Take the colon of a time for no colon: nothing is said behind the one of 10:30."""
    for index in range(1, len(words) - 1):
        if words[index] != ":":
            continue
        if words[index - 1][-1].isdigit() and words[index + 1][0].isdigit():
            words[index] = "·"


def _keep_names(words: list[str], lowers: list[str]) -> None:
    """Leave its capitals to what is no word of grammar: Theresa May said; on May 26; the WHO said.

    A surname may open a sentence as an auxiliary does: Will they go?
    """
    for index, word in enumerate(words):
        if word in ACRONYMS or (word in SURNAMES and index):
            lowers[index] = word


def next_comma(folded: Folded, start: int, stop: int) -> int | None:
    return next((index for index in range(start, stop) if folded.words[index] == ","), None)


class Subject(NamedTuple):
    """Where the speaker is named; `shared`: not here, but by the clause before."""

    start: int
    end: int
    shared: bool = False
    whose: tuple[int, int] | None = None  # of "who": the noun phrase before it


class Verb(NamedTuple):
    """A reporting verb in its place; `behind`: the word behind it and its particle."""

    index: int
    behind: int
    ways: frozenset[str]
    cue: ReportingForm


@dataclass(slots=True)
class Attribution:
    """Who says what by which words; ranges of words, end excluded."""

    cue: Range
    subject: Subject | None
    pieces: list[Range]
    end: int  # where reading goes on
    rule: str  # as in `Quote.rule`


def is_utterance(folded: Folded, index: int) -> bool:
    """Tell whether a quotation ends in punctuation, or its clause ends behind it."""
    if folded.inner(index).rstrip(CLOSING)[-1:] in TERMINAL:
        return True
    following = folded.lowers[index + 1]
    return not following[:1].isalnum() and following not in GOING_ON


def opens_utterance(folded: Folded, index: int) -> bool:
    """Tell whether a quotation begins as a sentence does."""
    first = folded.inner(index).lstrip(" [(….‘'“\"")[:1]
    return not first.islower()


def ends_in_comma(folded: Folded, index: int) -> bool:
    """Tell whether a word is a quotation with a comma inside its closing mark."""
    return index in folded.marked and folded.inner(index).rstrip(CLOSING)[-1:] == ","


def names_work(folded: Folded, index: int) -> bool:
    """Tell whether a quotation is the title of a work: her novel “The Long Road”."""
    if folded.lowers[index - 1] not in WORKS:
        return False
    words = folded.inner(index).rstrip(CLOSING + ",").split()
    return all(len(word) < LONG_WORD or not word[0].islower() for word in words)


def behind_dateline(folded: Folded) -> int:
    """Find where the sentence proper begins: WASHINGTON (Agency) — The chief …; Bern, 3 May – …"""
    words = folded.words
    if not words or not words[0][0].isupper():
        return 0
    capital = words[0].isupper() and len(words[0]) >= SHORTEST_PLACE
    for index in range(1, min(LONGEST_DATELINE, len(words))):
        if words[index] in DASHES:
            dated = words[index - 1] == ")" or not MONTHS.isdisjoint(words[1:index])
            return index + 1 if capital or dated else 0
        first = words[index][0]
        if not (first.isupper() or first.isdigit() or words[index] in MARKS):
            return 0
    return 0
