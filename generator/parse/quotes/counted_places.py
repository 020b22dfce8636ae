"""Tell where a place is said to have reported cases: they are counted there, and nobody speaks."""

import re

from generator.model import Kind, Parsed, Place, Quote, Span

COUNTING = re.compile(r"(?i)(?:report|confirm|record|register)(?:s|ed|ing)?")
# What is counted there: "persistent transmission", "16 new cases"; not: "that it was hit".
COUNTED = re.compile(
    r"(?i)(?!that\b)(?:[\w,.-]+\s+){0,6}?"
    r"(?:cases|deaths|infections|transmission|fatalities|outbreaks?|casualties)\b"
)
AREAS = (
    r"(?:districts?|provinces?|regions?|cit(?:y|ies)|towns?|villages?|count(?:y|ies)|areas?"
    r"|governorates?|prefectures?|municipalit(?:y|ies)|islands?|camps?|capital)"
)
# "several districts", "the western area"; "northern Guinea", but not "the Northern Command".
AREA = re.compile(
    rf"(?is)(?:[\w-]+\s+)*{AREAS}(?:\s+(?:in|of)\b.*)?"
    r"|(?-i:(?:north|south|east|west|central)(?:[a-z]*ern)?\s+[A-Z][\w-]+)"
)
ACTING = frozenset({Kind.STATE, Kind.GOVERNMENT})


def only_counts(quote: Quote, parsed: Parsed) -> bool:
    """Tell whether a place has cases, and nobody says so: "Conakry reported 16 new cases"."""
    text, speaker = parsed.article.text, quote.speaker_span
    if quote.verbatim or not speaker or not quote.cue or quote.cue.start > quote.span.start:
        return False
    if not COUNTING.fullmatch(text, *quote.cue) or not COUNTED.match(text, quote.cue.end + 1):
        return False
    return _is_area(speaker, quote, parsed)


def _is_area(speaker: Span, quote: Quote, parsed: Parsed) -> bool:
    """Tell whether the words of the speaker mean a place that is no state."""
    text = parsed.article.text
    if AREA.fullmatch(text, *speaker):
        return True
    named = next((place for place in parsed.places if place.span.end == speaker.end), None)
    if named is None:
        return False
    return named.span == speaker and _is_no_state(named, quote, parsed)


def _is_no_state(named: Place, quote: Quote, parsed: Parsed) -> bool:
    """Tell whether a name is no country's, and does not stand for those who govern one."""
    acts = quote.speaker is not None and parsed.actor_of[quote.speaker].kind in ACTING
    return named.feature != "country" and not acts
