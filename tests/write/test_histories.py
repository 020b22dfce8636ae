"""Histories of edits over the real pages of five articles: what was wrong once, each by itself, and many by chance."""

import json
import re
from random import Random

import pytest

from generator.faults import Faults
from generator.model import Page
from generator.write import planner, write_pages
from generator.write.merge import merge_pages
from generator.write.page_reader import parse_page
from generator.write.page_tree import Kind
from generator.write.plan import plan_page
from generator.write.record import Dispute, Record, TakenOut, Written, read_record, write_record
from generator.write.report import Outcome, describe
from generator.write.state import State
from tests.soak.histories import History, run_history, taken_out_between
from tests.soak.projects import ProjectHistory, make_first, run_project
from tests.write.five_articles import add_articles, build, make_five, make_versions

PAGES, PROJECTS, STEPS = 27, 4, 15


@pytest.fixture(scope="module")
def versions(tmp_path_factory):
    return make_versions(tmp_path_factory.mktemp("versions"))


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    return make_first(tmp_path_factory.mktemp("projects") / "first")


@pytest.mark.parametrize("number", range(PROJECTS))
def test_a_history_of_a_project_by_chance(first, tmp_path, number):
    run_project(first, tmp_path / "project", seed=str(number), steps=STEPS)


def test_a_map_to_whose_list_an_editor_took_the_lines_out_stays_as_it_is(first, tmp_path):
    history = ProjectHistory(first, tmp_path / "project", Random(0))
    page = history.page("index.md")
    lines = page.lines
    start = lines.index("## What happened")
    end = next(number for number in range(start, len(lines)) if lines[number] == "</div>")
    page.save(lines[:start] + lines[end:], "delete section")
    history.save(page)
    add_articles(history.root, "e4")
    history.build()


@pytest.mark.parametrize("number", range(PAGES))
def test_a_history_by_chance(versions, number):
    paths = sorted({path for pages in versions for path in pages})
    path = Random(number).choice(paths)
    texts = [pages[path] for pages in versions if path in pages]
    run_history(path, texts, seed=str(number), steps=STEPS)


@pytest.mark.parametrize(("homes", "strayed"), [({()}, 0), ({("# T", "## A")}, 1), ({(), ("# T", "## A")}, 0)])
def test_what_one_editor_has_at_the_foot_and_the_other_in_a_section_may_stand_at_either(homes, strayed):
    text = "# T\n\n## A\n\nOne fell.[^a]\n\n[^a]: Daily\n\nLate hand1x.\n"
    history = History("t.md", [text], Random(0))
    history.words = {"hand1x": homes}
    found = history.problems(text, text, plan_page("t.md", history.state, text))
    assert len(list(found)) == strayed


@pytest.mark.parametrize(("stood", "left", "gone"), [(2, (1, 1), True), (2, (1, 2), False), (1, (0, 1), True)])
def test_a_word_is_gone_where_two_editors_took_out_all_that_stood(stood, left, gone):
    sides = [History("t.md", ["- hand1x\n" * count], Random(0)) for count in left]
    assert taken_out_between({"hand1x": stood}, *sides) == ({"hand1x"} if gone else set())


@pytest.mark.parametrize("path", ["index.md", "quotes.md", "figures.md", "humanitarian.md"])
def test_a_section_that_was_moved_has_its_own_items_and_stands_once(versions, path):
    before, after = (versions[number][path] for number in (2, 5))
    history = History(path, [before], Random(path))
    sections = [node for node in parse_page(history.lines).walk() if node.level == 2]
    first, last = sections[0].start, sections[-1].start
    notes = next(number for number, line in enumerate([*history.lines, "[^"]) if line.startswith("[^"))
    lines = history.lines
    history.save([*lines[:first], *lines[last:notes], *lines[first:last], *lines[notes:]], "move the last first")
    history.versions = [after]
    history.build()
    homes = {node.key: node.path[-1:] for node in parse_page(after.splitlines()).walk() if node.marks and node.is_leaf}
    merged = parse_page(history.lines)
    assert [node.lines for node in merged.walk() if homes.get(node.key, node.path[-1:]) != node.path[-1:]] == []
    assert next(node.shown for node in merged.walk() if node.level == 2) == sections[-1].shown


def texts(base, mine, new):
    return [text.split("\n") for text in (base, mine, new)]


def merge(base, mine, new):
    return merge_pages(*texts(base, mine, new))


def section(name, *items):
    body = "\n".join(f"-   {item}[^{item}]\n" for item in items)
    return f'## {name}\n\n<div class="cards" markdown>\n\n{body}\n</div>\n'


A, B, C = section("A", "a", "a2"), section("B", "b", "b2"), section("C", "c", "c2")


def outline(lines):
    return [node.shown for node in parse_page(lines).walk() if node.kind is Kind.SECTION]


