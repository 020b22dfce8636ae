"""The actors of all articles while they are corrected: merged, split, renamed, made, hidden.

An actor here is what gather will take for one across articles. What is changed is changed in every
article that names it, so that merging by names comes to what the editor said, and whatever points
to an actor follows.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from difflib import get_close_matches

from generator.config import CORRECTIONS
from generator.corrections.article import (
    free_key,
    free_spans,
    joined,
    more,
    point_to,
    point_to_named,
    renamed,
    united,
    with_mentions_moved,
)
from generator.corrections.entries import ActorCorrection, Target
from generator.corrections.matching import Matcher, fold_text, holds
from generator.merged_actors import family, merge_actors
from generator.model import Actor, Form, Kind, Mention, Role, Span
from generator.spelling import normal_form, slug


@dataclass(slots=True)
class Member:
    """An actor of the whole briefing."""

    key: str
    name: str
    kind: Kind
    keys: dict[int, list[str]]  # by the number of an article, its keys there
    called: set[str]  # all its names, folded


class Cast:
    """Everybody, and what may be done to them."""

    def __init__(self, matcher: Matcher):
        self.matcher = matcher
        merged, keys = merge_actors(tuple(matcher.parsed))
        self.members = [
            Member(one.key, one.name, one.kind, {}, {fold_text(one.name)}) for one in merged
        ]
        by_key = {member.key: member for member in self.members}
        for number, parsed in enumerate(matcher.parsed):
            for actor in parsed.actors:
                member = by_key[keys[parsed.article.id, actor.key]]
                member.keys.setdefault(number, []).append(actor.key)
                member.called |= set(map(fold_text, (actor.name, *actor.aliases)))

    def correct(self, entry: ActorCorrection) -> None:
        """Do what one entry says."""
        member = self.find(entry.target)
        if member is None and entry.kind and not entry.split:
            member = self._make(entry)
        if member is None:
            if not any(line == entry.target.line for line, _ in self.matcher.errors):
                self.matcher.miss(entry.target, self.why_nobody(entry.target.text))
            return
        if entry.hide:
            self._hide(member)
        elif entry.split:
            self._split(member, entry)
        else:
            self._change(member, entry)

    def find(self, target: Target, text: str = "") -> Member | None:
        """Find who bears a name, by the closest of these ways in which anybody does.

        The actor has exactly that name, or that key on the site; or has the name but for case and
        marks; or is so called anywhere; or has a name that is spelt alike. Complains where several
        do.
        """
        text = text or target.text
        words, spelt = fold_text(text), normal_form(text)
        for fits in (
            lambda one: one.name == text,
            lambda one: one.key == text,
            lambda one: fold_text(one.name) == words,
            lambda one: words in one.called,
            lambda one: spelt and normal_form(one.name) == spelt,
        ):
            found = [one for one in self.members if fits(one)]
            if len(found) > 1:
                listed = ", ".join(f"{one.key} ({one.name}, {one.kind})" for one in found)
                self.matcher.complain(
                    target, f'"{text}" may mean {len(found)} actors. Write one of these: {listed}'
                )
            if found:
                return found[0] if len(found) == 1 else None
        return None

    def why_nobody(self, text: str) -> str:
        names = {name: name for one in self.members for name in one.called}
        names |= {fold_text(one.name): one.name for one in self.members}
        near = get_close_matches(fold_text(text), names, n=1, cutoff=0.6)
        hint = f". Did you mean {names[near[0]]}?" if near else ""
        return f'no article has an actor "{text}"{hint}'

    def key_in(self, number: int, member: Member) -> str:
        """The member's key in an article, which gets one where it does not name it."""
        if number not in member.keys:
            self._add(number, member, ())
        return member.keys[number][0]

    def _change(self, member: Member, entry: ActorCorrection) -> None:
        for name in entry.merge:
            self._merge_named(member, name, entry.target)
        if entry.rename:
            self._name(member, entry.rename)
            member.key = self._free_key(member)
        if entry.kind:
            self._set_kind(member, entry.kind)
        if entry.rename or entry.kind:
            self._absorb(member)
        if entry.role:
            self._give_role(member, Role(entry.role, entry.of))
        for alias in entry.aliases:
            self._call(member, alias, entry.target)

    def _merge_named(self, member: Member, name: str, target: Target) -> None:
        """Make one of the member and of whoever bears a name."""
        other = self.find(target, name)
        if other is None:
            if target.line not in {line for line, _ in self.matcher.errors}:
                self.matcher.miss(target, f"merge: {self.why_nobody(name)}")
        elif other is not member:
            self._merge(member, other)

    def _set_kind(self, member: Member, kind: Kind) -> None:
        if kind != member.kind:
            self._name(member, member.name)  # an organisation is not known by its surname
        self._set(member, ("kind",), kind=kind)
        member.kind = kind

    def _set(self, member: Member, what: tuple[str, ...], **fields) -> None:
        """Set fields of the actor in every article that names it."""
        for number, keys in member.keys.items():
            for key in keys:
                self._set_in(number, key, what, **fields)

    def _set_in(self, number: int, key: str, what: tuple[str, ...], **fields) -> None:
        self._replace(
            number,
            key,
            lambda actor: replace(actor, corrected=joined(actor.corrected, what), **fields),
        )

    def _replace(self, number: int, key: str, change) -> None:
        parsed = self.matcher.parsed[number]
        actors = tuple(change(actor) if actor.key == key else actor for actor in parsed.actors)
        self.matcher.put(number, replace(parsed, actors=actors))

    def _free_key(self, member: Member) -> str:
        """The key that the actor will have on the site, as gather gives it."""
        key = slug(member.name)
        return (
            f"{key}-{member.kind}"
            if any(one.key == key for one in self.members if one is not member)
            else key
        )

    def _absorb(self, member: Member) -> None:
        """Who has its name now, and is of its kind, is the same actor."""
        for other in [one for one in self.members if one is not member]:
            if normal_form(other.name) == normal_form(member.name) and family(other.kind) == family(
                member.kind
            ):
                self._merge(member, other)

    def _name(self, member: Member, name: str) -> None:
        member.name = name
        member.called.add(fold_text(name))
        for number, keys in member.keys.items():
            words = fold_text(self.matcher.parsed[number].article.text)
            for key in keys:
                self._replace(number, key, lambda actor, words=words: renamed(actor, name, words))

    def _merge(self, member: Member, other: Member) -> None:
        self.members.remove(other)
        member.called |= other.called
        for number, keys in other.keys.items():
            member.keys.setdefault(number, []).extend(keys)
        self._name(member, member.name)
        self._set(member, ("name",), kind=member.kind)
        for number, keys in member.keys.items():
            self._make_one(number, keys)

    def _make_one(self, number: int, keys: list[str]) -> None:
        """Make one of several actors of an article: the first, with all that the others have."""
        first, *others = keys
        if not others:
            return
        parsed = self.matcher.parsed[number]
        one = united([parsed.actor_of[key] for key in keys])
        actors = tuple(
            one if actor.key == first else actor
            for actor in parsed.actors
            if actor.key not in others
        )
        self.matcher.put(
            number, point_to(replace(parsed, actors=actors), dict.fromkeys(others, first))
        )
        del keys[1:]

    def _hide(self, member: Member) -> None:
        """No actor at all: it has no page, speaks nowhere and acts nowhere.

        The articles' words stay as they are.
        """
        self.members.remove(member)
        for number, keys in member.keys.items():
            parsed = self.matcher.parsed[number]
            actors = tuple(actor for actor in parsed.actors if actor.key not in keys)
            self.matcher.put(number, point_to(replace(parsed, actors=actors), dict.fromkeys(keys)))

    def _give_role(self, member: Member, role: Role) -> None:
        """Put a role in place of those that were read.

        It stands on a sentence about the actor that says it, if one does.
        """
        where, span = self._said_of(member, role.title)
        for number, keys in member.keys.items():
            for key in keys:
                roles = (replace(role, span=span),) if number == where else ()
                self._set_in(number, key, ("roles",), roles=roles)

    def _said_of(self, member: Member, words: str) -> tuple[int, Span | None]:
        """Find the sentence about an actor that has the words, with the number of its article.

        Where none has them, the first article is given without a sentence.
        """
        for number, keys in member.keys.items():
            parsed = self.matcher.parsed[number]
            for mention in (mention for key in keys for mention in parsed.actor_of[key].mentions):
                sentence = parsed.sentences[parsed.sentence_at(mention.span.start)].span
                if holds(fold_text(sentence.of(parsed.article.text)), fold_text(words)):
                    return number, sentence
        return next(iter(member.keys)), None

    def _call(self, member: Member, alias: str, target: Target) -> None:
        """Give an actor another name: whatever is so called and means nobody yet is the actor.

        A name holds in all articles, "the group" only in those that name the actor.
        """
        if any(
            one is not member and fold_text(one.name) == fold_text(alias) for one in self.members
        ):
            self.matcher.complain(
                target, f'alias "{alias}" is an actor of its own. Write: merge: ["{alias}"]'
            )
            return
        numbers = range(len(self.matcher.parsed)) if alias[:1].isupper() else list(member.keys)
        known = fold_text(alias) in member.called
        for number in numbers:
            spans = free_spans(self.matcher.parsed[number], alias)
            if spans:
                self._add(number, member, spans, alias)
                known = True
        if not known:
            self.matcher.miss(
                target,
                f'alias "{alias}": no article has these words, or they mean another actor there',
            )
        member.called.add(fold_text(alias))

    def _make(self, entry: ActorCorrection) -> Member | None:
        """An actor that no rule found, though the articles name it."""
        name = entry.target.text
        spans = {
            number: free_spans(parsed, name) for number, parsed in enumerate(self.matcher.parsed)
        }
        member = Member(slug(name), name, entry.kind, {}, {fold_text(name)})
        for number, found in spans.items():
            if found:
                self._add(number, member, found)
        if not member.keys:
            return None
        self._set(member, ("name",))
        self.members.append(member)
        return member

    def _add(self, number: int, member: Member, spans: Iterable[Span], alias: str = "") -> None:
        """Mentions of the member in an article, which may not have named it yet."""
        parsed = self.matcher.parsed[number]
        form = Form.NAME if (alias or member.name)[:1].isupper() else Form.NOMINAL
        mentions = tuple(Mention(span, form, CORRECTIONS) for span in spans)
        aliases = (alias,) if alias else ()
        if number in member.keys:
            key = member.keys[number][0]
            actors = tuple(
                more(one, mentions, aliases) if one.key == key else one for one in parsed.actors
            )
        else:
            key = free_key(slug(member.name), parsed)
            made = Actor(
                key,
                member.name,
                kind=member.kind,
                aliases=aliases,
                mentions=mentions,
                corrected=("mentions",),
            )
            member.keys[number], actors = [key], (*parsed.actors, made)
        self.matcher.put(number, point_to_named(replace(parsed, actors=actors), key, mentions))

    def _split(self, member: Member, entry: ActorCorrection) -> None:
        """Give to another actor what an article, or some words, mean by this one."""
        article = entry.target.article
        if article and article not in self.matcher.number:
            self.matcher.miss(entry.target, self.matcher.no_article(article))
            return
        moved = self._mentions_meant(member, entry)
        if not moved:
            what = f"names {member.name}"
            if entry.called:
                what = f'means {member.name} by "{entry.called}"'
            where = article or "the articles"
            self.matcher.miss(entry.target, f"split: nothing in {where} {what}")
            return
        other = self._named(entry.split)
        if other is member:
            why = f'split: "{entry.split}" is the actor itself. Write the name of another'
            self.matcher.complain(entry.target, why)
            return
        if other is None:
            called = {fold_text(entry.split)}
            kind = entry.kind or member.kind
            other = Member(slug(entry.split), entry.split, kind=kind, keys={}, called=called)
            self.members.append(other)
        for number, mentions in moved.items():
            self._move(number, member, other, mentions)
        self._set(other, ("name",))

    def _named(self, name: str) -> Member | None:
        """Who has a name, however it is spelt."""
        spelt = normal_form(name)
        same = (one for one in self.members if spelt and normal_form(one.name) == spelt)
        return next(same, None)

    def _mentions_meant(
        self, member: Member, entry: ActorCorrection
    ) -> dict[int, tuple[Mention, ...]]:
        """What an entry that splits an actor takes from it, by the number of the article."""
        words = fold_text(entry.called)
        numbers = list(member.keys)
        if entry.target.article:
            meant = self.matcher.number[entry.target.article]
            numbers = [number for number in numbers if number == meant]
        found = {number: self._so_called(number, member, words) for number in numbers}
        return {number: mentions for number, mentions in found.items() if mentions}

    def _so_called(self, number: int, member: Member, words: str) -> tuple[Mention, ...]:
        """The mentions of an actor in an article, those of some words where words are given."""
        parsed = self.matcher.parsed[number]
        text = parsed.article.text
        mentions = [one for key in member.keys[number] for one in parsed.actor_of[key].mentions]
        return tuple(one for one in mentions if not words or fold_text(one.span.of(text)) == words)

    def _move(
        self, number: int, member: Member, other: Member, mentions: tuple[Mention, ...]
    ) -> None:
        """Give mentions of one member in an article to another; who has none left there is gone."""
        old = member.keys[number]
        self._add(number, other, ())
        new = other.keys[number][0]
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

    def _forget_keys(self, member: Member, number: int, keys: Collection[str]) -> None:
        """Take from a member its keys in an article; who has no key in any is nobody."""
        member.keys[number] = [key for key in member.keys[number] if key not in keys]
        if not member.keys[number]:
            del member.keys[number]
        if not member.keys:
            self.members.remove(member)
