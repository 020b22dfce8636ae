"""Drafts in which an editor settles the conflicts of a page, kept in the project until they do.

    drafts/PATH              the page with the three texts of each conflict, for the editor's hands
    drafts/.made-from/PATH   what it was made from: the page as it was, and the draft's own digest

An editor that returns at once, while its window is still open, leaves a draft that nobody has
written in yet. So no draft goes by itself: it is settled, or kept in backups/.
"""

import json
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from generator.backups import back_up
from generator.errors import UserError
from generator.files import read_bytes, remove, write_atomic
from generator.write.resolve import ConflictDraft

DRAFTS = "drafts"  # in the project's folder
MADE_FROM = ".made-from"
IGNORED = "# Drafts of conflicts are nobody else's.\n*\n"


class KeptDraft(NamedTuple):
    """A draft on the disk, and what it was made from."""

    file: Path
    draft: ConflictDraft
    digest: str  # of the draft as it was made

    def text(self) -> str:
        """What stands in it now. Raises `UserError` where it is not UTF-8."""
        try:
            return (read_bytes(self.file) or b"").decode("utf-8")
        except UnicodeDecodeError:
            problem = "found bytes that are not UTF-8. Save the draft as UTF-8"
            raise UserError(f"{self.file}: {problem}, then try again") from None

    def is_written_in(self) -> bool:
        """Tell whether its editor has saved anything in it."""
        return _digest(read_bytes(self.file) or b"") != self.digest


def keep_draft(drafts: Path, path: str, draft: ConflictDraft) -> KeptDraft:
    """Write a draft to the disk, for the editor to open."""
    file, data = drafts / path, draft.text.encode("utf-8")
    page = draft.before.decode("utf-8") if draft.before is not None else None
    record = {"line": draft.line, "page": page, "digest": _digest(data)}
    write_atomic(drafts / ".gitignore", IGNORED.encode())
    write_atomic(drafts / MADE_FROM / path, json.dumps(record).encode())
    write_atomic(file, data)
    return KeptDraft(file, draft, record["digest"])


def find_draft(drafts: Path, path: str) -> KeptDraft | None:
    """Find the draft of a page; None where there is none, or none that is known to be one."""
    file, made_from = drafts / path, read_bytes(drafts / MADE_FROM / path)
    if made_from is None or read_bytes(file) is None:
        return None
    try:
        record = json.loads(made_from)
        page, line, digest = record["page"], record["line"], record["digest"]
    except (ValueError, KeyError, TypeError):
        return None
    before = page.encode("utf-8") if page is not None else None
    return KeptDraft(file, ConflictDraft("", before, line), digest)


def discard_draft(drafts: Path, path: str, backups: Path | None = None) -> Path | None:
    """Take a draft away; what its editor wrote in it is first kept in `backups`, where these are
    named. Gives the backup.
    """
    kept = find_draft(drafts, path)
    data = read_bytes(drafts / path)
    is_own = data is not None and (kept is None or kept.is_written_in())
    backup = back_up(backups, path, data) if backups and data is not None and is_own else None
    for file in (drafts / path, drafts / MADE_FROM / path):
        remove(file, within=drafts)
    return backup


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()
