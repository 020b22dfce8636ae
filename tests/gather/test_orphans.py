"""Sentences that mislead without the one before them: who speaks in them, and where they stand."""

from datetime import date

import pytest

from generator.gather import gather
from generator.gather.claims.claim_lines import choose_lines
from generator.gather.sentences.standing_alone import leans_on_another
from generator.model import Article
from generator.parse import parse_article
from generator.render.by_story import ByStory
from generator.render.section_pages import section_pages
from generator.section_settings import _default_sections

SECTIONS = tuple(_default_sections())
HEAD = "The drought\n\n"
BY_SMITH = "Ann Smith, the mayor of Hargeisa, said that families were hungry.\n\n"


def briefing_of(text):
    article = Article("a", HEAD + text, title="The drought", published=date(2024, 12, 5))
    return gather((parse_article(article),), "B", SECTIONS)


def shown(text):
    """The lines of the sections in their order, each with its section, theme and statement."""
    briefing = briefing_of(text)
    return [
        (section.id, theme, statement)
        for section in SECTIONS
        for theme, statements in briefing.in_section(section.id)
        for statement in statements
    ]


def line(text, words):
    """The one line that has these words; None where no section shows it."""
    found = [one for one in shown(text) if words in one[2].text]
    assert len(found) <= 1
    return found[0] if found else None


def names(statement):
    return [one.name for one in statement.actors_elsewhere]


@pytest.mark.parametrize(
    "sentence",
    [
        "She said that displaced people had lost their homes.",
        "Displaced people had lost their homes, she added.",
    ],
)
def test_who_is_meant_by_the_pronoun_of_a_report_is_named(sentence):
    _, _, statement = line(BY_SMITH + sentence, sentence)
    assert names(statement) == ["Ann Smith"] and not statement.unnamed


def test_a_report_by_a_pronoun_that_means_nobody_known_says_so():
    text = "He said that displaced people had lost their homes."
    _, _, statement = line(text, text)
    assert statement.unnamed and not statement.actors_elsewhere


def test_a_report_that_names_its_speaker_names_nobody_behind_it():
    text = "Ann Smith said that displaced people had lost their homes."
    _, _, statement = line(text, text)
    assert not statement.unnamed and not statement.actors_elsewhere


OPINION = "The only way to end the siege is that the army withdraws its troops."
BEFORE = "Ann Smith, the mayor of Hargeisa, said that troops had shelled the town."


def test_an_opinion_between_two_reports_of_one_speaker_is_theirs():
    text = f"{BEFORE} {OPINION} “The troops must go,” she said."
    _, _, statement = line(text, "The only way")
    assert names(statement) == ["Ann Smith"]


@pytest.mark.parametrize(
    "behind", ["", " “The troops must go,” said Omar Haddad.", "\n\n“The troops must go,” she said."]
)
def test_an_opinion_of_no_certain_speaker_stands_in_no_section(behind):
    assert line(f"{BEFORE} {OPINION}{behind}", "The only way") is None


def test_an_opinion_of_the_article_stays():
    text = f"Troops have shelled the town.\n\n{OPINION}"
    assert names(line(text, "The only way")[2]) == []


SHELLED = "Troops shelled the town and killed dozens of fighters in heavy clashes."


@pytest.mark.parametrize(
    "pointing",
    [
        "However, it has left displaced families without food and shelter.",
        "This has left displaced families without food and shelter.",
        "They carry stories of displacement and hunger with them.",
        "Most of this violence left displaced families without food and shelter.",
        "More so, that government left displaced families without food and shelter.",
        "In response to these attacks, displaced families called for food and shelter.",
        "The charity - with its local partners - gave them food, shelter and clean water.",
        "Hours later, Omar Haddad called on the army to stop.",
        "The mayor said this was the third attack since May.",
    ],
)
def test_what_points_back_stands_directly_behind_the_sentence_before_it(pointing):
    lines = shown(f"{SHELLED} {pointing}")
    texts = [statement.text for _, _, statement in lines]
    at = texts.index(SHELLED)
    assert texts[at + 1] == pointing and lines[at][:2] == lines[at + 1][:2]


