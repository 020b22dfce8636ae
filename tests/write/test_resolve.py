"""What the editor decides: conflicts settled, the generated text taken back, and what gives way kept."""

import pytest

from generator.backups import back_up
from generator.errors import UserError
from generator.write.diff import EditKind, find_changes
from generator.write.report import Report
from generator.write.resolve import (
    MARKERS,
    Side,
    draft_page,
    left_markers,
    reset,
    resolve_by_hand,
    resolve_conflicts,
)
from tests.write.test_write import NEW, OLD, build, look

MINE = OLD.replace("Two.", "Two, as I say.").replace("- b", "- B")
THEIRS = NEW.replace("Two.", "Two, at least.").replace("- b", "- b, too")
CONTENT = NEW.replace("Two.", "Two, as I say.").replace("- b", "- B")  # mine, with the other news


@pytest.fixture
def content(tmp_path):
    return tmp_path / "content"


@pytest.fixture
def backups(tmp_path):
    return tmp_path / "backups"


@pytest.fixture
def page(content):
    """A page with a conflict at line 5, and one at line 10."""
    build(content, OLD)
    (content / "a.md").write_text(MINE)
    assert [each.line for each in build(content, THEIRS).conflicts] == [5, 10]
    return content / "a.md"


def rebuilt(content, text=THEIRS):
    """What the next build says, which changes nothing."""
    before = look(content)
    report = build(content, text)
    assert look(content) == before
    return report


def kept_in(backups):
    return [path.read_text() for path in backups.rglob("*.md")] if backups.exists() else []


