"""Tell what was held back because it makes no sense, with the entries that would settle it."""

from collections.abc import Iterator
from textwrap import shorten

from generator.config import CORRECTIONS
from generator.corrections.entries import Corrected
from generator.corrections.matching import Matcher
from generator.explain.found import Names
from generator.explain.suggestions import SentenceRead, as_yaml, suggest_at
from generator.listing import SHOWN
from generator.model import LeftOut, Parsed, Span
from generator.plausibility import CHECKS, Check, count_readings, held_by

WIDEST = 70  # code points of an article's words
# The list of corrections.yml that settles what a check held back.
LISTS = {
    "actors": "actors",
    "quotes": "quotes",
    "figures": "figures",
    "events": "dates",
    "places": "places",
    "relations": "relations",
}


def tell_held(corrected: Corrected, *, whole: bool = False) -> Iterator[str]:
    """Tell each check that held something back, the most harmful first, with its share of all.

    Of each the first few are shown, on request the `whole` of them.
    """
    told = _Told(corrected)
    for check in CHECKS:
        held = list(told.all_held(check))
        if not held:
            continue
        everything = count_readings(corrected.parsed, check)
        share = f"{len(held):,} of {everything:,} {check.family} ({len(held) / everything:.1%})"
        yield f"Held back as implausible, {check.name}: {share}"
        shown = held if whole or len(held) == SHOWN + 1 else held[:SHOWN]
        for place, (number, one) in enumerate(shown):
            yield told.line(number, one)
            if whole or not place:
                yield from told.entry(number, one)
        if len(shown) < len(held):
            yield f"  … and {len(held) - len(shown):,} more of this kind: briefing status --all"


def held_in(parsed: Parsed, sentence: Span) -> Iterator[str]:
    """Tell what was held back of a sentence."""
    for one in parsed.left_out:
        if one.span and sentence.covers(Span(one.span.start, one.span.start)):
            yield f"{one.family}: {_words(parsed, one.span)} – {one.reason}"


class _Told:
    """The articles as they are and as they were read, to tell of what differs."""

    def __init__(self, corrected: Corrected):
        self._parsed = corrected.parsed
        self._matcher = Matcher(corrected.doubtful)
        self._names = Names(corrected.doubtful)

    def all_held(self, check: Check) -> Iterator[tuple[int, LeftOut]]:
        """Give what a check held back, each with the number of its article."""
        for number, one in enumerate(self._parsed):
            for held in held_by(one, check):
                yield number, held

    def line(self, number: int, held: LeftOut) -> str:
        """Tell where it stands, what it is and why it was held back."""
        one = self._parsed[number]
        place = self._matcher.place(number, held.span)
        return f"  {place}: {_words(one, held.span)}: {held.reason}"

    def entry(self, number: int, held: LeftOut) -> Iterator[str]:
        """Give the entry of corrections.yml by which it would stand; none where there is none."""
        name = LISTS.get(held.family)
        if name is None:
            return
        one = self._matcher.parsed[number]
        span = _dated(one, held.span) if name == "dates" else held.span
        sentence = one.sentence_at(span.start)
        read = SentenceRead(self._matcher, number, sentence, names=self._names, sections=())
        entries = suggest_at(read, name, span)
        if entries:
            yield f"    To settle it, in {CORRECTIONS}:"
            yield from (f"      {line}" for line in as_yaml(entries[:1]))


def _dated(one: Parsed, span: Span) -> Span:
    """Give the words that tell the day of the event that stands there."""
    dates = (event.date for event in one.events if event.span == span)
    return next((date.span for date in dates if date), span)


def _words(parsed: Parsed, span: Span) -> str:
    return f"“{shorten(span.of(parsed.article.text), WIDEST, placeholder=' …')}”"
