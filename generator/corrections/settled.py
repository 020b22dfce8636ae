"""Claims and stories joined and parted as the editor has them; `gather/` makes them so."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from generator.corrections.article import joined, with_sentence
from generator.corrections.contradictions import Said, things_of
from generator.corrections.entries import NOWHERE, Entry
from generator.corrections.matching import Match, Matcher, check_sections
from generator.corrections.misses import no_article
from generator.model import Sentence
from generator.passages import Passages

FIELDS = {"join": "joined", "part": "parted"}  # of a sentence, by the keys of an entry
PAIR = "pair"  # what is said of two: to join them, or to part them


def correct_claims(matcher: Matcher, entries: Iterable[Entry], sections: tuple[str, ...]) -> None:
    """Keep with a sentence which others tell the same as it does, and which do not."""
    said = Said(matcher)
    for entry in entries:
        section = entry.get("section")
        if section:
            check_sections(matcher, entry, (section,), sections)
        found = matcher.one(entry.target)[:1]
        said.check(entry, things_of(entry, found))
        for match in found:
            _settle_claim(matcher, entry, match, said)


def _settle_claim(matcher: Matcher, entry: Entry, match: Match, said: Said) -> None:
    named = {key: _ids(matcher, entry, key, match) for key in FIELDS}
    parsed = matcher.parsed[match.article]
    own = Passages(tuple(matcher.parsed)).of(parsed)[match.record].id
    _check_pairs(said, entry, own, named)
    sentence = parsed.sentences[match.record]
    for key, field in FIELDS.items():
        if ids := named[key]:
            ids = joined(getattr(sentence, field), tuple(ids))
            sentence = _named_in(replace(sentence, **{field: ids}), field)
    if section := entry.get("section"):
        sentence = replace(sentence, sections=() if section == NOWHERE else (section,))
    matcher.put(match.article, with_sentence(parsed, match.record, sentence))


def _named_in(sentence: Sentence, *fields: str) -> Sentence:
    return replace(sentence, corrected=joined(sentence.corrected, fields))


def _ids(matcher: Matcher, entry: Entry, key: str, match: Match) -> list[str]:
    """Give the ids of the passages that a key names, by their ids or by words of them.

    Their sentences keep that they were named.
    """
    passages = Passages(tuple(matcher.parsed))
    found = []
    for words in entry.get(key) or ():
        target = entry.target._replace(text=words, article="", within="")
        for other in matcher.one(target)[:1]:
            if (other.article, other.record) == (match.article, match.record):
                what = f"{key}: the words name the sentence itself"
                matcher.complain(entry.target, f"{what}. Write those of another")
                continue
            parsed = matcher.parsed[other.article]
            found.append(passages.of(parsed)[other.record].id)
            named = _named_in(parsed.sentences[other.record], FIELDS[key])
            matcher.put(other.article, with_sentence(parsed, other.record, named))
    return found


def _check_pairs(said: Said, entry: Entry, own: str, named: Mapping[str, Iterable[str]]) -> None:
    """Complain where an entry joins what another parted, whichever of the two each names."""
    for key, ids in named.items():
        for id in ids:
            said.compare(entry, frozenset((own, id)), {PAIR: key}, shown=key)


def correct_stories(matcher: Matcher, entries: Iterable[Entry]) -> None:
    """Keep with an article which others are on the same crisis, and which are not."""
    said = Said(matcher)
    for entry in entries:
        number = matcher.number.get(entry.target.text)
        named = {key: entry.get(key) or () for key in ("join", "part")}
        unknown = [id for ids in named.values() for id in ids if id not in matcher.number]
        if number is None or unknown:
            matcher.miss(entry.target, no_article(matcher, next(iter(unknown), entry.target.text)))
            continue
        if entry.target.text in (*named["join"], *named["part"]):
            what = "an article is neither joined with itself nor parted from itself"
            matcher.complain(entry.target, f"{what}. Take its id out of the list")
            continue
        said.check(entry)
        _check_pairs(said, entry, entry.target.text, named)
        parsed = matcher.parsed[number]
        settled = replace(
            parsed,
            same_story=(*parsed.same_story, *named["join"]),
            other_story=(*parsed.other_story, *named["part"]),
            story_title=entry.get("title") or parsed.story_title,
        )
        matcher.put(number, settled)
