"""Whom words name: an actor as pages do, or somebody in the words of an article."""

import re

from generator.frozen import frozen

PRONOUNS = {"he", "she", "it", "they", "i", "we", "you", "who", "this", "that", "one"}
PRONOUNS |= {"him", "them"}
# What an article may name as having reported something, and is nobody: "the comments".
NOBODY = re.compile(
    r"(?:(?:the|an?|this|these|those|his|her|its|their|latest|new|available|initial)\s+)*"
    r"(?:data|figures?|numbers?|statistics|information|estimates?|assessments?|surveys?"
    r"|stud(?:y|ies)"
    r"|tall(?:y|ies)|counts?|tolls?|reports?|statements?|documents?|comments?|remarks?|letters?"
    r"|posts?|messages?|tweets?|speech|videos?|footage|images|announcements?|updates?)",
    re.IGNORECASE,
)


@frozen
class ActorName:
    """An actor as a page names and links it."""

    key: str
    name: str
    has_page: bool


def named(words: str) -> str:
    """Give the words for who says something; "" where they name nobody: "she", "the comments"."""
    is_nobody = words.casefold() in PRONOUNS or NOBODY.fullmatch(words)
    return "" if is_nobody else words
