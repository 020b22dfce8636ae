"""What a page may do with its sources, rule by rule, and what not."""

import re
from datetime import date

import pytest

from generator.findings import Rule
from generator.model import Article
from tests.check.project import Project

TEXT = """Talks on Homs

“We will not leave the city of Homs – not now,” Ann Smith told reporters on Thursday, 5 December 2024.

More than 280,000 people have fled since 2011, the World Food Programme said in Geneva.

Smith said all parties must protect civilians, and called the 13-year-long war “an ‘unholy’ mess”.

John Brown said that “it’s the children’s war” and that he, too, would go. “We count the dead,” officials said.

About three million refugees live there, and 1.5 million of them are children; 12 to 15 percent of the camps burned.

The M23 took the town at 10:30, and tens of thousands of [Kurdish] civilians fled … to the hills.

A truce that was agreed in Rome opens 380 kilometres of road.

The river floods 40km² of fields.
"""
DAY = date(2024, 12, 5)
LEAVE, FLED, WAR, CHILDREN, COUNT, LIVE, TOOK = range(7)


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    article = Article("homs", TEXT, "Talks on Homs", DAY, publisher="The 5 O’Clock News")
    other = Article(
        "other", "A note\n\nVladimir Petrov met Ann Smith in Rome. At least 77 people died.\n", "A note", DAY
    )
    return Project(tmp_path_factory.mktemp("rules") / "project", article, other)


def ids(project):
    sentences = [one for one in project.checker._evidence.sentences["homs"] if one.text != "Talks on Homs"]
    return [one.id for one in sentences]


def page(project, body, path="mine.md", repeats=False):
    """A page whose marks [^0], [^1] stand for passages of the article, with their footnotes.

    The footnotes repeat the passages where `repeats`, as pages of older versions do.
    """
    known = ids(project)
    for number, id in enumerate(known):
        body = body.replace(f"[^{number}]", f"[^{id}]")
    notes = [project.footnote(id, path, repeats) for id in known if f"[^{id}]" in body]
    return f"---\ntitle: Mine\n---\n\n# Mine\n\n{body}\n\n" + "\n".join(notes) + "\n"


def rules(project, body, path="mine.md"):
    """The rules that speak of a page, but for questions on its words."""
    found = project.check(path, page(project, body, path=path))
    return [finding.rule for finding in found if not (finding.is_question and finding.rule is Rule.TERM)]


def test_the_pages_as_they_are_generated_pass(project):
    assert project.findings() == []


def test_words_of_the_passage_beside_are_told_with_its_mark(project):
    body = "Brown: “it’s the children’s war”. He said “all parties must protect civilians”.[^3]"
    (found,) = project.check("mine.md", page(project, body))
    assert found.mend.startswith(f"Cite the passage beside it too that has them, [^{ids(project)[2]}]. Or write")


