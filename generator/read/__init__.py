"""Seeds to articles: every file of the seeds' folder in a format of `READERS`, with the metadata that stand beside it.

A seed that can't be read is a problem and left out, and the rest is read. Messages name a file by its path from the
project's folder. An article's id comes from its path in the seeds' folder alone, so that no other seed can change it;
where two paths give the same id ("a.txt" and "a.md", "Ä.txt" and "a.txt"), the first in the order of names is read and
the other is a problem, since they would share a page, and `a.yml` too.
"""

import hashlib
import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.errors import UserError
from generator.faults import RAISED, Faults
from generator.model import Article
from generator.read.encoding import Decoded, decode
from generator.read.html import declared_encoding, read_html
from generator.read.language import guess_language, language_name
from generator.read.limit import limit_remark, read_to_limit
from generator.read.markdown import read_markdown
from generator.read.metadata import Metadata, read_metadata
from generator.read.text import clean_line, read_text, text_with_title
from generator.seed_files import LARGEST_TEXT, METADATA_ENDINGS, is_no_article, largest_size
from generator.spelling import plain

READERS = {
    ".txt": read_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_html,
    ".htm": read_html,
}
# How a .txt begins that should have another ending.
OTHER_BEGINNINGS = {
    ".md": re.compile(r"\s*---[ \t]*\n\w+:"),
    ".html": re.compile(r"\s*<(?:!doctype\s+html|html)\b", re.IGNORECASE),
}
WEB_PAGES = (".html", ".htm")

LONGEST_ID = 100  # characters; with an ending it stays below the 255 bytes that file systems allow
DEVICES = re.compile(r"con|prn|aux|nul|com\d|lpt\d")  # names that Windows keeps for itself, whatever the ending
RESERVED = re.compile(rf"index|readme|{DEVICES.pattern}")  # and those of pages of a site


@dataclass(frozen=True, slots=True)
class Reading:
    """What the seeds' folder gave."""

    articles: tuple[Article, ...]  # in the order of the files' names
    problems: tuple[str, ...] = ()  # one message for each file that is left out
    notes: tuple[str, ...] = ()  # worth saying, but nothing is left out
    left_out: tuple[str, ...] = ()  # the ids of articles that are there and could not be read


def read_seeds(folder: Path, root: Path, faults: Faults = RAISED) -> Reading:
    """All articles of the folder and its sub-folders.

    Where `faults` are collected, one of ours costs the article that it struck, as a file that can't be read does.
    An empty folder gives no article and a note: a new project builds. Raises `UserError` where there is no such folder,
    or nothing in it that can be read.
    """
    if not folder.is_dir():
        raise UserError(f"{_where(folder, root)}: no such folder. Make it and put an article in. {_formats()}")
    seeds, problems, notes = _list_seeds(folder, root)
    articles: dict[str, Article] = {}
    texts: dict[str, Article] = {}
    left_out: list[str] = []
    for path in seeds:
        try:
            article, remarks = _read_seed(path, root, folder, faults)
            if same := articles.get(article.id):
                raise UserError(f'{article.path}: takes the same name as {same.path} ("{same.id}"). Rename one of them')
            if same := texts.get(text_key(article.text)):
                raise UserError(f"{article.path}: the same text as {same.path}. Remove one of them")
        except UserError as error:
            problems.extend(str(error).splitlines())
            left_out.append(article_id(path.relative_to(folder)))
            continue
        articles[article.id] = texts[text_key(article.text)] = article
        notes.extend(remarks)
    if not articles and not problems:
        notes.insert(0, f"{_where(folder, root)}: no article yet. Put one in, or: briefing add FILE. {_formats()}")
    elif not articles:
        raise UserError("\n".join([f"{_where(folder, root)}: no article to read. {_formats()}", *problems, *notes]))
    return Reading(tuple(articles.values()), tuple(problems), tuple(notes), tuple(set(left_out) - articles.keys()))


