"""An article that is eight times as long takes about eight times as long to read, whatever words it is made of.

Every extractor is fed with long runs of the words that set it to work, through the whole chain, and each step of the
chain is watched. What counts is not how long a step takes but how its time grows, in CPU time: a quadratic step takes
64 times as long, a busy machine makes a linear one seem to take 10 or 12 times. A run that is over the limit may have
been disturbed, and is measured again.
"""

import gc
import re
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import cycle, islice

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from generator.model import Article, Parsed
from generator.parse import EXTRACTORS
from generator.word_lists import read_table

GROWTH = 8
LIMIT = 2 * GROWTH
SHORTEST = 0.1  # seconds: below, a step is neither worth watching nor steady
ATTEMPTS = 3
TOKENS = 24_000

# The lists of words that set an extractor to work, in generator/parse/lexicon.
LEXICONS = {
    "sentences": ("abbreviations",),
    "dates": ("dates",),
    "names": ("common", "contexts", "forenames", "kinds", "titles"),
    "places": ("countries", "places", "places_regions"),
    "actors": ("armed_groups", "demonyms", "forenames", "organisations"),
    "quotes": ("speech", "grammar"),
    "figures": ("figures", "units"),
    "events": ("clauses", "events"),
    "relations": ("clauses", "relations"),
}
BETWEEN = (" ", ", ", ". ", "\n\n", " and ", " of the ", "” “", " (", " said ", "-")


def seconds_of_each(text: str) -> dict[str, float]:
    """The CPU time of each extractor on the text."""
    parsed, seconds = Parsed(Article("long", text, published=date(2024, 12, 5))), {}
    gc.collect()
    gc.disable()  # its pauses fall where they will
    try:
        for field, find in EXTRACTORS:
            began = time.process_time()
            found = find(parsed)
            seconds[field] = time.process_time() - began
            parsed = replace(parsed, **{field: found})
    finally:
        gc.enable()
    return seconds


def superlinear_steps(make_text: Callable[[int], str], tokens: int) -> dict[str, str]:
    """The extractors whose time grows out of proportion from tokens / GROWTH to tokens, and how, in every attempt."""
    suspects = {field: "" for field, _ in EXTRACTORS}
    short, long = make_text(tokens // GROWTH), make_text(tokens)
    for _ in range(ATTEMPTS):  # in the first, what is read and compiled once may count as growth
        after = seconds_of_each(long)
        if not any(after[field] > SHORTEST for field in suspects):
            return {}
        before = seconds_of_each(short)
        suspects = {
            field: f"{before[field]:.3f} s, then {after[field]:.3f} s"
            for field in suspects
            if after[field] > max(SHORTEST, LIMIT * before[field])
        }
        if not suspects:
            break
    return suspects


def words_of(lexicon: str) -> list[str]:
    """The single words of a list, as written and with a capital."""
    cells = (cell for rows in read_table(lexicon).values() for row in rows for cell in row)
    words = dict.fromkeys(word for cell in cells for word in re.findall(r"[\w.'’$€£%-]*\w[\w.'’-]*", cell))
    return sorted({*words, *(word.title() for word in words)})


def repeat(words: list[str], between: str) -> Callable[[int], str]:
    return lambda tokens: between.join(islice(cycle(words), tokens))


@pytest.mark.parametrize("field", [field for field, _ in EXTRACTORS])
def test_runs_of_trigger_words_are_read_in_linear_time(field):
    words = st.one_of([st.sampled_from(words_of(lexicon)) for lexicon in LEXICONS[field]])

    @settings(
        max_examples=2,
        phases=[Phase.generate],  # to shrink would take minutes
        suppress_health_check=list(HealthCheck),
    )
    @given(st.lists(words, min_size=1, max_size=6), st.sampled_from(BETWEEN))
    def check(words: list[str], between: str):
        assert not superlinear_steps(repeat(words, between), TOKENS // 2), (words, between)

    check()


def invented(number: int) -> str:
    """A name that no list has, another one for each number up to 300,000: Badaga, Cabada, …"""
    syllables = []
    for _ in range(3):
        number, rest = divmod(number, 70)
        syllables.append("bcdfgklmnprstv"[rest % 14] + "aeiou"[rest // 14])
    return "".join(syllables).title()


# What the number of actors, of mentions or of open ends could slow down: a sentence, and how many tokens it has.
SHAPES = {
    "one person, again and again": (lambda number: "Barak said ", 2),
    "one speaker": (lambda number: "“We go,” John Smith said. ", 9),
    "as many persons as sentences": (lambda number: f"Maria {invented(number)} met Ali {invented(number + 1)}.\n\n", 7),
    "one surname of many": (lambda number: f"{invented(number)} Barak said that he had left.\n\n", 8),
    "as many groups as sentences": (lambda number: f"{invented(number)} Brigade fought rebels. ", 5),
    "acronyms": (lambda number: f"The {invented(number)} Liberation Front ({invented(number)[0]}LF) left. ", 9),
    "many figures in one sentence": (lambda number: f"{number + 2} people were killed in {invented(number)} and ", 7),
    "quotations without an end": (lambda number: "“we go ", 3),
    "reports without an end": (lambda number: "said that the ", 3),
    "prose without a stop": (lambda number: f"the council met army {number} and left the road that he had built ", 13),
    "names without a stop": (lambda number: f"{invented(number)} {invented(7 * number)} met ", 3),
    "one sentence again and again": (lambda number: "At least 40 people were killed in Aleppo, the army said. ", 12),
    "quotations that lack their closing mark": (lambda number: "“We go. “We stay, he said. ", 10),
    "one quotation inside the other": (lambda number: "“a " if number % 2 else "b” ", 2),
    "brackets around words": (lambda number: "(we [will] ", 5),
    "days of one month": (lambda number: "5, 6, 7 and 8 May 2024 ", 8),
    "days that no calendar has": (lambda number: "30 February 2024, 2024-13-45 ", 5),
    "an article": (
        lambda number: (
            "The president of Syria met the foreign minister of Turkey, who accused the rebels of killing "
            f"{number} people in Aleppo on Monday. "
        ),
        25,
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_articles_of_one_shape_are_read_in_linear_time(shape):
    sentence, length = SHAPES[shape]
    assert not superlinear_steps(lambda tokens: "".join(map(sentence, range(tokens // length))), TOKENS)


@pytest.mark.parametrize(
    "sign",
    [
        *("(", "([", "]", ".", " .", "…", "“", "„“", '"', '" ', "‘", "«»", "-", "1", "1,", "a", "A. ", "$", "\n"),
        *("'s ", "5 to ", "e\u0301", "\u0301\u0323", "a\n\n", "2024-"),
    ],
)
def test_runs_of_one_sign_are_read_in_linear_time(sign):
    assert not superlinear_steps(lambda tokens: sign * tokens, TOKENS // 2)
