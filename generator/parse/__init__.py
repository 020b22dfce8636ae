"""Read one article: everything it says, each thing a span of its text.

The extractors run in the order of `EXTRACTORS`; each reads what the earlier ones found and fills one field of `Parsed`.
"""

import gc
import os
from collections.abc import Iterator
from dataclasses import replace

from generator.model import Article, Date, Parsed
from generator.parse.actors import find_actors
from generator.parse.confidence import keep_earned
from generator.parse.dates import find_dates
from generator.parse.events import find_events
from generator.parse.events.relations import find_relations
from generator.parse.figures import find_figures
from generator.parse.names import find_names
from generator.parse.places import find_places
from generator.parse.quotes import find_quotes
from generator.parse.sentences import find_sentences

WORTH_PROCESSES = 150  # articles: starting a process takes about as long as parsing fifty
CHUNK = 16  # articles sent to a process at a time

EXTRACTORS = [
    ("sentences", find_sentences),
    ("dates", find_dates),
    ("names", find_names),
    ("places", find_places),
    ("actors", find_actors),
    ("quotes", find_quotes),
    ("figures", find_figures),
    ("events", find_events),
    ("relations", find_relations),
]


def parse_articles(articles: list[Article]) -> Iterator[Parsed]:
    """What `parse_article` gives for each, in order; on all processors where that is quicker."""
    if len(articles) < WORTH_PROCESSES or os.cpu_count() == 1:
        yield from map(parse_article, articles)
        return
    # Imported here: a few articles need no processes.
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # A new process rather than a copy of this one: a preview runs threads, and copying those can hang.
    spawn = get_context("spawn")
    with ProcessPoolExecutor(mp_context=spawn, initializer=gc.set_threshold, initargs=gc.get_threshold()[:1]) as pool:
        yield from pool.map(parse_article, articles, chunksize=CHUNK)


def parse_article(article: Article, *, unearned: bool = False, dates: tuple[Date, ...] | None = None) -> Parsed:
    """All that the article says. Pure: the same article gives the same result, whatever was read before.

    Of an article in another language than English only the sentences are found: our rules would misread the rest.
    With `unearned` also what was found by rules that are wrong too often (see `confidence`): for measuring them. With
    `dates` those take the place of what would be found, and all that rests on dates is read by them.
    """
    parsed = Parsed(article)
    for field, find in EXTRACTORS if article.language == "en" else EXTRACTORS[:1]:
        given = field == "dates" and dates is not None
        found, left_out = dates if given else find(parsed), ()
        if not unearned and not given:
            found, left_out = keep_earned(field, found, article.text)
        parsed = replace(parsed, **{field: found}, left_out=parsed.left_out + left_out)
    # Nobody behind the parser reads tokens, and they are most of what it holds.
    return replace(parsed, sentences=tuple(replace(sentence, tokens=()) for sentence in parsed.sentences))
