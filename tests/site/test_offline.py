"""The site as a zip that opens from disk, and the links of drawings in it."""

import zipfile

import pytest

from generator.site.offline import ZIP
from generator.site_links import rewrite_links
from tests.conftest import run
from tests.leading_on import only_leads_on, pages_with_text

ADDRESSES = {"": "index.html", "places/": "places.html", "actors/": "actors/index.html", "actors/x/": "actors/x.html"}


@pytest.mark.parametrize(
    ("source", "href", "expected"),
    [
        ("index.md", "places/#homs", "places.html#homs"),
        ("timeline.md", "../places/#homs", "places.html#homs"),
        ("actors/index.md", "../places/", "../places.html"),
        ("actors/x.md", "../../places/", "../places.html"),
        ("actors/x.md", "../../", "../index.html"),
        ("timeline.md", "#p-1", "#p-1"),
        ("timeline.md", "../nowhere/", "../nowhere/"),
    ],
)
def test_a_link_of_a_drawing_names_the_file_of_its_page(source, href, expected):
    addresses = {**ADDRESSES, "timeline/": "timeline.html"}
    assert (
        rewrite_links(f'<a data-page href="{href}">x</a>', source, addresses) == f'<a data-page href="{expected}">x</a>'
    )


def test_the_zip_opens_from_disk_with_search_and_asks_nobody(project, tmp_path, browser):
    run("generator", "build", "--offline", cwd=project)
    packed = (project / ZIP).read_bytes()
    run("generator", "build", "--offline", cwd=project)
    assert (project / ZIP).read_bytes() == packed
    with zipfile.ZipFile(project / ZIP) as archive:
        archive.extractall(tmp_path / "unpacked")
    (start,) = (tmp_path / "unpacked").glob("*/index.html")
    page = browser.new_page()
    requests = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(start.as_uri())
    page.locator("input.md-search__input").click()
    page.locator("input.md-search__input").type("Guterres", delay=20)
    page.locator(".md-search-result__item a").first.wait_for()
    for path in pages_with_text(start.parent):
        page.goto(path.as_uri())
        assert page.locator("h1").is_visible(), path.name
    leading = next(path for path in start.parent.rglob("*.html") if only_leads_on(path))
    page.goto(leading.as_uri(), wait_until="commit")
    page.wait_for_url((start.parent / "actors/index.html").as_uri())
    assert page.locator("h1").is_visible()
    assert len(requests) > 100
    assert [url for url in requests if not url.startswith(("file:", "data:", "blob:"))] == []
    page.close()


def test_a_project_without_the_plugin_is_told_the_line_to_add(project):
    settings = project / "site_config.yml"
    text = settings.read_text(encoding="utf-8")
    start = text.index("  - offline:")
    settings.write_text(text[:start] + text[text.index("  - briefing:") :], encoding="utf-8")
    assert "enabled: !ENV [OFFLINE, false]" in run("generator", "build", "--offline", cwd=project, status=1).stderr
