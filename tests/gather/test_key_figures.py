"""Which figures stand on cards: what counts the crisis, newest, once."""

from dataclasses import replace
from datetime import date

import pytest

from generator.claims import Story
from generator.config_reader import load_config
from generator.gather import gather
from generator.gather.choosing.choose import FigureSources, choose_key_figures
from generator.gather.choosing.setting import Setting
from generator.model import Article
from generator.one_story import told_by_story
from generator.parse import parse_article
from tests.conftest import ROOT

CONFIG = load_config(ROOT / "site_config.yml")


def parse(*articles):
    """Articles, each given by its day in May 2024 and its text, as parsed."""
    return tuple(
        parse_article(Article(f"a{number}", text, title=text.splitlines()[0], published=date(2024, 5, day)))
        for number, (day, text) in enumerate(articles)
    )


def brief(*articles):
    return gather(parse(*articles), CONFIG.site_name, CONFIG.sections)


def cards(*articles):
    """What the cards show: term and value."""
    return [(one.figure.term, one.figure.value) for one in brief(*articles).key_figures]


QUAKE = "Quake in Nepal\n\nAn earthquake struck Nepal on Monday. "


def test_the_newest_count_replaces_the_older_ones():
    old = (6, QUAKE + "At least 304 people were killed and 1,200 were injured, the police said.")
    new = (9, QUAKE + "The death toll rose to 1,941 on Thursday, and 9,900 people were injured, the police said.")
    assert cards(old, new) == cards(new, old) == [("killed", 1941), ("injured", 9900)]


def test_missing_people_become_fewer():
    old = (6, QUAKE + "441 people are missing, the police said. 40 people were killed.")
    new = (9, QUAKE + "221 people are missing, the police said. 44 people were killed.")
    assert ("missing", 221) in cards(old, new)


def test_of_the_missing_stands_what_an_article_counts_last():
    old = (3, QUAKE + "441 people are missing in Pokhara, the police said. 40 people were killed.")
    new = (9, QUAKE + "9 people are missing in Pokhara, the police said.")
    newest = (
        10,
        QUAKE + "44 people were killed. A court sat. On May 6, 60 people were missing in Pokhara, the police said. "
        "A day later, 9 people were missing in Pokhara.",
    )
    assert ("missing", 9) in cards(old, new, newest)


STORM = "Storm in Kenya\n\nAid reached Kenya. Its roads are open. "


@pytest.mark.parametrize(
    "text",
    (
        "A cholera outbreak has killed 1,350 people in Kenya, the police said.",
        "In Kenya 1,350 people were killed by the disease, the police said.",
    ),
)
def test_whom_a_disease_killed_are_no_dead_of_a_storm(text):
    old = (3, "Storm in Kenya\n\nA storm killed 640 people in Kenya, the police said.")
    briefing = brief(old, (9, STORM + text))
    assert [one.figure.value for one in briefing.key_figures] == [640]
    assert [[one.figure.value for one in series.figures] for series in briefing.series] == [[1350], [640]]
    alone = brief((9, STORM + text))
    (unknown,) = (gap for gap in alone.gaps if gap.kind == "no_figure")
    assert "killed" in unknown.of
    assert alone.key_figures == ()


def test_the_dead_of_an_epidemic_are_those_of_its_story():
    text = "Cholera in Kenya\n\nA cholera outbreak has killed 1,350 people in Kenya, the police said."
    assert cards((9, text)) == [("killed", 1350)]


def test_each_of_two_countries_has_a_card_of_its_own_dead():
    clash = "Clashes between Kenya and Somalia\n\nKenya and Somalia fought at their border. "
    first = (6, f"{clash}In Kenya 36 people were killed. In Somalia 35 people were killed.")
    then = (9, f"{clash}In Kenya 62 people were killed.")
    assert cards(first, then) == [("killed", 62), ("killed", 35)]
    assert cards(then) == [("killed", 62)]


def test_who_had_to_go_stand_on_one_card_whatever_they_are_called():
    text = QUAKE + "It displaced 9,000 people in Nepal. 9,000 people were evacuated. 40 people were killed."
    assert cards((6, text)) == [("killed", 40), ("displaced", 9000)]


