"""Holds one page of content/ after the other, and the files beside them, against the briefing.

What was generated and stands so is not interpreted; of what an editor changed all rules are asked,
and what they give of the generated text too is left out. Where nothing has to be mended, questions
are asked.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import replace
from functools import cached_property, partial
from typing import NamedTuple

from generator.briefing import Briefing
from generator.check.actor_names import ActorNames
from generator.check.altered_files import (
    LOOKED_INTO,
    STYLES,
    check_style,
    compare_file,
    words_of_file,
    words_of_settings,
)
from generator.check.citations import Citations
from generator.check.comments import check_comments
from generator.check.copies import check_copies, check_notes
from generator.check.editor_text import EditorText
from generator.check.given_words import GivenWords, ParseQuotes
from generator.check.headings import find_renumbered
from generator.check.links import Site, check_links, names_in, names_of
from generator.check.markup import OPENED, check_file, check_markup
from generator.check.page_paths import SOURCE_PAGE, content_folder
from generator.check.passage_evidence import PassageEvidence
from generator.check.passage_rules import PassageRules
from generator.check.questions import Questions
from generator.check.readings import NOTHING, PageReading, added, is_as_generated
from generator.check.record_fields import find_altered_fields
from generator.check.sentence_reading import ParseArticle, SentenceReader
from generator.check.speaker_rules import SpeakerRules
from generator.check.unmarked import Unmarked, leads_outside
from generator.config import FILE, Config
from generator.editions.edition import Edition
from generator.files import visible_files
from generator.findings import Finding, Findings, Rule
from generator.markdown.blocks import PageText
from generator.model import Parsed
from generator.write.disk import edited_by_hand

MEND_UNCITED = "Cite the passage that says so; or take require_citations out of site_config.yml"
OF_COPIES = frozenset([Rule.CITATION, Rule.PASSAGE, Rule.LINK])
# Of the texts of the settings those that hold a number or a quotation.
MAY_BE_WRONG = re.compile(r"\d|[“”„«»\"]")


class Parsers(NamedTuple):
    """How the articles were read, so that an editor's words are read alike."""

    quotes: ParseQuotes
    article: ParseArticle


