"""What a claim tells, how one stands to another, and why two disagree."""

from enum import StrEnum


class ClaimKind(StrEnum):
    """What a claim tells."""

    HAPPENING = "happening"  # something that happened, or is so
    MEASURE = "measure"  # one value of what is counted
    UTTERANCE = "utterance"  # what somebody said
    POSITION = "position"  # where one actor stands to another


class Stands(StrEnum):
    """How one claim stands to another."""

    LATER = "later"  # the same counter, on a later day: 31 after 12
    PART_OF = "part of"  # what it counts or tells is part of the other
    DIFFER = "differ"  # both cannot be true


class Why(StrEnum):
    """Why the sources disagree, the plainest reason first."""

    SIDE_BY_SIDE = "side by side"  # one article gives both, and who says which
    COUNTERS = "counters"  # two count the same on the same days
    ESTIMATES = "estimates"  # two estimate the same, a few days apart
    WHOLE = "whole"  # two count a whole war, the world or who was aboard: a day changes little
    RETOLD = "retold"  # two articles tell otherwise what one counter said
    DENIED = "denied"  # one says that it happened, another that it did not
