"""The claims of all articles, made over what was read in them."""

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import NamedTuple

from generator.briefing_items import Stance, TimelineEntry
from generator.claims import Assertion, Claim, ClaimKind, Origin, Record, Story
from generator.evidence import ActorName, Passage, Said, Series, Statement
from generator.model import Article, Status

ID_LENGTH = 10  # hexadecimal digits


class ClaimSources(NamedTuple):
    """What claims are made over."""

    statements: tuple[Statement, ...]
    said: tuple[Said, ...]
    series: tuple[Series, ...]
    timeline: tuple[TimelineEntry, ...]
    stances: tuple[Stance, ...]
    stories: tuple[Story, ...]
    origins: tuple[Origin, ...]


class Told(NamedTuple):
    """A record as one of those that a claim is made of."""

    kind: ClaimKind
    record: Record
    assertions: tuple[Assertion, ...]
    key: str  # what tells it from the other records of its passage


def make_claims(sources: ClaimSources) -> tuple[Claim, ...]:
    """Make the claims, in the order in which their oldest passages stand."""
    homes = {one.passage.id: one.sections[0] for one in sources.statements if one.sections}
    story_of = {article: one.id for one in sources.stories for article in one.articles}
    claims: list[Claim] = []
    taken: set[str] = set()
    for told in sorted(_told(sources), key=_place):
        line = told.assertions[0].passage
        claims.append(
            Claim(
                _new_id(told, taken),
                told.kind,
                home=homes.get(line.id, ""),
                line=line,
                assertions=told.assertions,
                story=story_of.get(line.article.id, ""),
                records=(told.record,),
            )
        )
    return tuple(claims)


def _place(told: Told) -> tuple:
    passage = told.assertions[0].passage
    published = passage.article.published
    day = published.toordinal() if published else 0
    return day, passage.article.id, passage.span, told.kind, told.key


def _new_id(told: Told, taken: set[str]) -> str:
    digest = sha256(f"{told.kind}\n{told.assertions[0].passage.id}\n{told.key}".encode())
    while (id := digest.hexdigest()[:ID_LENGTH]) in taken:
        digest.update(b"\n")
    taken.add(id)
    return id


def _told(sources: ClaimSources) -> Iterator[Told]:
    """Give every record with its passages, and the sentences that carry none and have a home."""
    origin_of = {article: one.id for one in sources.origins for article in one.ids}
    carrying: set[str] = set()
    for kind, record, told_by in _records(sources):
        mode, by = told_by
        passages = sorted(record.passages, key=_age)
        carrying |= {passage.id for passage in passages}
        yield Told(kind, record, _assert(passages, mode, by, origin_of), _key(record))
    for one in sources.statements:
        if one.sections and one.passage.id not in carrying:
            mode = Status.REPORTED if one.quoted else Status.ASSERTED
            assertions = _assert([one.passage], mode, one.speaker, origin_of)
            yield Told(ClaimKind.HAPPENING, one, assertions, "")


def _records(
    sources: ClaimSources,
) -> Iterator[tuple[ClaimKind, Record, tuple[Status, ActorName | None]]]:
    """Give each record with its kind of claim, how it is told, and by whom."""
    for series in sources.series:
        for one in series.figures:
            is_reported = one.reporter or one.reporter_text
            mode = Status.REPORTED if is_reported else Status.ASSERTED
            yield ClaimKind.MEASURE, one, (mode, one.reporter)
    for one in sources.said:
        yield ClaimKind.UTTERANCE, one, (Status.REPORTED, one.speaker)
    for one in sources.timeline:
        yield ClaimKind.HAPPENING, one, (one.event.status, one.reporter)
    for one in sources.stances:
        yield ClaimKind.POSITION, one, (Status.ASSERTED, None)


def _assert(
    passages: Iterable[Passage],
    mode: Status,
    by: ActorName | None,
    origin_of: Mapping[str, str],
) -> tuple[Assertion, ...]:
    """Give each passage once, as told in this way."""
    each = {passage.id: passage for passage in passages}.values()
    return tuple(
        Assertion(passage, mode, by, origin_of.get(passage.article.id, passage.article.id))
        for passage in each
    )


def _age(passage: Passage) -> tuple:
    published = passage.article.published
    return published.toordinal() if published else 0, passage.article.id, passage.span


def _key(record: Record) -> str:
    if isinstance(record, Stance):
        return f"{record.actor.key} {record.relation} {record.target.key}"
    return record.text


def one_story(title: str, articles: Iterable[Article]) -> tuple[Story, ...]:
    """Give all articles as one story."""
    return (Story("story-1", title, tuple(article.id for article in articles)),)
