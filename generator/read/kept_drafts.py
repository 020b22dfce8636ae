"""What readers made of files, kept between commands: pages and documents are slow to read.

A draft is named by a hash of the file's bytes, the program and the packages that read it; the
file's name makes no difference, so that what `add` has read `build` need not read again.
"""

from dataclasses import replace
from functools import cache

from generator.caching.last_build import program_state
from generator.caching.parsed_articles import Cache
from generator.read.draft import Draft, FileReader

FILES = (
    "caching/parsed_articles.py",
    "spelling.py",
    "word_lists.py",
    "yaml_mistakes.py",
    "yaml_reader.py",
)
READING = (*FILES, "read", "markdown", "parse/lexicon")


class KeptDrafts:
    """Reads files as `read_draft` does, each once."""

    def __init__(self, kept: Cache):
        self._kept = kept

    def __call__(self, reader: FileReader, raw: bytes, where: str) -> Draft:
        """Read the bytes of a file that messages name `where`, or recall what was read."""
        if not reader.packages:
            return reader.read(raw, where)
        key = f"{reader.read.__module__}\n{_state(reader.packages)}\n".encode() + raw
        draft: Draft | None = self._kept.get_record(key)
        if draft is None:
            draft = reader.read(raw, where)
            nameless = tuple(remark.removeprefix(where) for remark in draft.remarks)
            self._kept.put_record(replace(draft, remarks=nameless), key)
            return draft
        return replace(draft, remarks=tuple(f"{where}{remark}" for remark in draft.remarks))


@cache
def _state(packages: tuple[str, ...]) -> str:
    """Give the program and the versions of the packages, those that are not there too."""
    return f"{program_state(READING)} {' '.join(map(_version, packages))}"


def _version(package: str) -> str:
    from importlib.metadata import PackageNotFoundError, version  # texts need no packages

    try:
        return version(package)
    except PackageNotFoundError:
        return "none"
