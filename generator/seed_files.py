"""Which files of seeds/ are read, by their names and sizes alone.

What tells whether anything has changed asks this without loading the readers.
"""

from pathlib import Path

# The most that is read of a file, in bytes, by its ending. The largest text in UTF-16 has 4 MB; web pages carry scripts
# and pictures along; metadata are eight short values.
LARGEST_PAGE = 8_000_000
ARTICLE_SIZES = {
    ".txt": 4_000_000,
    ".md": 4_000_000,
    ".markdown": 4_000_000,
    ".html": LARGEST_PAGE,
    ".htm": LARGEST_PAGE,
}
METADATA_SIZES = {".yml": 64_000, ".yaml": 64_000}
LARGEST_TEXT = 2_000_000  # characters; a long article has 50,000 and a book 1,000,000, so more is an archive
METADATA_ENDINGS = tuple(METADATA_SIZES)


def is_no_article(name: str) -> bool:
    """Whether a file of this name is hidden, or tells people what the folder is for."""
    return name.startswith(".") or Path(name).stem.lower() == "readme"


def largest_size(path: Path) -> int:
    """The most bytes that a file of this name may have; 0 for one that is not read at all."""
    ending = path.suffix.lower()
    return ARTICLE_SIZES.get(ending) or METADATA_SIZES.get(ending) or 0
