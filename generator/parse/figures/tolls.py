"""Read the words that name a number: "the death toll rose to 12", "the number of injured is 40".

The words behind "number of" are read as a clause of their own is.
"""

import re
from typing import NamedTuple

from generator.parse.figures.counted_nouns import known_noun
from generator.parse.figures.counted_things import Counts
from generator.parse.figures.number_patterns import alternatives
from generator.parse.figures.term_cues import (
    ClauseWord,
    FoundCue,
    TermCue,
    clause_words,
    find_cues,
    form_of_be,
    says_which,
)
from generator.parse.grammar.month_names import MONTH_NAMES
from generator.word_lists import read_words, word_set

REACH = 180  # code points before a number in which the words that name it stand
# At the end of what stands before the number: the verb or preposition that brings it.
LINK = re.compile(r"""(?ix)(?:\b(?:to|at|of|from|is|was|are|were|be|hit|hits|near(?:s|ed|ing)
              |approach(?:es|ed|ing)|cross(?:es|ed)|above|beyond|over|past|reach(?:ed|es|ing)?
              |exceed(?:ed|s|ing)?|surpass(?:ed|es|ing)?|pass(?:ed|es|ing)|topp?(?:ed|s|ing)
              |total(?:l?ed|s|l?ing)?|number(?:ed|s|ing)?|now|estimated|been
              |(?<=(?:recorded|reported)\s)as|(?<=listed\s)as)
         | [:–—-] | (?<=toll),)
        \s*(?:(?:an?|the|high|least|total|some|stands?|currently|now|almost|another
          |of)\s+){0,3}$""")
# With it the phrase of a number may begin that has more: "has risen | above 1,000".
ABOVE = re.compile(r"(?i)(above|beyond|over|past)\s+")
# "A far larger death toll, | over 700"; not "the toll, 40 of them children".
ROUGHLY = re.compile(rf"(?:{alternatives(read_words('units')['qualifiers'])})\s")
# A number right behind what it counts, where the verb of before is left out: "the number of
# deaths | 40". Persons may have an age there: "the number of women 65 and older".
UNLINKED = re.compile(r"(?i)\bnumber\s+of\s+(?:case|death|infection|arrest)s(?=\s+$)")
# A link that says that there are more than the number: "passed 40".
PASSED = re.compile(r"(?i)above|beyond|over|past|cross|exceed|surpass|pass|top")
LAST_WORDS = word_set("figure_words", "links")
LONGEST_WORD = 14  # code points, with the spaces around it
LINKS_END = 45  # code points at the end in which a link stands
# What names a number of something: what it is stands behind "of".
NUMBER_OF = re.compile(
    r"(?i)\b(?:number|count|tally|total|figure|estimate)s?\s+(?:(?:of|for)\s+(?:the\s+|all\s+)?"
    r"|(?:(?:who|that)\s+)?(?=(?:killed|injured|wounded|displaced|infected|dead|missing|died"
    r"|lost)\b))"
)
# Between what names the number and the number another clause may not begin.
BREAK = re.compile(
    r"(?i)[;!?]|\.\s|,?\s(?:while|whereas|but|although|though|because|which|who|after|when)\s"
    r"|,\s+and\s|\d"
)
# Between them may stand how strong a quake was, and on which day: "from the 7.7 magnitude quake of
# 28 March".
MONTHS = "|".join(MONTH_NAMES)
OF_HAPPENING = re.compile(rf"""(?ix)
        \b(?:magnitude[\s-]+(?:of\s+)?\d+(?:\.\d+)? | \d+(?:\.\d+)?[\s-]+magnitude
        | \d{{1,2}}(?:st|nd|rd|th)?\s+(?:{MONTHS})(?:\s+\d{{4}})?
        | \d{{1,3}}-year-old
        | (?:{MONTHS})\s+\d{{1,2}}(?:,\s+\d{{4}})?)\b""")
EXPECTED = re.compile(
    r"(?i)\b(?:could|(?-i:may)|might|would|will|expected|feared|likely|projected|set\s+to)\b"
)


