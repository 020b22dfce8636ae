"""The pages of a built site, as the plugin writes them down.

Only MkDocs knows the menu, and what a page is made of.

The file is JSON, and stands where the variable PAGES says.
"""

import json
import posixpath
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

PAGES = "BRIEFING_PAGES"
INDEXES = ("index.md", "README.md")
SITE = "file:///"  # stands for the root of the site while addresses are joined


@dataclass(frozen=True, slots=True)
class SitePage:
    """A page as MkDocs knows it."""

    source: str  # its file in content/
    url: str  # from the root of the site
    title: str  # HTML, as the menu shows it
    parts: tuple[str, ...]  # the parts of the menu that it stands in, the outermost first
    listed: bool  # whether the menu names it
    content: str  # HTML

    @property
    def folder(self) -> str:
        return posixpath.dirname(self.source)

    @property
    def is_index(self) -> bool:
        return posixpath.basename(self.source) in INDEXES


def write_pages(path: Path, menu: Sequence[Any], pages: Iterable[Any]) -> None:
    """Write the pages down as MkDocs has them, those of its menu first."""
    in_order = [*menu, *(page for page in pages if page not in menu)]
    records = [_as_record(page, listed=page in menu) for page in in_order]
    path.write_text(json.dumps(records), encoding="utf-8")


def _as_record(page: Any, *, listed: bool) -> dict[str, Any]:
    """Give the fields of `SitePage`."""
    return {
        "source": page.file.src_uri,
        "url": page.url,
        "title": page.title or "",
        "parts": [part.title for part in reversed(page.ancestors)],
        "listed": listed,
        "content": page.content or "",
    }


def read_pages(path: Path) -> tuple[SitePage, ...]:
    """Read the pages as they were written down, those of the menu first."""
    entries = json.loads(path.read_text(encoding="utf-8"))
    return tuple(SitePage(**{**entry, "parts": tuple(entry["parts"])}) for entry in entries)


def resolve(page: SitePage, href: str) -> tuple[str, str]:
    """Tell where a link of a page leads: an address from the root of the site, and an anchor there.

    What leads to another site, or nowhere, comes back as it is, with its scheme, and no anchor.
    """
    try:
        parts = urlsplit(urljoin(SITE + page.url, href))
    except ValueError:
        return "unknown:", ""
    if parts.scheme != "file" or parts.netloc:
        return f"https:{href}" if href.startswith("//") else href.strip(), ""
    return unquote(parts.path).lstrip("/"), unquote(parts.fragment)
