"""Step over what stands between a reporting verb and what is said.

That is a day, a place, an addressee or an aside.
"""

from generator.parse.grammar.cues import GERUND, cue_forms
from generator.parse.grammar.tokens import DASHES, POSSESSIVES
from generator.parse.grammar.word_classes import (
    ADDRESSEES,
    AUXILIARIES,
    BEHIND_ADDRESSEES,
    CONJUNCTIONS,
    DETERMINERS,
    DOCUMENTS,
    FINITE_VERBS,
    LINKING,
    PREPOSITIONS,
    PRONOUNS,
    SUBJECTS,
    TIMES,
    is_adverb,
    is_auxiliary,
)
from generator.parse.quotes.folding import MARKED, Folded, opens_utterance
from generator.word_lists import set_of

LONGEST_ADDRESSEE = 15  # words
LONGEST_TIME = 8  # words
LONGEST_TITLE = 3  # spaces in a quotation that may be a title
STOPS = DASHES | {".", ";"}  # where a phrase ends
TOPICAL = set_of("about of into against")  # "that" is relative
BORDERS = DASHES | {";", ":", MARKED}  # where an aside does
INTRODUCING = DASHES | {",", ":"}
WHEN = set_of("on this last next")  # before a day
NO_TIMES = PRONOUNS | {"all", "that", "so"}  # although they end as adverbs do, or are in their list
NO_ADDRESSEES = SUBJECTS | BEHIND_ADDRESSEES
CLAUSE = SUBJECTS | {"the", "his", "her", "their", "its"}  # open what a document says
BEFORE_CLAUSE = DOCUMENTS | TIMES | {"time"}  # said at the time he would go
INSIDE = LINKING | DETERMINERS | CONJUNCTIONS  # in front of a name that belongs to the addressee
REACH = 30  # words between a verb and the quotation it introduces


def skip_adjunct(folded: Folded, start: int) -> int:
    """Find where what may be said follows "on Thursday", "in a statement", "to reporters"."""
    index = start
    while index - start < LONGEST_TIME and index < len(folded.words) and _is_time(folded, index):
        index += 1
    lower = folded.lowers[index]
    if lower in PREPOSITIONS:
        return index if lower == "than" else _behind_phrase(folded, index) or index
    if lower != "that" and lower[:1].isalnum():
        # "nearly all", "only a few", "Monday would be": part of what is said
        return _behind_day(folded, start, index)
    return index


def _behind_day(folded: Folded, start: int, end: int) -> int:
    """Find where the words go on behind the days in front of a clause."""
    if is_auxiliary(folded.lowers[end]):
        return start
    while start < end and not is_adverb(folded.words[start]):
        start += 1
    return start


def _is_time(folded: Folded, index: int) -> bool:
    """Tell whether a word says when or how: on Thursday, last week, repeatedly, May 5."""
    word, lower = folded.words[index], folded.lowers[index]
    following = "".join(folded.words[index + 1 : index + 2])
    if lower in WHEN:
        owns = not POSSESSIVES.isdisjoint(folded.words[index + 2 : index + 3])
        return not owns and not TIMES.isdisjoint((following, f"{following}."))
    before = folded.words[index - 1]
    if word == ".":  # behind it the day: Oct. 22
        return f"{before}." in TIMES and following.isdigit()
    if word.isdigit():
        return before in TIMES or (before == "." and _is_time(folded, index - 1))
    if following in POSSESSIVES or lower in NO_TIMES:
        return False
    return is_adverb(word) or not TIMES.isdisjoint((word, f"{word}{following}"))


def _behind_phrase(folded: Folded, start: int) -> int | None:
    """Find where a quotation or a that-clause begins behind a phrase with a preposition."""
    stop = min(len(folded.words), start + REACH)
    for index in range(start + 1, stop):
        word = folded.words[index]
        # In "in a written statement" no clause of its own opens.
        if word in STOPS or (word in FINITE_VERBS and folded.lowers[index - 1] not in DETERMINERS):
            return None
        if folded.lowers[index + 1] in CLAUSE and word in BEFORE_CLAUSE:
            return index + 1
        if _opens_content(folded, index, start):
            return index
    return None


