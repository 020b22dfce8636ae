"""Comments in pages are an editor's notes: the site has none of them."""

import pytest

from generator.check.comments import check_comments, without_parted_comments
from generator.site.policy import without_comments
from tests.conftest import briefing, make_project

HTML = [
    ("<p>A <!-- b --> c</p>", "<p>A  c</p>"),
    ("<!-- a\nb -->\n<p>c</p><!-- d -->", "\n<p>c</p>"),
    ("<p>a<!-->b<!--->c</p>", "<p>abc</p>"),
    ("<p><code>&lt;!-- a --&gt;</code></p>", "<p><code>&lt;!-- a --&gt;</code></p>"),
    ("<script>var a = '<!-- b -->';</script><!-- c -->", "<script>var a = '<!-- b -->';</script>"),
    ("<style>/*<!--*/ a {} /*-->*/</style>", "<style>/*<!--*/ a {} /*-->*/</style>"),
    ("<script>open", "<script>open"),
    ("<p>a</p><!-- b <p>c</p>", "<p>a</p>&lt;!-- b <p>c</p>"),
]


@pytest.mark.parametrize(("html", "expected"), HTML)
def test_comments_are_left_out_of_html(html, expected):
    assert without_comments(html) == expected


MARKDOWN = [
    ("One <!-- two --> three.\n", None),
    ("One <!-- two\nthree --> four.\n", None),
    ("One.\n\n<!-- two\n\nThree.\n", 3),
    ("<!-- one --> two <!-- three\n", 1),
    ("`<!-- one`\n\n```\n<!-- two\n```\n", None),
]


@pytest.mark.parametrize(("page", "line"), MARKDOWN)
def test_a_comment_that_nothing_ends_is_a_finding(page, line):
    found = [finding.line for finding in check_comments(page)]
    assert found == ([] if line is None else [line])


PARTED = [
    ("One <!-- two\n\nthree --> four.\n", "One \n\n four.\n"),
    ("- One <!-- two\n\n  three -->\n- four\n", "- One \n\n\n- four\n"),
    ("One <!-- two --> three.\n\nFour <!-- five -->\n", "One <!-- two --> three.\n\nFour <!-- five -->\n"),
    ("<!-- one\n\ntwo -->\n", "<!-- one\n\ntwo -->\n"),  # a block, which is read as one
    ("One `<!-- two`\n\n`three -->` four\n", "One `<!-- two`\n\n`three -->` four\n"),
    ("```\na <!-- b\n\nc -->\n```\n", "```\na <!-- b\n\nc -->\n```\n"),
]


@pytest.mark.parametrize(("markdown", "expected"), PARTED)
def test_a_comment_in_two_paragraphs_is_left_out_of_the_markdown(markdown, expected):
    assert without_parted_comments(markdown) == expected


PAGE = """---
title: Own <!-- SECRET -->
description: What I write <!-- SECRET -->
---

# Own <!-- SECRET -->

<!-- SECRET: 17 killed -->

A line <!-- SECRET --> of mine <!-- SECRET
over two lines --> goes on.

Begun <!-- SECRET

SECRET --> and ended.

- An item <!-- SECRET -->

| A | B |
|---|---|
| a <!-- SECRET --> | b |

> Quoted <!-- SECRET -->

<div markdown>
<!-- SECRET -->
Inside.
</div>

`<!-- SHOWN -->`

```html
<!-- SHOWN -->
```

    <!-- SHOWN -->
"""


def test_the_site_has_no_comment(tmp_path):
    project = make_project(tmp_path / "project")
    briefing("build", project=project)
    (project / "content/own.md").write_text(PAGE, encoding="utf-8")
    (project / "content/humanitarian.md").open("a", encoding="utf-8").write("\nMore <!-- SECRET --> follows.\n")
    briefing("build", "--site", project=project)
    for path in (project / "site").rglob("*"):
        assert not path.is_file() or b"SECRET" not in path.read_bytes(), path
    shown = (project / "site/own/index.html").read_text(encoding="utf-8")
    assert shown.count("&lt;!-- SHOWN --&gt;") == 3 and "Inside." in shown
