"""The lines of lists: records of one claim stand in one, with the passages of all its origins."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator

from generator.briefing_items import TimelineEntry
from generator.claim_kinds import ClaimKind
from generator.claims import Claim
from generator.evidence import Passage, Reported, Said
from generator.gather.measures.counts import stands_for, value
from generator.model import Status
from generator.parse.events.triggers import DATED_NOUN_RULE
from generator.render.list_line import ListLine, Record

MOST_TELLING = 40  # lines that tell of one happening
FEWEST_TELLING = 5  # words of an entry of the timeline that tells what happened
BY_THE_WAY = re.compile(r"(?:After|Following|Despite|Amid|Before)\b[^,]*")
THAT_HAPPENED = re.compile(
    r"the\s(?:\w+\s){1,3}(?:that|which)\s(?:occurred|happened|took\splace)\b"
)
TELLING_WORD = re.compile(r"\w{4,}")
ALIKE = 0.5  # of the telling words of the shorter of two wordings, which both have


class ListLines:
    """Puts records into lines, by the claims of a briefing."""

    def __init__(self, claims: Iterable[Claim]):
        claims = tuple(claims)
        self._claims = {id(record): claim for claim in claims for record in claim.records}
        self._happened: dict[str, dict[str, None]] = defaultdict(dict)  # what each passage tells
        for claim in claims:
            for passage in claim.passages if claim.kind is ClaimKind.HAPPENING else ():
                self._happened[passage.id][claim.id] = None

    def of(self, records: Iterable[Record]) -> tuple[ListLine[Record], ...]:
        """Give each claim a line where its first record stands.

        The record of the sentence that stands for the claim is shown, or one that tells a day
        where that tells a month. What is denied never stands in a line with what is not. Quotations
        that share but some words, as two answers on one matter do, are no wordings of one
        utterance: each has a line.
        """
        groups: dict[Hashable, list[Record]] = {}
        for record in records:
            groups.setdefault(self.key(record), []).append(record)
        parts = (part for group in groups.values() for part in _wording_alike(group))
        return tuple(self._with_names([self._line(part) for part in parts]))

    def _with_names(self, lines: list[ListLine[Record]]) -> Iterator[ListLine[Record]]:
        """Put what only names a happening of a day with the line that tells of it."""
        telling = self._telling(lines)
        added: dict[int, list[ListLine[Record]]] = defaultdict(list)
        gone: set[int] = set()
        for line in filter(_only_names, lines):
            claims = self._happened[line.record.passage.id]
            near = (each for claim in claims for each in telling[claim][:MOST_TELLING])
            if home := next((each for each in near if _are_of_one_day(each, line)), None):
                added[id(home)].append(line)
                gone.add(id(line))
        yield from (_joined(line, added[id(line)]) for line in lines if id(line) not in gone)

    def _telling(self, lines: list[ListLine[Record]]) -> dict[str, list[ListLine[Record]]]:
        """Give the lines of the timeline that tell of each happening, by its claim's id."""
        telling: dict[str, list[ListLine[Record]]] = defaultdict(list)
        for line in lines:
            if isinstance(line.record, TimelineEntry) and not _only_names(line):
                for claim in self._happened[line.record.passage.id]:
                    telling[claim].append(line)
        return telling

    def key(self, record: Record) -> Hashable:
        """Give what the records of one line have in common."""
        claim = self._claims.get(id(record))
        is_denied = isinstance(record, TimelineEntry) and record.event.status is Status.DENIED
        return (claim.id, is_denied) if claim else id(record)

    def _line(self, group: list[Record]) -> ListLine[Record]:
        claim = self._claims.get(id(group[0]))
        if claim is None:
            return ListLine(group[0], passages=_own(group[0]))
        telling = _most_exact([one for one in group if not _is_mention(one)] or group)
        shown = next((one for one in telling if claim.line in one.passages), telling[0])
        shown = _exact_count(shown, telling)
        others = tuple(one for one in group if one is not shown)
        return ListLine(shown, others, _each_origin(shown, claim, group))


