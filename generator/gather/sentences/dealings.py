"""Who deals with whom, sentence by sentence: who calls on whom for what, who talks, who mediates.

What is called for is the article's own clause, from the word of calling on, so that no "not" is
lost between the two.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from generator.evidence import ActorName, Dealing, Said
from generator.gather.gathering import keyed_mentions
from generator.model import Event, Parsed, Place, Quote, QuoteKind, Span, Status
from generator.parse.grammar.inflection import forms
from generator.word_lists import read_table

NameOf = Callable[[str], ActorName]  # of an actor's key in this article
Names = tuple[ActorName, ...]
TOLD = (Status.ASSERTED, Status.REPORTED)
MEDIATING = "(?:brokered|mediated|facilitated|moderated)"
BEHIND = re.compile(rf"[-\u2010-\u2013]{MEDIATING}\b")
IN_FRONT = re.compile(rf"\b(?:(?<!not ){MEDIATING}|mediation|mediators?) (?:by|from|of) (?:the )?$")
WE_CALL = re.compile(
    r"\b(?:I|[Ww]e) (?:\w+ly )?"
    r"((?:urge|demand|implore|call (?:up)?on|call for|appeal (?:to|for)) )"
)
TO_DO = re.compile(r"\bto [a-z]")
ASKING = re.compile(r"\b(?:whether|if|why|how|about)\b")
POSITIONS = ("supports", "opposes", "accuses")
MEDIATED = "mediate"  # the mode of an event
JOINED = re.compile(r"(?:,? and|,) (?:the )?")
AT = re.compile(r"\b(?:in|at) (?:the )?$")
# Code points in front of a name in which these words are looked for: more than they take.
IN_FRONT_LONGEST, AT_LONGEST = 60, 20
# "The crisis in Syria" names no place to meet.
AREAS = {"country", "region", "district", "county", "water", "world", "demonym"}

Record = TypeVar("Record")


class Dealings:
    """The dealings of one article, by the number of the sentence."""

    def __init__(self, parsed: Parsed, said: Iterable[Said], name: NameOf):
        self.parsed = parsed
        self.name = name
        self.text = parsed.article.text
        self.said = _by_sentence(parsed, said, lambda one: one.quote.cue or one.quote.span)
        self.events = _by_sentence(parsed, parsed.events, lambda event: event.trigger)
        self.relations = _by_sentence(parsed, parsed.relations, lambda relation: relation.span)
        self.mentions = _by_sentence(parsed, keyed_mentions(parsed), lambda mention: mention[0])
        self.towns = _by_name(place for place in parsed.places if place.feature not in AREAS)

    def of(self, number: int) -> tuple[Dealing, ...]:
        """Give calls before talks before what is mediated, then who is for or against whom.

        Each stands under the names of those who act, so that its line has to name them.
        """
        found = (
            *self._calls(number),
            *self._talks(number),
            *self._mediation(number),
            *self._positions(number),
        )
        here = [self.name(key) for _, key in self.mentions[number]] if found else []
        return tuple(one for one in found if all(not who.key or who in here for who in one.who))

    def _calls(self, number: int) -> Iterator[Dealing]:
        """Tell who calls for what, by the quotations."""
        for said in self.said[number]:
            speaker = said.speaker or _described_speaker(said)
            if speaker is None or said.hedge:
                continue
            called_for = self._called_for(said.quote, number)
            if called_for is None:
                continue
            yield Dealing("calls on", (speaker,), called_for)

    def _called_for(self, quote: Quote, number: int) -> Span | None:
        """Find the clause from its word of calling on, where one sentence holds it."""
        span = self._called_for_by_article(quote) or self._called_for_by_speaker(quote)
        is_whole = span is not None and self.parsed.sentences[number].span.covers(span)
        return span if is_whole else None

    def _called_for_by_article(self, quote: Quote) -> Span | None:
        """Find the clause from the article's own word of calling on."""
        cue = quote.cue
        if cue and is_calling(cue.of(self.text), quote.span.of(self.text)):
            return Span(cue.start, quote.span.end)
        return None

    def _called_for_by_speaker(self, quote: Quote) -> Span | None:
        """Find the clause from the speaker's word of calling on, as in “We urge you”."""
        if quote.kind is not QuoteKind.DIRECT:
            return None
        for words in quote.verbatim:
            if found := WE_CALL.search(self.text, words.start, words.end):
                return Span(found.start(1), words.end)
        return None

    def _talks(self, number: int) -> Iterator[Dealing]:
        """Tell who speaks, where it is told with whom, when or in which town."""
        consultations = self._consultations(number)
        event = next((one for one in consultations if one.mode != MEDIATED), None)
        who, whom = self._sides_related(number) or _sides_of(event, self.name)
        if who and (whom or (event and self._is_settled(event))):
            yield Dealing("speaks with", who)

    def _sides_related(self, number: int) -> tuple[Names, Names] | None:
        """Give who speaks, and with whom, by the relations of a sentence, where it has some."""
        pairs = self._related(number, "speaks with")
        if not pairs:
            return None
        first, _ = pairs[0]
        others = [target for actor, target in pairs if actor == first]
        return (first,), tuple(dict.fromkeys(others))

    def _mediation(self, number: int) -> Iterator[Dealing]:
        keys = list(self._mediators(number))
        for event in self._consultations(number):
            if event.mode == MEDIATED:
                keys += event.sources
        if keys:
            names = dict.fromkeys(map(self.name, keys))
            yield Dealing("mediates", tuple(names))

    def _positions(self, number: int) -> Iterator[Dealing]:
        for kind in POSITIONS:
            for actor, _ in self._related(number, kind):
                yield Dealing(kind, (actor,))

    def _mediators(self, number: int) -> Iterator[str]:
        """Find who mediates: "US-brokered", "brokered by the United States and France"."""
        sentence = self.parsed.sentences[number].span
        last_end = None  # where a mediator ended behind whom another may be joined
        for span, key in self._mentions_outside_calls(number, sentence):
            is_joined = last_end is not None and JOINED.fullmatch(self.text, last_end, span.start)
            start = max(sentence.start, span.start - IN_FRONT_LONGEST)
            is_behind = IN_FRONT.search(self.text[start : span.start])
            is_in_front = BEHIND.match(self.text, span.end)
            if is_joined or is_behind or is_in_front:
                last_end = None if is_in_front else span.end
                yield key

    def _mentions_outside_calls(self, number: int, sentence: Span) -> list[tuple[Span, str]]:
        """Give the mentions in a sentence, without those in what is called for: that is not yet."""
        mentions = [one for one in self.mentions[number] if sentence.covers(one[0])]
        if not mentions:
            return []
        called_for = [one.called_for for one in self._calls(number)]
        return [one for one in mentions if not any(call.covers(one[0]) for call in called_for)]

    def _related(self, number: int, kind: str) -> list[tuple[ActorName, ActorName]]:
        """Give the two sides of the relations of a kind that a sentence tells of."""
        relations = [one for one in self.relations[number] if one.relation == kind]
        return [(self.name(one.actor), self.name(one.target)) for one in relations]

    def _consultations(self, number: int) -> Iterator[Event]:
        """Give the talks that a sentence tells to have happened."""
        sentence = self.parsed.sentences[number].span
        for event in self.events[number]:
            is_told = event.type == "CONSULT" and event.status in TOLD
            if is_told and sentence.covers(event.trigger):
                yield event

    def _is_settled(self, event: Event) -> bool:
        """Whether the day of an event is known, or the words say "in" or "at" a town."""
        return event.date is not None or self._is_in_town(event)

    def _is_in_town(self, event: Event) -> bool:
        towns = self.towns.get(event.place, [])
        first = bisect_left(towns, event.span.start, key=lambda town: town.span.start)
        last = bisect_left(towns, event.span.end, key=lambda town: town.span.start)
        for town in towns[first:last]:
            start = max(event.span.start, town.span.start - AT_LONGEST)
            before = self.text[start : town.span.start]
            if event.span.covers(town.span) and AT.search(before):
                return True
        return False