# How a number is brought that does not stand right behind its name.
CHANGE = re.compile(
    r"(?i)\b(?:r[io]se[ns]?|rising|climb\w*|increas\w+|jump\w*|gr[eo]w[ns]?|growing|reach\w*"
    r"|stands?|stood"
    r"|pass\w*|exceed\w*|surpass\w*|topp?\w*|total\w*|number\w*|f[ea]ll\w*|drop\w*|declin\w+|hit\w*"
    r"|near\w*|approach\w*|cross\w*|soar\w*|r[au]n|rang\w+|surg\w+|doubl\w+|leap\w*|up|down"
    r"|went|gone|closer)\b"
)
# Before the name of a number that somebody brings: "put | the toll | at".
RAISING = re.compile(
    r"(?i)\b(?:br(?:ing|ought)|rais|increas|put|t[ao]k|ta?king|push|revis|upgrad|lift|lower|reduc"
    r"|cut|updat"
    r"|estimat|place)\w*\b[^;.]{0,40}$"
)
# "(the toll) was expected to surpass 3,000, having | reached"
SO_FAR = re.compile(
    r"\b(?:is|was|are|were)\s+(?:expected|likely|feared|projected|set)\s+to\s+\w+\s+"
    r"[\w,.]+,\s+having\s+(?:already\s+)?$"
)
IS = re.compile(r"(?i)(?:is|was|are|were|be|now|been|estimated)\b")
# At the end of what stands between: "is estimated | at".
PUT = re.compile(r"(?i)\b(?:is|was|were|are|been)\s+(?:\w+ly\s+)?\w+\s+$")
WHICH = re.compile(r"^,\s+which\s+(?:has|have|had)\b")  # "a rising toll, which has | reached"
INSERTED = re.compile(r",[^,]{1,80},")
# "raised the toll | after a blast in Varna | to 250"
AFTER_HAPPENING = re.compile(r"(?<!\s)\s+after\s+(?:an?|the|[\w-]+['’]s)\s+[^,;.\d]{1,80}")
# "the toll | after a blast in Varna | has risen to 250"
AFTER_WHICH_IT_ROSE = re.compile(
    r"(?<!\s)\s+after\s+(?:an?|the|[\w-]+['’]s)\s+[^,;.\d]{1,60}?"
    r"(?=\s(?:has|have|had|rose|climbed|reached|stood|stands)\b)"
)
SHORT = 40  # code points between the name of a number and "is"
LABELLED = re.compile(r"[:–—-]")
LABEL_WORDS = 4
NOUN_WORDS = 12  # words behind "number of" in which the noun stands


DEEDS = (Counts.NOTHING, Counts.GOODS)


class Toll(NamedTuple):
    """What a number is named by the words before it."""

    cue: TermCue
    unit: str  # what is counted, where the words say so
    expected: bool = False  # "could reach"
    is_label: bool = False  # "Injured: 12"
    limit: str = ""  # "more than" of "exceeded 12"


def find_toll(text: str, floor: int, start: int, counts: Counts) -> Toll | None:
    """Find what names the number that starts here, not before `floor`."""
    above = ABOVE.match(text, start)
    brought = text[max(floor, start - LONGEST_WORD) : start].split()[-1:]
    if above and (above[1] != "over" or CHANGE.fullmatch("".join(brought))):
        start = above.end()  # "climbed over 5,000", but "estimated to be over 5,000"
    named_until = _link_before(text, floor, start)
    if named_until is None:
        return None
    window = text[max(floor, start - REACH) : named_until]
    after = text[named_until:start]
    if LABELLED.match(after):
        return _labelled(window, after, counts=counts)
    heads = list(NUMBER_OF.finditer(window))
    named = heads[-1].end() if heads else 0
    found = _counted_toll(window, after, named, counts)
    found = found or (_number_of(window[named:], counts) if heads else None)
    if found and after.startswith("from"):
        found = found._replace(expected=False)  # "expected to rise from 40"
    return found and found._replace(limit=_limit(window.split()[-1:], after))


def _is_aside(window: str, mark: str) -> bool:
    """Whether a dash begins an aside: "guns for the attack — two", but "64 cases – 53"."""
    is_label = mark.startswith(":") or len(window.split()) <= LABEL_WORDS
    return not is_label and not any(map(str.isdigit, window))


