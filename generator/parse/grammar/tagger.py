"""Give every word of a sentence a one-letter tag.

Closed classes, endings and neighbours tell what a word is; there is no model, and only what cutting
clauses needs is told. What stands between quotation marks is opaque ("q").
"""

import re
from functools import cache

from generator.model import Sentence, Token
from generator.parse.grammar.inflection import inflect
from generator.parse.grammar.quotation_marks import CLOSING, OPENING, STRAIGHT
from generator.word_lists import read_table, read_words, set_of, word_set

TAGS = {
    "auxiliaries": "A",
    "be": "E",  # non-finite
    "subordinators": "U",
    "relatives": "W",
    "coordinators": "C",
    "pronouns": "O",
    "determiners": "D",
    "prepositions": "R",
    "adverbs": "X",
    "times": "M",
}
# And: V past, P participle, G gerund, S present, B base, Y said, I to, T that, K but, N anything
# else.
NO_ADVERBS = word_set("speech", "no adverbs")
NO_MONTHS = {"may": "A", "march": "B"}  # in small letters
ACRONYMS = {"WHO": "N", "IS": "N", "IT": "N", "US": "N"}  # in capitals
BY_CASE = NO_MONTHS | ACRONYMS
CLOSE = CLOSING | {"''"}
MARKS = OPENING | CLOSE | {STRAIGHT}
HYPHEN = "-"
WORDS_KEPT = 1 << 15  # more words than a long article has
VERB_FORM = re.compile("[VSBGYP]")
# The last but one: "Swedish raids overnight in Homs killed 12".
UNSETTLED = re.compile(r"V(?=R)|S(?![DOTNIqM])|S(?=M+(?:RD?N+)*X?[VA])|(?<=N)N(?=I)")
PUNCTUATION = {
    ",": ",",
    ";": ";",
    ":": ";",
    "—": ";",
    "–": ";",
    "-": ";",
    "•": ";",
}  # any other sign is "."
# No nouns: behind one they are verbs.
ALWAYS_SAYING = set_of("say allege insist argue believe warn confirm")
ATTRIBUTIVE = frozenset("DRVG")  # a past form behind them stands before a noun
RANKING = word_set("speech", "ranking")
CLAUSAL = frozenset("NOXWPq.")  # a present form behind them is a verb
GOVERNING = frozenset("AIXEC")  # a base form behind them is a verb
GOVERNED = re.compile(r"[AE]X*$")  # before a participle that is part of a verb group


def lower_words(sentence: Sentence) -> list[str]:
    """Give the tokens of the sentence in small letters, apostrophes made straight."""
    written = "\n".join([token[2] for token in sentence.tokens])
    return written.lower().replace("’", "'").split("\n")


def tag(sentence: Sentence, words: list[str]) -> str:
    """Give the tags of the sentence's tokens, one letter each; `words` is them in lower case."""
    written = [token[2] for token in sentence.tokens]
    tags = list(map(LETTERS.__getitem__, written))
    if not MARKS.isdisjoint(written):
        tags = _without_quoted(tags, written)
    if HYPHEN in written:
        _part_hyphens(tags, sentence.tokens)
    for match in VERB_FORM.finditer("".join(tags)):
        index = match.start()
        if index and written[index][0].isupper():
            tags[index] = "N"  # "Security", "United": part of a name
        elif match.group() in "VSBY":
            tags[index] = _tag_form(tags, words, index)
    return _settle("".join(tags), written)


def _tag_form(tags: list[str], words: list[str], index: int) -> str:
    """Tag a form that may be verb or noun by the two words before it, tagged already."""
    letter, earlier = tags[index], "".join(tags[max(0, index - 2) : index])
    is_behind_gerund = letter in "VY" and earlier[-1:] == "G" and words[index - 1] != "having"
    if is_behind_gerund and _ends_subject(earlier, tags, index):
        return letter
    if earlier == "DM" and words[index - 1] in RANKING:
        earlier = "D"  # "the last confirmed case", but "the army this week confirmed"
    return _in_place(letter, words[index], earlier)


class _TagsOfWords(dict[str, str]):
    """The tag of each word wherever it stands.

    Those met are kept, for words come again, up to a number.
    """

    def __missing__(self, word: str) -> str:
        if len(self) >= WORDS_KEPT:
            self.clear()
        lower = word.lower().replace("’", "'")
        self[word] = letter = BY_CASE.get(word) or _known().get(lower) or _guess(word, lower)
        return letter


LETTERS = _TagsOfWords()


def _without_quoted(tags: list[str], written: list[str]) -> list[str]:
    """Put "q" for the quotation marks and what stands between them."""
    first = next(word for word in written if word in MARKS)
    inside, blanked = first in CLOSE, []  # what a first mark closes began in an earlier sentence
    for letter, word in zip(tags, written, strict=True):
        if word in MARKS:
            blanked.append("q")
            inside = word in OPENING or (word == STRAIGHT and not inside)
        else:
            blanked.append("q" if inside else letter)
    return blanked


