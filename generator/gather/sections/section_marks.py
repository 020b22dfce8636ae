"""What the steps before found in each sentence, as cues name it: "event:fight", "theme:need"."""

from collections import defaultdict
from collections.abc import Iterator

from generator.model import Event, Figure, Form, Parsed, Span
from generator.parse.figures.themes import theme

TELLING, MISSING, FUNDS = ("casualties", "displacement"), "missing", "funds"


def marks_by_sentence(parsed: Parsed) -> dict[int, set[str]]:
    """Map each sentence to its marks."""
    marks: dict[int, set[str]] = defaultdict(set)
    for start, mark in _marks(parsed):
        marks[parsed.sentence_at(start)].add(mark)
    return marks


def counted_by_sentence(parsed: Parsed) -> dict[int, str]:
    """Map each sentence that first counts who died, fled or is missing, or money, to that theme.

    Of houses or bodies the words around them tell better what a sentence is about.
    """
    found: dict[int, str] = {}
    for figure in sorted(parsed.figures, key=lambda one: one.span):
        of = theme(figure.term) if figure.term else ""
        is_named = figure.term == MISSING or figure.term.startswith(FUNDS)
        is_telling = figure.value is not None and (of in TELLING or is_named)
        found.setdefault(parsed.sentence_at(figure.span.start), of if is_telling else "")
    return found


def _marks(parsed: Parsed) -> Iterator[tuple[int, str]]:
    """Give the marks, with where they stand."""
    for event in parsed.events:
        for mark in _marks_of_event(event):
            yield event.trigger.start, mark
    for figure in parsed.figures:
        for mark in _marks_of_figure(figure):
            yield figure.span.start, mark
    for relation in parsed.relations:
        yield relation.span.start, f"relation:{relation.relation}"


def _marks_of_event(event: Event) -> Iterator[str]:
    """Give its type, its mode, and that it is between two actors: "dealing:consult"."""
    type = event.type.casefold()
    if not type:
        return
    yield f"event:{type}"
    if event.mode:
        yield f"event:{type}/{event.mode}"
    if event.sources and event.targets:
        yield f"dealing:{type}"


def _marks_of_figure(figure: Figure) -> Iterator[str]:
    if figure.term:
        yield f"theme:{theme(figure.term)}"
        yield f"term:{figure.term}"


def names_by_sentence(parsed: Parsed) -> dict[int, list[Span]]:
    """Map each sentence to the names of several words in it, and to who speaks there.

    They are counted from its start.
    """
    found: dict[int, list[Span]] = defaultdict(list)
    for span in _names(parsed):
        number = parsed.sentence_at(span.start)
        start = parsed.sentences[number].span.start
        found[number].append(Span(span.start - start, span.end - start))
    return found


def _names(parsed: Parsed) -> Iterator[Span]:
    for actor in parsed.actors:
        for mention in actor.mentions:
            is_long = " " in mention.span.of(parsed.article.text)
            if mention.form is Form.NAME and is_long:
                yield mention.span
    for quote in parsed.quotes:
        if quote.speaker_span:
            yield quote.speaker_span
