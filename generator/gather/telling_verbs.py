"""The words of a sentence that tell what was done: "ferried" of "soldiers ferried insulin"."""

from dataclasses import replace

from generator.gather.compared_sentences import Facts
from generator.gather.stems import MEANT
from generator.model import Token
from generator.parse.grammar.tagger import LETTERS, lower_words, tag
from generator.parse.grammar.tokens import TOKEN

DONE = frozenset("VPGY")  # tags of past and -ing forms, also of those that may say: "declared"


def verbs_of(facts: Facts) -> frozenset[str]:
    """Give the stems of the words of a sentence that tell what was done, or is being done."""
    sentence, text = facts.parsed.sentences[facts.number], facts.passage.article.text
    found = TOKEN.finditer(text, *sentence.span)
    sentence = replace(sentence, tokens=tuple(Token(*each.span(), each[0]) for each in found))
    tags = tag(sentence, lower_words(sentence))
    written = [token.text for token in sentence.tokens]
    # What is quoted has no tags of its own.
    letters = (
        LETTERS[word] if tag == "q" else tag for word, tag in zip(written, tags, strict=True)
    )
    told = zip(written, letters, strict=True)
    return frozenset(MEANT[word] for word, letter in told if letter in DONE and word.islower())
