"""What an editor wrote themselves, and its label on the built site.

That are blocks that were not generated and cite nothing. The label is text, for screen readers
and for print, put behind the block's last word while MkDocs builds; content/ stays as it is. A
page of the editor's own says so once, above.
"""

from collections.abc import Iterator
from html import escape
from pathlib import Path

from generator.check.citing_spans import CitingSpan, find_citing_spans
from generator.markdown.blocks import BlockKind, PageText, read_page
from generator.markdown.inline import Text
from generator.model import Span
from generator.render.words import Words
from generator.write.disk import BASE

LABEL = "editors-text"  # the class of a label


class EditorText:
    """Tells an editor's own words from those that were generated for the page."""

    def __init__(self, generated: str):
        """`generated` is the page as it was generated last; "" for a page of the editor's own."""
        self._generated = {
            _folded(citing)
            for citing in find_citing_spans(read_page(generated))
            if not citing.marks
        }

    def spans(self, page: PageText) -> Iterator[CitingSpan]:
        """Find what is the editor's own and cites nothing, links and pictures left out."""
        for citing in find_citing_spans(page):
            if (
                not citing.marks
                and _folded(citing) not in self._generated
                and _says_something(citing)
            ):
                yield citing


def _folded(citing: CitingSpan) -> str:
    return " ".join(citing.words.split())


def _says_something(citing: CitingSpan) -> bool:
    """Whether the span has words beside those of its links."""
    text: Text = citing.block.text
    rest, position = "", citing.span.start
    for link in text.links:
        if link.start >= citing.span.start and link.end <= citing.span.end:
            rest, position = rest + Span(position, link.start).of(text.words), link.end
    rest += Span(position, citing.span.end).of(text.words)
    return any(map(str.isalnum, rest)) and citing.block.kind in (
        BlockKind.PARAGRAPH,
        BlockKind.ROW,
        BlockKind.HTML,
    )


def label_editor_text(markdown: str, path: str, content: Path, words: Words) -> str:
    """The Markdown of a page with the editor's own blocks labelled; `path` counts from content/."""
    base = content / BASE / path
    if not (content / BASE).is_dir():
        return markdown  # nobody knows what was generated
    if not base.is_file():
        return _with_note(markdown, escape(words.plain("editors.page")))
    generated = base.read_text(encoding="utf-8", errors="replace")
    if generated.endswith(markdown):
        return markdown
    return _with_labels(markdown, generated, escape(words.plain("editors.own")))


def _with_note(markdown: str, note: str) -> str:
    """One note for the whole page, under its title."""
    lines = markdown.split("\n")
    title = next((number for number, line in enumerate(lines) if line.strip()), 0)
    after = title + 1 if lines[title].startswith("# ") else title
    return "\n".join([*lines[:after], "", f'<p class="{LABEL}">{note}</p>', "", *lines[after:]])


def _with_labels(markdown: str, generated: str, label: str) -> str:
    lines = markdown.split("\n")
    for block in {
        citing.line: citing.block for citing in EditorText(generated).spans(read_page(markdown))
    }.values():
        if block.text.marks or block.kind is BlockKind.HTML:
            continue
        line = lines[block.end - 1].rstrip()
        bar = " |" if block.kind is BlockKind.ROW and line.endswith("|") else ""
        bare = line[:-1].rstrip() if bar else line
        lines[block.end - 1] = f'{bare} <span class="{LABEL}">{label}</span>{bar}'
    return "\n".join(lines)
