"""Look up what stands beside a title: the names around it, and the words that make a role."""

import re
from bisect import bisect_left
from typing import NamedTuple

from generator.model import Kind, Name, Parsed, Span
from generator.parse.actors.clusters import Cluster, written
from generator.parse.memo import Memo
from generator.parse.names.signs import ACTING, PERSONAL
from generator.word_lists import read_words, set_of, word_set

WINDOW = 130  # code points before or behind a name
BODIES = frozenset({Kind.ORGANISATION, Kind.ARMED_GROUP, Kind.GOVERNMENT})
FORMER = word_set("titles", "former")
ARTICLES = set_of("a an the")
PASSED_OVER = word_set("titles", "current") | ARTICLES  # say nothing of an office: "the new mayor"
# May stand before the head of a role in small letters.
PREPOSED = word_set("titles", "modifier", "small modifier", "former", "role", "title")
COURTESIES = set_of("mr mrs ms miss sir dr madam dame lord baroness")
WORD = re.compile(r"[^\W_][\w'’./-]*|&")
POSSESSIVES = ("'s", "’s", "s'", "s’")
LINKING = set_of("of for in to at on with from")
AND = frozenset({"and", "&"})
CLAUSAL = set_of(
    "who which that whose when while but as after by under before against between during near over "
    "since"
)
WEEKDAYS = frozenset(map(str.lower, read_words("grammar")["weekdays"]))
NO_PART = CLAUSAL | ACTING | WEEKDAYS


class NamedText:
    """An article's text with its names, to look up what stands beside a title."""

    def __init__(self, parsed: Parsed, clusters: list[Cluster]):
        self.text = parsed.article.text
        self.names = parsed.names
        self.starts = [name.span.start for name in parsed.names]
        self.ends = {name.span.end: name for name in parsed.names}
        self.owner: dict[Span, Cluster] = {}
        for cluster in clusters:
            self.owner.update((name.span, cluster) for name in cluster.names)

    def first_inside(self, start: int, end: int) -> Name | None:
        """Give the first name that begins between the two offsets, end excluded."""
        place = bisect_left(self.starts, start)
        if place == len(self.starts) or self.starts[place] >= end:
            return None
        return self.names[place]

    def first_body_inside(self, start: int, end: int) -> Name | None:
        """Give the first name of a body that begins between the offsets, or else the first."""
        place = bisect_left(self.starts, start)
        inside = self.names[place : bisect_left(self.starts, end)]
        bodies = (name for name in inside if name.kind in BODIES)
        return next(bodies, inside[0] if inside else None)

    def last_inside(self, start: int, end: int) -> Name | None:
        """Give the last name that begins between the two offsets, end excluded."""
        place = bisect_left(self.starts, end) - 1
        return self.names[place] if place >= 0 and self.starts[place] >= start else None

    def starting_at(self, start: int) -> Name | None:
        """Give the name that begins at the offset."""
        return self.first_inside(start, start + 1)

    def around(self, start: int) -> Name | None:
        """Give the name that the offset stands in."""
        name = self.last_inside(0, start + 1)
        return name if name and name.span.end > start else None

    def actor_name(self, name: Name | None) -> str:
        """Say what the name's actor is called, or give the name as written; "" for none."""
        if name is None:
            return ""
        cluster = self.owner.get(name.span)
        return cluster.name if cluster else written(name.span, self.text)

    def is_actor(self, name: Name) -> bool:
        """Tell whether the name names an actor, and is more than a head such as "the Office"."""
        return name.span in self.owner

    def body_name(self, name: Name | None) -> str:
        """Give the same of a name that is no person's; a person owns no office."""
        if name is None or name.kind is Kind.PERSON:
            return ""
        return self.actor_name(name)


def says_former(word: str) -> bool:
    """Tell whether the word says that somebody held the office earlier: "ex-", "former"."""
    return word.lower().rstrip("-") in FORMER


def is_courtesy(title: str) -> bool:
    """Tell whether the title is no office: "Mrs", "Dr."."""
    return title.lower().rstrip(".") in COURTESIES


class RoleWord(NamedTuple):
    """A word of the phrase."""

    text: str
    start: int
    end: int

    @property
    def small(self) -> str:
        """The word in small letters, without a dot behind; "WHO" is no "who"."""
        return _small[self.text]

    @property
    def bare_end(self) -> int:
        """Where the word ends without its possessive."""
        return self.end - 2 if self.is_possessive and self.text[-1] == "s" else self.end

    @property
    def is_possessive(self) -> bool:
        """Tell whether the word owns what follows."""
        return self.text.endswith(POSSESSIVES)

    @property
    def is_head(self) -> bool:
        """Tell whether the word is a title or a role."""
        return _is_head[self.text]


@Memo
def _small(word: str) -> str:
    small = word.lower().rstrip(".")
    return word if small in NO_PART and word.isupper() else small


@Memo
def _is_head(word: str) -> bool:
    return not word.endswith(POSSESSIVES) and is_role(_small[word])


def is_role(small: str) -> bool:
    """Tell whether a word in small letters is a title or role: "co-director", "chief"."""
    if small in PERSONAL:
        return True
    return "-" in small and small.rsplit("-", 1)[1] in PERSONAL and small[0].isalpha()


def heads_of(title: str) -> list[list[str]]:
    """Give the words of each office in a title, in small letters, up to the head of each."""
    heads: list[list[str]] = [[]]
    is_open = True
    for word in title.lower().split():
        if word in AND:
            heads.append([])
            is_open = True
        elif word in LINKING:
            is_open = False
        elif is_open:
            heads[-1].append(word)
    return [head for head in heads if head and is_role(head[-1])]


def words_between(text: str, start: int, end: int) -> list[RoleWord]:
    """Give the words of the text between two offsets."""
    return [RoleWord(m.group(), m.start(), m.end()) for m in WORD.finditer(text, start, end)]