def _only_names(line: ListLine[Record]) -> bool:
    return all(map(_is_name, line.records))


def _are_of_one_day(line: ListLine[Record], name: ListLine[Record]) -> bool:
    """Whether two sentences tell of the same days, and neither denies it."""
    one, other = line.record, name.record
    if Status.DENIED in (one.event.status, other.event.status) or one.passage == other.passage:
        return False
    return one.first <= other.last and other.first <= one.last


def _joined(line: ListLine[Record], mentions: Iterable[ListLine[Record]]) -> ListLine[Record]:
    """Give a line with the records of those that only name what it tells."""
    others, passages = [*line.others], [*line.passages]
    for each in mentions:
        others += each.records
        passages += each.passages
    return line._replace(others=tuple(others), passages=tuple(passages))


def _wording_alike(group: list[Record]) -> Iterator[list[Record]]:
    """Part quotations that word different things; other records stay together."""
    parts: list[list[Record]] = []
    for record in group:
        alike = (part for part in parts if _are_alike(part[0], record))
        part = next(alike, None)
        if part is None:
            parts.append([record])
        else:
            part.append(record)
    yield from parts


def _are_alike(one: Record, other: Record) -> bool:
    if not isinstance(one, Said):
        return True
    words, others = (set(TELLING_WORD.findall(said.text.casefold())) for said in (one, other))
    return len(words & others) >= ALIKE * min(len(words), len(others))


def _most_exact(group: list[Record]) -> list[Record]:
    """Of events leave out those that tell but a month of what others tell the day of."""
    if not isinstance(group[0], TimelineEntry):
        return group
    is_of_a_day = [one for one in group if one.first == one.last]
    return is_of_a_day or group


def _exact_count(shown: Record, group: list[Record]) -> Record:
    """Give of a rounded figure the count that it stands for, as a card of it does.

    Else of one that nobody is said to have counted the same that somebody has.
    """
    if not isinstance(shown, Reported):
        return shown
    exact = (one for one in group if value(one) != value(shown) and stands_for(shown, one))
    if found := next(exact, None):
        return found
    counted = (one for one in group if one.reporter_name and value(one) == value(shown))
    return shown if shown.reporter_name else next(counted, shown)


def _is_mention(record: Record) -> bool:
    """Tell whether the words only name what happened: "Saturday's quake"."""
    if not isinstance(record, TimelineEntry):
        return False
    is_short = len(record.text.split()) < FEWEST_TELLING
    return is_short or record.event.rule == DATED_NOUN_RULE or _is_by_the_way(record)


def _is_name(record: Record) -> bool:
    """Tell whether the words are a noun with a day: "Sunday's flood", "the flood that happened"."""
    if not isinstance(record, TimelineEntry):
        return False
    return record.event.rule == DATED_NOUN_RULE or THAT_HAPPENED.match(record.text) is not None


def _is_by_the_way(entry: TimelineEntry) -> bool:
    """Tell whether a sentence tells something else: "After the raid, the mayor left on Monday"."""
    text, sentence = entry.passage.article.text, entry.passage.span
    return BY_THE_WAY.fullmatch(text, sentence.start, entry.event.trigger.start) is not None


def _own(record: Record) -> tuple[Passage, ...]:
    return record.passages if isinstance(record, Said) else record.passages[:1]


def _each_origin(shown: Record, claim: Claim, group: list[Record]) -> tuple[Passage, ...]:
    """Give the passages of the record that is shown, and the first of each other origin."""
    told = {passage.id for one in group for passage in one.passages}
    passages = _own(shown)
    ids = {passage.id for passage in passages}
    seen = {one.origin for one in claim.assertions if one.passage.id in ids}
    further = []
    for one in claim.assertions:
        if one.origin not in seen and one.passage.id in told:
            seen.add(one.origin)
            further.append(one.passage)
    return (*passages, *further)