@pytest.mark.parametrize(
    "pointing",
    [
        "However, it has left displaced families without food and shelter.",
        "Such displacement has left families without food and shelter.",
        "Aid workers say that isn't happening.",
        "The displaced say that isn't the case.",
    ],
)
def test_what_points_back_to_what_no_section_shows_is_left_out(pointing):
    assert line(f"The weather was fine. {pointing}", pointing) is None


@pytest.mark.parametrize(
    "pointing",
    [
        "Most of this violence left 300 displaced families without food and shelter.",
        "The charity gave them food and shelter on Tuesday.",
        "Ann Smith expressed her gratitude for their help to 300 displaced families.",
        "The plea came after a strike displaced 300 families in Hargeisa.",
        "The release of Jane Roe follows an outcry over a strike that displaced 300 families in Hargeisa.",
    ],
)
def test_what_points_back_to_words_of_somebody_is_left_out(pointing):
    assert line(f"“Look at this work,” said Omar Haddad. {pointing}", pointing) is None


@pytest.mark.parametrize(
    "pointing",
    [
        "The bodies of his deputy and 12 more victims were found in the rubble.",
        "Another clip showed him firing at a tent of nine displaced people.",
    ],
)
def test_what_is_told_of_somebody_whom_no_line_names_is_left_out(pointing):
    assert line(f"“Look at this work,” one of them cried. {pointing}", pointing) is None


@pytest.mark.parametrize(
    "telling",
    [
        "This week, displaced families were without food and shelter.",
        "However, 40,000 displaced families are without food and shelter.",
        "It is feared that displaced families have neither food nor shelter.",
        "In this context, displaced families are without food and shelter.",
        "The charity met displaced families and gave them food.",
        "The mayor said this was the third attack on displaced families.",
        "The drought of this Sahel town has left the displaced without food and shelter.",
        "The charity saw more displacement and hunger in this autumn of drought.",
        "The hunger of the displaced is close to that of the drought of 2011.",
        "The displaced couple had nobody to give them food and shelter.",
        "The mayor wants her charity to give everyone displaced food in their shelter.",
    ],
)
def test_what_tells_something_by_itself_stays(telling):
    assert line(f"The weather was fine. {telling}", telling) is not None


def test_what_was_later_that_day_is_not_led_to_by_a_sentence_without_the_day():
    text = f"{SEEN} Later that day, troops displaced 300 families in Hargeisa."
    assert line(text, "Later that day") is None


def test_what_points_back_is_left_out_with_the_line_that_it_stands_behind():
    briefing = briefing_of(f"{SHELLED} This has left families without food and shelter.")
    first, second = briefing.statements
    assert second.after == first.passage
    _, lines = choose_lines((), briefing.statements, {first.passage.id})
    assert [one.is_line for one in lines] == [True, False]


def test_what_points_back_stands_behind_its_line_among_what_a_section_begins_with():
    others = " ".join(
        f"Troops shelled {place} on Tuesday and killed {10 + at} fighters."
        for at, place in enumerate(("Varna", "Sofia", "Athens", "Tirana", "Zagreb", "Skopje", "Nis"))
    )
    pointing = "The mayor said this was the third attack since May."
    briefing = briefing_of(f"{others} {pointing}")
    (page, *_) = section_pages(briefing, ByStory(briefing))["security"]
    for _, group in page.groups:
        texts = [one.text for one in group]
        if pointing in texts:
            assert texts[texts.index(pointing) - 1].startswith("Troops shelled Nis")


def test_what_an_article_only_asks_is_no_event():
    asked = briefing_of("Did troops attack the town on Tuesday?").timeline
    assert not asked and briefing_of("Troops attacked the town on Tuesday.").timeline
    assert not briefing_of("So I understand that troops attacked you on Tuesday.").timeline


def test_an_entry_of_the_timeline_opens_with_no_link():
    (entry,) = briefing_of("In addition, a bridge in Hargeisa collapsed on Tuesday.").timeline
    assert entry.text == "a bridge in Hargeisa collapsed on Tuesday"


def test_he_in_a_turn_of_an_interview_is_whom_its_speaker_names():
    text = (
        "Steve Inskip spoke with Nadia Berg.\n\nINSKIP: What do you see?\n\n"
        "BERG: The mayor is angry. I see no water.\n\n"
        "INSKIP: The spokesman, Karim Nasser, did not agree."
        " He said the rebels had shelled the town."
    )
    _, _, statement = line(text, "He said")
    assert names(statement) == ["Karim Nasser"]


