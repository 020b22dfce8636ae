"""What needs more than one article, or a choice."""

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from generator.briefing_items import group_gaps
from generator.config_reader import load_config
from generator.gather import gather
from generator.merged_actors import merge_actors
from generator.model import Article
from generator.parse import parse_article
from tests.articles import FIRST, SECOND
from tests.conftest import ROOT

CONFIG = load_config(ROOT / "site_config.yml")
PARSED = tuple(map(parse_article, (FIRST, SECOND)))
BRIEFING = gather(PARSED, CONFIG.site_name, CONFIG.sections)


def test_the_cut_off_is_the_newest_date():
    assert BRIEFING.cutoff == date(2023, 4, 20)
    assert [article.id for article in BRIEFING.articles] == ["second", "first"]


def test_without_dates_there_is_no_cut_off():
    assert gather((parse_article(replace(FIRST, published=None)),), CONFIG.site_name, CONFIG.sections).cutoff is None


def people_of(texts):
    parsed = tuple(parse_article(Article(id, text)) for id, text in texts.items())
    return [actor.name for actor in merge_actors(parsed)[0] if actor.kind == "person"]


def test_names_of_one_office_are_one_person_and_a_surname_joins_who_has_its_office():
    texts = {
        "a": "Health Minister Ruth Doe met President Roe.",
        "b": "Jane Ruth Doe, minister of health, left. President Joe Allen Roe left.",
        "c": "Health Minister Ruth Jane Doe stayed. Education Minister Mary Roe stayed.",
        "d": "President Joe Roe spoke. General Allen Roe was silent.",
    }
    people = people_of(texts)
    assert sorted(people) == ["Allen Roe", "Joe Allen Roe", "Mary Roe", "Ruth Jane Doe"]


def test_two_spellings_of_a_name_are_one_person():
    texts = {
        "a": "Foreign Minister Sergei Ivanyan met Maria Okoro.",
        "b": "Foreign Minister Sergey Ivanian met Mario Okoro.",
    }
    people = people_of(texts)
    assert sorted(people) == ["Maria Okoro", "Mario Okoro", "Sergey Ivanian"]


def test_a_long_name_of_one_office_may_have_another_letter():
    texts = {
        "a": "Transport Minister Isaq Odhiambo met Defence Minister Carla Ferreira.",
        "b": "Transport Minister Isaq Odhimbo met Interior Minister Clara Ferreira.",
        "c": "Defence Minister Carlo Ferreira met Mayor Isaq Odhiambi.",
    }
    people = people_of(texts)
    assert sorted(people) == [
        "Carla Ferreira", "Carlo Ferreira", "Clara Ferreira", "Isaq Odhiambi", "Isaq Odhimbo",
    ]  # fmt: skip


def test_three_names_of_one_office_are_one_person_whatever_the_end_of_one_and_the_name_behind():
    texts = {
        "a": "President Halima Idris Doum spoke. Mayor Sani Abu Kor left.",
        "b": "President Halim Idris Doum met Mayor Sani Abu Kore. Captain Umar Ado Beni left.",
        "c": "President Halima Idris Doum left.",
        "d": "President Halima Idris Doum Sene stayed. Minister Umar Ado Beni Sene stayed.",
    }
    people = people_of(texts)
    assert len(people) == 4 and {"Umar Ado Beni", "Umar Ado Beni Sene"} <= set(people)


def test_a_surname_joins_the_one_person_of_that_name_in_another_article():
    people = [actor for actor in BRIEFING.actors if "Perthes" in actor.name]
    assert [actor.name for actor in people] == ["Volker Perthes"]
    naming = [statement for statement in BRIEFING.statements if people[0].key in statement.actors]
    assert {statement.passage.article.id for statement in naming} == {"first", "second"}


def test_a_name_with_initials_joins_the_one_without_if_there_is_just_one():
    texts = {"a": "Jane Doe met Joe Roe.", "b": "Jane Q. Doe met Joe A. Roe.", "c": "Joe B. Roe left."}
    briefing = gather(
        tuple(parse_article(Article(id, text)) for id, text in texts.items()), CONFIG.site_name, CONFIG.sections
    )
    people = [actor.name for actor in briefing.actors if "oe" in actor.name]
    assert sorted(people) == ["Jane Q. Doe", "Joe A. Roe", "Joe B. Roe", "Joe Roe"]


