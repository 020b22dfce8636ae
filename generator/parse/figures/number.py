"""What a number is, with the measure or currency that is written by it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Number:
    """A number with the measure or currency that is written by it."""

    start: int
    end: int
    value: float | None  # None where the text states none: a range, a vague quantity
    low: float | None = None
    high: float | None = None
    vague: str = ""  # "tens of thousands"
    unit: str = ""  # "USD", "percent", "km", "days"
    factor: float = 1  # of its scale words, which "1 to 2 thousand" shares
    bare: bool = False  # nothing but digits: may be a label or a year
    worded: bool = False
    is_article: bool = False  # "a nurse was killed"
    is_ordinal: bool = False  # "the 192nd attack"

    @property
    def is_one(self) -> bool:
        """Whether it is the word "one", which is rarely a count."""
        return self.worded and self.value == 1 and self.factor == 1


# A number, or None where none is read, and where to search on.
NumberRead = tuple[Number | None, int]
