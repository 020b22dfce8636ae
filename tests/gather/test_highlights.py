"""Which sentences open the briefing."""

from datetime import date
from itertools import combinations

import pytest

from generator.config_reader import load_config
from generator.gather import gather
from generator.gather.happenings.happening_words import HAPPENINGS
from generator.gather.happenings.superseded import find_superseded
from generator.gather.happenings.told_behind import find_behind
from generator.gather.sentences.standing_alone import stands_alone
from generator.model import Article
from generator.parse import parse_article
from tests.conftest import ROOT

CONFIG = load_config(ROOT / "site_config.yml")


def parse(articles):
    return tuple(
        parse_article(Article(f"a{number}", text, title=text.splitlines()[0], published=date(2024, 5, day)))
        for number, (day, text) in enumerate(articles)
    )


def leading(*articles):
    """The sentences that tell what merely led to something told elsewhere."""
    parsed = parse(articles)
    briefing = gather(parsed, CONFIG.site_name, CONFIG.sections)
    superseded = find_superseded(briefing.statements, parsed, briefing.claims)
    return [one.text for one in briefing.statements if one.passage.id in superseded]


def highlights(*articles):
    """The highlights of articles, each given by its day in May 2024 and its text."""
    parsed = parse(articles)
    return [one.text for one in gather(parsed, CONFIG.site_name, CONFIG.sections).highlights]


TOLL = "The earthquake in Nepal killed 1,941 people, the police in Kathmandu said."
OLD_TOLL = "The earthquake in Nepal killed 304 people, the police in Kathmandu said."
HELP = "Nepal asked the United Nations for help with shelter, food and medicine on Wednesday."
TRUCE = "The army and the rebels in Sudan signed a ceasefire in Jeddah on Tuesday."


def test_a_count_that_a_newer_one_replaced_is_told_nowhere():
    found = highlights((6, f"Quake in Nepal\n\n{OLD_TOLL} {HELP}"), (9, f"Quake in Nepal\n\n{TOLL}"))
    assert found[0] == TOLL and OLD_TOLL not in found and HELP in found


def test_the_key_figure_stands_before_other_sentences():
    text = f"Quake in Nepal\n\nNepal mourns.\n\nNepal cries.\n\nNepal waits.\n\n{HELP}\n\n{TOLL}"
    assert highlights((6, text))[:2] == [TOLL, HELP]


def test_no_two_say_the_same():
    again = "The army and the rebels in Sudan on Tuesday signed a ceasefire in Jeddah, officials said."
    found = highlights((6, f"Truce in Sudan\n\n{TRUCE}"), (7, f"Truce in Sudan\n\n{again}"))
    assert len(found) == 1


def test_what_the_whole_story_speaks_of_stands_before_what_one_article_does():
    side = "The hospital in Kassala opened a new ward for children on Tuesday."
    found = highlights(
        (6, f"Truce in Sudan\n\n{TRUCE} {side}"),
        (6, "Sudan\n\nAid workers in Sudan hope that the ceasefire of the army and the rebels holds."),
    )
    assert found[0] == TRUCE


def test_history_stands_behind():
    past = "In 1998 the army and the rebels in Sudan fought over the oil fields in the south."
    found = highlights((6, f"Truce in Sudan\n\n{past} {TRUCE}"))
    assert found[0] == TRUCE


def test_what_is_feared_stands_behind_what_happened():
    fear = "Fears are mounting in Sudan that the army and the rebels break the ceasefire of Jeddah."
    found = highlights((6, f"Truce in Sudan\n\n{fear}\n\n{TRUCE}"))
    assert found[0] == TRUCE


def test_the_first_sentences_of_an_article_weigh_most():
    first = "The rebels in Sudan attacked the town of Kassala with drones."
    later = "The rebels in Sudan attacked the village of Gedaref with guns."
    body = "\n\n".join(f"The market in Sudan sells {thing} again." for thing in ("bread", "maize", "salt", "oil"))
    found = highlights((6, f"Attacks\n\n{first}\n\n{body}\n\n{later}"))
    assert found[0] == first


