"""Give figures what is said of them together with another: "12 were killed and 30 hurt on Tuesday".

What one sentence tells of several at its end or at its beginning holds for all that "and" or
"including" joins; a sentence on "the dead" or "the attack" goes on with the figure before it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.model import Figure, Parsed

CASUALTIES = frozenset(
    {"killed", "injured", "missing", "infected", "buried", "bodies found", "shot", "cases"}
)
# Between two that share what is said at the end: "12 civilians were killed and 30 wounded in
# Idlib", "killed 12 civilians and wounded 30".
JOINT = re.compile(
    r"\s+(?:dead\s+|died\s+|(?:was|were|(?:have|has|had)\s+been)\s+\w+\s+)?and\s+"
    r"(?:another\s+|left\s+|\w+(?:ed|ing)\s+(?:another\s+)?)?"
)
# Between two that share a start of counting: "destroyed 12 houses and killed 3 since May".
VERBS_JOINT = re.compile(
    r"[^.;,]{0,30},?\s+(?:and|or)\s+(?:has\s+|have\s+|had\s+)?"
    r"(?:\w+\s+)?(?:\w+(?:ed|ing)|left|driven|driving)\s+(?:another\s+)?"
)
# Between a whole and its part: "12 people (were killed), including 3 children".
PART_JOINT = re.compile(
    r"[^.;]{0,40}?,?\s+(?:including|among\s+(?:them|whom)|of\s+(?:them|whom))\s+(?:at\s+least\s+)?"
)
# Between two that the same source counts: "(put the toll at 12), with (30 missing)".
SOURCE_JOINT = re.compile(
    r"[^.;]{0,90}?(?:,?\s+(?:and|with|plus|as\s+well\s+as|including)\s+|,\s+)[^.;,]{0,30}"
)
OTHER_SOURCE = re.compile(
    r"\b(?:while|whereas|although|but|said|says|according|reported\s+by|told)\b", re.IGNORECASE
)
LONGEST = 120  # code points between two that share
# A sentence that goes on with the figure before it.
GOES_ON = re.compile(
    r"\b(?:the\s+(?:dead|victims|wounded|injured|fatalities|casualties|deceased|survivors)"
    r"|(?:among|of)\s+(?:them|these|those(?:\s+\w+ed)?|the\s+dead)"
    r"|in\s+(?:the|that|this)\s+(?:same\s+)?(?:[\w-]+\s+)?(?:attack|strike|raid|assault|bombing"
    r"|blast|explosion|shooting|ambush|crash|collision|stampede|fire|incident|shelling|massacre))\b",
    re.IGNORECASE,
)


def share_circumstances(
    parsed: Parsed,
    figures: Sequence[Figure],
    own_places: Sequence[bool],
) -> tuple[Figure, ...]:
    """Give the figures with what they share, in text order.

    `own_places` says of which figures the sentence itself names the place.
    """
    text, shared = parsed.article.text, list(figures)
    for i in range(len(shared) - 2, -1, -1):
        shared[i] = _from_next(text, shared[i], shared[i + 1], has_place=own_places[i])
    for i in range(1, len(shared)):
        shared[i] = _from_before(parsed, shared[i - 1], shared[i])
    return tuple(shared)


def _from_next(text: str, each: Figure, following: Figure, *, has_place: bool) -> Figure:
    """Give a figure the place and days that the next has at the end of both."""
    between = text[each.span.end : following.span.start]
    if len(between) > LONGEST or each.as_of or each.since:
        return each
    casualties = CASUALTIES.issuperset((each.term, following.term))
    if casualties and JOINT.fullmatch(between):
        each = replace(each, as_of=following.as_of, since=following.since)
        where = following if not has_place else each
        return replace(each, place=where.place, scope=where.scope)
    if PART_JOINT.fullmatch(between):
        return replace(each, as_of=following.as_of, since=following.since)
    if following.since and VERBS_JOINT.fullmatch(between):
        return replace(each, as_of=following.as_of, since=following.since)
    return each


def _from_before(parsed: Parsed, before: Figure, each: Figure) -> Figure:
    """Give a figure what it lacks and the one before it has, where it goes on from that."""
    text = parsed.article.text
    number = parsed.sentence_at(each.span.start)
    between = text[before.span.end : each.span.start]
    if before.span.start >= parsed.sentences[number].span.start:
        if len(between) <= LONGEST and PART_JOINT.fullmatch(between):
            each = _with_days(each, before)
        return _with_reporter(each, before, between)
    if each.term and before.term and _goes_on(parsed, before, each, number):
        return _with_days(each, before)
    return each


def _goes_on(parsed: Parsed, before: Figure, each: Figure, number: int) -> bool:
    """Whether the sentence of a figure speaks of what the one before it counts."""
    sentence = parsed.sentences[number]
    other = parsed.sentences[parsed.sentence_at(before.span.start)]
    is_near = other.paragraph >= sentence.paragraph - 1
    return is_near and bool(GOES_ON.search(sentence.span.of(parsed.article.text)))


def _with_days(each: Figure, other: Figure) -> Figure:
    if each.as_of or each.since:
        return each
    return replace(each, as_of=other.as_of, since=other.since)


def _with_reporter(each: Figure, before: Figure, between: str) -> Figure:
    """Give a figure the source of the one before it in the sentence, if no other is named."""
    if each.reported_span or not before.reported_span or len(between) > LONGEST:
        return each
    if OTHER_SOURCE.search(between) or not SOURCE_JOINT.fullmatch(between):
        return each
    return replace(each, reported_by=before.reported_by, reported_span=before.reported_span)
