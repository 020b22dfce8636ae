"""Cut out the part of a sentence that is told of one figure alone.

A figure's clause reaches to its neighbours; its own part ends where the sentence turns to
something else: at ", while", and at the "and" behind which the next figure stands.
"""

import re

from generator.model import Span
from generator.parse.figures.article_index import ArticleIndex
from generator.parse.figures.counted import Counted

BACK = 400  # code points in front of a figure that are looked at
# Another clause begins, with circumstances of its own.
TURN = re.compile(
    r"\s(?:while|whereas|although|though)\s|\seven\s+as\s|,\s+but\s|;\s|,\s+(?:up|down)\s+from\s"
)
# Another clause begins, which may share what is said of the first.
JOINT = re.compile(r",\s+(?:and|or|as\s+well\s+as|plus)\s|(?<!\s)\s+and\s+(?=(?:another\s+)?$)")
# "two were killed | and in Odesa, (three hurt)"
FRONTED_JOINT = re.compile(
    r"(?:,|\s(?:and|but|while|whereas))\s+(?:in|at|near)\s+[A-Z][\w-]*(?:\s+[\w-]+){0,2},\s+$"
)
# What a sentence may begin with, and all of it is told of: "In Varna, …", "Meanwhile, on Monday, …"
OPENER = re.compile(
    r"""[•*\s–—-]*+
        (?:(?:meanwhile|separately|elsewhere|also|earlier|later|further|overall|additionally
            |similarly|in\s+addition|however|just|so\s+far|but|and|yet|only),?\s+)*
        (?:in|at|across|throughout|inside|around|near|on|by|since|during|between|from|over|as\s+of
          |as\s+at|within|outside|today|yesterday|overnight|last|this|early|late|earlier|for)\b""",
    re.IGNORECASE | re.VERBOSE,
)
# What stands in front of these has a day of its own: "on Monday in Varna, where floods killed 12".
ASIDE = re.compile(r",\s+(?:where|who|whose|whom)\s")
COMMA = re.compile(r",\s")
# A second comma belongs to the opener too: "In Varna, Bulgaria, …", "In Varna, on Tuesday, …".
LONGEST_PIECE = 28  # code points between its commas
PIECE = re.compile(r"(?:[A-Z]|in\s|on\s|at\s|since\s|during\s|a\s|the\s)")


class FigurePart:
    """The stretches of a sentence in which a figure's circumstances stand."""

    def __init__(self, index: ArticleIndex, figure: Counted, clause: Span) -> None:
        text, start = index.text, figure.span.start
        self.figure = figure
        first = figure.sentence.start
        if index.is_dateline(first) and index.dateline_end < start:
            first = index.dateline_end
        floor = max(first, start - BACK)
        self.floor = floor  # where the looking begins
        turn = _last_end(TURN, text, Span(floor, start), default=floor)
        aside = _last_end(ASIDE, text, Span(turn, start), default=turn)
        # What its sentence begins with, where that holds for all of it; empty where not.
        self.opener = Span(floor, floor)
        if turn == first:
            self.opener = Span(turn, _opener_end(text, turn, limit=start))
        begin = max(clause.start, turn, self.opener.end)
        own = _last_end(JOINT, text, Span(begin, start), default=begin)
        # What is told of this figure alone.
        self.own = Span(own, _end(text, figure, clause))
        # The same without the clause that it stands aside from.
        self.told = Span(max(own, aside), self.own.end)
        # What goes on into it, other figures among it; and the same without such a clause.
        begin = min(own, max(turn, self.opener.end))
        self.shared = Span(begin, own)
        self.told_before = Span(min(own, max(begin, aside)), own)
        # All of it in front of the figure.
        self.before = Span(turn, start)


def _last_end(pattern: re.Pattern, text: str, span: Span, *, default: int) -> int:
    """Say where the last match in the stretch ends."""
    end = default
    for match in pattern.finditer(text, *span):
        end = match.end()
    return end


def _opener_end(text: str, start: int, *, limit: int) -> int:
    """Say where the opening of a sentence ends; it has none where it ends at its start."""
    if not OPENER.match(text, start, limit):
        return start
    comma = COMMA.search(text, start, limit)
    end = comma.start() if comma else start
    while comma and PIECE.match(text, comma.end()):
        comma = COMMA.search(text, comma.end(), min(limit, comma.end() + LONGEST_PIECE))
        end = comma.start() if comma else end
    return end


def _end(text: str, figure: Counted, clause: Span) -> int:
    """Say where the own part ends: at a turn, or at the joint before the next figure."""
    start, end = figure.span.end, clause.end
    if turn := TURN.search(text, start, end):
        return turn.start()
    if end >= figure.sentence.end:
        return end
    joints = [match.start() for match in JOINT.finditer(text, start, end)]
    if not joints:
        joints = [match.start() for match in FRONTED_JOINT.finditer(text, start, end)]
    return joints[-1] if joints else end
