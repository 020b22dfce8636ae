"""Bring an article into seeds/: a file as it is, a web page as its text.

A file is copied byte for byte, with the metadata beside it. Of a web page we keep the text of the
article as NAME.txt, and title, author, publisher, publication date, address and the time of the
fetch as NAME.yml. The page itself is not kept: its text would change with each new version of the
extractor, and every passage that the briefing points to with it; a stray line ("Sign up for our
newsletter") could not be deleted by hand; and a page is a megabyte of scripts. Who wants the page
itself saves it in the browser and adds that file.

An article whose address is there already takes the place of its former text, where it changed.
"""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit

import yaml

from generator.errors import UserError
from generator.fetch import WebPage, fetch_page
from generator.files import write_atomic
from generator.leftovers import is_left_over
from generator.model import Article
from generator.read import metadata_beside, read_article, read_seeds, text_key
from generator.read.article_id import DEVICES, RESERVED
from generator.read.html import read_html
from generator.read.metadata import Metadata, is_web_address
from generator.read.text import text_with_title
from generator.replaced_seed import Replaced, metadata_again, replace_seed
from generator.seed_files import METADATA_ENDINGS, READERS, is_no_article
from generator.spelling import latin_slug, slug

# A short news item has 80; what a cookie wall or an empty page of scripts leaves has fewer.
FEWEST_WORDS = 50
# The title of a page that should have been answered with 404 or 403, the site's name behind it.
ERROR_PAGE = re.compile(
    r"(?:error )?(?:40[34]\W+)?(?:(?:page |file )?not found|access denied|40[34])"
    r"(?:\W+[|–—-].*)?",
    re.IGNORECASE,
)
# Parameters that say where a reader came from, and nothing of the page.
TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "igshid", "ref_src")


def add(source: str, seeds: Path, backups: Path, *, allow_private: bool = False) -> Path | Replaced:
    """Put a file or the article at a web address into `seeds`.

    Gives the path of the new seed, or what became of the one that had its address. Raises
    `UserError` where it can't be read or fetched, or its text is there already. A page is fetched
    from this machine or a network around it only where that is allowed.
    """
    if source.lower().startswith(("https://", "http://")):
        if not is_web_address(source):
            expected = "Expected one such as https://example.org/news/story"
            raise UserError(f"{source}: not a web address. {expected}")
        return _add_page(source, seeds, backups, allow_private=allow_private)
    if "://" in source:
        expected = "Expected a file, or an address that begins with https://"
        raise UserError(f"{source}: can't be fetched. {expected}")
    return _add_file(Path(source), seeds, backups)


def _add_file(path: Path, seeds: Path, backups: Path) -> Path | Replaced:
    """Copy a file and the metadata beside it into `seeds`, unless its text is there."""
    _check_file(path, seeds)
    article = read_article(path, Path())
    known = _known_articles(seeds)
    _refuse_known(str(path), article.text, known)
    beside = metadata_beside(path)
    if former := _of_address((article.url,), known, seeds):
        metadata = beside[0].read_bytes() if beside else None
        return replace_seed(
            former, path.suffix, path.read_bytes(), metadata=metadata, seeds=seeds, backups=backups
        )
    if _is_taken(path.stem, seeds) or any(other.id == article.id for other in known):
        problem = f"{seeds.name}/ has another article of this name"
        raise UserError(f"{path}: {problem}. Rename the file, then add it")
    # The metadata first, so that no build ever sees the article without.
    for file in (*reversed(beside), path):
        write_atomic(seeds / file.name, file.read_bytes(), durable=True)
    return seeds / path.name


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
        way_out = f"Save its text as one of: {', '.join(READERS)}"
        raise UserError(f'{path}: "{path.suffix}" is not read. {way_out}')
    if is_no_article(path.name) or is_left_over(path.name):
        problem = f"a file of this name is skipped in {seeds.name}/"
        raise UserError(f"{path}: {problem}. Rename it, then add it")
    if DEVICES.fullmatch(path.name.partition(".")[0].lower()):
        raise UserError(f"{path}: Windows keeps this name for itself. Rename it, then add it")


def _add_page(url: str, seeds: Path, backups: Path, *, allow_private: bool) -> Path | Replaced:
    """Fetch a page, and keep its article as a text with metadata, unless its text is there."""
    page = fetch_page(url, allow_private)
    text, metadata = _read_page(page)
    known = _known_articles(seeds)
    _refuse_known(url, text, known)
    if former := _of_address((url, page.url), known, seeds):
        beside = _as_yaml(metadata_again(former, metadata)).encode()
        data = f"{text}\n".encode()
        return replace_seed(former, ".txt", data, metadata=beside, seeds=seeds, backups=backups)
    name = _new_name(metadata, page.url, seeds, known)
    write_atomic(seeds / f"{name}.yml", _as_yaml(metadata).encode(), durable=True)
    write_atomic(seeds / f"{name}.txt", f"{text}\n".encode(), durable=True)
    return seeds / f"{name}.txt"


