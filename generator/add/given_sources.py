"""What `briefing add` is given, one article at a time: lists of addresses, folders and archives."""

import re
import sys
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import BadZipFile, ZipFile

from generator.errors import UserError
from generator.read.feed import read_outline
from generator.read.feed_signs import is_outline
from generator.read.seed import leads_out
from generator.read.several import RECORDS, ArticleInFile, split_file
from generator.seed_files import METADATA_ENDINGS, PICTURE, READERS, WAYS_OUT, is_no_article

STANDARD_INPUT = "-"
LARGEST_UNPACKED = 500_000_000  # bytes of an archive
LARGEST_LIST = 4_000_000
LISTS = (".txt", ".md", ".markdown")
ADDRESS = re.compile(r"https?://[^\s<>\"'\\^`{|}]{1,2000}", re.IGNORECASE)
BEHIND = ".,;]،؛؟"  # what may stand behind an address
DAMAGED = (BadZipFile, zlib.error, OSError, EOFError, RuntimeError, ValueError, IndexError)
MOST_BESIDE = 25  # words beside an address: a title and where it appeared
SHARE_OF_LIST = 0.8  # of its lines: what has so many addresses is a list, no article


def read_addresses(source: str) -> list[str]:
    """Read the addresses in a file or, for "-", on standard input: one a line, each once.

    Lines that begin with "#" and lines of words are passed over. Raises `UserError` where there is
    no address.
    """
    try:
        raw = sys.stdin.buffer.read() if source == STANDARD_INPUT else Path(source).read_bytes()
        if is_outline(raw):
            return list(read_outline(raw, source))
        text = raw.decode("utf-8-sig")
    except (OSError, UnicodeError) as error:
        raise UserError(f"{source}: can't be read as a list ({error})") from error
    found = [address for line in text.splitlines() if (address := _address(line))]
    if not found:
        expected = "Expected one address a line, such as https://example.org/news/story"
        raise UserError(f"{source}: no address in it. {expected}")
    return list(dict.fromkeys(found))


def _address(line: str) -> str:
    """The address in a line of a list, which may have a number, a mark or a title beside it."""
    found = ADDRESS.search(line)
    others = ADDRESS.sub(" ", line)
    is_alone = found and not line.lstrip().startswith("#") and len(others.split()) <= MOST_BESIDE
    address = found[0].rstrip(BEHIND) if is_alone else ""
    own = address.count("(")  # of …_(2023); those of [title](https://…) are not
    while own < address.count(")") and address.endswith(")"):
        address = address[:-1].rstrip(BEHIND)
    return address


def is_list(path: Path) -> bool:
    """Tell whether a file of text is a list of addresses."""
    if path.suffix.lower() not in LISTS or not path.is_file() or path.stat().st_size > LARGEST_LIST:
        return False
    text = path.read_bytes().decode("utf-8", "replace")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    addresses = sum(bool(_address(line)) for line in lines)
    return addresses > 1 and addresses >= SHARE_OF_LIST * len(lines)


class Unpacked(str):
    """A file of an archive, by its place while that is read; `where` is its name for people."""

    where: str


def each_source(
    source: str, failed: list[str], *, whole: bool = False
) -> Iterator[str | ArticleInFile]:
    """The articles of a source: those of a folder's or an archive's files, else the source itself.

    A file that holds several gives each of them, unless it is to be taken as a `whole`. The files
    of an archive are there until the next is asked for. "-" is a list on standard input. What is
    wrong with a file joins those that `failed`: a list, a folder without articles, or an archive
    that is damaged or too large.
    """
    path = Path(source)
    try:
        if source == STANDARD_INPUT:
            yield from read_addresses(source)
        elif "://" in source:
            yield source
        elif path.is_dir():
            failed += _not_read((file.relative_to(path) for file in path.rglob("*")), source, path)
            for file in _files(path, source):
                yield from each_source(file, failed, whole=whole)
        elif path.suffix.lower() == ".zip" and path.is_file():
            yield from _each_of_archive(path, source, failed, whole=whole)
        elif is_list(path):
            way_out = f"Try: briefing add --from {source}"
            raise UserError(f"{source}: a list of addresses, no article. {way_out}")
        else:
            yield from (() if whole else split_file(path)) or (source,)
    except UserError as error:
        failed.append(str(error))


