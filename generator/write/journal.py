"""What a build writes of the pages that it is about to write, so that the next one completes it."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

from generator.files import read_bytes
from generator.write.state import State

# What the journal says of a page; the base is True where it is what stands in content/.
ENTRY = {"path", "content", "base", "record"}


def journal_of(planned: dict[str, State]) -> bytes:
    """Write what each page, its base and its record will be."""
    records = [
        {
            "path": path,
            "content": fingerprint(state.mine),
            "base": True if state.base == state.mine else _text(state.base),
            "record": _text(state.record),
        }
        for path, state in planned.items()
    ]
    return json.dumps(records).encode("utf-8")


def read_journal(journal: Path) -> list[dict[str, Any]]:
    """Give the records, or none where the file is not as we write it."""
    try:
        records = json.loads(read_bytes(journal) or b"[]")
        return [each for each in records if each.keys() == ENTRY and isinstance(each["path"], str)]
    except (ValueError, AttributeError, TypeError):
        return []


def _text(data: bytes | None) -> str | None:
    return data.decode("utf-8") if data is not None else None


def bytes_of(text: str | None) -> bytes | None:
    """Give what a text of the journal stands for."""
    return text.encode("utf-8") if text is not None else None


def fingerprint(data: bytes | None) -> str | None:
    """Give a hash of what stands on a page; None for a page that is not there."""
    return sha256(data).hexdigest() if data is not None else None
