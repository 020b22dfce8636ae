"""Saved web pages: their text, their day, their author; each page stands for a kind."""

from datetime import date

import pytest

from generator.errors import UserError
from generator.read.html import read_html

FIRST = (
    "The harbour office of Marrow said on Tuesday that the ferry to the islands would stay in port "
    "until the engine has been looked at by the builders of the ship."
)
SECOND = (
    "Some 600 islanders have had no fresh food since the storm, the office said, and a fishing boat "
    "takes bread and milk over once a day while the weather lasts."
)
THIRD = (
    "“Nobody on the islands is in danger,” said Ada Stone, who heads the office, after she had "
    "spoken to the two doctors of the islands over the radio on Tuesday."
)
TITLE = "Ferry to the islands stays in port"


def page(body=None, head="", title=TITLE, language="en"):
    text = body if body is not None else paragraphs(FIRST, SECOND, THIRD)
    heading = f"<h1>{title}</h1>" if "<h1" not in text else ""
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>'
        f"{head}</head><body><article>{heading}{text}</article></body></html>"
    )


def paragraphs(*texts):
    return "".join(f"<p>{text}</p>" for text in texts)


def read(html, url=""):
    return read_html(html.encode(), "page.html", url=url)


def text_with(inner):
    return read(page(f"<p>{FIRST}</p>{inner}<p>{SECOND}</p><p>{THIRD}</p>")).text


NUMBERS = [
    ("<p>The storm injured 15<sup>2</sup> people in Marrow.</p>", "The storm injured 15 people in Marrow."),
    ("<p>The storm injured 15<sup>[2]</sup> people.</p>", "The storm injured 15 people."),
    ("<p>The storm injured 15<sub>4</sub> people.</p>", "The storm injured 15 people."),
    ("<p>It flooded 30 km<sup>2</sup> of fields.</p>", "It flooded 30 km² of fields."),
    ("<p>The plant sent out CO<sub>2</sub> all night.</p>", "The plant sent out CO2 all night."),
    ("<p>The storm injured <del>12</del> <ins>15</ins> people.</p>", "The storm injured 15 people."),
    ("<p>The storm injured <s>12</s> 15 people.</p>", "The storm injured 15 people."),
    ('<p>It hurt 14<a href="#fn1" class="note">[1]</a> people.</p>', "It hurt 14 people."),
    ('<p>It hurt 14<a href="#fn1">2</a> people.</p>', "It hurt 14 people."),
    ("<p>It hurt 14<sup>1,3–5</sup> people.<sup>iv</sup> More came.</p>", "It hurt 14 people. More came."),
    ('<p>It hurt 14<span class="footnote">2</span> people.</p>', "It hurt 14 people."),
    ('<p>It hurt 14<span style="vertical-align:super">2</span> people.</p>', "It hurt 14 people."),
    ('<p>It hurt 14<a role="doc-noteref" href="/x#fn2">2</a> people.</p>', "It hurt 14 people."),
    ('<p>It hurt <span style="text-decoration: line-through">12</span> 14 people.</p>', "It hurt 14 people."),
    ('<p>It hurt <span class="strikethrough">12</span> 14 people.</p>', "It hurt 14 people."),
    ("<p>Some 1<sup>1</sup>/<sub>2</sub> tonnes came.</p>", "Some 1 1/2 tonnes came."),
    ("<p>It rained 90 m<sup>2</sup>/day.</p>", "It rained 90 m²/day."),
    ('<p>It burnt 90 m<span style="vertical-align: super">2</span> there.</p>', "It burnt 90 m² there."),
    ("<p>Some 3 × 10<sup>6</sup> or 4 x 10<sup>9</sup> litres.</p>", "Some 3 × 10⁶ or 4 x 10⁹ litres."),
    ("<p>It is the 2<sup>e</sup> or 1<sup>er</sup> storm.</p>", "It is the 2e or 1er storm."),
    ("<p>Some 10<sup>6</sup> cells, or 10<sup>–3</sup>.</p>", "Some 10⁶ cells, or 10⁻³."),
    ("<p>It hurt 40<sup>2012</sup> people.</p>", "It hurt 40²⁰¹² people."),
    ("<p>It hurt 40<sub>2012</sub> people.</p>", "It hurt 40₂₀₁₂ people."),
    ("<p>It hurt 40<small>12</small> people.</p>", "It hurt 40¹² people."),
    ('<p>It hurt 40<sup><a href="#n2012">2012</a></sup> people.</p>', "It hurt 40 people."),
    ("<p>It hurt 40<sup>12a</sup> people.</p>", "It hurt 40 people."),
    ('<p>It hurt <a href="/x#refugees">14</a> people.</p>', "It hurt 14 people."),
    ('<p>It hurt <a href="#refugees">14</a> people.</p>', "It hurt 14 people."),
    ('<p><a href="#refugees">14</a> people were hurt.</p>', "14 people were hurt."),
    ('<p>It hurt 14<a href="#">2</a> people.</p>', "It hurt 14 people."),
    ('<p>It hurt 14<span><a href="#">2</a></span> people.</p>', "It hurt 14 people."),
    ('<p>It hurt <b class="tag-strike">14</b> people.</p>', "It hurt 14 people."),
    ("<p>It hurt 14\x0cpeople, and\x0bships.</p>", "It hurt 14 people, and ships."),
    ("<p>It drove out 280<wbr>,000 people.</p>", "It drove out 280,000 people."),
    (
        '<p>In <span class="tip tooltip">Marrow<span class="tooltiptext">of 45</span></span> it rained.</p>',
        "In Marrow it rained.",
    ),
    ("<p>He said <q>we sail on Friday</q> and left.</p>", "He said “we sail on Friday” and left."),
]


