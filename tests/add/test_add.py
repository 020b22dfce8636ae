"""Bringing an article into seeds/."""

import gzip
import os
import re
import threading
from collections.abc import Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import yaml

from generator.add.feeds import bring
from generator.add.seeds import Added, Seeds
from generator.errors import UserError
from generator.read import READERS, read_seeds
from generator.web.fetch import LARGEST_PAGE
from generator.web.visits import Visits
from tests.conftest import briefing, make_project

TITLE = b"Flood forces 1,200 families from Marrow valley"
FLOOD = (Path(__file__).parents[1] / "data" / "pages" / "flood.html").read_bytes()
UNDATED = b"".join(line for line in FLOOD.splitlines(keepends=True) if b"_time" not in line)
TEXT = "Talks resume in Geneva\r\n\r\nThe parties met on Thursday.\r\n"
ANSWERS = {  # path → status, headers, body
    "/flood": (200, {"Content-Type": "text/html; charset=utf-8"}, FLOOD),
    "/copy": (200, {"Content-Type": "text/html"}, FLOOD),
    "/moved": (302, {"Location": "/flood?utm_source=feed"}, b""),
    "/later": (200, {"Content-Type": "text/html"}, FLOOD.replace(b"Marrow", b"Lower")),
    "/latin": (200, {"Content-Type": "text/html; charset=iso-8859-1"}, FLOOD.decode().encode("cp1252")),
    "/sto%C5%99y": (200, {"Content-Type": "text/html"}, FLOOD),
    "/wall": (200, {"Content-Type": "text/html"}, b"<html><body><p>Accept our cookies to read on.</p></body></html>"),
    "/short": (
        200,
        {"Content-Type": "text/html"},
        b"<html><head><title>Dam opened</title><meta property='article:published_time' content='2024-12-05'></head>"
        b"<body><article><h1>Dam opened</h1><p>The dam above the town was opened on Monday after two weeks of rain, "
        b"the council said.</p></article></body></html>",
    ),
    "/empty": (200, {"Content-Type": "text/html"}, b"<html><body></body></html>"),
    "/paper.pdf": (200, {"Content-Type": "application/pdf"}, b"%PDF-1.7"),
    "/large": (200, {"Content-Type": "text/html"}, b"x" * (LARGEST_PAGE + 1)),
    "/cut": (200, {"Content-Type": "text/html", "Content-Length": str(len(FLOOD) + 9)}, FLOOD),
    "/book": (
        200,
        {"Content-Type": "text/html"},
        FLOOD.replace(b"</article>", b"<p>%s</p></article>" % (b"word " * 500_000)),
    ),
    "/closed": (403, {}, b""),
    "/broken": (503, {}, b""),
    "/part": (206, {"Content-Type": "text/html", "Content-Range": f"bytes 0-99/{len(FLOOD)}"}, FLOOD),
    "/gone": (200, {"Content-Type": "text/html"}, FLOOD.replace(TITLE, b"404: Page not found | The Harbour Post")),
    "/readme": (200, {"Content-Type": "text/html"}, UNDATED.replace(TITLE, b"README")),
    "/con": (200, {"Content-Type": "text/html"}, UNDATED.replace(TITLE, b"CON.")),
    "/news/2024-flood.html": (200, {"Content-Type": "text/html"}, UNDATED.replace(TITLE, b"")),
    "/arabic/": (200, {"Content-Type": "text/html"}, UNDATED.replace(TITLE, "فيضان".encode())),
    "/": (200, {"Content-Type": "text/html"}, UNDATED.replace(TITLE, b"")),
    "/coloured": (200, {"Content-Type": "text/html\x1b[2J; charset=utf-8"}, FLOOD),
    "/circle": (302, {"Location": "/circle?again"}, b""),
    "/ftp": (302, {"Location": "ftp://127.0.0.1/a"}, b""),
    "/script": (302, {"Location": "javascript:alert(1)\x1b[2J"}, b""),
    "/packed": (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, gzip.compress(FLOOD)),
    "/bomb": (
        200,
        {"Content-Type": "text/html", "Content-Encoding": "gzip"},
        gzip.compress(b" " * 300_000_000, compresslevel=1),
    ),
}


class Site(BaseHTTPRequestHandler):
    """A news site of a few pages."""

    def do_GET(self):
        status, headers, body = ANSWERS.get(self.path.partition("?")[0], (404, {}, b""))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        """Nothing on the terminal of the tests."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """The address of the news site, on this machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        thread = threading.Thread(target=partial(server.serve_forever, poll_interval=0.01))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture
def seeds(tmp_path, monkeypatch) -> Path:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    return tmp_path / "project" / "seeds"


