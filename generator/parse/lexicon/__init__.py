"""The parser's word lists, and what reads them."""

from generator.word_lists import FOLDER, parse_table, read_table, read_words

__all__ = ["FOLDER", "parse_table", "read_table", "read_words"]
