"""The index of the search: a claim once, at its line, in the spellings that a reader may type."""

import json

from generator.search_index import INDEX, SearchPage, read_lines, write_index

SECTION = """<h1 id="aid">Aid</h1><h2 id="food">Food<a class="headerlink" href="#food">¶</a></h2>
<p>Some 1,514 people ate.<sup id="fnref:11111111"><a class="footnote-ref" href="#fn:11111111">1</a></sup></p>
<ul><li><blockquote><p>“We ate.”<sup id="fnref:22222222"><a href="#fn:22222222">2</a></sup></p></blockquote></li></ul>
<div class="footnote"><ol><li id="fn:11111111"><p>A paper</p></li></ol></div>"""
FIGURES = """<h1 id="figures">Figures</h1><table><tr><td id="figure-1">
<a href="../aid/#fnref:11111111"><strong>1,514</strong></a></td><td>people</td></tr>
<tr><td>7<sup id="fnref:33333333"><a href="#fn:33333333">1</a></sup></td><td>Erdoğan &lt;b&gt;</td></tr></table>"""
OVERVIEW = """<h1>Overview</h1><p>Some 1,514 people ate.<sup id="fnref:11111111"><a href="#fn:11111111">1</a></sup></p>
<ul><li><a href="aid/">Aid</a>, 2</li></ul><p>An editor’s word.</p>"""


def docs_of(folder, *pages):
    """What the index says of some pages, the overview first: addresses and texts."""
    path = folder / INDEX
    path.parent.mkdir()
    path.write_text('{"config": {"fields": {}}, "docs": [{"location": "old"}]}', encoding="utf-8")
    write_index(folder, pages)
    return json.loads(path.read_text(encoding="utf-8"))["docs"]


def test_a_claim_stands_once_and_at_its_line(tmp_path):
    pages = [SearchPage("", "Overview", OVERVIEW, {}), SearchPage("figures/", "Figures", FIGURES, {})]
    docs = docs_of(tmp_path, *pages, SearchPage("aid/", "Aid", SECTION, {}))
    assert {doc["location"]: doc["text"] for doc in docs} == {
        "aid/": "",
        "aid/#fnref:11111111": "<p>Some 1,514 people ate.</p>",
        "aid/#fnref:22222222": "<p>“We ate.”</p>",
        "figures/": "",
        "figures/#fnref:33333333": "<p>7 Erdoğan &lt;b&gt;</p>",
        "": "",
        "#__top": "<p>An editor’s word.</p>",
    }
    assert [doc["title"] for doc in docs[:4]] == ["Aid", "Food", "Food", "Figures"]


def test_words_and_numbers_are_found_in_plain_spelling(tmp_path):
    docs = docs_of(tmp_path, SearchPage("aid/", "Aid", SECTION, {}), SearchPage("figures/", "", FIGURES, {}))
    assert [doc["also"] for doc in docs if "also" in doc] == ["1514", "erdogan"]


def test_a_page_may_be_left_out_or_put_forward(tmp_path):
    pages = SearchPage("a/", "A", SECTION, {"exclude": True}), SearchPage("b/", "B", SECTION, {"boost": 2})
    docs = docs_of(tmp_path, *pages)
    assert {doc["location"].split("#")[0] for doc in docs} == {"b/"}
    assert {doc["boost"] for doc in docs} == {2}


def test_a_site_without_search_gets_no_index(tmp_path):
    write_index(tmp_path, [SearchPage("", "Overview", OVERVIEW, {})])
    assert list(tmp_path.iterdir()) == []


def test_lines_of_damaged_html_are_read():
    assert [line.words for line in read_lines("<ul><li>one<p>two</i></b></li></ul><li>three")] == ["onetwo", "three"]


def test_a_cell_that_holds_a_count_is_nothing_to_look_for():
    (row,) = read_lines(
        '<table><tr><td>The flood</td><td style="text-align: right;"><a href="#a">14</a></td></tr></table>'
    )
    assert row.words == "The flood"
