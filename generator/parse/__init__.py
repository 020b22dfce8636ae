"""Read one article: find everything that it says, each thing a span of its text.

The extractors run in the order of `EXTRACTORS`; each reads what the earlier ones found and fills
one field of `Parsed`.
"""

from collections.abc import Callable, Iterator, Mapping

from generator.executors import map_in_order
from generator.faults import RAISED, Faults
from generator.frozen import replace
from generator.model import Article, Parsed, Quote
from generator.parse.actors import find_actors
from generator.parse.confidence import Kept, keep_earned
from generator.parse.dates import find_dates
from generator.parse.events import find_events
from generator.parse.events.relations import find_relations
from generator.parse.figures import find_figures
from generator.parse.names import find_names
from generator.parse.places import find_places
from generator.parse.quotes import find_quotes
from generator.parse.sentences import find_sentences

Extractor = Callable[[Parsed], tuple]
Given = Mapping[str, tuple]  # fields of `Parsed` that are known beforehand
NOTHING_GIVEN: Given = {}

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


def parse_articles(
    articles: list[Article],
    parse: Callable[[Article], Parsed] | None = None,
) -> Iterator[Parsed]:
    """Yield what `parse`, or else `parse_article`, gives for each; `executors` say where."""
    return map_in_order(parse or parse_article, articles)


def parse_article(
    article: Article,
    *,
    unearned: bool = False,
    given: Given = NOTHING_GIVEN,
    faults: Faults = RAISED,
) -> Parsed:
    """Find all that the article says; the same article gives the same result, whatever came before.

    Of an article in another language than English only the sentences are found: our rules would
    misread the rest. `unearned` keeps what was found by rules that are wrong too often (see
    `confidence`), for measuring them. What is `given` takes the place of what would be found, and
    all that rests on it is read by it. Where `faults` are collected, an extractor that fails leaves
    its field empty, and those behind it read the rest.
    """
    parsed = Parsed(article)
    extractors = EXTRACTORS if article.language == "en" else EXTRACTORS[:1]
    for field, find in extractors:
        with faults.at(article.path or article.id, f"the reading of its {field}"):
            if field in given:
                kept = Kept(given[field])
            else:
                kept = _extract(parsed, field, find=find, unearned=unearned)
            left_out = parsed.left_out + kept.left_out
            parsed = replace(parsed, **{field: kept.found}, left_out=left_out)
        if not parsed.sentences:  # nothing can be shown without its sentence
            break
    # Nobody behind the parser reads tokens, and they are most of what it holds.
    bare = tuple(replace(sentence, tokens=()) for sentence in parsed.sentences)
    return replace(parsed, sentences=bare)


def parse_what_can_be(article: Article, given: Given = NOTHING_GIVEN) -> Parsed:
    """Find what the article says though an extractor may fail; the result names which did."""
    faults = Faults()
    parsed = parse_article(article, given=given, faults=faults)
    return replace(parsed, faults=faults.found)


def parse_quotes(text: str) -> tuple[Quote, ...]:
    """Find the quotations of a text that is no article; who speaks is known by words alone."""
    article = Article("", text)
    sentences = find_sentences(Parsed(article))
    found = find_quotes(Parsed(article, sentences=sentences))
    return keep_earned("quotes", found, text).found


def _extract(parsed: Parsed, field: str, *, find: Extractor, unearned: bool) -> Kept:
    """Run an extractor, and keep of what it finds what its rules have earned."""
    found = find(parsed)
    return Kept(found) if unearned else keep_earned(field, found, parsed.article.text)
