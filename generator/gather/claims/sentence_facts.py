"""What a sentence tells with, so that sentences can be compared: words, names, places, numbers."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain

from generator.evidence import Passage, Said
from generator.frozen import replace
from generator.gather.claims.compared_sentences import Days, Facts
from generator.gather.gathering import Gathering
from generator.gather.measures.counters import nations_of
from generator.gather.measures.whereabouts import Where, where
from generator.gather.sentences.stems import NUMBERS, content_words
from generator.model import Actor, DateType, Event, Parsed, Place, Span
from generator.parse.grammar.month_names import CALENDAR_NAMES
from generator.timex import date_range
from generator.word_lists import word_set

SMALL_WORD = re.compile(r"\b[a-z]+\b")
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
NAMED_SO = re.compile(r"\b[A-Z]{1,5}-?\d{1,3}\b")  # "G7", "F-16", which count nothing
FARTHEST_BACK = 400  # code points in which "the city" has been named
THE_TOWN = re.compile(
    r"\b(?:the|this|that) (?:\w+ )?(?:city|town|village|camp|settlement|capital)\b(?! of [A-Z])"
)
TOWN = {"city", "landmark", ""}  # features of places that are called so
LONGEST_DAYS = 3  # that a date may mean and still tell one day
CLOSE_TO = word_set("whereabouts", "close to")
FEWEST_IN_WORDS = 4  # "two sides", "three days" stand in sentences of any kind
# A word with a capital that does not begin a sentence: a name, if nobody knows of what.
NAME_LIKE = re.compile(r"(?<=[\w,;] )[A-Z][\w-]+")
SHORTEST_DATELINE = 4  # letters, so that it is no acronym
LONGEST_WORD = 12  # letters, of those before a place


def read_facts(gathering: Gathering) -> dict[str, Facts]:
    """Read every sentence of the English articles, by its passage's id."""
    found: dict[str, Facts] = {}
    for one in gathering.parsed:
        if one.article.language == "en":
            reader = _ArticleReader(gathering, one)
            for number, passage in enumerate(gathering.passages.of(one)):
                found[passage.id] = reader.read(number, passage)
    return found


def facts_said(facts: Facts, said: Said) -> Facts:
    """Give what somebody says to have a sentence tell, without what the article tells besides."""
    pieces = said.quote.pieces
    start, end = facts.passage.span
    here = (Span(max(start, piece.start), min(end, piece.end)) for piece in pieces)
    text = " ".join(piece.of(facts.passage.article.text) for piece in here)

    def is_said(at: int) -> bool:
        return any(piece.start <= at < piece.end for piece in pieces)

    return replace(
        facts,
        text=text,
        words=content_words(said.text),
        numbers=frozenset(_numbers(text)),
        local_places=tuple(each for each in facts.local_places if is_said(each[0])),
        dated=tuple(each for each in facts.dated if is_said(each[0])),
    )


class _ArticleReader:
    """Reads the sentences of one article; what it groups is by their numbers."""

    def __init__(self, gathering: Gathering, one: Parsed):
        self._one = one
        self._days = _days_by_sentence(one)
        self._tellers = _tellers(gathering, one)
        self._names: dict[int, list[Span]] = defaultdict(list)
        self._mentions: dict[int, list[tuple[int, str]]] = defaultdict(list)
        for actor in one.actors:
            self._add_mentions(actor, gathering.key(one, actor.key))
        self._places: dict[int, list[Place]] = defaultdict(list)
        for place in one.places:
            self._add_place(place)
        self._events: dict[int, list[Event]] = defaultdict(list)
        for event in one.events:
            self._events[one.sentence_at(event.trigger.start)].append(event)
        self._towns = [(each.span.start, each) for each in one.places if each.feature in TOWN]
        self._place_of = {place.name: where(place) for place in reversed(one.places)}
        published = one.article.published
        self._published = published.toordinal() if published else 0

    def _add_mentions(self, actor: Actor, key: str) -> None:
        for mention in actor.mentions:
            number = self._one.sentence_at(mention.span.start)
            self._mentions[number].append((mention.span.start, key))
            self._names[number].append(mention.span)

    def _add_place(self, place: Place) -> None:
        number = self._one.sentence_at(place.span.start)
        self._names[number].append(place.span)
        starts_sentence = place.span.start == self._one.sentences[number].span.start
        is_dateline = starts_sentence and _is_dateline(self._one.article.text, place)
        if place.feature != "demonym" and not is_dateline:
            self._places[number].append(place)

    def read(self, number: int, passage: Passage) -> Facts:
        """Read the sentence with that number, which is the passage."""
        text, sentence = self._one.article.text, self._one.sentences[number]
        mentions, here = self._mentions[number], self._places[number]
        days = (Span(start, end) for start, end, _ in self._days[number])
        places = [(each.span.start, _where_in(text, each)) for each in here]
        left = _without(text, sentence.span, self._names[number])
        unread = frozenset() if sentence.heading else _unread(left)
        words = content_words(left) - unread
        actors = frozenset(key for _, key in mentions)
        named = (*(f"@{key}" for key in actors), *(f"#{each.key}" for _, each in places))
        named += tuple(unread)
        return Facts(
            self._one,
            number,
            passage=passage,
            text=passage.text,
            is_heading=sentence.heading,
            words=words,
            actors=actors,
            local_places=tuple(each for each in places if each[1].is_local),
            town=_town_meant(text, sentence.span, self._towns),
            dated=tuple(self._days[number]),
            tellers=frozenset(self._tellers[number]),
            numbers=frozenset(_numbers(sentence.span.of(text))),
            counts=frozenset(_numbers(_without(text, sentence.span, days))),
            events=tuple(self._events[number]),
            mentions=tuple(sorted(mentions)),
            place_of=self._place_of,
            features=words.union(named),
            published=self._published,
        )


