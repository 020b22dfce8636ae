"""Actors as the editor has them, across all articles: merged, split, renamed, made, hidden."""

from collections.abc import Iterable, Iterator
from functools import partial

from generator.corrections.article import free_spans
from generator.corrections.cast import Cast, Member
from generator.corrections.contradictions import Said
from generator.corrections.entries import Entry, Target, Unfit
from generator.corrections.entry_words import fold_text, missing_words
from generator.corrections.matching import Matcher
from generator.corrections.misses import no_article
from generator.model import Kind, Mention, Role, Span
from generator.numerals import missing_numbers

MOST_PLACES = 3  # that a message names


def correct_actors(matcher: Matcher, entries: Iterable[Entry], cast: Cast) -> None:
    """Correct each actor as its entry says."""
    matcher.correct_by(entries, partial(_correct_actor, matcher, cast, said=Said(matcher)))


def _correct_actor(matcher: Matcher, cast: Cast, entry: Entry, said: Said) -> None:
    member = cast.find(entry.target)
    if member is None and entry.get("kind") and not entry.get("split"):
        member = _make(matcher, cast, entry)
    if not entry.get("split"):  # which says of another what it says
        said.check(entry, [member] if member else [])
    if member is None:
        matcher.miss(entry.target, cast.why_nobody(entry.target.text))
    elif entry.get("hide") or entry.get("drop"):
        cast.hide(member, entry.target.line)
    elif entry.get("split"):
        _split(matcher, cast, member=member, entry=entry)
    else:
        _change(matcher, cast, member=member, entry=entry)


def _make(matcher: Matcher, cast: Cast, entry: Entry) -> Member | None:
    """Make an actor that no rule found, though the articles name it.

    Its capitals make no difference where no article has them so.
    """
    name = entry.target.text
    member = Member.of(name, Kind(entry.get("kind")))
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


def _change(matcher: Matcher, cast: Cast, member: Member, entry: Entry) -> None:
    for name in entry.get("merge") or ():
        other = cast.find(entry.target, name)
        if other is None:
            matcher.miss(entry.target, f"merge: {cast.why_nobody(name)}")
        elif other is not member:
            cast.merge(member, other)
    if rename := entry.get("rename"):
        _check_numbers(matcher, member, rename, key="rename")
        cast.rename(member, rename)
    if entry.get("kind"):
        cast.set_kind(member, Kind(entry.get("kind")))
    if entry.get("rename") or entry.get("kind"):
        cast.absorb(member)
    if entry.get("role"):
        _give_role(matcher, cast, member=member, entry=entry)
    for alias in entry.get("alias") or ():
        _call(matcher, cast, member=member, alias=alias, target=entry.target)


def _check_numbers(matcher: Matcher, member: Member, words: str, *, key: str) -> None:
    """Raise `Unfit` where words to be shown have numbers that no article with the actor has."""
    texts = (matcher.parsed[number].article.text for number in member.keys)
    if missing := missing_numbers(words, "\n\n".join(texts)):
        what = f"{key}: no article that names {member.name} tells {', '.join(missing)}"
        raise Unfit(f"{what}. Take it out")


def _give_role(matcher: Matcher, cast: Cast, member: Member, entry: Entry) -> None:
    """Put a role in place of those that were read, on the sentence about the actor that says it.

    Where no sentence that names the actor says it, the entry has to name the one that does.
    """
    title, of = entry.get("role"), entry.get("of") or ""
    _check_numbers(matcher, member, f"{title} {of}", key="role")
    said = _sentence_of_role(matcher, member, entry.target, title)
    if said is None:
        return
    article, span = said
    for number, keys in member.keys.items():
        place = span if number == article else None
        role = Role(title, of, span=place, former=bool(entry.get("former")))
        for key in keys:
            cast.set_fields_in(number, key, ("roles",), roles=(role,))


def _sentence_of_role(
    matcher: Matcher, member: Member, target: Target, title: str
) -> tuple[int, Span] | None:
    """Find the sentence that says a role, and its article; None, and a message, where none does."""
    saying = list(_sentences_with(matcher, member, title))
    if not saying:
        what = f'role: no article that names {member.name} has "{title}" in a sentence'
        return matcher.miss(target, f"{what}. Write words that stand in one")
    for number, span, is_named in saying:
        if matcher.is_within(target, number, span) if target.within else is_named:
            return number, span
    where = ", ".join(dict.fromkeys(matcher.place(*one[:2]) for one in saying[:MOST_PLACES]))
    what = f'role: no sentence that names {member.name} has "{title}"'
    id = matcher.id_at(*saying[0][:2])
    way = f"Name the passage that says it of them, by its words or its id: in: {id}"
    return matcher.miss(target, f"{what}; it stands in {where}. {way}")


def _sentences_with(
    matcher: Matcher, member: Member, words: str
) -> Iterator[tuple[int, Span, bool]]:
    """Give the sentences that have some words, and whether they name a member.

    Each stands with the number of its article, which names the member.
    """
    for number in member.keys:
        parsed = matcher.parsed[number]
        starts = [mention.span.start for mention in _mentions_of(matcher, member, number)]
        naming = {parsed.sentence_at(start) for start in starts}
        for place, sentence in enumerate(parsed.sentences):
            if not missing_words(words, sentence.span.of(parsed.article.text)):
                yield number, sentence.span, place in naming


def _mentions_of(matcher: Matcher, member: Member, number: int) -> list[Mention]:
    """Give what means a member in an article that names it."""
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


def _split(matcher: Matcher, cast: Cast, member: Member, entry: Entry) -> None:
    """Give to another actor what an article, or some words, mean by this one."""
    article = entry.target.article
    if article and article not in matcher.number:
        matcher.miss(entry.target, no_article(matcher, article))
        return
    moved = _mentions_meant(matcher, member, entry)
    if not moved:
        matcher.miss(entry.target, _why_none_moved(member, entry))
        return
    _check_numbers(matcher, member, entry.get("split"), key="split")
    other = cast.spelt_alike(entry.get("split"))
    if other is member:
        what = f'split: "{entry.get("split")}" is the actor itself'
        matcher.complain(entry.target, f"{what}. Write the name of another")
        return
    if other is None:
        other = Member.of(entry.get("split"), Kind(entry.get("kind") or member.kind))
        cast.members.append(other)
    for number, mentions in moved.items():
        cast.move_mentions(number, member, other=other, mentions=mentions)
    cast.set_fields(other, ("name",))


def _why_none_moved(member: Member, entry: Entry) -> str:
    what = f"names {member.name}"
    if entry.get("called"):
        what = f'means {member.name} by "{entry.get("called")}"'
    return f"split: nothing in {entry.target.article or 'the articles'} {what}"


def _mentions_meant(
    matcher: Matcher, member: Member, entry: Entry
) -> dict[int, tuple[Mention, ...]]:
    """Give what an entry that splits an actor takes from it, by the number of the article."""
    words = fold_text(entry.get("called") or "")
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
        mentions = [one for one in mentions if matcher.is_within(entry.target, number, one.span)]
        if mentions:
            found[number] = tuple(mentions)
    return found
