"""All articles of the seeds' folder, and what is said of the files that are none.

A seed that can't be read is a problem and left out, and the rest is read. Messages name a file by
its path from the project's folder. An article's id comes from its path in the seeds' folder alone,
so that no other seed can change it; where two paths give the same id ("a.txt" and "a.md", "Ä.txt"
and "a.txt"), the first in the order of names is read and the other is a problem, since they would
share a page, and `a.yml` too. A copy that a browser or a sync program made of an article, "a
(1).txt", is left out with a note: it is no second source.
"""

import os
from dataclasses import dataclass, field
from operator import attrgetter
from pathlib import Path

from generator.errors import UserError
from generator.faults import RAISED, Faults
from generator.leftovers import are_alike, copied_name, copy_note, is_left_over, why_not_read
from generator.model import Article
from generator.read.article_id import article_id, text_key
from generator.read.draft import ReadDraft, read_draft
from generator.read.seed import SeedRead, known_formats, leads_out, read_seed, shown_path
from generator.read.several import RECORDS
from generator.seed_files import METADATA_ENDINGS, READERS, is_no_article

SAVED_BESIDE = "_files"  # a browser's name of the folder with a page's pictures and frames
SOURCE = attrgetter("publisher", "url")  # which a copy of an article has, too
PAGE_ENDINGS = (".html", ".htm", ".xhtml")


@dataclass(frozen=True, slots=True)
class Reading:
    """What the seeds' folder gave."""

    articles: tuple[Article, ...]  # in the order of the files' names
    problems: tuple[str, ...] = ()  # one message for each file that is left out
    notes: tuple[str, ...] = ()  # worth saying, but nothing is left out
    left_out: tuple[str, ...] = ()  # the ids of articles that are there and could not be read


@dataclass(frozen=True, slots=True)
class _Listing:
    """The files of the folder."""

    seeds: list[Path] = field(default_factory=list)  # in the order of their names
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read_seeds(
    folder: Path, root: Path, faults: Faults = RAISED, read: ReadDraft = read_draft
) -> Reading:
    """Read all articles of the folder and its sub-folders.

    Where `faults` are collected, a fault of ours costs the article that it struck, as a file that
    can't be read does. An empty folder gives no article and a note: a new project builds. Raises
    `UserError` where there is no such folder, or nothing in it that can be read.
    """
    where = shown_path(folder, root)
    if not folder.is_dir():
        way_out = f"Make it and put an article in. {known_formats()}"
        raise UserError(f"{where}: no such folder. {way_out}")
    listing = _list_seeds(folder, root)
    problems, notes = list(listing.problems), list(listing.notes)
    articles, left_out = _Articles(), set()
    # A copy is read after what it is one of.
    for path in sorted(listing.seeds, key=lambda path: bool(copied_name(path.name))):
        try:
            article, remarks, _ = _read_what_can_be(path, root, folder, faults=faults, read=read)
            if original := articles.copied_by(article):
                notes.append(f"{article.path}: {copy_note(original.path)}")
                continue
            articles.add(article)
        except UserError as error:
            problems.extend(str(error).splitlines())
            left_out.add(article_id(path.relative_to(folder)))
        else:
            notes.extend(remarks)
    if not articles.by_id and problems:
        lines = [f"{where}: no article to read. {known_formats()}", *problems, *notes]
        raise UserError("\n".join(lines))
    if not articles.by_id:
        way_out = f"Put one in, or: briefing add FILE. {known_formats()}"
        notes.insert(0, f"{where}: no article yet. {way_out}")
    return Reading(
        articles=tuple(sorted(articles.by_id.values(), key=attrgetter("path"))),
        problems=tuple(problems),
        notes=tuple(notes),
        left_out=tuple(left_out - articles.by_id.keys()),
    )


