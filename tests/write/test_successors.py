"""Pages under another name: what an editor wrote goes along, and the old address leads on."""

import json

import pytest

import generator.write
from generator.faults import RAISED
from generator.model import Page
from generator.site.former_pages import lead_on
from generator.write import planned_texts, taken_out_then, write_pages
from generator.write.disk import carry_out
from generator.write.likeness import NO_CLAIMS
from generator.write.report import describe
from generator.write.successors import moved_pages
from generator.write.taken_out import taken_out_by_hand

SECTION = "# Aid\n\n## What is reported\n\nOne fell.[^a]\n\nTwo fell.[^b]\n\n[^a]: P\n[^b]: P\n"
ACTOR = "# {name}\n\n- [{name} said so](index.md#relation-{key})\n"


def records(*actors):
    return Page("data/briefing.json", json.dumps({"actors": list(actors)}))


def actor(key, name, *aliases):
    return {"key": key, "name": name, "aliases": list(aliases)}


def actor_page(key, name):
    return Page(f"actors/{key}.md", ACTOR.format(key=key, name=name))


@pytest.fixture
def content(tmp_path):
    return tmp_path / "content"


def edit(path, found, written):
    text = path.read_text()
    assert found in text
    path.write_text(text.replace(found, written))


def test_a_section_with_another_id_takes_along_what_was_written(content):
    write_pages([Page("aid.md", SECTION)], content)
    edit(content / "aid.md", "Two fell.", "Two fell, we hear.")
    new = SECTION.replace("# Aid", "# Help") + "[^c]: P\n"
    report = write_pages([Page("help.md", new)], content)
    assert (content / "help.md").read_text() == new.replace("Two fell.", "Two fell, we hear.")
    assert not (content / "aid.md").exists() and not (content / ".base/aid.md").exists()
    assert report.moved == (("aid.md", "help.md"),)
    assert "content/aid.md: is content/help.md now" in describe(report)[0]
    again = write_pages([Page("help.md", new)], content)
    assert (again.kept, again.moved) == (("help.md",), ())


def test_a_page_saved_late_has_the_news_under_its_new_name_and_so_it_was_planned(content):
    write_pages([Page("aid.md", SECTION)], content)
    late = (content / "aid.md").read_text()
    write_pages(
        [Page("aid.md", SECTION.replace("Two fell.[^b]", "Two fell.[^b]\n\nThree fell.[^c]") + "[^c]: P\n")], content
    )
    (content / "aid.md").write_text(late.replace("Two fell.[^b]", "Two fell.[^b]\n\nHAND."))
    pages = [Page("help.md", SECTION.replace("Two fell.[^b]", "Two fell.[^b]\n\nThree fell.[^c]") + "[^c]: P\n")]
    told = planned_texts(pages, content=content)
    write_pages(pages, content)
    assert told == {"help.md": (content / "help.md").read_text()}
    assert "HAND" in told["help.md"] and "Three" in told["help.md"]


def test_a_page_under_a_new_name_to_whose_marks_no_page_leads_takes_nothing_out(content):
    """As that of an article whose file has another name."""
    old, new = "sources/one.md", "sources/two.md"
    write_pages([Page(old, SECTION)], content)
    edit(content / old, "Two fell.[^b]\n\n", "")
    given = {"content": content, "faults": RAISED, "claims": NO_CLAIMS}
    assert taken_out_then([Page(new, SECTION)], frozenset(), **given) == frozenset()
    write_pages([Page(new, SECTION)], content)
    assert taken_out_by_hand(content) == frozenset()
    assert "Two fell" not in (content / new).read_text()


def test_an_actor_with_another_name_takes_along_what_was_written(content):
    write_pages([records(actor("ann", "Ann")), actor_page("ann", "Ann")], content)
    edit(content / "actors/ann.md", "said so", "said so, we hear")
    full = actor("ann-placeholder", "Ann Placeholder", "Ann")
    write_pages([records(full), actor_page("ann-placeholder", "Ann Placeholder")], content)
    page = (content / "actors/ann-placeholder.md").read_text()
    assert "we hear" in page and page.startswith("# Ann Placeholder")
    assert not (content / "actors/ann.md").exists()


def test_a_build_that_ends_while_a_page_is_carried_along_knows_its_new_address(content, monkeypatch):
    write_pages([Page("aid.md", SECTION)], content)
    edit(content / "aid.md", "Two fell.", "Two fell, we hear.")

    def end(*given):
        carry_out(*given)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(generator.write, "carry_out", end)
        write_pages([Page("help.md", SECTION)], content)
    write_pages([Page("help.md", SECTION)], content)
    assert moved_pages(content) == {"aid.md": "help.md"}
    assert "we hear" in (content / "help.md").read_text()


