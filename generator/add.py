"""Bring an article into seeds/: a file as it is, a web page as its text.

A file is copied byte for byte, with the metadata beside it. Of a web page we keep the text of the article as NAME.txt,
and title, author, publisher, publication date, address and the time of the fetch as NAME.yml. The page itself is not
kept: its text would change with each new version of the extractor, and every passage that the briefing points to with
it; a stray line ("Sign up for our newsletter") could not be deleted by hand; and a page is a megabyte of scripts. Who
wants the page itself saves it in the browser and adds that file.

The page is fetched with the standard library, since trafilatura's own download tells neither status nor reason.
"""

import http.client
import ssl
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit
from urllib.request import Request, urlopen

import yaml

from generator.errors import UserError
from generator.files import write_atomic
from generator.model import Article
from generator.read import (
    LARGEST_PAGE,
    LARGEST_TEXT,
    METADATA_ENDINGS,
    READERS,
    is_no_article,
    metadata_beside,
    read_article,
    read_seeds,
    text_key,
)
from generator.read.encoding import decode
from generator.read.html import declared_encoding, known_encoding, read_html
from generator.read.metadata import Metadata, is_web_address
from generator.read.text import text_with_title
from generator.spelling import slug

LONGEST_WAIT = 30  # seconds without an answer; the slowest news sites take ten
FEWEST_WORDS = 50  # a short news item has 80; what a cookie wall or an empty page of scripts leaves has fewer
WEB_PAGE_KINDS = ("text/html", "application/xhtml+xml")
# Parameters that say where a reader came from, and nothing of the page.
TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "igshid", "ref_src")
AS_TEXT = "Save its text as .txt, and add that file"
INSTEAD = "Or save the page in your browser as .html, and add that file"


@dataclass(frozen=True, slots=True)
class WebPage:
    """A page as it came."""

    url: str  # after redirects
    raw: bytes
    encoding: str  # as the server declares it, else ""


def add(source: str, seeds: Path) -> Path:
    """Put a file or the article at a web address into `seeds`, and give the path of the new seed.

    Raises `UserError` where it can't be read or fetched, or is there already; nothing is ever overwritten.
    """
    if source.lower().startswith(("https://", "http://")):
        if not is_web_address(source):
            raise UserError(f"{source}: not a web address. Expected one such as https://example.org/news/story")
        return _add_page(source, seeds)
    if "://" in source:
        raise UserError(f"{source}: can't be fetched. Expected a file, or an address that begins with https://")
    return _add_file(Path(source), seeds)


def _add_file(path: Path, seeds: Path) -> Path:
    _check_file(path, seeds)
    article = read_article(path, Path())
    known = _known_articles(seeds)
    _refuse_known(str(path), article.text, article.url, known)
    if _is_taken(path.stem, seeds) or any(other.id == article.id for other in known):
        raise UserError(f"{path}: {seeds.name}/ has another article of this name. Rename the file, then add it")
    files = [path, *metadata_beside(path)]
    for file in reversed(files):  # the metadata first, so that no build ever sees the article without
        write_atomic(seeds / file.name, file.read_bytes(), durable=True)
    return seeds / path.name


def _check_file(path: Path, seeds: Path) -> None:
    if path.is_dir():
        raise UserError(f"{path}: a folder. Add its files one by one, or copy it into {seeds.name}/")
    if not path.is_file():
        hint = f" For a web page, write https://{path}" if str(path).startswith("www.") else ""
        raise UserError(f"{path}: no such file.{hint}")
    if path.resolve().is_relative_to(seeds.resolve()):
        raise UserError(f"{path}: in {seeds.name}/ already. Nothing to do")
    if path.suffix.lower() not in READERS:
        raise UserError(f'{path}: "{path.suffix}" is not read. Save its text as one of: {", ".join(READERS)}')
    if is_no_article(path.name):
        raise UserError(f"{path}: a file of this name is skipped in {seeds.name}/. Rename it, then add it")


def _add_page(url: str, seeds: Path) -> Path:
    known = _known_articles(seeds)
    _refuse_known(url, "", url, known)
    page = fetch_page(url)
    text, metadata = _read_page(page)
    _refuse_known(url, text, page.url, known)
    name = _new_name(metadata, page.url, seeds, known)
    write_atomic(seeds / f"{name}.yml", _as_yaml(metadata).encode(), durable=True)
    write_atomic(seeds / f"{name}.txt", f"{text}\n".encode(), durable=True)
    return seeds / f"{name}.txt"


