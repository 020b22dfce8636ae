"""What stands in the head of a page for programs, and above the text of one that is not built."""

import html
from typing import Any
from urllib.parse import urlsplit

from mkdocs.utils import get_relative_url

from generator.share import Shown

FEED_LINK = '<link rel="alternate" type="application/atom+xml" title="{title}" href="{address}">'


def feed_link(feed: Any, page: Any, site_name: str) -> str:
    """Give the tag by which programs find the feed of the site."""
    address = get_relative_url(feed.url, page.url)
    return FEED_LINK.format(title=html.escape(site_name), address=html.escape(address))


def shown_page(page: Any, config: Any, image: str = "", image_says: str = "") -> Shown:
    """Give what a link to the page shows; `image` is the address of the picture, or ""."""
    # In the front matter both are written for HTML, as the theme prints them.
    title = page.meta.get("title") or page.title or config.site_name
    description = page.meta.get("description") or config.site_description or ""
    return Shown(
        site=config.site_name,
        title=config.site_name if page.is_homepage else html.unescape(str(title)),
        description=html.unescape(str(description)),
        language=config.theme.get("language") or "en",
        is_home=page.is_homepage,
        address=page.canonical_url or "",
        image=image,
        image_says=image_says,
    )


def as_seen_from(page: Any, address: str) -> str:
    """Give an address as the page may name it: absolute, or from where the page is."""
    return address if urlsplit(address).scheme else get_relative_url(address, page.url)


def banner(title: str, text: str) -> str:
    """Give a warning to stand above the text of a page, as HTML."""
    shown = html.escape(text).replace("\n", "<br>")
    heading = f'<p class="admonition-title">{title}</p>'
    return f'<div class="admonition failure">{heading}<p>{shown}</p></div>'
