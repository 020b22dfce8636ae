"""Say what a figure is about: displaced, killed, in need, destroyed, …

The cues stand in lexicon/figures.txt. A cue counts only in the clause of its number, and only for
what it can be said of: people, buildings, money. The verb that governs the number outranks the
noun counted: "killed 12 refugees" is killed, "home to 12 refugees" is refugees.
"""

import re
from collections.abc import Callable, Sequence
from functools import partial

from generator.model import EXPECTED, FEARED
from generator.parse.figures.counted_clause import CountedClause
from generator.parse.figures.counted_things import BODIES, Counted, Counts
from generator.parse.figures.shared_terms import share_terms
from generator.parse.figures.term_cues import (
    NO_TERM,
    Term,
    TermCue,
    find_before,
    find_cues,
    form_of_be,
)
from generator.parse.figures.term_limits import (
    is_aim,
    is_departure,
    is_meant_for,
    is_not_yet,
    is_planned,
    is_prevented,
    is_said_of_others,
    is_yet_to_come,
    weaken_before,
    weaken_behind,
)
from generator.parse.figures.themes import NONE
from generator.parse.figures.tolls import find_toll
from generator.parse.figures.uncounted import tells_nothing

# Before a cue that governs the number: a denial, or the passive of another clause ("9 were killed
# in | 20 attacks").
UNDONE = re.compile(
    r"(?i)\b(?:not|never|no\s+longer|n[’']t|were|was|are|is|be|been|being)\s+(?:\w+ly\s+)?$"
)
TO_SOMEBODY = ("to", "for")  # "food was handed | to (12)" is said of the 12
DENIED = re.compile(r"(?i)\b(?:not|never|no\s+longer|n[’']t)\s+(?:\w+ly\s+)?$")
HEDGE = re.compile(
    r"(?i)(?<!-)\b(?:can(?!\s+(?:be\s+)?confirm)|could|(?-i:may)|might|would|will|should|expected"
    r"|likely"
    r"|risk(?:s|ed)?|risking|potentially"
    r"|plan(?:s|ned|ning)?|threaten\w*|want(?:s|ed)?|hop(?:e|es|ed|ing)|wish(?:es|ed)?|unable"
    r"|allowed|refus\w+|permission|projected|predicted|forecast|if|unless|when\s+you)\b"
)
HEDGE_REACH = 40  # code points before a cue that governs the number
TOLD = 200  # code points before a cue that governs the number, by which it is aimed at
DEAD = frozenset(("dead", "deceased"))  # "dead hostages"
WHAT_BEFELL = re.compile(r"\s*(?:\w+ly\s+)?(?:\w+ed|dead|missing|hurt)\s*")
# "feared dead": not yet known; and before a verb: "which officials fear | killed 12".
FEARING = re.compile(r"(?i)\b(?:feared|presumed|believed)\b")
FEARED_BEFORE = re.compile(r"(?i)\bfear(?:s|ed)?(?:\s+to\s+have)?\s+$")
OR_ALIVE = re.compile(r"\s+or\s+(?:missing|injured|wounded|hurt)\b")
# Who says something or sees it is not who suffers it: "one man | said his cousins were killed".
TELLING = re.compile(
    r"(?i)\b(?:sa(?:id|ys?|w|ying)|t(?:old|ells?|elling)|recall\w*|describ\w+|recount\w*|explain\w*"
    r"|witness\w*|warn\w*|show(?:s|ed|n|ing)?|claim\w*|accus\w+|testif\w+|heard|watch\w*"
    r"|thought|thinks?|believes?|fears?|added|wrote)\b"
)
# "They are three times | more likely | to die": nobody has died.
COMPARED = re.compile(r"(?i)\b(?:more|less|as)\s+likely\b")
# What is said of a number, not of those it counts: "600 | is the least to keep people alive".
SINGULAR = re.compile(r"\s*(?:is|was)\b")
# "53 people have died out of | 135 cases"
OF_CASES = re.compile(
    r"\b(?:deaths?|died|dead|fatalit(?:y|ies))\b[^.;,]{0,60}\bout\s+of\s+(?:the\s+)?$"
)
NEGATION = re.compile(r"(?i)\b(?:not|never|nobody|without\s+being|no\s+longer|n[’']t)\b")
RELATIVE = re.compile(r"(?i)^\s*+(?:,\s*+)?(?:who|whom|that|which|whose)\b")
# What a number without a noun may count because the one before it does.
ELLIPTIC = (Counts.BUILDINGS, Counts.PLACES, Counts.LIVESTOCK)
LOOKED_BACK = 4  # numbers before one without a noun
# Where a cue stands in the lexicon, and the second half of the rule's name.
RULES = {
    "before": "governed",
    "passive": "passive",
    "verb": "verb",
    "after": "clause",
    "noun": "noun",
    "nature": "noun",
    "fate": "clause",
    "count": "count",
}


