"""Tell which names of persons are one person.

A full name comes first; then each of its parts is joined to the bearer who was last named.
"""

import re
from bisect import bisect_left, insort
from collections import Counter
from functools import lru_cache
from operator import attrgetter

from generator.model import Kind, Name
from generator.parse.actors.clusters import written
from generator.parse.actors.identities import Identity
from generator.parse.names.known import forename_genders, title_genders
from generator.parse.names.runs import PARTICLES
from generator.parse.names.speaker_labels import INITIALS_RULE, abbreviates_person
from generator.parse.names.titles import YOUNGER
from generator.spelling import fold_name
from generator.word_lists import word_set

SPAN = attrgetter("span")
SERVANT = (
    "abdal",
    "abdul",
    "abd",
)  # folds of what begins "Abdel Fattah", the first for all
SERVANT_JOINED = re.compile(r"^abdul(?=..)")
SHORTEST_IN_CAPITALS = 3  # letters
RULERS = word_set("titles", "ruler")
MOST_NAMES = 100  # full names that initials are compared with
LONG_ENOUGH = 2  # words; "Abdul Karim" may be a forename and a surname
NEAREST = 20  # mentions of a shared part of a name that are looked at

NameParts = tuple[str, ...]


def join_persons(names: list[Name], text: str) -> list[tuple[Identity, list[Name], str]]:
    """Give each person with its names and gender ("m", "f" or ""), by first mention."""
    # Full names first: a surname finds its bearer even where it stands before the full name.
    full_first = sorted(names, key=lambda name: len(name.span.of(text).split()) <= 1)
    register = _Register()
    has_initials = any(name.rule == INITIALS_RULE for name in names)
    for name in full_first:
        written_name = name.span.of(text)
        parts = _parts(written_name)
        if name.rule == INITIALS_RULE:
            parts = register.abbreviated(written_name) or parts
        title = name.title.of(text).lower() if name.title else ""
        person = register.bearer(parts, name, title=title) or _Person(parts)
        person.add(name, parts, title=title)
        register.enter(person, parts, name)
        if has_initials and " " in written_name and len(register.written) < MOST_NAMES:
            register.written[tuple(written_name.split())] = parts
    persons = list(register.persons.values())
    for person in persons:
        person.names.sort(key=SPAN)
    persons.sort(key=lambda person: person.names[0].span)
    return [(person.identity(text), person.names, person.gender()) for person in persons]


class _Person:
    """A person in the making."""

    def __init__(self, parts: NameParts):
        self.parts = parts
        self.names: list[Name] = []
        self.titles: list[str] = []
        self.first = ""

    def add(self, name: Name, parts: NameParts, *, title: str) -> None:
        """Add a name, its parts and its title in small letters."""
        self.names.append(name)
        if title:
            self.titles.append(title)
        if len(parts) > len(self.parts):
            self.parts = parts
        if len(parts) > 1 and not self.first:
            self.first = parts[0]

    def gender(self) -> str:
        """Tell the gender by the title, else by the forename."""
        told = next(filter(None, map(_gender_of_title, self.titles)), "")
        if told:
            return told
        forename = self.first or self.parts[0]
        return forename_genders().get(forename, "")

    def identity(self, text: str) -> Identity:
        """Name the person by the longest form, of those the commonest."""
        forms = Counter(written(name.span, text) for name in self.names)
        fullest = max(forms, key=lambda form: (len(form.split()), not form.isupper(), forms[form]))
        if fullest.isupper() and len(fullest) > SHORTEST_IN_CAPITALS:
            fullest = fullest.title()  # from the label of a transcript
        return Identity(("person", *self.parts), fullest, Kind.PERSON)


