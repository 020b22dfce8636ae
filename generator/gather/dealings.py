"""Who deals with whom, sentence by sentence: who calls on whom for what, who speaks with whom, who mediates.

What is called for is the article's own clause, from the word of calling on, so that no "not" is lost between the two.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from generator.evidence import ActorName, Dealing, Said
from generator.model import Event, Parsed, Place, Quote, QuoteKind, Span, Status
from generator.parse.grammar.inflection import forms
from generator.parse.lexicon import read_table

NameOf = Callable[[str], ActorName]  # of an actor's key in this article
TOLD = (Status.ASSERTED, Status.REPORTED)
BEHIND = re.compile(r"[-\u2010-\u2013](?:brokered|mediated|facilitated|moderated)\b")
IN_FRONT = re.compile(
    r"\b(?:(?<!not )(?:brokered|mediated|facilitated|moderated)|mediation|mediators?) (?:by|from|of) (?:the )?$"
)
WE_CALL = re.compile(r"\b(?:I|[Ww]e) (?:\w+ly )?((?:urge|demand|implore|call (?:up)?on|call for|appeal (?:to|for)) )")
TO_DO, ASKING = re.compile(r"\bto [a-z]"), re.compile(r"\b(?:whether|if|why|how|about)\b")
POSITIONS = ("supports", "opposes", "accuses")
MEDIATED = "mediate"  # the mode of an event
JOINED = re.compile(r"(?:,? and|,) (?:the )?")
AT = re.compile(r"\b(?:in|at) (?:the )?$")
# Code points in front of a name in which these words are looked for: more than they take.
IN_FRONT_LONGEST, AT_LONGEST = 60, 20
AREAS = {"country", "region", "county", "water", "world", "demonym"}  # "the crisis in Syria" is no place to meet


class Dealings:
    """The dealings of one article, by the number of the sentence."""

    def __init__(self, parsed: Parsed, said: Iterable[Said], name: NameOf):
        self.parsed, self.name = parsed, name
        self.text = parsed.article.text
        self.said = _by_sentence(parsed, said, lambda one: one.quote.cue or one.quote.span)
        self.events = _by_sentence(parsed, parsed.events, lambda event: event.trigger)
        self.relations = _by_sentence(parsed, parsed.relations, lambda relation: relation.span)
        mentions = ((mention.span, actor.key) for actor in parsed.actors for mention in actor.mentions)
        self.mentions = _by_sentence(parsed, sorted(mentions), lambda mention: mention[0])
        self.towns = _by_name(place for place in parsed.places if place.feature not in AREAS)

    def of(self, number: int) -> tuple[Dealing, ...]:
        """Calls before talks before what is mediated, then who is for or against whom."""
        return (*self._calls(number), *self._talks(number), *self._mediation(number), *self._positions(number))

    def _calls(self, number: int) -> Iterator[Dealing]:
        """What a quotation of words of calling says; on whom, where a relation tells."""
        for said in self.said[number]:
            speaker = said.speaker or _unnamed(said)
            if speaker and not said.is_hedged and (words := self._called_for(said.quote, number)):
                whom = [one for one in self._related(number, "calls on") if one[0] == speaker]
                date = next((event.date for event in self._at(number, words, ("DEMAND", "REQUEST"))), None)
                yield Dealing("calls on", (speaker,), tuple(one[1] for one in whom), date=date, called_for=words)

    def _called_for(self, quote: Quote, number: int) -> Span | None:
        """The clause from its word of calling: the article's own, or the speaker's, as in “We urge you”."""
        own = next((found for words in quote.verbatim if (found := WE_CALL.search(self.text, *words))), None)
        if quote.cue and is_calling(quote.cue.of(self.text), quote.span.of(self.text)):
            span = Span(quote.cue.start, quote.span.end)
        elif own and quote.kind is QuoteKind.DIRECT:
            span = Span(own.start(1), next(words.end for words in quote.verbatim if words.covers(Span(*own.span(1)))))
        else:
            return None
        return span if self.parsed.sentences[number].span.covers(span) else None

    def _talks(self, number: int) -> Iterator[Dealing]:
        """Each conversation once: the relation tells its sides, the event when and where."""
        met = (
            one for one in self._at(number, self.parsed.sentences[number].span, ("CONSULT",)) if one.mode != MEDIATED
        )
        event = next(met, None)
        who, whom = self._sides(number, event)
        date, place = (event.date, self._place(event)) if event else (None, "")
        if who and (whom or date or place):
            yield Dealing("speaks with", who, whom, date=date, place=place)

    def _sides(self, number: int, event: Event | None) -> tuple[tuple[ActorName, ...], tuple[ActorName, ...]]:
        pairs = self._related(number, "speaks with")
        if pairs:
            first = pairs[0][0]
            return (first,), tuple(dict.fromkeys(other for one, other in pairs if one == first))
        if event is None:
            return (), ()
        who, whom = tuple(map(self.name, event.sources)), tuple(map(self.name, event.targets))
        return (who[:1], who[1:]) if len(who) > 1 and not whom else (who, whom)

    def _mediation(self, number: int) -> Iterator[Dealing]:
        sentence = self.parsed.sentences[number].span
        found = [self.name(key) for key in self._mediators(sentence, number)]
        found += [
            self.name(key)
            for event in self._at(number, sentence, ("CONSULT",))
            if event.mode == MEDIATED
            for key in event.sources
        ]
        if found:
            yield Dealing("mediates", tuple(dict.fromkeys(found)), ())

    def _positions(self, number: int) -> Iterator[Dealing]:
        for kind in POSITIONS:
            for actor, target in self._related(number, kind):
                yield Dealing(kind, (actor,), (target,))

    def _mediators(self, sentence: Span, number: int) -> Iterator[str]:
        """ "US-brokered", "brokered by the United States and France"."""
        mentions = [one for one in self.mentions[number] if sentence.covers(one[0])]
        called_for = [one.called_for for one in self._calls(number)] if mentions else []
        last = None  # where the mediator before ends
        for span, key in mentions:
            before = self.text[max(sentence.start, span.start - IN_FRONT_LONGEST) : span.start]
            joined = last is not None and JOINED.fullmatch(self.text, last, span.start)
            if any(one.covers(span) for one in called_for):
                continue  # what is called for is not yet so
            if joined or IN_FRONT.search(before) or BEHIND.match(self.text, span.end):
                last = None if BEHIND.match(self.text, span.end) else span.end
                yield key

    def _related(self, number: int, kind: str) -> list[tuple[ActorName, ActorName]]:
        return [(self.name(one.actor), self.name(one.target)) for one in self.relations[number] if one.relation == kind]

    def _at(self, number: int, span: Span, types: tuple[str, ...]) -> Iterator[Event]:
        """The events of some types that are told to have happened, by words within a span."""
        for event in self.events[number]:
            if event.type in types and event.status in TOLD and span.covers(event.trigger):
                yield event

    def _place(self, event: Event) -> str:
        """Where, only if the words say "in" or "at" a town."""
        towns = self.towns.get(event.place, [])
        first = bisect_left(towns, event.span.start, key=lambda place: place.span.start)
        last = bisect_left(towns, event.span.end, key=lambda place: place.span.start)
        for place in towns[first:last]:
            start = max(event.span.start, place.span.start - AT_LONGEST)
            if event.span.covers(place.span) and AT.search(self.text[start : place.span.start]):
                return place.name
        return ""


def _unnamed(said: Said) -> ActorName | None:
    """Who is no actor but described: "two of the speechwriters"; not "they"."""
    described = len(said.speaker_text.split()) > 1
    return ActorName("", said.speaker_text, has_page=False) if described else None


def is_calling(cue: str, content: str) -> bool:
    """Whether a word of saying calls for something: "called for", "asked … to leave", but not "asked whether"."""
    first, *rest = cue.lower().split()
    for row in read_table("relations")["calling verbs"]:
        verb, *particle = row[0].split()
        if first in forms(verb) and rest[-1:] == particle:
            return len(row) == 1 or bool(TO_DO.search(content) and not ASKING.search(content))
    return False


def _by_name(places: Iterable[Place]) -> dict[str, list[Place]]:
    """The places of each name, in text order."""
    found = defaultdict(list)
    for place in sorted(places, key=lambda place: place.span):
        found[place.name].append(place)
    return found


def _by_sentence(parsed: Parsed, records: Iterable, at: Callable) -> dict[int, list]:
    found = defaultdict(list)
    for record in records:
        found[parsed.sentence_at(at(record).start)].append(record)
    return found
