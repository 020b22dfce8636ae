"""Where a sentence says something else than its passage, by the words of both.

Each rule takes what the page says and what the source says, and gives what is to be asked, with the
kind of question. A word alone contradicts nothing: asked is only where the page has one side and
the source the other, of the same thing.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from itertools import chain, islice, pairwise, product, takewhile

from generator.check.attributions import names_an_office
from generator.check.english import (
    TIMES,
    all_forms,
    is_plain,
    leaves_open,
    opposites,
    pattern_of,
    rows_of,
)
from generator.check.exchanges import is_rewritten
from generator.check.new_words import is_one_root, says_the_same
from generator.check.number_context import find_dropped_limits
from generator.check.sentence_reading import NUMBER, Asked, SentenceReading, is_content
from generator.findings import Rule
from generator.gather.sentences.stems import NUMBERS, stem
from generator.word_lists import read_table, read_words

CLOSING = "”’\"' "
TO_THINGS = ("damaged", "destroyed")  # the first words of what befalls no persons
UNIT = re.compile(r"(hour|day|week|month|year|decade|century|centuries)s?")
LASTING = re.compile(rf"\b(\w+) {UNIT.pattern}\b")
# "partly, if not fully" and "as if" make no condition, and "not clear if" is whether.
NO_CONDITION = "".join(rf"(?<!{word} )" for word in ("as", "even", "clear", "known", "sure", "see"))
CONDITION = re.compile(rf"{NO_CONDITION}\b(?:if|unless)\b(?! (?:not|any|only|so)\b)")
HAD = re.compile(r"\bhave \w+(?: \w+)? had\b|\bhad\b.*\b(?:c|w)ould have\b")  # "had it rained"
# Behind "not clear".
OPEN_CLAUSE = re.compile(r" (?:if|whether|how|who|what|when|where|why)\b[^,;.]*")
JOINING = frozenset(["and", "but"])
BESIDE = 6  # words before or behind a doubt of which it may be one
ARTICLES = frozenset(["a", "an", "the"])
MARKS = frozenset(",;:.")
MOMENTS = frozenset(map(stem, TIMES))
NEAR_BEFORE = 2  # words between a preposition and what it leads up to
NEAR = 3  # words behind one that narrows in which what it narrows stands
VAGUE = frozenset(["few", "several"])  # "only a few thousand"
WIDE = frozenset(["all", "most", "alone"])
HALF = 0.5
FEWEST = 3  # words of content that both sentences have
# It takes what the page says, and what the source says.
Contrast = Callable[[SentenceReading, SentenceReading], Iterator[Asked]]


def find_contrasts(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """Find what is to be asked of a sentence."""
    is_anew = is_rewritten(source.words, page.words)
    for rule in CONTRASTS if is_anew else (*CONTRASTS, *OF_ALTERED):
        yield from rule(page, source)


def _opposites(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """One word of a pair on the page, and the other in the source."""
    for sides in opposites():
        for one, other in (sides, sides[::-1]):
            mine, theirs = _asserted(one, page), _asserted(other, source)
            is_exchanged = one.isdisjoint(source.words) and other.isdisjoint(page.words)
            if mine and theirs and is_exchanged:
                told = f"the source says “{min(theirs)}”, the page “{min(mine)}”"
                yield Asked(Rule.POLARITY, told)


def _asserted(side: frozenset[str], reading: SentenceReading) -> set[str]:
    """The words of a side that a sentence has, but for one behind a "not": "not safe" is unsafe."""
    words = reading.words
    found = ((words.index(word), word) for word in side.intersection(words))
    return {word for at, word in found if not any(map(is_plain, words[max(0, at - 2) : at]))}


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
    """The two words before each word of content, and the one behind a unit of time."""
    found: dict[str, frozenset[str]] = {}
    for at, word in enumerate(words):
        if is_content(word) or NUMBER.fullmatch(word):
            near = words[max(0, at - NEAR_BEFORE - 1) : at][::-1]
            clause = takewhile(lambda one: one not in MARKS, near)  # "is not safe, | the mayor"
            before = [one for one in clause if one not in ARTICLES][::-1]
            beside = before[-NEAR_BEFORE:]
            if UNIT.fullmatch(word):  # "an hour later"
                beside += words[at + 1 :][:1]
            key = stem(word)
            found[key] = found.get(key, frozenset()).union(beside)
    return found


def _other_kinds(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """One harm more often than in the source, another less often; so with a week and a day."""
    mine, theirs = (Counter(_kinds_of(each)) for each in (page, source))
    for (group, new), (other, lost) in product(mine - theirs, theirs - mine):
        if group == other:
            yield Asked(Rule.TERM, f"the source says “{lost}”, the page “{new}”")


def _kinds_of(reading: SentenceReading) -> Iterator[tuple[str, str]]:
    """What befell whom and how long something lasted, each with what may be told instead."""
    rows = rows_of("harms")
    for word in filter(rows.get, reading.words):
        yield "things" if rows[word] in TO_THINGS else "persons", rows[word]
    for count, unit in LASTING.findall(" ".join(reading.words)):
        yield count, f"{count} {unit}"


def _limits(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """A number that the source tells with "more than" or "nearly", and a sentence without."""
    # Neither a row of a table nor another language.
    is_sentence = page.text.rstrip(CLOSING).endswith(".") and len(page.content & source.content) > 1
    for number in find_dropped_limits(page.text, source.text) if is_sentence else ():
        yield Asked(Rule.TERM, f"the source does not say just {number}")


def _conditions(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """A condition of the source that the page leaves out, with what hangs on it."""
    conditions = frozenset(read_words("questions")["conditions"])
    found = CONDITION.search(" ".join(source.words))
    is_kept = not conditions.isdisjoint(page.words) or HAD.search(" ".join(page.words))
    if found and not is_kept and _is_told(found[0], page, source):
        yield Asked(Rule.MODALITY, f"the source says so only “{found[0]}” something is")


def _caveats(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """A doubt of the source that the page leaves out, beside what is doubted."""
    pattern = _any_caveat()
    doubt, kept = (pattern.search(" ".join(one.words)) for one in (source, page))
    is_kept = kept or any(map(leaves_open, page.words))
    if doubt and not is_kept and _is_told(doubt[0], page, source):
        yield Asked(Rule.CAVEAT, f"the source says “{doubt[0]}”")


def _is_told(doubt: str, page: SentenceReading, source: SentenceReading) -> bool:
    """Tell whether a page has something of what stands beside a doubt; all of what is unclear."""
    before, _, behind = " ".join(source.words).partition(doubt)
    clause = OPEN_CLAUSE.match(behind)
    if clause:
        return all(stem(word) in page.stems for word in clause[0].split() if is_content(word))
    near = before.split()[-BESIDE:]
    if JOINING.intersection(near[-NEAR:]):  # "five dead and, by early reports, at least 30 injured"
        near = []
    beside = (*near, *behind.split()[:BESIDE])
    is_beside = any(
        stem(word) in page.stems for word in beside if is_content(word) or word.isdigit()
    )
    return is_beside and len(page.content & source.content) >= FEWEST


@cache
def _any_caveat() -> re.Pattern:
    return re.compile(rf"\b(?:{pattern_of(read_words('questions')['caveats'])})\b")


def _causes(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """A cause of which the source tells another one, or of which it tells nothing at all."""
    mine, theirs = _caused(page), _caused(source)
    told = list(chain(*theirs)) or source.words
    words = list(chain(*mine))
    known = [one for one in words if any(says_the_same(one, other) for other in told)]
    if theirs and words and len(known) < HALF * len(words):
        yield Asked(Rule.ACTOR, f"the source gives another cause: “{' '.join(theirs[0])}”")
    elif words and not known:
        yield Asked(Rule.ACTOR, f"the source does not give “{' '.join(words)}” as a cause")


def _caused(reading: SentenceReading) -> list[tuple[str, ...]]:
    """What stands behind the words for a cause."""
    text = " ".join(reading.words)
    found = []
    for cause in _any_cause().finditer(text):
        clause = takewhile(lambda one: one not in MARKS, text[cause.end() :].split())
        told = (one for one in clause if is_content(one) and not UNIT.fullmatch(one))
        found.append(tuple(islice(told, NEAR)))
    return list(filter(None, found))


@cache
def _any_cause() -> re.Pattern:
    return re.compile(rf"\b(?:{pattern_of(read_words('questions')['causes'])}) ")


def _grave(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """A death, a crime, a verdict or an office lost of which the source has no word."""
    for grave, alike in _graves():
        new = grave.intersection(page.words)
        is_said = any(is_one_root(one, other) for one in new for other in source.words)
        if new and not is_said and (grave | alike).isdisjoint(source.words):
            yield Asked(Rule.TERM, f"the source does not say “{min(new)}”")


@cache
def _graves() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """The words for each thing that is grave, and those by which a source may tell of it, too."""
    rows = read_table("questions")["grave"]
    told = ((frozenset(one.split()), frozenset(other.split())) for one, other in rows)
    dead = frozenset(word for word, first in rows_of("harms").items() if first == "killed")
    return (*told, (dead, frozenset(read_words("questions")["deaths"])))


def sayings(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """A verb of saying that says more than the source's; where all is written anew, an opposite."""
    is_anew = is_rewritten(source.words, page.words)
    for words, alike in _loaded():
        said = words.intersection(page.words)
        is_known = not alike.isdisjoint(source.words)
        has_opposite = any(word in side for word in said for sides in opposites() for side in sides)
        if said and not is_known and (has_opposite or not is_anew):
            yield Asked(Rule.MODALITY, f"the source does not say “{min(said)}”")


