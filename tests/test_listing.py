"""What hundreds of articles have in common is told for the first of them."""

import pytest

from generator.listing import SHOWN, first_of_each_kind
from tests.conftest import briefing, make_project

MANY = 300


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """A project of many articles without a date, each with a speaker nobody knows, a date that stays open, a file
    that is skipped."""
    project = make_project(tmp_path_factory.mktemp("many") / "project", seeds=False)
    for number in range(MANY):
        text = f"Report {number}\n\n“We leave on Friday,” he said in town {number}.\n"
        (project / f"seeds/report-{number}.txt").write_text(text, encoding="utf-8")
    for number in range(20):
        (project / f"seeds/picture-{number}.png").write_bytes(b"")
    return project


def test_the_build_and_the_status_of_many_articles_stay_short(many):
    built = briefing("build", project=many)
    assert len(built.splitlines()) < 20, built
    assert built.count("no publication date") == SHOWN
    assert f"… and {MANY - SHOWN} more of this kind: briefing status --all" in built
    assert f"… and {20 - SHOWN} more of this kind" in built

    status = briefing("status", project=many)
    first = status.split("\n\n")[0].splitlines()
    assert first[0] == f"{MANY} articles in seeds/"
    assert f"{MANY} unresolved dates" in first and f"{MANY} quotes of unknown or unnamed speakers" in first
    assert len(status.splitlines()) < 60, status
    assert f"… and {MANY - 10} more of this kind: briefing status --all" in status

    whole = briefing("status", "--all", project=many)
    assert "more of this kind" not in whole
    assert all(f"  seeds/report-{number}.txt:3: " in whole for number in range(MANY))


def test_the_first_of_each_kind_are_told():
    dated = [f"seeds/a{number}.txt: no date. Add to seeds/a{number}.yml" for number in range(5)]
    other = ["seeds/b.txt: the same text as seeds/c.txt. Remove one", "a thing by itself"]
    assert list(first_of_each_kind([*dated, *other])) == [
        *dated[:3], "… and 2 more of this kind: briefing status --all", *other,
    ]  # fmt: skip
    assert list(first_of_each_kind(dated[:4])) == dated[:4]
    assert list(first_of_each_kind([])) == []
