"""How far what a sentence says goes: all or most of it, almost, only, the first; to do or done.

A word that widens what the source says is asked about where it is new; one that narrows it, where
the page has what it narrows and no such word. What somebody is only to do is not done.
"""

from collections.abc import Iterable, Iterator

from generator.check.asked import Asked
from generator.check.english import forms_of, past_of, rows_of
from generator.check.new_words import is_one_root
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
    heads = frozenset(read_words("questions")["heads"])
    for place, word in enumerate(source.words):
        is_head = word in heads - set(page.words) and source.words[place + 1 :][:1] == ("of",)
        if is_head or (word in rows and rows[word] not in mine | WIDE):
            head = _narrowed(source.words[place + 1 :][:NEAR])
            if head and stem(head) in page.stems:
                yield Asked(Rule.TERM, f"the source says “{word} {head}”")
    yield from _only_to_do(page, source)


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


def _only_to_do(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """What the source has somebody asked, meant or about to do, and the page has done."""
    planning = frozenset((*read_words("questions")["conditional"], *forms_of("planning")))
    triples = zip(source.words, source.words[1:], source.words[2:], strict=False)
    for place, (word, *behind) in enumerate(triples):
        before = source.words[max(0, place - BEFORE) : place]
        if word == "to" and forms_of("bringing about").isdisjoint(before):
            yield from _to_be_done(behind, page)
            yield from _done(word, filter(is_content, behind), page, source=source)
        elif word == "for" and not CALLING.isdisjoint(before[-1:]):
            yield from _called_for(behind, page, source)
        elif word in planning and behind[0].endswith("ing"):
            yield from _done(word, behind[:1], page, source=source)


def _to_be_done(behind: list[str], page: SentenceReading) -> Iterator[Asked]:
    be, done = behind
    if be == "be" and is_content(done) and done in page.words and "be" not in page.words:
        yield Asked(Rule.MODALITY, f"the source says “to be {done}”")


def _called_for(
    behind: list[str], page: SentenceReading, source: SentenceReading
) -> Iterator[Asked]:
    called_for = list(filter(is_content, behind))
    done = {one for one in page.words if one.endswith("ed")} - set(source.words)
    for told in done:
        if any(is_one_root(told, one) for one in called_for):
            yield Asked(Rule.MODALITY, f"the source only calls for this: “{told}”")


def _done(
    word: str, verbs: Iterable[str], page: SentenceReading, *, source: SentenceReading
) -> Iterator[Asked]:
    """Ask of each verb that the page has in its past form, and the source behind the word."""
    for verb in dict.fromkeys(verbs):
        told = past_of(verb).intersection(page.words).difference(source.words)
        if told and verb not in page.words:
            yield Asked(Rule.MODALITY, f"the source says “{word} {verb}”, the page “{min(told)}”")
