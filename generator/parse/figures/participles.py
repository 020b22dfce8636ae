"""Whether a participle behind a number is said of those counted: "12 soldiers killed"."""

import re

from generator.parse.figures.counted_clause import CountedClause
from generator.parse.figures.counted_nouns import known_noun
from generator.parse.figures.happening_nouns import ATTACKS
from generator.parse.figures.term_cues import ClauseWord, FoundCue, says_which

# A participle with an object of its own is active: "12 soldiers killed three villagers".
OBJECT = re.compile(
    r"\s+(?:the|an?|at\s+least|more\s+than|about|nearly|up\s+to|around|over|hundreds|dozens|scores"
    r"|several|many|their|his|its|some|one|two|three|four|five|six|seven|eight|nine|ten|\d)\b"
)
ATTACK = re.compile(ATTACKS)
MOST_OF = 2  # words behind a number that may be its own: "12 | of women | seized"
# "(twelve men) | have | killed the mayor", where no "been" stands between.
HAVE = frozenset(("has", "have", "had"))


def is_said_of_others(clause: CountedClause, found: FoundCue, *, being: int | None) -> bool:
    """Whether a participle is said of others than those counted, or is their own deed.

    `being` is the word at which a form of "be" or "have" before it stands, None where none does.
    """
    words = clause.words_after
    if being is not None and not _have_done(words, being, found):
        return False
    if says_which(words, found.first):
        return True
    if found.cue.where != "passive":
        return False
    is_active = OBJECT.match(clause.after, words[found.end - 1].end) is not None
    return _is_of_another(words, found) or is_active


def _have_done(words: list[ClauseWord], being: int, found: FoundCue) -> bool:
    """Whether the verb is active: "12 men | have just | killed three villagers"."""
    between = (word.text for word in words[being + 1 : found.first])
    return words[being].text in HAVE and "been" not in between


def _is_of_another(words: list[ClauseWord], found: FoundCue) -> bool:
    """Whether a participle goes with a noun of its own: "an executed | raid".

    So it does in "helping displaced | families" and in "a count of | victims released".
    """
    first, end = found.first, found.end
    if first > MOST_OF and known_noun(words[first - 1].text):
        before = [word.text for word in words[first - 3 : first - 1]]
        if before[1] == "of" and before[0] != "number":
            return True
    if end >= len(words) or not words[end].joined:
        return False
    noun = words[end].text
    return known_noun(noun) is not None or ATTACK.fullmatch(noun) is not None