def _opens_content(folded: Folded, index: int, start: int) -> bool:
    """Tell whether what is said begins with a word behind a phrase that begins at `start`."""
    word, following = folded.words[index], folded.lowers[index + 1]
    if word == MARKED:
        return folded.words[index - 1] in {",", ":"} or _is_sentence(folded, index)
    if word == "that" and folded.lowers[start] in TOPICAL:
        return False  # spoke of the role that they play
    if word == "that":
        return following not in AUXILIARIES and not is_auxiliary(folded.lowers[index - 1])
    return word == ":" and following == MARKED


def _is_sentence(folded: Folded, index: int) -> bool:
    """Tell whether a quotation that nothing introduces is what is said, and no title or name."""
    is_long = folded.inner(index).count(" ") > LONGEST_TITLE
    named = folded.words[index - 1] in POSSESSIVES
    return is_long and not named and opens_utterance(folded, index)


def behind_aside(folded: Folded, start: int) -> int:
    """Find where a quotation or "that" follows an aside in commas: said, in tears, that."""
    forms = cue_forms()
    if folded.lowers[start] in {MARKED, "that"}:
        return start
    for index in range(start, min(len(folded.words) - 1, start + REACH)):
        word = folded.words[index]
        if word in forms or word in BORDERS:
            return start
        if word == "," and folded.words[index + 1] in {MARKED, "that"}:
            return index + 1
    return start


def next_quotation(folded: Folded, start: int) -> int:
    """Find where a quotation goes on behind its attribution; past the end if it does not.

    “…,” she told the paper in May, “…”. Behind a participle only words that go on in small letters
    do: “If so,” she said, pausing, “we go.”
    """
    nowhere = len(folded.words)
    for index in range(start, min(nowhere, start + 2 * REACH)):
        word = folded.words[index]
        if word == MARKED:
            return index if index == start or _goes_on(folded, index) else nowhere
        if word == ";" or (index > start and _tells_anew(word)):
            return nowhere
    return nowhere


def _goes_on(folded: Folded, index: int) -> bool:
    """Tell whether a quotation is introduced and goes on with the one before."""
    before = folded.lowers[index - 1]
    if before in {"and", "but"}:
        before = folded.lowers[index - 2]
    return before in INTRODUCING


def _tells_anew(word: str) -> bool:
    """Tell whether a word is a reporting verb that tells more; not: he said, pointing."""
    cue = cue_forms().get(word)
    if cue is None or cue.noun or not word[0].islower():
        return False
    return cue.form is not GERUND or cue.tells


def skip_addressee(folded: Folded, start: int) -> int:
    """Find where the words go on behind the person who is told something."""
    stop = min(len(folded.words), start + LONGEST_ADDRESSEE)
    for index in range(start, stop):
        word = folded.words[index]
        if word == "that":
            return index
        if not (word[0].isalnum() or word in POSSESSIVES):
            break
    if folded.lowers[start] in ADDRESSEES:
        return start + 1
    index = start + 1 if folded.lowers[start] in DETERMINERS else start
    while index < stop and not _ends_addressee(folded, start, index):
        index += 1
    return index


def _ends_addressee(folded: Folded, start: int, index: int) -> bool:
    """Tell whether a word is punctuation, a subject, or a name behind a common noun."""
    word, lower, before = folded.words[index], folded.lowers[index], folded.lowers[index - 1]
    if not (word[0].isalnum() or word in POSSESSIVES or _titled(folded, index)):
        return True
    if lower in NO_ADDRESSEES or is_auxiliary(lower):
        return True
    if index == start:
        return False
    if lower in DETERMINERS:
        return before not in {"of", "at", "for"}
    return word[0].isupper() and folded.words[index - 1].islower() and before not in INSIDE


def _titled(folded: Folded, index: int) -> bool:
    """Tell whether a quotation is a programme that is told something: told CBS's “Today” that."""
    return folded.words[index] == MARKED and index > 0 and folded.words[index - 1] in POSSESSIVES
