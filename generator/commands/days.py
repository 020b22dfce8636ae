"""Asking on a terminal for the day on which an article was published."""

import sys
from typing import TYPE_CHECKING

import click

from generator.errors import printable

if TYPE_CHECKING:
    from generator.seeds import Added, Seeds


ENOUGH = "-"  # the answer of who wants to be asked no more


def ask_day(added: "Added", seeds: "Seeds") -> bool:
    """Ask for a day that is missing or odd, and note the answer beside the article.

    Nobody is asked where the command does not run on a terminal. Returns whether to ask for others.
    """
    from generator.read.page.written_day import read_written
    from generator.read.seed import odd_day

    published = added.article.published
    odd = odd_day(published) if published else ""
    if (published and not odd) or not _is_terminal():
        return True
    question = f"  Published {published}, {odd}. Which day is right?" if odd else _question(added)
    while answer := click.prompt(question, default="", show_default=False).strip():
        if answer == ENOUGH:
            return False
        written = read_written(answer)
        if written:
            seeds.note_day(added.path, written.day)
            return True
        found = f'  found "{printable(answer)}", expected a day such as 2024-12-05'
        click.echo(f"{found}, Enter to leave it, or {ENOUGH} to be asked no more")
    return True


def _question(added: "Added") -> str:
    seen = ", ".join(day.isoformat() for day in added.days)
    named = f" It names {seen}." if seen else ""
    answers = f"2024-12-05; Enter where nobody knows; {ENOUGH} to be asked no more"
    return f"  When was it published?{named} ({answers})"


def _is_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()
