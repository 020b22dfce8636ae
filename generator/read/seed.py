"""One file of seeds/ to an article, with the metadata that stand beside it."""

import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from generator.conflict_markers import refuse_markers
from generator.errors import UserError
from generator.model import Article
from generator.read.article_id import article_id
from generator.read.draft import Draft, FileReader, ReadDraft, read_draft
from generator.read.encoding import decode
from generator.read.language import guess_language, language_name
from generator.read.limit import LARGEST_TEXT, limit_remark, read_to_limit
from generator.read.metadata import LARGEST_METADATA, Metadata, cut_at_mark, read_metadata
from generator.read.page.written_day import FIRST_YEAR, days_of_head
from generator.read.several import name_export
from generator.read.text import clean_line, text_with_title
from generator.seed_files import METADATA_ENDINGS, READERS

FORMATS = "An article is a file in one of: {}"


class SeedRead(NamedTuple):
    """What one file of the seeds' folder gave."""

    article: Article
    remarks: list[str]  # what is worth saying of it
    days: tuple[date, ...]  # that may be the one on which it was published, where that is not known


def read_article(path: Path, root: Path) -> Article:
    """Read the article of one file, by itself, with the metadata beside it.

    Its id comes from the file's name alone. Raises `UserError` with what is wrong, one line each.
    """
    return read_seed(path, root, path.parent).article


def read_seed(path: Path, root: Path, folder: Path, read: ReadDraft = read_draft) -> SeedRead:
    """Read one file of the seeds' folder.

    Raises as `read_article` does.
    """
    where = shown_path(path, root)
    reader = reader_of(path)
    if reader is None:
        raise UserError(f'{where}: "{path.suffix}" is not read. {known_formats()}')
    draft = read(reader, _read_bytes(path, where, reader.largest), where)
    if service := name_export(draft.text):
        way_out = f"Move it out of {folder.name}/, then: briefing add {path.name}"
        raise UserError(f"{where}: an export of {service}, no article. {way_out}")
    beside = metadata_beside(path)
    if any(leads_out(file, folder) for file in beside):
        problem = "its metadata are a link that leads out of the folder"
        raise UserError(f"{where}: {problem}. Put a copy here")
    given, remarks = _read_beside(beside, root)
    metadata = given.over(draft.metadata)
    whole = text_with_title(draft, metadata.title)
    if not whole:
        raise UserError(f"{where}: no text in it. Put the article in, or remove the file")
    if len(whole) > LARGEST_TEXT:
        raise UserError(_too_large(where, len(whole), what="text", largest=LARGEST_TEXT))
    text = read_to_limit(whole)
    article = _make_article(article_id(path.relative_to(folder)), text, draft, metadata, path=where)
    beside = beside or [path.with_suffix(METADATA_ENDINGS[0])]
    missing = _missing_metadata(article, beside[0], root, is_noted=given.published is not None)
    said = [*draft.remarks, *remarks, *limit_remark(where, whole, text), *missing]
    days = () if article.published else draft.days or days_of_head(text)
    return SeedRead(article, said, days)


def odd_day(day: date, *, is_noted: bool = False) -> str:
    """Say what is odd about a day of publication; "" where nothing is.

    An old one is not, where it is noted beside the article.
    """
    if day > date.today() + timedelta(1):  # it is tomorrow already, east of here
        return "a day in the future"
    return f"a day before {FIRST_YEAR}" if day.year < FIRST_YEAR and not is_noted else ""


def find_left_out(
    folder: Path, root: Path, words: str, read: ReadDraft = read_draft
) -> Iterator[tuple[str, str]]:
    """The lines of saved pages that hold these words and were not taken for the article's text.

    Yields the file's name and the line. A file that can't be read has none.
    """
    for path in sorted(folder.rglob("*")):
        reader, where = reader_of(path), shown_path(path, root)
        if reader is None or not path.is_file() or leads_out(path, folder):
            continue
        with suppress(UserError):
            draft = read(reader, _read_bytes(path, where, reader.largest), where)
            for line in draft.left_out:
                if words.casefold() in clean_line(line).casefold():
                    yield where, clean_line(line)


