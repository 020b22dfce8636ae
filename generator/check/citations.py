"""What the marks of a page cite: the passages that their footnotes lead to.

A footnote of the editor's own may lead to several, or to none, and is no citation then.
"""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from generator.check.citing_spans import CitingSpan, find_citing_spans
from generator.check.page_paths import resolve
from generator.check.passage_evidence import PassageEvidence, most_like, names_of_source
from generator.findings import Finding, Rule
from generator.markdown.blocks import Block, Note, PageText
from generator.markdown.inline import Mark
from generator.passages import PASSAGE_ID
from generator.render.filters import origin, published
from generator.render.page_tools import PageTools

PASSAGE_ADDRESS = re.compile(r"sources/(?P<article>[^/]+)\.md#p-(?P<id>.+)")
ANOTHER = (
    "cite another passage, or take the mark away; "
    "where the article should say so, mend the article and build"
)


class Citations:
    """The citations of one page, and what is wrong with them."""

    def __init__(self, page: PageText, path: str, evidence: PassageEvidence):
        self._page = page
        self._evidence = evidence
        self._path, self._tools = path, PageTools(path, evidence.words)
        self._by_mark: dict[str, tuple[str, ...]] = {}
        self.findings: list[Finding] = []
        self.lines: set[int] = set()  # of what is wrong, those of footnotes among them
        for note in page.notes:
            passage = evidence.passages.get(note.id)
            generated = passage is not None and note.raw in self._tools.references(passage)
            self._by_mark[note.id] = (note.id,) if generated else tuple(self._passages(note))
        for block in page.blocks:
            for mark in block.text.marks:
                if mark.target:
                    self.findings += self._chip(mark, block)
                elif mark.is_elsewhere:
                    self.findings += self._elsewhere(mark.id, block, block.line_at(mark.at))
                elif mark.id not in self._by_mark:
                    self.findings.append(self._undefined(mark.id, block.line_at(mark.at)))
        self.lines |= {finding.line for finding in self.findings}

    def of(self, citing: CitingSpan) -> tuple[str, ...]:
        """The ids of the passages that a span cites."""
        return self.of_marks(citing.marks)

    def of_marks(self, marks: Iterable[Mark]) -> tuple[str, ...]:
        """The ids of the passages that some marks open."""
        return tuple(dict.fromkeys(id for mark in marks for id in self._by_mark.get(mark.id, ())))

    def _undefined(self, id: str, line: int) -> Finding:
        """A mark without a footnote; one of a passage cites it nevertheless."""
        known = id in self._evidence.passages
        self._by_mark[id] = (id,) if known else ()
        footnote = self._footnote(id) if known else "…"
        mend = f"Write its footnote at the end of the page, [^{id}]: {footnote}"
        message = f"the mark [^{id}] has no footnote on this page"
        return Finding(line, rule=Rule.CITATION, message=message, found=f"[^{id}]", mend=mend)

    def _elsewhere(self, id: str, block: Block, line: int) -> Iterator[Finding]:
        """Read a link to a mark on another page: it cites the passage of that mark."""
        known = id in self._evidence.passages
        self._by_mark.setdefault(id, (id,) if known else ())
        if not known and re.fullmatch(PASSAGE_ID, id):
            told = self._evidence.former_passages.get(id) or block.text.words.strip()
            message = f"the passage {id} is not in the articles any more"
            mend = ANOTHER[0].upper() + ANOTHER[1:]
            yield Finding(
                line, rule=Rule.CITATION, message=message, found=told, mend=mend, passages=(id,)
            )

    def _chip(self, mark: Mark, block: Block) -> Iterator[Finding]:
        """Read a chip: it cites the passage that it opens, and names its source and day."""
        line, passage = block.line_at(mark.at), self._evidence.passages.get(mark.id)
        if passage is None:
            yield from self._elsewhere(mark.id, block, line)
            return
        self._by_mark.setdefault(mark.id, (mark.id,))
        article, name, day = passage.article, *mark.named
        is_named = " ".join(name.split()) in names_of_source(article)
        opened = PASSAGE_ADDRESS.fullmatch(self._address(mark.target))
        is_opened = opened is not None and opened["article"] == article.id
        if is_named and is_opened and day in ("", published(article, self._evidence.words)):
            return
        yield Finding(
            line,
            rule=Rule.CITATION,
            message=f"the link to the passage {mark.id} names another source, day or page",
            found=", ".join(filter(None, mark.named)),
            expected=origin(article, self._evidence.words),
            mend=f"Write {self._tools.chips(passage).strip()}",
            passages=(mark.id,),
        )

    def _passages(self, note: Note) -> Iterator[str]:
        """Give the passages that a footnote leads to; what is wrong with it is a finding."""
        linked = self._linked(note)
        # Without its source's page, deleted by hand, a footnote has no link; its id tells the
        # passage.
        named = linked or [(note.id, "")]
        for id, article in named:
            passage = self._evidence.passages.get(id)
            if passage and article in ("", passage.article.id):
                yield id
            elif linked or re.fullmatch(PASSAGE_ID, id):
                self.findings.append(self._gone(note, id, article))
        if note.id in self._evidence.passages and note.id not in dict(named):
            message = f"the footnote of the passage {note.id} leads to another"
            mend = f"Let it lead to #p-{note.id}, or give the other passage its own mark"
            self.findings.append(
                Finding(note.line, rule=Rule.CITATION, message=message, found=note.raw, mend=mend)
            )

    def _linked(self, note: Note) -> list[tuple[str, str]]:
        """Give the ids of the passages that a footnote links to, each with its article's."""
        targets = (self._address(link.target) for link in note.text.links)
        found = filter(None, map(PASSAGE_ADDRESS.fullmatch, targets))
        return [(each["id"], each["article"]) for each in found]

    def _address(self, target: str) -> str:
        """Where a link leads, as seen from content/."""
        path, mark, anchor = target.partition("#")
        return resolve(self._path, unquote(path)) + mark + unquote(anchor)

    def _told(self, note: Note) -> tuple[int, str]:
        """Return the line that cites a passage, and the passage as the footnote repeats it.

        One that does not repeats the words that cite it; one that nothing cites has a line alone.
        """
        spans = find_citing_spans(self._page)
        citing = (one for one in spans if any(mark.id == note.id for mark in one.marks))
        line, words = next(((one.line, one.words) for one in citing), (note.line, note.text.words))
        if not note.text.links or note.text.links[0].start > 0:
            words = note.text.words.partition(" — ")[0]
        return line, words.strip()

    def _mark_with_note(self, id: str) -> str:
        """Write the mark of a passage, with its footnote where the page has none."""
        if any(note.id == id for note in self._page.notes):
            return f"[^{id}]"
        footnote = self._footnote(id)
        return f"[^{id}], with its footnote at the end of the page, [^{id}]: {footnote}"

    def _footnote(self, id: str) -> str:
        return self._tools.reference(self._evidence.passages[id])

    def _gone(self, note: Note, id: str, article: str) -> Finding:
        line, words = self._told(note)
        self.lines.add(note.line)
        told = self._evidence.former_passages.get(id) or words
        here = article in self._evidence.sentences
        near = most_like(told, self._evidence.sentences[article]) if here else None
        where = f"the article {article}" if here else "the articles"
        message = f"the passage {id} is not in {where} any more"
        mend = (
            f"Cite what it says now, {self._mark_with_note(near.id)}; or {ANOTHER}"
            if near
            else ANOTHER[0].upper() + ANOTHER[1:]
        )
        return Finding(
            line,
            rule=Rule.CITATION,
            message=message,
            found=told,
            expected=near.text if near else "",
            mend=mend,
            passages=(id,),
        )