@pytest.mark.parametrize(
    ("mine", "new", "expected"),
    [
        ((B, A, C), (C, A, B), ["## B", "## A", "## C"]),
        ((B, A, C), (B, C), ["## B", "## C"]),
        ((B, C, A), (A, section("B", "b", "new", "b2"), C), ["## B", "## C", "## A"]),
        ((A, "## B\n", C), (A, section("B", "b", "new", "b2"), C), ["## A", "## B", "## C"]),
    ],
)
def test_each_section_stands_once_with_its_items_and_is_closed(mine, new, expected):
    merged = merge(*("# T\n\n" + "\n".join(parts) for parts in ((A, B, C), mine, new)))
    assert outline(merged.lines) == ["# T", *expected]
    text = "\n".join(merged.lines)
    assert text.count("<div") == text.count("</div>")
    for part in text.split("\n## ")[1:]:
        name = part[0].lower()
        assert set(part.replace("\n", " ").split("[^")[1:]) or name == "b"
    if "new" in text:
        assert "new" in text.split("## B")[1].split("\n## ")[0]


def test_a_section_below_a_heading_written_anew_is_known_by_its_own_heading():
    base = "# T\n\n## A\n\n### B\n\nOne.[^a]\n\n### C\n\nTwo.[^b]\n\nThree.[^c]\n\nFour.[^d]\n"
    mine = "# T\n\n## A hand\n\nThree.[^c]\n\n### C\n\nTwo.[^b]\n\nFour.[^d]\n"
    lines = merge(base, mine, base.replace("### C\n", "### D\n\nFive.[^e]\n\n### C\n\nSix.[^f]\n")).lines
    assert lines.index("## A hand") < lines.index("### C") < lines.index("Six.[^f]") < lines.index("Two.[^b]")


def test_a_statement_taken_out_stays_out_whatever_comes():
    base = "# T\n\n## A\n\nOne fell.[^a] *5 May*\n\nTwo fell.[^b]\n\n## B\n\nThree fell.[^c]\n"
    record = merge(base, base.replace("One fell.[^a] *5 May*\n\n", ""), base).record
    mine = base.replace("One fell.[^a] *5 May*\n\n", "")
    moved = "# T\n\n## A\n\nTwo fell.[^b]\n\n## C\n\nOne fell.[^a]\n\n## B\n\nThree fell.[^c]\n\nFour.[^d]\n"
    gone = base.replace("One fell.[^a] *5 May*\n\n", "")
    for new in (moved, gone, base, moved):
        merged = merge_pages(*texts(base, mine, new), record=record)
        assert "[^a]" not in "\n".join(merged.lines)
        base, mine, record = new, "\n".join(merged.lines), merged.record


def test_a_claim_taken_out_stays_out_though_another_source_tells_it():
    base = "# T\n\n## A\n\nOne fell in Homs.[^a]\n\nTwo fell.[^b]\n"
    new = "# T\n\n## A\n\nIn Homs there was one who died.[^x]\n\nTwo fell.[^b]\n"
    claims = {"a": frozenset({"claim-1"}), "x": frozenset({"claim-1"}), "b": frozenset({"claim-2"})}
    mine = base.replace("One fell in Homs.[^a]\n\n", "")
    merged = merge_pages(*texts(base, mine, new), claims=claims)
    assert "[^x]" in "\n".join(merge_pages(*texts(base, mine, new)).lines)
    merged = merge_pages(*texts(base, mine, base), claims=claims)
    merged = merge_pages(*texts(base, mine, new), record=merged.record, claims=claims)
    assert "[^x]" not in "\n".join(merged.lines)


@pytest.mark.parametrize(
    ("line", "now", "is_told"),
    [
        ("12 were killed in Homs.[^a] *5 May 2024*", "31 were killed in Homs.[^a] *7 May 2024*", True),
        ("-   [**12**](f.md#fnref:a) people killed", "-   [**31**](f.md#fnref:a) people killed", True),
        ("12 were killed in Homs.[^a] *5 May 2024*", "12 were killed in Homs.[^a] *6 May 2024*", False),
        ("12 were killed in Homs.[^a]", "31 were killed in Homs.[^c]", True),
        ("12 were killed in Homs.[^a]", "In Homs, 12 were killed.[^a]", False),
        ("Many fled Homs.[^a]", "Very many fled Homs.[^a]", False),
    ],
)
def test_what_was_taken_out_stays_out_and_another_value_of_it_is_told_once(tmp_path, line, now, is_told):
    text = "# T\n\n## A\n\n{}\n\nTwo fell.[^b]\n"
    write_pages([Page("a.md", text.format(line))], tmp_path)
    (tmp_path / "a.md").write_text(text.replace("{}\n\n", ""))
    assert not write_pages([Page("a.md", text.format(line))], tmp_path).changed
    report = write_pages([Page("a.md", text.format(now))], tmp_path)
    assert (tmp_path / "a.md").read_text() == text.replace("{}\n\n", "")
    told = [each for each in describe(report) if "you took out" in each]
    assert len(told) == len(report.changed) == is_told and all("31" in each for each in told)
    again = write_pages([Page("a.md", text.format(now))], tmp_path)
    assert not again.changed and not again.conflicts


