"""The commands on editions: edition closes one, changes compares two."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.commands import echo, load, shown, tell_faults, tell_notes
from generator.config import Config
from generator.errors import UserError
from generator.faults import Faults

if TYPE_CHECKING:
    from datetime import datetime

    from generator.editions.compare import Changes
    from generator.editions.edition import Edition
    from generator.render.history import History

CHANGES = "changes.md"


@click.command()
@click.argument("name", required=False)
@click.option(
    "--at",
    metavar="TIME",
    default="",
    help="When it is closed, in UTC: 2024-12-05T18:00. Otherwise now.",
)
@click.pass_obj
def edition(project, name, at):
    """Close an edition under NAME, such as "2024-12-05 evening"; without NAME, list the editions.

    Brings content/ up to date and keeps what its pages say in editions/, to be committed with the
    rest. From then on the overview, the page "What changed" and the feed say what is new since. A
    closed edition is not changed any more.
    """
    from generator.editions.output import listed
    from generator.editions.store import load_editions

    config = load(project)
    if name is None:
        echo(listed(load_editions(config.root)))
    else:
        _close(config, name, at)


@click.command()
@click.argument("old", metavar="[A]", required=False)
@click.argument("new", metavar="[B]", required=False)
@click.option("--json", "as_record", is_flag=True, help="For programs.")
@click.option(
    "--page", is_flag=True, help="Write it as a page of your own, content/changes/A--B.md."
)
@click.pass_obj
def changes(project, old, new, as_record, page):
    """Compare two editions: what is new in B, what changed, what was withdrawn, each with its
    passage.

    A and B are names of editions or of their files. Without B: what the briefing says now. Without
    A: since the last edition.
    """
    from generator import pipeline
    from generator.editions.compare import compare
    from generator.editions.output import as_json, as_lines

    config = load(project)
    faults = Faults()
    history = pipeline.read_history(config, faults)
    tell_faults(faults)
    found = compare(*_compared_editions(history, old, new))
    if page:
        _write_page(config, history, found)
    elif as_record:
        click.echo(as_json(found))
    else:
        echo(as_lines(found))


def _compared_editions(
    history: "History",
    old: str | None,
    new: str | None,
) -> tuple["Edition", "Edition"]:
    """Find the two editions that the editor names.

    The older is the last edition where they name none, the newer is what the briefing says now.
    """
    from generator.editions.output import NOW, find_edition

    editions = history.editions
    if old is None:
        old = editions[-1].slug if editions else ""
    before = find_edition(old, editions)
    if new in (None, NOW):
        return before, history.now
    return before, find_edition(new, editions)


def _close(config: Config, name: str, at: str) -> None:
    """Bring the pages up to date, keep what they say as an edition, and build again beside it."""
    from generator import pipeline
    from generator.editions.close import checked_name, close_edition, closing_time
    from generator.editions.store import load_editions, path_of
    from generator.findings import as_line, from_records, part
    from generator.listing import count

    editions = load_editions(config.root)
    name = checked_name(name, editions)
    closed = closing_time(at, editions, _now())
    told = pipeline.build(config)
    conflicts = _open_conflicts(config.content)
    tell_notes(told, besides=conflicts)
    now = pipeline.read_history(config, Faults()).now
    findings, _ = part(from_records(told.findings))
    open_points = [*conflicts, *map(as_line, findings)]
    made = close_edition(now, name, closed, root=config.root, open_points=open_points)
    sources = count(made.sources, "source")
    statements = count(made.statements, "statement")
    file = shown(path_of(made.slug, config.root), config)
    click.echo(
        f'Edition "{made.name}" is closed, {made.closed}, with {sources} and {statements}. '
        f"Commit {file} with the rest."
    )
    if not editions and config.menu and CHANGES not in config.menu:
        click.echo(
            f"{config.content.name}/{CHANGES} tells readers what changed. "
            f"For the menu, add to nav in site_config.yml:\n  - {CHANGES}"
        )
    tell_notes(pipeline.build(config))


def _open_conflicts(content: Path) -> list[str]:
    """List the conflicts of pages, a line each, for the edition's open points.

    What the editor has not decided, no edition can say.
    """
    from generator.write import inspect
    from generator.write.report import Report, describe

    conflicts = Report(conflicts=inspect(content).conflicts)
    return describe(conflicts, Path(content.name))


def _now() -> "datetime":
    """Tell the time, by SOURCE_DATE_EPOCH where that is set (reproducible-builds.org)."""
    from datetime import UTC, datetime

    seconds = os.environ.get("SOURCE_DATE_EPOCH")
    if not seconds:
        return datetime.now(UTC)
    try:
        return datetime.fromtimestamp(int(seconds), UTC)
    except (ValueError, OverflowError, OSError):
        problem = f'SOURCE_DATE_EPOCH should be a number of seconds, found "{seconds}"'
        raise UserError(f"{problem}. Unset it") from None


def _write_page(config: Config, history: "History", found: "Changes") -> None:
    """Write a comparison as a page of the editor's own; one that they have edited is refused."""
    from generator.editions.output import NOW
    from generator.files import write_atomic
    from generator.render import comparison
    from generator.write.taken_out import taken_out_by_hand

    path = f"changes/{found.old.slug}--{found.new.slug or NOW}.md"
    page = comparison(path, history, found, config, taken_out_by_hand(config.content))
    file = config.content / Path(path)
    if file.exists() and file.read_bytes() != page.text.encode("utf-8"):
        raise UserError(
            f"{shown(file, config)} is there already, and yours. Delete it to have it written anew"
        )
    write_atomic(file, page.text.encode("utf-8"))
    click.echo(
        f"{shown(file, config)} is a page of your own now. Delete it if you don't want it any more."
    )
