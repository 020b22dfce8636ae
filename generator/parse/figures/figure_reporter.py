"""Who reports a figure, as far as the article names them."""

from typing import NamedTuple

from generator.model import Span


class Reporter(NamedTuple):
    """Who reports a figure."""

    key: str | None = None  # the actor's; None where the speaker has no name
    span: Span | None = None  # the words that name the speaker
