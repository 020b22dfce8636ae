"""Pages that are older than what was generated last, or of two builds, as git merges them: what came from where."""

import pytest

from generator.write.plan import plan_page
from generator.write.record import Dispute, Record, Withdrawn, Written, read_record, write_record
from generator.write.state import State

OLD = "# T\n\nOne fell.[^a]\n\nTwo fell.[^b]\n\nThree fell.[^c]\n"
NEWS = "# T\n\n{}\n\nFour fell.[^d]\n\nFive fell.[^e]\n\nSix fell.[^f]\n"


@pytest.mark.parametrize(
    ("around", "kept"),
    [("<div markdown>\n\n{}\n\n</div>", "HAND"), ("{}", '<figure HAND>\n--8<-- "map.svg"\n</figure>')],
    ids=["in a group", "of lines that were generated"],
)
def test_a_page_is_known_as_older_whatever_came_since_around_the_editors_words(around, kept):
    news, late = NEWS.format(around.format(kept.replace(" HAND", ""))), OLD + "\n" + around.format(kept) + "\n"
    written = Written("text", ("# T",), tuple(kept.splitlines()))
    record = write_record(Record(written=(written,)), news.splitlines(), news.splitlines())
    state = State(late.encode(), news.encode(), record, earlier=(OLD.encode(),))
    page = plan_page("a.md", state, news).state.mine.decode()
    assert kept in page and page.count("fell") == 3 and "Six fell" in page


def test_an_older_page_gets_the_heading_that_the_articles_give_its_section_now():
    old = "# T\n\n## Figures\n\n- one[^1]\n- two[^2]\n"
    base = old.replace("## Figures", "## On Figures")
    state = State(old.replace("- two", "- HAND\n- two").encode(), base.encode(), None, earlier=(old.encode(),))
    page = plan_page("a.md", state, f"{base}- three[^3]\n").state.mine.decode()
    assert page == base.replace("- two", "- HAND\n- two") + "- three[^3]\n"


def test_a_page_of_rows_is_known_as_older_by_what_they_lead_to():
    table = "# T\n\n| What | Of |\n| --- | --- |\n"
    older, now = (
        table + "".join(f"| [**{name}**](f.md#fnref:{name}) | – |\n" for name in names) for names in ("abc", "de")
    )
    state = State(f"{older}\nLate.\n".encode(), now.encode(), None, earlier=(older.encode(),))
    assert plan_page("a.md", state, now).state.mine.decode() == f"{now}\nLate.\n"


def test_of_two_older_texts_a_page_comes_from_the_one_of_which_less_is_missing():
    """Lines that the editor once kept by hand stand word for word in the other one."""
    first, other, now = (
        "# T\n\n" + "\n\n".join(f"{name} fell.[^{name}]" for name in names) + "\n"
        for names in ("abc", "abcpqrmn", "xym")
    )
    late = first + "\np fell.[^p]\n\nq fell.[^q]\n\nr fell.[^r]\n"
    state = State(late.encode(), now.encode(), None, earlier=(other.encode(), first.encode()))
    assert "m fell." in plan_page("a.md", state, now).state.mine.decode()


MAP = '# T\n\n## {}\n\n<figure>\n--8<-- "map.svg"\n</figure>\n\nKey.\n'


def merged(page, base, *written, **others):
    """The state of a page that git merged."""
    record = b'{"generated": "other"}\n' + write_record(Record(written=written, **others), base.splitlines())
    return State(page.encode(), base.encode(), record)


def test_what_an_editor_wrote_anew_stands_under_the_heading_that_is_generated_over_it_now():
    """Their own build had another heading there."""
    base = MAP.format("Where it was, 7 May")
    block = tuple(MAP.splitlines()[4:7])
    own = ("<figure HAND>", *block[1:])
    left = base.replace("<figure>", "<figure HAND>")
    state = merged(left, base, Written("text", ("# T", "## Places"), own, instead_of=block))
    assert plan_page("a.md", state, base).state.mine.decode() == left


def test_a_section_that_git_put_under_another_heading_is_brought_back_whole():
    base = "# T\n\n## A\n\nOne fell.[^a]\n"
    left = "# T\n\n### HAND\n\nOur view.\n\n## A\n\nOne fell.[^a]\n"
    path = ("# T", "## A")
    words = Written("text", (*path, "### HAND"), ("Our view.",))
    page = plan_page("a.md", merged(left, base, Written("section", path, ("### HAND",)), words), base)
    assert page.state.mine.decode().split() == f"{base}\n### HAND\n\nOur view.\n".split()


