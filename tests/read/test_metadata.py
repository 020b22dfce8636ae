"""NAME.yml and front matter."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import UserError
from generator.read.markdown import read_markdown
from generator.read.metadata import Metadata, cut_at_mark, read_metadata


def test_all_keys_are_read():
    text = """
title: 'Flood: 1,200 families leave'
published: 2024-11-28
author: Ada Stone
publisher: The Harbour Post
url: https://harbour.example/flood
language: en-GB
licence: CC BY 4.0
fetched: 2024-11-29T06:00:00+00:00
"""
    metadata = read_metadata(text, "a.yml")
    assert metadata.title == "Flood: 1,200 families leave"
    assert metadata.published == date(2024, 11, 28)
    assert metadata.language == "en"
    assert metadata.fetched.isoformat() == "2024-11-29T06:00:00+00:00"


@pytest.mark.parametrize(
    "written", ["2024-12-05", "'2024-12-05'", "2024-12-05T23:30:00-05:00", "2024-12-05 10:00:00", "20241205"]
)
def test_a_date_is_the_day_as_written(written):
    assert read_metadata(f"published: {written}", "a.yml").published == date(2024, 12, 5)


@pytest.mark.parametrize(
    ("written", "value"),
    [("2024", "2024"), ("yes", "yes"), ("1.10", "1.10"), ("null", ""), ("", ""), ("'null'", "null")],
)
def test_a_text_is_what_is_written_not_what_yaml_makes_of_it(written, value):
    assert read_metadata(f"title: {written}", "a.yml").title == value


def test_norway_is_a_language():
    assert read_metadata("language: no", "a.yml").language == "no"


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "---\n"])
def test_an_empty_file_says_nothing(text):
    assert read_metadata(text, "a.yml") == Metadata()


KEYS = "Known keys: title, published, author, publisher, url, language, licence, reliability, fetched"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("title: a\npublised: 2024-12-05", f'a.yml:2: unknown key "publised". Did you mean "published"? {KEYS}'),
        ("zzz: 1", f'a.yml:1: unknown key "zzz". {KEYS}'),
        ("[a]: 1", f'a.yml:1: unknown key "?". {KEYS}'),
        (
            "\n\npublished: 5 December",
            'a.yml:3: published should be a date such as 2024-12-05, found "5 December"',
        ),
        ("published: 05/12/2024", 'a.yml:1: published should be a date such as 2024-12-05, found "05/12/2024"'),
        ("published: 0204-12-05", 'a.yml:1: published should be a date such as 2024-12-05, found "0204-12-05"'),
        ("published: 2024-02-30", 'a.yml:1: published should be a date such as 2024-12-05, found "2024-02-30"'),
        ("published: 9999-W52", 'a.yml:1: published should be a date such as 2024-12-05, found "9999-W52"'),
        ("published: 9999-12-31", 'a.yml:1: published should be a date such as 2024-12-05, found "9999-12-31"'),
        ("published: 0001-01-01", 'a.yml:1: published should be a date such as 2024-12-05, found "0001-01-01"'),
        (
            "fetched: 9999-12-31T23:59:59-12:00",
            'a.yml:1: fetched should be a date such as 2024-12-05, found "9999-12-31T23:59:59-12:00"',
        ),
        ('title: "a\\x1b[2J"', "a.yml:1: title holds a control character (U+001B). Take it out"),
        (
            'x: 1\nauthor: "a\\0b"',
            f'a.yml:1: unknown key "x". {KEYS}\na.yml:2: author holds a control character (U+0000). Take it out',
        ),
        ("title: a\n\npublisher: a\x1bb", "a.yml:3: found a control character (U+001B). Take it out"),
        ("title: a\npublisher: a\ud800b", "a.yml:2: found half of a character (U+D800). Take it out"),
        ('title: "a\\ud800b"', "a.yml:1: title holds half of a character (U+D800). Take it out"),
        ("licence: a\u202eb", "a.yml:1: licence holds a mark of direction (U+202E). Take it out"),
        ("url: https://harbour.example/\u2066a", "a.yml:1: url holds a mark of direction (U+2066). Take it out"),
        ("published: 2024-13-05", 'a.yml:1: published should be a date such as 2024-12-05, found "2024-13-05"'),
        ("fetched: soon", 'a.yml:1: fetched should be a date such as 2024-12-05, found "soon"'),
        ("author: {name: Ada}", "a.yml:1: author should be one text, found more keys. Write: author: …"),
        (
            "url: javascript:alert(1)",
            'a.yml:1: url should begin with https:// or http:// and hold no spaces, found "javascript:alert(1)"',
        ),
        (
            "url: https://[bad",
            'a.yml:1: url should begin with https:// or http:// and hold no spaces, found "https://[bad"',
        ),
        ("language: The English", 'a.yml:1: language should be a code such as en, fr or ar, found "The English"'),
        ("title: a\nurl:\ntitle: b", 'a.yml:3: "title" stands a second time, after line 1. Keep one'),
        ("- a\n- b", "a.yml:1: found a list. Expected lines such as: published: 2024-12-05"),
        ("\n2024-12-05", "a.yml:2: found a single text. Expected lines such as: published: 2024-12-05"),
        (
            "author: a\n title: Syria",
            "a.yml:2: this is not YAML: mapping values are not allowed here. Check the spaces before it, and put "
            'words with ": " or " #" into quotation marks',
        ),
        ("[" * 800, "a.yml:1: nested too deeply. Expected lines such as: published: 2024-12-05"),
    ],
)
def test_each_mistake_is_told_with_its_line(text, message):
    with pytest.raises(UserError) as caught:
        read_metadata(text, "a.yml")
    assert str(caught.value) == message


def test_all_mistakes_are_told_at_once_with_the_lines_of_the_whole_file():
    with pytest.raises(UserError) as caught:
        read_metadata("title: a\nurl: b\npublished: c\n", "a.md", first_line=2)
    assert [line.split(" ")[0] for line in str(caught.value).splitlines()] == ["a.md:3:", "a.md:4:"]


def test_what_is_given_beside_the_article_comes_before_what_it_says():
    beside, own = Metadata(title="Beside"), Metadata(title="Own", author="Ada Stone")
    assert beside.over(own) == Metadata(title="Beside", author="Ada Stone")


@given(st.text() | st.from_regex(r"(title|published|url|language): ?[^\n]{0,20}\n"))
def test_any_text_gives_metadata_or_a_problem(text):
    try:
        assert isinstance(read_metadata(text, "a.yml"), Metadata)
    except UserError as error:
        assert all(line.startswith("a.yml:") for line in str(error).split("\n"))


@pytest.mark.parametrize("text", ["---\ntitle: A\n---\n", "title: A\n---", "title: A\n---\n\n", "title: A\n...\n"])
def test_a_line_of_hyphens_may_close_it(text):
    assert read_metadata(text, "a.yml").title == "A"


@pytest.mark.parametrize("written", ["2024-W49", "2024W49"])
def test_a_week_is_no_day(written):
    with pytest.raises(
        UserError, match=f'a.yml:1: published should be a day, found the week "{written}". Write the day'
    ):
        read_metadata(f"published: {written}", "a.yml")


def test_the_day_of_a_week_is_one():
    assert read_metadata("published: 2024-W49-4", "a.yml").published == date(2024, 12, 5)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("title: Update #2\n", 'a.yml:1: title is read as "Update", since " #" begins a remark. If #2 belongs to it, '),
        ("url: https://a.example\ntitle: Strike in #Goma today\n", 'write: title: "Strike in #Goma today"'),
        ('title: "Update #2"\n', ""),
        ("title: Update # my remark\n", ""),
        ("title: C#\n", ""),
        ("other: Update #2\n", ""),
    ],
)
def test_what_is_cut_at_the_mark_of_a_remark_is_told(text, told):
    said = list(cut_at_mark(text, "a.yml"))
    assert (told in said[0] and len(said) == 1) if told else not said


def test_what_is_cut_in_front_matter_is_told_too():
    draft = read_markdown(b"---\npublished: 2024-12-05\ntitle: Update #2\n---\n\nText.\n", "a.md")
    assert 'a.md:3: title is read as "Update"' in draft.remarks[0]


CLIPPED = """title: "Flood: 15 dead"
source: "https://a.example/1"
author:
  - "[[Ann Reed]]"
  - "[[people/Tom Berger|Tom Berger]]"
