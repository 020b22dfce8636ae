"""The folder of articles while a command brings some in: read once, and kept up with each.

An article whose address is there already takes the place of its former text, where it changed. A
text that is there is refused.
"""

import os
import re
from datetime import date, time
from pathlib import Path
from typing import NamedTuple
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit

import yaml

from generator.add.replaced_seed import Replaced, metadata_again, replace_seed
from generator.errors import UserError
from generator.files import write_atomic
from generator.model import Article
from generator.read import metadata_beside, read_seeds, text_key
from generator.read.article_id import RESERVED
from generator.read.draft import ReadDraft, read_draft
from generator.read.encoding import decode
from generator.read.metadata import CLOSED, KEYS, Metadata, is_web_address
from generator.read.seed import read_seed
from generator.seed_files import METADATA_ENDINGS, READERS
from generator.spelling import latin_slug, slug

# Parameters that say where a reader came from, and nothing of the page.
TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "igshid", "ref_src")


class KnownText(UserError):
    """The text of an article that is there already."""


ARCHIVE = ".zip"
LONGEST_NAME = 200  # bytes; file systems take 255
PUBLISHED = re.compile(r"^published:.*\n?", re.MULTILINE)


class Added(NamedTuple):
    """An article that was brought in."""

    path: Path
    article: Article
    remarks: tuple[str, ...] = ()  # what is worth saying of it
    days: tuple[date, ...] = ()  # that may be its day, where none is sure


class Seeds:
    """The articles of a folder by what makes one that comes in the same: text, address, name."""

    def __init__(self, folder: Path, backups: Path, read: ReadDraft = read_draft):
        self.folder = folder
        self._backups = backups
        self._read = read
        self._by_text: dict[str, Article] = {}
        self._by_address: dict[str, Article] = {}
        self._by_id: dict[str, Article] = {}
        for article in self._known():
            self._note(article)

    def of_address(self, *urls: str) -> Path | None:
        """Find the seed whose article has one of these addresses."""
        keys = (address_key(url) for url in urls if url)
        found = next((self._by_address[key] for key in keys if key in self._by_address), None)
        return self.folder.parent / found.path if found else None

    def keep(
        self, text: str, metadata: Metadata, where: str, *urls: str, days: tuple[date, ...] = ()
    ) -> Added | Replaced:
        """Keep a text and its metadata as NAME.txt and NAME.yml.

        `where` names it in messages, `urls` are addresses besides that of the metadata. Raises
        `UserError` where the text is there already.
        """
        self._refuse_known(text, where)
        data = f"{text}\n".encode()
        if former := self.of_address(metadata.url, *urls):
            beside = _as_yaml(metadata_again(former, metadata)).encode()
            return self._replace(former, ".txt", data, metadata=beside)
        name = self._new_name(metadata, where)
        beside = _as_yaml(metadata).encode()
        # The metadata first, so that no build ever sees the article without.
        write_atomic(self.folder / f"{name}.yml", beside, durable=True)
        write_atomic(self.folder / f"{name}.txt", data, durable=True)
        return self._added(self.folder / f"{name}.txt", days)

    def keep_file(self, path: Path) -> Added | Replaced:
        """Copy a file byte for byte, with the metadata beside it.

        Raises `UserError` where it can't be read, or its text or its name is there already.
        """
        article = read_seed(path, Path(), path.parent, self._read).article
        self._refuse_known(article.text, str(path))
        beside = metadata_beside(path)
        if former := self.of_address(article.url):
            metadata = beside[0].read_bytes() if beside else None
            return self._replace(former, path.suffix, path.read_bytes(), metadata=metadata)
        stem = _short_name(_name_of(path))
        if self._is_taken(stem) or article.id in self._by_id:
            problem = f"{self.folder.name}/ has another article of this name"
            raise UserError(f"{path}: {problem}. Rename the file, then add it")
        for file in (*reversed(beside), path):
            place = self.folder / f"{stem}{file.suffix}"
            write_atomic(place, file.read_bytes(), durable=True)
        return self._added(self.folder / f"{stem}{path.suffix}")

    def note_day(self, path: Path, day: date) -> None:
        """Note beside an article on which day it was published."""
        beside = next(iter(metadata_beside(path)), path.with_suffix(METADATA_ENDINGS[0]))
        before = decode(beside.read_bytes(), str(beside)).text if beside.exists() else ""
        kept = PUBLISHED.sub("", CLOSED.sub("\n", before)).rstrip()
        lines = [*filter(None, [kept]), f"published: {day}"]
        write_atomic(beside, "".join(f"{line}\n" for line in lines).encode(), durable=True)

    def _known(self) -> tuple[Article, ...]:
        """Read the seeds that can be read; those that can't be are told by the next build."""
        try:
            return read_seeds(self.folder, self.folder.parent, read=self._read).articles
        except UserError:
            return ()

    def _note(self, article: Article) -> None:
        self._by_text.setdefault(text_key(article.text), article)
        self._by_id.setdefault(article.id, article)
        if article.url:
            self._by_address.setdefault(address_key(article.url), article)

    def _added(self, path: Path, days: tuple[date, ...] = ()) -> Added:
        read = read_seed(path, self.folder.parent, self.folder, self._read)
        self._note(read.article)
        return Added(path, read.article, tuple(read.remarks), days or read.days)

    def _replace(
        self, former: Path, ending: str, data: bytes, *, metadata: bytes | None
    ) -> Replaced:
        done = replace_seed(
            former, ending, data, metadata=metadata, seeds=self.folder, backups=self._backups
        )
        for known in (self._by_text, self._by_address, self._by_id):
            for key in [key for key, article in known.items() if article.id == done.article.id]:
                del known[key]
        self._note(done.article)
        return done

    def _refuse_known(self, text: str, where: str) -> None:
        """Raise `UserError` where an article of this text is there."""
        if same := self._by_text.get(text_key(text)):
            raise KnownText(f"{where}: its text is in {same.path} already. Nothing to do")

    def _new_name(self, metadata: Metadata, where: str) -> str:
        """Join the date and the title, as in 2024-12-05-talks-resume.

        A number is added where an article has that name.
        """
        published = metadata.published.isoformat() if metadata.published else ""
        title = _title_in_name(metadata.title, metadata.url or where)
        name = "-".join(filter(None, (published, title)))
        number, free = 1, name
        while free in self._by_id or self._is_taken(free):
            number += 1
            free = f"{name}-{number}"
        return free

    def _is_taken(self, stem: str) -> bool:
        """Tell whether an article of this name is there, or metadata that would become its."""
        names = (f"{stem}{ending}" for ending in (*READERS, *METADATA_ENDINGS))
        return any((self.folder / name).exists() for name in names)


