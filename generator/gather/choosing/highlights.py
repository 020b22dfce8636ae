"""The sentences that a reader should take away, five at most.

What the editor chose stands first. The others are whole sentences that stand by themselves, or
have a clause that does and tells what the story is named for. Heavy are those that tell this, a key
figure or what happened on a day, open their article and speak of what the whole story speaks of.
No two tell the same, and none tells a count that a newer one has
replaced, or what merely led to something that has happened since.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from operator import attrgetter

from generator.briefing import MOST_HIGHLIGHTS
from generator.briefing_items import TimelineEntry
from generator.claim_kinds import ClaimKind
from generator.claims import Claim
from generator.evidence import Passage, Reported, Statement
from generator.frozen import frozen, replace
from generator.gather.choosing.cards import CASES, KILLED, LESSER_TERMS
from generator.gather.happenings.main_happenings import MainHappenings
from generator.gather.happenings.told_behind import find_behind
from generator.gather.measures.counts import is_about, is_history, names_past_year
from generator.gather.measures.replaced_counts import ReplacedCounts, are_former
from generator.gather.sentences.standing_alone import (
    FELT_OR_VOWED,
    is_clause_alone,
    stands_alone,
    telling_words,
    tells_long_past,
    tells_what_goes_on,
    tells_what_is_not_yet,
)
from generator.gather.sentences.stems import stem
from generator.model import Article
from generator.passages import by_passage
from generator.word_lists import word_set

FEWEST_HIGHLIGHTS = 3
ENOUGH = 4.0  # what a sentence must weigh to stand beside that many
# What the parts of a sentence's weight count for. A key figure weighs less the later its card.
KEY_FIGURE, FURTHER_FIGURE, LATER_CARD = 3.0, 0.7, -0.1
LESSER = -1.5  # one that tells who was spared or helped, and not what happened to people
IN_LEAD = (2.0, 0.9, 0.4)  # of the first sentences of an article
CENTRAL = 2.0  # of the most central sentence
TITLED = 1.5  # that tells what its article is headed by
HAPPENING = 1.0
DEED = 0.6  # what somebody did, more than what somebody said or asked for
# PLOVER's types of what is done in the open, and not said, agreed or asked for.
DEEDS = frozenset(["ASSAULT", "COERCE", "FIGHT", "MOBILIZE", "PROTEST", "RETREAT"])
# Those of what is but said: no happening where nothing was done or agreed.
WORDS_ONLY = frozenset(["ACCUSE", "DEMAND", "DISAPPROVE", "REJECT", "REQUEST", "THREATEN"])
# Who orders an arrest or a truce has done something.
SAID = frozenset(map(stem, word_set("speech", "express", "pledge", "urge") - {"order"}))
NEWEST = 1.0  # of the newest article
VAGUE = -1.0  # "thousands", where a card has the number
BACKGROUND = -2.0  # what was long ago
NOT_YET = -1.5  # what is feared or planned, where it tells no key figure
NOTHING_HAPPENED = -0.5  # neither a happening nor a key figure
GOES_ON = -1.5  # what but is so, or goes on, where it tells none
FELT = -1.5  # what somebody only felt or vowed, where it tells none
HEARD = -0.7  # for each highlight of the same article
SHORT_TITLE = 4  # words that tell something
SHORT = 8  # words, below which a sentence is not more central for being shorter
ALIKE = 0.45  # the share of common words from which on two sentences say the same
WEIGHED = (ClaimKind.HAPPENING, ClaimKind.MEASURE)


TOLLS = KILLED.terms | CASES.terms
Weighed = tuple[float, Statement | None]


@frozen
class Material:
    """What the weight of a sentence is taken from, all of one story."""

    statements: tuple[Statement, ...]  # in text order
    key_figures: tuple[Reported, ...]
    reported: tuple[Reported, ...]
    timeline: tuple[TimelineEntry, ...]
    articles: tuple[Article, ...]
    claims: tuple[Claim, ...]
    superseded: frozenset[str]  # the ids of passages that tell what merely led to something
    main: MainHappenings


def find_highlights(material: Material) -> tuple[Statement, ...]:
    """Choose at most five statements, the heaviest first; fewer where little is left to tell."""
    pinned = [one for one in material.statements if one.pinned > 0]
    pinned.sort(key=attrgetter("pinned"))
    scales = _Scales(material)
    chosen: list[Statement] = list(pinned)
    fit = (one for one in material.statements if scales.is_fit(one))
    ranked = sorted(((scales.weight(one, chosen), one) for one in fit), key=_rank, reverse=True)
    lead = scales.lead(ranked, chosen)
    if lead and len(chosen) < MOST_HIGHLIGHTS:
        chosen.append(lead)
    while len(chosen) < MOST_HIGHLIGHTS:
        weight, best = scales.heaviest(ranked, chosen)
        if best is None or (len(chosen) >= FEWEST_HIGHLIGHTS and weight < ENOUGH):
            break
        chosen.append(best)
    return tuple(_with_toll_ahead(chosen, scales.tells_toll))


def _with_toll_ahead(
    chosen: Iterable[Statement], tells_toll: Callable[[Statement], bool]
) -> Iterator[Statement]:
    """Put the toll behind what the editor chose and what opens the briefing."""
    chosen = list(chosen)
    ahead = [one for one in chosen if one.pinned > 0 or one.is_opening]
    others = [one for one in chosen if one not in ahead]
    yield from ahead
    for toll in filter(tells_toll, others[:]):
        others.remove(toll)
        yield replace(toll, is_opening=True)
        break
    yield from others


def _rank(weighed: Weighed) -> tuple[float, str]:
    weight, statement = weighed
    return weight, statement.passage.id if statement else ""


def _ids(entries: Iterable[TimelineEntry]) -> set[str]:
    return {one.passage.id for one in entries}


class _Scales:
    """Weighs the sentences of a story."""

    def __init__(self, material: Material):
        self._cards = material.key_figures
        self._replaced = ReplacedCounts(material.key_figures, material.reported)
        self._superseded = material.superseded
        self._main, self._leads = material.main
        self._clauses = _ids(filter(is_clause_alone, material.timeline))
        self._card_terms = {card.figure.term for card in self._cards}
        self._figures = by_passage(material.reported)
        self._happened = _ids(one for one in material.timeline if not _is_but_said(one))
        self._opening = _first_of_articles(material.statements) & self._happened
        self._deeds = _ids(one for one in material.timeline if one.event.type in DEEDS)
        self._claims: dict[str, set[str]] = defaultdict(set)
        self._first_claims: dict[str, set[str]] = defaultdict(set)  # those told first of all
        for claim in material.claims:
            self._weigh_claim(claim)
        self._numbers = dict(_number_in_articles(material.statements))
        self._words = {one.passage.id: telling_words(one.text) for one in material.statements}
        self._common = _common_words(material.articles, self._words_of(material.statements))
        self._most_central = max(map(self._centre, material.statements), default=0) or 1
        self._articles = len(material.articles)
        self._titles = {one.id: telling_words(one.title) for one in material.articles}
        days = [one.published for one in material.articles if one.published]
        self._first, self._last = min(days, default=None), max(days, default=None)

    def _words_of(self, statements: Iterable[Statement]) -> dict[str, set[str]]:
        """Give the words of each article, by its id."""
        words: dict[str, set[str]] = defaultdict(set)
        for one in statements:
            words[one.passage.article.id] |= self._words[one.passage.id]
        return words

    def _weigh_claim(self, claim: Claim) -> None:
        asides = set(find_behind(claim)) if claim.kind is ClaimKind.HAPPENING else set()
        passages = {passage.id for passage in claim.passages}
        if claim.kind in WEIGHED:
            for id in passages:
                self._claims[id].add(claim.id)
            for id in passages - asides:
                self._first_claims[id].add(claim.id)

    def is_fit(self, statement: Statement) -> bool:
        """Whether a statement may be a highlight."""
        id = statement.passage.id
        figures = self._figures[id]
        if statement.pinned or are_former(figures) or not self._is_of_story(statement):
            return False
        has_clause = id in self._main and id in self._clauses and not statement.quoted
        if id in self._superseded or not (has_clause or stands_alone(statement)):
            return False
        return not any(is_history(one) or self._replaced.has(one) for one in figures)

    def _is_of_story(self, statement: Statement) -> bool:
        """Whether it belongs to a section, counts something or opens its article with its day."""
        id = statement.passage.id
        return bool(statement.sections or self._figures[id]) or id in self._opening

    def is_told(self, statement: Statement, chosen: list[Statement]) -> bool:
        """Whether a highlight says nearly the same already."""
        words, claims = self._words[statement.passage.id], self._first_claims[statement.passage.id]
        for one in chosen:
            is_one = one.passage == statement.passage
            if is_one or _share(words, self._words[one.passage.id]) >= ALIKE:
                return True
            if not claims.isdisjoint(self._claims[one.passage.id]):
                return True
        return False

    def lead(self, ranked: list[Weighed], chosen: list[Statement]) -> Statement | None:
        """Give the statement that tells best what most origins speak of.

        It is chosen whatever else is told; None where the editor chose one. What tells it by a verb
        opens the briefing.
        """
        for ids in self._leads:
            if any(one.passage.id in ids for one in chosen):
                return None
            telling = [weighed for weighed in ranked if weighed[1].passage.id in ids]
            _, best = self.heaviest(telling, chosen)
            if best:
                return replace(best, is_opening=True)
        return None

    def heaviest(self, ranked: list[Weighed], chosen: list[Statement]) -> Weighed:
        """Give the statement that weighs most beside the highlights that are chosen; None for none.

        They are ranked by what they weigh beside fewer: none weighs more beside further ones.
        """
        best: Weighed = (float("-inf"), None)
        for most, statement in ranked:
            if most < best[0]:
                break
            if not self.is_told(statement, chosen):
                best = max(best, (self.weight(statement, chosen), statement), key=_rank)
        return best

    def weight(self, statement: Statement, chosen: list[Statement]) -> float:
        """Weigh what a sentence tells beside the highlights that are chosen."""
        passage = statement.passage
        heard = Counter(one.passage.article.id for one in chosen)
        least_heard = min(heard.values(), default=0) if len(heard) == self._articles else 0
        return (
            self._weight_of_figures(statement, chosen)
            + self._weight_in_article(passage)
            + CENTRAL * self._centre(statement) / self._most_central
            + TITLED * self._share_of_title(statement)
            + HAPPENING * (passage.id in self._happened)
            + DEED * (passage.id in self._deeds)
            + NEWEST * self._newness(passage.article)
            + BACKGROUND * _tells_long_ago(statement)
            + self._weight_of_no_happening(statement)
            + HEARD * (heard[passage.article.id] - least_heard)
        )

    def _weight_of_figures(self, statement: Statement, chosen: list[Statement]) -> float:
        cards = self._cards_in(statement)
        told = {card for one in chosen for card in self._cards_in(one)}
        new = [card for card in cards if card not in told]
        is_vague = any(self._is_vague(one) for one in self._figures[statement.passage.id])
        weight = VAGUE * is_vague
        if new:
            weight += KEY_FIGURE + LATER_CARD * new[0] + FURTHER_FIGURE * (len(new) - 1)
            weight += LESSER * (self._cards[new[0]].figure.term in LESSER_TERMS)
        return weight

    def _cards_in(self, statement: Statement) -> list[int]:
        """Give the numbers of the cards whose figure a sentence tells, if roughly."""
        figures = self._figures[statement.passage.id]
        cards = enumerate(self._cards)
        return [number for number, card in cards if any(is_about(card, one) for one in figures)]

    def tells_toll(self, statement: Statement) -> bool:
        """Whether a sentence tells the first card, which is of the dead or of those infected."""
        return 0 in self._cards_in(statement) and self._cards[0].figure.term in TOLLS

    def _is_vague(self, one: Reported) -> bool:
        return one.figure.value is None and one.figure.term in self._card_terms

    def _weight_in_article(self, passage: Passage) -> float:
        number = self._numbers[passage.id]
        return IN_LEAD[number] if number < len(IN_LEAD) else 0

    def _weight_of_no_happening(self, statement: Statement) -> float:
        """Weigh that a sentence tells what has not happened, or but goes on."""
        if self._cards_in(statement):
            return 0
        id = statement.passage.id
        return (
            NOTHING_HAPPENED * (id not in self._happened and id not in self._main)
            + NOT_YET * tells_what_is_not_yet(statement.text)
            + GOES_ON * tells_what_goes_on(statement.text)
            + FELT * (FELT_OR_VOWED.search(statement.text) is not None)
        )

    def _centre(self, statement: Statement) -> float:
        """Say how much of what the articles speak of a sentence holds."""
        words = self._words[statement.passage.id]
        return sum(self._common[word] for word in words) / max(SHORT, len(words)) ** 0.7

    def _share_of_title(self, statement: Statement) -> float:
        """Say how much of its article's title a sentence tells, from 0 to 1."""
        title = self._titles[statement.passage.article.id]
        return len(title & self._words[statement.passage.id]) / max(SHORT_TITLE, len(title))

    def _newness(self, article: Article) -> float:
        """Say how new an article is among the others, from 0 to 1."""
        if self._first == self._last:
            return 1
        if not (article.published and self._first and self._last):
            return 0
        return (article.published - self._first) / (self._last - self._first)


