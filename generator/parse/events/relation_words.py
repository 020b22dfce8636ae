"""The lists of words that tell relations."""

from functools import partial

from generator.word_lists import word_set

# Those to which the parts of the list belong, by the start of their names.
RELATIONS = ("supports", "opposes", "accuses", "leads", "calls on", "speaks with")
listed_words = partial(word_set, "relations")
