"""The same actor across articles.

Two actors of two articles are one when their names agree in normal form, or mean one country, and
their kinds do not contradict; a person known in one article by a surname only joins the one person
of that surname, if there is just one, and so does one known without the initials of the middle.
"""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from generator.model import Actor, Kind, Parsed
from generator.parse.gazetteer.countries import country_of
from generator.spelling import normal_form, slug

# Of two actors of one name, the kind that stands first here keeps it plain.
KEEPS_NAME = (
    Kind.STATE,
    Kind.GOVERNMENT,
    Kind.ORGANISATION,
    Kind.ARMED_GROUP,
    Kind.PEOPLE,
    Kind.PERSON,
)
INITIAL = re.compile(r"\w\.?(\w\.)*")
# The kinds that articles mix up for one and the same actor: "the Taliban" is called a group here, a
# government there.
COLLECTIVE = {Kind.ORGANISATION, Kind.ARMED_GROUP, Kind.GOVERNMENT}


@dataclass(slots=True)
class MergedActor:
    """An actor of the whole briefing, with its actors in single articles."""

    key: str
    name: str
    kind: Kind
    members: list[tuple[Parsed, Actor]] = field(default_factory=list)

    @property
    def mentions(self) -> int:
        return sum(len(actor.mentions) for _, actor in self.members)


def merge_actors(parsed: tuple[Parsed, ...]) -> tuple[tuple[MergedActor, ...], dict[tuple[str, str], str]]:
    """The actors of all articles, most mentioned first, and which one an article's own key means.

    The second maps (article id, the article's key) to the key in the briefing.
    """
    groups = _group([(one, actor) for one in parsed for actor in one.actors])
    merged, keys, taken = [], {}, {"index"}  # actors/index.md is the list of all
    named = [(_kind(members), _name(members), members) for members in groups]
    # In an order that no newer article changes, so that of two actors of one name each keeps its page.
    for kind, name, members in sorted(named, key=lambda one: (KEEPS_NAME.index(one[0]), one[1])):
        key = _free(slug(name), kind, taken)
        merged.append(MergedActor(key, name, kind, members))
        keys |= {(one.article.id, actor.key): key for one, actor in members}
    return tuple(sorted(merged, key=lambda one: (-one.mentions, one.name))), keys


def _group(members: list[tuple[Parsed, Actor]]) -> list[list[tuple[Parsed, Actor]]]:
    groups: dict[tuple[str, str], list[tuple[Parsed, Actor]]] = defaultdict(list)
    surnames: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for member in members:
        key = (family(member[1].kind), _name_key(member[1]))
        groups[key].append(member)
    _join_initials(groups)
    for key in groups:
        if key[0] == Kind.PERSON and " " in key[1]:
            surnames[key[1].split()[-1]].add(key)
    for key in list(groups):
        full = surnames.get(key[1], set())
        if key[0] == Kind.PERSON and " " not in key[1] and len(full) == 1 and not _is_named(groups[key]):
            groups[next(iter(full))] += groups.pop(key)
    return list(groups.values())


def _name_key(actor: Actor) -> str:
    """What the names of one actor share; for a state its country: "Turkey" and "Turkiye"."""
    country = country_of(actor.name) if actor.kind is Kind.STATE else None
    return country or normal_form(actor.name)


def _join_initials(groups: dict[tuple[str, str], list[tuple[Parsed, Actor]]]) -> None:
    """ "Jane Q. Doe" joins "Jane Doe", unless there is a "Jane R. Doe" too."""
    fuller: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for kind, name in groups:
        first, *middle, last = name.split() if " " in name else ("", name)
        if kind == Kind.PERSON and any(INITIAL.fullmatch(word) for word in middle):
            kept = " ".join((first, *(word for word in middle if not INITIAL.fullmatch(word)), last))
            fuller[kind, kept].append((kind, name))
    for short, full in fuller.items():
        if short in groups and len(full) == 1 and not _is_named(groups[short] + groups[full[0]]):
            groups[short] += groups.pop(full[0])


def _is_named(members: list[tuple[Parsed, Actor]]) -> bool:
    """Whether an editor says who it is: no likeness of names makes it another."""
    return any("name" in actor.corrected for _, actor in members)


def family(kind: Kind) -> str:
    """Actors of one name are one where this agrees."""
    return Kind.ORGANISATION if kind in COLLECTIVE else kind


def _name(members: list[tuple[Parsed, Actor]]) -> str:
    """The form that most articles use, of those the fullest."""
    names = Counter(actor.name for _, actor in members)
    return max(names, key=lambda name: (len(name.split()), names[name], name))


def _kind(members: list[tuple[Parsed, Actor]]) -> Kind:
    return Counter(actor.kind for _, actor in members).most_common(1)[0][0]


def _free(key: str, kind: Kind, taken: set[str]) -> str:
    """The key, with the kind where another actor has it: jordan, jordan-person."""
    number, free = 2, key
    while free in taken:
        free = f"{key}-{kind}" if number == 2 else f"{key}-{kind}-{number}"
        number += 1
    taken.add(free)
    return free
