"""Cut out the part of a sentence that says something of a counted phrase.

Convention: the counted phrases of an article are given all together, with the index of the one
that is meant, since its neighbours end its clause.
"""

import re
from collections.abc import Iterator, Sequence

from generator.model import Span
from generator.parse.figures.counted_things import Counted

# How far a clause is searched on either side of the counted phrase, in code points: some 25 words.
BEFORE, AFTER = 90, 150
# A clause ends here.
BREAK = re.compile(
    r"[;:]|\s[–—-]\s|[.!?][”\"’']?\s"
    r"|,?\s(?:while|whereas|but|since|after|before|because|when|although|though)\s"
    r"|,?\sand\s(?:one|another)\s(?:still|is|was|remain(?:s|ed))\s"
)
# A comma ends it too, unless an insertion begins with it: ", including 3 children, were killed".
COMMA = re.compile(r",(?!\s+(?:were|was|have|has|had|are|is|been)\b)")
INSERTION = re.compile(r"""(?x)\s*(?:
          ,\s*(?: including | among | mostly | most | many | some | half | or | mainly
                | the\s+majority | comprising | representing | totalling | made\s+up\s+of
                | (?:(?:more\s+than|about|nearly|over|almost|around|roughly)\s+)?
                  (?:half|(?:an?|one|two|three|four)[\s-](?:third|quarter|fifth)s?)
                | [\d.]{1,4}(?:%|\s+per\s?cent)\s+of\s+(?:them|whom))\b
            [^,;.]{0,80},
        | \([^()]{0,80}\)
        | \s[–—-]\s[^–—;.]{0,80}\s[–—-](?=\s))""")
# ", in the south of the country, have"
INSIDE = re.compile(r",[^,;.]{1,80},(?=\s+(?:were|was|have|has|had|are|is)\b)")
# ", a school, two shops and a fuel station were": the rest of a list.
LISTED = re.compile(
    r"(?:,\s++(?:as\s+well\s+as\s++)?[\w'’-][\w'’ -]{1,39}){0,6}"
    r",?\s++(?:and|or|as\s+well\s+as)\s++[\w'’-][\w'’ -]{1,49}?"
    r"(?=\s+(?:was|were|have|has|had|are|is)\b)"
)
NESTED = re.compile(
    r"^[^,;:.]*\b(?:from|in|at|across|of|for|within|over|during|by|inside|around|near|under|on)"
    r"\s+(?:the\s+)?$"
)
LONGEST_NESTING = 60  # code points between a phrase and one that belongs to it
NEXT_LOOKED_AT = 5  # phrases among which the next of another clause is looked for


def clause_of(text: str, counted: Sequence[Counted], index: int) -> Span:
    """Give the figure's part of the sentence, to its neighbours or a semicolon, at most `AFTER`."""
    each = counted[index]
    floor = counted[index - 1].span.end if index else 0
    start = max(each.sentence.start, floor, each.span.start - AFTER)
    end = min(each.sentence.end, each.span.end + AFTER)
    _, following = continue_clause(text, counted, index=index)
    if following:
        end = min(end, following.span.start)
    semicolon = text.find(";", each.span.end, end)
    if semicolon >= 0:
        end = semicolon
    return Span(start, max(each.span.end, end))


def before_figure(text: str, counted: Sequence[Counted], index: int) -> str:
    """Give the clause up to the counted phrase."""
    each = counted[index]
    floor = counted[index - 1].span.end if index else 0
    window = text[max(each.sentence.start, floor, each.span.start - BEFORE) : each.span.start]
    breaks = (match.end() for match in BREAK.finditer(window))
    return window[max(breaks, default=0) :]


def after_figure(text: str, counted: Sequence[Counted], index: int) -> str:
    """Give the clause behind the counted phrase.

    A 0 at its end stands for the quantity that follows. Behind a nested phrase nothing is said
    of it.
    """
    if is_nested(text, counted, index=index):
        return ""
    each = counted[index]
    start, following = continue_clause(text, counted, index=index)
    end = min(each.sentence.end, each.span.end + AFTER)
    if following and following.span.start < end:
        window = text[start : following.span.start] + " 0"
    else:
        window = text[start:end]
    window = INSIDE.sub(" ", window)
    if listed := LISTED.match(window):
        window = window[listed.end() :]
    marks = (mark.search(window) for mark in (BREAK, COMMA))
    return window[: min((match.start() for match in marks if match), default=len(window))]


def continue_clause(
    text: str,
    counted: Sequence[Counted],
    *,
    index: int,
) -> tuple[int, Counted | None]:
    """Say where the clause goes on behind ", including 3 children,", and which quantity follows."""
    each = counted[index]
    limit = min(each.sentence.end, each.span.end + AFTER)
    insertion = INSERTION.match(text, each.span.end, limit)
    start = insertion.end() if insertion else each.span.end
    return start, next(_following(text, counted, index=index, start=start), None)


def _following(
    text: str,
    counted: Sequence[Counted],
    *,
    index: int,
    start: int,
) -> Iterator[Counted]:
    """Yield the next phrases that stand behind `start` and belong to no phrase before them."""
    for later in range(index + 1, min(index + 1 + NEXT_LOOKED_AT, len(counted))):
        behind = counted[later].span.start >= start
        if behind and not is_nested(text, counted, index=later):
            yield counted[later]


def is_nested(text: str, counted: Sequence[Counted], *, index: int) -> bool:
    """Whether the phrase belongs to the one before: "300 people from three villages", an age."""
    if not index:
        return False
    first, second = counted[index - 1], counted[index]
    between = text[first.span.end : second.span.start]
    if between.isspace() and second.unit == "years":
        return True
    if not 0 < len(between) < LONGEST_NESTING or second.span.end > first.sentence.end:
        return False
    return bool(NESTED.search(between))