def test_what_an_article_is_headed_by_stands_before_the_rest_of_it():
    leave = "The army pulled out of the airport in Khartoum on Wednesday."
    others = ["Shops in Omdurman were looted on Monday.", "Fighters burned a market in Bahri on Tuesday."]
    text = " ".join(["Rain fell on Sudan.", "Streets stayed empty.", *others, "Power failed.", leave])
    headed = highlights((9, f"Army pulls out of Khartoum airport\n\n{text}"), (8, f"Truce in Sudan\n\n{TRUCE}"))
    assert headed.index(leave) < min(map(headed.index, set(others) & set(headed)), default=9)


@pytest.mark.parametrize(
    "sentence",
    [
        "It killed 40 people in Khartoum on Monday.",
        "However, 40 people were killed in Khartoum on Monday.",
        "That’s how the army killed 40 people in Khartoum on Monday.",
        "The army also killed 40 people in Khartoum on Monday.",
        "The official, who gave no name, said the army had killed 40 people in Khartoum on Monday.",
        "We saw how the army killed 40 people in Khartoum.",
        "Who killed 40 people in Khartoum on Monday morning?",
        "“The army killed 40 people in Khartoum on Monday,” said a doctor.",
        "Dina Fares: The army killed 40 people in Khartoum on Monday.",
        "40 people were killed in the fighting that broke out there on Monday.",
        "The army killed 40 people",
        "The two said the army had killed 40 people in Khartoum on Monday.",
        "By then, the army of Sudan had captured the whole of the city of Kosti.",
        "Separately, the army of Sudan captured the whole of the city of Kosti.",
    ],
)
def test_a_sentence_that_needs_others_is_none(sentence):
    assert sentence not in highlights((6, f"War in Sudan\n\n{TRUCE}\n\n{sentence}"))


class Shown:
    """As much of a statement as the test of it reads."""

    quoted = False

    def __init__(self, text):
        self.text = text


@pytest.mark.parametrize(
    "sentence",
    [
        "Khartoum, Sudan (Agency) - The army killed 40 people in a market on Monday.",
        "KHARTOUM — The army killed 40 people in a market on Monday.",
    ],
)
def test_a_sentence_behind_a_dateline_is_none(sentence):
    assert not stands_alone(Shown(sentence)) and stands_alone(Shown(sentence.split("- ")[-1].split("— ")[-1]))


ADVANCE = "The army of Sudan has advanced into the city of Kosti after weeks of siege, aid workers said."
FALL = "The army of Sudan captured the city of Kosti on Tuesday, witnesses said."


@pytest.mark.parametrize("days", [(6, 9), (9, 6)], ids=["told before", "told by a slower paper"])
def test_an_advance_stands_nowhere_beside_the_fall_of_the_town(days):
    found = highlights((days[0], f"War in Sudan\n\n{ADVANCE}"), (days[1], f"War in Sudan\n\n{FALL}"))
    assert FALL in found and ADVANCE not in found


@pytest.mark.parametrize(
    "other",
    [
        "The army of Sudan captured the city of Kassala on Tuesday, witnesses said.",
        "The army of Sudan has not captured the city of Kosti, witnesses said on Tuesday.",
        "Aid workers in Sudan fear that the army captured the city of Kosti on Tuesday.",
    ],
    ids=["another town", "not so", "feared"],
)
def test_what_did_not_come_of_it_supersedes_nothing(other):
    assert leading((6, f"War in Sudan\n\n{ADVANCE}"), (9, f"War in Sudan\n\n{other}")) == []


def test_a_storm_that_struck_stands_before_one_that_came_near():
    near = "Thousands of families in Haiti sought shelter as a tropical storm bore down on the island on Monday."
    struck = "The tropical storm swept over Haiti on Tuesday with heavy rain and strong winds, officials said."
    assert leading((6, f"Storm in Haiti\n\n{near}"), (7, f"Storm in Haiti\n\n{struck}")) == [near]


