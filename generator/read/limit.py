"""How much of an article is read, so that one file can't take all the time and memory.

The limit counts characters, and the signs at which a reading may begin; never seconds: the same
file gives the same article on every machine. What is read is the beginning of the text, so no span
shifts.
"""

import re
from itertools import islice

# A long article has 50,000 characters and a book 1,000,000: a text that is longer is an archive.
LARGEST_TEXT = 2_000_000
# A novel has half as many characters. Prose of this length is parsed in about five seconds of
# processor time, and lists made up to be slow (a name or a number in each word) in about twelve.
MOST_READ = 1_000_000
# A million characters of news hold about 40,000 of these: quotation marks, brackets, numbers,
# capital letters that begin a word. A text of nothing else would take ten times the memory.
CANDIDATE = re.compile(r"[“”„«»\"‘’'`(\[]|\b[^\W\d_a-z]|\d+")
MOST_CANDIDATES = 100_000
REACH = 10_000  # characters before the limit in which the end of a sentence is looked for
SENTENCE_END = re.compile(r"[.!?…][\"”’»)\]']*(?=\s)|\n\n")


def read_to_limit(text: str) -> str:
    """Read the text up to the last sentence that ends within the limit.

    Where no sentence ends near the limit, the text up to the last space.
    """
    most = _limit_of(text)
    if len(text) <= most:
        return text
    floor = max(0, most - REACH)
    ends = [match.end() for match in SENTENCE_END.finditer(text, floor, most)]
    last_space = text.rfind(" ", floor, most)
    if ends:
        return text[: ends[-1]].rstrip()
    return text[: last_space if last_space > 0 else most].rstrip()


def _limit_of(text: str) -> int:
    """Give the number of characters that are read at most."""
    if len(text) <= MOST_CANDIDATES:
        return MOST_READ
    following = islice(CANDIDATE.finditer(text), MOST_CANDIDATES, None)
    first_left_out = next(following, None)
    return min(MOST_READ, first_left_out.start() if first_left_out else MOST_READ)


def limit_remark(where: str, whole: str, read: str) -> list[str]:
    """Tell what to say of an article of which only the beginning was read; nothing of any other."""
    if len(read) == len(whole):
        return []
    line = read.count("\n") + 1
    return [
        f"{where}: {len(whole):,} characters, of which the first {len(read):,} are read, "
        f"to line {line} of its text. "
        "If it holds several articles, split it into one file for each"
    ]