def find_terms(text: str, counted: Sequence[Counted]) -> list[Term]:
    """Say for each counted phrase what it is about, in the same order."""
    terms = [_term_of(CountedClause(text, counted, index)) for index in range(len(counted))]
    for index in range(1, len(counted)):
        terms[index] = _elliptic(text, counted, index, terms[index])
    share_terms(text, counted, terms, lambda index: _noun_of(text, counted, index))
    return terms


def _noun_of(text: str, counted: Sequence[Counted], index: int) -> Term:
    """Say what the noun alone says of a phrase: "12 of the (40 people on board) survived"."""
    return _by_noun(CountedClause(text, counted, index)) or NO_TERM


def _elliptic(text: str, counted: Sequence[Counted], index: int, own: Term) -> Term:
    """Read a number without a noun as of what the one before it counts: "40 shops, (12) shut"."""
    each = counted[index]
    is_others = not own.name and each.noun.of(text).strip() == "others"
    if not is_others and (each.counts is not Counts.NOTHING or own.of_people):
        return own
    near = counted[max(0, index - LOOKED_BACK) : index]
    named = (one for one in reversed(near) if one.counts in ELLIPTIC)
    before = next(named, None)
    if before is None or before.sentence != each.sentence:
        return own
    term = own
    if not own.name:
        clause = CountedClause(text, counted, index)
        clause.counts = before.counts
        term = _term_of(clause)
    if not term.name:
        return own
    return term._replace(unit=term.unit or before.unit, of_others=is_others)


def _term_of(clause: CountedClause) -> Term:
    """Say what the phrase is about by the first of the tests that finds it."""
    if tells_nothing(clause):
        return NO_TERM
    terms = (test(clause) for test in TESTS)
    return next(filter(None, terms), NO_TERM)


def _by_fate(clause: CountedClause) -> Term | None:
    """Read what became of bodies, which are not just found: "12 bodies | were returned"."""
    described = (word.text for word in clause.words_of_noun[:-1])
    if clause.unit != BODIES and DEAD.isdisjoint(described):
        return None
    for found in find_before(clause.words_before, where="fate"):
        return _make_term(found.cue)
    words = () if RELATIVE.match(clause.after) else clause.words_after
    for found in find_cues("fate", words):
        return _behind(clause, found.cue, start=words[found.first].start)
    return None


def _by_either(clause: CountedClause) -> Term | None:
    """Read those who may be alive: "12 dead | or missing"."""
    words = [word.text for word in clause.words_of_noun[-1:]]
    if words not in (["dead"], ["killed"]) or not OR_ALIVE.match(clause.after):
        return None
    feared = FEARED if FEARED_BEFORE.search(clause.before) else ""
    return Term("casualties", expected=feared, counts="people", rule=RULES["noun"])


def _by_toll(clause: CountedClause) -> Term | None:
    """Read the words that name the number itself: "the death toll rose to 12"."""
    floor, start = clause.sentence.start, clause.span.start
    toll = find_toll(clause.text, floor, start, clause.counts)
    if toll is None or (toll.is_label and _find_passive(clause)):
        return None
    term = _make_term(toll.cue, expected=EXPECTED if toll.expected else "")
    return term._replace(unit=toll.unit, limit=toll.limit, rule="count")


def _by_governing_words(clause: CountedClause) -> Term | None:
    """Read what governs the number: "killed 12"."""
    before, words = clause.before, clause.words_before
    if not words:
        return None
    for found in find_before(words, clause.words_behind):
        first = words[found.first]
        is_own = first.text.endswith("ing") or words[found.end - 1].text in TO_SOMEBODY
        undone = DENIED if is_own else UNDONE
        if found.cue.fits(clause.counts) and not undone.search(before[: first.start]):
            hedged = HEDGE.search(before, max(0, first.start - HEDGE_REACH), first.start)
            hedged = hedged or is_not_yet(before[: first.start])
            verb = clause.span.start - len(before) + first.start
            told = clause.text[max(clause.sentence.start, verb - TOLD) : verb]
            aimed = is_aim(found.cue.term, told) or is_meant_for(before, told)
            cue = weaken_before(found.cue, before[: first.start])
            is_feared = FEARED_BEFORE.search(before, 0, first.start) is not None
            expected = _say_expected(bool(hedged) or aimed, is_feared=is_feared)
            return _make_term(cue, expected=expected)
    return None


def _by_verb(clause: CountedClause) -> Term | None:
    """Read the verb behind the phrase: "12 people were killed"."""
    is_dead = clause.words_of_noun and clause.words_of_noun[-1].text in DEAD
    return None if is_dead or RELATIVE.match(clause.after) else _find_passive(clause)


