"""How figures stand to each other: what agrees, is later, is part of another, or differs."""

import re
from datetime import date

import pytest

from generator.claims import Origin
from generator.config_reader import load_config
from generator.evidence import Reported
from generator.gather import gather
from generator.gather.conflicts.disputed_figures import Figures
from generator.model import Article
from generator.parse import parse_article
from tests.cases import Case, read_cases
from tests.conftest import ROOT

CASES = read_cases("conflicts")
SECTIONS = load_config(ROOT / "site_config.yml").sections
HEAD = re.compile(r"= (?P<publisher>\w+), (?P<day>[\d-]+): (?P<title>[^|\n]+?)(?P<reprint> \| reprint)?$", re.MULTILINE)


def articles_of(case: Case) -> tuple[list[Article], list[Origin]]:
    """The articles of a case, and their origins: a reprint has that of the first."""
    heads = list(HEAD.finditer(case.text))
    articles, reprints = [], []
    for number, head in enumerate(heads):
        end = heads[number + 1].start() if number + 1 < len(heads) else len(case.text)
        title, text = head["title"], case.text[head.end() : end].strip()
        day = date.fromisoformat(head["day"])
        articles.append(
            Article(f"a{number}", f"{title}\n\n{text}", title=title, published=day, publisher=head["publisher"])
        )
        if head["reprint"] or not number:
            reprints.append(articles[-1])
    return articles, [Origin(tuple(reprints))]


def figures_of(case: Case, reverse: bool = False) -> Figures:
    articles, origins = articles_of(case)
    parsed = tuple(parse_article(one) for one in (reversed(articles) if reverse else articles))
    briefing = gather(parsed, "Briefing", SECTIONS)
    return Figures(briefing.series, origins, briefing.claims)


def _number(one: Reported) -> float:
    figure = one.figure
    return figure.value if figure.value is not None else (figure.low + figure.high) / 2


def told(figures: Figures) -> list[str]:
    differ = [" / ".join(sorted({f"{_number(one):.0f}" for one in each.figures})) for each in figures.conflicts()]
    others = [f"{each.stands.replace(' of', '')}: {_number(each.one):.0f} / {_number(each.to):.0f}"
              for each in figures.relations() if each.stands != "differ"]  # fmt: skip
    return sorted([*(f"differ: {each}" for each in differ), *others])


def expected(case: Case) -> list[str]:
    lines = [line.split(": ") for line in case.expected.splitlines()]
    return sorted(
        f"{stands}: {' / '.join(sorted(values.split(' / '))) if stands == 'differ' else values}"
        for stands, values in lines
    )


@pytest.mark.parametrize("case", CASES, ids=[case.title for case in CASES])
def test_figures_stand_as_written_down(case: Case):
    found = told(figures_of(case))
    assert found == expected(case), f"tests/cases/conflicts.md:{case.line}"
    assert told(figures_of(case, reverse=True)) == found


def test_numbers_of_officials_whom_nobody_names_are_sides_of_their_own():
    text = """= Post, 2025-03-10: Floods in Bulgaria
Floods swept through Bulgaria. Officials said 100 people had been killed in Varna.
= Wire, 2025-03-10: Bulgaria floods
Floods swept through Bulgaria. Officials said 103 people had been killed in Varna.
= Times, 2025-03-10: Bulgaria floods
Floods swept through Bulgaria. The Red Cross said 200 people had died in Varna."""
    (conflict,) = figures_of(Case("", text, "", 0)).conflicts()
    assert [side.reported.figure.value for side in conflict.sides] == [100, 103, 200]


def test_who_disputes_a_number_is_not_said_to_give_it():
    text = """= Post, 2025-03-10: Raid in Sudan
The army of Sudan disputed reports that as many as 900 people were killed in Kosti, and put the dead at 110."""
    (conflict,) = figures_of(Case("", text, "", 0)).conflicts()
    assert [one.reporter_name for one in conflict.figures if one.figure.value == 900] == [""]
