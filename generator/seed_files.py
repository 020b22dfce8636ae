"""Which files of seeds/ are read, by their names alone.

What tells whether anything has changed asks this without loading the readers.
"""

from pathlib import Path

# The input formats: how a file's name ends, and the module of `generator/read/` that has the reader
# of such files. A new format is a module there with a `READER`, and its line here.
READERS = {
    ".txt": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "saved",
    ".htm": "saved",
    ".xhtml": "saved",
    ".eml": "mail",
    ".mhtml": "mail",
    ".mht": "mail",
    ".docx": "document",
    ".odt": "document",
    ".rtf": "document",
    ".pdf": "pdf",
}
METADATA_ENDINGS = (".yml", ".yaml")  # of the file beside an article


def is_read(path: Path) -> bool:
    """Tell whether a file of this name is read, as an article or as the metadata of one."""
    ending = path.suffix.lower()
    return ending in READERS or ending in METADATA_ENDINGS


def is_no_article(name: str) -> bool:
    """Tell whether a file of this name is hidden, or tells people what the folder is for."""
    return name.startswith(".") or Path(name).stem.lower() == "readme"