def test_survivors_fill_the_row():
    text = "A ferry sank off Kenya on Monday. It killed 310 people. Only 17 people survived, the police said."
    assert cards((6, f"Ferry in Kenya\n\n{text}")) == [("killed", 310), ("survived", 17)]


def test_what_is_said_roughly_fills_no_row_when_it_is_old():
    rough = (3, "Flood in Kenya\n\nHundreds of people were injured in Kenya, the police said.")
    assert cards(rough) == [("injured", None)]
    newer = (20, "Flood in Kenya\n\nThe flood in Kenya killed 90 people, the police said.")
    assert cards(rough, newer) == [("killed", 90)]


def test_a_newer_minimum_takes_back_no_higher_count():
    old = (6, "Flight from Kosti\n\n74,000 people have fled Kosti in Sudan, the IOM said.")
    new = (20, "Flight from Kosti\n\nMore than 70,000 people have fled Kosti in Sudan, an official said.")
    assert cards(old, new)[0] == ("fled", 74000)


def test_an_exact_count_stands_for_its_rounded_value():
    text = "Floods in Kenya\n\nMore than 43,000 people are displaced in Kenya. In all, 43,421 people are displaced."
    assert cards((6, text)) == [("displaced", 43421)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Worldwide, 98 million people are displaced.",
        "In 2010 a quake in Nepal killed 9,000 people and left 90,000 people displaced.",
        "In neighbouring India, 60 people were injured and 90,000 people are displaced.",
        "Up to 90,000 people could be displaced.",
        "More than 12 percent of the people are displaced.",
    ],
    ids=["world", "history", "another country", "expected", "share"],
)
def test_what_is_not_of_the_crisis_is_on_no_card(sentence):
    assert cards((6, f"{QUAKE}It killed 120 people. {sentence}")) == [("killed", 120)]


def test_a_number_that_a_toll_nears_is_not_the_toll():
    text = "Flood toll in Nepal nears 100\n\nAt least 98 people have been killed by floods in Nepal, the police said."
    assert cards((6, text)) == [("killed", 98)]


def test_who_fled_may_be_counted_in_another_country():
    text = "Fighting in Sudan\n\nSudan is at war. Some 45,000 refugees have fled into Chad, the UN said."
    assert ("arrived", 45000) in cards((6, text))


def test_a_part_of_the_people_is_on_no_card():
    text = f"{QUAKE}It killed 1,200 people. Among the dead are 12 soldiers. Three volunteers are missing."
    assert cards((6, text)) == [("killed", 1200)]


def test_the_whole_stands_before_a_place():
    text = f"{QUAKE}It killed 1,200 people. In Pokhara 310 people were killed."
    assert cards((6, text)) == [("killed", 1200)]


def test_what_happened_last_stands_beside_the_whole_war_with_its_injured():
    war = (5, "War in Sudan\n\nThe war in Sudan has killed 40,000 people and wounded 90,000 people.")
    last = (9, "Strike on Nyala kills 104\n\nA strike on Nyala in Sudan killed 104 people on Wednesday, doctors said. "
               "The strike wounded 253 people.")  # fmt: skip
    small = (8, "Sudan\n\nA bomb killed two people in Kassala in Sudan on Tuesday.")
    assert cards(war, last, small) == [("killed", 40000), ("killed", 104), ("injured", 253)]


def test_an_older_state_of_a_toll_is_no_happening_of_its_own():
    first = (6, "Quake kills 12 in Nepal\n\nA quake killed 12 people in Nepal on Monday.")
    last = (9, "Quake kills 800 in Nepal\n\nThe quake killed 800 people in Nepal.")
    assert cards(first, last) == [("killed", 800)]


def test_of_two_counts_the_one_with_more_origins_stands():
    one = (6, f"{QUAKE}20,000 people are missing, an official said.")
    others = [(6, f"{QUAKE}10,000 people are missing, {who} said.") for who in ("the Red Cross", "the police")]
    assert cards(one, *others) == [("missing", 10000)]


