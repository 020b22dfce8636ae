"""Say what a figure is about, and by which cue that was found."""

from typing import NamedTuple


class Term(NamedTuple):
    """What a figure is about."""

    name: str = ""
    expected: str = ""  # `EXPECTED` of what is not yet so, `FEARED` of what is not known
    limit: str = ""  # the qualifier that a verb says: "exceeded 12"
    # Read behind the number, so that it holds for what is joined to it: "3 men and 2 women died".
    shared: bool = False
    counts: str = ""  # what it can be said of: a key of FITTING
    of_others: bool = False  # "145 others": what the number before counts
    unit: str = ""  # what is counted, where the figure that it goes on from says so
    rule: str = "no term"  # where its cue stands: a value of RULES

    @property
    def of_people(self) -> bool:
        """Whether a number without a noun counts people: "12 were killed"."""
        return self.counts in ("people", "persons", "named")


NO_TERM = Term()
