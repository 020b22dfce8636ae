"""Decide what kind of thing each name of an article names: all its mentions' signs together.

Names that the signs leave open take the kind of another name that they belong to: an acronym that
of its body, a surname that of the full name.
"""

from collections import Counter
from collections.abc import Callable
from itertools import pairwise

from generator.model import Kind
from generator.parse.gazetteer import lookup
from generator.parse.names.acronyms import (
    ACRONYM_OF_BODY_RULE,
    BODIES,
    IN_BRACKETS_RULE,
    PART_OF_NAME_RULE,
    find_introductions,
    has_initials,
    is_bracketed,
    match_parts,
)
from generator.parse.names.candidate import UNCLEAR, Decisions, NameCandidate, Points
from generator.parse.names.capitals import Vocabulary
from generator.parse.names.form_signs import (
    LARGE_PLACE_RULE,
    NO_BODIES,
    TWO_CAPITALS_RULE,
    signs_of_form,
)
from generator.parse.names.known import is_forename, known_forms, longest_form
from generator.parse.names.runs import HEADS, head_kind
from generator.parse.names.signs import GROUPS, LARGE, Sign

CONFIDENT = 2  # points; a name of fewer for its best kind stays OTHER
MANY = 500  # organisations; an article of so many is a list, in which acronyms fit too many of them
KNOWN_AS = 10  # words between a name and what it is known as
THING_RULE = "acronym of a thing"
# Before "known as" these part no name from its second one.
BEFORE_KNOWN = frozenset({",", "(", "also", "better", "widely", "commonly", "popularly"})
KNOWN_AS_RULE = "known as"
CAPITALS_RULE = "more than its capitals"
# Of two kinds with as many points the earlier is taken.
BY_KIND = (
    Kind.PERSON,
    Kind.ORGANISATION,
    Kind.ARMED_GROUP,
    Kind.GOVERNMENT,
    Kind.PLACE,
    Kind.OTHER,
)


def decide_kinds(candidates: list[NameCandidate], vocabulary: Vocabulary) -> Decisions:
    """Decide the kind of every text that is open, and name the rule that gave it."""
    decisions = Decisions(candidates, vocabulary)
    _decide_by_signs(decisions)
    for rule, decide in STEPS:
        before = dict(decisions.kinds)
        decide(decisions)
        for text, kind in decisions.kinds.items():
            if kind is not before.get(text):
                decisions.rules[text] = rule
    return decisions


def _decide_by_signs(decisions: Decisions) -> None:
    """Give each text the kind for which its signs have most points."""
    signs: dict[str, list[Sign]] = {}
    for candidate in decisions.candidates:
        if candidate.kind is not None:
            continue
        text = candidate.text
        if text not in signs:
            signs[text] = list(signs_of_form(candidate.words, text))
            decisions.words[text] = candidate.words
        signs[text] += candidate.signs
    for text, found in signs.items():
        points = _sum(found)
        kind = _best(points)
        if kind is Kind.PERSON and _is_speaking_place(points, found):
            kind = Kind.PLACE
        decisions.points[text], decisions.kinds[text] = points, kind
        decisions.rules[text] = _strongest(found, kind)
    _take_speakers_for_bodies(decisions)


def _sum(signs: list[Sign]) -> Points:
    """Add up the points of each kind."""
    points: Points = {}
    for kind, worth, _ in signs:
        points[kind] = points.get(kind, 0) + worth
    return points


def _best(points: Points) -> Kind:
    """Give the kind with most points; one is enough where nothing speaks for another kind."""
    most = max(points.values(), default=0)
    if most < 1:
        return Kind.OTHER
    spoken_for = [kind for kind, worth in points.items() if worth > 0]
    if most < CONFIDENT and len(spoken_for) > 1:
        return Kind.OTHER
    return next(kind for kind in BY_KIND if points.get(kind) == most)


def _is_speaking_place(points: Points, signs: list[Sign]) -> bool:
    """Tell whether a large place is but said to speak: "Moscow denied it" names no person."""
    is_large = any(sign.rule == LARGE_PLACE_RULE for sign in signs)
    return is_large and points[Kind.PERSON] == points.get(Kind.ORGANISATION)


def _take_speakers_for_bodies(decisions: Decisions) -> None:
    """Take for bodies whom nothing but what they say makes persons: "Trading Standards said".

    One word may be the surname of a person whom the article names in full; what stands there but
    once may be a surname cut or misspelt.
    """
    surnames = {word for one in decisions.candidates for word in one.words[1:]}
    mentions = Counter(one.text for one in decisions.candidates)
    for text, points in decisions.points.items():
        words = decisions.words[text]
        is_tie = points.get(Kind.PERSON) == points.get(Kind.ORGANISATION)
        is_surname = len(words) == 1 and (text in surnames or mentions[text] == 1)
        is_person = decisions.kinds[text] is Kind.PERSON
        if is_person and is_tie and not (is_surname or any(map(is_forename, words))):
            decisions.kinds[text] = Kind.ORGANISATION


def _strongest(signs: list[Sign], kind: Kind) -> str:
    """Name the sign that speaks loudest for the kind; "" where none does."""
    for_kind = [sign for sign in signs if sign.kind is kind]
    return max(for_kind, key=lambda sign: sign.worth).rule if for_kind else ""


