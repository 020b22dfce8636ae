"""Pages of which a part gets a page of its own: what an editor did there goes along."""

import pytest

from generator.model import Page
from generator.write import planned_texts, write_pages
from generator.write.report import describe

NOTES = {mark: f"[^{mark}]: P" for mark in "abcdefghij"}
MAY = {
    "Shelter": ("One slept outside.[^a]", "Two slept outside.[^b]", "Three found a house.[^c]"),
    "Food": ("Four ate.[^d]", "Five ate.[^e]"),
    "Health": ("Six fell ill.[^f]", "Seven fell ill.[^g]"),
}
JUNE = {"Shelter": ("Eight slept outside.[^h]",), "Health": ("Nine fell ill.[^i]",)}


def page(path, title, sections):
    lines = [f"# {title}", ""]
    for heading, statements in sections.items():
        lines += [f"## {heading}", "", *(line for one in statements for line in (one, ""))]
    text = "\n".join(lines)
    notes = [note for mark, note in NOTES.items() if f"[^{mark}]" in text]
    return Page(path, "\n".join([*lines, *notes, ""]))


WHOLE = page("aid.md", "Aid", MAY)
PARTS = [page("aid.md", "Aid", JUNE), page("aid/2023-05.md", "Aid, May 2023", MAY)]


@pytest.fixture
def content(tmp_path):
    folder = tmp_path / "content"
    write_pages([WHOLE], folder)
    return folder


@pytest.fixture(params=["at once", "after a build"])
def part(content, request):
    """Part the page behind an edit; gives its text and that of its part."""

    def edit_and_part(*edits, pages=PARTS):
        text = (content / "aid.md").read_text()
        for found, written in edits:
            assert found in text
            text = text.replace(found, written)
        (content / "aid.md").write_text(text)
        if request.param == "after a build":
            write_pages([WHOLE], content)
        planned = planned_texts(pages, content=content)
        for _ in range(2):
            report = write_pages(pages, content)
            assert not report.conflicts
            texts = [(content / each.path).read_text() for each in pages]
            assert texts == [planned[each.path] for each in pages]
        return texts

    return edit_and_part


def test_a_reworded_line_stands_where_its_claim_stands_now(part):
    whole, may = part(("Two slept outside.", "Two had no roof."))
    assert whole == PARTS[0].text
    assert may == PARTS[1].text.replace("Two slept outside.", "Two had no roof.")


def test_what_was_taken_out_stays_out(part):
    food = "## Food\n\nFour ate.[^d]\n\nFive ate.[^e]\n\n"
    whole, may = part((food, ""), ("One slept outside.[^a]\n\n", ""))
    assert whole == PARTS[0].text
    assert "Food" not in may and "ate." not in may and "One slept" not in may
    assert "Two slept outside.[^b]" in may


def test_a_section_that_was_moved_stays_where_it_was_put(part):
    food = "## Food\n\nFour ate.[^d]\n\nFive ate.[^e]\n\n"
    _, may = part((food, ""), ("## Shelter", f"{food}## Shelter"))
    assert may.index("## Food") < may.index("## Shelter") < may.index("## Health")


def test_a_remark_goes_with_the_statement_before_it(part):
    whole, may = part(("Two slept outside.[^b]\n", "Two slept outside.[^b]\n\nWe asked who.\n"))
    assert "We asked" not in whole
    assert "Two slept outside.[^b]\n\nWe asked who.\n\nThree" in may


def test_a_remark_that_leads_to_a_statement_goes_with_it(part):
    edits = ("One slept", "We ask who sleeps:\n\nOne slept"), ("Two slept", "And more:\n\nTwo slept")
    whole, may = part(*edits)
    assert whole == PARTS[0].text
    assert "We ask who sleeps:\n\nOne slept" in may and "And more:\n\nTwo slept" in may


def test_a_remark_at_the_head_of_a_section_stays_with_its_heading(part):
    edits = [(f"## {name}\n", f"## {name}\n\nOur view of {name}.\n") for name in MAY]
    whole, may = part(*edits)
    assert "## Shelter\n\nOur view of Shelter.\n\nEight" in whole
    assert "## Health\n\nOur view of Health.\n\nNine" in whole
    assert "## Food\n\nOur view of Food.\n\nFour" in may and may.count("Our view") == 1


def test_each_part_takes_its_own(part):
    first = {name: lines[:1] for name, lines in MAY.items()}
    rest = {name: lines[1:] for name, lines in MAY.items()}
    pages = [
        PARTS[0],
        page("aid/2023-04.md", "Aid, April 2023", first),
        page("aid/2023-05.md", "Aid, May 2023", rest),
    ]
    edits = [("One slept", "One lay"), ("Two slept", "Two lay"), ("Five ate.[^e]\n\n", "")]
    whole, april, may = part(*edits, pages=pages)
    assert whole == PARTS[0].text
    assert april == pages[1].text.replace("One slept", "One lay")
    assert "Two lay" in may and "Five" not in may


def test_the_build_names_the_page_of_the_part(content):
    path = content / "aid.md"
    path.write_text(path.read_text().replace("Two slept", "Two lay"))
    report = write_pages(PARTS, content)
    assert report.parted == (("aid.md", "aid/2023-05.md"),)
    assert "a part of it is content/aid/2023-05.md now" in describe(report)[0]
    assert not write_pages(PARTS, content).parted


def test_a_part_that_nobody_edited_is_not_told(content):
    assert not write_pages(PARTS, content).parted
