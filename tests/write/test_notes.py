"""The footnotes that a page has, and those that the site shows."""

from generator.write.notes import leave_out_uncited


def test_the_note_of_a_statement_that_was_taken_out_is_not_shown():
    page = (
        "One.[^a]\n\n```\n[^c]: code\n```\n\n"
        "[^a]: Passage a.\n[^b]:\n    Passage b,\n    of which [^d].\n\n[^d]: Passage d.\n"
    )
    assert leave_out_uncited(page) == "One.[^a]\n\n```\n[^c]: code\n```\n\n[^a]: Passage a.\n\n"


def test_a_page_whose_notes_are_cited_stays_as_it_is():
    page = "One.[^a]\n\n[^a]: Passage a, as [^b] says.\n[^b]: Passage b.\n"
    assert leave_out_uncited(page) == page
