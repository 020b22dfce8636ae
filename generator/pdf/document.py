"""The pages of a site as one document for paper: a masthead, the contents, a chapter a page, the sources last."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import jinja2
from lxml import html

from generator.config import TEMPLATES, Config
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
CLICKED = ("script", "noscript", "button", "select", "form", "iframe", '*[@class="headerlink"]',
           '*[@class="footnote-backref"]', '*[@class="tools"]')  # fmt: skip
IN_CONTENTS = 2  # levels of headings
LONG = 30  # letters: a longer word, such as an address, breaks in a cell of a table rather than widen the page
SHORT, SEVERAL = 40, 4  # letters, items: a list with no longer items than this, and no fewer, fits into columns


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
        path = site / resolve(page, "")[0]
        tree = html.parse(str(path / "index.html" if path.is_dir() else path), html.HTMLParser(encoding="utf-8"))
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
        """Fill in the pages on which the contents and the references say that something stands, by its id."""
        for place in self.root.iterfind(f".//*[@{PAGE_OF}]"):
            place.text = str(numbers.get(place.get(PAGE_OF), ""))

    def as_html(self) -> str:
        return html.tostring(self.root, doctype="<!doctype html>", encoding="unicode")


def make_document(pages: tuple[SitePage, ...], site: Path, config: Config) -> Document:
    """The pages of a built site as one document, its page numbers not yet filled in."""
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
    values = {"contents": contents, "look": Look.of(pages[0], site), "masthead": masthead, "word": words.plain}
    return Document(_framed(chapters, config, values), contents)


def _framed(chapters: tuple[Chapter, ...], config: Config, values: dict) -> html.HtmlElement:
    folders = [config.templates, TEMPLATES]
    environment = make_environment(
        config, loader=jinja2.FileSystemLoader(folders), autoescape=True, undefined=jinja2.StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    environment.filters["css_string"] = css_string
    style = next(path for folder in folders if (path := folder / STYLE).is_file()).read_text(encoding="utf-8")
    bodies = [html.tostring(chapter.body, encoding="unicode", with_tail=False) for chapter in chapters]
    try:
        text = environment.get_template(TEMPLATE).render(
            chapters=bodies, config=config, page_of=PAGE_OF, style=style, unknown_page=UNKNOWN_PAGE, **values
        )
    except jinja2.TemplateError as error:
        raise UserError(f"templates/{TEMPLATE}: {error}. Mend it, or delete it to use ours again") from error
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
        if len(items) >= SEVERAL and all(len(text_of(item)) <= SHORT for item in items) and not items.get("class"):
            items.set("class", "short")


def _name(chapter: Chapter, title: str) -> None:
    """A chapter bears its name in the menu where it has no heading, or that of the whole document."""
    heading = chapter.body.find(".//h1")
    if heading is None:
        heading = html.Element("h1")
        chapter.body.insert(0, heading)
        heading.tail, chapter.body.text = chapter.body.text, None
    elif text_of(heading) != text_of(html.fragment_fromstring(title, create_parent="h1")):
        return
    name = text_of(html.fragment_fromstring(chapter.page.title, create_parent="h1"))
    heading[:], heading.text = [], name


def _take_masthead(chapters: tuple[Chapter, ...]) -> str:
    """The line with the cut-off and the number of sources, which moves from the overview to the head of all."""
    overview = next((chapter for chapter in chapters if chapter.page.source == "index.md"), None)
    found = None if overview is None else overview.body.find('.//*[@class="masthead"]')
    if found is None:
        return ""
    found.drop_tree()
    return text_of(found)


def _shift_headings(chapter: Chapter) -> None:
    for heading in list(chapter.body.iter(*HEADINGS)):
        heading.tag = HEADINGS[min(HEADINGS.index(heading.tag) + chapter.level, len(HEADINGS)) - 1]
    chapter.body.set("class", f"chapter level-{chapter.level}{' source' if chapter.is_source else ''}")


def _contents(chapters: tuple[Chapter, ...]) -> Iterator[ContentsLine]:
    for heading in (found for chapter in chapters for found in chapter.body.iter(*HEADINGS[:IN_CONTENTS])):
        number = heading.findtext('span[@class="source-number"]', "")
        text = text_of(heading).removeprefix(number.strip()).strip()
        yield ContentsLine(HEADINGS.index(heading.tag) + 1, number.strip(" ."), text, heading.get("id"))
