"""What changed between two editions, as a pure function of the two."""

from dataclasses import replace

import pytest

from generator.editions.compare import compare
from generator.editions.edition import (
    Edition,
    EditionActor,
    EditionClaim,
    EditionEvent,
    EditionFigure,
    EditionQuote,
    EditionSource,
    EditionStatement,
)
from generator.editions.snapshot import cited_ids

MONDAY = EditionSource("monday", "Fighting", "Paper", "2024-12-02")
FRIDAY = EditionSource("friday", "More fighting", "Paper", "2024-12-06")
SAID = EditionStatement("aaaaaaa1", "monday", "About 280,000 people fled, the WFP said.")
LATER = EditionStatement("bbbbbbb2", "friday", "About 310,000 people fled, the WFP said.")
OTHER = EditionStatement("ccccccc3", "monday", "“We stay,” Ann Lee said.")
FLED = EditionFigure((SAID.id,), "About 280,000 people", 280_000, unit="people", term="displaced", day="2024-12-02",
              reporter="wfp", reporter_name="WFP")  # fmt: skip
MORE = replace(FLED, passages=(LATER.id,), text="About 310,000 people", value=310_000, day="2024-12-06")
STAY = EditionQuote((OTHER.id,), "“We stay,”", "direct", "said", "ann-lee", "Ann Lee")
ANN = EditionActor((OTHER.id,), "ann-lee", "Ann Lee", "person")
OLD = Edition("old", "Old", "2024-12-03T00:00:00Z", sources=(MONDAY,), statements=(SAID, OTHER), figures=(FLED,),
              actors=(ANN,), quotes=(STAY,))  # fmt: skip


def later(**values):
    return replace(OLD, slug="", name="", closed="", **values)


def with_friday(figure, statements=(SAID, OTHER, LATER)):
    return later(sources=(FRIDAY, MONDAY), statements=statements, figures=(FLED, figure))


def test_nothing_changed():
    assert not compare(OLD, later())
    assert compare(OLD, later()).counts() == {}


def test_a_later_figure_by_the_same_reporter_is_a_change_and_the_passage_is_new():
    found = compare(OLD, with_friday(MORE))
    assert [(one.old, one.new) for one in found.figures_changed] == [(FLED, MORE)]
    assert (found.sources, found.figures, found.cited_first) == ((FRIDAY,), (), (LATER,))
    assert not found.withdrawn


@pytest.mark.parametrize(
    "figure",
    [
        replace(MORE, reporter="un", reporter_name="UN"),
        replace(MORE, reporter="", reporter_name=""),
        replace(MORE, place="Homs"),
        replace(MORE, term="killed"),
        replace(MORE, day="2024-11-30"),
        replace(MORE, value=280_000, text="Some 280,000 people"),
    ],
    ids=["another reporter", "no reporter, no place", "another place", "another term", "of an earlier day", "the same"],
)
def test_what_takes_no_figures_place_is_a_new_figure(figure):
    found = compare(OLD, with_friday(figure))
    assert (found.figures_changed, found.figures) == ((), (figure,))


def test_without_a_reporter_a_place_that_both_name_tells_a_change():
    before, after = (replace(one, reporter="", reporter_name="", place="Homs") for one in (FLED, MORE))
    found = compare(replace(OLD, figures=(before,)), replace(with_friday(after), figures=(before, after)))
    assert [(one.old, one.new) for one in found.figures_changed] == [(before, after)]


def test_a_corrected_article_withdraws_and_says_anew():
    corrected = EditionStatement("ddddddd4", "monday", "About 290,000 people fled, the WFP said.")
    figure = replace(FLED, passages=(corrected.id,), text="About 290,000 people", value=290_000)
    found = compare(OLD, later(statements=(corrected, OTHER), figures=(figure,)))
    assert (found.withdrawn, found.statements) == ((SAID,), (corrected,))
    assert [(one.old.value, one.new.value) for one in found.figures_changed] == [(280_000, 290_000)]


def test_what_stands_as_it_did_in_a_corrected_sentence_is_not_new():
    corrected = EditionStatement("ddddddd4", "monday", "“We stay,” Ann Lee, a mayor, said.")
    quote = replace(STAY, passages=(corrected.id,))
    found = compare(OLD, later(statements=(SAID, corrected), quotes=(quote,)))
    assert (found.quotes, found.withdrawn, found.statements) == ((), (OTHER,), (corrected,))


