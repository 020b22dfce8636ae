"""The pages that the founding article becomes, as a reader's browser gets them, against what a careful reader takes
from the article.

Only the `article` element of a page counts: menu, footer and search are the theme's.
"""

import functools
from dataclasses import dataclass
from html.parser import HTMLParser

import pytest

from generator.spelling import normal_form
from tests.test_founding_article import ENTRY_WORDS, FACTS, SECTION_LINES, SECTIONS, facts, longest_rise, place_forms

BLOCKS = {"h1", "h2", "h3", "p", "ul", "ol", "li", "table", "tr", "blockquote", "div"}
CELLS = {"td", "th"}
VOID = {"br", "hr", "img", "input"}
# Marks and links that the layout adds to the words, and the sentence around a quotation.
ADDED = {"sup", "headerlink", "footnote-backref", "context"}
KIND_HEADINGS = {
    "person": "People",
    "organisation": "Organisations",
    "armed_group": "Armed groups",
    "government": "Governments",
    "state": "States",
}
QUOTE_LABELS = {"mixed": "(in part):", "indirect": "(paraphrase):"}
FIGURES_LED_TO = {
    "humanitarian": ["Figures", "All figures"],
    "security": [],
    "diplomacy": [],
}
RELATIONS_HEADING = "Who stands where to whom"
# How the article writes the amounts; one without a number is its qualifier.
AMOUNTS = {280000: "more than 280,000", 3000000: "about three million", None: "tens of thousands"}
COUNTRIES = {"SYR": "Syria", "LBN": "Lebanon", "TUR": "Turkey"}
DATE_LABELS = {
    "2011": "2011",
    "2020": "2020",
    "2024-W48": "week of 25 November 2024",
    "2024-11-27": "27 November 2024",
    "2024-W48-WE": "weekend of 30 November 2024",
    "2024-12-05": "5 December 2024",
}


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text that a reader sees as one: a heading, a paragraph, a list entry, a table's row."""

    cells: tuple[str, ...]  # one, save in a table's row
    heading: str  # the h2 above it
    path: tuple[str, ...]  # the elements that it stands in; "footnote" is the list of passages at the foot

    @property
    def text(self) -> str:
        return " ".join(self.cells)

    @property
    def is_footnote(self) -> bool:
        return "footnote" in self.path


class ArticleReader(HTMLParser):
    """Collects the blocks of the `article` element."""

    def __init__(self):
        super().__init__()
        self.blocks, self.path, self.cells, self.heading = [], [], [""], ""

    def handle_starttag(self, tag, attributes):
        if tag in BLOCKS:
            self.end_block()
        if tag in CELLS:
            self.cells.append("")
        marks = (dict(attributes).get("class") or "").split()
        if tag not in VOID:
            self.path.append((tag, next((mark for mark in marks if mark in {"footnote", *ADDED}), tag)))

    def handle_endtag(self, tag):
        if tag in BLOCKS:
            self.end_block()
        while any(tag == opened for opened, _ in self.path):
            if self.path.pop()[0] == tag:
                break

    def handle_data(self, text):
        names = {name for _, name in self.path}
        if "article" in names and not names & ADDED:
            self.cells[-1] += text

    def end_block(self):
        path = tuple(name for _, name in self.path)
        cells = tuple(" ".join(cell.split()) for cell in self.cells)
        self.cells = [""]
        if path and path[-1] == "tr":
            cells = cells[1:]  # what stands before the first cell is the source's line break
        if any(cells):
            if "h2" in path:
                self.heading = cells[0]
            self.blocks.append(Block(cells, self.heading, path))


@pytest.fixture(scope="session")
def page(built):
    """The blocks of a page of the built site: `page("quotes")`."""

    @functools.cache
    def read_page(name):
        reader = ArticleReader()
        reader.feed((built / "site" / name / "index.html").read_text(encoding="utf-8"))
        return tuple(reader.blocks)

    return read_page


def body(blocks):
    return [block for block in blocks if not block.is_footnote]


def rows(blocks):
    """The tables' rows without their heads."""
    return [block for block in body(blocks) if "tbody" in block.path]


def entries(blocks):
    """The list entries."""
    return [block for block in body(blocks) if "li" in block.path]


def parts_of_actor(entry):
    """Name, role and aliases of an entry such as "Naim Qassem – secretary-general, Hezbollah; also: Qassem"."""
    named, _, aliases = entry.text.partition("; also: ")
    name, _, role = named.partition(" – ")
    return name, role, aliases.split(", ")


@facts("actors")
def test_the_whos_who_lists_the_actor(page, fact):
    listed = {normal_form(parts_of_actor(entry)[0]): entry for entry in entries(page("actors"))}
    entry = listed.get(normal_form(fact["name"]))
    assert entry, sorted(listed)
    assert entry.heading == KIND_HEADINGS[fact["kind"]]
    name, role, aliases = parts_of_actor(entry)
    assert {alias.casefold() for alias in fact.get("aliases", [])} <= {alias.casefold() for alias in (name, *aliases)}
    if "role" in fact:
        title, _, where = role.partition(", ")
        assert (title.casefold(), normal_form(where)) == (fact["role"].casefold(), normal_form(fact["of"]))
    assert fact.get("described", "") in role


@pytest.mark.parametrize("name", FACTS["not_actors"])
def test_the_whos_who_does_not_list(page, name):
    listed = [parts_of_actor(entry) for entry in entries(page("actors"))]
    names = {normal_form(alias) for actor, _, aliases in listed for alias in (actor, *aliases)}
    headings = {normal_form(block.heading) for block in page("actors")}
    assert listed and normal_form(name) not in names | headings


