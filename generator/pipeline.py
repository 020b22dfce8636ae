"""The steps, on one screen: read, parse, correct, hold back, gather, render, write."""

from collections import defaultdict
from collections.abc import Iterable, Set
from functools import partial
from pathlib import Path

from generator.caching.compiled_patterns import recalled_patterns

# Every command that needs the steps imports them here, with their patterns as compiled last.
with recalled_patterns():
    from generator.briefing import Briefing
    from generator.caching import last_build
    from generator.caching.kept_results import keeping
    from generator.caching.last_build import BuildResult
    from generator.caching.parsed_articles import Cache
    from generator.check import CHECKED, Answers, Findings, Parsers, check_content, find_mismatches
    from generator.config import Config
    from generator.conflict_markers import refuse_merged_files
    from generator.console import progress, stayed, summary, written
    from generator.corrections import correct, load_corrections
    from generator.corrections.carried import carry_entries
    from generator.corrections.entries import Corrected, Corrections
    from generator.editions.edition import Edition
    from generator.editions.store import load_editions
    from generator.errors import UserError
    from generator.faults import RAISED, Faults
    from generator.files import utf_8
    from generator.findings import as_records
    from generator.gather import gather
    from generator.leftovers import left_over_notes
    from generator.model import Article, Parsed
    from generator.parse import parse_articles, parse_quotes, parse_what_can_be
    from generator.plausibility import hold_back
    from generator.read import Reading, read_seeds
    from generator.read.kept_drafts import KeptDrafts
    from generator.render import make_history, render_what_can_be
    from generator.render.history import History
    from generator.render.rendered import Rendered
    from generator.seen_files import seeing_once
    from generator.write import (
        BASE,
        complete_killed,
        planned_texts,
        taken_out_then,
        write_pages,
    )
    from generator.write.renamed import Renamed, carry_marks, find_renamed
    from generator.write.report import describe
    from generator.write.taken_out import taken_out_by_hand

RENAMED = "{new}: the article that was {old}; its marks on the pages were carried along"
MOST_ROUNDS = 3  # of rendering, where what the editors took out stands otherwise after a merge
PARSERS = Parsers(quotes=parse_quotes, article=parse_what_can_be)


def build(config: Config) -> BuildResult:
    """Bring content/ up to date with seeds/. Raises `UserError` with what the user can mend.

    Where nothing has changed since the last build, nothing is done.
    """
    with seeing_once():
        return last_build.nothing_changed(config) or build_anew(config)


def build_anew(config: Config) -> BuildResult:
    """Bring content/ up to date without asking whether anything has changed."""
    with keeping(config):
        return _build(config)


def _build(config: Config) -> BuildResult:
    faults = Faults()
    refuse_unreadable(config)
    complete_killed(config.content)
    was_checked = last_build.begin(config)
    inputs = last_build.state_of_inputs(config)
    corrections = load_corrections(config.root)
    editions = load_editions(config.root)
    cache = Cache(config.root / last_build.FOLDER)
    reading = read_seeds(config.seeds, config.root, faults, KeptDrafts(cache))
    _keep_what_was_read(reading, config)
    found = _parse(reading.articles, cache)
    renamed = find_renamed(config.content, found)
    corrections = _carried(corrections, renamed, config)
    corrected = _correct(found, corrections, config, faults)
    parsed = corrected.parsed
    carry_marks(config.content, renamed)
    briefing = gather(parsed, config.site_name, config.sections, faults)
    rendered = make_pages(briefing, parsed, config, editions, faults)
    report = write_pages(
        rendered.pages, config.content, bool(rendered.kept), faults, claims_of_passages(briefing)
    )
    # Taken now: what an editor saves from here on is checked by the next build.
    content = last_build.state_of_content(config)
    checked = frozenset(report.unchanged if was_checked else ())
    answers = Answers(corrections.of(CHECKED))
    found = _check(
        config,
        parsed,
        briefing=briefing,
        rendered=rendered,
        editions=editions,
        faults=faults,
        checked=checked,
        answers=answers,
    )
    name = config.content.name
    told = list(summary(briefing, corrected, report))
    unchanged = BuildResult(
        problems=[*_left_out(reading), *corrected.unmatched, *answers.unused],
        notes=[
            *reading.notes,
            *left_over(config),
            *(RENAMED.format(old=one.old, new=one.new) for one in renamed),
            *stayed(rendered.kept, name),
            *describe(report, Path(name)),
        ],
        summary=[told[0], written(report.settled()), *told[2:]],
        findings=as_records(found),
    )
    if not faults.found:  # after a fault the next build tries again, and tells it again
        last_build.remember(config, inputs, content, unchanged)
    cache.drop_unused()
    return unchanged._replace(summary=told, faults=faults.found)


