"""Find what stands in front of a verb of reporting, or on both of its sides."""

from generator.parse.grammar.tokens import DASHES
from generator.parse.grammar.word_classes import (
    CONJUNCTIONS,
    MAIN_VERBS,
    OPENERS,
    PREPOSITIONS,
    SUBORDINATORS,
    TIMES,
    has_auxiliary,
    has_capital,
    is_auxiliary,
)
from generator.parse.names.known import title_genders
from generator.parse.quotes.adjuncts import (
    INTRODUCING,
    next_quotation,
    skip_addressee,
    skip_adjunct,
)
from generator.parse.quotes.contents import from_quotation, right_end, trim
from generator.parse.quotes.folding import (
    MARKED,
    Attribution,
    Folded,
    Range,
    Subject,
    Verb,
    behind_dateline,
    ends_in_comma,
)
from generator.parse.quotes.relative_clauses import RELATIVES
from generator.parse.quotes.rules import name_in_front
from generator.parse.quotes.verb_groups import has_verb

PERIODS = frozenset(word.lower() for word in TIMES) | {"day"}
QUOTING_ONLY = ("continu", "read")  # how the verbs begin that report nothing but quotations
SETTING_OFF = DASHES | {","}
CLOSING = SETTING_OFF | {MARKED}  # what stands between what is said and who says it
# Behind an attribution they open no clause of which it could be a part.
ADVERBIAL = PREPOSITIONS | SUBORDINATORS | CONJUNCTIONS - {"that", "what"}
DEPENDENT = SUBORDINATORS | PREPOSITIONS | {"even"}  # words that open half a sentence
FOCUS = frozenset({"even", "just", "only", "long", "shortly", "soon"})  # "even before the flood"
LONGEST_PHRASE = 10  # words of a phrase behind an attribution, up to its comma
SHORTEST_CLAUSE = 4  # words: "At least 40 fled", but "In 2015"
ASIDE = 7  # words before ", he said, …" up to which what follows still belongs to the statement


def read_in_front(folded: Folded, verb: Verb, subject: Subject, taken: int) -> Attribution | None:
    """Read what is said in front of the verb: the clause before ", he said" or ", said Smith"."""
    if not _may_close(folded, verb, subject):
        return None
    resume = _behind_attribution(folded, verb, subject)
    inverted = subject.start >= verb.behind
    first = _before_joint(folded, verb.index if inverted else subject.start, taken)
    border = folded.words[first - 1] if first > taken else ""
    if border in SETTING_OFF and not ends_clause(folded, resume):
        return None
    content = None
    if border in CLOSING:
        content = _in_front(folded, taken, first=first, resume=resume)
    if content and not _only_quotes(folded, verb, content):
        return _around(folded, verb, subject, content=content, resume=resume)
    return _behind_inverted(folded, verb, subject) if inverted else None


def _may_close(folded: Folded, verb: Verb, subject: Subject) -> bool:
    """Tell whether a verb and its subject may stand behind what is said."""
    if subject.shared or subject.whose or folded.lowers[subject.start] in RELATIVES:
        return False
    return subject.start < verb.behind or _may_invert(folded, verb, subject)


def _only_quotes(folded: Folded, verb: Verb, content: Range) -> bool:
    """Tell whether a verb that reports nothing but quotations has none in front."""
    quoting = folded.lowers[verb.index].startswith(QUOTING_ONLY)
    return quoting and folded.words[content[1] - 1] != MARKED


def _may_invert(folded: Folded, verb: Verb, subject: Subject) -> bool:
    """Tell whether a subject may stand behind its verb: …, added Smith; not: …, shook the house.

    Verbs of saying alone, and what stands behind a quotation, invert without a name.
    """
    if "say" in verb.ways or folded.words[verb.index - 1] == MARKED:
        return True
    before = folded.words[max(0, verb.index - 2) : verb.index]
    named = has_capital(folded.words[subject.start : subject.end])
    return named or MARKED in before


def _around(
    folded: Folded,
    verb: Verb,
    subject: Subject,
    *,
    content: Range,
    resume: int,
) -> Attribution | None:
    """Report what is said in front of an attribution, with the half that goes on behind it."""
    # “…,” she told “Good Morning”: a programme is told something, and says nothing.
    rest = (
        None
        if ("tell" in verb.ways and folded.lowers[verb.behind] == MARKED)
        else _rest(folded, resume, content)
    )
    inverted = subject.start >= verb.behind and content[1] - content[0] > 1
    if (inverted or not rest) and _depends(folded, content):
        return None
    pieces = [content, rest] if rest else [content]
    return Attribution(
        cue=(verb.index, verb.behind),
        subject=subject,
        pieces=pieces,
        end=rest[1] if rest else resume,
        rule=name_in_front(folded, verb, pieces),
    )


def _behind_attribution(folded: Folded, verb: Verb, subject: Subject) -> int:
    """Find where the words go on behind verb, subject and who is told."""
    resume = max(subject.end, verb.behind)
    if "tell" in verb.ways and folded.lowers[resume][:1].isalpha():
        return skip_addressee(folded, resume)
    return resume


