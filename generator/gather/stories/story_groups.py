"""Which articles are about one crisis: those that share its words, names and places.

Articles are compared by the cosine of their words' tf-idf, in which names and countries weigh more,
and less the longer the time between them. What is very much alike is put together first, in the
order of publication; then the two groups whose articles are most alike on average are joined, again
and again, until no two are alike enough. An article that is left alone joins those that open with
what it opens with.
"""

import heapq
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from generator.caching.kept import kept
from generator.claims import Origin, Story
from generator.frozen import replace
from generator.gather.stories.lone_articles import is_on, topics_of
from generator.model import Parsed, Place
from generator.parse.gazetteer import country_entry
from generator.parse.memo import Memo
from generator.word_lists import read_words

# Average likeness from which articles are on one crisis. On annotated crises those on one share .18
# and more, those on two .05 at most.
ALIKE = 0.13
SURELY_ALIKE = 0.2
ALIKE_IN_LEAD = 0.08  # from which an article may join those that open with the same
# For how many others a word of a name counts, and the naming of a country.
NAME_WEIGHT, COUNTRY_WEIGHT = 4, 2
# So many articles on anything are thought to stand beside ours, of which two have any word: else a
# word that all of a few articles share would weigh nothing, and that is their crisis. Of a crisis
# with a thousand articles a word has the rarity that it would have among a hundred.
OTHERS, OTHERS_WITH_WORD, MOST_OF_OURS = 300, 2, 100
SHORT = 30  # is the length of a short article's vector: a single word makes no two such alike
HALF_TIME = 180  # days: articles so far apart are half as much alike …
LEAST_FOR_TIME = 0.4  # … and never less than so much, since wars last
SMALLEST = 25  # words: of less nobody can tell which crisis it is about
SHORTEST = 3  # letters
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
POSSESSIVE = re.compile(r"['’]s$")
ENDING = re.compile(r"(?<=\w{4})(?:ing|ed|es|s)$")

Words = dict[str, float]


@dataclass(slots=True)
class Group:
    """Articles that are taken as one story, by their numbers."""

    members: list[int]
    length: int  # how many different words each of them has, taken together
    first: date | None
    last: date | None


def find_stories(
    parsed: tuple[Parsed, ...], origins: tuple[Origin, ...], title: str
) -> tuple[Story, ...]:
    """Give the stories of all articles, which are given newest first; the largest one first.

    A single story has the title of the briefing, and so have articles of which no two are on one
    crisis. Reprints of one text count as one article.
    """
    of_id = {one.article.id: one for one in parsed}
    origins = tuple(sorted(origins, key=lambda one: (one.published or date.max, one.id)))
    groups = find_groups([of_id[origin.id] for origin in origins])
    if all(len(group) == 1 for group in groups):  # nothing that several articles are about
        groups = [[*range(len(origins))]] if origins else []
    groups = _settle(groups, origins, of_id)
    stories = [_story([origins[number] for number in group], of_id) for group in groups]
    if len(stories) == 1:
        return (replace(stories[0], title=title),)
    stories.sort(key=lambda story: (-len(story.articles), story.id))
    return tuple(_with_distinct_titles(stories))


def _settle(
    groups: list[list[int]], origins: tuple[Origin, ...], of_id: dict[str, Parsed]
) -> list[list[int]]:
    """Part and join the groups as the editor has them."""
    number_of = {id: number for number, origin in enumerate(origins) for id in origin.ids}
    group_of = {number: group for group in map(frozenset, groups) for number in group}
    for number, other in _pairs(of_id, number_of, "other_story"):
        if other != number and other in group_of[number]:
            group_of[number] = group_of[number] - {other}
            group_of |= dict.fromkeys(group_of[number], group_of[number])
            group_of[other] = frozenset([other])
    for number, other in _pairs(of_id, number_of, "same_story"):
        union = group_of[number] | group_of[other]
        group_of |= dict.fromkeys(union, union)
    return [sorted(group) for group in {id(group): group for group in group_of.values()}.values()]


def _pairs(
    of_id: dict[str, Parsed], number_of: dict[str, int], field: str
) -> Iterator[tuple[int, int]]:
    """Give the numbers of each article for which a field names others, and of each of these."""
    for id, one in of_id.items():
        for other in getattr(one, field):
            if other in number_of:
                yield number_of[id], number_of[other]


