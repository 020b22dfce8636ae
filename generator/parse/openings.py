"""Find what stands in front of the first sentence of a paragraph and is no part of it.

A bullet is dropped. A dateline becomes a heading of its own, "GENEVA, 3 May (Agency) –", and so
does the label of who speaks in a transcript, "BERG:".
"""

import re
from itertools import islice

from generator.parse.gazetteer import lookup
from generator.parse.grammar.month_names import MONTH_NAMES
from generator.parse.grammar.tokens import ENDS
from generator.word_lists import set_of

BULLETS = re.compile(r"[•◦▪‣●○■□➢✓·∙]\s*")
LABEL = re.compile(r"([^\W\d_]{4,}(?:/[^\W\d_]{4,})*):\s+(?=[\"“]?[A-Z])")
LABELS = re.compile(r"(?m)^[A-Z][A-ZÀ-ÖØ-Þ .’'-]+(?:, [A-Z]+)?: +(?=\S)")
# Paragraphs, the title among them: further down no dateline stands.
FIRST_PARAGRAPHS = 4
LONGEST_DATELINE = 12  # words up to its dash
SHORTEST_PLACE = 4  # letters of the word in capitals that opens a dateline
WORD = re.compile(r"\S+")
TOWN = re.compile(r"([A-Z]{2,}(?: [A-Z]{2,}){1,2}): +(?=[A-Z])")  # of several words: "NEW DELHI: "
MONTHS = frozenset(map(str.casefold, MONTH_NAMES))
SHORT_MONTHS = frozenset(month[:3] for month in MONTHS) | {"sept"}
IN_FRONT_OF_DAYS = set_of("on in at by from since after before until")


def has_several_labels(text: str, title: str = "") -> bool:
    """Tell whether an article names its speakers as a transcript does: "INSKEEP: …".

    Its title may begin so too: "UN: talks go on".
    """
    labels = LABELS.finditer(text, len(title) if text.startswith(title) else 0)
    return next(labels, None) is not None and next(labels, None) is not None


def behind_bullet(text: str, start: int, end: int) -> int:
    """Say where a paragraph begins behind its bullet."""
    while bullet := BULLETS.match(text, start, end):
        start = bullet.end()
    return start


def behind_speaker(text: str, start: int, end: int) -> int:
    """Say where the sentence begins behind the label of who speaks; `start` where there is none."""
    label = LABELS.match(text, start, end)
    return label.end() if label else start


def behind_dateline(text: str, start: int, end: int, *, is_transcript: bool) -> int:
    """Say where the sentence begins behind the dateline; `start` where there is none.

    A place with a colon is none in a transcript, where that is how a speaker is named.
    """
    if not is_transcript and (behind := _behind_colon(text, start, end)):
        return behind
    words = list(islice(WORD.finditer(text, start, end), LONGEST_DATELINE + 2))
    for number, word in enumerate(words):
        attached = word.group().endswith((")--", ")–", ")—"))  # "(Agency)-- The"
        if attached or word.group() in ENDS:
            following = words[number + 1 : number + 2]
            if not following or following[0].group()[0].islower():
                return start
            return following[0].start() if _is_dateline(words[: number + attached]) else start
        if not _may_stand_in_dateline(word.group()):
            return start
    return start


def _behind_colon(text: str, start: int, end: int) -> int:
    """Say where the sentence begins behind "GENEVA: " or "NEW DELHI: "; 0 where neither stands."""
    label = LABEL.match(text, start, end)
    if label and label[1].isupper():
        return label.end()
    town = TOWN.match(text, start, end)
    return town.end() if town and lookup(town[1].title()) else 0


def _may_stand_in_dateline(word: str) -> bool:
    first = word.lstrip("(")[:1]
    return first.isupper() or first.isdigit()


def _is_dateline(words: list[re.Match]) -> bool:
    """Whether some words are place, day or agency: at the least a day, a bracket or capitals."""
    plain = [word.group().strip("(),.") for word in words]
    if not plain or plain[0].casefold() in IN_FRONT_OF_DAYS:
        return False
    if words[-1].group().rstrip(".,-–—").endswith(")") or any(map(_is_month, plain)):
        return True
    return plain[0].isupper() and len(plain[0]) >= SHORTEST_PLACE


def _is_month(word: str) -> bool:
    small = word.casefold()
    return small in MONTHS or small in SHORT_MONTHS
