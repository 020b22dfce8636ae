"""The briefing as a printed document, as a reader of paper gets it: from a real browser, read back from the PDF."""

import re

import pytest
from pypdf import PdfReader

from generator.pdf.browser import VARIABLE
from tests.browser.find import MISSING, find_browser
from tests.conftest import make_project, run

# What the site says to those who click, and to nobody else.
NAVIGATION = ("¶", "↩", "Skip to content", "Search", "Back to top", "Copy", "All: ", "shown", "Made with", "Switch to")
SEEDS = {
    "alpha": ("Flood hits Malvar", "2024-05-02", "More than 1,200 people were displaced in Aleppo, the mayor said."),
    "beta": ("Second wave", "2024-05-04", "Russia said on Friday it “will send aid” to Syria."),
    "gamma": ("Talks begin", "2024-05-06", "Ann Smith, president of Syria, met envoys in Damascus on Monday."),
}


@pytest.fixture(scope="module", autouse=True)
def installed():
    path = find_browser()
    if not path:
        pytest.fail(MISSING)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, path)
        yield


@pytest.fixture(scope="module")
def founding(tmp_path_factory):
    project = make_project(tmp_path_factory.mktemp("printed") / "project")
    run("generator", "pdf", cwd=project)
    return project


@pytest.fixture(scope="module")
def printed(founding):
    return PdfReader(founding / "dist/syria-briefing.pdf")


@pytest.fixture(scope="module")
def several(tmp_path_factory):
    """Three sources, in Arabic, with files for pages, and a page of the editor's own."""
    project = make_project(tmp_path_factory.mktemp("several") / "project", seeds=False)
    for id, (title, published, text) in SEEDS.items():
        (project / f"seeds/{id}.txt").write_text(f"{title}\n\n{text}\n", encoding="utf-8")
        details = f"published: {published}\npublisher: Paper {id}\nurl: https://example.org/{id}\nlicence: CC BY 4.0\n"
        (project / f"seeds/{id}.yml").write_text(details, encoding="utf-8")
    settings = project / "site_config.yml"
    text = settings.read_text(encoding="utf-8").replace("  language: en", "  language: ar")
    text = text.replace("docs_dir:", "use_directory_urls: false\ndocs_dir:")
    settings.write_text(text.replace("  - Data:", "  - Mine:\n    - mine.md\n  - Data:"), encoding="utf-8")
    (project / "content/mine.md").write_text("# What we think\n\nMuch.[^1]\n\n[^1]: Our own note.\n", encoding="utf-8")
    run("generator", "pdf", cwd=project)
    return PdfReader(project / "dist/syria-briefing.pdf")


def texts(reader):
    """The text of each page, in which a line's end is a space, or nothing after a hyphen."""
    return [" ".join(page.extract_text().replace("-\n", "-").split()) for page in reader.pages]


def outline(reader, entries=None, level=1):
    """The contents as a viewer shows them: level, title, page."""
    for entry in reader.outline if entries is None else entries:
        if isinstance(entry, list):
            yield from outline(reader, entry, level + 1)
        else:
            yield level, entry.title, reader.get_destination_page_number(entry) + 1


def size_of(page, text):
    """The size in points in which a text stands on a page."""
    found = []

    def visit(part, matrix, text_matrix, font, size):
        if part.strip().startswith(text):
            found.append(size * abs(text_matrix[3] * matrix[3]))

    page.extract_text(visitor_text=visit)
    return max(found)


def test_it_opens_with_title_cut_off_and_number_of_sources(printed):
    first = texts(printed)[0]
    assert "Syria briefing Who is who, what is said" in first
    assert "As of 5 December 2024 · 1 source Contents" in first
    assert printed.metadata.title == "Syria briefing"


def test_every_page_of_the_menu_is_a_chapter_and_every_actor_one_within(printed, founding):
    chapters = [title for level, title, _ in outline(printed) if level == 1]
    assert chapters == ["Overview", "Who’s who", "Humanitarian picture", "Diplomacy",
                        "On the ground", "Timeline", "Places", "Quotes", "Figures", "Sources"]  # fmt: skip
    within = {title for level, title, _ in outline(printed) if level == 2}
    for path in (founding / "content/actors").glob("*.md"):
        name = re.search(r"(?m)^# (.*)$", path.read_text(encoding="utf-8"))[1]
        assert name in within or name == "Who’s who"


