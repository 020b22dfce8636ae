"""What the sources do not say, listed so that nobody takes silence for absence."""

from collections.abc import Iterator

from generator.briefing import Gap, TimelineEntry
from generator.evidence import Passage, Reported, Said, Series
from generator.gather.passages import Passages
from generator.model import Parsed

# What a reader of a situation report looks for first, after OCHA's key figures: a name for each,
# its theme, and the terms that answer it.
EXPECTED = [
    ("killed", "casualties", ("killed", "dead", "deaths")),
    ("injured", "casualties", ("injured", "wounded")),
    ("missing", "casualties", ("missing",)),
    ("displaced", "displacement", ("displaced",)),
    ("in_need", "need", ("in need",)),
    ("funds", "aid", ("money", "aid", "funding")),
]


def find_gaps(
    parsed: tuple[Parsed, ...],
    said: tuple[Said, ...],
    series: tuple[Series, ...],
    timeline: tuple[TimelineEntry, ...],
    passages: Passages,
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
    expected = [(*one[:2], _answers(series, one[2])) for one in EXPECTED]
    if missing := [(name, theme) for name, theme, figures in expected if not figures]:
        names, themes = zip(*missing, strict=True)
        yield Gap("no_figure", of=names, themes=themes)
    for name, theme, figures in expected:
        if figures and _is_vague(figures):
            passages, words = _passages(figures), figures[0].text
            yield Gap("vague_figure", passages, words, of=(name,), themes=(theme,))


def _counters(series: tuple[Series, ...]) -> Iterator[Gap]:
    """The figures that nobody known has counted."""
    for group in series:
        for one in group.figures:
            if one.reporter is None and not one.reporter_text:
                yield Gap("counter", (one.passage,), one.text, themes=(one.theme,))


def _answers(series: tuple[Series, ...], terms: tuple[str, ...]) -> list[Reported]:
    """The figures of these terms, in the order of the terms."""
    return [figure for term in terms for one in series if one.term == term for figure in one.figures]


def _is_vague(figures: list[Reported]) -> bool:
    return all(one.figure.value is None for one in figures)


def _passages(figures: list[Reported]) -> tuple[Passage, ...]:
    return tuple({figure.passage.id: figure.passage for figure in figures}.values())


def _speakers(said: tuple[Said, ...]) -> Iterator[Gap]:
    for one in said:
        if one.speaker is None:
            named = one.speaker_shown
            passages = one.telling if named else one.passages
            kind = "speaker_unnamed" if named else "speaker_unknown"
            yield Gap(kind, passages, named or one.text)


def _dates(parsed: tuple[Parsed, ...], passages: Passages) -> Iterator[Gap]:
    for one in parsed:
        for date in one.dates:
            if not date.resolved:
                words = date.span.of(one.article.text)
                yield Gap("date", (passages.at(one, date.span),), words)


def _timeline(timeline: tuple[TimelineEntry, ...]) -> Iterator[Gap]:
    if not timeline:
        yield Gap("no_event")


def _sources(parsed: tuple[Parsed, ...]) -> Iterator[Gap]:
    for one in parsed:
        article, title = one.article, one.article.title or one.article.id
        if article.language != "en":
            yield Gap("language", quoted=title)
        known = {
            "published": article.published,
            "publisher": article.publisher,
            "author": article.author,
            "address": article.url,
        }
        if missing := tuple(what for what, value in known.items() if not value):
            yield Gap("metadata", quoted=title, of=missing)