@pytest.mark.parametrize(
    "opening", ["The men", "Four other workers", "Two more people", "Her team", "The gunman", "Three others"]
)
def test_who_opens_a_sentence_and_is_nobody_known_is_in_no_highlight(opening):
    text = f"{opening} signed a ceasefire in Jeddah on Tuesday, the mediators said."
    assert text not in highlights((6, f"Truce in Sudan\n\nMediators met in Jeddah. {text}"))


def test_what_was_done_is_told_beside_what_was_said():
    text = (ROOT / "seeds/000_d7cd96d04a80de27.txt").read_text(encoding="utf-8")
    article = Article("a", text, text.splitlines()[0], date(2024, 12, 5))
    found = gather((parse_article(article),), "Site", CONFIG.sections).highlights
    assert any("captured Aleppo" in one.text for one in found)


BURST = (
    "Disaster struck on Sunday when days of rain led two dams above the town of Kosti to burst, drowning whole streets."
)
AFTER_THE_FLOOD = [
    "Aid workers in Kosti handed out shelter, food and medicine to families of the flood on Friday.",
    "The flood in Kosti displaced 43,000 people, the police of Sudan said on Thursday.",
    "The flood in Kosti killed 1,941 people, the police of Sudan said on Thursday.",
    "Doctors in Sudan vaccinated families of the flood in Kosti against measles on Wednesday.",
    "Engineers of the army mended the bridge of Kosti that families of the flood need on Thursday.",
    "Ministers of Sudan met in Khartoum on Thursday over the flood in Kosti and the broken dams.",
]


def test_what_a_story_is_named_for_is_told_though_but_one_article_tells_it():
    """The others speak of it by a noun, and tell what is newer."""
    later = ((9 + day, f"Flood in Sudan: the dams of Kosti\n\n{text}") for day, text in enumerate(AFTER_THE_FLOOD))
    side = "The market in Kosti sells bread again.\n\nThe school in Kosti opened again on Friday."
    found = highlights(*later, (8, f"Flood in Sudan\n\n{side}\n\nThe shops in Kosti are open.\n\n{BURST}"))
    assert BURST in found


def test_no_second_line_is_spent_on_what_the_story_is_named_for():
    again = "Two dams above the town of Kosti burst on Sunday and its market was lost, officials of Sudan said."
    found = highlights((8, f"Dams in Sudan\n\n{BURST}"), (9, f"Dams in Sudan\n\n{again}"))
    assert len([one for one in found if "burst" in one]) == 1


def test_a_happening_in_a_sentence_that_needs_others_is_told():
    """Its clause stands alone, and the overview prints that."""
    words = "Rebels captured the town of Kosti in Sudan on Tuesday."
    sentence = f"His words came hours after {words}"
    found = highlights((6, f"War in Sudan\n\n{TRUCE}\n\n{sentence} {HELP}"))
    assert sentence in found


@pytest.mark.parametrize(
    "sentence",
    [
        "The United Nations on Tuesday called on the army and the rebels in Sudan to stop all strikes.",
        "The strikes of the army and the rebels in Sudan continue despite a ceasefire that began on Monday.",
        "The ceasefire in Sudan comes amid the fiercest fighting that the army and the rebels began on Monday.",
    ],
    ids=["asked for", "goes on", "beside it"],
)
def test_what_is_no_happening_stands_behind_one(sentence):
    found = highlights((6, f"War\n\n{TRUCE}"), (7, f"War\n\n{sentence}"))
    assert found[0] == TRUCE


def test_whom_aid_has_reached_stands_behind_what_happened_to_people():
    toll = "The earthquake in Nepal killed 1,941 people, the police in Kathmandu said."
    fed = "Since Monday, 380,000 people have received food aid in the districts of Nepal."
    found = highlights((6, f"Quake in Nepal\n\n{HELP} {toll}"), (9, f"Quake in Nepal\n\n{fed}"))
    assert found.index(toll) < found.index(fed)


