"""What stands on a page in the place of something else that its passage has there.

A name that the article has nowhere, one of two names alone, two things exchanged: whatever else the
two have, the page says it of somebody or something else.
"""

import re
from collections.abc import Iterator, Set

from generator.check.asked import Asked
from generator.check.english import may_abbreviate
from generator.check.exchanges import find_exchanges, is_rewritten
from generator.check.sentence_reading import SentenceReading, is_content
from generator.findings import Rule
from generator.gather.stems import EMPTY, stem
from generator.spelling import fold, normal_form

SHARED = 0.6  # of the words of a sentence that is in its passage's language
SAME = 4  # letters by which Ethiopia and Ethiopian are one
NAME = re.compile(
    r"\b[A-Z][\w.-]*(?:'s|’s)?(?:(?: of| for| the| and| de| al)* [A-Z][\w.-]*(?:'s|’s)?)*"
)
BRACKETED = re.compile(r"\[[^\[\]]*+\]")
CAPITALISED = re.compile(r"\b[A-Z][\w-]+")
NEAR = 4  # words before a place among which a preposition stands: "in the city of"
PLACING = frozenset(["in", "across", "throughout", "near", "at", "from", "to", "outside"])
OR = frozenset(["or", "either", "nor"])
EITHER = re.compile(
    r"\b(?P<one>[a-z]{4,}) or (?!(?:more|less|fewer|later)\b)"
    r"(?:(?:was|were|is|are|be|been|left) ){0,3}(?P<other>[a-z]{4,})\b"
)
AND = re.compile(r" and (?:the )?")
POSSESSIVE = ("'s", "’s", "s'", "s’")


def find_replacements(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """Find what is to be asked of a sentence."""
    yield from find_exchanges(page, source)
    yield from _strangers(page, source)
    if not is_rewritten(source.words, page.words):
        yield from _one_of_both(page, source)


def _one_of_both(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """One alone of two names of which the source tells together: "Torvania and Oskeld"."""
    if not OR.isdisjoint(page.words):
        return
    for found in EITHER.finditer(source.text):
        has_one = stem(found["one"]) in page.stems
        has_other = stem(found["other"]) in page.stems
        if has_one != has_other:
            yield Asked(Rule.TERM, f"the source says “{found[0]}”")
    told = _names_of(page.text)
    for found in NAME.finditer(source.text):
        both = AND.split(found[0])
        is_one = found[0].endswith(POSSESSIVE) or page.names.named(found[0])  # "A and B's army"
        if len(both) != 2 or is_one:  # "Bosnia and Herzegovina"
            continue
        has_one, has_other = (not told.isdisjoint(_names_of(one)) for one in both)
        if has_one != has_other:
            yield Asked(Rule.ACTOR, f"the source says “{found[0]}”")


def _names_of(text: str) -> frozenset[str]:
    """The words of a text with capitals, in small letters."""
    return frozenset(map(normal_form, CAPITALISED.findall(text)))


def _located(reading: SentenceReading) -> list[str]:
    """The places of a text that stand behind a preposition."""
    text, found = reading.parsed.article.text, []
    for place in reading.places:
        before = text[reading.start : place.span.start].split()[-NEAR:]
        if not PLACING.isdisjoint(map(str.lower, before)):
            found.append(place.span.of(text))
    return found


def _strangers(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """A name that the article has nowhere, in a sentence that is else of its passage.

    In another sentence it is whoever is made to say it: in another language capitals may begin any
    noun, and what is said there is not read.
    """
    is_alike = len(page.content & source.content) >= SHARED * len(page.content)
    told = {word[:SAME] for word in source.vocabulary}
    for name in _names_in(page) if is_alike else _speakers_in(page):
        is_pronoun = name.isupper() and name.lower() in EMPTY and name not in source.beside
        is_told = _has_word_of(name, told) and not is_pronoun
        is_told |= page.is_for_its_state(name, source) and name not in _located(page)
        if not (is_told or _is_known(name, page, source) or may_abbreviate(name, source.beside)):
            yield Asked(Rule.ACTOR, f"the passage and what stands before it do not name {name}")


def _speakers_in(page: SentenceReading) -> Iterator[str]:
    """Give the name of each person known to the briefing who is said to say something."""
    text = page.parsed.article.text
    spans = (one.speaker_span for one in page.quotes)
    names = (one.of(text) for one in spans if one)
    for name in names:
        actor = page.names.named(name)
        if actor and page.names.is_person(actor.key):
            yield name


def _has_word_of(name: str, told: Set[str]) -> bool:
    return any(fold(word)[:SAME] in told for word in name.split())


def _is_known(name: str, page: SentenceReading, source: SentenceReading) -> bool:
    """Whether a name is that of an actor whom the article means or has called something else.

    Persons are held to that: a body is known by what it stands for, too.
    """
    actor = page.names.named(name)
    if actor is None or not page.names.is_person(actor.key):
        return actor is not None
    told = {word[:SAME] for word in source.vocabulary}
    names = page.names.names_of(actor.key)
    return actor.key in source.meant or any(_has_word_of(one, told) for one in names)


def _names_in(page: SentenceReading) -> Iterator[str]:
    """Each name of a text, but for what the editor put in brackets and what only begins with it."""
    text = BRACKETED.sub(lambda one: " " * len(one[0]), page.text)
    for found in NAME.finditer(text):
        before = text[: found.start()].rstrip(" (")[-1:]
        is_one_word = " " not in found[0] or text.startswith(":", found.end())  # "Breaking News:"
        begins = is_one_word and not (before.islower() or before == ",")
        has_content = any(is_content(word.lower()) for word in found[0].split())
        if has_content and not begins:
            yield from filter(None, AND.split(found[0]))