def _left_out(reading: Reading) -> Iterable[str]:
    """Tell which articles were left out, each with what is wrong with it."""
    return (f"{problem} (left out)" for problem in reading.problems)


def refuse_unreadable(config: Config) -> None:
    """Raise `UserError` where a merge left two versions in a page, a template or a record.

    So it does where a template is in another encoding, which Jinja tells without a line.
    """
    content = config.content
    refuse_merged_files(config.root, content, (config.templates,), base=content / BASE)
    templates = (path for path in config.templates.rglob("*.md") if path.is_file())
    for path in sorted(templates):
        utf_8(path.read_bytes(), f"{config.templates.name}/{path.name}")


def claims_of_passages(briefing: Briefing) -> dict[str, frozenset[str]]:
    """Give the ids of the claims behind each passage, by its id."""
    claims: dict[str, set[str]] = defaultdict(set)
    for claim in briefing.claims:
        for passage in claim.passages:
            claims[passage.id].add(claim.id)
    return {id: frozenset(ids) for id, ids in claims.items()}


def left_over(config: Config) -> list[str]:
    """Tell which files are neither published nor read: editors and sync programs left them."""
    editions = config.root / last_build.EDITIONS
    return list(left_over_notes(config.root, config.content, editions))


def make_pages(
    briefing: Briefing,
    parsed: tuple[Parsed, ...],
    config: Config,
    editions: tuple[Edition, ...],
    faults: Faults,
) -> Rendered:
    """Render the pages, for content/ as its editors left it.

    Where what they took out stands otherwise once the pages are merged, these are rendered for
    that, so that the next build finds nothing to do.
    """
    known = {"content": config.content, "faults": faults, "claims": claims_of_passages(briefing)}
    taken_out = taken_out_by_hand(config.content)
    found: frozenset[str] = frozenset()  # a line to which nothing leads has no anchor to miss
    for _ in range(MOST_ROUNDS):
        rendered = render_what_can_be(
            briefing,
            parsed,
            config,
            deleted=taken_out,
            editions=editions,
            standing=partial(planned_texts, **known),
            stands=lambda path: (config.content / path).is_file(),
            faults=faults,
        )
        found |= taken_out_then(rendered.pages, taken_out, **known)
        if found == taken_out:
            break
        taken_out = found
    return rendered


def read_history(config: Config, faults: Faults) -> History:
    """Read the closed editions, and what the briefing says now, as a build would leave it.

    Nothing is written. An article may be read in part, which the faults tell. Raises where a page
    can't be made: nobody knows what an edition without it says.
    """
    refuse_unreadable(config)
    _, briefing = read_briefing(config, faults)
    standing = partial(planned_texts, content=config.content)
    deleted, editions = taken_out_by_hand(config.content), load_editions(config.root)
    return make_history(briefing, config, deleted, editions, standing)


