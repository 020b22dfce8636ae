"""What the editors did in content/: their changes, the conflicts with what the articles say now, and the ways back."""

import re
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from generator.commands import coloured, load, shown
from generator.commands.pages import complete_page, find_page
from generator.errors import UserError

if TYPE_CHECKING:
    from generator.config import Config
    from generator.write.diff import Change
    from generator.write.report import Conflict
    from generator.write.resolve import Resolved

NOTHING = "(nothing)"
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

    What is yours and what is generated now are each marked against what was generated before: {+added+}, [-left out-].
    Conflicts are no failure: the exit status is 0 with or without them.
    """
    import json

    from generator.write import inspect

    config = load(project)
    path = find_page(page, config) if page else None
    found = [each for each in inspect(config.content).conflicts if path in (None, each.path)]
    if as_json:
        click.echo(json.dumps([_as_object(each, config) for each in found], ensure_ascii=False, indent=1))
        return
    for conflict in found:
        for line in _tell_conflict(conflict, config):
            click.echo(line)
    if not found:
        click.echo(f"No open conflicts in {shown(config.content / (path or ''), config)}")


@click.command()
@page_argument
@click.option("--mine", is_flag=True, help="Your text stands.")
@click.option("--theirs", is_flag=True, help="The text generated now stands; yours is kept in a backup.")
@click.option("--edit", is_flag=True, help="Open the page with the three texts in your editor.")
@click.option("--line", type=int, metavar="N", help="Settle only the conflict at this line; or write PAGE:N.")
@click.pass_obj
def resolve(project, page, mine, theirs, edit, line):
    """Settle the conflicts of a page.

    The editor that --edit opens is the one that VISUAL or EDITOR names.
    """
    from generator.write.resolve import BACKUPS, Side, resolve_conflicts

    if mine + theirs + edit != 1:
        raise click.UsageError("Give one of --mine, --theirs and --edit.")
    config = load(project)
    path, line = _find_place(page, line, config)
    if edit:
        settled = _edit_by_hand(config, path, line)
    else:
        side = Side.MINE if mine else Side.THEIRS
        settled = resolve_conflicts(config.content, path, side, line, config.root / BACKUPS)
    from generator.console import count
    from generator.write.resolve import conflicts_of

    click.echo(f"{shown(config.content / path, config)}: {count(settled.settled, 'conflict')} settled")
    rest = conflicts_of(path, settled.after)
    if rest:
        click.echo(f"Still open: {', '.join(f'{each.path}:{each.line}' for each in rest)}")
    _tell_backup(settled, config)


@click.command()
@any_page_argument
@click.option("--stat", is_flag=True, help="Only how many lines of each page.")
@click.pass_obj
def diff(project, page, stat):
    """Show what was changed by hand in content/, against what was generated.

    Files that were added and pages that were deleted are named first. The exit status is 0 with or without changes.
    """
    from generator.write.diff import find_changes

    config = load(project)
    path = find_page(page, config) if page else None
    changes = [change for change in find_changes(config.content) if path in (None, change.path)]
    for line in _tell_changes(changes, config, stat):
        click.echo(line)
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
    from generator.write.resolve import BACKUPS
    from generator.write.resolve import reset as reset_page

    config = load(project)
    path = find_page(page, config)
    place = shown(config.content / path, config)
    if read_state(config.content, path).base is None:
        raise UserError(f"{place}: a page of your own, never generated, so there is no text to go back to.")
    done = reset_page(config.content, path, config.root / BACKUPS)
    if done.before.mine == done.after.mine:
        click.echo(f"{place}: is as it was generated")
    else:
        click.echo(f"{place}: as it was generated. `briefing build` brings it and its links up to date")
    _tell_backup(done, config)


def _find_place(page: str, line: int | None, config: "Config") -> tuple[str, int | None]:
    if (named := AT_LINE.fullmatch(page)) and not (config.content / page).exists():
        if line not in (None, int(named[2])):
            raise click.UsageError(f"Two lines are named: {named[2]} and {line}.")
        page, line = named[1], int(named[2])
    return find_page(page, config), line


def _edit_by_hand(config: "Config", path: str, line: int | None) -> "Resolved":
    from generator.write.resolve import BACKUPS, back_up, draft_page, left_markers, resolve_by_hand

    draft = draft_page(config.content, path, line)
    backups, place = config.root / BACKUPS, shown(config.content / path, config)
    text = _open_editor(draft.text)
    while text is not None and (left := left_markers(draft, text)):
        told = (
            f"{place}: markers are left on line {', '.join(map(str, left))}: take them out, with what shall not stand."
        )
        if not (sys.stdin.isatty() and click.confirm(f"{told}\nOpen it again?", default=True)):
            kept = back_up(backups, path, text.encode("utf-8"))
            raise UserError(f"{told} Nothing was settled; what you wrote is kept in {shown(kept, config)}")
        text = _open_editor(text) or text
    if text is None:
        raise UserError(f"{place}: closed without saving, so nothing was settled.")
    return resolve_by_hand(config.content, path, draft, text, backups)


def _open_editor(text: str) -> str | None:
    """What was saved, or None."""
    try:
        return click.edit(text, extension=".md")
    except click.ClickException as error:
        raise UserError(
            f"The editor can't be opened ({error.format_message()}). Name one that you have, for example: "
            "EDITOR=nano briefing resolve …; or settle it with --mine or --theirs, and edit the page then"
        ) from None


def _tell_backup(done: "Resolved", config: "Config") -> None:
    if done.backup:
        click.echo(f"What stood there is kept in {shown(done.backup, config)}")


def _as_object(conflict: "Conflict", config: "Config") -> dict[str, str | int]:
    return {
        "path": shown(config.content / conflict.path, config),
        "line": conflict.line,
        "yours": conflict.mine,
        "before": conflict.base,
        "now": conflict.new,
    }


def _tell_conflict(conflict: "Conflict", config: "Config") -> Iterator[str]:
    from generator.differences import mark_differences

    yield click.style(f"{shown(config.content / conflict.path, config)}:{conflict.line}", bold=True)
    texts = {
        "yours": coloured(mark_differences(conflict.base, conflict.mine)),
        "generated before": conflict.base,
        "generated now": coloured(mark_differences(conflict.base, conflict.new)),
    }
    for title, text in texts.items():
        yield f"  {title}"
        yield from (f"    {line}" for line in (text or NOTHING).split("\n"))
    yield f"  to settle: briefing resolve {conflict.path}:{conflict.line} with --mine, --theirs or --edit"
    yield ""


def _tell_changes(changes: list["Change"], config: "Config", stat: bool) -> Iterator[str]:
    from generator.console import count
    from generator.write.diff import EditKind

    for change in changes:
        place = shown(config.content / change.path, config)
        if change.kind is EditKind.ADDED:
            size = "no text" if change.added is None else count(change.added, "line")
            yield f"added    {place} ({size})"
        elif change.kind is EditKind.DELETED:
            yield f"deleted  {place} (back with: briefing reset {change.path})"
        elif change.added is None:
            yield f"edited   {place} (not UTF-8, so it can't be compared)"
        elif stat:
            yield f"edited   {place} (+{change.added} -{change.removed})"
    if not stat:
        for line in (line for change in changes for line in change.diff):
            yield click.style(line, fg=COLOURS.get(line[:1]), bold=line.startswith(("---", "+++")) or None)
