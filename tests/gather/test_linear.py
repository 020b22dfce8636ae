"""An article that is eight times as long takes about eight times as long to gather, whatever it says.

As in `tests.parse.test_linear`: what counts is how the processor time grows, and a run over the limit is repeated.
"""

import gc
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from generator.config_reader import load_config
from generator.evidence import ActorName, Reported
from generator.gather import gather
from generator.gather.conflicts.disputed_figures import Figures
from generator.gather.figures import make_series, merge_repeated
from generator.model import Article, Figure, Parsed, Sentence, Span
from generator.parse import parse_article
from generator.passages import Passages
from tests.conftest import ROOT
from tests.parse.test_linear import ATTEMPTS, GROWTH, LIMIT, SHORTEST, invented

CONFIG = load_config(ROOT / "site_config.yml")
TOKENS = 12_000

# A sentence by its number, and how many tokens it has.
SHAPES = {
    "equal sentences": (lambda _: "At least 12 people were killed in Homs on Monday, Ann Smith said. ", 13),
    "equal headings": (lambda _: "At least 12 dead in Homs\n\n", 6),
    "one speaker": (lambda number: f"“We go there {number} times,” John Smith said. ", 9),
    "a speaker a sentence": (lambda number: f"Maria {invented(number)} said on Monday that they fled. ", 9),
    "a quotation over all": (lambda number: f"{'“' if not number else ''}We met Ali {invented(number)}. ", 5),
    "one sentence of names": (lambda number: f"Maria {invented(number)}, ", 3),
    "a group a sentence": (lambda number: f"{invented(number)} Brigade fought rebels. ", 5),
    "a conversation a sentence": (
        lambda number: f"Maria {invented(number)} met Ali {invented(number + 1)} in Homs on Monday. ",
        10,
    ),
    "a figure a sentence": (
        lambda number: f"At least {number + 2} people were killed in Homs, Maria {invented(number)} said. ",
        13,
    ),
}


def parse(shape: str, tokens: int) -> Parsed:
    sentence, length = SHAPES[shape]
    text = "".join(map(sentence, range(tokens // length)))
    return parse_article(Article("long", text, title="Long", published=date(2024, 12, 5)))


def seconds_of(work: Callable[[], object]) -> float:
    gc.collect()
    gc.disable()  # its pauses fall where they will
    try:
        began = time.process_time()
        work()
        return time.process_time() - began
    finally:
        gc.enable()


def is_linear(before: Callable[[], object], after: Callable[[], object]) -> bool:
    """Whether the second work, of GROWTH times the size, takes no more than in proportion, in one attempt at least."""
    return any(seconds_of(after) <= max(SHORTEST, LIMIT * seconds_of(before)) for _ in range(ATTEMPTS))


@pytest.mark.parametrize("shape", SHAPES)
def test_articles_of_one_shape_are_gathered_in_linear_time(shape):
    short, long = parse(shape, TOKENS // GROWTH), parse(shape, TOKENS)
    assert is_linear(
        lambda: gather((short,), CONFIG.site_name, CONFIG.sections),
        lambda: gather((long,), CONFIG.site_name, CONFIG.sections),
    )


def passages_of(words: str, count: int) -> Passages:
    text = words * count
    sentences = tuple(
        Sentence(Span(number * len(words), (number + 1) * len(words)), number, ()) for number in range(count)
    )
    return Passages((Parsed(Article("a", text), sentences=sentences),))


def test_a_sentence_that_stands_there_again_and_again_gets_a_name_of_its_own_in_linear_time():
    assert is_linear(lambda: passages_of("So it is. ", 2_500), lambda: passages_of("So it is. ", 2_500 * GROWTH))


def reported(count: int, of_one_amount: bool):
    article = Article("a", "12 " * count, published=date(2024, 12, 5))
    made = Passages((Parsed(article, sentences=tuple(Sentence(Span(3 * n, 3 * n + 3), n, ()) for n in range(count))),))
    for number, passage in enumerate(made.of(Parsed(article))):
        figure = Figure(passage.span, 12.0 if of_one_amount else number, place=f"town {number}", term="killed")
        yield Reported(figure, passage, ActorName(str(number), str(number), False), "casualties")


@pytest.mark.parametrize("headings", [False, True])
def test_figures_of_one_amount_are_told_apart_in_linear_time(headings):
    def merge(count: int):
        figures = list(reported(count, of_one_amount=True))
        return lambda: merge_repeated(figures, {one.passage.id for one in figures} if headings else set())

    assert is_linear(merge(2_000), merge(2_000 * GROWTH))


@pytest.mark.parametrize("of_one_amount", [False, True])
@pytest.mark.parametrize("day", ["", "2024-12-05"])
def test_how_figures_stand_to_each_other_is_told_in_linear_time(of_one_amount, day):
    def relate(count: int):
        figures = [
            replace(one, figure=replace(one.figure, place="", as_of=day)) for one in reported(count, of_one_amount)
        ]
        series = make_series(figures)

        def told():
            figures = Figures(series)
            return figures.conflicts(), tuple(figures.relations())

        return told

    assert is_linear(relate(2_000), relate(2_000 * GROWTH))
