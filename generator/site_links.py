"""Links to pages inside drawings, as the site's own addresses.

A drawing is HTML, where MkDocs rewrites no link: it names a page by its address with a slash at the
end, `<a data-page href="../places/#homs">`, as seen from the page that shows it. Where the pages of
a site are files (`use_directory_urls: false`), that becomes `places.html#homs`.
"""

import html
import posixpath
import re
from collections.abc import Mapping

LINK = re.compile(r"<a\b(?=[^<>]*?\bdata-page\b)[^<>]*>")
HREF = re.compile(r'(?<=\bhref=")[^"]*')


def directory_address(source: str) -> str:
    """Give the address of a page in a site of folders.

    >>> directory_address("actors/index.md"), directory_address("places.md")
    ('actors/', 'places/')
    """
    stem = source.removesuffix(".md")
    folder = posixpath.dirname(stem) if posixpath.basename(stem) in ("index", "README") else stem
    return f"{folder}/" if folder else ""


def rewrite_links(content: str, source: str, addresses: Mapping[str, str]) -> str:
    """Rewrite the links of the drawings in the HTML of a page.

    `addresses` holds each page's address in this site by its directory address. A link to no page
    stays as it is.
    """

    def rewritten(href: re.Match) -> str:
        path, mark, anchor = html.unescape(href[0]).partition("#")
        if not path:
            return href[0]
        there = posixpath.normpath(posixpath.join("/", directory_address(source), path)).strip("/")
        address = addresses.get(f"{there}/" if there else "")
        if address is None:
            return href[0]
        here = posixpath.dirname(addresses[directory_address(source)]) or "."
        return html.escape(posixpath.relpath(address, here) + mark + anchor)

    return LINK.sub(lambda link: HREF.sub(rewritten, link[0]), content)
