"""Which articles print one text.

Reprints are made from the sentences of `tests/cases` and of the founding article, with seeds of the draws fixed. What
must not be joined is written by hand or made of sentences that no two articles share.
"""

import json
import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import pytest

from generator.claims import Origin
from generator.gather.stories.origins import find_origins
from generator.model import Article, Parsed
from generator.parse import parse_article
from generator.read import read_article
from tests.cases import read_cases
from tests.conftest import ROOT
from tests.gather.test_linear import is_linear

DAY = date(2026, 3, 2)
SOURCES = ("actors", "circumstances", "clauses", "dates", "events", "figures", "names", "places", "quotes", "sentences")
DRAWS = 36
Change = Callable[[list[str], random.Random], list[str]]


@cache
def pool() -> tuple[str, ...]:
    """Sentences of 6 to 30 words, no two of them alike; none is a turn of an interview ("HALL: ")."""
    found: list[str] = []
    heard: set[tuple[str, ...]] = set()
    for source in SOURCES:
        for case in read_cases(source):
            for sentence in parse_article(Article("case", case.text)).sentences:
                words = sentence.span.of(case.text).split()
                pairs = set(zip(words, words[1:], words[2:], strict=False))
                written = " ".join(words)
                is_whole = written.count("“") == written.count("”") and not written.count('"') % 2
                is_whole = is_whole and ": " not in written
                if 5 < len(words) <= 30 and is_whole and not sentence.heading and heard.isdisjoint(pairs):
                    found.append(written)
                heard |= pairs
    return tuple(found)


@cache
def founding_sentences() -> tuple[str, ...]:
    article = read_article(next((ROOT / "seeds").glob("*.txt")), ROOT)
    return tuple(one.span.of(article.text) for one in parse_article(article).sentences if not one.heading)


def in_paragraphs(sentences: list[str]) -> str:
    return "\n\n".join(" ".join(sentences[start : start + 2]) for start in range(0, len(sentences), 2))


def parsed(id: str, sentences: list[str], title: str = "A headline", day: int = 0, publisher: str = "") -> Parsed:
    text = f"{title}\n\n{in_paragraphs(sentences)}"
    published = DAY + timedelta(days=day)
    return parse_article(Article(id, text, title=title, published=published, publisher=publisher))


def groups(articles: list[Parsed]) -> list[list[str]]:
    return [[article.id for article in origin.articles] for origin in find_origins(tuple(articles))]


# What papers do to a text of an agency.


def cut_end(sentences: list[str], draw: random.Random) -> list[str]:
    return sentences[: max(6, int(len(sentences) * draw.uniform(0.45, 0.9)))]