@pytest.mark.parametrize(("inner", "expected"), NUMBERS)
def test_a_number_is_what_the_article_says(inner, expected):
    text = " ".join(text_with(inner).split())
    assert expected in text


FURNITURE = [
    '<p><strong>READ MORE:</strong> <a href="/x">Raid in the west ends with 14 people killed</a></p>',
    '<p><a href="/y">Also read: 300 travellers drown off the cape, navy says</a></p>',
    '<h3><a href="/z">Minister leaves after vote of no trust</a></h3>',
    '<div class="newsletter"><p>Sign up and get 12 stories in your inbox.</p></div>',
    "<p>Sign up: Get our Evening Letter with 12 stories here.</p>",
    '<figure><img src="a"><figcaption>Where 45 people died in 1990.</figcaption></figure>',
    '<p class="caption">Where 45 people died in 1990. (Ann Reed/Agency)</p>',
    '<div class="comments"><p>I think that 45 people died, wrote a reader of the page.</p></div>',
    "<p>(Reporting by Tom Berger in Marrow; Editing by Ann Reed)</p>",
    "<p>© 2024 The Marrow Post. All rights reserved.</p>",
    '<p style="display:none">99 people were killed in a test.</p>',
    "<p>Follow The Marrow Post on Twitter and Facebook.</p>",
    "<p>SEE MORE: Raid in the west: 14 people under siege in a school</p>",
    "<p>Minister furious at the raid in the west [VIDEO]</p>",
    '<section class="footnotes"><ol><li id="n1">Some 45, says another. <a href="#r1">↩</a></li></ol></section>',
    "<p><sup>1</sup> Some 45 people, says another count.</p>",
    '<a href="/o"><div><img src="x.jpg"><h3>Dam bursts in the west</h3><p>There 45 people died.</p></div></a>',
    '<div class="poll"><p>Should 45 people pay?</p><ul><li>Yes 40 %</li></ul></div>',
    "<p>* * *</p>",
    "<p>01:45</p>",
    "<p>ADVERTISING</p>",
    "<p>Comments</p>",
    "<p>Explore further</p>",
    "<p>Contact the reporter at desk45@post.example</p>",
    "<p>With additional reporting by the Marrow Agency, 45</p>",
    "<p>If you buy something through this page, the Marrow Post may get a share of the sale.</p>",
    "<p>Published 28 November 2024</p>",
    "<p>Updated at 1:23 p.m.</p>",
    "<p>SOURCE: Marrow News Agency</p>",
    "<p>Write to Tom Berger at tom@post.example</p>",
    "<p>Tempo de leitura: 2 minutos</p>",
    "<p>Tags: flood, Marrow, 40 wells</p>",
    "<p>Related: 14 people killed in the west</p>",
    "<p>More AP reports: https://post.example/reports</p>",
    "<p>post.example/tom-berger</p>",
    "<p>[button link=”/kit”] Send us 12 photos[/button]</p>",
    "<p>There is more. Sign up for the 12 stories of our newsletter.</p>",
    "<p>Note: we hold back all comments until 45 people have read them.</p>",
    "<p>AFP/Ann Reed</p>",
    '<p>Also in the news: <a href="/y">Storm kills 45 in Tam</a></p>',
    "<p>Minister furious at the raid in the west\xa0[VIDEO] |</p>",
    '<div><img src="a"><span>Where 45 people died in 1990</span></div>',
    '<p><a href="/a"><img src="a"></a></p><p><em>Where 45 people died in 1990</em></p>',
    '<div class="gallery"><p>1/50 Where 45 people died.</p></div>',
    "<ul>" + 2 * '<li><img src="a"><h3><a href="/z">Minister leaves</a></h3><h4>She had 14 guards</h4></li>' + "</ul>",
]


