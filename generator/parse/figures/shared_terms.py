"""Give what is said of one counted phrase to others: members of a list, parts, changes, sums."""

import re
from collections.abc import Callable, Sequence

from generator.parse.figures.counted import is_part
from generator.parse.figures.counted_things import Counted, Counts
from generator.parse.figures.figure_clause import BEFORE
from generator.parse.figures.term_cues import FITTING, NO_TERM, Term
from generator.word_lists import word_set

# Between members of a list, those without a number among them: "two officers, a nurse and three
# attackers".
JOINT = re.compile(
    r"(?:\s++(?:with|without|aged|under|over|of)\s++\w[\w ]{1,24}?)?"
    r"(?:,\s++an?\s++(?:[\w-]++\s++){0,2}[\w-]++){0,3}"
    r"(?:\s*+(?:,\s*+)?(?:and|or|including|as\s+well\s+as|along\s+with)\s+|\s*,\s*)"
    r"(?:an?other\s+|those\s+of\s+)?\(?|\s*\($"
)
BEFELL = re.compile(r"(?:ed|\bdead|missing|\bhurt)\s*$")  # ends what a number counts
LOOKED_BACK = 4  # numbers before one that estimates what they count
# What may have been more or fewer before.
OF_ANY_KIND = frozenset((Counts.NOTHING, Counts.SHARE))
SUPPLIES = frozenset((Counts.AMOUNT, Counts.GOODS))
CHANGING = (Counts.PEOPLE, Counts.BUILDINGS, Counts.PLACES, Counts.GOODS)
MAY_BE_PERSONS = (Counts.PEOPLE, Counts.NOTHING)
# Code points between two numbers of a list, and between some and a part of them.
LONGEST_JOINT, LONGEST_PART = 45, 90
# Between a number and a part of it, or the same in other units: "(90 families), comprising (400
# people)".
INCLUDING = re.compile(
    r"[^;.]{0,90}?[,\s(–—-](?:including|among\s+them|of\s+whom|comprising|representing|equal\s+to"
    r"|made\s+up\s+of)\s+(?:an?other\s+|the\s+)?"
)
# "(13 were killed), (12) of them women (and) (one child)", "of the (13) who were killed (2) were".
OF_THEM = re.compile(r"\s+of\s+(?:them|whom|which)\b")
OF_WHICH = re.compile(r"[^;.]{0,60}?,\s+of\s+which\s+(?:at\s+least\s+)?")
COMPLEMENT_JOINT = re.compile(r"[^;.,]{0,50}?\s+(?:and|or)\s+")
OF_THOSE = ("Of the ", "of the ", "Among the ", "among the ")
TOLD_OF_THOSE = re.compile(r"[^;.,]{0,60},\s+")
HOUSEHOLDS = re.compile(r"[\s,(]++(?:or|from|in|across|of|about|some|i\.e\.)?\s*+")
# Between "seven people" and "five in Kericho".
ELSEWHERE = re.compile(
    r"(?:\s+[a-z]+){0,3}\s+in\s+[A-Z][\w'-]*(?:\s+[A-Z][\w'-]*)?,?\s+(?:and\s+)?(?:another\s+)?"
)
IN_PLACE = re.compile(r"\s+in\s+(?:the\s+)?(?:[a-z]+\s+)?[A-Z]")
# Between the ends of a change: "(from 3) in April to (5)".
CHANGED = re.compile(r"(?:\s++(?:in|on|at|a)\s++[^\s,;.][^,;.]{0,29})?\s+to\s+(?:\w+\s+){0,2}")
# Before the earlier value of what has changed: "to (48,500), up from (14,000)".
FORMER = re.compile(
    r"[^;.]{0,60}?[,(\s](?:(?:up|down|compared|increas\w+|decreas\w+|ris(?:e|ing)|higher|lower"
    r"|jump|double|doubling|revised|more\s+than\s+double)\s+(?:from|with|to|than)|from|against)\s+"
    r"(?:(?:the|an?|its|previous|earlier|initial|toll|figure|count|estimate|of|some|at"
    r"|just)\s+){0,5}"
)
# Before another number for what was counted before.
ESTIMATE = re.compile(
    r"\b(?:(?:estimate|figure|count|tally|assessment|number)s?\s+(?:of|at|was|is|had\s+been)"
    r"|put(?:s|ting)?\s+(?:it|that)\s+at|(?:closer|nearer)\s+to)\s+(?:between\s+|from\s+)?$"
)
# What is estimated; bodies found are counted.
ESTIMATED = word_set("figure_words", "estimated")
ESTIMATED_NEAR = 400  # code points
# Before a sum: "(3 cases), bringing the total to (5)".
TOTAL = re.compile(
    r"[^;.]{0,110}\b(?:bring|tak|rais)ing\s+the\s+(?:\w+\s+){0,2}(?:total|number|tally|count)"
    r"(?:\s+(?!to\b)[a-z]+){0,7}\s+to\s+(?:\w+\s+){0,2}"
)
LONGEST_TO_SUM = 160  # code points


