"""Bring an article into seeds/: a file as it is, a web page as its text.

A file is copied byte for byte, with the metadata beside it. Of a web page we keep the text of the
article as NAME.txt, and title, author, publisher, publication date, address and the day of the
fetch as NAME.yml. The page itself is not kept: its text would change with each new version of the
extractor, and every passage that the briefing points to with it; a stray line ("Sign up for our
newsletter") could not be deleted by hand; and a page is a megabyte of scripts. Who wants the page
itself saves it in the browser and adds that file. Of a file that holds several articles each is
kept in the same way, as its text and its metadata.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, time
from pathlib import Path

from generator.add.replaced_seed import Replaced
from generator.add.seeds import Added, Seeds, bare_address
from generator.errors import UserError
from generator.leftovers import is_left_over
from generator.read.article_id import DEVICES
from generator.read.html import read_html
from generator.read.metadata import Metadata
from generator.read.several import ArticleInFile
from generator.read.text import text_with_title
from generator.seed_files import READERS, WAYS_OUT, is_no_article
from generator.web.fetch import WebPage

# A short news item has 80; what a cookie wall or an empty page of scripts leaves has fewer.
FEWEST_WORDS = 50
FEWEST_OF_ITEM = 15  # of a page that names its title and its day, as a news agency's short items do
NOTHING_KNOWN = Metadata()
# The title of a page that should have been answered with 404 or 403, the site's name behind it.
ERROR_PAGE = re.compile(
    r"(?:error )?(?:40[34]\W+)?(?:(?:page |file )?not found|access denied|40[34])"
    r"(?:\W+[|–—-].*)?",
    re.IGNORECASE,
)


def add_file(source: str, seeds: Seeds) -> Added | Replaced:
    """Put a file into `seeds`.

    Gives the new seed, or what became of the one that had its address. Raises `UserError` where it
    can't be read, or its text is there already, and for what is neither file nor web address.
    """
    if source.lower().startswith(("https://", "http://")):
        expected = "Expected one such as https://example.org/news/story"
        raise UserError(f"{source}: not a web address. {expected}")
    if "://" in source:
        expected = "Expected a file, or an address that begins with https://"
        raise UserError(f"{source}: can't be fetched. {expected}")
    path = Path(source)
    _check_file(path, seeds.folder)
    return seeds.keep_file(path)


def _check_file(path: Path, seeds: Path) -> None:
    """Raise `UserError` where no seed can be made of a file, by its place and name alone."""
    if path.is_dir():
        way_out = f"Add its files one by one, or copy it into {seeds.name}/"
        raise UserError(f"{path}: a folder. {way_out}")
    if path.exists() and not path.is_file():
        raise UserError(f"{path}: not a file that can be read. Save the article's text in one")
    if not path.is_file():
        hint = f" For a web page, write https://{path}" if str(path).startswith("www.") else ""
        raise UserError(f"{path}: no such file.{hint}")
    if path.resolve().is_relative_to(seeds.resolve()):
        raise UserError(f"{path}: in {seeds.name}/ already. Nothing to do")
    if path.suffix.lower() not in READERS:
        kinds = f"Save its text as one of: {', '.join(READERS)}"
        way_out = WAYS_OUT.get(path.suffix.lower(), kinds)
        raise UserError(f'{path}: "{path.suffix}" is not read. {way_out}')
    if is_no_article(path.name) or is_left_over(path.name):
        problem = f"a file of this name is skipped in {seeds.name}/"
        raise UserError(f"{path}: {problem}. Rename it, then add it")
    if DEVICES.fullmatch(path.name.partition(".")[0].lower()):
        raise UserError(f"{path}: Windows keeps this name for itself. Rename it, then add it")


def add_page(
    page: WebPage, seeds: Seeds, url: str, known: Metadata = NOTHING_KNOWN
) -> Added | Replaced:
    """Keep the article of a page that was fetched from an address, unless its text is there.

    `known` is what a list says of it, where the page says nothing, and when it was fetched.
    """
    draft = read_html(page.raw, page.url, page.encoding, page.url)
    text = text_with_title(draft, draft.metadata.title)
    remarks = (*draft.remarks, *_check_page(page.url, text, draft.metadata))
    fetched = known.fetched or today()
    metadata = Metadata(url=bare_address(page.url), fetched=fetched).over(draft.metadata)
    done = seeds.keep(text, metadata.over(known), url, url, page.url, days=draft.days)
    return with_remarks(done, remarks)


def add_entry(entry: ArticleInFile, seeds: Seeds) -> Added | Replaced:
    """Keep one of a file's articles, with its text."""
    metadata = entry.draft.metadata
    text = text_with_title(entry.draft, metadata.title)
    metadata = replace(metadata, title=metadata.title or entry.draft.title)
    done = seeds.keep(text, metadata, entry.where, days=entry.draft.days)
    return with_remarks(done, entry.draft.remarks)


def _check_page(url: str, text: str, metadata: Metadata) -> list[str]:
    """Say what is doubtful of the text of a page. Raises `UserError` where it is no article's."""
    if ERROR_PAGE.fullmatch(metadata.title):
        raise UserError(f'{url}: found an error page, "{metadata.title}". Check the address')
    words = len(text.split())
    if words >= FEWEST_WORDS:
        return []
    way_out = "save the page there as .html or its text as .txt, and add that file"
    if words < FEWEST_OF_ITEM or not (metadata.title and metadata.published):
        found = f"no article found, only {words} words of text"
        raise UserError(f"{url}: {found}. If your browser shows it, {way_out}")
    return [f"{url}: a short item of {words} words. If your browser shows more, {way_out}"]


def with_remarks(done: Added | Replaced, remarks: Iterable[str]) -> Added | Replaced:
    """Add what was told of where it comes from."""
    return done._replace(remarks=(*remarks, *done.remarks)) if isinstance(done, Added) else done


def today() -> datetime:
    """Give the day alone: so two editors who fetch one article have one file, and no conflict."""
    return datetime.combine(datetime.now(UTC).date(), time())
