"""What stands on a page in the place of something else that its passage has there.

A name between the same words, the number of something else, two things exchanged: whatever else
the two have, the page says it of somebody or something else.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.check.asked import Asked
from generator.check.english import TIMES, is_short_for, may_abbreviate
from generator.check.exchanges import find_exchanges, is_rewritten
from generator.check.sentence_reading import STATE, SentenceReading, is_content
from generator.findings import Rule
from generator.gather.stems import EMPTY, stem
from generator.parse.gazetteer import lookup
from generator.parse.gazetteer.countries import demonym_countries
from generator.spelling import fold, normal_form
from generator.word_lists import read_words

if TYPE_CHECKING:
    from generator.check.actor_names import ActorNames

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
    is_anew = is_rewritten(source.words, page.words)
    of_altered = () if is_anew else (_names, _one_of_both, _places)
    for rule in (find_exchanges, _strangers, *of_altered):
        yield from rule(page, source)


def _names(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """A name that stands on the page between the words between which the source has another."""
    theirs: dict[tuple[str, str], list[str]] = defaultdict(list)
    for before, name, behind in _between_words(source):
        theirs[before, behind].append(name)
    for before, name, behind in _between_words(page):
        others = theirs[before, behind]
        if not others or any(_is_same_name(name, one, page.names) for one in others):
            continue
        is_turned = normal_form(others[0]) in normal_form(page.text) and not is_content(behind)
        if not is_turned:  # "Kyiv and Moscow" for "Moscow and Kyiv"
            yield Asked(Rule.ACTOR, f"the source says “{others[0]}” here, the page “{name}”")


def _one_of_both(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """One alone of two names of which the source tells together: "Torvania and Oskeld"."""
    if not OR.isdisjoint(page.words):
        return
    for found in EITHER.finditer(source.text):
        if [stem(found[side]) in page.stems for side in ("one", "other")].count(True) == 1:
            yield Asked(Rule.TERM, f"the source says “{found[0]}”")
    told = frozenset(map(normal_form, CAPITALISED.findall(page.text)))
    for found in NAME.finditer(source.text):
        both = [map(normal_form, CAPITALISED.findall(one)) for one in AND.split(found[0])]
        is_one = found[0].endswith(POSSESSIVE) or page.names.named(found[0])  # "A and B's army"
        is_two = len(both) == 2 and not is_one  # "Bosnia and Herzegovina"
        if is_two and [not told.isdisjoint(one) for one in both].count(True) == 1:
            yield Asked(Rule.ACTOR, f"the source says “{found[0]}”")


def _places(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """Another place than the source's, which the page leaves out."""
    mine, theirs = _located(page), _located(source)
    here, there = (f" {normal_form(each.text)} " for each in (page, source))
    new = [name for name in mine if f" {normal_form(name).split()[0]} " not in there]
    lost = [name for name in theirs if f" {normal_form(name)[:SAME]}" not in here]
    if new and lost:
        yield Asked(Rule.ACTOR, f"the source says “{lost[0]}”, the page “{new[0]}”")


def _located(reading: SentenceReading) -> list[str]:
    """The places of a text that stand behind a preposition."""
    text, found = reading.parsed.article.text, []
    for place in reading.places:
        before = text[reading.start : place.span.start].split()[-NEAR:]
        if not PLACING.isdisjoint(map(str.lower, before)):
            found.append(place.span.of(text))
    return found


def _strangers(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """A name that the article has nowhere, in a sentence that is else of its passage."""
    if len(page.content & source.content) < SHARED * len(page.content):
        return  # in another language capitals may begin any noun
    told = {word[:SAME] for word in source.vocabulary}
    for name in _names_in(page):
        is_pronoun = name.isupper() and name.lower() in EMPTY and name not in source.beside
        is_told = any(fold(word)[:SAME] in told for word in name.split()) and not is_pronoun
        is_told |= page.is_for_its_state(name, source) and name not in _located(page)
        if not (is_told or page.names.named(name) or may_abbreviate(name, source.beside)):
            yield Asked(Rule.ACTOR, f"the passage and what stands before it do not name {name}")


def _names_in(page: SentenceReading) -> Iterator[str]:
    """Each name of a text, but for what the editor put in brackets and what only begins with it."""
    text = BRACKETED.sub(lambda one: " " * len(one[0]), page.text)
    for found in NAME.finditer(text):
        before = text[: found.start()].rstrip(" (")[-1:]
        begins = not (before.islower() or before == ",")
        has_content = any(is_content(word.lower()) for word in found[0].split())
        if has_content and (not begins or _is_name(found, page)):
            yield from filter(None, AND.split(found[0]))


def _is_same_name(name: str, other: str, names: "ActorNames") -> bool:
    """Tell whether two names mean one, or name one of several."""
    return any(_is_part(one, each, names) for one in AND.split(name) for each in AND.split(other))


def _is_part(name: str, other: str, names: "ActorNames") -> bool:
    """Tell whether one of two names is the other, a part of it, or short for it."""
    known, (one, two) = names.named(name), map(_bare, (name, other))
    is_short = is_short_for(name, other.split()) or is_short_for(other, name.split())
    is_part = set(one) <= set(two) or set(two) <= set(one)
    is_part |= _opening(one) == _opening(two) or not _states(name).isdisjoint(_states(other))
    return is_part or is_short or (known is not None and known == names.named(other))


def _states(name: str) -> set[str]:
    """The states that the words of a name are short for or come from: US-led, American."""
    words = re.findall(r"[A-Z][A-Za-z.]+", name)
    found = {demonym_countries().get(word, "") for word in words}
    short = (place for word in words if word.isupper() for place in lookup(word)[:1])
    return (found | {place.country for place in short if place.feature == STATE}) - {""}


def _bare(name: str) -> list[str]:
    """The words of a name; of one with a title the last alone: "Mr. Smith"."""
    words, titles = name.split(), read_words("titles")["title"]
    is_titled = any(" ".join(words[:end]).lower() in titles for end in range(1, len(words)))
    return normal_form(words[-1] if is_titled else name).split()


def _opening(words: list[str]) -> str:
    return next((word[:SAME] for word in words if word != "the"), "")


def _between_words(reading: SentenceReading) -> Iterator[tuple[str, str, str]]:
    """The names of a text, each with the word before it and the word behind it."""
    text = reading.text
    for found in NAME.finditer(text):
        before, behind = text[: found.start()].split(), text[found.end() :].split()
        begins = not before and " " not in found[0]  # "Reporters said": a capital and no name
        is_time = not TIMES.isdisjoint(found[0].lower().split())  # "By Saturday"
        is_name = is_content(found[0].lower()) and not is_time
        if is_name and (not begins or _is_name(found, reading)):
            before = [word for word in before if word.lower() not in ("a", "an", "the")]
            first = 1 if behind else 2  # at the end "to" alone says little
            last = " ".join(word.strip('(“"').lower() for word in before[-first:])
            yield last, found[0].rstrip("."), (behind or [""])[0].strip(",;:").lower()


def _is_name(found: re.Match, reading: SentenceReading) -> bool:
    """Tell whether the first word of a sentence names somebody, a place or a nation."""
    starts = {place.span.start - reading.start for place in reading.places}
    return bool(reading.names.named(found[0])) or found.start() in starts
