"""Which articles are about one crisis, and that nothing is put together across two."""

import json
import random
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import pytest

from generator.claims import Story
from generator.config_reader import load_config
from generator.gather import gather
from generator.gather.stories.origins import find_origins
from generator.gather.stories.story_groups import find_groups, find_stories
from generator.model import Article, Parsed
from generator.one_story import split
from generator.parse import parse_article
from tests.conftest import ROOT
from tests.gather.test_linear import is_linear

SECTIONS = load_config(ROOT / "site_config.yml").sections
DAY = date(2026, 3, 2)

# Invented reports on four crises. The first two are in one country, the last two of one kind.
REPORTS = {
    "siege": [
        "Shells fell on the besieged city of Kassala on Monday, killing at least 14 people, doctors in the city said. "
        "Eastern Front fighters have cut off the city since January. Sudan's army said it would break the siege.",
        "Families in Kassala eat leaves and animal feed as the siege by the Eastern Front goes on, aid workers said. "
        "The World Food Programme has had no access to the city in Sudan since January.",
        "Sudan's army and the Eastern Front accused each other of breaking a truce around Kassala. The truce was to "
        "let aid convoys reach the besieged city, the United Nations envoy said.",
        "“My children have not eaten bread for weeks,” Amina Idris, a mother of four, said by telephone from Kassala. "
        "Fighters of the Eastern Front let nobody leave the city, she said.",
    ],
    "flood": [
        "The Nile burst its banks near Dongola in northern Sudan after a week of heavy rain. Some 3,000 houses "
        "collapsed, the civil defence said, and date palms stood under water.",
        "Flood water covers villages along the Nile around Dongola. The civil defence counted 21 people drowned in the "
        "Northern State of Sudan, and boats carry families to higher ground.",
        "Engineers in Sudan opened the gates of the Merowe dam to lower the Nile, as the flood wave passed Dongola. "
        "Rain is forecast for another week, the meteorological service said.",
    ],
    "quake here": [
        "An earthquake of magnitude 6.4 destroyed hundreds of houses around Pokhara in Nepal before dawn on Monday. At "
        "least 40 people died in the rubble, the police said.",
        "Rescuers in Nepal dug with bare hands for survivors of the earthquake near Pokhara. Landslides block the road "
        "from Kathmandu, and helicopters of the army fly the injured out.",
        "Aftershocks kept the people of Pokhara outdoors for a third night. Nepal's government promised tents to all "
        "who lost their houses in the earthquake.",
    ],
    "quake there": [
        "A strong earthquake shook the Peruvian city of Arequipa on Tuesday. Church towers fell, and the mayor, Elena "
        "Rios, said that nine people were dead.",
        "Peru declared an emergency in Arequipa after the earthquake. The hospital of the city was evacuated because "
        "of cracks in its walls, Mayor Elena Rios said.",
    ],
}


def parsed(id: str, text: str, day: int = 0) -> Parsed:
    title = f"{id.title()} news"
    return parse_article(Article(id, f"{title}\n\n{text}", title=title, published=DAY + timedelta(days=day)))


@cache
def articles(*crises: str) -> tuple[Parsed, ...]:
    """The reports on these crises, newest first."""
    found = [
        parsed(f"{crisis}-{number}", text, number) for crisis in crises for number, text in enumerate(REPORTS[crisis])
    ]
    return newest_first(found)


def newest_first(found: list[Parsed]) -> tuple[Parsed, ...]:
    return tuple(sorted(found, key=lambda one: (-one.article.published.toordinal(), one.article.id)))


def stories(of: tuple[Parsed, ...], title: str = "Our briefing") -> tuple[Story, ...]:
    return find_stories(of, find_origins(of), title)


def crises(of: tuple[Parsed, ...]) -> list[set[str]]:
    """The crises that the articles of each story are about."""
    return [{id.rpartition("-")[0] for id in story.ids} for story in stories(of)]


@pytest.mark.parametrize("crisis", REPORTS)
def test_articles_on_one_crisis_are_one_story(crisis):
    (story,) = stories(articles(crisis))
    assert story.title == "Our briefing"
    assert story.ids == tuple(one.article.id for one in articles(crisis))


def test_articles_on_several_crises_come_apart():
    assert crises(articles(*REPORTS)) == [{"siege"}, {"flood"}, {"quake here"}, {"quake there"}]


def test_two_crises_of_one_country_come_apart():
    assert crises(articles("siege", "flood")) == [{"siege"}, {"flood"}]


def test_two_crises_of_one_kind_come_apart():
    assert crises(articles("quake here", "quake there")) == [{"quake here"}, {"quake there"}]


def test_any_two_articles_on_one_crisis_are_one_story():
    for crisis, texts in REPORTS.items():
        for first in range(len(texts)):
            for second in range(first):
                pair = newest_first([parsed(f"{crisis}-{number}", texts[number]) for number in (first, second)])
                assert len(stories(pair)) == 1, (crisis, first, second)


