"""Citations, copies of passages, links and files, and what an editor wrote by himself."""

import re
from dataclasses import replace
from datetime import date

import pytest

from generator.check import Checker, record_fields
from generator.check.editor_text import label_editor_text
from generator.check.links import read_markdown_extensions
from generator.findings import Rule
from generator.markdown.blocks import read_page
from generator.markdown.extensions import blank_code
from generator.model import Article
from tests.check.project import PARSERS, Project
from tests.check.test_rules import TEXT, ids, page, project, rules

__all__ = ["project"]  # a fixture
DAY = date(2024, 12, 5)


def without_notes(text):
    return re.sub(r"(?m)^\[\^\w+\]:.*\n", "", text)


def test_a_mark_without_a_footnote_comes_with_the_footnote(project):
    text = page(project, "They fled.[^1]")
    (found,) = project.check("mine.md", without_notes(text))
    assert found.rule is Rule.CITATION
    footnote = re.search(r"(?m)^\[\^\w+\]: .*$", text)[0]
    assert footnote in found.mend
    assert [one.rule for one in project.check("mine.md", without_notes(page(project, "They were 99.[^1]")))] == [
        Rule.CITATION,
        Rule.NUMBER,
    ]


def test_an_editors_own_footnote_is_no_citation(project):
    assert rules(project, "I say 99.[^note]\n\n[^note]: Counted by me, “word by word”, in 3 days.") == []


def test_a_mark_in_code_is_none(project):
    assert rules(project, "Write `[^nothing]` behind it, or \\[^nothing].\n\n```\n[^none]\n```") == []


OLD_FORM = re.compile(r"\[(The 5 O’Clock News), (5 December 2024)\]\((\S+)\)")


def in_old_form(text):
    """The footnotes as earlier versions of the program wrote them: linked by the article's title."""
    return OLD_FORM.sub(r"[Talks on Homs](\3), \1, \2", text)


@pytest.mark.parametrize(
    ("line", "repeats"),
    [("They fled.[^1]", True), ("More than 280,000 people have fled since 27 November.[^1]", False)],
)
def test_a_passage_that_the_article_has_no_more_is_told_with_the_nearest(project, tmp_path, line, repeats):
    text = page(project, line, repeats=repeats)
    newer = Article("homs", TEXT.replace("280,000", "300,000"), "Talks on Homs", DAY, publisher="The 5 O’Clock News")
    changed = Project(tmp_path / "changed", newer)
    found = {one.rule: one for one in changed.check("mine.md", text)}
    assert "300,000 people" in found[Rule.CITATION].expected
    assert f"[^{ids(changed)[1]}]" in found[Rule.CITATION].mend
    assert "dead" not in found[Rule.CITATION].message


def test_a_footnote_that_leads_elsewhere_is_found(project):
    one, other = ids(project)[:2]
    text = page(project, "They fled.[^1]")
    assert {found.rule for found in project.check("mine.md", text.replace(f"#p-{other}", f"#p-{one}"))} == {
        Rule.CITATION
    }
    gone = text.replace("sources/homs.md#p-", "sources/other.md#p-")
    assert Rule.CITATION in {found.rule for found in project.check("mine.md", gone)}


def test_the_source_page_may_have_been_deleted(project):
    """Then a footnote has no link, and its mark tells the passage."""
    for repeats in (False, True):
        written = page(project, "They fled, 280,000.[^1]", repeats=repeats)
        text = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", written)
        assert "](" not in text
        assert project.check("mine.md", text) == ()
        altered = (text.replace("fled, 280", "fled, 290"), text.replace("5 December", "6 December"))
        assert [[one.rule for one in project.check("mine.md", each)] for each in altered] == [[Rule.NUMBER]] * 2


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        (": More than 280,000 people", ": More than 280,001 people", Rule.PASSAGE),
        (": More than 280,000 people", ": Some people", Rule.PASSAGE),
        ("The 5 O’Clock", "The 6 O’Clock", Rule.NUMBER),
        ("5 December 2024", "6 December 2024", Rule.NUMBER),
    ],
)
def test_a_copy_in_a_footnote_is_as_the_article_has_it(project, old, new, rule):
    for text in (page(project, "They fled.[^1]", repeats=True), in_old_form(page(project, "Fled.[^1]", repeats=True))):
        assert old in text
        assert project.check("mine.md", text) == ()
        assert [one.rule for one in project.check("mine.md", text.replace(old, new))] == [rule]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("The 5 O’Clock", "The 6 O’Clock", [Rule.NUMBER]),
        ("5 December 2024", "6 December 2024", [Rule.NUMBER]),
        ("The 5 O’Clock News", "Talks on Homs", []),
        ("]: [", "]: More than 280,001 people fled. [", [Rule.PASSAGE]),
        ("\n[^", "\nI read it twice.\n\n[^", []),
    ],
)
def test_a_footnote_that_names_its_source_alone_names_it_as_it_is(project, old, new, found):
    text = page(project, "They fled.[^1]")
    assert "\n[^" in text and ": More than" not in text
    assert [one.rule for one in project.check("mine.md", text.replace(old, new))] == found


