"""Find what a verb of reporting reports: behind it, in front of it, or on both sides."""

from collections.abc import Set

from generator.parse.grammar.word_classes import (
    CONJUNCTIONS,
    DASHES,
    DETERMINERS,
    EVIDENCE,
    JOINTS,
    OPENERS,
    PREPOSITIONS,
    SUBJECTS,
    SUBORDINATORS,
    is_auxiliary,
)
from generator.parse.quotes.adjuncts import behind_aside, next_quotation, skip_addressee, skip_adjunct
from generator.parse.quotes.contents import Range, Report, right_end, trim
from generator.parse.quotes.folding import MARKED, Folded
from generator.parse.quotes.noun_phrases import Subject
from generator.parse.quotes.reporting_verbs import Verb
from generator.parse.quotes.rules import name_in_front
from generator.parse.quotes.utterances import is_utterance, opens_utterance

QUESTIONS = frozenset({"how", "why", "whether", "what", "if"})
DENIALS = frozenset({"not", "never"})
INTRODUCING = DASHES | {",", ":"}
CLOSING = DASHES | {",", MARKED}  # what stands between what is said and who says it
ADVERBIAL = PREPOSITIONS | SUBORDINATORS | CONJUNCTIONS - {"that", "what"}  # behind an attribution they open no clause
DEPENDENT = SUBORDINATORS | PREPOSITIONS | {"even"}  # words that open half a sentence
LOOSE = frozenset({"that", "believe", "find"})  # ways in which only a clear clause may follow without "that"
LONGEST_SUBJECT = 14  # words from the head of a subject to its verb
LONGEST_URGED = 20  # words from the verb to the infinitive
SHORTEST_CLAUSE = 4  # words: "At least 40 fled", but "In 2015"
ASIDE = 7  # words before ", he said, …" up to which what follows still belongs to the statement


def content_behind(folded: Folded, verb: Verb) -> Range | None:
    """What is said behind the verb."""
    behind, ways = verb.behind, verb.ways
    if "tell" in ways:
        addressed = skip_addressee(folded, behind)
        if addressed > behind:
            found = _clause(folded, skip_adjunct(folded, addressed), {"tell"})
            if found:
                start, end = found  # "asked them not to leave": what they are asked is not to leave
                return start - (folded.lowers[start - 1] in DENIALS and start - 1 >= behind), end
    if "urge" in ways:
        end = right_end(folded, behind)
        if _asks(folded, behind, min(end, behind + LONGEST_URGED)):
            return trim(folded, behind, end)
    if "prepositional" in ways:
        starts = folded.lowers[behind] == MARKED or folded.lowers[behind][:1].isalnum()
        return trim(folded, behind, right_end(folded, behind)) if starts else None
    if not ways - {"tell", "urge"}:
        return None
    return _clause(folded, skip_adjunct(folded, behind), ways)


def _asks(folded: Folded, start: int, end: int) -> bool:
    """Whether the infinitive that somebody is urged to stands behind, or inside a quotation."""
    for index in range(start, end):
        if index in folded.marked and " to " in folded.inner(index):
            return True
        following = folded.lowers[index + 1]
        opens = following == MARKED or (following[:1].isalpha() and following not in DETERMINERS)
        if folded.lowers[index] == "not" or (folded.words[index] == "to" and opens):
            return True
    return False


