"""Everybody whom the articles name, while the actors are corrected.

A member is what gather will take for one actor across articles. What is changed of it is changed in
every article that names it, and whatever points to an actor follows.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import TYPE_CHECKING

from generator.config import CORRECTIONS
from generator.corrections.article import (
    free_key,
    joined,
    more,
    point_to,
    point_to_named,
    renamed,
    united,
    with_mentions_moved,
    without_parts,
)
from generator.corrections.entries import Target, Unfit
from generator.corrections.entry_words import fold_text
from generator.merged_actors import family, merge_actors
from generator.model import Actor, Form, Kind, Mention, Span
from generator.spelling import normal_form, slug

if TYPE_CHECKING:
    from generator.corrections.matching import Matcher


@dataclass(slots=True, eq=False)
class Member:
    """An actor of the whole briefing, which is nobody but itself."""

    key: str
    name: str
    kind: Kind
    keys: dict[int, list[str]]  # by the number of an article, its keys there
    called: set[str]  # all its names, folded

    @classmethod
    def of(cls, name: str, kind: Kind, key: str = "") -> "Member":
        """Give a member that no article names yet."""
        return cls(key or slug(name), name, kind=kind, keys={}, called={fold_text(name)})


class Cast:
    """Everybody, and what may be done to them."""

    def __init__(self, matcher: "Matcher"):
        self.matcher = matcher
        merged, keys = merge_actors(tuple(matcher.parsed))
        self.members = [Member.of(one.name, one.kind, key=one.key) for one in merged]
        self.hidden: dict[str, int] = {}  # all names of those that are no actors, with the lines
        by_key = {member.key: member for member in self.members}
        for number, parsed in enumerate(matcher.parsed):
            for actor in parsed.actors:
                member = by_key[keys[parsed.article.id, actor.key]]
                member.keys.setdefault(number, []).append(actor.key)
                member.called |= set(map(fold_text, (actor.name, *actor.aliases)))

    def names(self) -> dict[tuple[int, str], set[str]]:
        """Give all names of everybody, by the number of an article and the key there."""
        return {
            (number, key): member.called | {fold_text(member.name)}
            for member in self.members
            for number, keys in member.keys.items()
            for key in keys
        }

    def find(self, target: Target, text: str = "") -> Member | None:
        """Find who bears a name, by the closest of these ways in which anybody does.

        The actor has exactly that name, or that key on the site; or has the name but for case and
        marks; or is so called anywhere, with or without "the"; or has a name that is spelt alike.
        Complains where several do.
        """
        text = text or target.text
        bare = _without_article(fold_text(text))
        words, spelt = fold_text(text), normal_form(text)
        for fits in (
            lambda one: one.name == text,
            lambda one: one.key == text,
            lambda one: fold_text(one.name) == words,
            lambda one: words in one.called,
            lambda one: bare in map(_without_article, one.called),
            lambda one: spelt and normal_form(one.name) == spelt,
        ):
            found = [one for one in self.members if fits(one)]
            if len(found) > 1:
                listed = ", ".join(f"{one.key} ({one.name}, {one.kind})" for one in found)
                what = f'"{text}" may mean {len(found)} actors'
                self.matcher.complain(target, f"{what}. Write one of these: {listed}")
            if found:
                return found[0] if len(found) == 1 else None
        return None

    def needed(self, target: Target, name: str, key: str) -> Member:
        """Find whom a key of an entry names. Raises `Unfit` where the articles name nobody so."""
        before = len(self.matcher.errors)
        member = self.find(target, name)
        if member is not None:
            return member
        if len(self.matcher.errors) > before:
            raise Unfit  # several have the name, as was told
        way = (
            f"make it an actor, under actors: - actor: {name}, and below it kind: person (state, …)"
        )
        why = as_sentence(self.why_nobody(name))
        is_hidden = fold_text(name) in self.hidden
        raise Unfit(
            f"{key}: {why}" if is_hidden else f"{key}: {why} If the articles name one so, {way}"
        )

    def spelt_alike(self, name: str) -> Member | None:
        """Tell who has a name, however it is spelt."""
        spelt = normal_form(name)
        same = (one for one in self.members if spelt and normal_form(one.name) == spelt)
        return next(same, None)

    def why_nobody(self, text: str) -> str:
        """That nobody has a name, with who was hidden that had it, or the nearest that is there."""
        if line := self.hidden.get(fold_text(text)):
            return f'line {line} takes "{text}" for no actor. Take one of the two out'
        names = {name: name for one in self.members for name in one.called}
        names |= {fold_text(one.name): one.name for one in self.members}
        near = get_close_matches(fold_text(text), names, n=1, cutoff=0.6)
        hint = f". Did you mean {names[near[0]]}?" if near else ""
        return f'no article has an actor "{text}"{hint}'

    def key_in(self, number: int, member: Member) -> str:
        """Give the member's key in an article, which gets one where it does not name it."""
        if number not in member.keys:
            self.add_mentions(number, member, ())
        return member.keys[number][0]

    def set_fields(self, member: Member, what: tuple[str, ...], **fields) -> None:
        """Set fields of the actor in every article that names it; `what` the editor corrected."""
        for number, keys in member.keys.items():
            for key in keys:
                self.set_fields_in(number, key, what, **fields)

    def set_fields_in(self, number: int, key: str, what: tuple[str, ...], **fields) -> None:
        """The same in one article."""

        def corrected(actor: Actor) -> Actor:
            return replace(actor, corrected=joined(actor.corrected, what), **fields)

        self._replace(number, key, corrected)

    def _replace(self, number: int, key: str, change: Callable[[Actor], Actor]) -> None:
        parsed = self.matcher.parsed[number]
        actors = tuple(change(one) if one.key == key else one for one in parsed.actors)
        self.matcher.put(number, replace(parsed, actors=actors))

    def rename(self, member: Member, name: str) -> None:
        """Give the member another name, and the key that it will have on the site by it."""
        self._name(member, name)
        key = slug(member.name)
        is_taken = any(one.key == key for one in self.members if one is not member)
        member.key = f"{key}-{member.kind}" if is_taken else key

    def _name(self, member: Member, name: str) -> None:
        member.name = name
        member.called.add(fold_text(name))
        for number, keys in member.keys.items():
            words = fold_text(self.matcher.parsed[number].article.text)
            for key in keys:
                self._replace(number, key, lambda actor, words=words: renamed(actor, name, words))

    def set_kind(self, member: Member, kind: Kind) -> None:
        """Make the member one of another kind."""
        if kind != member.kind:
            self._name(member, member.name)  # an organisation is not known by its surname
        self.set_fields(member, ("kind",), kind=kind)
        member.kind = kind

    def absorb(self, member: Member) -> None:
        """Merge with the member whoever has its name now, and is of its kind."""
        identity = normal_form(member.name), family(member.kind)
        for other in list(self.members):
            is_same = (normal_form(other.name), family(other.kind)) == identity
            if is_same and other is not member:
                self.merge(member, other)

    def merge(self, member: Member, other: Member) -> None:
        """Make one of two members: the first, with all that the other is called and has done."""
        self.members.remove(other)
        member.called |= other.called
        for number, keys in other.keys.items():
            member.keys.setdefault(number, []).extend(keys)
        self._name(member, member.name)
        self.set_fields(member, ("name",), kind=member.kind)
        for number, keys in member.keys.items():
            self._unite(number, keys)

    def _unite(self, number: int, keys: list[str]) -> None:
        """Make one of several actors of an article: the first, with all that the others have."""
        first, *others = keys
        if not others:
            return
        parsed = self.matcher.parsed[number]
        one = united([parsed.actor_of[key] for key in keys])
        kept = (actor for actor in parsed.actors if actor.key not in others)
        actors = tuple(one if actor.key == first else actor for actor in kept)
        parsed = replace(parsed, actors=actors)
        self.matcher.put(number, point_to(parsed, dict.fromkeys(others, first)))
        del keys[1:]

    def hide(self, member: Member, line: int) -> None:
        """Make the member no actor at all: it has no page, speaks nowhere and acts nowhere.

        The articles' words stay as they are. `line` is that of the entry that says so.
        """
        self.members.remove(member)
        self.hidden |= dict.fromkeys((*member.called, fold_text(member.name)), line)
        for number, keys in member.keys.items():
            parsed = self.matcher.parsed[number]
            actors = tuple(actor for actor in parsed.actors if actor.key not in keys)
            parsed = replace(parsed, actors=actors)
            self.matcher.put(number, point_to(parsed, dict.fromkeys(keys)))

    def add_mentions(
        self, number: int, member: Member, spans: Iterable[Span], alias: str = ""
    ) -> None:
        """Let spans of an article mean the member, which it may not have named yet."""
        parsed = self.matcher.parsed[number]
        form = Form.NAME if (alias or member.name)[:1].isupper() else Form.NOMINAL
        mentions = tuple(Mention(span, form, CORRECTIONS) for span in spans)
        aliases = (alias,) if alias else ()
        if number in member.keys:
            key = member.keys[number][0]
            self._replace(number, key, lambda actor: more(actor, mentions, aliases))
        else:
            key = free_key(slug(member.name), parsed)
            member.keys[number] = [key]
            made = Actor(
                key,
                member.name,
                kind=member.kind,
                aliases=aliases,
                mentions=mentions,
                corrected=("mentions",) if mentions else (),
            )
            self.matcher.put(number, replace(parsed, actors=(*parsed.actors, made)))
        parsed = point_to_named(self.matcher.parsed[number], key, mentions)
        before = {actor.key for actor in parsed.actors}
        parsed = without_parts(parsed, key, [mention.span for mention in mentions])
        self.matcher.put(number, parsed)
        self._forget_gone(number, before - {actor.key for actor in parsed.actors})

    def move_mentions(
        self, number: int, member: Member, other: Member, mentions: tuple[Mention, ...]
    ) -> None:
        """Give mentions of one member in an article to another; who has none left there is gone."""
        old = member.keys[number]
        new = self.key_in(number, other)
        parsed = self.matcher.parsed[number]
        forms = {" ".join(one.span.of(parsed.article.text).split()) for one in mentions}
        parsed = with_mentions_moved(
            parsed, old, new=new, mentions=mentions, forms=forms, name=other.name
        )
        empty = {key for key in old if not parsed.actor_of[key].mentions}
        parsed = point_to(parsed, dict.fromkeys(empty, new))
        kept = tuple(one for one in parsed.actors if one.key not in empty)
        self.matcher.put(number, replace(parsed, actors=kept))
        other.called |= set(map(fold_text, forms))
        self._forget_keys(member, number, empty)

    def _forget_gone(self, number: int, keys: Collection[str]) -> None:
        """Take from everybody the keys in an article that nobody has there any more."""
        for member in list(self.members):
            if not keys.isdisjoint(member.keys.get(number, ())):
                self._forget_keys(member, number, keys)

    def _forget_keys(self, member: Member, number: int, keys: Collection[str]) -> None:
        """Take from a member its keys in an article; who has no key in any is nobody."""
        member.keys[number] = [key for key in member.keys[number] if key not in keys]
        if not member.keys[number]:
            del member.keys[number]
        if not member.keys:
            self.members.remove(member)


def as_sentence(message: str) -> str:
    """End a message with a mark, unless it ends with one: "Did you mean the agency?"."""
    return message if message.endswith(("?", ".")) else f"{message}."


def _without_article(folded: str) -> str:
    """Give a folded name without the "the" before it."""
    return folded.removeprefix("the ")
