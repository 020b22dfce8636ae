"""What a sentence denies, leaves open or has somebody only claim, held against its passage's.

Each word that does so, a marker, stands with what is under it: the words of content behind it in
its clause. Markers of both sentences that stand over words of one meaning say the same, whatever
words they are. Asked is of one that has none of the other sentence, where this one tells what
stands under it, and plainly.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import dropwhile, pairwise, product, starmap, takewhile
from typing import NamedTuple

from generator.check.english import (
    AUXILIARIES,
    NOUN_AFTER,
    TIMES,
    claims,
    forms_of,
    is_negation,
    is_plain,
    possible,
    sayings_of_all,
)
from generator.check.exchanges import is_rewritten
from generator.check.new_words import is_one_root, says_the_same
from generator.check.sentence_reading import NUMBER, Asked, SentenceReading, is_content, stems_of
from generator.check.thesaurus import is_english, is_past
from generator.findings import Rule
from generator.gather.sentences.stems import stem
from generator.word_lists import read_words

CLAUSE_ENDS = frozenset([*",;:.!?—–", "but", "while", "whereas", "although", "though"])
LONGEST = 7  # words of content under a marker
FIRST = 4  # of these the ones by which it is known
NEAR = 4  # words before "to" in which stands who is to do it; before a verb its modal
HALF = 0.5
NEGATING = re.compile(r"^(?:un|in|im|ir|il|non-?|dis)")
ROOT = 4  # letters of a word that may be denied by what it begins with
AWAITED = 5  # words of content under a word that has something only to happen
AWAITED_ENDS = CLAUSE_ENDS | {"after", "before", "and", "which", "who", "because", "since", "when"}
ASKING = frozenset(["to", "for", "on"])
WILL = "will"
ONLY_IF = frozenset(["only", "unless"])


class Marker(NamedTuple):
    """A word that denies or leaves open, and what stands under it."""

    word: str
    under: tuple[str, ...]
    subject: frozenset[str]  # the stems of the words of content before it in its clause

    @property
    def known_by(self) -> tuple[str, ...]:
        """The words by which it is known in another sentence: a verb behind "to" alone."""
        return self.under[: 1 if self.word == "to" else FIRST]


def find_markers(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """Ask about what one of two sentences denies or leaves open, and the other tells plainly."""
    if not ONLY_IF.issubset((*page.words, *source.words)):
        yield from _denied(page, source)
    yield from _unsure(page, source)


def _spelled(words: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    """The words, with "not safe" for "unsafe" where the other sentence has "safe"."""
    told: list[str] = []
    for word in words:
        bare = NEGATING.sub("", word)
        is_denied = bare != word and len(bare) >= ROOT and word not in others
        told += ("not", bare) if is_denied and bare in others else (word,)
    return tuple(told)


def _denied(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    mine, theirs = _spelled(page.words, source.words), _spelled(source.words, page.words)
    here, there = list(_denials(mine)), list(_denials(theirs))
    new, lost = _unmatched(here, there)
    if not new:
        taken = (one for one in lost if _is_told(one, mine, here))
        yield from _left_out(taken, page, source, theirs)
    for one in () if lost or is_rewritten(source.words, page.words) else new:
        if is_plain(one.word) and _is_told(one, theirs, there):
            told = page.written(one.word)
            yield Asked(Rule.POLARITY, f"the source does not say “{told}” of this")


def _left_out(
    taken: Iterable[Marker], page: SentenceReading, source: SentenceReading, theirs: tuple[str, ...]
) -> Iterator[Asked]:
    """Ask of denials that are left out; of verbs and phrases that deny there are many others."""
    is_anew = is_rewritten(source.words, page.words)
    for one in taken:
        told = source.written(one.word)
        is_bare = is_plain(one.word) and told == one.word
        is_alone = theirs.count(one.under[0]) < 2 or one.subject <= page.stems
        if is_alone and (is_bare or not is_anew):
            yield Asked(Rule.POLARITY, f"the source says “{told}” of this")


def _unsure(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    yield from _come_true(page, source)
    here, there = list(_open(page.words)), list(_open(source.words))
    new, lost = _unmatched(here, there)
    if any(one.word != "to" for one in new):
        return
    # Somebody says it on the page, with a verb that the source has not.
    says_anew = not (page.stems & sayings_of_all()) <= source.stems
    for one in lost:
        is_claim = one.word in claims()
        is_said = stem(one.word) in page.stems or (is_claim and says_anew)
        if not (is_said or one.word in _planned()) and _is_told(one, page.words, here):
            rule = Rule.CAVEAT if is_claim else Rule.MODALITY
            yield Asked(rule, f"the source says “{one.word}” of this: “{one.under[0]}”")


def _come_true(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """Ask of what has happened on the page and is only to happen wherever the source tells it.

    It is told with the same word, or another one that stands right behind "to".
    """
    mine = _awaited(page.words, AWAITED)
    done = (at for at in range(len(page.words)) if at not in mine and _is_done(page.words, at))
    for word in (page.words[at] for at in done):
        same, awaited = _places_of(word, source.words, is_one_root), AWAITED
        if not same:
            same, awaited = _places_of(word, source.words, says_the_same), 1
        theirs = _awaited(source.words, awaited)
        if same and theirs.keys() >= set(same):
            told = f"{theirs[same[0]]} {source.words[same[0]]}"
            yield Asked(Rule.MODALITY, f"the source says “{told}”, the page “{word}”")
    yield from _decided(page, source)


def _decided(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """Ask of what will happen on the page and is but weighed in the source: "considers a ban"."""
    doubts = frozenset(read_words("questions")["doubtful"])
    may_be = doubts.intersection(source.words)
    is_sure = WILL in page.words and doubts.isdisjoint(page.words)
    if is_sure and may_be and WILL not in source.words and _share_much(page, source):
        yield Asked(Rule.MODALITY, f"the source says “{min(may_be)}”, the page “will”")
    theirs = _awaited(source.words, AWAITED)
    for will, word in pairwise(page.words):
        same = _places_of(word, source.words, is_one_root) if will == WILL else ()
        weighed = [at for at in same if theirs.get(at) in forms_of("weighing")]
        for at in weighed[:1]:
            told = f"{theirs[at]} {source.words[at]}"
            yield Asked(Rule.MODALITY, f"the source says “{told}”, the page “will {word}”")


def _share_much(page: SentenceReading, source: SentenceReading) -> bool:
    """Tell whether half of what a sentence of the page tells is told by the source."""
    return len(page.content & source.content) >= HALF * len(page.content)


def _places_of(word: str, words: tuple[str, ...], is_same: Callable[[str, str], bool]) -> list[int]:
    """Find where a sentence has a word that is one with another."""
    told = (at for at, other in enumerate(words) if is_content(other))
    return [at for at in told if is_same(word, words[at])]


def _is_done(words: tuple[str, ...], at: int) -> bool:
    """Tell whether a past form tells what happened; "to the island" leaves nothing open."""
    before = words[:at][-NEAR:]
    is_open = "to" in before[-2:] or any(map(is_negation, before))
    describes = not NOUN_AFTER.isdisjoint(before[-1:])  # "the affected areas"
    is_told = is_content(words[at]) and is_english(words[at])  # and no "Mohammed"
    return is_told and is_past(words[at]) and not (is_open or describes)


def _awaited(words: tuple[str, ...], most: int) -> dict[int, str]:
    """The places of what is only to happen, each with the word that says so: some behind each."""
    found: dict[int, str] = {}
    for at, word in enumerate(words):
        if _is_awaiting(words, at):
            places = range(at + 1, len(words))
            behind = takewhile(lambda place: words[place] not in AWAITED_ENDS, places)
            under = [place for place in behind if _tells(words[place])][:most]
            found.update(dict.fromkeys(under, word))
    return found


def _is_awaiting(words: tuple[str, ...], at: int) -> bool:
    """Tell whether a word says that what stands behind it is only to happen: "called for"."""
    word = words[at]
    if word == "to":
        return _is_to_do(words, at) and words[at + 1] != "blame"  # who is to blame did it
    is_asking = word in forms_of("asking") and not ASKING.isdisjoint(words[at + 1 :][:NEAR])
    is_foreseen = word in forms_of("foreseeing") | forms_of("seeking") | forms_of("weighing")
    return is_asking or is_foreseen or word in possible() | _planned()


def _denials(words: tuple[str, ...]) -> Iterator[Marker]:
    for at, word in enumerate(words):
        if is_negation(word) and word != "nor":
            yield from _marker(words, at)


def _open(words: tuple[str, ...]) -> Iterator[Marker]:
    """The words that leave open what stands under them; a verb that is only to be done."""
    for at, word in enumerate(words):
        is_open = word in claims() | possible() | _planned() | forms_of("foreseeing")
        if is_open and (word != "to" or _is_to_do(words, at)):
            yield from _marker(words, at)


def _is_to_do(words: tuple[str, ...], at: int) -> bool:
    """Tell whether a "to" stands before a verb of what is only to be done."""
    following = next(iter(words[at + 1 :]), "")
    behind = dropwhile(lambda one: one in AUXILIARIES or one.endswith("ly"), words[at + 1 :])
    verb = next(behind, "")
    is_done = not forms_of("bringing about").isdisjoint(words[:at][-NEAR:])
    is_noun = is_past(verb) and verb == following  # "guilty to attempted murder"
    is_name = words[max(0, at - 1) : at] == ("according",) or verb in TIMES
    is_verb = is_content(verb) and following != "have" and not (is_noun or is_name)
    return is_verb and not is_done


def _marker(words: tuple[str, ...], at: int) -> Iterator[Marker]:
    """Give a marker with what stands behind it in its clause, else with what stands before it."""
    behind = takewhile(lambda one: one not in CLAUSE_ENDS and not is_plain(one), words[at + 1 :])
    before = takewhile(lambda one: one not in CLAUSE_ENDS, reversed(words[:at]))
    told, subject = tuple(filter(_tells, behind)), tuple(filter(_tells, before))
    if under := (told or subject)[:LONGEST]:
        yield Marker(words[at], under, frozenset(map(stem, subject)))


def _tells(word: str) -> bool:
    return (is_content(word) and not word.endswith("ly")) or NUMBER.fullmatch(word) is not None


def _unmatched(mine: list[Marker], theirs: list[Marker]) -> tuple[list[Marker], list[Marker]]:
    """The markers that have none in the other sentence; those of one word meet first."""
    new, lost = list(mine), list(theirs)
    for is_same in (_is_one_word, _stand_over_one):
        for one in tuple(lost):
            if other := next((each for each in new if is_same(each, one)), None):
                new.remove(other)
                lost.remove(one)
    return new, lost


def _is_one_word(one: Marker, other: Marker) -> bool:
    return stem(one.word) == stem(other.word) and _stand_over_one(one, other)


def _stand_over_one(one: Marker, other: Marker) -> bool:
    return any(starmap(_is_same, product(one.known_by, other.known_by)))


def _is_same(word: str, other: str) -> bool:
    return stem(word) == stem(other) or says_the_same(word, other)


def _is_told(marker: Marker, words: tuple[str, ...], markers: list[Marker]) -> bool:
    """Tell whether a sentence has what is under a marker of the other, and under none."""
    told = [one for one in marker.under if any(_is_same(one, word) for word in words)]
    if not told or len(told) < HALF * len(marker.under):
        return False
    if marker.under[0] != told[0] and not _is_of_subject(marker, words):
        return False
    covered = [word for one in markers for word in one.under]
    return not any(_is_same(marker.under[0], word) for word in covered)


def _is_of_subject(marker: Marker, words: tuple[str, ...]) -> bool:
    """Tell whether a sentence tells of whom a plain "not" is told: "was not made a peer"."""
    is_same = bool(marker.subject) and marker.subject <= stems_of(" ".join(words))
    return is_same and is_plain(marker.word)


@cache
def _planned() -> frozenset[str]:
    return frozenset((*read_words("grammar")["modals"], "to"))