def _read_page(page: WebPage) -> tuple[str, Metadata]:
    """Read the clean text and the metadata of the article on the page."""
    draft = read_html(page.raw, page.url, page.encoding, page.url)
    title = draft.metadata.title
    text = text_with_title(draft, title)
    if ERROR_PAGE.fullmatch(title):
        raise UserError(f'{page.url}: found an error page, "{title}". Check the address')
    words = len(text.split())
    if words < FEWEST_WORDS:
        raise UserError(
            f"{page.url}: no article found, only {words} words of text. If your browser shows it, "
            "save the page there as .html or its text as .txt, and add that file"
        )
    fetched = datetime.now(UTC).replace(microsecond=0)
    return text, Metadata(url=_bare_address(page.url), fetched=fetched).over(draft.metadata)


def _bare_address(url: str) -> str:
    """Take the fragment and tracking parameters from an address."""
    parts = urlsplit(url)
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    kept = [(key, value) for key, value in pairs if not key.lower().startswith(TRACKING)]
    query = parts.query if len(kept) == len(pairs) else urlencode(kept)
    address = urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path or "/", query, ""))
    return address if is_web_address(address) else quote(address, safe="/%:@!$&'()*+,;=~?[]")


def _address_key(url: str) -> str:
    """Give what two addresses of one page have in common.

    That is all but http or https, "www.", and a closing slash.
    """
    return _bare_address(url).partition("://")[2].removeprefix("www.").rstrip("/")


def _known_articles(seeds: Path) -> tuple[Article, ...]:
    """Read the seeds that can be read; those that can't be are told by the next build."""
    try:
        return read_seeds(seeds, seeds.parent).articles
    except UserError:
        return ()


def _refuse_known(source: str, text: str, known: tuple[Article, ...]) -> None:
    """Raise `UserError` where an article of this text is there."""
    for article in known:
        if text_key(article.text) == text_key(text):
            raise UserError(f"{source}: its text is in {article.path} already. Nothing to do")


def _of_address(urls: Iterable[str], known: tuple[Article, ...], seeds: Path) -> Path | None:
    """Find the seed whose article has one of these addresses."""
    keys = {_address_key(url) for url in urls if url}
    same = (article for article in known if article.url and _address_key(article.url) in keys)
    found = next(same, None)
    return seeds.parent / found.path if found else None


def _new_name(metadata: Metadata, url: str, seeds: Path, known: tuple[Article, ...]) -> str:
    """Join the date and the title, as in 2024-12-05-talks-resume.

    A number is added where an article has that name.
    """
    published = metadata.published.isoformat() if metadata.published else ""
    name = "-".join(filter(None, (published, _title_in_name(metadata.title, url))))
    ids = {article.id for article in known}
    number, free = 1, name
    while free in ids or _is_taken(free, seeds):
        number += 1
        free = f"{name}-{number}"
    return free


def _title_in_name(title: str, url: str) -> str:
    """Write a title in Latin letters and digits, for a file's name.

    Where it has none, the last part of the address that has any stands for it, or else the site's
    name. The site's name goes behind a word that systems keep for themselves.
    """
    parts = urlsplit(url)
    site = slug(parts.netloc)
    places = map(unquote, reversed(parts.path.split("/")))
    without_endings = [place.rpartition(".")[0] or place for place in places]
    name = next(filter(None, map(latin_slug, (title, *without_endings))), site)
    return f"{name}-{site}" if RESERVED.fullmatch(name) else name


def _is_taken(stem: str, seeds: Path) -> bool:
    """Tell whether an article of this name is there, or metadata that would become this one's."""
    return any((seeds / f"{stem}{ending}").exists() for ending in (*READERS, *METADATA_ENDINGS))


def _as_yaml(metadata: Metadata) -> str:
    """Write the metadata that are known as the file beside an article has them."""
    values = {
        "title": metadata.title,
        "published": metadata.published,
        "author": metadata.author,
        "publisher": metadata.publisher,
        "url": metadata.url,
        "language": metadata.language,
        "licence": metadata.licence,
        "reliability": metadata.reliability,
        "fetched": metadata.fetched and metadata.fetched.isoformat(),
    }
    given = {key: value for key, value in values.items() if value}
    return yaml.safe_dump(given, allow_unicode=True, sort_keys=False, width=1000)