def test_a_claim_whose_number_the_article_changes_stays_out_of_each_page_and_is_told(tmp_path):
    """The passage has another id by then, so that what was generated last tells which claim it is."""
    root = make_five(tmp_path / "project", "e1")
    build(root)
    pages = ("humanitarian.md", "figures.md", "timeline.md")
    for page in pages:
        path = root / "content" / page
        lines = path.read_text("utf-8").splitlines()
        nodes = [node for node in parse_page(lines).walk() if "At least 12 people" in "".join(node.lines)]
        assert len(nodes) == 1
        del lines[nodes[0].start : nodes[0].start + len(nodes[0].lines)]
        path.write_text("\n".join(lines) + "\n", "utf-8")
    article = root / "seeds/e1.txt"
    for number in ("31", "40"):
        article.write_text(re.sub("At least \\d+ people", f"At least {number} people", article.read_text("utf-8")))
        told = [note for note in build(root).notes if "you took out" in note]
        assert [page for page in pages if f"At least {number}" in (root / "content" / page).read_text("utf-8")] == []
        assert sorted(note.split(":")[0] for note in told) == sorted(f"content/{page}" for page in pages)
        assert not [note for note in build(root).notes if "you took out" in note]


def test_an_actor_whose_card_was_taken_out_stays_out_with_other_words_of_theirs():
    card = "-   **{}** – [minister](q.md#fnref:a{})\n\n    [“{}”](q.md#fnref:{}) 5 May 2024\n\n"
    page = '# T\n\n## Who\n\n<div class="grid cards actors" markdown>\n\n{}</div>\n'
    ann, bob = card.format("Ann", 1, "Yes", 2), card.format("Bob", 3, "No", 4)
    record = merge(page.format(ann + bob), page.format(bob), page.format(ann + bob)).record
    later = card.format("Ann", 5, "Perhaps, in a week or two", 6)
    merged = merge_pages(*texts(page.format(ann + bob), page.format(bob), page.format(later + bob)), record=record)
    assert ("\n".join(merged.lines), merged.changed) == (page.format(bob), ())


def test_a_name_taken_out_of_a_list_stays_out_wherever_it_leads_and_however_it_is_set():
    page = "# T\n\n## People\n\n- [Bob](q.md#fnref:b)\n"
    ann = ("- [Ann](q.md#fnref:a)\n", "-   **Ann**[^c]\n\n    [3 quotations](q.md#ann)\n", "- Ann[^d]\n")
    record = merge(page + ann[0], page, page + ann[0]).record
    base = page + ann[0]
    for new in (page + ann[1], page, page + ann[2]):
        merged = merge_pages(*texts(base, page, new), record=record)
        assert "\n".join(merged.lines) == page
        base, record = new, merged.record


def test_what_is_taken_out_after_a_merge_that_left_the_page_as_it_was_stays_out(tmp_path):
    pages = [Page("a.md", NEWS)]
    write_pages(pages, tmp_path)
    page = tmp_path / "a.md"
    page.write_text(NEWS.replace("# T\n", "# T\n\nHAND\n", 1))
    write_pages(pages, tmp_path)
    record = tmp_path / ".base/.records/a.md.jsonl"
    record.write_text(record.read_text() + '{"left": "other"}\n')  # as git keeps both
    write_pages(pages, tmp_path)
    without = page.read_text().replace("One fell.[^a]\n\n", "")
    assert without != page.read_text()
    page.write_text(without)
    write_pages(pages, tmp_path)
    assert page.read_text() == without


def test_what_was_taken_out_and_put_back_stands():
    base = "# T\n\n## A\n\nOne fell.[^a]\n\nTwo fell.[^b]\n"
    mine = base.replace("One fell.[^a]\n\n", "")
    record = merge(base, mine, base).record
    assert len(record.taken_out) == 1
    again = merge_pages(*texts(base, base, base), record=record)
    assert (again.lines, again.record.taken_out) == (base.split("\n"), ())


def test_a_rewritten_statement_whose_claim_changes_is_a_conflict_with_three_texts():
    base = "# T\n\n-   **12** people killed, Homs[^a]\n"
    mine = base.replace("people killed", "people, we hear, killed")
    merged = merge(base, mine, base.replace("12", "31").replace("[^a]", "[^b]"))
    [found] = merged.disputes
    texts = [lines[0] for lines in (found.dispute.base, found.dispute.mine, found.dispute.new)]
    assert ["12" in texts[0], "we hear" in texts[1], "31" in texts[2]] == [True] * 3


def test_a_remark_stays_under_its_heading_and_is_told_where_that_goes():
    base = "# T\n\n### Ann\n\n- x[^1]\n\n### Bob\n\n- y[^2]\n"
    mine = base.replace("- x[^1]\n", "- x[^1]\n- HAND\n")
    merged = merge(base, mine, "# T\n\n### Bob\n\n- y[^2]\n")
    assert "\n".join(merged.lines).split("### Bob")[0] == "# T\n\n### Ann\n\n- HAND\n\n"
    assert [found.dispute.new for found in merged.disputes] == [()]


