"""The gate: no score falls below its floor, and no floor is lowered."""

import json
import subprocess

import pytest

from tests.scores import (
    FLOORS,
    NO_GOLD,
    ROOT,
    Scores,
    find_gold,
    floor_under,
    is_reached,
    means,
    measure,
    read_scores,
    shortfalls,
)
from tests.scores.precision import TABLE, as_table, measure_rules
from tests.scores.raise_floors import raise_floors
from tests.scores.report import DOCS, TARGETS, documented, make_table, put_between_marks, read_peers


@pytest.fixture(scope="session")
def scores() -> Scores:
    gold = find_gold()
    if not gold:
        pytest.skip(NO_GOLD)
    return measure(gold)


@pytest.mark.parametrize("file", read_scores(FLOORS))
def test_floors_are_reached(scores, file):
    assert not shortfalls(scores, {file: read_scores(FLOORS)[file]})


def committed_floors() -> list[Scores]:
    """The floors as git has them: of the last commit, and of the one before it that changed them.

    The second is what a checkout without changes is compared with, where the first says nothing.
    """
    path = FLOORS.relative_to(ROOT).as_posix()
    versions = []
    try:
        commits = _git("log", "-2", "--format=%H", "--", path).split()
        for commit in commits:
            versions.append(json.loads(_git("show", f"{commit}:{path}")))
    except (FileNotFoundError, subprocess.CalledProcessError):
        pass  # no git, no repository, or a shallow one
    return versions


def _git(*arguments: str) -> str:
    command = ["git", "-C", str(ROOT), *arguments]
    return subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout


def test_no_floor_is_lowered():
    committed = committed_floors()
    if not committed:
        pytest.skip("git has no earlier floors to compare with")
    for earlier in committed:
        assert not shortfalls(read_scores(FLOORS), earlier)


def test_lowered_and_vanished_floors_are_told():
    earlier = {"names": {"recall": 0.8, "false": 0.02}, "dates": {"value F1": 0.7}}
    lowered = {"names": {"recall": 0.79, "false": 0.03}}
    assert shortfalls(lowered, earlier) == [
        "names, recall: 0.79, wanted 0.8",
        "names, false: 0.03, wanted 0.02",
        "dates, value F1: nothing, wanted 0.7",
    ]
    assert not shortfalls({"names": {"recall": 0.8, "false": 0.01}}, {"names": earlier["names"]})


@pytest.mark.parametrize(
    ("metric", "score", "floor"),
    [("recall", 0.9567, 0.956), ("recall", 0.29, 0.29), ("names false", 0.0012, 0.002), ("names false", 0.0, 0.0)],
)
def test_floor_is_the_strictest_that_the_score_reaches(metric, score, floor):
    assert floor_under(metric, score) == floor
    assert is_reached(metric, score, floor)


def test_floors_are_raised_and_never_lowered():
    floors = {"names": {"recall": 0.8, "false": 0.02, "person recall": 0.9}, "gone": {"recall": 0.5}}
    scores = {"names": {"recall": 0.8519, "false": 0.0111, "person recall": 0.7}, "dates": {"value F1": 0.75}}
    assert raise_floors(floors, scores) == {
        "names": {"recall": 0.851, "false": 0.012, "person recall": 0.9},
        "gone": {"recall": 0.5},
        "dates": {"value F1": 0.75},
    }


def test_means_leave_out_what_a_crisis_has_not():
    assert means({"a": {"errors": 2, "key": None}, "b": {"errors": 3, "key": 0.5}}) == {"errors": 2.5, "key": 0.5}


@pytest.mark.parametrize("metric", ["errors", "quotes unknown", "places false"])
def test_fewer_of_what_is_wrong_is_better(metric):
    assert is_reached(metric, 2.5, 3)
    assert not is_reached(metric, 3.5, 3)


def test_targets_and_peers_name_metrics_that_are_measured():
    floors = read_scores(FLOORS)
    for bounds in [read_scores(TARGETS), *(peer.scores for peer in read_peers())]:
        for file, metrics in bounds.items():
            assert metrics.keys() <= floors[file].keys()


def test_precision_of_each_rule_is_as_measured():
    """Where this fails: python -m tests.scores.raise_floors"""
    gold = find_gold()
    if not gold:
        pytest.skip(NO_GOLD)
    assert TABLE.read_text(encoding="utf-8") == as_table(measure_rules(gold))


def test_documentation_states_the_floors():
    """Where this fails: python -m tests.scores.raise_floors"""
    assert DOCS.read_text(encoding="utf-8") == documented()


def test_text_outside_the_marks_is_kept():
    page = "above\n<!-- scores: begin -->\nold\n<!-- scores: end -->\nbelow\n"
    assert put_between_marks(page, "new") == page.replace("old", "\nnew\n")
    with pytest.raises(ValueError, match="scores: begin"):
        put_between_marks("no marks", "new")


def test_table_shows_a_missed_target():
    table = make_table({"dates": {"value F1": 0.7}}, {"dates": {"value F1": 0.75}}, [])
    assert "0.700 (missed) | 0.75" in table
