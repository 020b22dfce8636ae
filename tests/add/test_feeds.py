"""Following feeds, against a server on this machine: what comes in, what is asked for, and how often."""

import email.utils
import re
import shutil
import threading
from collections import Counter
from datetime import UTC, datetime, timedelta
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from generator.add import feeds, one_article
from generator.add.feed_state import HEALTH, Settled
from generator.web import visits
from generator.web.fetch_error import FetchError
from generator.web.visits import Visits
from tests.conftest import briefing, make_project

STORY = """<!doctype html><html lang="en"><head><title>{title}</title>
<meta property="og:title" content="{title}"><meta property="article:published_time" content="2024-12-04"></head>
<body><article><h1>{title}</h1>{text}</article></body></html>"""
PARAGRAPH = "<p>Aid workers reached the valley on Tuesday, and {} families got food and tents, officials said.</p>"
WALLED = (
    "<p>The river rose by two metres overnight, and the council closed both of the bridges in the old town.</p>"
    "<p>Subscribe to continue reading.</p>"
)


def story(title: str, *numbers: str) -> bytes:
    text = "".join(PARAGRAPH.format(number) for number in (*numbers, "two hundred", "forty", "some fifty", "ninety"))
    return STORY.format(title=title, text=text).encode()


class Site:
    """A news site: what it answers, as status, headers and body by path; and what it was asked."""

    def __init__(self):
        self.answers: dict[str, tuple[int, dict, bytes]] = {}
        self.asked: list[str] = []
        self.heard: list[dict[str, str]] = []
        self.address = ""

    def page(self, path: str, body: bytes, status: int = 200, **headers: str) -> None:
        kind = {"Content-Type": "text/html; charset=utf-8"}
        self.answers[path] = (status, kind | {key.replace("_", "-"): value for key, value in headers.items()}, body)

    def feed(self, *paths: str, changed: str = "", etag: str = "", path: str = "/feed", status: int = 200) -> None:
        """Answer with a feed that leads to these paths."""
        updated = f"<pubDate>{changed}</pubDate>" if changed else ""
        items = "".join(f"<item><title>{one}</title><link>{one}</link>{updated}</item>" for one in paths)
        body = f'<rss version="2.0"><channel><title>Harbour Post</title>{items}</channel></rss>'.encode()
        self.answers[path] = (status, {"Content-Type": "application/rss+xml", "ETag": etag or str(hash(body))}, body)

    def taken(self) -> list[str]:
        """What was asked for since, but for robots.txt."""
        asked, self.asked = self.asked, []
        return [path for path in asked if path != "/robots.txt"]

    def answer(self, path: str, heard: dict[str, str]) -> tuple[int, dict, bytes]:
        self.asked.append(path)
        self.heard.append(heard)
        status, headers, body = self.answers.get(path, (404, {}, b""))
        is_known = "ETag" in headers and heard.get("If-None-Match") == headers["ETag"]
        return (304, {}, b"") if is_known else (status, headers, body)


