"""Whether a place is one of a list, of which a figure may belong to any."""

import re
from collections.abc import Sequence

from generator.model import Place

LIST_REACH = 100  # code points around a place in which the others of its list stand
BETWEEN = r"(?:in\s+)?(?:the\s+)?(?:(?:[a-z-]+\s+)?town\s+of\s+|[\w-]+\s+)?"
NEXT = re.compile(rf",?\s+(?:(?:and|or)\s+)?{BETWEEN}")
AND = re.compile(rf",?\s+(?:and|or)\s+{BETWEEN}")
# Behind the last of a list: "in Varna, Burgas and many other towns".
AND_OTHERS = re.compile(
    r"(?:,\s+[A-Z][\w-]+(?:\s+[A-Z][\w-]+)?){0,3}"
    r",?\s+and\s+(?:many\s+|several\s+|some\s+)?(?P<which>other|surrounding|nearby|neighbou?ring)\b"
)


def is_listed(text: str, place: Place, *, named: Sequence[Place]) -> bool:
    """Whether the place is one of several, so that the figure may belong to any.

    `named` are the places within LIST_REACH of it. "in Nairobi, Kenya, and Dodoma" names two.
    """
    position = named.index(place)
    if position and AND.fullmatch(text, named[position - 1].span.end, place.span.start):
        return True
    last = place
    for other in named[position + 1 :]:
        if not NEXT.fullmatch(text, last.span.end, other.span.start):
            return False
        if AND.fullmatch(text, last.span.end, other.span.start):
            return True
        last = other
    others = AND_OTHERS.match(text, last.span.end)
    return bool(others) and (last is not place or others["which"] == "other")
