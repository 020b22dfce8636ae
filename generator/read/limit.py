"""How much of an article is read: a million characters, so that one file can't take all the time.

The limit counts characters and never seconds: the same file gives the same article on every
machine. What is read is the beginning of the text, so no span shifts.
"""

import re

# A long article has 50,000 characters and a book 1,000,000: a text that is longer is an archive.
LARGEST_TEXT = 2_000_000
# A novel has half as many characters. Prose of this length is parsed in about five seconds of
# processor time, and lists made up to be slow (a name or a number in each word) in about twelve.
MOST_READ = 1_000_000
REACH = 10_000  # characters before the limit in which the end of a sentence is looked for
SENTENCE_END = re.compile(r"[.!?…][\"”’»)\]']*(?=\s)|\n\n")


def read_to_limit(text: str) -> str:
    """The text up to the last sentence that ends within the limit.

    Where no sentence ends near the limit, the text up to the last space.
    """
    if len(text) <= MOST_READ:
        return text
    floor = MOST_READ - REACH
    ends = [match.end() for match in SENTENCE_END.finditer(text, floor, MOST_READ)]
    last_space = text.rfind(" ", floor, MOST_READ)
    if ends:
        return text[: ends[-1]].rstrip()
    return text[: last_space if last_space > 0 else MOST_READ].rstrip()


def limit_remark(where: str, whole: str, read: str) -> list[str]:
    """What to say of an article of which only the beginning was read; nothing of any other."""
    if len(read) == len(whole):
        return []
    line = read.count("\n") + 1
    return [
        f"{where}: {len(whole):,} characters, of which the first {len(read):,} are read, "
        f"to line {line} of its text. "
        "If it holds several articles, split it into one file for each"
    ]
