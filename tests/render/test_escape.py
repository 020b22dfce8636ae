"""Source text reaches the reader as the characters that it is, whatever it holds and wherever a template puts it."""

from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.render.escape import escape
from tests.site_markdown import site_markdown

# Each context: Markdown around the value, and the path of elements in which the value must stand alone.
CONTEXTS = {
    "paragraph": "{}",
    "before a footnote": "{}[^aa11]\n\n[^aa11]: passage",
    "list item": "- {}",
    "emphasised": "- **{}** · more",
    "heading": "## {}",
    "quotation": "> {}",
    "quotation in a list": "- > {}\n- > more",
    "cell": "| a | b |\n| --- | --- |\n| {} | x |",
    "link text": "[{}](sources/index.md)",
    "footnote": "x[^aa11]\n\n[^aa11]: {}",
    "card": '<div class="grid cards" markdown>\n\n-   {}\n\n    more\n\n</div>',
    "definition": "term\n:   {}",
    "with attributes": "{}\n{{: #p-1234 }}",
}
# fmt: off
HOSTILE = [
    "<script>alert(1)</script>", "[x](javascript:alert(1))", "{{ 7*7 }}", "--8<-- \"README.md\"", "[^1]", "[^1]: x",
    "| # * _ ~ ^ = :", "***", "---", "===", ":smile:",
    ":material-alert:", "{: onclick=alert(1) }", "{ .x #y }", "<!-- x",
    "-->", "*[HTML]: x", "[x]: http://example.org", "!!! note", "??? note", "/// html | script", "=== \"Tab\"", "[TOC]",
    "http://example.org", "www.example.org", "a@example.org", "++ctrl++",
    "$x$", "1. one", "1) one", "- a", "+ a", "* a",
    "# a", "#a", "a #", "a ##",
    "> a", ": a", "    code", "\tcode", "```", "~~~", "`code`", "&lt;", "&#42;",
    "&#0", "&copyright", "AT&T", "\\*a\\*", "a\\",
    "![x](data:image/png;base64,AAAA)", "==mark==",
    "^^x^^", "~~x~~", "H~2~O", "2^nd^", "a|b", "<b onclick=x>", "<a@b.c>",
    "title: x", "%%x%%", "“quoted” – ‘so’ … 10:30", "$7 billion and $8", "[he] said […]", "🙂 :+1:", "x\n===", "x\n---",
]
# fmt: on


class Reader(HTMLParser):
    """Collects the text, and every element with its attributes."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.text, self.elements = "", []

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, tuple(sorted(attributes))))

    def handle_data(self, data):
        self.text += data

    def handle_comment(self, data):
        self.elements.append(("comment", data))

    def handle_decl(self, decl):
        self.elements.append(("declaration", decl))

    def handle_pi(self, data):
        self.elements.append(("instruction", data))


MARKDOWN = site_markdown()


def read(markdown: str) -> Reader:
    reader = Reader()
    reader.feed(MARKDOWN.reset().convert(markdown))
    reader.close()
    return reader


def assert_shown(text: str, context: str) -> None:
    """The value's text is shown as it is, and nothing else comes with it than with a harmless word."""
    shown = " ".join(text.split()) or "x"
    found = read(CONTEXTS[context].format(escape(shown)))
    harmless = read(CONTEXTS[context].format("word"))
    assert found.elements == harmless.elements, (text, context)
    assert " ".join(found.text.split()) == " ".join(harmless.text.replace("word", shown).split()), (text, context)


@pytest.mark.parametrize("context", CONTEXTS)
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_as_it_is(text, context):
    assert_shown(text, context)


# Control characters are removed when a seed is read; STX and ETX are Python-Markdown's own marks.
CHARACTERS = st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp"])
MARKUP = st.sampled_from([*"*_`[]()<>&|{}~^=@\\+#!:;-$%./\"' 0123456789ax", "--8<--", "[^", "]:", "{:", "<!--", "://"])


@settings(max_examples=400, deadline=None)
@given(st.lists(MARKUP | CHARACTERS, max_size=24).map("".join), st.sampled_from(sorted(CONTEXTS)))
def test_any_text_is_shown_as_it_is(text, context):
    assert_shown(text, context)


def test_ordinary_prose_stays_readable():
    prose = "“We’re ‘fine’,” he said at 10:30 – 280,000 people (about 3.5%) & co. paid; AT&T’s share: 5/6!"
    assert escape(prose) == prose
    prices = "$7 million, US$7 million, US$ 7 and $8"
    assert escape(prices) == prices
