"""The label behind what an editor wrote by himself, on the built site.

It is text, for screen readers and for print, put behind the block's last word while MkDocs builds; content/ stays as it
is. A page of the editor's own says so once, above.
"""

from html import escape
from pathlib import Path

from generator.check.own import OwnText
from generator.check.page import Kind, read_page
from generator.render.words import Words
from generator.write import BASE

CLASS = "editors-text"


def label_own_text(markdown: str, path: str, content: Path, words: Words) -> str:
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
    return "\n".join([*lines[:after], "", f'<p class="{CLASS}">{note}</p>', "", *lines[after:]])


def _with_labels(markdown: str, generated: str, label: str) -> str:
    lines = markdown.split("\n")
    for block in {unit.line: unit.block for unit in OwnText(generated).units(read_page(markdown))}.values():
        if block.text.marks or block.kind is Kind.HTML:
            continue
        line = lines[block.end - 1].rstrip()
        bar = " |" if block.kind is Kind.ROW and line.endswith("|") else ""
        bare = line[:-1].rstrip() if bar else line
        lines[block.end - 1] = f'{bare} <span class="{CLASS}">{label}</span>{bar}'
    return "\n".join(lines)