def share_terms(
    text: str, counted: Sequence[Counted], terms: list[Term], noun_of: Callable[[int], Term]
) -> None:
    """Complete the terms of the counted phrases, which stand in the same order.

    `noun_of` gives what the noun alone says of the phrase with a number.
    """
    _share_backwards(text, counted, terms, noun_of)
    for i in range(1, len(counted)):
        if not terms[i].name and _is_estimate(text, counted[i]):
            terms[i] = _last_of_people(counted, terms, i)
        terms[i] = _shared(text, counted, terms, i)


def _share_backwards(
    text: str, counted: Sequence[Counted], terms: list[Term], noun_of: Callable[[int], Term]
) -> None:
    """Give what is said behind two phrases to the first too: "3 men and 2 women died"."""
    for i in range(len(counted) - 2, -1, -1):
        first, second = counted[i], counted[i + 1]
        is_pair = bool(terms[i + 1].name) and _is_bare_pair(text, first, second)
        if (terms[i + 1].shared or is_pair) and _are_joined(text, first, second):
            terms[i] = _share(terms[i], terms[i + 1], counts=first.counts)
        is_part_of = is_part(text, first, second)
        if is_part_of and terms[i + 1].rule == "noun":  # "7 of the 9 infected people"
            terms[i] = _share(terms[i], terms[i + 1], counts=first.counts)
        elif is_part_of and terms[i + 1].shared:  # "12 of the 40 were killed": 12 were
            terms[i] = _share(terms[i], terms[i + 1], counts=first.counts)
            terms[i + 1] = noun_of(i + 1)


def _is_bare_pair(text: str, first: Counted, second: Counted) -> bool:
    """Whether they have one noun: "12 confirmed and 5 probable cases"."""
    which = first.noun.of(text).strip()
    is_pair = text[first.span.end : second.span.start] == " and " and first.unit == second.unit
    is_one_word = which.islower() and " " not in which
    return is_pair and is_one_word and not second.noun.of(text).endswith(which)


def _shared(text: str, counted: Sequence[Counted], terms: list[Term], index: int) -> Term:
    """Give the term of a phrase, with regard to the one before it."""
    own, before = terms[index], terms[index - 1]
    first, second = counted[index - 1], counted[index]
    if not before.name:
        return own
    if own.rule in JOINED_BY and JOINED_BY[own.rule](text, first, second):
        return before._replace(rule="joined")
    # "12 refugees and (30 people)"
    is_of_noun = before.rule == "noun" and second.noun.of(text).strip() == "people"
    is_joined = not is_of_noun and _are_joined(text, first, second)
    if is_joined or _is_included(text, first, second):
        return _share(own, before, counts=second.counts)
    if not own.name and goes_on(text, first, second):
        return _changed(text, first, second, before=before)
    return own


def _changed(text: str, first: Counted, second: Counted, *, before: Term) -> Term:
    """Give the term of what a count was at another time: "expected to rise to 9 from (5)"."""
    is_former = FORMER.fullmatch(text, first.span.end, max(first.span.end, second.span.start))
    expected = "" if is_former else before.expected
    return before._replace(unit=before.unit or first.unit, expected=expected, rule="change")


def _is_estimate(text: str, each: Counted) -> bool:
    """Whether the number is another estimate of something told before: "an estimate of (670)"."""
    if each.counts is not Counts.NOTHING:
        return False
    return bool(ESTIMATE.search(text, max(0, each.span.start - BEFORE), each.span.start))


