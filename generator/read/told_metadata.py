"""The metadata that a file tells in words of its own: an export, a mail, a list of articles."""

from generator.read.language import language_code
from generator.read.metadata import Metadata, is_web_address
from generator.read.page.byline import read_names
from generator.read.page.written_day import read_written
from generator.read.text import clean_line


def tell_metadata(
    title: str,
    *,
    day: str = "",
    byline: str = "",
    publisher: str = "",
    address: str = "",
    language: str = "",
) -> Metadata:
    """Read what is written of an article; what can't be read is not known."""
    written = read_written(day)
    return Metadata(
        title=clean_line(title),
        published=written.day if written else None,
        author="; ".join(read_names(byline)),
        publisher=clean_line(publisher),
        url=address if is_web_address(address) else "",
        language=language_code(language) if language else "",
    )
