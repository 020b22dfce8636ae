"""Where a page says something more surely, or less surely, than its passage.

What the source only alleges, expects or plans is told as a fact on the page, or the other way; a
condition or a doubt is left out; a verb of saying says more than the source's.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import takewhile

from generator.check import english
from generator.check.asked import Asked
from generator.check.english import all_forms, forms_of, pattern_of
from generator.check.negations import BEING, is_negation
from generator.check.sentence_reading import NUMBER, SentenceReading, is_content, words_of
from generator.findings import Rule
from generator.gather.stems import stem
from generator.numerals import Day, read_numerals
from generator.parse.grammar.inflection import forms
from generator.word_lists import read_table, read_words

HALF = 0.5
# "partly, if not fully" and "as if" make no condition, and "not clear if" is whether.
NO_CONDITION = "".join(rf"(?<!{word} )" for word in ("as", "even", "clear", "known", "sure", "see"))
CONDITION = re.compile(rf"{NO_CONDITION}\b(?:if|unless)\b(?! (?:not|any|only|so)\b)")
HAD = re.compile(r"\bhave \w+(?: \w+)? had\b|\bhad\b.*\b(?:c|w)ould have\b")  # "had it rained"
CONFIRMED = frozenset(map(stem, ["verify", "verified", "confirmed", "independently"]))
NOUN_AFTER = frozenset(["a", "an", "the", "his", "her", "its", "their", "this", "that"])
CLAUSE_ENDS = frozenset([",", ";", ":", ".", "while", "but"])
NUMBER_ENDS = CLAUSE_ENDS | {"and"}
FARTHEST = 14  # words before a number in which it is said that it is expected
# Behind "not clear".
OPEN_CLAUSE = re.compile(r" (?:if|whether|how|who|what|when|where|why)\b[^,;.]*")
SURE, MAY_BE = frozenset(["will", "shall"]), ("could", "may", "might")
BESIDE = 6  # words before or behind a doubt of which it may be one
TELLING = 5  # words behind a name in which a verb of saying is theirs: "the mayor's envoy said"
NEAR = 4  # words before a verb in which its modal stands


def believed(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """What somebody only alleges or fears, told as it were so."""
    said = [word for word in source.words if word in forms_of("doubting")]
    told = len(page.content & source.content) >= HALF * len(page.content)
    if said and told and page.stems.isdisjoint(sayings_of_all()):
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
    if not hedges.isdisjoint(page.words):
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


def past_of(word: str) -> frozenset[str]:
    """Give the past forms of a verb that is not in one."""
    past = (one for one in forms(word) if not one.endswith(("s", "ing")) and one != word)
    return frozenset(past) if not word.endswith(("ed", "ing")) else frozenset()


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


def sayings(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """A verb of saying that says more than the source's does."""
    for words, alike in _loaded():
        said = {word for word in words.intersection(page.words) if not _is_noun(word, page.words)}
        is_known = not alike.isdisjoint(source.words)
        if said & forms_of("doubting"):  # "claims" for "allegations"
            is_known = is_known or not forms_of("doubting").isdisjoint(source.words)
        is_denial = "deny" in words and bool(source.denials)  # for "it is not"
        if said and not is_known and not is_denial and stem(min(said)) not in source.stems:
            yield Asked(Rule.MODALITY, f"the source does not say “{min(said)}”")


def promised(word: str, source: SentenceReading) -> bool:
    """Tell whether a source says the same with another verb of the kind: pledged for promised."""
    return any(word in alike and not alike.isdisjoint(source.words) for _, alike in _loaded())


def is_teller(name: str, page: SentenceReading, source: SentenceReading) -> bool:
    """Tell whether a page gives a passage to somebody, whose speaker stands before it."""
    before, _, behind = page.text.partition(name)
    beside = (*words_of(before)[-1:], *words_of(behind)[:TELLING])
    is_said = any(one.speaker_span for one in source.quotes)
    return not is_said and not english.words_of("says something").isdisjoint(beside)


def _is_noun(word: str, words: tuple[str, ...]) -> bool:
    """Tell whether a word stands behind an article: "is a promise"."""
    before = words[: words.index(word)][-1:]
    return not NOUN_AFTER.isdisjoint(before)


@cache
def _open_words() -> frozenset[str]:
    """The words by which a page leaves open what it tells, or has somebody only claim it."""
    return forms_of("doubting").union(MAY_BE)


@cache
def _any_caveat() -> re.Pattern:
    return re.compile(rf"\b(?:{pattern_of(read_words('questions')['caveats'])})\b")


@cache
def _loaded() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """The forms of each verb, and those of all that say the same."""
    rows = read_table("questions")["loaded sayings"]
    return tuple((all_forms(row[0]), all_forms(" ".join(row))) for row in rows)


@cache
def sayings_of_all() -> frozenset[str]:
    """The stems of verbs of saying and believing, and of those that doubt."""
    speech = read_table("speech")
    verbs = [
        row[0].split()[0] for part in ("say", "that", "tell", "believe") for row in speech[part]
    ]
    saying = all_forms(" ".join((*verbs, "accord", "blame")))
    return frozenset(map(stem, saying | forms_of("doubting")))
