"""The periods under which a timeline stands: months, years or decades."""

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from generator.briefing_items import TimelineEntry

LONGEST_LIST = 12  # entries without headings
FEWEST_OF_PERIOD = 4  # entries under a heading, on average
FROM_MONTH = re.compile(r"\d{4}-\d\d(?:-\d\d)?/")  # of a TIMEX3 value that is a range
LONGEST_MONTH = 31  # days
PERIODS = (7, 4, 3)  # how much of a date names its month, year and decade: 2024-12, 2024, 202
Item = TypeVar("Item")


def period_of(entry: TimelineEntry, unit: int) -> str:
    """Give the period that an entry lies in, of as many letters as the unit has or fewer.

    What is known by its year only lies in no month of it; a week lies in that of its Monday, and
    what goes on from a month to another in the one in which it begins.
    """
    written, other = entry.first.isoformat(), entry.last.isoformat()
    begins_in_month = FROM_MONTH.match(entry.date.value)
    if begins_in_month or (entry.last - entry.first).days < LONGEST_MONTH:
        return written[:unit]
    finer = [part for part in PERIODS if part <= unit]
    common = (part for part in finer if written[:part] == other[:part])
    return written[: next(common, finer[-1])]


def in_periods(
    items: Sequence[Item], entry_of: Callable[[Item], TimelineEntry]
) -> tuple[tuple[str, tuple[Item, ...]], ...]:
    """Put what the timeline lists under months, years or decades.

    These are TIMEX3 values of the finest unit under which several items stand on average, or ""
    where a single list is short enough to read.
    """
    if len(items) > LONGEST_LIST:
        for unit in PERIODS:
            found: dict[str, list[Item]] = {}
            for item in items:
                found.setdefault(period_of(entry_of(item), unit), []).append(item)
            if 1 < len(found) <= len(items) / FEWEST_OF_PERIOD:
                return tuple((period, tuple(group)) for period, group in found.items())
    return (("", tuple(items)),) if items else ()
