"""Find what a verb of reporting reports behind it."""

from collections.abc import Set

from generator.parse.grammar.word_classes import (
    DETERMINERS,
    EVIDENCE,
    JOINTS,
    PREPOSITIONS,
    RECALLING,
    SUBJECTS,
    SUBORDINATORS,
    TIMES,
    WRITINGS,
    is_auxiliary,
)
from generator.parse.quotes.adjuncts import INTRODUCING, behind_aside, skip_addressee, skip_adjunct
from generator.parse.quotes.contents import from_quotation, right_end, trim
from generator.parse.quotes.folding import MARKED, Folded, Range, Verb
from generator.parse.quotes.verb_groups import has_verb
from generator.word_lists import set_of, word_set

RECALLED = 20  # words from a verb of recalling to the words quoted
QUESTIONS = set_of("how why whether what if")
LONGEST_DENIAL = 2  # words: "never again"
# They open no clause that is reported without "that".
NOT_REPORTED = JOINTS | {"who", "which", "when", "where", "while", "because", "so"}
LOOSE = set_of("that believe find")  # only a clear clause may follow without "that"
ASKING = set_of("say that tell find")  # ways behind which a question is reported
NO_WAYS: frozenset[str] = frozenset()
# Ways behind which a word may open a phrase in front of what is said: said in May, the road …
FRONTED = dict.fromkeys(PREPOSITIONS, set_of("say tell that"))
FRONTED.setdefault("while", frozenset({"say"}))
ABOUT = set_of("about around over under up between near above below")
NUMBERS = word_set("grammar", "number words") | {"to", "half", "a", "dozens"}
LONGEST_SUBJECT = 14  # words from the head of a subject to its verb
LONGEST_URGED = 20  # words from the verb to the infinitive
LONGEST_BARE_SUBJECT = 12  # words of a subject, its auxiliary included
LONGEST_PHRASE = 10  # words of a phrase in front of a clause, up to its comma
LONGEST_AS = 7  # words from "As Smith told" to the comma behind it


def content_behind(folded: Folded, verb: Verb) -> Range | None:
    """Find what is said behind the verb."""
    behind, ways = verb.behind, verb.ways
    if "tell" in ways and (told := _told(folded, behind)):
        return told
    if "urge" in ways and (urged := _urged(folded, behind)):
        return urged
    if "prepositional" in ways:
        opening = folded.lowers[behind]
        starts = opening == MARKED or opening[:1].isalnum()
        return trim(folded, behind, right_end(folded, behind)) if starts else None
    if not ways - {"tell", "urge"}:
        return None
    return _clause_with_denial(folded, behind, at=skip_adjunct(folded, behind), ways=ways)


def _told(folded: Folded, behind: int) -> Range | None:
    """Find what somebody is told, behind the words for who that is."""
    addressed = skip_addressee(folded, behind)
    if addressed == behind:
        return None
    return _clause_with_denial(folded, behind, at=skip_adjunct(folded, addressed), ways={"tell"})


def _clause_with_denial(folded: Folded, behind: int, *, at: int, ways: Set[str]) -> Range | None:
    """Find what is reported from a word on, and with it the "not" or "never" in front of it.

    "Asked them not to leave", "vowed never again to leave": what they vow is never again to leave.
    """
    found = _clause(folded, at, ways)
    near = range(max(behind, at - LONGEST_DENIAL), at)
    denial = next((index for index in near if folded.lowers[index] in {"not", "never"}), None)
    return found if found is None or denial is None else (denial, found[1])


def _urged(folded: Folded, behind: int) -> Range | None:
    """Find who is urged and to what."""
    end = right_end(folded, behind)
    near = range(behind, min(end, behind + LONGEST_URGED))
    asks = any(_is_infinitive(folded, index) for index in near)
    return trim(folded, behind, end) if asks else None


def _is_infinitive(folded: Folded, index: int) -> bool:
    """Tell whether an infinitive begins at a word, or stands in the quotation there."""
    if index in folded.marked and " to " in folded.inner(index):
        return True
    if folded.words[index] != "to":
        return folded.lowers[index] == "not"
    following = folded.lowers[index + 1]
    return following == MARKED or (following[:1].isalpha() and following not in DETERMINERS)


def _clause(folded: Folded, start: int, ways: Set[str]) -> Range | None:
    """Find what is reported from a word on: quotation, clause, infinitive or object."""
    introduction = folded.lowers[start]
    at = start + 1 if introduction in INTRODUCING else start
    if introduction == ",":
        at = behind_aside(folded, at)
    if at >= len(folded.words):
        return None
    lower = folded.lowers[at]
    if lower == MARKED:
        return from_quotation(folded, at)
    if at > start and introduction != ":" and lower != "that":
        return None
    begin = _clause_start(folded, start, at=at, ways=ways)
    return None if begin is None else trim(folded, begin, right_end(folded, at))


