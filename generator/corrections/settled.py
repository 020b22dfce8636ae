"""Claims and stories joined and parted as the editor has them; `gather/` makes them so."""

from collections.abc import Iterable
from dataclasses import replace

from generator.corrections.entries import NOWHERE, Entry
from generator.corrections.matching import Match, Matcher
from generator.corrections.misses import no_article
from generator.corrections.showing import check_sections, with_sentence
from generator.passages import Passages


def correct_claims(matcher: Matcher, entries: Iterable[Entry], sections: tuple[str, ...]) -> None:
    """Keep with a sentence which others tell the same as it does, and which do not."""
    for entry in entries:
        section = entry.get("section")
        if section:
            check_sections(matcher, entry, (section,), sections)
        for match in matcher.one(entry.target)[:1]:
            _settle_claim(matcher, entry, match)


def _settle_claim(matcher: Matcher, entry: Entry, match: Match) -> None:
    parsed = matcher.parsed[match.article]
    sentence = parsed.sentences[match.record]
    joined = _ids(matcher, entry, "join", match)
    parted = _ids(matcher, entry, "part", match)
    sentence = replace(
        sentence,
        joined=tuple(dict.fromkeys((*sentence.joined, *joined))),
        parted=tuple(dict.fromkeys((*sentence.parted, *parted))),
    )
    if section := entry.get("section"):
        sentence = replace(sentence, sections=() if section == NOWHERE else (section,))
    matcher.put(match.article, with_sentence(parsed, match.record, sentence))


def _ids(matcher: Matcher, entry: Entry, key: str, match: Match) -> list[str]:
    """The ids of the passages that a key names, by their ids or by words of them."""
    passages = Passages(tuple(matcher.parsed))
    found = []
    for words in entry.get(key) or ():
        target = entry.target._replace(text=words, article="", within="")
        for other in matcher.one(target)[:1]:
            if (other.article, other.record) == (match.article, match.record):
                what = f"{key}: the words name the sentence itself"
                matcher.complain(entry.target, f"{what}. Write those of another")
                continue
            found.append(passages.of(matcher.parsed[other.article])[other.record].id)
    return found


def correct_stories(matcher: Matcher, entries: Iterable[Entry]) -> None:
    """Keep with an article which others are on the same crisis, and which are not."""
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
        parsed = matcher.parsed[number]
        settled = replace(
            parsed,
            same_story=(*parsed.same_story, *named["join"]),
            other_story=(*parsed.other_story, *named["part"]),
            story_title=entry.get("title") or parsed.story_title,
        )
        matcher.put(number, settled)
