"""Asking on a terminal for the day on which an article was published."""

import sys
from typing import TYPE_CHECKING

import click

from generator.errors import printable

if TYPE_CHECKING:
    from generator.seeds import Added, Seeds


def ask_day(added: "Added", seeds: "Seeds") -> None:
    """Ask for a day that is missing or odd, and note the answer beside the article.

    Nobody is asked where the command does not run on a terminal.
    """
    from generator.read.page.written_day import read_written
    from generator.read.seed import odd_day

    published = added.article.published
    odd = odd_day(published) if published else ""
    if (published and not odd) or not _is_terminal():
        return
    question = f"  Published {published}, {odd}. Which day is right?" if odd else _question(added)
    while answer := click.prompt(question, default="", show_default=False).strip():
        written = read_written(answer)
        if written:
            seeds.note_day(added.path, written.day)
            return
        found = f'  found "{printable(answer)}", expected a day such as 2024-12-05'
        click.echo(f"{found}, or Enter to leave it")


def _question(added: "Added") -> str:
    seen = ", ".join(day.isoformat() for day in added.days)
    named = f" It names {seen}." if seen else ""
    return f"  When was it published?{named} (2024-12-05, or Enter where nobody knows)"


def _is_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()
