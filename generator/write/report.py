"""What a build did with the pages, and what waits for the editor."""

from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path


class Outcome(StrEnum):
    """What became of a page."""

    UNCHANGED = "unchanged"
    WRITTEN = "written"
    MERGED = "merged"  # new text came in beside what the editor changed
    KEPT = "kept"  # edited by hand, and nothing new to bring in
    DELETED_BY_HAND = "deleted_by_hand"
    REMOVED = "removed"  # no longer generated, and nobody had edited it
    NO_LONGER_GENERATED = "no_longer_generated"  # but edited by hand, so kept
    UNREADABLE = "unreadable"  # not UTF-8, so kept as it is


@dataclass(frozen=True, slots=True)
class Conflict:
    """Lines that both the editor and the articles changed. The editor's stand."""

    path: str  # of the page, relative to content/
    line: int  # where `mine` stands in the page, from 1; where it stood, if the editor removed it
    base: str  # the generated text that the editor changed
    mine: str
    new: str
    by_editor: bool = False  # `new` is what another editor wrote


@dataclass(frozen=True, slots=True)
class Report:
    """The pages by what became of them, in order of path.

    A page with conflicts also stands in one of the others.
    """

    unchanged: tuple[str, ...] = ()
    written: tuple[str, ...] = ()
    merged: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    deleted_by_hand: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    no_longer_generated: tuple[str, ...] = ()
    unreadable: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    moved: tuple[tuple[str, str], ...] = ()  # former paths of pages, and those that they have now
    # Paths of pages of which a part is another page now, and of that, where it is edited.
    parted: tuple[tuple[str, str], ...] = ()
    # Of what an editor took out and has another value now: the path, what it said, what it says.
    changed: tuple[tuple[str, str, str], ...] = ()
    is_record_lost: bool = False  # nothing was known of the pages that stood in content/

    def settled(self) -> "Report":
        """The report of a build that comes next and finds no news."""
        return replace(
            self,
            unchanged=self.unchanged + self.written,
            written=(),
            kept=self.kept + self.merged,
            merged=(),
            removed=(),
            moved=(),
            parted=(),
            changed=(),
            is_record_lost=False,
        )


# What the editor should know, and the way out; conflicts are told by themselves.
SENTENCES = {
    Outcome.DELETED_BY_HAND: (
        "{content}/{path}: deleted by hand, stays deleted. To have it back: briefing reset {path}"
    ),
    Outcome.NO_LONGER_GENERATED: (
        "{content}/{path}: no longer generated, kept because you edited it. "
        "Delete it if you don't want it."
    ),
    Outcome.UNREADABLE: "{content}/{path}: not UTF-8, left as it is. Save it as UTF-8 and build.",
}
CONFLICT = (
    "{content}/{path}:{line}: the articles now change what you changed; your text stands. "
    "To see both: briefing conflicts {path}. "
    "To settle it: briefing resolve {path}:{line} with --mine, --theirs or --edit."
)
BY_EDITORS = CONFLICT.replace(
    "the articles now change what you changed; your text stands",
    "two editors wrote this anew; one text stands, the other waits",
)


MOVED = "{content}/{old}: is {content}/{new} now; what you wrote there went along."
PARTED = "{content}/{old}: a part of it is {content}/{new} now; what you did there went along."
CHANGED = (
    "{content}/{path}: you took out “{was}”; the articles tell it otherwise now: “{now}”. It stays "
    "out. To have it back, write it into the page, or: briefing reset {path}."
)
RECORD_LOST = (
    "{content}/.base: is missing, so nobody knows which lines are yours. Every line that stood in "
    "{content}/ was kept; what you had taken out is back, and a line that the articles tell "
    "otherwise by now is a conflict. To have it right, take the pages and {content}/.base from "
    "where they are kept together (git checkout HEAD -- {content}), and build again."
)


def describe(report: Report, content: Path = Path("content")) -> list[str]:
    """Tell what the editor should know, one sentence a line.

    Conflicts come first; of what went as usual nothing is told.
    """
    told = [
        (BY_EDITORS if each.by_editor else CONFLICT).format(
            content=content, path=each.path, line=each.line
        )
        for each in report.conflicts
    ]
    told += [MOVED.format(content=content, old=old, new=new) for old, new in report.moved]
    told += [PARTED.format(content=content, old=old, new=new) for old, new in report.parted]
    for path, was, now in report.changed:
        told.append(CHANGED.format(content=content, path=path, was=was, now=now))
    if report.is_record_lost:
        told.insert(0, RECORD_LOST.format(content=content))
    for outcome, sentence in SENTENCES.items():
        told += [sentence.format(content=content, path=path) for path in getattr(report, outcome)]
    return told
