"""What the sources do not say, listed so that nobody takes silence for absence."""

from generator.briefing import Gap, Reported, Said, Series, TimelineEntry
from generator.gather.passages import Passages
from generator.model import Parsed

# What a reader of a situation report looks for first, after OCHA's key figures: the terms that answer it.
EXPECTED = [
    ("people killed", ("killed", "dead", "deaths")),
    ("people injured", ("injured", "wounded")),
    ("people missing", ("missing",)),
    ("people displaced", ("displaced",)),
    ("people in need of aid", ("in need",)),
    ("funds asked for or given", ("money", "aid", "funding")),
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
    counted = {one.term: one.figures for one in series}
    for label, terms in EXPECTED:
        figures = [figure for term in terms for figure in counted.get(term, ())]
        if not figures:
            yield Gap(f"No figure found for {label}.")
        elif all(one.figure.value is None for one in figures):
            yield Gap(f"Only a vague figure for {label}:", _passages(figures), figures[0].text)
    for one in series:
        for figure in one.figures:
            if figure.reporter is None and not figure.reporter_text:
                yield Gap("The source does not say who counted:", (figure.passage,), figure.text)


def _passages(figures: list[Reported]):
    return tuple({figure.passage.id: figure.passage for figure in figures}.values())


def _speakers(said: tuple[Said, ...]):
    for one in said:
        if one.speaker is None:
            named = one.speaker_text
            yield Gap("Speaker not named:" if named else "Speaker not known:", one.passages, named or one.text)


def _dates(parsed: tuple[Parsed, ...], passages: Passages):
    for one in parsed:
        for date in one.dates:
            if not date.resolved:
                yield Gap(
                    "A date that the source leaves open:",
                    (passages.at(one, date.span),),
                    one.article.text[slice(*date.span)],
                )


def _timeline(timeline: tuple[TimelineEntry, ...]):
    if not timeline:
        yield Gap("No dated event.")


def _sources(parsed: tuple[Parsed, ...]):
    for one in parsed:
        if one.article.language != "en":
            yield Gap("Not analysed, since it is not in English:", (), one.article.title or one.article.id)
        missing = [
            what
            for what, known in (
                ("date of publication", one.article.published),
                ("publisher", one.article.publisher),
                ("author", one.article.author),
                ("address", one.article.url),
            )
            if not known
        ]
        if missing:
            yield Gap(f"The article does not give its {_listed(missing)}:", (), one.article.title or one.article.id)


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
