"""Read the role that stands behind a name.

"X, the mayor of Y,", "HTS, a former affiliate of Z", "X, who heads Y".
"""

import re
from typing import NamedTuple

from generator.model import Kind, Name, Role, Span
from generator.parse.actors.role_text import (
    ARTICLES,
    COMPLEMENT,
    PASSED_OVER,
    PERSONAL,
    PREPOSED,
    WINDOW,
    NamedText,
    says_former,
)
from generator.parse.names.known import word_set
from generator.parse.names.signs import ACTING, GROUPS, saying
from generator.word_lists import read_table

# Behind a name: its apposition, up to the mark that closes it.
APPOSITION = re.compile(
    r"(?:\)|\s\(\d{1,3}\))?,\s+(?:(?:aged?\s+)?\d{1,3},\s+)?(?:who\s(?:is|was)\s)?"
    r"(?P<phrase>[^\s,.;:()“”\"!?—–][^,.;:()“”\"!?—–]{2,110}?)"
    r"(?=[,.;:)—–!?]|\s+(?:who|whose|which|that)\b|\s*$)"
)
# "the Prime Minister of Canada", "spokesman for the agency": the title, then whose.
OF = re.compile(r"\s+(?:of|for|at|in|on)\s+(?:the\s+)?", re.IGNORECASE)
# What may stand behind an office without telling whose it is: another one, or since when.
BESIDES = re.compile(r"\s+(?:and|since|from|until|between|under|during)\s")
ENDED = re.compile(r"\s+(?:until|from\s\S+\s(?:to|until)|between)\s")
DETERMINER = re.compile(r"(?:the|a|an|its|his|her|their|one)\s+", re.IGNORECASE)
HEADING = dict(read_table("titles")["heading"])
WHO_HEADS = re.compile(
    r",?\swho\s(?:(?:also|now|currently|once)\s)?"
    rf"(?P<verb>{'|'.join(HEADING)})\s(?:the\s)?"
)
POSSESSIVE_PRONOUNS = frozenset({"his", "her", "their", "its"})
DESCRIBING = frozenset({"a", "an", "one"})
WORD = re.compile(r"[^\W_][\w'’.-]*")
LONGEST = 14  # words; what is longer is a clause
FARTHEST_HEAD = 9  # words in which the head of the role must stand
BEFORE_ARTICLE = word_set("contexts", "before article")
# Before the head of a clause, not of a role.
CLAUSAL = frozenset({"and", "but", "who", "which", "to", "by", "with"})
POSSESSIVE = re.compile(r"^['’]s?\s+")
OWNED = re.compile(r"['’]s ")


class Apposition(NamedTuple):
    """What stands behind a name to say who it is."""

    phrase: str
    start: int
    words: list[str]  # of the phrase
    head: int  # index of the word that is a role
    span: Span  # with the name
    former: bool

    @property
    def end(self) -> int:
        """Where the phrase ends."""
        return self.start + len(self.phrase)


def read_apposition(named: NamedText, name: Name, *, is_person: bool) -> Role | None:
    """Read the role in an apposition: a person's office, or what a body is described as."""
    found = _find_apposition(named.text, name.span, PERSONAL if is_person else GROUPS)
    if found is None:
        return None
    first = found.words[0].lower()
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


def _find_apposition(text: str, name: Span, heads: frozenset[str]) -> Apposition | None:
    """Find the apposition behind a name, where one of its words is such a head."""
    match = APPOSITION.match(text, name.end, name.end + WINDOW)
    words = WORD.findall(match["phrase"]) if match else []
    if not words or len(words) > LONGEST:
        return None
    small = [word.lower() for word in words]
    near = enumerate(small[:FARTHEST_HEAD])
    head = next((index for index, word in near if word in heads), None)
    if head is None or _is_clause(words, small, head):
        return None
    return Apposition(
        phrase=match["phrase"],
        start=match.start("phrase"),
        words=words,
        head=head,
        span=Span(name.start, match.end("phrase")),
        former=any(map(says_former, small[:head])),
    )


def _is_clause(words: list[str], small: list[str], head: int) -> bool:
    """Tell whether what stands behind the name is a clause, or means somebody else."""
    if small[0] in POSSESSIVE_PRONOUNS:
        return True
    if not CLAUSAL.isdisjoint(words[:head]):
        return True
    if not ACTING.isdisjoint(small) or not saying().isdisjoint(small):
        return True
    return _begins_with_verb(words, small, head)


def _begins_with_verb(words: list[str], small: list[str], head: int) -> bool:
    """Tell by an article or a name behind the first word that it is a verb: "met the head of Y"."""
    if small[0] in BEFORE_ARTICLE or small[0] in ARTICLES:
        return False
    if not ARTICLES.isdisjoint(small[1:head]):
        return True
    first = words[0]
    if head == 0 or not first.islower() or first in PREPOSED:
        return False
    return words[1][0].isupper()


def _office(named: NamedText, apposition: Apposition) -> Role | None:
    """Read a person's office: its title without article, and whose it is."""
    phrase, behind = apposition.phrase, _end_of_title(apposition)
    rest = OF.match(phrase, behind)
    is_whole = behind >= len(phrase)
    if not is_whole and not rest and not BESIDES.match(phrase, behind):
        return None
    whose = named.first_inside(apposition.start, apposition.start + behind)
    title = _title_without_owner(apposition, whose, behind)
    if whose is None and rest:
        whose = named.first_inside(apposition.start + rest.end(), apposition.end)
    title = _without_opening(OWNED.split(title)[-1].split())
    if not title:
        return None
    former = apposition.former or bool(ENDED.match(phrase, behind))
    return Role(title, named.actor_name(whose), apposition.span, former)


def _without_opening(words: list[str]) -> str:
    """Leave out the words before an office that say nothing of it: "the former", "a new"."""
    first = 0
    for word in words:
        if not says_former(word) and word.lower() not in PASSED_OVER:
            break
        first += 1
    return " ".join(words[first:])


def _title_without_owner(apposition: Apposition, whose: Name | None, behind: int) -> str:
    """Give the title that ends at `behind`, without article and whose it is."""
    phrase = apposition.phrase
    end = whose.span.end - apposition.start if whose else behind
    if end < behind:
        title = POSSESSIVE.sub("", phrase[end:behind].lstrip())
    else:
        article = DETERMINER.match(phrase)
        title = phrase[article.end() if article else 0 : behind]
    return title.removeprefix("’s ").removeprefix("'s ") if whose else title


def _end_of_title(apposition: Apposition) -> int:
    """Find where the title ends in the phrase: behind its last head, and behind "of State"."""
    phrase, head = apposition.phrase, apposition.head
    first, *others = apposition.words[head:]
    behind = phrase.find(first) + len(first)
    for word in others:
        if word.lower() not in PERSONAL:
            break
        behind = phrase.find(word, behind) + len(word)
    complement = COMPLEMENT.match(phrase, behind)
    return complement.end() if complement else behind
