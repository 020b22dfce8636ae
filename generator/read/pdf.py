"""A PDF: its paragraphs in the order of reading, without what each page repeats.

pdfminer.six finds lines, columns and the size of each character; marks of notes are told by being
small and raised, running heads by standing at an edge of several pages.
"""

import logging
import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from itertools import chain, groupby, zip_longest
from operator import itemgetter
from statistics import median
from typing import NamedTuple

from generator.errors import UserError
from generator.read.broken_lines import PAGE_NUMBER, count_words, join_cut, unbreak
from generator.read.draft import Draft, FileReader, need
from generator.read.page.note_marks import write_raised
from generator.read.page.tables import write_rows
from generator.read.pdf_tables import find_tables
from generator.read.text import clean_line

MOST_PAGES = 200
EDGE = 0.09  # of a page's height, where running heads and page numbers stand
SMALL = 0.78  # of the line's size: a raised number is the mark of a note
RAISED = 0.9  # the same, where it stands above the line
WIDTHS_OF_ROOM = 1.5  # of a word, which would stand in its line if that did not end a paragraph
NOTE_SIZE = 0.88  # of the text's size: the lines of notes at the foot of a page
GAP, ANY_GAP = 2.0, 1_000.0  # widths of a letter between the parts of a line (pdfminer's own, any)
DIGITS = re.compile(r"\d+")


class TextBox(NamedTuple):
    """A paragraph of a page: its lines, where it stands and how large it is lettered."""

    text: str
    page: int
    at_edge: bool
    size: float


def read_pdf(raw: bytes, where: str) -> Draft:
    """Read a PDF. Raises `UserError` for one that is locked, damaged, scanned or a book."""
    kept, left_out = _part(raw, where)
    known = count_words(" ".join(box.text for box in kept))
    paragraphs = join_cut([unbreak(box.text, known) for box in kept])
    title = paragraphs[0] if len(paragraphs[0].split()) < 30 and len(paragraphs) > 1 else ""
    lines = tuple(clean_line(box.text) for box in left_out)
    return Draft("\n\n".join(paragraphs), title=title, left_out=lines)


def read_blocks(raw: bytes, where: str, *, across: bool = False) -> str:
    """Read the text of a PDF with the lines as they are printed; raises as `read_pdf` does.

    Blocks are parted by an empty line. Read across, a line goes on behind a gap, as where names
    stand in a column of their own, and what each page repeats is in it.
    """
    boxes = _boxes(raw, where, gap=ANY_GAP) if across else _part(raw, where)[0]
    return "\n\n".join(box.text for box in boxes)


def _part(raw: bytes, where: str) -> tuple[list[TextBox], list[TextBox]]:
    """Give the blocks of the text, and those of notes and of what each page repeats."""
    boxes = _boxes(raw, where)
    if sum(len(box.text) for box in boxes) < 100:
        way_out = "Make its pictures text first (ocrmypdf does), or type the text into a .txt"
        raise UserError(f"{where}: no text in it, so it is likely a scan. {way_out}")
    size = _body_size(boxes)
    repeated = _repeated(boxes)
    kept, left_out = [], []
    for box in boxes:
        is_note = box.size < NOTE_SIZE * size and bool(re.match(r"\s*[\d*†]", box.text))
        is_head = box.at_edge and (_masked(box.text) in repeated or PAGE_NUMBER.fullmatch(box.text))
        (left_out if is_note or is_head else kept).append(box)
    return kept, left_out


READER = FileReader(read_pdf, largest=20_000_000, packages=("pdfminer.six",))


def _boxes(raw: bytes, where: str, gap: float = GAP) -> tuple[TextBox, ...]:
    library = need("pdfminer", where)
    logging.getLogger(library.__name__).setLevel(logging.ERROR)  # it tells of each oddity of a font
    try:
        boxes = _lay_out(raw, gap)
    except Exception as error:  # a damaged file may fail anywhere inside
        problem = f"can't be read as a PDF ({type(error).__name__})"
        raise UserError(f"{where}: {problem}. Open it, and save its text as .txt") from error
    if boxes is None:
        found_more = f"more than {MOST_PAGES} pages"
        raise UserError(f"{where}: {found_more}. Keep those of the article")
    return boxes


@lru_cache(maxsize=2)  # what is added is read as an export first, then as an article
def _lay_out(raw: bytes, gap: float) -> tuple[TextBox, ...] | None:
    """Give the blocks of text of all pages; None for a book."""
    from pdfminer import layout
    from pdfminer.high_level import extract_pages

    found: list[TextBox] = []
    pages = extract_pages(
        BytesIO(raw), maxpages=MOST_PAGES + 1, laparams=layout.LAParams(char_margin=gap)
    )
    for number, page in enumerate(pages):
        if number == MOST_PAGES:
            return None
        boxes = [box for box in page if isinstance(box, layout.LTTextBox)]
        tables = _tables(boxes, layout) if gap != ANY_GAP else {}
        for lines in chain.from_iterable(_parts(box, tables, layout) for box in boxes):
            found += _blocks(lines, number, page.height, tables, layout)
    return tuple(box for box in found if box.text.strip())