VERBATIM = [
    "She said “We will not leave the city of Homs – not now”.[^0]",
    'She said "We will not leave the city of Homs—not now."[^0]',
    "She said «We will not leave the city of Homs - not now».[^0]",
    "She said „We will not leave“, and stayed.[^0]",
    "“We will not leave […] not now,” she said.[^0]",
    "“We will not leave [...] not now,” she said.[^0]",
    "“We … not now,” she said.[^0]",
    "“[They] will not leave the city of Homs,” she said.[^0]",
    "“We will not leave the [Syrian] city of Homs,” she said.[^0]",
    "“[W]e will not leave,” she said.[^0]",
    "“We will not leave the [city](index.md) of Homs,” she said.[^0]",
    "“We will *not* leave the city of Homs” (emphasis ours), she said.[^0]",
    "‘We will not leave the city of Homs,’ she said.[^0]",
    "He said “it's the children's war”.[^3]",
    "She called it “an “unholy” mess”.[^2]",
    "> We will not leave the city of Homs – not now[^0]",
    "> “We will not leave the city of Homs” — Ann Smith[^0]",
    "> “We will not leave”\n>\n> “not now”[^0]",
    "- “We will not leave”[^0]\n\n    “the city of Homs”",
    "| Who | What |\n| --- | --- |\n| Smith | “We will not leave”[^0] |",
    "“We will not leave,” she said. “[A]ll parties must protect civilians,” it reads.[^0][^2]",
    "“civilians fled … to the hills”[^6]",
    "“of &#91;Kurdish&#93; civilians”[^6]",
    "My “own words” cite nothing. She stays.[^0]",
]
ALTERED = [
    "She said “We will not leave the city of Hama”.[^0]",
    "She said “we will not leave”.[^0]",
    "She said “We will leave”.[^0]",
    "She said “We will not  leaves”.[^0]",
    "“We will not leave; not now,” she said.[^0]",
    "“not now […] We will not leave,” she said.[^0]",
    "“ill not leave,” she said.[^0]",
    "He said “its the childrens war”.[^3]",
    "She called it “an unholy mess”.[^2]",
    "> We shall not leave the city of Homs[^0]",
    "> “We shall not leave the city of Homs” — Ann Smith[^0]",
    "> “We will not leave”\n>\n> “not ever”[^0]",
    "- “We will not leave”[^0]\n\n    “the city of Hama”",
    "## “We shall not leave”[^0]",
    "| Who | What |\n| --- | --- |\n| Smith | “We shall not leave”[^0] |",
    "“We will not leave the city of Homs”, it says.[^1]",
    "!!! note\n    “We shall not leave”[^0]",
    "<div markdown>\n“We shall not leave”[^0]\n</div>",
]


@pytest.mark.parametrize("body", VERBATIM)
def test_a_quotation_may_be_typeset_cut_and_completed(project, body):
    assert rules(project, body) == []


@pytest.mark.parametrize("body", ALTERED)
def test_a_quotation_may_not_be_altered(project, body):
    assert rules(project, body) == [Rule.QUOTATION]


KNOWN = [
    "280,000 fled.[^1]",
    "280 000 fled.[^1]",
    "280k people fled, 0.28 million.[^1]",
    "Two hundred and eighty thousand people fled.[^1]",
    "3 million live there, 1,500,000 of them children.[^5]",
    "3m people live there, and a range of 12–15 % burned.[^5]",
    "The war is 13 years old.[^2]",
    "The thirteen-year-long war goes on.[^2]",
    "It was on 5 December, she said.[^0]",
    "It was on December 5, 2024, she said.[^0]",
    "It was on 2024-12-05, she said, in December 2024.[^0]",
    "In 2024 they still fled.[^1]",
    "On 5 December 2024, the day of the article, they fled.[^1]",
    "The M23 took it at 10:30.[^6]",
    "Tens of thousands fled.[^6]",
    "One of them was tired.[^6]",
    "It opens 380 km (236 miles) of road.[^7]",
    "It floods 40 square km (15.4 square miles, 4,000 ha) of fields.[^8]",
    "My own 99 words. They fled.[^1]",
    "They fled.[^1] My own 99 words.",
    "| 280,000 | fled[^1] |\n| --- | --- |\n| 280,000 | fled[^1] |",
]
UNKNOWN = [
    "290,000 fled.[^1]",
    "28,000 fled.[^1]",
    "80,000 fled.[^1]",
    "4 million live there.[^5]",
    "Four million live there.[^5]",
    "1.6 million live there.[^5]",
    "The war is 14 years old.[^2]",
    "The 14-year-long war goes on.[^2]",
    "The fourteen-year-long war goes on.[^2]",
    "The twenty-three-year war goes on.[^2]",
    "It was on 6 December, she said.[^0]",
    "It was on 5 November 2024, she said.[^0]",
    "5 people died, she said.[^0]",
    "In 2012 they fled.[^1]",
    "The M22 took it.[^6]",
    "They took it at 10:31.[^6]",
    "It opens 380 km (263 miles) of road.[^7]",
    "It opens 236 miles of road.[^7]",
    "It floods 40 square km (19 square miles) of fields.[^8]",
    "It floods 40 hectares of fields.[^8]",
    "Hundreds of thousands fled.[^6]",
    "My own words.\nThey were 99, as told there.[^1]",
    "- A card of 99\n\n    with its source[^1]",
    "| What | Number |\n| --- | --- |\n| fled[^1] | 290,000 |",
    "77 people died.[^1]",
]


