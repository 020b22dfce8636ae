"""Who only tells the news is no key actor."""

from datetime import date

import pytest

from generator.gather import gather
from generator.model import Article
from generator.parse import parse_article
from generator.section_settings import _default_sections

INTERVIEW = """Flood in Varna

ANNA BERG, HOST:

The flood has hit Varna. Omar Haddad is the mayor of Varna.

BERG: Mr. Haddad, what do you see?

OMAR HADDAD: The water has reached the school.

BERG: Are people safe?

HADDAD: Most of them are."""
QUESTIONS = """Flood in Varna

Omar Haddad is the mayor of Varna. Lena Weiss spoke with Haddad.

Lena Weiss: What do you see?

Omar Haddad: The water has reached the school.

Lena Weiss: Are people safe? Have they food?"""


def actors(text):
    """The actors of the overview, and all."""
    briefing = gather((parse_article(Article("a", text, "Flood in Varna", date(2024, 12, 5))),), "B", ())
    return [one.name for one in briefing.key_actors], [one.name for one in briefing.actors]


@pytest.mark.parametrize(("text", "name"), [(INTERVIEW, "Anna Berg"), (QUESTIONS, "Lena Weiss")])
def test_who_asks_is_none(text, name):
    key, all_of_them = actors(text)
    assert name in all_of_them and name not in key and "Omar Haddad" in key


def test_a_reporter_is_none():
    text = "Flood\n\nLena Weiss, a correspondent of the station, is in Varna. Mayor Omar Haddad left Varna."
    assert "Lena Weiss" not in actors(text)[0]


def test_who_speaks_for_nobody_is_none():
    text = "Flood\n\nLena Weiss, a survivor, left Varna. “It was dark,” said Weiss. Mayor Omar Haddad left."
    key, all_of_them = actors(text)
    assert "Lena Weiss" in all_of_them and "Lena Weiss" not in key


def test_a_member_of_a_body_is_one():
    text = "Flood\n\nLena Weiss, a member of the council, left Varna. “It was dark,” said Weiss."
    assert "Lena Weiss" in actors(text)[0]


def test_a_reporter_to_whom_something_happened_is_one():
    text = "Raid\n\nLena Weiss, a reporter, was arrested on Tuesday. Weiss said they took all of her notes."
    assert "Lena Weiss" in actors(text)[0]


def test_a_paper_is_none():
    text = "Flood\n\nThe Harbour Times showed pictures. The Harbour Times measured it. Mayor Omar Haddad left Varna."
    key, all_of_them = actors(text)
    assert "Harbour Times" in all_of_them and "Harbour Times" not in key


@pytest.mark.parametrize(
    "text",
    [
        "Flood\n\nThe BBC's Lena Weiss is in Varna. Mayor Omar Haddad left Varna. Lena Weiss saw the flood.",
        "Flood\n\nMayor Omar Haddad left Varna.\n\nLENA WEISS, BYLINE: The water has reached it.\n\nWEISS: It rose.",
    ],
)
def test_whom_a_medium_sends_is_none(text):
    key, all_of_them = actors(text)
    assert "Lena Weiss" in all_of_them and "Lena Weiss" not in key


def test_what_the_interviewer_does_stands_in_no_section():
    article = Article("a", QUESTIONS, "Flood in Varna", date(2024, 12, 5))
    briefing = gather((parse_article(article),), "B", tuple(_default_sections()))
    shown = {
        one.text for section in _default_sections() for _, lines in briefing.in_section(section.id) for one in lines
    }
    assert not any("Weiss" in text for text in shown)


def test_what_the_interviewer_tells_of_a_guest_names_them():
    told = INTERVIEW.replace("Are people safe?", "So I understand that you visited Sofia on Monday.")
    (entry,) = gather((parse_article(Article("a", told, "Flood in Varna", date(2024, 12, 5))),), "B", ()).timeline
    assert entry.text == "you visited Sofia on Monday"
    assert [one.name for one in entry.actors] == ["Omar Haddad"]
