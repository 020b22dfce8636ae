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
    RECALLING,
    SUBJECTS,
    SUBORDINATORS,
    TIMES,
    WRITINGS,
    is_auxiliary,
)
from generator.parse.quotes.adjuncts import (
    behind_aside,
    next_quotation,
    skip_addressee,
    skip_adjunct,
)
from generator.parse.quotes.clause_subjects import behind_dateline
from generator.parse.quotes.contents import right_end, trim
from generator.parse.quotes.folding import MARKED, Folded
from generator.parse.quotes.report_parts import Attribution, Range, Subject, Verb
from generator.parse.quotes.rules import name_in_front
from generator.parse.quotes.utterances import is_utterance, opens_utterance
from generator.word_lists import read_words

QUOTING_ONLY = ("continu", "read")  # how the verbs begin that report nothing but quotations
QUESTIONS = frozenset({"how", "why", "whether", "what", "if"})
DENIALS = frozenset({"not", "never"})
INTRODUCING = DASHES | {",", ":"}
CLOSING = DASHES | {",", MARKED}  # what stands between what is said and who says it
# Behind an attribution they open no clause of which it could be a part.
ADVERBIAL = PREPOSITIONS | SUBORDINATORS | CONJUNCTIONS - {"that", "what"}
DEPENDENT = SUBORDINATORS | PREPOSITIONS | {"even"}  # words that open half a sentence
RELATIVES = frozenset({"who", "which", "that"})
# They open no clause that is reported without "that".
NOT_REPORTED = JOINTS | {"who", "which", "when", "where", "while", "because", "so"}
LOOSE = frozenset({"that", "believe", "find"})  # only a clear clause may follow without "that"
ASKING = frozenset({"say", "that", "tell", "find"})  # ways behind which a question is reported
ABOUT = frozenset({"about", "around", "over", "under", "up", "between", "near", "above", "below"})
NUMBERS = frozenset(read_words("grammar")["number words"]) | {"to", "half", "a", "dozens"}
LONGEST_SUBJECT = 14  # words from the head of a subject to its verb
LONGEST_URGED = 20  # words from the verb to the infinitive
LONGEST_BARE_SUBJECT = 12  # words of a subject, its auxiliary included
LONGEST_PHRASE = 10  # words of a phrase behind an attribution, up to its comma
SHORTEST_CLAUSE = 4  # words: "At least 40 fled", but "In 2015"
ASIDE = 7  # words before ", he said, …" up to which what follows still belongs to the statement


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
    return _clause(folded, skip_adjunct(folded, behind), ways)


def _told(folded: Folded, behind: int) -> Range | None:
    """Find what somebody is told, behind the words for who that is."""
    addressed = skip_addressee(folded, behind)
    if addressed == behind:
        return None
    found = _clause(folded, skip_adjunct(folded, addressed), {"tell"})
    if found is None:
        return None
    start, end = found  # "asked them not to leave": what they are asked is not to leave
    denied = start > behind and folded.lowers[start - 1] in DENIALS
    return (start - 1 if denied else start), end


def _urged(folded: Folded, behind: int) -> Range | None:
    """Find who is urged and to what."""
    end = right_end(folded, behind)
    asks = _asks(folded, behind, min(end, behind + LONGEST_URGED))
    return trim(folded, behind, end) if asks else None


def _asks(folded: Folded, start: int, end: int) -> bool:
    """Tell whether the infinitive to which somebody is urged stands there, or in a quotation."""
    return any(_is_infinitive(folded, index) for index in range(start, end))


def _is_infinitive(folded: Folded, index: int) -> bool:
    """Tell whether an infinitive begins at a word, or stands in the quotation there."""
    if index in folded.marked and " to " in folded.inner(index):
        return True
    if folded.words[index] != "to":
        return folded.lowers[index] == "not"
    following = folded.lowers[index + 1]
    return following == MARKED or (following[:1].isalpha() and following not in DETERMINERS)


def _clause(folded: Folded, start: int, ways: Set[str]) -> Range | None:
    """Find what is reported from a word on.

    That is a quotation, a that-clause, a bare clause, an infinitive or an object.
    """
    introduction = folded.lowers[start]
    at = start + 1 if introduction in INTRODUCING else start
    if introduction == ",":
        at = behind_aside(folded, at)
    if at >= len(folded.words):
        return None
    lower = folded.lowers[at]
    if lower == MARKED:
        return _from_quotation(folded, at)
    if at > start and introduction != ":" and lower != "that":
        return None
    begin = _clause_start(folded, start, at=at, ways=ways)
    return None if begin is None else trim(folded, begin, right_end(folded, at))