def test_the_dead_of_a_town_are_no_support_of_those_of_the_country():
    more = (6, f"{QUAKE}The toll in Nepal has risen to 133, the Red Cross said.")
    fewer = (6, f"{QUAKE}The toll in Nepal has risen to 92, the army said.")
    town = (6, "Quake in Nepal\n\nThe earthquake killed 91 people in Pokhara, teachers said.")
    assert cards(more, fewer, town)[0] == cards(town, fewer, more)[0] == ("killed", 133)


def test_what_somebody_calls_false_is_on_no_card():
    toll = (6, f"{QUAKE}The toll in Nepal is 145, the army said.")
    rumour = (9, f"{QUAKE}Reports of around 400 people killed in Nepal are false, the army said.")
    assert cards(toll, rumour) == [("killed", 145)]


def test_an_article_leads_with_the_count_that_it_stands_by():
    text = (
        "Quake kills 19,500 in Pakistan\n\nAn earthquake killed 19,500 people in Pakistan, the army said.\n\n"
        "It was cold.\n\nA television station in Pakistan said that 25,000 people were killed."
    )
    assert cards((6, text)) == [("killed", 19500)]


def test_the_cases_of_an_epidemic_stand_first():
    text = "Cholera in Malawi\n\nMalawi has 12,400 cholera cases and 410 deaths.\n\nFloods displaced 3,000 people."
    assert cards((6, text)) == [("cases", 12400), ("killed", 410), ("displaced", 3000)]


def test_there_are_six_cards_at_most():
    text = (
        f"{QUAKE}It killed 1,200 people. 300 people are missing. 4,000 people were injured. 90,000 are displaced."
        " 500,000 people are in need of aid in Nepal. 700,000 people are affected. 12,000 houses were destroyed."
        " The UN appealed for $40 million."
    )
    assert [term for term, _ in cards((6, text))] == [
        "killed",
        "missing",
        "injured",
        "displaced",
        "in need",
        "affected",
    ]


def test_the_same_money_is_on_one_card():
    text = "Floods in Kenya\n\nKenya needs $70 million to rebuild. The UN put the damage in Kenya at $70 million."
    assert len(cards((6, text))) == 1


def test_lesser_measures_and_vague_ones_fill_the_row_where_little_is_counted():
    text = "Flood in Kenya\n\nThousands of people were displaced. 412 people were evacuated. 3 were rescued."
    assert cards((6, text)) == [("evacuated", 412), ("displaced", None)]


def test_where_sources_disagree_one_card_has_both():
    briefing = brief(
        (6, f"{QUAKE}It killed 540 people, the United Nations said."),
        (6, f"{QUAKE}It killed 1,700 people, the government of Nepal said."),
    )
    (card,), (conflict,) = briefing.key_figures, briefing.conflicts
    assert card in conflict.figures and {one.figure.value for one in conflict.figures} == {540, 1700}


def test_each_story_has_cards_of_its_own():
    parsed = parse(
        (6, f"{QUAKE}It killed 120 people."), (7, "War in Yemen\n\nThe war in Yemen has killed 7,000 people.")
    )
    briefing = gather(parsed, CONFIG.site_name, CONFIG.sections)
    quake, war = (one.article for one in parsed)
    stories = (Story("quake", "Quake in Nepal", (quake,)), Story("war", "War in Yemen", (war,)))
    chosen = [
        choose_key_figures(FigureSources(briefing.origins, series, conflicts=()), (one,))
        for one, series in zip(parsed, told_by_story(stories, briefing.series), strict=True)
    ]
    assert [[one.figure.value for one in cards] for cards in chosen] == [[120], [7000]]


@pytest.mark.parametrize(
    "sentence",
    [
        "Another 39,000 people were displaced in Nepal.",
        "The agency plans to reach 39,000 people with food aid in Nepal.",
        "The agency assists 39,000 people daily in Nepal.",
        "About 39,000 people are displaced every week in Nepal.",
    ],
    ids=["another", "plan", "daily", "every week"],
)
def test_what_is_no_total_is_on_no_card(sentence):
    assert cards((6, f"{QUAKE}It killed 120 people. {sentence}")) == [("killed", 120)]