def _sides_of(event: Event | None, name: NameOf) -> tuple[Names, Names]:
    """Give who speaks, and with whom, by an event: the first of several speaks with the others."""
    if event is None:
        return (), ()
    who = tuple(map(name, event.sources))
    whom = tuple(map(name, event.targets))
    return (who, whom) if whom else (who[:1], who[1:])


def _described_speaker(said: Said) -> ActorName | None:
    """Name a speaker who is no actor but described: "two of the speechwriters"; not "they"."""
    is_described = len(said.speaker_text.split()) > 1
    return ActorName("", said.speaker_text, has_page=False) if is_described else None


def is_calling(cue: str, content: str) -> bool:
    """Tell whether a word of saying calls for something.

    That are "called for" and "asked … to leave", but not "asked whether".
    """
    first, *rest = cue.lower().split()
    for phrase, *condition in read_table("relations")["calling verbs"]:
        verb, *particle = phrase.split()
        if first in forms(verb) and rest[-1:] == particle:
            return not condition or _asks_to_do(content)
    return False


def _asks_to_do(content: str) -> bool:
    return bool(TO_DO.search(content)) and not ASKING.search(content)


def _by_name(places: Iterable[Place]) -> dict[str, list[Place]]:
    """Map each name to its places, in text order."""
    found: dict[str, list[Place]] = defaultdict(list)
    for place in sorted(places, key=lambda place: place.span):
        found[place.name].append(place)
    return found


def _by_sentence(
    parsed: Parsed, records: Iterable[Record], span_of: Callable[[Record], Span]
) -> dict[int, list[Record]]:
    """Map the number of each sentence to the records whose span begins in it."""
    found: dict[int, list[Record]] = defaultdict(list)
    for record in records:
        start = span_of(record).start
        found[parsed.sentence_at(start)].append(record)
    return found
