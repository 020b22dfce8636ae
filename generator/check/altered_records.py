"""Whether the records of a briefing are what its articles say: what was generated is held against
these.

Nothing is interpreted here. A passage must be a sentence of its article, a quotation, a figure or
an event a record of the article as parsed, a number one that the reader of numbers finds at its
span, a speaker the one of the record. What differs is a fault of the program, never an editor's,
and is told as one.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property

from generator.briefing import Briefing
from generator.briefing_items import Profile
from generator.caching.kept import kept
from generator.evidence import ActorName, Passage, Reported
from generator.model import Event, Fault, Figure, Parsed, Span, Status
from generator.numerals import key_of, told_keys
from generator.passages import Passages

LONGEST = 80  # code points of a text in a message


def passages_by_id(parsed: tuple[Parsed, ...]) -> dict[str, Passage]:
    """Give every sentence of the articles as a passage."""
    passages = Passages(parsed)
    return {passage.id: passage for one in parsed for passage in passages.of(one)}


def find_altered_records(
    parsed: tuple[Parsed, ...], briefing: Briefing, passages: Mapping[str, Passage]
) -> tuple[Fault, ...]:
    """Find each record that does not say what its article says at that place.

    It is told as a fault of the program. `passages` are all, by their ids.
    """
    records = _Records(parsed, briefing, passages)
    found = [
        *records.of_articles(),
        *records.of_passages(),
        *records.of_quotations(),
        *records.of_figures(),
    ]
    return tuple(dict.fromkeys((*found, *records.of_events())))


def make_mismatch(subject: str, what: str, problem: str) -> Fault:
    """The fault that something generated does not say what its article says."""
    return Fault(subject, what, problem, "")


def make_page_mismatch(place: str, what: str, shown: str, expected: str) -> Fault:
    """The fault that a page shows something else at a place than its record says."""
    problem = f"the page shows {shortened(shown)}, its record says {shortened(expected)}"
    return make_mismatch(place, what, problem)


def shortened(text: str) -> str:
    """A text as a message shows it."""
    text = " ".join(text.split())
    return f"“{text[:LONGEST]}…”" if len(text) > LONGEST else f"“{text}”"


class _Records:
    """Compares a briefing with what was parsed."""

    def __init__(
        self, parsed: tuple[Parsed, ...], briefing: Briefing, passages: Mapping[str, Passage]
    ):
        self.parsed = {one.article.id: one for one in parsed}
        self.briefing = briefing
        self.passages = passages

    @cached_property
    def read(self) -> dict[str, frozenset]:
        """The quotations, events and figures by the ids of their articles."""
        return {
            id: frozenset((*one.quotes, *one.events, *one.figures))
            for id, one in self.parsed.items()
        }

    @cached_property
    def names(self) -> dict[str, frozenset[str]]:
        """What the articles call each actor, by the actor's key."""
        return {
            actor.key: frozenset((actor.name, *actor.aliases)) for actor in self.briefing.actors
        }

    def of_articles(self) -> Iterator[Fault]:
        """Find spans that lie outside of their text or cut a word.

        Numbers that do not stand at theirs are found too.
        """
        for one in self.parsed.values():
            yield from _of_article(one)

    def of_passages(self) -> Iterator[Fault]:
        """Passages that are no sentence of their article as it was read."""
        for passage in dict.fromkeys(_passages(self.briefing)):
            known = self.passages.get(passage.id)
            if known is None or known.span != passage.span or known.article != passage.article:
                problem = f"{shortened(passage.text)} is no sentence of the article"
                yield _of(passage, "passage", problem)

    def of_quotations(self) -> Iterator[Fault]:
        """Quotations that are none of their article, or are given to another speaker."""
        for said in self.briefing.said:
            if said.quote not in self.read.get(said.passage.article.id, ()):
                problem = f"{shortened(said.text)} is none that was read there"
                yield _of(said.passage, "quotation", problem)
            elif not self._is_named(said.speaker, said.quote.speaker, said.passage):
                name = said.speaker.name if said.speaker else "nobody"
                yield _of(said.passage, "speaker", f"{shortened(said.text)} is not given to {name}")

    def of_figures(self) -> Iterator[Fault]:
        """Figures that are none of their article, or are given to another who reported them."""
        for reported in (one for series in self.briefing.series for one in series.figures):
            figure, passage = reported.figure, reported.passage
            if figure not in self.read.get(passage.article.id, ()):
                problem = f"{shortened(reported.text)} is none that was read there"
                yield _of(passage, "figure", problem)
            elif not self._is_named(reported.reporter, figure.reported_by, passage):
                name = reported.reporter.name if reported.reporter else "nobody"
                problem = f"{shortened(reported.text)} is not reported by {name}"
                yield _of(passage, "figure", problem)

    def of_events(self) -> Iterator[Fault]:
        """Events that are none of their article."""
        for event, passage in ((one.event, one.passage) for one in self.briefing.timeline):
            is_read = event in self.read.get(passage.article.id, ())
            if not (is_read or self._is_said_denial(event, passage)):
                shown = shortened(passage.excerpt(event.span))
                yield _of(passage, "event", f"{shown} is none that was read there")
        told = {one.date.value for one in self.briefing.timeline if one.event.date}
        for entry in self.briefing.timeline:
            is_denial = entry.event.status is Status.DENIED and entry.date.value in told
            if entry.date != entry.event.date and not (is_denial and not entry.event.date):
                problem = f"{shortened(entry.text)} is put on {entry.date.value}"
                yield _of(entry.passage, "event", problem)

    def _is_said_denial(self, event: Event, passage: Passage) -> bool:
        """Whether somebody is quoted in the article as saying that something did not happen."""
        one = self.parsed.get(passage.article.id)
        quotes = one.quotes if one else ()
        said = ((quote.cue, quote.speaker, quote.speaker_span) for quote in quotes)
        is_denial = event.status is Status.DENIED and not event.date
        return is_denial and (event.trigger, event.reported_by, event.reported_span) in said

    def _is_named(self, shown: ActorName | None, key: str | None, passage: Passage) -> bool:
        """Whether the briefing's actor is the one whom the article's record names."""
        if shown is None or key is None:
            return shown is None and key is None
        actor = self.parsed[passage.article.id].actor_of.get(key)
        return actor is not None and actor.name in self.names.get(shown.key, ())