def _limit(before: list[str], link: str) -> str:
    """Say on which side of the number the count is, by the link and the word before it."""
    if before and before[0].endswith("closer"):
        return "about"
    return "more than" if PASSED.match(link) else ""


def _link_before(text: str, floor: int, start: int) -> int | None:
    """Find where the link of a number to its name starts; the last word spares most searches."""
    last = text[max(floor, start - LONGEST_WORD) : start].split()[-1:]
    is_apposed = last == ["toll,"] and ROUGHLY.match(text, start)
    if not last or not (last[0].lower() in LAST_WORDS or last[0][-1] in ":–—-" or is_apposed):
        unlinked = UNLINKED.search(text, max(floor, start - LINKS_END), start)
        return unlinked and unlinked.end()
    link = LINK.search(text, max(floor, start - LINKS_END), start)
    return link and link.start()


def _counted_toll(window: str, link: str, named: int, counts: Counts) -> Toll | None:
    """Read the last word for a toll behind `named`, which a link joins to the number."""
    words = clause_words(window)
    may_be_raised = link[:2].lower() in ("to", "at")
    cues = list(find_cues("count", words))
    # "The number of | deaths linked to infections | passed 100" is of deaths.
    for found in cues if named else reversed(cues):
        first, between = words[found.first].start, window[words[found.end - 1].end :]
        if first < named or not (found.cue.counts != "any" or counts in DEEDS):
            continue
        is_raised = may_be_raised and RAISING.search(window, 0, first)
        aside = AFTER_HAPPENING if is_raised else AFTER_WHICH_IT_ROSE
        between = aside.sub("", between)
        if not (is_raised or _is_brought(between, link)):
            continue
        if toll := _toll(found.cue, between, words[found.first : found.end], counts):
            return toll
    return None


def _labelled(window: str, mark: str, *, counts: Counts) -> Toll | None:
    """Read a label with a colon or a dash: "Injured: 12"."""
    if _is_aside(window, mark):
        return None
    words = clause_words(window)[-LABEL_WORDS:]
    for where in ("count", "nature", "passive", "noun"):
        for found in find_cues(where, words):
            if found.end == len(words) and not window[words[-1].end :].strip():
                toll = _toll(found.cue, "", words[found.first :], counts)
                return toll and toll._replace(is_label=True)
    return None


def _is_brought(between: str, link: str) -> bool:
    """Whether the number is what the words name: "deaths | rose | to", "toll | of"."""
    if IS.match(link):
        return len(INSERTED.sub("", between)) < SHORT
    return bool(PUT.search(between)) or not between.strip() or bool(CHANGE.search(between + link))


def _number_of(described: str, counts: Counts) -> Toll | None:
    """Read what there is a number of: "people killed in the blast rose"."""
    words = clause_words(described)
    for where in ("nature", "passive", "noun"):
        for found in find_cues(where, words):
            if where == "passive" and not _says_what(words, found):
                continue
            if any(map(str.isdigit, OF_HAPPENING.sub(" ", described[: words[found.first].start]))):
                continue  # a total of 53 people died out of (135) cases
            end = words[found.end - 1].end
            if toll := _toll(found.cue, described[end:], words[:NOUN_WORDS], counts):
                return toll
    return None


def _says_what(words: list[ClauseWord], found: FoundCue) -> bool:
    """Whether a participle is said of what is counted, not of what stands beside it."""
    return form_of_be(words, found.first) is not None or not says_which(words, found.first)


def _toll(
    cue: TermCue,
    between: str,
    words: list[ClauseWord],
    counts: Counts,
) -> Toll | None:
    """Make the toll, unless another clause begins before the number or it counts something else."""
    between = WHICH.sub("", between)
    between = INSERTED.sub(" ", OF_HAPPENING.sub(" ", SO_FAR.sub("", between)))
    if BREAK.search(between):
        return None
    unit = ""
    if counts is Counts.NOTHING:
        nouns = (known_noun(word.text) for word in words)
        unit, counts = next(filter(None, nouns), ("", counts))
    if not cue.fits(counts):
        return None
    return Toll(cue, unit, expected=bool(EXPECTED.search(between)))
