"""Which actors stand in a stretch of a sentence, as its subject or as its object, and which place or date is in it."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from datetime import date as day

from generator.model import Actor, Date, DateType, Form, Mention, Parsed, Place, Sentence, Span, Token
from generator.parse.events.clauses import Reading
from generator.parse.lexicon import read_words

# After these a name says where, when or of what, and is no party to what happens.
ASIDE = frozenset(read_words("clauses")["asides"])
# A noun phrase or a list of them, and what says when at the end of one.
PHRASE = re.compile(r"[DNOMXC,]*")
ADJUNCT = re.compile(r"(?<![MXR])(?<!RD)(?:RD?M|M|X)+$|\.N{1,3}\.$")
CONJUNCTIONS = frozenset(["and", "or"])
LIST = CONJUNCTIONS | {",", "the"}
POSSESSIVE = frozenset(["'s", "’s", "'", "’"])


class Participants:
    """The mentions, dates and places of an article, to be asked for by stretch."""

    def __init__(self, parsed: Parsed):
        pairs = [(mention, actor) for actor in parsed.actors for mention in actor.mentions]
        self._mentions = sorted(pairs, key=lambda pair: pair[0].span)
        self._starts = [mention.span.start for mention, _ in self._mentions]
        self._dates = parsed.dates
        self._date_starts = [date.span.start for date in parsed.dates]
        self._quoted = _merged(piece for quote in parsed.quotes for piece in quote.pieces)
        self._places = parsed.places
        self._place_starts = [place.span.start for place in parsed.places]

    def mentions(self, span: Span) -> list[tuple[Mention, Actor]]:
        """The mentions that lie in the span, in text order."""
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return [pair for pair in self._mentions[first:last] if pair[0].span.end <= span.end]

    def dates(self, span: Span) -> list[Date]:
        first, last = bisect_left(self._date_starts, span.start), bisect_left(self._date_starts, span.end)
        return [date for date in self._dates[first:last] if date.span.end <= span.end]

    def places(self, span: Span) -> list[Place]:
        first, last = bisect_left(self._place_starts, span.start), bisect_left(self._place_starts, span.end)
        return [place for place in self._places[first:last] if place.span.end <= span.end]

    def in_quote(self, position: int) -> bool:
        """Whether what stands there is said by somebody whom the article quotes."""
        place = bisect_left(self._quoted, Span(position + 1, 0)) - 1
        return place >= 0 and position < self._quoted[place].end

    def subjects(self, sentence: Sentence, indexes: range | None) -> tuple[str, ...]:
        """The actors that the stretch as a subject names: the last one, and those joined to it."""
        found = self._parties(sentence, indexes)
        return _joined(sentence, found[::-1])

    def objects(self, sentence: Sentence, indexes: range | None) -> tuple[str, ...]:
        """The actors that the stretch as an object names: the first one, and those joined to it."""
        return _joined(sentence, self._parties(sentence, indexes))

    def head_subjects(self, reading: Reading, subject: range | None) -> tuple[str, ...]:
        """The actors that are the subject itself: "Turkey and Russia", but not Iran in "Iranian exiles"."""
        if not subject:
            return ()
        if reading.tags[subject.start : subject.stop].count(",") == 2 and (named := self._apposed(reading, subject)):
            return (named,)
        subject = reading.head(subject)
        adjunct = ADJUNCT.search(reading.tags[subject.start : subject.stop])
        stop = subject.start + adjunct.start() if adjunct else subject.stop
        return self._heads(reading, range(subject.start, stop))

    def head_objects(self, reading: Reading, after: range) -> tuple[str, ...]:
        """The actors that are the object itself, which ends at the next preposition, verb or link."""
        phrase = PHRASE.match(reading.tags, after.start, after.stop)
        return self._heads(reading, range(after.start, phrase.end()))

    def heads_before(self, reading: Reading, before: range) -> tuple[str, ...]:
        """The actors that the noun phrase at the end of the stretch is: "Turkey and Russia(, backed by …)"."""
        stop = before.stop - (reading.tags[before.start : before.stop][-1:] == ",")
        start = stop
        while start > before.start and reading.tags[start - 1] in "DNOC":
            start -= 1
        return self._heads(reading, range(start, stop))

    def followed_by(self, reading: Reading, after: range, word: str) -> bool:
        """Whether the word stands right after the object that the stretch begins with."""
        end = PHRASE.match(reading.tags, after.start, after.stop).end()
        return end < len(reading.words) and reading.words[end] == word

    def _heads(self, reading: Reading, phrase: range) -> tuple[str, ...]:
        """The actors at the end of each part of a list; none if a part ends otherwise."""
        ends = {end: key for _, end, key in self._parties(reading.sentence, phrase)}
        found, tags = [], reading.tags[phrase.start : phrase.stop]
        if "C" not in tags and (named := self._apposed(reading, phrase)):
            return (named,)
        lists = tags if "C" in tags else tags.split(",")[0]
        for part in re.finditer(r"[^C,]+", lists):
            end = phrase.start + part.start() + len(part.group().rstrip("MX"))
            if end not in ends:
                return ()
            found.append(ends[end])
        return tuple(dict.fromkeys(found))

    def _apposed(self, reading: Reading, phrase: range) -> str | None:
        """Who is named behind an office: "Turkey's foreign minister, Hakan Fidan, (met)"."""
        office, comma, rest = reading.tags[phrase.start : phrase.stop].partition(",")
        start = phrase.start + len(office) + 1
        end = start + len(rest.partition(",")[0])
        if not comma or reading.tags[end : end + 1] not in (",", "."):
            return None
        found = {(first, last): key for first, last, key in self._parties(reading.sentence, range(phrase.start, end))}
        # What the office ends with names whose it is, or nobody; else two are named, one behind the other.
        named = any(last == start - 1 and reading.tags[first - 1] != "R" for first, last in found)
        return None if named else found.get((start, end))

    def _parties(self, sentence: Sentence, indexes: range | None) -> list[tuple[int, int, str]]:
        """Where each mention stands that is a party of its own: no possessor, and no place or date's."""
        if not indexes:
            return []
        tokens = sentence.tokens
        parties = []
        for mention, actor in self.mentions(Span(tokens[indexes.start].start, tokens[indexes.stop - 1].end)):
            first, end = bisect_left(tokens, (mention.span.start,)), bisect_left(tokens, (mention.span.end,))
            if first == end or tokens[first].start != mention.span.start or tokens[end - 1].end != mention.span.end:
                continue  # part of a compound: "UN" in "UN-facilitated"
            if end < len(tokens) and tokens[end].text in POSSESSIVE:
                continue
            if mention.form is Form.PRONOUN and tokens[first].text.lower() in ("his", "her", "its", "their"):
                continue
            if _aside(tokens, indexes.start, first):
                continue
            parties.append((first, end, actor.key))
        return parties