def _read_seed(path: Path, root: Path, folder: Path, faults: Faults) -> tuple[Article, list[str]]:
    where = _where(path, root)
    with faults.at(where, "the reading of the file"):
        return read_seed(path, root, folder)
    raise UserError(f"{where}: can't be read, by a fault of ours ({faults.found[-1].problem})")


def read_article(path: Path, root: Path) -> Article:
    """The article of one file, by itself, with the metadata beside it; its id comes from the file's name alone.

    Raises `UserError` with what is wrong, one line each.
    """
    return read_seed(path, root, path.parent)[0]


def read_seed(path: Path, root: Path, folder: Path) -> tuple[Article, list[str]]:
    """The article of one file of the seeds' folder, and what is worth saying of it. Raises as `read_article` does."""
    where = _where(path, root)
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise UserError(f'{where}: "{path.suffix}" is not read. {_formats()}')
    decoded = _read_file(path, where)
    draft = reader(decoded.text, where)
    beside = metadata_beside(path)
    if any(_leads_out(file, folder) for file in beside):
        raise UserError(f"{where}: its metadata are a link that leads out of the folder. Put a copy here")
    metadata = _read_beside(beside, root).over(draft.metadata)
    text = text_with_title(draft, metadata.title)
    if not text:
        raise UserError(f"{where}: no text in it. Put the article in, or remove the file")
    if len(text) > LARGEST_TEXT:
        raise UserError(_too_large(where, len(text), "text", LARGEST_TEXT))
    whole, text = text, read_to_limit(text)
    article = Article(
        id=article_id(path.relative_to(folder)),
        text=text,
        title=clean_line(metadata.title or draft.title),
        published=metadata.published,
        author=clean_line(metadata.author),
        publisher=clean_line(metadata.publisher),
        url=metadata.url,
        language=metadata.language or guess_language(text) or draft.language or "en",
        licence=clean_line(metadata.licence),
        reliability=clean_line(metadata.reliability),
        path=where,
    )
    mistaken = _mistaken_for_text(path, decoded.text, where)
    missing = _remarks(article, beside or [path.with_suffix(".yml")], root)
    return article, [*mistaken, *decoded.remarks, *limit_remark(where, whole, text), *missing]


def article_id(path: Path) -> str:
    """A name for the article's page: lower-case ASCII letters, digits, "-" and "_".

    Where the file's name has letters that can't be written so, a hash of it keeps the ids of two such names apart.
    """
    name = unicodedata.normalize("NFC", path.with_suffix("").as_posix())
    folded = plain(name)
    slug = re.sub("[^a-z0-9_]+", "-", folded).strip("-_")
    if slug and not RESERVED.fullmatch(slug) and len(slug) <= LONGEST_ID and not re.search(r"[^\W\d_a-z]", folded):
        return slug
    return f"{slug[:LONGEST_ID] or 'article'}-{hashlib.sha256(name.encode(errors='replace')).hexdigest()[:8]}"