def test_the_contents_tell_the_pages_on_which_headings_stand(printed):
    pages = texts(printed)
    entries = list(outline(printed))
    assert len(entries) >= 38
    for _, title, number in entries:
        assert f"{title.removeprefix('1. ')} {number}" in pages[0]
        assert title in pages[number - 1]
    for level, title, number in entries:
        if level == 1:  # a chapter begins a page
            assert pages[number - 1].removeprefix(f"{number}Syria briefing ").startswith(title)


def test_every_page_bears_its_number_and_the_title(printed):
    for number, page in enumerate(texts(printed), 1):
        assert page.startswith(f"{number}Syria briefing")


def test_every_mark_shows_a_passage_that_stands_among_the_sources(printed, founding):
    pages = texts(printed)
    start = next(number for _, title, number in outline(printed) if title == "Sources")
    sources = " ".join(pages[start - 1 :])
    marks = set(re.findall(r"\[(1\.\d+)\]", " ".join(pages[: start - 1])))
    written = (founding / "content/sources/000_d7cd96d04a80de27.md").read_text(encoding="utf-8")
    passages = re.findall(r"(?m)^(.*)\n\{ #p-", written)
    assert len(passages) > 20
    assert {f"1.{number}" for number in range(1, len(passages) + 1)} >= marks > set()
    for number, passage in enumerate(passages, 1):
        assert f"1.{number} {passage}" in sources
    assert "1. Syria: Hezbollah backs President al-Assad" in sources


def test_nothing_is_there_to_be_clicked(printed):
    whole = " ".join(texts(printed))
    assert not [word for word in NAVIGATION if word in whole]
    figures = next(number for level, title, number in outline(printed) if (level, title) == (1, "Figures"))
    assert f"All figures, page {figures}" in whole


def test_it_is_printed_in_full_size(printed):
    """A page with something wider than itself a browser prints smaller, all of it."""
    assert size_of(printed.pages[0], "Who is who, what is said") == pytest.approx(12, abs=0.1)


def test_the_same_site_gives_the_same_bytes(founding):
    target = founding / "dist/syria-briefing.pdf"
    before = target.read_bytes()
    run("generator", "pdf", cwd=founding)
    assert target.read_bytes() == before
    assert [path.name for path in target.parent.iterdir()] == [target.name]


def test_each_source_has_its_number_with_all_that_is_known_of_it(several):
    sources = {title: number for _, title, number in outline(several) if re.match(r"\d\. ", title)}
    titles = [title for title, *_ in SEEDS.values()]
    assert sorted(title.partition(". ")[2] for title in sources) == sorted(titles)
    whole = texts(several)
    for title, number in sources.items():
        place, _, name = title.partition(". ")
        id = next(id for id, (other, *_) in SEEDS.items() if other == name)
        page = " ".join(whole[number - 1 : number + 1])
        assert f"Paper {id}" in page and f"https://example.org/{id}" in page and "CC BY 4.0" in page
        assert f"{place}.1" in page


def test_an_editors_page_is_a_chapter_with_its_notes_in_any_language(several):
    number = next(number for _, title, number in outline(several) if title == "What we think")
    page = texts(several)[number - 1]
    assert re.search(r"Much\.\W*\[a\]", page) and "Our own note." in page
    assert size_of(several.pages[0], "Who is who, what is said") == pytest.approx(12, abs=0.1)


@pytest.mark.parametrize(("browser", "said"), [("none", "Install one"), ("true", "printed nothing")])
def test_a_browser_that_is_missing_or_prints_nothing_is_told(project, tmp_path, monkeypatch, browser, said):
    path = tmp_path / browser
    if browser == "true":
        path.write_text("#!/bin/sh\n", encoding="utf-8")
        path.chmod(0o755)
    monkeypatch.setenv(VARIABLE, str(path))
    assert said in run("generator", "pdf", cwd=project, status=1).stderr
    assert not list(project.glob("dist/*"))


def test_a_file_in_the_place_of_the_folder_is_told(project):
    (project / "dist").write_text("mine", encoding="utf-8")
    assert "A file stands where a folder belongs" in run("generator", "pdf", cwd=project, status=1).stderr
