"""Which way a line runs where the site's own words run from right to left.

The articles are in English, so most lines of an Arabic site mix both. A line that is an English
sentence runs from left to right, with our words in it as an island; any other runs as our words
do, with each English name as an island. The style sheet lets a line run as its first letter does:
a mark before it says which. It is done with the HTML of a page; content/ stays plain Markdown.
"""

import html
import re
from collections.abc import Iterator

RIGHT_TO_LEFT = ("ar", "fa", "he", "ur")
LEFT, RIGHT = "\u200e", "\u200f"  # marks that stand for a letter of either kind
ISLAND, SHORE = "\u2068", "\u2069"  # around it: an element could be laid out by itself
FEWEST_WORDS = 4  # in small letters, of a sentence

PIECE = re.compile(r"<[^<>]*+>|[^<]++|<")
PASSAGE = re.compile(r'\bid="p-')  # of the paragraph that shows one on the page of its source
TAG = re.compile(r"</?([a-z][a-z0-9]*)", re.I)
BLOCKS = {
    *("p", "li", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "div", "details"),
    *("summary", "figure", "figcaption", "ul", "ol", "table", "thead", "tbody", "tr", "hr", "br"),
}
LEFT_ALONE = {"svg", "script", "style", "button", "select", "pre", "sup"}

# Hebrew and Arabic letters and signs, but for the commas.
OURS = "\u0590-\u05ff\u0620-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
THEIRS = "A-Za-z\u00c0-\u024f"
NUMBER = r"(?:(?<![\d.,])\d[\d.,]*+\s++)?"
OUR_ISLAND = re.compile(rf"{NUMBER}[{OURS}](?:[^{THEIRS}]*[{OURS}\d])?")
# A number before a word of ours belongs to that: 28 أكتوبر.
THEIR_ISLAND = re.compile(
    rf"[“\"‘'(\[$£€]{{0,3}}{NUMBER}[{THEIRS}]"
    rf"(?:[^{OURS}،؛]*(?:[{THEIRS}]|[\d%](?![\d.,]{{0,9}}\s?[{OURS}])))?"
    r"[”\"’')\]]{0,3}(?:[.?!…]{1,3}(?=\s?$))?"
)
OUR_LETTER = re.compile(f"[{OURS}]")
SMALL_WORD = re.compile(r"(?<!\w)[a-z]\w*")
LARGE_WORD = re.compile(r"(?<!\w)[A-Z]\w*")
OUR_WORD = re.compile(f"[{OURS}]+")


def is_right_to_left(language: str) -> bool:
    """Tell whether a language such as "ar" or "ar-SD" is written from right to left."""
    return language.partition("-")[0].casefold() in RIGHT_TO_LEFT


def give_directions(page: str) -> str:
    """Say of each line in a page's HTML which way it runs, and keep what runs the other way whole.

    Nothing is added but marks that nobody sees (https://www.unicode.org/reports/tr9/).
    """
    return "".join(_directed(PIECE.findall(page)))


def _directed(pieces: list[str]) -> Iterator[str]:
    line: list[str] = []
    is_passage = False
    alone = ""  # the element that is left alone, while in it
    for piece in pieces:
        tag = TAG.match(piece)
        name = tag[1].casefold() if tag else ""
        if alone:
            line.append(_Kept(piece))
            alone = "" if piece.startswith("</") and name == alone else alone
        elif name in LEFT_ALONE and not piece.endswith("/>"):
            alone = name
            line.append(_Kept(piece))
        elif name in BLOCKS:
            yield from _line(line, is_passage)
            yield piece
            line, is_passage = [], bool(PASSAGE.search(piece))
        else:
            line.append(_Kept(piece) if tag else piece)
    yield from _line(line, is_passage)


class _Kept(str):
    """A piece of HTML that is no text of a line."""

    __slots__ = ()


def _line(pieces: list[str], is_passage: bool) -> Iterator[str]:
    """Give the pieces of one line, the first text behind its mark."""
    texts = [html.unescape(piece) for piece in pieces if not isinstance(piece, _Kept)]
    text = "".join(texts)
    if not OUR_LETTER.search(text):
        yield from pieces
        return
    is_theirs = is_passage or _is_sentence(text)
    mark, island = (LEFT, OUR_ISLAND) if is_theirs else (RIGHT, THEIR_ISLAND)
    for piece in pieces:
        if isinstance(piece, _Kept):
            yield piece
            continue
        yield mark + "".join(_with_islands(html.unescape(piece), island))
        mark = ""


def _is_sentence(text: str) -> bool:
    """Tell whether a line is an English sentence with a few of our words, not one with names."""
    small, large, ours = (len(kind.findall(text)) for kind in (SMALL_WORD, LARGE_WORD, OUR_WORD))
    return small >= FEWEST_WORDS and small >= large and small > ours


def _with_islands(text: str, island: re.Pattern[str]) -> Iterator[str]:
    at = 0
    for found in island.finditer(text):
        yield html.escape(text[at : found.start()], quote=False)
        yield f"{ISLAND}{html.escape(found[0], quote=False)}{SHORE}"
        at = found.end()
    yield html.escape(text[at:], quote=False)