def test_a_page_that_nobody_edited_goes_and_its_address_leads_on(content):
    write_pages([Page("aid.md", SECTION)], content)
    report = write_pages([Page("help.md", SECTION)], content)
    assert (report.removed, report.written, report.moved) == (("aid.md",), ("help.md",), ())
    assert moved_pages(content) == {"aid.md": "help.md"}


def test_an_address_that_two_pages_had_leads_to_where_the_last_one_went(content):
    """The later address sorts before the earlier one."""
    other = SECTION.replace("[^a]", "[^x]").replace("[^b]", "[^y]").replace("fell", "left")
    for old, new in (("aid.md", "relief.md"), ("aid.md", "help.md")):
        write_pages([Page(old, SECTION)], content)
        write_pages([Page(new, SECTION)], content)
        assert moved_pages(content)["aid.md"] == new
        write_pages([Page("rest.md", other)], content)


def test_another_page_is_no_successor(content):
    write_pages([Page("aid.md", SECTION)], content)
    edit(content / "aid.md", "Two fell.", "Two fell, we hear.")
    other = SECTION.replace("[^a]", "[^x]").replace("[^b]", "[^y]").replace("fell", "left")
    assert write_pages([Page("help.md", other)], content).no_longer_generated == ("aid.md",)


def test_an_article_that_came_is_no_successor_of_one_that_went(content):
    """The lines that lead from their passages say the same."""
    page = "# {0}\n\n" + "".join(
        f"{{0}} {name}.\n{{{{ #p-{{0}}{name} }}}}\n\n[Timeline](../t.md#fnref:{{0}}{name})\n{{{{ .cited }}}}\n\n"
        for name in "abc"
    )
    write_pages([Page("sources/one.md", page.format("one"))], content)
    edit(content / "sources/one.md", "one b.", "one b, we hear.")
    report = write_pages([Page("sources/two.md", page.format("two"))], content)
    assert report.no_longer_generated == ("sources/one.md",) and not moved_pages(content)


@pytest.mark.parametrize(
    ("in_folders", "path", "address"),
    [(True, "a/old/index.html", "../../b/new/index.html"), (False, "a/old.html", "../b/new.html")],
)
def test_the_old_address_leads_to_the_page_of_now(content, in_folders, path, address):
    (content / ".base").mkdir(parents=True)
    lines = [("a/old.md", "between.md"), ("between.md", "b/new.md"), ("../evil.md", "b/new.md"), ("x", 3)]
    (content / ".base/.moved.jsonl").write_text(
        "".join(json.dumps({"from": old, "to": new}) + "\n" for old, new in lines)
    )
    pages = dict(lead_on(content, {"b/new.md"}.__contains__, in_folders=in_folders))
    assert f'url={address}"' in pages[path] and not [path for path in pages if "evil" in path]


LIST = """# Words

- Ann spoke.[^a]
- Bob spoke.[^b]
- Cyd spoke.[^c]

[^a]: P
[^b]: P
[^c]: P
"""


@pytest.mark.parametrize("known", [True, False])
def test_a_line_that_comes_to_another_page_stays_taken_out(content, known):
    """As where a list was split, whether or not the other page stood before."""
    other = "# Ann and Cyd\n\n- Both walk.[^d]\n\n[^d]: P\n"
    write_pages([Page("words.md", LIST), *[Page("actors/ann.md", other)] * known], content)
    edit(content / "words.md", "- Ann spoke.[^a]\n", "")
    edit(content / "words.md", "Cyd spoke", "Cyd spoke, we hear")
    pages = [
        Page("words.md", "# Words\n\n- Bob spoke.[^b]\n\n[^b]: P\n"),
        Page("actors/ann.md", f"{other}\n## In words\n\n- Ann spoke.[^a]\n- Cyd spoke.[^c]\n\n[^a]: P\n[^c]: P\n"),
    ]
    told = planned_texts(pages, content=content)
    for _ in range(2):
        write_pages(pages, content)
        page = (content / "actors/ann.md").read_text()
        assert "Ann spoke" not in page and "- Cyd spoke.[^c]" in page and page == told["actors/ann.md"]
        assert "actors/ann.md#fnref:a" in taken_out_by_hand(content)
    assert "Cyd spoke, we hear" in (content / "words.md").read_text()


def test_a_line_that_goes_from_a_page_saved_late_to_another_was_not_taken_out(content):
    first, line = "# Words\n\n- Bob spoke.[^b]\n\n[^b]: P\n", "- Ann spoke.[^a]\n"
    write_pages([Page("words.md", first)], content)
    write_pages([Page("words.md", first.replace("- Bob", f"{line}- Bob") + "[^a]: P\n")], content)
    (content / "words.md").write_text(first.replace("# Words\n", "# Words\n\nHAND.\n"))
    pages = [Page("words.md", first), Page("actors/ann.md", f"# Ann\n\n{line}\n[^a]: P\n")]
    write_pages(pages, content)
    assert line in (content / "actors/ann.md").read_text()
    assert "HAND." in (content / "words.md").read_text()
