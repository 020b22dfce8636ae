"""Asking a server that is not trusted.

A host's name is resolved once, the addresses found are checked, and the connection goes to one of
these, so that a name can't resolve to another address in between. Behind a proxy, the proxy
resolves the names; ours is then only a first look.
"""

import socket
import ssl
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from ipaddress import IPv4Address, IPv6Network, ip_address
from urllib.parse import SplitResult, quote, unquote, urlsplit

import urllib3
from urllib3.exceptions import ConnectTimeoutError, NewConnectionError

from generator.errors import UserError

GLOBAL_UNICAST = IPv6Network("2000::/3")
NAT64 = IPv6Network("64:ff9b::/96")  # an IPv4 address as networks of IPv6 alone write it


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


@contextmanager
def ask(
    hop: str, headers: dict[str, str], *, wait: float, allow_private: bool
) -> Iterator[urllib3.BaseHTTPResponse]:
    """Ask a server, and read the headers of its answer alone; what nobody reads is thrown away.

    `wait` is in seconds, for the connection and again for each time that nothing comes.
    """
    parts = urlsplit(hop)
    if parts.username is not None:
        way_out = "Save the page in your browser as .html, and add that file"
        raise UserError(f"{hop}: holds a user name. {way_out}")
    host = (parts.hostname or "").encode("idna").decode()
    port = parts.port or urllib3.connection.port_by_scheme[parts.scheme.lower()]
    proxy = _proxy(parts.scheme.lower(), host)
    options = {"allow_private": allow_private, "must_resolve": not proxy}
    addresses = _checked_addresses(hop, host, port=port, **options)
    if proxy:
        target = f"{parts.scheme}://{_host_header(parts, host)}{_request_target(parts)}"
        answer = _ask(proxy, target, headers=headers, wait=wait)
    else:
        reach = partial(_ask, headers=headers | {"Host": _host_header(parts, host)}, wait=wait)
        answer = _ask_first(reach, addresses, parts, host=host, port=port)
    try:
        yield answer
    finally:
        answer.close()


def _ask_first(
    reach: Callable[..., urllib3.BaseHTTPResponse],
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
            return reach(pool, _request_target(parts))
        except (NewConnectionError, ConnectTimeoutError) as error:
            failure = error
    raise failure


def _ask(pool, target: str, *, headers: dict[str, str], wait: float) -> urllib3.BaseHTTPResponse:
    timeout = urllib3.Timeout(connect=wait, read=wait)
    options = {"retries": False, "redirect": False, "preload_content": False, "timeout": timeout}
    return pool.urlopen("GET", target, headers=headers, **options)


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


def _host_header(parts: SplitResult, host: str) -> str:
    name = f"[{host}]" if ":" in host else host
    return f"{name}:{parts.port}" if parts.port else name


def _request_target(parts: SplitResult) -> str:
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~?")
    return f"{path}?{query}" if query else path


@cache
def _trusted() -> ssl.SSLContext:
    """Trust the system's certificates and certifi's; on macOS Python finds none of the former."""
    import certifi

    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context