def test_what_waits_stands_where_the_other_text_was_deleted_and_nothing_is_generated_for_it():
    base, new = "# T\n\nOne fell.[^a]\n\nTwo fell.[^b]\n", "# T\n\nTwo fell.[^b]\n"
    dispute = Dispute(("One fell.[^a]",), ("HAND fell.[^a]",), ("OTHER fell.[^a]",), by_editor=True)
    plan = plan_page("a.md", merged(new, base, disputes=(dispute,)), new)
    assert "OTHER fell.[^a]" in plan.state.mine.decode()


def test_a_rewritten_line_is_in_no_conflict_with_another_statement_of_nearly_its_words():
    """That comes in by itself, so that it stays where the editor deletes their own line."""
    line = "Soldiers of the Southern Front seized a bridge over the Sample on Tuesday, witnesses said.[^a]"
    other = "The Southern Front left the bridge over the Sample on Friday, witnesses said.[^b]"
    base, new = (f"# T\n\n{each}\n\n[^a]: P\n[^b]: P\n" for each in (line, other))
    mine = base.replace("a bridge", "a HAND bridge")
    plan = plan_page("a.md", State(mine.encode(), base.encode(), None), new)
    assert all(each in plan.state.mine.decode() for each in ("HAND", other))
    assert [conflict.new for conflict in plan.conflicts] == [""]


def test_what_a_branch_no_longer_had_is_not_taken_out_where_git_merged_once_before():
    """What git left at that merge says nothing of this one."""
    others = "".join(f"Line {n}.[^{n}]\n\n" for n in range(5))
    base, new = f"# T\n\n## A\n\nOne fell.[^a]\n\n{others}", f"# T\n\n## A\n\n{others}"
    before = base.replace("One fell.[^a]", "One fell.[^a]\n\nTwo fell.[^b]")
    state = merged(f"{new}HAND\n", base, Written("text", ("# T", "## A"), ("HAND",)))
    state = state._replace(is_merged=True, merged=f"{before}\0# T\n".encode())
    state = state._replace(record=state.record + b'{"left": "other"}\n')
    record = plan_page("a.md", state, new).state.record
    assert not read_record(record).taken_out


def test_a_remark_at_the_head_of_a_section_goes_with_its_heading_and_no_deeper():
    """The heading leads to the same story, whatever it says by now; most of that is new."""
    support = "### Support\n\nOne fell.[^a]\n\nTwo fell.[^b]\n\n"
    base = f"# T\n\n## [Brussels](stories/x.md)\n\n{support}## Rest\n\nTen fell.[^c]\n"
    talks = "".join(f"### Talks {n}\n\nThey met {n} times.[^{n}]\n\n" for n in range(4))
    new = base.replace("Brussels", "Geneva").replace("### Support", f"{talks}### Support")
    mine = base.replace("### Support", "HAND\n\n### Support")
    plan = plan_page("a.md", State(mine.encode(), base.encode(), None), new)
    assert plan.state.mine.decode() == new.replace("### Talks 0", "HAND\n\n### Talks 0")


WRITTEN = [
    (
        "The army shelled the town on Monday, it said.[^a]",
        "The army, {}, shelled the town on Monday, it said.[^a]",
        "\n\n",
    ),
    ("- The army shelled the town on Monday.[^a]", "- The army, {}, shelled the town on Monday.[^a]", "\n"),
]


@pytest.mark.parametrize(("line", "anew", "between"), WRITTEN)
def test_of_two_texts_that_editors_wrote_before_any_build_one_waits(line, anew, between):
    """Git puts both below each other, without a blank line; no record says that it merged."""
    base = f"# T\n\n{line}{between}{line.replace('army', 'navy').replace('[^a]', '[^b]')}\n"
    ours, theirs = (anew.format(who) for who in ("as we hear", "as they hear"))
    plan = plan_page("a.md", State(base.replace(line, f"{ours}\n{theirs}").encode(), base.encode(), None), base)
    assert plan.state.mine.decode() == base.replace(line, ours)
    [conflict] = plan.conflicts
    assert (conflict.mine, conflict.new, conflict.by_editor) == (ours, theirs, True)
    again = plan_page("a.md", plan.state, base)
    assert (again.state.mine, again.conflicts) == (plan.state.mine, plan.conflicts)


def test_two_statements_of_one_passage_are_no_texts_of_one():
    lines = "The army shelled the town on Monday.[^a]\n\nThe army shelled the town on Friday.[^a]\n"
    mine, base = f"# T\n\n{lines.replace('army', 'army, we hear,', 1)}", f"# T\n\n{lines}"
    plan = plan_page("a.md", State(mine.encode(), base.encode(), None), base)
    assert (plan.state.mine.decode(), plan.conflicts) == (mine, ())


