"""A page of the web, fetched once, from a server that is not trusted.

Every hop of a redirect is checked like the address itself, and the body of a redirect is never
read. A host's name is resolved once, the addresses found are checked, and the connection goes to
one of these, so that a name can't resolve to another address in between. Behind a proxy, the proxy
resolves the names; ours is then only a first look.
"""

import socket
import ssl
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from email.message import Message
from http import HTTPStatus
from ipaddress import IPv4Address, IPv6Network, ip_address
from queue import Empty, SimpleQueue
from threading import Thread
from urllib.parse import SplitResult, quote, unquote, urldefrag, urljoin, urlsplit

import urllib3
from urllib3.exceptions import ConnectTimeoutError, HTTPError, NewConnectionError

from generator.errors import UserError
from generator.read.html import READER, known_encoding
from generator.read.metadata import is_web_address

LARGEST_PAGE = READER.largest  # bytes
LONGEST_WAIT = 30  # seconds for all hops together; the slowest news sites take ten
# Browsers follow 20; a news site needs three: to https, to www., to the article's new address.
MOST_HOPS = 10
CHUNK = 65_536  # bytes read, and unpacked, at once
WEB_PAGE_KINDS = ("text/html", "application/xhtml+xml")
HEADERS = {
    "User-Agent": "briefing-site",
    "Accept": ", ".join(WEB_PAGE_KINDS),
    "Accept-Encoding": "gzip",
}
WHOLE = (HTTPStatus.OK, HTTPStatus.NON_AUTHORITATIVE_INFORMATION)
REDIRECTS = (301, 302, 303, 307, 308)

GLOBAL_UNICAST = IPv6Network("2000::/3")
NAT64 = IPv6Network("64:ff9b::/96")  # an IPv4 address as networks of IPv6 alone write it

AS_TEXT = "Save its text as .txt, and add that file"
INSTEAD = "Or save the page in your browser as .html, and add that file"


@dataclass(frozen=True, slots=True)
class WebPage:
    """A page as it came."""

    url: str  # after redirects
    raw: bytes
    encoding: str  # as the server declares it, else ""


def fetch_page(url: str, allow_private: bool = False) -> WebPage:
    """Fetch the page at an address, or raise `UserError` with the reason why there is none.

    It is fetched in a thread, since nothing else ends a wait for names, handshakes and headers that
    come byte by byte.
    """
    results: SimpleQueue[WebPage | Exception] = SimpleQueue()

    def fetch() -> None:
        try:
            results.put(_follow(url, allow_private))
        except Exception as error:  # raised again below
            results.put(error)

    Thread(target=fetch, daemon=True).start()
    try:
        result = results.get(timeout=LONGEST_WAIT)
    except Empty:
        problem = f"no whole page after {LONGEST_WAIT} seconds"
        raise UserError(f"{url}: {problem}. Try again later. {INSTEAD}") from None
    if isinstance(result, HTTPError | OSError | ValueError):
        reason = f"can't be reached ({_reason(result)}). Check the address and the network"
        raise UserError(f"{url}: {reason}. {INSTEAD}") from result
    if isinstance(result, Exception):
        raise result
    return result


def is_public(address: str) -> bool:
    """Tell whether an IP address is one of the public internet.

    Others are of this machine or of a network around it.
    """
    ip = ip_address(address.partition("%")[0])
    if ip.version == 4:
        return ip.is_global and not ip.is_multicast
    if ip.ipv4_mapped:
        return is_public(str(ip.ipv4_mapped))
    if ip in NAT64:
        return is_public(str(IPv4Address(int(ip) % 2**32)))
    is_tunnel = ip.sixtofour or ip.teredo  # which may end at any IPv4 address
    return ip in GLOBAL_UNICAST and ip.is_global and not is_tunnel


def _follow(url: str, allow_private: bool) -> WebPage:
    hop = urldefrag(url).url
    for _ in range(MOST_HOPS):
        with _answer(hop, allow_private) as answer:
            target = answer.headers.get("Location") if answer.status in REDIRECTS else None
            if target is None:
                return WebPage(hop, _read_body(answer, url), _encoding(answer))
        hop = _next_hop(url, hop, target)
    problem = f"sends us on more than {MOST_HOPS} times"
    raise UserError(f"{url}: {problem}. Open it in your browser, and add where it ends")


def _next_hop(url: str, hop: str, target: str) -> str:
    """Find the address a redirect leads to. Headers come as Latin-1, and servers mean UTF-8."""
    with suppress(UnicodeError):
        target = target.encode("latin-1").decode("utf-8")
    found = urldefrag(urljoin(hop, target.strip())).url
    if not is_web_address(found):
        raise UserError(f"{url}: sends us on to {found[:200]}, which is no web address. {INSTEAD}")
    return found


@contextmanager
def _answer(hop: str, allow_private: bool) -> Iterator[urllib3.BaseHTTPResponse]:
    """Ask a server, and read the headers of its answer alone; what nobody reads is thrown away."""
    parts = urlsplit(hop)
    if parts.username is not None:
        way_out = "Save the page in your browser as .html, and add that file"
        raise UserError(f"{hop}: holds a user name. {way_out}")
    host = (parts.hostname or "").encode("idna").decode()
    port = parts.port or urllib3.connection.port_by_scheme[parts.scheme.lower()]
    proxy = _proxy(parts.scheme.lower(), host)
    addresses = _checked_addresses(
        hop,
        host,
        port=port,
        allow_private=allow_private,
        must_resolve=not proxy,
    )
    if proxy:
        whole_address = _whole_address(parts, host)
        answer = _ask(proxy, whole_address)
    else:
        answer = _ask_first(addresses, parts, host=host, port=port)
    try:
        yield answer
    finally:
        answer.close()


