"""What the user can mend, and the record of what they can't: a fault of ours."""

import re
from dataclasses import dataclass

# What a terminal obeys or can't write. Messages show what was found in a file or on a server, and
# none of that may move the cursor or turn the text around.
UNPRINTABLE = re.compile(
    "[\0-\x08\x0b-\x1f\x7f-\x9f"  # control characters but tabs and line ends
    "\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"  # marks of direction
    "\ud800-\udfff]"  # lone surrogates
)


class UserError(Exception):
    """A message that names file and line, what was found, what was expected, and the way out."""

    def __init__(self, message: str):
        super().__init__(printable(message))


@dataclass(frozen=True, slots=True)
class Fault:
    """One part of the work that failed."""

    subject: str  # what it struck, as messages name it: "seeds/a.txt", "content/timeline.md"
    step: str  # what failed there: "quotes", "template timeline.md", "check"
    problem: str  # the error, and the line of the program: "IndexError: …, at generator/add.py:52"
    trace: str  # the whole traceback


def printable(message: str) -> str:
    """Give the message as any terminal can show it, with U+FFFD for what it can't."""
    return UNPRINTABLE.sub("\ufffd", message)
