"""The topics of a section's page: folded, the first open, each with how much it holds."""

import re

import pytest

from generator.site.topics import fold_topics

MARK = '<sup><a class="footnote-ref" href="#fn:a">1</a></sup>'
LEADING = "<h2>What is reported</h2><p>First of all.</p>"
NOTES = '<div class="footnote"><ol><li>Daily</li></ol></div>'


def topic(name, lines):
    link = '<a class="headerlink" href="#x" title="Permanent link">¶</a>'
    return f'<h3 id="{name}">{name}{link}</h3>' + f"<p>It is so.{MARK}</p>" * lines


def test_topics_are_folded_with_their_counts_and_the_first_is_open():
    html = LEADING + topic("food", 6) + topic("water", 3) + "<h2>Quotes</h2><p>Two</p>" + NOTES
    folded = fold_topics(html)
    assert re.sub(r"</?(?:details|summary|span)\b[^>]*>", "", folded) == re.sub(
        r"<a class=.headerlink.*?</a>", "", html
    )
    head = r'<details class="topic"( open)?><summary><h3 id="(\w+)">\w+</h3><span data-count="(\d+)"></span>'
    heads = re.findall(head, folded)
    assert heads == [(" open", "food", "6"), ("", "water", "3")]
    assert folded.startswith(LEADING) and folded.endswith("</details><h2>Quotes</h2><p>Two</p>" + NOTES)


@pytest.mark.parametrize(
    "html",
    ["", LEADING + NOTES, topic("food", 3) + topic("water", 3), topic("food", 12)],
    ids=["nothing", "no topic", "few lines", "one topic"],
)
def test_what_needs_no_folding_stays(html):
    assert fold_topics(html) == html


def test_a_topic_that_ends_inside_of_something_else_stays():
    html = f'<div class="editor">{topic("food", 5)}</div>{topic("water", 5)}'
    assert fold_topics(html).count("<details") == 1
