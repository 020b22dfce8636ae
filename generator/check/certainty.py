"""Where a page says something more surely, or less surely, than its passage.

What the source only alleges, expects or plans is told as a fact on the page, or the other way; a
condition or a doubt is left out.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import takewhile

from generator.check.asked import Asked
from generator.check.english import forms_of, pattern_of
from generator.check.negations import BEING, is_negation
from generator.check.sayings import sayings_of_all
from generator.check.sentence_reading import NUMBER, SentenceReading, is_content, words_of
from generator.findings import Rule
from generator.gather.stems import stem
from generator.numerals import Day, read_numerals
from generator.word_lists import read_words

HALF = 0.5
# "partly, if not fully" and "as if" make no condition, and "not clear if" is whether.
NO_CONDITION = "".join(rf"(?<!{word} )" for word in ("as", "even", "clear", "known", "sure", "see"))
CONDITION = re.compile(rf"{NO_CONDITION}\b(?:if|unless)\b(?! (?:not|any|only|so)\b)")
HAD = re.compile(r"\bhave \w+(?: \w+)? had\b|\bhad\b.*\b(?:c|w)ould have\b")  # "had it rained"
CONFIRMED = frozenset(map(stem, ["verify", "verified", "confirmed", "independently"]))
CLAUSE_ENDS = frozenset([",", ";", ":", ".", "while", "but"])
NUMBER_ENDS = CLAUSE_ENDS | {"and"}
FARTHEST = 14  # words before a number in which it is said that it is expected
# Behind "not clear".
OPEN_CLAUSE = re.compile(r" (?:if|whether|how|who|what|when|where|why)\b[^,;.]*")
SURE, MAY_BE = frozenset(["will", "shall"]), ("could", "may", "might")
BESIDE = 6  # words before or behind a doubt of which it may be one
NEAR = 4  # words before a verb in which its modal stands


def believed(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """What somebody only alleges or fears, told as it were so."""
    said = [word for word in source.words if word in forms_of("doubting")]
    told = len(page.content & source.content) >= HALF * len(page.content)
    is_open = not page.stems.isdisjoint(sayings_of_all()) or bool(_caveat_in(page))
    if said and told and not is_open:
        yield Asked(Rule.MODALITY, f"the source says “{said[0]}”")


def possible(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """What only would or could be in one of them, and is so in the other."""
    words = read_words("questions")
    conditional = frozenset(words["conditional"])
    for word, governed in _governed(source, frozenset(words["doubtful"])):
        modals = conditional - SURE if word in MAY_BE else conditional
        if _happens(governed, page, modals):
            yield Asked(Rule.MODALITY, f"the source says “{word} {governed}”")
    for word, governed in _governed(page, frozenset(words["doubtful"])):
        modals = conditional - SURE if word in MAY_BE else conditional
        if _happens(governed, source, modals.union(words["open"])):
            yield Asked(Rule.MODALITY, f"the source does not say “{word} {governed}”")
    yield from _open(page, source)
    yield from _open_numbers(page, source)
    yield from _conditions(page, source)


def _open(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """What the source calls possible, or tells with "would", and the page without any doubt."""
    words = read_words("questions")
    hedges = frozenset((*words["open"], *words["conditional"], *words["conditions"]))
    hedges |= forms_of("doubting")
    if _caveat_in(page):
        return
    for index, word in enumerate(source.words):
        behind = list(filter(is_content, source.words[index + 1 : index + NEAR]))[:1]
        is_said = _is_still_said(word, page)
        if word in words["open"] and behind and not is_said and _is_plain(behind, page, hedges):
            yield Asked(Rule.MODALITY, f"the source says “{word} {behind[0]}”")
        elif word in words["doubtful"] and not any(map(is_negation, source.words[index + 1 :][:2])):
            under = takewhile(lambda one: one not in CLAUSE_ENDS, source.words[index + 1 :])
            told = list(filter(is_content, under))
            if len(told) > NEAR and _is_plain(told, page, hedges):
                yield Asked(Rule.MODALITY, f"the source says “{word}”")


def _open_numbers(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """A number that the source tells as expected or feared, on a page that leaves nothing open."""
    words = read_words("questions")
    hedges = frozenset((*words["open"], *words["conditional"], *words["planning"])) - SURE
    hedges |= forms_of("doubting")
    if not hedges.isdisjoint(page.words) or _caveat_in(page):
        return
    found: dict[str | Day, list[str]] = {}
    for each in read_numerals(source.text):
        before = reversed(words_of(source.text[: each.start])[-FARTHEST:])
        clause = takewhile(lambda one: one not in NUMBER_ENDS, before)
        found.setdefault(each.key, []).append(next(filter(hedges.__contains__, clause), ""))
    for each in read_numerals(page.text):
        told = found.get(each.key, ()) if not each.forgiven else ()
        if told and all(told):
            number = page.text[each.start : each.end].strip()
            yield Asked(Rule.MODALITY, f"the source says “{told[0]}” of {number}")


def _is_plain(told: list[str], page: SentenceReading, hedges: frozenset[str]) -> bool:
    """Tell whether a page has most of some words, and none before them that leaves it open."""
    stems = frozenset(map(stem, told))
    places = [place for place, word in enumerate(page.words) if stem(word) in stems]
    if len({stem(page.words[place]) for place in places}) < HALF * len(stems):
        return False
    return hedges.isdisjoint(page.words[max(0, places[0] - NEAR) : places[-1]])


def _governed(reading: SentenceReading, modals: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Each modal with the word that it governs; none where it is denied."""
    for index, word in enumerate(reading.words):
        if word in modals:
            behind = reading.words[index + 1 : index + 5]
            verbs = (one for one in behind if is_content(one) and not one.endswith("ly"))
            governed = next(verbs, "")
            if governed and not any(map(is_negation, behind[:2])):
                yield word, governed


