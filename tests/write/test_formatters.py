"""Pages as programs that format Markdown leave them: no edit, no conflict, no finding, no harm to the site.

`tests/data/formatted/` holds three generated pages, and what Prettier 3.10 (each `--prose-wrap`) and mdformat 1.0 (by
itself, and with its plugins for GFM, front matter, footnotes and MkDocs) make of them.
"""

import textwrap

import pytest

from generator.markdown.lines import LineKind, line_kind
from generator.write.formatters import restore_layout, restore_text
from generator.write.plan import plan_page
from generator.write.saved import read_saved
from generator.write.state import State
from tests.conftest import ROOT, briefing

PAGES = ROOT / "tests/data/formatted"
GENERATED = {path.name: path.read_bytes() for path in sorted((PAGES / "generated").iterdir())}
TOOLS = sorted(path.name for path in PAGES.iterdir() if path.name != "generated")
EACH = [(tool, name) for tool in TOOLS for name in GENERATED]


def vs_code(data: bytes) -> bytes:
    """What VS Code may do on saving: no spaces at the ends of lines, line ends of Windows, one at the end."""
    lines = [line.rstrip() for line in data.decode().rstrip().split("\n")]
    return "\r\n".join([*lines, ""]).encode()


def obsidian(data: bytes) -> bytes:
    """What Obsidian's editor of tables does: cells as wide as the widest."""
    lines = data.decode().split("\n")
    return "\n".join(line.replace(" | ", "    |    ") if line.startswith("|") else line for line in lines).encode()


@pytest.mark.parametrize(("tool", "name"), EACH)
def test_a_formatted_page_is_as_it_was_generated(tool, name):
    formatted = (PAGES / tool / name).read_bytes()
    assert formatted != GENERATED[name]
    planned = plan_page(name, State(formatted, GENERATED[name], None), GENERATED[name].decode())
    assert planned.state.mine == GENERATED[name] and not planned.conflicts


@pytest.mark.parametrize(("tool", "name"), EACH)
def test_what_was_generated_last_may_be_formatted_too(tool, name):
    generated, formatted = GENERATED[name], (PAGES / tool / name).read_bytes()
    untouched = plan_page(name, State(generated, formatted, None), generated.decode())
    assert (untouched.state.mine, untouched.state.base) == (generated, generated) and not untouched.conflicts
    edited = generated.decode().replace("Hezbollah", "The group Hezbollah", 1) + "\nA last line of mine.\n"
    built = plan_page(name, State(edited.encode(), generated, None), generated.decode()).state
    planned = plan_page(name, built._replace(base=formatted), generated.decode())
    assert not planned.conflicts
    assert (planned.state.mine, planned.state.base) == (built.mine, generated)


@pytest.mark.parametrize("name", GENERATED)
@pytest.mark.parametrize("save", [vs_code, obsidian])
def test_what_an_editor_does_on_saving_is_no_edit(save, name):
    planned = plan_page(name, State(save(GENERATED[name]), GENERATED[name], None), GENERATED[name].decode())
    assert read_saved(planned.state.mine).lines == read_saved(GENERATED[name]).lines and not planned.conflicts


@pytest.mark.parametrize(("tool", "name"), EACH)
def test_an_edit_on_a_formatted_page_stands_and_news_come_in(tool, name):
    formatted = (PAGES / tool / name).read_text(encoding="utf-8")
    edited = formatted.replace("Hezbollah", "The group Hezbollah", 1) + "\nA last line of mine.\n"
    new = GENERATED[name].decode().replace("280,000", "290,000")
    planned = plan_page(name, State(edited.encode(), GENERATED[name], None), new)
    page = planned.state.mine.decode()
    assert not planned.conflicts
    assert page.count("The group Hezbollah") == 1 and page.count("A last line of mine.") == 1
    assert page.count("290,000") == new.count("290,000") and "280,000" not in page


