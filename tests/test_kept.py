"""What a build keeps of what functions gave, and that a build which takes it makes what one from nothing makes."""

import shutil
import sys
from functools import partial

import pytest

from generator import last_build, pipeline, seal
from generator.config_reader import load_config
from generator.gather import told_story
from generator.kept import Kept, keeping, kept, make_known
from generator.last_build import FOLDER, KEPT
from generator.model import Article
from tests.conftest import make_project, snapshot

CALLS = []


@kept
def doubled(numbers, *, times=2):
    CALLS.append(numbers)
    return [number * times for number in numbers]


@pytest.fixture(autouse=True)
def secret(monkeypatch):
    CALLS.clear()
    monkeypatch.setattr(seal, "_secret", lambda: b"a secret of the tests" * 2)


@pytest.fixture
def config(tmp_path):
    return load_config(make_project(tmp_path / "project", seeds=False) / "site_config.yml")


def ask(config, *given, **named):
    with keeping(config):
        return doubled(*given, **named)


def test_the_next_build_knows_what_a_function_gave_for_equal_arguments(config):
    first = ("a" * 3, "b")
    assert ask(config, first) == ask(config, tuple("".join(one) for one in first)) == ["aaaaaa", "bb"]
    assert len(CALLS) == 1
    assert ask(config, first, times=3) == ["aaaaaaaaa", "bbb"] and len(CALLS) == 2


def test_outside_of_a_build_nothing_is_kept(config):
    assert doubled([1]) == doubled([1]) == [2]
    assert len(CALLS) == 2


def test_what_a_build_did_not_ask_for_is_dropped(config):
    for given in ([1], [2], [1]):
        ask(config, given)
    assert CALLS == [[1], [2], [1]]


@kept
def doubled_by_name(name, numbers):
    return name, doubled(numbers)


def test_what_a_result_was_made_of_is_kept_with_it(config):
    for name in ("a", "a", "b"):
        with keeping(config):
            assert doubled_by_name(name, [1]) == (name, [2])
    assert len(CALLS) == 1


def test_a_function_that_fails_is_asked_again(config):
    for _ in range(2):
        with pytest.raises(TypeError):
            ask(config, [None])
    assert len(CALLS) == 2


@kept
def title_of(article):
    CALLS.append(article)
    return article.title


def test_a_value_that_is_known_by_a_key_is_not_looked_into(config):
    """So a parsed article is known by what it was parsed of."""
    for key, title, given in ((b"one", "A", "A"), (b"one", "B", "A"), (b"two", "B", "B"), (b"", "B", "B")):
        with keeping(config):
            article = Article("a", "Text.", title=title)
            if key:
                make_known(article, key)
            assert title_of(article) == given
    assert len(CALLS) == 3


CHANGES = {
    "another's seal": lambda config, patch: patch.setattr(seal, "_secret", lambda: b"another" * 6),
    "no secret": lambda config, patch: patch.setattr(seal, "_secret", lambda: b""),
    "another Python": lambda config, patch: patch.setattr(sys, "version", "4.0"),
    "another package": lambda config, patch: patch.setattr(last_build, "PACKAGES", config.root),
    "words behind a link": lambda config, patch: write(config.root.parent / "words/en.yml", "page: {none: no}\n"),
    "a damaged file": lambda config, patch: damage(config.root / FOLDER / KEPT),
    "nothing at all": lambda config, patch: (config.root / FOLDER / KEPT).write_bytes(b""),
}


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def damage(path):
    data = path.read_bytes()
    path.write_bytes(data[:-3] + bytes([data[-3] ^ 1]) + data[-2:])


@pytest.mark.parametrize("change", CHANGES)
def test_nothing_is_taken_from_another(config, monkeypatch, change):
    write(config.root.parent / "words/en.yml", "timeline: {title: When}\n")
    config.templates.mkdir()
    (config.templates / "words").symlink_to(config.root.parent / "words")
    (config.templates / "again").symlink_to(config.templates)
    ask(config, [1])
    CHANGES[change](config, monkeypatch)
    ask(config, [1])
    assert len(CALLS) == 2


