"""Marks carried along where the file of an article was given another name.

A passage's id is made of its article's id and its words, and the article's id of its file's name:
so a new name changes every id, though no sentence changed. An article that is new, and has the
sentences of one that is gone under the ids that these would have had there, is the same article.
Its marks, the links to its page and the text generated last are then written with the new ids
before pages are merged, so that no edit and no citation is lost by it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from generator.files import read_bytes, visible_files, write_atomic
from generator.model import Parsed
from generator.passages import Passages
from generator.write.disk import BASE, EARLIER, RECORDS, known_paths, writing
from generator.write.record import digest
from generator.write.saved import read_saved

SOURCES = "sources/"
ANCHOR = re.compile(r"#p-([0-9a-f]+)")
TOKEN = re.compile(
    r"(?<![\w-])(?:(?:p-)?[0-9a-f]{8,64}(?![\w-])|sources/[\w-]+(?=\.md)|[\w-]+(?=\.md#p-))"
)
LEAST = 0.5  # of the passages that the page of the article that is gone showed


@dataclass(frozen=True, slots=True)
class Renamed:
    """An article whose file has another name, and the new id of each of its passages."""

    old: str
    new: str
    ids: dict[str, str]


def find_renamed(content: Path, parsed: tuple[Parsed, ...]) -> tuple[Renamed, ...]:
    """Find the articles that have another name than at the last build."""
    pages = {path for path in known_paths(content) if path.startswith(SOURCES)}
    known = {Path(path).stem for path in pages if path.count("/") == 1 and path.endswith(".md")}
    here = {one.article.id: one for one in parsed}
    gone, new = sorted(known - here.keys() - {"index"}), sorted(here.keys() - known)
    pairs = ((old, here[name]) for old in gone for name in new)
    return tuple(filter(None, (_renamed(content, old, one) for old, one in pairs)))


def _renamed(content: Path, old: str, one: Parsed) -> Renamed | None:
    page = read_bytes(content / BASE / SOURCES / f"{old}.md") or b""
    shown = set(ANCHOR.findall(page.decode("utf-8", errors="replace")))
    before = replace(one, article=replace(one.article, id=old))
    ids = dict(zip(_ids(before), _ids(one), strict=True))
    is_same = shown and len(shown & ids.keys()) >= LEAST * len(shown)
    return Renamed(old, one.article.id, ids) if is_same else None


def _ids(one: Parsed) -> Iterator[str]:
    return (passage.id for passage in Passages((one,)).of(one))


def carry_marks(content: Path, renamed: Iterable[Renamed]) -> None:
    """Write the pages, and what was generated of them, with the new marks of these articles."""
    names: dict[str, str] = {}
    for one in renamed:
        names |= one.ids | {f"p-{old}": f"p-{new}" for old, new in one.ids.items()}
        names |= {one.old: one.new, f"{SOURCES}{one.old}": f"{SOURCES}{one.new}"}
    if not names:
        return
    with writing(content):
        for folder in (content, content / BASE):
            for path in list(visible_files(folder, "*.md")):
                names |= _rewrite(folder / path, names)
        for name in (RECORDS, EARLIER):
            for file in sorted((content / BASE / name).rglob("*")):
                if file.is_file():
                    _rewrite(file, names)


def _rewrite(file: Path, names: dict[str, str]) -> dict[str, str]:
    """Write a file with the new names; gives its digest by the one that it had."""
    data = read_bytes(file) or b""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return {}
    carried = TOKEN.sub(lambda found: names.get(found[0], found[0]), text).encode("utf-8")
    write_atomic(file, carried, durable=True)
    return {digest(read_saved(data).lines): digest(read_saved(carried).lines)}