class TestSettle:
    def test_mine_stands(self, content, page, backups):
        done = resolve_conflicts(content, "a.md", Side.MINE, None, backups)
        assert (len(done.settled), done.backup) == (2, None)
        assert page.read_text() == CONTENT
        assert rebuilt(content) == Report(kept=("a.md",))
        assert kept_in(backups) == []

    def test_theirs_stands_and_the_page_as_it_was_is_kept(self, content, page, backups):
        done = resolve_conflicts(content, "a.md", Side.THEIRS, None, backups)
        assert page.read_text() == THEIRS
        assert done.backup.read_text() == CONTENT and kept_in(backups) == [CONTENT]
        assert rebuilt(content) == Report(unchanged=("a.md",))

    @pytest.mark.parametrize("side", Side)
    @pytest.mark.parametrize(("line", "other"), [(5, 10), (10, 5)])
    def test_one_of_two_is_settled(self, content, page, backups, side, line, other):
        assert len(resolve_conflicts(content, "a.md", side, line, backups).settled) == 1
        assert [each.line for each in rebuilt(content).conflicts] == [other]
        resolve_conflicts(content, "a.md", Side.MINE, other, backups)
        assert rebuilt(content) == Report(kept=("a.md",))

    def test_edits_beside_a_conflict_stand(self, content, page, backups):
        page.write_text("Mine too.\n" + page.read_text())
        resolve_conflicts(content, "a.md", Side.THEIRS, None, backups)
        assert page.read_text() == "Mine too.\n" + THEIRS
        assert rebuilt(content) == Report(kept=("a.md",))

    def test_the_style_of_the_page_stands(self, content, page, backups):
        page.write_bytes(b"\xef\xbb\xbf" + page.read_bytes().replace(b"\n", b"\r\n"))
        resolve_conflicts(content, "a.md", Side.THEIRS, 5, backups)
        assert page.read_bytes() == b"\xef\xbb\xbf" + THEIRS.replace("- b, too", "- B").replace("\n", "\r\n").encode()

    def test_a_page_of_ones_own_gives_way(self, content, backups):
        content.mkdir()
        (content / "a.md").write_text("Mine.\n")
        build(content, NEW)
        resolve_conflicts(content, "a.md", Side.THEIRS, None, backups)
        assert rebuilt(content, NEW) == Report(unchanged=("a.md",))
        assert kept_in(backups) == ["Mine.\n"]

    def test_what_the_editor_takes_out_is_no_conflict_any_more(self, content, page, backups):
        page.write_text(page.read_text().replace("- B\n", ""))
        assert [each.mine for each in build(content, THEIRS).conflicts] == ["Two, as I say."]
        assert "- b" not in page.read_text()
        assert [each.mine for each in rebuilt(content).conflicts] == ["Two, as I say."]

    def test_a_section_that_was_taken_out_comes_back_with_what_the_articles_add(self, content, backups):
        old = "# T\n\n## A\n\n- a[^1]\n\n## B\n\n- b[^2]\n- c[^3]\n\n## C\n\n- d[^4]\n"
        new = old.replace("- b[^2]\n", "- b[^2]\n- new[^5]\n")
        build(content, old)
        page = content / "a.md"
        page.write_text(mine := old.replace("## B\n\n- b[^2]\n- c[^3]\n\n", ""))
        [conflict] = build(content, new).conflicts
        assert (page.read_text(), conflict.mine, conflict.new) == (mine, "", "## B\n- new[^5]")
        assert rebuilt(content, new).conflicts == (conflict,)
        resolve_conflicts(content, "a.md", Side.THEIRS, None, backups)
        assert page.read_text() == new
        assert rebuilt(content, new) == Report(unchanged=("a.md",))

    def test_a_section_that_was_taken_out_stays_out_with_what_the_articles_added(self, content, backups):
        old = "# T\n\n## A\n\n- a[^1]\n\n## B\n\n- b[^2]\n- c[^3]\n\n## C\n\n- d[^4]\n"
        new = old.replace("- b[^2]\n", "- b[^2]\n- new[^5]\n")
        build(content, old)
        page = content / "a.md"
        page.write_text(mine := old.replace("## B\n\n- b[^2]\n- c[^3]\n\n", ""))
        build(content, new)
        resolve_conflicts(content, "a.md", Side.MINE, None, backups)
        for text in (new, old, new):
            assert build(content, text).conflicts == ()
            assert page.read_text() == mine

    def test_a_footnote_kept_for_an_edit_goes_with_it(self, content, backups):
        build(content, OLD)
        (content / "a.md").write_text(OLD.replace("One.[^1]", "One, edited.[^1]"))
        new = "# Title\n\nUno.[^2]\n\nTwo.\n\n[^2]: Other.\n"
        assert build(content, new).conflicts
        resolve_conflicts(content, "a.md", Side.THEIRS, None, backups)
        assert (content / "a.md").read_text() == new
        assert rebuilt(content, new) == Report(unchanged=("a.md",))

    def test_an_edited_footnote_goes_with_the_edit_that_cites_it(self, content, backups):
        build(content, OLD)
        (content / "a.md").write_text(OLD.replace("One.", "One, edited.").replace("Source.", "Source, edited."))
        new = "# Title\n\nUno.[^2]\n\nTwo.\n\n[^2]: Other.\n"
        assert len(build(content, new).conflicts) == 1
        resolve_conflicts(content, "a.md", Side.THEIRS, None, backups)
        assert rebuilt(content, new) == Report(unchanged=("a.md",))

    def test_an_edited_footnote_is_asked_for_when_a_line_was_named(self, content, backups):
        build(content, OLD)
        (content / "a.md").write_text(OLD.replace("One.", "One, edited.").replace("Source.", "Source, edited."))
        new = "# Title\n\nUno.[^2]\n\nTwo.\n\n[^2]: Other.\n"
        [conflict] = build(content, new).conflicts
        resolve_conflicts(content, "a.md", Side.THEIRS, conflict.line, backups)
        assert ["Source, edited" in each.mine for each in rebuilt(content, new).conflicts] == [True]

    def test_no_conflict_and_no_such_line_are_told(self, content, page, backups):
        with pytest.raises(UserError, match=r"content/a\.md: no open conflict at line 7.* line 5, 10"):
            resolve_conflicts(content, "a.md", Side.MINE, 7, backups)
        resolve_conflicts(content, "a.md", Side.MINE, None, backups)
        with pytest.raises(UserError, match=r"content/a\.md: no open conflict"):
            resolve_conflicts(content, "a.md", Side.MINE, None, backups)


