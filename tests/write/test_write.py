"""What becomes of an editor's pages when the briefing is built again."""

import errno
import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.errors import UserError
from generator.files import UNFINISHED, write_atomic
from generator.model import Page
from generator.write import _portions, inspect, write_pages
from generator.write.report import Report, describe
from generator.write.taken_out import taken_out_by_hand
from tests.write.killing import Killed, killed_at

OLD = "# Title\n\nOne.[^1]\n\nTwo.\n\n- a\n- b\n\n[^1]: Source.\n"
NEW = "# Title\n\nOne.[^1]\n\nTwo.\n\nThree.\n\n- a\n- b\n- c\n\n[^1]: Source.\n"


def build(content, *texts, **pages):
    """Build a.md from a text, or several pages from texts by name."""
    named = {"a": texts[0]} if texts else pages
    return write_pages([Page(f"{name}.md", text) for name, text in named.items()], content)


def look(content):
    """Every file but the lock and what is said to git, with its bytes and the time of its last writing."""
    return {
        path.relative_to(content).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in content.rglob("*")
        if path.is_file() and path.name not in (".lock", ".gitattributes", ".gitignore")
    }


def texts_of(content):
    return {path: data for path, (data, _) in look(content).items() if path != ".base/.built"}


@pytest.fixture
def content(tmp_path):
    return tmp_path / "content"


@pytest.fixture
def page(content):
    build(content, OLD)
    return content / "a.md"


def test_a_first_build_writes_page_and_base(content):
    assert build(content, OLD) == Report(written=("a.md",))
    assert texts_of(content) == {"a.md": OLD.encode(), ".base/a.md": OLD.encode()}


def test_a_build_without_news_writes_nothing(content, page):
    before = look(content)
    assert build(content, OLD) == Report(unchanged=("a.md",))
    assert look(content) == before


def test_an_unedited_page_becomes_the_new_one(content, page):
    assert build(content, NEW) == Report(written=("a.md",))
    assert page.read_text() == NEW


def test_the_name_of_the_builds_is_new_with_each_and_grows_with_none(content):
    names = []
    for text in (OLD, NEW) * 5:
        build(content, text)
        names.append((content / ".base/.built").read_text())
    assert len(set(names)) == len(names)
    assert {(len(name), name.count("\n")) for name in names} == {(17, 1)}


def test_an_edited_page_without_news_is_kept(content, page):
    page.write_text(OLD + "Mine.\n")
    before = look(content)
    del before[".base/.built"]  # for what is remembered of the page is new
    assert build(content, OLD) == Report(kept=("a.md",))
    record = json.loads(content.joinpath(".base/.records/a.md.jsonl").read_text().splitlines()[-1])
    assert record["written"] == ["Mine."]
    assert {path: look(content)[path] for path in before} == before


def test_an_edit_and_the_news_are_merged(content, page):
    page.write_text(OLD.replace("Two.", "Two, as I say.").replace("- b", "- B"))
    assert build(content, NEW) == Report(merged=("a.md",))
    assert page.read_text() == NEW.replace("Two.", "Two, as I say.").replace("- b", "- B")
    assert build(content, NEW) == Report(kept=("a.md",))


def test_an_edit_that_the_articles_make_too_is_no_edit_any_more(content, page):
    page.write_text(NEW)
    assert build(content, NEW) == Report(unchanged=("a.md",))
    assert build(content, OLD) == Report(written=("a.md",))