def _story(origins: list[Origin], of_id: dict[str, Parsed]) -> Story:
    """Make a story of these origins, which are given with the first that was published first."""
    ids = {id for origin in origins for id in origin.ids}
    parsed = [one for id, one in of_id.items() if id in ids]
    first = min(origins, key=lambda one: (one.published or date.max, one.id))
    title = next(filter(None, (one.story_title for one in parsed)), "") or name_story(parsed)
    return Story(first.id, title, tuple(one.article for one in parsed))


def name_story(parsed: list[Parsed]) -> str:
    """Name what articles are about by the town or region and the country that most of them name.

    Where they name none, it is the headline of the newest.
    """
    named = [(place, one.article.id) for one in parsed for place in one.places]
    country = _most_named([(place.country, id) for place, id in named if place.country])
    if not country:
        titles = (one.article.title for one in parsed)
        return next(filter(None, titles), parsed[0].article.id)
    inside = [(place.name, id) for place, id in named if _is_in(place, country)]
    return ", ".join(filter(None, (_most_named(inside), country_entry(country).name)))


def _is_in(place: Place, country: str) -> bool:
    """Tell whether a place is a town or region of a country, and not the country itself."""
    return place.country == country and place.feature not in ("country", "demonym")


def _most_named(places: list[tuple[str, str]]) -> str:
    """Give the name that most articles have, of several the one that stands there most often.

    `places` are names with the ids of the articles.
    """
    mentions = Counter(name for name, _ in places)
    articles = Counter(name for name, _ in set(places))
    return max(mentions, key=lambda name: (articles[name], mentions[name], name), default="")


def _with_distinct_titles(stories: list[Story]) -> Iterator[Story]:
    """Give the stories; to one whose place is that of another its newest headline is added."""
    count = Counter(story.title for story in stories)
    for story in stories:
        headline = story.articles[0].title
        is_own = count[story.title] == 1 or not headline
        yield story if is_own else replace(story, title=f"{story.title}: {headline}")


def find_groups(texts: list[Parsed]) -> list[list[int]]:
    """Put articles on one crisis together; gives their numbers, in no order that means anything."""
    groups, near = _similar_groups(texts)
    standing = _joined(groups, near)
    _join_lone(groups, near, standing=standing, texts=texts)
    return [group.members for group in _without_small([groups[one] for one in sorted(standing)])]