def _ask_first(
    addresses: list[str],
    parts: SplitResult,
    *,
    host: str,
    port: int,
) -> urllib3.BaseHTTPResponse:
    """Ask the first of the addresses at which a server is.

    Networks without IPv6 resolve names to its addresses all the same.
    """
    failure: Exception = OSError("the name has no address")
    for address in addresses:
        if parts.scheme.lower() == "https":
            pool = urllib3.HTTPSConnectionPool(
                address,
                port,
                ssl_context=_trusted(),
                server_hostname=host,
            )
        else:
            pool = urllib3.HTTPConnectionPool(address, port)
        try:
            return _ask(pool, _request_target(parts), Host=_host_header(parts, host))
        except (NewConnectionError, ConnectTimeoutError) as error:
            failure = error
    raise failure


def _ask(pool, target: str, **headers: str) -> urllib3.BaseHTTPResponse:
    timeout = urllib3.Timeout(connect=LONGEST_WAIT, read=LONGEST_WAIT)
    options = {"retries": False, "redirect": False, "preload_content": False, "timeout": timeout}
    return pool.urlopen("GET", target, headers=HEADERS | headers, **options)


def _checked_addresses(
    hop: str,
    host: str,
    *,
    port: int,
    allow_private: bool,
    must_resolve: bool,
) -> list[str]:
    """Look up the IP addresses of a host that may be asked."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError:
        if must_resolve:
            raise
        return []
    addresses = list(dict.fromkeys(str(info[4][0]) for info in found))
    allowed = [address for address in addresses if allow_private or is_public(address)]
    if not allowed:
        place = f"leads to {addresses[0]}, an address of this machine or of a network around it"
        raise UserError(f"{hop}: {place}. Where you trust it: briefing add --allow-private")
    return allowed


def _proxy(scheme: str, host: str) -> urllib3.ProxyManager | None:
    """Find the proxy that the system's settings name for a host."""
    address = urllib.request.getproxies().get(scheme)
    if not address or urllib.request.proxy_bypass(host):
        return None
    parts = urlsplit(address if "://" in address else f"http://{address}")
    headers = {}
    if parts.username:
        account = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
        headers = urllib3.make_headers(proxy_basic_auth=account)
    return urllib3.ProxyManager(parts.geturl(), proxy_headers=headers, ssl_context=_trusted())


def _whole_address(parts: SplitResult, host: str) -> str:
    return f"{parts.scheme}://{_host_header(parts, host)}{_request_target(parts)}"


def _host_header(parts: SplitResult, host: str) -> str:
    name = f"[{host}]" if ":" in host else host
    return f"{name}:{parts.port}" if parts.port else name


def _request_target(parts: SplitResult) -> str:
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~?")
    return f"{path}?{query}" if query else path


def _read_body(answer: urllib3.BaseHTTPResponse, url: str) -> bytes:
    """Read the whole body of a web page, unpacked. Raises `UserError` for any other answer."""
    if answer.status not in WHOLE:
        problem = f"the server answers {_named(answer.status)}"
        raise UserError(f"{url}: {problem}. {_way_out(answer.status)}")
    kind = _content_type(answer).get_content_type()
    if kind not in WEB_PAGE_KINDS:
        raise UserError(f"{url}: found {kind[:60]}, expected a web page. {AS_TEXT}")
    body = bytearray()
    while chunk := answer.read(CHUNK):
        body += chunk
        if len(body) > LARGEST_PAGE:
            raise UserError(f"{url}: more than {LARGEST_PAGE / 1e6:g} MB. {AS_TEXT}")
    return bytes(body)


def _encoding(answer: urllib3.BaseHTTPResponse) -> str:
    return known_encoding(_content_type(answer).get_content_charset() or "")


def _content_type(answer: urllib3.BaseHTTPResponse) -> Message:
    message = Message()
    message["Content-Type"] = answer.headers.get("Content-Type", "")
    return message


def _named(status: int) -> str:
    """Name a status with its standard words, since the server's own may hold anything."""
    try:
        return f"{status} ({HTTPStatus(status).phrase})"
    except ValueError:
        return str(status)


def _way_out(status: int) -> str:
    if status in (404, 410):
        return "Check the address"
    if status >= 500:
        return f"Try again later. {INSTEAD}"
    if status < 400:
        return f"That is not the whole page. {INSTEAD}"
    return f"The site keeps programs out. {INSTEAD[3:].capitalize()}"


def _reason(error: Exception) -> str:
    """Say what went wrong on the way, without the connection's address that urllib3 puts first."""
    cause = error
    if isinstance(error, NewConnectionError) and error.__cause__:
        cause = error.__cause__
    reason = getattr(cause, "strerror", None) or next(iter(cause.args), "")
    return str(reason)[:200] or type(cause).__name__


def _trusted() -> ssl.SSLContext:
    """Trust the system's certificates and certifi's; on macOS Python finds none of the former."""
    import certifi

    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context
