"""The lists of words that the parser reads, and the functions that read them."""

from generator.word_lists import FOLDER, parse_table, read_table, read_words

__all__ = ["FOLDER", "parse_table", "read_table", "read_words"]