def facts_on_quotes(*kinds):
    return pytest.mark.parametrize(
        "fact", [fact for fact in FACTS["quotes"] if fact["kind"] in kinds], ids=lambda fact: fact["has"]
    )


@facts_on_quotes("direct", "mixed")
def test_the_quote_stands_under_its_speaker(page, fact):
    found = [block for block in body(page("quotes")) if fact["has"] in block.text]
    assert [normal_form(block.heading) for block in found] == [normal_form(fact["speaker"])]


@facts_on_quotes("indirect")
def test_a_paraphrase_has_its_home_in_a_section(page, fact):
    assert not [block for block in body(page("quotes")) if fact["has"] in block.text]
    assert [name for name in SECTIONS if any(fact["has"] in block.text for block in body(page(name)))]


@facts_on_quotes("direct", "mixed")
def test_only_a_direct_quote_is_indented(page, fact):
    found = next(block for block in body(page("quotes")) if fact["has"] in block.text)
    labels = {kind for kind, label in QUOTE_LABELS.items() if label in found.text}
    if fact["kind"] == "direct":
        assert "blockquote" in found.path and found.text.startswith("“") and not labels
    else:
        assert "blockquote" not in found.path and labels == {fact["kind"]}


@facts("figures")
def test_the_figure_has_its_row(page, fact):
    found = [cells for cells in rows_of_figures(page("figures")) if is_row_of_figure(cells, fact)]
    assert len(found) == 1, list(rows_of_figures(page("figures")))


@pytest.mark.parametrize("name", SECTIONS)
def test_a_section_has_no_table_of_figures_and_leads_to_them(page, name):
    assert rows(page(name)) == []
    led = [block.text for block in page(name) if block.heading == "Figures" and "li" not in block.path]
    assert led == FIGURES_LED_TO[name]


def rows_of_figures(page):
    """The cells of each row by their column; the table of a measure says above it what is counted."""
    measure, columns = "", ()
    for block in page:
        if "table" not in block.path:
            measure = block.text
        elif "tbody" in block.path:
            yield {"What": measure, "Where": "", "When": "–", "Counted by": "–"} | dict(
                zip(columns, block.cells, strict=True)
            )
        else:
            columns = block.cells


def is_row_of_figure(cells, fact):
    return (
        cells["Figure"].casefold().startswith(AMOUNTS[fact["value"]])
        and fact["term"] in cells["What"]
        and normal_form(cells["Where"]) in (place_forms({"name": fact["place"]}) if "place" in fact else {"", "–"})
        and ("since" not in fact or cells["When"] == f"since {fact['since']}")
        and cells["Counted by"] == fact.get("reported_by", "–")
    )


@facts("places")
def test_the_place_has_its_row(page, fact):
    place = next(block.cells for block in rows(page("places")) if normal_form(block.cells[0]) in place_forms(fact))
    assert place[1] == COUNTRIES[fact["country"]]
    lat, lon = map(float, place[2].split(", "))
    if "lat" in fact:
        assert lat == pytest.approx(fact["lat"], abs=0.15) and lon == pytest.approx(fact["lon"], abs=0.15)


def test_the_timeline_tells_the_events_in_order(page):
    told = entries(page("timeline"))
    hits = [entry_position(told, fact) for fact in FACTS["timeline"]]
    assert longest_rise([hit for hit in hits if hit is not None]) >= 7, [entry.text for entry in told]


def entry_position(told, fact):
    for position, entry in enumerate(told):
        label, _, words = entry.text.partition(" – ")
        tells = ENTRY_WORDS[fact["what"]] in words and fact.get("who", "") in words
        if tells and label == DATE_LABELS[str(fact["date"])]:
            return position
    return None


DATES = [fact for fact in FACTS["dates"] if fact.get("type", "DATE") == "DATE"]


@pytest.mark.parametrize("fact", DATES, ids=lambda fact: fact["text"])
def test_the_timeline_resolves_the_date(page, fact):
    told = [entry.text.partition(" – ") for entry in entries(page("timeline"))]
    assert DATE_LABELS[str(fact["value"])] in {label for label, _, words in told if fact["text"] in words}, told


def test_the_whos_who_tells_who_stands_where(page):
    table = [block.cells for block in rows(page("actors")) if block.heading == RELATIONS_HEADING]
    found = {(normal_form(actor), relation, normal_form(target)) for actor, relation, target, *_ in table}
    wanted = [(normal_form(f["actor"]), f["relation"], normal_form(f["target"])) for f in FACTS["relations"]]
    assert sum(relation in found for relation in wanted) >= 6, table


# Where a line stands that is at home elsewhere than in the section for which it is expected: in that of the rest of its
# sentence, or, where it only quotes somebody, among the quotations.
HOMES = {
    "Guterres called for immediate humanitarian access": "diplomacy",
    "home to about three million Syrian refugees": "diplomacy",
    "Civilians have also borne the brunt": "security",
    "We are seeing the bitter fruits": "quotes",
    "Turkiye has been striving to reduce tensions": "quotes",
}


@pytest.mark.parametrize(("section", "line"), SECTION_LINES, ids=lambda value: value[:40])
def test_the_line_stands_in_its_home_alone(page, section, line):
    home = HOMES.get(line, section)
    places = [name for name in SECTIONS if any(line in block.text for block in body(page(name)))]
    assert places == ([] if home == "quotes" else [home])
    assert any(line in block.text for block in body(page(home)) if block.heading)


@pytest.mark.parametrize("line", FACTS["sections"]["never_in_humanitarian"])
def test_the_humanitarian_page_never_holds_the_line(page, line):
    assert page("humanitarian") and not any(line in block.text for block in page("humanitarian"))
