"""The page for an address that is not there.

The theme's says "404 - Not found" and no more; ours leads back.

It is served at whatever address was asked for, so that its links begin at the root of the server.
"""

import html
from collections.abc import Iterable
from urllib.parse import quote, urlsplit

from generator.render.words import Words

PATH = "404.html"
THEME_SAYS = "<h1>404 - Not found</h1>"


def explain_not_found(
    output: str,
    pages: Iterable[tuple[str, str]],
    site_url: str,
    words: Words,
) -> str:
    """Say on the theme's page what happened, and link to the pages.

    `pages` are the titles and addresses of these.
    """
    root = urlsplit(site_url or "/").path.rstrip("/")
    links = "".join(_item(title, _address(root, url)) for title, url in pages)
    told = {key: html.escape(words.plain(f"not_found.{key}")) for key in ("title", "why", "pages")}
    said = f"<h1>{told['title']}</h1><p>{told['why']}</p><p>{told['pages']}</p><ul>{links}</ul>"
    return output.replace(THEME_SAYS, said, 1)


def _item(title: str, address: str) -> str:
    return f'<li><a href="{address}">{html.escape(title)}</a></li>'


def _address(root: str, url: str) -> str:
    return html.escape(quote(f"{root}/{url.removeprefix('./')}", safe="/%#?=&"))