@pytest.mark.parametrize("inner", FURNITURE)
def test_lines_of_the_site_are_none_of_the_article(inner):
    assert text_with(inner).split("\n\n") == [TITLE, FIRST, SECOND, THIRD] or text_with(inner).split("\n\n") == [
        FIRST,
        SECOND,
        THIRD,
    ]


@pytest.mark.parametrize(
    "line",
    [
        "02.11.2024 - Market day - Marrow Hall",
        "The ships are told to read the notices to mariners [WARNING].",
        "“Support our fishers,” she told the town, “and they will bring bread every day.”",
        "Join our caravan, the drivers told them, and 45 families went along.",
        "Read this letter before you judge me, she told the court of Marrow.",
        "Popular on the islands, the ferry carried 45 people every day.",
        "Quantities may be smaller than feared, the office of the port said.",
        "Reporting by The Marrow Post found 45 graves on the island last year.",
        "Images by Marrow Orbit show 45 burnt houses beside the harbour.",
        "Reporting by aid groups shows that 45 people died in the storm of last year.",
        "Copyright law will be changed in May, the council of Marrow said on Tuesday.",
        "Tom Berger was a freelance journalist who was killed when the mast fell on Monday.",
        "Tell us what you need, the office asked the islanders, and 45 answered.",
        "Source: 12 of the 40 wells that were tested",
        "Related deaths rose to 15 in the camp, the council said.",
        "More from the ministry is expected, the council said.",
        "More than 45 wells are dry, says the office at https://wells.example/45.",
        "More families fled, the list shows: https://wells.example/list",
        "People were told to register for aid by email today.",
        "Note that the ministry declined to comment.",
        "What Reuters found",
        "<img src=a>The pipe broke in the east on Monday.",
        "About the town",
    ],
)
def test_lines_of_the_article_that_look_like_them_stay(line):
    assert line.rpartition(">")[2] in text_with(f"<p>{line}</p>")


@pytest.mark.parametrize("link", ["#post-1", "/live?post=1"])
def test_short_posts_of_a_live_page_are_no_teasers(link):
    post = (
        '<div class="post"><time datetime="2024-11-28T1{0}:40:00Z">10:40</time>'
        '<h3><a href="{1}">{2}</a></h3><p>{3}</p></div>'
    )
    told = [
        ("Engine out", "The builders of the ship took the engine out of it on Monday."),
        ("Bread comes", "A boat with bread and milk left the harbour at dawn."),
    ]
    posts = [post.format(number, link, *each) for number, each in enumerate(told)]
    posts += [post.format(2, link, "What we know", f"{FIRST} {SECOND} {THIRD} {FIRST} {SECOND}")]
    text = read(page("".join(posts))).text
    assert all(line in text for _, line in told)


def test_who_sent_an_announcement_is_no_part_of_it():
    about = "<h3>About Marrow Water Works</h3><p>The works have 45 people in 15 towns.</p>"
    draft = read(page(paragraphs(FIRST, SECOND, THIRD) + about))
    assert draft.text.endswith(THIRD) and "About Marrow Water Works" in draft.left_out


def test_a_card_behind_a_name_is_no_part_of_the_sentence():
    card = '<span><a href="/p">Kira Noll</a><span><b>Kira Ann Noll</b><i>14 dead in the west</i></span></span>'
    assert "Gov. Kira Noll said that" in text_with(f"<p>Gov. {card} said that the dam is safe.</p>")


