"""Addresses that the site had once: an actor's page that is made no more leads to all actors.

Whether an actor has a page follows from what the articles say, so it may come and go; a link from
elsewhere to the page holds either way.
"""

import html
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

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
    """Give a page of HTML for each actor without a page, with its path in the site.

    `in_folders` says whether a page of the site is the index of a folder of its own.
    """
    if not has_page(ACTORS):
        return
    for key, name in _actors(content / RECORDS):
        if KEY.fullmatch(key) and not has_page(f"actors/{key}.md"):
            path = f"actors/{key}/index.html" if in_folders else f"actors/{key}.html"
            address = "../" if in_folders else "index.html"
            yield path, PAGE.format(title=html.escape(name), address=address)


def _actors(records: Path) -> list[tuple[str, str]]:
    """The keys and names of the actors; none where an editor took the file away or broke it."""
    try:
        actors = json.loads(records.read_text("utf-8"))["actors"]
        return [(str(actor["key"]), str(actor["name"])) for actor in actors]
    except (OSError, ValueError, KeyError, TypeError):
        return []