SEEN = "A video shows somebody with tied hands on a lorry."


def test_the_sentence_before_leads_over_to_one_about_nobody_known():
    text = f"{SEEN} The gunmen had displaced 300 families in Hargeisa."
    _, _, statement = line(text, "The gunmen")
    assert statement.lead.text == SEEN


def test_the_sentence_before_says_which_group_is_meant():
    text = f"{SEEN} That armed group displaced 300 families in Hargeisa."
    assert line(text, "That armed group")[2].lead.text == SEEN


def test_what_tells_of_nobody_known_behind_words_of_somebody_stands_nowhere():
    text = "“Look at this work,” said Omar Haddad. The gunmen had displaced 300 families in Hargeisa."
    assert line(text, "The gunmen") is None


def test_what_tells_nothing_countable_of_nobody_known_stands_nowhere():
    assert line(f"{SEEN} The gunmen had shelled the town.", "The gunmen") is None


def test_what_tells_of_nobody_known_stands_behind_the_sentence_of_its_section():
    before = "Troops shelled a school in Hargeisa."
    found = [one.text for _, _, one in shown(f"{before} The gunmen had shelled the town.")]
    assert found == [before, "The gunmen had shelled the town."]


def test_who_is_called_the_agency_is_named():
    text = (
        "The International Organization for Migration said that it was worried. "
        "In all, 200 families were displaced, the agency said."
    )
    assert names(line(text, "In all, 200 families")[2]) == ["International Organization for Migration"]


def test_what_happened_at_the_hospital_stands_behind_the_sentence_that_says_which():
    text = (
        "The charity MSF cut its medical staff at a hospital in Zalingei. "
        "A week ago, two people were shot dead outside the hospital."
    )
    first, second = line(text, "in Zalingei"), line(text, "outside the hospital")
    assert first[:2] == second[:2]


def test_who_counted_as_the_next_sentence_says_is_named():
    text = "In Somalia, a flood has displaced 300 families. That's according to the Red Cross."
    assert names(line(text, "In Somalia")[2]) == ["Red Cross"]


def test_what_is_counted_since_something_did_not_happen_on_its_day():
    entries = briefing_of("Smith says more than 100 people have fled since the October takeover.").timeline
    assert not entries


def test_a_further_count_is_told_with_who_said_so():
    text = (
        "As the siege went on, 62 people were killed in an attack on a mosque on 11 September, "
        "while the UN said 37 more were killed in raids on a camp in October."
    )
    first, second = (entry.text for entry in briefing_of(text).timeline)
    assert second.startswith("the UN said 37 more were killed") and "mosque" in first


def test_what_happened_there_stands_behind_what_says_where_in_the_paragraph_before():
    before = "Aid has reached displaced families in Hargeisa."
    there = "Rescue efforts there have been complicated by the cold."
    first, second = (line(f"{before}\n\n{there}", each) for each in (before, there))
    assert first[:2] == second[:2]


def test_what_counts_the_whole_world_says_so_or_stands_in_no_section():
    text = "Families in Somalia fled. By the end of last year, 109 million people had been displaced"
    assert line(f"{text} by war.", "109 million") is None
    assert line(f"{text} worldwide.", "109 million") is not None


def test_what_leads_over_from_another_story_stands_in_no_section():
    told = "flooding has left 11,000 families without food and shelter."
    assert line(f"And now to Libya, where {told}", "11,000") is None
    assert line(f"In Libya, {told}", "11,000") is not None


def test_a_post_that_an_article_shows_is_none_of_its_own_words():
    post = "Families in Varna have no food and no shelter."
    assert line(f"{post}\n\n— Ana Petrovic (@anapetrovic) June 7, 2023\n\nIt rained.", post) is None
    assert line(f"{post}\n\nIt rained — Ana Petrovic said so.", post) is not None


@pytest.mark.parametrize("group, leans", [("the Taliban", False), ("MSF", False), ("the charity", True)])
def test_them_may_be_a_group_that_the_sentence_names(group, leans):
    assert leans_on_another(f"On Sunday {group} had the hungry come to them.") is leans
