"""Say what a figure is about: displaced, killed, in need, destroyed, …, by the cues in lexicon/figures.txt.

A cue counts only in the clause of its number, and only for what it can be said of: people, buildings, money. The verb
that governs the number outranks the noun counted: "killed 12 refugees" is killed, "home to 12 refugees" is refugees.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from generator.parse.figures.counted import Counted, Counts, is_part
from generator.parse.figures.number_patterns import alternatives
from generator.parse.lexicon import read_table

# How far a clause is searched on either side of the counted phrase, in code points: some 25 words.
BEFORE, AFTER = 90, 150
# A clause ends here. A comma ends it unless an insertion begins with it: ", including 3 children, were killed".
BREAK = re.compile(
    r"[;:]|\s[–—-]\s|[.!?][”\"’']?\s|,?\s(?:while|whereas|but|since|after|before|because|when|although|though)\s"
)
INSERTION = re.compile(
    r"\s*(?:,\s*(?:including|among|mostly|most|many|some|half|or|mainly|the\s+majority|(?:more\s+than|about|nearly|over|almost)\s+"
    r"(?:half|a\s+third|a\s+quarter)|[\d.]{1,4}(?:%|\s+per\s?cent)\s+of\s+(?:them|whom))\b[^,;.]{0,80},|\([^()]{0,80}\)"
    r"|\s[–—-]\s[^–—;.]{0,80}\s[–—-](?=\s))"
)
INSIDE = re.compile(r",[^,;.]{1,80},(?=\s+(?:were|was|have|has|had|are|is)\b)")  # ", in the south of the country, have"
COMMA = re.compile(r",(?!\s+(?:were|was|have|has|had|are|is|been)\b)")
ALSO = r"(?:\w+ly|also|still|again|now|already|yet|so|far|be|been|being|have|left|confirmed|as|feared|presumed)"
FORM_OF_BE = (
    r"(?:were|was|are|is|be|been|being|have|has|had|got|get|remain(?:s|ed)?|remaining|registered|listed|reported|left|"
    r"feared|found|confirmed|believed|presumed|declared|made|stay(?:s|ed)?|to)"
)
# A participle with an object of its own is active: "12 soldiers killed three villagers".
OBJECT = re.compile(
    r"\s+(?:the|an?|at\s+least|more\s+than|about|nearly|up\s+to|around|over|hundreds|dozens|scores|several|many|their|his"
    r"|its|some|one|two|three|four|five|six|seven|eight|nine|ten|\d)\b"
)
# Before a cue that governs the number: a denial, or the passive of another clause ("9 were killed in | 20 attacks").
UNDONE = re.compile(r"\b(?:not|never|no\s+longer|n[’']t|were|was|are|is|be|been|being)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
HEDGE = re.compile(
    r"\b(?:could|may|might|would|will|should|expected|likely|risk(?:s|ed)?|risking|potentially|plan(?:s|ned|ning)?|threaten\w*"
    r"|want(?:s|ed)?|hop(?:e|es|ed|ing)|wish(?:es|ed)?|unable|allowed|refus\w+|permission|projected|predicted|forecast|if|unless)\b",
    re.IGNORECASE,
)
FEARED = re.compile(r"\b(?:feared|presumed|believed)\b", re.IGNORECASE)  # "feared dead": not yet known
NEGATION = re.compile(r"\b(?:not|never|nobody|without\s+being|no\s+longer|n[’']t)\b", re.IGNORECASE)
NESTED = re.compile(
    r"^[^,;:.]*\b(?:from|in|at|across|of|for|within|over|during|by|inside|around|near|under|on)\s+(?:the\s+)?$"
)
RELATIVE = re.compile(r"^\s*+(?:,\s*+)?(?:who|whom|that|which|whose)\b", re.IGNORECASE)
FILLER = r"(?:\s+(?:the|an?|total|of|as|many|all|also|another|more|to|up|be|is|now|record|some))*?"
# Between members of a list, those without a number among them: "two officers, a nurse and three attackers".
JOINT = re.compile(
    r"(?:,\s+an?\s+(?:[\w-]+\s+){0,2}[\w-]+){0,3}"
    r"(?:\s*+(?:,\s*+)?(?:and|or|including|as\s+well\s+as|along\s+with)\s+|\s*,\s*)(?:an?other\s+|those\s+of\s+)?\(?|\s*\($"
)
# Between the ends of a change, "(from 3) in April to (5)", and before a sum: "(3 cases), bringing the total to (5)".
# Between "seven people" and "five in Kericho".
ELSEWHERE = re.compile(r"(?:\s+[a-z]+){0,3}\s+in\s+[A-Z][\w'-]*(?:\s+[A-Z][\w'-]*)?,?\s+(?:and\s+)?(?:another\s+)?")
IN_PLACE = re.compile(r"\s+in\s+(?:the\s+)?[A-Z]")
CHANGED = re.compile(r"(?:\s++(?:in|on|at|a)\s++[^\s,;.][^,;.]{0,29})?\s+to\s+(?:\w+\s+){0,2}")
TOTAL = re.compile(
    r"[^;.]{0,60}\b(?:bring|tak|rais)ing\s+the\s+(?:\w+\s+){0,2}(?:total|number|tally|count)\s+to\s+(?:\w+\s+){0,2}"
)
FITTING = {
    "people": (Counts.PEOPLE, Counts.NOTHING, Counts.OTHER, Counts.SHARE),
    "persons": (Counts.PEOPLE, Counts.NOTHING, Counts.SHARE),
    "named": (Counts.PEOPLE, Counts.SHARE),
    "buildings": (Counts.BUILDINGS,),
    "goods": (Counts.GOODS,),
    "money": (Counts.MONEY,),
    "amount": (Counts.MEASURE, Counts.GOODS),
    "any": (Counts.BUILDINGS, Counts.GOODS, Counts.OTHER, Counts.NOTHING, Counts.SHARE),
    "all": tuple(Counts),
}
# Where a cue stands, as the rule is called.
RULES = {
    "before": "governed",
    "passive": "passive",
    "verb": "verb",
    "after": "clause",
    "noun": "noun",
    "nature": "noun",
}
PLACES = {"verb": "passive"}  # both kinds are searched in one pass
WORD = re.compile(r"\w+(?:-\w+)*")
SLOTS = {"~": r"(?:their|his|her|its|the)\s+", "*": r"(?:[^\s,;:.]+\s+){0,3}?"}


class Term(NamedTuple):
    """What a figure is about."""

    name: str = ""
    expected: bool = False  # not yet so: "could be displaced"
    shared: bool = False  # read behind the number, so that it holds for what it is joined to: "3 men and 2 women died"
    counts: str = ""  # what it can be said of: a key of FITTING
    unit: str = ""  # what is counted, where the figure that it goes on from says so
    rule: str = "no term"  # where its cue stands: a value of RULES

    @property
    def of_people(self) -> bool:
        """Whether a number without a noun counts people: "12 were killed"."""
        return self.counts in ("people", "persons", "named")


class Cue(NamedTuple):
    term: str
    counts: str
    where: str


@dataclass(frozen=True, slots=True)
class Cues:
    """The cues of one place (before, passive, after, noun): a group of the pattern for each."""

    pattern: re.Pattern
    by_group: tuple[Cue, ...]
    heads: frozenset[str]  # the first words of all cues: a clause with none of them need not be searched

    def of(self, match: re.Match) -> Cue:
        return self.by_group[int(match.lastgroup[1:])]

    def found_in(self, clause: str) -> Iterator[re.Match]:
        """The cues in the clause, in text order."""
        words = WORD.findall(clause.lower())
        return iter(()) if self.heads.isdisjoint(words) else self.pattern.finditer(clause)


def find_terms(text: str, counted: Sequence[Counted]) -> list[Term]:
    """For each counted phrase its term, in the same order; phrases joined by "and" share one."""
    terms = [_term(text, counted, i) for i in range(len(counted))]
    for i in range(len(counted) - 2, -1, -1):
        if terms[i + 1].shared and _joined(text, counted[i], counted[i + 1]):
            terms[i] = _shared(terms[i], terms[i + 1], counted[i])
        if terms[i + 1].shared and is_part(text, counted[i], counted[i + 1]):  # "12 of the 40 were killed": 12 were
            terms[i], terms[i + 1] = _shared(terms[i], terms[i + 1], counted[i]), Term()
    for i in range(1, len(counted)):
        if terms[i - 1].name and _joined(text, counted[i - 1], counted[i]):
            terms[i] = _shared(terms[i], terms[i - 1], counted[i])
        elif terms[i - 1].name and not terms[i].name and goes_on(text, counted[i - 1], counted[i]):
            terms[i] = terms[i - 1]._replace(unit=terms[i - 1].unit or counted[i - 1].unit, rule="change")
    return terms


def goes_on(text: str, first: Counted, second: Counted) -> bool:
    """Whether the number is the end of a change, or the sum, of what the number before it counts."""
    if second.counts is not Counts.NOTHING or not 0 < second.span.start - first.span.end < BEFORE:
        return False
    if ELSEWHERE.fullmatch(text, first.span.end, second.span.start) and IN_PLACE.match(text, second.span.end):
        return True
    changed = first.counts is Counts.NOTHING and text.endswith(("from ", "From "), 0, first.span.start)
    return bool((CHANGED if changed else TOTAL).fullmatch(text, first.span.end, second.span.start))


def _shared(own: Term, other: Term, each: Counted) -> Term:
    """A term of its own goes before that of the phrase to which it is joined."""
    return own if own.name or each.counts not in FITTING[other.counts] else other._replace(rule="joined")


def theme(term: str) -> str:
    """The theme under which figures of that term are shown together, "" for none: killed → casualties."""
    return _themes().get(term, "")


@cache
def _themes() -> dict[str, str]:
    return {row[0]: part for part, rows in read_table("figures").items() for row in rows}


@cache
def _cues(where: str) -> Cues:
    rows = [row for rows in read_table("figures").values() for row in rows if PLACES.get(row[2], row[2]) == where]
    groups = "|".join(rf"(?P<g{number}>{_phrase(row[3])})" for number, row in enumerate(rows))
    heads = frozenset(_heads(rows))
    # Of many phrases few begin at any word: a look at the word spares the rest.
    head, being = f"(?={alternatives(heads)})", rf"(?P<be>{FORM_OF_BE}\s+(?:{ALSO}\s+){{0,3}})?"
    forms = {
        "before": rf"\b{head}(?:{groups}){FILLER}\s*$",
        "passive": rf"\b(?={FORM_OF_BE}\s|{alternatives(heads)}){being}(?:{groups})\b",
        "after": rf"\b{head}(?:{groups})\b",
        "noun": rf"\b{head}(?:{groups})\b",
        "nature": rf"\b{head}(?:{groups})\b",
    }
    return Cues(re.compile(forms[where], re.IGNORECASE), tuple(Cue(*row[:3]) for row in rows), heads)


def _heads(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    for *_, cue in rows:
        for slot in cue.split():
            yield from slot.strip("()").lower().split("/")
            if not slot.startswith("("):
                break


def _phrase(cue: str) -> str:
    """The pattern of a cue as it stands in the lexicon."""
    pattern = ""
    for slot in cue.split():
        if slot in SLOTS:
            pattern += SLOTS[slot]
            continue
        words = "|".join(re.escape(word) for word in slot.strip("()").split("/"))
        pattern += rf"(?:(?:{words})\s+)?" if slot.startswith("(") else rf"(?:{words})\s+"
    return pattern.removesuffix(r"\s+")


def _term(text: str, counted: Sequence[Counted], index: int) -> Term:
    each = counted[index]
    if each.counts is Counts.MEASURE and each.unit in _durations():
        return Term()
    for match in _cues("nature").found_in(each.noun.of(text)):
        if _fits(_cues("nature").of(match), each):
            return _made(_cues("nature").of(match), None)
    before = _before(text, counted, index)
    match = next(_cues("before").found_in(before), None)
    if match and _fits(_cues("before").of(match), each) and not UNDONE.search(before[: match.start()]):
        return _made(_cues("before").of(match), HEDGE.search(before, max(0, match.start() - 40), match.start()))
    after = "" if _is_nested(text, counted, index) else _after(text, counted, index)
    passive = _follows("passive", after, each)
    if passive.name and not RELATIVE.match(after):
        return passive
    for match in _cues("noun").found_in(each.noun.of(text)):
        if _fits(_cues("noun").of(match), each):
            return _made(_cues("noun").of(match), None)
    return passive if passive.name else _follows("after", after, each)


def _is_nested(text: str, counted: Sequence[Counted], index: int) -> bool:
    """Whether the phrase belongs to the one before it: the villages of "300 people from three villages", an age."""
    first, second = counted[index - 1], counted[index]
    between = text[first.span.end : second.span.start] if index else ""
    if between.isspace() and second.unit == "years":
        return True
    return 0 < len(between) < 60 and second.span.end <= first.sentence.end and bool(NESTED.search(between))


def _follows(where: str, after: str, each: Counted) -> Term:
    """The term of the first cue behind the counted phrase that can be said of it."""
    for match in _cues(where).found_in(after):
        cue = _cues(where).of(match)
        active = cue.where == "passive" and not match["be"] and OBJECT.match(after, match.end())
        if _fits(cue, each) and not active and not NEGATION.search(after, 0, match.start()):
            feared = cue.where == "passive" and match["be"] and FEARED.search(match["be"])
            return _made(cue, feared or HEDGE.search(after, 0, match.start()), shared=True)
    return Term()


def _made(cue: Cue, hedge: re.Match | None, shared: bool = False) -> Term:
    return Term(cue.term, bool(hedge), shared, cue.counts, rule=RULES[cue.where])


def _fits(cue: Cue, each: Counted) -> bool:
    """Whether the cue can be said of what is counted."""
    return each.counts in FITTING[cue.counts]


@cache
def _durations() -> frozenset[str]:
    return frozenset(row[-1] for row in read_table("units")["durations"])


def _before(text: str, counted: Sequence[Counted], index: int) -> str:
    """The clause up to the counted phrase."""
    each = counted[index]
    floor = counted[index - 1].span.end if index else 0
    window = text[max(each.sentence.start, floor, each.span.start - BEFORE) : each.span.start]
    return window[max((match.end() for match in BREAK.finditer(window)), default=0) :]


def _after(text: str, counted: Sequence[Counted], index: int) -> str:
    """The clause behind the counted phrase; a 0 at its end stands for the quantity that follows."""
    start, following = continue_clause(text, counted, index)
    end = min(counted[index].sentence.end, counted[index].span.end + AFTER)
    cut = following is not None and following.span.start < end
    window = INSIDE.sub(" ", text[start : following.span.start] + " 0" if cut else text[start:end])
    marks = [match.start() for match in (BREAK.search(window), COMMA.search(window)) if match]
    return window[: min(marks, default=len(window))]


def continue_clause(text: str, counted: Sequence[Counted], index: int) -> tuple[int, Counted | None]:
    """Where the clause goes on behind an insertion (", including 3 children,"), and the next quantity of its own."""
    each = counted[index]
    insertion = INSERTION.match(text, each.span.end, min(each.sentence.end, each.span.end + AFTER))
    start = insertion.end() if insertion else each.span.end
    ahead = (i for i in range(index + 1, min(index + 6, len(counted))) if counted[i].span.start >= start)
    return start, next((counted[i] for i in ahead if not _is_nested(text, counted, i)), None)


def _joined(text: str, first: Counted, second: Counted) -> bool:
    """Whether the two are members of one list, of the same sort."""
    same = first.counts is second.counts or Counts.NOTHING in (first.counts, second.counts)
    near = second.span.start - first.span.end < 30
    return same and near and bool(JOINT.fullmatch(text, first.span.end, second.span.start))
