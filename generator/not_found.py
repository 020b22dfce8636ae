"""The page for an address that is not there. The theme's says "404 - Not found" and no more; ours leads back.

It is served at whatever address was asked for, so that its links begin at the root of the server.
"""

import html
from collections.abc import Iterable
from urllib.parse import quote, urlsplit

from generator.render.words import Words

PATH = "404.html"
THEME_SAYS = "<h1>404 - Not found</h1>"


def explain_not_found(output: str, pages: Iterable[tuple[str, str]], site_url: str, words: Words) -> str:
    """The theme's page with what happened in words, and links to the pages, each given as title and address."""
    root = urlsplit(site_url or "/").path.rstrip("/")
    links = "".join(f'<li><a href="{_address(root, url)}">{html.escape(title)}</a></li>' for title, url in pages)
    told = (html.escape(words.plain(f"not_found.{key}")) for key in ("title", "why", "pages"))
    title, why, lead = told
    return output.replace(THEME_SAYS, f"<h1>{title}</h1><p>{why}</p><p>{lead}</p><ul>{links}</ul>", 1)


def _address(root: str, url: str) -> str:
    return html.escape(quote(f"{root}/{url.removeprefix('./')}", safe="/%#?=&"))