class TestConflict:
    @pytest.fixture
    def conflict(self, content, page):
        page.write_text(OLD.replace("Two.", "Two, as I say."))
        report = build(content, NEW.replace("Two.", "Two, at least."))
        assert report.merged == ("a.md",)
        return report.conflicts[0]

    @pytest.fixture
    def new(self):
        return NEW.replace("Two.", "Two, at least.")

    def test_the_editors_lines_stand_and_the_other_news_come_in(self, conflict, page):
        assert page.read_text() == NEW.replace("Two.", "Two, as I say.")
        assert (conflict.path, conflict.line) == ("a.md", 5)
        assert (conflict.base, conflict.mine, conflict.new) == ("Two.", "Two, as I say.", "Two, at least.")

    def test_it_is_told_again_by_each_build_and_nothing_written(self, conflict, content, new):
        before = look(content)
        assert build(content, new) == Report(kept=("a.md",), conflicts=(conflict,))
        assert inspect(content) == Report(kept=("a.md",), conflicts=(conflict,))
        assert look(content) == before

    def test_it_is_told_with_its_line_and_the_ways_out(self, conflict, content, new):
        [told] = describe(build(content, new))
        assert told.startswith("content/a.md:5: ")
        assert "briefing conflicts a.md" in told
        assert "briefing resolve a.md:5" in told

    def test_it_ends_when_the_editor_takes_the_new_line(self, conflict, content, page, new):
        page.write_text(new)
        assert inspect(content) == Report(unchanged=("a.md",))
        assert build(content, new) == Report(unchanged=("a.md",))
        assert not (content / ".base/.records").exists()

    def test_it_ends_when_the_editor_takes_both_lines(self, conflict, content, page, new):
        page.write_text(page.read_text().replace("as I say.", "as I say.\nTwo, at least."))
        assert build(content, new) == Report(kept=("a.md",))
        assert '"dispute"' not in (content / ".base/.records/a.md.jsonl").read_text()

    def test_it_ends_when_the_editor_says_that_his_stands(self, conflict, content, page, new):
        before = page.read_bytes()
        (content / ".base/.records/a.md.jsonl").unlink()
        assert inspect(content) == Report(kept=("a.md",))
        assert build(content, new) == Report(kept=("a.md",))
        assert page.read_bytes() == before

    def test_it_ends_when_the_editor_gives_up_his_edit(self, conflict, content, page, new):
        page.write_text(page.read_text().replace("Two, as I say.", "Two."))
        assert build(content, new) == Report(written=("a.md",))
        assert page.read_text() == new

    def test_it_ends_when_the_articles_go_back(self, conflict, content, page):
        assert build(content, NEW) == Report(kept=("a.md",))
        assert '"dispute"' not in (content / ".base/.records/a.md.jsonl").read_text()

    def test_it_goes_on_while_other_news_come_in(self, conflict, content, page, new):
        report = build(content, new.replace("- a\n", "- z\n- a\n"))
        assert report == Report(merged=("a.md",), conflicts=(conflict,))
        assert "- z\n" in page.read_text()

    def test_two_are_told_apart(self, conflict, content, page, new):
        page.write_text(page.read_text().replace("- b", "- B"))
        report = build(content, new.replace("- b", "- bb"))
        assert [(each.line, each.mine) for each in report.conflicts] == [(5, "Two, as I say."), (10, "- B")]

    def test_it_waits_while_the_page_is_deleted(self, conflict, content, page, new):
        page.unlink()
        assert build(content, new) == Report(deleted_by_hand=("a.md",))

    def test_it_survives_a_checkout_with_other_line_ends(self, conflict, content, page, new):
        for path in (page, content / ".base/a.md", content / ".base/.records/a.md.jsonl"):
            path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
        before = look(content)
        assert build(content, new) == Report(kept=("a.md",), conflicts=(conflict,))
        assert look(content) == before


def test_a_page_deleted_by_hand_stays_deleted(content, page):
    page.unlink()
    assert build(content, NEW) == Report(deleted_by_hand=("a.md",))
    assert inspect(content) == Report(deleted_by_hand=("a.md",))
    assert not page.exists()


def test_a_page_brought_back_is_merged_with_what_it_came_from(content, page):
    page.unlink()
    build(content, NEW)
    page.write_text(OLD)
    assert build(content, NEW) == Report(written=("a.md",))