def test_two_names_of_one_country_are_one_state():
    texts = {
        "a": "Russia and Iran held talks with Turkiye.",
        "b": "Turkish Foreign Minister Hakan Fidan met him.",
        "c": "Russia met Turkiye.",
    }
    briefing = gather(
        tuple(parse_article(Article(id, text)) for id, text in texts.items()), CONFIG.site_name, CONFIG.sections
    )
    found = [(one.name, one.aliases) for one in briefing.actors if one.name.startswith("Turk")]
    assert found == [("Turkiye", ("Turkey",))]


def test_where_sources_disagree_both_figures_stand():
    killed = [one for one in BRIEFING.series if one.term == "killed"]
    assert sorted(figure.figure.value for one in killed for figure in one.figures) == [40, 55]


def test_the_order_of_articles_makes_no_difference():
    assert all(gather(given, CONFIG.site_name, CONFIG.sections) == BRIEFING for given in permutations(PARSED))


def test_a_passage_keeps_its_name_when_text_comes_before_it():
    longer = replace(
        FIRST, text=FIRST.text.replace("\n\nAt least", "\n\nA new first sentence stands here.\n\nAt least")
    )
    before = {
        statement.text: statement.passage.id
        for statement in gather(PARSED[:1], CONFIG.site_name, CONFIG.sections).statements
    }
    after = {
        statement.text: statement.passage.id
        for statement in gather((parse_article(longer),), CONFIG.site_name, CONFIG.sections).statements
    }
    assert before.items() <= after.items()


def test_the_same_sentence_twice_has_two_names():
    twice = parse_article(Article("twice", "They fled. They fled."))
    ids = [statement.passage.id for statement in gather((twice,), CONFIG.site_name, CONFIG.sections).statements]
    assert len(set(ids)) == 2


def test_only_what_an_article_asserts_is_in_the_timeline():
    text = (
        "Rebels captured the town on Monday. The army did not attack the town on Tuesday. "
        "The army will attack the town on Friday. If the rebels attack on Saturday, the army would retreat."
    )
    briefing = gather(
        (parse_article(Article("a", text, published=date(2023, 4, 20))),), CONFIG.site_name, CONFIG.sections
    )
    assert [entry.text for entry in briefing.timeline] == ["Rebels captured the town on Monday"]


def test_what_the_sources_do_not_count_is_one_gap_and_what_they_count_is_none():
    (gap,) = (gap for gap in BRIEFING.gaps if gap.kind == "no_figure")
    assert {"injured", "missing", "in_need"} <= set(gap.of)
    assert "killed" not in gap.of


def test_who_is_quoted_without_a_name_is_a_gap_with_the_articles_words():
    parsed = parse_article(Article("a", "“We have no beds,” doctors said. Officials said that the road was closed."))
    briefing = gather((parsed,), CONFIG.site_name, CONFIG.sections)
    (gap,) = (gap for gap in briefing.gaps if gap.kind.startswith("speaker"))  # a paraphrase is nobody's words
    assert gap.quoted == "doctors" and gap.passages


def test_highlights_stand_alone():
    openings = [statement.text.split()[0] for statement in BRIEFING.highlights]
    assert 2 <= len(openings) <= 5
    assert not {"He", "“We"} & set(openings)


def test_a_sentence_without_cues_has_no_section():
    shops = next(statement for statement in BRIEFING.statements if statement.text == "The shops are closed.")
    assert shops.sections == ()


def test_between_two_paragraphs_of_a_quotation_nothing_is_left_out():
    text = "“We have no roof and no food,” said Ann Lee.\n\n“The water took everything.\n\n“Nobody came.”"
    found = gather((parse_article(Article("a", text)),), CONFIG.site_name, CONFIG.sections).said
    assert [said.text for said in found if "Nobody" in said.text] == [
        "“We have no roof and no food,” […] “The water took everything. “Nobody came.”"
    ]


def test_words_between_two_pieces_of_a_quotation_are_not_shown_as_the_speakers():
    text = "“We have no roof,” said Ann Lee, a mother of five. “The water took everything.” Nobody answered."
    (said,) = gather((parse_article(Article("a", text)),), CONFIG.site_name, CONFIG.sections).said
    assert said.text == "“We have no roof,” […] “The water took everything.”"
    assert [passage.text for passage in said.passages] == [
        "“We have no roof,” said Ann Lee, a mother of five.",
        "“The water took everything.”",
    ]