def test_articles_on_one_crisis_are_one_story_though_months_lie_between_them():
    texts = REPORTS["siege"]
    years = newest_first([parsed(f"siege-{number}", text, number * 90) for number, text in enumerate(texts)])
    assert len(stories(years)) == 1


def test_articles_of_which_no_two_are_on_one_crisis_stay_together():
    each = [one for crisis in REPORTS for one in articles(crisis)[:1]]
    (story,) = stories(newest_first(each))
    assert story.title == "Our briefing" and len(story.articles) == len(REPORTS)


def test_an_article_in_words_of_its_own_joins_those_that_open_with_the_same():
    paper = parsed(
        "quake here-paper",
        "The onion market of Pokhara opened again on Friday, two weeks after the quake. Hari Thapa sat on a crate and "
        "weighed garlic. “Nobody buys, nobody sells, and still we come,” he told our paper. A goat costs what a cow "
        "did. The bakers’ guild wants flour from the plains, and its chairman, Bishnu Rai, asks for a licence to fetch "
        "it by mule. His brother has lost a leg, and with it the job of a porter.",
    )
    elsewhere = parsed("market", paper.article.text.partition("\n\n")[2].replace("the quake", "the strike"))
    assert crises(newest_first([*articles("quake here", "flood"), paper])) == [{"quake here"}, {"flood"}]
    assert len(crises(newest_first([*articles("quake here", "flood"), elsewhere]))) == 3


def test_an_article_that_says_very_little_is_no_story_of_its_own():
    brief = parsed("brief-0", "A ferry sank off Bergen in Norway, and nobody was hurt.")
    assert crises(newest_first([*articles("siege", "flood"), brief])) == [{"siege", "brief"}, {"flood"}]
    whole = " ".join(REPORTS["quake there"]) + " Trucks brought blankets, tents and drinking water from Cusco."
    assert {"quake"} in crises(newest_first([*articles("siege", "flood"), parsed("quake-0", whole)]))


def test_reprints_of_one_text_weigh_no_more_than_one():
    text = REPORTS["siege"][0] + " " + " ".join(REPORTS["siege"][1:])
    copies = [parsed(f"siege-{number}", text, number) for number in range(5)]
    others = [parsed(f"flood-{number}", text, number) for number, text in enumerate(REPORTS["flood"])]
    assert crises(newest_first([*copies, *others])) == [{"siege"}, {"flood"}]


def test_the_order_of_the_articles_makes_no_difference():
    expected = stories(articles(*REPORTS))
    shuffled = list(articles(*REPORTS))
    for seed in range(5):
        random.Random(seed).shuffle(shuffled)
        briefing = gather(tuple(shuffled), "Our briefing", SECTIONS)
        assert [(story.id, story.title, story.ids) for story in briefing.stories] == [
            (story.id, story.title, story.ids) for story in expected
        ]


def test_a_story_is_named_after_the_place_that_most_of_its_articles_name():
    titles = [story.title for story in stories(articles(*REPORTS))]
    assert titles == ["Kassala, Sudan", "Dongola, Sudan", "Pokhara, Nepal", "Arequipa, Peru"]


def test_a_story_without_a_place_has_its_newest_headline():
    texts = [
        "The comet Halvorsen will be seen with the naked eye tonight, astronomers said. Its tail is longer than the "
        "tail of any comet in a century. Telescopes measured dust, ice and sodium in the tail of Halvorsen.",
        "The comet Halvorsen has lost a part of its tail, astronomers said. Amateurs photographed how the tail of the "
        "comet broke. The dust of Halvorsen will light meteors in autumn, and telescopes stay trained on its ice.",
    ]
    comet = [parsed(f"comet-{number}", text, number) for number, text in enumerate(texts)]
    found = stories(newest_first([*comet, *articles("flood")]))
    assert [story.title for story in found] == ["Dongola, Sudan", "Comet-1 news"]


def test_two_stories_of_one_place_have_their_headlines_too():
    first = articles("quake there")
    fair = [
        "The wool fair in Arequipa in Peru draws buyers from forty lands this spring. Prices of alpaca fell again.",
        "Breeders at the wool fair of Arequipa in Peru sold less alpaca than last spring, and at lower prices.",
    ]
    later = [parsed(f"fair-{number}", text, 700 + number) for number, text in enumerate(fair)]
    titles = {story.title for story in stories(newest_first([*first, *later]))}
    assert titles == {"Arequipa, Peru: Fair-1 news", "Arequipa, Peru: Quake There-1 news"}


def test_the_id_of_a_story_stays_when_articles_are_added():
    few, all_of_them = articles("siege", "quake there")[2:], articles("siege", "quake there")
    assert {story.id for story in stories(few)} <= {story.id for story in stories(all_of_them)}


def test_no_articles_are_no_story():
    assert gather((), "Our briefing", SECTIONS).stories == ()


# What is never put together across stories.