class _Register:
    """The persons known so far, by the parts of their names."""

    def __init__(self):
        self.persons: dict[int, _Person] = {}
        self.by_name: dict[NameParts, _Person] = {}
        self.written: dict[tuple[str, ...], NameParts] = {}  # the parts by the words as written
        self.by_part: dict[str, list[tuple[int, int, _Person]]] = {}
        self.alone: dict[str, tuple[int, _Person]] = {}  # whom a part alone meant first, and where

    def enter(self, person: _Person, parts: NameParts, name: Name) -> None:
        """Enter the person under a name."""
        self.persons[id(person)] = person
        if len(parts) == 1 < len(person.parts):
            self.alone.setdefault(parts[0], (name.span.start, person))
        self.by_name.setdefault(parts, person)
        for part in {parts[0], parts[-1], *parts[1:2]}:
            entry = (name.span.start, id(person), person)
            insort(self.by_part.setdefault(part, []), entry)

    def bearer(self, parts: NameParts, name: Name, *, title: str) -> _Person | None:
        """Give the person of whom the name is a form; None where the name is new.

        Of several it is the one last named before; but whom a surname alone has meant, it goes on
        to mean when relatives are named. "Ms Diab" is nobody who is known for a man.
        """
        if len(parts) > 1 and parts in self.by_name:
            return self.by_name[parts]
        told = _gender_of_title(title) if title else ""
        for person in self._nearest(parts, name):
            if not _is_form_of(parts, person.parts) or _is_other_ruler(parts, person, title):
                continue
            if not told or person.gender() in ("", told):
                return person
        return None

    def abbreviated(self, initials: str) -> NameParts:
        """Give the parts of the one full name that has these initials; none where none has."""
        fits = [name for name in self.written if abbreviates_person(initials, name)]
        return self.written[fits[0]] if len(fits) == 1 else ()

    def _nearest(self, parts: NameParts, name: Name) -> list[_Person]:
        """Give the persons who share a part of the name, the one last named first."""
        first, last = parts[0], parts[-1]
        entries = self.by_part.get(last) or self.by_part.get(first, [])
        until = len(entries)
        if len(parts) == 1:
            until = bisect_left(entries, (name.span.start,))
        farthest = max(0, until - NEAREST)
        near = entries[farthest:until] or entries[:1]
        persons = [person for _, _, person in reversed(near)]
        first_alone, meant = self.alone.get(first, (0, None))
        if len(parts) > 1 or meant is None:
            return persons
        later = {id(person) for person in persons if person.names[0].span.start > first_alone}
        return sorted(persons, key=lambda person: id(person) in later)


@lru_cache(maxsize=16384)
def _parts(name: str) -> NameParts:
    """Fold the name's words, without particles and what tells a son from his father."""
    words = [word.strip(".,") for word in name.split()]
    while len(words) > 1 and words[-1].lower() in YOUNGER:
        words.pop()
    telling = " ".join(word for word in words if word not in PARTICLES)
    folds = fold_name(telling) or fold_name(" ".join(words))
    return _join_servants(folds) or (name,)


def _join_servants(folds: NameParts) -> NameParts:
    """Make "Abd al-", "Abdul" and "Abdel" one word with what follows, before a surname."""
    joined: list[str] = []
    for fold in folds:
        if joined and joined[-1] in SERVANT and len(folds) > LONG_ENOUGH:
            joined[-1] = f"{SERVANT[0]}{fold}"
        else:
            joined.append(fold)
    return tuple(SERVANT_JOINED.sub(SERVANT[0], fold) for fold in joined)


def _gender_of_title(title: str) -> str:
    """Tell "m" or "f" by the whole title, or else by its last word."""
    known = title_genders()
    last = title.split()[-1]
    for word in (title, last, last.strip(".")):
        if gender := known.get(word):
            return gender
    return ""


def _is_form_of(parts: NameParts, full: NameParts) -> bool:
    """Tell whether a name is a form of a full one.

    It is where the surname is the same and no forename stands against it, where one begins as the
    other, or where it is one part alone.
    """
    first, last = parts[0], parts[-1]
    if len(parts) == 1:
        return first in (full[-1], *full[:2])
    if len(full) == 1:
        return False
    if last == full[-1]:
        return _may_be_same_forename(first, full)
    shorter = min(len(parts), len(full))
    return parts[:shorter] == full[:shorter]


def _is_other_ruler(parts: NameParts, person: _Person, title: str) -> bool:
    """Tell whether a ruler known by the forename is somebody else: King Charles, Mr Charles X."""
    is_forename = len(parts) == 1 and parts[0] != person.parts[-1]
    if not is_forename or not _rules(title) or not person.titles:
        return False
    return not any(map(_rules, person.titles))


def _rules(title: str) -> bool:
    return not RULERS.isdisjoint(title.split()[-1:])


def _may_be_same_forename(forename: str, full: NameParts) -> bool:
    """Tell whether a forename or its initial stands in the full name."""
    first = full[0]
    if forename == first:
        return True
    if len(full) > 2 and forename in full:
        return True
    is_initial = len(forename) == 1 or len(first) == 1
    return is_initial and forename[:1] == first[:1]
