"""Quotes given to other speakers, or to nobody."""

from tests.corrections.project import FOUNDED, PARSED, actor, brief, message, pages


def test_a_quote_is_given_to_another_speaker_with_the_figures_in_it(tmp_path):
    text = "quotes:\n  - quote: Tens of thousands of civilians\n    speaker: Naim Qassem\n"
    briefing = brief(tmp_path, text, FOUNDED)
    given = next(one for one in briefing.said if one.text.startswith("“Tens of thousands"))
    assert given.speaker.name == "Naim Qassem" and given.quote.corrected == ("speaker",)
    figure = next(
        one for series in briefing.series for one in series.figures if one.text.startswith("Tens of thousands")
    )
    assert figure.reporter.name == "Naim Qassem"
    assert "\n    speaker named by the editor\n" in pages(tmp_path, text, FOUNDED)["quotes.md"]


def test_a_quote_may_be_of_somebody_whom_its_article_does_not_name(tmp_path):
    text = "quotes:\n  - quote: We need a ceasefire\n    speaker: Naim Qassem\n"
    parsed = (*PARSED, *FOUNDED)
    briefing = brief(tmp_path, text, parsed)
    assert "We need a ceasefire" in " ".join(one.text for one in actor(briefing, "Naim Qassem").said)
    assert "read so by the editor" not in pages(tmp_path, text, parsed)["actors/naim-qassem.md"]


def test_a_speaker_may_be_cleared(tmp_path):
    text = "quotes:\n  - quote: we are seeing the bitter fruits\n    speaker: unknown\n"
    briefing = brief(tmp_path, text, FOUNDED)
    given = next(one for one in briefing.said if "bitter fruits" in one.text)
    assert given.speaker is None and not given.speaker_text
    statement = next(one for one in briefing.statements if "bitter fruits" in one.text)
    assert "antonio-guterres" not in statement.actors  # "he said" is nobody known either
    assert any(gap.kind == "speaker_unknown" for gap in briefing.gaps)


def test_a_dropped_quote_is_on_no_page(tmp_path):
    text = "quotes:\n  - quote: all parties are obligated to protect civilians\n    drop: true\n"
    assert not [one for one in brief(tmp_path, text, FOUNDED).said if "all parties" in one.text]


def test_no_quote_is_given_to_somebody_whom_no_article_names(tmp_path):
    text = "quotes:\n  - quote: We need a ceasefire\n    speaker: Volker Perthe\n"
    assert message(tmp_path, text).startswith(
        'corrections.yml:2: speaker: no article has an actor "Volker Perthe". Did you mean Volker Perthes?'
    )


def test_a_quote_may_be_named_by_its_whole_sentence(tmp_path):
    text = "quotes:\n  - quote: Guterres called for immediate humanitarian access to all\n    drop: true\n"
    assert len(brief(tmp_path, text, FOUNDED).said) == 16
    text = "quotes:\n  - quote: UN Secretary-General Antonio Guterres called for an end\n    drop: true\n"
    assert "may mean 2 quotes" in message(tmp_path, text, FOUNDED)
