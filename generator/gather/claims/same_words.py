"""Which sentences say the same, and which quotations are one utterance, by their words."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, product

from generator.evidence import Said
from generator.frozen import frozen
from generator.gather.claims.compared_sentences import Facts, Weights, count_apart, word_runs
from generator.gather.claims.told import Groups, Told
from generator.gather.happenings.denials import is_denied
from generator.gather.measures.counters import speak_apart
from generator.gather.measures.whereabouts import some_agree
from generator.gather.sentences.stems import EMPTY, content_words, stem
from generator.parse.events.triggers import forms_of
from generator.word_lists import read_pattern, read_table

RAREST = 8  # features of a sentence by which others are looked for
MOST_HAVING = 40  # sentences that may have a feature by which others are looked for
FEWEST_SHARED = 3  # features
FEWEST_DENIED = 2  # of two denials: "denied it was behind the attack"
# How much two sentences have to share: of all that the two tell, of what the shorter tells, and
# how much that is, with names and by other words alone.
ALIKE, WITHIN, TELLING = 0.5, 0.72, 12.0
PARTLY, HALF, MUCH = 0.17, 0.42, 18.0
COPIED = 0.9  # of what two tell: the same words, but for a few
MANY_WORDS = 4
BY_WORDS = 0.4  # of what two sentences share, besides names
IN_TITLE, MUCH_OF_TITLE = 0.35, 9.0  # of a title that its article repeats
# The same for two quotations of one speaker, and where not both of their speakers are known.
SAID_PARTLY, SAID_WITHIN, SAID_TELLING = 0.45, 0.6, 7.0
UNNAMED_WITHIN, UNNAMED_TELLING = 0.8, 9.0
ANYBODY = "…"  # whoever speaks
RUN, LONG_RUN = 3, 6  # words between quotation marks that two articles quote alike
NEAR = 10  # days between two reports of one utterance
SOON = 3  # the same where they share less
NEGATION = re.compile(r"\b(?:not|no|never|nobody|none|without|\w+n[’']t)\b", re.IGNORECASE)
ONCE_MORE, UNSURE = (
    re.compile(rf"\b(?:{read_pattern('empty_words', part)})\b", re.IGNORECASE)
    for part in ("once more", "unsure")
)
DENIAL = re.compile(rf"\b(?:{'|'.join(sorted(forms_of('denials')))}|denial)\b", re.IGNORECASE)
OPPOSITES = tuple(tuple(map(stem, pair)) for pair in read_table("empty_words")["opposites"])


def alike(weights: Weights, ordered: Sequence[Facts]) -> Iterator[tuple[Facts, Facts]]:
    """Give the pairs of sentences that say nearly the same, each with an earlier one.

    They are given with the oldest first.
    """
    place_of = {one: place for place, one in enumerate(ordered)}
    for place, one in enumerate(ordered):
        known = (f for f in one.features if 1 < len(weights.of_feature[f]) <= MOST_HAVING)
        rare = sorted(known, key=lambda feature: (-weights[feature], feature))
        places = chain.from_iterable(
            map(place_of.__getitem__, weights.of_feature[feature]) for feature in rare[:RAREST]
        )
        for earlier, count in sorted(Counter(places).items()):
            if earlier >= place:
                break
            other = ordered[earlier]
            if count >= 2 and say_the_same(one, other, weights):
                yield other, one


def titles(weights: Weights, facts: Iterable[Facts]) -> Iterator[tuple[Facts, Facts]]:
    """Give the title of each article with the sentence of its own that it repeats, if any."""
    of_article: dict[str, list[Facts]] = defaultdict(list)
    for one in facts:
        of_article[one.passage.article.id].append(one)
    for sentences in of_article.values():
        title, *others = sentences
        if title.is_heading:
            told = [one for one in others if not one.is_heading]
            best = max(
                told, key=lambda one: weights.sum(one.features & title.features), default=None
            )
            if best and _repeats(title, best, weights):
                yield title, best


def _repeats(title: Facts, sentence: Facts, weights: Weights) -> bool:
    """Whether a title tells what a sentence of its article does."""
    shared = title.features & sentence.features
    weight = weights.sum(shared)
    of_title = weight / max(weights.sum(title.features), 1e-9)
    is_enough = len(shared) > FEWEST_SHARED or weight >= MUCH_OF_TITLE
    is_much = is_enough and of_title >= IN_TITLE
    is_most = of_title >= WITHIN
    return len(shared) >= FEWEST_SHARED and (is_much or is_most) and not contradict(title, sentence)


@frozen
class _Overlap:
    """What two sentences share, and how much that is."""

    words: frozenset[str]  # besides names
    weight: float
    of_words: float  # the weight of these words alone
    of_both: float  # the part of all that the two tell
    of_shorter: float  # the part of what the shorter tells

    def is_whole(self) -> bool:
        """Whether the sentences, or the shorter one, tell little else."""
        return self.of_both >= ALIKE or self.of_shorter >= WITHIN

    def is_part(self) -> bool:
        """Whether a good part of the shorter is the same, and that is much."""
        is_telling = self.weight >= MUCH and self.of_both >= PARTLY
        is_much = is_telling or self.of_words >= TELLING
        return is_much and self.of_shorter >= HALF and len(self.words) >= MANY_WORDS


def say_the_same(one: Facts, other: Facts, weights: Weights) -> bool:
    """Whether two sentences say nearly the same."""
    overlap = _overlap(one, other, weights)
    if overlap is None or overlap.of_words < BY_WORDS * overlap.weight:
        return False  # a list of names may stand in sentences that tell different things
    if not (overlap.is_whole() or overlap.is_part()):
        return False
    # Who "he" is in words that another article copied was read there, or here, amiss.
    is_copied = overlap.of_both >= COPIED
    return not contradict(one, other, by_whomever=is_copied)


def _overlap(one: Facts, other: Facts, weights: Weights) -> _Overlap | None:
    """Give what two sentences share; None where that is little, as of most that are compared."""
    shared = one.features & other.features
    if len(shared) < FEWEST_SHARED:
        return None
    weight = weights.sum(shared)
    if weight < TELLING:
        return None
    first, second = weights.sum(one.features), weights.sum(other.features)
    words = one.words & other.words
    return _Overlap(
        words=words,
        weight=weight,
        of_words=weights.sum(words),
        of_both=weight / max(first + second - weight, 1e-9),
        of_shorter=weight / max(min(first, second), 1e-9),
    )


def contradict(one: Facts, other: Facts, *, by_whomever: bool = False) -> bool:
    """Whether two sentences give other numbers, days, places or tellers, or one says no."""
    if count_apart(one, other):
        return True
    if one.days and other.days and not _days_meet(one, other):
        return True
    if one.places and other.places and not some_agree(one.places, other.places):
        return True
    if not by_whomever and speak_apart(one.tellers, other.tellers):
        return True
    if _signs(one.text) != _signs(other.text):
        return True
    return any(_are_opposed(one.words, other.words, *pair) for pair in OPPOSITES)


@lru_cache(maxsize=1 << 14)
def _signs(text: str) -> tuple[bool, ...]:
    """Tell whether a sentence says no, denies, tells of another one, or is not sure."""
    return tuple(bool(telling.search(text)) for telling in (NEGATION, DENIAL, ONCE_MORE, UNSURE))


def _days_meet(one: Facts, other: Facts) -> bool:
    return any(a[0] <= b[1] and b[0] <= a[1] for a in one.days for b in other.days)


def _are_opposed(some: frozenset[str], others: frozenset[str], first: str, second: str) -> bool:
    return (first in some and second in others and second not in some) or (
        second in some and first in others and first not in some
    )


@frozen
class QuotedWords:
    """What a quotation is compared by."""

    said: Said
    facts: Facts  # of what is said alone
    runs: frozenset[tuple[str, ...]]  # of three words between quotation marks
    long_runs: frozenset[tuple[str, ...]]
    verbatim: frozenset[str]  # stems between quotation marks
    is_denied: bool  # it is what the speaker denied

    @property
    def content(self) -> frozenset[str]:
        """The stems of what is said."""
        return self.facts.words

    @property
    def speaker(self) -> str:
        """Who speaks: a key, or the article's own words; "" where nobody knows."""
        return self.said.speaker.key if self.said.speaker else self.said.speaker_shown.lower()