@cache
def _loaded() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """The forms of each verb, and those of all that say the same."""
    rows = read_table("questions")["loaded sayings"]
    return tuple((all_forms(row[0]), all_forms(" ".join(row))) for row in rows)


def _qualifiers(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """A word that widens what the source says, or an office; a narrowing one that is left out."""
    rows, is_anew = rows_of("qualifiers"), is_rewritten(source.words, page.words)
    mine, theirs = _kinds_in(page), _kinds_in(source)
    for word, following in pairwise((*page.words, "")):
        is_wide = rows.get(word) in WIDE or (not is_anew and names_an_office(following))
        if is_wide and word in rows and rows[word] not in theirs:
            yield Asked(Rule.TERM, f"the source does not say “{word}”")
    heads = frozenset(read_words("questions")["heads"])
    for place, word in enumerate(source.words) if not is_anew else ():
        is_head = word in heads - set(page.words) and source.words[place + 1 :][:1] == ("of",)
        if is_head or (word in rows and rows[word] not in mine | WIDE):
            head = _narrowed(source.words[place + 1 :][:NEAR])
            if head and stem(head) in page.stems:
                yield Asked(Rule.TERM, f"the source says “{word} {head}”")


def _kinds_in(reading: SentenceReading) -> set[str]:
    rows = rows_of("qualifiers")
    return {rows[word] for word in reading.words if word in rows}


def _narrowed(behind: tuple[str, ...]) -> str:
    """The word of content that is narrowed; "" where it is a number."""
    for word in behind:
        is_number = NUMBER.fullmatch(word) or word in NUMBERS or word in VAGUE
        if is_number or not word.isalpha():
            return ""
        if is_content(word) and word not in (*rows_of("qualifiers"), *TIMES):
            return word
    return ""


CONTRASTS: tuple[Contrast, ...] = (
    _opposites,
    _other_way,
    _other_kinds,
    _caveats,
    sayings,
    _qualifiers,
    _limits,
    _causes,
    _grave,
)
# What says much where a sentence was altered, and little where it was written anew.
OF_ALTERED: tuple[Contrast, ...] = (_conditions,)
