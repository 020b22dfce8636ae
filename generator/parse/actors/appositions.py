"""Read the role that stands behind a name.

"X, the mayor of Y,", "HTS, a former affiliate of Z", "X, who heads Y".
"""

import re
from functools import partial
from typing import NamedTuple

from generator.model import Kind, Name, Role, Span
from generator.parse.actors.role_phrases import is_head, read_phrase
from generator.parse.actors.role_text import (
    ARTICLES,
    BODIES,
    LINKING,
    PREPOSED,
    WEEKDAYS,
    WINDOW,
    NamedText,
    RoleWord,
    is_role,
    says_former,
    words_between,
)
from generator.parse.names.signs import ACTING, GROUPS, saying
from generator.word_lists import read_table, set_of, word_set

# Behind a name: its apposition, up to the mark that closes it or the day that follows.
APPOSITION = re.compile(
    r"(?:\)|\s\(\d{1,3}\))?,\s+(?:(?:aged?\s+)?\d{1,3},\s+)?(?:who\s(?:is|was)\s)?"
    r"(?P<phrase>[^\s,.;:()“”\"!?—–](?:[^,.;:()“”\"!?—–]|\.(?=\w|\s[a-z])){2,110}?)"
    r"(?=[,;:)—–!?]|\.(?!\w|\s[a-z])|\s*$"
    rf"|\s+(?:who|whose|which|that|(?:on\s)?(?i:{'|'.join(WEEKDAYS)}))\b)"
)
# What may stand behind an office: another one, or since when.
BESIDES = set_of("and since until between under during")
HEADING = dict(read_table("titles")["heading"])
WHO_HEADS = re.compile(
    r",?\swho\s(?:(?:also|now|currently|once)\s)?"
    rf"(?P<verb>{'|'.join(HEADING)})\s(?:the\s)?"
)
AND = " and "
DESCRIBING = set_of("a an one")
LONGEST = 14  # words; what is longer is a clause
FARTHEST_HEAD = 9  # words in which the head of the role must stand
BEFORE_ARTICLE = word_set("contexts", "before article")
# Before the head of a clause, not of a role.
CLAUSAL = set_of("and but who which to by with")


class Apposition(NamedTuple):
    """What stands behind a name to say who it is."""

    phrase: str
    start: int
    words: list[RoleWord]  # of the phrase
    head: int  # index of the word that is a role
    span: Span  # with the name
    former: bool

    @property
    def end(self) -> int:
        """Where the phrase ends."""
        return self.start + len(self.phrase)


def read_apposition(named: NamedText, name: Name, *, is_person: bool) -> Role | None:
    """Read the role in an apposition: a person's office, or what a body is described as."""
    found = _find_apposition(named, name.span, is_person=is_person)
    if found is None:
        return _office_as_body(named, name) if is_person else None
    first = found.words[0].small
    if is_person and first not in DESCRIBING:
        return _office(named, found)
    if first not in DESCRIBING and first != "the":
        return None
    owner = named.first_inside(found.start, found.end)
    return Role(
        title=" ".join(found.phrase.split()),
        of=named.actor_name(owner),
        span=found.span,
        former=found.former,
    )


def read_heading_clause(named: NamedText, name: Name) -> Role | None:
    """Read the office in "X, who heads the Y": a verb of `[heading]`, then at once what."""
    end = name.span.end
    match = WHO_HEADS.match(named.text, end, end + WINDOW)
    if match is None:
        return None
    body = named.first_inside(match.end(), match.end() + 1)
    if body is None or body.kind in (Kind.PERSON, Kind.PEOPLE):
        return None
    verb = match["verb"]
    return Role(
        title=HEADING[verb],
        of=named.actor_name(body),
        span=Span(name.span.start, body.span.end),
        former=verb.endswith("ed"),
    )


