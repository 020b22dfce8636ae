"""An article that tries everything: its text reaches the reader as text, and nothing of it runs."""

import json
import re

import pytest

from tests.conftest import briefing, make_project
from tests.leading_on import pages_with_text

TITLE = '<script>window.caught=1</script> & [x](javascript:window.caught=1) "quoted" {{ 7*7 }} *bold*'
BODY = """{title}

President Ann <img src=x onerror=window.caught=1> Smith said on Thursday that “<script>window.caught=1</script> [^1] is
{{{{ 7*7 }}}} and {{: onclick=window.caught=1 }} | # * _ ~ ^ = : ***” in Aleppo.

--8<-- "site_config.yml"

[^1]: <svg onload=window.caught=1> More than 280,000 people were displaced in Aleppo, the <b>United Nations</b> said.

<!-- At least 12 people were killed in Homs on Thursday, Ann Smith told reporters, adding: “![x](data:text/html,x)”.

*[HTML]: x

[x]: javascript:window.caught=1

*** Ann Smith met John Brown of the World Food Programme in Damascus on Wednesday. {{ .evil onclick=window.caught=1 }}
"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    project = make_project(tmp_path_factory.mktemp("hostile") / "project", seeds=False)
    seed = project / "seeds/<b>evil&\"'.txt"
    seed.write_text(BODY.format(title=TITLE), encoding="utf-8")
    metadata = 'published: 2024-12-05\npublisher: "<i>Paper</i> {: .x }"\nauthor: "[a](javascript:x)"\n'
    seed.with_suffix(".yml").write_text(metadata, encoding="utf-8")
    briefing("build", "--site", project=project)
    return project


def test_the_data_in_the_head_hold_the_text_and_end_where_they_end(hostile, browser):
    page = browser.new_page()
    titles = set()
    for path in pages_with_text(hostile / "site", "index.html"):
        page.goto(path.as_uri())
        assert page.locator("head > script[type]").count() == 1, path
        graph = json.loads(page.locator('head > script[type="application/ld+json"]').text_content())["@graph"]
        titles |= {node["headline"] for node in graph if "headline" in node}
        assert not re.search("[<>&]", page.locator('head > script[type="application/ld+json"]').text_content())
        shown = page.locator('meta[property="og:title"]').get_attribute("content")
        assert shown == ("Syria briefing" if path.parent.name == "site" else page.title().rpartition(" - ")[0])
    assert titles == {TITLE}


def test_nothing_runs_and_the_title_is_shown_as_it_is(hostile, browser):
    page = browser.new_page()
    pages = pages_with_text(hostile / "site")
    assert len(pages) > 10
    shown = ""
    for path in pages:
        page.goto(path.as_uri())
        assert page.evaluate("window.caught") is None, path
        assert (
            page.locator("article script, article img, article svg:not(.md-typeset svg), [onclick], [onload]").count()
            == 0
        )
        assert page.locator('a[href^="javascript:"], a[href^="data:"]').count() == 0
        shown += page.locator("body").inner_text()
    assert '<script>window.caught=1</script> & [x](javascript:window.caught=1) "quoted" {{ 7*7 }} *bold*' in shown
    assert "site_name: Syria briefing" not in shown
    assert "<i>Paper</i> {: .x }" in shown
    assert (
        "“<script>window.caught=1</script> [^1] is {{ 7*7 }} and {: onclick=window.caught=1 } | # * _ ~ ^ = : ***”"
        in shown
    )