def test_a_table_that_says_its_head_again_says_it_once():
    head = "<tr><th>Place</th><th>Killed</th><th>Hurt</th></tr>"
    rows = [f"<tr><td>{place}</td><td>{number}</td><td>9</td></tr>" for place, number in (("Tam", 3), ("Ost", 4))]
    text = text_with(f"<table>{head}{rows[0]}{head}{rows[1]}</table>")
    assert "Tam – Killed: 3; Hurt: 9" in text and "Ost – Killed: 4; Hurt: 9" in text
    assert "Killed: Killed" not in text


def test_what_is_left_out_can_be_seen():
    draft = read(
        page(
            f'<p>{FIRST}</p><p><a href="/y">Also read: 300 drown off the cape</a></p>'
            f"<p>{SECOND}</p><p>Sign up: Get our letter.</p><p>{THIRD}</p>"
        )
    )
    assert "Also read: 300 drown off the cape" in draft.left_out
    assert "Sign up: Get our letter." in draft.left_out


def test_a_hover_card_is_no_part_of_the_sentence():
    inner = (
        '<p>Governor <a href="/p">Kira Noll</a><span class="x">Kira Lynn Noll Governor doubles '
        "down State drops law</span> said that the pier is safe.</p>"
    )
    assert "Governor Kira Noll said that the pier is safe." in text_with(inner)


@pytest.mark.parametrize("mark", ["\x0b", "&#1;", "&#x1f", "&#xfffe;"])
def test_control_characters_are_left_out(mark):
    assert "It hurt 14 people." in text_with(f"<p>It hurt{mark} 14<sup>2</sup>{mark} people.</p>")


def test_a_body_cut_in_two_is_whole():
    box = '<div class="grid"><div class="text">{}</div></div>'
    cut = box.format(f"<p>{FIRST}</p><p>{SECOND}</p>") + '<div class="ad">Advertisement</div>'
    text = read(page(cut + box.format(f"<p>{THIRD}</p>"))).text
    assert FIRST in text and SECOND in text and THIRD in text
    assert "Advertisement" not in text


def test_a_lead_in_a_box_of_its_own_is_read():
    lead = "Four sailors were hurt when the ferry to the islands hit the pier, the office said."
    body = f'<h1>{TITLE}</h1><div class="story-summary">{lead}</div><div class="text">'
    text = read(page(body + paragraphs(FIRST, SECOND, THIRD) + "</div>")).text
    assert text.index(lead) < text.index(FIRST)


def test_rows_of_a_table_can_be_read():
    table = (
        "<table><tr><th>Island</th><th>Displaced</th><th>Injured</th></tr>"
        "<tr><td>Skerry</td><td>450</td><td>12</td></tr><tr><td>Holm</td><td>83</td><td></td></tr>"
        "</table>"
    )
    text = text_with(table)
    assert "Skerry – Displaced: 450; Injured: 12\n\nHolm – Displaced: 83" in text


def test_a_table_that_lays_the_page_out_is_taken_apart():
    html = page(f"<table><tr><td>{paragraphs(FIRST, SECOND, THIRD)}</td></tr></table>")
    text = read(html).text
    assert FIRST in text.split("\n\n") and "|" not in text


def test_posts_of_a_live_page_stand_apart_with_their_times():
    post = '<div class="post"><time datetime="{}">{}</time><p>{}</p></div>'
    html = page(
        post.format("2024-11-28T10:40+00:00", "10.40", FIRST) + post.format("2024-11-27T21:15+00:00", "21.15", SECOND)
    )
    lines = read(html).text.split("\n\n")
    assert lines[lines.index("28 November 2024, 10:40") + 1] == FIRST
    assert lines[lines.index("27 November 2024, 21:15") + 1] == SECOND


