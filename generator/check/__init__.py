"""Whether content/, as it now stands, says what its sources say. Nothing is changed here.

Every page is read, generated or written by hand, and held against the articles as they read now, corrections included.
A citation is a mark whose footnote leads to a passage: `[^94eda586]`. What a page may not do is told by the rules of
`findings.Rule`; who says what is the matter of `speakers`, what counts as cited that of `units`.

Doubt lets pass: a name that is nobody's in the briefing, a pronoun that may mean several, an address outside, words
that carry no citation and are like none of the articles'.
What is found fails a build, so each finding must be one that an editor agrees with.
"""

from collections.abc import Iterator, Mapping

from generator.briefing import Briefing
from generator.check.citations import Citations
from generator.check.copies import check_copies, check_notes
from generator.check.evidence import Evidence
from generator.check.links import Site, check_links
from generator.check.own import OwnText
from generator.check.page import PageText, read_page
from generator.check.rules import PassageRules
from generator.check.speakers import Speakers
from generator.check.units import find_units
from generator.check.unmarked import Unmarked
from generator.config import Config
from generator.files import visible_files
from generator.findings import Finding, Findings, Rule
from generator.model import Parsed
from generator.write import BASE

__all__ = ["Checker", "Finding", "Findings", "check_content"]

MEND_UNCITED = "Cite the passage that says so; or take require_citations out of site_config.yml"


def check_content(config: Config, parsed: tuple[Parsed, ...], briefing: Briefing) -> Findings:
    """Everything in content/ that must not be published, in the order of files and lines."""
    texts = dict(_pages(config))
    checker = Checker(config, parsed, briefing, texts)
    return tuple(finding for path in sorted(texts) for finding in checker.check(path, texts[path]))


def _pages(config: Config) -> Iterator[tuple[str, str]]:
    """The Markdown pages by their paths."""
    for path in visible_files(config.content, "*.md"):
        yield path, (config.content / path).read_bytes().decode("utf-8", errors="replace")


class Checker:
    """Holds one page after the other against the briefing."""

    def __init__(self, config: Config, parsed: tuple[Parsed, ...], briefing: Briefing, texts: Mapping[str, str]):
        self._config = config
        self._evidence = Evidence(config, parsed, briefing)
        self._speakers = Speakers(self._evidence)
        self._unmarked = Unmarked(self._evidence, self._speakers)
        self._site = Site(config, texts)
        self._folder = (
            config.content.relative_to(config.root).as_posix()
            if config.content.is_relative_to(config.root)
            else config.content.name
        )

    def check(self, path: str, text: str) -> Findings:
        """What is wrong with a page of that path and that Markdown."""
        page, file = read_page(text), f"{self._folder}/{path}"
        found = list(check_copies(page, path, self._evidence, file, self._config.sources == "full"))
        found += check_notes(page, path, self._evidence, file)
        found += self._check_units(page, path, file)
        # The link of a footnote whose passage is gone leads nowhere: that is one finding, not two.
        told = {finding.line for finding in found if finding.rule is Rule.CITATION}
        found += (one for one in check_links(page, path, text, self._site, file) if one.line not in told)
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
                yield from rules.check_around(unit, cited)
                yield from self._speakers.check(unit, cited, path, file)
            elif not unit.marks:
                yield from rules.check_titles(unit)
                yield from self._unmarked.check_unit(unit, citations, path, file)
        yield from self._unmarked.check_rest(page, file)

    def _uncited(self, page: PageText, path: str, file: str) -> Iterator[Finding]:
        base = self._config.content / BASE / path
        own = OwnText(base.read_text(encoding="utf-8", errors="replace") if base.is_file() else "")
        for unit in own.units(page):
            message = "an editor's own sentence without a citation"
            yield Finding(file, unit.line, Rule.UNCITED, message, unit.words.strip(), "", MEND_UNCITED)