def test_a_remark_goes_along_where_the_section_of_a_story_becomes_one_of_the_page():
    story = "# T\n\n## Story\n\n### A\n\nHAND\n\n- one[^1]\n- two[^2]\n\n## Other\n\n### A\n\n- three[^3]\n"
    new = "# T\n\n## A\n\n- one[^1]\n"
    merged = merge(story.replace("HAND\n\n", ""), story, new)
    assert "\n".join(merged.lines) == new.replace("- one", "HAND\n\n- one")
    assert not merged.disputes


def test_a_heading_that_was_generated_once_is_no_other_one_written_anew():
    quotes, one = "## Quotes\n\n{}Ann[^b]\n", "One fell.[^a]\n\n"
    less = f"# T\n\n## A\n\n{one}"
    merged = merge(less + quotes.format(""), "# T\n\n" + quotes.format(f"HAND\n\n{one}"), less)
    assert not [own for own in merged.record.written if own.kind == Kind.SECTION and own.instead_of]
    again = merge_pages(*texts(less, "\n".join(merged.lines), f"{less}Two fell.[^c]\n"), record=merged.record)
    assert "## Quotes\n\nHAND\n\nOne fell.[^a]" in "\n".join(again.lines)


def test_that_a_heading_is_generated_no_more_is_told_though_git_merged_the_page():
    heading = ("## Gone",)
    remark = Written("text", ("# T", *heading), ("HAND",))
    told = Dispute(heading, (*heading, "", "HAND"), ())
    own = Written("section", ("# T",), heading)
    record = Record(written=(own, remark), disputes=(told,))
    data = b'{"generated": "other"}\n' + write_record(record, PARTS.splitlines())
    left = PARTS.replace("# T\n", "# T\n\n## Gone\n\nHAND\n")
    plan = plan_page("a.md", State(left.encode(), PARTS.encode(), data), PARTS)
    assert [(each.base, each.new) for each in plan.conflicts] == [("## Gone", "")]


def test_no_heading_is_left_without_its_body():
    base = "### Ann\n\n- x[^1]\n\n### Bob\n\n- y[^2]\n"
    merged = merge(base, "### Bob\n\n- y[^2]\n", "### Bob\n\n- y[^2]\n\n### Cid\n\n- x[^1]\n")
    assert outline(merged.lines) == ["### Bob"]


def test_a_heading_written_anew_has_the_level_that_the_articles_give_it_with_what_stands_below():
    base = "# T\n\n## A\n\n- one[^1]\n\n## B\n\n- two[^2]\n"
    mine = base.replace("## A", "## HAND").replace("## B", "### Own\n\nMine.\n\n## B")
    new = "# T\n\n## Story\n\n### A\n\n- one[^1]\n\n### B\n\n- two[^2]\n"
    merged = merge(base, mine, new)
    assert outline(merged.lines) == ["# T", "## Story", "### HAND", "#### Own", "### B"]
    assert not merged.disputes
    back = merge_pages(*texts(new, "\n".join(merged.lines), base), record=merged.record)
    assert "\n".join(back.lines) == mine


def test_a_heading_written_anew_is_remembered_whatever_is_left_below_it():
    base = "# T\n\n## A\n\n### B\n\n- one[^1]\n\n### C\n\n- two[^2]\n- three[^3]\n- four[^4]\n"
    mine = base.replace("## A", "## HAND A").replace("three", "HAND three").replace("four", "HAND four")
    less = base.split("- three")[0]
    without_b = base.replace("### B\n\n- one[^1]\n\n", "")
    record = Record()
    for was, new in ((base, less), (less, without_b), (without_b, base)):
        merged = merge_pages(*texts(was, mine, new), record=record)
        mine, record = "\n".join(merged.lines), merged.record
        assert [each.instead_of for each in record.written if each.kind == Kind.SECTION] == [("## A",)]
    assert outline(merged.lines) == ["# T", "## HAND A", "### B", "### C"]


def test_what_the_articles_put_under_a_heading_that_the_editor_wrote_comes_into_their_section():
    base = f"# T\n\n## A\n\n- one[^1]\n- two[^2]\n\n{B}"
    merged = merge(base, f"{base}\n## News\n\nMine.\n", base.replace("## A", "## News"))
    assert "\n".join(merged.lines) == base.replace("## A\n", "## News\n\nMine.\n")


def test_a_quotation_taken_out_with_its_speaker_stays_out_where_another_is_found_to_have_said_it():
    base = "# T\n\n## Ann\n\n- x[^1]\n\n## Bob\n\n- y[^2]\n"
    mine = "# T\n\n## Bob\n\n- y[^2]\n"
    record = merge(base, mine, base).record
    merged = merge_pages(*texts(base, mine, "# T\n\n## Bob\n\n- y[^2]\n- x[^1]\n"), record=record)
    assert "\n".join(merged.lines) == mine


