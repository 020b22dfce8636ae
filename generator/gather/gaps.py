"""What the sources do not say, listed so that nobody takes silence for absence."""

from collections import defaultdict

from generator.briefing import Gap, TimelineEntry
from generator.evidence import Reported, Said, Series
from generator.gather.passages import Passages
from generator.model import Parsed

# What a reader of a situation report looks for first, after OCHA's key figures: a name for each, its theme, and the
# terms that answer it.
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
    """Every gap, the missing figures first, then speakers, dates and what an article does not tell about itself."""
    return (*_figures(series), *_speakers(said), *_dates(parsed, passages), *_timeline(timeline), *_sources(parsed))


def _figures(series: tuple[Series, ...]):
    counted: dict[str, list[Reported]] = defaultdict(list)
    for one in series:
        counted[one.term] += one.figures
    found = [(name, theme, [one for term in terms for one in counted[term]]) for name, theme, terms in EXPECTED]
    if missing := [(name, theme) for name, theme, figures in found if not figures]:
        names, themes = zip(*missing, strict=True)
        yield Gap("no_figure", of=names, themes=themes)
    for name, theme, figures in found:
        if figures and all(one.figure.value is None for one in figures):
            yield Gap("vague_figure", _passages(figures), figures[0].text, (name,), (theme,))
    for one in (figure for group in series for figure in group.figures):
        if one.reporter is None and not one.reporter_text:
            yield Gap("counter", (one.passage,), one.text, themes=(one.theme,))


def _passages(figures: list[Reported]):
    return tuple({figure.passage.id: figure.passage for figure in figures}.values())


def _speakers(said: tuple[Said, ...]):
    for one in said:
        if one.speaker is None:
            named = one.speaker_shown
            passages = one.telling if named else one.passages
            yield Gap("speaker_unnamed" if named else "speaker_unknown", passages, named or one.text)


def _dates(parsed: tuple[Parsed, ...], passages: Passages):
    for one in parsed:
        for date in one.dates:
            if not date.resolved:
                yield Gap("date", (passages.at(one, date.span),), one.article.text[slice(*date.span)])


def _timeline(timeline: tuple[TimelineEntry, ...]):
    if not timeline:
        yield Gap("no_event")


def _sources(parsed: tuple[Parsed, ...]):
    for one in parsed:
        article, title = one.article, one.article.title or one.article.id
        if article.language != "en":
            yield Gap("language", quoted=title)
        known = {
            "published": article.published, "publisher": article.publisher, "author": article.author,
            "address": article.url,
        }  # fmt: skip
        if missing := tuple(what for what, value in known.items() if not value):
            yield Gap("metadata", quoted=title, of=missing)