def leave_out_a_third(sentences: list[str], draw: random.Random) -> list[str]:
    kept = sorted(draw.sample(range(len(sentences)), len(sentences) * 2 // 3))
    return [sentences[number] for number in kept]


def add_credits(sentences: list[str], draw: random.Random) -> list[str]:
    credit = draw.choice(["(Wire) ", "LONDON, March 2 (Wire) – ", "By our correspondent. "])
    end = draw.choice(
        ["Additional reporting by Ann Bell.", "© The Wire 2026", "This article was first published by The Wire."]
    )
    return [credit + sentences[0], *sentences[1:], end]


def straighten(sentences: list[str], draw: random.Random) -> list[str]:
    marks = str.maketrans({"“": '"', "”": '"', "’": "'", "‘": "'", "–": "-"})
    return [sentence.translate(marks) for sentence in sentences]


STYLE = (
    ("organization", "organisation"), ("ize ", "ise "), ("labor", "labour"), ("percent", "per cent"),
    ("United States", "US"), ("U.S.", "US"), ("U.N.", "UN"), ("Gen.", "General"), (" two ", " 2 "), (" three ", " 3 "),
    ("5,000", "5000"), ("toward ", "towards "), (" while ", " whilst "), ("Saturday, ", "Saturday "),
)  # fmt: skip


def restyle(sentences: list[str], draw: random.Random) -> list[str]:
    text = "\n".join(sentences)
    for old, new in STYLE:
        text = text.replace(old, new)
    return text.split("\n")


CHANGES: dict[str, tuple[Change, ...]] = {
    "nothing but a headline": (),
    "credits": (add_credits,),
    "the end cut": (cut_end,),
    "a third left out": (leave_out_a_third,),
    "straight quotation marks": (straighten,),
    "another house style": (restyle, straighten),
    "a third left out, credits": (leave_out_a_third, add_credits),
    "all at once": (leave_out_a_third, restyle, straighten, add_credits),
    "the end cut, restyled": (cut_end, restyle, add_credits),
    "a third left out, the end cut": (leave_out_a_third, cut_end, add_credits),
}


def changed(sentences: list[str], changes: tuple[Change, ...], draw: random.Random) -> list[str]:
    for change in changes:
        sentences = change(sentences, draw)
    return sentences


@pytest.mark.parametrize("name", CHANGES)
def test_a_reprint_is_joined_to_its_original_and_to_nothing_else(name):
    draw = random.Random(name)
    left = draw.sample(pool(), len(pool()))  # no sentence is dealt out twice
    articles, pairs = [], []
    for number in range(DRAWS):
        size = draw.randint(9, 18)
        original, left = left[:size], left[size:]
        copy = changed(original, CHANGES[name], draw)
        articles.append(parsed(f"{number}-original", original))
        articles.append(parsed(f"{number}-copy", copy, f"Another headline {number}", day=1))
        pairs.append([f"{number}-original", f"{number}-copy"])
    draw.shuffle(articles)
    assert sorted(groups(articles)) == sorted(pairs)


@pytest.mark.parametrize("name", CHANGES)
def test_copies_that_lack_different_sentences_are_joined_by_their_original(name):
    draw = random.Random(name)
    for number in range(DRAWS // 3):
        original = draw.sample(pool(), draw.randint(12, 30))
        copies = [changed(original, CHANGES[name], draw) for _ in range(4)]
        articles = [parsed(str(place), copy, f"Headline {place}") for place, copy in enumerate([*copies, original])]
        assert len(groups(articles)) == 1, (number, copies)


def test_copies_of_the_founding_article_are_joined():
    draw = random.Random("founding")
    original = list(founding_sentences())
    copies = [changed(original, changes, draw) for changes in CHANGES.values() for _ in range(10)]
    articles = [parsed(f"{number}", copy, f"Headline {number}") for number, copy in enumerate(copies)]
    assert len(groups(articles)) == 1


# What is no reprint.


STATEMENT = (
    "We are deeply alarmed by the reports that reach us from the valley",
    "Families have been cut off from food and clean water since the bridges were blown up",
    "All parties must let aid convoys pass without delay and without conditions",
    "The wounded have a right to be treated, whoever they are and wherever they come from",
    "Those who attack hospitals and schools will have to answer for it before a court",
    "We call on every government with influence to use it now, before the winter closes the roads",
)


def test_two_reports_that_quote_the_whole_of_one_statement_stay_two():
    draw = random.Random("quoted")
    for number in range(DRAWS // 3):
        articles = []
        own = draw.sample(pool(), 20)
        for place, sentences in enumerate((own[:10], own[10:])):
            before, behind = sentences[:5], sentences[5:]
            quoted = [f"“{STATEMENT[0]},” the United Nations said.", *(f"“{words}.”" for words in STATEMENT[1:])]
            articles.append(parsed(str(place), [*before, *quoted, *behind]))
        assert len(groups(articles)) == 2, number


def test_two_reports_that_give_one_document_without_marks_stay_two():
    """What they share is half of each and more, in one stretch; each has a report of its own around it."""
    draw = random.Random("document")
    document = [f"{words}." for words in STATEMENT]
    for number in range(DRAWS // 3):
        own = draw.sample([sentence for sentence in pool() if len(sentence.split()) > 12], 12)
        first = [*own[:3], *document, *own[3:6]]
        second = [*own[6:9], *document, *own[9:]]
        assert len(groups([parsed("a", first), parsed("b", second)])) == 2, number


def test_a_press_release_that_is_reprinted_whole_is_one_origin():
    release = [f"{words}." for words in STATEMENT]
    articles = [parsed("own-site", release), parsed("paper", ["The organisation writes:", *release])]
    assert len(groups(articles)) == 1


def situation_report(day: int) -> list[str]:
    """A daily report of one body: its blurb and its sentences stay, the numbers and days move on."""
    weekday = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")[day % 5]
    return [
        f"As of {day + 1} May 2026, {day * 310 + 4200} people had arrived at the four reception sites in Kessel.",
        f"On {weekday}, partners gave hot meals to {day * 120 + 1900} people and water to {day * 75 + 2600} people.",
        f"The health cluster reported {day * 7 + 31} new cases of acute watery diarrhoea and {day % 4 + 2} deaths.",
        f"So far {day % 9 + 12} per cent of the funds that are needed under the response plan have been received.",
        "The main road between Kessel and the border remains closed to trucks, and aid is carried by boat.",
        "Partners are concerned that the rains will cut off the sites that lie along the river.",
        "Women and girls have told protection teams that they do not feel safe at the sites after dark.",
        "The coordination office produces this report together with humanitarian partners in the country.",
        "It brings together the principles of humanity, neutrality, impartiality and independence in its work.",
    ]


def test_reports_of_another_day_with_much_the_same_words_are_no_copies():
    reports = [parsed(f"report-{day:02}", situation_report(day), "Situation report", day) for day in range(20)]
    assert len(groups(reports)) == 20


def test_a_report_that_is_printed_again_is_joined_to_its_own_day():
    draw = random.Random("report")
    reports = [parsed(f"{day}", situation_report(day), "Situation report", day) for day in range(5)]
    copies = [
        parsed(f"{day}-copy", add_credits(straighten(situation_report(day), draw), draw), "New", day)
        for day in range(5)
    ]
    found = [sorted(ids) for ids in groups([*reports, *copies])]
    assert sorted(found) == [[f"{day}", f"{day}-copy"] for day in range(5)]


BULLETIN = [
    "At least {} people were killed when a bus fell into a ravine near Tarma on Monday, police said.",
    "The bus was on its way from Lima to Huancayo when it left the road in thick fog.",
    "Rescuers carried {} people out of the wreck, and took them to the hospitals of the province.",
    "The driver is among the dead, the transport ministry said, and an inquiry has begun.",
    "It is the third accident of its kind in the region this year.",
    "The road winds through the mountains at a height of more than four thousand metres.",
    "The minister promised barriers along the whole of it, as his predecessor did before him.",
]


def test_a_later_version_with_another_toll_is_no_copy():
    early, late = ([line.format(*numbers) for line in BULLETIN] for numbers in ((12, 20), (31, 24)))
    assert len(groups([parsed("early", early), parsed("late", late, day=1)])) == 2


@pytest.mark.parametrize(
    ("here", "there"),
    [
        (["12", "20"], ["twelve", "20"]),
        (["1,200", "20"], ["1200", "20"]),
        (["280,000", "2"], ["280 thousand", "two"]),
    ],
)
def test_numbers_that_are_written_otherwise_are_no_others(here, there):
    articles = [parsed(id, [line.format(*numbers) for line in BULLETIN]) for id, numbers in (("a", here), ("b", there))]
    assert len(groups(articles)) == 1


def test_a_day_that_one_paper_writes_out_is_no_other():
    plain = [line.format(12, 20) for line in BULLETIN]
    for written in ("Monday, March 2,", "Monday, 2 March 2026,", "Monday"):
        dated = [line.replace("on Monday,", f"on {written}") for line in plain]
        assert len(groups([parsed("a", plain), parsed("b", dated)])) == 1, written
    tuesday = [line.replace("Monday", "Tuesday") for line in plain]
    assert len(groups([parsed("a", plain), parsed("b", tuesday)])) == 2


REPORTS = {
    "wire": [
        "Gunmen on motorbikes killed at least 21 people in the village of Dara in western Niger on Sunday.",
        "They came at dusk, as people were leaving the market, and set fire to barns and shops.",
        "The governor of Tillaberi, Ibra Boukary, said soldiers were pursuing the attackers.",
        "“We will not leave our people alone,” he told state television.",
        "No group has claimed the attack, but fighters linked to Islamic State are active near the border with Mali.",
        "More than 140 people have been killed in the region since the turn of the year.",
    ],
    "daily": [
        "At least 21 people were killed in an attack on the village of Dara in western Niger, according to officials.",
        "Witnesses described armed men who arrived on motorcycles on Sunday evening and shot at traders.",
        "“We will not leave our people alone,” said the governor, Ibra Boukary.",
        "Several shops were burned, and the market has not opened since, a teacher said by telephone.",
        "The area where Niger, Mali and Burkina Faso meet has become the centre of violence by jihadists.",
        "The United Nations says that it has driven half a million people from their homes.",
    ],
    "radio": [
        "The people of Dara are burying their dead after the worst attack on the village in years.",
        "Officials in Tillaberi say 21 people died when gunmen on motorcycles stormed the market on Sunday.",
        "A nurse who fled to Ayorou told us that there had been no soldiers within an hour's drive.",
        "“We will not leave our people alone,” the governor promised, but few here believe him.",
        "The army lost control of the road to the north two years ago.",
        "Many of the families have lost relatives for the second time.",
    ],
}  # fmt: skip


def test_reports_of_one_story_by_different_papers_stay_apart():
    assert len(groups([parsed(id, sentences) for id, sentences in REPORTS.items()])) == 3


def test_what_is_very_short_is_joined_only_where_nearly_all_agrees():
    brief = ["A bus fell into a ravine near Tarma on Monday.", "At least 12 people were killed, police in Tarma said."]
    other = [
        "A bus fell into a ravine near Tarma on Monday.",
        "It was the third such accident of the year.",
    ]
    assert len(groups([parsed("a", brief), parsed("b", other)])) == 2
    assert len(groups([parsed("a", brief), parsed("b", [*brief, "The driver survived the fall."])])) == 1


def test_articles_without_text_are_origins_of_their_own():
    assert len(groups([parsed("a", []), parsed("b", []), parsed("c", ["One line."]), parsed("d", ["One line."])])) == 4


# What an origin tells.


def origin_of(*articles: Parsed) -> Origin:
    (origin,) = find_origins(articles)
    return origin


def test_the_first_that_was_published_stands_for_an_origin():
    text = [line.format(12, 20) for line in BULLETIN]
    late = parsed("a-late", text, day=2, publisher="The Late Paper")
    short = parsed("b-short", text[:5], day=0, publisher="Radio Tarma")
    whole = parsed("c-whole", text, day=0, publisher="The Wire")
    again = parsed("d-again", text, day=1, publisher="The Wire")
    origin = origin_of(late, short, whole, again)
    assert origin.id == "c-whole"
    assert [article.id for article in origin.articles] == ["c-whole", "b-short", "d-again", "a-late"]
    assert origin.publishers == ("The Wire", "Radio Tarma", "The Late Paper")
    assert origin.published == DAY


def test_the_order_of_the_articles_makes_no_difference():
    draw = random.Random("order")
    original = draw.sample(pool(), 20)
    articles = [parsed(f"{number}", leave_out_a_third(original, draw)) for number in range(8)]
    articles += [parsed(f"r{day}", situation_report(day)) for day in range(4)]
    expected = {tuple(ids) for ids in groups(articles)}
    for _ in range(5):
        draw.shuffle(articles)
        assert {tuple(ids) for ids in groups(articles)} == expected


def test_a_later_copy_does_not_change_the_id():
    text = [line.format(12, 20) for line in BULLETIN]
    first = parsed("m", text, day=0)
    assert origin_of(first, parsed("a", text, day=1)).id == origin_of(first).id == "m"


# Against articles that are not ours to hand on, where they are at hand.
CRISES = ROOT.parent / "shared/gold/crises"


@pytest.mark.skipif(not CRISES.is_dir(), reason="needs the articles in ../shared/gold/crises")
def test_articles_on_one_crisis_by_different_papers_stay_apart():
    articles = [
        parse_article(Article(f"{path.parent.name}-{one['id']}", one["text"], title=one["title"]))
        for path in sorted(CRISES.glob("*/articles.jsonl"))
        for one in map(json.loads, path.read_text(encoding="utf-8").splitlines())
    ]
    assert len(articles) > 10
    assert all(len(ids) == 1 for ids in groups(articles))


def test_a_thousand_articles_take_time_in_proportion():
    """A hundred originals, each printed ten times, with boilerplate that all of them share."""
    draw = random.Random("many")
    blurb = "The coordination office produces this report together with humanitarian partners in the country."
    texts = [draw.sample(pool(), 20) for _ in range(100)]
    originals = [parsed(f"{number}", [*text, blurb]) for number, text in enumerate(texts)]
    many = [
        replace(one, article=replace(one.article, id=f"{one.article.id}-{time}"))
        for one in originals
        for time in range(10)
    ]
    assert len(find_origins(tuple(many))) == 100
    assert is_linear(lambda: find_origins(tuple(many[:125])), lambda: find_origins(tuple(many)))