def test_a_page_and_its_base_deleted_are_written_again(content, page):
    page.unlink()
    (content / ".base/a.md").unlink()
    assert build(content, NEW) == Report(written=("a.md",))


def test_a_page_no_longer_generated_is_removed_with_its_folders(content):
    write_pages([Page("actors/a.md", OLD), Page("b.md", OLD)], content)
    assert build(content, b=OLD) == Report(removed=("actors/a.md",), unchanged=("b.md",))
    assert not (content / "actors").exists()
    assert not (content / ".base/actors").exists()
    assert build(content, b=OLD) == Report(unchanged=("b.md",))


def test_a_page_no_longer_generated_is_kept_if_edited(content, page):
    page.write_text(OLD + "Mine.\n")
    for _ in range(2):
        assert build(content, b="# Other\n").no_longer_generated == ("a.md",)
    assert page.read_text() == OLD + "Mine.\n"
    assert build(content, a=NEW, b="# Other\n").merged == ("a.md",)
    assert page.read_text() == NEW + "Mine.\n"


def test_a_page_deleted_by_hand_stays_deleted_though_it_was_not_generated_for_a_while(content, page):
    page.unlink()
    assert build(content, b=OLD) == Report(written=("b.md",))
    assert build(content, a=NEW, b=OLD) == Report(deleted_by_hand=("a.md",), unchanged=("b.md",))


def test_the_pages_deleted_by_hand_are_those_of_an_earlier_build_that_are_gone(content):
    assert taken_out_by_hand(content) == frozenset()
    write_pages([Page("actors/a.md", OLD), Page("b.md", OLD), Page("c.md", OLD)], content)
    (content / "actors/a.md").unlink()
    (content / "actors").rmdir()
    write_pages([Page("actors/a.md", OLD), Page("b.md", OLD)], content)
    (content / "own.md").write_text("Mine.\n")
    assert taken_out_by_hand(content) == frozenset({"actors/a.md"})


class TestCitedFootnote:
    @pytest.fixture
    def new(self):
        return "# Title\n\nZero.[^0]\n\nTwo.\n\n[^0]: Other.\n"

    @pytest.fixture
    def edited(self, content, page):
        page.write_text(OLD.replace("Two.", "Two, as I say.[^1]"))

    def test_its_definition_stays_and_the_next_build_changes_nothing(self, content, page, edited, new):
        assert build(content, new) == Report(merged=("a.md",))
        assert page.read_text() == ("# Title\n\nZero.[^0]\n\nTwo, as I say.[^1]\n\n[^1]: Source.\n[^0]: Other.\n")
        before = look(content)
        assert inspect(content) == build(content, new) == Report(kept=("a.md",))
        assert look(content) == before

    def test_its_definition_comes_back_changed_without_a_conflict(self, content, page, edited, new):
        build(content, new)
        assert build(content, new + "[^1]: Source, corrected.\n") == Report(merged=("a.md",))
        assert page.read_text().endswith("[^0]: Other.\n[^1]: Source, corrected.\n")
        assert page.read_text().count("[^1]:") == 1

    def test_its_definition_goes_with_the_edit(self, content, page, edited, new):
        build(content, new)
        page.write_text(page.read_text().replace("Two, as I say.[^1]", "Two."))
        assert build(content, new) == Report(written=("a.md",))
        assert page.read_text() == new

    def test_its_line_end_is_kept(self, content, page, edited, new):
        page.write_bytes(page.read_bytes().replace(b"Source.\n", b"Source.\r\n"))
        build(content, new)
        assert b"[^1]: Source.\r\n" in page.read_bytes()

    def test_an_unedited_page_is_the_new_one(self, content, page):
        new = OLD.replace("[^1]: Source.\n", "")
        page.write_bytes(OLD.replace("\n", "\r\n").encode())
        assert build(content, new) == Report(written=("a.md",))
        assert page.read_bytes() == new.replace("\n", "\r\n").encode()