def test_a_rewritten_statement_that_the_articles_put_where_the_editor_took_all_out_stays():
    base = f"# T\n\n## A\n\n- one fell[^1]\n\n{B}"
    mine = "# T\n\n## A\n\n- one, we hear, fell[^1]\n"
    moved = B.replace("</div>", "### More\n\n- one fell[^1]\n\n</div>")
    merged = merge(base, mine, f"# T\n\n## A\n\n- two fell[^2]\n\n{moved}")
    assert "- one, we hear, fell[^1]" in merged.lines


OLD = "# T\n\n## A\n\nOne fell.[^a]\n\n[^a]: P\n"
NEWS = "# T\n\n## A\n\nOne fell.[^a]\n\nTwo fell.[^b]\n\n[^a]: P\n[^b]: P\n"


def test_a_page_that_was_opened_before_the_news_and_saved_after_them_has_the_news():
    late = OLD.replace("One fell", "One man fell")
    plan = plan_page("a.md", State(late.encode(), NEWS.encode(), None, earlier=(OLD.encode(),)), NEWS)
    assert plan.state.mine.decode() == NEWS.replace("One fell", "One man fell")
    assert plan.outcome is Outcome.MERGED and not plan.conflicts


def test_an_older_page_brings_back_nothing_that_was_taken_out():
    state = State(NEWS.replace("One fell.[^a]\n\n", "").encode(), NEWS.encode(), None)
    record = plan_page("a.md", state, NEWS).state.record
    state = State(OLD.encode(), NEWS.encode(), record, earlier=(OLD.encode(),))
    assert "One fell" not in plan_page("a.md", state, NEWS).state.mine.decode()


def test_a_page_is_as_near_to_what_was_generated_last_as_to_anything_before():
    """What came since an earlier text, and went again, is not missing in it."""
    several = "# T\n\n## A\n\nOne fell.[^a]\n\nTwo went.[^b]\n\nThree fell.[^c]\n\nFour fell.[^d]\n\nFive fell.[^e]\n"
    last, late = (
        "# T\n\n## A\n\nOne fell.[^a]\n\nTwo left.[^b]\n",
        "# T\n\n## A\n\nOne fell.[^a]\n\nTwo went.[^b]\n\nLate.\n",
    )
    state = State(late.encode(), last.encode(), None, earlier=(several.encode(),))
    assert "Three fell" in plan_page("a.md", state, several).state.mine.decode()


def as_git_leaves_it(base, mine):
    """The state of a page that git merged, of which each side added lines."""
    record = b'{"generated": "one"}\n{"generated": "other"}\n'
    return State(mine.encode(), base.encode(), record)


TABLED = "# T\n\n## A\n\n| When | What |\n| --- | --- |\n{}\n[^a]: P\n"


def test_a_row_that_git_left_twice_in_what_was_generated_was_not_taken_out():
    row, own = "| 5 May | [**12**](f.md#fnref:a) {: #figure-a } |\n", "| HAND | – |\n"
    state = as_git_leaves_it(TABLED.format(row + row), TABLED.format(row + own))
    plan = plan_page("a.md", state, TABLED.format(row))
    assert plan.state.mine.decode() == TABLED.format(row + own)
    assert not read_record(plan.state.record, TABLED.format(row).splitlines()).taken_out


ROW = "| 5 May | [**12**](f.md#fnref:a) {: #figure-a } | Homs |\n"


@pytest.mark.parametrize("ours", [ROW, ROW.replace("Homs", "Hama"), ROW.replace("Homs", "Homs, by night")])
def test_a_row_taken_out_on_one_branch_stays_out_though_the_other_branch_has_it_otherwise(ours):
    """Where both branches were generated alike at last, the page alone tells that git merged."""
    theirs = ROW.replace("Homs", "Hama")
    kept = "| 6 May | [**1**](f.md#fnref:b) {: #figure-b } | Homs |\n"
    old, base, other = (TABLED.format(row + kept) for row in (ROW, ours, theirs))
    state = State(TABLED.format(kept).encode(), old.encode(), None)
    record = plan_page("a.md", state, base).state.record
    merged = State(other.encode(), other.encode(), record, is_merged=True)
    plan = plan_page("a.md", merged, base)
    assert plan.state.mine.decode() == TABLED.format(kept) and not plan.conflicts


def test_a_row_of_the_editors_own_is_not_taken_for_the_one_beside_it_that_was_taken_out():
    own = "| HAND | – | – |\n"
    state = State(TABLED.format(ROW + own).encode(), TABLED.format(ROW).encode(), None)
    state = plan_page("a.md", state, TABLED.format(ROW)).state
    state = state._replace(mine=TABLED.format(own).encode())
    plan = plan_page("a.md", state, TABLED.format(ROW.replace("Homs", "Hama")))
    assert plan.state.mine.decode() == TABLED.format(own) and not plan.conflicts


