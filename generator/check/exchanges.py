"""What stands on a page in the place of something else that its passage has there.

Who did it and whom it befell, two numbers, a number and its place: all words are the source's, and
the sentence says another thing. So it is with a name that the article has nowhere, and with one
alone of two names.
"""

import re
from calendar import month_name
from collections.abc import Iterable, Iterator, Set
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import dropwhile, product, takewhile
from typing import NamedTuple

from generator.check.english import AUXILIARIES, TIMES, may_abbreviate, sayings_of_all
from generator.check.sentence_reading import NUMBER, Asked, SentenceReading, is_content, stems_of
from generator.check.thesaurus import is_past
from generator.findings import Rule
from generator.gather.sentences.stems import EMPTY, stem
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
OR = frozenset(["or", "either", "nor"])
EITHER = re.compile(
    r"\b(?P<one>[a-z]{4,}) or (?!(?:more|less|fewer|later)\b)"
    r"(?:(?:was|were|is|are|be|been|left) ){0,3}(?P<other>[a-z]{4,})\b"
)
AND = re.compile(r" and (?:the )?")
MONTH = re.compile(
    rf"^(?:{'|'.join(month_name[1:])}) (?:the )?"
)  # "On 2 January the American army"
POSSESSIVE = ("'s", "’s", "s'", "s’")
TURNING = "by"
CLAUSE_ENDS = frozenset((*",;:.!?—–", "but", "while", "whereas", "although", "though", "and"))
CLAUSE_ENDS |= {"who", "which", "that"}
BE = AUXILIARIES - {"has", "have", "had"}
THAN = ("than",)
# How the sides of an order in time stand: what came later first, or last.
ORDER = {
    "after": 1,
    "following": 1,
    "followed": 1,
    "before": -1,
    "preceded": -1,
    "later": -1,
    "then": -1,
}
SENTENCE_ENDS = frozenset(".;!?")
NEAR_AGENT = 3  # words behind a passive among which "by" stands
AREAS = frozenset(["country", "demonym"])  # of a place: others lie in it
NAMED = frozenset([Kind.ARMED_GROUP, Kind.ORGANISATION, Kind.PERSON])
NEAR_VERB = 12  # words before and behind a verb in which stands who does it, and to whom


class Edit(NamedTuple):
    """A stretch of the source's words, and those that stand in its place."""

    theirs: tuple[str, ...]
    mine: tuple[str, ...]

    @property
    def lost(self) -> frozenset[str]:
        """What the stretch of the source tells, as stems."""
        return _stems_told(self.theirs)

    @property
    def new(self) -> frozenset[str]:
        """What the stretch of the page tells, as stems."""
        return _stems_told(self.mine)


def find_exchanges(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """Find what is to be asked of a sentence."""
    for rule in (_renamed, _turned, _strangers, _elsewhere, _one_of_both):
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


def _turned(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """One who does to another what that one does to them in the source."""
    for mine, theirs in product(_deeds(_by_country(page)), _deeds(_by_country(source))):
        to_the_front = mine.who & theirs.whom - theirs.who
        to_the_back = mine.whom & theirs.who - mine.who
        if mine.verb == theirs.verb and to_the_front and to_the_back:
            what = "in what order" if mine.verb in ORDER else f"who “{mine.verb}” whom"
            yield Asked(Rule.ACTOR, f"the source says otherwise {what}")


def _by_country(reading: SentenceReading) -> tuple[str, ...]:
    """Give the words, with its country for each place: one for Athens, Greece and Greek."""
    text = reading.parsed.article.text
    country = {one.span.of(text).lower(): one.country for one in reading.places if one.country}
    return tuple(country.get(word, word) for word in reading.words)


class Deed(NamedTuple):
    """A past form of a verb, a comparison or an order in time with its two sides, as stems."""

    verb: str
    who: frozenset[str]
    whom: frozenset[str]


@lru_cache(maxsize=1 << 8)
def _deeds(words: tuple[str, ...]) -> tuple[Deed, ...]:
    """Find what is told with a past form, with "higher than" or with "after"."""
    found = []
    for at, verb in enumerate(words):
        before, behind = words[:at][::-1], words[at + 1 :]
        is_more = verb.endswith("er") and behind[:1] == THAN
        if verb in ORDER:
            sides = [_told_in(each, SENTENCE_ENDS) for each in (before, behind)]
            found.append(Deed("after", *sides[:: ORDER[verb]]))
        elif is_content(verb) and (is_past(verb) or is_more or _is_saying(verb)):
            found.append(Deed(verb, *_sides_of_verb(before, behind)))
    return tuple(found)


def _is_saying(verb: str) -> bool:
    """Tell whether a word is a present form of a verb of saying: "Moscow blames Kyiv"."""
    return verb.endswith("s") and stem(verb) in sayings_of_all()


def _sides_of_verb(before: tuple[str, ...], behind: tuple[str, ...]) -> list[frozenset[str]]:
    """Give who does it and whom it befalls; "was asked by them" tells the latter first."""
    first, second = _told_in(before, CLAUSE_ENDS), _told_in(behind, CLAUSE_ENDS | {TURNING})
    if behind[:1] == THAN or BE.isdisjoint(before[:1]):
        return [first, second]
    by = tuple(dropwhile(lambda word: word != TURNING, behind[:NEAR_AGENT]))
    return [_told_in(by, CLAUSE_ENDS), first]


def _told_in(words: tuple[str, ...], ends: Set[str]) -> frozenset[str]:
    """What stands on one side of a verb in its clause, as stems."""
    return _stems_told(takewhile(lambda word: word not in ends, words[:NEAR_VERB]))


def _one_of_both(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """One alone of two names of which the source tells together: "Torvania and Oskeld"."""
    if is_rewritten(source.words, page.words) or not OR.isdisjoint(page.words):
        return
    pairs = [(found[0], found.group("one", "other")) for found in EITHER.finditer(source.text)]
    for found in NAME.finditer(source.text):
        is_one = found[0].endswith(POSSESSIVE) or page.names.named(found[0])  # "A and B's army"
        pairs += () if is_one else [(found[0], AND.split(found[0]))]  # "Bosnia and Herzegovina"
    for whole, both in pairs:
        told = [one for one in both if not page.stems.isdisjoint(stems_of(one))]
        if len(both) == 2 and len(told) == 1:
            rule = Rule.ACTOR if whole[0].isupper() else Rule.TERM
            yield Asked(rule, f"the source says “{whole}”")


def _strangers(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """A name that the article has nowhere, in a sentence that is else of its passage.

    In another sentence it is whoever is made to say it: in another language capitals may begin any
    noun, and what is said there is not read.
    """
    is_alike = len(page.content & source.content) >= SHARED * len(page.content)
    read = source.parsed.article.text  # with what stands before the passage
    for name in _full_names_in(page) if is_alike else _speakers_in(page):
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


def _speakers_in(page: SentenceReading) -> Iterator[str]:
    """Give the name of each person known to the briefing who is said to say something."""
    text = page.parsed.article.text
    spans = (one.speaker_span for one in page.quotes)
    names = (one.of(text) for one in spans if one)
    for name in names:
        actor = page.names.named(name)
        if actor and page.names.is_person(actor.key):
            yield name


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


def _tells(word: str) -> bool:
    return is_content(word) or NUMBER.fullmatch(word) is not None


def _stems_told(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(stem, filter(_tells, words)))