def words_of(said: Said, facts: Facts) -> QuotedWords:
    """What a quotation is compared by."""
    verbatim = said.verbatim_text
    runs = {run for run in word_runs(verbatim, RUN) if len(EMPTY.intersection(run)) < 2}
    long_runs = word_runs(verbatim, LONG_RUN)
    return QuotedWords(
        said,
        facts,
        runs=frozenset(runs),
        long_runs=frozenset(long_runs),
        verbatim=content_words(verbatim),
        is_denied=is_denied(said.passage.article.text, said.quote),
    )


def _quote_alike(one: QuotedWords, other: QuotedWords, shared: float) -> bool:
    """Whether two quote one run of words, or one article some of what another quotes.

    What one article tells first, with a word in quotation marks, and then quotes, stands as both.
    """
    if one.runs & other.runs:
        return True
    if one.said.passage.article.id == other.said.passage.article.id:
        return False
    is_part = one.verbatim <= other.verbatim or other.verbatim <= one.verbatim
    return is_part and shared >= SAID_TELLING and bool(one.verbatim and other.verbatim)


def join_utterances(
    told: Iterable[Told],
    groups: Groups,
    weights: Weights,
    differ: Callable[[Told, Told], bool],
) -> None:
    """Put the quotations together that are one utterance, but for those that differ otherwise."""
    by_run: dict[tuple, list[Told]] = defaultdict(list)
    by_speaker: dict[tuple, list[Told]] = defaultdict(list)
    for one in told:
        words = _detail(one)
        for run in words.long_runs:
            by_run[run].append(one)
        rare = sorted(words.content, key=lambda w: (-weights[w], w))[:RAREST]
        for word, speaker in product(rare, (words.speaker, ANYBODY)):
            by_speaker[speaker, word].append(one)
    for earlier, one in _neighbours((*by_run.values(), *by_speaker.values())):
        if groups.are_one(earlier, one) or differ(earlier, one):
            continue
        if are_one_utterance(earlier, one, weights):
            groups.join(earlier, one, _do_not_contradict)


