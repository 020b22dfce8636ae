"""Say which actors stand in a stretch of a sentence, and which places and dates.

An actor may stand there as the subject of a verb or as its object.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from generator.model import Actor, Date, Form, Kind, Mention, Parsed, Place, Quote, Span, Token
from generator.parse.events.clauses import Clause
from generator.parse.events.party_phrases import (
    LIST,
    Party,
    acting_for,
    end_with_group,
    is_aside,
    joined_parties,
    past_group,
    phrase_of,
)
from generator.parse.figures.located import may_be_scene, may_be_spoken_at
from generator.parse.grammar.tagger import is_base_form
from generator.parse.grammar.word_classes import SERVING
from generator.word_lists import word_set

# What says when at the end of a noun phrase.
ADJUNCT = re.compile(r"(?<![MXR])(?<!RD)(?:RD?M|M|X)+$|\.N{1,3}\.$")
DESCRIBED = re.compile(r"D[DNXR]*")  # "an alliance of groups"
PART = re.compile(r"[^C,]+")  # of a list
PLACING = frozenset(["in", "at", "of"])  # "the Red Cross in Homs (urged)"
OTHERS = frozenset(["other", "others"])  # "Chad, Kenya and others" names two
POSSESSIVE = frozenset(["'s", "'"])
OWNING = frozenset(["his", "her", "its", "their"])
PERSONAL = frozenset(["he", "she"])
MEANT = PERSONAL | {"it", "they"}
LONGEST_TITLE = 6  # tokens of a title with whom it serves: aides to trade minister
NESTED = 4  # pieces of quotations that may begin between a position and that of its quotation


T = TypeVar("T")  # something that has a span


class NamedHere(NamedTuple):
    """A mention with the actor whom it names."""

    span: Span
    mention: Mention
    actor: Actor


class Quoted(NamedTuple):
    """A stretch of what somebody says."""

    piece: Span
    quote: Quote


class SpanIndex(Generic[T]):
    """Things of an article, in text order, to be asked for by stretch."""

    def __init__(self, things: Sequence[T]) -> None:
        self._things = things
        self._starts = [thing.span.start for thing in things]

    def within(self, span: Span) -> list[T]:
        """List the things that lie in the span."""
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end)
        return [thing for thing in self._things[first:last] if thing.span.end <= span.end]


class Participants:
    """The mentions, dates and places of an article, to be asked for by stretch."""

    def __init__(self, parsed: Parsed) -> None:
        named = [
            NamedHere(mention.span, mention, actor)
            for actor in parsed.actors
            for mention in actor.mentions
        ]
        named.sort(key=lambda one: one.span)
        self._named = SpanIndex(named)
        self._kinds = {actor.key: actor.kind for actor in parsed.actors}
        self._dates = SpanIndex(parsed.dates)
        self._text = text = parsed.article.text
        self._places = SpanIndex([place for place in parsed.places if may_be_scene(text, place)])
        quoted = [Quoted(piece, quote) for quote in parsed.quotes for piece in quote.pieces]
        self._quoted = sorted(quoted, key=lambda one: one.piece)

    def mentions(self, span: Span) -> list[NamedHere]:
        """List the mentions that lie in the span, in text order."""
        return self._named.within(span)

    def dates(self, span: Span) -> list[Date]:
        """List the dates that lie in the span, in text order."""
        return self._dates.within(span)

    def places(self, span: Span) -> list[Place]:
        """List the places that lie in the span and where something can be, in text order."""
        return self._places.within(span)

    def is_there(self, place: Place) -> bool:
        """Whether the text says that something is in a place: "rebels in Homs"."""
        return may_be_spoken_at(self._text, place, floor=0)

    def is_person(self, place: Place) -> bool:
        """Whether a name that may be a place's is that of a person: "Victoria"."""
        named = self._named.within(place.span)
        return any(one.actor.kind is Kind.PERSON for one in named)

    def in_quote(self, position: int) -> bool:
        """Whether what stands there is said by somebody whom the article quotes."""
        return self.quote_at(position) is not None

    def quote_at(self, position: int) -> Quote | None:
        """Give the innermost quotation that holds what stands there."""
        stop = bisect_left(self._quoted, (Span(position + 1, 0),))
        for piece, quote in reversed(self._quoted[max(0, stop - NESTED) : stop]):
            if position < piece.end:
                return quote
        return None

    def subjects(self, clause: Clause) -> tuple[str, ...]:
        """Name the actors in a clause's subject: the last, and those joined to it.

        A person whose aide or friend does something does not do it.
        """
        parties = list(self._parties(clause, clause.head))
        if not clause.is_passive():
            parties = [party for party in parties if not self._is_served(clause, party)]
        return joined_parties(clause, reversed(parties))

    def _is_served(self, clause: Clause, party: Party) -> bool:
        """Whether a person is only whose the subject is: "two aides to Smith left"."""
        if self._kinds[party.key] is not Kind.PERSON:
            return False
        start = max(clause.start, party.first - LONGEST_TITLE)
        return SERVING.search(" ".join(clause.words[start : party.first])) is not None

    def meant(self, clause: Clause, quote: Quote | None) -> tuple[str, ...]:
        """Name whom the pronoun that is the clause's subject means, where its words do not.

        "We" is who speaks; "it" and "they" in what a body says is the body, "he" a person.
        """
        head = clause.head
        if not head or len(head) > 1:
            return ()
        word = clause.words[head.start]
        if word in {"we", "i"}:
            return (quote.speaker,) if quote and quote.speaker else ()
        if word not in MEANT or clause.kind != "complement" or clause.host is None:
            return ()
        said_by = self.subjects(clause.host)
        is_one = len(said_by) == 1 and clause.host.verb_words
        fits = is_one and (self._kinds.get(said_by[0]) is Kind.PERSON) is (word in PERSONAL)
        return said_by if fits else ()

    def objects(self, clause: Clause, indexes: range) -> tuple[str, ...]:
        """Name the actors in the stretch as an object: the first, and those joined to it."""
        return joined_parties(clause, self._parties(clause, indexes))

    def head_subjects(self, clause: Clause) -> tuple[str, ...]:
        """Name the actors that are the subject itself.

        They are two in "Turkey and Russia", and Iran is none in "Iranian exiles".
        """
        head = clause.head
        if not head:
            return ()
        subject = range(head.start, clause.subject.stop)
        if clause.tags[subject.start : subject.stop].count(",") == 2:
            named = self._apposed(clause, subject)
            if named:
                return (named,)
        part = self.named_part(clause)
        start = past_group(clause, part)
        place = (index for index in part if index > start and clause.words[index] in PLACING)
        return self._heads(clause, range(start, next(place, part.stop)))

    def named_part(self, clause: Clause) -> range:
        """Give the head of a clause's subject without what says when: "Turkey on Monday"."""
        subject = clause.head
        adjunct = ADJUNCT.search(clause.tags[subject.start : subject.stop])
        return range(subject.start, subject.start + adjunct.start() if adjunct else subject.stop)

    def head_objects(self, clause: Clause, after: range) -> tuple[str, ...]:
        """Name the actors that are the object itself, up to the next preposition, verb or link."""
        return self._heads(clause, phrase_of(clause, after))

    def heads_before(self, clause: Clause, before: range) -> tuple[str, ...]:
        """Name the actors that end the stretch as a phrase: "Turkey and Russia(, backed by …)"."""
        tags = clause.tags
        stop = before.stop
        if before and tags[stop - 1] == ",":
            stop -= 1
        start = stop
        while start > before.start and tags[start - 1] in "DNOC":
            start -= 1
        return self._heads(clause, range(start, stop))

    def described_before(self, clause: Clause, before: range) -> tuple[str, ...]:
        """Name who is described by what ends the stretch: "Turkey, an ally (of …)"."""
        tags = clause.tags
        comma = tags.rfind(",", before.start, before.stop)
        if comma < 0 or not DESCRIBED.fullmatch(tags, comma + 1, before.stop):
            return ()
        return self.heads_before(clause, range(before.start, comma + 1))

    def first_behind(self, clause: Clause, start: int) -> str | None:
        """Name the actor that stands there, and is no part of a longer noun phrase.

        Only words for a group may stand before or behind: "(Iran-backed) militia Hezbollah".
        """
        phrase = phrase_of(clause, range(start, clause.end))
        party = next(self._parties(clause, phrase), None) if phrase else None
        if party is None or not acting_for().issuperset(clause.words[start : party.first]):
            return None
        end = end_with_group(clause, party.end)
        return None if clause.tag(end) == "N" else party.key

    def objects_at(self, clause: Clause, after: range) -> tuple[str, ...]:
        """Name the actors with whom the stretch begins, whatever they do: "(that) Chad halt"."""
        phrase = phrase_of(clause, after)
        first = next(self._parties(clause, phrase), None) if phrase else None
        if first is None or clause.tags[phrase.start : first.first].strip("D"):
            return ()
        return self.objects(clause, phrase)

    def end_of_object(self, clause: Clause, after: range) -> int:
        """Say where the object ends that the stretch begins with."""
        return phrase_of(clause, after).stop

    def _heads(self, clause: Clause, phrase: range) -> tuple[str, ...]:
        """Name the actors at the end of each part of a list; none if a part ends otherwise."""
        phrase = range(past_group(clause, phrase), phrase.stop)
        tags = clause.tags[phrase.start : phrase.stop]
        if "C" not in tags:
            if named := self._apposed(clause, phrase):
                return (named,)
            tags = tags.partition(",")[0]
        parties = list(self._parties(clause, phrase))
        by_end = {end_with_group(clause, party.end): party.key for party in parties}
        by_end |= {party.end: party.key for party in parties}
        found = []
        for part in PART.finditer(tags):
            length = len(part.group().rstrip("MX."))
            key = by_end.get(phrase.start + part.start() + length)
            if found and clause.words[phrase.start + part.start()] in OTHERS:
                break
            last = clause.tokens[phrase.start + part.start() + length - 1].text
            if key is None and not last[0].isupper():
                return ()
            if key:
                found.append(key)
        return tuple(dict.fromkeys(found))

    def _apposed(self, clause: Clause, phrase: range) -> str | None:
        """Name who stands behind an office: "Turkey's foreign minister, Hakan Fidan, (met)"."""
        tags = clause.tags
        office, comma, rest = tags[phrase.start : phrase.stop].partition(",")
        start = phrase.start + len(office) + 1
        end = start + len(rest.partition(",")[0])
        if not comma or tags[end : end + 1] not in (",", "."):
            return None
        named = None
        for party in self._parties(clause, range(phrase.start, end)):
            # Right before the comma stands whose office it is, behind a preposition, or nobody;
            # else two are named, one behind the other.
            if party.end == start - 1 and tags[party.first - 1] != "R":
                return None
            if (party.first, party.end) == (start, end):
                named = party.key
        return named

    def _parties(self, clause: Clause, indexes: range | None) -> Iterator[Party]:
        """Yield the mentions that are parties of their own: no possessor, no place's or date's."""
        if not indexes:
            return
        tokens, words = clause.tokens, clause.words
        aside = -1  # where the last name ends that says where: "aid groups in Chad and Kenya"
        for _, mention, actor in self.mentions(clause.span_of(indexes)):
            first = bisect_left(tokens, (mention.span.start,))
            end = bisect_left(tokens, (mention.span.end,))
            if not _fills_tokens(mention, tokens[first:end]):
                continue
            is_possessor = words[end : end + 1] and words[end] in POSSESSIVE
            is_possessive = mention.form is Form.PRONOUN and words[first] in OWNING
            if is_possessor or is_possessive or _is_modifier(clause, end, actor):
                continue
            is_listed = 0 <= aside < first and LIST.issuperset(words[aside:first])
            if is_listed or is_aside(words[max(indexes.start, first - 2) : first]):
                aside = end
            else:
                yield Party(first, end, actor.key)


def _is_modifier(clause: Clause, end: int, actor: Actor) -> bool:
    """Whether a name only stands in front of a noun: "the Smith family", "US Senator Smith"."""
    if actor.kind not in (Kind.PERSON, Kind.STATE) or clause.tag(end) != "N":
        return False
    if actor.kind is Kind.STATE:
        return _is_office(clause, end)
    word = clause.tokens[end].text
    may_be_verb = word.endswith("ed") or is_base_form(word) or is_base_form(word.removesuffix("s"))
    return word.islower() and not may_be_verb and word not in acting_for()


def _is_office(clause: Clause, start: int) -> bool:
    """Whether an office with capitals begins there, before a name: "(US) Vice President Smith"."""
    for index in range(start, min(start + LONGEST_TITLE, len(clause.words))):
        if clause.tags[index] != "N" or not clause.tokens[index].text[0].isupper():
            return False
        if clause.words[index] in word_set("titles", "title"):
            return True
    return False


def _fills_tokens(mention: Mention, tokens: tuple[Token, ...]) -> bool:
    """Whether the mention is no part of a compound, as "UN" is in "UN-facilitated"."""
    if not tokens:
        return False
    return tokens[0].start == mention.span.start and tokens[-1].end == mention.span.end