def test_the_dead_of_a_war_that_it_is_measured_by_are_on_no_card():
    worst = "The fighting in Nepal is the worst since the 1970s, when some 12,000 farmers were killed."
    text = "War in Nepal\n\nThe fighting in Nepal killed 120 people on Monday."
    assert cards((6, f"{text} {worst}")) == [("killed", 120)]


def test_who_is_among_the_dead_is_no_later_happening():
    old = (6, f"{QUAKE}It killed 435 people in Nepal, the Red Cross said.")
    parts = "The army said that of the 188 dead in Nepal, 31 people were farmers."
    new = (8, f"{QUAKE}{parts}")
    assert ("killed", 31) not in cards(old, new)


def test_what_was_believed_is_no_higher_count():
    old = (6, f"{QUAKE}Nurses in Nepal believe over 70 people died in Nepal.")
    new = (7, f"{QUAKE}At least 53 people were killed in Nepal, officials said.")
    assert cards(old, new) == [("killed", 53)]


def test_what_a_firm_estimates_stands_behind_what_officials_have_counted():
    counted = (7, QUAKE + "The police said 1,940 people were killed in Nepal.")
    model = (8, QUAKE + "A risk firm estimated that 5,200 people were killed in Nepal, its model showed.")
    assert ("killed", 1940) in cards(counted, model)
    assert ("killed", 5200) in cards(model)
    later = (10, model[1])
    assert ("killed", 5200) in cards(counted, later)


def test_a_town_of_the_country_has_not_all_its_dead():
    old = (6, f"{QUAKE}At least 133 people were killed across the country, Nepal's police said.")
    new = (9, "Quake in Nepal\n\nAn earthquake killed 66 people in Pokhara, the Red Cross said.")
    assert cards(old, new)[0] == ("killed", 133)


def test_those_besides_others_are_a_total_of_their_own():
    text = f"{QUAKE}The Red Cross said 120 people were killed, and an additional 90 people were missing."
    found = brief((6, text)).key_figures
    assert [(one.figure.term, one.is_addition) for one in found] == [("killed", False), ("missing", False)]


def test_of_two_counts_told_on_one_day_the_later_one_stands():
    old = (9, "Cholera in Nepal\n\nAs of May 3, there were 131 cases of cholera and 48 deaths in Nepal.")
    new = (9, "Cholera in Nepal\n\nAs of May 6, there were 135 cases of cholera and 53 deaths in Nepal.")
    assert cards(old, new) == cards(new, old) == [("cases", 135), ("killed", 53)]


def test_what_fills_the_row_is_not_old():
    old = (1, "Cholera in Nepal\n\nSince April there were 48 cases of cholera in Nepal, and 14 recoveries.")
    new = (24, "Cholera in Nepal\n\nAs of May 20, there were 135 cases of cholera and 53 deaths in Nepal.")
    assert ("recovered", 14) in cards(old)
    assert cards(old, new) == [("cases", 135), ("killed", 53)]


def test_a_town_that_several_articles_open_with_has_a_card_beside_its_country():
    country = (6, "Protests in Nepal\n\nAt least 133 people were killed across Nepal, the Red Cross said.")
    towns = [
        (day, f"Protests in Nepal\n\nSoldiers killed {number} people in Pokhara, the Red Cross said.")
        for day, number in ((6, 40), (7, 66), (9, 66))
    ]
    assert cards(country, *towns) == [("killed", 133), ("killed", 66)]
    assert cards(country, *towns[:2]) == [("killed", 133)]


def test_the_town_that_most_articles_open_with_has_a_card_beside_its_country():
    country = (8, "Flight in Nepal\n\nSome 900,000 people are displaced in Nepal.")
    camp = "Pokhara is home to 90,000 displaced people, the Red Cross said."
    town = (7, f"Flight in Nepal\n\nRebels hold Pokhara. {camp}")
    others = [(day, "Flight in Nepal\n\nSoldiers left Pokhara on Monday.") for day in (5, 6)]
    assert cards(country, town, *others) == [("displaced", 900000), ("displaced", 90000)]
    assert cards(country, town) == [("displaced", 900000)]