def _name_of(path: Path) -> str:
    """The name of a file; out of an archive also that of the archive and of its folders there."""
    parts = path.with_suffix("").parts
    archives = [n for n, part in enumerate(parts[:-1]) if part.lower().endswith(ARCHIVE)]
    inside = parts[archives[0] :] if archives else parts[-1:]
    return "-".join((inside[0].removesuffix(ARCHIVE), *inside[1:]))


def _short_name(name: str) -> str:
    """Cut a name that would leave no room for an ending, or for that of a file being written."""
    return os.fsencode(name)[:LONGEST_NAME].decode(errors="ignore").rstrip(" .")


def bare_address(url: str) -> str:
    """Take the fragment and tracking parameters from an address."""
    parts = urlsplit(url)
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    kept = [(key, value) for key, value in pairs if not key.lower().startswith(TRACKING)]
    query = parts.query if len(kept) == len(pairs) else urlencode(kept)
    address = urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path or "/", query, ""))
    return address if is_web_address(address) else quote(address, safe="/%:@!$&'()*+,;=~?[]")


def address_key(url: str) -> str:
    """Give what two addresses of one page have in common.

    That is all but http or https, "www.", and a closing slash.
    """
    return bare_address(url).partition("://")[2].removeprefix("www.").rstrip("/")


def _title_in_name(title: str, place: str) -> str:
    """Write a title in Latin letters and digits, for a file's name.

    Where it has none, the last part of the address or path that has any stands for it, or else the
    site's name. The site's name goes behind a word that systems keep for themselves.
    """
    parts = urlsplit(place)
    site = slug(parts.netloc)
    places = map(unquote, reversed(parts.path.split("/")))
    without_endings = [place.rpartition(".")[0] or place for place in places]
    name = next(filter(None, map(latin_slug, (title, *without_endings))), site or "article")
    return f"{name}-{site or 'article'}" if RESERVED.fullmatch(name) else name


def _as_yaml(metadata: Metadata) -> str:
    """Write the metadata that are known as the file beside an article has them."""
    given = {key: value for key in KEYS if (value := getattr(metadata, key))}
    if fetched := metadata.fetched:
        is_day = fetched.tzinfo is None and fetched.time() == time()  # nothing but that is known
        given["fetched"] = fetched.date() if is_day else fetched.isoformat()
    return yaml.safe_dump(given, allow_unicode=True, sort_keys=False, width=1000)