DAYS = [
    ('<meta name="pubdate" content="Thu, 28 Nov 2024 09:00:00 GMT">', ""),
    ('<meta name="date" content="November 28, 2024">', ""),
    ('<meta property="bt:pubDate" content="2024-11-28T09:00:00Z">', ""),
    ('<meta property="article:published_time" content="1732788000">', ""),
    ('<meta name="publish-date" content="2024-11-28T18:30:00-08:00">', ""),
    ('<script type="application/ld+json">{"@type":"NewsArticle",'
     '"datePublished":"Nov 28, 2024 04:25:06 PM IST"}</script>', ""),
    ('<script type="application/ld+json">{"@type":"ItemList","itemListElement":[{"@type":'
     '"NewsArticle","headline":"Old","datePublished":"2021-03-01"}]}</script>'
     '<script type="application/ld+json">{"@type":"NewsArticle","headline":"' + TITLE + '",'
     '"datePublished":"2024-11-28"}</script>', ""),
    ('<script type="application/ld+json">{"@graph":[{"@type":"WebPage","datePublished":'
     '"2015-01-01"},{"@type":"NewsArticle","datePublished":"2024-11-28"}]}</script>', ""),
    ('<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2024-11-28",'
     '"video":{"@type":"VideoObject","datePublished":"2020-01-01"}}</script>', ""),
    ('<link rel="canonical" href="https://post.example/2024/11/28/ferry.html">', ""),
    ('<meta name="date" content="2024-12-09"><meta property="article:modified_time" '
     'content="2024-12-09">', '<time itemprop="datePublished" datetime="2024-11-28">28 Nov</time>'),
    ('<meta property="article:published_time" content="2024-11-29T02:30:00+00:00">',
     '<time datetime="2024-11-28T18:30:00-08:00">November 28, 2024 at 6:30 p.m.</time>'),
    ("", '<abbr class="published" title="2024-11-28T10:00:00-05:00">10:00</abbr>'),
    ("", '<p class="date">Published: 28 November 2024</p>'),
    ("", "<p>Published on Thu 28 Nov 2024 10.00 GMT</p>"),
    ("", '<p class="date">Updated 2024-11-28 15:03</p>'),
    ("", '<p class="date">Publié le 28 novembre 2024</p>'),
    ('<meta name="post-pubdate" content="2024-11-28">', ""),
    ("", f'<p>{FIRST}</p><p class="info"><time datetime="2024-11-28">28 Nov</time></p>'),  # behind a summary
    ("", '<time datetime="Thursday">28 November 2024</time>'),
    ("", '<span class="date">28.11.24</span>'),
    ("", "<div><h5>Datum:</h5> 28. November 2024</div>"),
    ('<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2024-11-29T02:30:00Z"}</script>',
     '<time datetime="2024-11-28">28 Nov</time><time class="updated" datetime="2024-11-29">29 Nov</time>'),
    ('<meta itemprop="datePublished" content="2024-11-29"><meta itemprop="datePublished" '
     'content="2024-11-29T02:30:00Z">', '<time datetime="2024-11-28">28 Nov</time>'),
    ('<script type="application/ld+json">{&quot;@type&quot;:&quot;NewsArticle&quot;,&quot;datePublished&quot;:'
     "&quot;2024-11-28&quot;}</script>", ""),
    ("", f"<p>Marrow, (28.11.2024). {FIRST}</p>"),
    ("", f"<p>28 November 2024 – {FIRST}</p>"),
    ('<link rel="canonical" href="https://post.example/news/28-11-2024-ferry">', ""),
    ("", '<p class="date">Written: 2024-11-28 15:03:30 / Updated: 2024-11-30 15:30:46</p>'),
    ('<meta name="pubdate" content="2024-11-28">', '<p><i>Marrow</i><br>28 November 2024</p>'
     '<time itemprop="datePublished" datetime="2024-11-30"></time>'),
    ("", "<p>28 noiembrie 2024 16:20</p>"),
    ('<meta property="article:published_time" content="2024-11-28"><link rel="canonical" '
     'href="https://post.example/2024/11/ferry">', '<p class="date">22.10.2023</p>'),
]  # fmt: skip


@pytest.mark.parametrize(("head", "line"), DAYS)
def test_the_day_of_publication_is_the_articles_own(head, line):
    body = f"<h1>{TITLE}</h1>{line}{paragraphs(FIRST, SECOND, THIRD)}"
    assert read(page(body, head)).metadata.published == date(2024, 11, 28)


def test_the_day_stands_at_the_heading_of_the_article_not_of_the_site():
    old = '<h1>Marrow Post</h1><p class="date">1 May 2024</p>'
    filler = "<p>Ferries</p>" * 40
    body = f'{old}{filler}<p class="date">28 November 2024</p><h1>{TITLE}</h1>{paragraphs(FIRST, SECOND, THIRD)}'
    head = f'<meta property="og:title" content="{TITLE} l Marrow Post">'
    assert read(page(body, head)).metadata.published == date(2024, 11, 28)