def test_what_an_article_opens_with_of_a_town_is_not_its_count_of_the_country():
    text = (
        "Protests in Nepal\n\nSoldiers killed 40 people in Pokhara, the police said. "
        "A court sat. At least 92 people were killed across Nepal, the Red Cross said, a total of 133 people."
    )
    old = (6, "Protests in Nepal\n\nAt least 50 people were killed across Nepal, the Red Cross said.")
    assert cards(old, (7, text))[0][1] > 50


def test_protesters_are_people():
    text = "Protests in Nepal\n\nThe death toll in Nepal rose to 41 protesters, doctors said."
    old = (6, "Protests in Nepal\n\nAt least 12 people were killed in Nepal, doctors said.")
    assert cards(old, (9, text)) == [("killed", 41)]


def test_who_speaks_of_a_toll_does_not_move_it_to_their_country():
    said = "Russia's president said the toll is near 5,000 dead, according to what Moscow knows."
    parsed = parse((6, f"{QUAKE}Rescuers are digging in Nepal. Schools are closed. {said}"))
    (one,) = gather(parsed, CONFIG.site_name, CONFIG.sections).key_figures
    nowhere = replace(one, figure=replace(one.figure, place="", scope=""))
    assert not Setting(parsed).is_elsewhere(nowhere)


def test_a_count_without_a_place_is_key():
    whole = "More than 280,000 people have been displaced by the fighting, the United Nations said."
    text = f"War\n\nRebels in Syria fight the army of Lebanon. {whole}"
    assert cards((6, text)) == [("displaced", 280000)]


FERRY = "Ferry sinks in Kenya\n\n"


def test_what_an_article_counts_in_the_end_stands_for_the_minimum_that_it_leads_with():
    first = "The army of Kenya raised the ferry that sank off Lamu, killing more than 200 people."
    last = "The mayor said on Friday that the number of people killed was 243."
    assert cards((6, f"{FERRY}{first}\n\nThe ferry was old.\n\n{last}")) == [("killed", 243)]


def test_a_toll_behind_what_is_but_possible_is_counted():
    text = "More bodies could be inside the ferry that sank off Lamu on Thursday, killing at least 138 people."
    older = "The ferry sank off Lamu on Thursday, killing 135 people, the police of Kenya said."
    assert cards((6, FERRY + older), (7, FERRY + text)) == [("killed", 138)]


def test_who_is_laid_in_a_grave_is_not_buried_alive():
    text = "At the chapel of Lamu the first seven sailors have been buried after a ferry sank, killing 135 people."
    assert cards((6, FERRY + text)) == [("killed", 135)]


def test_a_count_of_long_before_is_no_exact_one_of_a_limit_that_it_is_far_from():
    older = "Cholera in Kenya\n\nCholera in Kenya has made 27,415 people ill as of Monday, the ministry said."
    newer = "Cholera in Kenya\n\nCholera in Kenya has made nearly 30,000 people ill, the ministry said."
    assert cards((6, older), (10, newer)) == [("infected", 30000)]


def test_a_rounded_count_of_no_place_gives_way_to_an_exact_one_of_the_country():
    older = "Cholera in Kenya\n\nCholera in Kenya has made 27,415 people ill as of Monday, the ministry said."
    rounded = "Unrest in Mombasa and other areas held up work against an outbreak with nearly 30,000 people ill."
    newer = f"Aid in Kenya\n\nAid workers are at work in Kenya again. {rounded}"
    assert cards((6, older), (10, newer)) == [("infected", 27415)]


def test_who_was_buried_alive_is_on_no_card_beside_as_many_dead():
    old = (6, "Landslide in Nepal\n\nA landslide buried 70 people alive in Nepal, the police said.")
    few = (9, "Landslide in Nepal\n\nThe landslide killed 31 people in Nepal, the police said.")
    new = (12, "Landslide in Nepal\n\nThe landslide killed 83 people in Nepal, the police said.")
    assert cards(old, few) == [("killed", 31), ("buried", 70)]
    assert cards(old, few, new) == [("killed", 83)]


