"""Who the actors of a text are, and which words mean them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Actor, Article, Form, Kind, Parsed
from generator.parse.actors import find_actors
from generator.parse.names import find_names
from generator.parse.sentences import find_sentences
from tests.cases import read_cases
from tests.parse.test_names import WORDS

SEED = Path(__file__).parents[2] / "seeds" / "000_d7cd96d04a80de27.txt"


def actors_in(text: str) -> tuple[Actor, ...]:
    article = Article("a", text)
    sentences = find_sentences(Parsed(article))
    return find_actors(Parsed(article, sentences, names=find_names(Parsed(article, sentences))))


def written(text: str) -> str:
    return "\n".join(_line(actor, text) for actor in actors_in(text))


def _line(actor: Actor, text: str) -> str:
    roles = [
        role.title + (f" of {role.of}" if role.of else "") + (" (former)" if role.former else "")
        for role in actor.roles
    ]
    meant = [mention.span.of(text) for mention in actor.mentions if mention.form is not Form.NAME]
    parts = [("= ", actor.aliases), (": ", roles), ("~ ", meant)]
    return " | ".join([f"{actor.kind.value} {actor.name}", *(mark + "; ".join(part) for mark, part in parts if part)])


@pytest.mark.parametrize("case", read_cases("actors"), ids=lambda case: case.title)
def test_actors_are_found_with_their_names_roles_and_mentions(case):
    assert written(case.text) == case.expected


# What a careful reader takes from the founding article.
FOUNDING = [
    ("Hezbollah", Kind.ARMED_GROUP, {"the Lebanese group", "the Iran-aligned group", "the group"}),
    ("Naim Qassem", Kind.PERSON, {"Qassem"}),
    ("Bashar al-Assad", Kind.PERSON, {"al-Assad", "President al-Assad"}),
    ("Syrian government", Kind.GOVERNMENT, {"The Syrian regime"}),
    ("Syrian opposition forces", Kind.ARMED_GROUP, {"opposition forces", "the rebels", "opposition groups"}),
    ("Hayat Tahrir al-Sham", Kind.ARMED_GROUP, {"HTS"}),
    ("United Nations", Kind.ORGANISATION, {"UN"}),
    ("World Food Programme", Kind.ORGANISATION, {"United Nations World Food Programme"}),
    ("UN Security Council", Kind.ORGANISATION, {"Security Council"}),
    ("Antonio Guterres", Kind.PERSON, {"Guterres"}),
    ("Recep Tayyip Erdogan", Kind.PERSON, {"Erdogan"}),
    ("Turkiye", Kind.STATE, set()),
    ("Israel", Kind.STATE, set()),
    ("United States", Kind.STATE, {"US"}),
    ("Russia", Kind.STATE, set()),
    ("Iran", Kind.STATE, set()),
    ("al-Qaeda", Kind.ARMED_GROUP, set()),
]
ROLES = [
    ("Naim Qassem", "secretary-general", "Hezbollah"),
    ("Bashar al-Assad", "President", "Syria"),
    ("Antonio Guterres", "Secretary-General", "United Nations"),
    ("Recep Tayyip Erdogan", "President", "Turkiye"),
    ("Hayat Tahrir al-Sham", "a former al-Qaeda affiliate", "al-Qaeda"),
]
NOT_ACTORS = {"X", "Thursday", "Homs", "Aleppo", "Hama", "Civilians", "President", "Tens of thousands"}


@pytest.fixture(scope="module")
def founding() -> dict[str, Actor]:
    return {actor.name: actor for actor in actors_in(SEED.read_text(encoding="utf-8"))}


@pytest.mark.parametrize(("name", "kind", "aliases"), FOUNDING)
def test_the_founding_article_has_the_actor(founding, name, kind, aliases):
    assert founding[name].kind is kind
    assert set(founding[name].aliases) == aliases


@pytest.mark.parametrize(("name", "title", "of"), ROLES)
def test_the_founding_article_says_the_role(founding, name, title, of):
    assert [(role.title, role.of) for role in founding[name].roles] == [(title, of)]


def test_the_founding_article_has_no_other_actor_but_syria(founding):
    assert founding.keys() - {name for name, _, _ in FOUNDING} <= {"Syria"}
    assert not founding.keys() & NOT_ACTORS


def test_he_is_the_last_man_who_spoke(founding):
    text = SEED.read_text(encoding="utf-8")
    actor = founding["Antonio Guterres"]
    pronouns = [mention.span for mention in actor.mentions if mention.form is Form.PRONOUN]
    assert [text[span.start : span.end + 5] for span in pronouns] == ["he said", "He urged"[:7]]


@given(st.lists(WORDS | st.sampled_from(["he", "the group", "the president", ".", "\n\n"]), max_size=40).map(" ".join))
def test_mentions_lie_inside_the_text_and_keys_are_unique(text):
    actors = actors_in(text)
    assert len({actor.key for actor in actors}) == len(actors)
    for actor in actors:
        assert actor.mentions and actor.name
        assert all(0 <= mention.span.start < mention.span.end <= len(text) for mention in actor.mentions)


@given(st.text(max_size=60))
def test_any_text_is_read(text):
    actors_in(text)


def test_every_name_that_acts_is_a_mention_of_one_actor():
    text = SEED.read_text(encoding="utf-8")
    sentences = find_sentences(Parsed(Article("a", text)))
    names = find_names(Parsed(Article("a", text), sentences))
    mentioned = [mention.span for actor in actors_in(text) for mention in actor.mentions]
    acting = [name.span for name in names if name.kind not in (Kind.PLACE, Kind.OTHER)]
    assert all(mentioned.count(span) == 1 for span in acting)