class _Articles:
    """The articles that were read so far; no two of them have the same name or the same text."""

    def __init__(self):
        self.by_id: dict[str, Article] = {}
        self._by_text: dict[str, Article] = {}
        self._by_path: dict[str, Article] = {}

    def copied_by(self, article: Article) -> Article | None:
        """Find the article that another is a copy of, by its name, its source and its text."""
        path = Path(article.path)
        original = self._by_path.get(path.with_name(copied_name(path.name) or path.name).as_posix())
        if original is None or SOURCE(article) != SOURCE(original):
            return None
        return original if are_alike(article.text, original.text) else None

    def add(self, article: Article) -> None:
        """Take the article in, or raise `UserError` with the one that is there already."""
        if same := self.by_id.get(article.id):
            taken = f'takes the same name as {same.path} ("{same.id}")'
            raise UserError(f"{article.path}: {taken}. Rename one of them")
        key = text_key(article.text)
        if same := self._by_text.get(key):
            raise UserError(f"{article.path}: the same text as {same.path}. Remove one of them")
        self.by_id[article.id] = self._by_text[key] = article
        self._by_path[article.path] = article


def _read_what_can_be(
    path: Path,
    root: Path,
    folder: Path,
    faults: Faults,
    read: ReadDraft,
) -> SeedRead:
    """Read one seed; a fault of ours is noted, and the file refused as one that can't be read."""
    where = shown_path(path, root)
    with faults.at(where, "the reading of the file"):
        return read_seed(path, root, folder, read)
    problem = faults.found[-1].problem
    raise UserError(f"{where}: can't be read, by a fault of ours ({problem})")


def _list_seeds(folder: Path, root: Path) -> _Listing:
    """List the seeds, and say what is wrong with the files that are none."""
    paths, problems = _walk(folder, root)
    listing = _Listing(problems=problems)
    stems = {path.with_suffix("") for path in paths if path.suffix.lower() in READERS}
    for path in paths:
        where = shown_path(path, root)
        if leads_out(path, folder):
            problem = "a link that leads out of the folder is not followed"
            listing.problems.append(f"{where}: {problem}. Put a copy here")
        elif path.is_dir():
            continue  # a link to a folder inside, whose files are read where they are
        elif not path.is_file():
            listing.problems.append(f"{where}: not a file that can be read. Remove it")
        elif path.suffix.lower() in READERS and not is_left_over(path.name):
            listing.seeds.append(path)
        elif note := _why_not_read(path, has_article=path.with_suffix("") in stems):
            listing.notes.append(f"{where}: {note}")
    return listing


def _why_not_read(path: Path, *, has_article: bool) -> str:
    """Tell what to say of a file that is no article; "" where it stands beside one."""
    if note := why_not_read(path.name):
        return note
    ending = path.suffix.lower()
    if ending in RECORDS:
        return f"may hold several articles. Move it out, then: briefing add {path.name}"
    if ending not in METADATA_ENDINGS:
        return f'skipped, since "{ending or path.name}" is not read. {known_formats()}'
    if not has_article:
        way = "Name it as the article is named, with .yml for its ending, or remove it"
        return f"no article beside it. {way}"
    return ""


def _is_beside(folder: str, files: list[str]) -> bool:
    """Tell whether a browser saved in a folder what belongs to a page: that has its own text."""
    page = folder.removesuffix(SAVED_BESIDE)
    return page != folder and any(f"{page}{ending}" in files for ending in PAGE_ENDINGS)


def _walk(folder: Path, root: Path) -> tuple[list[Path], list[str]]:
    """All files and links by name, but hidden ones; and the sub-folders that can't be opened."""
    paths: list[Path] = []
    closed: list[OSError] = []
    for parent, folders, files in os.walk(folder, onerror=closed.append):
        folders[:] = [
            name for name in folders if not name.startswith(".") and not _is_beside(name, files)
        ]
        links = [name for name in folders if Path(parent, name).is_symlink()]
        paths += [Path(parent, name) for name in [*files, *links] if not is_no_article(name)]
    named = ((shown_path(Path(error.filename), root), error.strerror) for error in closed)
    problems = [f"{where}: can't be read ({reason})" for where, reason in named]
    return sorted(paths, key=lambda path: path.relative_to(folder).as_posix()), problems