def _clause(folded: Folded, start: int, ways: Set[str]) -> Range | None:
    """A quotation, a that-clause, a bare clause, an infinitive or an object that begins at a word."""
    at = start + 1 if folded.lowers[start] in INTRODUCING else start
    if at > start and folded.lowers[start] == ",":
        at = behind_aside(folded, at)
    word, lower = folded.words[at] if at < len(folded.words) else "", folded.lowers[at]
    if word == MARKED:
        if is_utterance(folded, at):
            return at, at + 1
        return trim(folded, at, right_end(folded, at))
    if at > start:
        if folded.lowers[start] == ":" and word:
            return trim(folded, at, right_end(folded, at))
        if lower != "that":
            return None
    end = right_end(folded, at)
    if lower == "that" or (lower in QUESTIONS and ways & {"say", "that", "tell", "find"}):
        return trim(folded, at, end)
    if lower == "to":
        return trim(folded, at, end) if ways & {"pledge", "tell"} else None
    if lower == "as" and "judge" in ways and folded.lowers[at + 1] == MARKED:
        return trim(folded, at + 1, end)  # a plan that she described as “a gift”
    if not word or not word[0].isalnum() or lower in JOINTS:
        return None
    if lower in {"who", "which", "when", "where", "while", "because", "so"}:
        return None
    return trim(folded, at, end) if _may_be_bare(folded, start, at, ways) else None


def _may_be_bare(folded: Folded, behind: int, at: int, ways: Set[str]) -> bool:
    """Whether what begins at a word can be what is reported although no "that" opens it."""
    if ways & {"judge", "name"}:
        return True
    if ways & {"say", "tell"}:
        return not folded.lowers[at].endswith("ing")
    return ("find" in ways and _is_evidence(folded, behind)) or (bool(ways & LOOSE) and is_clause(folded, at))


def is_clause(folded: Folded, start: int) -> bool:
    """Whether a clause begins at a word without "that": a pronoun as subject, or a subject with its auxiliary."""
    lower, following = folded.lowers[start], folded.lowers[start + 1]
    if lower == "it":
        return is_auxiliary(following) or following.endswith(("ed", "s"))
    if lower == "there" and not following[:1].isalnum():
        return False  # several metres of wall added there, several gallons saved elsewhere
    if lower in SUBJECTS:
        return True
    for index in range(start + 1, min(len(folded.words), start + 12)):
        word = folded.lowers[index]
        if is_auxiliary(word):
            return True
        if word in SUBORDINATORS or word in {"who", "to"} or word.endswith("ing") or not word[0].isalnum():
            return False
    return False


def _is_evidence(folded: Folded, behind: int) -> bool:
    """Whether the subject in front of the verb is a study, a poll or those who made it."""
    return not EVIDENCE.isdisjoint(folded.lowers[max(0, behind - LONGEST_SUBJECT) : behind])


def behind_as(folded: Folded, behind: int) -> Range | None:
    """What is said behind "As Smith told the paper,"."""
    for index in range(behind, min(behind + ASIDE, len(folded.words))):
        if folded.words[index] == ",":
            return trim(folded, index + 1, right_end(folded, index + 1))
    return None


def read_in_front(folded: Folded, verb: Verb, subject: Subject, taken: int) -> Report | None:
    """What is said in front of the verb: the clause before ", he said" or before ", said Smith"."""
    if subject.shared or subject.whose or folded.lowers[subject.start] in {"who", "which", "that"}:
        return None
    inverted = subject.start >= verb.behind
    first = verb.index if inverted else subject.start
    resume = subject.end if inverted else verb.behind
    if "tell" in verb.ways and folded.lowers[resume][:1].isalpha():
        resume = skip_addressee(folded, resume)
    border = folded.words[first - 1] if first > taken else ""
    if folded.lowers[first - 1] in {"as", "but", "and"} and first - 2 >= taken:
        border = folded.words[first - 2]
        first -= 1
    if border not in CLOSING:
        return _behind_inverted(folded, verb, subject) if inverted else None
    if folded.words[first - 1] != MARKED and not ends_clause(folded, resume):
        return None
    content = trim(folded, _utterance_start(folded, taken, first), first)
    if content and _joins_halves(folded, content[1] - 1, resume):
        content = content[1] - 1, content[1]
    if content is None:
        return _behind_inverted(folded, verb, subject) if inverted else None
    rest = None if _names_programme(folded, verb) else _rest(folded, resume, content)
    if not rest and _depends(folded, content):
        return None
    pieces = [content, rest] if rest else [content]
    rule = name_in_front(folded, verb, pieces)
    return Report((verb.index, verb.behind), subject, pieces, rest[1] if rest else resume, rule)