@pytest.fixture
def article(tmp_path) -> Path:
    path = tmp_path / "talks.txt"
    path.write_bytes(TEXT.encode())
    return path


def bring_one(source, seeds, allow_private):
    (done,) = bring(source, Seeds(seeds, seeds.parent / "backups"), Visits(allow_private))
    return done


def add(source, seeds, allow_private=False):
    done = bring_one(source, seeds, allow_private)
    return done.path if isinstance(done, Added) else done


add_page = partial(add, allow_private=True)  # the tests' news site is on this machine


def names(seeds: Path) -> list[str]:
    return sorted(path.name for path in seeds.iterdir()) if seeds.exists() else []


def refusal(source: object, seeds: Path) -> str:
    before = names(seeds)
    with pytest.raises(UserError) as caught:
        add(str(source), seeds, allow_private=True)
    assert names(seeds) == before
    return str(caught.value)


def test_a_file_is_copied_as_it_is_with_its_metadata(article, seeds):
    article.with_suffix(".yml").write_bytes(b"published: 2024-12-05\r\n")
    assert add(str(article), seeds) == seeds / "talks.txt"
    assert (seeds / "talks.txt").read_bytes() == TEXT.encode()
    assert (seeds / "talks.yml").read_bytes() == b"published: 2024-12-05\r\n"


def test_the_same_text_is_refused(article, seeds, tmp_path):
    add(str(article), seeds)
    copy = tmp_path / "copy.md"
    copy.write_text("# Talks resume in Geneva\n\nThe parties met\non Thursday.", encoding="utf-8")
    assert refusal(copy, seeds) == f"{copy}: its text is in seeds/talks.txt already. Nothing to do"


def test_a_file_of_the_same_address_replaces_the_former_text(article, seeds, tmp_path):
    article.with_suffix(".yml").write_text("url: https://www.harbour.example/talks/?utm_source=x\nreliability: high\n")
    former = add(str(article), seeds)
    other = tmp_path / "other.md"
    other.write_text("---\nurl: http://harbour.example/talks#top\n---\nTalks resume in Geneva\n\nThey met in vain.\n")
    done = add(str(other), seeds)
    assert names(seeds) == ["talks.md", "talks.yml"] and done.path == seeds / "talks.md"
    assert (done.fell, done.came) == (("The parties met on Thursday.",), ("They met in vain.",))
    assert done.backup.read_bytes() == TEXT.encode() and not former.exists()
    (now,) = read_seeds(seeds, seeds.parent).articles
    assert (now.id, now.reliability) == ("talks", "high")
    assert refusal(other, seeds) == f"{other}: its text is in seeds/talks.md already. Nothing to do"


def test_another_article_of_the_same_name_is_refused(article, seeds):
    add(str(article), seeds)
    article.write_text("Other text.")
    expected = f"{article}: seeds/ has another article of this name. Rename the file, then add it"
    assert refusal(article, seeds) == expected
    other = article.rename(article.with_suffix(".md"))
    assert refusal(other, seeds) == expected.replace(".txt", ".md")


def test_an_article_is_never_joined_to_metadata_of_another(article, seeds):
    seeds.mkdir(parents=True)
    (seeds / "talks.yml").write_text("title: Other")
    assert "has another article of this name" in refusal(article, seeds)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("none.txt", "{path}: no such file."),
        ("folder", "{path}: a folder. Add its files one by one, or copy it into seeds/"),
        ("a.xyz", '{path}: ".xyz" is not read. Save its text as one of: ' + ", ".join(READERS)),
        ("README.md", "{path}: a file of this name is skipped in seeds/. Rename it, then add it"),
        ("empty.txt", "{path}: no text in it. Put the article in, or remove the file"),
    ],
)
def test_a_file_that_is_no_article_is_refused(tmp_path, seeds, name, message):
    (tmp_path / "folder").mkdir()
    for given in ("a.xyz", "README.md", "empty.txt"):
        (tmp_path / given).touch()
    assert refusal(tmp_path / name, seeds) == message.format(path=tmp_path / name)


def test_a_seed_is_not_added_again(article, seeds):
    added = add(str(article), seeds)
    assert refusal(added, seeds) == f"{added}: in seeds/ already. Nothing to do"


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("www.example.org/a", "www.example.org/a: no such file. For a web page, write https://www.example.org/a"),
        ("ftp://a/b", "ftp://a/b: can't be fetched. Expected a file, or an address that begins with https://"),
        ("file:///etc/hosts",
         "file:///etc/hosts: can't be fetched. Expected a file, or an address that begins with https://"),
        ("https://", "https://: not a web address. Expected one such as https://example.org/news/story"),
        ("http://[a", "http://[a: not a web address. Expected one such as https://example.org/news/story"),
    ],
)  # fmt: skip
def test_a_source_that_is_neither_file_nor_address_is_refused(seeds, source, message):
    assert refusal(source, seeds) == message