class TestOwnPage:
    @pytest.fixture
    def own(self, content):
        content.mkdir()
        own = content / "a.md"
        own.write_text("Mine.\n")
        return own

    def test_it_stands_and_the_conflict_is_told(self, own, content):
        for _ in range(2):
            report = build(content, NEW)
            assert report.kept == ("a.md",)
            assert [(each.line, each.mine, each.new) for each in report.conflicts] == [(1, "Mine.", NEW[:-1])]
        assert own.read_text() == "Mine.\n"
        assert inspect(content) == report

    def test_it_stands_for_good_when_the_editor_says_so(self, own, content):
        build(content, NEW)
        (content / ".base/.records/a.md.jsonl").unlink()
        assert build(content, NEW) == Report(kept=("a.md",))

    def test_it_is_no_conflict_when_it_says_the_same(self, own, content):
        assert build(content, "Mine.\n") == Report(unchanged=("a.md",))

    def test_pages_that_we_do_not_generate_are_none_of_our_business(self, own, content):
        before = own.read_bytes()
        assert build(content, b=NEW) == Report(written=("b.md",))
        assert own.read_bytes() == before


@pytest.mark.parametrize(
    "style",
    [
        pytest.param(lambda text: text.replace("\n", "\r\n").encode(), id="Windows"),
        pytest.param(lambda text: text.replace("\n", "\r").encode(), id="old Mac"),
        pytest.param(lambda text: text.removesuffix("\n").encode(), id="no last line end"),
        pytest.param(lambda text: b"\xef\xbb\xbf" + text.encode(), id="byte order mark"),
    ],
)
class TestStyle:
    def test_it_is_no_edit_and_is_kept(self, style, content, page):
        page.write_bytes(style(OLD))
        before = look(content)
        assert build(content, OLD) == Report(unchanged=("a.md",))
        assert look(content) == before
        assert build(content, NEW) == Report(written=("a.md",))
        assert page.read_bytes() == style(NEW)

    def test_it_is_kept_in_a_merge(self, style, content, page):
        page.write_bytes(style(OLD.replace("Two.", "Zwei.")))
        assert build(content, NEW) == Report(merged=("a.md",))
        assert page.read_bytes() == style(NEW.replace("Two.", "Zwei."))

    def test_an_unedited_page_is_removed(self, style, content, page):
        page.write_bytes(style(OLD))
        assert build(content, b=OLD).removed == ("a.md",)


def test_mixed_line_ends_stay_mixed(content, page):
    page.write_bytes(OLD.replace("Two.\n", "Zwei.\r\n").encode())
    build(content, NEW)
    assert page.read_bytes() == NEW.replace("Two.\n", "Zwei.\r\n").encode()


def test_only_line_ends_end_lines(content, page):
    page.write_text(OLD.replace("Two.", "Two\x0b\x85\u2028."), encoding="utf-8")
    build(content, NEW)
    assert page.read_text(encoding="utf-8") == NEW.replace("Two.", "Two\x0b\x85\u2028.")


def test_a_page_that_is_not_utf8_is_kept_and_told_with_the_way_out(content, page):
    page.write_bytes("Zwölf\n".encode("latin-1"))
    before = look(content)
    report = build(content, NEW)
    assert report == Report(unreadable=("a.md",)) == inspect(content)
    assert look(content) == before
    assert "Save it as UTF-8" in describe(report)[0]
    page.write_text(OLD + "Zwölf\n", encoding="utf-8")
    assert build(content, NEW) == Report(merged=("a.md",))


def test_a_base_that_is_no_text_is_none(content, page):
    (content / ".base/a.md").write_bytes(b"\xff")
    page.write_text("Mine.\n")
    assert build(content, NEW).conflicts[0].mine == "Mine."
    assert page.read_text() == "Mine.\n"


