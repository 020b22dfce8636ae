"""Who is named as the speaker, in an article read as a whole: chains of speech, interviews, writings."""

from datetime import date

import pytest

from generator.model import Article
from generator.parse import parse_article
from tests.cases import read_cases


@pytest.mark.parametrize("case", read_cases("speakers"), ids=lambda case: case.title)
def test_a_quotation_is_said_by_the_actor_whom_the_article_means(case):
    parsed = parse_article(Article("a", case.text, published=date(2025, 11, 5)))
    names = {actor.key: actor.name for actor in parsed.actors}
    found = [
        f"{quote.kind} | {names.get(quote.speaker, '-')} | {quote.cue.of(case.text)} | "
        + " … ".join(piece.of(case.text) for piece in quote.pieces)
        for quote in parsed.quotes
    ]
    assert "\n".join(found or ["nothing"]) == case.expected, f"cases/speakers.md:{case.line}"
