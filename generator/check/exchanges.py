"""What stands on a page in the place of something else that its passage has there.

A name for another one, a place or an actor for one that is left out, a name that the article has
nowhere.
"""

import re
from calendar import month_name
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from generator.check.english import TIMES, may_abbreviate
from generator.check.sentence_reading import Asked, SentenceReading, is_content
from generator.findings import Rule
from generator.gather.sentences.stems import EMPTY
from generator.model import Form, Kind, Place
from generator.spelling import fold

ALIKE = 0.68  # of its words that a text has from its source, in order; below, it was rewritten
LONGEST = 8  # words that change places
SHARED = 0.6  # of the words of a sentence that is in its passage's language
SAME = 4  # letters by which Ethiopia and Ethiopian are one
CAPITALS = re.compile(r"\b[A-Z]\w+")
NAME = re.compile(
    r"\b[A-Z][\w.-]*(?:'s|’s)?(?:(?: of| for| the| and| de| al)* [A-Z][\w.-]*(?:'s|’s)?)*"
)
BRACKETED = re.compile(r"\[[^\[\]]*+\]")
AND = re.compile(r" and (?:the )?")
MONTH = re.compile(
    rf"^(?:{'|'.join(month_name[1:])}) (?:the )?"
)  # "On 2 January the American army"
CLAUSE_ENDS = frozenset((*",;:.!?—–", "but", "while", "whereas", "although", "though", "and"))
CLAUSE_ENDS |= {"who", "which", "that"}
AREAS = frozenset(["country", "demonym"])  # of a place: others lie in it
NAMED = frozenset([Kind.ARMED_GROUP, Kind.ORGANISATION, Kind.PERSON])


class Edit(NamedTuple):
    """A stretch of the source's words, and those that stand in its place."""

    theirs: tuple[str, ...]
    mine: tuple[str, ...]


