"""Bring the articles of feeds into the folder of seeds.

The page that an entry leads to is the article; what the feed itself has of it stands in where the
page can't be had, if that is a whole text. A feed in a file is read as it is: only entries without
text of their own are fetched. What is a seed already is fetched again only where the feed says that
it changed since.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from generator.add import FEWEST_WORDS, add_page, fetched_at
from generator.config import Config
from generator.errors import UserError
from generator.feed_state import Health, Settled, now, read_health, write_health
from generator.fetch import FEED_KINDS, WebPage
from generator.fetch_error import FetchError, length
from generator.read.feed import LARGEST_FEED, Feed, FeedEntry, read_feed, read_outline
from generator.read.html import READER
from generator.replaced_seed import Replaced
from generator.seeds import Added, KnownText, Seeds
from generator.visits import Visits

# Articles of one feed at a time: who follows a new one wants the newest, and a host its peace.
MOST_NEW = 100


class Refused(NamedTuple):
    """An entry that did not come in, and why."""

    message: str
    may_pass: bool = False  # whether it may come in at a later time


Outcome = Added | Replaced | Refused


class Fetched(NamedTuple):
    """What became of a feed."""

    address: str
    entries: int = 0
    outcomes: tuple[Outcome, ...] = ()
    note: str = ""  # where nothing was read: why
    error: str = ""


def bring_in(
    feed: Feed, seeds: Seeds, visits: Visits, settled: Settled | None = None, *, is_file: bool = False
) -> Iterator[Outcome]:
    """Bring in what is new of a feed; what there is already is passed over.

    Entries that are `settled` are passed over too, and the others are noted there.
    """
    taken = 0
    for number, entry in enumerate(feed.entries):
        former = seeds.of_address(entry.address) if entry.address else None
        is_done = settled is not None and entry.address in settled
        if not _is_changed(entry, former) if former else is_done:
            if settled is not None:
                settled.add(entry.address)
            continue
        if taken == MOST_NEW and not is_file:
            left = len(feed.entries) - number
            problem = f"{MOST_NEW} articles are fetched of a feed at a time, {left} entries are left"
            yield Refused(f"{feed.title}: {problem}. Do the same again for more", may_pass=True)
            return
        taken += 1
        outcome = _bring_entry(entry, seeds, visits, is_file=is_file)
        is_over = outcome is None or not (isinstance(outcome, Refused) and outcome.may_pass)
        if settled is not None and is_over:
            settled.add(entry.address)
        if outcome is not None:
            yield outcome


def fetch_feeds(
    config: Config, feeds: Iterable[str], seeds: Seeds, visits: Visits
) -> Iterator[Fetched]:
    """Bring in what is new of each feed of a project."""
    settled = Settled(config.seeds)
    for address in feeds:
        health = read_health(config.root, address)
        if health.is_waiting:
            yield Fetched(address, note=f"its server asks to wait until {health.not_before}")
            continue
        try:
            yield _fetch_feed(config.root, health, seeds, visits, settled)
        except FetchError as error:
            write_health(config.root, _failed(health, error))
            yield Fetched(address, error=str(error))
        except UserError as error:
            write_health(config.root, health._replace(error=str(error)))
            yield Fetched(address, error=str(error))
        finally:
            settled.save()
