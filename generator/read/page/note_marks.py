"""Notes of a text and their marks, what is struck out in it, and raised numbers, of any format.

"15<sup>2</sup> people" are fifteen and the mark of a note: read as letters alone they would be 152.
"""

import re

from lxml import etree
from lxml.etree import _Element
from lxml.html import HtmlElement

from generator.read.page.tree import INLINE, line_of, take_out

STRUCK = ("del", "s", "strike")  # what the article no longer says
STRUCK_STYLE = re.compile(r"text-decoration[\w-]{0,20}\s{0,9}:[^;]{0,99}line-through")
STRUCK_CLASS = re.compile(
    r"(?i)(?:^|\s)(?:(?:text|is|has)-)?(?:strike(?:d|-?through|-?out)?|line-through)(?:$|\s)"
)
RAISED_STYLE = re.compile(r"vertical-align\s*:\s*(?:super|text-top)")
LOWERED_STYLE = re.compile(r"vertical-align\s*:\s*sub")
OF_NOTES = re.compile(
    r"(?i)(?:^|[\s_-])(?:foot-?notes?|end-?notes?|fn-?ref|note-?ref|reference|cite-?ref)"
    r"(?:$|[\s_-])"
)
# An address.
TO_NOTE = re.compile(
    r"(?i)#_?(?:ftn|fn|edn|(?:foot|end)?-?notes?|foot|end|ref|cite)(?:ref)?(?=[-_:.\d])\S*\d"
)
ORDINAL = re.compile(r"[\dIVXLCMnN]$")  # before a raised letter: 2e, XIXe, no 5
# What a power stands behind: a unit, or "× 10".
UNITS = re.compile(
    r"(?:^|[\s\d,.(/])(?:k|c|m|d|h)?m$|(?:^|\s)(?:ft|mi|in|yd)$|(?:[×·⋅]|\d\s?x)\s?10$",
    re.IGNORECASE,
)
# "10" alone has a power or the mark of a note behind it; the first power is never written.
TEN = re.compile(r"(?<![\d.,])10$")
POWERS = str.maketrans("0123456789-–−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁻")
LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
SLASHES = ("/", "⁄")
NOTE = re.compile(
    r"[\[(]?\s*(?:\d{1,3}[a-z]?|[a-z]|[ivx]{2,4}|[*†‡§]+|note\s\d+)"
    r"(?:\s*[,–-]\s*\d{1,3})*\s*[\])]?",
    re.IGNORECASE,
)
# A link to a note below, and one back from it.
MARK = re.compile(r"\[\s*(?:\d{1,3}|[a-z]|note \d+)\s*\]|[*†‡§]+|\^?\d{1,3}")
BACK = re.compile(r"[↩↑^⏎]\ufe0e?|(?i:back|return)")
DIGIT = re.compile(r"\d")
TOUCHED = re.compile(r"[\w.,;:!?”\"’»)]$")
BLOCKS = ("p", "li", "div", "dd")
LONGEST_NOTE = 600  # characters


def take_out_notes(tree: HtmlElement) -> list[str]:
    """Take out what is struck, marks of notes and the notes themselves, whose texts come back.

    A raised number behind a unit is written as the sign that it is.
    """
    for element in tree.iter(*INLINE):
        is_struck = STRUCK_STYLE.search(element.get("style", ""))
        if is_struck or STRUCK_CLASS.search(element.get("class", "")):
            element.tag = STRUCK[0]
    etree.strip_elements(tree, *STRUCK, with_tail=False)
    marks = _marks_of_blocks(tree).items()
    notes = [block for block, inside in marks if _is_note(block, inside[0], inside[-1])]
    left_out = [text for note in notes for text in take_out(note)]
    for element in list(tree.iter("sup", "sub", "small", "a", "span")):
        if element.getparent() is not None:
            _write(element)
    return left_out


def _marks_of_blocks(tree: HtmlElement) -> dict[HtmlElement, list[HtmlElement]]:
    marks: dict[HtmlElement, list[HtmlElement]] = {}
    for mark in tree.iter("sup", "a"):
        block = next(mark.iterancestors(*BLOCKS), None)
        if block is not None and (mark.tag == "sup" or _leads_within(mark)):
            marks.setdefault(block, []).append(mark)
    return marks


