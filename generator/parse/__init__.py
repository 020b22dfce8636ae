"""Read one article: everything it says, each thing a span of its text.

The extractors run in the order of `EXTRACTORS`; each reads what the earlier ones found and fills one field of `Parsed`.
"""

from dataclasses import replace

from generator.model import Article, Parsed
from generator.parse.actors import find_actors
from generator.parse.dates import find_dates
from generator.parse.events import find_events
from generator.parse.figures import find_figures
from generator.parse.names import find_names
from generator.parse.places import find_places
from generator.parse.quotes import find_quotes
from generator.parse.relations import find_relations
from generator.parse.sentences import find_sentences

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


def parse_article(article: Article) -> Parsed:
    """All that the article says. Pure: the same article gives the same result, whatever was read before.

    Of an article in another language than English only the sentences are found: our rules would misread the rest.
    """
    parsed = Parsed(article)
    for field, find in EXTRACTORS if article.language == "en" else EXTRACTORS[:1]:
        parsed = replace(parsed, **{field: find(parsed)})
    return parsed