class Checker:
    """Holds one page after the other against the briefing."""

    def __init__(
        self,
        config: Config,
        parsed: tuple[Parsed, ...],
        briefing: Briefing,
        texts: Mapping[str, str],
        generated: Mapping[str, str],
        *,
        parsers: Parsers,
        editions: tuple[Edition, ...] = (),
    ):
        """`texts` are the pages as they stand, `generated` all files that this build generated."""
        self._config = config
        self._texts = texts
        self._generated = generated
        self._make_evidence = partial(PassageEvidence, config, parsed, briefing, editions)
        self._parsers = parsers
        self._site = Site(config, texts)
        self._folder = content_folder(config)

    def check(self, path: str, text: str) -> Findings:
        """What is wrong with a page of that path and that Markdown."""
        generated = self._generated.get(path)
        if is_as_generated(text, generated):
            return self._check_untouched(path, text)
        page = PageReading(text)
        before = NOTHING if generated is None else PageReading(generated)
        if generated is None:
            found = list(self._find(page, NOTHING, path, self._site))
        else:
            found = self._find_changed(page, before, path)
        if edited_by_hand(self._config.content, path):  # else it waits for the next build
            told = {finding.line for finding in found if not finding.is_question}
            found += self._ask_changed(page, before, path, told)
        elif SOURCE_PAGE.fullmatch(path):  # as what others show whole, which an edit may change
            found = [one for one in found if one.rule in OF_COPIES]
        if self._config.require_citations:
            found += self._uncited(page.page, path)
        found += check_comments(text)
        if not self._config.allow_html:
            found += check_markup(text, self._site.as_html)
        return self._in_order(found, path)

    def _find_changed(self, page: PageReading, before: PageReading, path: str) -> list[Finding]:
        """What is wrong with a page now and was not as it was generated."""
        found = list(self._find(page, before, path, self._site))
        if found:
            found = list(added(found, self._find(before, page, path, self._generated_site)))
        if edited_by_hand(self._config.content, path):  # else the numbers are those of before
            told = {finding.line for finding in found}
            compared = [one for one in self._compare(page, before, path) if one.line not in told]
            wrong = {finding.line for finding in compared if not finding.is_question}
            found += (one for one in compared if not one.is_question or one.line not in wrong)
        return found

    def _compare(self, page: PageReading, before: PageReading, path: str) -> Iterator[Finding]:
        """Find what of records and counts is not as it was generated."""
        words = self._evidence.words
        yield from find_altered_fields(page, before, path, actors=self._actors, words=words)
        yield from find_renumbered(page.page, before.page, self._actors)

    def _ask_changed(
        self, page: PageReading, before: PageReading, path: str, told: Set[int]
    ) -> Iterator[Finding]:
        """Ask of what is told otherwise than it was generated, but for lines that are told."""
        asked = list(self._ask(page, before, path, told))
        if not asked:
            return iter(())
        return added(asked, self._ask(before, page, path, frozenset()))

    def _ask(
        self, reading: PageReading, other: PageReading, path: str, told: Set[int]
    ) -> Iterator[Finding]:
        """Ask of the stretches that another page does not have."""
        citations = Citations(reading.page, path, self._evidence)
        for citing in reading.spans_beside(other):
            if citing.line in told:
                continue  # what has to be mended is asked of afterwards
            if cited := citations.of(citing):
                written = reading.markdown_of(citing)
                above = reading.above(citing.block)
                yield from self._questions.ask(citing, cited, written, above=above)
            elif not citing.marks and not leads_outside(citing):
                yield from self._questions.ask_unmarked(citing.line, citing.words)
        for line, words in reading.rest_beside(other):
            if line not in told:
                yield from self._questions.ask_unmarked(line, words)
                if below := citations.of_marks(reading.marks_below(line)):
                    yield from self._questions.ask_heading(line, words, below)

    def check_files(self) -> Iterator[Finding]:
        """Find what is wrong with the files beside the pages, and the texts of the settings."""
        for path in sorted(visible_files(self._config.content)):
            if path.endswith(LOOKED_INTO):
                text = (self._config.content / path).read_bytes().decode("utf-8", errors="replace")
                yield from self._in_order(self.check_file(path, text), path)
        settings = self._config.root / FILE
        if settings.is_file():
            text = settings.read_text(encoding="utf-8", errors="replace")
            yield from (replace(one, file=FILE) for one in self.check_settings(text))

    def check_file(self, path: str, text: str) -> Iterator[Finding]:
        """Find what is wrong with a file beside the pages that is not as this build made it."""
        generated = self._generated.get(path)
        if is_as_generated(text, generated):
            return
        if generated is None and not edited_by_hand(self._config.content, path):
            return  # kept as an earlier build made it, since a part of this one failed
        if path.endswith(OPENED) and not self._config.allow_html:
            yield from check_file(text, path)
        if path.endswith(STYLES):
            yield from check_style(text)
        elif generated is None:
            yield from self._unmarked.check_rest(words_of_file(path, text))
        elif edited_by_hand(self._config.content, path):
            yield from compare_file(path, text, generated)

    def check_settings(self, text: str) -> Iterator[Finding]:
        """Find what the names, the menu and the description of the site say wrongly."""
        texts = words_of_settings(text)
        for line, words in (one for one in texts if MAY_BE_WRONG.search(one[1])):
            yield from self._unmarked.check_rest([(line, words)])
            yield from self._questions.ask_unmarked(line, words)

    def _check_untouched(self, path: str, text: str) -> Findings:
        """Find links that a change elsewhere has broken since the page was generated."""
        if not self._touched or self._touched.isdisjoint(names_in(text)):
            return ()
        page = PageReading(text).page
        found = check_links(page, path, text, self._site)
        before = check_links(page, path, text, self._generated_site)
        return self._in_order(added(found, before), path)

    # These are made where an editor changed a page, and for no other.
    @cached_property
    def _evidence(self) -> PassageEvidence:
        return self._make_evidence()

    @cached_property
    def _actors(self) -> ActorNames:
        return ActorNames(self._evidence)

    @cached_property
    def _speakers(self) -> SpeakerRules:
        given = GivenWords(self._evidence, self._actors, self._parsers.quotes)
        return SpeakerRules(self._evidence, self._actors, given.find)

    @cached_property
    def _questions(self) -> Questions:
        reader = SentenceReader(self._evidence, self._actors, self._parsers.article)
        return Questions(self._evidence, reader)

    @cached_property
    def _unmarked(self) -> Unmarked:
        return Unmarked(self._evidence, self._speakers)

    @cached_property
    def _touched(self) -> frozenset[str]:
        """How links name the generated files that are gone or stand otherwise."""
        changed = (
            path
            for path, text in self._generated.items()
            if path not in self._site.files
            or (path in self._texts and not is_as_generated(self._texts[path], text))
        )
        return frozenset(name for path in changed for name in names_of(path))

    @cached_property
    def _generated_site(self) -> Site:
        """The site as it would be without any edit."""
        return Site(self._config, self._generated)

    def _in_order(self, found: Iterable[Finding], path: str) -> Findings:
        """The findings of a page or a file in the order of its lines, with its name."""
        file = f"{self._folder}/{path}"
        named = (replace(one, file=file) for one in dict.fromkeys(found))
        return tuple(sorted(named, key=lambda one: one.line))

    def _find(
        self, reading: PageReading, other: PageReading, path: str, site: Site
    ) -> Iterator[Finding]:
        """What is wrong with a page, of its words with those that the other one does not have."""
        page = reading.page
        words = other.words if self._config.sources == "full" else None
        copies = [
            *check_copies(page, path, self._evidence, words),
            *check_notes(page, path, self._evidence),
        ]
        citations = Citations(page, path, self._evidence)
        yield from copies
        yield from citations.findings
        yield from self._check_spans(reading, other, citations, path)
        # The link of a footnote whose passage is gone leads nowhere: that is one finding, not two.
        told = citations.lines
        for finding in check_links(page, path, reading.text, site):
            if finding.line not in told:
                yield finding

    def _check_spans(
        self, reading: PageReading, other: PageReading, citations: Citations, path: str
    ) -> Iterator[Finding]:
        rules = PassageRules(self._evidence)
        for citing in reading.spans_beside(other):
            if cited := citations.of(citing):
                yield from rules.check(citing, cited)
                yield from rules.check_number_context(citing, cited)
                yield from self._speakers.check(citing, cited, path)
            elif not citing.marks:
                yield from self._unmarked.check_span(citing, citations, path)
        yield from self._unmarked.check_rest(reading.rest_beside(other))
        notes = [note for note in reading.page.notes if note.id not in self._evidence.passages]
        yield from self._unmarked.check_rest((note.line, note.text.words) for note in notes)

    def _uncited(self, page: PageText, path: str) -> Iterator[Finding]:
        own = EditorText(self._generated.get(path, ""))
        for citing in own.spans(page):
            message = "an editor's own sentence without a citation"
            words = citing.words.strip()
            yield Finding(
                citing.line, rule=Rule.UNCITED, message=message, found=words, mend=MEND_UNCITED
            )