def find_exchanges(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """Find what is to be asked of a sentence."""
    for rule in (_renamed, _strangers, _elsewhere):
        yield from rule(page, source)


def _renamed(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """A name in the place of another one: a new one, or one whose place the other one has."""
    names, others = _names_in(page), _names_in(source)
    for edit in edits_of(source.words, page.words):
        theirs = " ".join(edit.theirs).replace("'s", "")
        new = names.intersection(" ".join(edit.mine).replace("'s", "").split())
        lost = others.intersection(theirs.split())
        if not (new and lost):
            continue
        is_known = new.issubset(source.words) and lost.isdisjoint(page.words)
        name, other = " ".join(sorted(new)), " ".join(sorted(lost))
        is_short = name[:SAME] == other[:SAME] or may_abbreviate(name.upper(), theirs)
        if not (is_known or is_short):
            yield Asked(Rule.ACTOR, f"the source says “{min(lost)}” here, the page “{min(new)}”")


def _names_in(reading: SentenceReading) -> frozenset[str]:
    """The words with capitals, in small letters, but for one that only opens the sentence."""
    first = reading.text.split(maxsplit=1)[0]
    is_place = any(place.span.start == reading.start for place in reading.places)
    is_name = is_place or reading.names.named(first)
    opener = frozenset() if is_name else {first.lower()}
    words = map(str.lower, CAPITALS.findall(reading.text))
    return frozenset(filter(is_content, words)) - TIMES - opener


def _strangers(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """A name that the article has nowhere, in a sentence that is else of its passage.

    In another sentence it is whoever is made to say it: in another language capitals may begin any
    noun, and what is said there is not read.
    """
    is_alike = len(page.content & source.content) >= SHARED * len(page.content)
    read = source.parsed.article.text  # with what stands before the passage
    for name in _full_names_in(page) if is_alike else ():
        is_pronoun = name.isupper() and name.lower() in EMPTY and name not in read
        is_told = _is_told(name, source) and not is_pronoun
        is_told |= page.is_for_its_state(name, source)
        if not (is_told or may_abbreviate(name, read)):
            yield Asked(Rule.ACTOR, f"the passage and what stands before it do not name {name}")


def _elsewhere(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """A place or an actor that the passage does not name, in a sentence that leaves its own out."""
    new, lost = _places_beside(page, source), _places_beside(source, page)
    for name, other in zip(new, lost, strict=False):
        yield Asked(Rule.ACTOR, f"the source says “{other}”, the page “{name}”")
    others = {is_body: name for name, is_body in _actors_beside(source, page)}
    for name, is_body in _actors_beside(page, source):
        if is_body in others:
            yield Asked(Rule.ACTOR, f"the source says “{others[is_body]}”, the page “{name}”")


def _actors_beside(mine: SentenceReading, theirs: SentenceReading) -> Iterator[tuple[str, bool]]:
    """Give whom a sentence names and the other one does not mean, each with whether it's a body."""
    for actor in mine.parsed.actors:
        names = [one for one in actor.mentions if one.form is Form.NAME]
        is_here = any(one.span.start >= mine.start for one in names)
        is_told = mine.key_of(actor.key) in theirs.meant or any(
            _is_among(name, theirs.folded) for name in (actor.name, *actor.aliases)
        )
        if actor.kind in NAMED and is_here and not is_told:
            yield actor.name, actor.kind is not Kind.PERSON


def _places_beside(mine: SentenceReading, theirs: SentenceReading) -> list[str]:
    """The places of a sentence that the other one does not name, nor their country, nor within."""
    text = mine.parsed.article.text
    others = [
        place.span.of(text)
        for place in mine.places
        if not any(_is_one_place(place, other) for other in theirs.places)
    ]
    return [name for name in others if not _is_among(name, theirs.folded)]


def _is_one_place(one: Place, other: Place) -> bool:
    """Tell whether a place may be another one, or lie in it: Athens for Greece, Greek for both."""
    is_area = AREAS & {one.feature, other.feature}
    return one.name == other.name or bool(is_area and one.country == other.country)


def _is_told(name: str, source: SentenceReading) -> bool:
    """Tell whether a source has one of the words of a name, or one that begins so."""
    return _is_among(name, source.vocabulary)


def _is_among(name: str, folded: Iterable[str]) -> bool:
    """Tell whether one of the words of a name, or one that begins so, is among folded words."""
    told = {word[:SAME] for word in folded}
    return any(fold(word)[:SAME] in told for word in name.split())


def _full_names_in(page: SentenceReading) -> Iterator[str]:
    """Each name of a text, but for what the editor put in brackets and what only begins with it."""
    text = BRACKETED.sub(lambda one: " " * len(one[0]), page.text)
    for found in NAME.finditer(text):
        before = text[: found.start()].rstrip(" (")[-1:]
        is_one_word = " " not in found[0] or text.startswith(":", found.end())  # "Breaking News:"
        begins = is_one_word and not (before.islower() or before == ",")
        has_content = any(is_content(word.lower()) for word in found[0].split())
        if has_content and not begins:
            yield from filter(None, AND.split(MONTH.sub("", found[0])))


@lru_cache(maxsize=1 << 8)
def edits_of(source: tuple[str, ...], page: tuple[str, ...]) -> tuple[Edit, ...]:
    """What was altered where one sentence was made of the other: nothing else is compared."""
    if is_rewritten(source, page):
        return ()
    matcher = SequenceMatcher(None, source, page, autojunk=False)
    return tuple(
        Edit(source[first:last], page[start:end])
        for sign, first, last, start, end in matcher.get_opcodes()
        if sign != "equal" and max(last - first, end - start) <= LONGEST
    )


@lru_cache(maxsize=1 << 8)
def is_rewritten(source: tuple[str, ...], page: tuple[str, ...]) -> bool:
    """Tell whether a sentence was made anew, rather than altered: other words are meant to be."""
    mine, theirs = ([word for word in each if word.isalnum()] for each in (page, source))
    blocks = SequenceMatcher(None, theirs, mine, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) < ALIKE * len(mine)
