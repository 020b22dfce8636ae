"""Give every word of a sentence a one-letter tag, as far as closed classes, endings and neighbours tell what it is.

A tagger without a model: only what cutting clauses needs. What stands between quotation marks is opaque ("q").
"""

import re
from functools import cache

from generator.model import Sentence
from generator.parse.lexicon import read_table, read_words
from generator.parse.triggers import event_verbs
from generator.parse.verbs import inflect

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
}  # and: V past, P participle, G gerund, S present, B base, Y said, I to, T that, K but, N anything else
MONTHS = {"may": "A", "march": "B"}  # in lower case no months
OPEN, CLOSE, STRAIGHT = frozenset(["“", "«", "„", "``"]), frozenset(["”", "»", "''"]), '"'
MARKS = OPEN | CLOSE | {STRAIGHT}


def tag(sentence: Sentence, words: list[str]) -> str:
    """The tags of the sentence's tokens, one letter each; `words` are the tokens in lower case."""
    known, tags, inside = _known(), [], _begins_inside(sentence)
    for token, lower in zip(sentence.tokens, words, strict=True):
        word = token.text
        if word in MARKS:
            inside = word in OPEN or (word == STRAIGHT and not inside)
            tags.append("q")
        elif inside:
            tags.append("q")
        else:
            letter = MONTHS.get(word) or known.get(lower) or _guess(word, lower)
            if letter in "VSBGYP" and word[0].isupper() and tags:
                letter = "N"  # "Security", "United": part of a name
            if letter in "VSBY":
                letter = _in_place(letter, lower, "".join(tags[-2:]))
            tags.append(letter)
    return _settle("".join(tags), sentence)


def _begins_inside(sentence: Sentence) -> bool:
    """Whether the first quotation mark of the sentence closes a quotation that began in an earlier one."""
    for token in sentence.tokens:
        if token.text in OPEN or token.text == STRAIGHT:
            return False
        if token.text in CLOSE:
            return True
    return False


def _guess(word: str, lower: str) -> str:
    if not word[0].isalnum():
        return word if word in ",;" else ";" if word in ":—–" else "."
    if lower.endswith("ed") and len(lower) > 3 and "-" not in lower:
        return "V"
    if lower.endswith("ing") and len(lower) > 4 and "-" not in lower:
        return "G"
    return "X" if lower.endswith("ly") and word[0].islower() and len(lower) > 4 else "N"


def _in_place(letter: str, word: str, earlier: str) -> str:
    """What a form that may be verb or noun is after the two words before it."""
    if earlier in ("", "X"):
        return "P" if letter in "VY" else "N"  # "Asked about the plan, …", "Newly appointed ministers …"
    before = earlier[-1]
    if letter in "VY" and (before in "DRVG" or earlier in ("DX", "RX")):
        return "N"  # attributive: "the disputed border", "a newly built road", "released detained men"
    if letter == "S":
        return "S" if before in "NOXWPq." else "N"
    if letter == "B" and before in "NO":
        return "Y" if word == "say" else "S" if before == "O" else "V" if word in _never_nouns() else "N"
    if letter == "B":
        return "B" if before in "AIXEC" else "N"
    return letter


def _settle(tags: str, sentence: Sentence) -> str:
    """Mend what only the next word can tell: "forces led by X" has no finite verb, "two armies plan to" has one."""
    settled = list(tags)
    for match in re.finditer(r"V(?=R)|S(?![DOTNIqM])|(?<=N)N(?=I)", tags):
        index = match.start()
        if match.group() == "S":
            settled[index] = "N"
        elif tags[index] == "N":
            base = _known().get(sentence.tokens[index].text) == "B"
            settled[index] = "V" if base and sentence.tokens[index - 1].text.endswith("s") else "N"
        elif sentence.tokens[index + 1].text == "by" and not re.search(r"[AE]X*$", tags[max(0, index - 4) : index]):
            settled[index] = "P"
    return "".join(settled)


@cache
def _known() -> dict[str, str]:
    words, known = read_words("clauses"), {}
    lemmas = [*event_verbs(), *(row[0] for row in read_table("clauses")["irregular"]), *words["verbs"]]
    for lemma in lemmas:
        forms = inflect(lemma)
        known |= {forms.base: "B", forms.present: "S", forms.participle: "P"}
        known |= {forms.past: "V", forms.gerund: "G"}
    for lemma in words["speech"]:
        forms = inflect(lemma)
        known |= {forms.base: "B", forms.present: "Y", forms.past: "Y", forms.gerund: "G"}
    for part, letter in TAGS.items():
        known |= dict.fromkeys(words[part], letter)
    known |= dict.fromkeys(words["not past"] + words["not participle"], "N")
    known |= {"including": "R", "following": "R", "according": "R"}
    return known | {"to": "I", "that": "T", "but": "K", "yet": "K"}


@cache
def _never_nouns() -> frozenset[str]:
    return frozenset(read_words("clauses")["verbs"])
