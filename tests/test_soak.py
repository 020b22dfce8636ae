"""The soak finds what it is there to find; that it finds nothing is for `make soak` to show."""

from random import Random

import pytest

from tests.cuts import articles_of, cut_at_characters, cut_at_words
from tests.soak import groups
from tests.soak.__main__ import _groups
from tests.soak.groups import CRASH, FAULT, FINDING, LARGE, OTHER, SLOW, Built, file_name, try_group
from tests.soak.mangle import MANGLINGS, mangle
from tests.soak.material import Draft, read_material

TEXT = "“Stop it,” Ann Smith said on Friday.\n\nAt least 12 people were killed in Homs, doctors said.\n"
DRAFTS = [Draft(f"article-{number}", f"Report {number}\n\n{TEXT}".encode()) for number in range(3)]
FINE = Built({"findings": [], "faults": [], "left_out": []}, "", 1.0, 100.0)


def kinds(result):
    return [failure.kind for failure in result.failures]


def test_a_small_group_is_built_twice_the_same(tmp_path):
    result = try_group(DRAFTS[:2], Random(1), tmp_path)
    assert kinds(result) == []
    assert result.seconds > 0 and result.megabytes > 10
    made = [path / "content/index.md" for path in (tmp_path / "one", tmp_path / "another place/two")]
    assert made[0].read_bytes() == made[1].read_bytes()


def test_every_kind_of_failure_is_counted(tmp_path, monkeypatch):
    told = {"findings": ["wrong", "wrong too"], "faults": ["broken"], "left_out": ["a.txt: no text in it"]}
    bad = Built(told, "", seconds=61.0, megabytes=501.0)
    monkeypatch.setattr(groups, "run_build", lambda project, **environment: bad)
    result = try_group(DRAFTS, Random(1), tmp_path)
    assert kinds(result) == [SLOW, LARGE, FAULT, FINDING, FINDING]
    assert result.left_out == ("a.txt: no text in it",)


def test_a_crash_names_the_article_that_crashes_alone(tmp_path, monkeypatch):
    def run_build(project, **environment):
        crashes = any(b"Report 1" in seed.read_bytes() for seed in (project / "seeds").glob("*.txt"))
        return Built({}, "Traceback\nIndexError: x", 1.0, 100.0) if crashes else FINE

    monkeypatch.setattr(groups, "run_build", run_build)
    result = try_group(DRAFTS, Random(1), tmp_path)
    assert kinds(result) == [CRASH]
    assert "IndexError" in result.failures[0].told
    assert result.failures[0].told.endswith(f"fail alone: {file_name(DRAFTS[1])}")


def test_another_byte_in_the_second_build_is_told(tmp_path, monkeypatch):
    def run_build(project, **environment):
        (project / "content").mkdir()
        (project / "content/index.md").write_text(project.name)
        return FINE

    monkeypatch.setattr(groups, "run_build", run_build)
    result = try_group(DRAFTS, Random(1), tmp_path)
    assert kinds(result) == [OTHER] and "index.md" in result.failures[0].told


def test_a_seed_decides_the_groups():
    drafts = [Draft(str(number), TEXT.encode()) for number in range(60)]
    assert [len(group) for group in _groups(drafts, 5)] == [25, 25, 10]
    assert list(_groups(drafts, 5)) == list(_groups(drafts, 5)) != list(_groups(drafts, 6))
    assert any(draft.change for draft in mangle(drafts, Random(5)))


@pytest.mark.parametrize("mangling", MANGLINGS)
def test_every_mangling_gives_something_of_any_text(mangling):
    for text in (TEXT, "x", "\n\n\n", "é"):
        assert isinstance(mangling(text, Random(1)), (str, bytes))


def test_material_is_read_from_lines_and_from_seeds(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"id": "one", "text": "Short: “a”", "date": "2024-12-05"}\n', "utf-8")
    (tmp_path / "b.txt").write_text("A seed", "utf-8")
    (tmp_path / "b.yml").write_text("published: 2024-12-05\n", "utf-8")
    lines, seed = read_material([tmp_path])
    assert (lines.data.decode(), lines.beside) == ("Short: “a”", 'published: "2024-12-05"\n')
    assert (seed.data, seed.beside) == (b"A seed", "published: 2024-12-05\n")


def test_a_sentence_is_cut_everywhere():
    assert list(cut_at_words("One two")) == ["One", "One two", "One two", "two"]
    assert list(cut_at_characters("abc")) == ["a", "ab", "abc"]
    assert [article.id for article in articles_of("Cut")] == ["alone", "headline", "end"]