SIEGE = "The army of Sudan has held the city of Kosti under siege for weeks, aid workers said."


def test_a_siege_stands_nowhere_beside_the_fall_of_the_town():
    assert leading((6, f"War in Sudan\n\n{SIEGE}"), (9, f"War in Sudan\n\n{FALL}")) == [SIEGE]


TELLING_THE_FALL = [
    (7, f"Kosti falls\n\n{FALL} Thousands of families fled the city of Kosti, aid workers in Sudan said on Tuesday."),
    (8, "Kosti\n\nFears are mounting for families in Kosti after the army of Sudan captured the city on Tuesday."),
    (9, "Truce\n\nThe truce comes a week after the army of Sudan seized the city of Kosti, mediators said."),
]
BESIDE_THE_FALL = [
    (10, "Market\n\nA drone of the rebels in Sudan struck a market in Gedaref on Friday and killed 48 people."),
    (11, "Doctors\n\nThe attack on the hospital of Kassala in Sudan killed 31 patients on Saturday, doctors said."),
    (12, f"Truce in Sudan\n\n{TRUCE} {HELP.replace('Nepal', 'Sudan')}"),
    (13, "Aid\n\nThe United Nations asked for $500 million on Monday to help 900,000 people in the east of Sudan."),
]
MANY = [(1 + number, text) for number, (_, text) in enumerate((*BESIDE_THE_FALL, *TELLING_THE_FALL))]


@pytest.mark.parametrize("telling", [*combinations(TELLING_THE_FALL, 2), TELLING_THE_FALL])
@pytest.mark.parametrize("beside", range(5))
def test_what_most_origins_tell_is_told_whatever_is_taken_away_or_added(telling, beside):
    """A third of the origins and two at least speak of it; the others tell newer things with numbers."""
    for others in combinations(BESIDE_THE_FALL, beside):
        found = highlights(*telling, *others)
        if 3 * len(telling) >= len(telling) + beside:
            assert any("captured" in one or "seized" in one for one in found), (telling, others)


def test_what_opens_the_briefing_tells_it_first_of_all():
    for number in range(len(MANY)):
        parsed = parse(MANY[:number] + MANY[number + 1 :])
        briefing = gather(parsed, CONFIG.site_name, CONFIG.sections)
        opening = briefing.highlights[0]
        assert opening.is_opening
        assert opening.text == FALL or FALL not in {one.text for one in briefing.statements}


def test_what_one_article_speaks_of_opens_nothing():
    briefing = gather(parse([TELLING_THE_FALL[0], *BESIDE_THE_FALL]), CONFIG.site_name, CONFIG.sections)
    toll = briefing.key_figures[0].passage
    assert all(one.passage == toll for one in briefing.highlights if one.is_opening)


def test_the_toll_stands_before_an_appeal():
    appeal = "The agencies of Kenya have made an appeal for $70 million to assist 1.1 million people hit by the storm."
    toll = "At least 676 people were killed and 650,000 were displaced in Kenya."
    briefing = gather(parse([(9, f"Appeal for Kenya\n\n{appeal} {toll}")]), CONFIG.site_name, CONFIG.sections)
    assert [(one.text, one.is_opening) for one in briefing.highlights] == [(toll, True), (appeal, False)]


SANK = "The ferry sank off the town of Lamu in Kenya on Thursday afternoon with an unknown number of people aboard."
RAISED = "The army of Kenya raised the ferry that capsized off Lamu, killing more than 200 people, on Friday."


def test_what_tells_it_by_its_verb_opens_before_what_names_it_by_one():
    articles = (7, f"Ferry sinks\n\n{SANK}"), (9, f"Ferry that sank is raised\n\n{RAISED}")
    briefing = gather(parse(articles), CONFIG.site_name, CONFIG.sections)
    assert [one.text for one in briefing.highlights if one.is_opening] == [SANK, RAISED]