def test_a_day_of_two_numbers_is_told_by_one_beside_it():
    head = '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2024-05-04T02:41:00Z"}</script>'
    body = f"<h1>{TITLE}</h1><span>3/5/2024 22:41</span>{paragraphs(FIRST, SECOND, THIRD)}"
    assert read(page(body, head)).metadata.published == date(2024, 5, 3)


@pytest.mark.parametrize(
    "tail",
    [
        "<footer>28.11.2024</footer>",
        "It was on <em>28.11.24 11:51</em> published",
        "Posted by Ann on 28 November 2024 at 14:48",
        "Erschienen am: 28.11.2024",
        "This text was on 28 November 2024 published by Ann Reed",
        "<b>28.11.2024</b>",
    ],
)
def test_a_day_behind_the_word_for_published_may_stand_below_the_text(tail):
    body = f"<h1>{TITLE}</h1>{paragraphs(FIRST, SECOND, THIRD)}<div>{tail}</div>"
    assert read(page(body)).metadata.published == date(2024, 11, 28)


def test_a_page_that_stands_in_one_form_is_none():
    body = f'<form><h1>{TITLE}</h1><p class="date">28 November 2024</p>{paragraphs(FIRST, SECOND, THIRD)}</form>'
    assert read(page(body)).metadata.published == date(2024, 11, 28)


NO_DAYS = [
    ('<meta name="date" content="2024-11-28">', "<div>Last modified:</div><div>28.11.2024</div>"),
    ('<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2016-08-29"}</script>',
     '<p class="published">28 November 2024</p>'),
    ('<meta property="article:published_time" content="2019-06-17">'
     '<link rel="canonical" href="https://post.example/2024/11/28/ferry.html">', ""),
    ('<meta property="article:published_time" content="2024-11-28T23:30:00Z"><script type="application/ld+json">'
     '{"@type":"NewsArticle","datePublished":"2024-11-29T03:30:00Z"}</script>', ""),
    ('<meta property="article:published_time" content="1970-01-01T00:00:00Z">', ""),
    ('<meta property="article:published_time" content="0001-01-01T00:00:00Z">', ""),
    ('<meta name="date" content="05/11/2024">', ""),
    ("", '<aside><a href="/pod">Our talk</a> <time datetime="2019-02-01">1 Feb</time></aside>'),
    ("", '<aside><a href="/pod">Our talk</a> <time datetime="2019-02-01">1 Feb 2019</time></aside>'),
    ("", "<p>The bridge was closed on 2024-11-20, and on 28 November 2024 it fell.</p>"),
    ("", f"<p>On 28 November 2024 {FIRST}</p>"),
    ("", "<b>28.11.2024</b><b>29.11.2024</b>"),
    ("", '<div class="sidebar"><b>28.11.2024</b></div>'),
    ("", '<div class="related"><span class="date">28 November 2024</span> <a href="/o">A ferry sank</a></div>'),
    ('<meta name="date" content="2024-11-26">', "<b>28.11.2024</b>"),
    ("", '<p class="comment-date">28 November 2024</p><p class="comment-date">29 November 2024</p>'),
]  # fmt: skip


@pytest.mark.parametrize(("head", "tail"), NO_DAYS)
def test_a_day_that_may_be_another_is_unknown(head, tail):
    assert read(page(paragraphs(FIRST, SECOND, THIRD) + tail, head)).metadata.published is None


def test_a_day_above_the_article_is_that_of_looking_at_the_site():
    raw = page().replace("<article>", "<p>Thursday, 28 November 2024</p><article>")
    assert read(raw).metadata.published is None


