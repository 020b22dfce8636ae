"""Every sentence of tests/cases, cut at every word and every character, through the parser."""

import traceback
from collections.abc import Iterator
from itertools import chain

from generator.parse import parse_article
from tests.cuts import articles_of, case_sentences, cut_at_characters, cut_at_words


def crashes_on_cuts() -> Iterator[str]:
    """What the parser does not survive, a line each; the same place in the program once."""
    told = set()
    for sentence in case_sentences():
        for cut in dict.fromkeys(chain(cut_at_words(sentence), cut_at_characters(sentence))):
            for article in articles_of(cut):
                try:
                    parse_article(article)
                except Exception as error:
                    where = traceback.extract_tb(error.__traceback__)[-1]
                    line = f"{where.filename}:{where.lineno}"
                    if line not in told:
                        told.add(line)
                        yield f"{line}: {type(error).__name__}: {error}; {article.id}: {cut!r}"
