"""The commands on what editors did in content/: conflicts, resolve, diff, reset."""

import re
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from generator.backups import BACKUPS
from generator.commands import coloured, echo, load, shown
from generator.commands.pages import complete_page, find_page
from generator.config import Config
from generator.errors import UserError
from generator.listing import count

if TYPE_CHECKING:
    from pathlib import Path

    from generator.write.diff import Change
    from generator.write.drafts import KeptDraft
    from generator.write.report import Conflict
    from generator.write.resolve import Resolved

NOTHING = "(nothing)"
SIDES = "--mine, --theirs"
BY_ARTICLES = ("yours", "generated before", "generated now")  # the three texts of a conflict
BY_EDITORS = ("on the page", "generated", "waiting, by another editor")
WAITS = (
    "{place}: nothing is settled yet, since nothing was saved in the draft, {file}. If your editor "
    "still has it open, save it there, and give the same command again. An editor that comes back "
    'at once can be told to wait, as in: EDITOR="code --wait"'
)
AT_LINE = re.compile(r"(.+?):(\d+)")  # a page and a line of it, as our messages name a place
COLOURS = {"+": "green", "-": "red", "@": "cyan"}  # of a diff's lines, by their first sign

page_argument = click.argument("page", shell_complete=complete_page)
any_page_argument = click.argument("page", required=False, shell_complete=complete_page)


@click.command()
@any_page_argument
@click.option("--json", "as_json", is_flag=True, help="For other programs: a list of objects.")
@click.pass_obj
def conflicts(project, page, as_json):
    """Show where the articles now change what an editor changed, with the three texts.

    What is yours and what is generated now are each marked against what was generated before:
    {+added+}, [-left out-]. Conflicts are no failure: the exit status is 0 with or without them.
    """
    import json

    from generator.write import inspect

    config = load(project)
    path = find_page(page, config) if page else None
    found = [each for each in inspect(config.content).conflicts if path in (None, each.path)]
    if as_json:
        objects = [_as_object(each, config) for each in found]
        click.echo(json.dumps(objects, ensure_ascii=False, indent=1))
        return
    for conflict in found:
        echo(_tell_conflict(conflict, config))
    if not found:
        click.echo(f"No open conflicts in {shown(config.content / (path or ''), config)}")


@click.command()
@any_page_argument
@click.option("--all", "everywhere", is_flag=True, help="Settle the conflicts of all pages.")
@click.option("--mine", is_flag=True, help="Your text stands.")
@click.option(
    "--theirs", is_flag=True, help="The text generated now stands; yours is kept in a backup."
)
@click.option("--edit", is_flag=True, help="Open the page with the three texts in your editor.")
@click.option(
    "--line", type=int, metavar="N", help="Settle only the conflict at this line; or write PAGE:N."
)
@click.pass_obj
def resolve(project, page, everywhere, mine, theirs, edit, line):
    """Settle the conflicts of a page, or with --all those of all pages.

    The editor that --edit opens is the one that VISUAL or EDITOR names. The draft stays in drafts/
    until it is settled: save there and give the same command again, if the editor came back at
    once.
    """
    if mine + theirs + edit != 1:
        raise click.UsageError("Give one of --mine, --theirs and --edit.")
    if everywhere == bool(page) or (everywhere and (edit or line)):
        raise click.UsageError("Give one page, or --all with --mine or --theirs.")
    config = load(project)
    if everywhere:
        _settle_all(config, mine=mine)
        return
    path, line = _find_place(page, line, config)
    if edit:
        _tell_settled(_edit_by_hand(config, path, line), path, config)
    else:
        _settle(config, path, line, mine=mine)


def _settle_all(config: Config, *, mine: bool) -> None:
    from generator.write import inspect

    paths = sorted({conflict.path for conflict in inspect(config.content).conflicts})
    for path in paths:
        _settle(config, path, None, mine=mine)
    if not paths:
        click.echo(f"No open conflicts in {shown(config.content, config)}")


