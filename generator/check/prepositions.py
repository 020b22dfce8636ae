"""What stands behind prepositions: that it is what the source has there, and the same way round.

"Who fled violence in one region sought refuge in another" is told with the same words where the two
regions are exchanged, in whatever order.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache, partial
from itertools import product, takewhile

from generator.check.asked import Asked
from generator.check.english import TIMES, opposites
from generator.check.sentence_reading import NUMBER, SentenceReading, is_content
from generator.findings import Rule
from generator.gather.stems import stem
from generator.word_lists import read_words

ARTICLES = frozenset(["a", "an", "the"])
AND = frozenset(["and", "or"])  # of several the page may name the last one first
MOMENTS = frozenset(map(stem, TIMES))
OTHERS = ("other", "others")
NEAR = 2  # words between a preposition and what it belongs to or leads up to


def find_misplaced(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """Find what is to be asked of a sentence."""
    for rule in (_moved, _other_way):
        yield from rule(page, source)


def _moved(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """Something of the source behind a preposition behind which it has something else."""
    theirs = _placed(source.words, ends_of_an_object())
    for place, mine in _placed(page.words, ends_of_an_object() | AND).items():
        is_head = place[1] == "to"  # what is done
        there = theirs.get(place, ())
        pairs = list(product(mine, there))
        is_exchanged = all(_is_exchanged(*both, page, is_head=is_head) for both in pairs)
        if pairs and is_exchanged and frozenset().union(*mine) <= source.stems:
            behind = " ".join(dict.fromkeys(place))
            yield Asked(Rule.ACTOR, f"the source says something else behind “{behind}”")


def _is_exchanged(
    here: frozenset[str], there: frozenset[str], page: SentenceReading, *, is_head: bool
) -> bool:
    """Tell whether each has its own, and what the source has is gone, or elsewhere on the page."""
    if not (here - there and there - here):
        return False
    return here.isdisjoint(there) if is_head else not page.stems.isdisjoint(there - here)


def _placed(
    words: tuple[str, ...], ends: frozenset[str]
) -> dict[tuple[str, str], list[frozenset[str]]]:
    """The stems of what stands behind each word of content with a preposition."""
    found: dict[tuple[str, str], list[frozenset[str]]] = defaultdict(list)
    for at, word in enumerate(words):
        before = next(filter(is_content, reversed(words[max(0, at - NEAR) : at])), "")
        if not before or word not in _prepositions():
            continue
        # "On duty in the attack in Tolm" is on duty in Tolm.
        behind = takewhile(partial(_goes_on, word, ends), words[at + 1 :])
        objects = frozenset(stem(one) for one in behind if _is_object(one))
        if objects:
            found[stem(before), word].append(objects)
    return found


def _goes_on(preposition: str, ends: frozenset[str], word: str) -> bool:
    return word == preposition or word not in ends


def _is_object(word: str) -> bool:
    return is_content(word) and word not in TIMES and word not in OTHERS


def _other_way(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """A place or a time behind "from" or "after" that the source has behind "to" or "before"."""
    mine, theirs = _led_up_to(page.words), _led_up_to(source.words)
    sides = (*opposites(), *opposites("opposites in place"))
    both_ways = (*sides, *((other, one) for one, other in sides))
    for (one, other), what in product(both_ways, mine.keys() & theirs.keys()):
        here, there = one & mine[what], other & theirs[what]
        has_both = other & mine[what] or one & theirs[what]
        is_agent = "by" in one | other and what not in MOMENTS  # "by them", "by Friday"
        if here and there and not (has_both or is_agent):
            told = f"the source says “{min(there)}”, the page “{min(here)}”"
            yield Asked(Rule.POLARITY, told)


def _led_up_to(words: tuple[str, ...]) -> dict[str, frozenset[str]]:
    """The two words before each word of content."""
    found: dict[str, frozenset[str]] = {}
    for at, word in enumerate(words):
        if is_content(word) or NUMBER.fullmatch(word):
            near = words[max(0, at - NEAR - 1) : at]
            before = [one for one in near if one not in ARTICLES]
            key = stem(word)
            found[key] = found.get(key, frozenset()).union(before[-NEAR:])
    return found


@cache
def _prepositions() -> frozenset[str]:
    return frozenset(word for word in read_words("grammar")["prepositions"] if " " not in word)


@cache
def ends_of_an_object() -> frozenset[str]:
    """What ends an object: a clause, a verb that is finite."""
    grammar = read_words("grammar")
    parts = ("relatives", "finite be", "modals", "have", "subordinators")
    words = frozenset(word for part in parts for word in grammar[part])
    return words | _prepositions() - {"of"} | frozenset((*",;:.()—–", "but"))
