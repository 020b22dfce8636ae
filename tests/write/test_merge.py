"""The merge of what the editor changed with what the articles changed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from merge3 import Merge3

from generator.write.merge import Take, in_dispute, match_lines, merge, merged_base, merged_lines
from generator.write.merge_page import merge_pages
from generator.write.notes import keep_cited_notes
from tests.cases import read_cases

SEPARATOR = "---"  # between base, mine and new in a case; and before the disputed lines in what is expected

UNHURRIED = settings(deadline=None)  # a busy machine is no defect


def merge_texts(base, mine, new):
    pieces = merge(base, mine, new)
    return merged_lines(mine, new, pieces), merged_base(base, new, pieces), pieces


def split_case(text):
    parts = [[]]
    for line in text.split("\n"):
        if line == SEPARATOR:
            parts.append([])
        else:
            parts[-1].append("" if line == "_" else line)
    return parts


@pytest.mark.parametrize("case", read_cases("merge"), ids=lambda case: case.title)
def test_cases(case):
    base, mine, new = split_case(case.text)
    content, *disputed = split_case(case.expected)
    new = keep_cited_notes(base, mine, new)
    merged = merge_pages(base, mine, new)
    assert merged.lines == content
    assert [merged.lines[piece.mine] for piece in merged.disputed] == disputed
    again = merge_pages(merged.base, merged.lines, new)
    assert (again.lines, again.base, again.pieces) == (merged.lines, merged.base, merged.pieces)


# Few different lines, blank ones among them, so that lines recur and edits meet.
line = st.sampled_from(["", "a", "b", "c", "- d", "[^e]: f", "[^e]: g", "title: h"])
lines = st.lists(line, max_size=12)


@st.composite
def editions(draw, original):
    """The lines with some replaced, removed or inserted."""
    edited = list(original)
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(edited)))
        edited[at : at + draw(st.integers(0, 2))] = draw(st.lists(line, max_size=2))
    return edited


@st.composite
def three_texts(draw):
    base = draw(lines)
    return base, draw(st.one_of(editions(base), lines)), draw(st.one_of(editions(base), lines))


# Lines that recur can be told apart in more than one way, so here none does.
distinct = st.lists(st.sampled_from([f"{letter} {letter}" for letter in "abcdefghij"]), max_size=10, unique=True)


@st.composite
def retouches(draw, base):
    """The lines with some edited, each in a way of its own."""
    side = draw(st.integers(1, 10**9))
    return [f"{line} {side}" if draw(st.booleans()) else line for line in base]


@UNHURRIED
@given(three_texts())
def test_pieces_cover_each_text_without_a_gap(texts):
    pieces = merge(*texts)
    for number, text in enumerate(texts):
        assert [each for piece in pieces for each in text[piece[number]]] == text


@UNHURRIED
@given(three_texts())
def test_no_line_of_the_editor_is_lost(texts):
    base, mine, new = texts
    for piece in merge(base, mine, new):
        if piece.take is Take.NEW:
            # What is given up for the new lines either stood in the base or is among the new ones.
            rest = iter(new[piece.new])
            assert mine[piece.mine] == base[piece.base] or all(each in rest for each in mine[piece.mine])


@UNHURRIED
@given(three_texts())
def test_no_new_line_is_lost_outside_a_dispute(texts):
    base, mine, new = texts
    for piece in merge(base, mine, new):
        if piece.take is Take.MINE:
            rest = iter(mine[piece.mine])
            assert new[piece.new] == base[piece.base] or all(each in rest for each in new[piece.new])


@UNHURRIED
@given(three_texts())
def test_merging_the_outcome_again_changes_nothing(texts):
    base, mine, new = texts
    content, rebased, pieces = merge_texts(base, mine, new)
    again, rebased_again, pieces_again = merge_texts(rebased, content, new)
    assert (again, rebased_again) == (content, rebased)
    assert in_dispute(pieces_again) == in_dispute(pieces)


@UNHURRIED
@given(three_texts())
def test_merging_a_merged_page_again_changes_nothing(texts):
    *_, new = texts
    merged = merge_pages(*texts)
    again = merge_pages(merged.base, merged.lines, new)
    assert (again.lines, again.base, again.pieces) == (merged.lines, merged.base, merged.pieces)
    assert bool(merged.pieces) == (merged.base != new)
    assert [texts[1][number] for number in merged.origins if number is not None] == [
        line for line, number in zip(merged.lines, merged.origins, strict=True) if number is not None
    ]


@st.composite
def moved(draw, original, side):
    """The lines with some moved, and some edited or removed."""
    lines = list(original)
    for _ in range(draw(st.integers(0, 2))):
        start = draw(st.integers(0, len(lines)))
        block = lines[start : start + draw(st.integers(1, 4))]
        del lines[start : start + len(block)]
        at = draw(st.integers(0, len(lines)))
        lines[at:at] = block
    for number in draw(st.sets(st.integers(0, max(len(lines) - 1, 0)), max_size=2)):
        if number < len(lines) and lines[number].strip():
            lines[number] = f"{lines[number]} {side}"
    return lines


paragraphs = distinct.map(lambda lines: [each for line in lines for each in (line, "")])


@UNHURRIED
@given(
    st.one_of(distinct, paragraphs).flatmap(
        lambda base: st.tuples(st.just(base), moved(base, "mine"), moved(base, "new"))
    )
)
def test_of_moved_lines_every_edit_stands_once(texts):
    base, mine, new = texts
    merged = merge_pages(base, mine, new)
    for line in {line for line in mine if line.strip()} - set(base):
        assert merged.lines.count(line) == mine.count(line)
    again = merge_pages(merged.base, merged.lines, new)
    assert (again.lines, again.base, again.pieces) == (merged.lines, merged.base, merged.pieces)


@UNHURRIED
@given(st.one_of(distinct, paragraphs).flatmap(lambda base: st.tuples(st.just(base), moved(base, "edited"))))
def test_of_blocks_that_one_side_alone_moved_nothing_is_lost_or_doubled(texts):
    base, other = texts
    assert merge_pages(base, other, base).lines == other
    assert merge_pages(base, base, other).lines == other


def with_notes(body):
    """The lines, and below them the definition of each footnote that they cite, as on a generated page."""
    labels = dict.fromkeys(label for line in body for label in "123" if f"[^{label}]" in line)
    return [*body, "", *(f"[^{label}]: note {label}" for label in labels)] if labels else body


noted = st.lists(st.sampled_from(["", "a", "b[^1]", "c[^2]", "d[^3]", "e[^1]", "f"]), max_size=8).map(with_notes)


@UNHURRIED
@given(noted.flatmap(lambda base: st.tuples(st.just(base), editions(base), noted)))
def test_notes_kept_once_are_kept_alike_again(texts):
    base, mine, new = texts
    kept = keep_cited_notes(base, mine, new)
    merged = merge_pages(base, mine, kept)
    kept_again = keep_cited_notes(merged.base, merged.lines, new)
    if merged.lines not in (merged.base, new):  # else it is no longer edited
        assert kept_again == kept
        again = merge_pages(merged.base, merged.lines, kept_again)
        assert (again.lines, again.base, again.pieces) == (merged.lines, merged.base, merged.pieces)


@UNHURRIED
@given(noted, noted)
def test_no_note_is_kept_on_an_unedited_page(base, new):
    assert keep_cited_notes(base, base, new) == new
    assert keep_cited_notes(base, new, new) == new


@UNHURRIED
@given(three_texts())
def test_the_base_is_the_new_text_where_nothing_is_in_dispute(texts):
    base, mine, new = texts
    _, rebased, pieces = merge_texts(base, mine, new)
    assert (rebased == new) == (not in_dispute(pieces))


@UNHURRIED
@given(lines, lines)
def test_a_text_of_one_side_alone_is_taken_whole(one, other):
    assert merge_texts(one, one, other)[0] == other
    assert merge_texts(one, other, one)[0] == other
    assert merge_texts(one, other, other)[0] == other


@UNHURRIED
@given(three_texts())
def test_where_merge3_finds_no_conflict_the_outcome_is_the_same(texts):
    base, mine, new = texts
    groups = list(Merge3(base, mine, new, sequence_matcher=match_lines).merge_groups())
    content, _, pieces = merge_texts(base, mine, new)
    if all(group[0] != "conflict" for group in groups):
        assert content == [each for group in groups for each in group[1]]
        assert not in_dispute(pieces)


@UNHURRIED
@given(distinct.flatmap(lambda base: st.tuples(st.just(base), retouches(base), retouches(base))))
def test_edited_lines_collide_only_with_themselves(texts):
    base, mine, new = texts
    pieces = merge(base, mine, new)
    both = [lines for lines in zip(*texts, strict=True) if len(set(lines)) == 3]
    disputed = [base_line for piece in pieces if piece.take is Take.DISPUTED for base_line in base[piece.base]]
    assert disputed == [lines[0] for lines in both]


def test_a_long_page_of_one_line_merges_in_time():
    base = ["the same", ""] * 5000
    mine, new = [*base, "mine"], ["new", "", *base]
    content, rebased, _ = merge_texts(base, mine, new)
    assert content == ["new", "", *base, "mine"]
    assert rebased == new