@pytest.mark.parametrize("body", KNOWN)
def test_a_number_may_be_written_in_another_form(project, body):
    assert rules(project, body) == []


@pytest.mark.parametrize("body", UNKNOWN)
def test_a_number_may_not_be_another(project, body):
    assert rules(project, body) == [Rule.NUMBER]


def test_a_finding_names_the_line_in_a_wrapped_paragraph(project):
    found = project.check("mine.md", page(project, "They fled\nin numbers:\n290,000 people.[^1]"))
    assert [(finding.line, finding.file) for finding in found] == [(9, "content/mine.md")]


GIVEN_RIGHT = [
    "“We will not leave,” said Ann Smith.[^0]",
    "“We will not leave,” said Smith, the mayor.[^0]",
    "“We will not leave,” she said.[^0]",
    "Ann Smith: “We will not leave”[^0]",
    "“We will not leave” — Ann Smith[^0]",
    "> We will not leave — Smith[^0]",
    "John Brown said “it’s the children’s war”.[^3]",
    "Ann Smith said all parties must protect civilians.[^2]",
    "They said “[w]e will not leave”, and Officials Anonymous agreed.[^0]",
]
GIVEN_WRONG = [
    "“We will not leave,” said John Brown.[^0]",
    "Brown said “We will not leave”.[^0]",
    "According to John Brown, “[w]e will not leave” was said.[^0]",
    "“We will not leave,” said Vladimir Putin.[^0]",
    "John Brown: “We will not leave”[^0]",
    "John Brown: They will “not leave the city of Homs”[^0]",
    "“We will not leave” — John Brown[^0]",
    "> We will not leave — Brown[^0]",
    "“We count the dead,” Ann Smith said.[^4]",
    "“[A]ll parties must protect civilians,” Ann Smith said.[^2]",
    "> all parties must protect civilians — Ann Smith[^2]",
]


@pytest.mark.parametrize("body", GIVEN_RIGHT)
def test_a_quotation_is_given_to_its_speaker(project, body):
    assert rules(project, body) == []


@pytest.mark.parametrize("body", GIVEN_WRONG)
def test_a_quotation_is_given_to_nobody_else(project, body):
    assert rules(project, body) == [Rule.SPEAKER]


def test_an_unknown_speaker_comes_with_the_correction_that_names_him(project):
    (found,) = project.check("mine.md", page(project, "“We count the dead,” Ann Smith said.[^4]"))
    entry = '{"quote": "We count the dead,", "article": "homs", "speaker": "Ann Smith"}'
    assert entry in found.mend and "corrections.yml" in found.mend


@pytest.mark.parametrize("path", ["quotes.md", "diplomacy.md", "actors/john-brown.md"])
def test_a_heading_gives_what_stands_under_it(project, path):
    body = "### John Brown\n\n- > “We will not leave the city of Homs”[^0]\n"
    assert rules(project, body, path) == [Rule.SPEAKER]
    assert rules(project, body.replace("John Brown", "Ann Smith"), path) == []
    assert rules(project, body, "mine.md") == []


def test_the_words_under_an_actors_own_heading_are_the_actors(project):
    body = "## In their own words\n\n- > “We will not leave the city of Homs”[^0]\n"
    assert rules(project, body, "actors/john-brown.md") == [Rule.SPEAKER]
    assert rules(project, body, "actors/ann-smith.md") == []


