"""What a build keeps of what functions gave, and that a build which takes it makes what one from nothing makes."""

import re
import shutil
import sys
from dataclasses import replace
from functools import partial
from itertools import combinations

import pytest

from generator import pipeline
from generator.caching import last_build, seal
from generator.caching.kept import Following, kept, make_known, recalled
from generator.caching.kept_results import KeptResults, keeping
from generator.caching.last_build import FOLDER, KEPT
from generator.config_reader import load_config
from generator.evidence import Passage, Reported, Series
from generator.gather import told_story
from generator.model import Article, Figure, Span
from generator.parse import parse_article
from generator.plausibility import hold_back
from generator.render.renderer import Renderer
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


@kept
def last_of(article, told):
    CALLS.append(article)
    return told[-1], told[-1].figures[-1]


def test_what_follows_from_the_rest_is_counted_and_stays_one_object(config):
    article = Article("a", "12 dead, 14 hurt.")
    for count, calls in ((1, 1), (1, 1), (2, 2), (2, 2)):
        passage = Passage("0" * 8, article, Span(0, 17))
        figure = Figure(span=Span(0, 2), value=12, unit="people", rule="")
        figures = tuple(Reported(figure, passage, None, "") for _ in range(count))
        series = Series("", "killed", "people", "", figures)
        with keeping(config):
            found = last_of(article, Following((series,)))
        assert found[0] is series and found[1] is figures[-1]
        assert len(CALLS) == calls


# The second town lies in a country that the third alone names; the fourth's number is like the fifth's and no other.
TOLD = (
    "Officials in Damascus, Syria, said that 12 people were killed.",
    "Residents of Kisumu said on Tuesday that 40 people were hurt. Half of the children were displaced.",
    "Kenya sent two teams to the border. Zelborn agreed.",
    *(f"At least {number} people were killed in Aleppo." for number in ("90,000", "32", "31", "30", "33")),
)


def test_what_is_held_back_of_an_article_is_kept_until_the_others_tell_otherwise(config):
    read = [parse_article(Article(f"a{number}", text)) for number, text in enumerate(TOLD)]
    (town,) = read[1].places
    read[1] = replace(read[1], places=(replace(town, rule="town"),))  # of a city it is not asked
    seen = set()
    for some in (tuple(read), *combinations(read, len(read) - 1), tuple(read)):
        with keeping(config):
            held = hold_back(some)
        assert held == hold_back(some)
        seen |= {found.rule for one in held for found in one.left_out if found.reason}
    assert {"position", "amount", "what is counted"} <= seen


def test_what_asks_is_made_again_where_an_answer_changed(config):
    def made(answers):
        def make(ask):
            CALLS.append(1)
            return ask("of", "a") * 2

        with keeping(config):
            return recalled(("page",), make, lambda _, key: answers[key])

    assert [made({"a": value}) for value in (1, 1, 2, 2)] == [2, 2, 4, 4]
    assert len(CALLS) == 2
    with pytest.raises(KeyError):  # what it asked of is gone, and so it is asked again
        made({})


