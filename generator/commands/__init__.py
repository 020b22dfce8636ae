"""The commands, and what several of them need.

Each command imports what it alone needs when it runs: to import everything takes longer than to
build a small project.
"""

import re
from collections.abc import Container, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.config import FILE, Config
from generator.faults import Faults, as_lines
from generator.listing import first_of_each_kind

if TYPE_CHECKING:
    from generator.caching.last_build import BuildResult

# What `generator.differences` marks as gone, and as new.
MARKED = re.compile(r"(?P<gone>\[-(?:(?!\[-).)*?-\])|\{\+(?:(?!\{\+).)*?\+\}", re.DOTALL)


def load(project: Path) -> Config:
    """Load the settings of the project in a folder.

    Raises `UserError` where a link in the project leads beyond that folder.
    """
    from generator.config_reader import load_config
    from generator.folders import refuse_links

    config = load_config(project / FILE)
    refuse_links(config)
    return config


def shown(path: Path, config: Config) -> str:
    """Name a path as messages do: from the project's folder, or in full where it lies elsewhere."""
    if not path.is_relative_to(config.root):
        return str(path)
    return path.relative_to(config.root).as_posix()


def coloured(marked: str) -> str:
    """Colour the marked differences of a text.

    The marks stay, since click takes the colours out where they don't show.
    """

    def colour(found: re.Match) -> str:
        shade = "red" if found["gone"] else "green"
        return click.style(found[0], fg=shade)

    return MARKED.sub(colour, marked)


def echo(lines: Iterable[str], *, err: bool = False) -> None:
    """Print lines."""
    for line in lines:
        click.echo(line, err=err)


def tell_notes(told: "BuildResult", besides: Container[str] = ()) -> None:
    """Print on the error channel what a build says besides its result.

    The lines of `besides` are left out: the command prints them elsewhere.
    """
    said = [line for line in (*told.problems, *told.notes) if line not in besides]
    echo((*first_of_each_kind(said), *as_lines(told.faults)), err=True)


def tell_faults(faults: Faults) -> None:
    """Print on the error channel what failed in the program itself."""
    echo(as_lines(faults.found), err=True)
