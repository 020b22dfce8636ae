"""Tell numbers that state a quantity from years, names, labels, dates and idioms."""

import re
from collections.abc import Callable
from typing import NamedTuple

from generator.parse.figures.counted_nouns import STOP, WORD
from generator.parse.figures.counted_things import MEASURES, Counts
from generator.parse.figures.number_patterns import Number
from generator.word_lists import set_of, word_set

BEFORE = 30  # code points before a number that are looked at
# "one" counts where a noun follows that is no function word and none of these idioms.
IDIOMS_OF_ONE = set_of("another day thing time side hand way more")
BEFORE_ONE = re.compile(
    r"(?i)\b(?:no|the|this|that|every|any|each|which|another|some|first|last|only|not|square|day"
    r"|number|formula|big|new|next)\s+$"
)
SUPERLATIVE_ONE = re.compile(r"(?i)\s+of\s+(?:the|its|his|her|their|our|my|your|[A-Z][\w]*[’']s)\s")
# "one killed, two injured"; but "one released this week by a broadcaster" is no person.
HARMED = set_of("killed wounded injured displaced")
HARMED_ONE = re.compile(
    r"\s+(?:was|is|has\s+been)\s+(?:\w+ly\s+)?"
    r"(?:killed|wounded|injured|hurt|dead|missing|arrested|detained|shot)\b"
)
# Words with a capital at the start of a sentence, or a title, do not make the number after them a
# part of a name.
NAMED = re.compile(r"(?<![.!?:”\"“‘])\s(?P<name>[A-Z][\w&.’'-]*)\s+$")
ADDRESS = re.compile(
    r"(?:\s+[A-Z][\w.]*){1,4}"
    r"\s+(?:Road|Rd|Street|St|Avenue|Ave|Lane|Drive|Boulevard|Way|Square)\b"
)
NAME_AFTER = re.compile(r"[^\S\n]+[A-Z]\w")  # on its line: a title may end with a number
EVERY = set_of("every each per a one this that")
LONGEST_IN_NAME = 4  # digits of a number that is a part of a name: "Boeing 787", "Section 1983"
IN_YEAR = re.compile(
    r"(?i)\b(?:in|since|until|by|from|of|during|before|after|between|to|and|early|late|mid"
    r"|the)[\s-]+$"
)
# Code points of a year, or of a stretch of them: 2011, 2011-2014, "2011 to 2014", "2011 and 2014".
YEAR_LENGTHS = (4, 9, 11, 12)


# "One child | in four lives in poverty" is a share.
ONE_IN = re.compile(
    r"\s+[a-z]+\s+in\s+(?:every\s+)?(?:\d+|two|three|four|five|six|seven|eight|ten)\b"
)
DIALLED = re.compile(r"\s+(?:emergency\s+)?(?:calls?|operators?|hotline)\b")  # behind its number
# "1) Estimate the damage", but "(12 dead and 30)".
NUMBERED = re.compile(r"\)\s")


class QuantityCandidate(NamedTuple):
    """A number that may state a quantity."""

    text: str
    number: Number
    before: str  # the words of its sentence right before it
    counts: Counts
    qualifier: str  # "more than", or ""


def is_quantity(candidate: QuantityCandidate, *, dated: bool) -> bool:
    """Whether the number states a quantity; `dated` says that it stands in a date."""
    number = candidate.number
    if _is_no_count(candidate, dated=dated):
        return False
    if number.is_article:
        return True
    if number.worded:
        return number.value != 1 or number.factor > 1 or number.unit != "" or _counts_one(candidate)
    if not number.bare:
        return not _is_labelled_alone(candidate)
    return next((answer for test, answer in TESTS_OF_DIGITS if test(candidate)), True)