def token_at(tokens: tuple[Token, ...], position: int) -> int:
    """The index of the first token that ends behind the position, -1 if none does."""
    index = bisect_left(tokens, (position,))
    if index and tokens[index - 1].end > position:
        index -= 1
    return index if index < len(tokens) else -1


def _merged(pieces: Iterable[Span]) -> list[Span]:
    """The stretches that the pieces cover, none overlapping another."""
    merged: list[Span] = []
    for piece in sorted(pieces):
        if merged and piece.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, piece.end))
        else:
            merged.append(piece)
    return merged


def _aside(tokens: tuple[Token, ...], start: int, first: int) -> bool:
    """Whether a preposition of place or time governs the name, with at most an article or adjective between."""
    before = [token.text.lower() for token in tokens[max(start, first - 2) : first]]
    return bool(before) and not ASIDE.isdisjoint(before) and before[-1] not in LIST - {"the"}


def _joined(sentence: Sentence, parties: Iterable[tuple[int, int, str]]) -> tuple[str, ...]:
    """The first party with those joined to it; a comma joins only in a list that has its "and"."""
    found: list[tuple[int, int, str]] = []
    for party in parties:
        if found:
            left, right = sorted([found[-1], party])
            between = {token.text.lower() for token in sentence.tokens[left[1] : right[0]]}
            if not between <= LIST or not (between & CONJUNCTIONS or (between and len(found) > 1)):
                break
        found.append(party)
    return tuple(dict.fromkeys(key for _, _, key in sorted(found)))


def first_day(value: str) -> str:
    """The first day, month or year of a TIMEX3 value, to be compared as a string."""
    if value[4:6] == "-W" and value[6:8].isdigit() and value[:4].isdigit():
        try:
            return day.fromisocalendar(int(value[:4]), int(value[6:8]), 1).isoformat()
        except ValueError:
            return value[:4]
    return value[:10] if value[5:7].isdigit() else value[:4]


def is_calendar(date: Date) -> bool:
    """Whether the date is a day, week, month or year of the calendar."""
    whole = len(date.value) > 3 and date.value[:4].isdigit()  # no decade: "196"
    return whole and date.resolved and date.type in (DateType.DATE, DateType.TIME)
