"""What is generated passes, whatever the articles are; beside an editor's own words, too."""

import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from generator.findings import told
from generator.model import Article
from tests.bench import CASES
from tests.cases import read_cases
from tests.check.project import Project

SENTENCES = [" ".join(case.text.split()) for name in CASES for case in read_cases(name)]
ODD = [
    "“<b>Stop [^1]</b> it,” Ann Smith said.",
    "At 10:30 “the *whole* | {{ town }} – 3/4 of it” was {: .gone }, said Ann Smith -- twice.",
    "“One. Two! Three?” Ann Smith asked on 5 December. “Four…”",
    "Smith told it so: ``They won''t go,'' and 'no one' asked.",
    "1. See [the note](x.md), “[sic]”, and 1 234 567 killed; 2.5m displaced.",
    "“An open quotation of Ann Smith,",
    "the M23's 44th attack killed 1,234,567 people in Homs on 1/2/2024”",
]
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), min_size=1, max_size=30)
SAID = st.builds("Ann Smith said on Friday that “{}” was so.".format, WORDS)
LINES = st.one_of(st.sampled_from(SENTENCES), st.sampled_from(ODD), SAID)
ARTICLES = st.lists(st.lists(LINES, min_size=1, max_size=3).map(" ".join), min_size=1, max_size=12).map("\n\n".join)
DAYS = st.one_of(st.none(), st.dates(date(1990, 1, 1), date(2030, 1, 1)))


# Without shrinking, which takes longer than reading what was found, and the same articles every time.
PHASES = (Phase.explicit, Phase.generate)


@settings(max_examples=20, phases=PHASES, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(ARTICLES, DAYS), min_size=1, max_size=2), st.sampled_from(["cited", "full"]))
def test_generated_pages_pass_untouched(written, sources):
    articles = [
        Article(f"article-{number}", f"Report {number}\n\n{text}\n", f"Report {number}", day)
        for number, (text, day) in enumerate(written)
    ]
    with tempfile.TemporaryDirectory() as folder:
        assert nothing_is_told_of(Project(Path(folder) / "project", *articles, sources=sources))


def nothing_is_told_of(project):
    """Of no page as it is generated, nor with a sentence of an editor's at its end, and of no record."""
    found = [told(finding) for finding in project.findings()]
    edited = {path: f"{text}\nA sentence of mine.\n" for path, text in project.pages.items()}
    found += [told(finding) for path, text in edited.items() for finding in project.check(path, text)]
    found += project.mismatches()
    assert not found, found[0]
    return True


# Each once led the parser or the check astray.
MISLEADING = {
    "no closing mark": "“We will not leave, Ann Smith said on Monday.\n\nJohn Brown said “they left 12 days ago”.",
    "a stray closing mark": "They left 12 days ago” and came back, Ann Smith said. “We stay,” she added.",
    "numbered subheads": "“We will not leave.”\n\n2. What 40 families said\n\n“We left,” John Brown told reporters.",
    "spaced stops": "“We will . . . not leave . . . at all,” Ann Smith said . . . “Not in 2024 .”",
    "brackets in brackets": "“We will [not [ever]] leave [the city [of Homs]] in 3 days,” Ann Smith said.",
    "clock times": "At 10:30 “the 9:15 train left”, Ann Smith said at 11.45 a.m. on 30 February 2024.",
    "a headline glued on": "Rebels seize HamaANN SMITH said “13 people died” in Homs.More than 40 fled.",
    "somebody interrupts": "“We will,” John Brown said Ann Smith had told him, “leave by 5 December”, she said.",
    "only marks": "“” ‘’ \" \" '' “ ” … — – 1 2 3",
    "a word for a name": "That said that “he” was “it”. The said he. “Who?” said Who, 14, of The Who.",
    "marks of several kinds": "«We „will “not ‘leave’ now” ever“ again», Ann Smith said, \"in 2 days'.",
    "Markdown": '# “One” *two* [^3]: `four`\n\n| “5” | 6 |\n| --- | --- |\n\n> “Seven,” Ann Smith said.\n\n--8<-- "8"',
    "an id": "The council met in Damascus on Monday and spoke about water.",
}


def test_a_timeline_that_names_a_teller_in_words_of_the_article_passes(tmp_path):
    income = "second-quarter net profit fell 5% to $71 million, from $75 million in the same months a year ago"
    text = f"Steel business, said {income}."
    project = Project(tmp_path / "project", Article("told", f"{text}\n", "A note", date(2024, 12, 6)))
    assert "according to “" in project.pages["timeline.md"]
    assert nothing_is_told_of(project)


@pytest.mark.parametrize("kind", MISLEADING)
@pytest.mark.parametrize("sources", ["cited", "full"])
def test_generated_pages_of_misleading_articles_pass(tmp_path, kind, sources):
    plain = Article("plain", "A note\n\nAnn Smith is in Homs. John Brown said “we count the dead”.\n", "A note")
    odd = Article("report-17", MISLEADING[kind])
    dated = Article("dated", MISLEADING[kind], kind, date(2024, 12, 5), publisher="The “5” News")
    assert nothing_is_told_of(Project(tmp_path / "project", plain, odd, dated, sources=sources))


def test_a_row_of_several_reporters_shows_its_records(tmp_path):
    """Two who count alike in one article share a row, which cites one of its sentences."""
    text = (
        "The flood\n\nAt least 120 people were killed in Hama, the mayor said on Friday.\n\n"
        "Doctors said that at least 120 people were killed in Hama on Friday.\n"
    )
    made = Project(tmp_path / "project", Article("a", text, "The flood", date(2024, 12, 6), publisher="Daily"))
    row = next(line for line in made.pages["figures.md"].splitlines() if "**at least" in line)
    assert row.count("](humanitarian.md#fnref:") == 1 and "[^" not in row and "mayor" in row and "octors" in row
    assert made.mismatches() == ()
