"""Say what a figure is about: displaced, killed, in need, destroyed, …

The cues stand in lexicon/figures.txt. A cue counts only in the clause of its number, and only for
what it can be said of: people, buildings, money. The verb that governs the number outranks the
noun counted: "killed 12 refugees" is killed, "home to 12 refugees" is refugees.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache, cached_property
from typing import NamedTuple

from generator.parse.figures.counted import Counted, is_part
from generator.parse.figures.counted_nouns import Counts
from generator.parse.figures.figure_clause import BEFORE, after_figure, before_figure
from generator.parse.figures.term_cues import FITTING, TermCue, cues
from generator.word_lists import read_table

# A participle with an object of its own is active: "12 soldiers killed three villagers".
OBJECT = re.compile(
    r"\s+(?:the|an?|at\s+least|more\s+than|about|nearly|up\s+to|around|over|hundreds|dozens|scores"
    r"|several|many|their|his|its|some|one|two|three|four|five|six|seven|eight|nine|ten|\d)\b"
)
# Before a cue that governs the number: a denial, or the passive of another clause ("9 were killed
# in | 20 attacks").
UNDONE = re.compile(
    r"\b(?:not|never|no\s+longer|n[’']t|were|was|are|is|be|been|being)\s+(?:\w+ly\s+)?$",
    re.IGNORECASE,
)
HEDGE = re.compile(
    r"\b(?:could|may|might|would|will|should|expected|likely|risk(?:s|ed)?|risking|potentially"
    r"|plan(?:s|ned|ning)?|threaten\w*|want(?:s|ed)?|hop(?:e|es|ed|ing)|wish(?:es|ed)?|unable"
    r"|allowed|refus\w+|permission|projected|predicted|forecast|if|unless)\b",
    re.IGNORECASE,
)
HEDGE_REACH = 40  # code points before a cue that governs the number
# "feared dead": not yet known.
FEARED = re.compile(r"\b(?:feared|presumed|believed)\b", re.IGNORECASE)
NEGATION = re.compile(r"\b(?:not|never|nobody|without\s+being|no\s+longer|n[’']t)\b", re.IGNORECASE)
RELATIVE = re.compile(r"^\s*+(?:,\s*+)?(?:who|whom|that|which|whose)\b", re.IGNORECASE)
# Between members of a list, those without a number among them: "two officers, a nurse and three
# attackers".
JOINT = re.compile(
    r"(?:,\s+an?\s+(?:[\w-]+\s+){0,2}[\w-]+){0,3}"
    r"(?:\s*+(?:,\s*+)?(?:and|or|including|as\s+well\s+as|along\s+with)\s+|\s*,\s*)"
    r"(?:an?other\s+|those\s+of\s+)?\(?|\s*\($"
)
LONGEST_JOINT = 30  # code points
# Between "seven people" and "five in Kericho".
ELSEWHERE = re.compile(
    r"(?:\s+[a-z]+){0,3}\s+in\s+[A-Z][\w'-]*(?:\s+[A-Z][\w'-]*)?,?\s+(?:and\s+)?(?:another\s+)?"
)
IN_PLACE = re.compile(r"\s+in\s+(?:the\s+)?[A-Z]")
# Between the ends of a change: "(from 3) in April to (5)".
CHANGED = re.compile(r"(?:\s++(?:in|on|at|a)\s++[^\s,;.][^,;.]{0,29})?\s+to\s+(?:\w+\s+){0,2}")
# Before a sum: "(3 cases), bringing the total to (5)".
TOTAL = re.compile(
    r"[^;.]{0,60}\b(?:bring|tak|rais)ing\s+the\s+(?:\w+\s+){0,2}(?:total|number|tally|count)"
    r"\s+to\s+(?:\w+\s+){0,2}"
)
# Where a cue stands in the lexicon, and the second half of the rule's name.
RULES = {
    "before": "governed",
    "passive": "passive",
    "verb": "verb",
    "after": "clause",
    "noun": "noun",
    "nature": "noun",
}


class Term(NamedTuple):
    """What a figure is about."""

    name: str = ""
    expected: bool = False  # not yet so: "could be displaced"
    # Read behind the number, so that it holds for what is joined to it: "3 men and 2 women died".
    shared: bool = False
    counts: str = ""  # what it can be said of: a key of FITTING
    unit: str = ""  # what is counted, where the figure that it goes on from says so
    rule: str = "no term"  # where its cue stands: a value of RULES

    @property
    def of_people(self) -> bool:
        """Whether a number without a noun counts people: "12 were killed"."""
        return self.counts in ("people", "persons", "named")


NO_TERM = Term()


def find_terms(text: str, counted: Sequence[Counted]) -> list[Term]:
    """Say for each counted phrase what it is about, in the same order."""
    terms = [_term_of(CountedClause(text, counted, index)) for index in range(len(counted))]
    _share_backwards(text, counted, terms)
    _share_forwards(text, counted, terms)
    return terms


def _share_backwards(text: str, counted: Sequence[Counted], terms: list[Term]) -> None:
    """Give what is said behind two phrases to the first too: "3 men and 2 women died"."""
    for i in range(len(counted) - 2, -1, -1):
        first, second = counted[i], counted[i + 1]
        if not terms[i + 1].shared:
            continue
        if _are_joined(text, first, second):
            terms[i] = _share(terms[i], terms[i + 1], counts=first.counts)
        if is_part(text, first, second):  # "12 of the 40 were killed": 12 were
            terms[i] = _share(terms[i], terms[i + 1], counts=first.counts)
            terms[i + 1] = NO_TERM


def _share_forwards(text: str, counted: Sequence[Counted], terms: list[Term]) -> None:
    """Give what is said of a phrase to what it is joined to, or goes on to: "from 3 to 5"."""
    for i in range(1, len(counted)):
        before = terms[i - 1]
        first, second = counted[i - 1], counted[i]
        if not before.name:
            continue
        if _are_joined(text, first, second):
            terms[i] = _share(terms[i], before, counts=second.counts)
        elif not terms[i].name and goes_on(text, first, second):
            terms[i] = before._replace(unit=before.unit or first.unit, rule="change")


def _share(own: Term, other: Term, *, counts: Counts) -> Term:
    """Take the term of a joined phrase, where there is none of its own and it fits."""
    if own.name or counts not in FITTING[other.counts]:
        return own
    return other._replace(rule="joined")


def _are_joined(text: str, first: Counted, second: Counted) -> bool:
    """Whether the two are members of one list, of the same sort."""
    kinds = (first.counts, second.counts)
    alike = first.counts is second.counts or Counts.NOTHING in kinds
    if not alike or second.span.start - first.span.end >= LONGEST_JOINT:
        return False
    return bool(JOINT.fullmatch(text, first.span.end, second.span.start))


def goes_on(text: str, first: Counted, second: Counted) -> bool:
    """Whether the number is the end of a change, or the sum, of what the one before it counts."""
    start, end = first.span.end, second.span.start
    if second.counts is not Counts.NOTHING or not 0 < end - start < BEFORE:
        return False
    if ELSEWHERE.fullmatch(text, start, end) and IN_PLACE.match(text, second.span.end):
        return True
    after_from = text.endswith(("from ", "From "), 0, first.span.start)
    is_change = after_from and first.counts is Counts.NOTHING
    pattern = CHANGED if is_change else TOTAL
    return bool(pattern.fullmatch(text, start, end))


class CountedClause:
    """A counted phrase with the clause that says something of it."""

    def __init__(self, text: str, counted: Sequence[Counted], index: int) -> None:
        self._place = (text, counted, index)
        self.counts = counted[index].counts
        self.unit = counted[index].unit
        self.noun = counted[index].noun.of(text)

    @cached_property
    def before(self) -> str:
        """The clause up to the phrase."""
        return before_figure(*self._place)

    @cached_property
    def after(self) -> str:
        """The clause behind the phrase."""
        return after_figure(*self._place)

    @cached_property
    def passive(self) -> Term | None:
        """What the verb behind the phrase says of it: "were killed"."""
        return _find_behind("passive", self)


def _term_of(clause: CountedClause) -> Term:
    """Say what the phrase is about by the first of the tests that finds it."""
    if clause.counts is Counts.MEASURE and clause.unit in _durations():
        return NO_TERM
    terms = (test(clause) for test in TESTS)
    return next(filter(None, terms), NO_TERM)


@cache
def _durations() -> frozenset[str]:
    return frozenset(row[-1] for row in read_table("units")["durations"])


def _by_nature(clause: CountedClause) -> Term | None:
    """Read a noun that says what happened whatever the verb says: "12 deaths in custody"."""
    return _find_in_noun("nature", clause)


def _by_governing_words(clause: CountedClause) -> Term | None:
    """Read what governs the number: "killed 12"."""
    before = clause.before
    cue, match = next(cues("before").find_in(before), (None, None))
    if cue is None or not cue.fits(clause.counts) or UNDONE.search(before[: match.start()]):
        return None
    hedged = HEDGE.search(before, max(0, match.start() - HEDGE_REACH), match.start())
    return _make_term(cue, expected=bool(hedged))


def _by_verb(clause: CountedClause) -> Term | None:
    """Read the verb behind the phrase: "12 people were killed"."""
    return None if RELATIVE.match(clause.after) else clause.passive


def _by_noun(clause: CountedClause) -> Term | None:
    """Read the noun that is counted: "12 refugees"."""
    return _find_in_noun("noun", clause)


def _by_relative_clause(clause: CountedClause) -> Term | None:
    """Read the verb of a relative clause: "12 people who were killed"."""
    return clause.passive


def _by_rest_of_clause(clause: CountedClause) -> Term | None:
    """Read what stands anywhere behind the phrase: "12 people … from their homes"."""
    return _find_behind("after", clause)


# The tests by which a term is found, the first that finds one goes before the others.
TESTS: tuple[Callable[[CountedClause], Term | None], ...] = (
    _by_nature,
    _by_governing_words,
    _by_verb,
    _by_noun,
    _by_relative_clause,
    _by_rest_of_clause,
)


def _find_in_noun(where: str, clause: CountedClause) -> Term | None:
    """Find the first cue in the counted noun phrase itself that can be said of it."""
    for cue, _ in cues(where).find_in(clause.noun):
        if cue.fits(clause.counts):
            return _make_term(cue)
    return None


def _find_behind(where: str, clause: CountedClause) -> Term | None:
    """Find the first cue behind the counted phrase that can be said of it."""
    after = clause.after
    for cue, match in cues(where).find_in(after):
        being = match["be"] if cue.where == "passive" else None
        is_active = cue.where == "passive" and not being and OBJECT.match(after, match.end())
        if not cue.fits(clause.counts) or is_active:
            continue
        if NEGATION.search(after, 0, match.start()):
            continue
        feared = being and FEARED.search(being)
        hedged = feared or HEDGE.search(after, 0, match.start())
        return _make_term(cue, expected=bool(hedged), shared=True)
    return None


def _make_term(cue: TermCue, *, expected: bool = False, shared: bool = False) -> Term:
    return Term(
        cue.term,
        expected=expected,
        shared=shared,
        counts=cue.counts,
        rule=RULES[cue.where],
    )