def _is_dateline(text: str, place: Place) -> bool:
    """Whether a place at the head of a sentence is where it was written: "NAIROBI, 5 May: …"."""
    written = place.span.of(text)
    in_capitals = written.isupper() and len(written) >= SHORTEST_DATELINE
    return in_capitals or place.rule.endswith("dateline")


def _without(text: str, sentence: Span, names: Iterable[Span]) -> str:
    """Give the text of a sentence without its names, or other spans."""
    pieces, end = [], sentence.start
    for span in sorted(names):
        if span.start >= end:
            pieces.append(text[end : span.start])
        end = max(end, span.end)
    return " ".join((*pieces, text[end : sentence.end]))


def _unread(text: str) -> frozenset[str]:
    """Give the words that are written as names, but for days and months: "the | Masara | slide"."""
    names = (name for name in NAME_LIKE.findall(text) if name not in CALENDAR_NAMES)
    return content_words(" ".join(names))


def _days_by_sentence(one: Parsed) -> dict[int, list[tuple[int, int, Days]]]:
    found: dict[int, list[tuple[int, int, Days]]] = defaultdict(list)
    for date in one.dates:
        is_day = date.resolved and date.type in (DateType.DATE, DateType.TIME)
        days = date_range(date.value) if is_day else None
        if days and (days[1] - days[0]).days <= LONGEST_DAYS:
            ordinals = days[0].toordinal(), days[1].toordinal()
            found[one.sentence_at(date.span.start)].append((*date.span, ordinals))
    return found


def _tellers(gathering: Gathering, one: Parsed) -> dict[int, set[str]]:
    """Give who speaks in each sentence, and who counted what it tells, where they are named.

    The bodies of a state stand with its country, and who speaks for a body with that: they say the
    same.
    """
    found: dict[int, set[str]] = defaultdict(set)
    told = [(quote.span, quote.speaker) for quote in one.quotes]
    told += [(each.span, each.reported_by) for each in one.figures]
    called = {name: actor.key for actor in one.actors for name in (actor.name, *actor.aliases)}
    for span, key in told:
        if key:
            bodies = (role.of for role in one.actor_of[key].roles if role.of and not role.former)
            voices = (key, *filter(None, map(called.get, bodies)))
            names = [gathering.name(one, voice) for voice in voices]
            found[one.sentence_at(span.start)].update(
                chain.from_iterable((name.key, *nations_of(name.name)) for name in names)
            )
    return found


def _where_in(text: str, place: Place) -> Where:
    """Tell where a place lies, or that something is near it."""
    start = place.span.start
    before = text[max(0, start - LONGEST_WORD) : start].removesuffix("the ").split()
    is_near = bool(before) and before[-1].lower() in CLOSE_TO
    return replace(where(place), is_near=True) if is_near else where(place)


def _town_meant(text: str, sentence: Span, towns: list[tuple[int, Place]]) -> Where | None:
    """Give the town that a sentence calls "the city": the last that is named before."""
    match = THE_TOWN.search(text, *sentence) if towns else None
    if not match:
        return None
    last = bisect_left(towns, match.start(), key=lambda town: town[0]) - 1
    if last < 0 or match.start() - towns[last][0] > FARTHEST_BACK:
        return None
    town = where(towns[last][1])
    return town if town.is_local else None


def _numbers(text: str) -> Iterator[str]:
    """Give the numbers of a text, in digits and without commas, from four on also the words."""
    for word in SMALL_WORD.findall(text.lower()):
        if word in NUMBERS and int(NUMBERS[word]) >= FEWEST_IN_WORDS:
            yield NUMBERS[word]
    for match in NUMBER.finditer(NAMED_SO.sub(" ", text)):
        yield match[0].replace(",", "").rstrip(".")