def check_standing(config: Config, faults: Faults) -> Findings:
    """Find what is wrong with content/ as it stands. Nothing is written.

    The pages are made anew, in memory, to know what an editor changed.
    """
    refuse_unreadable(config)
    parsed, briefing = read_briefing(config, faults)
    editions = load_editions(config.root)
    rendered = make_pages(briefing, parsed, config, editions, faults)
    answers = Answers(load_corrections(config.root).of(CHECKED))
    return _check(
        config,
        parsed,
        briefing=briefing,
        rendered=rendered,
        editions=editions,
        faults=faults,
        answers=answers,
    )


def _check(
    config: Config,
    parsed: tuple[Parsed, ...],
    *,
    briefing: Briefing,
    rendered: Rendered,
    editions: tuple[Edition, ...],
    faults: Faults,
    checked: Set[str] = frozenset(),
    answers: Answers,
) -> Findings:
    """Check the records and the pages; of generated pages those that the last build did not."""
    pages = tuple(page for page in rendered.pages if page.path not in checked)
    with faults.at(config.content.name, "the check of the records"):
        faults.join(find_mismatches(config, parsed, briefing, pages, rendered.homes))
    return check_content(
        config,
        parsed,
        briefing,
        rendered,
        faults,
        parsers=PARSERS,
        answers=answers,
        editions=editions,
    )


def _keep_what_was_read(reading: Reading, config: Config) -> None:
    """Raise `UserError` where the briefing has an article that can't be read any more.

    A slip in its file or metadata is no wish to take the article out of the briefing.
    """
    sources = config.content / BASE / "sources"
    if any((sources / f"{id}.md").is_file() for id in reading.left_out):
        stop = "Nothing was done: the briefing has an article that can't be read any more"
        raise UserError("\n".join([*reading.problems, f"{stop}. Mend it, or remove its file"]))


def read_and_parse(config: Config, faults: Faults) -> tuple[Reading, Corrected]:
    """Read, parse and correct the articles, which is what `status` needs."""
    corrections = load_corrections(config.root)
    cache = Cache(config.root / last_build.FOLDER)
    reading = read_seeds(config.seeds, config.root, faults, KeptDrafts(cache))
    parsed = _parse(reading.articles, cache)
    return reading, _correct(parsed, corrections, config, faults)


def _carried(corrections: Corrections, renamed: tuple[Renamed, ...], config: Config) -> Corrections:
    """Give the corrections under the new names of articles; the file has them from now on."""
    if not renamed:
        return corrections
    articles = {one.old: one.new for one in renamed}
    passages = {old: new for one in renamed for old, new in one.ids.items()}
    carry_entries(config.root, articles, passages)
    return load_corrections(config.root)


def _correct(
    found: tuple[Parsed, ...],
    corrections: Corrections,
    config: Config,
    faults: Faults,
) -> Corrected:
    """Correct what was parsed, and hold back what of it makes no sense."""
    corrected = correct(found, corrections, config.sections, parse_what_can_be, faults)
    faults.join(fault for one in corrected.parsed for fault in one.faults)
    doubtful = corrected.parsed
    return corrected._replace(parsed=hold_back(doubtful), doubtful=doubtful)


def read_briefing(
    config: Config,
    faults: Faults = RAISED,
) -> tuple[tuple[Parsed, ...], Briefing]:
    """Gather the briefing of what the articles say now, as corrected, and give both.

    These are all steps before the pages; what stands in content/ makes no difference. Raises
    `UserError` where the briefing has an article that can't be read any more.
    """
    reading, corrected = read_and_parse(config, faults)
    _keep_what_was_read(reading, config)
    return corrected.parsed, gather(corrected.parsed, config.site_name, config.sections, faults)


def _parse(articles: tuple[Article, ...], cache: Cache) -> tuple[Parsed, ...]:
    """Parse the articles that are not in the cache; each says which extractors failed on it."""
    found = {article.id: cache.get(article) for article in articles}
    missing = [article for article in articles if found[article.id] is None]
    for parsed in progress(parse_articles(missing, parse_what_can_be), len(missing)):
        if not parsed.faults:
            cache.put(parsed)
        found[parsed.article.id] = parsed
    return tuple(found[article.id] for article in articles)
