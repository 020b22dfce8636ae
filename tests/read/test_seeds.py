"""The seeds' folder: which files are read, what is left out, and what is said of it."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import UserError
from generator.faults import Faults
from generator.read import LARGEST_TEXT, READERS, Reading, article_id, read_article, read_seeds
from generator.read.limit import MOST_READ
from generator.read.seed import reader_of
from tests.conftest import ROOT, make_project

PAGE = (Path(__file__).parents[1] / "data" / "pages" / "flood.html").read_bytes()
TEXT = "Talks resume in Geneva\n\nThe parties met on Thursday, and they will meet again.\n"
FORMATS = "An article is a file in one of: " + ", ".join(READERS)


def read(root: Path, **files: str | bytes) -> Reading:
    """What reading gives of a folder with these files; "__" in a name stands for ".", "___" for "/"."""
    write(root, {name.replace("___", "/").replace("__", "."): text for name, text in files.items()})
    return read_seeds(root / "seeds", root)


def write(root: Path, files: dict[str, str | bytes]) -> None:
    for name, text in files.items():
        path = root / "seeds" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)


def test_a_text_with_its_metadata_is_an_article(tmp_path):
    reading = read(tmp_path, a__txt=TEXT, a__yml="published: 2024-12-05\nauthor: Ada Stone\nlicence: CC BY 4.0")
    (article,) = reading.articles
    assert (article.id, article.path) == ("a", "seeds/a.txt")
    assert article.title == "Talks resume in Geneva"
    assert article.text == TEXT.strip()
    assert article.published == date(2024, 12, 5)
    assert (article.author, article.licence, article.language) == ("Ada Stone", "CC BY 4.0", "en")
    assert (reading.problems, reading.notes) == ((), ())


def test_every_format_is_read_in_the_order_of_the_names(tmp_path):
    md = "---\npublished: 2024-12-05\n---\n# Flood\n\nThe *river* rose."
    reading = read(tmp_path, c__txt=TEXT, b__HTML=PAGE, a__md=md, d__yml="", c__yaml="published: 2024-12-05")
    assert [article.path for article in reading.articles] == ["seeds/a.md", "seeds/b.HTML", "seeds/c.txt"]
    assert reading.articles[0].text == "Flood\n\nThe river rose."
    assert reading.articles[1].published == date(2024, 11, 28)
    assert reading.articles[2].published == date(2024, 12, 5)


@pytest.mark.parametrize("ending", READERS)
def test_every_format_has_a_reader_with_a_largest_size(ending):
    assert ending.startswith(".")
    assert ending == ending.lower()
    assert reader_of(Path(f"a{ending.upper()}")).largest > 0


def test_a_title_beside_the_article_is_its_title_and_stands_before_a_text_without_one(tmp_path):
    reading = read(tmp_path, a__txt="The parties met.", a__yml="title: Talks", b__txt=TEXT, b__yml="title: Other")
    assert [article.title for article in reading.articles] == ["Talks", "Other"]
    assert [article.text for article in reading.articles] == ["Talks\n\nThe parties met.", TEXT.strip()]


def test_metadata_beside_come_before_front_matter(tmp_path):
    md = "---\npublished: 2024-12-05\nauthor: Ada Stone\n---\nThe parties met."
    (article,) = read(tmp_path, a__md=md, a__yml="published: 2024-12-06").articles
    assert (article.published, article.author) == (date(2024, 12, 6), "Ada Stone")


def test_sub_folders_are_read_hidden_files_and_notes_are_not(tmp_path):
    files = {"2024/a.txt": TEXT, "README.md": "What goes here", ".gitkeep": "", ".git/b.txt": "x", "x/.c.txt": "x"}
    write(tmp_path, {**files, "readme.txt": "x", "2024/a.yml": "published: 2024-12-05"})
    reading = read_seeds(tmp_path / "seeds", tmp_path)
    assert [article.id for article in reading.articles] == ["2024-a"]
    assert (reading.problems, reading.notes) == ((), ())


def test_a_missing_date_is_said_with_what_to_do(tmp_path):
    told = 'no publication date, so relative dates ("Thursday") stay unresolved, unless its first lines name a day.'
    assert read(tmp_path, a__txt=TEXT).notes == (f"seeds/a.txt: {told} Add seeds/a.yml with: published: 2024-12-05",)
    assert read(tmp_path, a__yaml="author: Ada Stone").notes == (
        f"seeds/a.txt: {told} Add to seeds/a.yaml: published: 2024-12-05",
    )


def test_markdown_or_html_in_a_text_file_is_said_with_its_right_name(tmp_path):
    text = f"---\ntitle: Talks resume\n---\n\n{TEXT}"
    notes = read(tmp_path, a__md__txt=text, b__txt=PAGE, c__txt="--- \n\nNo key follows here.", d__md=text).notes
    assert [note for note in notes if "Rename" in note] == [
        "seeds/a.md.txt: read as plain text, but it begins as .md does. Rename it: a.md",
        "seeds/b.txt: read as plain text, but it begins as .html does. Rename it: b.html",
    ]


def test_another_language_is_said_and_the_article_is_kept(tmp_path):
    text = "Les familles ont quitté la vallée et les secours sont sur place avec des bateaux pour les habitants. " * 2
    reading = read(tmp_path, a__txt=text, a__yml="published: 2024-12-05")
    assert [article.language for article in reading.articles] == ["fr"]
    assert reading.notes == (
        "seeds/a.txt: in French, and only English is analysed: it is listed as a source without statements. If it is "
        "English, add to seeds/a.yml: language: en",
    )
    assert read(tmp_path, a__yml="published: 2024-12-05\nlanguage: en").notes == ()


def test_the_language_of_a_page_is_its_own_where_its_words_tell_nothing(tmp_path):
    page = "<html lang='fr-CA'><body><article><p>Genève, Paris, Montréal.</p></article></body></html>"
    assert read(tmp_path, a__html=page).articles[0].language == "fr"


def test_a_guessed_encoding_is_said(tmp_path):
    reading = read(tmp_path, a__txt="“We are close,” she said.".encode("cp1252"), a__yml="published: 2024-12-05")
    assert reading.articles[0].text == "“We are close,” she said."
    assert reading.notes == (
        "seeds/a.txt: not UTF-8, read as cp1252. If letters with accents are wrong, save it as UTF-8",
    )


def test_what_is_not_read_is_named(tmp_path):
    reading = read(tmp_path, a__txt=TEXT, a__yml="published: 2024-12-05", b__xls=b"%PDF", c="x", d__yml="title: a")
    assert reading.notes == (
        f'seeds/b.xls: skipped, since ".xls" is not read. {FORMATS}',
        f'seeds/c: skipped, since "c" is not read. {FORMATS}',
        "seeds/d.yml: no article beside it. Name it as the article is named, with .yml for its ending, or remove it",
    )


SPLIT = "If it holds several articles, split it into one file for each"


@pytest.mark.parametrize(
    ("files", "problem"),
    [
        ({"b.txt": " \n\u200b"}, "seeds/b.txt: no text in it. Put the article in, or remove the file"),
        ({"b.txt": b"%PDF-1"}, "seeds/b.txt: found a PDF, expected text. Save its text as UTF-8"),
        ({"b.txt": b"x" * 10_000_000}, f"seeds/b.txt: a file of 10.0 MB; at most 4 MB is read. {SPLIT}"),
        ({"b.html": b"x" * 8_100_000}, f"seeds/b.html: a file of 8.1 MB; at most 8 MB is read. {SPLIT}"),
        ({"b.txt": "word " * 500_000}, f"seeds/b.txt: a text of 2.5 MB; at most 2 MB is read. {SPLIT}"),
        ({"b.txt": TEXT.replace("\n", " \r\n")}, "seeds/b.txt: the same text as seeds/a.txt. Remove one of them"),
        ({"a.md": "Other."}, 'seeds/a.txt: takes the same name as seeds/a.md ("a"). Rename one of them'),
        ({"Ä.txt": "Other."}, 'seeds/Ä.txt: takes the same name as seeds/a.txt ("a"). Rename one of them'),
        ({"b.txt": "x", "b.yml": "published: soon"},
         'seeds/b.yml:1: published should be a date such as 2024-12-05, found "soon"'),
        ({"b.txt": "x", "b.yml": "", "b.yaml": ""}, "seeds/b.yaml: seeds/b.yml is there too. Remove one of them"),
        ({"b.txt": "x", "b.yml": b"\0"},
         "seeds/b.yml: found NUL bytes, as in a program or a picture; expected text. Save its text as UTF-8"),
        ({"b.md": "---\ntitle: a\n---\n"}, "seeds/b.md: no text in it. Put the article in, or remove the file"),
    ],
)  # fmt: skip
def test_what_is_left_out_is_named_and_the_rest_is_read(tmp_path, files, problem):
    write(tmp_path, {"a.txt": TEXT, **files})
    reading = read_seeds(tmp_path / "seeds", tmp_path)
    assert reading.problems == (problem,)
    assert len(reading.articles) == 1


def test_a_fault_of_ours_costs_one_article(tmp_path, monkeypatch):
    write(tmp_path, {"a.txt": TEXT, "b.html": PAGE})
    monkeypatch.setattr("trafilatura.bare_extraction", lambda *_, **__: 1 / 0)
    faults = Faults()
    reading = read_seeds(tmp_path / "seeds", tmp_path, faults)
    assert [article.id for article in reading.articles] == ["a"]
    assert reading.left_out == ("b",)
    (problem,) = reading.problems
    assert problem.startswith("seeds/b.html: can't be read, by a fault of ours (ZeroDivisionError: ")
    assert [(fault.subject, fault.step) for fault in faults.found] == [("seeds/b.html", "the reading of the file")]
    with pytest.raises(ZeroDivisionError):
        read_seeds(tmp_path / "seeds", tmp_path)


def test_links_out_of_the_folder_are_not_followed(tmp_path):
    write(tmp_path, {"a.txt": TEXT, "sub/b.txt": "Other."})
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "secret.txt").write_text("Secret.")
    (tmp_path / "seeds" / "c.txt").symlink_to(tmp_path / "outside" / "secret.txt")
    (tmp_path / "seeds" / "d").symlink_to(tmp_path / "outside")
    (tmp_path / "seeds" / "e").symlink_to(tmp_path / "seeds" / "sub")
    (tmp_path / "seeds" / "f.txt").symlink_to(tmp_path / "seeds" / "none")
    os.mkfifo(tmp_path / "seeds" / "g.txt")
    (tmp_path / "seeds" / "h.txt").symlink_to("h.txt")
    reading = read_seeds(tmp_path / "seeds", tmp_path)
    assert [article.path for article in reading.articles] == ["seeds/a.txt", "seeds/sub/b.txt"]
    assert reading.problems == (
        "seeds/c.txt: a link that leads out of the folder is not followed. Put a copy here",
        "seeds/d: a link that leads out of the folder is not followed. Put a copy here",
        "seeds/f.txt: not a file that can be read. Remove it",
        "seeds/g.txt: not a file that can be read. Remove it",
        "seeds/h.txt: not a file that can be read. Remove it",
    )


def test_metadata_that_lie_outside_are_not_read(tmp_path):
    write(tmp_path, {"a.txt": TEXT, "b.txt": "Other."})
    (tmp_path / "secret.yml").write_text("password: 1234")
    (tmp_path / "seeds" / "b.yml").symlink_to(tmp_path / "secret.yml")
    reading = read_seeds(tmp_path / "seeds", tmp_path)
    assert [article.path for article in reading.articles] == ["seeds/a.txt"]
    assert reading.problems == (
        "seeds/b.yml: a link that leads out of the folder is not followed. Put a copy here",
        "seeds/b.txt: its metadata are a link that leads out of the folder. Put a copy here",
    )


def test_a_large_file_costs_no_memory(tmp_path):
    """Measured in a program of its own: one that reads half of any of these files would need as much memory."""
    project = make_project(tmp_path / "project", seeds=False)
    write(project, {"a.txt": TEXT, "b.yml": "", "b.txt": "Other."})
    sizes = {"film.mp4": 300, "c.txt": 200, "d.html": 200, "e.md": 200, "b.yml": 200, "README.md": 200}
    for name, megabytes in sizes.items():
        with (project / "seeds" / name).open("wb") as file:
            file.truncate(megabytes * 1_000_000)  # sparse: it takes no place on the disk
    program = (
        "import sys; from pathlib import Path; root = Path(sys.argv[1])\n"
        "from generator.caching import last_build; from generator.config_reader import load_config\n"
        "from generator.read import read_seeds; from tests.memory import peak_megabytes\n"
        "config = load_config(root / 'site_config.yml'); before = peak_megabytes()\n"
        "last_build.state_of_inputs(config); print(*read_seeds(root / 'seeds', root).problems, sep='\\n')\n"
        "print(peak_megabytes() - before)"
    )
    command = [sys.executable, "-c", program, project]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    *problems, grown = run.stdout.splitlines()
    assert [problem.partition(" MB; ")[0] for problem in problems] == [
        "seeds/b.yml: a file of 200.0",
        "seeds/c.txt: a file of 200.0",
        "seeds/d.html: a file of 200.0",
        "seeds/e.md: a file of 200.0",
    ]
    assert float(grown) < 50


def test_a_folder_that_is_not_there_says_what_to_do(tmp_path):
    with pytest.raises(UserError) as caught:
        read_seeds(tmp_path / "seeds", tmp_path)
    assert str(caught.value) == f"seeds: no such folder. Make it and put an article in. {FORMATS}"


def test_a_folder_without_articles_is_a_new_project(tmp_path):
    reading = read(tmp_path, README__md="What goes here")
    assert reading.articles == reading.problems == ()
    assert reading.notes == (f"seeds: no article yet. Put one in, or: briefing add FILE. {FORMATS}",)


def test_a_folder_with_nothing_that_can_be_read_says_why(tmp_path):
    with pytest.raises(UserError) as caught:
        read(tmp_path, a__txt="", b__xls="x")
    assert str(caught.value).splitlines() == [
        f"seeds: no article to read. {FORMATS}",
        "seeds/a.txt: no text in it. Put the article in, or remove the file",
        f'seeds/b.xls: skipped, since ".xls" is not read. {FORMATS}',
    ]


def test_a_name_of_any_bytes_is_told_on_one_line(tmp_path):
    write(tmp_path, {"a.txt": TEXT})
    (tmp_path / "seeds" / os.fsdecode(b"\xff\n\x1b.xls")).touch()
    notes = read_seeds(tmp_path / "seeds", tmp_path).notes
    assert f'seeds/ .xls: skipped, since ".xls" is not read. {FORMATS}' in notes


def test_one_article_can_be_read_by_itself(tmp_path):
    write(tmp_path, {"2024/a.txt": TEXT})
    article = read_article(tmp_path / "seeds" / "2024" / "a.txt", tmp_path)
    assert (article.id, article.path) == ("a", "seeds/2024/a.txt")
    with pytest.raises(UserError, match=r"^seeds/none\.txt: can't be read \(No such file or directory\)$"):
        read_article(tmp_path / "seeds" / "none.txt", tmp_path)
    with pytest.raises(UserError, match=r'^seeds/none\.xls: "\.xls" is not read\. An article is'):
        read_article(tmp_path / "seeds" / "none.xls", tmp_path)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("000_d7cd96d04a80de27.txt", "000_d7cd96d04a80de27"),
        ("Talks & more (2).txt", "talks-more-2"),
        ("2024/12/Łódź Straße.md", "2024-12-lodz-strasse"),
        ("_a.txt", "a"),
        ("v1.2.txt", "v1-2"),
        ("index.txt", "index-1bc04b52"),
        ("خبر.txt", "article-44185590"),
    ],
)
def test_an_id_is_a_file_name_and_part_of_an_address(name, expected):
    assert article_id(Path(name)) == expected


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="/\0"), min_size=1).filter(str.strip))
def test_any_name_gives_a_safe_id(name):
    found = article_id(Path(f"{name}.txt"))
    assert found
    assert set(found) <= set("abcdefghijklmnopqrstuvwxyz0123456789-_")
    assert len(found) < 120


@given(st.text() | st.binary(), st.sampled_from([".txt", ".md"]))
def test_what_was_read_reads_the_same_again(written, ending):
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"a{ending}"
        path.write_bytes(written.encode() if isinstance(written, str) else written)
        try:
            text = read_article(path, Path(folder)).text
        except UserError as error:
            assert str(error).startswith(f"a{ending}:")
            return
        assert text == text.strip()
        assert not any(category(character) == "Cc" for character in text.replace("\n", ""))
        (Path(folder) / "b.txt").write_text(text, encoding="utf-8")
        assert read_article(Path(folder) / "b.txt", Path(folder)).text == text


def test_of_a_text_of_the_largest_size_the_beginning_is_read(tmp_path):
    text = ("The parties met on Thursday. " * 80_000)[:LARGEST_TEXT].strip()
    reading = read(tmp_path, a__txt=text)
    (article,) = reading.articles
    assert MOST_READ - 100 < len(article.text) <= MOST_READ
    assert text.startswith(article.text)
    assert article.text.endswith("Thursday.")
    assert reading.notes[0].startswith(f"seeds/a.txt: {len(text):,} characters, of which the first ")


def test_what_a_browser_saves_beside_a_page_is_no_article(tmp_path):
    folder = tmp_path / "seeds"
    for name in ("dam.html", "dam_files/frame.html", "dam_files/a.js", "other_files/note.txt"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"<html><body><p>The dam was opened, said the council of {name}.</p></body></html>")
    reading = read_seeds(folder, tmp_path)
    assert [article.path for article in reading.articles] == ["seeds/dam.html", "seeds/other_files/note.txt"]
    assert not any("dam_files" in note for note in reading.notes)