def _each_of_archive(
    path: Path, source: str, failed: list[str], *, whole: bool
) -> Iterator[str | ArticleInFile]:
    with TemporaryDirectory() as folder:
        unpacked = Path(folder, path.name)  # messages name its files so
        failed += _not_read(_unpack(path, unpacked), source, unpacked)
        refused: list[str] = []
        for file in _files(unpacked, source):
            for one in each_source(file, refused, whole=whole):
                yield _of_archive(one, str(unpacked), source)
        failed += [message.replace(str(unpacked), source) for message in refused]


def _of_archive(one: str | ArticleInFile, folder: str, archive: str) -> str | ArticleInFile:
    """Give a source out of a folder that an archive was unpacked into, with the archive's name."""
    if isinstance(one, ArticleInFile):
        return one._replace(where=one.where.replace(folder, archive))
    file = Unpacked(one)
    file.where = one.replace(folder, archive)
    return file


def _files(folder: Path, source: str) -> list[str]:
    found = (path for path in folder.rglob("*") if _is_article(path.relative_to(folder)))
    paths = sorted(path for path in found if not leads_out(path, folder))
    if not paths:
        raise UserError(f"{source}: no article in it. Known endings: {', '.join(READERS)}")
    return list(map(str, paths))


def _not_read(paths: Iterable[Path], source: str, folder: Path) -> Iterator[str]:
    """Tell what can be done with files of a folder or an archive that hold a text, if not read."""
    for path in sorted(path for path in paths if not _is_passed_over(path)):
        way_out = WAYS_OUT.get(path.suffix.lower())
        if leads_out(folder / path, folder):
            yield f"{source}/{path}: a link that leads out of the folder. Add the file itself"
        elif way_out not in (None, PICTURE):
            yield f'{source}/{path}: "{path.suffix}" is not read. {way_out}'


def _is_article(path: Path) -> bool:
    is_known = path.suffix.lower() in (*READERS, *RECORDS)
    return is_known and not (_is_passed_over(path) or is_no_article(path.name))


def _is_passed_over(path: Path) -> bool:
    """Tell whether a file is hidden, or belongs to a page that a browser saved."""
    hidden = any(part.startswith((".", "__MACOSX")) for part in path.parts)
    return hidden or any(part.endswith("_files") for part in path.parts[:-1])


def _unpack(path: Path, folder: Path) -> list[Path]:
    """Unpack the articles of an archive, by their names alone, and the metadata beside them.

    Returns the names of all its files.
    """
    try:
        with ZipFile(path) as archive:
            files = [file for file in archive.infolist() if not file.filename.endswith("/")]
            if sum(file.file_size for file in files) > LARGEST_UNPACKED:
                size = f"more than {LARGEST_UNPACKED / 1e6:g} MB unpacked"
                raise UserError(f"{path}: {size}. Unpack it, and add its files")
            for file in files:
                name = _inside(file.filename)
                if _is_article(name) or name.suffix.lower() in METADATA_ENDINGS:
                    archive.extract(file, folder)  # which keeps every name inside the folder
            return [_inside(file.filename) for file in files]
    except DAMAGED as error:
        problem = f"can't be unpacked ({error})"
        raise UserError(f"{path}: {problem}. Unpack it, and add its files") from error


def _inside(name: str) -> Path:
    """Give the place of an archive's file in the folder that it is unpacked into."""
    return Path(*(part for part in Path(name).parts if part not in ("/", "..")))
