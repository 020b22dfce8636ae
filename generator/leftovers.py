"""Files that editors, merges and sync programs leave beside the real ones.

They hold an older state of a file, or what somebody else saved of it at the same time. None is read
as an article or published; each is told with what to do. A name says so by itself where no person
would give it ("page.md~", "page (conflicted copy).md"). A name that a person may give, too, as
"page (2).md", counts only where the file of the plain name stands beside it and most of the text is
the same.
"""

import os
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

LEFT_BY_EDITOR = re.compile(
    r".*~|#.*#|~\$.*"
    r"|.+\.(?:bak|old|orig|rej|save|tmp|temp|sw[nop])\d*"
    r"|.+\.(?:bak|orig|rej)\.\w+"
    r"|.+\.(?:crdownload|download|part)"
    r"|.+_(?:BACKUP|BASE|LOCAL|REMOTE)_\d+(?:\.\w+)?"  # git mergetool
    r"|.+___jb_(?:old|tmp)___|4913|(?i:thumbs\.db|desktop\.ini|icon\r)",
)
BRACKETED = re.compile(r" ?[(\[](?P<words>[^()\[\]]*)[)\]]$")
SYNC_ENDS = re.compile(
    r"\.sync-conflict-\d{8}-\d{6}(?:-\w+)?$"  # Syncthing
    r"|_conflict-\d{8}-\d{6}$"  # ownCloud
    r"|_[^_]+_[^_]+_(?:case)?conflict$",  # Synology Drive
    re.IGNORECASE,
)
# "conflict" alone is a word of the news: it takes a word for "copy" or a day beside it.
CONFLICT = re.compile(r"conflict|conflit|konflikt|متعارض|конфликт", re.IGNORECASE)
COPY = re.compile(
    r"cop[iy]|kopie|cópia|نسخ|копия|case|unicode|selective|\d{4}-?\d\d-?\d\d", re.IGNORECASE
)
SYNC_WORDS = re.compile(r"sfconflict .*|conflicted", re.IGNORECASE)  # Seafile, pCloud
COPY_NAMES = (
    r"(.+?)(?: -)? (?:copy|copie|backup|old|نسخة)(?: ?\(?\d{1,3}\)?)?",  # desktops
    r"(?:copy of|copie de|نسخة من) (.+)",
    r"(.+)-(?:desktop|laptop|win)-[a-z0-9]{7,12}",  # OneDrive
    r"(.+?) ?\(\d{1,3}\)",  # browsers, Google Drive
    r"(.+) \d{1,2}",  # iCloud
)
COPY_NAME = re.compile("|".join(COPY_NAMES), re.IGNORECASE)
PIECE = re.compile(r"[.!?\n]+")
SETTINGS = ("corrections.yml", "site_config.yml", "mkdocs.yml")
NAMES = 1 << 14  # that a build asks of again in each step
SHORTEST = 20  # characters of a piece of text that two files have in common by more than chance

LEFT = "left by an editor or a merge, so it is not {used}. Delete it once you need nothing of it"
SYNCED = (
    "kept by a sync program, since two saved {original} at once, so it is not {used}. Bring what "
    "you need of it into {original}, then delete it"
)
COPIED = (
    "by its name and most of its text a copy of {original}, so it is not {used}. Bring what you "
    "need of it into {original} and delete it; or give it another name"
)


def is_left_over(name: str) -> bool:
    """Tell whether a file of this name is none of the project's, whatever stands in it."""
    return bool(LEFT_BY_EDITOR.fullmatch(name) or _synced_name(name))


@lru_cache(maxsize=NAMES)
def _synced_name(name: str) -> str:
    """Give the name of the file of which a sync program kept this one; "" for none."""
    path = Path(name)
    found = SYNC_ENDS.search(path.stem)
    if not found and (bracketed := BRACKETED.search(path.stem)):  # Dropbox, Nextcloud, Obsidian
        words = bracketed["words"]
        is_copy = CONFLICT.search(words) and COPY.search(words)
        found = bracketed if is_copy or SYNC_WORDS.fullmatch(words) else None
    return f"{path.stem[: found.start()]}{path.suffix}" if found else ""