def test_a_renamed_file_is_no_news():
    renamed = replace(MONDAY, id="2024-12-02")
    statements = tuple(replace(one, id=f"eeeeeee{n}", source=renamed.id) for n, one in enumerate((SAID, OTHER)))
    figure, quote, actor = (
        replace(FLED, passages=("eeeeeee0",)),
        replace(STAY, passages=("eeeeeee1",)),
        replace(ANN, passages=("eeeeeee1",)),
    )
    new = later(sources=(renamed,), statements=statements, figures=(figure,), quotes=(quote,), actors=(actor,))
    assert not compare(OLD, new)


def test_a_source_taken_out_takes_its_statements_with_it():
    found = compare(OLD, Edition("", "", ""))
    assert (found.sources_removed, found.withdrawn) == ((MONDAY,), (SAID, OTHER))


def test_a_quote_given_to_another_speaker_is_told_with_the_first():
    found = compare(OLD, later(quotes=(replace(STAY, speaker="bob", speaker_name="Bob"),)))
    assert [(one.old.speaker, one.new.speaker) for one in found.quotes_changed] == [("ann-lee", "bob")]
    assert not found.quotes


def test_an_actor_known_by_another_name_is_not_new_and_no_quote_changes_hands():
    fuller = replace(ANN, key="ann-mary-lee", name="Ann Mary Lee", aliases=("Ann Lee", "the mayor"))
    quote = replace(STAY, speaker="ann-mary-lee", speaker_name="Ann Mary Lee")
    assert not compare(OLD, later(actors=(fuller,), quotes=(quote,)))
    bob = replace(ANN, key="bob", name="Bob", aliases=("the mayor",))
    assert compare(OLD, later(actors=(fuller, bob))).actors == (bob,)


def test_what_loses_one_of_its_passages_is_no_news():
    twice = replace(FLED, passages=(OTHER.id, SAID.id))
    assert not compare(replace(OLD, figures=(twice,)), later(figures=(FLED,)))
    assert not compare(OLD, later(figures=(twice,)))


def test_events_come_newest_first():
    events = tuple(EditionEvent((SAID.id,), f"E{day}", f"2024-12-0{day}") for day in (1, 3, 2))
    assert [one.date[-1] for one in compare(OLD, later(events=events)).events] == ["3", "2", "1"]


def test_events_are_ordered_by_their_days_not_by_their_letters():
    values = ("2024-W49", "2024-12-20", "2024", "2024-11", "2024-Q1")
    events = tuple(EditionEvent((SAID.id,), f"E{value}", value) for value in values)
    found = [one.date for one in compare(OLD, later(events=events)).events]
    assert found == ["2024-12-20", "2024-W49", "2024-11", "2024", "2024-Q1"]


def test_two_versions_of_the_program_are_told_apart():
    assert compare(replace(OLD, program="1"), later(program="2")).is_program_other


def test_a_page_cites_by_its_marks_not_by_its_notes():
    pages = {
        "a.md": "Said.[^aaaaaaa1] And [^bbbbbbb2]: so.\n\n[^aaaaaaa1]: Words\n[^ccccccc3]: never cited",
        "b.md": "<!-- [^ddddddd4] -->[^mine] nothing",
        "sources/a.md": "[^eeeeeee5]",
        "changes.md": "[^eeeeeee5]",
        "changes/a.md": "[^eeeeeee5]",
        "feed.xml": "[^eeeeeee5]",
    }
    assert cited_ids(pages) == {"aaaaaaa1", "bbbbbbb2"}


# The same with what is claimed: each figure and quotation is one claim.
FLED_CLAIM = EditionClaim((SAID.id,), "c-fled", "measure")
STAY_CLAIM = EditionClaim((OTHER.id,), "c-stay", "utterance")
MORE_CLAIM = EditionClaim((LATER.id,), "c-more", "measure", follows=("c-fled",))
CLAIMED = replace(OLD, figures=(replace(FLED, claim="c-fled"),), quotes=(replace(STAY, claim="c-stay"),),
                  claims=(FLED_CLAIM, STAY_CLAIM))  # fmt: skip


def claimed(**values):
    return replace(CLAIMED, slug="", name="", closed="", **values)


def test_a_second_source_for_a_claim_is_no_news():
    again = replace(FLED, passages=(LATER.id,), claim="c-fled")
    claim = replace(FLED_CLAIM, passages=(SAID.id, LATER.id), behind=(SAID.id, LATER.id))
    new = {"sources": (FRIDAY, MONDAY), "statements": (SAID, OTHER, LATER), "figures": (*CLAIMED.figures, again)}
    assert compare(CLAIMED, claimed(**new, claims=(claim, STAY_CLAIM))).counts() == {"sources": 1}
    assert compare(OLD, claimed(**new, claims=(claim, STAY_CLAIM))).counts() == {"sources": 1}  # of the first format


