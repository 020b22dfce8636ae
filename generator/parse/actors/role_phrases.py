"""Read a phrase that says what somebody is, whole: "the UN food agency's Kampala chief".

In front of its head stand whose office it is and what belongs to the title; behind it what the
office is for or of. What names the body or the place that has the office is told apart from the
title, everything else is the title.
"""

from typing import NamedTuple

from generator.model import Kind, Name
from generator.parse.actors.role_text import (
    AND,
    ARTICLES,
    BODIES,
    FORMER,
    LINKING,
    NO_PART,
    PASSED_OVER,
    PREPOSED,
    NamedText,
    RoleWord,
    says_former,
)
from generator.parse.names.signs import GROUPS
from generator.word_lists import set_of, word_set

INDEFINITE = set_of("a an his her their its one")
ENDING = LINKING | NO_PART
NO_OFFICE = ENDING | ARTICLES | INDEFINITE | FORMER  # where another office begins
# Behind a preposition they belong to no office: at the time, in the first place.
NO_OBJECTS = (["the", "time"], ["the", "moment"], ["the", "first"])
MONTHS = word_set("grammar", "months", "months that are words too")
LONGEST = 24  # words of a phrase that are looked at
FARTHEST_HEAD = 9  # words in which the head of the role must stand
LONGEST_OFFICE = 6  # words of a second office: "and Emergency Relief Coordinator"
# What a common noun means is found later: "the agency's spokesman".
MEANT_LATER = GROUPS | word_set("contexts", "meant later")


class RolePhrase(NamedTuple):
    """What a phrase says of somebody."""

    title: str
    of: str  # whose office it is; "" where that is not told
    former: bool
    start: int
    end: int


class Complement(NamedTuple):
    """What a preposition joins to the head of a role."""

    link: int  # the index of the preposition
    stop: int  # the one behind the last word
    name: Name | None  # that may have the office


def read_phrase(named: NamedText, words: list[RoleWord]) -> tuple[RolePhrase, int] | None:
    """Read the phrase that the words begin with, and tell how many words it has."""
    head = find_head(named, words)
    if head is None:
        return None
    return _PhraseReader(named, words[:LONGEST], head).read()


def find_head(named: NamedText, words: list[RoleWord]) -> int | None:
    """Give the index of the head: the last of the first roles side by side; None for no role."""
    for index, word in enumerate(words[:FARTHEST_HEAD]):
        if word.small in ENDING:
            name = named.around(word.start)
            if name is None or name.kind not in BODIES:
                return None
            continue
        if is_head(named, word):
            return _last_head(named, words, index)
    return None


def is_head(named: NamedText, word: RoleWord) -> bool:
    """Tell whether the word is a role, and no part of the name of a body."""
    if not word.is_head:
        return False
    name = named.around(word.start)
    return name is None or name.kind in {Kind.PERSON, Kind.OTHER, Kind.PLACE}


def _last_head(named: NamedText, words: list[RoleWord], index: int) -> int:
    """Go on from a head to the last one that nothing but what belongs to titles parts from it."""
    last = index
    for later in range(index + 1, len(words)):
        if is_head(named, words[later]):
            last = later
        elif words[later].small not in PREPOSED:
            break
    return last


