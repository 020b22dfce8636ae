"""Bytes to clean text."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.errors import UserError
from generator.read.encoding import decode
from generator.read.text import UNUSUAL, _clean_characters, clean_line, clean_text, read_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10\u00a0000\u202fkm\u3000and\tso", "10 000 km and so"),
        ("dis\u00adplaced \u200bpeople\u2060\ufeff", "displaced people"),
        ("\u202eevil\u202c \u2066x\u2069 \u200fy", "evil x y"),
        ("a\x07b\x1bc\x7fd\x9be", "abcde"),
        ("one  \n\t\n \n\n  two   three \n", "one\n\ntwo three"),
        ("one\ntwo", "one\ntwo"),
        ("one\u2029two", "one\n\ntwo"),
        ("cafe\u0301", "café"),
        ("5 km² of ﬁelds… №1 ½", "5 km² of ﬁelds… №1 ½"),  # NFKC would change each
        ("a\u200db \u200cc", "ab c"),
        ("می\u200cشود", "می\u200cشود"),
        ("👩\u200d🚒", "👩\u200d🚒"),
        ("می\u200c\u200cشود", "می\u200cشود"),
        ("\ud800a\ufffe\U000e0041", "a"),
    ],
)
def test_cleaning_changes_nothing_that_a_reader_sees(text, expected):
    assert clean_text(text) == expected


@given(st.text(st.one_of(st.characters(), st.sampled_from(" \n\t\r\u200d\u200c\u0301\u212a\u2029\u0591e"))))
@example("\u212a\u200d\u0301 \u200d")
@example("e\u200d\u0301\u0591\u0316\u200d")
def test_cleaning_twice_is_cleaning_once(text):
    cleaned = clean_text(text)
    assert clean_text(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    assert not any(unicodedata.category(character) in ("Cc", "Cs") for character in cleaned.replace("\n", ""))
    assert clean_text(clean_line(text)) == clean_line(text)


def test_what_is_taken_for_usual_needs_no_cleaning():
    usual = [chr(code) for code in range(0x3000) if not UNUSUAL.search(chr(code))]
    assert [character for character in usual if _clean_characters(character) != character] == []
    assert not any(unicodedata.combining(character) for character in usual)


def test_a_letter_keeps_all_its_marks():
    marks = "\u0301\u0316" * 40
    cleaned = clean_text(f"x{marks}y")
    assert sorted(cleaned.replace("\u034f", "")) == sorted(f"x{marks}y")
    assert clean_text(cleaned) == cleaned
    assert clean_text("x" + "\u0316" * 30 + "y") == "x" + "\u0316" * 30 + "y"


@given(st.binary(max_size=400))
def test_any_bytes_give_text_or_a_problem(raw):
    try:
        text = decode(raw, "a.txt").text
    except UserError as error:
        assert str(error).startswith("a.txt: ")
    else:
        assert read_text(raw, "a.txt").text == clean_text(text)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Talks resume in Geneva\n\nThe parties met.", "Talks resume in Geneva"),
        ("  Talks resume?\u200b \n \n\nThe parties met.", "Talks resume?"),
        ("Talks open in the U.S.\n\nThe parties met.", "Talks open in the U.S."),
        ("The parties met.\n\nThey talked.", ""),
        ("“The parties met.”\n\nThey talked.", ""),
        ("Talks resume in Geneva\nThe parties met.", ""),
        ("Talks resume in Geneva", ""),
        ("word " * 40 + "\n\nThe parties met.", ""),
        ("", ""),
    ],
)
def test_the_title_is_a_first_line_that_reads_like_one(text, title):
    assert read_text(text.encode(), "a.txt").title == title


@pytest.mark.parametrize(
    "unit",
    [" ", "\n", " \n", "\u200d", "a\u0301", "\u00a0\t", "the ", "U.S.", "\u0301\u0316", "\u200d\u0301\u0316", "…", "x"],
)
def test_repetition_takes_linear_time(unit):
    read_text((unit * (1_000_000 // len(unit))).encode(), "a.txt")  # a superlinear pattern would not come back


def test_the_pages_of_a_printed_text_are_joined():
    raw = (
        "Norden: Floods\n\nHIGHLIGHTS\n• Some 280,000 people were displaced since 27 Novem-\nber, the council said.\n"
        "• 15 people were killed and 40\ninjured in Norden.\n\n"
        "1,2003 fled. The flood hit the\n\n3 Council.\n\nwww.a.example        Page 1 of 3\n"
        "\fNorden Update No. 3 | 2\neast of the town on Wednes-\nday. Tents are set up.\n\n2 / 3\n"
    )
    draft = read_text(raw.encode(), "a.txt")
    assert draft.text == (
        "Norden: Floods\n\nHIGHLIGHTS\n\nSome 280,000 people were displaced since 27 November, the council said.\n\n"
        "15 people were killed and 40 injured in Norden.\n\n"
        "1,200 fled. The flood hit the east of the town on Wednesday. Tents are set up."
    )
    assert draft.left_out == ("www.a.example Page 1 of 3", "3 Council.", "2 / 3", "Norden Update No. 3 | 2")
    assert draft.title == "Norden: Floods"


def test_the_pages_of_a_pasted_text_are_joined():
    raw = (
        "Norden: Floods\n\n• 1,2003 people fled since 27 Novem-\nber.\n\n3 Council.\n\nPage 1 of 2\n\n"
        "Tents are\nset up.\nPage 2 of 2\n"
    )
    draft = read_text(raw.encode(), "a.txt")
    assert draft.text == "Norden: Floods\n\n1,200 people fled since 27 November.\n\nTents are set up."
    assert draft.left_out == ("3 Council.", "Page 1 of 2", "Page 2 of 2")
    assert read_text(b"The note ends so: see page 1 of 2\n\nIt is lost.\n", "a.txt").left_out == ()
