"""The measure of density itself: what it counts, and that its bars only tighten."""

import ast

import pytest

from tests.density import Place, complexity, missed, standing_twice, tightened
from tests.import_graph import longest_chain

BARS = {"lines > 100": {"bar": 5, "reach": 2}}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("return x", 1),
        ("if x:\n  return 1\nelif y:\n  return 2", 3),
        ("return a if x or y or z else b", 4),
        ("return [a for a in x if a if b]", 4),
        ("for a in x:\n  while a:\n    pass", 3),
    ],
)
def test_each_branch_counts(body, expected):
    lines = "\n".join(f"  {line}" for line in body.split("\n"))
    assert complexity(ast.parse(f"def f(a, b, x, y, z):\n{lines}")) == expected


@pytest.mark.parametrize(("found", "bar"), [(7, 5), (4, 4), (1, 2)])
def test_a_bar_is_lowered_and_not_below_its_reach(found, bar):
    assert tightened({"lines > 100": found}, BARS) == {"lines > 100": {"bar": bar, "reach": 2}}


def test_a_missed_bar_is_told():
    assert missed({"lines > 100": 5}, BARS) == []
    assert missed({"lines > 100": 6}, BARS) == ["lines > 100: 6 is over the bar of 5"]


def test_the_longest_chain_of_imports():
    graph = {"a": {"b", "d"}, "b": {"c"}, "c": {"d"}, "d": set()}
    assert longest_chain(graph) == ("a", "b", "c", "d")


def test_a_cycle_of_imports_is_named():
    with pytest.raises(ValueError, match="a → b → a"):
        longest_chain({"a": {"b"}, "b": {"a"}})


def test_only_names_of_several_things_stand_twice():
    places = [Place("one", 1, "Mark"), Place("two", 9, "Mark"), Place("two", 20, "Line")]
    assert list(standing_twice(places)) == ["Mark"]
