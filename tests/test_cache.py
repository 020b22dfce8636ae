"""What a build keeps for the next one, and when it must not be used."""

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from generator import pipeline
from generator.caching import last_build
from generator.caching import parsed_articles as cache_module
from generator.caching.last_build import state_of_inputs
from generator.caching.parsed_articles import Cache
from generator.caching.seal import SEAL
from generator.config_reader import load_config
from generator.parse import parse_article
from generator.read import kept_drafts, read_article
from generator.word_lists import FOLDER as LEXICON
from generator.write.disk import BASE, BUILT, EARLIER
from tests.conftest import FOUNDING, ROOT
from tests.import_graph import PROGRAM, read_imports

ARTICLE = read_article(FOUNDING, ROOT)
PARSED = parse_article(ARTICLE)


@pytest.fixture
def filled(tmp_path):
    """A folder with the record of the founding article, and the record's path."""
    Cache(tmp_path).put(PARSED)
    (record,) = tmp_path.iterdir()
    return record


def test_an_article_comes_back_as_it_was_parsed(filled):
    assert Cache(filled.parent).get(ARTICLE) == PARSED


def test_another_article_or_date_is_another_record(filled):
    assert Cache(filled.parent).get(replace(ARTICLE, published=None)) is None
    assert Cache(filled.parent).get(replace(ARTICLE, text=ARTICLE.text + " ")) is None


def test_another_program_is_another_record(filled, monkeypatch):
    monkeypatch.setattr(cache_module, "program_state", lambda parts: "another")
    assert Cache(filled.parent).get(ARTICLE) is None


# What parsing and reading import, and what makes no difference to what they give.
KEPT = {"caching", "caching/kept", "caching/last_build", "caching/parsed_articles"}
AROUND = KEPT | {"conflict_markers", "errors", "executors", "faults", "leftovers", "seed_files"}


@pytest.mark.parametrize(
    ("step", "parts", "around"),
    [
        ("generator.parse", cache_module.READING, {"record_kinds", "records"}),  # which JSON lines are made of
        ("generator.read", kept_drafts.READING, {"model"}),  # of which an article is, and no draft
    ],
)
def test_the_part_of_the_program_that_names_a_record_is_all_that_made_it(step, parts, around):
    def is_part(path):
        return any(path == part.removesuffix(".py") or path.startswith(f"{part}/") for part in parts)

    imported = {one for name, ones in read_imports().items() if name.startswith(step) for one in ones}
    paths = {one.partition(".")[2].replace(".", "/") for one in imported}
    assert "word_lists" in paths and is_part(LEXICON.relative_to(PROGRAM).as_posix())
    assert {path for path in paths if not is_part(path)} <= AROUND | around