def test_an_outbreak_that_but_began_opens_nothing():
    text = "The outbreak of cholera that began last month weighs on the farmers of Kenya."
    other = "Doctors of Kenya fight the outbreak of cholera in the city of Lamu with clean water."
    briefing = gather(parse([(6, f"Cholera\n\n{text}"), (7, f"Cholera\n\n{other}")]), CONFIG.site_name, CONFIG.sections)
    assert not any(one.is_opening for one in briefing.highlights)


def test_what_fewer_than_half_as_many_origins_speak_of_opens_nothing():
    crash = "A bus crashed near Lamu in Kenya on Friday morning and blocked the road of the district for hours."
    search = "Divers search the ferry that sank off Lamu in Kenya."
    inquiry = "A judge asks why so many people were aboard when the ferry sank off Lamu."
    families = "Families of Lamu wait for news of those who were on the ferry before it sank."
    near = [(9, f"Ferry\n\n{search}"), (10, f"Inquiry\n\n{inquiry}"), (11, f"Families\n\n{families}")]
    told = [(7, f"Ferry sinks\n\n{RAISED}"), *near, (14, f"Road\n\n{crash}"), (15, f"Bus crash\n\n{HELP}")]
    briefing = gather(parse(told), CONFIG.site_name, CONFIG.sections)
    assert [one.text for one in briefing.highlights if one.is_opening] != [crash]


@pytest.mark.parametrize(
    ("about", "newer", "older", "articles"),
    [
        (
            "Cholera in Kenya",
            "Cholera in Kenya has made 27,415 people ill as of Monday, the ministry said.",
            "At least 16,240 cases of cholera were counted in Kenya since May, the ministry said.",
            ["{older} {help}", "{newer}"],
        ),
        (
            "Quake in Nepal",
            "The police said on Thursday that 40 people were missing in Pokhara after the quake in Nepal.",
            "On May 6, the police in Pokhara counted 110 people as missing in Pokhara after the quake.",
            ["{newer} {older} {help}"],
        ),
        (
            "Quake in Nepal",
            "A hospital said on Thursday that 44 people were injured in Nepal when roofs fell.",
            "The army said on Monday that falling roofs and walls injured 43 people in Nepal.",
            ["{older}", "{toll} {help} {newer}"],
        ),
    ],
)
def test_a_count_of_before_is_told_nowhere_beside_that_of_now(about, newer, older, articles):
    """Cases beside who is infected, a day that the article calls older, an exact count beside that of the card."""
    texts = [one.format(newer=newer, older=older, toll=TOLL, help=HELP) for one in articles]
    days = range(9 - 3 * (len(texts) - 1), 10, 3)
    found = highlights(*((day, f"{about}\n\n{text}") for day, text in zip(days, texts, strict=True)))
    assert newer in found and older not in found


def test_what_was_in_a_past_year_does_not_open_the_briefing():
    past = "The rebels are backed by Chad, more than in 2009 when they captured the town of Nyala in Sudan."
    now = "The rebels in Sudan captured the town of Nyala on Sunday, residents of the town said."
    texts = [(6, f"War in Sudan\n\n{past}"), (7, f"War in Sudan\n\n{now}"), (8, f"War in Sudan\n\n{TRUCE}")]
    assert highlights(*texts)[0] == now


def test_what_goes_on_after_what_is_told_is_told_too():
    now = "The rebels in Sudan captured the town of Nyala on Sunday, residents of the town said."
    burials = (
        "Nurses of the Red Crescent laid hundreds of bodies into graves on Friday, days after Nyala fell to rebels."
    )
    texts = [(6, f"War in Sudan\n\n{now}"), (11, f"Burials in Sudan\n\n{burials}"), (8, f"War in Sudan\n\n{now}")]
    found = highlights(*texts)
    assert now in found and burials in found


def test_who_is_named_beside_another_is_told_by_that_one():
    text = "The union, another group that counts the dead, said on Friday that soldiers shot a boy in Kosti."
    assert not stands_alone(Shown(text))


