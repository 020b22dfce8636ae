"""site_config.yml: what is read from it, and how a mistake is told."""

import pytest

from generator.config_reader import load_config
from generator.errors import UserError

GOOD = """site_name: Test
docs_dir: content
plugins:
  - search
  - briefing:
      sections:
        - id: economy
          title: Economy
          cues: [inflation, interest rate*]
"""


def load(tmp_path, text):
    path = tmp_path / "site_config.yml"
    path.write_text(text, encoding="utf-8")
    return load_config(path)


def message(tmp_path, text):
    with pytest.raises(UserError) as raised:
        load(tmp_path, text)
    return str(raised.value)


def test_a_section_takes_no_python(tmp_path):
    config = load(tmp_path, GOOD)
    assert [section.id for section in config.sections] == ["economy"]
    assert [cue.pattern for cue in config.sections[0].cues] == ["inflation", "interest rate*"]


def test_without_options_the_shipped_sections_are_there(tmp_path):
    config = load(tmp_path, "site_name: Test\nplugins: [search, briefing]\n")
    assert [section.id for section in config.sections] == ["humanitarian", "diplomacy", "security"]
    assert all(section.cues for section in config.sections)


def test_cues_may_stand_in_a_file_of_the_project(tmp_path):
    (tmp_path / "economy.txt").write_text("inflation\t2\nprices\t1\n", encoding="utf-8")
    config = load(tmp_path, GOOD.replace("[inflation, interest rate*]", "economy.txt"))
    assert [(cue.pattern, cue.weight) for cue in config.sections[0].cues] == [("inflation", 2.0), ("prices", 1.0)]


def test_tags_are_never_constructed(tmp_path):
    """MkDocs' own tags stand in many configurations; ours must neither fail on one nor run it."""
    emoji = "markdown_extensions:\n  - pymdownx.emoji:\n      emoji_index: !!python/name:os.system\n"
    assert load(tmp_path, GOOD + emoji).site_name == "Test"


MISTAKES = [
    ("no plugin", "site_name: T\nplugins: [search]\n", 'site_config.yml:2: plugins should name briefing, found none'),
    ("no plugins", "site_name: T\n", "site_config.yml: found no plugins"),
    ("unknown key", GOOD.replace("      sections:", "      seed: x\n      sections:"),
     'site_config.yml:6: plugin "briefing": unknown key "seed". Did you mean seeds?'),
    ("unknown key of a section", GOOD.replace("title: E", "titel: E"),
     'site_config.yml:8: section "economy": unknown key "titel". Did you mean title?'),
    ("cues of a wrong kind", GOOD.replace("[inflation, interest rate*]", "{a: b}"),
     'site_config.yml:9: section "economy": cues should be a list of words or the name of a word list'),
    ("unknown word list", GOOD.replace("[inflation, interest rate*]", "rates"),
     'found "rates". Write: cues: [rates]'),
    ("no cues", GOOD.replace("          cues: [inflation, interest rate*]\n", ""), "cues are missing"),
    ("a section in the place of a page of ours", GOOD.replace("id: economy", "id: timeline"),
     'site_config.yml:7: section "timeline": id should be a short word'),
    ("a section twice", GOOD + "        - id: economy\n          cues: [x]\n", "stands here a second time"),
    ("sources", GOOD.replace("      sections:", "      sources: all\n      sections:"),
     'site_config.yml:6: sources should be cited or full, found "all"'),
    ("a section that the menu does not name", GOOD + "nav:\n  - Overview: index.md\n",
     'nav has no line for section "economy". Add: - economy.md'),
    ("not YAML", "site_name: [\n", "site_config.yml:2: this is not YAML"),
    ("a language that the theme has not", GOOD + "theme:\n  name: material\n  language: french\n",
     'site_config.yml:12: language should be a code such as en, fr or ar, found "french". The theme has: af, ar,'),
    ("a quotation mark that nobody closed", 'site_name: "T\nplugins: []\n',
     'site_config.yml:1: this is not YAML: a quotation mark opens here and is never closed. Close it'),
    ("a tab", "plugins:\n\t- search\n",
     "site_config.yml:2: this is not YAML: a tab stands before the words. Write spaces instead"),
    ("sections as text", "site_name: T\nplugins:\n  - briefing:\n      sections: economy\n",
     'site_config.yml:4: sections should be a list, found "economy"'),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in MISTAKES], ids=[case[0] for case in MISTAKES])
def test_a_mistake_is_told_with_its_line_and_the_way_out(tmp_path, text, expected):
    assert expected in message(tmp_path, text)


def test_all_mistakes_are_told_at_once(tmp_path):
    told = message(
        tmp_path, GOOD.replace("title: E", "titel: E").replace("      sections:", "      seed: x\n      sections:")
    )
    assert len(told.splitlines()) == 2


def test_no_file(tmp_path):
    with pytest.raises(UserError, match="briefing init DIR"):
        load_config(tmp_path / "site_config.yml")
