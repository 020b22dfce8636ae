"""What a page tells those who link to it: Open Graph (https://ogp.me/) and the same for X."""

import html
from functools import cache
from typing import NamedTuple

from babel import Locale, UnknownLocaleError
from babel.core import get_global

WIDTH, HEIGHT = 1200, 630  # of the picture: what Open Graph's readers ask for


class Shown(NamedTuple):
    """A page as a link to it shows it. Addresses are absolute, or ""."""

    site: str
    title: str
    description: str
    language: str
    is_home: bool
    address: str = ""
    image: str = ""
    image_says: str = ""


def tags(shown: Shown) -> str:
    """Give the tags for the head of the page, as HTML."""
    open_graph = {
        "type": "website" if shown.is_home else "article",
        "site_name": shown.site,
        "title": shown.title,
        "description": shown.description,
        "locale": locale_of(shown.language),
        "url": shown.address,
        "image": shown.image,
    }
    if shown.image:
        open_graph |= {
            "image:type": "image/png",
            "image:width": str(WIDTH),
            "image:height": str(HEIGHT),
        }
        open_graph |= {"image:alt": shown.image_says or shown.title}
    card = "summary_large_image" if shown.image else "summary"
    found = [
        f'<meta property="og:{name}" content="{_attribute(text)}">'
        for name, text in open_graph.items()
        if text
    ]
    return "".join([*found, f'<meta name="twitter:card" content="{card}">'])


@cache
def locale_of(language: str) -> str:
    """Give a language as Open Graph wants it, with the country where most who speak it live.

    "en" is en_US; a language that is not known gives "".
    """
    name = language.replace("-", "_")
    try:
        locale = Locale.parse(get_global("likely_subtags").get(name, name))
    except (ValueError, UnknownLocaleError):
        return ""
    return f"{locale.language}_{locale.territory}" if locale.territory else ""


def _attribute(text: str) -> str:
    return html.escape(" ".join(text.split()))