def _last_of_people(counted: Sequence[Counted], terms: list[Term], index: int) -> Term:
    """Give the term of the last number of people shortly before."""
    floor = counted[index].span.start - ESTIMATED_NEAR
    for earlier in range(index - 1, max(-1, index - 1 - LOOKED_BACK), -1):
        term = terms[earlier]
        if term.name in ESTIMATED and counted[earlier].span.start > floor:
            return term._replace(rule="change")
    return NO_TERM


def _share(own: Term, other: Term, *, counts: Counts) -> Term:
    """Take the term of a joined phrase, where there is none of its own and it fits."""
    if own.name or counts not in FITTING[other.counts]:
        return own
    return other._replace(rule="joined")


def _are_joined(text: str, first: Counted, second: Counted) -> bool:
    """Whether the two are members of one list, of the same sort."""
    kinds = (first.counts, second.counts)
    alike = first.counts is second.counts or not OF_ANY_KIND.isdisjoint(kinds)
    alike = alike or SUPPLIES.issuperset(kinds)
    if not alike or second.span.start - first.span.end >= LONGEST_JOINT:
        return False
    return bool(JOINT.fullmatch(text, first.span.end, second.span.start))


def _is_another(text: str, first: Counted, second: Counted) -> bool:
    """Whether it goes on with more of the same: "returned (four bodies) and (another five bodies)".

    What the noun alone says of them is less than what is said of the first.
    """
    same = first.unit == second.unit and first.sentence == second.sentence
    befell = BEFELL.search(second.noun.of(text))  # "(40) were killed and (another 12 injured)"
    return same and second.qualifier == "another" and not befell


def _is_part_told(text: str, first: Counted, second: Counted) -> bool:
    """Whether the second says whom some of the first are: "of the 12 killed, 5 were women"."""
    start, end = first.span.end, second.span.start
    if first.counts not in MAY_BE_PERSONS or second.counts is not Counts.PEOPLE:
        return False
    if first.sentence != second.sentence or end - start > LONGEST_PART:
        return False
    if not _has_noun(second):  # the words behind it say who they are
        is_of_those = text.endswith(OF_THOSE, 0, first.span.start)
        if is_of_those and TOLD_OF_THOSE.fullmatch(text, start, end):
            return True
        if OF_THEM.match(text, second.span.end) or OF_WHICH.fullmatch(text, start, end):
            return True
    return not _has_noun(first) and COMPLEMENT_JOINT.fullmatch(text, start, end) is not None


def _has_noun(each: Counted) -> bool:
    return each.noun.start < each.noun.end


def _is_included(text: str, first: Counted, second: Counted) -> bool:
    """Whether the second is a part of the first: "12 people were killed, including (3)"."""
    if second.span.end > first.sentence.end:
        return False
    start, end = first.span.end, second.span.start
    in_households = (first.unit == "households") != (second.unit == "households")
    if in_households and first.counts is second.counts and HOUSEHOLDS.fullmatch(text, start, end):
        return True
    return bool(INCLUDING.fullmatch(text, start, end))


def goes_on(text: str, first: Counted, second: Counted) -> bool:
    """Whether the number is the end of a change, or the sum, of what the one before it counts."""
    start, end = first.span.end, second.span.start
    if not 0 < end - start < LONGEST_TO_SUM or not _may_change(first, second):
        return False
    if ELSEWHERE.fullmatch(text, start, end) and IN_PLACE.match(text, second.span.end):
        return True
    after_from = text.endswith(("from ", "From "), 0, first.span.start)
    patterns = (CHANGED,) if after_from else (TOTAL, FORMER)
    return any(pattern.fullmatch(text, start, end) for pattern in patterns)


def _may_change(first: Counted, second: Counted) -> bool:
    """Whether the second counts what the first does, or only says how many."""
    if second.counts is Counts.NOTHING:
        return True
    if second.counts not in CHANGING or (first.unit and second.unit != first.unit):
        return False
    return first.counts in (Counts.NOTHING, second.counts)


# What shows that a phrase shares the term of the one before it, by the rule of its own.
JOINED_BY = {"no term": _is_part_told, "noun": _is_another}