def test_two_actors_of_one_name_have_two_pages_whatever_article_is_newer():
    state = "Jordan called for calm. Jordan’s government said that Jordan opposed the attack."
    person = "Michael Jordan said he was sad. Jordan told reporters he would go."
    for days in ((1, 2), (2, 1)):
        texts = zip((state, person), days, strict=True)
        parsed = tuple(parse_article(Article(f"a{n}", text, published=date(2024, 5, n))) for text, n in texts)
        keys = {actor.name: actor.key for actor in gather(parsed, CONFIG.site_name, CONFIG.sections).actors}
        assert keys["Jordan"] == "jordan" and keys["Michael Jordan"] == "michael-jordan"


def test_gaps_of_one_kind_are_told_in_one_sentence():
    text = "“We have no beds,” doctors said. “We have no roof,” she said. Rebels killed 12 people in Homs on Monday."
    gaps = gather((parse_article(Article("a", text)),), CONFIG.site_name, CONFIG.sections).gaps
    groups = {group.kind: group for group in group_gaps(gaps)}
    assert len(groups["no_figure"].gaps) == 1
    assert {gap.kind for gap in groups["speaker"].gaps} == {"speaker_unnamed", "speaker_unknown"}
    told = [gap for group in group_gaps(gaps) for gap in group.gaps]
    assert sorted(map(id, told)) == sorted(map(id, gaps))
    assert all(gap.of == group.of for group in groups.values() for gap in group.gaps)


def test_a_pronoun_names_no_speaker():
    briefing = gather(
        (parse_article(Article("a", "“We will not leave,” she said.")),), CONFIG.site_name, CONFIG.sections
    )
    (gap,) = (gap for gap in briefing.gaps if gap.kind.startswith("speaker"))
    assert (gap.kind, gap.quoted) == ("speaker_unknown", "“We will not leave,”")


def test_the_timeline_holds_what_is_reported_and_denied_and_no_plan():
    text = (
        "Rebels took the port on Monday, UNICEF said. The army denied that it had shelled the port on Tuesday. "
        "Rebels plan to take the town on Friday. Rebels did not take the airport on Tuesday."
    )
    parsed = parse_article(Article("a", text, published=date(2024, 12, 5)))
    briefing = gather((parsed,), CONFIG.site_name, CONFIG.sections)
    told = [(one.event.status.value, one.text, one.reporter and one.reporter.name) for one in briefing.timeline]
    assert told == [
        ("reported", "Rebels took the port on Monday", "UNICEF"),
        ("denied", "The army denied that it had shelled the port on Tuesday", None),
    ]
    assert [one.reporter_text for one in briefing.timeline] == ["UNICEF", "The army"]


def _timeline(text):
    parsed = parse_article(Article("a", text, published=date(2024, 12, 5)))
    return gather((parsed,), CONFIG.site_name, CONFIG.sections).timeline


def test_what_somebody_did_and_did_too_is_one_entry():
    (entry,) = _timeline("On Sunday, rebels took the town of Homs and burned the market.")
    assert entry.text == "On Sunday, rebels took the town of Homs and burned the market"


def test_what_a_sentence_tells_of_one_day_within_or_when_is_one_entry():
    (entry,) = _timeline("On May 14, a force attacked the base at Inata, killing 57 people.")
    assert entry.text == "On May 14, a force attacked the base at Inata, killing 57 people"
    (entry,) = _timeline("On May 23, 41 people were killed when a convoy was ambushed near Homs.")
    assert entry.text == "On May 23, 41 people were killed when a convoy was ambushed near Homs"


def test_a_fragment_is_told_with_its_sentence():
    first = "Sunday night's ceasefire is the first in which both sides give up their arms"
    (entry,) = _timeline(f"But {first}.")
    assert entry.text == f"But {first}"


@pytest.mark.parametrize(
    "sentence",
    [
        "The toll is not yet known but around 90 were killed in Homs on Monday.",
        "A police source told Reuters 90 people were killed in Homs on Monday.",
        "On Monday, as soldiers searched the market of Homs — and as the rebels stayed — the siege went on.",
    ],
)
def test_no_entry_begins_or_ends_in_the_middle(sentence):
    assert sentence.removesuffix(".") in [entry.text for entry in _timeline(sentence)]


