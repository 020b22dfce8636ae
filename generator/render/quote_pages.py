"""The pages of quotations: an actor with a page has their words there, others share a list.

Where the list is too long for a page, who is quoted often has pages of their own, and, where it
still is, the others share pages by their letters: the first page leads to all, those of actors
included. Where it is short it has the words of all.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from itertools import chain

from generator.evidence import ActorName, Said
from generator.model import QuoteKind
from generator.render.by_story import ByStory
from generator.render.line_heights import height_of_quote, height_of_speaker
from generator.render.list_line import ListLine, Quoted
from generator.render.list_pages import ListPage, numbered
from generator.render.page_length import HEADING, MOST, exceeds, in_pages

QUOTES, FOLDER = "quotes.md", "quotes"
UNKNOWN = "unknown"  # the name of what is quoted of nobody known
LETTER = "other"  # names the pages of those who are quoted too little for a page: other-a
LINES_FOR_PAGE = 5
SHORT = 1800  # pixels, two screens, of a list that a reader takes in at once
BESIDE_WORDS = 1500  # pixels of what the page of an actor has beside their words


def key_of(speaker: ActorName | None) -> str:
    return speaker.key if speaker else UNKNOWN


def newest_first(lines: Iterable[ListLine[Said]]) -> tuple[ListLine[Said], ...]:
    """Order the lines of a speaker, with paraphrases behind all that is verbatim in part."""
    return tuple(sorted(lines, key=_by_day))


def _by_day(line: ListLine[Said]) -> tuple[bool, int]:
    said = line.record
    published = said.passage.article.published or date.min
    return said.quote.kind is QuoteKind.INDIRECT, -published.toordinal()


def pages_of_actors(quoted: Iterable[Quoted]) -> dict[str, tuple[ListPage, ...]]:
    """Give, by actors that have a page, the pages with their words: that one, then further ones.

    What their page leaves over stands beside the pages of other speakers. A list of quotations
    that is SHORT stays whole: there are none then.
    """
    several = tuple(quoted)
    if not exceeds(several, height_of_speaker, SHORT):
        return {}
    found: dict[str, tuple[ListPage, ...]] = {}
    for who, lines in several:
        if who and who.has_page:
            parts = in_pages(lines, height_of_quote, MOST - BESIDE_WORDS)
            of_one = [((who, part),) for part in parts]
            first, *further = numbered(f"quotes/{who.key}", of_one, name=who.name)
            found[who.key] = (first._replace(path=f"actors/{who.key}.md"), *further)
    return found


def quote_pages(
    quoted: Iterable[Quoted], of_actors: Mapping[str, tuple[ListPage, ...]], stories: ByStory
) -> tuple[ListPage, ...]:
    """Give the first page of the list, then all others with quotations, those of actors first."""
    pages = list(chain.from_iterable(of_actors.values()))
    groups = tuple((who, lines) for who, lines in quoted if key_of(who) not in of_actors)
    for split in (_pages_of_speakers, _pages_of_letters):
        headings = HEADING * (stories.count_headings(groups) - len(groups))
        if exceeds(groups, height_of_speaker, MOST - headings):
            further, groups = split(groups, stories)
            pages += further
    return (ListPage(QUOTES, groups, others=tuple(most_quoted_first(pages))), *pages)


def most_quoted_first(pages: list[ListPage]) -> list[ListPage]:
    """Order the pages as the first one lists them: speakers, those not known, then letters."""
    counts: Counter[str] = Counter()
    for page in pages:
        counts[page.name] += page.count

    def rank(page: ListPage) -> tuple:
        is_of_letter = page.path.startswith(f"{FOLDER}/{LETTER}-")
        return is_of_letter, not page.name, 0 if is_of_letter else -counts[page.name]

    return sorted(pages, key=rank)


def _pages_of_speakers(
    groups: tuple[Quoted, ...], stories: ByStory
) -> tuple[list[ListPage], tuple[Quoted, ...]]:
    """Give pages for each speaker who is quoted often, and for those not known; and the others."""
    pages: list[ListPage] = []
    others: list[Quoted] = []
    for who, lines in groups:
        if who and len(lines) < LINES_FOR_PAGE:
            others.append((who, lines))
            continue
        heads_of = partial(stories.heads, head=key_of(who))
        parts = in_pages(lines, height_of_quote, heads_of=heads_of)
        of_one = [((who, part),) for part in parts]
        pages += numbered(f"{FOLDER}/{key_of(who)}", of_one, name=who.name if who else "")
    return pages, tuple(others)


def _pages_of_letters(
    groups: tuple[Quoted, ...], stories: ByStory
) -> tuple[list[ListPage], tuple[Quoted, ...]]:
    """Give pages of the speakers by their letters; none is left."""
    letters: dict[str, list[Quoted]] = defaultdict(list)
    for who, lines in groups:
        letters[who.key[0]].append((who, lines))
    pages: list[ListPage] = []
    for letter, several in sorted(letters.items()):
        several.sort(key=lambda group: key_of(group[0]))
        heads_of = partial(_heads_of_speaker, stories)
        parts = in_pages(several, height_of_speaker, heads_of=heads_of)
        name = letter.upper() if len(several) > 1 else several[0][0].name
        pages += numbered(f"quotes/{LETTER}-{letter}", parts, name)
    return pages, ()


def _heads_of_speaker(stories: ByStory, group: Quoted) -> Iterator[Hashable]:
    for line in group[1]:
        yield from stories.heads(line, head=key_of(group[0]))
