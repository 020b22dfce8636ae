"""Citations for paper: sources are numbered, and so are the passages of each.

"3.12" is the twelfth passage of source 3. A mark in the text shows that number in brackets, and the
passage in the list of sources at the end bears it. A note that is no passage of a source, as an
editor writes it, gets a letter and stays at the end of its chapter.
"""

from collections.abc import Iterator
from itertools import count
from string import ascii_lowercase
from typing import NamedTuple

from lxml import html
from lxml.builder import E

from generator.pdf.chapters import Chapter, text_of
from generator.pdf.site_pages import resolve

PASSAGE = "p-"  # what the ids of passages begin with
NOTE = "fn:"  # … of notes
FOOTNOTES = '//div[@class="footnote"]'
# No line ends here. The brackets keep a mark from a number before it where the text is copied:
# "in 2010[3.12]".
TO_THE_WORD = "\N{WORD JOINER}"


class NumberedPassage(NamedTuple):
    """A passage of a source as the list of sources shows it."""

    number: str  # "3.12"
    words: str


class ShownMark(NamedTuple):
    """What the mark of a note shows, and where it leads."""

    label: str
    href: str


# By the address of the source's page and the passage's id.
Passages = dict[tuple[str, str], NumberedPassage]


def number_citations(chapters: tuple[Chapter, ...]) -> None:
    """Number the sources and their passages, and let every mark show where it leads.

    Links are still those of the site.
    """
    sources = [chapter for chapter in chapters if chapter.is_source]
    passages: Passages = {}
    numbers: dict[str, int] = {}
    for number, source in enumerate(sources, 1):
        address, _ = resolve(source.page, "")
        numbers[address] = number
        for id, passage in _number_passages(source, number):
            passages[address, id] = passage
    letters = map(_letters, count())
    for chapter in chapters:
        _number_marks(chapter, passages, letters)
        _number_links(chapter, numbers)


def _number_passages(source: Chapter, number: int) -> Iterator[tuple[str, NumberedPassage]]:
    """Put its number before the heading of a source and before each passage.

    Give these by their ids.
    """
    heading = source.body.find(".//h1")
    if heading is not None:
        _put_first(heading, f"{number}. ", kind="source-number")
    elements = source.body.iterfind(".//*[@id]")
    cited = (element for element in elements if element.get("id").startswith(PASSAGE))
    for position, element in enumerate(cited, 1):
        passage = NumberedPassage(f"{number}.{position}", text_of(element))
        _put_first(element, passage.number, kind="passage-number")
        yield element.get("id"), passage


def _number_marks(chapter: Chapter, passages: Passages, letters: Iterator[str]) -> None:
    """Let the marks of a chapter show numbers, and leave only the notes that are no passages."""
    marks: dict[str, ShownMark] = {}  # by the id of the note
    for note in chapter.body.xpath(f'.{FOOTNOTES}//li[starts-with(@id, "{NOTE}")]'):
        id = note.get("id")
        mark = _mark_of_passage(note, chapter, passages)
        if mark:
            note.getparent().remove(note)
        else:
            mark = ShownMark(next(letters), f"#{id}")
            _put_first(note, mark.label, kind="passage-number")
        marks[id] = mark
    for link in chapter.body.xpath('.//a[@class="footnote-ref"]'):
        _, id = resolve(chapter.page, link.get("href"))
        mark = marks.get(id) or ShownMark(link.text_content(), link.get("href"))
        link.text = f"{TO_THE_WORD}[{mark.label}]"
        link.set("href", mark.href)
    for cell in chapter.body.iterfind(".//td"):
        if len(cell) and text_of(cell) == _marks_of(cell):
            cell.set("class", "marks")
    for footnotes in chapter.body.xpath(f".{FOOTNOTES}[not(.//li)]"):
        footnotes.drop_tree()


def _marks_of(cell: html.HtmlElement) -> str:
    """Give the text of the marks in a cell, as it is where nothing else stands there."""
    return "".join(text_of(mark) for mark in cell.iterfind("sup")).replace(" ", "")


def _number_links(chapter: Chapter, numbers: dict[str, int]) -> None:
    """Put its number behind the name of a source."""
    for link in chapter.body.xpath('.//a[@href][not(@class="footnote-ref")]'):
        address, _ = resolve(chapter.page, link.get("href"))
        if number := numbers.get(address):
            link.append(E.span(f" [{number}]"))


def _mark_of_passage(
    note: html.HtmlElement, chapter: Chapter, passages: Passages
) -> ShownMark | None:
    """The mark of a note that is a passage; None for one that says more than a passage does."""
    id = PASSAGE + note.get("id").removeprefix(NOTE)
    for link in note.iterfind(".//a[@href]"):
        address, anchor = resolve(chapter.page, link.get("href"))
        passage = passages.get((address, anchor))
        if passage and anchor == id and _is_bare(note, link, passage):
            return ShownMark(passage.number, link.get("href"))
    return None


def _is_bare(note: html.HtmlElement, link: html.HtmlElement, passage: NumberedPassage) -> bool:
    """Tell whether a note says where its passage stands, and what it is, and no more."""
    says = text_of(note)
    return says.startswith(passage.words) or says == text_of(link)


def _put_first(element: html.HtmlElement, text: str, *, kind: str) -> None:
    """Put a text of its own before all that stands in an element."""
    first = E.span(text, {"class": kind})
    first.tail, element.text = element.text, None
    element.insert(0, first)


def _letters(number: int) -> str:
    """a, b, …, z, aa, ab, …"""
    before, last = divmod(number, len(ascii_lowercase))
    return (_letters(before - 1) if before else "") + ascii_lowercase[last]