def test_a_count_that_its_article_calls_revised_is_on_no_card():
    old = "The Red Cross had previously reported that 79 people were killed, but has since revised its toll to 71."
    new = (9, "Siege in Kenya\n\nAt least 74 people were killed in the siege in Kenya, the police said.")
    assert cards((6, f"Siege in Kenya\n\nA siege in Kenya ended. A court sat. {old}"), new)[0] == ("killed", 74)


def test_what_fills_the_rows_is_no_week_old_unless_it_is_done():
    held = (3, "Siege in Kenya\n\nGunmen seized a school in Kenya. 40 people were held hostage, the police said.")
    assert ("kidnapped", 40) in cards(held)
    over = (12, "Siege in Kenya\n\nThe siege in Kenya killed 90 people, the police said.")
    assert cards(held, over) == [("killed", 90)]
    freed = (3, "Siege in Kenya\n\nGunmen seized a school in Kenya. 40 people were rescued, the police said.")
    assert cards(freed, over) == [("killed", 90), ("rescued", 40)]


def test_an_attack_told_by_the_way_is_on_no_card_of_a_drought():
    drought = "Drought in Somalia\n\nThe drought has displaced 900,000 people in Somalia, the UN said. Rain is late. "
    attack = "On Friday an attack near Hobyo killed 13 people, the police said."
    children = "Since May 1, some 640 children died of hunger in Somalia, the UN said."
    assert cards((20, drought + attack)) == [("displaced", 900000)]
    assert cards((20, drought + attack + " " + children)) == [("killed", 640), ("displaced", 900000)]


def test_of_a_headline_and_a_sentence_the_sentence_is_cited():
    text = "Ferry search ends: 37 survivors\n\nThe search off Kenya found 37 survivors. The ferry killed 310 people."
    found = brief((6, text)).key_figures
    assert [one.passage.text for one in found][1] == "The search off Kenya found 37 survivors."


def test_a_count_that_is_disputed_since_stands_with_its_dispute():
    storm = "Storm in Kenya\n\nA storm struck Kenya. "
    first = (6, f"{storm}The rebels said that the storm killed 470 people in Kenya.")
    then = (16, f"{storm}The army said that the storm killed 152 people in Kenya.")
    told = "The army says an estimated 150 people were killed in Lamu County, but the rebels put the toll at 460."
    briefing = brief(first, then, (20, f"{storm}The storm hit Lamu. {told}"))
    (killed,), (conflict,) = briefing.key_figures, briefing.conflicts
    assert killed in conflict.figures


def test_the_money_asked_for_stands_before_the_houses():
    text = f"{QUAKE}It killed 120 people and destroyed 900 houses. The UN appealed for $40 million for Nepal."
    assert [term for term, _ in cards((6, text))] == ["killed", "funds required", "destroyed"]


def test_a_group_that_is_more_than_the_people_counted_before_stands_for_them():
    first = (3, "Attack on a school in Kenya\n\nGunmen attacked a school in Kenya and killed at least 12 people.")
    later = (5, "Attack on a school in Kenya\n\nIn all 130 students were killed in Kenya, the police said.")
    part = (5, "Attack on a school in Kenya\n\nThe attack in Kenya killed 140 people. 130 students were killed.")
    assert cards(first, later) == [("killed", 130)]
    assert cards(first, part) == [("killed", 140)]


def test_an_older_count_of_a_province_is_no_card_beside_the_newest_that_opens_with_it():
    first = [
        (day, f"Floods in Gandaki\n\nFloods displaced {most:,} people in Gandaki Province in Nepal.")
        for day, most in ((3, 10000), (4, 11000), (5, 12000))
    ]
    newest = "Floods in Nepal\n\nRain fell on Gandaki Province. The floods in Nepal displaced 64,000 people."
    assert cards(*first, (9, newest)) == [("displaced", 64000)]
    elsewhere = "Floods in Nepal\n\nRain fell again. The floods in Nepal displaced 64,000 people."
    assert cards(*first, (9, elsewhere)) == [("displaced", 64000), ("displaced", 12000)]