def test_a_first_count_of_several_countries_is_told_nowhere_beside_the_last():
    first = "More than 60 people have died in Kenya and Tanzania after a storm reached the coast."
    last = "The police said on Sunday that 590 people were killed by falling trees and walls in Kenya."
    found = highlights((6, f"Storm in Kenya\n\n{first}"), (12, f"Storm in Kenya\n\n{last} {HELP}"))
    assert last in found and first not in found


def test_who_was_buried_alive_is_told_nowhere_beside_as_many_dead():
    buried = "The landslide in Nepal buried 70 people alive, the police in Kathmandu said."
    dead = "The landslide in Nepal killed 83 people, the army in Kathmandu said on Sunday."
    found = highlights((6, f"Landslide in Nepal\n\n{buried}"), (12, f"Landslide in Nepal\n\n{dead}"))
    assert found == [dead]


def test_soldiers_killed_since_a_day_are_told_nowhere_beside_those_of_later():
    old = "The rebels in Kosti said that 310 of their soldiers were killed since April 2."
    new = "The rebels in Kosti said that 790 of their soldiers were killed since April 2."
    beside = "The army shelled Kosti on Friday."
    found = highlights((6, f"War in Sudan\n\n{beside} {old}"), (20, f"War in Sudan\n\n{beside} {new}"))
    assert old not in found


@pytest.mark.parametrize("word", ["after", "despite", "amid", "following"])
def test_what_a_sentence_tells_but_behind_another_lends_it_no_weight(word):
    strike = "An airstrike struck the city of Kosti in Sudan on Monday."
    aside = f"The mayor of Rabak opened a bakery {word} an airstrike struck the city of Kosti on Monday."
    parsed = parse([(6, f"War in Sudan\n\n{strike}"), (6, f"War in Sudan\n\n{aside}")])
    claims = gather(parsed, CONFIG.site_name, CONFIG.sections).claims
    behind = {id for claim in claims if len(claim.passages) > 1 for id in find_behind(claim)}
    texts = {passage.id: passage.text for claim in claims for passage in claim.passages}
    assert [texts[id] for id in behind] == [aside]


@pytest.mark.parametrize(
    "felt",
    [
        "The mayor of Kathmandu on Friday expressed her deep concern about the aftershocks in Nepal.",
        "The mayor of Kathmandu said on Friday that she was “horrified” by the aftershocks in Nepal.",
    ],
)
def test_what_somebody_felt_stands_behind_what_was_done(felt):
    done = "The mayor of Kathmandu on Friday closed the schools and the markets of the old city."
    found = highlights((6, f"Quake in Nepal\n\n{TOLL}"), (9, f"Quake in Nepal\n\n{felt}\n\n{done}"))
    assert found.index(done) < found.index(felt) if felt in found else done in found


def test_who_orders_something_has_done_it():
    told = "The president of Sudan {} the army to end the strikes on Kassala on Tuesday."
    ordered, urged = told.format("ordered"), told.format("urged")
    war = (6, f"War\n\n{TRUCE}")
    assert ordered in highlights(war, (7, f"War\n\n{urged}"), (7, f"War\n\n{ordered}"))


def test_a_sentence_of_counts_that_it_calls_older_is_told_nowhere():
    older = "The police had earlier said that at least 900 houses were damaged in Gorkha by the quake."
    risen = "The police in Nepal raised the number of injured people from 210 to 640 on Sunday."
    found = highlights((6, f"Quake in Nepal\n\n{TOLL}"), (9, f"Quake in Nepal\n\n{older}\n\n{risen}"))
    assert older not in found and risen in found


@pytest.mark.parametrize(
    ("sentence", "is_taken"),
    (
        ("Gunmen seized Varna.", True),
        ("Gunmen seized a priest in Varna.", False),
        ("The army captured 12 fighters in Varna.", False),
    ),
)
def test_who_takes_somebody_takes_no_town(sentence, is_taken):
    assert any(one.name == "seize" for one, _ in HAPPENINGS.found_in(sentence)) is is_taken
