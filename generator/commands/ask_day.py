"""Asking on a terminal for the day on which an article was published."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.errors import printable

if TYPE_CHECKING:
    from generator.add.seeds import Added, Seeds


ENOUGH = "-"  # the answer of who wants to be asked no more
# A file of this name beside the cache keeps that answer for the adds to come.
ANSWERED = "ask-no-days"


def ask_day(added: "Added", seeds: "Seeds", folder: Path) -> None:
    """Ask for a day that is missing or odd, and note the answer beside the article.

    Nobody is asked where the command does not run on a terminal, or where the `folder`, which this
    machine keeps for the project, has the answer that ends all questions.
    """
    from generator.read.page.written_day import read_written
    from generator.read.seed import odd_day

    published = added.article.published
    odd = odd_day(published) if published else ""
    is_answered = (folder / ANSWERED).exists()
    if (published and not odd) or is_answered or not _is_terminal():
        return
    question = f"  Published {published}, {odd}. Which day is right?" if odd else _question(added)
    while answer := click.prompt(question, default="", show_default=False).strip():
        if answer == ENOUGH:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / ANSWERED).touch()
            told = "briefing status tells what is open. To be asked again, delete"
            click.echo(f"  {told} {printable(str(folder / ANSWERED))}")
            return
        if written := read_written(answer):
            seeds.note_day(added.path, written.day)
            return
        found = f'  found "{printable(answer)}", expected a day such as 2024-12-05'
        click.echo(f"{found}, Enter to leave it, or {ENOUGH} to be asked no more")


def _question(added: "Added") -> str:
    seen = ", ".join(day.isoformat() for day in added.days)
    named = f" It names {seen}." if seen else ""
    answers = f"2024-12-05; Enter where nobody knows; {ENOUGH} to be asked no more"
    return f"  When was it published?{named} ({answers})"


def _is_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()