def _by_outcome(clause: CountedClause) -> Term | None:
    """Read cases of which some are confirmed, or deadly, as those of a disease."""
    is_cases = clause.words_of_noun[-1:] and clause.words_of_noun[-1].text == "cases"
    if not is_cases:
        return None
    told = clause.text[clause.sentence.start : clause.span.start]
    if not OF_CASES.search(told):
        return None
    return Term("cases", counts="people", rule=RULES["noun"])


def _by_relative_clause(clause: CountedClause) -> Term | None:
    """Read the verb of a relative clause: "12 people who were killed"."""
    return _find_passive(clause) if RELATIVE.match(clause.after) else None


def _by_rest_of_clause(clause: CountedClause) -> Term | None:
    """Read what stands anywhere behind the phrase: "12 people … from their homes"."""
    words = clause.words_after
    for found in find_cues("after", words):
        if found.cue.fits(clause.counts):
            return _behind(clause, found.cue, start=words[found.first].start)
    return None


def _find_in_noun(where: str, clause: CountedClause) -> Term | None:
    """Find the first cue in the counted noun phrase itself that can be said of it.

    Of a share the noun says only of what it is one; "one captive" is told of, not counted, but
    "one wounded" is.
    """
    is_told_of = clause.is_one and not WHAT_BEFELL.fullmatch(clause.noun)
    if clause.counts is Counts.SHARE or is_told_of:
        return None
    for found in find_cues(where, clause.words_of_noun, clause.first_words_after):
        if found.cue.fits(clause.counts):
            is_coming = is_yet_to_come(found.cue.term, clause.before, clause.after)
            is_feared = FEARING.search(clause.noun) or FEARED_BEFORE.search(clause.before)
            expected = _say_expected(is_coming, is_feared=bool(is_feared))
            return _make_term(found.cue, expected=expected)
    return None


def _find_passive(clause: CountedClause) -> Term | None:
    """Find the first verb or participle behind the phrase that can be said of it."""
    words = clause.words_after
    for found in find_cues("passive", words):
        is_unfit = is_departure(words[found.first].text, clause.unit)
        if is_unfit or not found.cue.fits(clause.counts):
            continue
        being = form_of_be(words, found.first)
        if is_said_of_others(clause, found, being=being):
            continue
        start = words[found.first if being is None else being].start
        verb = words[found.end - 1]
        cue = weaken_behind(found.cue, clause.text, clause.span.end, verb=verb.text)
        if term := _behind(clause, cue, start=start, until=words[found.first].start):
            return term
    return None


def _behind(
    clause: CountedClause,
    cue: TermCue,
    *,
    start: int,
    until: int | None = None,
) -> Term | None:
    """Make the term of a cue behind the phrase, unless it is denied or said of another.

    The form of "be" before the cue, if there is one, stands from start to until.
    """
    after = clause.after
    passed = (NEGATION, TELLING, COMPARED)
    if any(words.search(after, 0, start) for words in passed):
        return None
    is_plural = clause.counts is Counts.NOTHING and not (clause.is_one or clause.is_of_group)
    if is_plural and SINGULAR.match(after):
        return None
    if clause.is_of_another or is_prevented(clause.before, after):
        return None
    feared = FEARING.search(after, start, until) if until else None
    hedged = _is_aim(clause, cue, until) or HEDGE.search(after, 0, start)
    expected = _say_expected(bool(hedged), is_feared=bool(feared))
    return _make_term(cue, expected=expected, shared=True)


def _is_aim(clause: CountedClause, cue: TermCue, until: int | None) -> bool:
    if until and is_planned(cue.term, clause.before, clause.after[:until]):
        return True
    return is_yet_to_come(cue.term, clause.before, clause.after)


def _say_expected(is_expected: bool, *, is_feared: bool) -> str:
    """Say how far it is from being so; "" where it is."""
    if is_feared:
        return FEARED
    return EXPECTED if is_expected else ""


def _make_term(cue: TermCue, *, expected: str = "", shared: bool = False) -> Term:
    if cue.term == NONE:
        return NO_TERM
    rule = RULES[cue.where]
    return Term(cue.term, expected=expected, shared=shared, counts=cue.counts, rule=rule)


# What happened whatever the verb says, "12 deaths in custody", and what is counted: "12 refugees".
_by_nature, _by_noun = partial(_find_in_noun, "nature"), partial(_find_in_noun, "noun")
# The tests by which a term is found, the first that finds one goes before the others.
TESTS: tuple[Callable[[CountedClause], Term | None], ...] = (
    _by_fate,
    _by_either,
    _by_nature,
    _by_toll,
    _by_governing_words,
    _by_verb,
    _by_noun,
    _by_outcome,
    _by_relative_clause,
    _by_rest_of_clause,
)