def _happens(word: str, other: SentenceReading, modals: frozenset[str]) -> bool:
    """Tell whether another text says plainly what a modal governs here."""
    for index, one in enumerate(other.words):
        if stem(one) == stem(word):
            before = other.words[max(0, index - NEAR) : index]
            is_infinitive = "to" in before[-2:]
            is_gerund = one.endswith("ing") and BEING.isdisjoint(before)
            is_gerund |= other.words[index + 1 : index + 2] == ("by",) and BEING.isdisjoint(before)
            is_open = not modals.isdisjoint(before) or any(map(is_negation, before))
            return not is_infinitive and not is_gerund and not is_open
    return False


def _conditions(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """A condition of the source that the page leaves out, with what hangs on it."""
    conditions = frozenset(read_words("questions")["conditions"])
    text = " ".join(source.words)
    found = CONDITION.search(text)
    is_kept = not conditions.isdisjoint(page.words) or HAD.search(" ".join(page.words))
    if not found or is_kept:
        return
    word, at = found[0], len(text[: found.start()].split())
    before = source.words[:at] if at > len(source.words) // 3 else source.words[at:]
    hanging = [stem(one) for one in before if is_content(one)]
    if sum(one in page.content for one in hanging) >= max(2, HALF * len(hanging)):
        yield Asked(Rule.MODALITY, f"the source says so only “{word}” something is")


def caveats(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """A doubt of the source that the page leaves out, beside what is doubted."""
    doubt = _caveat_in(source)
    is_open = stem(doubt.removesuffix("ly")) in page.stems or not _open_words().isdisjoint(
        page.words
    )
    is_open |= _is_still_said(doubt, page)
    if not doubt or is_open or _caveat_in(page) or not _is_told(doubt, page, source):
        return
    numbers = set(NUMBER.findall(source.text)) & set(NUMBER.findall(page.text))
    if numbers or len(page.content & source.content) >= 3:
        yield Asked(Rule.CAVEAT, f"the source says “{doubt}”")


def _is_still_said(doubt: str, page: SentenceReading) -> bool:
    """Tell whether a doubt is that somebody believes it, and the page has somebody say so."""
    tellings = sayings_of_all() - CONFIRMED
    return stem(doubt) in tellings and not page.stems.isdisjoint(tellings)


def _is_told(doubt: str, page: SentenceReading, source: SentenceReading) -> bool:
    """Tell whether a page has something of what stands beside a doubt; all of what is unclear."""
    before, _, behind = " ".join(source.words).partition(doubt)
    clause = OPEN_CLAUSE.match(behind)
    if clause:
        return all(stem(word) in page.stems for word in clause[0].split() if is_content(word))
    beside = (*before.split()[-BESIDE:], *behind.split()[:BESIDE])
    return any(stem(word) in page.stems for word in beside if is_content(word) or word.isdigit())


def _caveat_in(reading: SentenceReading) -> str:
    found = _any_caveat().search(" ".join(reading.words))
    if found:
        return found[0]
    denied = {one for each in reading.denials for one in each.denied}
    return next(iter(sorted(denied & CONFIRMED)), "")


@cache
def _open_words() -> frozenset[str]:
    """The words by which a page leaves open what it tells, or has somebody only claim it."""
    return forms_of("doubting").union(MAY_BE)


@cache
def _any_caveat() -> re.Pattern:
    return re.compile(rf"\b(?:{pattern_of(read_words('questions')['caveats'])})\b")
