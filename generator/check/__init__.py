"""Whether content/, as it now stands, says what its sources say. Nothing is changed here.

Every page is read, generated or written by hand, and held against the articles as they read now, corrections included.
A citation is a mark whose footnote leads to a passage: `[^94eda586]`. What a page may not do is told by the rules of
`findings.Rule`; who says what is the matter of `speakers`, what counts as cited that of `units`.

Doubt lets pass: a name that is nobody's in the briefing, a pronoun, an address outside, words that carry no citation.
What is found fails a build, so each finding must be one that an editor agrees with.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping

from generator.briefing import Briefing
from generator.check.copies import check_copies, check_notes
from generator.check.evidence import Evidence
from generator.check.findings import Finding, Findings, Rule
from generator.check.links import Site, check_links
from generator.check.own import OwnText
from generator.check.page import PageText, read_page
from generator.check.rules import PassageRules
from generator.check.speakers import Speakers
from generator.check.units import Unit, find_units
from generator.config import Config
from generator.model import Parsed
from generator.write import BASE

__all__ = ["Checker", "Finding", "Findings", "check_content"]

PASSAGE_ID = re.compile(r"[0-9a-f]{8}")
PASSAGE_LINK = re.compile(r"sources/(?P<article>[^#]+)\.md#p-(?P<id>[^#]+)$")
MEND_CITATION = (
    "Cite another passage, or take the mark away; where the article should say so, mend the article and build"
)
MEND_UNCITED = "Cite the passage that says so; or take require_citations out of site_config.yml"


def check_content(config: Config, parsed: tuple[Parsed, ...], briefing: Briefing) -> Findings:
    """Everything in content/ that must not be published, in the order of files and lines."""
    texts = dict(_pages(config))
    checker = Checker(config, parsed, briefing, texts)
    return tuple(finding for path in sorted(texts) for finding in checker.check(path, texts[path]))


def _pages(config: Config) -> Iterator[tuple[str, str]]:
    """The Markdown pages by their paths, hidden ones left out."""
    for path in config.content.rglob("*.md"):
        relative = path.relative_to(config.content)
        if not any(part.startswith(".") for part in relative.parts) and path.is_file():
            yield relative.as_posix(), path.read_bytes().decode("utf-8", errors="replace")


class Checker:
    """Holds one page after the other against the briefing."""

    def __init__(self, config: Config, parsed: tuple[Parsed, ...], briefing: Briefing, texts: Mapping[str, str]):
        self._config = config
        self._evidence = Evidence(config, parsed, briefing)
        self._speakers = Speakers(self._evidence)
        self._site = Site(config, texts)
        self._folder = (
            config.content.relative_to(config.root).as_posix()
            if config.content.is_relative_to(config.root)
            else config.content.name
        )

    def check(self, path: str, text: str) -> Findings:
        """What is wrong with a page of that path and that Markdown."""
        page, file = read_page(text), f"{self._folder}/{path}"
        found = list(check_links(page, path, text, self._site, file))
        found += check_copies(page, path, self._evidence, file, self._config.sources == "full")
        found += check_notes(page, path, self._evidence, file)
        found += self._check_units(page, path, file)
        if self._config.require_citations:
            found += self._uncited(page, path, file)
        return tuple(sorted(dict.fromkeys(found), key=lambda each: each.line))

    def _check_units(self, page: PageText, path: str, file: str) -> Iterator[Finding]:
        citations = Citations(page, path, self._evidence, file)
        rules = PassageRules(self._evidence, file)
        yield from citations.findings
        for unit in find_units(page):
            cited = citations.of(unit)
            if cited:
                yield from rules.check(unit, cited)
                yield from self._speakers.check(unit, cited, path, file)

    def _uncited(self, page: PageText, path: str, file: str) -> Iterator[Finding]:
        base = self._config.content / BASE / path
        own = OwnText(base.read_text(encoding="utf-8", errors="replace") if base.is_file() else "")
        for unit in own.units(page):
            message = "an editor's own sentence without a citation"
            yield Finding(file, unit.line, Rule.UNCITED, message, unit.words.strip(), "", MEND_UNCITED)


class Citations:
    """What the marks of a page cite."""

    def __init__(self, page: PageText, path: str, evidence: Evidence, file: str):
        self._evidence = evidence
        self._by_mark: dict[str, tuple[str, ...]] = {}
        self.findings: list[Finding] = []
        known = {note.id for note in page.notes}
        lines: dict[str, int] = {}
        for block in page.blocks:
            for mark in block.text.marks:
                lines.setdefault(mark.id, block.line_at(mark.at))
        for id, line in lines.items():
            if id not in known:
                message = f"the mark [^{id}] has no footnote on this page"
                mend = f"Write its footnote at the end of the page, [^{id}]: …, or take the mark away"
                self.findings.append(Finding(file, line, Rule.CITATION, message, f"[^{id}]", "", mend))
        folder = posixpath.dirname(path)
        for note in page.notes:
            generated = note.id in evidence.passages and note.raw == evidence.footnote(note.id, folder)
            self._by_mark[note.id] = (note.id,) if generated else tuple(self._passages(note, file))

    def of(self, unit: Unit) -> tuple[str, ...]:
        """The ids of the passages that a unit cites."""
        return tuple(dict.fromkeys(id for mark in unit.marks for id in self._by_mark.get(mark.id, ())))

    def _passages(self, note, file: str) -> Iterator[str]:
        links = [found for link in note.text.links if (found := PASSAGE_LINK.search(link.target))]
        # Without its source's page, deleted by hand, a footnote has no link; its id tells the passage.
        named = [(found["id"], found["article"].rpartition("/")[2]) for found in links] or [(note.id, "")]
        for id, article in named:
            passage = self._evidence.passages.get(id)
            if passage and article in ("", passage.article.id):
                yield id
            elif links or PASSAGE_ID.fullmatch(id):
                self.findings.append(self._gone(note, id, article, file))

    def _gone(self, note, id: str, article: str, file: str) -> Finding:
        told = note.text.words.partition(" — ")[0]
        here = self._evidence.sentences.get(article, ())
        near = self._evidence.nearest_passage(told, article) if here else None
        where = f"the article {article}" if here else "the articles"
        mend = (
            f"Cite what it says now, [^{near.id}]; or {MEND_CITATION[0].lower()}{MEND_CITATION[1:]}"
            if near
            else MEND_CITATION
        )
        message = f"the passage {id} is not in {where} any more"
        return Finding(file, note.line, Rule.CITATION, message, told, near.text if near else "", mend, (id,))