def _from_quotation(folded: Folded, at: int) -> Range | None:
    """Give a quotation, with the rest of its sentence where it is none of its own."""
    end = at + 1 if is_utterance(folded, at) else right_end(folded, at)
    return trim(folded, at, end)


def _clause_start(folded: Folded, behind: int, *, at: int, ways: Set[str]) -> int | None:
    """Give where the clause begins that starts with the word `at`; None where none does."""
    lower = folded.lowers[at]
    if at > behind and folded.lowers[behind] == ":":
        return at
    if lower == "that" or (lower in QUESTIONS and ways & ASKING):
        return at
    if lower == "to":
        return at if ways & {"pledge", "tell"} else None
    if lower == "as" and "judge" in ways and folded.lowers[at + 1] == MARKED:
        return at + 1  # a plan that she described as “a gift”
    if lower in PREPOSITIONS and ways & {"say", "tell", "that"} and _opens_clause(folded, at):
        return at
    if not lower[0].isalnum() or lower in NOT_REPORTED:
        return None
    return at if _may_be_bare(folded, behind, at=at, ways=ways) else None


def _opens_clause(folded: Folded, at: int) -> bool:
    """Tell whether a preposition opens what is said: said at least 40 fled, said in May, the road …

    It opens a number that something is said of, or a phrase in front of a clause.
    """
    if _opens_number(folded, at):
        return _has_verb(folded, at + 2)
    for index in range(at + 1, min(at + LONGEST_PHRASE, len(folded.words))):
        word = folded.words[index]
        if word == ",":
            return not _dates(folded, at, index) and _has_auxiliary(folded, index + 2)
        if not word[0].isalnum():
            return False
    return False


def _opens_number(folded: Folded, at: int) -> bool:
    """Tell whether a preposition and a number stand at a word: at least 40, up to ten, over 300."""
    near = folded.lowers[at + 1 : at + 3]
    if near[:1] == ["least"] or near[:1] == ["most"]:
        return True
    return folded.lowers[at] in ABOUT and any(_is_number(word) for word in near)


def _is_number(word: str) -> bool:
    return word[:1].isdigit() or word in NUMBERS


def _has_verb(folded: Folded, start: int) -> bool:
    """Tell whether an auxiliary or a past tense follows, before the sentence is cut."""
    for word in folded.lowers[start : start + LONGEST_BARE_SUBJECT]:
        if word in {";", ":", ""}:
            return False
        if is_auxiliary(word) or word.endswith("ed"):
            return True
    return False


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
        return folded.lowers[behind - 1] in RECALLING  # recalled seeing smoke
    if "find" in ways and _is_evidence(folded, behind):
        return True
    return bool(ways & LOOSE) and is_clause(folded, at)


def is_clause(folded: Folded, start: int) -> bool:
    """Tell whether a clause begins at a word without "that".

    It has a pronoun as subject, or a subject with its auxiliary.
    """
    lower, following = folded.lowers[start], folded.lowers[start + 1]
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


def _is_evidence(folded: Folded, behind: int) -> bool:
    """Tell whether the subject in front of the verb is a study, a poll or those who made it."""
    return not EVIDENCE.isdisjoint(folded.lowers[max(0, behind - LONGEST_SUBJECT) : behind])


def behind_as(folded: Folded, behind: int) -> Range | None:
    """Find what is said behind "As Smith told the paper,"."""
    for index in range(behind, min(behind + ASIDE, len(folded.words))):
        if folded.words[index] == ",":
            return trim(folded, index + 1, right_end(folded, index + 1))
    return None


