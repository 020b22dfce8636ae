"""Citations for paper: sources are numbered, the passages of each counted, and "3.12" is the twelfth of source 3.

A mark in the text shows that number in brackets, and the passage in the list of sources at the end bears it. A note
that is no passage of a source, as an editor writes it, gets a letter and stays at the end of its chapter.
"""

from collections.abc import Iterator
from itertools import count
from string import ascii_lowercase

from lxml import html
from lxml.builder import E

from generator.pdf.chapters import Chapter, text_of
from generator.pdf.site_pages import resolve

PASSAGE = "p-"  # what the ids of passages begin with
NOTE = "fn:"  # … of notes
FOOTNOTES = "footnote"
# No line ends here. The brackets keep a mark from a number before it where the text is copied: "in 2010[3.12]".
TO_THE_WORD = "\N{WORD JOINER}"

# The number of a passage, and its words, by the address of its source's page and its id.
Passages = dict[tuple[str, str], tuple[str, str]]


def number_citations(chapters: tuple[Chapter, ...]) -> None:
    """Number the sources and their passages, and have every mark show where it leads. Links are those of the site."""
    sources = [chapter for chapter in chapters if chapter.is_source]
    passages = dict(_number_passages(sources))
    numbers = {resolve(source.page, "")[0]: number for number, source in enumerate(sources, 1)}
    letters = map(_letters, count())
    for chapter in chapters:
        _number_marks(chapter, passages, letters)
        _number_links(chapter, numbers)


def _number_passages(sources: list[Chapter]) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    for number, chapter in enumerate(sources, 1):
        heading = chapter.body.find(".//h1")
        if heading is not None:
            _put_first(heading, E.span(f"{number}. ", {"class": "source-number"}))
        address, _ = resolve(chapter.page, "")
        cited = (element for element in chapter.body.iterfind(".//*[@id]") if element.get("id").startswith(PASSAGE))
        for position, element in enumerate(cited, 1):
            label, words = f"{number}.{position}", text_of(element)
            _put_first(element, E.span(label, {"class": "passage-number"}))
            yield (address, element.get("id")), (label, words)


def _number_marks(chapter: Chapter, passages: Passages, letters: Iterator[str]) -> None:
    shown: dict[str, tuple[str, str]] = {}  # by the id of the note: what its mark shows, and where it leads
    for note in chapter.body.xpath(f'.//div[@class="{FOOTNOTES}"]//li[starts-with(@id, "{NOTE}")]'):
        id = note.get("id")
        label, href = _passage_of(note, chapter, passages)
        if label:
            note.getparent().remove(note)
        else:
            label, href = next(letters), f"#{id}"
            _put_first(note, E.span(label, {"class": "passage-number"}))
        shown[id] = label, href
    for mark in chapter.body.xpath('.//a[@class="footnote-ref"]'):
        label, href = shown.get(resolve(chapter.page, mark.get("href"))[1], (mark.text_content(), mark.get("href")))
        mark.text = f"{TO_THE_WORD}[{label}]"
        mark.set("href", href)
    for cell in chapter.body.iterfind(".//td"):
        if len(cell) and text_of(cell) == " ".join(text_of(mark) for mark in cell.iterfind("sup")).replace(" ", ""):
            cell.set("class", "marks")
    for footnotes in chapter.body.xpath(f'.//div[@class="{FOOTNOTES}"][not(.//li)]'):
        footnotes.drop_tree()


def _number_links(chapter: Chapter, numbers: dict[str, int]) -> None:
    """Put its number behind the name of a source."""
    for link in chapter.body.xpath('.//a[@href][not(@class="footnote-ref")]'):
        number = numbers.get(resolve(chapter.page, link.get("href"))[0])
        if number:
            link.append(E.span(f" [{number}]"))


def _passage_of(note: html.HtmlElement, chapter: Chapter, passages: Passages) -> tuple[str, str]:
    """The number and the address of the passage that a note is; "" and "" where it says more than a passage does."""
    id = PASSAGE + note.get("id").removeprefix(NOTE)
    for link in note.iterfind(".//a[@href]"):
        address, anchor = resolve(chapter.page, link.get("href"))
        label, words = passages.get((address, anchor), ("", ""))
        if label and anchor == id and text_of(note).startswith(words):
            return label, link.get("href")
    return "", ""


def _put_first(element: html.HtmlElement, first: html.HtmlElement) -> None:
    first.tail, element.text = element.text, None
    element.insert(0, first)


def _letters(number: int) -> str:
    """a, b, …, z, aa, ab, …"""
    before, last = divmod(number, len(ascii_lowercase))
    return (_letters(before - 1) if before else "") + ascii_lowercase[last]
