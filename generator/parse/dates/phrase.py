"""What a rule's reader is given: the words of one time expression, and what they may count from.

A reader takes a phrase and its context, and gives the TIMEX3 value with its type. It gives None
where the words are no time expression after all: "since May" is one, "May said" is none.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Self

from generator.model import DateType
from generator.parse.dates.calendars import is_day
from generator.parse.dates.time_words import TimeWord

DATE, TIME, DURATION, SET = DateType.DATE, DateType.TIME, DateType.DURATION, DateType.SET
Timex = tuple[str, DateType] | None

MONTHS = ("month", "abbreviated_month")
PAUSES = ("comma", "dot", "semicolon", "dash", "closing", "quotation", "")  # a clause ends there
# Between the two parts of an expression of which each is one by itself.
JOINTS = (
    *("and", "to", "or", "hyphen", "dash", "slash", "on", "comma", "opening", "local"),
    *("ended", "ending", "edge"),
)
# Their values say how many periods lie between the present one and the one that is meant.
STEPS = ("last", "past", "next", "this", "ago", "previous", "following", "earlier")


@dataclass(slots=True)
class TimeContext:
    """What an expression may count from."""

    anchor: date | None  # the day of publication
    reference: str = ""  # the date last spoken of
    is_near: bool = False  # whether that stands in the same paragraph
    quarter: str = ""  # the quarter whose figures the text is giving
    # Whether what is read counts from the date of another paragraph, or may be another week's.
    is_carried: bool = False

    def count_from_day(self) -> date | None:
        """Give the day last spoken of, or else the day of publication, and set `is_carried`."""
        return day_of(self._carry_reference()) or self.anchor

    def count_from_start(self) -> date | None:
        """Give the same of the first day of the period last spoken of."""
        return start_of(self._carry_reference()) or self.anchor

    def _carry_reference(self) -> str:
        self.is_carried = bool(self.reference) and not self.is_near
        return self.reference


@dataclass(slots=True)
class TimePhrase:
    """The words of one expression with what stands around them."""

    words: list[TimeWord]
    before: str  # the class of the word before: "name" or "other" if of none; "": no word
    after: str
    tense: int  # -1: the clause tells what has been, 1: what is to come
    values: dict[str, str] = field(init=False)  # what the first word of each class means

    def __post_init__(self) -> None:
        self.values = {}
        for word in self.words:
            self.values.setdefault(word.kind, word.value)

    def first(self, *kinds: str) -> str:
        """Give the value of the first of these classes that has a word here; "" for none."""
        for kind in kinds:
            if kind in self.values:
                return self.values[kind]
        return ""

    def number(self, *kinds: str) -> int:
        """Give the value of the first of these classes as a number; 0 for none."""
        return int(self.first(*kinds) or 0)

    def has(self, *kinds: str) -> bool:
        """Whether a word of one of these classes is here."""
        return not self.values.keys().isdisjoint(kinds)

    def place_of(self, *kinds: str) -> int:
        """Give the place of the first word of these classes."""
        return next(place for place, word in enumerate(self.words) if word.kind in kinds)

    def last_place_of(self, *kinds: str) -> int:
        """Give the place of the last word of these classes."""
        return max(place for place, word in enumerate(self.words) if word.kind in kinds)

    def behind(self, place: int) -> Self:
        """Give the words behind a place as a phrase of their own."""
        words, before = self.words[place + 1 :], self.words[place].kind
        return TimePhrase(words, before=before, after=self.after, tense=self.tense)

    @property
    def joint(self) -> int:
        """The place where the first of two expressions ends: at the hyphen of "5-7 December"."""
        return self.place_of(*JOINTS)

    @property
    def month(self) -> int:
        """The number of the month that is named."""
        return self.number(*MONTHS)

    @property
    def steps(self) -> int:
        """How many periods lie between the present one and the one that is meant."""
        return self.number(*STEPS)


def date_value(year: int, month: int, day: int) -> Timex:
    """Give the value of a day; None where no calendar has it."""
    return (f"{year:04}-{month:02}-{day:02}", DATE) if is_day(year, month, day) else None


def number_in(written: str) -> int:
    """Give the number that the digits of a word make: 5 for "5th", 0 for none."""
    return int(re.sub(r"\D", "", written) or 0)


def day_of(value: str) -> date | None:
    """Give the day of a value that names one."""
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


def start_of(value: str) -> date | None:
    """Give the first day of a date value; None for weeks, quarters and what is masked."""
    match = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T.*)?", value)
    if not match or not int(match[1]):
        return None
    return date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
