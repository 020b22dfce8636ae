"""Who says something, and a verb of saying that says more than the source's."""

from collections.abc import Iterator
from functools import cache

from generator.check import english
from generator.check.asked import Asked
from generator.check.english import NOUN_AFTER, all_forms, forms_of, opposites
from generator.check.exchanges import is_rewritten
from generator.check.sentence_reading import SentenceReading, words_of
from generator.findings import Rule
from generator.gather.stems import stem
from generator.word_lists import read_table, read_words

TELLING = 5  # words behind a name in which a verb of saying is theirs: "the mayor's envoy said"


def sayings(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """A verb of saying that says more than the source's; where all is written anew, an opposite."""
    is_anew = is_rewritten(source.words, page.words)
    for words, alike in _loaded():
        said = {word for word in words.intersection(page.words) if not _is_noun(word, page.words)}
        is_known = not alike.isdisjoint(source.words) or _says_so(said, source)
        has_opposite = any(word in side for word in said for sides in opposites() for side in sides)
        if said and not is_known and (has_opposite or not is_anew):
            yield Asked(Rule.MODALITY, f"the source does not say “{min(said)}”")


def _says_so(said: set[str], source: SentenceReading) -> bool:
    """Tell whether a source says the same: allegations for "claims", "it is not" for "denied"."""
    doubting = forms_of("doubting")
    is_doubt = not (said.isdisjoint(doubting) or doubting.isdisjoint(source.words))
    is_denial = source.denies and not said.isdisjoint(all_forms("deny"))
    confirming = next(one for one, other in opposites() if "deny" in other)
    is_denial = is_denial and confirming.isdisjoint(source.words)  # and no "could not confirm"
    return is_doubt or is_denial or stem(min(said, default="")) in source.stems


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


@cache
def claims() -> frozenset[str]:
    """The words by which somebody only claims or supposes something."""
    return forms_of("doubting") | forms_of("claiming")


@cache
def possible() -> frozenset[str]:
    """The words before which stands what may be so."""
    return frozenset(read_words("questions")["open"])


def leaves_open(word: str) -> bool:
    """Tell whether a word by itself leaves open what a sentence tells."""
    is_open = word in claims() or word in possible()
    return is_open or word in read_words("questions")["doubtful"]
