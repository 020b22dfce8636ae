"""Bring the articles of feeds into the folder of seeds.

The page that an entry leads to is the article; what the feed itself has of it stands in where the
page is not to be had, if that is a whole text. A feed in a file is read as it is: only entries
without text of their own are fetched. What is a seed already is fetched again only where the feed
says that it changed since.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from generator.add.feed_state import HEALTH, Health, Settled, now, read_health, write_health
from generator.add.one_article import (
    FEWEST_WORDS,
    add_entry,
    add_file,
    add_page,
    today,
    with_remarks,
)
from generator.add.replaced_seed import Replaced
from generator.add.seeds import Added, KnownText, Seeds
from generator.config import Config
from generator.errors import UserError
from generator.files import lock, read_bytes
from generator.listing import count
from generator.read import metadata_beside
from generator.read.feed import ENDINGS, LARGEST_FEED, Feed, FeedEntry, read_feed, read_outline
from generator.read.feed_signs import is_feed, is_outline
from generator.read.metadata import Metadata, is_web_address, read_metadata
from generator.read.several import ArticleInFile
from generator.read.text import text_with_title
from generator.web.fetch import FEED_KINDS, LARGEST_PAGE, WEB_PAGE_KINDS, check_kind
from generator.web.fetch_error import FetchError
from generator.web.visits import Visits

# Articles of one feed at a time: a new feed has its newest, and a host its peace.
MOST_NEW = 100
OF_A_FEED = (*WEB_PAGE_KINDS, *FEED_KINDS)
SETTING = "feeds: [https://example.org/feed.xml]"


class Refused(NamedTuple):
    """An entry that did not come in, and why."""

    message: str
    may_pass: bool = False  # whether it may come in at a later time


Outcome = Added | Replaced | Refused


class Fetched(NamedTuple):
    """What became of a feed that was asked for."""

    address: str
    entries: int = 0
    new: int = 0  # articles that came in, or replaced their former text
    note: str = ""  # why nothing was read, where that is no failure
    error: str = ""


def bring(source: str | ArticleInFile, seeds: Seeds, visits: Visits) -> Iterator[Outcome]:
    """Bring in what `briefing add` is given: one article, or those of a feed or a list of feeds.

    Raises `UserError` where one can't be read or fetched, or its text is there already.
    """
    if isinstance(source, ArticleInFile):
        yield _bring_record(source, seeds, visits)
        return
    raw, address = b"", ""
    if is_web_address(source):
        page = visits.fetch(source, kinds=OF_A_FEED, largest=LARGEST_PAGE, is_named=True)
        if not is_feed(page.raw):
            check_kind(source, page.kind, WEB_PAGE_KINDS)
            yield add_page(page, seeds, source)
            return
        raw, address = page.raw, page.url
    elif Path(source).suffix.lower() in (*ENDINGS, ".json") and Path(source).is_file():
        raw = read_bytes(Path(source)) or b""
    if is_outline(raw):
        for one in read_outline(raw, source):
            try:
                page = visits.fetch(one, kinds=OF_A_FEED, largest=LARGEST_FEED)
                yield from bring_in(read_feed(page.raw, one, page.url), seeds, visits)
            except UserError as error:
                yield Refused(str(error))
    elif is_feed(raw):
        feed = read_feed(raw, source, address)
        yield from bring_in(feed, seeds, visits, is_file=not address)
    else:
        yield add_file(source, seeds)


def _bring_record(entry: ArticleInFile, seeds: Seeds, visits: Visits) -> Outcome:
    """Bring in an article of a file of several; the page is fetched of one without a text."""
    known = entry.draft
    if known.text:
        return add_entry(entry, seeds)
    page = visits.fetch(known.metadata.url, largest=LARGEST_PAGE)
    done = add_page(page, seeds, known.metadata.url, known=known.metadata)
    is_undated = isinstance(done, Added) and not done.days
    return done._replace(days=known.days) if is_undated else done


def bring_in(
    feed: Feed,
    seeds: Seeds,
    visits: Visits,
    settled: Settled | None = None,
    *,
    known: Mapping[str, str] | None = None,
    is_file: bool = False,
) -> Iterator[Outcome]:
    """Bring in what is new of a feed; what there is already is passed over.

    Entries that are `settled` are passed over too, and the others are noted there. `known` has when
    each had changed, the last time that it was looked at.
    """
    taken = 0
    for number, entry in enumerate(feed.entries):
        if _is_known(entry, seeds, settled, known or {}):
            continue
        if taken == MOST_NEW and not is_file:
            left = count(len(feed.entries) - number, "entry", "entries")
            problem = f"{left} of {feed.title or 'the feed'} left, since {MOST_NEW} come at a time"
            yield Refused(f"{problem}. Do the same again for more", may_pass=True)
            return
        taken += 1
        outcome = _bring_entry(entry, seeds, visits, is_file=is_file)
        may_pass = isinstance(outcome, Refused) and outcome.may_pass
        if settled is not None and not may_pass:
            settled.add(entry.address)
        if outcome is not None:
            yield outcome


def fetch_feeds(
    config: Config,
    seeds: Seeds,
    visits: Visits,
    tell: Callable[[Outcome], None],
) -> Iterator[Fetched]:
    """Bring in what is new of each feed of a project; `tell` hears of each article.

    Raises `UserError` where the project names no feed, or another command fetches.
    """
    busy = f"{config.root}: another command fetches the feeds. Wait until it is done"
    addresses = feed_addresses(config)
    if not addresses:
        problem = "site_config.yml: no feeds, so there is nothing to fetch"
        raise UserError(f"{problem}. Under the plugin briefing, write: {SETTING}")
    with lock(config.root / HEALTH / ".lock", busy):
        settled = Settled(config.seeds)
        for address in addresses:
            health = read_health(config.root, address)
            if health.is_waiting:
                yield Fetched(address, note="its server asks to wait")
                continue
            try:
                yield _fetch_feed(config.root, health, seeds, visits, settled, tell)
            except UserError as error:
                after = getattr(error, "after", 0)
                later = (datetime.now(UTC) + timedelta(seconds=after)).isoformat(timespec="seconds")
                failed = health._replace(error=str(error), not_before=later if after else "")
                write_health(config.root, failed)
                yield Fetched(address, error=str(error))
            finally:
                settled.save()


def feed_addresses(config: Config) -> tuple[str, ...]:
    """Give the feeds that a project names, those of its lists too, each once."""
    found: list[str] = []
    for named in config.feeds:
        if is_web_address(named):
            found.append(named)
            continue
        raw = read_bytes(config.root / named)
        if raw is None:
            problem = f"site_config.yml: feeds name {named}, and there is no such file"
            raise UserError(f"{problem}. Name an address, or an OPML file of this folder")
        found += read_outline(raw, named)
    return tuple(dict.fromkeys(found))


def _fetch_feed(
    root: Path,
    health: Health,
    seeds: Seeds,
    visits: Visits,
    settled: Settled,
    tell: Callable[[Outcome], None],
) -> Fetched:
    address = health.address
    page = visits.fetch(
        address, health.known_version(settled), kinds=OF_A_FEED, largest=LARGEST_FEED
    )
    if page is None:
        write_health(root, health._replace(fetched=now(), error="", not_before=""))
        return Fetched(address, note="nothing new")
    feed = read_feed(page.raw, address, page.url)
    new, pending = 0, False
    for outcome in bring_in(feed, seeds, visits, settled, known=dict(health.listed)):
        tell(outcome)
        is_refused = isinstance(outcome, Refused)
        new += not is_refused
        pending |= is_refused and outcome.may_pass
    listed = tuple((entry.address, _written(entry)) for entry in feed.entries if entry.address)
    write_health(
        root,
        Health(
            address,
            fetched=now(),
            new=now() if new else health.new,
            version=("", "") if pending else page.version,
            listed=health.listed if pending else listed,
        ),
    )
    return Fetched(address, len(feed.entries), new)


def _is_known(
    entry: FeedEntry, seeds: Seeds, settled: Settled | None, known: Mapping[str, str]
) -> bool:
    """Tell whether there is nothing to do for an entry; what is a seed is noted as settled."""
    if not entry.address:
        return False
    former = seeds.of_address(entry.address)
    if former is None:
        return settled is not None and entry.address in settled
    if settled is not None:
        settled.add(entry.address)
    if was := known.get(entry.address):
        return was == _written(entry)
    return not _has_changed(entry, former)


def _has_changed(entry: FeedEntry, former: Path) -> bool:
    """Tell whether the feed says that an article changed since the seed of it was fetched."""
    fetched = None
    for file in metadata_beside(former):
        fetched = read_metadata(file.read_text("utf-8"), str(file)).fetched
    if fetched is None or entry.changed is None:
        return False
    if fetched.tzinfo is None:  # a day, to its end
        fetched = fetched.replace(tzinfo=UTC) + timedelta(days=1)
    return fetched < entry.changed <= datetime.now(UTC)


def _written(entry: FeedEntry) -> str:
    return entry.changed.isoformat() if entry.changed else ""


def _bring_entry(
    entry: FeedEntry, seeds: Seeds, visits: Visits, *, is_file: bool
) -> Outcome | None:
    """Bring in an entry; None where its text is there already."""
    try:
        if entry.draft.text and (is_file or not entry.address):
            return _keep(entry, seeds)
        page = visits.fetch(entry.address, largest=LARGEST_PAGE)
        return add_page(page, seeds, entry.address, known=entry.draft.metadata)
    except KnownText:
        return None
    except FetchError as error:
        if error.may_pass or not _is_whole(entry):
            return Refused(str(error), error.may_pass)
        return _keep(entry, seeds, str(error))
    except UserError as error:
        return Refused(str(error))


def _keep(entry: FeedEntry, seeds: Seeds, reason: str = "") -> Outcome:
    """Keep an entry as the feed has it; `reason` is why its page is not to be had."""
    metadata = Metadata(fetched=today() if reason else None).over(entry.draft.metadata)
    where = entry.address or f"the entry “{metadata.title}”"
    text = text_with_title(entry.draft, metadata.title)
    added = seeds.keep(text, metadata, where, days=entry.draft.days)
    remarks = []
    if reason:
        remarks.append(f"{reason}. So it came in as the feed has it")
    if not _is_whole(entry):
        short = f"{where}: only {len(entry.draft.text.split())} words, as the feed has it"
        way_out = f". For the whole article: briefing add {entry.address}" if entry.address else ""
        remarks.append(short + way_out)
    return with_remarks(added, remarks)


def _is_whole(entry: FeedEntry) -> bool:
    """Tell whether the feed may have an article as a whole."""
    return len(entry.draft.text.split()) >= FEWEST_WORDS and not entry.is_cut
