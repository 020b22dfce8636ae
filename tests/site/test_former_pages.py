"""Old addresses of pages that are made no more lead on."""

import json

import pytest

from generator.site.former_pages import lead_on
from tests.conftest import ADDRESS
from tests.leading_on import check_leading_on, only_leads_on


def content_with(tmp_path, *actors):
    (tmp_path / "data").mkdir()
    records = {"actors": [{"key": key, "name": name} for key, name in actors]}
    (tmp_path / "data/briefing.json").write_text(json.dumps(records), "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("in_folders", "path", "address"),
    [(True, "actors/ann/index.html", 'url=../"'), (False, "actors/ann.html", 'url=index.html"')],
)
def test_an_actor_without_a_page_leads_to_all_actors(tmp_path, in_folders, path, address):
    content = content_with(tmp_path, ("ann", "<Ann> & Co"), ("bob", "Bob"))
    pages = dict(lead_on(content, {"actors/index.md", "actors/bob.md"}.__contains__, in_folders=in_folders))
    assert list(pages) == [path]
    assert address in pages[path] and "&lt;Ann&gt; &amp; Co" in pages[path] and "<Ann>" not in pages[path]


def test_without_the_page_of_all_actors_there_is_nothing_to_lead_to(tmp_path):
    assert not list(lead_on(content_with(tmp_path, ("ann", "Ann")), set().__contains__, in_folders=True))


@pytest.mark.parametrize("records", [None, "{", "[]", '{"actors": [{"key": "ann"}]}', '{"actors": 3}'])
def test_records_that_an_editor_took_away_or_broke_lead_nowhere(tmp_path, records):
    if records is not None:
        content_with(tmp_path)
        (tmp_path / "data/briefing.json").write_text(records, "utf-8")
    assert not list(lead_on(tmp_path, {"actors/index.md"}.__contains__, in_folders=True))


@pytest.mark.parametrize("in_folders", [True, False])
def test_a_hostile_name_stays_a_name(tmp_path, in_folders):
    name = '</title><script>x</script><meta http-equiv="refresh" content="0; url=//other.example/">"\'&'
    content, site = content_with(tmp_path, ("ann", name)), tmp_path / "site"
    ((path, page),) = lead_on(content, {"actors/index.md"}.__contains__, in_folders=in_folders)
    (site / path).parent.mkdir(parents=True)
    (site / path).write_text(page, "utf-8")
    (site / "actors/index.html").write_text("<h1>Actors</h1>", "utf-8")
    check_leading_on(site / path, site)


@pytest.mark.parametrize("key", ["../../evil", "..", ".", "", "a/b", "a\\b", "C:x"])
def test_a_key_that_is_no_name_of_a_page_makes_none(tmp_path, key):
    assert not list(lead_on(content_with(tmp_path, (key, "Ann")), {"actors/index.md"}.__contains__, in_folders=True))


def test_the_site_has_the_address_of_each_actor(built):
    actors = json.loads((built / "content/data/briefing.json").read_text("utf-8"))["actors"]
    without = [actor["key"] for actor in actors if not (built / f"content/actors/{actor['key']}.md").exists()]
    assert without and all((built / f"site/actors/{actor['key']}/index.html").exists() for actor in actors)
    page = (built / f"site/actors/{without[0]}/index.html").read_text("utf-8")
    assert 'url=../"' in page and "Content-Security-Policy" in page
    assert (built / "site/actors/index.html").exists()


def test_no_page_that_only_leads_on_is_in_the_sitemap(published):
    site = published / "site"
    sitemap = (site / "sitemap.xml").read_text("utf-8")
    leading = [path for path in site.rglob("index.html") if only_leads_on(path)]
    assert leading and f"<loc>{ADDRESS}actors/</loc>" in sitemap
    for path in leading:
        check_leading_on(path, site)
        assert f"<loc>{ADDRESS}{path.parent.relative_to(site).as_posix()}/</loc>" not in sitemap
