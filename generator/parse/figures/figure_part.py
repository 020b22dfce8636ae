"""Cut out the part of a sentence that is told of one figure alone.

A figure's clause reaches to its neighbours; its own part ends where the sentence turns to
something else: at ", while", and at the "and" behind which the next figure stands.
"""

import re

from generator.model import Span
from generator.parse.figures.article_index import ArticleIndex
from generator.parse.figures.counted_things import Counted

BACK = 400  # code points in front of a figure that are looked at
# Another clause begins, with circumstances of its own.
TURNS = (
    *(" while ", " whereas ", " although ", " though ", " even as ", ", but ", "; "),
    *(", up from ", ", down from "),
    *(", which also ", ", which then "),
    # What most of them did before: "many refugees live here, most having fled …"
    *(", most having ", ", many having ", ", most of whom ", ", many of whom "),
)
# Another clause begins, which may share what is said of the first.
JOINTS = (", and ", ", or ", ", as well as ", ", plus ")
NEXT_JOINTS = (" and ", " and another ")  # right before the next figure
# What a sentence may begin with, and all of it is told of: "In Varna, …", "Meanwhile, on Monday, …"
OPENER = re.compile(r"""(?ix)[•*\s“"‘'–—-]*+
        (?:(?:meanwhile|separately|elsewhere|also|earlier|later|further|overall|additionally
            |similarly|in\s+addition|however|just|so\s+far|but|and|yet|only),?\s+)*
        (?:in|at|across|throughout|inside|around|near|on|by|since|during|between|from|over|as\s+of
          |as\s+at|within|outside|today|yesterday|overnight|last|this|early|late|earlier|for)\b""")
# What stands in front of these has a day of its own: "on Monday in Varna, where floods killed 12".
SUMS = (", bringing ", ", taking ", ", raising ")  # before a new total
ASIDES = (", where ", ", who ", ", whose ", ", whom ", *SUMS)
IN_ASIDE = re.compile(r",\s+(?:which|who|where)\s(?:(?!,\s+(?:said|says|told)\b)[^;.])*$")
ASIDE_REACH = 150  # code points
RESUMED = re.compile(r",\s+(?:was|were|is|are|has|have|had|will|would|could)\b")
# Behind a figure, another happening: "a raid that killed 3 | and Monday's raid on Varna".
AND_OWNED = re.compile(r"\sand\s[A-Z][a-z]+day['’]s\s")
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
        if index.is_dateline(first) and index.dateline_end <= start:
            first = index.dateline_end
        floor = max(first, start - BACK)
        self.floor = floor  # where the looking begins
        turn = _last_end(TURNS, text, Span(floor, start))
        aside = _last_end(ASIDES, text, Span(turn, start))
        # What its sentence begins with, where that holds for all of it; empty where not.
        self.opener = Span(floor, floor)
        if turn == first:
            self.opener = Span(turn, _opener_end(text, turn, limit=start))
        begin = max(clause.start, turn, self.opener.end)
        own = _last_end(JOINTS, text, Span(begin, start))
        if text.endswith(NEXT_JOINTS, begin, start):
            own = start
        # What is told of this figure alone.
        self.own = Span(own, _end(text, figure, clause))
        # The same without the clause that it stands aside from.
        self.told = Span(max(own, aside), self.own.end)
        # What brings a total to it: "12 were hurt (on Monday), bringing the total to 40".
        is_sum = any(text.endswith(words, own, self.told.start) for words in SUMS)
        front = max(turn, self.opener.end)
        self.brought = Span(min(front, own), self.told.start) if is_sum else Span(own, own)
        # What goes on into it, other figures among it; and the same without such a clause.
        begin = min(own, max(turn, self.opener.end))
        self.shared = Span(begin, own)
        self.told_before = Span(min(own, max(begin, aside)), own)
        # All of it in front of the figure.
        self.before = Span(turn, start)


def _is_in_aside(text: str, figure: Counted) -> bool:
    """Whether a relative clause holds it: "the quake, which killed (12), was"."""
    start = figure.span.start
    return IN_ASIDE.search(text, max(figure.sentence.start, start - ASIDE_REACH), start) is not None


def _last_end(words: tuple[str, ...], text: str, span: Span) -> int:
    """Say where the last of the words in the stretch ends; where they are not, where it begins."""
    start, end = span
    last = start
    for each in words:
        place = text.rfind(each, last, end)
        if place >= 0:
            last = place + len(each)
    return last


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
    turns = [place for words in TURNS if (place := text.find(words, start, end)) >= 0]
    if (resumed := RESUMED.search(text, start, end)) and _is_in_aside(text, figure):
        turns.append(resumed.start())
    if other := AND_OWNED.search(text, start, end):
        turns.append(other.start())
    if turns:
        return min(turns)
    if end >= figure.sentence.end:
        return end
    joint = max(text.rfind(words, start, end) for words in JOINTS)
    if joint >= 0:
        return joint
    return next((end - len(each) for each in NEXT_JOINTS if text.endswith(each, start, end)), end)