def test_a_paraphrase_under_another_heading_is_found(project):
    text = project.pages["quotes.md"]
    said = next(one for one in project.briefing.said if "all parties must protect" in one.text)
    line = f"- *said (paraphrase):* {said.text}[^{said.passage.id}]"
    note = f"[^{said.passage.id}]: [A note](sources/homs.md#p-{said.passage.id})"
    moved = re.sub(r"(?m)^(## .*John Brown.*)$", lambda found: f"{found[1]}\n\n{line}", text) + f"\n{note}\n"
    assert line in moved
    assert Rule.SPEAKER in [finding.rule for finding in project.check("quotes.md", moved)]


IMPOSSIBLE = ["30 February 2024", "29 February 2023", "31 September", "2024-13-45", "0 May 2024"]


@pytest.mark.parametrize("day", IMPOSSIBLE)
def test_a_day_that_no_calendar_has_is_one_like_others(tmp_path, day):
    text = f"Hama\n\nThe rebels seized Hama on {day}, a Friday.\n"
    article = Article("hama", text, "Hama", DAY)
    made = Project(tmp_path / "project", article)
    (id,) = (one.id for one in made.checker._evidence.sentences["hama"] if "seized" in one.text)
    footnote = f"{made.footnote(id)}\n"

    def found(sentence):
        written = f"# Mine\n\n{sentence}[^{id}]\n\n{footnote}"
        return [one.rule for one in made.check("mine.md", written)]

    assert made.findings() == []
    assert found(f"They seized it on {day}.") == []
    assert found("They seized it on 7 March 2021.") == [Rule.NUMBER]


def test_what_a_source_says_of_itself_is_no_number_of_the_world(tmp_path):
    """An id, a publisher's name: an editor may name them beside a passage."""
    article = Article("report-17", "The council met in Damascus.\n", publisher="Channel 4 News")
    made = Project(tmp_path / "project", article)
    (one,) = made.checker._evidence.sentences["report-17"]
    footnote = f"{made.footnote(one.id)}\n"
    own = "# Mine\n\n{}[^" + one.id + "]\n\n" + footnote
    assert made.findings() == []
    assert made.check("mine.md", own.format("They met, as report-17 of Channel 4 News has it.")) == ()
    assert [one.rule for one in made.check("mine.md", own.format("All 17 of them met."))] == [Rule.NUMBER]


def test_a_link_to_the_mark_of_another_page_cites_as_the_mark_does(project):
    """A row of a table leads to the line that shows its sentence; an altered number in it is told."""
    fled = ids(project)[FLED]
    body = f"# Mine\n\n| Figure |\n| --- |\n| [**280,000 people**](humanitarian.md#fnref:{fled}) |\n"
    assert project.check("figures.md", body) == ()
    (found,) = project.check("figures.md", body.replace("280,000", "290,000"))
    assert (found.rule, found.line) == (Rule.NUMBER, 5)
    (found,) = project.check("figures.md", body.replace(fled, "0badcafe"))
    assert found.rule is Rule.CITATION and "0badcafe is not in the articles any more" in found.message


def chip(project, number, name="The 5 O’Clock News", day="5 December 2024", article="homs"):
    return f'[{name}](sources/{article}.md#p-{ids(project)[number]} "{day}"){{.source}}'


def test_a_chip_cites_and_its_words_are_none_of_the_line(project):
    line = "More than {} people have fled since 2011, the World Food Programme said in Geneva. {}"
    assert rules(project, line.format("280,000", chip(project, FLED))) == []
    assert rules(project, line.format("290,000", chip(project, FLED))) == [Rule.NUMBER]


def test_a_chip_that_says_something_else_than_its_source_and_day_is_found(project):
    line = "More than 280,000 people have fled since 2011. "
    for other in ({"name": "900 died"}, {"day": "6 December 2024"}, {"article": "other"}):
        assert Rule.CITATION in rules(project, line + chip(project, FLED, **other))
    for target in ("x", "0123", "https://a.example/#p-12345678"):
        hidden = chip(project, FLED, name="900 died").replace(ids(project)[FLED], target)
        assert rules(project, f"{line}{hidden} {chip(project, FLED)}") != []
    gone = chip(project, FLED).replace(ids(project)[FLED], "00000000")
    assert rules(project, line + gone) == [Rule.CITATION]