def test_a_page_edited_while_we_build_is_read_again(content, page, monkeypatch):
    page.write_text(OLD + "Mine.\n")

    def save_meanwhile(path, data, durable=False):
        if path.name == ".journal" and "Later." not in page.read_text():
            page.write_text(page.read_text() + "Later.\n")
        return write_atomic(path, data, durable)

    monkeypatch.setattr("generator.write.disk.write_atomic", save_meanwhile)
    assert build(content, NEW) == Report(merged=("a.md",))
    assert page.read_text() == NEW + "Mine.\nLater.\n"


@pytest.mark.parametrize("path", ["", "../a.md", "/a.md", "b/../a.md", ".base/a.md", "a//b.md", "C:a.md", "..\\a.md"])
def test_a_path_outside_content_is_a_bug(content, path):
    with pytest.raises(ValueError, match="inside content/"):
        write_pages([Page(path, OLD)], content)
    assert not content.exists()


def test_two_pages_on_one_path_are_a_bug(content):
    with pytest.raises(ValueError, match="two pages"):
        write_pages([Page("a.md", OLD), Page("A.md", NEW)], content)


def test_a_journal_that_leads_outside_is_dropped(content, page, tmp_path):
    (tmp_path / "x").write_text("x")
    journal = '{"path": "../x", "content": null, "base": "y", "record": null}'
    for text in (journal, "{", "[]", "\x00"):
        (content / ".base/.journal").write_text(text)
        assert build(content, OLD) == Report(unchanged=("a.md",))
    assert (tmp_path / "x").read_text() == "x"


class TestAtomic:
    def test_it_says_whether_it_wrote(self, tmp_path):
        assert write_atomic(tmp_path / "new" / "a.md", b"a")
        assert not write_atomic(tmp_path / "new" / "a.md", b"a")
        assert write_atomic(tmp_path / "new" / "a.md", b"b", durable=True)
        assert texts_of(tmp_path) == {"new/a.md": b"b"}

    def test_it_keeps_the_rights(self, tmp_path):
        path = tmp_path / "a.md"
        path.touch()
        usual = path.stat().st_mode
        write_atomic(tmp_path / "b.md", b"b")
        assert (tmp_path / "b.md").stat().st_mode == usual
        path.chmod(0o600)
        write_atomic(path, b"a")
        assert path.stat().st_mode & 0o777 == 0o600

    def test_it_writes_through_a_link(self, tmp_path):
        (tmp_path / "real.md").write_text("old")
        (tmp_path / "link.md").symlink_to("real.md")
        write_atomic(tmp_path / "link.md", b"new")
        assert (tmp_path / "link.md").is_symlink()
        assert (tmp_path / "real.md").read_text() == "new"

    @pytest.mark.parametrize(
        ("number", "way_out"),
        [(errno.ENOSPC, "Free some space"), (errno.EROFS, "Move the project"), (errno.EIO, "disk")],
    )
    def test_a_full_or_locked_disk_is_told_and_nothing_lost(self, content, page, monkeypatch, number, way_out):
        page.write_text(OLD + "Mine.\n")
        before = texts_of(content)

        def fail(*_):
            raise OSError(number, os.strerror(number))

        monkeypatch.setattr(os, "fdopen", fail)
        with pytest.raises(UserError, match=way_out) as raised:
            build(content, NEW)
        assert ".base" in str(raised.value)
        monkeypatch.undo()
        assert {path: data for path, data in texts_of(content).items() if UNFINISHED not in path} == before
        assert build(content, NEW) == Report(merged=("a.md",))

    def test_a_folder_in_the_place_of_a_page_is_told(self, content):
        (content / "a.md").mkdir(parents=True)
        with pytest.raises(UserError, match=r"a\.md.*folder stands"):
            build(content, OLD)

    def test_a_file_in_the_place_of_a_folder_is_told(self, content, page):
        with pytest.raises(UserError, match="file stands"):
            write_pages([Page("a.md", OLD), Page("a.md/b.md", OLD)], content)


