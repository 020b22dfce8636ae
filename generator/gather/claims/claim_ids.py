"""The names of claims, which last.

A name is made of what a claim says, as far as all its sentences agree in that: the number and what
it counts, the happening and its place, the relation; or else of the words of its oldest sentence.
So it stays when another sentence becomes its line, when articles come that say so too, and when
what stands beside it changes.
"""

from collections import Counter
from collections.abc import Iterable
from hashlib import sha256
from typing import TypeVar

from generator.claim_kinds import ClaimKind
from generator.gather.claims.figure_facts import FAMILIES, SMALL, ComparedFigure
from generator.gather.claims.one_happening import Happened
from generator.gather.claims.told import Told
from generator.gather.measures.whereabouts import Where
from generator.spelling import normal_form

T = TypeVar("T")

ID_LENGTH = 10  # hexadecimal digits


class ClaimIds:
    """Hands out names, each once."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def of(self, says: str, oldest: str) -> str:
        """Give the name of a claim by what it says, and by the id of its oldest passage."""
        digest = sha256(says.encode())
        id = digest.hexdigest()[:ID_LENGTH]
        if id in self._taken:  # another claim says so too: of another day, or by somebody else
            digest.update(oldest.encode())
        while (id := digest.hexdigest()[:ID_LENGTH]) in self._taken:
            digest.update(b"\n")
        self._taken.add(id)
        return id


def what_it_says(group: list[Told]) -> str:
    """Give what all sentences of a claim agree in, with its kind; the oldest sentence is first."""
    return f"{group[0].kind}\n{_words_of(group)}"


def _words_of(group: list[Told]) -> str:
    oldest = group[0]
    counted = _details(group, ComparedFigure)
    happened = _details(group, Happened)
    if counted and counted[0].value >= SMALL:
        term = _family(counted[0].reported.figure.term)
        return f"{term} {counted[0].value:g} {_place(one.places for one in counted)}"
    if happened and happened[0].is_once and happened[0].places:
        return f"{happened[0].type} {_place(one.places for one in happened)}"
    if oldest.kind is ClaimKind.POSITION:
        return oldest.key
    return normal_form(oldest.key or oldest.facts.passage.text)


def _details(group: list[Told], kind: type[T]) -> list[T]:
    return [one.detail for one in group if isinstance(one.detail, kind)]


def _family(term: str) -> str:
    """Name the first of the terms for one thing that a term is one of."""
    family = next((family for family in FAMILIES if term in family), {term})
    return min(family)


def _place(places: Iterable[tuple[Where, ...]]) -> str:
    """Give the place that most sentences name."""
    named = Counter(place.key for several in places for place in several)
    return min(named, key=lambda key: (-named[key], key), default="")