published: {published}
created: 2024-12-06
description: A flood
tags:
  - clippings
cssclasses: {{a: b}}
"""


@pytest.mark.parametrize("published", ["2024-12-05", '"[[2024-12-05]]"', "December 5, 2024", "2024-12-05T09:00:00Z"])
def test_front_matter_of_a_clipper_is_understood(published):
    known = read_metadata(CLIPPED.format(published=published), "a.md", is_own=False)
    assert (known.title, known.url, known.author) == ("Flood: 15 dead", "https://a.example/1", "Ann Reed; Tom Berger")
    assert (known.published, known.fetched.date()) == (date(2024, 12, 5), date(2024, 12, 6))


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("date: 2024-12-05\nsource: Herald\ntags: [a]", Metadata(published=date(2024, 12, 5), publisher="Herald")),
        ("Published: 2024-12-05\nByline: By Ann Reed", Metadata(published=date(2024, 12, 5), author="Ann Reed")),
        ("date: 2024-12-06\nsource: https://a.example", Metadata(url="https://a.example")),  # the day of clipping
        ("date: 2024-12-06\npublished: 2024-12-05", Metadata(published=date(2024, 12, 5))),
        ("date: soon\ncreated: 2024-12-06T10:00:00 (UTC +01:00)\nzzz: 1", Metadata(fetched=datetime(2024, 12, 6))),
        ("title: Syria: talks #2", Metadata(title="Syria: talks #2")),
    ],
)
def test_what_other_programs_call_our_keys_is_known(text, known):
    assert read_metadata(text, "a.md", is_own=False) == known


def test_a_slip_in_a_key_of_front_matter_is_told():
    with pytest.raises(UserError, match=r'a\.md:1: unknown key "publised"\. Did you mean "published"\?'):
        read_metadata("publised: 2024-12-05", "a.md", is_own=False)