def fetch_page(url: str) -> WebPage:
    """The page at the address. Raises `UserError` with the reason where there is none."""
    try:
        with urlopen(_request(url), timeout=LONGEST_WAIT, context=_trusted()) as answer:
            kind = answer.headers.get_content_type()
            if kind not in WEB_PAGE_KINDS:
                raise UserError(f"{url}: found {kind}, expected a web page. {AS_TEXT}")
            raw = answer.read(LARGEST_PAGE + 1)
            if answer.length and len(raw) <= LARGEST_PAGE:
                raise http.client.IncompleteRead(raw, answer.length)  # which reading a given number of bytes does not
            found = WebPage(answer.url, raw, known_encoding(answer.headers.get_content_charset() or ""))
    except HTTPError as error:
        raise UserError(f"{url}: the server answers {error.code} ({error.reason}). {_way_out(error.code)}") from error
    except (URLError, OSError, http.client.HTTPException, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        raise UserError(f"{url}: can't be reached ({reason}). Check the address and the network. {INSTEAD}") from error
    if len(raw) > LARGEST_PAGE:
        raise UserError(f"{url}: more than {LARGEST_PAGE / 1e6:g} MB. {AS_TEXT}")
    return found


def _request(url: str) -> Request:
    parts = urlsplit(url)
    host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode()
    path, query = quote(parts.path, safe="/%:@!$&'()*+,;=~"), quote(parts.query, safe="/%:@!$&'()*+,;=~?")
    address = urlunsplit((parts.scheme, host, path, query, ""))
    return Request(address, headers={"User-Agent": "briefing-site", "Accept": ", ".join(WEB_PAGE_KINDS)})


def _trusted() -> ssl.SSLContext:
    """The system's certificates and certifi's, since Python on macOS finds none of the system's."""
    import certifi

    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


def _way_out(status: int) -> str:
    if status in (404, 410):
        return "Check the address"
    if status >= 500:
        return f"Try again later. {INSTEAD}"
    return f"The site keeps programs out. {INSTEAD[3:].capitalize()}"


def _read_page(page: WebPage) -> tuple[str, Metadata]:
    """The clean text and the metadata of the article on the page."""
    declared = page.encoding or declared_encoding(page.raw)
    draft = read_html(decode(page.raw, page.url, declared).text, page.url)
    text = text_with_title(draft, draft.metadata.title)
    if len(text) > LARGEST_TEXT:
        raise UserError(f"{page.url}: {len(text) / 1e6:.1f} MB of text, which is no single article. {AS_TEXT}")
    if len(text.split()) < FEWEST_WORDS:
        raise UserError(
            f"{page.url}: no article found, only {len(text.split())} words of text. If your browser shows it, save the "
            "page there as .html or its text as .txt, and add that file"
        )
    fetched = datetime.now(UTC).replace(microsecond=0)
    return text, Metadata(url=_bare_address(page.url), fetched=fetched).over(draft.metadata)


def _bare_address(url: str) -> str:
    """The address without fragment and tracking parameters."""
    parts = urlsplit(url)
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    kept = [(key, value) for key, value in pairs if not key.lower().startswith(TRACKING)]
    query = parts.query if len(kept) == len(pairs) else urlencode(kept)
    address = urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path or "/", query, ""))
    return address if is_web_address(address) else quote(address, safe="/%:@!$&'()*+,;=~?[]")


def _address_key(url: str) -> str:
    """What two addresses of one page have in common: all but http or https, "www.", and a closing slash."""
    return _bare_address(url).partition("://")[2].removeprefix("www.").rstrip("/")


def _known_articles(seeds: Path) -> tuple[Article, ...]:
    """The seeds that can be read; those that can't be are told by the next build."""
    try:
        return read_seeds(seeds, seeds.parent).articles
    except UserError:
        return ()


def _refuse_known(source: str, text: str, url: str, known: tuple[Article, ...]) -> None:
    for article in known:
        if text and text_key(article.text) == text_key(text):
            raise UserError(f"{source}: its text is in {article.path} already. Nothing to do")
        if url and article.url and _address_key(article.url) == _address_key(url):
            raise UserError(f"{source}: in {article.path} already. To read it anew, remove that file first")


def _new_name(metadata: Metadata, url: str, seeds: Path, known: tuple[Article, ...]) -> str:
    """The date and the title, as in 2024-12-05-talks-resume; with a number where that is taken."""
    title = slug(metadata.title) or slug(urlsplit(url).netloc)
    name = "-".join(filter(None, (metadata.published and metadata.published.isoformat(), title)))
    ids = {article.id for article in known}
    number, free = 1, name
    while free in ids or _is_taken(free, seeds):
        number += 1
        free = f"{name}-{number}"
    return free


def _is_taken(stem: str, seeds: Path) -> bool:
    """Whether an article of this name is there, or metadata that would become this one's."""
    return any((seeds / f"{stem}{ending}").exists() for ending in (*READERS, *METADATA_ENDINGS))


def _as_yaml(metadata: Metadata) -> str:
    values = {"title": metadata.title, "published": metadata.published, "author": metadata.author}
    values |= {"publisher": metadata.publisher, "url": metadata.url, "licence": metadata.licence}
    values |= {"fetched": metadata.fetched.isoformat() if metadata.fetched else None}
    given = {key: value for key, value in values.items() if value}
    return yaml.safe_dump(given, allow_unicode=True, sort_keys=False, width=1000)