def _clause_start(folded: Folded, behind: int, *, at: int, ways: Set[str]) -> int | None:
    """Give where the clause begins that starts with the word `at`; None where none does."""
    lower = folded.lowers[at]
    if at > behind and folded.lowers[behind] == ":":
        return at
    if lower == "as" and "judge" in ways and folded.lowers[at + 1] == MARKED:
        return at + 1  # a plan that she described as “a gift”
    return at if _may_open(folded, behind, at=at, ways=ways) else None


def _may_open(folded: Folded, behind: int, *, at: int, ways: Set[str]) -> bool:
    """Tell whether what is reported in these ways may begin with the word `at`."""
    lower = folded.lowers[at]
    if lower == "that":
        return folded.lowers[at - 1] != "as"  # identified as that of a sailor
    if lower in QUESTIONS and ways & ASKING:
        return True
    if lower == "to":
        return bool(ways & {"pledge", "tell"})
    if ways & FRONTED.get(lower, NO_WAYS) and _opens_clause(folded, at):
        return True
    if not lower[0].isalnum() or lower in NOT_REPORTED:
        return False
    return _may_be_bare(folded, behind, at=at, ways=ways)


def _opens_clause(folded: Folded, at: int) -> bool:
    """Tell whether a preposition opens what is said: said at least 40 fled, said in May, the road …

    It opens a number that something is said of, or a phrase in front of a clause.
    """
    if opens_number(folded, at):
        return has_verb(folded, at + 2)
    for index in range(at + 1, min(at + LONGEST_PHRASE, len(folded.words))):
        word = folded.words[index]
        if word == ",":
            return not _dates(folded, at, index) and _has_auxiliary(folded, index + 2)
        if not word[0].isalnum():
            return False
    return False


def opens_number(folded: Folded, at: int) -> bool:
    """Tell whether a number stands at a word: 40, at least 40, more than ten, over 300."""
    near = folded.lowers[at + 1 : at + 3]
    return near[:1] == ["least"] or (folded.lowers[at] in ABOUT and any(map(_is_number, near)))


def _is_number(word: str) -> bool:
    return word[:1].isdigit() or word in NUMBERS


def _dates(folded: Folded, start: int, end: int) -> bool:
    """Tell whether a phrase says when or where something is said: in a statement, on Monday."""
    words = folded.words[start:end]
    return not TIMES.isdisjoint(words) or not WRITINGS.isdisjoint(words)


def _may_be_bare(folded: Folded, behind: int, *, at: int, ways: Set[str]) -> bool:
    """Tell whether what begins at a word can be reported although no "that" opens it."""
    if ways & {"judge", "name"}:
        return True
    if ways & {"say", "tell"}:
        if not folded.lowers[at].endswith("ing") or _has_auxiliary(folded, at + 1):
            return True
        return _is_recalled(folded, behind)
    if "find" in ways:
        # The subject is a study, a poll or those who made it.
        if not EVIDENCE.isdisjoint(folded.lowers[max(0, behind - LONGEST_SUBJECT) : behind]):
            return True
        if _is_recalled(folded, behind):  # remembered hearing him “shout”
            return any(behind < index < behind + RECALLED for index in folded.marked)
    return bool(ways & LOOSE) and is_clause(folded, at)


def _is_recalled(folded: Folded, behind: int) -> bool:
    """Tell whether a participle says what is told: recalled seeing smoke."""
    recalls = folded.lowers[behind - 1] in RECALLING
    return recalls and folded.lowers[behind].endswith("ing")


def is_clause(folded: Folded, start: int) -> bool:
    """Tell whether a clause without "that" begins there: a pronoun, or subject and auxiliary."""
    lower, following = folded.lowers[start], folded.lowers[start + 1]
    subject, _, auxiliary = lower.partition("'")
    if auxiliary:
        return subject in SUBJECTS  # he'd, they've
    if lower == "it":
        return is_auxiliary(following) or following.endswith(("ed", "s"))
    if lower == "there" and not following[:1].isalnum():
        return False  # several metres of wall added there, several gallons saved elsewhere
    return lower in SUBJECTS or _has_auxiliary(folded, start + 1)


def _has_auxiliary(folded: Folded, start: int) -> bool:
    """Tell whether an auxiliary follows before the subject has ended."""
    stop = min(len(folded.words), start - 1 + LONGEST_BARE_SUBJECT)
    for word in folded.lowers[start:stop]:
        if is_auxiliary(word):
            return True
        if word in SUBORDINATORS or word in {"who", "to"}:
            return False
        if word.endswith("ing") or not word[0].isalnum():
            return False
    return False


def behind_as(folded: Folded, behind: int) -> Range | None:
    """Find what is said behind "As Smith told the paper,"."""
    for index in range(behind, min(behind + LONGEST_AS, len(folded.words))):
        if folded.words[index] == ",":
            return trim(folded, index + 1, right_end(folded, index + 1))
    return None