@pytest.mark.parametrize("damage", ["cut", "flip", "empty", "no seal", "another's name"])
def test_a_damaged_record_is_none(filled, damage):
    data = filled.read_bytes()
    other = replace(ARTICLE, id="other")
    Cache(filled.parent).put(replace(PARSED, article=other))
    (another,) = {path for path in filled.parent.iterdir() if path != filled}
    filled.write_bytes(
        {
            "cut": data[: len(data) // 2],
            "flip": data[:-9] + bytes([data[-9] ^ 1]) + data[-8:],
            "empty": b"",
            "no seal": data[SEAL:],
            "another's name": another.read_bytes(),
        }[damage]
    )
    assert Cache(filled.parent).get(ARTICLE) is None


def test_what_no_build_asked_for_is_dropped(filled):
    cache = Cache(filled.parent)
    cache.put(parse_article(replace(ARTICLE, id="other")))
    cache.drop_unused()
    assert not filled.exists()
    assert cache.get(replace(ARTICLE, id="other")) is not None


def test_a_folder_that_cannot_be_made_costs_only_time(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    cache = Cache(tmp_path / "file/below")
    cache.put(PARSED)
    assert cache.get(ARTICLE) is None


@pytest.fixture
def counted(project, monkeypatch):
    """A built project with the number of articles that each later build parses; None where it does nothing."""
    config = load_config(project / "site_config.yml")
    calls = []
    real_read, real_parse = pipeline.read_seeds, pipeline.parse_articles
    monkeypatch.setattr(pipeline, "read_seeds", lambda *given: calls.append(0) or real_read(*given))

    def parse(articles, *given):
        calls[-1] += len(articles)
        return real_parse(articles, *given)

    monkeypatch.setattr(pipeline, "parse_articles", parse)

    def build():
        calls.clear()
        told = pipeline.build(load_config(project / "site_config.yml"))
        return calls[-1] if calls else None, told

    assert build()[0] == 1
    assert config.content.is_dir()
    return project, build


def test_nothing_is_done_where_nothing_changed(counted):
    _, build = counted
    parsed, told = build()
    assert parsed is None
    assert "0 pages written, 0 kept as edited by hand" in told.summary[1]


CHANGES = {
    "seeds/new.txt": (1, "A new article\n\nNobody was hurt in Hama on Monday.\n"),
    "seeds/000_d7cd96d04a80de27.yml": (1, "published: 2024-12-06\n"),
    "templates/timeline.md": (0, "# My own\n"),
    "content/timeline.md": (0, "# My own\n"),
    "site_config.yml": (0, None),
}


@pytest.mark.parametrize("path", CHANGES)
def test_every_change_is_seen_and_only_what_it_touches_is_parsed(counted, path):
    project, build = counted
    parsed, text = CHANGES[path]
    file = project / path
    file.parent.mkdir(exist_ok=True)
    changed = file.read_text(encoding="utf-8").replace("Syria briefing", "Another") if text is None else text
    file.write_text(changed, encoding="utf-8")
    os.utime(file, ns=(1, 1))
    assert build()[0] == parsed
    assert build()[0] is None


def test_the_size_and_the_time_of_a_file_prove_nothing(counted):
    project, build = counted
    page = project / "content/figures.md"
    before, status = page.read_text(encoding="utf-8"), page.stat()
    assert "280,000" in before
    page.write_text(before.replace("280,000", "820,000"), encoding="utf-8")
    os.utime(page, ns=(status.st_atime_ns, status.st_mtime_ns))
    parsed, told = build()
    assert parsed == 0, "nothing was looked at"
    assert any("820,000" in str(finding) for finding in told.findings)


def test_what_is_no_file_or_leads_nowhere_is_passed_by(project):
    os.mkfifo(project / "seeds/a.txt")
    (project / "templates").mkdir()
    os.mkfifo(project / "templates/a.md")
    (project / "seeds/b.txt").symlink_to("none")
    assert state_of_inputs(load_config(project / "site_config.yml"))


def test_the_inputs_have_one_state_in_every_process(project):
    """A set is printed in another order by each: every build would be made anew."""
    ask = (
        "from generator.config_reader import load_config; from pathlib import Path\n"
        "from generator.caching.last_build import state_of_inputs\n"
        f"print(state_of_inputs(load_config(Path({str(project / 'site_config.yml')!r}))))"
    )
    seeds = ({**os.environ, "PYTHONHASHSEED": seed} for seed in "12")
    states = {subprocess.run([sys.executable, "-c", ask], env=one, capture_output=True).stdout for one in seeds}
    assert len(states) == 1 and states != {b""}


def test_a_page_deleted_by_hand_is_seen(counted):
    project, build = counted
    (project / "content/timeline.md").unlink()
    assert build()[0] == 0


def test_a_cache_that_was_deleted_is_made_again(counted):
    project, build = counted
    for path in (project / ".cache/briefing").iterdir():
        path.unlink()
    assert build()[0] == 1


def test_a_page_is_held_against_its_records_once(counted, monkeypatch):
    project, build = counted
    checked = []

    def find(config, parsed, briefing, pages, *_):
        checked.append({page.path for page in pages})
        return ()

    monkeypatch.setattr(pipeline, "find_mismatches", find)
    (project / "seeds/new.txt").write_text(CHANGES["seeds/new.txt"][1], encoding="utf-8")
    build()
    (some,) = checked
    assert "sources/new.md" in some
    assert "assets/briefing.css" not in some
    # A build that does not come to its end says nothing of the pages that it wrote.
    last_build.begin(load_config(project / "site_config.yml"))
    build()
    assert some | {"assets/briefing.css"} <= checked[-1]


ARTICLES = {
    "seeds/flood.txt": "Flood at Kassala\n\nThe river Gash burst its banks on Monday, and at least 12 people were "
    "killed in Kassala, Sudan.\n\n“We have lost everything,” said Amna Idris, a farmer.\n",
    "seeds/flood.yml": "published: 2024-08-06\npublisher: Eastern Post\n",
    "seeds/rescue.txt": "Rescue at Kassala\n\nAt least 15 people were killed by the flood in Kassala, Sudan, officials "
    "said on Tuesday. Some 3,000 people were displaced.\n",
    "seeds/rescue.yml": "published: 2024-08-07\npublisher: Northern Post\n",
    "seeds/vote.txt": "Vote in Peru\n\nLawmakers in Lima, Peru, voted for a new budget on Friday, the ministry said.\n",
    "seeds/vote.yml": "published: 2024-08-09\n",
    "corrections.yml": "figures:\n  - figure: at least 12 people\n    article: flood\n    superseded: true\n",
}
FLOOD = ARTICLES["seeds/flood.txt"]
# What may change between two builds: files with what stands in them then, None for a file that goes.
STEPS = {
    "an article": {"seeds/flood.txt": FLOOD.replace("at least 12", "at least 14")},
    "the day of an article": {"seeds/flood.yml": "published: 2024-08-05\npublisher: Eastern Post\n"},
    "one article more": {
        "seeds/aid.txt": "Aid for Kassala\n\nThe Red Crescent called for aid in Kassala, Sudan, on Thursday.\n",
        "seeds/aid.yml": "published: 2024-08-08\n",
    },
    "one article less": {"seeds/rescue.txt": None, "seeds/rescue.yml": None},
    "one story more": {
        "seeds/vote-again.txt": "Peru again\n\nThe congress in Lima, Peru, rejected the budget of the ministry.\n"
    },
    "a setting": {"site_config.yml": None},
    "a template": {"templates/timeline.md": "# My own\n"},
    "a wording": {"templates/words/en.yml": "timeline:\n  title: What happened\n"},
    "a correction": {
        "corrections.yml": "figures:\n  - figure: at least 12 people\n    article: flood\n    drop: true\n"
    },
    "no correction": {"corrections.yml": None},
}


def lay_out(project, files):
    for name, text in files.items():
        path = project / name
        if name == "site_config.yml":
            path.write_text(path.read_text(encoding="utf-8").replace("Syria briefing", "Another"), encoding="utf-8")
        elif text is None:
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")


def built_files(project):
    """What a build made, without the builds before: .built is the name of them all, so it differs by design."""
    told = pipeline.build(load_config(project / "site_config.yml"))
    assert not told.faults
    content = project / "content"
    files = {path.relative_to(content): path for path in content.rglob("*") if path.is_file()}
    return {
        path: file.read_bytes()
        for path, file in files.items()
        if EARLIER not in path.parts and path != Path(BASE, BUILT)
    }


@pytest.mark.parametrize("step", STEPS)
def test_what_is_built_on_the_last_build_is_what_is_built_from_nothing(project, tmp_path, step):
    lay_out(project, ARTICLES)
    before = built_files(project)
    lay_out(project, STEPS[step])
    from_nothing = shutil.copytree(
        project, tmp_path / "from-nothing", ignore=shutil.ignore_patterns("content", ".cache", "site")
    )
    after = built_files(project)
    assert after != before
    assert after == built_files(from_nothing)


def test_what_is_taken_back_leaves_no_trace(project):
    lay_out(project, ARTICLES)
    before = built_files(project)
    for files in STEPS.values():
        lay_out(project, {name: text for name, text in files.items() if name.startswith("seeds/")})
    assert built_files(project) != before
    for path in (project / "seeds").iterdir():
        if path.name in {"aid.txt", "aid.yml", "vote-again.txt"}:
            path.unlink()
    lay_out(project, ARTICLES)
    assert built_files(project) == before
