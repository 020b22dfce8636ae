"""The pages of actors and of sources by their paths, and where a link leads."""

import posixpath
import re

ACTOR_PAGE = re.compile(r"actors/([^/]+)\.md")
SOURCE_PAGE = re.compile(r"sources/([^/]+)\.md")


def resolve(path: str, target: str) -> str:
    """Give where a link of a page leads, as seen from content/.

    >>> resolve("actors/index.md", "../places.md#place-1")
    'places.md#place-1'
    """
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
