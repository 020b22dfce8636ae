"""Mutation: one letter of each quotation and one digit of each number is changed, one at a time, and each is told.

On the founding article's pages by an editor, on those of twenty articles by an editor and by the program itself, in the
records of the briefing by the program. Of the pages as they are there is nothing to tell.
"""

import re
from dataclasses import replace
from datetime import date

import pytest

from generator.check.altered_records import find_altered_records, passages_by_id
from generator.model import Article, Span
from generator.read import read_seeds
from generator.render import quote_pages
from tests.bench import make_articles
from tests.check.project import Project
from tests.conftest import ROOT
from tests.rendering import render

QUOTATION = re.compile(r"“([^“”\n]*[^\W\d_][^“”\n]*)”")
DIGIT = re.compile(r"\d")
NUMBER = re.compile(r"\d[\d.,]*")
# What a reader does not see, or sees elsewhere: front matter, marks, addresses, attribute lists, code, tags, files.
UNSEEN = re.compile(
    r"\A---\n(?s:.*?)\n---\n|\[\^[^\]]+\]:?|\]\([^)]*\)|\{:?[^{}\n]*\}|`[^`\n]*`|<[^>]*>|^--8<--.*$|&#\d+;",
    re.MULTILINE,
)
# Lines that cite nothing: what the program counts itself, and what a source says of itself.
OF_OURS = re.compile(
    r"(?:\[[^]]*\]\([^)]*\) · )?As of |- .*, \d+ sentences?$|\| \[Syria: |- Published: "
    r"|\*\*.*: \d+ figures?\*\*$|\[[^]]*\]\((?:quotes|figures|actors/)[^)]*\) \(\d+\),?$"
    r"|Coordinates: .*CC BY 4"
    r"|- \[[^]]*\]\([^)]*\.md\)(?:, \d+| · \d+ sources?)$"
    r"|- \[and \d+ more\]|\[All \d+ gaps\]|# .*: \w+ \d{4}$|.*Drawn are \d+ of "
)


@pytest.fixture(scope="module")
def founding(tmp_path_factory):
    (article,) = read_seeds(ROOT / "seeds", ROOT).articles
    return Project(tmp_path_factory.mktemp("founding") / "project", article)


def seen(text):
    """The text with what a reader doesn't see made blank, every other character where it was."""
    return UNSEEN.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)


def line_around(text, position):
    return text[text.rfind("\n", 0, position) + 1 : (text + "\n").find("\n", position)]


