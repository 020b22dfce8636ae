"""Find the words of a text that may name a place, with what speaks for and against each.

A toponym is the longest run of capitalised words that the gazetteer knows, a demonym ("Turkish"), or a name that says
itself what it is ("Boone County", "Lake Lanier"). Names of organisations keep the places inside them ("Ohio" in "Ohio
National Guard"); names of people do not.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from generator.model import Parsed, Span, Token
from generator.parse.gazetteer import (
    GazetteerEntry,
    abbreviations,
    country_entry,
    lies_in,
    lookup,
    opens_name,
)
from generator.parse.gazetteer.countries import demonym_countries, demonym_places
from generator.parse.lexicon import read_table, read_words
from generator.parse.memo import Memo
from generator.parse.places.toponym_evidence import (
    BEFORE_REGION,
    Clues,
    Words,
    find_clues,
    find_sign,
    is_country_acronym,
    is_person,
    openers,
    weigh,
    weigh_word,
)

LONGEST = 5  # words in a name of the gazetteer
LONGEST_NAME = 80  # code points
PARTICLE = re.compile(r"[a-z]{2,3}[-‐‑][A-Z]")  # al-Raqqa, Deir ez-Zor
INITIALS = re.compile(r"(?:\w\.){2,}")
COMPOUND = re.compile(r"(?:[A-Z]\w{2,}|U[SKN]|EU|pro|anti|non|ex|mid|post|[DR])[-‐‑]")
COMPOUND_PART = re.compile(r"(?<![^\W_])[A-Z][^\W\d_]+")


class Toponym(NamedTuple):
    """Words that may name one of several places."""

    span: Span
    entries: tuple[GazetteerEntry, ...]  # () where only the words tell that it is a place
    feature: str  # demonym, or what the words say it is; "" for a name of the gazetteer
    region: GazetteerEntry | None  # the region or country that follows it: "Ky." in "Lexington, Ky."
    weight: float  # of the evidence
    sign: str = ""  # what of the words around it shows best that it is a place: "preposition"; "": nothing


def find_toponyms(parsed: Parsed) -> list[Toponym]:
    """Everything that may name a place, in text order, without overlap."""
    clues, found = find_clues(parsed), []
    for sentence in parsed.sentences:
        found += _in_sentence(Words(sentence.tokens, parsed.article.text), clues)
    return found


def _in_sentence(words: Words, clues: Clues) -> Iterator[Toponym]:
    tokens, reached = words.tokens, 0
    for index in [index for index, token in enumerate(tokens) if _shape[token[2]]]:
        if index < reached:
            continue
        token = tokens[index]
        match = _match(words, index) if _may_start[token[2]] else None
        if not match:
            yield from _in_compound(token)
            continue
        end, entries, feature = match
        span = Span(token.start, tokens[end - 1].end)
        named, after = _region_after(words, end)
        region = named if named and any(lies_in(entry, named) for entry in entries) else None
        tells_kind = feature not in ("", "demonym") or entries[0].feature == "county"
        if region or tells_kind or not is_person(span, clues, tokens[index - 1].text if index else ""):
            weight = weigh(words, index, end, region, clues)
            yield Toponym(span, entries, feature, region, weight, find_sign(words, index, end, region))
            if named and named.feature == "region" and (region or not entries or words.text[after.end - 1] == "."):
                yield Toponym(after, (named,), "", None, BEFORE_REGION, "behind a town")
                end = next((n for n in range(end, len(tokens)) if tokens[n].start >= after.end), len(tokens))
        reached = end


@Memo
def _shape(word: str) -> bool:
    """Whether the word can begin a name, or can have one in it that is joined by a hyphen."""
    return _may_start[word] or COMPOUND.match(word) is not None


@Memo
def _may_start(word: str) -> bool:
    return word[0].isupper() or PARTICLE.match(word) is not None


def _match(words: Words, start: int) -> tuple[int, tuple[GazetteerEntry, ...], str] | None:
    """The end (in tokens) of the longest toponym that starts here, its entries and its feature."""
    following = words.tokens[start + 1].text if start + 1 < len(words.tokens) else " "
    if not (_longest_after[words.tokens[start].text] or _goes_on[following]):
        return None  # most capitalised words
    end = _run_end(words.tokens, start)
    kind = _kind(words, start, end)
    first = words.tokens[start].start
    longest = min(end, start + LONGEST + 1, start + _longest_name(words.tokens, start, end))
    for last in range(max(longest, kind[0] if kind else 0), start, -1):
        if kind and last <= kind[0]:
            # A town may be called Willow Street; a street is likelier.
            known = lookup(words.text[first : words.tokens[kind[0] - 1].end]) if kind[1] != "street" else ()
            return kind[0], known, "" if known else kind[1]
        final = words.tokens[last - 1].text
        if not _may_start[final]:
            continue
        name = words.text[first : words.tokens[last - 1].end]
        if len(name) > LONGEST_NAME:
            continue
        demonym = _demonym(name)
        if demonym:
            return last, (demonym,), "demonym"
        entries = _dotted(name) or lookup(name)
        if entries and not _is_acronym(name, entries):
            return last, entries, ""
    return None


@Memo
def _goes_on(word: str) -> bool:
    """Whether a name of several words may have this one as its second."""
    return _may_start[word] or word in _inside_names() or word in ("&", ".") or word.isdigit()


def _longest_name(tokens: tuple[Token, ...], start: int, end: int) -> int:
    """How many words a name that begins with this one may have, as far as the word tells."""
    joined = end > start + 1 and tokens[start + 1].text in ("&", ".")
    return LONGEST + 1 if joined else _longest_after[tokens[start].text]


@Memo
def _longest_after(word: str) -> int:
    if "." in word or opens_name(word) or word in _demonym_openers():
        return LONGEST + 1
    return 1 if lookup(word) or _demonym(word) else 0


@cache
def _demonym_openers() -> frozenset[str]:
    return frozenset(name.split()[0] for name in (*demonym_countries(), *demonym_places()) if " " in name)


def _run_end(tokens: tuple[Token, ...], start: int) -> int:
    """Where the run of words that can belong to one name ends."""
    end, inner = start + 1, _inside_names()
    while end < len(tokens) and end < start + LONGEST + 2:
        word = tokens[end].text
        abbreviated = word == "." and len(tokens[end - 1].text) <= 2 and tokens[end].start == tokens[end - 1].end
        if not (_may_start[word] or word in inner or abbreviated or word == "&"):
            break
        end += 1
    return end


def _kind(words: Words, start: int, end: int) -> tuple[int, str] | None:
    """The end of a name that tells its kind by its last word ("Boone County") or its first ("Lake Lanier")."""
    tokens, kinds = words.tokens, _table("kinds")
    first = tokens[start].text.lower()
    for last in range(start + 1, end):
        word = tokens[last].text
        if not (word[0].isupper() or word == "."):
            break
        dotted = last + 1 < len(tokens) and tokens[last + 1].text == "." and tokens[last + 1].start == tokens[last].end
        kind = kinds.get(word.lower()) or (dotted and kinds.get(f"{word.lower()}."))
        if kind and first not in openers() and word.lower() != "st":
            return last + 1, kind
    following = tokens[start + 1].text if start + 1 < len(tokens) else ""
    before = "kinds_before" if following[:1].isupper() else "kinds_before_number" if following.isdigit() else ""
    return (start + 2, _table(before)[first]) if before and first in _table(before) else None


@lru_cache(maxsize=1 << 14)
def _demonym(name: str) -> GazetteerEntry | None:
    """The country or region of an adjective; peoples ("Syrians") are actors, not places."""
    alpha3 = demonym_countries().get(name)
    if alpha3:
        return country_entry(alpha3) if not name.endswith(("ans", "is", "ards", "Turks", "Serbs")) else None
    place = demonym_places().get(name)
    return lookup(place)[0] if place and not name.endswith("s") and lookup(place) else None


def _dotted(name: str) -> tuple[GazetteerEntry, ...]:
    """A region by its dotted initials ("B.C."), which are plain enough to stand alone."""
    return (abbreviations()[name],) if name.count(".") > 1 and name in abbreviations() else ()


def _in_compound(token: Token) -> Iterator[Toponym]:
    """The places in a word joined by hyphens: "US-brokered", "Philadelphia-based", "Turkish-Russian"."""
    if not COMPOUND.match(token.text):
        return
    for part in COMPOUND_PART.finditer(token.text):
        demonym = _demonym(part[0])
        entries = (demonym,) if demonym else lookup(part[0])
        if entries and (demonym or not _is_acronym(part[0], entries)):
            span = Span(token.start + part.start(), token.start + part.end())
            weight = 0.0 if demonym or is_country_acronym(part[0]) else weigh_word(part[0], "", 1, frozenset())
            yield Toponym(span, entries, "demonym" if demonym else "", None, weight, "compound")


def _is_acronym(name: str, entries: tuple[GazetteerEntry, ...]) -> bool:
    """Whether capitals spell something else than a place of that name ("WHO", "IS"), countries apart ("US")."""
    if entries[0].feature == "country" or name in abbreviations():
        return False
    return INITIALS.match(name) is not None or (len(name) <= 4 and name.isupper())


def _region_after(words: Words, end: int) -> tuple[GazetteerEntry | None, Span | None]:
    """The region or country after a comma (or in brackets), and where it stands."""
    tokens = words.tokens
    if end + 1 >= len(tokens) or tokens[end].text not in (",", "("):
        return None, None
    start = tokens[end + 1].start
    for last in range(min(end + 5, len(tokens)), end + 1, -1):
        span = Span(start, tokens[last - 1].end)
        name = span.of(words.text)
        if name in abbreviations():
            return abbreviations()[name], span
        if last - end <= 4 and name[-1] != "." and name[0].isupper():
            region = next((e for e in lookup(name) if e.feature in ("country", "region")), None)
            if region:
                return region, span
    return None, None


@cache
def _table(part: str) -> dict[str, str]:
    return dict(read_table("places")[part])


@cache
def _inside_names() -> frozenset[str]:
    return frozenset(read_words("places")["inside_names"])
