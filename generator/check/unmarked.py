"""Words of the articles that carry no mark. Nobody holds them against a passage, so they are looked
for in all.

A quotation that an article has, but for a word or two, is that quotation, altered: in a sentence
without a mark, a heading, a caption, the title of a link, the front matter. One that is like
nothing in the articles is the editor's own, as is one with a link to where they have it from. So it
is with a sentence before the one that carries the mark: what repeats the passage repeats its
numbers.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from generator.check.answers import entry_for
from generator.check.citing_spans import CitingSpan
from generator.check.english import is_negation
from generator.check.marked_words import marked_in, quotations
from generator.check.number_forms import find_unknown_numbers
from generator.check.passage_evidence import PassageEvidence
from generator.check.wording import canonical, nearest, stands_in
from generator.evidence import Passage
from generator.findings import Finding, Rule
from generator.model import Span
from generator.word_lists import read_words

if TYPE_CHECKING:
    from generator.check.citations import Citations
    from generator.check.speaker_rules import SpeakerRules

WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
ENOUGH = 4  # words: fewer are said by many
ALIKE = 0.7  # the share of the words that stand in the passage, in its order
SPREAD = 1.6  # how much longer a stretch of the passage may be than the words
NEAREST = 3  # passages that are compared word by word
LEAST = 2  # words that follow one another in both
MEND = (
    "Write the words as the article has them, with […] where some are left out, "
    "and the mark of their passage; or, "
    "where you have them from elsewhere, link to it"
)
MEND_NUMBER = (
    "Write the number of the passage that the paragraph cites, or put a mark behind the sentence"
)


class Unmarked:
    """Looks for what the articles say in what cites none of them."""

    def __init__(self, evidence: PassageEvidence, speakers: "SpeakerRules"):
        self._evidence = evidence
        self._speakers = speakers
        self._like = lru_cache(maxsize=1 << 10)(self._passage_like)
        self._is_known = lru_cache(maxsize=1 << 10)(lambda words: stands_in(words, evidence.texts))
        self._was_known = lru_cache(maxsize=1 << 10)(
            lambda words: stands_in(words, evidence.former)
        )

    def check_span(
        self, citing: CitingSpan, citations: "Citations", path: str
    ) -> Iterator[Finding]:
        """What is wrong with a stretch that cites nothing."""
        if leads_outside(citing):
            return
        standing: dict[str, None] = {}  # the passages that the quotations are from
        shown = quotations(citing) if citing.block.quote else marked_in(citing.words)
        for span in shown:
            words = span.of(citing.words)
            line, is_title = citing.line_at(span.start), _is_title(citing.words, span)
            yield from self._altered(words, line, is_title=is_title)
            standing |= dict.fromkeys(self._standing(words))
        if standing:
            yield from self._speakers.check(citing, tuple(standing), path)
        if beside := citations.of_marks(citing.block.text.marks):
            yield from self._numbers(citing, beside)

    def check_rest(self, rest: Iterable[tuple[int, str]]) -> Iterator[Finding]:
        """Check quotations in what is no text of a page, given with its lines.

        That are titles, captions, footnotes of the editor's own.
        """
        for line, text in rest:
            for span in marked_in(text):
                yield from self._altered(span.of(text), line)

    def _altered(self, words: str, line: int, *, is_title: bool = False) -> Iterator[Finding]:
        """A quotation that an article has but for a word or two.

        What may be a title, or only leaves words out, is asked about.
        """
        mine = tuple(_words(words))
        if len(mine) < ENOUGH or self._is_known(words):
            return
        passage = self._like(mine)
        if passage and not self._was_known(words):
            message = "these words do not stand so in the article that they are from"
            near = nearest(words, passage.text) or passage.text
            asks = is_title or _is_cut(mine, _of(passage))
            settled = f"; or settle it {entry_for(words.strip(), [passage.id])}" if asks else ""
            yield Finding(
                line,
                rule=Rule.QUOTATION,
                message=message,
                found=words.strip(),
                expected=near,
                mend=f"{MEND}{settled}",
                passages=(passage.id,),
                is_question=asks,
            )

    def _numbers(self, citing: CitingSpan, beside: tuple[str, ...]) -> Iterator[Finding]:
        """Numbers of a sentence that repeats what a later sentence of the paragraph cites."""
        mine = tuple(_words(citing.words))
        passages = [self._evidence.passages[id] for id in beside]
        if len(mine) >= ENOUGH and any(_share(mine, _of(passage)) >= ALIKE for passage in passages):
            for span in find_unknown_numbers(citing.words, beside, self._evidence):
                shown = span.of(citing.words).strip()
                message = f"{shown} does not stand in what this paragraph cites"
                expected = " ".join(self._evidence.together(beside))
                line = citing.line_at(span.start)
                yield Finding(
                    line,
                    rule=Rule.NUMBER,
                    message=message,
                    found=citing.words.strip(),
                    expected=expected,
                    mend=MEND_NUMBER,
                    passages=beside,
                )

    def _standing(self, words: str) -> tuple[str, ...]:
        """The passages in which a quotation of some length stands."""
        if len(_words(words)) < ENOUGH or not self._is_known(words):
            return ()
        passages = self._evidence.passages.items()
        return tuple(id for id, one in passages if stands_in(words, (canonical(one.text),)))

    @cached_property
    def _by_word(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for id, passage in self._evidence.passages.items():
            for word in _of(passage):
                found[word].add(id)
        return found

    def _passage_like(self, mine: tuple[str, ...]) -> Passage | None:
        """The passage that has most of the words, in their order and close together."""
        shared = Counter(id for word in set(mine) for id in self._by_word.get(word, ()))
        likely = [self._evidence.passages[id] for id, _ in shared.most_common(NEAREST)]
        shares = {passage.id: _share(mine, _of(passage)) for passage in likely}
        best = max(shares, key=shares.__getitem__, default="")
        return self._evidence.passages[best] if best and shares[best] >= ALIKE else None


def _is_title(words: str, span: Span) -> bool:
    """Tell whether quotation marks stand behind a word for something that has a title."""
    before = words[: span.start].lower().split()[-2:]
    return not frozenset(read_words("questions")["works"]).isdisjoint(before)


def _is_cut(mine: tuple[str, ...], source: tuple[str, ...]) -> bool:
    """Tell whether words are those of the source with others left out, none of which denies."""
    place, left = -1, []
    for word in mine:
        if word not in source[place + 1 :]:
            return False
        found = source.index(word, place + 1)
        left += source[place + 1 : found] if place >= 0 else ()
        place = found
    return not any(map(is_negation, left))


def leads_outside(citing: CitingSpan) -> bool:
    """Tell whether a block links to where else its words are from."""
    return any(link.target.startswith(("http://", "https://")) for link in citing.block.text.links)


def _words(text: str) -> list[str]:
    return [word.casefold() for word in WORD.findall(canonical(text))]


@lru_cache(maxsize=1 << 12)
def _of(passage: Passage) -> tuple[str, ...]:
    return tuple(_words(passage.text))


def _share(mine: tuple[str, ...], source: tuple[str, ...]) -> float:
    """Measure how much of the words stands in the source, in its order and close together.

    0 for scattered words.
    """
    blocks = SequenceMatcher(None, mine, source, autojunk=False).get_matching_blocks()[:-1]
    if not blocks or max(block.size for block in blocks) < LEAST:
        return 0
    if blocks[-1].b + blocks[-1].size - blocks[0].b > len(mine) * SPREAD + 1:
        return max(block.size for block in blocks) / len(mine)
    return sum(block.size for block in blocks) / len(mine)
