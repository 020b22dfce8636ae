"""What holds of every disagreement, whatever is counted and whatever it is called."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.claim_kinds import Stands
from generator.config_reader import load_config
from generator.evidence import ActorName, Passage, Reported
from generator.gather import gather
from generator.gather.conflicts.disputed_figures import Figures, add_relations
from generator.gather.figures import make_series
from generator.gather.happenings.denials import find_spoken_denials
from generator.model import Article, Figure, Span
from generator.parse import parse_article
from generator.parse.figures.scopes import SCOPES
from tests.conftest import ROOT
from tests.rendering import render

CONFIG = load_config(ROOT / "site_config.yml")
FIRST_DAY = date(2025, 3, 1)
PEOPLE = [ActorName(name, name, False) for name in ("ministry", "un", "rebels")]
TEXTS = (
    "An earthquake hit the town. The ministry said {} people were killed.",
    "The ministry put the toll at {} people, who are feared dead since the war began.",
    "The number was earlier put at {} people.",
    "Of the dead, {} people were civilians.",
    "Another {} people were killed.",
)


@st.composite
def drawn_figures(draw) -> list[Reported]:
    """Figures of few values, so that they meet in most circumstances and differ in one."""
    found = []
    for number in range(draw(st.integers(2, 12))):
        value = draw(st.sampled_from([3, 12, 31, 100, 150, 2000]))
        text = draw(st.sampled_from(TEXTS)).format(value)
        day = FIRST_DAY + timedelta(days=draw(st.integers(0, 12)))
        id = f"{draw(st.integers(0, 2))}-{day}"
        article = Article(id, text + " " * number, published=day, publisher=id)
        start = text.index(str(value))
        figure = Figure(
            Span(start, start + len(str(value))),
            float(value),
            qualifier=draw(st.sampled_from(["", "more than", "about"])),
            unit="people",
            term=draw(st.sampled_from(["killed", "displaced"])),
            place=draw(st.sampled_from(["Varna", "Burgas"])),
            scope=draw(st.sampled_from(["", *SCOPES])),
        )
        passage = Passage(f"{number:08x}", article, Span(0, len(text)))
        found.append(Reported(figure, passage, draw(st.sampled_from([*PEOPLE, None])), "casualties"))
    return found


@settings(deadline=None)
@given(drawn_figures())
def test_only_counts_of_one_thing_by_two_differ(drawn):
    figures = Figures(make_series(drawn))
    for one, other, stands in figures.relations():
        if stands is not Stands.DIFFER:
            continue
        a, b = one.figure, other.figure
        unlike = {"world", "war", "incident"}
        assert (a.term, a.unit, a.place) == (b.term, b.unit, b.place)
        assert {a.scope, b.scope}.isdisjoint(unlike) or a.scope == b.scope
        is_whole = a.scope in ("world", "war")
        assert one.reporter != other.reporter or (is_whole and one.reporter is None)
        days = abs((one.last_day - other.last_day).days)
        assert days <= (60 if is_whole else 7)
        assert not any(word in each.passage.text for each in (one, other) for word in ("Of the", "Another", "earlier"))
        low, high = sorted((a.value, b.value))
        assert high / low > 1.05


@settings(deadline=None)
@given(drawn_figures(), st.randoms())
def test_the_order_of_figures_makes_no_difference(drawn, random):
    def told(figures):
        found = Figures(make_series(figures)).conflicts()
        return {(one.why, frozenset((each.passage.id, each.figure.span) for each in one.figures)) for one in found}

    shuffled = random.sample(drawn, len(drawn))
    # Of figures in one place of one text there is one.
    once = {(one.passage.article.id, one.figure.span): one for one in drawn}
    again = [one for one in shuffled if one in once.values()]
    assert told(list(once.values())) == told(again)


MEASURES = (
    ("{} people were killed", "An earthquake hit Varna in Bulgaria."),
    ("{} people were missing", "Floods hit Varna in Bulgaria."),
    ("{} people were displaced", "Fighting spread to Varna in Bulgaria."),
    ("{} houses were destroyed", "A landslide hit Varna in Bulgaria."),
    ("{} people were in need of food", "Drought has come to Varna in Bulgaria."),
    ("{} suspected cases were reported", "Cholera has reached Varna in Bulgaria."),
)


@pytest.mark.parametrize(("counted", "story"), MEASURES, ids=[counted[3:] for counted, _ in MEASURES])
@pytest.mark.parametrize("in_one", [True, False], ids=["one article", "two articles"])
def test_no_page_shows_a_disputed_measure_as_one_number(counted, story, in_one):
    told = [f"{who} said {counted.format(value)} in Varna."
            for who, value in (("The interior ministry", "1,250"), ("The Red Cross", "4,100"))]  # fmt: skip
    texts = [f"{story} {' '.join(told)}"] if in_one else [f"{story} {one}" for one in told]
    articles = [Article(f"a{n}", f"Varna\n\n{text}", title="Varna", published=FIRST_DAY, publisher=f"Paper {n}")
                for n, text in enumerate(texts)]  # fmt: skip
    parsed = tuple(map(parse_article, articles))
    briefing = gather(parsed, CONFIG.site_name, CONFIG.sections)
    (conflict,) = briefing.conflicts
    assert [one.figure.value for one in conflict.numbers] == [1250, 4100]
    pages = {page.path: page.text for page in render(briefing, parsed, CONFIG) if page.path.endswith(".md")}
    for path, text in pages.items():
        lines = [line for line in text.splitlines() if not line.startswith("[^")]
        if path.startswith("sources/") or not any("1,250" in line or "4,100" in line for line in lines):
            continue
        shown = "\n".join(lines)
        assert ("1,250" in shown and "4,100" in shown) or "counts differ" in shown, path
    index = pages["index.md"]
    card = index.partition("**1,250 / 4,100**")[2].splitlines()
    assert card[2].startswith("    ") and "counts differ" in card[2], "what differs stands on the card"
    assert "**1,250**" in pages["figures.md"].split("| Figure |")[0] + pages["figures.md"]


def test_a_figure_that_an_editor_settles_is_disputed_no_more():
    drawn = [Figure(Span(0, 2), float(value), unit="people", term="killed", place="Varna") for value in (12, 40)]
    article = Article("a", "12 people were killed in the quake.", published=FIRST_DAY)
    passages = [Passage(f"{n:08x}", replace(article, id=f"a{n}"), Span(0, 35)) for n in range(2)]
    reported = [Reported(figure, passages[n], PEOPLE[n], "casualties")
                for n, figure in enumerate(drawn)]  # fmt: skip
    assert len(Figures(make_series(reported)).conflicts()) == 1
    settled = [replace(one, figure=replace(one.figure, value=40.0)) for one in reported]
    assert not Figures(make_series(settled)).conflicts()


def test_a_disagreement_over_the_dead_and_the_buried_has_one_card():
    text = (
        "A landslide hit Varna in Bulgaria. The UN estimates that more than 540 people were killed in Varna. The UN "
        "estimates that more than 540 people were buried in Varna. The government says that more than 1,700 people are "
        "feared buried in Varna."
    )
    parsed = (parse_article(Article("a", f"Landslide\n\n{text}", published=FIRST_DAY)),)
    briefing = gather(parsed, CONFIG.site_name, CONFIG.sections)
    (index,) = (page.text for page in render(briefing, parsed, CONFIG) if page.path == "index.md")
    assert index.count("**more than 540 / more than 1,700 (feared)**") == 1
    assert "**more than 540**" in index and "people buried" in index


VILLAGE = "The rebels denied that they attacked the village on Monday."
DENIALS = (
    # What one says, what another does, and whether that denies it.
    ("The rebels attacked the village of Hama on Monday.", VILLAGE, True),
    ("The rebels attacked the market in Hama on Monday.", VILLAGE.replace("village", "hospital"), False),
    ("The rebels attacked the village of Hama on Tuesday.", VILLAGE, False),
    ("The army attacked the village of Hama on Monday.", VILLAGE, False),
    ("The rebels attacked the village of Hama on Monday.", VILLAGE.replace("denied", "said"), False),
    # A denial without a day has that of what it denies; who still holds a town denies its fall.
    ("The rebels attacked the village of Hama on Monday.", VILLAGE.replace(" on Monday", ""), True),
    ("The rebels attacked the market in Hama on Monday.", "The rebels denied that they shelled a port.", False),
    ("Fighters entered the city of Hama on Monday.", "The army still held Hama on Tuesday, it said.", True),
    ("Fighters entered the city of Hama on Tuesday.", "The army still held Hama on Monday, it said.", False),
    ("Fighters entered the city of Homs on Monday.", "The army still held Hama on Tuesday, it said.", False),
)


@pytest.mark.parametrize(("told", "denied", "is_conflict"), DENIALS)
def test_a_happening_that_is_denied_is_a_conflict(told, denied, is_conflict):
    texts = (f"Fighting in Syria\n\n{told}", f"Denial in Syria\n\n{denied}")
    parsed = [parse_article(Article(f"a{n}", text, published=date(2025, 3, 12))) for n, text in enumerate(texts)]
    briefing = gather(tuple(parsed), CONFIG.site_name, CONFIG.sections)
    assert [len(one.events) for one in briefing.conflicts] == ([2] if is_conflict else [])


SHELLED = "The army said the rebels shelled the port of Tartus on Monday"
ANSWERS = (
    # What an article tells, with what follows, and whether that denies it.
    (f"{SHELLED}, but the rebels denied firing a shot.", True),
    (f"{SHELLED}. The rebels denied they were behind the attack.", True),
    (f"{SHELLED}. The rebels' spokesman Karim Nasser dismissed it as a “blatant lie.”", True),
    (f"{SHELLED}. “That is misinformation,” said Karim Nasser, who speaks for the rebels.", True),
    (f"{SHELLED}. Ships left. Ana Berg, a nurse, said the story of shells on Tartus was a “lie.”", True),
    (f"{SHELLED}. Ships left. Karim Nasser, a rebel, said reports of an attack were “fake news.”", True),
    (f"{SHELLED}. Ships left. The rebels denied they had run out of bread.", False),
    (f"{SHELLED}. The rebels denied any part in the killing of a nurse.", False),
    ("The rebels blocked a road on Monday. The army denied any part in the killing of a nurse.", False),
    (f"{SHELLED}. The army denied that it was late.", False),
    (f"{SHELLED}. The rebels said they were behind the attack.", False),
    # Nobody says that something is not so who warns of misinformation, or tells where the dead lie.
    ("Ana Berg opened a shop on Monday. Karim Nasser said her posts spread hate and misinformation.", False),
    (f"{SHELLED}. “Their graves are where they lie,” the priest Karim Nasser said.", False),
    ("Ana Berg, who became minister on Monday, has denied allegations of bullying.", False),
)


@pytest.mark.parametrize(("text", "is_conflict"), ANSWERS)
def test_a_denial_answers_what_is_told_before_it(text, is_conflict):
    parsed = parse_article(Article("a", f"Fighting in Syria\n\n{text}", published=date(2025, 3, 12)))
    briefing = gather((parsed,), CONFIG.site_name, CONFIG.sections)
    assert [len(one.events) for one in briefing.conflicts] == ([2] if is_conflict else [])


def test_a_denial_that_is_a_claim_of_its_own_differs_from_what_it_denies():
    texts = (
        "Fighting in Syria\n\nThe rebels attacked the village of Hama with mortars on Monday and burned the mill.",
        f"Denial in Syria\n\n{VILLAGE}",
    )
    parsed = [parse_article(Article(f"a{n}", text, published=date(2025, 3, 12))) for n, text in enumerate(texts)]
    briefing = gather(tuple(parsed), CONFIG.site_name, CONFIG.sections)
    [conflict] = briefing.conflicts
    claims = [
        replace(one, records=tuple(each for each in one.records if each is not conflict.events[0]))
        for one in briefing.claims
    ]
    denial = replace(claims[0], id="denial", records=conflict.events[:1], relations=())
    related = {one.id: one.differs_from for one in add_relations((*claims, denial), (), briefing.conflicts)}
    (told,) = related["denial"]
    assert "denial" in related[told]


def test_the_overview_shows_both_sides_of_what_is_denied():
    told, denied, _ = next(one for one in DENIALS if one[2])
    texts = (f"Fighting in Syria\n\n{told}", f"Denial in Syria\n\n{denied}")
    articles = [Article(f"a{n}", text, title=text.partition("\n")[0], published=FIRST_DAY, publisher=f"Paper {n}")
                for n, text in enumerate(texts)]  # fmt: skip
    parsed = tuple(map(parse_article, articles))
    briefing = gather(parsed, CONFIG.site_name, CONFIG.sections)
    pages = {page.path: page.text for page in render(briefing, parsed, CONFIG)}
    index = pages["index.md"]
    assert "[1 difference](#differences)" in index
    (line,) = (one for one in index.partition("{ #differences }")[2].splitlines() if one.startswith("- **"))
    first, second = line.split(" / ")
    assert told.rstrip(".") in first and "[Paper 0](" in first
    assert denied.rstrip(".") in second and "[Paper 1](" in second
    (highlight,) = (one for one in index.splitlines() if told in one)
    lists = (pages["timeline.md"] + pages["security.md"]).splitlines()
    marked = [one for one in (highlight, *lists) if "([contradicted](index.md#differences))" in one]
    assert len(marked) == 3 and not any("denied that" in one for one in marked)


SPOKEN_DENIALS = (
    # What the first sentence of an article says, and what of it is denied.
    ("Ana Berg denied any part in the attack on Hama.", ["any part in the attack on Hama"]),
    ("Ana Berg dismissed reports that the town had fallen.", ["reports that the town had fallen"]),
    ("Ana Berg dismissed the appeal of the miners.", []),
    ("Ana Berg rejected the offer of a truce.", []),
    ("Ana Berg denied entry to the convoy.", []),
    ("Ana Berg did not deny that the town had fallen.", []),
    ("Residents denied that the town had fallen.", []),  # nobody who is known
    ("Ana Berg said that the town had fallen.", []),
    ("She denied that the town had fallen.", []),  # who she is was concluded
)


@pytest.mark.parametrize(("told", "denied"), SPOKEN_DENIALS)
def test_what_somebody_who_is_known_denies_is_among_the_differences(told, denied):
    text = f"Fighting in Syria\n\nAna Berg is the mayor of Hama. {told}"
    parsed = parse_article(Article("a", text, published=date(2025, 3, 12), publisher="Post"))
    briefing = gather((parsed,), CONFIG.site_name, CONFIG.sections)
    assert [one.text for one in find_spoken_denials(briefing.said, briefing.conflicts)] == denied
    pages = {page.path: page.text for page in render(briefing, (parsed,), CONFIG)}
    lines = [f"    *denied (paraphrase):* {one}," for one in denied if told.startswith("Ana Berg denied")]
    assert all(line in pages["index.md"] for line in lines)
    assert ("{ #differences }" in pages["index.md"]) == bool(denied)


BLAME = (
    ("Chad accused Sudan of shelling the town. Sudan accused Chad of shelling the town.", True),
    ("Chad accused Sudan of shelling the town. Sudan accused Egypt of shelling the town.", False),
)


@pytest.mark.parametrize(("told", "is_traded"), BLAME)
def test_who_blame_each_other_are_among_the_differences(told, is_traded):
    parsed = parse_article(Article("a", f"Fighting in Sudan\n\n{told}", published=date(2025, 3, 12), publisher="Post"))
    briefing = gather((parsed,), CONFIG.site_name, CONFIG.sections)
    index = next(page.text for page in render(briefing, (parsed,), CONFIG) if page.path == "index.md")
    sides = re.findall(
        r"\[(\w+ accuses \w+), 12 March 2025\]\(actors/index.md#relation-", index.partition("#differences }")[2]
    )
    assert sides == (["Chad accuses Sudan", "Sudan accuses Chad"] if is_traded else [])