def test_a_block_of_generated_lines_that_git_cut_in_two_is_nobodys_own():
    ann, bob = "-   **Ann** – State\n\n    said: yes[^1]\n", "-   **Bob** – State\n\n    said: no[^2]\n"
    state = as_git_leaves_it(f"# T\n\n{ann}\n{bob}", "# T\n\n-   **Ann** – State\n\n    said: no[^2]\n")
    plan = plan_page("a.md", state, f"# T\n\n{ann}")
    assert plan.state.mine.decode().split() == f"# T\n\n{ann}".split()
    assert not read_record(plan_page("a.md", state, "# T\n").state.record).taken_out


def test_a_row_that_git_left_in_two_versions_stands_as_it_is_generated_now():
    old, new = (
        "| 5 May | [**12**](f.md#fnref:a) {: #figure-a } | Homs |\n",
        "| 5 May | [**12**](f.md#fnref:a) {: #figure-a } |\n",
    )
    state = as_git_leaves_it(TABLED.format(old), TABLED.format(old + new))
    assert plan_page("a.md", state, TABLED.format(new)).state.mine.decode() == TABLED.format(new)


PARTS = '# T\n\n## A\n\n<div class="cards" markdown>\n\n- x[^1]\n\n</div>\n\n## B\n\n- y[^2]\n'


@pytest.mark.parametrize(
    "mine",
    [
        PARTS.replace("</div>\n\n", ""),
        PARTS.replace("## B", "</div>\n\n## B"),
        PARTS.replace("# T", "# HAND T\n\n# T", 1),
    ],
    ids=["open", "closed twice", "title twice"],
)
def test_what_git_left_in_disorder_is_put_in_order(mine):
    title = Written("section", (), ("# HAND T",), instead_of=("# T",))
    record = b'{"generated": "other"}\n' + write_record(Record(written=(title,)), PARTS.splitlines())
    expected = PARTS.replace("# T", "# HAND T", 1) if "HAND" in mine else PARTS
    plan = plan_page("a.md", State(mine.encode(), PARTS.encode(), record), PARTS)
    assert plan.state.mine.decode().split() == expected.split()


def test_what_closes_nothing_goes_where_no_record_tells_of_a_merge():
    plan = plan_page("a.md", State(f"{PARTS}\n</div>\n".encode(), PARTS.encode(), None), PARTS)
    assert plan.state.mine.decode().split() == PARTS.split()


def test_a_remark_in_a_section_that_the_other_editor_took_out_stands_under_its_heading():
    path, remark = ("# T", "## B"), ("HAND, as we say.",)
    out = TakenOut("section", path[:1], ("## B",))
    record = Record((out,), written=(Written("text", path, remark),))
    data = b'{"generated": "other"}\n' + write_record(record, PARTS.splitlines())
    left = PARTS.replace("## B\n\n", "HAND, as we say.\n\n")
    plan = plan_page("a.md", State(left.encode(), PARTS.encode(), data), PARTS)
    assert "\n## B\n\nHAND, as we say.\n" in plan.state.mine.decode()


@pytest.mark.parametrize("under", [("# T", "## C"), ("# T",)], ids=["heading gone", "below the footnotes"])
def test_a_remark_that_git_put_elsewhere_stands_under_its_heading_again(under):
    remark = Written("text", under, ("HAND, as we say.",))
    record = b'{"generated": "other"}\n' + write_record(Record(written=(remark,)), PARTS.splitlines())
    left = f"{PARTS}\n[^1]: P\n\nHAND, as we say.\n"
    page = plan_page("a.md", State(left.encode(), PARTS.encode(), record), PARTS).state.mine.decode()
    [found] = [node for node in parse_page(page.splitlines()).walk() if node.lines == ["HAND, as we say."]]
    assert found.path == under


@pytest.mark.parametrize("heading", ["## A", "## OTHER A"], ids=["as generated", "renamed by both"])
def test_a_remark_under_a_heading_that_the_other_editor_renamed_stands_under_its_name_now(heading):
    remark = Written("text", ("# T", heading), ("HAND, as we say.",))
    names = [Written("section", ("# T",), (name,), instead_of=("## A",)) for name in ("## HAND A", heading)]
    written = (remark, *(name for name in names if name.lines != name.instead_of))
    record = b'{"generated": "other"}\n' + write_record(Record(written=written), PARTS.splitlines())
    left = PARTS.replace("## A\n", "## HAND A\n\nHAND, as we say.\n")
    page = plan_page("a.md", State(left.encode(), PARTS.encode(), record), PARTS).state.mine.decode()
    assert page.split() == left.split()


def test_an_item_that_the_record_calls_the_editors_own_stands_for_no_other():
    item = Written("item", ("# T", "## B"), ("- HAND",), after="- y[^2]")
    record = b'{"generated": "other"}\n' + write_record(Record(written=(item,)), PARTS.splitlines())
    left = PARTS.replace("- y[^2]", "- HAND")
    plan = plan_page("a.md", State(left.encode(), PARTS.encode(), record), PARTS)
    assert sorted(plan.state.mine.decode().split("## B")[1].split()) == ["-", "-", "HAND", "y[^2]"]
    assert not plan.conflicts


