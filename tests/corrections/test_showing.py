"""Sentences in other sections, as highlights, hidden."""

import re

from generator.model import Article
from generator.parse import parse_article
from tests.corrections.project import FOUNDED, actor, apply, brief, message, pages


def test_a_sentence_is_moved_to_another_section(tmp_path):
    text = "sentences:\n  - sentence: The shops are closed\n    section: humanitarian\n"
    statement = next(one for one in brief(tmp_path, text).statements if one.text == "The shops are closed.")
    assert statement.sections == ("humanitarian",) and statement.corrected == ("sections",)
    assert "The shops are closed." in pages(tmp_path, text)["humanitarian.md"]
    nowhere = "sentences:\n  - sentence: Over the weekend the rebels\n    section: none\n"
    assert "Over the weekend" not in pages(tmp_path, nowhere, FOUNDED)["security.md"].split("\n[^")[0]


def test_a_pinned_highlight_stands_first_and_there_are_no_more_than_before(tmp_path):
    text = "sentences:\n" + "".join(
        f"  - sentence: {words}\n    highlight: true\n" for words in ("Erdogan was an outspoken", "He urged")
    )
    highlights = brief(tmp_path, text, FOUNDED).highlights
    assert [one.text[:8] for one in highlights[:2]] == ["Erdogan ", "He urged"]
    assert len(highlights) == 5


def test_no_more_than_five_highlights_are_pinned(tmp_path):
    words = ["Erdogan was an", "He urged", "Qassem did not", "Hezbollah is currently", "Many of the", "Civilians have"]
    text = "sentences:\n" + "".join(f"  - sentence: {one}\n    highlight: true\n" for one in words)
    assert "corrections.yml:12: this is highlight number 6" in message(tmp_path, text, FOUNDED)


def test_a_hidden_sentence_and_what_was_read_in_it_are_shown_nowhere(tmp_path):
    text = "sentences:\n  - sentence: More than 280,000 people\n    hide: true\n"
    made = pages(tmp_path, text, FOUNDED)
    assert not [path for path, page in made.items() if "280,000" in page and not path.startswith("assets/briefing")]
    assert not [one for one in brief(tmp_path, text, FOUNDED).actors if one.name == "World Food Programme"]


def test_a_section_that_is_none_is_told_with_a_near_one(tmp_path):
    text = "sentences:\n  - sentence: The shops are closed\n    section: diplomcy\n"
    assert message(tmp_path, text) == (
        'corrections.yml:2: section "diplomcy" is none of site_config.yml. Did you mean diplomacy?'
    )


def test_a_sentence_that_stands_twice_is_one_highlight(tmp_path):
    article = Article(
        "a", "Flood\n\nThe river rose again on Monday night. Nobody slept. The river rose again on Monday night."
    )
    text = "sentences:\n  - sentence: The river rose\n    highlight: true\n    section: security\n"
    briefing = brief(tmp_path, text, (parse_article(article),))
    assert [one.text for one in briefing.highlights if one.pinned] == ["The river rose again on Monday night."]
    assert sum(one.sections == ("security",) for one in briefing.statements) == 2


def test_a_sentence_of_an_article_that_is_not_read_is_told(tmp_path):
    parsed = (parse_article(Article("a", "Titel\n\nDer Fluss trat am Montag über die Ufer.", language="de")),)
    corrected = apply(tmp_path, "sentences:\n  - sentence: Der Fluss\n    highlight: true\n", parsed)
    assert corrected.unmatched == (
        "corrections.yml:2: the article is not in English, so none of its sentences is shown",
    )


def test_an_actor_whose_only_sentence_is_hidden_may_speak_in_another_article(tmp_path):
    """The editor gives words to somebody whom only a hidden sentence of another article names."""
    named = parse_article(Article("named", "A note\n\nJane Doe met the mayor of Homs on Monday.\n", "A note"))
    quoting = parse_article(Article("quoting", "A report\n\n“We will not leave,” officials said.\n", "A report"))
    briefing = brief(
        tmp_path,
        "quotes:\n  - quote: We will not leave\n    speaker: Jane Doe\n"
        "sentences:\n  - sentence: Jane Doe met the mayor\n    hide: true\n",
        (named, quoting),
    )
    jane = actor(briefing, "Jane Doe")
    assert [one.text for one in jane.said] == ["“We will not leave,”"]
    assert jane.first.text == "“We will not leave,” officials said."


def test_the_editor_keeps_a_sentence_from_the_highlights(tmp_path):
    first = brief(tmp_path, "", FOUNDED).highlights[0]
    words = " ".join(first.text.split()[:8])
    briefing = brief(tmp_path, f"sentences:\n  - sentence: {words}\n    highlight: false\n", FOUNDED)
    assert first.text not in [one.text for one in briefing.highlights]
    assert first.text in [one.text for one in briefing.statements]


def test_a_highlight_is_true_or_false(tmp_path):
    text = "sentences:\n  - sentence: He urged\n    highlight: first\n"
    assert message(tmp_path, text, FOUNDED) == (
        "corrections.yml:3: highlight should be true, false, or its place among the highlights, 1 to 5, "
        'found "first". Write: highlight: true'
    )


def test_a_statement_that_was_settled_keeps_its_day_behind_its_mark(tmp_path):
    text = "sentences:\n  - sentence: The shops are closed\n    section: humanitarian\n"
    made = pages(tmp_path, text)["humanitarian.md"]
    assert re.search(r"The shops are closed\.\[\^\w+\] \*20 April 2023\* \(read so by the editor\)\n", made)
