"""Tell which names of persons are one person: the full name, then its parts, each joined to the bearer last named."""

import re
from bisect import bisect_left, insort
from collections import Counter
from functools import lru_cache
from operator import attrgetter

from generator.model import Kind, Name
from generator.parse.actors.identities import Identity
from generator.parse.names.known import forename_genders, title_genders
from generator.parse.names.runs import PARTICLES
from generator.spelling import fold_name

SPAN = attrgetter("span")
SERVANT = ("abdal", "abdul", "abd")  # folds of what begins "Abdel Fattah", the first for all
_SERVANT = re.compile(r"^abdul(?=..)")
LONG_ENOUGH = 2  # words; "Abdul Karim" may be a forename and a surname
NEAREST = 20  # mentions of a shared part of a name that are looked at


def join_persons(names: list[Name], text: str) -> list[tuple[Identity, list[Name], str]]:
    """Each person with its names and gender ("m", "f", "" where nothing tells), in the order of first mention."""
    # Full names first, so that a surname finds its bearer even where it stands before the full name.
    names = sorted(names, key=lambda name: len(name.span.of(text).split()) < 2)
    register = _Register()
    for name in names:
        parts = _parts(name.span.of(text))
        person = register.bearer(parts, name, text) or _Person(parts)
        person.add(name, parts, text)
        register.enter(person, parts, name)
    persons = sorted(register.persons.values(), key=lambda person: min(map(SPAN, person.names)))
    return [(person.identity(text), sorted(person.names, key=SPAN), person.gender()) for person in persons]


class _Register:
    """The persons known so far, by the parts of their names."""

    def __init__(self):
        self.persons: dict[int, _Person] = {}
        self.by_name: dict[tuple[str, ...], _Person] = {}
        self.by_part: dict[str, list[tuple[int, int, _Person]]] = {}

    def enter(self, person, parts: tuple[str, ...], name: Name) -> None:
        self.persons[id(person)] = person
        self.by_name.setdefault(parts, person)
        for part in {parts[0], parts[-1], *parts[1:2]}:
            insort(self.by_part.setdefault(part, []), (name.span.start, id(person), person))

    def bearer(self, parts: tuple[str, ...], name: Name, text: str):
        """The person of whom the name is a form, of several the one last named before it; None where it is new.

        "Ms Diab" is nobody who is known for a man.
        """
        if len(parts) > 1 and parts in self.by_name:
            return self.by_name[parts]
        entries = self.by_part.get(parts[-1], []) or self.by_part.get(parts[0], [])
        until = bisect_left(entries, (name.span.start,)) if len(parts) == 1 else len(entries)
        near = entries[max(0, until - NEAREST) : until] or entries[:1]
        told = _gender_of_title(name.title.of(text).lower()) if name.title else ""
        fits = (person for _, _, person in reversed(near) if _fits(person.parts, parts))
        return next((person for person in fits if not told or person.gender() in ("", told)), None)


@lru_cache(maxsize=16384)
def _parts(name: str) -> tuple[str, ...]:
    """The folds of the name's words, without particles and what tells a son from his father."""
    words = [word.strip(".,") for word in name.split()]
    while len(words) > 1 and words[-1].lower() in {"jr", "sr", "ii", "iii", "iv"}:
        words.pop()
    folds = fold_name(" ".join(word for word in words if word not in PARTICLES)) or fold_name(" ".join(words))
    return _join_servants(folds) or (name,)


def _join_servants(folds: tuple[str, ...]) -> tuple[str, ...]:
    """The folds with "Abd al-", "Abdul" and "Abdel" one word with what follows, before a surname: one forename."""
    joined: list[str] = []
    for fold in folds:
        if joined and joined[-1] in SERVANT and len(folds) > LONG_ENOUGH:
            joined[-1] = f"{SERVANT[0]}{fold}"
        else:
            joined.append(fold)
    return tuple(_SERVANT.sub(SERVANT[0], fold) for fold in joined)


class _Person:
    """A person in the making."""

    def __init__(self, parts: tuple[str, ...]):
        self.parts = parts
        self.names: list[Name] = []
        self.titles: list[str] = []
        self.first = ""

    def add(self, name: Name, parts: tuple[str, ...], text: str) -> None:
        self.names.append(name)
        if name.title:
            self.titles.append(name.title.of(text).lower())
        if len(parts) > len(self.parts):
            self.parts = parts
        if len(parts) > 1 and not self.first:
            self.first = parts[0]

    def gender(self) -> str:
        """By the title, else by the forename."""
        told = next(filter(None, map(_gender_of_title, self.titles)), "")
        return told or forename_genders().get(self.first or self.parts[0], "")

    def identity(self, text: str) -> Identity:
        forms = Counter(" ".join(name.span.of(text).split()) for name in self.names)
        longest = max(forms, key=lambda form: (len(form.split()), forms[form]))
        return Identity(("person", *self.parts), longest, Kind.PERSON)


def _gender_of_title(title: str) -> str:
    known, last = title_genders(), title.split()[-1]
    return next((known[word] for word in (title, last, last.strip(".")) if known.get(word)), "")


def _fits(full: tuple[str, ...], parts: tuple[str, ...]) -> bool:
    """Whether a name is a form of a full one: same surname and no forename against it, or one of its ends alone."""
    if len(parts) == 1:
        return parts[0] == full[-1] or parts[0] == full[0] or (len(full) > 2 and parts[0] == full[1])
    if len(full) == 1:
        return False
    if parts[-1] == full[-1]:
        return parts[0] == full[0] or _initial(parts[0], full[0]) or (len(full) > 2 and parts[0] in full)
    return (len(parts) < len(full) and parts == full[: len(parts)] and len(parts) > 1) or (
        full == parts[: len(full)] and len(full) > 1
    )


def _initial(one: str, other: str) -> bool:
    return (len(one) == 1 or len(other) == 1) and one[:1] == other[:1]
