"""The rules of time expressions of `lexicon/date_rules.txt`: which words make one, who reads them.

One pattern of all of them says which matches first at a word of a sentence, which is written with
one letter a word (see `time_words`).
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from generator.parse.dates import (
    clock_times,
    days,
    durations,
    months,
    periods,
    weekdays,
    years,
)
from generator.parse.dates.phrase import TimeContext, TimePhrase, Timex
from generator.parse.dates.time_words import LETTERS, compile_pattern
from generator.word_lists import read_table

MODULES = (clock_times, days, durations, months, periods, weekdays, years)
READERS = {
    f"{module.__name__.rpartition('.')[2]}.{name}": function
    for module in MODULES
    for name, function in vars(module).items()
}


class DateRule(NamedTuple):
    """What makes a time expression, and the function that reads it."""

    name: str  # as `briefing explain` gives it
    pattern: str
    read: Callable[[TimePhrase, TimeContext], Timex] | None
    first_of_two: bool
    whole_day: bool
    compared: bool

    @property
    def group(self) -> str:
        """The name of the rule's group in `PATTERN`."""
        return self.name.replace(" ", "_")


def _rule(name: str, reader: str, pattern: str) -> DateRule:
    function, *marks = reader.split(", ")
    return DateRule(
        name,
        pattern,
        read=None if function == "none" else READERS[function],
        first_of_two="first of two" in marks,
        whole_day="whole day" in marks,
        compared="compared" in marks,
    )


MACROS = dict(read_table("date_rules")["macros"])
RULES = tuple(_rule(*row) for row in read_table("date_rules")["rules"])
BY_GROUP = {rule.group: rule for rule in RULES}


def _letters(kinds: str) -> frozenset[str]:
    return frozenset(LETTERS[kind] for kind in kinds.split())


# Only to save time: the classes with which no rule begins, and those that make no expression
# without others.
FOLLOWERS = _letters(
    "in of and or to until possessive hyphen dash colon slash comma dot opening closing quotation"
    " sign was will is be copula ended old long ago period than least zone ampm oclock about scale"
    " trading entire before after counted numbered for on between from times semicolon plans"
    " meeting postponed local clocktime lasting of_our_time planned due agreed meets were had been"
    " ending"
)
GLUE = _letters(
    "the a its at up more nearly over early edge few dozen final ordinal nth quote that this last"
    " latest next same previous following recent earlier later right near every half age"
)
ALL = frozenset(LETTERS.values())
TRIGGERS = "".join(sorted(ALL - FOLLOWERS - GLUE | {LETTERS["period"]}))
TRIGGER = re.compile(f"[{TRIGGERS}]")
# Words before the first that makes it an expression; the rules need about ten at most.
LONGEST_GLUE = 20
BEGINS = "".join(sorted(ALL - FOLLOWERS))
GLUED = "".join(sorted(ALL - {*TRIGGERS}))
ALTERNATIVES = [f"(?P<{rule.group}>{compile_pattern(rule.pattern, MACROS)})" for rule in RULES]
# Looked at first: whether a rule may begin here, and a word follows that makes an expression.
MAY_BEGIN = f"(?=[{BEGINS}])(?=[{GLUED}]{{0,{LONGEST_GLUE}}}[{TRIGGERS}])"
PATTERN = re.compile(f"{MAY_BEGIN}(?:{'|'.join(ALTERNATIVES)})")
