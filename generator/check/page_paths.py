"""The pages of actors and of sources by their paths, the folder of all, and where a link leads."""

import posixpath
import re

from generator.config import Config

ACTOR_PAGE = re.compile(r"actors/([^/]+)\.md")
SOURCE_PAGE = re.compile(r"sources/([^/]+)\.md")


def content_folder(config: Config) -> str:
    """The folder of the pages, as messages name it."""
    inside = config.content.is_relative_to(config.root)
    return config.content.relative_to(config.root).as_posix() if inside else config.content.name


def resolve(path: str, target: str) -> str:
    """Give where a link of a page leads, as seen from content/.

    >>> resolve("actors/index.md", "../places.md#place-1")
    'places.md#place-1'
    """
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
