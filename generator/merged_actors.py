"""The same actor across articles.

Two actors of two articles are one when their names agree in normal form, or mean one country, and
their kinds do not contradict; a person known in one article by a surname only joins the one person
of that surname, or of those the one who has the same office, and so does one known without a middle
name or, in the same office, without the first one.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

from generator.model import Actor, Kind, Parsed
from generator.parse.actors.identities import identify, national_noun
from generator.parse.gazetteer.countries import country_of
from generator.spelling import fold_name, normal_form, slug
from generator.word_lists import word_set

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
# What an identity rests on that articles share, however they write the name.
NATIONAL = frozenset({"national", "government"})
# Words of a title without which it is the same office.
UNTELLING = word_set("titles", "modifier") | {"of", "for", "the"}
MANY_NAMES = 3  # of a person, that hardly two have
LONG_NAME = 10  # letters of a name of which one may be another: "Jahn Doe" is too short
TELLING = 3  # words that tell a body by themselves, without what stands in front of them


Member = tuple[Parsed, Actor]  # an actor in one article
# What two actors of one group agree in: the family of their kinds, and their name in normal form.
GroupKey = tuple[str, str]
Groups = dict[GroupKey, list[Member]]


@dataclass(slots=True)
class MergedActor:
    """An actor of the whole briefing, with its actors in single articles."""

    key: str
    name: str
    kind: Kind
    members: list[Member] = field(default_factory=list)

    @property
    def mentions(self) -> int:
        return sum(len(actor.mentions) for _, actor in self.members)


KeyInBriefing = dict[tuple[str, str], str]  # by the article's id and the article's own key


def merge_actors(parsed: tuple[Parsed, ...]) -> tuple[tuple[MergedActor, ...], KeyInBriefing]:
    """Give the actors of all articles, most mentioned first, and whom an article's keys mean."""
    merged: list[MergedActor] = []
    keys: KeyInBriefing = {}
    taken = {"index"}  # actors/index.md is the list of all
    named = [(_kind(members), _name(members), members) for members in _group(parsed)]
    # In an order that no newer article changes, so that of two actors of one name each keeps its
    # page.
    named.sort(key=lambda one: (KEEPS_NAME.index(one[0]), one[1]))
    for kind, name, members in named:
        key = _free(slug(name), kind, taken=taken)
        merged.append(MergedActor(key, name, kind=kind, members=members))
        for one, actor in members:
            keys[one.article.id, actor.key] = key
    merged.sort(key=lambda one: (-one.mentions, one.name))
    return tuple(merged), keys


def _group(parsed: tuple[Parsed, ...]) -> list[list[Member]]:
    """Put together the actors of all articles that are one."""
    groups: Groups = defaultdict(list)
    for one in parsed:
        for actor in one.actors:
            groups[family(actor.kind), _name_key(actor)].append((one, actor))
    _join_spellings(groups)
    _join_initials(groups)
    _join_shorter(groups)
    _join_surnames(groups)
    _join_aliases(groups)
    return list(groups.values())


def _join_spellings(groups: Groups) -> None:
    """Let "Jahn Doe" join "John Doe" of the same office: one letter of a long name is another."""
    spelled: dict[str, list[GroupKey]] = defaultdict(list)
    persons = [key for key in groups if key[0] == Kind.PERSON and len(key[1]) >= LONG_NAME]
    for key in sorted(persons, key=lambda key: (-len(groups[key]), key)):
        spellings = _spellings(key[1])
        alike = dict.fromkeys(chain.from_iterable(spelled[each] for each in spellings))
        offices = _offices(groups[key])
        same = [one for one in alike if _offices(groups[one]) & offices]
        if len(same) == 1 and not _is_named(groups[same[0]] + groups[key]):
            groups[same[0]] += groups.pop(key)
            continue
        for each in spellings:
            spelled[each].append(key)


def _spellings(name: str) -> list[str]:
    """Give a name without spaces, and so without each letter but those that words end with.

    "Mario" and "Maria" are two, unless two more of their names are the same.
    """
    ends = {end for end, letter in enumerate(name) if name[end + 1 : end + 2] in (" ", "")}
    if len(name.split()) >= MANY_NAMES:
        ends = set()
    inner = (at for at, letter in enumerate(name) if letter != " " and at not in ends)
    shorter = (name[:at] + name[at + 1 :] for at in inner)
    return sorted({each.replace(" ", "") for each in (name, *shorter)})


def _join_surnames(groups: Groups) -> None:
    """Let "Doe" join "Jane Doe", unless there is a "John Doe" of the same office too."""
    for surname, full in _by_word(groups, -1).items():
        key = Kind.PERSON, surname
        if key not in groups or _is_named(groups[key]):
            continue
        if len(full) > 1:
            offices = _offices(groups[key])
            full = [one for one in full if _offices(groups[one]) & offices]
        if len(full) == 1:
            groups[full[0]] += groups.pop(key)


def _by_word(groups: Groups, index: int) -> dict[str, list[GroupKey]]:
    """Give the persons of several names, by one of these: the last is the surname."""
    found: dict[str, list[GroupKey]] = defaultdict(list)
    for key in groups:
        if key[0] == Kind.PERSON and " " in key[1]:
            found[key[1].split()[index]].append(key)
    return found


def _join_shorter(groups: Groups) -> None:
    """Let "Jane Doe" join "Jane Ann Doe", and "Ann Doe", too, where both have one office.

    "Ann Jane Doe" of that office is the same person, and so is "Jane Ann Doe Roe".
    """
    for index in (-1, 0):
        for keys in _by_word(groups, index).values():
            _join_to_fullest(keys, groups)


