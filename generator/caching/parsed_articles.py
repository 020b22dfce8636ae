"""The parsed articles that a build keeps for the next one.

Everything here may be deleted at any time. A parsed article is named by a hash of the article and
of the program that reads it.
"""

import pickle
from contextlib import suppress
from pathlib import Path
from typing import Any

from generator.caching import last_build
from generator.caching.kept import make_known
from generator.caching.last_build import digest_of, program_state
from generator.caching.seal import read_sealed, write_sealed
from generator.model import Article, Parsed

# What decides how an article is parsed: where the rest of the program changes, none is parsed anew.
READING = (
    "article_text.py",
    "model.py",
    "frozen.py",
    "caching/parsed_articles.py",
    "spelling.py",
    "timex.py",
    "word_lists.py",
    "grouped.py",
    "parse",
    "data",
)


class Cache:
    """The records in a folder. Those that a build did not ask for are dropped at its end."""

    def __init__(self, folder: Path):
        self._folder = folder
        self._used = {last_build.NAME, last_build.KEPT}

    def get(self, article: Article) -> Parsed | None:
        """Give what the article was parsed to, or None where no whole record says so."""
        key = _key(article)
        parsed = self.get_record(key)
        if parsed:
            make_known(parsed, key)
        return parsed

    def put(self, parsed: Parsed) -> None:
        key = _key(parsed.article)
        self.put_record(parsed, key)
        make_known(parsed, key)

    def get_record(self, key: bytes) -> Any:
        """Give what was kept by this key, or None where no whole record of it is there."""
        data = read_sealed(self._path(key), key)
        return pickle.loads(data) if data else None

    def put_record(self, value: Any, key: bytes) -> None:
        """Keep a value. The key tells all that it hangs on, the program too."""
        write_sealed(self._path(key), key, pickle.dumps(value, pickle.HIGHEST_PROTOCOL))

    def drop_unused(self) -> None:
        """Remove the parsed articles that this build did not need."""
        for path in self._folder.glob("*"):
            if path.name not in self._used:
                with suppress(OSError):
                    path.unlink()

    def _path(self, key: bytes) -> Path:
        name = digest_of(key)
        self._used.add(name)
        return self._folder / name


def _key(article: Article) -> bytes:
    return f"{program_state(READING)}\n{article!r}".encode(errors="replace")