SAME = ["One two.\n", "- a\n- b\n", "> One\n> two.\n", "One.\n\nTwo.\n", "*a* b\n", "| a | b |\n|---|---|\n"]
OTHER = [
    ("One. Two.\n", "One.\n\nTwo.\n"),  # two paragraphs
    ("One.\n\nTwo.\n", "One.\nTwo.\n"),  # one
    ("One. Two.\n", "One.  \nTwo.\n"),  # a line broken on purpose
    ("One. Two.\n", "- One. Two.\n"),
    ("One. Two.\n", "> One. Two.\n"),
    ("> One. Two.\n", "One. Two.\n"),
    ("One. Two.\n", "    One. Two.\n"),
    ("One. Two.\n", "# One. Two.\n"),
    ("can not\n", "cannot\n"),
    ("5 km\n", "5\u00a0km\n"),
    ("a &#42;b&#42; c\n", "a *b* c\n"),
    ("a &lt;b&gt; c\n", "a <b> c\n"),
    ("- a\n- b\n", "- b\n"),
]


@pytest.mark.parametrize("page", SAME)
def test_a_page_as_generated_is_left_alone(page):
    saved = read_saved(page.encode())
    assert restore_layout(saved, saved) is saved


@pytest.mark.parametrize(("generated", "edited"), OTHER)
def test_what_is_more_than_layout_is_an_edit(generated, edited):
    mine = read_saved(edited.encode())
    assert restore_layout(read_saved(generated.encode()), mine).lines == mine.lines


LAID_OUT = [
    ("*The sources differ:* **40** – **50**.\n", "_The sources differ:_ **40**\n– **50**.\n"),
    ("-   **a** b\n\n    c\n", "- **a** b\n\n  c\n"),
    ("- a\n- b\n", "* a\n\n* b\n"),
    ("a\n{ .b }\n", "a { .b\n}\n"),
    ("| a | b |\n|---|---|\n| *c* | d |\n", "| a   | b   |\n| --- | --- |\n| _c_ | d   |\n"),
    ("- > a\n    { data-b }\n", "- > a\n  > { data-b }\n"),
    ("[^a]: [b](c.md)\n[^d]: e\n", "[^a]:\n    [b](c.md)\n\n[^d]: e\n"),
]


@pytest.mark.parametrize(("generated", "formatted"), LAID_OUT)
def test_what_differs_in_layout_alone_is_as_generated(generated, formatted):
    saved = read_saved(generated.encode())
    assert restore_layout(saved, read_saved(formatted.encode())).lines == saved.lines


def test_a_line_of_the_restored_text_is_found_in_the_page():
    restored = restore_text("# A\n\nOne two three.\n\nFour.\n", "# A\n\n\nOne\ntwo\nthree.\n\nFive.\n")
    assert restored.text == "# A\n\nOne two three.\n\nFive.\n"
    assert [restored.line(number) for number in (1, 3, 5)] == [1, 4, 8]


def wrapped(text: str) -> str:
    """A page with its prose broken at 80 characters, attribute lists folded into it, as Prettier breaks it."""
    blocks, lines = [], text.split("\n")
    start = lines.index("---", 1) + 1 if lines[0] == "---" else 0
    for line in lines[start:]:
        folds = line_kind(line) is LineKind.ATTRIBUTES and blocks and blocks[-1].strip()
        if folds:
            blocks[-1] += f" {line.strip()}"
        else:
            blocks.append(line)
    prose = (LineKind.TEXT, LineKind.ITEM)
    fill = textwrap.TextWrapper(80, break_on_hyphens=False, break_long_words=False, subsequent_indent="  ").fill
    folded = [fill(block) if line_kind(block) in prose else block for block in blocks]
    return "\n".join([*lines[:start], *folded])


def test_a_wrapped_project_has_no_finding_and_is_restored(project):
    briefing("build", project=project)
    pages = {path: path.read_text(encoding="utf-8") for path in sorted((project / "content").rglob("*.md"))}
    pages = {path: text for path, text in pages.items() if ".base" not in path.parts}
    for path, text in pages.items():
        path.write_text(wrapped(text), encoding="utf-8")
    assert sum(path.read_text(encoding="utf-8") != text for path, text in pages.items()) > 10
    assert "no finding" in briefing("check", project=project)
    said = briefing("build", project=project)
    assert "0 kept as edited by hand" in said and "0 in conflict" in said
    assert all(path.read_text(encoding="utf-8") == text for path, text in pages.items())
    briefing("build", "--site", project=project)