def _match_bracketed(decisions: Decisions) -> None:
    """Give a name and its acronym in brackets one kind: "Hayat Tahrir al-Sham (HTS)"."""
    kinds = decisions.kinds
    for name, short in find_introductions(decisions.candidates):
        kind = decisions.kind_of(name)
        if short.text in NO_BODIES and name.kind is None:
            kinds[name.text] = Kind.OTHER  # "Oral Cholera Vaccines (OCV)"
            continue
        if _is_thing(name):
            continue
        if short.kind is None:
            kinds[short.text] = Kind.ORGANISATION if kind in UNCLEAR else kind
        if kind in UNCLEAR and name.kind is None:
            kinds[name.text] = kinds.get(short.text, Kind.ORGANISATION)


def _match_things(decisions: Decisions) -> None:
    """Take an acronym in brackets behind a thing for that thing: "Needs Assessment (NA)"."""
    for name, short in pairwise(decisions.candidates):
        if short.kind is None and is_bracketed(short, name) and _is_thing(name):
            decisions.kinds[short.text] = Kind.OTHER


def _match_common(decisions: Decisions) -> None:
    """Take an acronym in brackets behind a thing in small letters for that: "a virus (SUDV)"."""
    for short in decisions.candidates:
        line, before = short.line, short.start - 2
        is_open = short.kind is None and len(short.words) == 1 and short.text.isupper()
        if not is_open or before < 0 or line.words[before + 1] != "(":
            continue
        is_closed = line.words[short.end : short.end + 1] == [")"]
        if is_closed and HEADS.get(line.words[before]) is Kind.OTHER:
            decisions.kinds[short.text] = Kind.OTHER


def _is_thing(name: NameCandidate) -> bool:
    """Tell whether the name's head is a work or a thing: "Needs Assessment"."""
    return head_kind([word.lower() for word in name.words]) is Kind.OTHER


def _match_initials(decisions: Decisions) -> None:
    """Give an acronym that fits one organisation its kind, wherever the two stand."""
    bodies = _long_bodies(decisions)
    if len(bodies) >= MANY:
        return
    for text, kind in decisions.kinds.items():
        if kind not in (Kind.PLACE, Kind.OTHER) or not text.isupper():
            continue
        fits = {bodies[words] for words in bodies if has_initials(text, words)}
        if len(fits) == 1:
            decisions.kinds[text] = fits.pop()


def _long_bodies(decisions: Decisions) -> dict[tuple[str, ...], Kind]:
    """Map the organisations' names of three words and more to their kinds."""
    kinds = {
        one.words: decisions.kind_of(one) for one in decisions.candidates if len(one.words) > 2
    }
    return {words: kind for words, kind in kinds.items() if kind in BODIES}


def _match_known_as(decisions: Decisions) -> None:
    """Give a second name the kind of the first: "Ilich Ramirez, known as Carlos"."""
    for name, called in pairwise(decisions.candidates):
        if called.line is not name.line or called.kind is not None:
            continue
        if called.start - name.end < KNOWN_AS:
            kind = _kind_called(decisions, name, called)
            if kind is not None:
                decisions.kinds[called.text] = kind


def _kind_called(decisions: Decisions, name: NameCandidate, called: NameCandidate) -> Kind | None:
    """Give the kind of a second name; that of a list is a group's: "… and X — the Trio —"."""
    between = called.line.small[name.end : called.start]
    if between in (["—", "the"], ["–", "the"]):
        return Kind.ORGANISATION if _ends_list(name) else None
    if "known" not in between or "as" not in between[-2:]:
        return None
    before = [word for word in between[: between.index("known")] if word not in BEFORE_KNOWN]
    if before:
        return Kind.ORGANISATION if before[-1] in GROUPS else None
    return Kind.ORGANISATION if _ends_list(name) else decisions.kind_of(name)


def _ends_list(name: NameCandidate) -> bool:
    """Tell whether "and" stands before the name: those before it are called so together."""
    before = name.start - 1
    if name.line.small[before] == "the":
        before -= 1
    return name.line.small[before] == "and"


def _match_capitals(decisions: Decisions) -> None:
    """Look again at what only its capitals make a person's name.

    Where "Tolvira" is a place, "Tolvira Utara" is one. Beside "a quick menu" and "Peru", "Select
    Menu" and "Sodan Peru" are no persons.
    """
    kinds = decisions.kinds
    places = {one.text for one in decisions.candidates if decisions.kind_of(one) is Kind.PLACE}
    for text, words in decisions.words.items():
        if kinds[text] is not Kind.PERSON or decisions.rules[text] != TWO_CAPITALS_RULE:
            continue
        if words[0] in places:
            kinds[text] = Kind.PLACE
        elif _holds_no_surname(words, decisions.vocabulary):
            kinds[text] = Kind.OTHER


def _holds_no_surname(words: tuple[str, ...], vocabulary: Vocabulary) -> bool:
    """Tell whether a word is a common one to the article, or the last one a state's.

    "Billionaire Jane Smith" goes on with a full name; what a city begins would leave the city.
    """
    if len(words) > 2 and is_forename(words[1]):
        return False
    if any(entry.population >= LARGE for entry in lookup(words[0])):
        return False
    common = (word.lower() for word in words if word.istitle())
    if not vocabulary.running.isdisjoint(common):
        return True
    known = longest_form(known_forms(), words, len(words) - 1)
    return bool(known and known[1].country) and not is_forename(words[-1])


# After the signs, in this order; each is named by the rule that its names get.
STEPS: tuple[tuple[str, Callable[[Decisions], None]], ...] = (
    (IN_BRACKETS_RULE, _match_bracketed),
    (THING_RULE, _match_things),
    (THING_RULE, _match_common),
    (ACRONYM_OF_BODY_RULE, _match_initials),
    (KNOWN_AS_RULE, _match_known_as),
    (CAPITALS_RULE, _match_capitals),
    (PART_OF_NAME_RULE, match_parts),
)