def test_a_second_build_at_once_is_refused(content, page):
    code = (
        "import sys; from pathlib import Path; from generator.files import lock\n"
        f"with lock(Path({str(content / '.base/.lock')!r}), ''): print('held', flush=True); sys.stdin.read()"
    )
    root = Path(__file__).parent.parent
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=root, text=True
    ) as other:
        assert other.stdout.readline() == "held\n"
        with pytest.raises(UserError, match="another build"):
            build(content, NEW)
        other.kill()
    assert build(content, NEW) == Report(written=("a.md",))


# One generated line each has a number of its own, so that lines can be told apart; an edit is a line of its own too.
generated = st.lists(st.sampled_from([f"line {n}" for n in range(9)] + ["- item", "[^1]: note", ""]), max_size=10).map(
    lambda lines: "".join(f"{line}\n" for line in lines)
)


class Hand:
    """An editor who writes lines that nobody else writes."""

    def __init__(self):
        self.count = 0

    def edit(self, text, at, removed):
        lines = text.split("\n")
        at = min(at, len(lines) - 1)
        self.count += 1
        lines[at : at + removed] = [f"by hand {self.count}"]
        return "\n".join(lines)


def hand_lines(data):
    return [line for line in data.decode().replace("\r", "\n").split("\n") if line.startswith("by hand")]


edits = st.lists(st.tuples(st.integers(0, 10), st.integers(0, 3)), max_size=3)


@settings(max_examples=60, deadline=None)
@given(generated, edits, generated)
def test_every_line_written_by_hand_is_still_there(old, edits, new):
    hand = Hand()
    with TemporaryDirectory() as folder:
        content = Path(folder)
        build(content, old)
        for edit in edits:
            (content / "a.md").write_text(hand.edit((content / "a.md").read_text(), *edit))
        before = hand_lines((content / "a.md").read_bytes())
        first = build(content, new)
        assert hand_lines((content / "a.md").read_bytes()) == before
        written = look(content)
        second = build(content, new)
        assert look(content) == written
        assert second.conflicts == first.conflicts == inspect(content).conflicts


# A merge with a conflict beside it, and the removal of an unedited page.
@example("line 1\nline 2\nline 3\n", [(0, 1), (2, 1)], "line 4\nline 2\nline 3\nline 5\n", False)
@example("line 1\n", [], "line 2\n", True)
@settings(max_examples=3, deadline=None)
@given(generated, edits, generated, st.booleans())
def test_a_build_killed_at_any_moment_is_completed_by_the_next(old, edits, new, removed):
    hand = Hand()
    pages = {"b": new, "c": new} if removed else {"a": new, "b": new, "c": new}
    with TemporaryDirectory() as folder:
        for step in range(100):
            content = Path(folder) / str(step)
            build(content, a=old, b=old)
            for edit in edits:
                (content / "a.md").write_text(hand.edit((content / "a.md").read_text(), *edit))
            hand.count = 0
            if step == 0:
                build(content, **pages)
                undisturbed = texts_of(content)
                continue
            before = hand_lines((content / "a.md").read_bytes())
            with killed_at(step - 1):
                try:
                    build(content, **pages)
                    complete = True
                except Killed:
                    complete = False
            if before:
                assert hand_lines((content / "a.md").read_bytes()) == before
            build(content, **pages)
            assert texts_of(content) == undisturbed
            if complete:
                return
    raise AssertionError("the build never came to its end")


def test_pages_are_written_in_portions_and_each_once():
    paths = ["a", "b", "c", "gone", "large", "z"]
    made = {"a": "x" * 3_000_000, "b": "x", "c": "x" * 1_000_000, "large": "x" * 9_000_000, "z": "x"}
    assert list(_portions(paths, made)) == [["a", "b"], ["c", "gone"], ["large"], ["z"]]
    assert list(_portions([], {})) == []
