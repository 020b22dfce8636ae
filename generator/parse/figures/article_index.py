"""Look up what an article names by where it stands: its dates, its places, its actors."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from generator.frozen import replace
from generator.model import Actor, Date, DateType, Parsed, Place, Span
from generator.parse.gazetteer import country_entry

# The TIMEX3 value of a point in time: a year, a month, a day, a week; of "Monday morning" the day.
POINT = re.compile(r"(\d{4}(?:-\d\d(?:-\d\d)?|-W\d\d(?:-WE)?)?)(?:T.*)?$")
# "GENEVA: The …", "CAIRO, Sept. 28 (AP) — The …", "Oslo, 3 May 2021 – The"
DATELINE = re.compile(
    r"[A-Z](?:[^.;\n]|\.(?=\s\d)){0,70}?(?:\)\s*[-–—:]|\s[–—]{1,2}\s|\s--\s)"
    r"|[A-Z][A-Z ,/’'-]{2,50}:\s"
    r"|[A-Z][A-Z’'-]+[^.;\n]{0,40}?\s-\s"
)
OPENING_SENTENCES = 40  # in which the paragraphs of a lead stand
NATIONAL = frozenset(("country", "demonym"))
POINTS = (DateType.DATE, DateType.TIME)


class Reporter(NamedTuple):
    """Who reports a figure."""

    key: str | None = None  # the actor's; None where the speaker has no name
    span: Span | None = None  # the words that name the speaker


class NamedActor(NamedTuple):
    """A mention of an actor."""

    start: int
    end: int
    key: str

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def as_reporter(self) -> Reporter:
        return Reporter(self.key, self.span)


class ArticleIndex:
    """The dates, places and actors of an article, each in text order."""

    def __init__(self, parsed: Parsed) -> None:
        self.text = parsed.article.text
        self._parsed = parsed
        self.published = parsed.article.published
        self.all_dates = [point for date in parsed.dates if (point := _point(date))]
        self._date_starts = [date.span.start for date in self.all_dates]
        self._place_starts = [place.span.start for place in parsed.places]

    @cached_property
    def title_end(self) -> int:
        """Where the title ends that the text begins with."""
        title = self._parsed.article.title
        return len(title) if title and self.text.startswith(title) else 0

    @cached_property
    def paragraphs(self) -> list[int]:
        """Where the first paragraphs behind the title start."""
        starts, last = [], -1
        for sentence in self._parsed.sentences[:OPENING_SENTENCES]:
            if sentence.paragraph != last and sentence.span.start >= self.title_end:
                starts.append(sentence.span.start)
                last = sentence.paragraph
        return starts

    @cached_property
    def dateline_end(self) -> int:
        """Where the first paragraph's dateline, mostly a sentence of its own, ends; 0 for none."""
        sentences = self._parsed.sentences[:OPENING_SENTENCES]
        for opening, following in pairwise(sentences if self.paragraphs else ()):
            if opening.span.start == self.paragraphs[0]:
                if opening.heading and following.paragraph == opening.paragraph:
                    return following.span.start
                break
        match = DATELINE.match(self.text, self.paragraphs[0]) if self.paragraphs else None
        return match.end() if match else 0

    def is_dateline(self, position: int) -> bool:
        """Whether the position lies in the dateline."""
        return self.title_end <= position < self.dateline_end

    @cached_property
    def _mentions(self) -> list[NamedActor]:
        """The mentions of all actors, which most articles are never asked for."""
        return sorted(
            NamedActor(*mention.span, actor.key)
            for actor in self._parsed.actors
            for mention in actor.mentions
        )

    @cached_property
    def _place_names(self) -> dict[str, str]:
        return {place.span.of(self.text): place.name for place in self._parsed.places}

    @cached_property
    def countries(self) -> dict[str, str]:
        """In which country each place lies that the article names."""
        return {place.name: place.country for place in self._parsed.places}

    def country_name(self, code: str) -> str:
        """Name the country of an alpha-3 code, as the article calls it where it does."""
        places = self._parsed.places
        called = (p.name for p in places if p.country == code and p.feature in NATIONAL)
        return next(called, "") or country_entry(code).name

    def sentence(self, position: int) -> Span:
        """Give the sentence of a position."""
        return self._parsed.sentences[self._parsed.sentence_at(position)].span

    def sentence_before(self, sentence: Span) -> int | None:
        """Say where the sentence before begins, if it stands in the same paragraph."""
        number = self._parsed.sentence_at(sentence.start)
        if not number:
            return None
        this, before = self._parsed.sentences[number], self._parsed.sentences[number - 1]
        return before.span.start if before.paragraph == this.paragraph else None

    def paragraph_start(self, position: int) -> int:
        """Say where the paragraph of a position begins."""
        sentences = self._parsed.sentences
        number = self._parsed.sentence_at(position)
        paragraph = sentences[number].paragraph
        while number and sentences[number - 1].paragraph == paragraph:
            number -= 1
        return sentences[number].span.start

    def dates(self, start: int, end: int) -> Sequence[Date]:
        """List the resolved points in time named between start and end."""
        first = bisect_left(self._date_starts, start)
        return self.all_dates[first : bisect_left(self._date_starts, end)]

    def has_time(self, start: int, end: int) -> bool:
        """Whether a point in time or a duration is named between start and end."""
        return bool(self.dates(start, end) or self.durations(start, end))

    def durations(self, start: int, end: int) -> Sequence[Date]:
        """List the durations named between start and end: "two weeks"."""
        first = bisect_left(self._durations, start, key=_start_of)
        return self._durations[first : bisect_left(self._durations, end, key=_start_of)]

    @cached_property
    def _durations(self) -> list[Date]:
        return [date for date in self._parsed.dates if date.type is DateType.DURATION]

    def places(self, start: int, end: int) -> Sequence[Place]:
        """List the places named between start and end, demonyms among them."""
        first = bisect_left(self._place_starts, start)
        return self._parsed.places[first : bisect_left(self._place_starts, end)]

    def actors(self, start: int, end: int) -> Sequence[NamedActor]:
        """List the mentions of actors that begin between start and end."""
        first = bisect_left(self._mentions, (start,))
        return self._mentions[first : bisect_left(self._mentions, (end,))]

    def is_named(self, start: int) -> bool:
        """Whether a place, a date or an actor begins there, whatever its title."""
        end = start + 1
        if self.places(start, end) or self.actors(start, end):
            return True
        last = bisect_right(self._parsed.dates, start, key=_start_of) - 1
        return last >= 0 and start < self._parsed.dates[last].span.end

    def actor_of(self, key: str | None) -> Actor | None:
        """Give the actor of a key, None for none."""
        return self._parsed.actor_of.get(key) if key else None

    def actor(self, mention: NamedActor) -> Actor:
        """Give the actor that is mentioned."""
        return self._parsed.actor_of[mention.key]

    def place_name(self, written: str) -> str:
        """Name a place as `Place.name` has it, where the article names it in the same words."""
        return self._place_names.get(written, written)


def _start_of(date: Date) -> int:
    return date.span.start


def _point(date: Date) -> Date | None:
    """Give the date with the day, month or year that it means; None where it means none."""
    if date.type not in POINTS or date.carried:
        return None
    match = POINT.match(date.value)
    if not match:
        return None
    return date if match[1] == date.value else replace(date, value=match[1])