def copied_name(name: str) -> str:
    """Give the name of the file that one of this name may be a copy of; "" for none."""
    path = Path(name)
    found = COPY_NAME.fullmatch(path.stem)
    stem = next(filter(None, found.groups()), "") if found else ""
    return f"{stem}{path.suffix}" if stem else ""


def are_alike(one: str, other: str) -> bool:
    """Tell whether most of the shorter of two texts stands in the other as well."""
    first, second = _pieces(one), _pieces(other)
    shorter = min(len(first), len(second))
    return len(first & second) * 2 > shorter if shorter else one.split() == other.split()


def _pieces(text: str) -> set[str]:
    pieces = (" ".join(piece.split()) for piece in PIECE.split(text))
    return {piece for piece in pieces if len(piece) >= SHORTEST}


@lru_cache(maxsize=NAMES)
def may_be_left_over(name: str) -> bool:
    """Tell whether a file of this name may not count, which `why_left_out` tells."""
    return is_left_over(name) or bool(_may_be_copy_of(name))


def why_left_out(path: Path, used: str = "published") -> str:
    """Say why a file in content/ or editions/ does not count, and what to do; "" where it does."""
    name = path.name
    if LEFT_BY_EDITOR.fullmatch(name):
        return LEFT.format(used=used)
    if original := _synced_name(name):
        return SYNCED.format(used=used, original=original)
    for original in _may_be_copy_of(name):
        if _is_copy(path, path.with_name(original)):
            return COPIED.format(used=used, original=original)
    return ""


@lru_cache(maxsize=NAMES)
def _may_be_copy_of(name: str) -> tuple[str, ...]:
    """Give the names of the files that one of this name may be a copy of."""
    return tuple(filter(None, (copied_name(name), *_of_a_computer(name))))


def _of_a_computer(name: str) -> Iterator[str]:
    """Give the names to which OneDrive may have added a computer's: "page-MARYS-PC.md".

    No generated page has a capital in its name.
    """
    path = Path(name)
    for number, character in enumerate(path.stem[:-1]):
        if number and character == "-" and path.stem[number + 1].isupper():
            yield f"{path.stem[:number]}{path.suffix}"


def why_not_read(name: str) -> str:
    """Say why a file of this name in seeds/ is no article, and what to do; "" where it may be."""
    return why_left_out(Path(name), used="read") if is_left_over(name) else ""


def copy_note(original: str) -> str:
    """Say why an article is left out whose name and text are those of another."""
    return COPIED.format(used="read", original=original)


def _is_copy(path: Path, original: Path) -> bool:
    try:
        texts = [file.read_bytes().decode(errors="replace") for file in (path, original)]
    except OSError:  # no file of the plain name, or none that can be read
        return False
    return are_alike(*texts)


def left_over_notes(root: Path, content: Path, editions: Path) -> Iterator[str]:
    """Tell what does not count among pages, editions and settings, a line for each file.

    What lies in the folder of articles is told where that is read.
    """
    settings = sorted(root.glob("*.yml*"))
    for path in settings:
        name = copied_name(path.name)
        if is_left_over(path.name) or name in SETTINGS:
            why = why_left_out(path, used="read") or COPIED.format(used="read", original=name)
            yield f"{path.name}: {why}"
    for folder, used in ((content, "published"), (editions, "read")):
        for path in sorted(_named_so(folder)):
            if path.is_file() and (why := why_left_out(path, used)):
                yield f"{folder.name}/{path.relative_to(folder).as_posix()}: {why}"


def _named_so(folder: Path) -> Iterator[Path]:
    """Give the files of a folder that may not count, but no hidden ones."""
    for root, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        shown = (name for name in names if not name.startswith("."))
        yield from (Path(root, name) for name in shown if may_be_left_over(name))
