"""What is remembered of feeds: which of their articles are settled, and how each feed is.

Settled is what came in once, and what can't: an article that the editor took out of the folder does
not come back, and a page behind a wall is not asked for at each turn. That stands beside the
articles, in a file under version control: one address a line, in order, of which git keeps the
lines of both sides. How a feed was last time, and which version of it we have, is this machine's
own, and stands in .cache/: without it the whole feed is asked for once more, and nothing else.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from generator.add.seeds import address_key, bare_address
from generator.caching.last_build import CACHE, digest_of, read_record, write_record
from generator.config import Config
from generator.files import read_bytes, write_atomic
from generator.read.metadata import is_web_address
from generator.web.fetch import Version

SETTLED = ".feeds"  # in the folder of articles; hidden, so no seed
FOR_GIT = ".gitattributes"
BOTH_SIDES = f"# Git keeps the lines of both sides.\n{SETTLED} merge=union\n"
HEALTH = CACHE / "feeds"  # in the project's folder


class Settled:
    """The addresses that feeds led to and that are settled."""

    def __init__(self, seeds: Path):
        self._path = seeds / SETTLED
        data = read_bytes(self._path) or b""
        lines = data.decode("utf-8", "replace").splitlines()
        # Marks of a merge are no addresses, so both sides of one are read.
        self._lines = {line.strip() for line in lines if is_web_address(line.strip())}
        self._keys = set(map(address_key, self._lines))
        self._has_changed = False

    def __contains__(self, address: str) -> bool:
        return address_key(address) in self._keys

    def add(self, address: str) -> None:
        """Note that an address is settled."""
        if address and address not in self:
            self._lines.add(bare_address(address))
            self._keys.add(address_key(address))
            self._has_changed = True

    def save(self) -> None:
        """Write what was noted since."""
        if not self._has_changed:
            return
        text = "".join(f"{line}\n" for line in sorted(self._lines))
        write_atomic(self._path, text.encode("utf-8"), durable=True)
        if not self._path.with_name(FOR_GIT).exists():
            write_atomic(self._path.with_name(FOR_GIT), BOTH_SIDES.encode())
        self._has_changed = False


class Health(NamedTuple):
    """How a feed was when it was last asked for."""

    address: str
    fetched: str = ""  # when it last answered, as ISO 8601 in UTC; "" for never
    new: str = ""  # when it last had something new
    error: str = ""  # what went wrong last time; "" where nothing did
    not_before: str = ""  # when its server asks to be asked again
    version: tuple[str, str] = ("", "")
    # The addresses in that version, and when each had changed; "" where it does not say.
    listed: tuple[tuple[str, str], ...] = ()

    @property
    def is_waiting(self) -> bool:
        """Whether the time until which its server asks to wait is not over."""
        return self.not_before > now()

    def known_version(self, settled: Settled) -> Version:
        """Give the version to ask with: none while something in it is not settled.

        Else what failed, or what was lost with a state of the folder, would not come again.
        """
        is_done = all(address in settled for address, _ in self.listed)
        return Version(*self.version) if is_done else Version()


def now() -> str:
    """This moment, as what is remembered has it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def read_health(root: Path, address: str) -> Health:
    """Say how a feed was last time; nothing is known of one that was never asked for here."""
    record = read_record(_path(root, address))
    try:
        health = Health(*record) if isinstance(record, list) else Health(address)
        etag, modified = health.version
        listed = tuple((place, changed) for place, changed in health.listed)
        return health._replace(version=(etag, modified), listed=listed)
    except (TypeError, ValueError):  # it was written by another version of the program
        return Health(address)


def write_health(root: Path, health: Health) -> None:
    """Remember how a feed is."""
    write_record(_path(root, health.address), list(health))


def tell_health(config: Config, feeds: Iterable[str]) -> list[str]:
    """Say how each feed is, in a line."""
    return [_line(read_health(config.root, address)) for address in feeds]


def _path(root: Path, address: str) -> Path:
    return root / HEALTH / digest_of(address.encode())


def _line(health: Health) -> str:
    if not (health.fetched or health.error):
        return f"{health.address}: not fetched here yet"
    told = [f"fetched {_moment(health.fetched)}", f"last new {_moment(health.new)}"]
    if health.error:
        told.append(f"failed last time: {health.error.removeprefix(f'{health.address}: ')}")
    if health.is_waiting:
        told.insert(0, f"asked for no more before {_moment(health.not_before)}")
    return f"{health.address}: {', '.join(told)}"


def _moment(written: str) -> str:
    return f"{written[:10]} {written[11:16]} UTC" if written else "never"