def test_what_is_kept_runs_only_with_our_seal(config, tmp_path):
    """A branch may bring a file that Python would run as it reads it."""
    path = config.root / FOLDER / KEPT
    bait = b"cos\nmkdir\n(V" + str(tmp_path / "ran").encode() + b"\ntR."
    for data in (bait, bytes(seal.SEAL) + bait):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        assert Kept(path, "state")._before == {}
    assert not (tmp_path / "ran").exists()


ARTICLES = {
    "flood": ("2024-03-02", "Floods in Kassala\n\nA flood struck Kassala in Sudan on Friday. At least 45 people were "
              "killed in the flood, the Ministry of Health said. “We need boats,” said the minister Amna Salih.\n"),
    "flood-2": ("2024-03-04", "Kassala flood toll rises\n\nThe flood in Kassala in Sudan killed at least 60 people, "
                "the Ministry of Health said on Sunday. Some 3,000 people fled the flood to Gedaref.\n"),
    "quake": ("2024-02-11", "Earthquake in Nepal\n\nAn earthquake hit Jajarkot in Nepal on Saturday. Police said 12 "
              "people were injured. “Houses have collapsed,” said the police officer Bina Thapa.\n"),
    "strike": ("2024-01-20", "Teachers on strike in Peru\n\nTeachers in Lima in Peru went on strike on Friday. The "
               "union called on the government to raise wages. Police arrested 14 teachers.\n"),
}  # fmt: skip


def seed(project, name, published, text):
    write(project / f"seeds/{name}.txt", text)
    write(project / f"seeds/{name}.yml", f"published: {published}\n")


def replaced(path, old, new, project):
    text = (project / path).read_text(encoding="utf-8")
    assert old in text
    write(project / path, text.replace(old, new))


MAKE_CLAIMS = told_story.make_claims
CORRECTION = "figures:\n  - article: quake\n    figure: 12 people were injured\n    term: killed\n"
STEPS = {
    "one article is changed": partial(replaced, "seeds/flood-2.txt", "60 people", "70 people"),
    "a page is edited": partial(replaced, "content/humanitarian.md", "Kassala", "Kassala town"),
    "a page is deleted": lambda project: (project / "content/places.md").unlink(),
    "a correction": lambda project: write(project / "corrections.yml", CORRECTION),
}


def test_after_each_change_a_build_makes_what_one_from_nothing_makes(tmp_path):
    """The same project without the kept file gives the same, edits included; test_cache.py has more changes."""
    project, bare = make_project(tmp_path / "project", seeds=False), tmp_path / "bare"
    for name, given in ARTICLES.items():
        seed(project, name, *given)
    pipeline.build_anew(load_config(project / "site_config.yml"))
    for step, change in STEPS.items():
        change(project)
        shutil.copytree(project, bare, ignore=lambda folder, names: [name for name in names if name == KEPT])
        for folder in (project, bare):
            pipeline.build_anew(load_config(folder / "site_config.yml"))
        made, expected = ({path.relative_to(one): data for path, (data, _) in snapshot(one / "content").items()}
                          for one in (project, bare))  # fmt: skip
        assert made == expected, step
        shutil.rmtree(bare)


def test_a_story_is_told_again_only_where_its_own_articles_change(tmp_path, monkeypatch):
    """Two stories tell of one relation: the one of which nothing changed is known."""
    project, told = make_project(tmp_path / "project", seeds=False), []
    monkeypatch.setattr(told_story, "make_claims", lambda *given: told.append(1) or MAKE_CLAIMS(*given))
    for name in ("flood", "flood-2", "quake", "strike"):
        published, text = ARTICLES[name]
        seed(project, name, published, text + "\nTurkey supports Azerbaijan.\n")
    pipeline.build_anew(load_config(project / "site_config.yml"))
    stories = len(told)
    assert stories > 1
    replaced("seeds/flood-2.txt", "60 people", "70 people", project)
    pipeline.build_anew(load_config(project / "site_config.yml"))
    assert len(told) == stories + 1
