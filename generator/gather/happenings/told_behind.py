"""Happenings that a sentence tells but behind another one: "a week after the town fell"."""

import re
from collections.abc import Iterator

from generator.briefing_items import TimelineEntry
from generator.claims import Claim
from generator.gather.happenings.happening_words import HAPPENINGS

BEHIND = re.compile(
    r"\b(?:after|since|while|which|who|where|before|because|when|as|despite|amid|following)\b"
)


def find_behind(claim: Claim) -> Iterator[str]:
    """Give the passages that tell it behind something else: "a week after the town fell"."""
    entries = (one for one in claim.records if isinstance(one, TimelineEntry))
    told = {one.passage.id: one.event.trigger for one in entries}
    for passage in claim.passages:
        span, text = passage.span, passage.text.replace("\n", " ").replace("’", "'").lower()
        if passage.id in told:
            starts = [told[passage.id].start - span.start]
        else:
            starts = [match.start() for _, match in HAPPENINGS.found_in(text)]
        if starts and all(BEHIND.search(text, 0, max(0, start)) for start in starts):
            yield passage.id