@pytest.fixture
def site():
    found = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            status, headers, body = found.answer(self.path, dict(self.headers))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            """Nothing on the terminal of the tests."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=partial(server.serve_forever, poll_interval=0.01))
        thread.start()
        found.address = f"http://127.0.0.1:{server.server_port}"
        yield found
        server.shutdown()
        thread.join()


@pytest.fixture
def project(tmp_path, site, monkeypatch) -> Path:
    """A project that follows the feed of the site."""
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    monkeypatch.setattr(visits, "PAUSE", 0)
    folder = make_project(tmp_path / "project", seeds=False)
    follow(folder, f"{site.address}/feed")
    for name in ("one", "two", "three"):
        site.page(f"/{name}", story(f"The {name} story", name))
    return folder


def follow(project: Path, *named: str) -> None:
    settings = project / "site_config.yml"
    without = re.sub(r"(?m)^      feeds: .*\n", "", settings.read_text("utf-8"))
    settings.write_text(
        without.replace("  - briefing:\n", f"  - briefing:\n      feeds: [{', '.join(named)}]\n"), "utf-8"
    )


def fetch(project: Path, status: int = 0) -> str:
    return briefing("fetch", "--allow-private", project=project, status=status)


def seeds(project: Path) -> list[str]:
    return sorted(path.stem for path in (project / "seeds").glob("*.txt"))


ONE, TWO, THREE = (f"2024-12-04-the-{name}-story" for name in ("one", "two", "three"))


def test_what_is_new_comes_in_once(site, project):
    site.feed("/one", "/two")
    told = fetch(project)
    assert seeds(project) == [ONE, TWO]
    assert f"added seeds/{ONE}.txt" in told and f"{site.address}/feed: 2 new of 2" in told
    assert site.taken() == ["/feed", "/one", "/two"]
    assert fetch(project) == f"{site.address}/feed: nothing new\n"
    assert site.taken() == ["/feed"] and "If-None-Match" in site.heard[-1]
    site.feed("/three", "/two", "/one")
    assert f"{site.address}/feed: 1 new of 3" in fetch(project)
    assert site.taken() == ["/feed", "/three"] and seeds(project) == [ONE, THREE, TWO]
    assert all(heard["User-Agent"].startswith("briefing-site/") for heard in site.heard)


def test_what_the_editor_took_out_stays_out_with_every_editor(site, project):
    site.feed("/one", "/two")
    fetch(project)
    for path in (project / "seeds").glob(f"{ONE}.*"):
        path.unlink()
    for path in (project / HEALTH).glob("*"):  # another editor's machine has none of it
        path.unlink()
    site.taken()
    assert f"{site.address}/feed: 0 new of 2" in fetch(project)
    assert site.taken() == ["/feed"] and seeds(project) == [TWO]


def test_git_keeps_what_both_editors_settled(project):
    path = project / "seeds" / ".feeds"
    path.write_text("<<<<<<< ours\nhttps://a.example/1\n=======\nhttps://a.example/2\n>>>>>>> theirs\n")
    settled = Settled(project / "seeds")
    assert "http://www.a.example/1/" in settled and "https://a.example/2" in settled
    settled.add("https://a.example/0")
    settled.save()
    assert path.read_text() == "https://a.example/0\nhttps://a.example/1\nhttps://a.example/2\n"
    assert ".feeds merge=union" in (project / "seeds" / ".gitattributes").read_text()


def test_two_editors_who_fetch_have_the_same_files(site, project, tmp_path, monkeypatch):
    monkeypatch.setattr(one_article, "today", lambda: datetime(2024, 12, 6))
    other = tmp_path / "other"
    shutil.copytree(project, other)
    site.feed("/one", "/two")
    fetch(project)
    fetch(other)
    files = [{path.name: path.read_bytes() for path in (one / "seeds").iterdir()} for one in (project, other)]
    assert files[0] == files[1] and ".feeds" in files[0]


def test_with_an_earlier_state_of_the_folder_its_articles_come_again(site, project):
    site.feed("/one", "/two")
    fetch(project)
    for path in (project / "seeds").iterdir():
        path.unlink()  # as git does where the branch is an older one
    fetch(project)
    assert seeds(project) == [ONE, TWO]


def test_an_article_that_is_a_seed_is_not_asked_for(site, project):
    briefing("add", "--allow-private", f"{site.address}/one", project=project)
    site.taken()
    site.feed("/one?utm_source=feed", "/two")
    fetch(project)
    assert site.taken() == ["/feed", "/two"] and seeds(project) == [ONE, TWO]


def test_an_article_that_changed_replaces_its_former_text(site, project):
    site.feed("/one")
    fetch(project)
    beside = project / "seeds" / f"{ONE}.yml"
    beside.write_text(re.sub("fetched: .*", "fetched: 2024-12-05T10:00:00+00:00", beside.read_text()))
    site.page("/one", story("The one story", "eleven"))
    site.feed("/one", changed="Fri, 06 Dec 2024 09:00:00 GMT")
    told = fetch(project)
    assert f"replaced seeds/{ONE}.txt" in told and "eleven families" in told
    assert f"{site.address}/feed: 1 new of 1" in told
    beside.write_text(re.sub("fetched: .*", "fetched: 2024-12-05T10:00:00+00:00", beside.read_text()))
    site.taken()
    site.feed("/one", "/two", changed="Fri, 06 Dec 2024 09:00:00 GMT")
    fetch(project)
    assert site.taken() == ["/feed", "/two"]  # the change was looked at


def test_a_walled_page_is_told_and_not_asked_for_again(site, project):
    site.page("/walled", STORY.format(title="Walled", text=WALLED).encode())
    site.feed("/walled", "/one")
    told = fetch(project)
    assert f"not added: {site.address}/walled: the beginning of an article behind a wall" in told
    assert seeds(project) == [ONE]
    site.feed("/walled", "/one", "/two")
    site.taken()
    assert "wall" not in fetch(project)
    assert site.taken() == ["/feed", "/two"]


def test_what_failed_for_now_is_asked_for_again(site, project):
    site.page("/one", b"", status=500)
    site.feed("/one", "/two")
    assert "/one: the server answers 500 (Internal Server Error). Try again later" in fetch(project)
    site.page("/one", story("The one story"))
    fetch(project)
    assert seeds(project) == [ONE, TWO]
    site.taken()
    assert "nothing new" in fetch(project)


def test_a_host_that_asks_to_wait_is_left_alone(site, project):
    site.page("/one", b"", status=429, Retry_After="60")
    site.feed("/one", "/two", "/three")
    told = fetch(project)
    assert "/one: the server answers 429 (Too Many Requests), since it was asked too often. Try again in 1 m" in told
    assert f"/two: not asked for, since {site.address[7:]} is left alone for now" in told
    assert site.taken() == ["/feed", "/one"]


def test_a_list_of_addresses_leaves_such_a_host_alone_too(site, project, tmp_path):
    site.page("/robots.txt", b"User-agent: *\nDisallow: /")  # of programs, not of people
    site.page("/two", b"", status=429, Retry_After="60")
    addresses = [f"{site.address}{path}" for path in ("/one", "/two", "/three")]
    (tmp_path / "list.txt").write_text("\n".join(addresses))
    told = briefing("add", "--allow-private", "--from", tmp_path / "list.txt", project=project, status=1)
    assert seeds(project) == [ONE] and site.asked == ["/one", "/two"]
    assert "/three: not asked for, since" in told


def test_a_feed_that_asks_to_wait_is_not_asked_before(site, project):
    later = datetime.now(UTC) + timedelta(hours=3)
    site.page("/feed", b"", status=503, Retry_After=email.utils.format_datetime(later, usegmt=True))
    assert "the server answers 503 (Service Unavailable). Try again in 3 hours" in fetch(project, status=1)
    site.taken()
    assert fetch(project) == f"{site.address}/feed: its server asks to wait\n"
    assert site.taken() == []
    assert "asked for no more before 20" in briefing("status", project=project)


def test_a_host_that_fails_time_and_again_is_left_alone(site, project):
    paths = [f"/{number}" for number in range(9)]
    for path in paths:
        site.page(path, b"", status=502)
    site.feed(*paths)
    fetch(project)
    assert site.taken() == ["/feed", *paths[: visits.MOST_FAILURES]]


def test_robots_txt_is_followed(site, project):
    site.page("/robots.txt", b"User-agent: *\nDisallow: /*o$\n\nUser-agent: other\nDisallow: /one")
    site.feed("/one", "/two")
    told = fetch(project)
    assert f"not added: {site.address}/two: the site's robots.txt keeps programs from this page" in told
    assert site.taken() == ["/feed", "/one"] and seeds(project) == [ONE]


def test_a_site_whose_robots_txt_fails_is_left_alone(site, project):
    site.page("/robots.txt", b"", status=500)
    site.feed("/one")
    assert "/feed: the server answers 500 (Internal Server Error)" in fetch(project, status=1)
    assert site.asked == ["/robots.txt"]


@pytest.mark.parametrize(
    ("robots", "pause"), [("", 1.5), ("User-agent: *\nCrawl-delay: 4", 4), ("User-agent: *\nCrawl-delay: 900", 10)]
)
def test_a_host_is_given_a_pause(site, robots, pause, monkeypatch):
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    site.page("/robots.txt", robots.encode())
    site.page("/one", b"<p>one</p>")
    waited = []
    polite = Visits(allow_private=True, pause=1.5, wait=waited.append)
    for _ in range(3):
        polite.fetch(f"{site.address}/one", largest=1000)
    assert len(waited) == 2 and all(pause - 0.5 < each <= pause for each in waited)
    assert site.asked.count("/robots.txt") == 1


def test_a_feed_that_is_none_is_said_and_the_others_are_fetched(site, project):
    follow(project, f"{site.address}/none", f"{site.address}/html", f"{site.address}/feed")
    site.page("/html", b"<html><p>No feed.</p></html>")
    site.feed("/one")
    told = fetch(project, status=1)
    assert f"{site.address}/none: the server answers 404 (Not Found)" in told
    assert f"{site.address}/html: can't be read as a feed. Expected RSS, Atom or JSON Feed" in told
    assert seeds(project) == [ONE]


def test_so_many_at_a_time(site, project, monkeypatch):
    monkeypatch.setattr(feeds, "MOST_NEW", 2)
    site.feed("/one", "/two", "/three")
    told = fetch(project)
    assert "1 entry of Harbour Post left, since 2 come at a time" in told
    fetch(project)
    assert seeds(project) == [ONE, THREE, TWO]


def test_status_says_how_each_feed_is(site, project):
    follow(project, f"{site.address}/feed", f"{site.address}/gone", "lists/more.opml")
    (project / "lists").mkdir()
    (project / "lists/more.opml").write_text(f'<opml><outline xmlUrl="{site.address}/more"/></opml>')
    site.feed("/one")
    assert "feed: not fetched here yet" in briefing("status", project=project)
    fetch(project, status=1)
    told = briefing("status", project=project)
    moment = r"20\d\d-\d\d-\d\d \d\d:\d\d UTC"
    assert "\n3 feeds\n" in told
    assert re.search(rf"/feed: fetched {moment}, last new {moment}\n", told)
    assert re.search(
        r"/gone: fetched never, last new never, failed last time: the server answers 404 \(Not Found\)", told
    )
    assert re.search(r"/more: fetched never", told)


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("feeds: https://a.example/feed", "feeds should be a list, found"),
        ("feeds: [ftp://a.example/feed]", "a feed should be a web address, or an OPML file of this folder, found"),
        ("feeds: [../x.opml]", "a feed should be a web address, or an OPML file of this folder, found"),
        ("feeds: [x.opml]", "feeds name x.opml, and there is no such file"),
        ("feeds:", "no feeds, so there is nothing to fetch"),
    ],
)
def test_settings_that_name_no_feed_are_refused(project, written, message):
    settings = project / "site_config.yml"
    settings.write_text(re.sub(r"feeds: \[.*", lambda _: written, settings.read_text("utf-8")), "utf-8")
    told = fetch(project, status=1)
    assert told.startswith("site_config.yml") and message in told


def test_add_takes_the_articles_of_a_feed(site, project):
    site.feed("/one", "/gone", "/two")
    told = briefing("add", "--allow-private", f"{site.address}/feed", project=project, status=1)
    assert seeds(project) == [ONE, TWO] and f"{site.address}/gone: the server answers 404" in told
    site.feed("/one", "/two")
    told = briefing("add", "--allow-private", f"{site.address}/feed", project=project)
    assert told == f"{site.address}/feed: nothing new in it\n"


@pytest.mark.parametrize("command", [["feeds.opml"], ["--from", "feeds.opml"]])
def test_add_takes_the_feeds_of_a_list(site, project, tmp_path, command, monkeypatch):
    (tmp_path / "feeds.opml").write_text(
        f'<opml><outline><outline xmlUrl="{site.address}/a"/></outline><outline xmlUrl="{site.address}/b"/></opml>'
    )
    site.feed("/one", path="/a")
    site.feed("/two", "/one", path="/b")
    monkeypatch.chdir(tmp_path)
    briefing("add", "--allow-private", *command, project=project)
    assert seeds(project) == [ONE, TWO] and Counter(site.taken())["/one"] == 1


def test_a_feed_in_a_file_is_read_as_it_is(site, project, tmp_path):
    path = tmp_path / "feed.xml"
    item = "<item><title>{0}</title><link>{1}/{0}</link><pubDate>Thu, 05 Dec 2024 09:00:00 GMT</pubDate>{2}</item>"
    words = "<description>Fifteen people were led out of the valley on Wednesday, the town said.</description>"
    items = item.format("rain", site.address, words) + item.format("one", site.address, "")
    path.write_text(f'<rss version="2.0"><channel><title>Harbour Post</title>{items}</channel></rss>')
    told = briefing("add", "--allow-private", path, project=project)
    assert seeds(project) == [ONE, "2024-12-05-rain"] and site.taken() == ["/one"]
    assert f"/rain: only 13 words, as the feed has it. For the whole article: briefing add {site.address}/rain" in told
    assert "publisher: Harbour Post" in (project / "seeds/2024-12-05-rain.yml").read_text()
    assert "nothing new in it" in briefing("add", "--allow-private", path, project=project)


def test_the_text_of_a_feed_stands_in_for_a_page_that_is_not_to_be_had(site, project):
    site.page("/one", b"", status=403)
    text = " ".join(PARAGRAPH.format(number) for number in ("two", "six", "ten", "twelve"))
    site.page(
        "/feed",
        f'<rss version="2.0"><channel><title>Post</title><item><title>The one story</title>'
        f"<link>/one</link><description><![CDATA[{text}]]></description></item></channel></rss>".encode(),
    )
    told = fetch(project)
    assert seeds(project) == ["the-one-story"] and "So it came in as the feed has it" in told


def test_an_article_in_a_language_that_is_not_read_is_said(site, project):
    text = "<p>Les secours ont atteint la vallée mardi, et quarante familles ont reçu des vivres et des tentes.</p>" * 1
    others = "<p>Le maire de la ville a dit que les deux ponts sont fermés depuis la nuit, et les écoles aussi.</p>"
    more = "<p>Les habitants du village attendent encore de l’eau, et les médecins sont venus de la capitale hier.</p>"
    site.page("/one", STORY.format(title="La crue", text=text + others + more).replace('"en"', '"fr"').encode())
    site.feed("/one")
    assert "in French, and only English is analysed" in fetch(project)


def test_visits_tell_a_failure_from_what_stands(site, monkeypatch):
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    polite = Visits(allow_private=True, pause=0)
    with pytest.raises(FetchError) as caught:
        polite.fetch(f"{site.address}/none", largest=1000)
    assert not caught.value.may_pass and caught.value.status == 404
