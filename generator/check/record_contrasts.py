"""Whose word it is, and what office they have, by what the parser reads in both sentences."""

import re
from collections.abc import Iterator
from itertools import pairwise

from generator.check.attributions import names_an_office
from generator.check.english import rows_of, sayings_of_all
from generator.check.new_words import says_the_same
from generator.check.sentence_reading import Asked, SentenceReading, is_content, stems_of
from generator.findings import Rule
from generator.model import Kind, Quote
from generator.parse.actors.role_text import is_role

PRONOUNS = frozenset(["he", "she", "it", "they", "who", "i", "we"])
FEWEST = 3  # words of what is said that a sentence has which tells it
MOST = 0.6  # of the words of what somebody says, from which on two say the same
SIDES = (Kind.ARMED_GROUP, Kind.GOVERNMENT, Kind.STATE)  # whose word is one side's
ONE_SIDED = ("army", "rebel", "government")
MARKS = re.compile('[“”„«»"]')  # what stands between them is read as well


def find_record_contrasts(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """Find what is to be asked of a sentence."""
    for rule in (_one_sided, _offices, _fields):
        yield from rule(page, source)


def _one_sided(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """Words of one side in the source that the page gives to nobody."""
    is_shown = page.quotes or MARKS.search(page.text)
    if is_shown or not page.stems.isdisjoint(sayings_of_all()):
        return
    for one in source.quotes:
        key = source.key_of(one.speaker) if one.speaker else ""
        actor = page.names.by_key.get(key)
        shared = len(page.content & _content(one, source))
        is_told = shared >= FEWEST and shared > MOST * len(page.content)
        who = one.speaker_span.of(source.parsed.article.text) if one.speaker_span else ""
        is_side = who.lower() in PRONOUNS or _is_side(who) or (actor and actor.kind in SIDES)
        if is_told and is_side and key not in page.meant:
            yield Asked(Rule.CAVEAT, f"the source has {actor.name if actor else who} say so")


def _is_side(who: str) -> bool:
    """Tell whether a name is that of an army or of a government: "the Oskeld military"."""
    rows = rows_of("persons")
    return any(rows.get(word) in ONE_SIDED for word in who.lower().split())


def _content(quote: Quote, reading: SentenceReading) -> frozenset[str]:
    """The stems of what is said."""
    return stems_of(quote.span.of(reading.parsed.article.text))


def _offices(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """An office of somebody to whom the articles give others."""
    for actor in page.parsed.actors:
        key = page.key_of(actor.key)
        known = page.names.described(key) | source.stems
        here = (one for one in actor.roles if one.span and one.span.start >= page.start)
        for role in here if page.names.has_office(key) else ():
            if not stems_of(role.title) <= known:
                yield Asked(Rule.ACTOR, f"no article calls {actor.name} “{role.title}”")


def _fields(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """The minister of one field for that of another one."""
    theirs = list(_offices_in(source))
    for field, office in _offices_in(page):
        others = [other for other, head in theirs if head == office]
        is_said = field in source.words or any(says_the_same(field, one) for one in others)
        if others and not is_said:
            told = f"the source says “{others[0]} {office}”, the page “{field} {office}”"
            yield Asked(Rule.ACTOR, told)


def _offices_in(reading: SentenceReading) -> Iterator[tuple[str, str]]:
    """The offices of a sentence, each with the word before it: "defence", "minister"."""
    for field, office in pairwise(reading.words):
        is_office = is_role(office) and names_an_office(office)  # no "health" of its minister
        if is_office and is_content(field):
            yield field, office
