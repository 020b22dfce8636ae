"""What the plugin adds to a page of MkDocs."""

from types import SimpleNamespace

import jinja2
import pytest
from mkdocs.structure.files import File, Files

from generator.plugin import BriefingPlugin
from tests.conftest import run

TITLE = '"><script>alert(2)</script>'
HEAD = "<head><title>A</title></head><body></body>"


def announce(name, url, feed="feed.xml", head=HEAD):
    """The page as the plugin leaves it, in a site of that name whose feed is there, or None."""
    plugin = BriefingPlugin()
    files = Files((feed and [File(feed, "", "", use_directory_urls=True)]) or [])
    config = SimpleNamespace(plugins={}, site_name=name, site_description="", theme={})
    plugin.on_files(files, config=config)
    place = SimpleNamespace(src_uri="page.md")
    page = SimpleNamespace(url=url, file=place, title=TITLE, meta={}, canonical_url=None, is_homepage=False)
    return plugin._add_to_head(head, page=page, config=config)


@pytest.mark.parametrize(
    ("url", "address"),
    (("", "feed.xml"), ("actors/", "../feed.xml"), ("sources/a/", "../../feed.xml"), ("sources/a.html", "../feed.xml")),
)
def test_the_feed_is_announced_from_where_the_page_is(url, address):
    assert f' href="{address}">' in announce("News", url)


def test_the_name_of_the_site_and_the_title_of_the_page_are_text():
    written = announce('"><script>alert(1)</script>', "")
    assert "<script" not in written
    assert 'title="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"' in written
    assert 'property="og:title" content="&quot;&gt;&lt;script&gt;alert(2)&lt;/script&gt;"' in written


def test_a_site_without_a_feed_announces_none():
    assert "atom" not in announce("News", "", feed=None)


def test_tags_that_another_plugin_wrote_are_left_alone():
    head = HEAD.replace("</head>", '<meta property="og:title" content="Theirs"></head>')
    assert announce("News", "", head=head).count("og:title") == 1


def test_a_preview_draws_no_picture():
    plugin = BriefingPlugin()
    plugin.on_startup(command="serve", dirty=False)
    config = SimpleNamespace(plugins={}, site_url="http://127.0.0.1:8000/")
    environment = jinja2.Environment()
    assert plugin.on_env(environment, config=config, files=None) is environment


def test_a_preview_watches_what_a_build_reads_and_an_edition_closed_beside_it(project):
    watched = []
    server = SimpleNamespace(watch=lambda path, recursive=True: watched.append(path), unwatch=lambda path: None)
    config = SimpleNamespace(
        config_file_path=str(project / "mkdocs.yml"), docs_dir=str(project / "content"), site_dir=str(project / "site")
    )
    plugin = BriefingPlugin()
    plugin.on_serve(server, config=config, builder=None)
    assert watched == [str(project / "seeds"), str(project)]
    (project / "editions").mkdir()
    for _ in range(2):
        plugin.on_pre_build(config=config)
    assert watched.count(str(project / "editions")) == watched.count(str(project / "seeds")) == 1


def test_a_further_page_of_a_list_need_not_stand_in_the_menu(project):
    for name in ("humanitarian/2024-11.md", "notes.md"):
        page = project / "content" / name
        page.parent.mkdir(exist_ok=True)
        page.write_text("# Ours\n", encoding="utf-8")
    told = run("generator", "build", "--site", cwd=project)
    told = told.stdout + told.stderr
    assert "notes.md" in told and "2024-11.md" not in told.partition("not included in the")[2]
