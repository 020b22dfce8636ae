"""Give figures what is said of them together with another: "12 were killed and 30 hurt on Tuesday".

What one sentence tells of several at its end or at its beginning holds for all that "and" or
"including" joins; a sentence on "the dead" or "the attack" goes on with the figure before it.
"""

import re
from collections.abc import Sequence

from generator.frozen import replace
from generator.model import Figure, Parsed

CASUALTIES = frozenset(
    {"killed", "injured", "missing", "infected", "buried", "bodies found", "shot", "cases"}
)
# Between two that share what is said at the end: "12 civilians were killed and 30 wounded in
# Idlib", "killed 12 civilians and wounded 30".
JOINT = re.compile(
    r"(?:\s+(?:in|among)\s+\w+)?,?(?:\s+[-–—)])?\s+(?:(?:dead|died|killed|injured|wounded"
    r"|missing)\s+"
    r"|(?:was|were|is|are|(?:have|has|had)\s+been)\s+(?:\w+\s+){1,2})?"
    r"(?:and|(?:along\s+)?with|as\s+well\s+as)\s+"
    r"(?:another\s+|left\s+|\w+(?:ed|ing)\s+(?:another\s+)?)?"
    r"|\s+[-–—(]\s*including\s+"
)
# Between two that share a start of counting: "destroyed 12 houses and killed 3 since May".
VERBS_JOINT = re.compile(
    r"[^.;,]{0,30},?\s+(?:and|or)\s+(?:has\s+|have\s+|had\s+)?"
    r"(?:\w+\s+)?(?:\w+(?:ed|ing)|left|driven|driving)\s+(?:another\s+)?"
)
# Between a whole and its part: "12 people (were killed), including 3 children".
PART_JOINT = re.compile(
    r"[^.;]{0,40}?,?\s+(?:including|among\s+(?:them|whom)|of\s+(?:them|whom))\s+(?:at\s+least\s+)?"
    r"|\s+of\s+(?:the\s+same\s+|the\s+)?"
)
# Between two counts of the same: "(40 were killed in Varna), but the mayor puts the toll at (60)".
COUNTED_ANEW = re.compile(
    r"[^.;]{0,60},?\s(?:but|while|whereas|though|although)\s[^.;,]{0,50}"
    r"\b(?:toll|number|figure|count|tally)\s(?:at|is|was|as)\s+(?:[a-z]+\s){0,3}"
)
# The rest of a list of parts: "including 3 children and 2 women".
LISTED = re.compile(r",?\s+and\s+|,\s+")
INCLUDING = re.compile(r"\bincluding\s+(?:at\s+least\s+)?$")
# Between two that the same source counts: "(put the toll at 12), with (30 missing)".
SOURCE_JOINT = re.compile(
    r"[^.;]{0,90}?(?:,?\s+(?:and|with|plus|as\s+well\s+as|including)\s+|,\s+)[^.;,]{0,30}"
)
OTHER_SOURCE = re.compile(r"(?i)\b(?:although|but|said|says|according|reported\s+by|told)\b")
LONGEST = 120  # code points between two that share
# A sentence that goes on with the figure before it.
GOES_ON = re.compile(
    r"(?i)\b(?:the\s+(?:dead|victims|wounded|injured|fatalities|casualties|deceased|survivors)"
    r"|(?:among|of)\s+(?:them|these|those(?:\s+\w+ed)?|the\s+dead)"
    r"|in\s+(?:the|that|this)\s+(?:same\s+)?(?:[\w-]+\s+)?(?:attack|strike|raid|assault|bombing"
    r"|blast|explosion|shooting|ambush|crash|collision|stampede|fire|incident|shelling"
    r"|massacre))\b"
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
        shared[i] = _from_before(parsed, shared[i - 1], shared[i], has_place=own_places[i])
    return tuple(shared)


def _from_next(text: str, each: Figure, following: Figure, *, has_place: bool) -> Figure:
    """Give a figure the place and days that the next has at the end of both."""
    if following.span.start - each.span.end > LONGEST or not _may_take_days(each, following):
        return each
    between = text[each.span.end : following.span.start]
    if CASUALTIES.issuperset((each.term, following.term)) and JOINT.fullmatch(between):
        where = following if not has_place else each
        each = replace(each, place=where.place, scope=where.scope)
        return _with_days(each, following)
    is_whole_told = between.startswith(" of ") and text.startswith(" who ", following.span.end)
    if is_whole_told and each.term != following.term:
        return each  # "the release of 12 of the 40 men who were kidnapped in May"
    return _with_days(each, following) if _is_dated_by(following, between) else each


def _is_dated_by(following: Figure, between: str) -> bool:
    """Whether the days of the next figure stand at the end of both."""
    if PART_JOINT.fullmatch(between):
        return _has_days(following)
    return bool(following.since and VERBS_JOINT.fullmatch(between))


def _from_before(parsed: Parsed, before: Figure, each: Figure, *, has_place: bool) -> Figure:
    """Give a figure what it lacks and the one before it has, where it goes on from that."""
    text, number = parsed.article.text, parsed.sentence_at(each.span.start)
    if before.span.start < parsed.sentences[number].span.start:
        has_terms = bool(each.term and before.term)
        goes_on = _lacks_days(each, before) and has_terms and _goes_on(parsed, before, number)
        return _with_days(each, before) if goes_on else each
    between = text[before.span.end : each.span.start]
    if len(between) > LONGEST:
        return each
    each = _with_whole(text, each, before, has_place=has_place)
    wants_reporter = before.reported_span is not None and each.reported_span is None
    return _with_reporter(each, before, between) if wants_reporter else each


def _with_whole(text: str, each: Figure, before: Figure, *, has_place: bool) -> Figure:
    """Give a figure the days and the place of the one before it, whose part it is."""
    wants_days = _lacks_days(each, before)
    between = text[before.span.end : each.span.start]
    is_same = each.term == before.term and COUNTED_ANEW.fullmatch(between) is not None
    wants_place = bool(before.place and each.term and not has_place) and (is_same or not each.place)
    if not wants_days and not wants_place:
        return each
    is_part = PART_JOINT.fullmatch(between) or _is_listed_part(text, before, between)
    if not is_part and not is_same:
        return each
    each = _with_days(each, before) if wants_days else each
    return replace(each, place=before.place, scope=before.scope) if wants_place else each


def _lacks_days(each: Figure, before: Figure) -> bool:
    return _has_days(before) and not _has_days(each)


def _is_listed_part(text: str, before: Figure, between: str) -> bool:
    """Whether a figure stands beside another part of the same whole."""
    start = before.span.start
    is_part = INCLUDING.search(text, max(0, start - LONGEST), start)
    return bool(is_part and LISTED.fullmatch(between))


def _goes_on(parsed: Parsed, before: Figure, number: int) -> bool:
    """Whether the sentence of that number speaks of what the figure before it counts."""
    sentence = parsed.sentences[number]
    other = parsed.sentences[parsed.sentence_at(before.span.start)]
    if other.paragraph < sentence.paragraph - 1:
        return False
    return bool(GOES_ON.search(parsed.article.text, *sentence.span))


def _may_take_days(each: Figure, following: Figure) -> bool:
    """Whether a figure has no days but those around the next one's: 2023 around May 2023."""
    if not _has_days(each):
        return True
    is_around = following.as_of.startswith(f"{each.as_of}-")
    return is_around and not (each.since or following.since)


def _has_days(figure: Figure) -> bool:
    return bool(figure.as_of or figure.since)


def _with_days(each: Figure, other: Figure) -> Figure:
    return replace(each, as_of=other.as_of, since=other.since)


def _with_reporter(each: Figure, before: Figure, between: str) -> Figure:
    """Give a figure the source of the one before it in the sentence, if no other is named."""
    if OTHER_SOURCE.search(between) or not SOURCE_JOINT.fullmatch(between):
        return each
    return replace(each, reported_by=before.reported_by, reported_span=before.reported_span)