def letters_of_quotations(pages):
    """Path and position of the first, the middle and the last letter of each quotation."""
    for path, text in pages.items():
        shown = seen(text)
        for quotation in QUOTATION.finditer(shown):
            letters = [at for at in range(*quotation.span(1)) if shown[at].isalpha()]
            yield from ((path, at) for at in sorted({letters[0], letters[len(letters) // 2], letters[-1]}))


def digits(pages):
    """Path and position of each digit that stands in something cited."""
    for path, text in pages.items():
        shown = seen(text)
        for digit in DIGIT.finditer(shown):
            if not OF_OURS.match(line_around(text, digit.start())) and not path.startswith("data."):
                yield path, digit.start()


def missed(project, places, other):
    """The places at which another character is no finding on its line."""
    found = []
    for path, at in places:
        text = project.pages[path]
        changed = text[:at] + other(text[at]) + text[at + 1 :]
        line = text.count("\n", 0, at) + 1
        if not any(finding.line == line for finding in project.check(path, changed)):
            found.append(f"{path}:{line}: {changed[max(0, at - 40) : at]}»{changed[at]}«{changed[at + 1 : at + 20]}")
    return found


def next_letter(letter):
    return {"z": "a", "Z": "A"}.get(letter) or chr(ord(letter) + 1) if letter.isascii() else "e"


def next_digit(digit):
    return str((int(digit) + 1) % 10)


def test_the_pages_as_they_are_pass(founding):
    assert founding.findings() == []


def test_a_letter_of_a_quotation_changed_is_found(founding):
    places = list(letters_of_quotations(founding.pages))
    assert len(places) > 100, len(places)
    assert missed(founding, places, next_letter) == []


def test_a_digit_of_a_figure_changed_is_found(founding):
    places = list(digits(founding.pages))
    assert len(places) > 300, len(places)
    assert missed(founding, places, next_digit) == []


def test_a_count_in_a_list_of_several_lines_is_found_on_its_line(founding):
    text = founding.pages["diplomacy.md"]
    at = re.search(r"\(quotes\.md#antonio-guterres\) \(\d", text).end() - 1
    assert missed(founding, [("diplomacy.md", at)], next_digit) == []


def test_a_word_of_the_title_that_names_a_source_without_publisher_is_found(founding):
    text = founding.pages["timeline.md"]
    note = re.search(r"(?m)^\[\^[\w-]+\]: \[(\w+)", text)
    changed = f"{text[: note.start(1)]}Elsewhere{text[note.end(1) :]}"
    (found,) = founding.check("timeline.md", changed)
    assert found.message == "the field “title” is not as its record has it"


EVERY = 40  # so many places apart are those that are tried on the pages of twenty articles


@pytest.fixture(scope="module")
def twenty(tmp_path_factory):
    articles = [
        Article(one["id"], one["text"], one["title"], date.fromisoformat(one["published"]), publisher="Daily")
        for one in make_articles(20)
    ]
    return Project(tmp_path_factory.mktemp("twenty") / "project", *articles)


def missed_in_generated(project, places, other):
    """The places at which another character, put there by the program, is no fault of the page."""
    found = []
    for path, at in places:
        text = project.pages[path]
        changed = text[:at] + other(text[at]) + text[at + 1 :]
        if not project.altered(path, changed):
            found.append(f"{path}: {changed[max(0, at - 40) : at]}»{changed[at]}«{changed[at + 1 : at + 20]}")
    return found


SOURCES_COUNTED = re.compile(r"\d* sources?\b")  # behind a story on the overview: "· 1 source"


def no_titles(project, places):
    """The places but those in lists of articles, where one title is as good as another, and in counts of ours."""
    for path, at in places:
        line = line_around(project.pages[path], at)
        is_ours = line.endswith(" figures**") or SOURCES_COUNTED.match(project.pages[path], at)
        if not line.startswith(("    - “Report ", "| [Report ", "## [")) and not is_ours:
            yield path, at


def test_the_pages_of_twenty_articles_pass(twenty):
    assert twenty.findings() == []
    assert twenty.mismatches() == ()


def test_a_page_of_one_speaker_passes_as_the_page_of_all_does(twenty, monkeypatch):
    monkeypatch.setattr(quote_pages, "MOST", 10)  # however much these articles quote
    pages = render(twenty.briefing, twenty.parsed, twenty.config)
    page = next(page for page in pages if page.path.startswith("quotes/") and "# [" in page.text)
    assert twenty.altered(page.path, page.text) == ()


def test_a_letter_of_a_generated_quotation_is_told(twenty):
    places = list(no_titles(twenty, letters_of_quotations(twenty.pages)))[::EVERY]
    assert len(places) > 10
    assert missed_in_generated(twenty, places, next_letter) == []


def test_a_digit_of_a_generated_number_is_told(twenty):
    places = list(no_titles(twenty, digits(twenty.pages)))[:: EVERY * 3]
    assert len(places) > 25
    assert missed_in_generated(twenty, places, next_digit) == []


# How often a source is cited, and what has no room on the map: only all pages together, and the drawing, tell.
OF_THE_WHOLE = re.compile(r"\| \d+ (?=(?:\| \d+ ){3}\|)|^Numbers: those of the list.*$", re.MULTILINE)
NAMED = re.compile(r"(?<![\w\\])[A-Z][a-z]{2,}(?!\w)")
BETWEEN_WORDS = re.compile(r"(?<=[a-z,]) (?=[a-z])")
DENYING = re.compile(r"(?<=[a-z]) (?:not|no|denied)(?= [a-z])")


def put_in(project, pattern, other, every):
    """Where another text in the place of each so many-th match on what readers see is not told."""
    places = [
        (path, found.span())
        for path, text in project.pages.items()
        if path != "changes.md"  # what it tells of is in closed editions
        for found in pattern.finditer(OF_THE_WHOLE.sub(lambda gone: " " * len(gone[0]), seen(text)))
    ][::every]
    assert len(places) > 8
    for path, (start, end) in places:
        text = project.pages[path]
        changed = text[:start] + other(text[start:end]) + text[end:]
        if not project.altered(path, changed):
            yield f"{path}: {changed[max(0, start - 40) : start]}»{changed[start : start + 20]}"


@pytest.mark.parametrize(
    ("pattern", "other", "every"),
    [
        (DIGIT, next_digit, 7),
        (NAMED, lambda name: "Zorvath", 11),
        (BETWEEN_WORDS, lambda gap: " not ", 43),
        (BETWEEN_WORDS, lambda gap: " denied ", 59),
        (DENYING, lambda word: "", 1),
    ],
)
def test_what_is_altered_in_any_generated_line_is_told(founding, pattern, other, every):
    """Headings, captions, counts and the words of the interface too, of which no passage says anything."""
    assert list(put_in(founding, pattern, other, every)) == []


def test_a_digit_of_the_caption_of_a_table_of_figures_is_told(twenty):
    captions = [
        (path, found.end())
        for path, text in twenty.pages.items()
        if path.startswith("figures")
        for found in re.finditer(r"^\*\*[^*\n]+\*\*(?:, [^·\n]+)? · [^(\n]+\((?=\d)", text, re.MULTILINE)
    ]
    assert captions
    assert missed_in_generated(twenty, captions[:8], next_digit) == []


def no_numbers_of_the_line(project, places):
    """The places but those where the other digit makes another number of the same line: 7.30 for 6.30."""
    for path, at in places:
        text = project.pages[path]
        changed = text[:at] + next_digit(text[at]) + text[at + 1 :]
        number = next(found[0] for found in NUMBER.finditer(changed) if found.start() <= at < found.end())
        if NUMBER.findall(line_around(changed, at)).count(number) < 2:
            yield path, at


def test_what_an_editor_changes_on_pages_of_twenty_articles_is_told(twenty):
    letters = list(no_titles(twenty, letters_of_quotations(twenty.pages)))[:: EVERY * 2]
    numbers = list(no_titles(twenty, digits(twenty.pages)))[:: EVERY * 10]
    numbers = list(no_numbers_of_the_line(twenty, numbers))
    assert len(letters) > 5 and len(numbers) > 10
    assert missed(twenty, letters, next_letter) == []
    assert missed(twenty, numbers, next_digit) == []


def test_a_digit_of_a_heading_of_the_timeline_and_of_a_row_of_places_is_told(twenty):
    """Years head the timeline, and each place says how often it is mentioned: no passage has these numbers."""
    headings = [
        (path, at)
        for path, at in digits({"timeline.md": twenty.pages["timeline.md"]})
        if re.match(r"##+ (?!\[)", line_around(twenty.pages[path], at))
    ]
    text = twenty.pages["places.md"]
    rows = [("places.md", found.start(1)) for found in re.finditer(r"(\d)(?:\]\(\S+#fnref|\[\^)", text)]
    assert len(headings) > 10 and len(rows) >= 10
    assert missed_in_generated(twenty, [*headings, *rows], next_digit) == []
    assert missed(twenty, [*headings, *rows[::2]], next_digit) == []


def test_a_heading_of_an_editors_own_is_no_heading_altered(twenty):
    text = twenty.pages["timeline.md"]
    year = re.search(r"(?m)^##+ (?:\w+ )?\d{4}$", text)[0]
    own = f"### May 2031\n\n- What I expect.\n\n{year}"
    assert twenty.check("timeline.md", text.replace(year, own)) == ()
    assert twenty.check("timeline.md", text.replace(year, "### Years of talks")) == ()


def altered_by_one(article):
    """The article with one letter or digit of each kind changed."""
    for pattern, other in ((r"\d", next_digit), (r"[^\W\d_]", next_letter)):
        at = re.search(pattern, article.text).start()
        text = article.text[:at] + other(article.text[at]) + article.text[at + 1 :]
        yield replace(article, text=text)


def test_a_record_that_the_program_altered_is_told(twenty):
    parsed, briefing = twenty.parsed, twenty.briefing
    passages = passages_by_id(parsed)
    assert find_altered_records(parsed, briefing, passages) == ()

    def told(**changed):
        return [one.step for one in find_altered_records(parsed, replace(briefing, **changed), passages)]

    for number, said in list(enumerate(briefing.said))[::5]:
        rest = (briefing.said[:number], briefing.said[number + 1 :])

        def with_other(other, rest=rest):
            return told(said=(*rest[0], other, *rest[1]))

        start, end = said.quote.span
        assert "quotation" in with_other(replace(said, quote=replace(said.quote, span=Span(start + 1, end))))
        for article in altered_by_one(said.passage.article):
            passage = replace(said.passage, article=article)
            assert "passage" in with_other(replace(said, passages=(passage, *said.passages[1:])))
        somebody = next(one.link for one in briefing.actors if said.speaker is None or one.key != said.speaker.key)
        assert "speaker" in with_other(replace(said, speaker=somebody))
    for number, series in enumerate(briefing.series):
        one = series.figures[0]
        if one.figure.value is not None:
            figure = replace(one.figure, value=one.figure.value + 1)
            other = replace(series, figures=(replace(one, figure=figure), *series.figures[1:]))
            assert "figure" in told(series=(*briefing.series[:number], other, *briefing.series[number + 1 :]))


def test_a_number_that_does_not_stand_at_its_span_is_told(twenty):
    """The reader of numbers is asked again, whatever the parser made of it."""
    for number, one in enumerate(twenty.parsed):
        for figure in one.figures[:3]:
            if figure.value is None:
                continue
            # Far from every other number of the article, so that no sentence around has it by chance.
            wrong = replace(one, figures=(replace(figure, value=figure.value * 7919 + 104_729),))
            parsed = (*twenty.parsed[:number], wrong, *twenty.parsed[number + 1 :])
            told = find_altered_records(parsed, twenty.briefing, passages_by_id(parsed))
            assert any("does not give" in fault.problem for fault in told)


def test_a_number_that_is_read_with_the_words_of_the_next_paragraph_is_no_fault(tmp_path):
    text = "The fund\n\npays\n\nhalf\n\nof\n\nthe rent\n\nin Homs.\n"
    project = Project(tmp_path / "project", Article("lines", text, "", date(2024, 12, 5)))
    assert [figure.value for one in project.parsed for figure in one.figures] == [0.5]
    assert project.mismatches() == ()


@pytest.mark.parametrize(
    "text",
    [
        "The plan was examin$5m\n\ned\n\nby\n\nregulators.\n",  # the noun is three paragraphs away
        "The fund\n\npays US$\n\n5m\n\nto\n\nHoms.\n",  # the sign is a paragraph before
    ],
)
def test_a_number_whose_sign_or_noun_stands_in_another_paragraph_is_no_fault(tmp_path, text):
    project = Project(tmp_path / "project", Article("lines", text, "", date(2024, 12, 5)))
    assert any(one.figures for one in project.parsed)
    assert project.mismatches() == ()


def test_how_often_a_source_is_cited_is_what_its_page_shows(founding):
    index = founding.files["sources/index.md"]
    changed = re.sub(r"\| \d+ (?=(?:\| \d+ ){3}\|)", "| 777 ", index)
    (found,) = founding.mismatches(("sources/index.md", changed))
    assert found.step == "times cited"


@pytest.mark.parametrize(("count", "more", "told"), [(2, 2, 0), (3, 2, 1), (2, 3, 1)])
def test_a_list_of_further_passages_has_as_many_as_its_title_and_its_link_say(founding, count, more, told):
    words = founding.checker._evidence.words
    lead = f"[{words('page.more', count=more)}](#more-0)"
    title = f"**{words('page.further', count=count)}**\n{{ #more-0 }}"
    page = f"# Mine\n\n{lead}\n\n{title}\n\n- one\n- two\n"
    faults = [one for one in founding.altered("mine.md", page) if one.step == "further passages"]
    assert len(faults) == told
