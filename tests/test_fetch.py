"""Fetching a page from servers that mean no good."""

import gzip
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import count

import pytest

from generator.errors import UserError
from generator.web import fetch, hosts
from generator.web.fetch import LARGEST_PAGE, fetch_page
from generator.web.fetch_error import FetchError
from generator.web.hosts import is_public

PAGE = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nConnection: close\r\n\r\n<p>The river rose.</p>"
Serve = Callable[[socket.socket], None]


@pytest.fixture(autouse=True)
def without_proxy(monkeypatch):
    monkeypatch.setattr("urllib.request.getproxies", dict)


@contextmanager
def server(serve: Serve, host: str = "127.0.0.1") -> Iterator[int]:
    """Answer each connection with `serve`, which gets it once the request has come; give the port."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.create_server((host, 0), family=family) as listening:
        thread = threading.Thread(target=_accept, args=(listening, serve), daemon=True)
        thread.start()
        yield listening.getsockname()[1]


def _accept(listening: socket.socket, serve: Serve) -> None:
    with suppress(OSError):
        while True:
            connection = listening.accept()[0]
            with connection, suppress(OSError):
                serve(connection)


def answer(connection: socket.socket) -> None:
    connection.recv(65536)
    connection.sendall(PAGE)


def refusal(url: str) -> str:
    with pytest.raises(UserError) as caught:
        fetch_page(url, allow_private=True)
    return str(caught.value)


def test_a_page_comes_with_its_address_and_encoding():
    with server(answer) as port:
        page = fetch_page(f"http://127.0.0.1:{port}/a#top", allow_private=True)
    assert (page.url, page.raw, page.encoding) == (f"http://127.0.0.1:{port}/a", b"<p>The river rose.</p>", "")


def test_the_body_of_a_redirect_is_not_read():
    sent, target, closed = count(), [0], threading.Event()

    def serve(connection: socket.socket) -> None:
        if b"GET /a " not in connection.recv(65536):
            return connection.sendall(PAGE)
        connection.sendall(f"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:{target[0]}/b\r\n\r\n".encode())
        try:
            while next(sent) < 2000:
                connection.sendall(b"x" * 65536)
        except OSError:
            closed.set()

    with server(answer) as other, server(serve) as port:
        target[0] = other
        page = fetch_page(f"http://127.0.0.1:{port}/a", allow_private=True)
        assert page.url == f"http://127.0.0.1:{other}/b"
        assert closed.wait(20)
    assert next(sent) < 300  # what the system's buffers took


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


@pytest.mark.parametrize("begin", [b"", b"HTTP/1.1 302 Found\r\nX: ", HEAD + b"X: ", HEAD + b"\r\n"])
def test_all_of_it_together_has_one_deadline(monkeypatch, begin):
    monkeypatch.setattr(fetch, "LONGEST_WAIT", 0.4)
    over = threading.Event()

    def serve(connection: socket.socket) -> None:
        connection.recv(65536)
        connection.sendall(begin)
        while not over.wait(0.05):
            connection.sendall(b"x")

    began = time.monotonic()
    with server(serve) as port:
        message = refusal(f"http://127.0.0.1:{port}/a")
        over.set()
    assert message.startswith(f"http://127.0.0.1:{port}/a: no whole page after 0.4 seconds. Try again later.")
    assert time.monotonic() - began < 10


def test_the_status_line_is_not_shown():
    def serve(connection: socket.socket) -> None:
        connection.recv(65536)
        connection.sendall(b"HTTP/1.1 503 \x1b]0;owned\x07\x1b[2J\r\n\r\n")

    with server(serve) as port:
        assert ": the server answers 503 (Service Unavailable). Try" in refusal(f"http://127.0.0.1:{port}/a")


@pytest.mark.parametrize(
    "sent", [b"", b"\x1b[2J\r\n\r\n", b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200, b"HTTP/1.1 abc def\r\n\r\n"]
)
def test_what_is_no_answer_is_said_in_letters(sent):
    def serve(connection: socket.socket) -> None:
        connection.recv(65536)
        connection.sendall(sent)

    with server(serve) as port:
        message = refusal(f"http://127.0.0.1:{port}/a")
    assert message.startswith(f"http://127.0.0.1:{port}/a: ")
    assert message.isprintable()


def test_no_more_is_kept_of_a_page_than_is_read():
    sent = count()

    def serve(connection: socket.socket) -> None:
        connection.recv(65536)
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n")
        while next(sent) < 2000:
            connection.sendall(b"10000\r\n" + b"x" * 65536 + b"\r\n")

    with server(serve) as port:
        assert ": more than 8 MB." in refusal(f"http://127.0.0.1:{port}/a")
    assert next(sent) < 2 * LARGEST_PAGE / 65536 + 300


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.0.2.1", "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1",
        "fec0::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1",
        "64:ff9b::a00:1", "2002:7f00:1::", "2001:0:4136:e378:8000:63bf:3fff:fdd2", "2001:db8::1",
    ],
)  # fmt: skip
def test_an_address_of_ours_is_told_from_the_internet(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_an_address_of_the_internet_is_one(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "127.1", "0", "[::1]", "[::ffff:127.0.0.1]"]
)
def test_this_machine_is_asked_only_where_that_is_allowed(host):
    asked = threading.Event()
    with server(lambda connection: asked.set()) as port, pytest.raises(UserError) as caught:
        fetch_page(f"http://{host}:{port}/a")
    found = str(caught.value)
    assert found.startswith(f"http://{host}:{port}/a: leads to ")
    assert found.endswith(
        ", an address of this machine or of a network around it. Where you trust it: briefing add --allow-private"
    )
    assert not asked.is_set()


def names(monkeypatch, *answers: list[str]) -> list[str]:
    """Let names resolve to these addresses, the first time to the first of them; give the list of names asked for."""
    asked: list[str] = []
    left = list(answers)

    def resolve(host, port, *_, **__):
        if host[0].isdigit() or ":" in host:
            return [(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM, 6, "", (host, port))]
        asked.append(host)
        found = left.pop(0) if len(left) > 1 else left[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in found]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    return asked


def test_a_redirect_to_a_private_address_is_refused(monkeypatch):
    monkeypatch.setattr(hosts, "is_public", lambda address: address == "127.0.0.1")
    found = b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.2:1/\r\n\r\n"
    with server(lambda connection: connection.sendall(found)) as port, pytest.raises(UserError) as caught:
        fetch_page(f"http://127.0.0.1:{port}/a")
    assert str(caught.value).startswith("http://127.0.0.2:1/: leads to 127.0.0.2, an address of this machine")


def test_the_address_that_was_checked_is_the_one_asked(monkeypatch):
    asked = names(monkeypatch, ["127.0.0.1"], ["127.0.0.9"])
    heard = []

    def serve(connection: socket.socket) -> None:
        heard.append(connection.recv(65536))
        connection.sendall(PAGE)

    with server(serve) as port:
        page = fetch_page(f"http://news.example:{port}/a", allow_private=True)
    assert page.url == f"http://news.example:{port}/a"
    assert asked == ["news.example"]
    assert f"Host: news.example:{port}\r\n".encode() in heard[0]


def test_a_private_address_among_others_is_never_asked(monkeypatch):
    names(monkeypatch, ["127.0.0.1", "127.0.0.2"])
    monkeypatch.setattr(hosts, "is_public", lambda address: address == "127.0.0.2")
    with server(answer) as port, pytest.raises(UserError, match="can't be reached"):
        fetch_page(f"http://news.example:{port}/a")


def test_the_next_address_is_asked_where_nobody_is_at_the_first(monkeypatch):
    names(monkeypatch, ["127.0.0.2", "127.0.0.1"])
    with server(answer) as port:
        assert fetch_page(f"http://news.example:{port}/a", allow_private=True).raw


def test_an_address_of_ipv6_is_asked():
    try:
        with server(answer, host="::1") as port:
            assert fetch_page(f"http://[::1]:{port}/a", allow_private=True).raw
    except OSError:
        pytest.skip("this machine has no IPv6")


def test_a_proxy_is_asked_for_the_address_and_refuses_nothing_of_its_own(monkeypatch):
    heard = []

    def serve(connection: socket.socket) -> None:
        heard.append(connection.recv(65536))
        connection.sendall(PAGE)

    with server(serve) as port:
        monkeypatch.setattr("urllib.request.getproxies", lambda: {"http": f"http://ann:pass@127.0.0.1:{port}"})
        monkeypatch.setattr("urllib.request.proxy_bypass", lambda host: False)
        assert fetch_page("http://news.invalid/a?b=c").url == "http://news.invalid/a?b=c"
        with pytest.raises(UserError, match="leads to 127"):
            fetch_page("http://127.0.0.1:1/a")
    assert heard[0].startswith(b"GET http://news.invalid/a?b=c HTTP/1.1\r\n")
    assert b"Host: news.invalid\r\n" in heard[0]
    assert b"Proxy-Authorization: Basic YW5uOnBhc3M=\r\n" in heard[0].replace(
        b"proxy-authorization", b"Proxy-Authorization"
    )


def test_a_name_and_a_password_are_refused():
    assert refusal("http://ann:secret@127.0.0.1/a").startswith("http://ann:secret@127.0.0.1/a: holds a user name. ")


@pytest.mark.parametrize("url", ["http://a..b/", "http://127.0.0.1:99999/", f"http://{'a' * 70}.example/"])
def test_an_address_that_cannot_be_is_said(url):
    assert refusal(url).startswith(f"{url}: can't be reached (")


@pytest.fixture
def certificate(tmp_path):
    """A certificate for news.example that its own maker has signed."""
    key, found = tmp_path / "key.pem", tmp_path / "certificate.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", str(key), "-out", str(found)]
    command += ["-days", "2", "-subj", "/CN=news.example", "-addext", "subjectAltName=DNS:news.example"]
    try:
        subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("openssl is needed to make a certificate")
    return key, found


@pytest.mark.parametrize(
    ("host", "trusted", "reason"),
    [
        ("news.example", True, ""),
        ("other.example", True, "Hostname mismatch"),
        ("news.example", False, "self-signed certificate"),
    ],
)
def test_a_certificate_is_that_of_the_name(monkeypatch, certificate, host, trusted, reason):
    key, found = certificate
    names(monkeypatch, ["127.0.0.1"])
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(found, key)
    if trusted:
        monkeypatch.setattr(hosts, "_trusted", lambda: ssl.create_default_context(cafile=found))

    def serve(connection: socket.socket) -> None:
        with context.wrap_socket(connection, server_side=True) as tls:
            answer(tls)

    with server(serve) as port:
        url = f"https://{host}:{port}/a"
        if reason:
            assert reason in refusal(url)
        else:
            assert fetch_page(url, allow_private=True).raw


def serving(*answers: bytes) -> Serve:
    """Answer with these in turn, the last of them for good; a redirect is written as where it leads."""
    left = list(answers)

    def serve(connection: socket.socket) -> None:
        connection.recv(65536)
        connection.sendall(left.pop(0) if len(left) > 1 else left[0])

    return serve


def fetched(head: str, body: bytes) -> fetch.WebPage:
    """The page that a server answers with this head and body."""
    with server(serving(f"HTTP/1.1 200 OK\r\n{head}Connection: close\r\n\r\n".encode() + body)) as port:
        return fetch_page(f"http://127.0.0.1:{port}/a", allow_private=True)


def failure(*answers: bytes, path: str = "/a") -> FetchError:
    with server(serving(*answers)) as port, pytest.raises(FetchError) as caught:
        fetch_page(f"http://127.0.0.1:{port}{path}", allow_private=True)
    return caught.value


STORY = b"<!DOCTYPE html><html><p>The river rose.</p></html>"


@pytest.mark.parametrize("head", ["", "Content-Encoding: gzip\r\n"])
def test_what_is_packed_is_unpacked_whether_the_server_says_so_or_not(head):
    assert fetched(f"Content-Type: text/html\r\n{head}", gzip.compress(STORY)).raw == STORY


def test_what_is_packed_and_does_not_say_so_is_bounded(monkeypatch):
    monkeypatch.setattr(fetch, "LARGEST_PAGE", 1_000_000)
    packed = gzip.compress(b" " * 50_000_000, compresslevel=1)
    page = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n" + packed
    with server(serving(page)) as port, pytest.raises(FetchError, match="more than 1 MB"):
        fetch_page(f"http://127.0.0.1:{port}/a", allow_private=True, largest=1_000_000)


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        ("Content-Encoding: br\r\n", b"\x1b\x01", 'is packed as "br", which nobody asked for'),
        ("", gzip.compress(STORY, mtime=0)[:-9], "what came is packed, and can't be unpacked. Try again later"),
        ("Content-Encoding: gzip\r\n", b"\x1f\x8b" + b"x" * 90, "what came is packed, and can't be unpacked"),
        ("Content-Length: 90\r\n", STORY, f"the answer broke off after {len(STORY)} bytes, {90 - len(STORY)} before"),
        ("Transfer-Encoding: chunked\r\n", b"100\r\nabc", "the answer broke off after "),
    ],
)
def test_what_came_broken_is_named(head, body, expected):
    found = failure(f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{head}Connection: close\r\n\r\n".encode() + body)
    assert expected in str(found)


def test_a_page_of_no_declared_kind_is_known_by_how_it_begins():
    assert fetched("", b"\n" + STORY).kind == "text/html"
    found = failure(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n%PDF-1.7")
    assert "found an answer of no declared kind, expected a web page" in str(found)


@pytest.mark.parametrize(
    ("status", "head", "words", "after"),
    [
        ("429 x", "Retry-After: 120", "429 (Too Many Requests), since it was asked too often. Try again in 2 m", 120),
        ("429 x", "", "since it was asked too often. Try again later", 0),
        ("503 x", "Retry-After: 5400", "503 (Service Unavailable). Try again in 2 hours", 5400),
        ("503 x", "Retry-After: 1", "503 (Service Unavailable). Try again in 1 second.", 1),
        ("500 x", "Retry-After: soon", "500 (Internal Server Error). Try again later", 0),
        ("429 x", f"Retry-After: {'9' * 400}", "Try again in 7 days", 7 * 86_400),
        ("503 x", "Retry-After: Sun, 06 Nov 1994 08:49:37 GMT", "(Service Unavailable). Try again later", 0),
        ("503 x", "Retry-After: Fri, 31 Dec 9999 23:59:59 GMT", "Try again in 7 days", 7 * 86_400),
        ("404 x", "Retry-After: 9", "404 (Not Found). Check the address", 0),
    ],
)  # fmt: skip
def test_a_refusal_says_when_to_ask_again(status, head, words, after):
    found = failure(f"HTTP/1.1 {status}\r\n{head}\r\nConnection: close\r\n\r\n".encode())
    assert words in str(found)
    assert (found.may_pass, found.after) == (status[:3] != "404", after)


def redirect(target: str) -> bytes:
    return f"HTTP/1.1 302 Found\r\nLocation: {target}\r\nConnection: close\r\n\r\n".encode()


def test_a_circle_is_left_at_once():
    asked = count()

    def serve(connection: socket.socket) -> None:
        next(asked)
        connection.sendall(redirect("/b" if b"GET /a " in connection.recv(65536) else "/a"))

    with server(serve) as port:
        assert "sends us on in a circle, as sites do that ask for a cookie" in refusal(f"http://127.0.0.1:{port}/a")
    assert next(asked) == 2


def test_a_chain_has_its_end():
    numbers = count()

    def serve(connection: socket.socket) -> None:
        connection.recv(65536)
        connection.sendall(redirect(f"/{next(numbers)}"))

    with server(serve) as port:
        assert "sends us on more than 10 times" in refusal(f"http://127.0.0.1:{port}/a")
    assert next(numbers) == fetch.MOST_HOPS


@pytest.mark.parametrize("target", ["http://news.example:{port}/b", "http://news.example:{port}/a"])
def test_nobody_is_led_from_https_to_http(monkeypatch, certificate, target):
    key, found = certificate
    names(monkeypatch, ["127.0.0.1"])
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(found, key)
    monkeypatch.setattr(hosts, "_trusted", lambda: ssl.create_default_context(cafile=found))

    def serve(connection: socket.socket) -> None:
        with context.wrap_socket(connection, server_side=True) as tls:
            is_first = b"GET /a " in tls.recv(65536)
            tls.sendall(redirect(target.format(port=port)) if is_first else PAGE)

    with server(serve) as port:
        url = f"https://news.example:{port}/a"
        if target.endswith("/a"):
            assert "/a, where anybody on the way can alter it. Where you take that, add that" in refusal(url)
        else:
            assert fetch_page(url, allow_private=True).url == f"https://news.example:{port}/b"


def test_a_page_that_has_not_changed_is_not_sent_again():
    heard = []

    def serve(connection: socket.socket) -> None:
        heard.append(connection.recv(65536).decode())
        is_known = 'If-None-Match: "v1"' in heard[-1]
        connection.sendall(b"HTTP/1.1 304 Not Modified\r\n\r\n" if is_known else changed)

    changed = PAGE.replace(b"Connection", b'ETag: "v1"\r\nLast-Modified: yesterday\r\nConnection')
    with server(serve) as port:
        url = f"http://127.0.0.1:{port}/a"
        page = fetch_page(url, allow_private=True)
        assert page.version == ('"v1"', "yesterday")
        assert fetch_page(url, allow_private=True, known=page.version) is None
    assert "If-Modified-Since: yesterday" in heard[1]
    assert f"User-Agent: {fetch.AGENT}/" in heard[0] and "If-" not in heard[0]
    assert "answers 304 (Not Modified)" in str(failure(b"HTTP/1.1 304 x\r\n\r\n"))
