"""Addresses that the site had once: a page under another name leads to that, an actor's page that
is made no more to all actors.

Whether an actor has a page follows from what the articles say, so it may come and go; a link from
elsewhere to the page holds either way.
"""

import html
import json
import posixpath
import re
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from generator.write.successors import moved_pages

RECORDS = "data/briefing.json"  # in content/
ACTORS = "actors/index.md"
KEY = re.compile(r"[a-z0-9-]+")  # any other that a hand wrote could name a file outside the site
PAGE = """<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<title>{title}</title>
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={address}">
</head>
<body><a href="{address}">{title}</a></body>
</html>
"""


def lead_on(
    content: Path, has_page: Callable[[str], bool], *, in_folders: bool
) -> Iterator[tuple[str, str]]:
    """Give a page of HTML for each former address, with its path in the site.

    `in_folders` says whether a page of the site is the index of a folder of its own.
    """
    moved = moved_pages(content)
    for old in sorted(moved):
        new = _now(moved, old)
        if has_page(new) and not has_page(old):
            path, address = (_address(page, in_folders=in_folders) for page in (old, new))
            address = posixpath.relpath(address, posixpath.dirname(path) or ".")
            title = html.escape(PurePosixPath(new).stem)
            yield path, PAGE.format(title=title, address=html.escape(quote(address)))
    if has_page(ACTORS):
        yield from _lead_to_cards(content, has_page, moved, in_folders=in_folders)


def _lead_to_cards(
    content: Path, has_page: Callable[[str], bool], moved: dict[str, str], *, in_folders: bool
) -> Iterator[tuple[str, str]]:
    """Give a page for each actor who may have had one, and has a card alone."""
    for key, name in _actors(content / RECORDS):
        page = f"actors/{key}.md"
        if KEY.fullmatch(key) and not has_page(page) and page not in moved:
            path = f"actors/{key}/index.html" if in_folders else f"actors/{key}.html"
            address = "../" if in_folders else "index.html"
            yield path, PAGE.format(title=html.escape(name), address=address)


def _now(moved: dict[str, str], path: str) -> str:
    """Follow a page through all names that it had, but not around in a circle."""
    seen = {path}
    while path in moved and moved[path] not in seen:
        path = moved[path]
        seen.add(path)
    return path


def _address(path: str, *, in_folders: bool) -> str:
    """Name the file of the site that a page becomes."""
    name = path.removesuffix(".md")
    is_index = PurePosixPath(name).name in ("index", "README")
    return f"{name}/index.html" if in_folders and not is_index else f"{name}.html"


def _actors(records: Path) -> list[tuple[str, str]]:
    """The keys and names of the actors; none where an editor took the file away or broke it."""
    try:
        actors = json.loads(records.read_text("utf-8"))["actors"]
        return [(str(actor["key"]), str(actor["name"])) for actor in actors]
    except (OSError, ValueError, KeyError, TypeError):
        return []
