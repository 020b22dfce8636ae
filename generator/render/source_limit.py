"""How much of an article its source page shows.

A briefing of several articles must not print them anew. So what a section shows whole is named on
the page of its source by its first words, the longest first, until the page is short enough: it
still tells where in the article a sentence stands, and leads to the line that has all of it. Where
that does not suffice, what tells nothing but a quotation leads to it among the quotations.
"""

from collections.abc import Collection, Sequence

from generator.evidence import Passage
from generator.model import Article

FEWEST = 6  # articles from which on there is a limit
# Of an article's words. What a page says of the article itself comes on top of it, which weighs
# more the shorter the article is; of all words of the page 65 of 100 shall be the most.
SHARE, SHARE_OF_PAGE = 0.52, 0.64
LABELS = 18  # words of a page beside the title and the passages
LEAST = 9  # words: a shorter sentence saves nothing


def named_shortly(
    article: Article,
    passages: Sequence[Passage],
    lines: Collection[str],
    quoted: Collection[str],
    *,
    beside: int = 0,
) -> frozenset[str]:
    """Give the ids of the passages that the page of an article names by their first words.

    `lines` are the ids of those that a section shows, `quoted` of those among the quotations.
    `beside` are the words that the page says of its passages.
    """
    sizes = {one.id: len(one.text.split()) for one in passages}
    words, around = len(article.text.split()), len(article.title.split()) + LABELS
    over = beside + sum(sizes.values()) - min(SHARE * words, SHARE_OF_PAGE * words - around)
    found: set[str] = set()
    long = [one for one in passages if sizes[one.id] >= LEAST]
    long.sort(key=lambda one: (-sizes[one.id], one.span))
    whole = [one for one in long if one.id in lines]
    others = [one for one in long if one.id in quoted and one.id not in lines]
    for one in (*whole, *others):
        if over <= 0:
            break
        found.add(one.id)
        over -= sizes[one.id] - len(one.beginning.split())
    return frozenset(found)