def _part_hyphens(tags: list[str], tokens: tuple[Token, ...]) -> None:
    """Tag the hyphens that stand close to a word, as in "7.8-magnitude", as no dashes."""
    for index, token in enumerate(tokens):
        if token.text == HYPHEN and index and tokens[index - 1].end == token.start:
            tags[index] = "."


def _guess(word: str, lower: str) -> str:
    """Guess the tag of a word in no list by its ending."""
    if not word[0].isalnum():
        return PUNCTUATION.get(word, ".")
    parted = "-" in lower
    if lower.endswith("ed") and len(lower) > 3 and not parted:
        return "V"
    if lower.endswith("ing") and len(lower) > 4 and not parted:
        return "G"
    if word not in NO_ADVERBS and lower.endswith("ly") and word[0].islower() and len(lower) > 4:
        return "X"
    return "N"


def _in_place(letter: str, word: str, earlier: str) -> str:
    """Tell what a form that may be verb or noun is, from the tags of the two words before it."""
    past = letter in "VY"
    if earlier in ("", "X"):
        return "P" if past else "N"  # "Asked about the plan, …", "Newly appointed ministers …"
    before = earlier[-1]
    if past:
        # "the disputed border", "a newly built road", "released detained men"
        return "N" if before in ATTRIBUTIVE or earlier in ("DX", "RX") else letter
    if letter == "S":
        return "S" if before in CLAUSAL else "N"
    if before in "NO":
        return _behind_subject(word, before)
    return "B" if before in GOVERNING else "N"


def _ends_subject(earlier: str, tags: list[str], index: int) -> bool:
    """Whether a gerund before a past form is its subject: "Shelling killed", "a crossing closed".

    One that has an object is none: "supporting displaced people".
    """
    if earlier[:-1] and earlier[0] not in "TCU,;":
        return earlier[0] in "ND"
    return "".join(tags[index + 1 : index + 2]) not in ("N", "V", "G")


def _behind_subject(word: str, before: str) -> str:
    """Tell what a base form is behind a noun or a pronoun."""
    if word in ALWAYS_SAYING:
        return "Y"
    if before == "O":
        return "S"
    return "V" if word in word_set("clauses", "verbs") else "N"


def _settle(tags: str, written: list[str]) -> str:
    """Mend what only the next word can tell.

    "forces led by X" has no finite verb, "two armies plan to" has one.
    """
    settled = list(tags)
    for match in UNSETTLED.finditer(tags):
        index = match.start()
        if match.group() == "S":
            settled[index] = "N"
        elif tags[index] == "N":
            base = _known().get(written[index]) == "B"
            settled[index] = "V" if base and written[index - 1].endswith("s") else "N"
        elif written[index].lower() in _only_past():
            continue
        elif written[index + 1] == "by" and not GOVERNED.search(tags, max(0, index - 4), index):
            settled[index] = "P"
    return "".join(settled)


@cache
def _known() -> dict[str, str]:
    """Give the tag of each word that some list has; what comes later in here holds."""
    words, known = read_words("clauses"), {}
    irregular = [row[0] for row in read_table("clauses")["irregular"]]
    for lemma in [*_event_verbs(), *irregular, *words["verbs"]]:
        forms = inflect(lemma)
        known[forms.base], known[forms.present], known[forms.participle] = "BSP"
        known[forms.past], known[forms.gerund] = "VG"
    for lemma in words["speech"]:
        forms = inflect(lemma)
        known[forms.base], known[forms.present], known[forms.past], known[forms.gerund] = "BYYG"
    for part, letter in TAGS.items():
        known |= dict.fromkeys(words[part], letter)
    known |= dict.fromkeys(words["not past"] + words["not participle"], "N")
    prepositions = set(words["not participle"]).intersection(words["prepositions"])
    known |= dict.fromkeys(prepositions, "R")  # during, including
    return known | {"to": "I", "that": "T", "but": "K", "yet": "K"}


def is_base_form(word: str) -> bool:
    """Whether a word that is tagged as a finite verb is none of the past: "rebels reject"."""
    return _known().get(word) == "B"


@cache
def _only_past() -> frozenset[str]:
    """List the past forms that are no participles: "spoke (by phone)"."""
    known = (inflect(row[0]) for row in read_table("clauses")["irregular"])
    return frozenset(forms.past for forms in known if forms.past != forms.participle)


@cache
def _event_verbs() -> tuple[str, ...]:
    """Give the lemmas of all verbs that tell events, alone or as light verbs, in a fixed order.

    Of two that share a form ("scheduled", "schedule") the shorter comes later.
    """
    table = read_table("events")
    parts = [part for part in table if part.isupper()] + ["light verbs", "plans"]
    written = [row[0] for part in parts for row in table[part]]
    lemmas = {lemma for words in written for lemma in words.split()[0].split("|")}
    return tuple(sorted(lemmas, key=lambda lemma: (-len(lemma), lemma)))