def test_an_entry_of_what_was_taken_out_follows_nothing_that_git_made_one_paragraph():
    out = TakenOut("text", ("# T", "## A"), ("One fell.[^a]",), claims=("a",))
    record = b'{"generated": "other"}\n' + write_record(Record((out,)), OLD.splitlines())
    text = "# T\n\n## A\n\nTwo fell.[^b]\n{}\n[^b]: P\n"
    mine, base = text.format(""), text.format("One fell.[^a]\n")
    plan = plan_page("a.md", State(mine.encode(), base.encode(), record), mine)
    assert plan.state.mine.decode() == mine
    assert read_record(plan.state.record).taken_out == (out,)


def test_a_line_that_recurs_under_each_heading_takes_nothing_to_another_one():
    part = "## {}\n\n<div markdown>\n\n{}Also named:\n\n{}</div>\n"
    base = "# T\n\n" + part.format("A", "", "- a[^1]\n\n") + "\n" + part.format("B", "", "- b[^2]\n\n")
    mine = base.replace("- b[^2]\n\n", "").replace("## B\n\n<div markdown>\n", "## B\n\n<div markdown>\n\nHAND\n")
    new = base.replace("## B", "## C").replace("- b[^2]", "- c[^3]")
    merged = parse_page(merge(base, mine, new).lines)
    assert [node.path[-1] for node in merged.walk() if node.lines == ["HAND"]] == ["## B"]


def test_two_rows_without_a_name_are_not_one():
    one, other = "| – | [**3**](f.md#fnref:a) {: #figure-a } |\n", "| – | [**40**](f.md#fnref:b) {: #figure-b } |\n"
    merged = merge(TABLED.format(one), TABLED.format(""), TABLED.format(other))
    assert "\n".join(merged.lines) == TABLED.format(other)


def test_a_heading_that_was_generated_once_goes_with_its_last_item():
    base = "# T\n\n## A\n\n- x[^1]\n\n## B\n\n- y[^2]\n"
    new = "# T\n\n## B\n\n- y[^2]\n"
    merged = merge_pages(*texts(new, base, "# T\n\n## B\n\n- x[^1]\n- y[^2]\n"), known={"## A"})
    assert outline(merged.lines) == ["# T", "## B"]


def test_a_statement_taken_out_stays_out_where_it_comes_back_beside_the_one_that_followed_it():
    page, first, later = (
        "# T\n\n## A\n\n{}Two fell.[^b]\n",
        "The toll rose to 19.[^a]\n\n",
        "The toll rose to 31.[^c]\n\n",
    )
    base, mine = page.format(first), page.format("")
    record = merge(base, mine, base).record
    for new in (page.format(later), page.format(first + later), page.format(first), page.format(later + first)):
        merged = merge_pages(*texts(base, mine, new), record=record)
        assert "\n".join(merged.lines) == mine
        base, record = new, merged.record


def test_what_is_remembered_of_a_card_taken_out_has_the_passages_of_then_and_of_now():
    page = '# T\n\n<div class="grid cards actors" markdown>\n\n{}-   **Bob**[^b]\n\n</div>\n'
    record = merge(page.format("-   **Ann**[^a]\n\n"), page.format(""), page.format("-   **Ann**[^c]\n\n")).record
    assert {"a", "c"} <= {claim for out in record.taken_out for claim in out.claims}


def test_a_section_whose_only_statement_was_put_elsewhere_is_not_taken_out():
    base = "# T\n\n## A\n\nOne fell.[^a]\n\n## B\n\nTwo fell.[^b]\n"
    mine = "# T\n\n## B\n\nOne fell.[^a]\n\nTwo fell.[^b]\n"
    merged = merge(base, mine, base)
    assert ("\n".join(merged.lines), merged.record.taken_out) == (mine, ())
    for new in (base.replace("One fell.[^a]", "Three fell far away.[^c]"), base):
        merged = merge_pages(*texts(base, mine, new), record=merged.record)
        assert not merged.disputes and not merged.record.taken_out
        base, mine = new, "\n".join(merged.lines)
        assert ("## A\n\nThree fell far away.[^c]" in mine) == ("[^c]" in new)


def test_a_page_of_which_all_was_taken_out_keeps_the_title_that_its_editor_gave_it():
    base = "# T\n\n## A\n\nOne fell.[^a]\n"
    mine = "# HAND\n\n## Own\n\nMine.\n"
    record = merge(base, mine, base).record
    merged = merge_pages(*texts(base, mine, base.replace("One fell", "One man fell")), record=record)
    assert ("\n".join(merged.lines), merged.disputes) == (mine, ())


def test_what_stands_below_the_footnotes_stays_at_the_foot_where_these_go():
    plan = plan_page("a.md", State(f"{OLD}\nLate.\n".encode(), OLD.encode(), None), "# T\n\n## A\n\nNone fell.\n")
    assert plan.state.mine.decode() == "# T\n\n## A\n\nNone fell.\n\nLate.\n"