def test_a_page_becomes_its_text_and_its_metadata(site, seeds):
    added = add_page(f"{site}/moved#top", seeds)
    assert added == seeds / "2024-11-28-flood-forces-1-200-families-from-marrow-valley.txt"
    metadata = yaml.safe_load(added.with_suffix(".yml").read_text(encoding="utf-8"))
    assert metadata.pop("fetched")
    assert {key: str(value) for key, value in metadata.items()} == {
        "title": "Flood forces 1,200 families from Marrow valley",
        "published": "2024-11-28",
        "author": "Ada Stone",
        "publisher": "The Harbour Post",
        "url": f"{site}/flood",
    }
    reading = read_seeds(seeds, seeds.parent)
    (article,) = reading.articles
    assert article.title == metadata["title"]
    assert f"{article.text}\n" == added.read_text(encoding="utf-8")
    assert "the cafés of the old town" in article.text
    assert (reading.problems, reading.notes) == ((), ())


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/flood", "its text is in seeds/{name} already. Nothing to do"),
        ("/copy", "its text is in seeds/{name} already. Nothing to do"),
    ],
)
def test_a_page_is_not_added_twice(site, seeds, path, message):
    name = add_page(f"{site}/flood", seeds).name
    assert refusal(site + path, seeds) == f"{site}{path}: {message.format(name=name)}"


def test_a_page_that_changed_replaces_its_former_text(site, seeds, monkeypatch):
    former = add_page(f"{site}/flood", seeds)
    beside = former.with_suffix(".yml")
    beside.write_text(f"{beside.read_text('utf-8')}reliability: B2\n", "utf-8")
    status, headers, body = ANSWERS["/flood"]
    assert b"<b>four</b> schools" in body
    corrected = body.replace(b"<b>four</b> schools", b"five schools").replace(TITLE, TITLE.replace(b"Flood", b"Water"))
    monkeypatch.setitem(ANSWERS, "/flood", (status, headers, corrected))
    done = add_page(f"{site}/moved", seeds)
    assert done.path == former and names(seeds) == [former.name, beside.name]
    assert [("four schools" in each, "five schools" in each) for each in (done.fell[-1], done.came[-1])] == [
        (True, False),
        (False, True),
    ]
    assert "four schools" in done.backup.read_text("utf-8") and "five schools" in former.read_text("utf-8")
    metadata = yaml.safe_load(beside.read_text("utf-8"))
    assert metadata["title"].startswith("Water forces") and metadata["reliability"] == "B2"
    (article,) = read_seeds(seeds, seeds.parent).articles
    assert article.id == former.stem


def test_the_command_says_what_fell(site, tmp_path, monkeypatch):
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    project = make_project(tmp_path / "project", seeds=False)
    briefing("add", "--allow-private", f"{site}/flood", project=project)
    status, headers, body = ANSWERS["/flood"]
    monkeypatch.setitem(ANSWERS, "/flood", (status, headers, body.replace(b"<b>four</b> schools", b"five schools")))
    told = briefing("add", "--allow-private", f"{site}/flood", project=project)
    assert "of the same address: 1 sentence fell, 1 came in\n" in told
    assert re.search(r"^  - .*four schools.*\n  \+ .*five schools", told, re.MULTILINE)
    assert re.search(r"kept in backups/\S+/seeds/2024-11-28-flood\S+\.txt\n", told)


def test_two_pages_of_one_title_have_two_names(site, seeds):
    first = add_page(f"{site}/flood", seeds)
    later = first.with_name("2024-11-28-flood-forces-1-200-families-from-lower-valley.txt")
    later.write_text("Other text.")
    assert add_page(f"{site}/later", seeds).name == f"{later.stem}-2.txt"


@pytest.mark.parametrize("path", ["/latin", "/stořy"])
def test_encodings_of_pages_and_addresses_are_followed(site, seeds, path):
    assert "“We have opened four schools, and the cafés" in add_page(site + path, seeds).read_text(encoding="utf-8")


INSTEAD = "save the page in your browser as .html, and add that file"


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/none", "the server answers 404 (Not Found). Check the address"),
        ("/closed", f"the server answers 403 (Forbidden). The site keeps programs out. S{INSTEAD[1:]}"),
        ("/broken", f"the server answers 503 (Service Unavailable). Try again later. Or {INSTEAD}"),
        ("/empty", "no article text found in the page. Save the text as .txt instead"),
        ("/wall",
         "no article found, only 6 words of text. If your browser shows it, save the page there as .html or its text "
         "as .txt, and add that file"),
        ("/paper.pdf", "found application/pdf, expected a web page. Save it as .pdf, and add that file"),
        ("/cut",
         f"the answer broke off after {len(FLOOD)} bytes, 9 before its end. Try again later. Or {INSTEAD}"),
        ("/book", "2.5 MB of text, so no page of one article. Save the text as .txt instead"),
        ("/large", "more than 8 MB. Save its text as .txt, and add that file"),
    ],
)  # fmt: skip
def test_a_page_that_gives_no_article_is_refused(site, seeds, path, message):
    assert refusal(site + path, seeds) == f"{site}{path}: {message}"


