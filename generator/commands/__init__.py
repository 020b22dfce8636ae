"""The commands. Each imports what it alone needs when it runs: all of it takes longer to import than a small project
to build. What several of them need stands here.
"""

import re
from collections.abc import Container
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.faults import Faults, as_lines
from generator.listing import first_of_each_kind

if TYPE_CHECKING:
    from generator.config import Config
    from generator.last_build import BuildResult

# What `generator.differences` marks as gone, and as new.
MARKED = re.compile(r"(?P<gone>\[-(?:(?!\[-).)*?-\])|\{\+(?:(?!\{\+).)*?\+\}", re.DOTALL)


def load(project: Path) -> "Config":
    """The settings of the project in a folder. Raises `UserError` where it reaches beyond that folder."""
    from generator.config import FILE
    from generator.config_reader import load_config
    from generator.folders import refuse_links

    config = load_config(project / FILE)
    refuse_links(config)
    return config


def shown(path: Path, config: "Config") -> str:
    """A path as messages name it: from the project's folder, or in full where it lies elsewhere."""
    return path.relative_to(config.root).as_posix() if path.is_relative_to(config.root) else str(path)


def coloured(marked: str) -> str:
    """A text with marked differences in colours; where colours don't show, click takes them out, so the marks stay."""
    return MARKED.sub(lambda found: click.style(found[0], fg="red" if found["gone"] else "green"), marked)


def tell_notes(told: "BuildResult", besides: Container[str] = ()) -> None:
    """What a build says besides its result, on the error channel; but for `besides`, which is said elsewhere."""
    said = [line for line in (*told.problems, *told.notes) if line not in besides]
    for line in (*first_of_each_kind(said), *as_lines(told.faults)):
        click.echo(line, err=True)


def tell_faults(faults: Faults) -> None:
    """What of ours failed, on the error channel."""
    for line in as_lines(faults.found):
        click.echo(line, err=True)
