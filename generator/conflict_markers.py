"""The lines between which version control leaves two versions of a text for somebody to choose.

Read on, they would give both versions as an article's words, publish both, or double what a page
holds: so a file with such a line is refused, whatever it is. A line of seven equals signs alone is
none, since Markdown underlines headings so; nor are six signs and fewer, or eight and more.
"""

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.errors import UserError
from generator.files import read_bytes
from generator.leftovers import is_left_over

OPENED = re.compile(rb"^<{7}(?: .*)?\r?$", re.MULTILINE)
CLOSED = re.compile(rb"^>{7}(?: .*)?\r?$", re.MULTILINE)
QUOTED = re.compile(rb"^>{1,6}(?: |\r?$)|^>{8}", re.MULTILINE)  # of a mail answered seven times
LOOKED_AT = 8000  # bytes in which git, too, looks for a NUL: into a binary file it merges nothing
SIGNS = (b"<<<<<<<", b">>>>>>>")
FOUND = (
    "{where}:{line}: found a mark of a merge ({sign}): two versions of the text stand here. Choose "
    "what shall stand, and take out the rest and the marked lines"
)
ONE_SIDE = "; or take one side whole: git checkout --ours -- {where}, or --theirs"
GENERATED = "; or take the generated text: briefing reset {page}"
SHOWN = ". A text that is to show such a line begins it with a space"


def marker_line(data: bytes) -> int | None:
    """Find the first line, from 1, on which a version begins or ends; None where there is none."""
    if not any(sign in data for sign in SIGNS) or b"\0" in data[:LOOKED_AT]:
        return None
    found = OPENED.search(data)
    if not found and not QUOTED.search(data):
        found = CLOSED.search(data)
    return data.count(b"\n", 0, found.start()) + 1 if found else None


def refusal(data: bytes, where: str, way_out: str = ONE_SIDE) -> str:
    """Say where the bytes of a file have the mark of a merge, and what to do; "" where not."""
    line = marker_line(data)
    if line is None:
        return ""
    sign = data.split(b"\n", line)[line - 1][:7].decode()
    said = FOUND.format(where=where, line=line, sign=sign) + way_out.replace("{where}", where)
    return said + SHOWN


def refuse_markers(data: bytes, where: str) -> None:
    """Raise `UserError` where a file, which messages name `where`, has the mark of a merge."""
    if problem := refusal(data, where):
        raise UserError(problem)


def refuse_merged_files(root: Path, content: Path, others: Iterable[Path], base: Path) -> None:
    """Raise `UserError` with every file of the project's folders that has the mark of a merge.

    Below `base` stands what was generated last: only that can be had back.
    """
    problems = [refusal(data, _shown(path, root)) for path, data in _merged_files(others)]
    for path, data in _merged_files([content]):
        inside = path.relative_to(content).as_posix()
        reset = GENERATED.format(page=inside) if (base / inside).is_file() else ""
        problems.append(refusal(data, _shown(path, root), ONE_SIDE + reset))
    if problems:
        raise UserError("\n".join(problems))


def _merged_files(folders: Iterable[Path]) -> Iterator[tuple[Path, bytes]]:
    """Give the files that have the mark of a merge, with what stands in them."""
    for folder in folders:
        found = ((path, _read(path)) for path in _files(folder))
        yield from sorted(
            (Path(path), data) for path, data in found if marker_line(data) is not None
        )


def _files(folder: Path) -> Iterator[str]:
    for root, _, names in os.walk(folder):
        # What a merge left beside the real file, as page.md.orig, holds both versions for good.
        yield from (f"{root}{os.sep}{name}" for name in names if not is_left_over(name))


def _read(path: str) -> bytes:
    """Read a file; b"" where it can't be read, as whoever needs it will tell, or is none."""
    try:
        return read_bytes(path) or b""
    except UserError:
        return b""


def _shown(path: Path, root: Path) -> str:
    inside = path.is_relative_to(root)
    return path.relative_to(root).as_posix() if inside else str(path)
