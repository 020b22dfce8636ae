"""Which sentences are cited behind a line, and which are not: those that tell less than it."""

from datetime import date

from generator.gather import gather
from generator.model import Article
from generator.parse import parse_article
from generator.section_settings import _default_sections

SECTIONS = tuple(_default_sections())


def cited(*texts):
    """Each line of the sections, with the sources that are cited for it."""
    parsed = tuple(
        parse_article(Article(f"a{number}", f"War in Sudan\n\n{text}", "War in Sudan", date(2024, 12, 5)))
        for number, text in enumerate(texts)
    )
    briefing = gather(parsed, "B", SECTIONS)
    lines = [one for section in SECTIONS for _, those in briefing.in_section(section.id) for one in those]
    return {one.text: [passage.article.id for passage in one.cited] for one in lines}


def test_who_tells_of_the_fall_alone_is_no_source_of_the_massacre_told_with_it():
    both = "On Sunday rebels captured the town of Kadugli in Sudan and committed massacres against civilians there."
    fall = "Rebels captured the town of Kadugli in Sudan on Sunday."
    massacre = "Rebels massacred many hundreds of families in houses in Kadugli on Sunday, survivors told doctors."
    assert "a1" not in cited(both, fall, massacre)[both]


def test_who_tells_the_number_is_a_source_of_it():
    one = "On Sunday 40 people were killed in Kadugli in Sudan, doctors said."
    other = "Doctors said that 40 people were killed in Kadugli on Sunday."
    assert sorted(map(len, cited(one, other).values())) == [2]


def test_a_sentence_of_nearly_the_same_words_is_no_second_line():
    one = "The truce comes a week after the rebels captured the town of Kadugli in Sudan, which was under siege."
    other = "The truce on Thursday comes a week after the rebels captured the town of Kadugli, under siege in Sudan."
    assert len(cited(one, other)) == 1
    wounded = other.replace("Kadugli,", "Kadugli and wounded 40 people there,")
    assert len(cited(one, wounded)) == 1 and "wounded" in str(cited(one, wounded))
    assert len(cited(one.replace("Sudan,", "Sudan with 300 fighters,"), wounded)) == 2


def test_what_two_papers_say_in_the_same_words_stands_once():
    text = "Kadugli lies in Sudan but has been held by rebel forces since the siege of the town ended in 1997."
    assert sorted(map(len, cited(text, text, text).values())) == [3]


def test_what_another_line_reports_in_the_same_words_is_no_second_line():
    one = (
        "The Ready Front, an armed movement that fights the army of Sudan, said on Thursday that it has agreed "
        "to the ten-day truce which three states in the region, called the Trio, had drawn up in May."
    )
    other = (
        "Sudan’s armed movement, the Ready Front, has agreed to the ten-day truce which three states in the "
        "region, called the Trio, had drawn up in May."
    )
    assert list(cited(one, other).values()) == [["a0", "a1"]]
