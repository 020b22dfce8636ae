"""How findings are told."""

import json
from dataclasses import replace

import pytest

from generator.findings import Finding, Rule, as_annotation, as_json, as_line, as_records, from_records, part, told

NUMBER = Finding(
    7,
    Rule.NUMBER,
    "290,000 does not stand in what it cites",
    "290,000 people fled",
    "Write the number that the source has",
    ("94eda586",),
    file="content/index.md",
    expected="280,000 people fled",
)
LINK = Finding(3, Rule.LINK, "there is no such file", "x.md\n100%", "Take it away", file="content/a,b.md")


def test_a_person_gets_both_texts_with_the_difference_and_the_way_out():
    assert told(NUMBER).split("\n") == [
        "content/index.md:7: number: 290,000 does not stand in what it cites",
        "  the page:   290,000 people fled",
        "  the source: 280,000 people fled",
        "  difference: [-280,000-]{+290,000+} people fled",
        "  to mend it: Write the number that the source has",
    ]


def test_a_difference_may_be_painted():
    assert "difference: ([-280,000-]{+290,000+} people fled)" in told(NUMBER, lambda marked: f"({marked})")


def test_a_long_text_is_cut_around_the_difference():
    source = "word " * 200 + "end"
    shown = told(Finding(1, Rule.QUOTATION, "m", source.replace("end", "and"), "mend", file="a.md", expected=source))
    assert max(map(len, shown.split("\n"))) < 350 and "[-end-]{+and+}" in shown


def test_texts_with_nothing_in_common_have_no_difference():
    assert Finding(1, Rule.NUMBER, "m", "12", "mend", file="a.md", expected="words alone").difference == ""


def test_json_has_these_keys():
    records = json.loads(as_json([NUMBER]))
    assert records == [
        {
            "file": "content/index.md",
            "line": 7,
            "rule": "number",
            "message": "290,000 does not stand in what it cites",
            "found": "290,000 people fled",
            "expected": "280,000 people fled",
            "mend": "Write the number that the source has",
            "passages": ["94eda586"],
            "is_question": False,
            "difference": "[-280,000-]{+290,000+} people fled",
        }
    ]


def test_an_annotation_is_escaped():
    assert as_annotation(LINK) == (
        "::error file=content/a%2Cb.md,line=3,title=link%3A there is no such file::"
        "  the page:   x.md 100%25%0A  to mend it: Take it away"
    )


def test_a_question_says_that_it_is_one():
    asked = replace(NUMBER, is_question=True)
    assert told(asked).startswith("content/index.md:7: number?: ") and "to settle it: " in told(asked)
    asked = replace(asked, found="280,000 people " * 50, passages=("3f2a1c9b",))
    line = as_line(asked)  # which many stand below one another
    assert line.startswith("content/index.md:7: number? ") and line.endswith("people …” [^3f2a1c9b]")
    assert len(line) < 200
    assert as_annotation(asked).startswith("::notice ")
    assert part([asked, NUMBER]) == ((NUMBER,), (asked,))


@pytest.mark.parametrize("finding", [NUMBER, LINK, replace(NUMBER, is_question=True)])
def test_a_record_gives_the_finding_back(finding):
    assert from_records(json.loads(json.dumps(as_records([finding])))) == (finding,)
    assert "\n" not in as_line(finding)