def test_a_passage_on_the_page_of_its_source_is_as_the_article_has_it(project):
    text = project.pages["sources/homs.md"]
    assert [one.rule for one in project.check("sources/homs.md", text.replace("280,000", "290,000"))] == [Rule.PASSAGE]
    renamed = text.replace(f"#p-{ids(project)[1]}", "#p-00000000")
    assert [one.rule for one in project.check("sources/homs.md", renamed)] == [Rule.PASSAGE]
    assert project.check("sources/homs.md", text + "\nA note of mine on the 290,000.\n") == ()


def test_a_sentence_of_the_whole_text_is_as_the_article_has_it(tmp_path):
    article = Article("homs", TEXT + "\nNobody cites this sentence of the article at all.\n", "Talks on Homs", DAY)
    full = Project(tmp_path / "full", article, sources="full")
    text = full.pages["sources/homs.md"]
    assert full.findings() == []
    altered = text.replace("Nobody cites this sentence", "Somebody cites this sentence")
    assert [one.rule for one in full.check("sources/homs.md", altered)] == [Rule.PASSAGE]
    assert full.check("sources/homs.md", re.sub(r"Nobody cites.*\n(\{.*\}\n)?", "", text)) == ()
    assert full.check("sources/homs.md", text + "\nWhat I, the editor, think of it.\n") == ()


ALIVE = [
    "[a](quotes.md) [b](actors/index.md) [c](quotes.md#quotes) [d](#mine)",
    "[e](data/figures.csv) ![f](assets/briefing.css)",
    "[outside](https://example.org/x#y) <https://example.org> [mail](mailto:a@example.org) [top](/elsewhere/)",
    "[passage](sources/homs.md#p-{id}) [gaps](sources/index.md#gaps)",
    "## A heading of mine\n\n[up](#a-heading-of-mine)",
    "Text\n{ #here }\n\n[here](#here) <a href='#there' id=\"there\">x</a> <a href='../quotes/'>y</a>",
    "`[code](nowhere.md)` and <!-- [comment](nowhere.md) -->\n\n```\n[code](nowhere.md)\n```",
    '--8<-- "assets/briefing.css"',
]
DEAD = [
    "[a](nowhere.md)",
    "[a](Quotes.md)",
    "[a](quotes.md#nowhere)",
    "[a](#nowhere)",
    "![a](nowhere.png)",
    '<img src="nowhere.png" alt="x">',
    '<div>\n<a href="nowhere.html">x</a>\n</div>',
    "[a][ref]\n\n[ref]: nowhere.md",
    "Words.[^n]\n\n[^n]: See [there](nowhere.md).",
    '--8<-- "assets/nowhere.svg"',
]


@pytest.mark.parametrize("body", ALIVE)
def test_a_link_that_leads_somewhere_passes(project, body):
    assert rules(project, body.replace("{id}", ids(project)[1])) == []


@pytest.mark.parametrize("body", DEAD)
def test_a_link_that_leads_nowhere_is_found(project, body):
    assert rules(project, body) == [Rule.LINK]


def test_a_file_included_in_code_is_looked_for_too(project):
    """The extension includes files before it knows what is code."""
    text = page(project, '```\n--8<-- "nowhere.txt"\n```\n\n--8<--\nassets/briefing.css\n; gone.txt\ngone.md\n--8<--')
    found = [(one.line, one.rule, one.found) for one in project.check("mine.md", text)]
    assert found == [(8, Rule.LINK, "nowhere.txt"), (14, Rule.LINK, "gone.md")]


def test_a_tag_in_the_settings_runs_nothing(tmp_path):
    ran = tmp_path / "ran"
    settings = tmp_path / "site_config.yml"
    settings.write_text(
        f'x: !!python/object/apply:os.system ["touch {ran}"]\n'
        "markdown_extensions:\n  - attr_list\n  - toc: {permalink: true, slugify: !!python/name:os.system }\n"
        "  - !ENV EXTENSION\n",
        encoding="utf-8",
    )
    assert read_markdown_extensions(settings) == ["attr_list", {"toc": {"permalink": True}}]
    assert not ran.exists()


def test_an_editors_own_sentence_may_have_to_cite(project):
    strict = replace(project.config, require_citations=True)
    checker = Checker(strict, project.parsed, project.briefing, project.files, project.files, parsers=PARSERS)
    body = "My sentence. They fled.[^1]\n\n- My item\n- [A link](quotes.md)\n\n| A | B |\n| --- | --- |\n| my | row |"
    found = [(one.rule, one.found) for one in checker.check("mine.md", page(project, body))]
    assert found == [(Rule.UNCITED, "My sentence."), (Rule.UNCITED, "My item"), (Rule.UNCITED, "my | row")]
    assert [one for path in project.pages for one in project.check(path)] == []


def built(tmp_path, project):
    """A content/ in which the page of quotations was generated."""
    base = tmp_path / ".base/quotes.md"
    base.parent.mkdir(parents=True)
    base.write_text(project.pages["quotes.md"], encoding="utf-8")
    return tmp_path