class _PhraseReader:
    """Reads one phrase whose head is known."""

    def __init__(self, named: NamedText, words: list[RoleWord], head: int):
        self.named = named
        self.words = words
        self.head = head
        self.owner: Name | None = None
        self.has_owner = False  # in front, with a name or without
        self.is_possessive = False
        self.first = 0  # of the title
        self.kept: list[str] = []  # before the owner, of the title: "senior UN official"

    def read(self) -> tuple[RolePhrase, int] | None:
        """Give the phrase and the number of its words."""
        self._read_prefix()
        complements, end = self._read_complements()
        last = self._choose_owner(complements, end)
        title = self._title(last)
        if not title:
            return None
        former = any(says_former(word.text) for word in self.words[: self.head])
        phrase = RolePhrase(
            title=title,
            of=self.named.actor_name(self.owner),
            former=former or self._ends_with_years(end),
            start=self.words[0].start,
            end=self.words[end - 1].end,
        )
        return phrase, end

    def _read_prefix(self) -> None:
        """Find whose office it is in front of the head, and where the title begins."""
        owners = [index for index in range(self.head) if self.words[index].is_possessive]
        if owners:
            self._read_possessive(owners[-1])
            return
        for index in range(self.head):
            word = self.words[index]
            name = self.named.starting_at(word.start)
            if name and name.kind not in {Kind.PERSON, Kind.OTHER}:
                first = self._behind(name, index)
                if first <= self.head:
                    self._own(name, index=index, first=first)
                return
            if word.small not in PREPOSED and word.small not in PASSED_OVER:
                return

    def _read_possessive(self, index: int) -> None:
        """Take the name with a possessive, or the body whose name begins behind it."""
        words, head = self.words, self.words[self.head]
        self.has_owner = self.is_possessive = True
        self.first = index + 1
        self.owner = self.named.ends.get(words[index].bare_end)
        self.owner = self.owner or self.named.last_inside(words[0].start, head.start)
        body = self.named.starting_at(words[self.first].start)
        if body and body.kind in BODIES and body.span.end < head.end:
            self.owner = body  # "Peru's Ministry of Health spokesman"
        if self.owner:
            self.first = self._behind(self.owner, self.first)  # "Sudan's military chief"

    def _own(self, name: Name, *, index: int, first: int) -> None:
        """Take the name before the head for whose office it is."""
        self.owner, self.first, self.has_owner = name, first, True
        before = [word.text for word in self.words[:index]]
        self.kept = [word for word in before if not _says_nothing(word)]

    def _read_complements(self) -> tuple[list[Complement], int]:
        """Read what prepositions join behind the head, and give the index behind all of it."""
        found: list[Complement] = []
        end = self.head + 1
        while end < len(self.words):
            small = self.words[end].small
            if small in AND and (stop := self._second_office(end + 1)):
                end = stop
                continue
            stop = self._end_of_object(end) if small in LINKING else end + 1
            if stop == end + 1:
                break
            found.append(Complement(end, stop, self._owner_in(end, stop)))
            end = stop
        return found, end

    def _choose_owner(self, complements: list[Complement], end: int) -> int:
        """Choose whose office it is, and give the index behind the title.

        A body behind the head outranks a place or a state in front of it, which belongs to the
        title then: "the PNG country director of the agency".
        """
        if self.owner and (self.is_possessive or self.owner.kind in BODIES):
            return end
        chosen = self._owner_behind(complements)
        if chosen is None:
            return end if self.has_owner else self._link_of_later(complements, end)
        if self.owner:
            self.first = self._start_of(self.owner)
        self.owner = chosen.name
        if chosen.stop < end and self.words[chosen.stop].small in AND:
            self.owner = chosen.name if chosen.name.kind in BODIES else None
            return end  # the other office would be without its own
        return end if self._goes_on_behind(chosen) else chosen.link

    def _owner_behind(self, complements: list[Complement]) -> Complement | None:
        """Give the first body behind the head, else the first name if none stands in front."""
        named = [one for one in complements if one.name]
        bodies = [one for one in named if one.name.kind in BODIES]
        return next(iter(bodies or ([] if self.has_owner else named)), None)

    def _link_of_later(self, complements: list[Complement], end: int) -> int:
        """Give the index of the preposition before a body that is named only later."""
        return next((one.link for one in complements if self._is_meant_later(one)), end)

    def _start_of(self, name: Name) -> int:
        """Give the index of the word with which a name begins: a place is part of the title."""
        starts = (at for at, word in enumerate(self.words) if word.start >= name.span.start)
        return next(starts, self.first)

    def _second_office(self, start: int) -> int:
        """Give the index behind an office that "and" joins; 0 where none follows."""
        for index in range(start, min(len(self.words), start + LONGEST_OFFICE)):
            word = self.words[index]
            if word.small in NO_OFFICE or word.is_possessive:
                return 0
            if is_head(self.named, word):
                return _last_head(self.named, self.words, index) + 1
        return 0

    def _end_of_object(self, link: int) -> int:
        """Give the index behind what a preposition takes; the one behind it where that is none."""
        words, index = self.words, link + 1
        if self._takes_nothing(link):
            return index
        while index < len(words):
            small = words[index].small
            if name := self.named.starting_at(words[index].start):
                if name.kind is Kind.PERSON and index > link + 1:
                    break  # "Secretary of State X and President Y"
                index = self._behind(name, index)
                continue
            if small in ENDING:
                break
            if small in AND and (self._second_office(index + 1) or index + 1 == len(words)):
                break
            index += 1
        return index

    def _takes_nothing(self, link: int) -> bool:
        """Tell whether a preposition opens no part of a title: to lead, for a week, of 2020."""
        behind = self.words[link + 1 : link + 2]
        if not behind or behind[0].small in INDEFINITE:
            return True
        if [word.small for word in self.words[link + 1 : link + 3]] in NO_OBJECTS:
            return True
        first = behind[0].text
        is_verb = self.words[link].small == "to" and first[0].islower() and first not in ARTICLES
        return is_verb or first[0].isdigit() or first in MONTHS

    def _behind(self, name: Name, index: int) -> int:
        """Give the index of the first word behind a name that begins at the word."""
        while index < len(self.words) and self.words[index].start < name.span.end:
            index += 1
        return index

    def _owner_in(self, link: int, stop: int) -> Name | None:
        """Give the name in what a preposition takes, if it may have an office."""
        start, end = self.words[link].end, self.words[stop - 1].end
        name = self.named.first_body_inside(start, end)
        if name is None or name.kind is Kind.OTHER:
            return None
        if name.kind in BODIES and not self.named.is_actor(name):
            return None  # "head of the Office in Goma"
        return None if self.words[link].small == "to" else name

    def _goes_on_behind(self, complement: Complement) -> bool:
        """Tell whether common words follow the name of a body: "the WHO office"."""
        name = complement.name
        last = self.words[complement.stop - 1]
        return name.kind in BODIES and last.text.islower() and last.start >= name.span.end

    def _is_meant_later(self, complement: Complement) -> bool:
        """Tell whether "the" and a noun for a body stand behind the preposition."""
        article = self.words[complement.link + 1].small
        return article == "the" and self.words[complement.stop - 1].small in MEANT_LATER

    def _ends_with_years(self, end: int) -> bool:
        """Tell whether "from 2016 to 2022" follows."""
        small = [word.small for word in self.words[end : end + 4]]
        return small[:1] == ["from"] and not {"to", "until"}.isdisjoint(small)

    def _title(self, last: int) -> str:
        """Write the title that ends before the index, without what says nothing of it."""
        first = self.first
        while first < self.head and _says_nothing(self.words[first].text):
            first += 1
        return " ".join([*self.kept, *(word.text for word in self.words[first:last])])


def _says_nothing(word: str) -> bool:
    """Tell whether a word before an office says nothing of it: "the", "former", "new"."""
    small = word.lower()
    return says_former(word) or small in PASSED_OVER or small in INDEFINITE