def test_without_a_network_the_way_out_is_said(seeds):
    message = refusal("http://127.0.0.1:9/a", seeds)  # the discard port, where nothing listens
    assert message.startswith("http://127.0.0.1:9/a: can't be reached (")
    assert message.endswith(f"Check the address and the network. Or {INSTEAD}")


def test_a_name_that_does_not_resolve_is_said(seeds):
    message = refusal("http://no-such-site.invalid/a", seeds)
    assert message.startswith("http://no-such-site.invalid/a: can't be reached (")


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/part", f"the server answers 206 (Partial Content). That is not the whole page. Or {INSTEAD}"),
        ("/gone", 'found an error page, "404: Page not found". Check the address'),
        ("/circle", f"sends us on in a circle, as sites do that ask for a cookie. S{INSTEAD[1:]}"),
        ("/ftp", f"sends us on to ftp://127.0.0.1/a, which is no web address. Or {INSTEAD}"),
        ("/script", f"sends us on to javascript:alert(1)\ufffd[2J, which is no web address. Or {INSTEAD}"),
        ("/coloured", "found text/html\ufffd[2j, expected a web page. Save its text as .txt, and add that file"),
        ("/bomb", "more than 8 MB. Save its text as .txt, and add that file"),
    ],
)
def test_what_a_server_says_is_not_trusted(site, seeds, path, message):
    assert refusal(site + path, seeds) == f"{site}{path}: {message}"


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/readme", "readme-127-0-0-1-{port}"),
        ("/con", "con-127-0-0-1-{port}"),
        ("/news/2024-flood.html", "2024-flood"),
        ("/arabic/", "arabic"),
        ("/", "127-0-0-1-{port}"),
    ],
)
def test_a_name_is_good_on_every_system_and_read_by_every_build(site, seeds, path, name):
    added = add_page(site + path, seeds)
    assert added.stem == name.format(port=site.rpartition(":")[2])
    assert len(read_seeds(seeds, seeds.parent).articles) == 1
    assert "already" in refusal(site + path, seeds)


def test_a_packed_page_is_unpacked(site, seeds):
    assert "four schools" in add_page(f"{site}/packed", seeds).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["CON.txt", "nul.tar.md", "Lpt1.html"])
def test_a_file_with_a_name_of_windows_own_is_refused(tmp_path, seeds, name):
    path = tmp_path / name
    path.write_text(TEXT)
    assert refusal(path, seeds) == f"{path}: Windows keeps this name for itself. Rename it, then add it"


def test_what_is_no_file_is_refused_at_once(tmp_path, seeds):
    os.mkfifo(tmp_path / "pipe.txt")
    expected = f"{tmp_path}/pipe.txt: not a file that can be read. Save the article's text in one"
    assert refusal(tmp_path / "pipe.txt", seeds) == expected


def test_a_name_of_255_bytes_is_cut(tmp_path, seeds):
    path = tmp_path / f"{'ä' * 125}.txt"
    path.write_text(TEXT)
    added = add(str(path), seeds)
    assert added.name == f"{'ä' * 100}.txt" and added.read_bytes() == path.read_bytes()
    assert len(read_seeds(seeds, seeds.parent).articles) == 1


@pytest.mark.parametrize(
    ("name", "way_out"),
    [
        ("a.msg", "In Outlook, save the mail as text or HTML"),
        ("a.XLSX", "Save its rows as .csv"),
        ("a.png", "Make the text in it letters first"),
        ("a.doc", "save it as .docx"),
    ],
)
def test_what_can_be_done_with_other_kinds_is_said(tmp_path, seeds, name, way_out):
    (tmp_path / name).touch()
    assert f'{name}: "{name[1:]}" is not read. ' in refusal(tmp_path / name, seeds)
    assert way_out in refusal(tmp_path / name, seeds)


def test_a_short_item_is_added_with_a_note(site, seeds):
    done = bring_one(f"{site}/short", seeds, allow_private=True)
    assert done.article.text.startswith("Dam opened\n\nThe dam above the town was opened")
    assert done.remarks[0].startswith(f"{site}/short: a short item of 19 words. If your browser shows more, ")