def read_in_front(folded: Folded, verb: Verb, subject: Subject, taken: int) -> Attribution | None:
    """Read what is said in front of the verb: the clause before ", he said" or ", said Smith"."""
    if subject.shared or subject.whose or folded.lowers[subject.start] in RELATIVES:
        return None
    inverted = subject.start >= verb.behind
    if inverted and not _may_invert(folded, verb, subject):
        return None
    resume = _behind_attribution(folded, verb, subject)
    first = _before_joint(folded, verb.index if inverted else subject.start, taken)
    border = folded.words[first - 1] if first > taken else ""
    if border in CLOSING and border != MARKED and not ends_clause(folded, resume):
        return None
    content = None
    if border in CLOSING:
        content = _in_front(folded, taken, first=first, resume=resume)
    if content and folded.lowers[verb.index].startswith(QUOTING_ONLY):
        content = content if folded.words[content[1] - 1] == MARKED else None
    if content is None:
        return _behind_inverted(folded, verb, subject) if inverted else None
    return _around(folded, verb, subject, content=content, resume=resume)


def _may_invert(folded: Folded, verb: Verb, subject: Subject) -> bool:
    """Tell whether a subject may stand behind its verb: …, added Smith; not: …, shook the house.

    Verbs of saying alone, and what stands behind a quotation, invert without a name.
    """
    if "say" in verb.ways or folded.words[verb.index - 1] == MARKED:
        return True
    before = folded.words[max(0, verb.index - 2) : verb.index]
    named = any(word[0].isupper() for word in folded.words[subject.start : subject.end])
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
    rest = None if _names_programme(folded, verb) else _rest(folded, resume, content)
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
    if content and _joins_halves(folded, content[1] - 1, resume):
        return content[1] - 1, content[1]
    return content


def _depends(folded: Folded, content: Range) -> bool:
    """Tell whether words are but the opening of a clause.

    As a start, the king agreed; not: At least 40 fled, he said.
    """
    start, end = content
    opening = folded.lowers[start]
    if folded.words[end - 1] == MARKED or "," in folded.words[start:end]:
        return False
    if opening.endswith("ing") or opening in PREPOSITIONS:
        says = _counts(folded, start, end) or any(map(is_auxiliary, folded.lowers[start:end]))
        return not says
    return opening in OPENERS


def _counts(folded: Folded, start: int, end: int) -> bool:
    """Tell whether a preposition opens a number that does something: Over 300 people fled."""
    opening = folded.lowers[start + 1 : start + 3]
    number = "least" in opening or "most" in opening or any(word[:1].isdigit() for word in opening)
    return number and end - start >= SHORTEST_CLAUSE


def _names_programme(folded: Folded, verb: Verb) -> bool:
    """Tell whether a quotation is who is told: “…,” she told “Good Morning”."""
    return "tell" in verb.ways and folded.lowers[verb.behind] == MARKED


def ends_clause(folded: Folded, resume: int) -> bool:
    """Tell whether nothing stands behind an attribution that it could be about.

    "…, he said on Monday"
    """
    lower = folded.lowers[skip_adjunct(folded, resume)]
    return not lower[:1].isalnum() or lower in ADVERBIAL


def _utterance_start(folded: Folded, taken: int, first: int) -> int:
    """Find where what stands in front of an attribution begins.

    That is behind the colon that introduces a quotation, if one does.
    """
    place = first - 1
    while place > taken and folded.words[place] in CLOSING:
        place -= 1
    return place + 1 if place > taken and folded.words[place] == ":" else taken


def _joins_halves(folded: Folded, index: int, resume: int) -> bool:
    """Tell whether "as Smith said" stands between halves of a quotation in the writer's clause.

    He left the town – “spreading,” as the paper put it, “fear of worse”: only the words between the
    marks are reported.
    """
    if index not in folded.marked or folded.lowers[index + 1] != "as":
        return False
    return not opens_utterance(folded, index) and folded.words[resume : resume + 2] == [",", MARKED]


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
        return _from_quotation(folded, at)
    if quoted or folded.lowers[at - 1] != ",":
        return None
    start, end = content
    if end - start > ASIDE and folded.lowers[start] not in DEPENDENT:
        return None
    if folded.lowers[at].endswith("ing") or folded.lowers[at] in {"who", "which"}:
        return None
    return trim(folded, at, right_end(folded, at))


def _behind_phrase(folded: Folded, resume: int) -> int:
    """Find where the words go on behind what says when or where an attribution was made."""
    at = skip_adjunct(folded, resume)
    if folded.lowers[at] in PREPOSITIONS:
        for index in range(at, min(at + LONGEST_PHRASE, len(folded.words))):
            if folded.words[index] == ",":
                return index
    return at