@pytest.mark.parametrize(
    "nothing",
    [
        "The mayor of Homs on Monday expressed deep concern over the fires in the old town.",
        "The mayor of Homs on Monday vowed “a firm and joint answer” to the rebels.",
    ],
)
def test_what_was_but_felt_or_vowed_is_not_in_the_timeline(nothing):
    done = "The army on Monday captured the town of Homs."
    assert [entry.text for entry in _timeline(f"{nothing} {done}")] == [done.removesuffix(".")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Police have held ten people suspected of looting during Monday's protests.",
        "The fever that broke out has weighed on the town, still struggling with last May's quake.",
        "The office had recorded 90 missing on Thursday after the Nov. 28 landslide.",
    ],
)
def test_what_stands_around_a_dated_noun_is_not_told_on_its_day(sentence):
    days = {entry.date.value for entry in _timeline(sentence)}
    assert days.isdisjoint({"2024-12-02", "2024-05", "2024-11-28"})


def test_what_a_dated_noun_did_is_told_on_its_day():
    (entry,) = _timeline("Officials said the toll rests on how many farms were buried by Monday's landslide.")
    assert entry.text.endswith("many farms were buried by Monday's landslide")


def test_who_is_named_in_the_words_is_not_named_beside_them():
    (entry,) = _timeline("A farmer was shot on Monday by a U.N. soldier.")
    assert not entry.actors_elsewhere


def test_an_entry_has_its_subject():
    _, entry = _timeline("Rebels left the town of Homs in May and attacked the port on Monday.")
    assert entry.text == "Rebels […] attacked the port on Monday"


@pytest.mark.parametrize(
    "said",
    [
        "The agency said that in one raid this week, a depot had been emptied and burned.",
        "The mayor added that on Monday, two buses were seized and torched.",
        "Officials reported that after days of rain, the river had risen and flooded Homs on Monday.",
    ],
)
def test_who_says_what_was_done_has_not_done_it(said):
    subject = said.partition(",")[2].split()[1]
    assert all(subject in entry.text for entry in _timeline(said))
    assert _timeline(said)


def test_what_an_article_tells_twice_in_the_same_words_is_one_entry():
    (entry,) = _timeline("The dam burst early on Sunday.\n\nIt rained for days.\n\n• The dam burst early on Sunday.")
    assert entry.text == "The dam burst early on Sunday"


def test_words_between_quotation_marks_are_told_as_such():
    (entry,) = _timeline("“We captured the town on Monday,” the commander told reporters.")
    assert (entry.is_verbatim, entry.reporter_text) == (True, "the commander")


def test_what_an_article_says_twice_stands_once_in_a_section():
    text = "At least 40 people were killed in Khartoum, doctors said."
    briefing = gather(
        (parse_article(Article("a", f"{text}\n\nThe shops are closed.\n\n{text}")),), CONFIG.site_name, CONFIG.sections
    )
    texts = [statement.text for _, statements in briefing.in_section("humanitarian") for statement in statements]
    assert texts == [text]


HIGHLIGHTS = {
    "a": "A bank in Khartoum was shelled on Monday by the army, killing 40 people. "
    "The bank said its dead were 12 soldiers and 28 civilians, all killed by shelling.",
    "b": "(The army killed 30 people in Nyala on Monday, said doctors in the city.) "
    "Then the army shelled Nyala and killed 20 people there on Tuesday. "
    "Shelling by the army killed 12 people in Nyala on Wednesday.",
}


def test_a_highlight_needs_no_sentence_before_it_and_every_article_is_heard():
    briefing = gather(
        tuple(parse_article(Article(id, text)) for id, text in HIGHLIGHTS.items()), CONFIG.site_name, CONFIG.sections
    )
    assert {one.text for one in briefing.highlights} == {
        "A bank in Khartoum was shelled on Monday by the army, killing 40 people.",
        "The bank said its dead were 12 soldiers and 28 civilians, all killed by shelling.",
        "Shelling by the army killed 12 people in Nyala on Wednesday.",
    }


def figures(text):
    """Each figure with the first words of the passages that tell it."""
    briefing = gather(
        (parse_article(Article("a", text, published=date(2023, 4, 20))),), CONFIG.site_name, CONFIG.sections
    )
    return [
        (one.figure.value, [passage.text[:16] for passage in one.passages])
        for series in briefing.series
        for one in series.figures
    ]


def test_a_figure_that_the_headline_repeats_is_one_with_two_passages():
    found = figures(
        "40 people killed in Khartoum\n\nAt least 40 people were killed in Khartoum on Tuesday, the UN said."
    )
    assert found == [(40, ["At least 40 peop", "40 people killed"])]


def test_a_figure_that_the_text_repeats_is_one_too():
    found = figures(
        "Fighting\n\nThe UN said 40 people were killed in Khartoum. It was hot.\n\n"
        "The UN said on its site that 40 people were killed in Khartoum."
    )
    assert found == [(40, ["The UN said 40 p", "The UN said on i"])]