def _is_whole(span: Span, text: str) -> bool:
    """Whether a stretch lies in the text and cuts no word."""
    inside = 0 <= span.start < span.end <= len(text)
    borders = (text[place - 1 : place + 1] for place in span)
    return inside and not any(len(border) == 2 and border.isalnum() for border in borders)


@kept
def _of_article(one: Parsed) -> list[Fault]:
    found = []
    for quote in one.quotes:
        for words in quote.verbatim:
            if not quote.span.covers(words) or not _is_whole(words, one.article.text):
                problem = "is no whole stretch of the quotation"
                found.append(_fault(one, "quotation", words, problem))
    for figure in one.figures:
        if not _is_read(figure, one):
            found.append(_fault(one, "figure", figure.span, f"does not give {_numbers(figure)}"))
    return found


def _is_read(figure: Figure, parsed: Parsed) -> bool:
    """Tell whether the numbers of a figure are read at its span: alone, in its sentence, or between
    the sentences beside it.

    The reader of numbers looks at the words around: in an article of one word a line, at those of
    the paragraphs before and behind.
    """
    if "value" in figure.corrected:
        return True
    text = parsed.article.text
    keys = {key_of(value) for value in (figure.value, figure.low, figure.high) if value is not None}
    if keys <= told_keys(figure.span.of(text)):
        return True
    if not parsed.sentences:
        return False
    index = parsed.sentence_at(figure.span.start)
    sentence = parsed.sentences[index].span
    if keys <= told_keys(sentence.of(text)):
        return True
    before = parsed.sentences[max(index - 1, 0)].span
    behind = parsed.sentences[min(index + 1, len(parsed.sentences) - 1)].span
    return keys <= told_keys(text[before.start : behind.end])


def _numbers(figure: Figure) -> str:
    return " to ".join(
        f"{value:g}" for value in (figure.value, figure.low, figure.high) if value is not None
    )


def _passages(briefing: Briefing) -> Iterator[Passage]:
    """Every passage that a page may show."""
    for one in (*briefing.statements, *briefing.highlights, *briefing.timeline):
        yield one.passage
    for said in briefing.said:
        yield from said.telling
    for series in briefing.series:
        for reported in series.figures:
            yield from _passages_of_figure(reported)
    for several in (*briefing.places, *briefing.stances, *briefing.gaps):
        yield from several.passages
    for actor in briefing.actors:
        yield from _passages_of_actor(actor)


def _passages_of_figure(reported: Reported) -> Iterator[Passage]:
    yield from reported.passages
    if reported.named:
        yield reported.named


def _passages_of_actor(actor: Profile) -> Iterator[Passage]:
    yield actor.first
    yield from (note.passage for note in actor.roles if note.passage)


def _fault(parsed: Parsed, what: str, span: Span, problem: str) -> Fault:
    shown = shortened(span.of(parsed.article.text))
    return make_mismatch(parsed.article.path or parsed.article.id, what, f"{shown} {problem}")


def _of(passage: Passage, what: str, problem: str) -> Fault:
    return make_mismatch(passage.article.path or passage.article.id, what, problem)
