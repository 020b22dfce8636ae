"""How far what a sentence says goes: all or most of it, almost, only, the first; to do or done.

A word that widens what the source says is asked about where it is new; one that narrows it, where
the page has what it narrows and no such word. What somebody is only to do is not done.
"""

from collections.abc import Iterator

from generator.check.asked import Asked
from generator.check.english import rows_of
from generator.check.exchanges import is_rewritten
from generator.check.sentence_reading import NUMBER, SentenceReading, is_content
from generator.findings import Rule
from generator.gather.stems import NUMBERS, stem
from generator.word_lists import read_words

NEAR = 3  # words behind one that narrows in which what it narrows stands
CALLING = frozenset(["call", "calls", "called", "calling", "appeal", "appealed", "appeals"])
VAGUE = frozenset(["few", "several"])  # "only a few thousand"
WIDE = frozenset(["all", "most", "alone"])
BEFORE = 4  # words before "to do" in which stands who does what is done


def find_qualifiers(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """Ask about what goes farther than the source."""
    rows = rows_of("qualifiers")
    mine, theirs = _kinds_in(page), _kinds_in(source)
    for word in page.words:
        if rows.get(word) in WIDE - theirs:
            yield Asked(Rule.TERM, f"the source does not say “{word}”")
    if is_rewritten(source.words, page.words):
        return
    heads = frozenset(read_words("questions")["heads"])
    for place, word in enumerate(source.words):
        is_head = word in heads - set(page.words) and source.words[place + 1 :][:1] == ("of",)
        if is_head or (word in rows and rows[word] not in mine | WIDE):
            head = _narrowed(source.words[place + 1 :][:NEAR])
            if head and stem(head) in page.stems:
                yield Asked(Rule.TERM, f"the source says “{word} {head}”")


def _kinds_in(reading: SentenceReading) -> set[str]:
    rows = rows_of("qualifiers")
    return {rows[word] for word in reading.words if word in rows}


def _narrowed(behind: tuple[str, ...]) -> str:
    """The word of content that is narrowed; "" where it is a number."""
    for word in behind:
        is_number = NUMBER.fullmatch(word) or word in NUMBERS or word in VAGUE
        if is_number or not word.isalpha():
            return ""
        if is_content(word) and word not in rows_of("qualifiers"):
            return word
    return ""