def test_two_attacks_are_not_one():
    text = "Fighting\n\nTwo people were killed in Khartoum on Monday. Two people were killed in Omdurman on Tuesday."
    assert len(figures(text)) == 2


def test_the_same_figure_from_two_reporters_is_two_reports():
    text = "Fighting\n\nThe UN said 40 people were killed in Khartoum. Oxfam said 40 people were killed in Khartoum."
    assert len(figures(text)) == 2


def _of(text):
    return gather((parse_article(Article("a", text, published=date(2023, 4, 20))),), CONFIG.site_name, CONFIG.sections)


def test_a_region_that_several_countries_claim_has_no_country():
    briefing = _of("The quake in Kashmir shook Lahore and the shores of Lake Chad.")
    assert {place.name: place.country for place in briefing.places} == {
        "Kashmir": "",
        "Lahore": "PAK",
        "Lake Chad": "",
    }


def test_deaths_stand_on_the_page_of_the_fighting_only_with_a_sentence_of_it():
    epidemic = _of("The outbreak of Ebola has killed 19 people in the province, the WHO said.")
    assert epidemic.series_in("humanitarian") and not epidemic.series_in("security")
    attack = _of("Rebels attacked the town of Bambari and shelled its market, and 19 soldiers were killed in fighting.")
    assert attack.series_in("humanitarian") and attack.series_in("security")


def test_what_a_bodys_own_director_says_is_not_said_of_it_by_others():
    briefing = _of(
        "The World Health Organization sent teams. World Health Organization director Jane Doe said "
        "the World Health Organization needs more vaccines. Joe Roe said the World Health Organization was late."
    )
    (body,) = (actor for actor in briefing.actors if actor.name == "World Health Organization")
    assert [said.speaker.name for said in body.said_of_it] == ["Joe Roe"]


def test_an_entry_that_opens_with_nobody_known_is_its_whole_sentence_once():
    sentence = "On Monday a clerk was shot dead in Homs, and four other clerks were wounded."
    assert [one.text for one in _timeline(sentence)] == [sentence.removesuffix(".")]


def test_what_another_clause_dates_is_told_without_the_sentence_that_hangs_on_it():
    whole = "The union has called many strikes in Homs since {} on Monday."
    (entry,) = _timeline(whole.format("its rivals took the town hall"))
    assert entry.text == "its rivals took the town hall on Monday"
    assert not _timeline(whole.format("they took the town hall"))


def test_whose_they_are_with_whom_an_entry_opens_is_said():
    text = "Ann Smith, the mayor of Homs, is in the town. Last week her aides reached the port on Monday."
    (entry,) = _timeline(text.replace("Last week her", "Her"))
    assert [one.name for one in entry.actors] == ["Ann Smith"]


def test_what_a_summary_says_with_another_preposition_stands_once_in_a_section():
    text = "Rains will worsen the impact {} the flood, and 40 people have been displaced in Khartoum."
    body = f"{text.format('on')}\n\nThe shops are closed.\n\n{text.format('of')}"
    briefing = gather((parse_article(Article("a", body)),), CONFIG.site_name, CONFIG.sections)
    texts = [statement.text for _, statements in briefing.in_section("humanitarian") for statement in statements]
    assert texts == [text.format("on")]


def test_a_card_has_few_words_whole_and_no_half_sentence():
    more = "until every family has come home to its own village, " * 3
    whole = f"“We will not leave. We wait {more}” said the mayor, Ann Smith."
    half = f"“We will not sign,” said the mayor, Ann Smith, “any paper {more.rstrip(', ')}.”"
    assert [one.few_words for one in _of(whole).said] == ["“We will not leave."]
    assert [one.few_words for one in _of(half).said] == [""]


def test_a_town_that_one_article_has_in_another_country_lies_where_none_is_known():
    told = "Rebels hit the Kenyan town of Varna. Kenya sent soldiers."
    others = (
        "Kenya mourns. Many fled Varna.",
        "Bulgaria mourns. Many fled Varna.",
        "In Kenya, Varna in Bulgaria is known.",
    )
    parsed = tuple(parse_article(Article(f"a{n}", text)) for n, text in enumerate((told, *others)))
    places = [place for place in gather(parsed, "B", CONFIG.sections).places if place.name == "Varna"]
    assert {(place.country, place.lat is None, place.mentions) for place in places} == {
        ("", True, 2),
        ("BGR", False, 2),
    }
