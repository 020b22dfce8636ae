"""What runs in a page is found where it stands, and what only looks so is not."""

import pytest

from generator.check.markup import check_file, check_markup
from tests.site_markdown import site_markdown


def findings(text):
    return [(one.line, one.message) for one in check_markup(text, site_markdown().convert)]


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("A\n\n<script>x</script>", 3, "<script>"),
        ("A\n\n<SCRIPT src=x></SCRIPT>", 3, "<script>"),
        ("A note\n{: onclick=x }", 2, "onclick="),
        ("A <b\nonmouseover='x'>note</b>", 2, "onmouseover="),
        ("[a](javascript:x)", 1, "javascript:"),
        ("[a](java&#115;cript:x)", 1, "javascript:"),
        ('<a href="java&#9;script:x">a</a>', 1, "javascript:"),
        ('<a href="&#1;javascript:x">a</a>', 1, "javascript:"),
        ("[a][b]\n\n[b]: data:text/html,x", 3, "data:"),
        ('<svg><a xlink:href="javascript:x"><text>a</text></a></svg>', 1, "javascript:"),
        ('<iframe src="https://other.example/"></iframe>', 1, "a frame of others"),
        ("<iframe srcdoc='x'></iframe>", 1, "a frame of others"),
        ("![a](//other.example/a.png)", 1, "another host"),
        ('---\ntitle: "<meta http-equiv=refresh>"\n---\n\nA', 2, "<meta>"),
    ],
)
def test_what_runs_or_comes_from_elsewhere_is_found_with_its_line(text, line, said):
    found = findings(text)
    assert [(place, said in message) for place, message in found] == [(line, True)]


@pytest.mark.parametrize(
    "text",
    [
        "Code: `<script>x</script>` and `onclick=x`.",
        "```html\n<script>x</script>\n<a href='javascript:x'>a</a>\n```",
        "&#60;script&#62; and javascript&#58;x and data: 5 people, online = now",
        "![a](assets/a.png) and ![b](data:image/png;base64,AAAA)",
        '<iframe src="../film.html"></iframe>',
        "[a](https://other.example/?on=1&data:=2)",
        "<p style='color: red'>A</p>",
    ],
)
def test_what_only_looks_so_is_not(text):
    assert findings(text) == []


def test_files_beside_the_pages_that_a_browser_opens_are_looked_into():
    drawing = "<?xml version='1.0'?>\n<svg onload='x'>\n<path d='M0 0'/></svg>"
    assert [(one.line, one.rule) for one in check_file(drawing, "content/own.svg")] == [(2, "html")]
    drawing = "<svg><a href='#x'><path d='M0 0'/></a></svg>"
    assert list(check_file(drawing, "content/own.svg")) == []
    page = "<p>A</p>"
    assert len(list(check_file(page, "content/own.html"))) == 1
