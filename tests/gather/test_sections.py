"""Where sentences belong: tests/cases/sections.md, and what an editor's own sections may count on."""

from collections import Counter

import pytest

from generator.gather import gather
from generator.gather.sections.sorter import Sorter
from generator.gather.sentences.standing_alone import is_cut
from generator.model import Article
from generator.parse import parse_article
from generator.section import Cue, Section
from generator.section_settings import _default_sections
from tests.cases import read_cases

OURS = tuple(_default_sections())
PRICES = Section("economy", "Economy", "", cues=(Cue("price*", 2.0), Cue("bank of england", 2.0)))


def homes(text: str, sections: tuple[Section, ...] = OURS) -> list[str]:
    """The sections of the last sentence of a text."""
    parsed = parse_article(Article("a", f"A headline\n\n{text}", title="A headline"))
    return [belonging.section for belonging in Sorter(sections).sort(parsed)[-1]]


@pytest.mark.parametrize("case", read_cases("sections"), ids=lambda case: case.title)
def test_cases(case):
    found = [f"{'/'.join(homes(line)) or 'none'} | {line}" for line in case.text.splitlines()]
    wanted = zip(case.expected.splitlines(), case.text.splitlines(), strict=True)
    assert found == [f"{section} | {line}" for section, line in wanted]


def section(*cues: Cue, id: str = "own") -> Section:
    return Section(id, id, "", cues=cues)


def test_a_section_of_the_editors_own_does_not_compete():
    text = "Food prices have tripled, and families are eating leaves."
    assert homes(text, (*OURS, PRICES)) == ["humanitarian", "economy"]
    assert homes("Bakers fear for prices.", (*OURS, PRICES)) == ["economy"]
    assert homes("What will prices do to the hungry?", (*OURS, PRICES)) == ["economy"]
    assert homes("The Bank of England said nothing.", (*OURS, PRICES)) == ["economy"]


def test_a_longer_cue_covers_a_shorter_one_of_ours():
    cues = (Cue("aid", 2.0, is_ours=True), Cue("aid chief", 0.0, is_ours=True))
    assert homes("The aid came late.", (section(*cues),)) == ["own"]
    assert homes("The aid chief came late.", (section(*cues),)) == []
    assert homes("The aid chief came with aid.", (section(*cues),)) == ["own"]


def test_alternatives_stems_and_gaps_of_a_cue():
    own = (section(Cue("denied/refused * access* to", 2.0)),)
    assert homes("They refused us any access to the wells.", own) == ["own"]
    assert homes("They denied access to all.", own) == ["own"]
    assert homes("They denied that one of the two had access to it.", own) == []
    assert homes("They denied us the accession of it.", own) == []


def test_a_cue_counts_once_however_it_is_read():
    own = (section(Cue("hungry/thirsty people/families", 1.0)),)
    assert homes("Hungry people met thirsty families.", own) == []


def test_names_do_not_speak_for_a_section_of_ours_unless_their_cue_has_a_capital():
    small = section(Cue("food", 2.0, is_ours=True, is_name=False))
    capital = section(Cue("food", 2.0, is_ours=True))
    text = "The World Food Programme moved to another street."
    assert (homes(text, (small,)), homes(text, (capital,))) == ([], ["own"])


def test_what_is_told_by_the_way_counts_half():
    own = (section(Cue("attack", 2.0, is_ours=True)),)
    assert homes("The attack began.", own) == ["own"]
    assert homes("The shops opened after the attack.", own) == []
    assert homes("Soon after, the attack began.", own) == ["own"]


def test_a_second_home_stands_on_words_of_its_own():
    killed = "At least 45 people were killed in air strikes and shelling"
    assert homes(f"{killed}.") == ["security"]
    assert homes(f"{killed}, while others were driven from their homes and sought shelter.") == [
        "security",
        "humanitarian",
    ]


@pytest.mark.parametrize("one", OURS, ids=lambda one: one.id)
def test_our_lists_name_no_cue_twice(one):
    patterns = [cue.pattern for cue in one.cues if ":" not in cue.pattern]
    assert [pattern for pattern, times in Counter(patterns).items() if times > 1] == []
    single = [word for pattern in patterns if " " not in pattern for word in pattern.split("/")]
    stems = [word for word in single if word.endswith("*")]
    both = [(stem, word) for stem in stems for word in single if word.startswith(stem[:-1]) and word != stem]
    assert both == []


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("“We ran and hid,” she said.", False),
        ('“We ran and hid," she said.', False),
        ('They call it "the wall".', False),
        ("She said: “We ran.", True),
        ("We ran and hid,” she said.", True),
        ("We ran,” she said. “Then we hid.", True),
        ('"We ran," she said. "Then', True),
    ],
)
def test_half_a_quotation(text, cut):
    assert is_cut(text) == cut


def test_a_sentence_with_half_a_quotation_is_on_no_page():
    text = "Omar Naji said: “Families are starving in the camp. We have no water.” Cholera killed 12 children there."
    parsed = parse_article(Article("a", f"A headline\n\n{text}", title="A headline"))
    shown = [one.text for one in gather((parsed,), "", OURS).statements if one.sections]
    assert not [one for one in shown if one.startswith("Omar Naji said: “")]
    assert "Cholera killed 12 children there." in shown


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("The flood killed 3,000 people and displaced 34,000 families who lack shelter and food.", "casualties"),
        ("Three other aid volunteers are missing after the attack, the Red Cross said.", "rescue"),
        ("The Red Cross said that 25 staff and volunteers of the Red Crescent have lost their lives.", "casualties"),
        ("The ministry said that 2,000 bodies have been buried since Sunday.", "casualties"),
        ("Some 300 bodies lie in the morgues of the city's hospitals.", "casualties"),
        ("Six bodies were recovered from the rubble.", "rescue"),
        ("Schools, clinics and churches were destroyed in the quake.", "infrastructure"),
        ("The quake damaged 40 homes, three schools and two bridges.", "infrastructure"),
        ("This devastating flood left many families in a desperate situation.", "need"),
        ("No warning came before the dams burst.", "hazards"),
        ("President Ann Smith said the government would send money to relief organisations.", "positions"),
        ("The fund released $5 million for health, nutrition, water, sanitation and hygiene.", "aid"),
    ],
)
def test_what_a_sentence_tells_says_under_which_heading_it_stands(text, theme):
    parsed = parse_article(Article("a", f"A headline\n\n{text}", title="A headline"))
    assert Sorter(OURS).sort(parsed)[-1][0].theme == theme