def told(number: int, place: str) -> str:
    return f"At least {number} people were killed in the attack, the police in {place} said on Monday."


def two_stories() -> tuple[Parsed, ...]:
    killed = {"siege": told(12, "Kassala"), "quake there": told(31, "Arequipa")}
    return tuple(
        parsed(f"{crisis}-{number}", f"{text} {said}")
        for crisis, said in killed.items()
        for number, text in enumerate(REPORTS[crisis])
    )


def test_figures_claims_and_conflicts_are_of_one_story():
    briefing = gather(two_stories(), "Our briefing", SECTIONS)
    first, second = (set(story.ids) for story in briefing.stories)
    for series in briefing.series:
        ids = {one.passage.article.id for one in series.figures}
        assert ids <= first or ids <= second
    story_of = {story.id: set(story.ids) for story in briefing.stories}
    assert {claim.story for claim in briefing.claims} == set(story_of)
    for claim in briefing.claims:
        assert {passage.article.id for passage in claim.passages} <= story_of[claim.story]
    for conflict in briefing.conflicts:
        ids = {one.passage.article.id for one in (*conflict.figures, *conflict.events)}
        assert ids <= first or ids <= second


def test_each_story_has_highlights_and_key_figures_of_its_own():
    briefing = gather(two_stories(), "Our briefing", SECTIONS)
    narrowed = split(briefing)
    for one, story in zip(narrowed, briefing.stories, strict=True):
        assert one.highlights and one.key_figures
        assert {each.passage.article.id for each in (*one.highlights, *one.key_figures)} <= set(story.ids)
    assert briefing.highlights == tuple(each for one in narrowed for each in one.highlights)
    assert briefing.key_figures == tuple(each for one in narrowed for each in one.key_figures)


# Against annotated articles, where they are at hand.
CRISES = ROOT.parent / "shared/gold/crises"


@cache
def annotated() -> tuple[Parsed, ...]:
    found = [
        parse_article(
            Article(
                f"{path.parent.name}-{one['id']}",
                f"{one['title']}\n\n{one['text']}",
                title=one["title"],
                published=date.fromisoformat(one["published"]),
            )
        )
        for path in sorted(CRISES.glob("*/articles.jsonl"))
        for one in map(json.loads, path.read_text(encoding="utf-8").splitlines())
    ]
    return newest_first(found)


@pytest.mark.skipif(not CRISES.is_dir(), reason="needs the articles in ../shared/gold/crises")
def test_annotated_crises_are_told_apart_and_none_is_split():
    names = {one.article.id.partition("-")[0] for one in annotated()}
    assert len(names) > 2
    assert {frozenset(id.partition("-")[0] for id in story.ids) for story in stories(annotated())} == {
        frozenset({name}) for name in names
    }
    assert len(stories(annotated())) == len(names)
    draw = random.Random("subsets")
    for name in names:
        all_of_it = [one for one in annotated() if one.article.id.startswith(name)]
        assert len(stories(tuple(all_of_it))) == 1, name
        for _ in range(20):
            some = newest_first(draw.sample(all_of_it, draw.randint(2, len(all_of_it))))
            assert len(stories(some)) == 1, [one.article.id for one in some]


def test_a_thousand_articles_take_time_in_proportion():
    some = articles(*REPORTS)
    many = [replace(one, article=replace(one.article, id=f"{number}")) for number in range(90) for one in some]
    assert is_linear(lambda: find_groups(many[: len(many) // 8]), lambda: find_groups(many))


def test_an_actor_of_two_stories_has_in_each_only_what_it_said_there():
    said = {"siege": "said no lorry had come in.", "quake there": "said its stores were empty."}
    of = [
        parsed(f"{crisis}-{number}", f"{text} The World Food Programme {said[crisis]}" if number == 0 else text, number)
        for crisis in said
        for number, text in enumerate(REPORTS[crisis])
    ]
    stories = split(gather(newest_first(of), "Our briefing", SECTIONS))
    assert len(stories) == 2
    for one in stories:
        ids = {article.id for article in one.articles}
        (actor,) = (actor for actor in one.actors if actor.name == "World Food Programme")
        assert actor.last_words and {passage.article.id for passage in actor.acts} <= ids
        assert actor in one.key_actors


def test_a_source_is_the_only_one_within_a_story_of_several():
    more = {"siege-0": "The army said 340 people were killed.", "flood-1": "The mayor said 1,200 people had fled."}
    of = [
        parsed(f"{crisis}-{number}", f"{text} {more.get(f'{crisis}-{number}', '')}", number)
        for crisis in ("siege", "flood")
        for number, text in enumerate(REPORTS[crisis])
    ]
    alone = [
        [gap.of for gap in one.gaps if gap.kind == "one_source"]
        for one in split(gather(newest_first(of), "", SECTIONS))
    ]
    assert sorted(alone) == [[("killed",)], [("killed",), ("displaced",)]]