def _neighbours(lists: Iterable[list[Told]]) -> Iterator[tuple[Told, Told]]:
    """Give each pair of quotations that stand near each other in one of some lists, once."""
    pairs: dict[tuple[Told, Told], None] = {}
    for alike_ones in lists:
        ordered = sorted(alike_ones, key=lambda one: one.place)
        for number, one in enumerate(ordered):
            pairs |= {(earlier, one): None for earlier in ordered[max(0, number - 5) : number]}
    return iter(pairs)


def _detail(one: Told) -> QuotedWords:
    assert isinstance(one.detail, QuotedWords)
    return one.detail


def _do_not_contradict(first: Told, second: Told) -> bool:
    """Whether two quotations may be one: their speakers are not two, and they are of one time."""
    one, other = _detail(first), _detail(second)
    if (one.is_denied, one.said.hedge) != (other.is_denied, other.said.hedge):
        return False
    are_known = one.said.speaker and other.said.speaker and one.speaker != other.speaker
    if are_known and speak_apart(first.facts.tellers, second.facts.tellers):
        return bool(one.long_runs & other.long_runs)
    return abs(first.facts.published - second.facts.published) <= NEAR


def _are_told_again(first: Facts, second: Facts) -> bool:
    """Whether two sentences are of two articles of near days."""
    is_soon = abs(first.published - second.published) <= SOON
    return is_soon and first.passage.article.id != second.passage.article.id


def are_one_utterance(first: Told, second: Told, weights: Weights) -> bool:
    """Whether two quotations are of the same words by the same speaker."""
    one, other = _detail(first), _detail(second)
    if not _do_not_contradict(first, second):
        return False
    if one.long_runs & other.long_runs:
        return True
    is_of_one = one.speaker == other.speaker != ""
    if contradict(one.facts, other.facts, by_whomever=is_of_one):
        return False
    shared = one.content & other.content
    if is_of_one and _quote_alike(one, other, weights.sum(shared)):
        return True
    shorter = min(weights.sum(one.content), weights.sum(other.content))
    within, least = SAID_WITHIN, SAID_TELLING
    if not is_of_one:
        within, least = UNNAMED_WITHIN, UNNAMED_TELLING
    fewest = FEWEST_DENIED if is_of_one and one.is_denied else FEWEST_SHARED
    if len(shared) >= fewest and weights.sum(shared) >= max(least, within * shorter):
        return True
    if not (is_of_one and _are_told_again(one.facts, other.facts)):
        return False
    words = shared & first.facts.words & second.facts.words  # without names
    within = SAID_PARTLY if len(words) >= FEWEST_SHARED else SAID_WITHIN
    return len(words) > 1 and weights.sum(words) >= max(SAID_TELLING, within * shorter)
