"""Why an entry matches nothing or may mean several things, and what would help."""

import re
from collections import Counter
from difflib import get_close_matches
from textwrap import shorten
from typing import TYPE_CHECKING

from generator.corrections.entries import Target
from generator.corrections.entry_words import fold_text, holds, tell_relation
from generator.corrections.vocabulary import LISTS
from generator.model import Relation
from generator.records import ACTORS, KINDS

if TYPE_CHECKING:
    from generator.corrections.matching import Match, Matcher

SHOWN = 60  # characters of a text in a message
ONE_OF = {kind.list: kind.name for kind in KINDS if kind.is_correctable and kind is not ACTORS}
LONGEST = 400  # characters, where two begin alike
CUT = re.compile(r"\d{3}(?!\d)")  # what is left of 5,400
MOST_NEAR = 3
TELLING = 4  # letters: a shorter word stands in most sentences


def tell_several(matcher: "Matcher", target: Target, found: list["Match"]) -> str:
    """Tell what an entry may mean, and what to add."""
    what = f"{named(target)} may mean {len(found)} {target.list}"
    alike = Counter(_shown(matcher, one) for one in found)
    lines = [f"{what}. Add what tells them apart:"]
    for one in found:
        place, shown = matcher.place(one.article, one.span), _shown(matcher, one)
        if alike[shown] > 1:
            shown = _shown(matcher, one, most=LONGEST)
        lines.append(f"  {place}: {shown} – {_way_to(one, matcher, target, found)}")
    return "\n".join(lines)


def _way_to(one: "Match", matcher: "Matcher", target: Target, found: list["Match"]) -> str:
    """Tell what names one thing alone of several that an entry may mean."""
    parsed = matcher.parsed[one.article]
    if len({other.article for other in found}) > 1:
        return f"article: {parsed.article.id}"
    if len({other.sentence for other in found}) > 1 and target.list != "sentences":
        first_words = one.sentence.split()[:6]
        return f'in: "{" ".join(first_words)}"'
    if isinstance(one.record, Relation):
        return f'{ONE_OF[target.list]}: "{tell_relation(parsed, one.record)}"'
    return "more of its words"


def tell_none(matcher: "Matcher", target: Target) -> str:
    """Tell why an entry matches nothing, and what would."""
    return f"{named(target)}: {_why_none(matcher, target)}"


def _why_none(matcher: "Matcher", target: Target) -> str:
    if target.article and target.article not in matcher.number:
        return no_article(matcher, target.article)
    named_instead = next((one for one in (target.within, target.text) if one in matcher.number), "")
    if named_instead:
        return f"{named_instead} is the id of an article. Write: article: {named_instead}"
    for text in (target.text, target.within):
        if matcher.is_stale(text):
            why = f'no passage has the id "{text}": its article was changed or taken out'
            return f"{why}. Write words of it instead, or its new id"
    if passage := matcher.passage(target.text):
        where = matcher.place(*passage)
        return f"no {ONE_OF[target.list]} is read in that passage ({where}){_way_to_add(target)}"
    words = fold_text(target.text)
    holding = [one for one in matcher.words if holds(one.sentence, words)]
    return _why_not_these(matcher, target, holding) if holding else _why_nowhere(matcher, target)


def _why_not_these(matcher: "Matcher", target: Target, holding: list["Match"]) -> str:
    """Tell why an entry means none of the sentences that hold its words."""
    for one in holding:
        if not target.article or matcher.number[target.article] == one.article:
            return _why_not_this(matcher, target, one)
    others = sorted({matcher.parsed[one.article].article.id for one in holding})
    return f"the words do not stand in article {target.article}, but in {', '.join(others)}"


def _why_nowhere(matcher: "Matcher", target: Target) -> str:
    listed = "; ".join(near(matcher, target.text))
    hint = '. Put "…" around words with a comma in [ ]' if CUT.match(target.text) else ""
    near_by = f". Near are: {listed}" if listed else ""
    nowhere = (
        "no passage is read so" if target.list == "relations" else "no article has these words"
    )
    return f"{nowhere}{hint}{near_by}"


def _why_not_this(matcher: "Matcher", target: Target, sentence: "Match") -> str:
    """Tell why an entry does not mean what stands in a sentence that holds its words."""
    kind = ONE_OF[target.list]
    if not matcher.is_within(target, sentence.article, sentence.span):
        return f'no {kind} of these words stands in a sentence with "{target.within}"'
    where = matcher.place(sentence.article, sentence.span)
    return f"the words stand in {where}, but no {kind} is read there{_way_to_add(target)}"


def no_article(matcher: "Matcher", id: str) -> str:
    """That no article has an id, with the nearest that one has."""
    close = get_close_matches(id, matcher.number, n=1, cutoff=0.5)
    return f'no article has the id "{id}"' + (f". Did you mean {close[0]}?" if close else "")


def near(matcher: "Matcher", text: str) -> list[str]:
    """Find the sentences most like a text, the likest first.

    They share at least half of its words, or have words spelt like them.
    """
    words = _spelt_as_here(matcher, fold_text(text).split())
    if not words:
        return []
    shared = [(len(words & held), one) for one, held in matcher.words.items()]
    best = sorted((pair for pair in shared if pair[0] * 2 >= len(words)), key=lambda pair: -pair[0])
    different: dict[str, Match] = {}
    for _, one in best:
        different.setdefault(one.sentence, one)
    nearest = list(different.values())[:MOST_NEAR]
    return [f"{matcher.place(one.article, one.span)}: {_shown(matcher, one)}" for one in nearest]


def _spelt_as_here(matcher: "Matcher", asked: list[str]) -> set[str]:
    """Give the words that tell something, spelt as the articles spell them."""
    telling = {word for word in asked if len(word) >= TELLING} or set(asked)
    vocabulary = set().union(*matcher.words.values())
    near = ((word, get_close_matches(word, vocabulary, n=1, cutoff=0.8)) for word in telling)
    return {found[0] if found else word for word, found in near}


def _shown(matcher: "Matcher", found: "Match", most: int = SHOWN) -> str:
    """Give the article's words, as many as a message has room for."""
    text = matcher.parsed[found.article].article.text
    return shorten(found.span.of(text), most, placeholder=" …")


def _way_to_add(target: Target) -> str:
    has_add = "add" in LISTS[target.list].keys
    return (
        f". To add one, write its words behind {ONE_OF[target.list]}, and add: true"
        if has_add
        else ""
    )


def named(target: Target) -> str:
    """Name what an entry is about: its kind and its words."""
    return f'{ONE_OF[target.list]} "{shorten(target.text, SHOWN, placeholder=" …")}"'
