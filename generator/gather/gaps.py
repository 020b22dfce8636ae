"""What the sources do not say, listed so that nobody takes silence for absence."""

from collections.abc import Iterator

from generator.briefing_items import Gap, TimelineEntry
from generator.evidence import Passage, Reported, Said, Series
from generator.gather.counters import counter_of
from generator.model import Parsed, QuoteKind
from generator.passages import Passages

# What a reader of a situation report looks for first, after OCHA's key figures: a name for each,
# its theme, and the terms that answer it.
EXPECTED = [
    ("killed", "casualties", ("killed", "bodies found")),
    ("injured", "casualties", ("injured", "shot")),
    ("missing", "casualties", ("missing", "buried")),
    ("displaced", "displacement", ("displaced", "fled", "evacuated", "homeless")),
    ("in_need", "need", ("in need", "hungry", "affected")),
    ("funds", "aid", ("funds required", "funds received", "funds given", "funding")),
]


def find_gaps(
    parsed: tuple[Parsed, ...],
    passages: Passages,
    said: tuple[Said, ...],
    series: tuple[Series, ...],
    timeline: tuple[TimelineEntry, ...],
) -> tuple[Gap, ...]:
    """List every gap: figures, speakers, dates, and what an article does not tell of itself."""
    return (
        *_figures(series),
        *_counters(series),
        *_speakers(said),
        *_dates(parsed, passages),
        *_timeline(timeline),
        *_sources(parsed),
    )


def _figures(series: tuple[Series, ...]) -> Iterator[Gap]:
    """The figures that a reader looks for and that nobody gives, or only vaguely."""
    given = {name: _answers(series, terms) for name, _, terms in EXPECTED}
    missing = [(name, theme) for name, theme, _ in EXPECTED if not given[name]]
    if missing:
        names, themes = zip(*missing, strict=True)
        yield Gap("no_figure", of=names, themes=themes)
    for name, theme, _ in EXPECTED:
        figures = given[name]
        if figures and _is_vague(figures):
            words = figures[0].text
            yield Gap("vague_figure", _passages(figures), words, of=(name,), themes=(theme,))


def _counters(series: tuple[Series, ...]) -> Iterator[Gap]:
    """The figures that nobody known has counted: no one is named, and no body reports its own."""
    for group in series:
        for one in group.figures:
            if not counter_of(one):
                yield Gap("counter", (one.passage,), one.text, themes=(one.theme,))


def _answers(series: tuple[Series, ...], terms: tuple[str, ...]) -> list[Reported]:
    """Give the figures of these terms, in the order of the terms."""
    figures: list[Reported] = []
    for term in terms:
        for one in series:
            if one.term == term:
                figures += one.figures
    return figures


def _is_vague(figures: list[Reported]) -> bool:
    return all(one.figure.value is None for one in figures)


def _passages(figures: list[Reported]) -> tuple[Passage, ...]:
    passages = {figure.passage.id: figure.passage for figure in figures}
    return tuple(passages.values())


def _speakers(said: tuple[Said, ...]) -> Iterator[Gap]:
    """The quotations whose speaker is described but not named, or not told at all.

    A paraphrase is nobody's words, and is told by the sentence that it stands in.
    """
    for one in said:
        if one.speaker is None and one.quote.kind is not QuoteKind.INDIRECT:
            named = one.speaker_shown
            passages = one.telling if named else one.passages
            kind = "speaker_unnamed" if named else "speaker_unknown"
            yield Gap(kind, passages, named or one.text)


def _dates(parsed: tuple[Parsed, ...], passages: Passages) -> Iterator[Gap]:
    """The words for a date that no day could be found for."""
    for one in parsed:
        for date in one.dates:
            if not date.resolved:
                passage = passages.at(one, date.span)
                yield Gap("date", (passage,), date.span.of(one.article.text))


def _timeline(timeline: tuple[TimelineEntry, ...]) -> Iterator[Gap]:
    if not timeline:
        yield Gap("no_event")


def _sources(parsed: tuple[Parsed, ...]) -> Iterator[Gap]:
    """What an article does not tell of itself, and articles in a language that we do not read."""
    for one in parsed:
        article = one.article
        title = article.title or article.id
        if article.language != "en":
            yield Gap("language", quoted=title)
        known = {
            "published": article.published,
            "publisher": article.publisher,
            "author": article.author,
            "address": article.url,
        }
        missing = [what for what, value in known.items() if not value]
        if missing:
            yield Gap("metadata", quoted=title, of=tuple(missing))
