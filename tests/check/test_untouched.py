"""What is generated passes, whatever the articles are."""

import tempfile
from datetime import date
from pathlib import Path

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


@settings(max_examples=30, phases=PHASES, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(ARTICLES, DAYS), min_size=1, max_size=2), st.sampled_from(["cited", "full"]))
def test_generated_pages_pass_untouched(written, sources):
    articles = [
        Article(f"article-{number}", f"Report {number}\n\n{text}\n", f"Report {number}", day)
        for number, (text, day) in enumerate(written)
    ]
    with tempfile.TemporaryDirectory() as folder:
        project = Project(Path(folder) / "project", *articles, sources=sources)
        found = [told(finding) for finding in project.findings()]
        assert not found, found[0]