def test_what_was_taken_out_stays_out_where_git_left_a_page_without_what_was_generated():
    """One editor's articles had the page no more, so that git took that away; they bring it back later."""
    base = "# T\n\n## A\n\nOne fell.[^a]\n\nTwo fell.[^b]\n"
    mine = base.replace("One fell.[^a]\n\n", "")
    record = plan_page("a.md", State(mine.encode(), base.encode(), None), base).state.record
    plan = plan_page("a.md", State(mine.encode(), None, record), base + "\nThree fell.[^c]\n")
    assert plan.state.mine.decode() == mine + "\nThree fell.[^c]\n"


LISTS = "# T\n\n" + "\n".join(
    f"## {name}\n\n<div markdown>\n\nAlso named:\n\n- {name.lower()}[^{name}]\n\n</div>\n" for name in "ABC"
)


def test_what_git_put_under_another_heading_stands_where_it_is_generated():
    """Both editors moved a section, so that one heading has two lists, each with the line that recurs."""
    item = Written("item", ("# T", "## A"), ("- HAND",), after="- a[^A]", inside="<div markdown>")
    left = LISTS.replace("## A\n\n", "").replace("- a[^A]\n", "- a[^A]\n- HAND\n").replace("## C\n", "## A\n")
    page = plan_page("a.md", merged(left, LISTS, item), LISTS).state.mine.decode()
    assert page == LISTS.replace("- a[^A]\n", "- a[^A]\n- HAND\n")


def test_a_heading_that_one_editor_kept_for_a_remark_stands_once_where_it_is_generated_again():
    """The overview of two stories leads to their pages; that of one has headings without links."""
    base = "# T\n\n## A\n\nOne fell.[^a]\n"
    kept = Written("section", ("# T",), ("## [A](stories/a.md)",), after="# T")
    remark = Written("text", ("# T", "## A"), ("HAND",))
    left = f"# T\n\n## [A](stories/a.md)\n\nHAND\n\n{base.removeprefix('# T')}"
    page = plan_page("a.md", merged(left, base, kept, remark), base).state.mine.decode()
    assert page == base.replace("One", "HAND\n\nOne")


def test_a_statement_that_one_editor_moved_stands_there_though_git_left_it_twice():
    base = "# T\n\n## A\n\nOne fell.[^a]\n\nTwo fell.[^b]\n\n## B\n\nThree fell.[^c]\n"
    mine = base.replace("One fell.[^a]\n\n", "") + "\nOne fell.[^a]\n"
    [moved] = read_record(plan_page("a.md", State(mine.encode(), base.encode(), None), base).state.record).written
    left = f"{base}\nOne fell.[^a]\n"
    assert plan_page("a.md", merged(left, base, moved), base).state.mine.decode() == mine


def test_what_no_build_has_seen_stays_where_git_left_it():
    base = "# T\n\n## A\n\nOne fell.[^a]\n\nTwo fell.[^b]\n"
    left = base.replace("One fell", "One HAND fell").replace("Two", "A remark, HAND.\n\nTwo")
    state = merged(left, base, withdrawn=(Withdrawn(("GONE",)),))
    assert plan_page("a.md", state, base).state.mine.decode() == left


def test_a_line_that_recurs_is_written_anew_under_its_own_heading_alone():
    """The other branch has the section no more."""
    new = "\n".join(each for each in LISTS.split("\n\n## ")[:1]) + "\n\n## C" + LISTS.split("## C")[1]
    own = Written("text", ("# T", "## A"), ("Also HAND named:",), instead_of=("Also named:",), inside="<div markdown>")
    page = plan_page("a.md", merged(LISTS.replace("Also", "Also HAND", 1), LISTS, own), new).state.mine.decode()
    assert "Also HAND" not in page.split("## C")[1].split("## ")[0]


def test_a_list_whose_first_item_was_taken_out_stays_apart_from_what_is_above_it():
    base = '# T\n\n<div hidden data-of="list"></div>\n\n- One fell[^a]\n- Two fell[^b]\n- Three fell[^c]\n'
    mine = base.replace("- One fell[^a]\n", "")
    assert plan_page("a.md", State(mine.encode(), base.encode(), None), f"{base}- Four fell[^d]\n").state.mine == (
        f"{mine}- Four fell[^d]\n".encode()
    )


def test_a_section_that_an_editor_moved_and_that_is_all_there_is_below_its_heading_stands_once():
    above = ("# T", "## A")
    heading = Written("section", above, ("### B HAND",), instead_of=("### B",), is_moved=True)
    words = Written("text", (*above, "### B HAND"), ("Our view.",), after="One fell.[^a]")
    left = "# T\n\n## A\n\n### B HAND\n\nOne fell.[^a]\n\nOur view.\n"
    base = "# T\n\n## A\n\n### B\n\nOne fell.[^a]\n"
    page = plan_page("a.md", merged(left, base, heading, words), base).state.mine.decode()
    assert page.rstrip() == left.rstrip()