def _similar_groups(texts: list[Parsed]) -> tuple[list[Group], list[Counter[int]]]:
    """Put together what is surely alike, one article after the other.

    Gives for each group its products with all that share a word with it, too: what an article adds
    to those of its group.
    """
    groups: list[Group] = []
    near: list[Counter[int]] = []
    # The groups that have a word.
    having: dict[str, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for number, words in enumerate(_weighted(texts)):
        day = texts[number].article.published
        alone = Group([number], len(words), day, day)
        dots: dict[int, float] = defaultdict(float)
        for word, weight in words.items():
            for place, other in having[word].items():
                dots[place] += weight * other
        likeness = {
            place: _likeness(alone, groups[place], dot)
            for place, dot in dots.items()
            if dot / len(groups[place].members) >= SURELY_ALIKE  # less, however near in time
        }
        best = max(likeness, key=lambda place: (likeness[place], -place), default=None)
        if best is not None and likeness[best] >= SURELY_ALIKE:
            groups[best] = _union(groups[best], alone)
        else:
            best = len(groups)
            groups.append(alone)
            near.append(Counter())
        for word, weight in words.items():
            having[word][best] += weight
        for place, dot in dots.items():
            if place != best:
                near[best][place] += dot
                near[place][best] += dot
    return groups, near


def _likeness(one: Group, other: Group, dot: float) -> float:
    """Tell how alike the articles of two groups are on average; `dot` is their sums' product."""
    return dot / (len(one.members) * len(other.members)) * _for_time(one, other)


def _for_time(one: Group, other: Group) -> float:
    if not (one.first and one.last and other.first and other.last):
        return 1.0
    days = max((one.first - other.last).days, (other.first - one.last).days, 0)
    return max(LEAST_FOR_TIME, HALF_TIME / (HALF_TIME + days))


def _joined(groups: list[Group], near: list[Counter[int]]) -> set[int]:
    """Join the two groups that are most alike until no two are alike enough.

    `near` has for each group its products with others. Joined groups are appended; gives the
    numbers of those that stand.
    """
    standing = set(range(len(groups)))
    queue: list[tuple[float, int, int]] = []

    def compare(one: int, other: int) -> None:
        likeness = _likeness(groups[one], groups[other], near[one][other])
        if likeness >= ALIKE:
            heapq.heappush(queue, (-likeness, one, other))

    for one, others in enumerate(near):
        for other in others:
            if one < other:
                compare(one, other)
    while queue:
        _, one, other = heapq.heappop(queue)
        if one in standing and other in standing:
            standing -= {one, other}
            new = len(groups)
            groups.append(_union(groups[one], groups[other]))
            near.append(Counter(near[one]) + Counter(near[other]))
            for neighbour in standing & near[new].keys():
                near[neighbour][new] = near[new][neighbour]
                compare(new, neighbour)
            standing.add(new)
    return standing


def _join_lone(
    groups: list[Group], near: list[Counter[int]], *, standing: set[int], texts: list[Parsed]
) -> None:
    """Put articles left alone to the group most like them of those that open with the same."""
    lone = sorted(number for number in standing if len(groups[number].members) == 1)
    several = sorted(standing.difference(lone))
    topics = {one: [topics_of(texts[each]) for each in groups[one].members] for one in standing}
    for one in lone:
        alike = {each: _likeness(groups[one], groups[each], near[one][each]) for each in several}
        fit = [each for each in several if is_on(topics[one][0], topics[each])]
        best = max(fit, key=alike.__getitem__, default=None)
        if best is not None and alike[best] >= ALIKE_IN_LEAD:
            groups[best] = _union(groups[best], groups[one])
            standing.remove(one)


def _without_small(groups: list[Group]) -> list[Group]:
    """Put the groups that say too little to be about a crisis of their own to the largest one."""
    small = [group for group in groups if group.length < SMALLEST]
    kept = [group for group in groups if group.length >= SMALLEST] or small[:1]
    largest = max(range(len(kept)), key=lambda place: kept[place].length, default=0)
    for group in small:
        if group is not kept[largest]:
            kept[largest] = _union(kept[largest], group)
    return kept


def _union(one: Group, other: Group) -> Group:
    """Put two groups together."""
    first = min(filter(None, (one.first, other.first)), default=None)
    last = max(filter(None, (one.last, other.last)), default=None)
    members = [*one.members, *other.members]
    return Group(members, one.length + other.length, first, last)


def _weighted(texts: list[Parsed]) -> Iterator[Words]:
    """Give the words of each article with their weights, as a vector of length 1 at most."""
    counted = [_count(one) for one in texts]
    having = Counter(word for counts in counted for word in counts)
    ours = min(len(texts), MOST_OF_OURS)
    share = ours / max(1, len(texts))
    rarity = {
        word: math.log((OTHERS + ours) / (OTHERS_WITH_WORD + count * share))
        for word, count in having.items()
    }
    for counts in counted:
        weights = {word: (1 + math.log(count)) * rarity[word] for word, count in counts.items()}
        length = math.hypot(*weights.values(), SHORT)
        yield {word: weight / length for word, weight in weights.items()}


@kept
def _count(one: Parsed) -> Counter[str]:
    """Count the words of an article and its countries; those of names count several times."""
    text = one.article.text
    is_named = bytearray(len(text))
    for start, end in (*(name.span for name in one.names), *(place.span for place in one.places)):
        is_named[start:end] = b"\1" * (end - start)
    counts: Counter[str] = Counter()
    for found in WORD.finditer(text):
        word = PLAIN[found[0]]
        if word:
            counts[word] += NAME_WEIGHT if is_named[found.start()] else 1
    for place in one.places:
        if place.country:
            counts[f"@{place.country}"] += COUNTRY_WEIGHT
    return counts


def _plain(word: str) -> str:
    """Give what the forms of a word share; "" for one that tells nothing."""
    small = ENDING.sub("", POSSESSIVE.sub("", word.lower()))
    return "" if len(small) < SHORTEST or small in _common_words() else small


PLAIN = Memo(_plain)


@cache
def _common_words() -> frozenset[str]:
    """Give the words that any article may have."""
    classes = (*read_words("grammar").values(), read_words("common")["opener"])
    return frozenset(word.lower() for words in classes for word in words)