def _is_note(block: HtmlElement, first: HtmlElement, last: HtmlElement) -> bool:
    """Tell whether a block begins with its first mark, or its last one leads back from its end."""
    mark, back = first.text_content().strip(), last.text_content().strip()
    whole = line_of(block)
    if len(whole) > LONGEST_NOTE or whole in (mark, back) or block.find(".//p") is not None:
        return False
    is_back = last.tag == "a" and BACK.fullmatch(back) and whole.endswith(back)
    begins = NOTE.fullmatch(mark) and mark[0] not in "([" and whole.startswith(mark)
    return bool(is_back or (begins and not (block.text or "").strip()))


def _leads_within(link: HtmlElement, before: str = "") -> bool:
    """Tell whether a link may lead to a note on its own page.

    A number whose address has none is a word of the text, if it does not touch what is `before`.
    """
    address, text = link.get("href", ""), link.text_content().strip()
    is_mark = not text.isdecimal() or DIGIT.search(address) or TOUCHED.search(before)
    return address.startswith("#") and bool(is_mark)


def _write(element: HtmlElement) -> None:
    """Drop a mark; write a power as the sign that it is, and a fraction as it is read."""
    style, read = element.get("style", ""), READ[element.tag]
    if element.tag != "a" and LOWERED_STYLE.search(style):
        read = _read_lowered
    elif element.tag == "span" and RAISED_STYLE.search(style):
        read = _read_raised
    shown = read(element, element.text_content().strip(), text_before(element))
    if shown is not None:
        element.text, element[:] = shown, []
        element.drop_tag()


def _read_link(element: HtmlElement, text: str, before: str) -> str | None:
    if not MARK.fullmatch(text):
        return None
    is_to_note = TO_NOTE.search(element.get("href", "")) or _is_named_so(element)
    return "" if is_to_note or _leads_within(element, before) else None


def _read_span(element: HtmlElement, text: str, before: str) -> str | None:
    return "" if _is_named_so(element) and NOTE.fullmatch(text) else None


def _read_small(element: HtmlElement, text: str, before: str) -> str | None:
    is_power = text.isdecimal() and before[-1:].isdecimal()
    return text.translate(POWERS) if is_power else None


def _read_lowered(element: HtmlElement, text: str, before: str) -> str | None:
    if not before[-1:].isdecimal():
        return None
    return "" if NOTE.fullmatch(text) else text.translate(LOWERED)


def _read_raised(element: HtmlElement, text: str, before: str) -> str | None:
    if any(map(_leads_within, element.iter("a"))):
        return ""
    shown = write_raised(text, before, element.tail or "")
    return None if shown == text else shown


# How a mark is read, by its tag: "" for that of a note, None for what stays as it is.
READ = {
    "a": _read_link,
    "small": _read_small,
    "span": _read_span,
    "sub": _read_lowered,
    "sup": _read_raised,
}


def write_raised(raised: str, before: str, behind: str) -> str:
    """Raised letters as they are read between their neighbours; "" for the mark of a note.

    A number behind a unit or "10" is a power, and one before a slash begins a fraction. What stands
    behind another number never becomes a part of it.
    """
    is_power = UNITS.search(before) or (TEN.search(before) and raised != "1")
    if raised.isdecimal() and is_power:
        return raised.translate(POWERS)
    if raised.isdecimal() and behind.lstrip().startswith(SLASHES):
        return f" {raised}" if before[-1:].isdecimal() else raised
    is_ordinal = raised in ("e", "o") and ORDINAL.search(before)
    if NOTE.fullmatch(raised) and not is_ordinal:
        return ""
    return raised.translate(POWERS) if before[-1:].isdecimal() else raised


def _is_named_so(element: HtmlElement) -> bool:
    named = f"{element.get('class', '')} {element.get('role', '').removeprefix('doc-')}"
    return bool(OF_NOTES.search(named))


def text_before(element: _Element) -> str:
    """Give the text right before an element, in the one before it or in those around it."""
    previous, parent = element.getprevious(), element.getparent()
    if previous is None:
        inside = (parent.text or "") if parent is not None else ""
        is_in_line = parent is not None and parent.tag in INLINE
        return inside or (text_before(parent) if is_in_line else "")
    inside = "".join(previous.itertext()) if isinstance(previous.tag, str) else ""
    return inside + (previous.tail or "")
