"""What a rule's reader is given: the words of one expression, and what they may count from.

Convention: a reader takes a phrase and the context and returns the TIMEX3 value with its type, or None where the words
are no time expression after all ("since May" is one, "May said" is none).
"""

import re
from dataclasses import dataclass, field
from datetime import date

from generator.model import DateType
from generator.parse.dates.calendars import moved
from generator.parse.dates.words import TimeWord

DATE, TIME, DURATION, SET = DateType.DATE, DateType.TIME, DateType.DURATION, DateType.SET
Reading = tuple[str, DateType] | None


@dataclass
class Context:
    """What an expression may count from."""

    anchor: date | None  # the day of publication
    reference: str = ""  # the date last spoken of
    quarter: str = ""  # the quarter whose figures the text is giving


@dataclass
class Phrase:
    """The words of one expression with what stands around them."""

    words: list[TimeWord]
    before: str  # the class of the word before; "name" or "other" where it has none, "" at the end of the sentence
    after: str
    tense: int  # -1: the clause tells what has been, 1: what is to come
    values: dict[str, str] = field(init=False)  # of each class its first word's

    def __post_init__(self) -> None:
        self.values = {}
        for word in self.words:
            self.values.setdefault(word.kind, word.value)

    def first(self, *kinds: str) -> str:
        """The value of the first word of any of these classes; "" if there is none."""
        return next((self.values[kind] for kind in kinds if kind in self.values), "")

    def has(self, *kinds: str) -> bool:
        return any(kind in self.values for kind in kinds)


PAUSES = ("comma", "dot", "semicolon", "dash", "closing", "quotation", "")  # where a clause ends
JOINTS = ("and", "to", "or", "hyphen", "dash", "slash", "on", "comma", "opening", "local", "ended", "ending", "edge")


def joint(words: list[TimeWord]) -> int:
    """Where the expression ends that is only the first of two: at the hyphen of "5-7 December"."""
    return next(place for place, word in enumerate(words) if word.kind in JOINTS)


def number_in(written: str) -> int:
    return int(re.sub(r"\D", "", written) or 0)


def steps(phrase: Phrase) -> int:
    return int(phrase.first("last", "past", "next", "this", "ago", "previous", "following", "earlier") or 0)


def day_of(value: str) -> date | None:
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


def start_of(value: str) -> date | None:
    """The first day of a date value: of 1996 the first of January; None for weeks, quarters and what is masked."""
    match = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T.*)?", value)
    return date(int(match[1]), int(match[2] or 1), int(match[3] or 1)) if match and int(match[1]) else None


def day_spoken_of(context: Context, count: int = 0) -> str:
    return moved(day_of(context.reference) or context.anchor, "D", count)
