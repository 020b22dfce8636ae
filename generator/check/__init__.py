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

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import filterfalse
from pathlib import Path

from generator.briefing import Briefing
from generator.check.altered_pages import find_altered_pages
from generator.check.altered_records import find_altered_records, passages_by_id
from generator.check.answers import CHECKED, Answers
from generator.check.checker import Checker, Parsers
from generator.check.links import tell_pages_gone_once
from generator.check.page_paths import content_folder
from generator.check.readings import is_as_generated
from generator.config import Config
from generator.editions.edition import Edition
from generator.faults import RAISED, Faults, missing
from generator.files import read_bytes, visible_files
from generator.findings import Finding, Findings, Rule
from generator.model import Fault, Page, Parsed
from generator.render.homes import Homes
from generator.render.rendered import Rendered
from generator.write.disk import edited_by_hand
from generator.write.formatters import restore_text

__all__ = [
    "CHECKED",
    "Answers",
    "Checker",
    "Finding",
    "Findings",
    "Parsers",
    "check_content",
    "find_mismatches",
]

REPLACED = "\ufffd"  # what stands in a text for bytes that are none of its encoding
NONE_ANSWERED = Answers()
UNCHECKED = "you changed this page, and it could not be checked, by a fault of ours"
MEND_UNCHECKED = "Report the fault; until it is mended, take your last change back"


def check_content(
    config: Config,
    parsed: tuple[Parsed, ...],
    briefing: Briefing,
    rendered: Rendered,
    faults: Faults = RAISED,
    *,
    parsers: Parsers,
    answers: Answers = NONE_ANSWERED,
    editions: tuple[Edition, ...] = (),
) -> Findings:
    """What in content/ must not be published, and what is asked, in the order of files and lines.

    `rendered` are the pages that were generated from this very briefing, `editions` the closed
    ones. Of the pages that stay as they are, since they could not be made, only what an editor
    changed is checked. A page that an editor changed and on which the check itself fails is a
    finding; any other such page is a fault alone.
    """
    generated = {page.path: page.text for page in rendered.pages}
    pages = {path: restore_text(generated.get(path), text) for path, text in _pages(config)}
    texts = {path: page.text for path, page in pages.items()}
    is_edited = partial(edited_by_hand, config.content)
    stays = set(filterfalse(is_edited, texts.keys() & rendered.kept))
    checker, found = None, []
    with faults.at(content_folder(config), "the check"):
        checker = Checker(
            config, parsed, briefing, texts, generated, parsers=parsers, editions=editions
        )
    for path in sorted(texts.keys() - stays):
        file = f"{content_folder(config)}/{path}"
        if unreadable := _other_encoding(config.content / path, texts[path]):
            found.append(replace(unreadable, file=file))
            continue
        is_checked = False
        with faults.at(file, "the check of it"):
            of_page = checker.check(path, texts[path]) if checker else missing("checker")
            found += (replace(one, line=pages[path].line(one.line)) for one in of_page)
            is_checked = True
        if not is_checked and not is_as_generated(texts[path], generated.get(path)):
            unchecked = Finding(
                1, rule=Rule.UNCHECKED, message=UNCHECKED, found="", mend=MEND_UNCHECKED
            )
            found.append(replace(unchecked, file=file))
    with faults.at(content_folder(config), "the check of the files beside the pages"):
        found += checker.check_files() if checker else missing("checker")
    found = tell_pages_gone_once(tuple(found), config, is_edited)
    return answers.settle(found, config.strict_review)


def find_mismatches(
    config: Config,
    parsed: tuple[Parsed, ...],
    briefing: Briefing,
    pages: tuple[Page, ...],
    homes: Homes,
) -> tuple[Fault, ...]:
    """Find where the briefing or its generated pages do not say what the articles say.

    These are faults of ours, never an editor's. `homes` are those of the pages.
    """
    passages = passages_by_id(parsed)
    return (
        *find_altered_records(parsed, briefing, passages),
        *find_altered_pages(config, briefing, pages, homes, passages),
    )


def _pages(config: Config) -> Iterator[tuple[str, str]]:
    """The Markdown pages by their paths."""
    for path in visible_files(config.content, "*.md"):
        yield path, (read_bytes(config.content / path) or b"").decode("utf-8", errors="replace")


def _other_encoding(page: Path, text: str) -> Finding | None:
    """Find the first bytes of a page that are not UTF-8; `text` is what was read of it."""
    if REPLACED not in text:
        return None
    data = page.read_bytes()
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        written = data.split(b"\n", line)[line - 1].strip()
        return Finding(
            line,
            rule=Rule.ENCODING,
            message="found bytes that are not UTF-8, so nothing else of this page is checked",
            found=written.decode("utf-8", errors="replace"),
            mend="Save the page as UTF-8; letters that are wrong there write anew",
        )
    return None
