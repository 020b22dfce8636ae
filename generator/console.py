"""What the terminal shows: how far a build is, what it found, what stands in a project."""

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from textwrap import shorten
from typing import NamedTuple

from generator.briefing import Briefing
from generator.config import CORRECTIONS
from generator.corrections.entries import Corrected
from generator.listing import count, first_of_each_kind, kind_of, one_kind
from generator.model import Parsed, Span
from generator.read import Reading
from generator.write.report import Report, describe

SHOWN = 10  # lines of one kind, for who asks what stands where
LONG_WORK = 20  # articles; with fewer a build is over before a bar could be read


def progress(results: Iterable[Parsed], total: int) -> Iterable[Parsed]:
    """Give the results as they come; long work shows a bar, where there is a terminal."""
    if total < LONG_WORK or not sys.stderr.isatty():
        return results
    # Imported here: work that shows no bar would wait for it.
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    return track(results, description="Reading", total=total, console=console)


def summary(
    briefing: Briefing,
    corrected: Corrected,
    report: Report,
) -> Iterator[str]:
    """Tell what was found, what became of the pages, what stays open and what was left out.

    The second line, of the pages, is the only one that another report changes.
    """
    parsed = corrected.parsed
    yield _found(briefing, parsed)
    yield written(report)
    dates = count(briefing.unresolved, "date")
    quotes = count([said for said in briefing.said if said.quote.lacks_speaker], "quote")
    undated = f"{dates} without a publication date to count from"
    yield f"Left open: {undated}, {quotes} of unknown or unnamed speakers"
    yield from _left_out(parsed)
    yield from _held_back(corrected)


def _found(briefing: Briefing, parsed: tuple[Parsed, ...]) -> str:
    counts = (
        count(briefing.actors, "actor"),
        count(briefing.said, "quote"),
        count(sum(len(series.figures) for series in briefing.series), "figure"),
        count(sum(len(one.dates) for one in parsed), "date"),
        count(briefing.timeline, "dated event"),
        count(briefing.places, "place"),
    )
    return f"{count(briefing.articles, 'article')}: {', '.join(counts)}"


def written(report: Report) -> str:
    """Tell what became of the pages."""
    changed = [*report.written, *report.merged]
    kept = [*report.kept, *report.merged, *report.no_longer_generated, *report.unreadable]
    in_conflict = {conflict.path for conflict in report.conflicts}
    return (
        f"{count(changed, 'page')} written, "
        f"{len(kept)} kept as edited by hand, "
        f"{len(report.unchanged)} unchanged, {len(report.removed)} removed, "
        f"{len(in_conflict)} in conflict"
    )


def _left_out(parsed: tuple[Parsed, ...]) -> Iterator[str]:
    numbers: Counter[str] = Counter()
    for found in (found for one in parsed for found in one.left_out if not found.reason):
        numbers[found.family] += found.count
    if numbers:
        listed = ", ".join(f"{number:,} of {family}" for family, number in sorted(numbers.items()))
        yield f"Left out, found by rules that are wrong too often: {listed}"


def _held_back(corrected: Corrected, *, whole: bool = False) -> Iterator[str]:
    """Tell what makes no sense, where there is such."""
    if any(found.reason for one in corrected.parsed for found in one.left_out):
        # Imported here: most builds have nothing to tell.
        from generator.explain.held import tell_held

        yield from tell_held(corrected, whole=whole)


def stayed(kept: Iterable[str], content: str) -> Iterator[str]:
    """Name the pages that a fault of ours left as they were."""
    if kept:
        listed = ", ".join(f"{content}/{path}" for path in sorted(kept))
        yield f"Not brought up to date, since a part of them failed: {listed}"


class Listed(NamedTuple):
    """How many there are of a thing, and each in a line."""

    counted: str
    lines: list[str]
    kind: Callable[[str], str] = kind_of  # what lines have in common of which the first are shown


def tell_status(
    reading: Reading,
    corrected: Corrected,
    report: Report,
    *,
    seeds: str,
    content: str,
    told: Iterable[str] = (),
    feeds: Iterable[str] = (),
    whole: bool = False,
) -> Iterator[str]:
    """Tell what stands where: articles, pages and what became of them, corrections, what is open.

    `seeds` and `content` are the names of the folders; `told` is what else there is to say of the
    pages, `feeds` how each feed is. All counts come first. Below stands each list up to its first
    lines, the `whole` of it on request.
    """
    listed = tuple(_stands(reading, corrected, report, told, seeds=seeds, content=content))
    if followed := list(feeds):
        one, *others = listed
        listed = (one, Listed(count(followed, "feed"), followed), *others)
    yield from (one.counted for one in listed)
    for one in listed:
        if one.lines:
            lines = one.lines if whole else first_of_each_kind(one.lines, one.kind, most=SHOWN)
            yield from ("", f"{one.counted}:", *(f"  {line}" for line in lines))
    if held := list(_held_back(corrected, whole=whole)):
        yield from ("", *held)


def _stands(
    reading: Reading,
    corrected: Corrected,
    report: Report,
    told: Iterable[str],
    *,
    seeds: str,
    content: str,
) -> Iterator[Listed]:
    articles = f"{count(reading.articles, 'article')} in {seeds}/"
    yield Listed(articles, [*reading.problems, *reading.notes])
    pages = count(report.unchanged + report.kept, "page")
    edited = [f"{content}/{path}: edited by hand" for path in report.kept]
    lines = [*edited, *describe(report, Path(content)), *told]
    yield Listed(f"{pages} in {content}/, {len(edited)} edited by hand", lines)
    yield Listed(count(report.conflicts, "conflict"), [])
    if corrected.entries:
        nothing = f", {len(corrected.unmatched)} that match nothing" if corrected.unmatched else ""
        corrections = f"{count(corrected.entries, 'correction')} in {CORRECTIONS}{nothing}"
        yield Listed(corrections, list(corrected.unmatched))
    yield from _open(corrected.parsed)


def _open(parsed: tuple[Parsed, ...]) -> Iterator[Listed]:
    """List what the articles leave open: dates without a day, quotes without a speaker."""
    dates = [_line(one, date.span) for one in parsed for date in one.dates if not date.resolved]
    yield Listed(count(dates, "unresolved date"), dates, kind=one_kind)
    open_ones = ((one, quote) for one in parsed for quote in one.quotes if quote.lacks_speaker)
    quotes = [_line(one, quote.span) for one, quote in open_ones]
    one, several = "quote of an unknown or unnamed speaker", "quotes of unknown or unnamed speakers"
    yield Listed(count(quotes, one, several), quotes, kind=one_kind)


def _line(parsed: Parsed, span: Span) -> str:
    article = parsed.article
    return f"{article.path}:{article.line_at(span.start)}: {shorten(span.of(article.text), 70)}"