def test_another_line_for_a_claim_is_no_news_and_withdraws_nothing():
    claim = replace(FLED_CLAIM, passages=(LATER.id,), behind=(LATER.id, SAID.id))
    figure = replace(FLED, passages=(LATER.id,), text="310,000 people in all", claim="c-fled")
    new = claimed(sources=(FRIDAY, MONDAY), statements=(LATER, OTHER), figures=(figure,), claims=(claim, STAY_CLAIM))
    for old in (CLAIMED, OLD):
        assert compare(old, new).counts() == {"sources": 1}


def test_a_new_claim_is_told_once_however_many_say_it():
    third = EditionStatement("ddddddd4", "friday", "Officials said 40 people had been killed.")
    fourth = EditionStatement("eeeeeee5", "friday", "The dead are 40.")
    figures = [EditionFigure((one.id,), "40", 40, unit="people", term="killed", claim="c") for one in (third, fourth)]
    claim = EditionClaim((third.id, fourth.id), "c", "measure", behind=(third.id, fourth.id))
    new = claimed(sources=(FRIDAY, MONDAY), statements=(SAID, OTHER, third, fourth),
                  figures=(*CLAIMED.figures, *figures), claims=(*CLAIMED.claims, claim))  # fmt: skip
    found = compare(CLAIMED, new)
    assert (found.counts(), found.figures) == ({"sources": 1, "figures": 1}, (figures[0],))
    assert found.cited_first == (third, fourth)


def test_a_paraphrase_of_a_figure_that_is_told_is_not_told_besides():
    figure = EditionFigure((LATER.id,), "310,000", 310_000, unit="people", term="displaced", claim="c-more")
    said = [EditionQuote((LATER.id,), "310,000 people fled", kind, claim=kind) for kind in ("indirect", "direct")]
    claims = (*CLAIMED.claims, *(replace(MORE_CLAIM, id=id, follows=()) for id in ("c-more", "indirect", "direct")))
    new = claimed(sources=(FRIDAY, MONDAY), statements=(SAID, OTHER, LATER), figures=(*CLAIMED.figures, figure),
                  quotes=(*CLAIMED.quotes, *said), claims=claims)  # fmt: skip
    assert compare(CLAIMED, new).quotes == (said[1],)


def test_a_value_that_its_claim_says_is_later_takes_the_earlier_ones_place():
    others = replace(MORE, reporter="un", reporter_name="UN", claim="c-more")
    new = claimed(sources=(FRIDAY, MONDAY), statements=(SAID, OTHER, LATER), figures=(*CLAIMED.figures, others),
                  claims=(*CLAIMED.claims, MORE_CLAIM))  # fmt: skip
    for old in (CLAIMED, OLD):
        [changed] = compare(old, new).figures_changed
        assert (changed.old.value, changed.new.value) == (280_000, 310_000)


def test_what_sources_come_to_disagree_about_is_told_once():
    against = replace(MORE_CLAIM, follows=(), disputed=("c-fled",))
    disputed = replace(FLED_CLAIM, disputed=("c-more",))
    figure = replace(MORE, reporter="un", reporter_name="UN", claim="c-more")
    parts = {"sources": (FRIDAY, MONDAY), "statements": (SAID, OTHER, LATER), "figures": (*CLAIMED.figures, figure)}
    new = claimed(**parts, claims=(disputed, STAY_CLAIM, against))
    for old in (CLAIMED, OLD):
        [dispute] = compare(old, new).disputed
        assert [claim.id for claim in dispute.claims] == ["c-fled", "c-more"]
    assert not compare(new, new).disputed
    undisputed = claimed(**parts, claims=(FLED_CLAIM, STAY_CLAIM, replace(against, disputed=())))
    assert len(compare(undisputed, new).disputed) == 1
    assert not compare(replace(new, claims=()), new).disputed  # an edition of the first format said nothing of it


def test_a_withdrawn_claim_is_told_by_its_line_alone():
    claim = replace(FLED_CLAIM, passages=(SAID.id, LATER.id), behind=(SAID.id, LATER.id))
    old = replace(CLAIMED, sources=(FRIDAY, MONDAY), statements=(SAID, OTHER, LATER), claims=(claim, STAY_CLAIM))
    new = claimed(sources=(FRIDAY, MONDAY), statements=(OTHER,), figures=(), claims=(STAY_CLAIM,))
    assert compare(old, new).withdrawn == (SAID,)