def reader_of(path: Path) -> FileReader | None:
    """Load the reader of files whose names end so; None where there is none."""
    name = READERS.get(path.suffix.lower())
    return import_module(f"generator.read.{name}").READER if name else None


def known_formats() -> str:
    """Give a sentence that lists the endings of files that are read."""
    return FORMATS.format(", ".join(READERS))


def metadata_beside(path: Path) -> list[Path]:
    """Give the files NAME.yml and NAME.yaml that stand beside the seed; reading refuses two."""
    files = (path.with_suffix(ending) for ending in METADATA_ENDINGS)
    # A name that is too long for the disk is one of no file; `Path.is_file` raises there.
    return [file for file in files if os.path.isfile(file)]  # noqa: PTH113


def leads_out(path: Path, folder: Path) -> bool:
    """Tell whether the path is a link to something outside the folder."""
    if path.parent == folder and not path.is_symlink():
        return False
    return not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def shown_path(path: Path, root: Path) -> str:
    """Give the path as messages name it, on one line whatever the name is made of."""
    is_inside = path.is_relative_to(root)
    return clean_line(path.relative_to(root).as_posix() if is_inside else str(path))


def _make_article(id: str, text: str, draft: Draft, metadata: Metadata, *, path: str) -> Article:
    language = metadata.language or guess_language(text) or draft.language or "en"
    return Article(
        id=id,
        text=text,
        title=clean_line(metadata.title or draft.title),
        published=metadata.published,
        author=clean_line(metadata.author),
        publisher=clean_line(metadata.publisher),
        url=metadata.url,
        language=language,
        licence=clean_line(metadata.licence),
        reliability=clean_line(metadata.reliability),
        path=path,
    )


def _read_bytes(path: Path, where: str, largest: int) -> bytes:
    """Read all bytes of the file. One that is too large is refused before anything of it is read.

    One that a merge left with two versions is, too.
    """
    try:
        size = path.stat().st_size
        if size > largest:
            raise UserError(_too_large(where, size, what="file", largest=largest))
        with path.open("rb") as file:
            raw = file.read(largest)
    except OSError as error:
        raise UserError(f"{where}: can't be read ({error.strerror or error})") from error
    refuse_markers(raw, where)
    return raw


def _too_large(where: str, size: int, *, what: str, largest: int) -> str:
    sizes = f"{size / 1e6:.1f} MB; at most {largest / 1e6:g} MB is read"
    way_out = "If it holds several articles, split it into one file for each"
    return f"{where}: a {what} of {sizes}. {way_out}"


def _read_beside(beside: list[Path], root: Path) -> tuple[Metadata, list[str]]:
    """Read the metadata in the file beside a seed, empty ones where there is none; and remarks."""
    if not beside:
        return Metadata(), []
    file, *others = beside
    where = shown_path(file, root)
    if others:
        other = shown_path(others[0], root)
        raise UserError(f"{other}: {where} is there too. Remove one of them")
    raw = _read_bytes(file, where, LARGEST_METADATA)
    text = decode(raw, where).text
    return read_metadata(text, where), list(cut_at_mark(text, where))


def _missing_metadata(
    article: Article, beside: Path, root: Path, *, is_noted: bool
) -> Iterator[str]:
    """Say what the metadata lack or have that is hardly right.

    `beside` is the file where they stand or may stand; `is_noted` tells whether the day does.
    """
    metadata = shown_path(beside, root)
    place = f"to {metadata}" if beside.is_file() else f"{metadata} with"
    if article.published is None:
        yield (
            f'{article.path}: no publication date, so relative dates ("Thursday") stay unresolved, '
            f"unless its first lines name a day. Add {place}: published: 2024-12-05"
        )
    if article.published and (odd := odd_day(article.published, is_noted=is_noted)):
        found = f"{article.path}: published {article.published}, {odd}"
        yield f"{found}. If that is wrong, add {place}: published: 2024-12-05"
    if article.language != "en":
        yield (
            f"{article.path}: in {language_name(article.language)}, and only English is analysed: "
            "it is listed as a source without statements. "
            f"If it is English, add {place}: language: en"
        )