def _before_joint(folded: Folded, first: int, taken: int) -> int:
    """Give where an attribution begins, with the "as" or "and" in front of it."""
    joint = first - 1
    joined = joint > taken and folded.lowers[joint] in {"as", "but", "and"}
    return joint if joined else first


def _in_front(folded: Folded, taken: int, *, first: int, resume: int) -> Range | None:
    """Give the words between the last report and an attribution that can be said there."""
    start = max(_utterance_start(folded, taken, first), behind_dateline(folded))
    content = trim(folded, start, first)
    return content and _without_title(folded, content)


def _without_title(folded: Folded, content: Range) -> Range:
    """Leave out the office of who speaks: “…,” Executive Director, Ann Smith said."""
    start, end = content
    quoted = next((at for at in range(start, end) if folded.words[at] == MARKED), end)
    behind = folded.lowers[quoted + 1 : end]
    if not 0 < len(behind) <= LONGEST_PHRASE or not ends_in_comma(folded, quoted):
        return content
    tells = any(word in MAIN_VERBS or is_auxiliary(word) for word in behind)
    return content if tells or MARKED in folded.words[quoted + 1 : end] else (start, quoted + 1)


def _depends(folded: Folded, content: Range) -> bool:
    """Tell whether words only open a clause: As a start, the king agreed; not: 40 fled, he said."""
    start, end = content
    opening = folded.lowers[start + (folded.lowers[start] in FOCUS)]
    if folded.words[end - 1] == MARKED:
        return False
    if "," in folded.words[start:end]:
        return _only_dates(folded, start, end)
    if opening.endswith("ing") or opening in PREPOSITIONS:
        says = _counts(folded, start, end) or has_auxiliary(folded.lowers[start:end])
        return not says
    return opening in OPENERS


def _only_dates(folded: Folded, start: int, end: int) -> bool:
    """Tell whether a time and a phrase are all: The week before, as a result of votes in Rome."""
    comma = folded.words.index(",", start)
    dates = not PERIODS.isdisjoint(folded.lowers[start:comma])
    tells = has_auxiliary(folded.lowers[start:end])
    return dates and folded.lowers[comma + 1] in PREPOSITIONS | OPENERS and not tells


def _counts(folded: Folded, start: int, end: int) -> bool:
    """Tell whether a preposition opens a number that does something: Over 300 people fled."""
    opening = folded.lowers[start + 1 : start + 3]
    number = "least" in opening or "most" in opening or any(word[:1].isdigit() for word in opening)
    return number and end - start >= SHORTEST_CLAUSE


def ends_clause(folded: Folded, resume: int) -> bool:
    """Tell whether an attribution is about nothing behind it: "…, he said on Monday"."""
    lower = folded.lowers[skip_adjunct(folded, resume)]
    return not lower[:1].isalnum() or lower in ADVERBIAL


def _utterance_start(folded: Folded, taken: int, first: int) -> int:
    """Find where what stands in front begins: behind a colon that introduces a quotation."""
    place = first - 1
    while place > taken and folded.words[place] in CLOSING:
        place -= 1
    return place + 1 if place > taken and folded.words[place] == ":" else taken


def _behind_inverted(folded: Folded, verb: Verb, subject: Subject) -> Attribution | None:
    """Read: Said Smith: “…”"""
    start = subject.end + 1
    if folded.lowers[subject.end] not in {":", ","} or folded.lowers[start] != MARKED:
        return None
    return Attribution(
        cue=(verb.index, verb.behind),
        subject=subject,
        pieces=[(start, start + 1)],
        end=start + 1,
        rule="say, quotation behind",
    )


def _rest(folded: Folded, resume: int, content: Range) -> Range | None:
    """Find the second half of what an attribution interrupts."""
    quoted = folded.words[content[1] - 1] == MARKED
    at = next_quotation(folded, resume) if quoted else _behind_phrase(folded, resume)
    if folded.lowers[at] in INTRODUCING:
        at += 1
    if at >= len(folded.words):
        return None
    if folded.words[at] == MARKED:
        return from_quotation(folded, at)
    return None if quoted else _rest_of_clause(folded, at, content)


def _rest_of_clause(folded: Folded, at: int, content: Range) -> Range | None:
    """Find the second half of a clause, behind the comma in front of a word; it is no office."""
    start, end = content
    if folded.lowers[at - 1] != ",":
        return None
    if end - start > ASIDE and folded.lowers[start] not in DEPENDENT:
        return None
    if folded.lowers[at].endswith("ing") or folded.lowers[at] in {"who", "which"}:
        return None
    rest = trim(folded, at, right_end(folded, at))
    return None if rest and _is_office(folded, rest) else rest


def _is_office(folded: Folded, rest: Range) -> bool:
    """Tell whether words behind who speaks say who that is: police chief of the province."""
    if title_genders().keys().isdisjoint(folded.words[rest[0] : rest[1]]):
        return False
    return rest[1] - rest[0] <= SHORTEST_CLAUSE or not has_verb(folded, *rest)


def _behind_phrase(folded: Folded, resume: int) -> int:
    """Find where the words go on behind what says when or where an attribution was made."""
    at = skip_adjunct(folded, resume)
    if folded.lowers[at] in PREPOSITIONS:
        for index in range(at, min(at + LONGEST_PHRASE, len(folded.words))):
            if folded.words[index] == ",":
                return index
    return at