def _is_no_count(candidate: QuantityCandidate, *, dated: bool) -> bool:
    """Whether it is a part of a date, the zero of "net zero" or the number of "the 999 call"."""
    if dated and candidate.counts in (Counts.NOTHING, *MEASURES):
        return True
    if candidate.counts is not Counts.NOTHING:
        return False
    return candidate.number.value == 0 or bool(DIALLED.match(candidate.text, candidate.number.end))


def _is_labelled_alone(candidate: QuantityCandidate) -> bool:
    """Whether grouped digits only number something: "on day 1,015 of the war"."""
    number = candidate.number
    plain = number.factor == 1 and not number.unit
    return plain and candidate.counts is Counts.NOTHING and _is_labelled(candidate)


def _is_qualified(candidate: QuantityCandidate) -> bool:
    """Whether "more than" or the like makes the number a quantity."""
    return candidate.qualifier not in ("", "only")


def _is_labelled(candidate: QuantityCandidate) -> bool:
    """Whether the word before makes the number a label: "Article 5", "Route 66"."""
    words = candidate.before.split()
    if words[-2:-1] and words[-2].lower() in EVERY:  # "every day 700 people cross"
        return False
    return bool(words) and words[-1].lower().strip("(“\"'") in word_set("units", "labels")


def _counts_what_is_known(candidate: QuantityCandidate) -> bool:
    """Whether a unit or a noun of the lexicon says what is counted."""
    return candidate.counts not in (Counts.NOTHING, Counts.OTHER)


def _is_name(candidate: QuantityCandidate) -> bool:
    """Whether the number is a part of a name, "Stoxx 50", "787 Dreamliner", or of an address."""
    text, number = candidate.text, candidate.number
    short = number.end - number.start <= LONGEST_IN_NAME
    if short and NAMED.search(candidate.before):
        return True
    if ADDRESS.match(text, number.end):
        return True
    return candidate.counts is Counts.NOTHING and bool(NAME_AFTER.match(text, number.end))


def _is_numbering(candidate: QuantityCandidate) -> bool:
    """Whether the number only counts points: "1) Estimate the damage"."""
    is_closed = NUMBERED.match(candidate.text, candidate.number.end) is not None
    return is_closed and "(" not in candidate.before


def _is_year_of_name(candidate: QuantityCandidate) -> bool:
    """Whether the number is the year of a name: "the 2017 Women's Cup"."""
    is_named = NAME_AFTER.match(candidate.text, candidate.number.end) is not None
    return is_named and candidate.counts is not Counts.NOTHING and _is_year(candidate)


def _is_year(candidate: QuantityCandidate) -> bool:
    """Whether the number is a year that the dates have not covered."""
    number = candidate.number
    value = number.value if number.value is not None else number.low
    if not 1000 <= value <= 2100 or number.end - number.start not in YEAR_LENGTHS:
        return False
    if candidate.counts is Counts.NOTHING or value > 1900:
        return True
    return bool(IN_YEAR.search(candidate.before))


# Of numbers that are nothing but digits: the first test that holds says whether it is a quantity.
TESTS_OF_DIGITS: tuple[tuple[Callable[[QuantityCandidate], bool], bool], ...] = (
    (_is_qualified, True),
    (_is_labelled, False),
    (_is_numbering, False),
    (_is_year_of_name, False),
    (_counts_what_is_known, True),
    (_is_name, False),
    (_is_year, False),
)


def _counts_one(candidate: QuantityCandidate) -> bool:
    """Whether "one" counts: "one soldier", "one was killed"; but "one day", "no one"."""
    text, end = candidate.text, candidate.number.end
    if BEFORE_ONE.search(candidate.before) or ONE_IN.match(text, end):
        return False
    if SUPERLATIVE_ONE.match(text, end) or HARMED_ONE.match(text, end):
        return True
    match = WORD.match(text, end)
    word = match[1].lower() if match else ""
    is_participle = word.endswith("ed") and word not in HARMED
    return bool(word) and word not in STOP and word not in IDIOMS_OF_ONE and not is_participle