AUTHORS = [
    ('<div class="byline">By <a rel="author" href="/a">Tom Berger</a> November 3, 2024</div>', "Tom Berger"),
    ('<span class="author">Tom Berger, tberger@post.example</span>', "Tom Berger"),
    ("<p>By Tom Berger and Ann Reed</p>", "Tom Berger; Ann Reed"),
    ('<div class="author">Account You’re logged in</div>', ""),
    ('<span class="author">The Marrow Post Newsroom</span>', ""),
    ("<p>November 28, 2024By Ann ReedShare</p>", ""),
    ('<p class="byline">By Ann Reed, Senior Staff Writer, Marrow Valley Desk</p>', "Ann Reed"),
    ('<p class="byline">BY ANN REED AND TOM BERGER FOR THE MARROW POST</p>', "Ann Reed; Tom Berger"),
    ('<span class="author">Ann Reed All articles</span>', "Ann Reed"),
    ('<span class="author">Marrow Court Reporter</span>', ""),
    ('<span class="author">The Marrow and Vale defence ministries</span>', ""),
    ('<span class="author">Expert on New Work and New Learning. Focus: Meetings</span>', ""),
    ('<span class="author">Ann Reed in Marrow and Tom Berger</span>', "Ann Reed; Tom Berger"),
    ('<span class="author">Ann O&amp;#039;Reed</span>', "Ann O'Reed"),
    ('<div class="license"><a class="author">Tom Berger</a></div>', ""),
    ('<span class="author">Ann Reed Ann Reed</span>', "Ann Reed"),
    ('<span class="author">Water. Rivers: Dams</span>', ""),
    ('<span class="author">Photo: Tom Berger</span>', ""),
    ('<span class="author">No Author</span>', ""),
    ('<span class="author">Marrow Bureau</span>', ""),
    ('<span class="author">DE FR IT EN</span>', ""),
    ('<div class="comments"><span class="author">Tom Berger</span></div>', ""),
    ("<p>By Tom Berger<br>March 18, 2025 | 10:40 a.m.</p>", "Tom Berger"),
    ('<p class="author">By Jan van der Meer</p>', "Jan van der Meer"),
    ("<p>Words: Tom Berger. Pictures: Ann Reed</p>", "Tom Berger"),
    ("<p>28 November 2024 - Tom Berger</p>", "Tom Berger"),
    ("<p>Tom Berger | 28 November 2024, 10:40 a.m.</p>", "Tom Berger"),
    ("<p>News | 28 November 2024</p>", ""),
    ("<p>Port Marrow | 28 November 2024</p>", ""),
    ("<p>Castro Valley | 28 November 2024</p>", ""),
    ("<p>Middle East | 28 November 2024</p>", ""),
    ("<div>Posted on November 28, 2024 by Tom Berger</div>", "Tom Berger"),
    ("<div>An article by <b>Tom Berger</b> | 28.11.2024 - 12:45</div>", "Tom Berger"),
    ('<div class="related-story"><span class="author">Tom Berger</span></div>', ""),
]


@pytest.mark.parametrize(("line", "expected"), AUTHORS)
def test_an_author_is_a_name(line, expected):
    body = f"<h1>{TITLE}</h1>{line}{paragraphs(FIRST, SECOND, THIRD)}"
    assert read(page(body)).metadata.author == expected


DECLARED = '<meta name="author" content="Tom Berger">'
IS_ARTICLE = '<meta property="og:type" content="article">'
ENDING = '<p>Written for us by <span class="author">Ann Reed</span></p>'


@pytest.mark.parametrize(
    ("head", "tail", "expected"),
    [
        (DECLARED, "", ""),  # of the template, it may be
        (DECLARED + IS_ARTICLE, "", "Tom Berger"),
        (DECLARED, "<div>Words: <b>Tom Berger</b></div>", "Tom Berger"),
        (DECLARED, "<footer>Tom Berger</footer>", ""),
        ("", ENDING, "Ann Reed"),
        ("", "<p><strong>Author: Ann Reed, head of the office in Marrow</strong></p>", "Ann Reed"),
        ("", "<p>Text: Ann Reed</p><p>Text: Tom Berger</p>", ""),
        ("", ENDING + ENDING.replace("Ann Reed", "Tom Berger"), ""),
        ("", f'<div class="comment">{ENDING}</div>', ""),
    ],
)
def test_an_author_is_shown_on_the_page_or_declared_for_an_article(head, tail, expected):
    assert read(page(paragraphs(FIRST, SECOND, THIRD) + tail, head)).metadata.author == expected


def test_the_name_of_the_site_is_no_author():
    head = '<meta property="og:site_name" content="marrowpost.example">'
    body = f'<h1>{TITLE}</h1><span class="author">Marrow Post</span>{paragraphs(FIRST, SECOND)}'
    assert read(page(body, head)).metadata.author == ""


NO_PERSONS = ['"@type":"Organization","name":"Berger Media"', '"name":[{"value":"Ann Reed"},5]', '"name":null']


@pytest.mark.parametrize("other", [*(f"{{{each}}}" for each in NO_PERSONS), f'"{{{"[" * 9_000}"', "5"])
def test_an_author_of_linked_data_is_a_person(other):
    head = (
        '<script type="application/ld+json">{"@type":"NewsArticle","author":['
        f'{other},{{"@type":"Person","name":"Tom Berger"}}]}}</script>'
    )
    assert read(page(head=head)).metadata.author == "Tom Berger"