class TestByHand:
    def test_the_draft_holds_the_three_texts(self, content, page):
        draft = draft_page(content, "a.md", 5)
        assert draft.text == CONTENT.replace(
            "Two, as I say.",
            "\n".join([MARKERS[0], "Two, as I say.", MARKERS[1], "Two.", MARKERS[2], "Two, at least.", MARKERS[3]]),
        )
        assert left_markers(draft, draft.text) == [5, 7, 9, 11]
        assert draft_page(content, "a.md", None).text.count("<<<<<<<") == 2

    def test_the_text_stands(self, content, page, backups):
        draft = draft_page(content, "a.md", None)
        resolve_by_hand(content, "a.md", draft, "Both.\n", backups)
        assert page.read_text() == "Both.\n"
        assert rebuilt(content) == Report(kept=("a.md",))

    def test_the_text_stands_though_the_conflict_was_settled_meanwhile(self, content, page, backups):
        draft = draft_page(content, "a.md", None)
        resolve_conflicts(content, "a.md", Side.MINE, None, backups)
        resolve_by_hand(content, "a.md", draft, "Both.\n", backups)
        assert page.read_text() == "Both.\n"
        assert rebuilt(content) == Report(kept=("a.md",))

    def test_the_other_conflict_stays_open(self, content, page, backups):
        draft = draft_page(content, "a.md", 5)
        resolve_by_hand(content, "a.md", draft, CONTENT.replace("as I say", "both"), backups)
        assert [each.mine for each in rebuilt(content).conflicts] == ["- B"]

    def test_markers_that_the_page_had_before_are_its_own(self, content, page):
        page.write_text(page.read_text() + f"{MARKERS[0]}\n")
        draft = draft_page(content, "a.md", 5)
        assert left_markers(draft, page.read_text()) == []

    def test_a_page_saved_meanwhile_is_not_written_over(self, content, page, backups):
        draft = draft_page(content, "a.md", None)
        page.write_text("Saved meanwhile.\n")
        with pytest.raises(UserError, match="saved by another program"):
            resolve_by_hand(content, "a.md", draft, "Both.\n", backups)
        assert page.read_text() == "Saved meanwhile.\n"
        assert kept_in(backups) == ["Both.\n"]


class TestReset:
    def test_an_edited_page_is_as_generated_and_kept(self, content, page, backups):
        done = reset(content, "a.md", backups)
        assert page.read_text() == THEIRS
        assert done.backup.read_text() == CONTENT
        assert done.backup.relative_to(backups).parts[1:] == ("a.md",)
        assert rebuilt(content) == Report(unchanged=("a.md",))

    def test_a_deleted_page_comes_back(self, content, page, backups):
        page.unlink()
        assert reset(content, "a.md", backups).backup is None
        assert page.read_text() == THEIRS
        assert rebuilt(content) == Report(unchanged=("a.md",))

    def test_a_page_as_generated_is_left_alone(self, content, backups):
        build(content, OLD)
        before = look(content)
        reset(content, "a.md", backups)
        assert look(content) == before
        assert kept_in(backups) == []

    def test_a_page_that_is_not_utf8_is_kept_byte_for_byte(self, content, page, backups):
        page.write_bytes(b"Zw\xf6lf\n")
        assert reset(content, "a.md", backups).backup.read_bytes() == b"Zw\xf6lf\n"

    def test_no_backup_is_overwritten(self, backups):
        kept = {back_up(backups, "a.md", str(number).encode()) for number in range(5)}
        assert len(kept) == 5
        assert sorted(path.read_text() for path in kept) == list("01234")

    def test_without_a_backup_nothing_is_changed(self, content, page, backups):
        backups.write_text("a file in the way")
        before = look(content)
        for give_up in (
            lambda: reset(content, "a.md", backups),
            lambda: resolve_conflicts(content, "a.md", Side.THEIRS, None, backups),
        ):
            with pytest.raises(UserError, match="stands where a folder belongs"):
                give_up()
        assert look(content) == before


def test_changes_are_told_by_page(content, page):
    build(content, a=THEIRS, b=OLD, c=OLD)
    (content / "b.md").unlink()
    (content / "own.md").write_text("Mine.\n")
    (content / "own.png").write_bytes(b"\x89PNG\0\xff")
    changes = {change.path: change for change in find_changes(content)}
    assert {path: (each.kind, each.added, each.removed) for path, each in changes.items()} == {
        "a.md": (EditKind.EDITED, 2, 2),
        "b.md": (EditKind.DELETED, 0, 10),
        "own.md": (EditKind.ADDED, 1, 0),
        "own.png": (EditKind.ADDED, None, 0),
    }
    assert changes["a.md"].diff[:2] == ("--- generated/a.md", "+++ content/a.md")
    assert "+Two, as I say." in changes["a.md"].diff and "-Two, at least." in changes["a.md"].diff


def test_what_was_taken_out_is_told_though_it_is_not_generated_at_present(content):
    old = "# T\n\nOne fell.[^1]\n\nTwo fell.[^2]\n"
    without = old.replace("One fell.[^1]\n\n", "")
    build(content, old)
    (content / "a.md").write_text(without)
    build(content, old)
    build(content, without)
    [change] = find_changes(content)
    assert (change.diff, change.taken_out) == ((), ("One fell.[^1]",))
    build(content, old)
    assert (content / "a.md").read_text() == without
    reset(content, "a.md", content.parent / "backups")
    assert (content / "a.md").read_text() == old and not list(find_changes(content))


def test_line_ends_are_no_change(content):
    build(content, OLD)
    (content / "a.md").write_bytes(OLD.replace("\n", "\r\n").encode())
    assert list(find_changes(content)) == []