def _settle(config: Config, path: str, line: int | None, *, mine: bool) -> None:
    """Let one side's text stand; a draft that nothing waits for any more goes."""
    from generator.write.drafts import DRAFTS, discard_draft
    from generator.write.resolve import Side, conflicts_of, resolve_conflicts

    side, backups = Side.MINE if mine else Side.THEIRS, config.root / BACKUPS
    settled = resolve_conflicts(config.content, path, side, line, backups)
    _tell_settled(settled, path, config)
    if not conflicts_of(path, settled.after):
        backup = discard_draft(config.root / DRAFTS, path, backups)
        if backup:
            click.echo(f"The draft that you wrote in is kept in {shown(backup, config)}")


def _tell_settled(settled: "Resolved", path: str, config: Config) -> None:
    from generator.write.resolve import conflicts_of

    place = shown(config.content / path, config)
    click.echo(f"{place}: {count(settled.settled, 'conflict')} settled")
    left = [f"{each.path}:{each.line}" for each in conflicts_of(path, settled.after)]
    if left:
        click.echo(f"Still open: {', '.join(left)}")
    _tell_backup(settled, config)


@click.command()
@any_page_argument
@click.option("--stat", is_flag=True, help="Only how many lines of each page.")
@click.pass_obj
def diff(project, page, stat):
    """Show what was changed by hand in content/, against what was generated.

    Files that were added and pages that were deleted are named first. The exit status is 0 with or
    without changes.
    """
    from generator.write.diff import find_changes

    config = load(project)
    path = find_page(page, config) if page else None
    changes = [change for change in find_changes(config.content) if path in (None, change.path)]
    echo(_tell_changes(changes, config, stat))
    if not changes:
        click.echo(f"{shown(config.content / (path or ''), config)}: nothing changed by hand")


@click.command()
@page_argument
@click.pass_obj
def reset(project, page):
    """Bring a page back to the generated text, edited or deleted though it may be.

    The edited text is kept in a backup that is named; none is ever overwritten.
    """
    from generator.write.disk import read_state
    from generator.write.resolve import reset as reset_page

    config = load(project)
    path = find_page(page, config)
    place = shown(config.content / path, config)
    if read_state(config.content, path).base is None:
        problem = "a page of your own, never generated, so there is no text to go back to."
        raise UserError(f"{place}: {problem}")
    done = reset_page(config.content, path, config.root / BACKUPS)
    if done.before.mine == done.after.mine:
        click.echo(f"{place}: is as it was generated")
    else:
        hint = "`briefing build` brings it and its links up to date"
        click.echo(f"{place}: as it was generated. {hint}")
    _tell_backup(done, config)


def _find_place(page: str, line: int | None, config: Config) -> tuple[str, int | None]:
    """Find the page, and the line that --line or PAGE:N names."""
    named = AT_LINE.fullmatch(page)
    if not named or (config.content / page).exists():
        return find_page(page, config), line
    number = int(named[2])
    if line not in (None, number):
        raise click.UsageError(f"Two lines are named: {number} and {line}.")
    return find_page(named[1], config), number


def _edit_by_hand(config: Config, path: str, line: int | None) -> "Resolved":
    """Let the editor settle conflicts in a draft; it opens again while markers are left in it.

    A draft in which they have saved without markers is settled as it is.
    """
    from generator.write.drafts import DRAFTS, discard_draft
    from generator.write.resolve import left_markers, resolve_by_hand

    kept = _draft_of(config, path, line)
    drafts, backups = config.root / DRAFTS, config.root / BACKUPS
    place, file = shown(config.content / path, config), shown(kept.file, config)
    if not kept.is_written_in() or left_markers(kept.draft, kept.text()):
        _open_editor(kept.file)
    if not kept.is_written_in():
        raise UserError(WAITS.format(place=place, file=file))
    while left := left_markers(kept.draft, kept.text()):
        problem = f"{file}: markers are left on line {', '.join(map(str, left))}"
        way_out = "take them out, with what shall not stand"
        asked = f"{problem}: {way_out}.\nOpen it again?"
        # Where nobody can answer, it is not opened.
        if not (sys.stdin.isatty() and click.confirm(asked, default=True)):
            again = "save, and give the same command again. Nothing was settled"
            raise UserError(f"{problem}: {way_out}, {again}; the draft stays there")
        _open_editor(kept.file)
    done = resolve_by_hand(config.content, path, kept.draft, kept.text(), backups)
    discard_draft(drafts, path)
    return done


