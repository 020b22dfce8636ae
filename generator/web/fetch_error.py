"""Why a page of the web did not come, and whether a later try may have another end."""

import http.client
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from gzip import BadGzipFile
from http import HTTPStatus
from zlib import error as ZlibError

import urllib3
from urllib3.exceptions import DecodeError, NewConnectionError

from generator.errors import UserError
from generator.listing import count

# That a later try may have another end: too early, too many, and all that is the server's fault.
PASSING = (408, 425, 429)
LONGEST_DELAY = 7 * 86_400  # seconds that a server may ask to wait
UNITS = (("day", 86_400), ("hour", 3_600), ("minute", 60), ("second", 1))
BROKEN = (DecodeError, BadGzipFile, EOFError, ZlibError)
INSTEAD = "Or save the page in your browser as .html, and add that file"


class FetchError(UserError):
    """A page that did not come."""

    def __init__(self, message: str, *, may_pass: bool = True, after: int = 0, status: int = 0):
        super().__init__(message)
        self.status = status  # of the answer; 0 where none came
        self.may_pass = may_pass  # whether a later try may have another end
        self.after = after  # seconds that the server asks to wait for it; 0 where it says nothing


def refusal(url: str, answer: urllib3.BaseHTTPResponse) -> FetchError:
    """Say what a server answered instead of a page, and when to ask again."""
    status = answer.status
    may_pass = status >= 500 or status in PASSING
    after = _seconds(answer.headers.get("Retry-After", "")) if may_pass else 0
    problem = f"the server answers {named(status)}"
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        problem += ", since it was asked too often"
    way_out = f"Try again in {length(after)}. {INSTEAD}" if after else _way_out(status)
    return FetchError(f"{url}: {problem}. {way_out}", may_pass=may_pass, after=after, status=status)


def _seconds(written: str) -> int:
    """Read how long a server asks to wait, given in seconds or as a time; 0 for neither."""
    written = written.strip()
    if written.isascii() and written.isdigit():
        return min(int(written[:9]), LONGEST_DELAY)
    try:
        moment = parsedate_to_datetime(written)
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        left = (moment - datetime.now(UTC)).total_seconds()
    except (ValueError, TypeError, OverflowError):
        return 0
    return max(0, min(int(left), LONGEST_DELAY))


def length(seconds: int) -> str:
    """Write a time to wait in the largest unit that does, rounded up."""
    unit, size = next((unit, size) for unit, size in UNITS if seconds >= size or size == 1)
    return count(-(-seconds // size), unit)


def named(status: int) -> str:
    """Name a status with its standard words, since the server's own may hold anything."""
    try:
        return f"{status} ({HTTPStatus(status).phrase})"
    except ValueError:
        return str(status)


def _way_out(status: int) -> str:
    if status in (404, 410):
        return "Check the address"
    if status >= 500 or status in PASSING:
        return f"Try again later. {INSTEAD}"
    if status < 400:
        return f"That is not the whole page. {INSTEAD}"
    return f"The site keeps programs out. {INSTEAD[3:].capitalize()}"


def explain(error: Exception) -> str:
    """Say what went wrong on the way, without the connection's address that urllib3 puts first."""
    cause = next((one for one in error.args if isinstance(one, http.client.IncompleteRead)), error)
    if isinstance(cause, http.client.IncompleteRead):
        came = cause.partial if isinstance(cause.partial, int) else len(cause.partial)
        left = f", {cause.expected} before its end" if cause.expected else ""
        return f"the answer broke off after {came} bytes{left}. Try again later"
    if isinstance(error, BROKEN):
        return "what came is packed, and can't be unpacked. Try again later"
    if isinstance(error, NewConnectionError) and error.__cause__:
        cause = error.__cause__
    reason = getattr(cause, "strerror", None) or next(iter(cause.args), "")
    words = str(reason)[:200] or type(cause).__name__
    return f"can't be reached ({words}). Check the address and the network"
