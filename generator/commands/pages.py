"""Find the page that somebody names on the command line."""

from collections.abc import Iterator
from pathlib import Path

import click

from generator.commands import load, shown
from generator.config import Config
from generator.errors import UserError


def find_page(name: str, config: Config) -> str:
    """Find the path inside content/ of the page that a user names.

    They may name it from content/, from the project, from the current folder or in full, without
    ".md", as a folder or by its address on the site. Raises `UserError` with the nearest pages
    where there is none.
    """
    pages = _pages(config)
    readings = list(_readings(name, config))
    for reading in filter(None, readings):
        for path in (reading, f"{reading}.md", f"{reading}/index.md"):
            if path in pages:
                return path
    from difflib import get_close_matches

    near = get_close_matches(readings[-1], pages, n=3, cutoff=0.6)
    hint = f" Did you mean {' or '.join(near)}?" if near else " `briefing diff` lists your pages."
    raise UserError(f"{name}: no such page in {shown(config.content, config)}/.{hint}")


def complete_page(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    """List for the shell the pages whose path begins so."""
    project = context.find_root().params.get("project") or Path()
    try:
        pages = _pages(load(project))
    except UserError:
        return []
    return sorted(page for page in pages if page.startswith(incomplete))


def _pages(config: Config) -> set[str]:
    from generator.files import visible_files
    from generator.write.disk import known_paths

    return known_paths(config.content) | set(visible_files(config.content))


def _readings(name: str, config: Config) -> Iterator[str]:
    """Give the paths inside content/ that a name may stand for; the last is the name as it is."""
    for folder in (Path.cwd(), config.root):
        path = (folder / name).resolve()
        if path.is_relative_to(config.content):
            yield path.relative_to(config.content).as_posix()
    plain = name.replace("\\", "/").strip("/")
    yield plain.removeprefix("./").removeprefix(f"{config.content.name}/").strip("/")
