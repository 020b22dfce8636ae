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
    ".html": "saved_page",
    ".htm": "saved_page",
    ".xhtml": "saved_page",
    ".eml": "mail",
    ".mhtml": "mail",
    ".mht": "mail",
    ".docx": "document",
    ".odt": "document",
    ".rtf": "document",
    ".pdf": "pdf",
}
PICTURE = "Make the text in it letters first (a program for OCR does), and save that as .txt"
TABLE = "Save its rows as .csv: those with a text or an address are brought in"
# What can be done with files that are not read.
WAYS_OUT = {
    ".msg": "In Outlook, save the mail as text or HTML; Thunderbird saves it as .eml",
    ".doc": "Open it in a word processor, and save it as .docx",
    ".pages": "Open it, and export it as .docx",
    ".epub": "Open it, and save the article's text as .txt",
    ".xls": TABLE, ".xlsx": TABLE, ".ods": TABLE,
    ".ppt": "Save it as .pdf", ".pptx": "Save it as .pdf",
    ".jpg": PICTURE, ".jpeg": PICTURE, ".png": PICTURE, ".gif": PICTURE, ".webp": PICTURE,
    ".tif": PICTURE, ".tiff": PICTURE,
    ".7z": "Unpack it, and add the folder", ".rar": "Unpack it, and add the folder",
    ".gz": "Unpack it, and add what is in it", ".zip": "Unpack it, and add what is in it",
    ".url": "Add the address in it", ".webloc": "Add the address in it",
    ".mp3": "Write down what is said, and save that as .txt",
    ".mp4": "Write down what is said, and save that as .txt",
}  # fmt: skip
METADATA_ENDINGS = (".yml", ".yaml")  # of the file beside an article


def is_read(path: Path) -> bool:
    """Tell whether a file of this name is read, as an article or as the metadata of one."""
    ending = path.suffix.lower()
    return ending in READERS or ending in METADATA_ENDINGS


def is_no_article(name: str) -> bool:
    """Tell whether a file of this name is hidden, or tells people what the folder is for."""
    return name.startswith(".") or Path(name).stem.lower() == "readme"
