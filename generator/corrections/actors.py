"""Actors as the editor has them, across all articles: merged, split, renamed, made, hidden."""

from collections.abc import Iterable
from dataclasses import replace

from generator.corrections.article import free_spans
from generator.corrections.cast import Cast, Member
from generator.corrections.entries import ActorCorrection, Target
from generator.corrections.matching import Matcher, fold_text, holds
from generator.model import Mention, Role, Span


def correct_actors(matcher: Matcher, entries: Iterable[ActorCorrection], cast: Cast) -> None:
    """Correct each actor as its entry says."""
    for entry in entries:
        member = cast.find(entry.target)
        if member is None and entry.kind and not entry.split:
            member = _make(matcher, cast, entry)
        if member is None:
            _miss(matcher, entry.target, cast.why_nobody(entry.target.text))
        elif entry.hide:
            cast.hide(member)
        elif entry.split:
            _split(matcher, cast, member=member, entry=entry)
        else:
            _change(matcher, cast, member=member, entry=entry)


def _miss(matcher: Matcher, target: Target, why: str) -> None:
    """Keep that an entry matches nothing, unless something else is wrong with it."""
    if target.line not in {line for line, _ in matcher.errors}:
        matcher.miss(target, why)


def _make(matcher: Matcher, cast: Cast, entry: ActorCorrection) -> Member | None:
    """Make an actor that no rule found, though the articles name it.

    Its capitals make no difference where no article has them so.
    """
    name = entry.target.text
    member = Member.of(name, entry.kind)
    spans = [free_spans(parsed, name) for parsed in matcher.parsed]
    if not any(spans):
        spans = [free_spans(parsed, name, in_any_case=True) for parsed in matcher.parsed]
    for number, found in enumerate(spans):
        if found:
            cast.add_mentions(number, member, found)
    if not member.keys:
        return None
    cast.set_fields(member, ("name",))
    cast.members.append(member)
    return member


def _change(matcher: Matcher, cast: Cast, member: Member, entry: ActorCorrection) -> None:
    for name in entry.merge:
        other = cast.find(entry.target, name)
        if other is None:
            _miss(matcher, entry.target, f"merge: {cast.why_nobody(name)}")
        elif other is not member:
            cast.merge(member, other)
    if entry.rename:
        cast.rename(member, entry.rename)
    if entry.kind:
        cast.set_kind(member, entry.kind)
    if entry.rename or entry.kind:
        cast.absorb(member)
    if entry.role:
        _give_role(matcher, cast, member=member, role=Role(entry.role, entry.of))
    for alias in entry.aliases:
        _call(matcher, cast, member=member, alias=alias, target=entry.target)


def _give_role(matcher: Matcher, cast: Cast, member: Member, role: Role) -> None:
    """Put a role in place of those that were read.

    It stands on a sentence about the actor that says it, if one does.
    """
    where, span = _sentence_with(matcher, member, role.title)
    for number, keys in member.keys.items():
        roles = (replace(role, span=span),) if number == where else ()
        for key in keys:
            cast.set_fields_in(number, key, ("roles",), roles=roles)


def _sentence_with(matcher: Matcher, member: Member, words: str) -> tuple[int, Span | None]:
    """Find the sentence about an actor that has the words, with the number of its article.

    Where none has them, the first article is given without a sentence.
    """
    words = fold_text(words)
    for number in member.keys:
        parsed = matcher.parsed[number]
        for mention in _mentions_of(matcher, member, number):
            if holds(matcher.sentence(number, mention.span.start), words):
                return number, parsed.sentences[parsed.sentence_at(mention.span.start)].span
    return next(iter(member.keys)), None


def _mentions_of(matcher: Matcher, member: Member, number: int) -> list[Mention]:
    """What means a member in an article that names it."""
    actors = (matcher.parsed[number].actor_of[key] for key in member.keys[number])
    return [mention for actor in actors for mention in actor.mentions]


def _call(matcher: Matcher, cast: Cast, member: Member, alias: str, target: Target) -> None:
    """Give an actor another name: whatever is so called and means nobody yet is the actor.

    A name holds in all articles, "the group" only in those that name the actor.
    """
    called = fold_text(alias)
    if any(one is not member and fold_text(one.name) == called for one in cast.members):
        what = f'alias "{alias}" is an actor of its own'
        matcher.complain(target, f'{what}. Write: merge: ["{alias}"]')
        return
    numbers = range(len(matcher.parsed)) if alias[:1].isupper() else list(member.keys)
    known = called in member.called
    for number in numbers:
        spans = free_spans(matcher.parsed[number], alias)
        if spans:
            cast.add_mentions(number, member, spans, alias=alias)
            known = True
    if not known:
        why = "no article has these words, or they mean another actor there"
        matcher.miss(target, f'alias "{alias}": {why}')
    member.called.add(called)


def _split(matcher: Matcher, cast: Cast, member: Member, entry: ActorCorrection) -> None:
    """Give to another actor what an article, or some words, mean by this one."""
    article = entry.target.article
    if article and article not in matcher.number:
        matcher.miss(entry.target, matcher.no_article(article))
        return
    moved = _mentions_meant(matcher, member, entry)
    if not moved:
        matcher.miss(entry.target, _why_none_moved(member, entry))
        return
    other = cast.spelt_alike(entry.split)
    if other is member:
        what = f'split: "{entry.split}" is the actor itself'
        matcher.complain(entry.target, f"{what}. Write the name of another")
        return
    if other is None:
        other = Member.of(entry.split, entry.kind or member.kind)
        cast.members.append(other)
    for number, mentions in moved.items():
        cast.move_mentions(number, member, other=other, mentions=mentions)
    cast.set_fields(other, ("name",))


def _why_none_moved(member: Member, entry: ActorCorrection) -> str:
    what = f"names {member.name}"
    if entry.called:
        what = f'means {member.name} by "{entry.called}"'
    return f"split: nothing in {entry.target.article or 'the articles'} {what}"


def _mentions_meant(
    matcher: Matcher, member: Member, entry: ActorCorrection
) -> dict[int, tuple[Mention, ...]]:
    """What an entry that splits an actor takes from it, by the number of the article."""
    words = fold_text(entry.called)
    numbers = list(member.keys)
    if entry.target.article:
        meant = matcher.number[entry.target.article]
        numbers = [number for number in numbers if number == meant]
    found = {}
    for number in numbers:
        text = matcher.parsed[number].article.text
        mentions = _mentions_of(matcher, member, number)
        if words:
            mentions = [one for one in mentions if fold_text(one.span.of(text)) == words]
        if mentions:
            found[number] = tuple(mentions)
    return found