def _blocks(lines: list, page: int, height: float, tables: dict, layout) -> list[TextBox]:
    """The lines of a paragraph as a block; those of a table as a block for each of its rows."""
    text, size = _text(lines, layout)
    middle = (lines[0].y1 + lines[-1].y0) / 2 / (height or 1)
    if (rows := tables.get(lines[0])) is None:
        return [TextBox(text, page, not EDGE < middle < 1 - EDGE, size)]
    return [TextBox(row, page, at_edge=False, size=size) for row in rows]


def _tables(boxes: list, layout) -> dict:
    """The lines of a page that stand in tables: the first of each has its rows, others none."""
    tables = {}
    lines = {line: _characters(line, layout) for box in boxes for line in _lines(box, layout)}
    for inside, rows in find_tables([_lines(box, layout) for box in boxes], lines):
        first = next(line for line in lines if line in inside)
        tables |= dict.fromkeys(inside, ()) | {first: write_rows(rows)}
    return tables


def _parts(box, tables: dict, layout) -> Iterator[list]:
    """Yield the paragraphs of a box of text, and each line of a table alone."""
    for is_table, group in groupby(_lines(box, layout), key=tables.__contains__):
        lines = list(group)
        yield from ([line] for line in lines) if is_table else _paragraphs(lines)


def _lines(box, layout) -> list:
    return [line for line in box if line.get_text().strip() and _letters(line, layout)]


def _paragraphs(lines: list) -> Iterator[list]:
    """Yield the lines of a text, parted where one ends though the next word had room in it."""
    right = max((line.x1 for line in lines), default=0)
    part = []
    for line, following in zip_longest(lines, lines[1:]):
        part.append(line)
        if following is None or _is_end(line, following, right - line.x1):
            yield part
            part = []


def _is_end(line, following, room: float) -> bool:
    text = following.get_text().strip()
    letter = (following.x1 - following.x0) / len(text)
    is_room = room > WIDTHS_OF_ROOM * letter * len(text.split()[0])
    return is_room and not text[0].islower() and not line.get_text().rstrip().endswith("-")


def _letters(line, layout) -> list:
    return [char for char in line if isinstance(char, layout.LTChar)]


def _text(lines: list, layout) -> tuple[str, float]:
    """Lines without marks of notes, and the size of most of their letters."""
    texts = ("".join(text for text, _, _ in _characters(line, layout)) for line in lines)
    sizes = [median(char.size for char in _letters(line, layout)) for line in lines]
    return "\n".join(text.strip() for text in texts), median(sizes)


def _characters(line, layout) -> list[tuple[str, float, float]]:
    """Give the characters of a line, each with where it begins and ends; marks of notes are none.

    A space that is not printed, but is left between letters, takes no room.
    """
    letters = _letters(line, layout)
    size, base = median(char.size for char in letters), median(char.y0 for char in letters)
    marks = {id(char) for char in letters if _is_mark(char, size, base)}
    found: list[tuple[str, float, float]] = []
    end = line.x0
    for is_mark, group in groupby(line, key=lambda char: id(char) in marks):
        chars = list(group)
        text = "".join(char.get_text() for char in chars)
        before = "".join(map(itemgetter(0), found))
        if is_mark and (shown := write_raised(text, before, "")) != text:
            found += [(shown, end, chars[-1].x1)] if shown else []
        else:
            found += [_placed(char, end) for char in chars]
        end = found[-1][2] if found else end
    return found


def _placed(char, end: float) -> tuple[str, float, float]:
    return char.get_text(), getattr(char, "x0", end), getattr(char, "x1", end)


def _is_mark(char, size: float, base: float) -> bool:
    is_raised = char.size < RAISED * size and char.y0 > base + (1 - RAISED) * size
    is_small = char.size < SMALL * size or is_raised
    return is_small and (char.get_text().isdecimal() or char.get_text() in "*†‡,")


def _body_size(boxes: tuple[TextBox, ...]) -> float:
    """Give the size in which most of the text is lettered."""
    sizes: Counter[float] = Counter()
    for box in boxes:
        sizes[round(box.size, 1)] += len(box.text)
    return sizes.most_common(1)[0][0]


def _repeated(boxes: tuple[TextBox, ...]) -> set[str]:
    """Give the texts at the edges of several pages, whatever numbers they hold."""
    pages: dict[str, set[int]] = {}
    for box in boxes:
        if box.at_edge:
            pages.setdefault(_masked(box.text), set()).add(box.page)
    return {text for text, where in pages.items() if len(where) > 1}


def _masked(text: str) -> str:
    return DIGITS.sub("#", clean_line(text)).casefold()
