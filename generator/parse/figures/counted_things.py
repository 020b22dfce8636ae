"""What a number may count, and a number with what it counts."""

from enum import StrEnum

from generator.frozen import frozen
from generator.model import Span
from generator.parse.figures.number_patterns import Number

BODIES = "bodies"  # the unit


class Counts(StrEnum):
    """The sort of thing that is counted, which decides what may be said of it."""

    PEOPLE = "people"  # persons and households
    BUILDINGS = "buildings"  # and roads, wells, bridges
    PLACES = "places"  # villages, districts
    LIVESTOCK = "livestock"
    GOODS = "goods"  # and attacks, incidents
    MONEY = "money"
    AREA = "area"  # hectares
    AMOUNT = "amount"  # tonnes, litres
    SHARE = "share"  # a percentage of people or buildings
    # km, days, any other percentage; "one of the largest", of which nothing is told.
    MEASURE = "measure"
    OTHER = "other"  # a noun that the lexicon does not have
    NOTHING = "nothing"  # no noun: "12 were killed"


MEASURES = (Counts.MEASURE, Counts.AREA, Counts.AMOUNT)


@frozen
class Counted:
    """A number with its qualifier and the noun it counts."""

    number: Number
    span: Span  # qualifier, number, noun
    noun: Span  # what stands between the number and the end of the noun; empty where nothing does
    sentence: Span
    qualifier: str
    unit: str
    counts: Counts

    @property
    def form(self) -> str:
        """Say how the quantity is written, as the first half of its rule's name."""
        number = self.number
        rules = (
            ("vague", number.vague),
            ("range", number.low is not None),
            ("fraction", number.unit == "of"),
            ("money", self.counts is Counts.MONEY),
            ("percent", number.unit.startswith("percent")),
            ("measure", self.counts in MEASURES),
            ("words", number.worded),
            ("scale", number.factor > 1),
            ("digits", True),
        )
        return next(rule for rule, fits in rules if fits)