def text_key(text: str) -> str:
    """What two copies of one article have in common, however their lines are broken."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()


def metadata_beside(path: Path) -> list[Path]:
    """The files NAME.yml and NAME.yaml that there are for the seed; more than one is an error that reading tells."""
    return [beside for ending in METADATA_ENDINGS if (beside := path.with_suffix(ending)).is_file()]


def _list_seeds(folder: Path, root: Path) -> tuple[list[Path], list[str], list[str]]:
    """The seeds in the order of their names, then the problems and notes of the files that are none."""
    paths, problems = _walk(folder, root)
    seeds, notes = [], []
    stems = {path.with_suffix("") for path in paths if path.suffix.lower() in READERS}
    for path in paths:
        ending, where = path.suffix.lower(), _where(path, root)
        if _leads_out(path, folder):
            problems.append(f"{where}: a link that leads out of the folder is not followed. Put a copy here")
        elif path.is_dir():
            continue  # a link to a folder inside, whose files are read where they are
        elif not path.is_file():
            problems.append(f"{where}: not a file that can be read. Remove it")
        elif ending in READERS:
            seeds.append(path)
        elif ending not in METADATA_ENDINGS:
            notes.append(f'{where}: skipped, since "{ending or path.name}" is not read. {_formats()}')
        elif path.with_suffix("") not in stems:
            notes.append(f"{where}: no article beside it. Name it as the article is named, with .yml for its ending")
    return seeds, problems, notes


def _walk(folder: Path, root: Path) -> tuple[list[Path], list[str]]:
    """All files and links by name, without those that are no article; and the sub-folders that can't be opened."""
    paths: list[Path] = []
    closed: list[OSError] = []
    for parent, folders, files in os.walk(folder, onerror=closed.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        links = [name for name in folders if Path(parent, name).is_symlink()]
        paths += [Path(parent, name) for name in [*files, *links] if not is_no_article(name)]
    problems = [f"{_where(Path(error.filename), root)}: can't be read ({error.strerror})" for error in closed]
    return sorted(paths, key=lambda path: path.relative_to(folder).as_posix()), problems


def _leads_out(path: Path, folder: Path) -> bool:
    return not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def _formats() -> str:
    return f"An article is a file in one of: {', '.join(READERS)}"


def _read_file(path: Path, where: str) -> Decoded:
    is_page = path.suffix.lower() in WEB_PAGES
    raw = _read_bytes(path, where)
    return decode(raw, where, declared_encoding(raw) if is_page else "")


def _read_bytes(path: Path, where: str) -> bytes:
    """All bytes of the file. One that is too large is told by its size, before anything of it is read."""
    largest = largest_size(path)
    try:
        size = path.stat().st_size
        if size > largest:
            raise UserError(_too_large(where, size, "file", largest))
        with path.open("rb") as file:
            return file.read(largest)
    except OSError as error:
        raise UserError(f"{where}: can't be read ({error.strerror or error})") from error


def _too_large(where: str, size: int, what: str, largest: int) -> str:
    sizes = f"{size / 1e6:.1f} MB; at most {largest / 1e6:g} MB is read"
    return f"{where}: a {what} of {sizes}. If it holds several articles, split it into one file for each"


def _read_beside(beside: list[Path], root: Path) -> Metadata:
    if len(beside) > 1:
        raise UserError(f"{_where(beside[1], root)}: {_where(beside[0], root)} is there too. Remove one of them")
    for path in beside:
        where = _where(path, root)
        return read_metadata(decode(_read_bytes(path, where), where).text, where)
    return Metadata()


def _mistaken_for_text(path: Path, text: str, where: str) -> Iterator[str]:
    """Windows' editor saves `a.md` as `a.md.txt` and shows it as `a.md`: its front matter would be read as news."""
    for suffix, begins in OTHER_BEGINNINGS.items():
        if path.suffix.lower() == ".txt" and begins.match(text):
            name = path.stem if path.stem.lower().endswith(suffix) else f"{path.stem}{suffix}"
            yield f"{where}: read as plain text, but it begins as {suffix} does. Rename it: {clean_line(name)}"


def _remarks(article: Article, beside: list[Path], root: Path) -> Iterator[str]:
    metadata = _where(beside[0], root)
    way = f"Add {metadata} with" if not beside[0].is_file() else f"Add to {metadata}"
    if article.published is None:
        yield (
            f'{article.path}: no publication date, so relative dates ("Thursday") stay unresolved, '
            f"unless its first lines name a day. {way}: published: 2024-12-05"
        )
    if article.language != "en":
        yield (
            f"{article.path}: in {language_name(article.language)}, and only English is analysed: it is listed as a "
            f"source without statements. If it is English, {way[0].lower()}{way[1:]}: language: en"
        )


def _where(path: Path, root: Path) -> str:
    """The path as messages name it, on one line whatever the name is made of."""
    return clean_line(path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path))
