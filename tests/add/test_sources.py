"""What `briefing add` takes: folders, archives and lists of addresses, one article at a time."""

import io
import zipfile
from pathlib import Path

import pytest

from generator.add import given_sources
from generator.add.given_sources import each_source, read_addresses
from generator.errors import UserError
from tests.conftest import briefing, make_project

LIST = "Please read these:\n\n# storm\nhttps://post.example/1\nhttps://post.example/2\nhttps://post.example/1\n"


def refusal(source: str) -> str:
    """What is told of a source that gives nothing."""
    failed = []
    assert list(each_source(source, failed)) == []
    return "".join(failed)


def test_a_list_gives_each_address_once(tmp_path, monkeypatch):
    (tmp_path / "urls.txt").write_text(LIST)
    expected = ["https://post.example/1", "https://post.example/2"]
    assert read_addresses(str(tmp_path / "urls.txt")) == expected
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(LIST.encode())))
    assert read_addresses("-") == expected
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(LIST.encode())))
    assert list(each_source("-", [])) == expected


def test_a_list_without_addresses_is_refused(tmp_path):
    (tmp_path / "a.txt").write_text("The council met.\n")
    with pytest.raises(UserError, match="no address in it"):
        read_addresses(str(tmp_path / "a.txt"))


def test_a_list_is_no_article(tmp_path):
    path = tmp_path / "urls.txt"
    path.write_text("".join(f"https://post.example/{number}\n" for number in range(9)))
    assert "--from" in refusal(str(path))
    path.write_text("# mine\n1. The council met (Post) https://post.example/1\n2. https://post.example/2\n")
    assert "--from" in refusal(str(path))
    assert read_addresses(str(path)) == ["https://post.example/1", "https://post.example/2"]
    path.write_text("- [Talks](https://post.example/3_(2024)).\n- (https://post.example/4)؛\n")
    assert read_addresses(str(path)) == ["https://post.example/3_(2024)", "https://post.example/4"]
    path.write_text("The council met.\n\nSee https://post.example/1\n")
    assert list(each_source(str(path), [])) == [str(path)]


def test_a_folder_gives_its_articles(tmp_path):
    for name in ("b.txt", "a.md", "README.md", ".c.txt", "x/d.html", "d_files/e.html", "f.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    found = [path.removeprefix(f"{tmp_path}/") for path in each_source(str(tmp_path), [])]
    assert found == ["a.md", "b.txt", "x/d.html"]


def test_a_link_out_of_a_folder_is_told_and_not_followed(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "out.txt").write_text("x")
    (tmp_path / "in" / "a.txt").write_text("x")
    (tmp_path / "in" / "b.txt").symlink_to(tmp_path / "out.txt")
    failed = []
    assert list(each_source(str(tmp_path / "in"), failed)) == [str(tmp_path / "in" / "a.txt")]
    assert "b.txt: a link that leads out of the folder" in failed[0]


def test_an_archive_gives_its_articles_and_their_metadata(tmp_path):
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        for name in ("news/a.txt", "news/a.yml", "../out.txt", "pic.png", "__MACOSX/a.txt"):
            archive.writestr(name, "text of " + name)
    seen = {}
    for path in each_source(str(tmp_path / "all.zip"), []):
        beside = path.replace(".txt", ".yml")
        seen[path.rpartition("/")[2]] = (Path(path).read_text(), beside)
    assert seen["a.txt"][0] == "text of news/a.txt"
    assert not (tmp_path.parent / "out.txt").exists() and not (tmp_path / "out.txt").exists()


def test_a_file_of_an_archive_is_named_by_both(tmp_path):
    with zipfile.ZipFile(tmp_path / "May.zip", "w") as archive:
        for name in ("a/1.txt", "b/1.txt", "b/2.docx"):
            archive.writestr(name, f"The dam of {name} burst on Monday.")
    make_project(tmp_path / "p")
    told = briefing("add", tmp_path / "May.zip", project=tmp_path / "p", status=1)
    assert {path.name for path in (tmp_path / "p" / "seeds").iterdir()} >= {"May-a-1.txt", "May-b-1.txt"}
    assert f"{tmp_path}/May.zip/b/2.docx: damaged" in told


def test_what_holds_a_text_and_is_not_read_is_told(tmp_path):
    (tmp_path / "in").mkdir()
    for name in ("a.txt", "b.doc", "c.png", ".d.doc"):
        (tmp_path / "in" / name).write_text("x")
    with zipfile.ZipFile(tmp_path / "in.zip", "w") as archive:
        archive.writestr("x/a.txt", "x")
        archive.writestr("x/b.doc", "x")
    for source, name in (("in", "b.doc"), ("in.zip", "x/b.doc")):
        failed = []
        assert len(list(each_source(str(tmp_path / source), failed))) == 1
        told = '".doc" is not read. Open it in a word processor, and save it as .docx'
        assert failed == [f"{tmp_path}/{source}/{name}: {told}"]


def test_an_archive_that_is_damaged_or_too_large_is_refused(tmp_path, monkeypatch):
    (tmp_path / "a.zip").write_bytes(b"PK nothing")
    assert "can't be unpacked" in refusal(str(tmp_path / "a.zip"))
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("a.txt", "x" * 100)
    monkeypatch.setattr(given_sources, "LARGEST_UNPACKED", 10)
    assert "Unpack it" in refusal(str(tmp_path / "b.zip"))


def test_a_folder_without_articles_is_refused(tmp_path):
    assert "no article in it" in refusal(str(tmp_path))
