"""The pages of a site as one document for paper: a masthead, the contents, a chapter a page, the
sources last.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import jinja2
from lxml import html

from generator.config import Config
from generator.errors import UserError
from generator.pdf.chapter_links import HEADINGS, PAGE_OF, UNKNOWN_PAGE, link_chapters
from generator.pdf.chapters import Chapter, make_chapters, text_of
from generator.pdf.numbering import number_citations
from generator.pdf.site_pages import SitePage, resolve
from generator.render.escape import css_string
from generator.render.sandbox import make_environment
from generator.render.words import words_of

TEMPLATE, STYLE = "pdf.html", "pdf.css"
# What is there to be clicked, and scripts.
CLICKED = (
    "script",
    "noscript",
    "button",
    "select",
    "form",
    "iframe",
    '*[@class="headerlink"]',
    '*[@class="footnote-backref"]',
    '*[@class="tools"]',
)
IN_CONTENTS = 2  # levels of headings
# Letters: a longer word, such as an address, breaks in a cell of a table rather than widen the
# page.
LONG = 30
# Letters, items: a list with no longer items than this, and no fewer, fits into columns.
SHORT, SEVERAL = 40, 4


@dataclass(frozen=True, slots=True)
class Look:
    """What a built page says about the looks of its site."""

    language: str
    direction: str
    primary: str
    accent: str
    stylesheets: tuple[str, ...]  # addresses from the root of the site, or of another

    @classmethod
    def of(cls, page: SitePage, site: Path) -> "Look":
        """Read the looks of a site off one of its pages."""
        address, _ = resolve(page, "")
        path = site / address
        if path.is_dir():
            path /= "index.html"
        tree = html.parse(str(path), html.HTMLParser(encoding="utf-8"))
        root, body = tree.getroot(), tree.find("body")
        links = root.iterfind('.//link[@rel="stylesheet"][@href]')
        return cls(
            language=root.get("lang", "en"),
            direction=body.get("dir", "ltr"),
            primary=body.get("data-md-color-primary", ""),
            accent=body.get("data-md-color-accent", ""),
            stylesheets=tuple(resolve(page, link.get("href"))[0] for link in links),
        )


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """A line of the contents."""

    level: int
    number: str  # of a source
    text: str
    id: str


@dataclass(frozen=True, slots=True)
class Document:
    """What is printed, and its table of contents."""

    root: html.HtmlElement
    contents: tuple[ContentsLine, ...]

    def set_page_numbers(self, numbers: Mapping[str, int]) -> None:
        """Fill in the pages on which things stand, by their ids, in the contents and references."""
        for place in self.root.iterfind(f".//*[@{PAGE_OF}]"):
            place.text = str(numbers.get(place.get(PAGE_OF), ""))

    def as_html(self) -> str:
        """Give the document as one page of HTML."""
        return html.tostring(self.root, doctype="<!doctype html>", encoding="unicode")


def make_document(pages: tuple[SitePage, ...], site: Path, config: Config) -> Document:
    """Make one document of the pages of a built site, its page numbers not yet filled in."""
    chapters = make_chapters(pages)
    for chapter in chapters:
        _prepare(chapter.body)
        _name(chapter, config.site_name)
    masthead = _take_masthead(chapters)
    number_citations(chapters)
    for chapter in chapters:
        _shift_headings(chapter)
    words = words_of(config)
    link_chapters(chapters, config.site_url, words)
    contents = tuple(_contents(chapters))
    values = {
        "contents": contents,
        "look": Look.of(pages[0], site),
        "masthead": masthead,
        "word": words.plain,
    }
    return Document(_framed(chapters, config, values), contents)


def _framed(chapters: tuple[Chapter, ...], config: Config, values: dict) -> html.HtmlElement:
    """The chapters inside the template of the document. Raises `UserError` where that is broken."""
    environment = make_environment(
        config,
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["css_string"] = css_string
    styles = (folder / STYLE for folder in config.template_folders)
    style = next(path for path in styles if path.is_file()).read_text(encoding="utf-8")
    bodies = [
        html.tostring(chapter.body, encoding="unicode", with_tail=False) for chapter in chapters
    ]
    try:
        text = environment.get_template(TEMPLATE).render(
            chapters=bodies,
            config=config,
            page_of=PAGE_OF,
            style=style,
            unknown_page=UNKNOWN_PAGE,
            **values,
        )
    except (jinja2.TemplateError, UserError) as error:
        way = "Mend it, or delete it to use ours again"
        raise UserError(f"templates/{TEMPLATE}: {error}. {way}") from error
    return html.document_fromstring(text)


def _prepare(body: html.HtmlElement) -> None:
    """Take out what is there for a screen alone, unfold what is folded."""
    for clicked in [element for found in CLICKED for element in body.iterfind(f".//{found}")]:
        if clicked.getparent() is not None:
            clicked.drop_tree()
    for folded in body.iterfind(".//details"):
        folded.set("open", "")
    for cell in body.iter("td", "th"):
        if any(len(word) > LONG for word in text_of(cell).split()):
            cell.set("class", "long")
    for items in body.iterfind(".//ul"):
        if _fits_columns(items):
            items.set("class", "short")


def _fits_columns(items: html.HtmlElement) -> bool:
    """Tell whether a list that has no looks of its own is many short items."""
    if items.get("class") or len(items) < SEVERAL:
        return False
    return all(len(text_of(item)) <= SHORT for item in items)


def _name(chapter: Chapter, title: str) -> None:
    """Give a chapter its name in the menu where its heading is missing, or that of the whole
    document.
    """
    heading = chapter.body.find(".//h1")
    if heading is None:
        heading = html.Element("h1")
        chapter.body.insert(0, heading)
        heading.tail, chapter.body.text = chapter.body.text, None
    elif text_of(heading) != _words_of(title):
        return
    heading[:], heading.text = [], _words_of(chapter.page.title)


def _words_of(written: str) -> str:
    """Give the words of a title that is written as HTML."""
    return text_of(html.fragment_fromstring(written, create_parent="h1"))


def _take_masthead(chapters: tuple[Chapter, ...]) -> str:
    """Take the line with the cut-off and the number of sources off the overview.

    It moves to the head of the document. "" where there is none.
    """
    overviews = (chapter.body for chapter in chapters if chapter.page.source == "index.md")
    overview = next(overviews, None)
    masthead = None if overview is None else overview.find('.//*[@class="masthead"]')
    if masthead is None:
        return ""
    masthead.drop_tree()
    return text_of(masthead)


def _shift_headings(chapter: Chapter) -> None:
    """Let the headings of a chapter begin at its own level."""
    for heading in list(chapter.body.iter(*HEADINGS)):
        level = min(HEADINGS.index(heading.tag) + chapter.level, len(HEADINGS))
        heading.tag = HEADINGS[level - 1]
    kind = " source" if chapter.is_source else ""
    chapter.body.set("class", f"chapter level-{chapter.level}{kind}")


def _contents(chapters: tuple[Chapter, ...]) -> Iterator[ContentsLine]:
    for chapter in chapters:
        for heading in chapter.body.iter(*HEADINGS[:IN_CONTENTS]):
            number = heading.findtext('span[@class="source-number"]', "").strip()
            yield ContentsLine(
                level=HEADINGS.index(heading.tag) + 1,
                number=number.strip(" ."),
                text=text_of(heading).removeprefix(number).strip(),
                id=heading.get("id"),
            )