def test_who_sits_in_shelters_had_to_go():
    text = QUAKE + "It killed 40 people. Some 210,000 people are sheltering in camps in Nepal, the police said."
    assert cards((6, text)) == [("killed", 40), ("sheltered", 210000)]


WAR = "War in Sudan\n\nThe war in Sudan killed 900 people and displaced 3,000,000 people in Sudan, the UN said. "


@pytest.mark.parametrize(
    "small",
    [
        "The UN gave food to 1,400 refugees in Gedaref.",
        "Aid workers helped 140 people in Sudan.",
        "Aid workers helped 900 families in Sudan.",
    ],
)
def test_a_few_in_one_town_are_on_no_card_though_an_article_opens_with_them(small):
    assert cards((6, WAR), (9, f"Aid in Sudan\n\n{small}")) == [("killed", 900), ("displaced", 3000000)]


def test_money_that_one_article_tells_by_the_way_fills_no_row():
    told = "Neighbours gave $4,000,000 to the victims in Port Sudan, the mayor said."
    last = f"War in Sudan\n\nFighting went on in Sudan. The army was silent. {told}"
    assert ("funds given", 4_000_000) not in cards((6, WAR), (7, last))
    assert ("funds given", 4_000_000) in cards((6, WAR), (7, f"Gifts in Sudan\n\n{told}"))


def test_what_a_town_collects_is_on_no_card():
    assert cards((6, "Gifts in Sudan\n\nNeighbours gave $40,000 to the victims in Port Sudan.")) == []


SIEGE = "Siege of Pokhara in Nepal\n\nFighting goes on in Pokhara in Nepal. "


def test_the_dead_of_a_war_stand_by_side_where_a_sentence_counts_most_of_them_so():
    first = (3, SIEGE + "At least 21 people were killed and 31 others were wounded, the police said.")
    last = (
        29,
        SIEGE + "More than 1,000 people have been killed, the army said. "
        "The siege killed 824 militants, 162 soldiers and 47 civilians, it said. 40,300 people are displaced.",
    )
    assert cards(first, last) == [
        *(("killed", 1000), ("displaced", 40300)),
        *(("killed", 824), ("killed", 162), ("killed", 47)),
    ]


def test_the_injured_beside_a_first_toll_are_on_no_card_beside_one_many_times_as_high():
    first = (6, QUAKE + "At least 30 people were killed and 120 injured, the police said.")
    last = (9, QUAKE + "The death toll rose to 1,941 on Thursday, the police said.")
    assert cards(first, last) == [("killed", 1941)]


def test_who_was_hurt_by_the_way_elsewhere_is_on_no_card():
    first = (6, QUAKE + "At least 304 people were killed, the police said.")
    last = (7, QUAKE + "The toll rose to 312. Tents came. A bus of mourners overturned near Butwal, injuring 7 people.")
    assert cards(first, last) == [("killed", 312)]


def test_some_of_the_dead_are_not_the_dead():
    first = (6, QUAKE + "At least 304 people were killed, the police said.")
    last = (9, QUAKE + "Tents came. 212 of the dead are women, the mayor said.")
    assert cards(first, last) == [("killed", 304)]


def test_whom_a_plan_will_support_are_on_no_card():
    text = STORM + "So far 40,600 refugees have arrived. The plan will support many until May: 136,000 refugees in all."
    assert cards((6, text)) == [("arrived", 40600)]


def test_what_happened_before_stands_on_no_card():
    told = QUAKE + "It killed 40 people, the police said. Rain fell. Last month a landslide injured 110 people."
    assert cards((9, told)) == [("killed", 40)]


def test_what_a_budget_could_give_stands_on_no_card():
    told = QUAKE + "It killed 40 people. Ministers said that a tax could raise an extra $30 million to help survivors."
    assert cards((9, told)) == [("killed", 40)]