def _draft_of(config: Config, path: str, line: int | None) -> "KeptDraft":
    """Find the draft that waits for its editor, or make one.

    One that nobody wrote in is made anew, since the page or its conflicts may have changed.
    """
    from generator.files import read_bytes
    from generator.write.drafts import DRAFTS, discard_draft, find_draft, keep_draft
    from generator.write.resolve import draft_page

    drafts = config.root / DRAFTS
    kept = find_draft(drafts, path)
    is_waiting = kept and kept.is_written_in()
    if is_waiting and kept.draft.before == read_bytes(config.content / path):
        return kept
    if backup := discard_draft(drafts, path, config.root / BACKUPS):
        place = shown(config.content / path, config)
        click.echo(
            f"{place}: was changed since you wrote in its draft, so there is a new one. What you "
            f"wrote is kept in {shown(backup, config)}"
        )
    return keep_draft(drafts, path, draft_page(config.content, path, line))


def _open_editor(draft: "Path") -> None:
    """Open a file in the user's editor; some editors come back while its window is open."""
    try:
        click.edit(filename=str(draft))
    except click.ClickException as error:
        raise UserError(
            f"The editor can't be opened ({error.format_message()}). Name one that you have, for "
            "example: EDITOR=nano briefing resolve …; or settle it with --mine or --theirs, and "
            "edit the page then"
        ) from None


def _tell_backup(done: "Resolved", config: Config) -> None:
    if done.backup:
        click.echo(f"What stood there is kept in {shown(done.backup, config)}")


def _as_object(conflict: "Conflict", config: Config) -> dict[str, str | int]:
    return {
        "path": shown(config.content / conflict.path, config),
        "line": conflict.line,
        "yours": conflict.mine,
        "before": conflict.base,
        "now": conflict.new,
        "by_editor": conflict.by_editor,
    }


def _tell_conflict(conflict: "Conflict", config: Config) -> Iterator[str]:
    """Show a conflict with its three texts, and the command that settles it."""
    from generator.differences import mark_differences
    from generator.write.drafts import DRAFTS

    page = shown(config.content / conflict.path, config)
    yield click.style(f"{page}:{conflict.line}", bold=True)
    titles = BY_EDITORS if conflict.by_editor else BY_ARTICLES
    mine, new = (
        coloured(mark_differences(conflict.base, text)) for text in (conflict.mine, conflict.new)
    )
    for title, text in zip(titles, (mine, conflict.base, new), strict=True):
        yield f"  {title}"
        yield from (f"    {line}" for line in (text or NOTHING).split("\n"))
    place = f"{conflict.path}:{conflict.line}"
    sides = "--mine (what is on the page), --theirs (what waits)" if conflict.by_editor else SIDES
    yield f"  to settle: briefing resolve {place} with {sides} or --edit"
    draft = config.root / DRAFTS / conflict.path
    if draft.is_file():
        yield f"  a draft of it waits in {shown(draft, config)}: briefing resolve {place} --edit"
    yield ""


def _tell_changes(changes: list["Change"], config: Config, stat: bool) -> Iterator[str]:
    """Name the pages that were added or deleted first; then show each edit, or its size alone."""
    for change in changes:
        if line := _tell_change(change, config, stat):
            yield line
    if not stat:
        for change in changes:
            yield from map(_coloured_line, change.diff)
            for line in change.taken_out:
                page = shown(config.content / change.path, config)
                yield f"taken out of {page}, should the articles say it again: {line}"


def _tell_change(change: "Change", config: Config, stat: bool) -> str:
    """Name a page that was added or deleted, or how much of one was edited.

    Without `stat` the lines of an edited page say that themselves, and "" stands for it here.
    """
    from generator.write.diff import EditKind

    place = shown(config.content / change.path, config)
    if change.kind is EditKind.ADDED:
        size = "no text" if change.added is None else count(change.added, "line")
        return f"added    {place} ({size})"
    if change.kind is EditKind.DELETED:
        return f"deleted  {place} (back with: briefing reset {change.path})"
    if change.added is None:
        return f"edited   {place} (not UTF-8, so it can't be compared)"
    return f"edited   {place} (+{change.added} -{change.removed})" if stat else ""


def _coloured_line(line: str) -> str:
    """Colour a line of a diff; its headings are bold."""
    is_heading = line.startswith(("---", "+++"))
    return click.style(line, fg=COLOURS.get(line[:1]), bold=is_heading or None)
