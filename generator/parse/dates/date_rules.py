"""The rules of time expressions of `lexicon/date_rules.txt`: which words make one, and who reads
them.
"""

from collections.abc import Callable
from typing import NamedTuple

from generator.parse.dates import (
    clock_times,
    counted_days,
    days,
    durations,
    months,
    paired_days,
    periods,
    weekdays,
    years,
)
from generator.parse.dates.phrase import TimeContext, TimePhrase, Timex
from generator.word_lists import read_table

MODULES = (
    clock_times, counted_days, days, durations, months, paired_days, periods, weekdays, years,
)  # fmt: skip
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
        """The name of the rule's group in `date_pattern.PATTERN`."""
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