def _office_as_body(named: NamedText, name: Name) -> Role | None:
    """Read an office by which a body is known: "X, the UN High Commissioner for Refugees"."""
    match = APPOSITION.match(named.text, name.span.end, name.span.end + WINDOW)
    body = named.last_inside(*match.span("phrase")) if match else None
    if body is None or body.span.end != match.end("phrase"):
        return None
    return office_of(named, body, Span(name.span.start, body.span.end))


def office_of(named: NamedText, body: Name, span: Span) -> Role | None:
    """Give the role that the name of a body is, where it has one in it."""
    phrase = body.span.of(named.text)
    is_office = body.kind in BODIES and any(map(is_role, phrase.lower().split()))
    return Role(phrase, named.actor_name(body), span) if is_office else None


def _find_apposition(named: NamedText, name: Span, *, is_person: bool) -> Apposition | None:
    """Find the apposition behind a name, where one of its words is a role, or what a body is."""
    text = named.text
    match = APPOSITION.match(text, name.end, name.end + WINDOW)
    if not match:
        return None
    phrase = _without_next_person(named, Span(*match.span("phrase")))
    words = words_between(text, *phrase)
    if not words or len(words) > LONGEST:
        return None
    near = enumerate(words[:FARTHEST_HEAD])
    fits = partial(is_head, named) if is_person else _is_group
    head = next((index for index, word in near if fits(word)), None)
    if head is None or _is_clause(words, head):
        return None
    return Apposition(
        phrase=phrase.of(text),
        start=phrase.start,
        words=words,
        head=head,
        span=Span(name.start, phrase.end),
        former=any(says_former(word.text) for word in words[:head]),
    )


def _without_next_person(named: NamedText, phrase: Span) -> Span:
    """Cut off the next of several: "X, a former minister and Y, the mayor of Z"."""
    last = named.last_inside(*phrase)
    if last is None or last.kind not in {Kind.PERSON, Kind.OTHER} or last.span.end != phrase.end:
        return phrase
    end = last.span.start - len(AND)
    return Span(phrase.start, end) if named.text.startswith(AND, end) else phrase


def _is_group(word: RoleWord) -> bool:
    """Tell whether the word says what a body is: "militia"."""
    return word.text.lower() in GROUPS


def _is_clause(words: list[RoleWord], head: int) -> bool:
    """Tell whether what stands behind the name is a clause, or means somebody else."""
    small = [word.small for word in words]
    if small[0] in {"his", "her", "their", "its"}:
        return True
    before = {one for at, one in enumerate(small[:head]) if not _joins_nouns(words, at)}
    if not CLAUSAL.isdisjoint(before):
        return True
    if not ACTING.isdisjoint(small) or not saying().isdisjoint(small):
        return True
    return _begins_with_verb(words, small, head)


def _joins_nouns(words: list[RoleWord], index: int) -> bool:
    """Tell whether "and" joins common nouns: "environment and health minister"."""
    if index == 0 or words[index].small != "and":
        return False
    return words[index - 1].text.islower() and words[index + 1].text.islower()


def _begins_with_verb(words: list[RoleWord], small: list[str], head: int) -> bool:
    """Tell by an article or a name behind the first word that it is a verb: "met the head of Y"."""
    if small[0] in BEFORE_ARTICLE or small[0] in ARTICLES:
        return False
    if not ARTICLES.isdisjoint(small[1:head]):
        return True
    first = words[0].text
    if head == 0 or not first.islower() or first in PREPOSED:
        return False
    return words[1].text[0].isupper()


def _office(named: NamedText, apposition: Apposition) -> Role | None:
    """Read a person's office: its title without article, and whose it is."""
    words = apposition.words
    found = read_phrase(named, words)
    if found is None:
        return None
    phrase, length = found
    behind = words[length].small if length < len(words) else ""
    if behind and behind not in BESIDES and behind not in LINKING:
        return None
    return Role(phrase.title, phrase.of, apposition.span, phrase.former)