def _tells_long_ago(statement: Statement) -> bool:
    return names_past_year(statement.passage) or tells_long_past(statement.text)


def _is_but_said(entry: TimelineEntry) -> bool:
    """Whether an entry tells what somebody but said: an accusation, a feeling, a vow."""
    if entry.event.type:
        return entry.event.type in WORDS_ONLY
    trigger = entry.event.trigger.of(entry.passage.article.text)
    return stem(trigger.lower()) in SAID


def _first_of_articles(statements: Iterable[Statement]) -> set[str]:
    """Give the ids of the passages that open their articles."""
    first: dict[str, str] = {}
    for one in statements:
        first.setdefault(one.passage.article.id, one.passage.id)
    return set(first.values())


def _number_in_articles(statements: Iterable[Statement]) -> Iterator[tuple[str, int]]:
    """Number the statements of each article from 0, but for those that belong to no section."""
    before: Counter[str] = Counter()
    for one in statements:
        article = one.passage.article.id
        yield one.passage.id, before[article]
        before[article] += bool(one.sections)


def _common_words(articles: tuple[Article, ...], words: dict[str, set[str]]) -> dict[str, float]:
    """Weigh the words that several articles use by the share of these; a title counts again."""
    texts = Counter(word for each in words.values() for word in each)
    titles = Counter(word for one in articles for word in telling_words(one.title))
    fewest = min(2, len(articles))
    common: dict[str, float] = defaultdict(float)
    for word, count in texts.items():
        common[word] = (count * (count >= fewest) + titles[word]) / len(articles)
    return common


def _share(words: frozenset[str], others: frozenset[str]) -> float:
    return len(words & others) / (min(len(words), len(others)) or 1)
