"""How much of an article is read: a million characters, so that one file can't take the work of thousands.

The limit counts characters and never seconds: the same file gives the same article on every machine. What is read is
the beginning of the text, so no span shifts.
"""

import re

# A novel has half as many. Prose of this length is parsed in about five seconds of processor time, and lists made up to
# be slow (a name in each word, a number in each) in about twelve.
MOST_READ = 1_000_000  # characters
REACH = 10_000  # characters before the limit in which the end of a sentence is looked for
SENTENCE_END = re.compile(r"[.!?…][\"”’»)\]']*(?=\s)|\n\n")


def read_to_limit(text: str) -> str:
    """The text up to the last sentence that ends within the limit; to the last space where none ends near it."""
    if len(text) <= MOST_READ:
        return text
    floor = MOST_READ - REACH
    end = max((match.end() for match in SENTENCE_END.finditer(text, floor, MOST_READ)), default=0)
    return text[: end or max(text.rfind(" ", floor, MOST_READ), 0) or MOST_READ].rstrip()


def limit_remark(where: str, whole: str, read: str) -> list[str]:
    """What to say of an article that is longer than what was read of it; nothing of any other."""
    if len(read) == len(whole):
        return []
    line = read.count("\n") + 1
    return [
        f"{where}: {len(whole):,} characters, of which the first {len(read):,} are read, to line {line} of its text. "
        "If it holds several articles, split it into one file for each"
    ]
