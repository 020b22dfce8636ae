"""Visits to other people's hosts: politely, above all to pages that nobody named one by one.

One page at a time, with a pause before the next of the same host; what a site's robots.txt (RFC
9309) keeps from programs is not asked for; a host that asks to wait, or fails time and again, is
left alone for the rest of the command.
"""

import time
from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from generator.web.fetch import (
    AGENT,
    ANY_KIND,
    NO_VERSION,
    WEB_PAGE_KINDS,
    Version,
    WebPage,
    fetch_page,
)
from generator.web.fetch_error import FetchError

if TYPE_CHECKING:
    from protego import Protego

PAUSE = 1.0  # seconds between two pages of one host
LONGEST_PAUSE = 10.0  # seconds; some sites ask for minutes, and mean those who read all of them
LARGEST_ROBOTS = 500_000  # bytes; RFC 9309 asks to read so many
MOST_FAILURES = 3  # in a row, before a host is left alone
BUSY = (429, 503)


class Visits:
    """Fetches pages of other people's hosts."""

    def __init__(
        self,
        allow_private: bool = False,
        pause: float | None = None,
        wait: Callable[[float], None] = time.sleep,
    ):
        self._allow_private = allow_private
        self._pause = PAUSE if pause is None else pause
        self._wait = wait
        self._robots: dict[str, Protego | None] = {}  # by scheme and host
        self._left: dict[str, float] = {}  # when each host was asked last
        self._failures: Counter[str] = Counter()  # in a row, by host
        self._closed: dict[str, FetchError] = {}  # hosts that are left alone, and why

    def fetch(
        self,
        url: str,
        known: Version = NO_VERSION,
        *,
        kinds: tuple[str, ...] = WEB_PAGE_KINDS,
        largest: int,
        is_named: bool = False,
    ) -> WebPage | None:
        """Fetch a page; None where the server says that the known version still stands.

        One that the user named is fetched at once, as a browser does. Raises `FetchError` where
        there is none, or it is not to be asked for.
        """
        host = urlsplit(url).netloc.lower()
        if error := self._closed.get(host):
            problem = f"not asked for, since {host} is left alone for now ({_reason(error)})"
            raise FetchError(f"{url}: {problem}. Try again later", after=error.after)
        if not is_named:
            self._rest(host, self._check_robots(url))
        try:
            options = {"known": known, "kinds": kinds, "largest": largest}
            page = fetch_page(url, self._allow_private, **options)
        except FetchError as error:
            self._note_failure(host, error)
            raise
        finally:
            self._left[host] = time.monotonic()
        self._failures[host] = 0
        return page

    def _check_robots(self, url: str) -> float:
        """Raise `FetchError` where programs are to keep off; give the pause that is asked for."""
        robots = self._robots_of(url)
        if robots is None:
            return self._pause
        if not robots.can_fetch(url, AGENT):
            problem = "the site's robots.txt keeps programs from this page"
            way_out = "Save it in your browser as .html, and add that file"
            raise FetchError(f"{url}: {problem}. {way_out}", may_pass=False)
        asked = min(robots.crawl_delay(AGENT) or 0, LONGEST_PAUSE)
        return max(self._pause, asked) if self._pause else 0

    def _robots_of(self, url: str) -> "Protego | None":
        """Give what a site tells programs; None where it tells nothing.

        A site whose robots.txt fails is left alone, as RFC 9309 asks.
        """
        parts = urlsplit(url)
        site = f"{parts.scheme.lower()}://{parts.netloc.lower()}"
        if site not in self._robots:
            try:
                page = fetch_page(
                    f"{site}/robots.txt",
                    self._allow_private,
                    kinds=ANY_KIND,
                    largest=LARGEST_ROBOTS,
                )
            except FetchError as error:
                if error.may_pass:
                    self._closed[parts.netloc.lower()] = error
                    way_out = "Check the address, or try again later"
                    problem = f"{_reason(error)}. {way_out}"
                    raise FetchError(f"{url}: {problem}", after=error.after) from error
                self._robots[site] = None
            else:
                from protego import Protego  # only a feed's pages are asked for so

                self._robots[site] = Protego.parse(page.raw.decode("utf-8-sig", "replace"))
        return self._robots[site]

    def _rest(self, host: str, pause: float) -> None:
        """Wait until the pause since the last visit to the host is over."""
        left = self._left.get(host, 0) + pause - time.monotonic()
        if host in self._left and left > 0:
            self._wait(left)

    def _note_failure(self, host: str, error: FetchError) -> None:
        self._failures[host] = self._failures[host] + 1 if error.may_pass else 0
        if error.status in BUSY or self._failures[host] >= MOST_FAILURES:
            self._closed[host] = error


def _reason(error: FetchError) -> str:
    """Say what went wrong, without the address and the way out."""
    return str(error).partition(": ")[2].partition(". ")[0]
