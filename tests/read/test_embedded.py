"""Articles that lie in the data of a page, which a script would show."""

import json

import pytest

from generator.errors import UserError
from tests.read.test_page import FIRST, SECOND, THIRD, TITLE, read

TEXTS = [FIRST, SECOND, THIRD]
OTHER = {"title": "Raid in the west ends at night", "body": "<p>Fourteen people were killed.</p>" * 80}


def scripted(script, body='<div id="root"></div>'):
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>{TITLE} | Marrow Post</title></head><body>{body}{script}</body>'
    )


def next_data(**props):
    data = json.dumps({"props": {"pageProps": props}})
    return f'<script id="__NEXT_DATA__" type="application/json">{data}</script>'


def linked(**values):
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **values})}</script>'


SCRIPTS = [
    linked(headline=TITLE, articleBody="\n\n".join(TEXTS)),
    next_data(article={"title": TITLE, "body": "".join(f"<p>{text}</p>" for text in TEXTS)}, related=[OTHER]),
    next_data(
        story={
            "headline": TITLE,
            "blocks": [
                {"type": "paragraph", "text": FIRST},
                {"type": "image", "text": "Where 45 people died"},
                {"type": "paragraph", "text": SECOND},
                {"type": "related", "items": [{"text": "14 people killed in the west"}]},
                {"type": "paragraph", "text": THIRD},
            ],
        }
    ),
    next_data(
        data={
            "title": TITLE,
            "content": [{"_type": "block", "children": [{"text": text[:30]}, {"text": text[30:]}]} for text in TEXTS],
        }
    ),
    "<script>window.Site={};Site.content="
    + json.dumps(
        {
            "headlines": {"basic": TITLE},
            "content_elements": [{"type": "text", "content": text} for text in TEXTS],
        }
    )
    + ";Site.ready()</script>",
]


@pytest.mark.parametrize("script", SCRIPTS)
def test_an_article_in_the_data_of_its_page_is_read_and_told(script):
    draft = read(scripted(script, f"<article><h1>{TITLE}</h1><p>{FIRST[:60]}…</p></article>"))
    assert draft.text.split("\n\n") == TEXTS
    assert "less of the article than its data hold" in draft.remarks[0]


def test_a_page_that_shows_its_article_is_read_as_shown():
    body = f"<article><h1>{TITLE}</h1>{''.join(f'<p>{text}</p>' for text in TEXTS)}</article>"
    draft = read(scripted(linked(headline=TITLE, articleBody=f"{FIRST} {SECOND} Other words."), body))
    assert "Other words" not in draft.text and not draft.remarks


@pytest.mark.parametrize(
    "script",
    [
        next_data(related=[OTHER]),
        next_data(article={"title": TITLE, "body": "Too few words to be an article."}),
        "<script>window.Site={" + '"title":"' + TITLE + '","body":' + "</script>",
        '<script type="application/json">' + "[" * 5_000 + "</script>",
    ],
)
def test_data_of_others_or_without_an_article_are_not_read(script):
    with pytest.raises(UserError, match="no article text"):
        read(scripted(script))
