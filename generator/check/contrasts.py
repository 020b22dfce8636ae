"""Where a sentence says something else than its passage, by the words of both.

Each rule takes what the page says and what the source says, and gives what is to be asked, with the
kind of question. A word alone contradicts nothing: asked is only where the page has one side and
the source the other, of the same thing.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import product

from generator.check.asked import Asked
from generator.check.attributions import names_an_office
from generator.check.certainty import believed, caveats, possible
from generator.check.english import TIMES, opposites, rows_of
from generator.check.negations import Denial, is_negation, is_plain
from generator.check.number_context import find_dropped_limits
from generator.check.sayings import sayings
from generator.check.sentence_reading import SentenceReading, is_content
from generator.findings import Rule
from generator.gather.stems import stem
from generator.word_lists import read_words

CLOSING = "”’\"' "
TO_THINGS = ("damaged", "destroyed")  # the first words of what befalls no persons
ONLY_IF = frozenset(["only", "unless"])
HALF, MOST = 0.5, 2 / 3
ROOT = 5  # letters by which words of one root are known
NEGATING = re.compile(r"^(?:un|in|im|ir|il|non-?|dis)")
LASTING = re.compile(r"\b(\w+) (hour|day|week|month|year|decade|century|centuries)s?\b")
# It takes what the page says, and what the source says.
Contrast = Callable[[SentenceReading, SentenceReading], Iterator[Asked]]


def find_contrasts(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """Find what is to be asked of a sentence."""
    for rule in CONTRASTS:
        yield from rule(page, source)


def _denied_by_one(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """What one of them denies and the other says plainly."""
    if ONLY_IF.issubset((*page.words, *source.words)):
        return  # "they will not come unless it rains" for "they will only come if it rains"
    for denial in source.denials:
        told = [stem(word) for word in source.words].count(next(iter(denial.denied), ""))
        is_also_plain = told > 1 and not denial.subject <= page.stems
        if _is_said_plainly(denial, page, is_also_plain=is_also_plain):
            yield Asked(Rule.POLARITY, f"the source says “{source.written(denial.word)}” of this")
    for denial in page.denials:
        if _is_said_plainly(denial, source):
            told = page.written(denial.word)
            yield Asked(Rule.POLARITY, f"the source does not say “{told}” of this")


def _denied_twice(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """A verb that denies, itself denied in one of them alone: "did not deny" for "denied"."""
    theirs = {stem(one.word): one.is_undone for one in source.denials if not is_plain(one.word)}
    for one in page.denials:
        if theirs.get(stem(one.word), one.is_undone) != one.is_undone:
            told = "does not say" if one.is_undone else "says"
            yield Asked(Rule.POLARITY, f"the source {told} “not” of “{page.written(one.word)}”")


def _is_said_plainly(
    denial: Denial, other: SentenceReading, *, is_also_plain: bool = False
) -> bool:
    """Tell whether another text has what is denied, and denies none of it."""
    shared = list(filter(other.content.__contains__, denial.denied))
    if not shared:
        return False
    denied = _denied_in(other)
    is_first = shared[0] == denial.denied[0]
    if is_first and is_also_plain:
        return False  # "1,700 were evacuated, the left bank could not be evacuated"
    if len(denied.intersection(shared)) > HALF * len(shared):
        return False  # "fails to uphold the deal" for "does not keep to the deal"
    denies_nothing = not any(map(is_negation, other.words))
    if not denies_nothing and not is_plain(denial.word):
        return False  # "halted" of what the other one says "stops"
    if is_first and shared[0] not in denied:
        return len(shared) >= HALF * len(denial.denied)
    is_most = len(shared) > MOST * len(denial.denied)
    return denies_nothing and is_most and denied.isdisjoint(shared)


def _denied_in(reading: SentenceReading) -> set[str]:
    return {one for each in reading.denials for one in (*each.denied, *each.subject)}


def _opposites(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """One word of a pair on the page, and the other in the source."""
    for sides in opposites():
        for one, other in (sides, sides[::-1]):
            mine, there = one.intersection(page.words), other.intersection(source.words)
            theirs = {word for word in there if not _is_denied(word, source)}
            is_exchanged = one.isdisjoint(source.words) and other.isdisjoint(page.words)
            if mine and theirs and is_exchanged:
                told = f"the source says “{min(theirs)}”, the page “{min(mine)}”"
                yield Asked(Rule.POLARITY, told)


def _is_denied(word: str, reading: SentenceReading) -> bool:
    """Tell whether a word stands behind a "not": "not safe" is unsafe."""
    at = reading.words.index(word)
    return any(map(is_plain, reading.words[max(0, at - 2) : at]))


def _prefixed(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """Accessible for inaccessible, known for unknown."""
    for mine, theirs in ((page, source), (source, page)):
        for word in mine.words:
            bare = NEGATING.sub("", word)
            is_other = bare != word and bare in theirs.words and word not in theirs.words
            is_other &= not any(map(is_plain, theirs.words))  # "not vaccinated"
            is_other &= not word.endswith("ity")  # "insecurity" for "security concerns"
            if is_other and bare not in mine.words and len(bare) > ROOT:
                told = f"the source says “{bare if mine is page else word}”"
                yield Asked(Rule.POLARITY, told)


def _offices(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """A "former" or "acting" that only one of them has."""
    modifiers = frozenset(read_words("questions")["role modifiers"])
    for mine, theirs, told in ((page, source, "does not say"), (source, page, "says")):
        for word, following in zip(mine.words, mine.words[1:], strict=False):
            is_only_here = word in modifiers and word not in theirs.words
            is_office = names_an_office(following) and (mine is page or following in theirs.words)
            is_time = following in TIMES  # "late October"
            if is_only_here and is_content(following) and is_office and not is_time:
                is_short = f"ex-{following}" in mine.text.lower()
                shown = f"ex-{following}" if is_short else f"{word} {following}"
                yield Asked(Rule.ACTOR, f"the source {told} “{shown}”")


def _harms(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """A word for one harm more often than in the source, one for another less often."""
    rows = rows_of("harms")
    mine, theirs = (
        Counter(rows[word] for word in each.words if word in rows) for each in (page, source)
    )
    for new, lost in product(mine - theirs, theirs - mine):
        if (new in TO_THINGS) == (lost in TO_THINGS):
            yield Asked(Rule.TERM, f"the source says “{lost}”, the page “{new}”")


def _times(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """A week, of which the source says that it was a day."""
    mine, theirs = (Counter(LASTING.findall(" ".join(each.words))) for each in (page, source))
    for count, unit in mine - theirs:
        lost = next((other for many, other in theirs - mine if many == count), "")
        if lost:
            yield Asked(Rule.TERM, f"the source says “{count} {lost}”, the page “{count} {unit}”")


def _limits(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """A number that the source tells with "more than" or "nearly", and a sentence without."""
    # Neither a row of a table nor another language.
    is_sentence = page.text.rstrip(CLOSING).endswith(".") and len(page.content & source.content) > 1
    for number in find_dropped_limits(page.text, source.text) if is_sentence else ():
        yield Asked(Rule.TERM, f"the source does not say just {number}")


CONTRASTS: tuple[Contrast, ...] = (
    _denied_by_one,
    _denied_twice,
    _opposites,
    _prefixed,
    believed,
    possible,
    caveats,
    sayings,
    _offices,
    _harms,
    _times,
    _limits,
)
