"""Front matter, and the page below it."""

import pytest

from generator.markdown.front_matter import blank_front_matter, value_of


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
    ("line", "value"),
    [('title: "A \\"B\\""', 'A "B"'), ("title: 'A''s'", "A's"), ("tags:", ""), ("---", "")],
)
def test_a_value_is_read_without_its_quotation_marks(line, value):
    assert value_of(line) == value