def _depends(folded: Folded, content: Range) -> bool:
    """Whether words are but the opening of a clause: As a start, the king agreed; not: At least 40 fled, he said."""
    start, end = content
    opening = folded.lowers[start]
    if folded.words[end - 1] == MARKED or "," in folded.words[start:end]:
        return False
    if opening.endswith("ing") or opening in PREPOSITIONS:
        return not (_counts(folded, start, end) or any(map(is_auxiliary, folded.lowers[start:end])))
    return opening in OPENERS


def _counts(folded: Folded, start: int, end: int) -> bool:
    """Whether a preposition opens a number of something that does something: Over 300 people fled."""
    opening = folded.lowers[start + 1 : start + 3]
    number = "least" in opening or "most" in opening or any(word[:1].isdigit() for word in opening)
    return number and end - start >= SHORTEST_CLAUSE


def _names_programme(folded: Folded, verb: Verb) -> bool:
    """Whether a quotation is who is told: “…,” she told “Good Morning”."""
    return "tell" in verb.ways and folded.lowers[verb.behind] == MARKED


def ends_clause(folded: Folded, resume: int) -> bool:
    """Whether nothing stands behind an attribution that it could be about: "…, he said on Monday"."""
    lower = folded.lowers[skip_adjunct(folded, resume)]
    if not lower[:1].isalnum():
        return True
    return lower in ADVERBIAL


def _utterance_start(folded: Folded, taken: int, first: int) -> int:
    """Where what stands in front of an attribution begins: behind the colon that introduces a quotation, if any."""
    place = first - 1
    while place > taken and folded.words[place] in CLOSING:
        place -= 1
    return place + 1 if place > taken and folded.words[place] == ":" else taken


def _joins_halves(folded: Folded, index: int, resume: int) -> bool:
    """Whether "as Smith said" stands between two halves of a quotation inside a clause of the writer's own.

    He left the town – “spreading,” as the paper put it, “fear of worse”: only the words between the marks are reported.
    """
    if index not in folded.marked or folded.lowers[index + 1] != "as" or opens_utterance(folded, index):
        return False
    return folded.words[resume : resume + 2] == [",", MARKED]


def _behind_inverted(folded: Folded, verb: Verb, subject: Subject) -> Report | None:
    """Said Smith: “…”"""
    if folded.lowers[subject.end] not in {":", ","} or folded.lowers[subject.end + 1] != MARKED:
        return None
    content = subject.end + 1, subject.end + 2
    return Report((verb.index, verb.behind), subject, [content], content[1], "say, quotation behind")


def _rest(folded: Folded, resume: int, content: Range) -> Range | None:
    """The second half of what an attribution interrupts."""
    quoted = folded.words[content[1] - 1] == MARKED
    at = next_quotation(folded, resume) if quoted else skip_adjunct(folded, resume)
    if not quoted and folded.lowers[at] in PREPOSITIONS:
        at = next((i for i in range(at, min(at + 10, len(folded.words))) if folded.words[i] == ","), at)
    if folded.lowers[at] in INTRODUCING:
        at += 1
    if at >= len(folded.words):
        return None
    if folded.words[at] == MARKED:
        end = at + 1 if is_utterance(folded, at) else right_end(folded, at)
        return trim(folded, at, end)
    opening = folded.lowers[content[0]]
    dependent = opening in DEPENDENT
    if folded.lowers[at - 1] != "," or quoted:
        return None
    if not dependent and content[1] - content[0] > ASIDE:
        return None
    if folded.lowers[at].endswith("ing") or folded.lowers[at] in {"who", "which"}:
        return None
    return trim(folded, at, right_end(folded, at))
