"""Which sentences stand behind one claim, and which of those that look alike do not."""

from itertools import combinations

import pytest

from generator.briefing import Briefing
from generator.config_reader import load_config
from generator.gather import gather
from generator.model import Article
from generator.parse import parse_article
from tests.cases import Case, read_cases
from tests.conftest import ROOT
from tests.gather.test_conflicts import articles_of

CASES = read_cases("claims")
CONFIG = load_config(ROOT / "site_config.yml")


def briefing_of(case: Case, reverse: bool = False) -> Briefing:
    articles, _ = articles_of(case)
    parsed = [parse_article(one) for one in articles]
    return gather(tuple(reversed(parsed) if reverse else parsed), "Briefing", CONFIG.sections)


def sentences_of(case: Case) -> list[tuple[str, str]]:
    """Each sentence with the id of its article, as they are numbered: a line each, titles left out."""
    found, article = [], -1
    for line in case.text.splitlines():
        if line.startswith("= "):
            article += 1
        elif line:
            found.append((f"a{article}", line))
    return found


def joined(case: Case, briefing: Briefing) -> list[str]:
    """The pairs of sentences that stand behind one claim."""
    behind = [
        {claim.id for claim in briefing.claims for one in claim.passages
         if (one.article.id, one.text) == sentence}
        for sentence in sentences_of(case)
    ]  # fmt: skip
    pairs = combinations(range(len(behind)), 2)
    return [f"{one + 1} = {other + 1}" for one, other in pairs if behind[one] & behind[other]]


@pytest.mark.parametrize("case", CASES, ids=[case.title for case in CASES])
def test_sentences_are_one_claim_as_written_down(case: Case):
    assert joined(case, briefing_of(case)) == case.expected.splitlines()


@pytest.mark.parametrize("case", [case for case in CASES if case.expected], ids=lambda case: case.title)
def test_the_order_of_the_articles_makes_no_difference(case: Case):
    assert briefing_of(case, reverse=True).claims == briefing_of(case).claims


def test_a_title_that_three_rare_words_of_a_sentence_make_tells_the_same():
    title = "Pilots balk at insulin flights as heavy snow piles up"
    text = "Four pilots refused insulin flights into the valley on Monday."
    article = Article("a", f"{title}\n\n{text}\n\nIt rained all day.", title=title)
    claims = gather((parse_article(article),), "Briefing", CONFIG.sections).claims
    assert any({title, text} <= {passage.text for passage in claim.passages} for claim in claims)
