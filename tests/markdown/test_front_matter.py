"""Front matter, and the page below it."""

import pytest

from generator.markdown.front_matter import blank_front_matter, values_of


@pytest.mark.parametrize(
    ("page", "front", "body"),
    [
        ("---\ntitle: A\n---\n# A\n", "---\ntitle: A\n---\n", "\n\n\n# A\n"),
        ("\ufeff---\ntitle: A\n...\n# A\n", "\ufeff---\ntitle: A\n...\n", "\n\n\n# A\n"),
        ("\ufeff# A\n", "", "# A\n"),
        ("# A\n\n---\n\nB\n\n---\n", "", "# A\n\n---\n\nB\n\n---\n"),
    ],
)
def test_the_page_keeps_its_lines(page, front, body):
    assert blank_front_matter(page) == (front, body)


@pytest.mark.parametrize(
    ("front", "values"),
    [
        ('title: "A \\"B\\""', [(1, 'A "B"')]),
        ("---\ntitle: 'A''s'\ntags:\n---", [(2, "A's")]),
        ("title: >\n  A: “we\n\n  stay”\nicon: b", [(1, "A: “we stay”"), (5, "b")]),
    ],
)
def test_a_value_is_read_without_its_quotation_marks_and_over_several_lines(front, values):
    assert list(values_of(front)) == values
