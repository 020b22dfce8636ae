"""What gives way to another text is kept in backups/, beside content/: MkDocs would publish it."""

from datetime import datetime
from itertools import count
from pathlib import Path

from generator.errors import UserError
from generator.files import make_folder, remove, write_atomic

BACKUPS = "backups"


def back_up(backups: Path, path: str, data: bytes) -> Path:
    """Keep a file's bytes under the time and its path.

    Each is kept in a folder of its own, so that none is overwritten.
    """
    now = datetime.now().strftime("%Y-%m-%dT%H%M%S")
    names = (now if number == 1 else f"{now}-{number}" for number in count(1))
    backup = next(backups / name for name in names if make_folder(backups / name)) / path
    try:
        write_atomic(backup, data, durable=True)
    except UserError:
        remove(backup, within=backups)
        raise
    return backup
