"""Wordings of one utterance: what of each another one has otherwise is marked."""

import re
from collections.abc import Iterator
from itertools import groupby

from generator.differences import compare
from generator.evidence import Said
from generator.render.escape import Markdown
from generator.render.filters import spoken
from generator.render.list_line import ListLine

# Stand for the tags until the text is escaped; no article has them (`read/text.py`).
BEGIN, END = "\x01", "\x02"
TAGS = {BEGIN: "<mark>", END: "</mark>"}
WORDS = re.compile(r"\w(?:.*\w)?", re.DOTALL)  # signs around them are no other wording


def spoken_beside(line: ListLine[Said], said: Said) -> Markdown:
    """Write one wording of a line in quotation marks, with what the others lack marked.

    The wording that the line shows is held against all others, and these against it.
    """
    others = line.wordings if said is line.record else (line.record,)
    lacking = {place for other in others for place in _lacking(other.text, said.text)}
    text = ""
    for is_lacking, group in groupby(enumerate(said.text), lambda item: item[0] in lacking):
        piece = "".join(letter for _, letter in group)
        text += f"{BEGIN}{piece}{END}" if is_lacking else piece
    shown = spoken(text)
    return Markdown(shown.replace(BEGIN, TAGS[BEGIN]).replace(END, TAGS[END]))


def _lacking(other: str, text: str) -> Iterator[int]:
    """Give the places of the letters of words that the text has and the other lacks."""
    at = 0
    for side, piece in compare(other, text):
        if side == 1 and (found := WORDS.search(piece)):
            yield from range(at + found.start(), at + found.end())
        at += len(piece) if side >= 0 else 0