def test_what_an_editor_wrote_is_remembered_though_the_articles_tell_no_news(tmp_path):
    for text in (OLD, OLD.replace("# T\n", "# T\n\nHAND\n"), OLD.replace("# T\n", "# T\n\nHAND\n\nHAND TOO\n")):
        (tmp_path / "a.md").write_text(text)
        (tmp_path / ".base").mkdir(exist_ok=True)
        (tmp_path / ".base/a.md").write_text(OLD)
        write_pages([Page("a.md", OLD)], tmp_path)
    record = read_record((tmp_path / ".base/.records/a.md.jsonl").read_bytes(), OLD.splitlines())
    assert {each.lines for each in record.written} == {("HAND",), ("HAND TOO",)}


@pytest.mark.parametrize("block", ["- x[^1]", "One fell.[^1]"])
def test_a_remark_that_git_put_right_below_another_block_is_a_paragraph_by_itself(block):
    page = f"# T\n\n## A\n\n{block}\n"
    remark = Written("text", ("# T", "## A"), ("HAND, as we say.",), after=block)
    record = b'{"generated": "other"}\n' + write_record(Record(written=(remark,)), page.splitlines())
    plan = plan_page("a.md", State(f"{page}HAND, as we say.\n".encode(), page.encode(), record), page)
    assert plan.state.mine.decode() == f"{page}\nHAND, as we say.\n"


def test_a_group_that_git_left_open_and_another_closed_holds_no_section():
    group = '<div class="cards" markdown>\n\n- {}\n\n</div>\n'
    page = f"# T\n\n## A\n\n{group.format('x[^1]')}\n## B\n\n{group.format('y[^2]')}\n[^1]: P\n[^2]: P\n"
    first = page.index("</div>\n")
    left = page[:first] + page[first + len("</div>\n\n") :].replace("[^1]: P", "HAND\n\n</div>\n\n[^1]: P")
    plan = plan_page("a.md", as_git_leaves_it(page, left), page)
    assert plan.state.mine.decode().replace("HAND\n\n", "") == page
    assert "HAND\n\n[^1]" in plan.state.mine.decode()


def test_what_one_editor_took_out_beside_words_of_their_own_stays_out_though_the_other_kept_it():
    own, other = (Written("text", ("# T", "## A"), ("HAND",), gone) for gone in [("One fell.[^a]",), ()])
    record = b'{"generated": "other"}\n' + write_record(Record(written=(own, other)), NEWS.splitlines())
    left = NEWS.replace("Two fell.[^b]", "HAND\n\nTwo fell.[^b]")
    plan = plan_page("a.md", State(left.encode(), NEWS.encode(), record), NEWS)
    assert plan.state.mine.decode() == left.replace("One fell.[^a]\n\n", "")


def test_what_git_merged_is_put_in_order_by_the_build_after_one_that_failed(tmp_path, monkeypatch):
    pages = [Page("a.md", NEWS)]
    write_pages(pages, tmp_path)
    page, names = tmp_path / "a.md", tmp_path / ".base/.built"
    page.write_text(NEWS.replace("One fell.[^a]\n\n", "HAND\n\n"))
    write_pages(pages, tmp_path)
    left = page.read_text()
    page.write_text(left.replace("HAND\n", "One fell.[^a]\n\nHAND\n"))  # as git keeps both
    names.write_text(f"{names.read_text()}other\n")
    with monkeypatch.context() as patch:
        patch.setattr(planner, "plan_page", lambda *given: 1 / 0)
        write_pages(pages, tmp_path, faults=Faults())
    write_pages(pages, tmp_path)
    assert page.read_text() == left


def test_a_line_goes_along_by_what_it_rests_on_and_is_taken_out_with_one_build(tmp_path):
    line = "# T\n\nOther.[^c]\n\nSee [figures](f.md#fnref:{}).\n"
    write_pages([Page("a.md", line.format("a"))], tmp_path)
    (tmp_path / "a.md").write_text("# T\n\nOther.[^c]\n")
    rest = Page("a.md", "# T\n\nOther.[^c]\n")
    write_pages([rest, Page("b.md", line.format("a")), Page("c.md", line.format("b"))], tmp_path)
    assert [("figures" in (tmp_path / path).read_text()) for path in ("b.md", "c.md")] == [False, True]
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    write_pages([rest, Page("b.md", line.format("a")), Page("c.md", line.format("b"))], tmp_path)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_a_record_is_lines_that_git_may_put_together():
    lines = plan_page("a.md", State(NEWS.replace("One fell.[^a]\n\n", "").encode(), NEWS.encode(), None), NEWS)
    data = lines.state.record
    assert [json.loads(line) for line in data.decode().splitlines()]
    both = data + b'{"generated": "another"}\nno entry\n'
    record = read_record(both, NEWS.split("\n")[:-1])
    assert record.is_merged and len(record.taken_out) == 1