CHANGES = {
    "another's seal": lambda config, patch: patch.setattr(seal, "_secret", lambda: b"another" * 6),
    "no secret": lambda config, patch: patch.setattr(seal, "_secret", lambda: b""),
    "another Python": lambda config, patch: patch.setattr(sys, "version", "4.0"),
    "another program": lambda config, patch: patch.setattr(last_build, "program_state", lambda parts: "another"),
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
        assert KeptResults(path, "state")._before == {}
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


def rename(old, new, project):
    for ending in ("txt", "yml"):
        (project / f"seeds/{old}.{ending}").rename(project / f"seeds/{new}.{ending}")


def take_out(path, pattern, project):
    text = (project / path).read_text(encoding="utf-8")
    assert re.search(pattern, text, re.MULTILINE), text
    write(project / path, re.sub(pattern, "", text, flags=re.MULTILINE))


MORE = "Kassala is dry\n\nThe flood in Kassala in Sudan killed 61 people, the minister Amna Salih said on Tuesday.\n"
EARLIER = "Rains in Kassala\n\nThe minister Amna Salih of Sudan said on Thursday that rains were heavy in Kassala.\n"
BOTH = (
    "Floods and quakes\n\nThe flood in Kassala in Sudan and the earthquake in Jajarkot in Nepal are one story to the "
    "United Nations: the flood in Kassala killed 60 people, the earthquake in Jajarkot injured 12 people, and the "
    "houses that the earthquake in Nepal and the flood in Sudan took from Kassala and Jajarkot are to be built anew.\n"
)
MAKE_CLAIMS = told_story.make_claims
CORRECTION = "figures:\n  - article: quake\n    figure: 12 people were injured\n    term: killed\n"
MOVE = "stories:\n  - story: flood-2\n    part: [flood, flood-3]\n    join: [quake]\n"
QUAKE_TOO = "Aftershocks in Nepal\n\nThe earthquake in Jajarkot in Nepal injured 15 people, Bina Thapa said.\n"
STEPS = {
    "one article is changed": partial(replaced, "seeds/flood-2.txt", "60 people", "70 people"),
    "a page is edited": partial(replaced, "content/humanitarian.md", "Kassala", "Kassala town"),
    "a page is deleted": lambda project: (project / "content/places.md").unlink(),
    "a correction": lambda project: write(project / "corrections.yml", CORRECTION),
    "a correction is another": partial(replaced, "corrections.yml", "term: killed", "term: missing"),
    "a line is taken out": partial(take_out, "content/security.md", "^Police arrested 14 teachers.*$"),
    "an article is brought in": lambda project: seed(project, "flood-3", "2024-03-06", MORE),
    "an article is of another day": partial(replaced, "seeds/quake.yml", "2024-02-11", "2024-02-13"),
    "an actor is named first in another article": lambda project: seed(project, "rains", "2024-02-29", EARLIER),
    "an article goes to another story": lambda project: write(project / "corrections.yml", MOVE),
    "an article tells of another crisis": lambda project: seed(project, "rains", "2024-02-29", QUAKE_TOO),
    "a correction is taken away": lambda project: (project / "corrections.yml").unlink(),
    "an article joins two stories": lambda project: seed(project, "both", "2024-03-05", BOTH),
    "an article has another name": lambda project: rename("quake", "tremor", project),
    "a settings file has another name": partial(replaced, "site_config.yml", "site_name: ", "site_name: The "),
    "a template is the project's own": lambda project: write(project / "templates/_day.md", "{{ briefing.title }}"),
    "an article is taken away": lambda project: (project / "seeds/flood.txt").unlink(),
}


def test_after_each_change_a_build_makes_what_one_from_nothing_makes(tmp_path):
    """The same project without the kept file gives the same, edits included; test_cache.py has more changes."""
    project, bare = make_project(tmp_path / "project", seeds=False), tmp_path / "bare"
    for name, (published, text) in ARTICLES.items():  # two stories, since a relation joins two of three
        seed(project, name, published, f"{text}\nTurkey supports Azerbaijan.\n")
    pipeline.build_anew(load_config(project / "site_config.yml"))
    before = None
    for step, change in STEPS.items():
        change(project)
        shutil.copytree(project, bare, ignore=lambda folder, names: [name for name in names if name == KEPT])
        for folder in (project, bare):
            pipeline.build_anew(load_config(folder / "site_config.yml"))
        made, expected = ({path.relative_to(one): data for path, (data, _) in snapshot(one / "content").items()}
                          for one in (project, bare))  # fmt: skip
        assert made == expected, step
        assert made != before, step
        before = made
        shutil.rmtree(bare)


def test_of_untouched_stories_nothing_is_made_again(tmp_path, monkeypatch):
    """Two stories tell of one relation, and an article of one of them is changed."""
    project, told, made, make = make_project(tmp_path / "project", seeds=False), [], [], Renderer._make
    monkeypatch.setattr(told_story, "make_claims", lambda *given: told.append(1) or MAKE_CLAIMS(*given))
    monkeypatch.setattr(
        Renderer, "_make", lambda self, path, *given, **named: made.append(path) or make(self, path, *given, **named)
    )
    for name, (published, text) in ARTICLES.items():
        seed(project, name, published, f"{text}\nTurkey supports Azerbaijan.\n")
    pipeline.build_anew(load_config(project / "site_config.yml"))
    assert len(told) == 2 and {"stories/flood.md", "stories/strike.md", "sources/strike.md"} <= set(made)
    made.clear()
    replaced("seeds/flood-2.txt", "60 people", "70 people", project)
    pipeline.build_anew(load_config(project / "site_config.yml"))
    assert len(told) == 3
    again = sorted(path for path in made if path.startswith(("stories/", "sources/")))
    assert again == ["sources/flood-2.md", "sources/flood.md", "sources/index.md", "stories/flood.md"]