def _join_to_fullest(keys: list[GroupKey], groups: Groups) -> None:
    """Join those that leave out words of one other; the longest names come first."""
    fullest: list[GroupKey] = []
    for key in sorted(keys, key=lambda key: (-len(key[1].split()), key[1])):
        longer = [one for one in fullest if _is_shorter(key, one, groups)]
        if len(longer) == 1 and not _is_named(groups[longer[0]] + groups[key]):
            groups[longer[0]] += groups.pop(key)
        else:
            fullest.append(key)


def _is_shorter(key: GroupKey, longer: GroupKey, groups: Groups) -> bool:
    """Tell whether a name leaves out words of another one, and may mean the same person."""
    words, others = key[1].split(), longer[1].split()
    is_surname_same = words[-1] == others[-1]
    if not set(words) <= set(others) or not (is_surname_same or len(words) >= MANY_NAMES):
        return False
    ours, theirs = _offices(groups[key]), _offices(groups[longer])
    has_middle = is_surname_same and words[0] == others[0] and len(others) > len(words)
    return not ours.isdisjoint(theirs) or (has_middle and not (ours and theirs))


def _offices(members: list[Member]) -> set[frozenset[str]]:
    """Give the offices that articles name, however they put them: "minister of health"."""
    titles = (normal_form(role.title) for _, actor in members for role in actor.roles)
    return {frozenset(title.split()) - UNTELLING for title in titles if title}


def _name_key(actor: Actor) -> str:
    """Give what the names of one actor share.

    For a state that is its country ("Turkey" and "Turkiye"), for what a nation has what it is
    ("Sudan's army" and "Sudanese Armed Forces"), for a listed body its listed name, for a person
    the name however its letters are written in ours ("Sergei" and "Sergey").
    """
    if actor.kind is Kind.STATE:
        return country_of(actor.name) or normal_form(actor.name)
    if actor.kind is Kind.PERSON:
        return " ".join(fold_name(actor.name)) or normal_form(actor.name)
    identity = identify(actor.name, actor.kind) if actor.kind in COLLECTIVE else None
    if identity and identity.basis in NATIONAL:
        return " ".join(identity.key)
    return normal_form(identity.name if identity else actor.name)


def _join_aliases(groups: Groups) -> None:
    """Let a body join the only one that another article also calls so, or "Ministry of Health"."""
    called: dict[str, set[GroupKey]] = defaultdict(set)
    for key, members in groups.items():
        if key[0] == Kind.ORGANISATION:
            for name in _other_names(members):
                called[name].add(key)
    for key in list(groups):
        kind, name = key
        names = {name, national_noun(name.split())}
        targets = set().union(*(called[one] for one in names if one in called)) - {key}
        if kind != Kind.ORGANISATION or len(targets) != 1 or _is_named(groups[key]):
            continue
        (target,) = targets
        if target in groups:
            groups[target] += groups.pop(key)


def _other_names(members: list[Member]) -> Iterator[str]:
    """Give what else articles call the body by name, and what it is of its nation."""
    for _, actor in members:
        words = normal_form(actor.name).split()
        if len(words) > TELLING:
            yield " ".join(words[1:])
            first = words[: words.index("of")] if "of" in words else []
            if len(first) > 1:
                yield " ".join(first)
        for alias in actor.aliases:
            if alias.split()[-1][0].isupper():
                yield normal_form(alias)
        identity = identify(actor.name, actor.kind)
        if identity.basis == "national":
            yield identity.key[-1]


def _join_initials(groups: Groups) -> None:
    """Let "Jane Q. Doe" join "Jane Doe", unless there is a "Jane R. Doe" too."""
    fuller: dict[GroupKey, list[GroupKey]] = defaultdict(list)
    for kind, name in groups:
        short = _without_initials(name)
        if kind == Kind.PERSON and short != name:
            fuller[kind, short].append((kind, name))
    for short, full in fuller.items():
        if short not in groups or len(full) > 1:
            continue
        if not _is_named(groups[short] + groups[full[0]]):
            groups[short] += groups.pop(full[0])


def _without_initials(name: str) -> str:
    """Leave out the initials in the middle of a name in normal form."""
    words = name.split()
    middle = [word for word in words[1:-1] if not INITIAL.fullmatch(word)]
    return " ".join((*words[:1], *middle, *words[1:][-1:]))


def _is_named(members: list[Member]) -> bool:
    """Tell whether the editor says who it is: no likeness of names makes it another."""
    return any("name" in actor.corrected for _, actor in members)


def family(kind: Kind) -> str:
    """Give what the kinds of two actors of one name must agree in for them to be one."""
    return Kind.ORGANISATION if kind in COLLECTIVE else kind


def _name(members: list[Member]) -> str:
    """Choose the fullest form of the name, of several the one that most articles use."""
    names = Counter(actor.name for _, actor in members)
    return max(names, key=lambda name: (len(name.split()), names[name], name))


def _kind(members: list[Member]) -> Kind:
    """Choose the kind that most articles give."""
    kinds = Counter(actor.kind for _, actor in members)
    ((kind, _),) = kinds.most_common(1)
    return kind


def _free(key: str, kind: Kind, taken: set[str]) -> str:
    """Give the key, with the kind where another actor has it: jordan, jordan-person."""
    number, free = 2, key
    while free in taken:
        free = f"{key}-{kind}" if number == 2 else f"{key}-{kind}-{number}"
        number += 1
    taken.add(free)
    return free