def test_an_editors_own_blocks_are_labelled(tmp_path, project):
    content, words = built(tmp_path, project), project.checker._evidence.words
    generated = project.pages["quotes.md"].partition("---\n\n")[2]
    own = "My paragraph\nof two lines.\n{ #x }\n\n- My item\n\n| A | B |\n| --- | --- |\n| my | row |\n\n"
    label = '<span class="editors-text">Editor’s text</span>'
    labelled = label_editor_text(own + generated, "quotes.md", content, words)
    assert labelled == (
        f"My paragraph\nof two lines. {label}\n{{ #x }}\n\n- My item {label}\n\n"
        f"| A | B |\n| --- | --- |\n| my | row {label} |\n\n{generated}"
    )
    assert label_editor_text(generated, "quotes.md", content, words) == generated


def test_a_generated_sentence_without_its_mark_is_the_editors(tmp_path, project):
    content, words = built(tmp_path, project), project.checker._evidence.words
    generated = project.pages["quotes.md"].partition("---\n\n")[2]
    line = next(line for line in generated.splitlines() if line.startswith("- *") and "[^" in line)
    unmarked = generated.replace(line, re.sub(r"\[\^\w+\]", "", line))
    assert label_editor_text(unmarked, "quotes.md", content, words).count("editors-text") == 1


def test_a_page_of_the_editors_own_says_so_once(tmp_path, project):
    content, words = built(tmp_path, project), project.checker._evidence.words
    labelled = label_editor_text("# Mine\n\nOne.\n\nTwo.\n", "mine.md", content, words)
    assert labelled.startswith('# Mine\n\n<p class="editors-text">') and labelled.count("editors-text") == 1
    assert label_editor_text("# Mine\n\nOne.\n", "mine.md", tmp_path / "unknown", words) == "# Mine\n\nOne.\n"


def words_of(text):
    return [block.text.words for block in read_page(text).blocks]


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<div>\nSeen <!-- not --> and <script>not</script><style>not</style>seen\n</div>", "Seen  and seen"),
        ("<div>\nSeen <SVG>not</svg> and seen\n</div>", "Seen  and seen"),
        ("<div>\nSeen <!-- to the end, as nothing closes it\n</div>", "Seen to the end, as nothing closes it"),
        ("<div>\nSeen <svg> up to <script>not</script> here\n</div>", "Seen  up to  here"),
    ],
)
def test_of_html_the_words_that_a_reader_sees_count(html, words):
    (found,) = words_of(html)
    assert found.replace("<!-- ", "").split() == words.split()


def test_a_fence_is_closed_by_the_same_fence_and_one_that_is_not_hides_nothing():
    fenced = "```\ncode\n~~~\n```\n\nSeen.\n\n````\nSeen too.\n\n~~~\ncode\n~~~\n"
    assert words_of(fenced) == ["Seen.", "Seen too."]


def test_fences_that_nothing_closes_are_read_in_linear_time():
    looked = []

    class Line(str):
        def strip(self, *given):
            looked.append(self)
            return super().strip(*given)

    lines = [Line(f"```{number}") for number in range(500)]
    blank_code(lines)
    assert lines == [""] * 500
    assert len(looked) <= 2 * 500


def test_what_stands_behind_a_mark_ends_with_the_day_behind_all_that_differs():
    line = "It was so.[^1a2b3c4d] ([2 differ](figures.md#figure-1)) ([3 differ](figures.md#figure-2)) *14 May 2024*"
    (block,) = read_page(line).blocks
    assert block.text.tail_behind(block.text.marks[0].at) == len(block.text.words)


def test_a_day_in_another_language_is_the_same_with_the_same_words_beside_it():
    same = record_fields._is_same_day
    assert same("Daily, le 5 octobre 2024", "Daily, 5 October 2024")
    assert not same("Wire (5 October 2024), The Other (4 May 2024)", "Wire (5 October 2024), The Daily (4 May 2024)")
    assert not same("670 deaths (Aid Mission)", "670 deaths (Aid Office)")


def test_the_first_words_of_a_passage_that_a_section_has_in_full_are_asked_nothing(project):
    """Where the page was generated otherwise, as before what is planned stands in content/."""
    path, words = "sources/homs.md", project.checker._evidence.words
    passage = project.checker._evidence.passages[ids(project)[1]]
    full = words.plain("sources.in_full")
    short = f"{passage.beginning} [{full}](../diplomacy.md#fnref:{passage.id})\n{{ #p-{passage.id} }}"
    text = re.sub(rf"(?m)^.*\n\{{ #p-{passage.id} \}}$", lambda _: short, project.pages[path])
    assert full in text
    assert [one for one in project.check(path, text) if one.is_question] == []


def test_a_passage_that_is_gone_is_told_at_the_line_that_cites_it(project):
    text = page(project, "They fled.[^1]").replace(ids(project)[1], "00000000")
    [found] = project.check("mine.md", text)
    assert "They fled." in text.split("\n")[found.line - 1]
