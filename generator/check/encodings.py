"""Pages that are not UTF-8: a browser, MkDocs and the check itself would read other letters."""

from pathlib import Path

from generator.findings import Finding, Rule

REPLACED = "\ufffd"  # what stands in a text for bytes that are none of its encoding


def find_other_encoding(page: Path, text: str) -> Finding | None:
    """Find the first bytes of a page that are not UTF-8; `text` is what was read of it."""
    if REPLACED not in text:
        return None
    data = page.read_bytes()
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        written = data.split(b"\n", line)[line - 1].strip()
        return Finding(
            line,
            rule=Rule.ENCODING,
            message="found bytes that are not UTF-8, so nothing else of this page is checked",
            found=written.decode("utf-8", errors="replace"),
            mend="Save the page as UTF-8; letters that are wrong there write anew",
        )
    return None
