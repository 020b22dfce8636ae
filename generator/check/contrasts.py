"""Where a sentence says something else than its passage, by the words of both.

Each rule takes what the page says and what the source says, and gives what is to be asked, with the
kind of question. A word alone contradicts nothing: asked is only where the page has one side and
the source the other, of the same thing.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from itertools import product

from generator.check.asked import Asked
from generator.check.attributions import names_an_office
from generator.check.english import TIMES, opposites, pattern_of, rows_of
from generator.check.exchanges import is_rewritten
from generator.check.negations import is_plain
from generator.check.number_context import find_dropped_limits
from generator.check.sayings import leaves_open, sayings
from generator.check.sentence_reading import SentenceReading, is_content
from generator.findings import Rule
from generator.gather.stems import stem
from generator.word_lists import read_words

CLOSING = "”’\"' "
TO_THINGS = ("damaged", "destroyed")  # the first words of what befalls no persons
LASTING = re.compile(r"\b(\w+) (hour|day|week|month|year|decade|century|centuries)s?\b")
HALF = 0.5
# "partly, if not fully" and "as if" make no condition, and "not clear if" is whether.
NO_CONDITION = "".join(rf"(?<!{word} )" for word in ("as", "even", "clear", "known", "sure", "see"))
CONDITION = re.compile(rf"{NO_CONDITION}\b(?:if|unless)\b(?! (?:not|any|only|so)\b)")
HAD = re.compile(r"\bhave \w+(?: \w+)? had\b|\bhad\b.*\b(?:c|w)ould have\b")  # "had it rained"
# Behind "not clear".
OPEN_CLAUSE = re.compile(r" (?:if|whether|how|who|what|when|where|why)\b[^,;.]*")
BESIDE = 6  # words before or behind a doubt of which it may be one
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


def _offices(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """A "former" or "acting" that only one of them has."""
    modifiers = frozenset(read_words("questions")["role modifiers"])
    for mine, theirs, told in ((page, source, "does not say"), (source, page, "says")):
        for word, following in zip(mine.words, mine.words[1:], strict=False):
            if word not in modifiers or word in theirs.words:
                continue
            is_office = names_an_office(following) and (mine is page or following in theirs.words)
            is_time = following in TIMES  # "late October"
            if is_office and is_content(following) and not is_time:
                shown = short = f"ex-{following}"
                if short not in mine.text.lower():
                    shown = f"{word} {following}"
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


def _conditions(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """A condition of the source that the page leaves out, with what hangs on it."""
    conditions = frozenset(read_words("questions")["conditions"])
    text = " ".join(source.words)
    found = CONDITION.search(text)
    is_kept = not conditions.isdisjoint(page.words) or HAD.search(" ".join(page.words))
    if not found or is_kept:
        return
    at = len(text[: found.start()].split())
    is_behind = at > len(source.words) // 3
    rest = source.words[:at] if is_behind else source.words[at:]
    hanging = [stem(one) for one in rest if is_content(one)]
    kept = sum(one in page.content for one in hanging)
    if kept >= max(2, HALF * len(hanging)):
        yield Asked(Rule.MODALITY, f"the source says so only “{found[0]}” something is")


def _caveats(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """A doubt of the source that the page leaves out, beside what is doubted."""
    doubt = _caveat_in(source)
    is_kept = bool(_caveat_in(page)) or any(map(leaves_open, page.words))
    if doubt and not is_kept and _is_told(doubt, page, source):
        yield Asked(Rule.CAVEAT, f"the source says “{doubt}”")


def _is_told(doubt: str, page: SentenceReading, source: SentenceReading) -> bool:
    """Tell whether a page has something of what stands beside a doubt; all of what is unclear."""
    before, _, behind = " ".join(source.words).partition(doubt)
    clause = OPEN_CLAUSE.match(behind)
    if clause:
        return all(stem(word) in page.stems for word in clause[0].split() if is_content(word))
    beside = (*before.split()[-BESIDE:], *behind.split()[:BESIDE])
    is_beside = any(
        stem(word) in page.stems for word in beside if is_content(word) or word.isdigit()
    )
    return is_beside and len(page.content & source.content) >= FEWEST


def _caveat_in(reading: SentenceReading) -> str:
    found = _any_caveat().search(" ".join(reading.words))
    return found[0] if found else ""


@cache
def _any_caveat() -> re.Pattern:
    return re.compile(rf"\b(?:{pattern_of(read_words('questions')['caveats'])})\b")


CONTRASTS: tuple[Contrast, ...] = (_opposites, _harms, _caveats, sayings)
# What says much where a sentence was altered, and little where it was written anew.
OF_ALTERED: tuple[Contrast, ...] = (
    _conditions,
    _offices,
    _times,
    _limits,
)