@pytest.mark.parametrize(("line", "expected"), [("<p>Tom Berger</p>", "Tom Berger"), ("", "")])
def test_whom_linked_data_refer_to_is_the_author_where_the_page_shows_them(line, expected):
    head = (
        '<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","author":{"@id":"#t"}'
        '},{"@type":"Person","@id":"#t","name":"Tom Berger"}]}</script>'
    )
    draft = read(page(line + paragraphs(FIRST, SECOND, THIRD), head))
    assert draft.metadata.author == expected
    assert draft.text.split("\n\n") == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize("suffix", [" - The Marrow Post", " | Marrow Post"])
def test_a_title_is_without_the_name_of_the_site(suffix):
    html = page().replace(f"<title>{TITLE}</title>", f"<title>{TITLE}{suffix}</title>")
    assert read(html).metadata.title == TITLE


@pytest.mark.parametrize(
    ("heading", "declared"),
    [
        (f"<span>LIVE</span> {TITLE}", TITLE),
        (f"{TITLE} <small>5 min read</small>", TITLE),
        (TITLE, "You won’t believe why this ship stays"),
        ("Marrow Post", f"{TITLE} | Islands | News | Marrow Post"),
        (f"Islands | {TITLE}", TITLE),
    ],
)
def test_a_title_is_without_labels_counters_and_sections(heading, declared):
    site = '<meta property="og:site_name" content="Marrow Post">'
    head = f'<meta property="og:title" content="{declared}">{site}'
    html = page(f"<h1>{heading}</h1>{paragraphs(FIRST, SECOND, THIRD)}", head)
    html = html.replace(f"<title>{TITLE}</title>", f"<title>{TITLE} | Marrow Post</title>")
    assert read(html).metadata.title == TITLE


TEASER = '<div><h2><a href="/{0}">Story number {0} of the day</a></h2><p>{1}</p></div>'
NO_ARTICLES = [
    (page(paragraphs(FIRST[:80] + "…", "To continue reading, log in or subscribe. Already a "
          "subscriber? Log in.")), "wall"),
    (page(f"<p>{FIRST}</p>", '<script type="application/ld+json">{"@type":"NewsArticle",'
          '"isAccessibleForFree":false}</script>'), "wall"),
    (page("<p>We use cookies and data to deliver our services and to measure how readers use the "
          "site. If you accept all cookies, we will also show content of your choice.</p>",
          title="Before you continue"), "consent"),
    (page("<p>Please verify you are a human to go on to the site of the newspaper. Checking your "
          "browser takes five seconds.</p>", title="Just a moment"), "person"),
    ("<html><head><title>Post</title></head><body><main>" + "".join(
        TEASER.format(number, text) for number, text in enumerate((FIRST, SECOND, THIRD, FIRST[:90] + "."))
    ) + "</main></body></html>", "many stories"),
    (page(f"<p>{FIRST}</p><p>Get unlimited access for 1 crown.</p><p>Already have an account?</p>"), "wall"),
    (page("<ul>" + "".join(
        f'<li><a href="/{number}">Story number {number} of the town, told in short</a> <time>5 May</time></li>'
        for number in range(9)) + "</ul>"), "many stories"),
]  # fmt: skip


@pytest.mark.parametrize(("html", "reason"), NO_ARTICLES)
def test_a_page_without_an_article_is_refused_with_the_reason(html, reason):
    with pytest.raises(UserError, match=reason):
        read(html)


def test_an_article_behind_a_heading_that_links_to_it_is_no_list():
    links = "".join(f'<li><a href="/{number}">Story number {number} of the town</a></li>' for number in range(9))
    text = f"<div>\n<p>{FIRST}</p>\n<p>{SECOND}</p>\n<p>{THIRD}</p></div>"
    body = f'<div><h2><a href="/ferry">{TITLE}</a></h2>{text}</div><ul class="most-read">{links}</ul>'
    assert FIRST in read(page(body)).text


def test_text_that_is_hidden_is_told():
    hidden = f'<div class="more" style="display:none">{paragraphs(SECOND, THIRD)}</div>'
    draft = read(page(f"<p>{FIRST}</p>{hidden}"))
    assert any("hidden from its readers" in remark for remark in draft.remarks)
