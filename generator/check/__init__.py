"""Whether content/, as it now stands, says what its sources say. Nothing is changed here.

What this build generated is held against the records that it was made from, by `altered_records`
and `altered_pages`, and not interpreted. What an editor wrote or changed is read and held against
the articles as they read now, corrections included; a finding that the generated text would give in
the same way is none. A citation is a mark whose footnote leads to a passage: `[^94eda586]`. What a
page may not do is told by the rules of `findings.Rule`; who says what is the matter of
`speaker_rules`, what counts as cited that of `citing_spans`, what counts as generated that of
`readings`.

Doubt lets pass: a name that is nobody's in the briefing, a pronoun that may mean several, an
address outside, words that carry no citation and are like none of the articles'.
What is found fails a build, so each finding must be one that an editor agrees with.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property, partial

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
from generator.check.altered_pages import find_altered_pages
from generator.check.altered_records import find_altered_records
from generator.check.answers import CHECKED, Answers
from generator.check.citations import Citations
from generator.check.comments import check_comments
from generator.check.copies import check_copies, check_notes
from generator.check.editor_text import EditorText
from generator.check.encodings import find_other_encoding
from generator.check.given_words import GivenWords, ParseQuotes
from generator.check.headings import find_renumbered
from generator.check.links import Site, check_links, names_in, names_of
from generator.check.markup import OPENED, check_file, check_markup
from generator.check.passage_evidence import PassageEvidence
from generator.check.passage_rules import PassageRules
from generator.check.questions import Questions
from generator.check.readings import NOTHING, PageReading, added, is_as_generated
from generator.check.record_fields import find_altered_fields
from generator.check.sentence_reading import SentenceReader
from generator.check.speaker_rules import SpeakerRules
from generator.check.unmarked import Unmarked, leads_outside
from generator.config import FILE, Config
from generator.faults import RAISED, Faults, missing
from generator.files import visible_files
from generator.findings import Finding, Findings, Rule
from generator.markdown.blocks import PageText
from generator.model import Fault, Page, Parsed
from generator.parse import parse_what_can_be
from generator.render.rendered import Rendered
from generator.write import edited_by_hand
from generator.write.formatters import restore_text

__all__ = [
    "CHECKED",
    "Answers",
    "Checker",
    "Finding",
    "Findings",
    "check_content",
    "find_mismatches",
]

NONE_ANSWERED = Answers()
UNCHECKED = "you changed this page, and it could not be checked, by a fault of ours"
MEND_UNCHECKED = "Report the fault; until it is mended, take your last change back"
MEND_UNCITED = "Cite the passage that says so; or take require_citations out of site_config.yml"


def check_content(
    config: Config,
    parsed: tuple[Parsed, ...],
    briefing: Briefing,
    rendered: Rendered,
    faults: Faults = RAISED,
    *,
    parse_quotes: ParseQuotes,
    answers: Answers = NONE_ANSWERED,
) -> Findings:
    """What in content/ must not be published, and what is asked, in the order of files and lines.

    `rendered` are the pages that were generated from this very briefing. Of those that stay as they
    are, since they could not be made, only what an editor changed is checked. A page that an editor
    changed and on which the check itself fails is a finding; any other such page is a fault alone.
    """
    generated = {page.path: page.text for page in rendered.pages}
    pages = {path: restore_text(generated.get(path), text) for path, text in _pages(config)}
    texts = {path: page.text for path, page in pages.items()}
    stays = {
        path for path in texts if path in rendered.kept and not edited_by_hand(config.content, path)
    }
    checker, found = None, []
    with faults.at(_folder(config), "the check"):
        checker = Checker(config, parsed, briefing, texts, generated, parse_quotes=parse_quotes)
    for path in sorted(texts.keys() - stays):
        file = f"{_folder(config)}/{path}"
        if unreadable := find_other_encoding(config.content / path, texts[path], file):
            found.append(unreadable)
            continue
        is_checked = False
        with faults.at(file, "the check of it"):
            of_page = checker.check(path, texts[path]) if checker else missing("checker")
            found += (replace(one, line=pages[path].line(one.line)) for one in of_page)
            is_checked = True
        if not is_checked and not is_as_generated(texts[path], generated.get(path)):
            found.append(
                Finding(
                    file,
                    1,
                    rule=Rule.UNCHECKED,
                    message=UNCHECKED,
                    found="",
                    expected="",
                    mend=MEND_UNCHECKED,
                )
            )
    with faults.at(_folder(config), "the check of the files beside the pages"):
        found += checker.check_files() if checker else missing("checker")
    return answers.settle(found, config.strict_review)


def _folder(config: Config) -> str:
    """The folder of the pages, as messages name it."""
    inside = config.content.is_relative_to(config.root)
    return config.content.relative_to(config.root).as_posix() if inside else config.content.name


def find_mismatches(
    config: Config, parsed: tuple[Parsed, ...], briefing: Briefing, pages: tuple[Page, ...]
) -> tuple[Fault, ...]:
    """Find where the briefing or its generated pages do not say what the articles say.

    These are faults of ours, never an editor's.
    """
    return (
        *find_altered_records(parsed, briefing),
        *find_altered_pages(config, parsed, briefing, pages),
    )


def _pages(config: Config) -> Iterator[tuple[str, str]]:
    """The Markdown pages by their paths."""
    for path in visible_files(config.content, "*.md"):
        yield path, (config.content / path).read_bytes().decode("utf-8", errors="replace")


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
        parse_quotes: ParseQuotes,
    ):
        """`texts` are the pages as they stand, `generated` all files that this build generated."""
        self._config = config
        self._texts = texts
        self._generated = generated
        self._make_evidence = partial(PassageEvidence, config, parsed, briefing)
        self._parse_quotes = parse_quotes
        self._site = Site(config, texts)
        self._folder = _folder(config)

    def check(self, path: str, text: str) -> Findings:
        """What is wrong with a page of that path and that Markdown."""
        generated = self._generated.get(path)
        if is_as_generated(text, generated):
            return self._check_untouched(path, text)
        page = PageReading(text)
        if generated is None:
            found = list(self._find(page, NOTHING, path, self._site))
        else:
            found = self._find_changed(page, PageReading(generated), path)
        if self._config.require_citations:
            found += self._uncited(page.page, path)
        found += check_comments(text, self._file(path))
        if not self._config.allow_html:
            found += check_markup(text, self._file(path), self._site.as_html)
        return _in_order(_asked_of_the_rest(found))

    def _find_changed(self, page: PageReading, before: PageReading, path: str) -> list[Finding]:
        """What is wrong with a page now and was not as it was generated."""
        found = list(self._find(page, before, path, self._site))
        if found:
            found = list(added(found, self._find(before, page, path, self._generated_site)))
        if not edited_by_hand(self._config.content, path):
            return found  # the numbers are those of the last build
        told = {finding.line for finding in found if not finding.is_question}
        compared = (
            *find_altered_fields(
                page,
                before,
                path,
                file=self._file(path),
                actors=self._actors,
                words=self._evidence.words,
            ),
            *find_renumbered(page.page, before.page, self._file(path)),
        )
        return found + [finding for finding in compared if finding.line not in told]

    def check_files(self) -> Iterator[Finding]:
        """Find what is wrong with the files beside the pages, and the texts of the settings."""
        for path in sorted(visible_files(self._config.content)):
            if path.endswith(LOOKED_INTO):
                text = (self._config.content / path).read_bytes().decode("utf-8", errors="replace")
                yield from self.check_file(path, text)
        settings = self._config.root / FILE
        if settings.is_file():
            yield from self.check_settings(settings.read_text(encoding="utf-8", errors="replace"))

    def check_file(self, path: str, text: str) -> Iterator[Finding]:
        """Find what is wrong with a file beside the pages that is not as this build made it."""
        generated, file = self._generated.get(path), self._file(path)
        if is_as_generated(text, generated):
            return
        if path.endswith(OPENED) and not self._config.allow_html:
            yield from check_file(text, file)
        if path.endswith(STYLES):
            yield from check_style(text, file)
        elif generated is None:
            yield from self._unmarked.check_rest(words_of_file(path, text), file)
        elif edited_by_hand(self._config.content, path):
            yield from compare_file(path, text, generated, file)

    def check_settings(self, text: str) -> Iterator[Finding]:
        """Find what the names, the menu and the description of the site say wrongly."""
        for line, words in words_of_settings(text):
            yield from self._unmarked.check_rest([(line, words)], FILE)
            yield from self._questions.ask_unmarked(line, words, FILE)

    def _check_untouched(self, path: str, text: str) -> Findings:
        """Find links that a change elsewhere has broken since the page was generated."""
        if self._touched.isdisjoint(names_in(text)):
            return ()
        page = PageReading(text).page
        found = check_links(page, path, text, self._site, self._file(path))
        before = check_links(page, path, text, self._generated_site, self._file(path))
        return _in_order(added(found, before))

    # These are made where an editor changed a page, and for no other.
    @cached_property
    def _evidence(self) -> PassageEvidence:
        return self._make_evidence()

    @cached_property
    def _actors(self) -> ActorNames:
        return ActorNames(self._evidence)

    @cached_property
    def _speakers(self) -> SpeakerRules:
        given = GivenWords(self._evidence, self._actors, self._parse_quotes)
        return SpeakerRules(self._evidence, self._actors, given.find)

    @cached_property
    def _questions(self) -> Questions:
        reader = SentenceReader(self._evidence, self._actors, parse_what_can_be)
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

    def _file(self, path: str) -> str:
        return f"{self._folder}/{path}"

    def _find(
        self, reading: PageReading, other: PageReading, path: str, site: Site
    ) -> Iterator[Finding]:
        """What is wrong with a page, of its words with those that the other one does not have."""
        page, file = reading.page, self._file(path)
        words = other.words if self._config.sources == "full" else None
        copies = [
            *check_copies(page, path, self._evidence, file, words),
            *check_notes(page, path, self._evidence, file),
        ]
        citations = Citations(page, path, self._evidence, file)
        yield from copies
        yield from citations.findings
        yield from self._check_spans(reading, other, citations, path)
        # The link of a footnote whose passage is gone leads nowhere: that is one finding, not two.
        told = {finding.line for finding in citations.findings}
        for finding in check_links(page, path, reading.text, site, file):
            if finding.line not in told:
                yield finding

    def _check_spans(
        self, reading: PageReading, other: PageReading, citations: Citations, path: str
    ) -> Iterator[Finding]:
        file = self._file(path)
        rules = PassageRules(self._evidence, file)
        for citing in reading.spans_beside(other):
            if cited := citations.of(citing):
                yield from rules.check(citing, cited)
                yield from rules.check_number_context(citing, cited)
                yield from self._speakers.check(citing, cited, path, file)
                written = reading.markdown_of(citing)
                yield from self._questions.ask(citing, cited, written, file)
            elif not citing.marks:
                yield from rules.check_titles(citing)
                yield from self._unmarked.check_span(citing, citations, path, file)
                if not leads_outside(citing):
                    yield from self._questions.ask_unmarked(citing.line, citing.words, file)
        rest = list(reading.rest_beside(other))
        yield from self._unmarked.check_rest(rest, file)
        for line, words in rest:
            yield from self._questions.ask_unmarked(line, words, file)
        notes = [note for note in reading.page.notes if note.id not in self._evidence.passages]
        yield from self._unmarked.check_rest(((note.line, note.text.words) for note in notes), file)

    def _uncited(self, page: PageText, path: str) -> Iterator[Finding]:
        own = EditorText(self._generated.get(path, ""))
        for citing in own.spans(page):
            message = "an editor's own sentence without a citation"
            words = citing.words.strip()
            yield Finding(
                self._file(path),
                citing.line,
                rule=Rule.UNCITED,
                message=message,
                found=words,
                expected="",
                mend=MEND_UNCITED,
            )


def _asked_of_the_rest(found: Iterable[Finding]) -> Iterator[Finding]:
    """Leave out questions on lines of which something has to be mended first."""
    found = tuple(found)
    told = {finding.line for finding in found if not finding.is_question}
    yield from (one for one in found if not one.is_question or one.line not in told)


def _in_order(found) -> Findings:
    return tuple(sorted(dict.fromkeys(found), key=lambda each: each.line))
