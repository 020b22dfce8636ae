"""A text as its editor saved it, and texts in its style.

An editor's file may end its lines as Windows or an old Mac does, or mix them, lack the last line
end, or begin with a byte order mark. We compare the lines alone, and give back each line as it was.
"""

import re
from collections import Counter
from collections.abc import Iterable, Set
from dataclasses import dataclass, replace
from itertools import zip_longest

MARK = "\ufeff"  # the byte order mark
LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")


@dataclass(frozen=True, slots=True)
class SavedText:
    """A text file as somebody saved it: its lines, and how each ends."""

    lines: tuple[str, ...]
    ends: tuple[str, ...] = ()  # "\\n", "\\r\\n", "\\r"; of the last line perhaps ""
    mark: bool = False  # begins with a byte order mark

    @property
    def end(self) -> str:
        """The line end that most lines have."""
        counted = Counter(filter(None, self.ends)).most_common(1)
        return counted[0][0] if counted else "\n"

    def without(self, numbers: Set[int]) -> "SavedText":
        """Give the text without the lines of these numbers."""
        kept = [number for number in range(len(self.lines)) if number not in numbers]
        lines, ends = (tuple(each[number] for number in kept) for each in (self.lines, self.ends))
        return replace(self, lines=lines, ends=ends)


def read_saved(data: bytes) -> SavedText:
    """The text in a file's bytes; raises UnicodeDecodeError where they are not UTF-8."""
    text = data.decode("utf-8")
    found = LINE.findall(text.removeprefix(MARK))
    pairs = [pair for pair in found if pair != ("", "")]
    return SavedText(
        lines=tuple(line for line, _ in pairs),
        ends=tuple(end for _, end in pairs),
        mark=text.startswith(MARK),
    )


def dress(lines: Iterable[str], like: SavedText, ends: Iterable[str] = ()) -> bytes:
    """The bytes of a file in the style of another, the lines with ends of their own or with its."""
    text = "".join(line + (end or like.end) for line, end in zip_longest(lines, ends, fillvalue=""))
    if like.ends and not like.ends[-1]:
        text = re.sub(r"(\r\n|\r|\n)\Z", "", text)
    return (MARK * like.mark + text).encode("utf-8")


def saved_text(data: bytes | None) -> SavedText | None:
    """Read a page as it was saved; None where there is none, or it is in no UTF-8."""
    try:
        return read_saved(data) if data is not None else None
    except UnicodeDecodeError:
        return None
