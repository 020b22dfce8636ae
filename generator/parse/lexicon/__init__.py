"""The lists of words that the parser reads, as `generator.word_lists` reads them."""
