"""A run of inline Markdown as a reader gets it: words, and where marks, links and breaks stand."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from urllib.parse import unquote

from generator.markdown.footnotes import CHIP, ELSEWHERE, LABEL
from generator.markdown.parser import markdown_parser

# Stands for a mark while the Markdown is read, so that nobody takes it for a link: a character of
# Unicode's private use.
PLACE = "\uf8f0"
# An attribute list right behind an inline element, and one at the end of a block; see attr_list of
# Python-Markdown. In braces behind plain text are words: "(in need){290,000 dead}".
ATTRIBUTES = r"""(?:[#.][\w:.-]+|[\w:.-]+=(?:"[^"\n]*"|'[^'\n]*'|[^\s"'{}]+))"""
BEHIND = re.compile(rf"(?<=[)\]*_`>])\{{:?[ ]*{ATTRIBUTES}(?:[ ]+{ATTRIBUTES})*[ ]*\}}")
HIDING = re.compile(r"\bhidden\b|\b(?:display|visibility|opacity|font-size)\s*:", re.IGNORECASE)
STRUCK = {"del", "s", "strike"}  # what stands in these is taken back
VOID = {"br", "img", "wbr", "hr", "input"}
AT_END = re.compile(
    r"(?:^[ \t]*|(?<![ \t])[ \t]*\n[ \t]*|(?<![ \t])[ \t]+)"
    r"(\{:?[ \t]*[#.\w][^{}\n]*\})[ \t]*$"
)
# What parts two marks, and is no part of the words.
BETWEEN_MARKS = re.compile(r"(?<=\])<sup>[^\w<]*</sup>(?=\[\^)")
CITED = re.compile(rf"(?<!\\)\[\^(?P<mark>{LABEL})\]|[ ]?{CHIP.pattern}")
MARKUP = re.compile(r"[*_`\[\]<>&\\!{~^\n]|https?:")
TAG = re.compile(r"<(?P<name>[a-zA-Z][\w-]*+)(?P<attributes>[^>]*+)>")
ATTRIBUTE = re.compile(
    r"""(?<![\w:-])(?P<name>[\w:-]++)\s*+=\s*+"""
    r"""(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)')"""
)
SAID_IN = ("title", "alt", "aria-label")  # attributes that are shown or read out
SHOWN_AS = {"br": " ", "q": "“"}  # what a browser shows for a tag
REMEMBERED = 1 << 13  # many runs stand on several pages


@dataclass(frozen=True, slots=True)
class Mark:
    """A citation, and where it stands in the words: a footnote mark, or a chip.

    A link to a mark on another page cites as that mark does. A chip names its source, and the day.
    """

    id: str
    at: int
    is_elsewhere: bool = False
    target: str = ""  # of a chip: the address of the passage
    named: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """What a link or a picture points to, and the stretch of the words that it carries."""

    target: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Emphasis:
    """A stretch of the words in italics, or in bold."""

    start: int
    end: int
    is_strong: bool


@dataclass(frozen=True, slots=True)
class Text:
    """The words without markup; marks, links and line breaks by their offsets in them."""

    words: str
    marks: tuple[Mark, ...] = ()
    links: tuple[Link, ...] = ()
    # what a reader gets besides: titles of links and abbreviations, captions of pictures
    asides: tuple[str, ...] = ()
    breaks: tuple[int, ...] = ()
    emphases: tuple[Emphasis, ...] = ()

    @property
    def label(self) -> int:
        """Where the words in italics end that it begins with; 0 where it begins with none."""
        return self._opening(is_strong=False)

    @property
    def lead(self) -> int:
        """The same for words in bold."""
        return self._opening(is_strong=True)

    def _opening(self, is_strong: bool) -> int:
        ends = (one.end for one in self.emphases if (one.start, one.is_strong) == (0, is_strong))
        return max(ends, default=0)

    def tail_behind(self, at: int) -> int:
        """Where ends what stands behind a mark and is told of its line: other counts, the day."""
        end, before = at, -1
        while end != before:
            before = end
            start = end + len(self.words[end:]) - len(self.words[end:].lstrip())
            if self.words.startswith("(", start):
                inside = [one.end for one in self.links if one.start == start + 1]
                end = next((each + 1 for each in inside if self.words[each:].startswith(")")), end)
            ends = (one.end for one in self.emphases if one.start == start and not one.is_strong)
            end = max(ends, default=end)
        return end

    def line_of(self, offset: int) -> int:
        """Say how many lines below the first the offset stands."""
        return bisect_left(self.breaks, offset + 1)


class _Builder:
    """Puts a `Text` together, piece by piece."""

    def __init__(self, cited: list[re.Match]):
        """`cited` are the marks and chips in their order."""
        self._cited = iter(cited)
        self._pieces: list[str] = []
        self._length = 0
        self._marks: list[Mark] = []
        self._links: list[Link] = []
        self._open: list[tuple[str, int]] = []
        self._asides: list[str] = []
        self._breaks: list[int] = []
        self._emphasised: list[int] = []  # where those begin that we are in
        self._emphases: list[Emphasis] = []
        self._hidden: list[str] = []  # the elements that we are in and a reader doesn't see

    def add(self, words: str) -> None:
        if self._hidden:
            return
        self._pieces.append(words)
        self._length += len(words)

    def add_marked(self, words: str) -> None:
        first, *others = words.split(PLACE)
        self.add(first)
        for after in others:
            self._marks.append(self._mark(next(self._cited)))
            self.add(after)

    def _mark(self, found: re.Match) -> Mark:
        """Make a mark, or a chip, which is a link as well; its words are none of the text."""
        if found["mark"]:
            return Mark(found["mark"], self._length)
        self._links.append(Link(found["target"], self._length, self._length))
        named = (unescape(found["name"]), unescape(found["day"] or ""))
        return Mark(found["id"], self._length, target=found["target"], named=named)

    def add_code(self, words: str) -> None:
        """Code and HTML have no marks: what looks like one is text."""
        first, *others = words.split(PLACE)
        self.add(first + "".join(f"{next(self._cited)[0]}{after}" for after in others))

    def add_break(self) -> None:
        self._breaks.append(self._length)
        self.add(" ")

    def add_html(self, tag: str) -> None:
        for _ in range(tag.count(PLACE)):
            next(self._cited)
        if tag.startswith("</"):
            self._close_tag(tag[2:-1].strip().lower())
        elif found := TAG.match(tag):
            self._open_tag(found["name"].lower(), found["attributes"])

    def _open_tag(self, name: str, written: str) -> None:
        attributes = read_attributes(written)
        is_hidden = self._hidden or name in STRUCK or HIDING.search(written)
        if is_hidden and name not in VOID:
            self._hidden.append(name)
        if target := attributes.get("href") or attributes.get("src"):
            self._links.append(Link(target, self._length, self._length))
        self._add_said(attributes)
        self.add(SHOWN_AS.get(name, ""))

    def _add_said(self, attributes: dict[str, str]) -> None:
        self._asides += (said for name in SAID_IN if (said := attributes.get(name)))

    def _close_tag(self, name: str) -> None:
        if name in self._hidden:
            del self._hidden[self._hidden.index(name) :]
        elif name == "q":
            self.add("”")

    def add_attributes(self, written: str) -> str:
        """Return what stays of an attribute list behind an element.

        One that hides the element is shown, so that it is found.
        """
        self._add_said(read_attributes(written))
        return written if HIDING.search(written) else ""

    def begin_emphasis(self) -> None:
        self._emphasised.append(self._length)

    def end_emphasis(self, is_strong: bool) -> None:
        self._emphases.append(Emphasis(self._emphasised.pop(), self._length, is_strong))

    def open_link(self, target: str, title: str) -> None:
        self._asides += [title] * bool(title)
        self._open.append((target, self._length))

    def close_link(self) -> None:
        target, start = self._open.pop()
        self._links.append(Link(target, start, self._length))
        if found := ELSEWHERE.search(target):
            self._marks.append(Mark(unquote(found[1]), self._length, is_elsewhere=True))

    def add_image(self, target: str, *said: str) -> None:
        """`said` are its caption for those who can't see it, and its title."""
        self._asides += filter(None, said)
        self._links.append(Link(target, self._length, self._length))

    def text(self) -> Text:
        return Text(
            words="".join(self._pieces),
            marks=tuple(self._marks),
            links=tuple(self._links),
            asides=tuple(self._asides),
            breaks=tuple(self._breaks),
            emphases=tuple(self._emphases),
        )


def read_attributes(written: str) -> dict[str, str]:
    """Read the attributes of an HTML tag that have values in quotation marks."""
    return {
        each["name"].lower(): unescape(each["double"] or each["single"] or "")
        for each in ATTRIBUTE.finditer(written)
    }


def split_attributes(content: str, own_line: bool) -> tuple[str, str]:
    """Split the Markdown of a block from the attribute list at its end; "" for none.

    A paragraph and a list item have it on a line of its own, a heading and a cell behind their
    words.
    """
    if not content.rstrip().endswith("}"):
        return content, ""
    found = AT_END.search(content)
    if not found or (own_line and "\n" not in found[0] and found.start()):
        return content, ""
    return content[: found.start()], found[1]


def read_inline(content: str, references: dict | None = None) -> Text:
    """Read the words of a block's Markdown.

    `references` are the page's link definitions, as markdown-it-py gives them.
    """
    return _read(content, references) if references else _remembered(content)


@lru_cache(maxsize=REMEMBERED)
def _remembered(content: str) -> Text:
    return _read(content, {})


def _read(content: str, references: dict | None) -> Text:
    content = BETWEEN_MARKS.sub("", content)
    cited = list(CITED.finditer(content)) if "[^" in content or ".source" in content else []
    marked = CITED.sub(PLACE, content.replace(PLACE, "")) if cited else content
    builder = _Builder(cited)
    if MARKUP.search(marked):
        _read_markup(marked, references, builder)
    else:
        builder.add_marked(marked)
    return builder.text()


def _read_markup(content: str, references: dict | None, builder: _Builder) -> None:
    parser, tokens = markdown_parser(), []
    content = BEHIND.sub(lambda found: builder.add_attributes(found[0]), content)
    parser.inline.parse(content, parser, {"references": references or {}}, tokens)
    for token in tokens:
        match token.type:
            case "text":
                builder.add_marked(token.content)
            case "text_special" | "code_inline":
                builder.add_code(token.content)
            case "softbreak" | "hardbreak":
                builder.add_break()
            case "link_open":
                builder.open_link(_attribute(token, "href"), _attribute(token, "title"))
            case "link_close":
                builder.close_link()
            case "image":
                title = _attribute(token, "title")
                builder.add_image(_attribute(token, "src"), token.content, title)
            case "html_inline":
                builder.add_html(token.content)
            case "em_open" | "strong_open":
                builder.begin_emphasis()
            case "em_close" | "strong_close":
                builder.end_emphasis(is_strong=token.type == "strong_close")


def _attribute(token, name: str) -> str:
    return str(token.attrs.get(name, ""))
