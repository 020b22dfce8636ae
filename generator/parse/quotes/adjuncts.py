"""Step over what stands between a reporting verb and what is said: a day, a place, an addressee, an aside."""

from generator.parse.grammar.cues import GERUND, cue_forms
from generator.parse.grammar.word_classes import (
    ADDRESSEES,
    AUXILIARIES,
    BEHIND_ADDRESSEES,
    CONJUNCTIONS,
    DASHES,
    DETERMINERS,
    DOCUMENTS,
    LINKING,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    SUBJECTS,
    TIMES,
    is_adverb,
    is_auxiliary,
)
from generator.parse.quotes.folding import MARKED, Folded
from generator.parse.quotes.utterances import opens_utterance

LONGEST_ADDRESSEE = 15  # words
LONGEST_TIME = 8  # words
STOPS = DASHES | {".", ";"}  # where a phrase ends
BORDERS = DASHES | {";", ":", MARKED}  # where an aside does
INTRODUCING = DASHES | {",", ":"}
CLAUSE = SUBJECTS | {"the", "his", "her", "their", "its"}  # words with which what a document says begins
INSIDE = LINKING | DETERMINERS | CONJUNCTIONS  # words in front of a name that belongs to the addressee
REACH = 30  # words between a verb and the quotation it introduces


def skip_adjunct(folded: Folded, start: int) -> int:
    """Where the words go on behind "on Thursday", "in a statement", "to reporters": at what is said, if it follows."""
    index = start
    while index - start < LONGEST_TIME and index < len(folded.words) and _is_time(folded, index):
        index += 1
    lower = folded.lowers[index]
    if lower in PREPOSITIONS:
        return index if lower == "than" else _behind_phrase(folded, index) or index
    if lower != "that" and lower[:1].isalnum():
        return _behind_day(folded, start, index)  # "nearly all", "only a few", "Monday would be": part of what is said
    return index


def _behind_day(folded: Folded, start: int, end: int) -> int:
    """Where the words go on behind the days in front of a clause."""
    if is_auxiliary(folded.lowers[end]):
        return start
    while start < end and not is_adverb(folded.words[start]):
        start += 1
    return start


def _is_time(folded: Folded, index: int) -> bool:
    """Whether a word belongs to an adverbial of time or manner: on Thursday, last week, repeatedly, May 5."""
    word, lower = folded.words[index], folded.lowers[index]
    following = folded.words[index + 1] if index + 1 < len(folded.words) else ""
    if lower in {"on", "this", "last", "next"}:
        return following in TIMES
    if word.isdigit():
        return folded.words[index - 1] in TIMES
    if following in POSSESSIVES or lower in PRONOUNS or lower in {"all", "that", "so"}:
        return False
    return word in TIMES or is_adverb(word)


def _behind_phrase(folded: Folded, start: int) -> int | None:
    """Where a quotation or a that-clause begins behind a phrase with a preposition; None where none does."""
    stop = min(len(folded.words), start + REACH)
    for index in range(start + 1, stop):
        word = folded.words[index]
        if word == MARKED:
            if folded.words[index - 1] in {",", ":"} or _is_sentence(folded, index):
                return index
        elif (word == "that" and folded.lowers[index + 1] not in AUXILIARIES) or (
            word == ":" and folded.lowers[index + 1]
        ):
            return index
        elif word in STOPS:
            return None
        elif word in DOCUMENTS and _opens_clause(folded, index + 1):
            return index + 1
    return None


def _is_sentence(folded: Folded, index: int) -> bool:
    """Whether a quotation that no punctuation introduces is nevertheless what is said, and no title or name."""
    long = folded.inner(index).count(" ") > 3
    return long and folded.words[index - 1] not in POSSESSIVES and opens_utterance(folded, index)


def _opens_clause(folded: Folded, index: int) -> bool:
    return folded.lowers[index] in CLAUSE


def behind_aside(folded: Folded, start: int) -> int:
    """Where the words go on behind a stretch between commas, if a quotation or "that" follows: said, in tears, that."""
    forms = cue_forms()
    if folded.lowers[start] in {MARKED, "that"}:
        return start
    for index in range(start, min(len(folded.words) - 1, start + REACH)):
        if folded.words[index] in forms or folded.words[index] in BORDERS:
            return start
        if folded.words[index] == "," and folded.words[index + 1] in {MARKED, "that"}:
            return index + 1
    return start


def next_quotation(folded: Folded, start: int) -> int:
    """Where a quotation goes on behind its attribution: “…,” she told the paper in May, “…”; past the end if it
    does not. Behind a participle only words that go on in small letters do: “If so,” she said, pausing, “we go.”"""
    forms, participle = cue_forms(), False
    for index in range(start, min(len(folded.words), start + 2 * REACH)):
        word = folded.words[index]
        if word == MARKED:
            before = folded.lowers[index - 1]
            if before in {"and", "but"}:
                before = folded.lowers[index - 2]
            if index == start:
                return index
            if before not in INTRODUCING or (participle and opens_utterance(folded, index)):
                break
            return index
        if word == ";":
            break
        if word in forms and index > start and word[0].islower() and not forms[word].noun:
            if forms[word].form is not GERUND or forms[word].ways & {"say", "that", "tell"}:
                break
            participle = True
    return len(folded.words)


def skip_addressee(folded: Folded, start: int) -> int:
    """Where the words go on behind the person who is told something."""
    stop = min(len(folded.words), start + LONGEST_ADDRESSEE)
    for index in range(start, stop):
        if folded.words[index] == "that":
            return index
        if not (folded.words[index][0].isalnum() or folded.words[index] in POSSESSIVES):
            break
    if folded.lowers[start] in ADDRESSEES:
        return start + 1
    index = start + (folded.lowers[start] in DETERMINERS)
    while index < stop and not _ends_addressee(folded, start, index):
        index += 1
    return index


def _ends_addressee(folded: Folded, start: int, index: int) -> bool:
    """Whether a word is no longer part of the addressee: punctuation, a subject, a name behind a common noun."""
    word, lower, before = folded.words[index], folded.lowers[index], folded.lowers[index - 1]
    if not (word[0].isalnum() or word in POSSESSIVES or word == "&" or _titled(folded, index)):
        return True
    if lower in SUBJECTS or lower in BEHIND_ADDRESSEES or is_auxiliary(lower):
        return True
    if index == start:
        return False
    if lower in DETERMINERS:
        return before not in {"of", "at", "for"}
    return word[0].isupper() and folded.words[index - 1].islower() and before not in INSIDE


def _titled(folded: Folded, index: int) -> bool:
    """Whether a short quotation is the title of a programme among the addressee's names: told CBS's “Today” that."""
    return folded.words[index] == MARKED and index > 0 and folded.words[index - 1] in POSSESSIVES
