"""Which sentence pages show for each claim: its line, with the other sentences cited behind it.

Of the sentences of a section those are left out whose claims all stand in better ones of the same
section; so every claim stands in its home, and no sentence says but what another one says.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set

from generator.briefing_items import TimelineEntry
from generator.claim_kinds import ClaimKind
from generator.claims import Claim
from generator.evidence import Passage, Reported, Said, Statement
from generator.frozen import changed
from generator.gather.sentences.standing_alone import opens_pointing
from generator.gather.sentences.stems import content_words
from generator.model import Status

Part = tuple[str, str, str]  # a claim, a section, and a sentence where it stands for itself alone
MOST_COMPARED = 12  # lines of a claim
NUMBER = re.compile(r"\d[\d.,]*")
NEARLY_ALL = 0.75  # of the words of a sentence that has one more happening than another line
MOST_OF_WORDS = 0.4  # of a sentence that is left out: what other lines tell too
FEWEST_WORDS, MOST_WORDS = 7, 45  # less says too little by itself, more too much
# What the parts of a sentence's worth count for.
SPOKEN, POINTS_BACK, ILL_SIZED, DATED, PLACED, ACTED = -4.0, -2.0, -2.0, 1.5, 1.0, 1.0


def choose_lines(
    claims: tuple[Claim, ...], statements: tuple[Statement, ...], quoted_alone: Set[str]
) -> tuple[tuple[Claim, ...], tuple[Statement, ...]]:
    """Give the claims with their lines, and the statements, each told whether it is a line.

    What stands only among the quotations, `quoted_alone`, stands for no other sentence.
    """
    chosen = _Chosen(claims, statements, quoted_alone)
    told = tuple(chosen.with_line(claim) for claim in claims)
    others: dict[str, dict[str, Passage]] = defaultdict(dict)
    also: dict[str, dict[str, Passage]] = defaultdict(dict)
    for claim in told:
        for passage in claim.passages:
            statement = chosen.statement_of.get(passage.id)
            is_left_out = statement and passage.id not in chosen.lines
            denying = chosen.denying[claim.id]
            agrees = (passage.id in denying) == (claim.line.id in denying)
            if is_left_out and agrees and chosen.tells_all(passage.id, claim.line.id):
                behind = others if statement.sections[:1] == (claim.home,) else also
                behind[claim.line.id][passage.id] = passage
    joined: dict[str, list[str]] = defaultdict(list)
    for other, id in chosen.joined.items():
        others[id][other] = chosen.statement_of[other].passage
        also[id].pop(other, None)
        joined[id].append(other)
    return told, tuple(
        changed(
            one,
            is_line=one.passage.id in chosen.lines,
            joined=tuple(joined[one.passage.id]),
            others=tuple(others[one.passage.id].values()),
            also=tuple(also[one.passage.id].values()),
        )
        for one in statements
    )


class _Chosen:
    """The lines that are chosen."""

    def __init__(
        self, claims: tuple[Claim, ...], statements: Iterable[Statement], quoted_alone: Set[str]
    ):
        self.statement_of = {one.passage.id: one for one in statements}
        self.of_passage: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            for passage in claim.passages:
                self.of_passage[passage.id].append(claim)
        self.read_in = {claim.id: _read_in(claim) for claim in claims}
        self.denying = {claim.id: _denying(claim) for claim in claims}
        self.worth = {id: self._worth(one) for id, one in self.statement_of.items()}
        lines = self._lines(quoted_alone)
        self.lines = lines
        self._leave_out_stranded(quoted_alone)
        self.joined = self._joined()  # what a line stands for, as the editor says, with the line

    def _joined(self) -> dict[str, str]:
        """Take out the lines that the editor joined with others; give them with what stands."""
        stands_for: dict[str, str] = {}
        for pair in self._pairs_joined():
            one, other = (_last(stands_for, id) for id in pair)
            if one not in self.lines:
                one, other = other, one
            if one != other and one in self.lines:
                stands_for[other] = one
                self.lines.discard(other)
        return {id: _last(stands_for, id) for id in stands_for}

    def _pairs_joined(self) -> Iterator[tuple[str, str]]:
        """Give the sentences that the editor joined, but for what has a section by the editor."""
        for id, statement in self.statement_of.items():
            for other in statement.joined:
                its = self.statement_of.get(other)
                if its and ("sections" not in its.corrected or its.sections == statement.sections):
                    yield id, other

    def _lines(self, quoted_alone: Set[str]) -> set[str]:
        """Leave out the sentences whose claims all stand in better ones, the worst first."""
        sectioned = {id: one.sections[0] for id, one in self.statement_of.items() if one.sections}
        home_of = {id: home for id, home in sectioned.items() if id not in quoted_alone}
        parts = {id: self._parts(id, home) for id, home in home_of.items()}
        telling = _lines_by_part(parts)
        lines = set(sectioned)
        for id in self._worst_first(home_of):
            told = [(part, telling[part] - {id}) for part in parts[id]]
            beside = lines & self._beside(id)
            near = {one for one in beside if home_of.get(one) == home_of[id]}
            if self._is_told_by(id, self._other_lines(id, told, near)):
                lines.remove(id)
                for part in parts[id]:
                    telling[part].remove(id)
        return lines

    def _worst_first(self, ids: Iterable[str]) -> list[str]:
        """Sort the sentences that may be left out, the worst first, and of equals the last."""
        last_first = reversed(tuple(ids))
        may_go = [id for id in last_first if not _is_kept(self.statement_of[id])]
        return sorted(may_go, key=self.worth.__getitem__)

    def _beside(self, id: str) -> set[str]:
        """Give the sentences that share a claim with one, but for those that deny it."""
        mine = self.of_passage[id]
        found = {one.id for claim in mine for one in claim.passages}
        return found.difference({id}, *(self.denying[claim.id] for claim in mine))

    def _leave_out_stranded(self, quoted_alone: Set[str]) -> None:
        """Leave out what may only stand behind a line that is none."""
        for id, statement in self.statement_of.items():
            after = statement.after
            if after and (after.id not in self.lines or after.id in quoted_alone):
                self.lines.discard(id)

    def _parts(self, id: str, home: str) -> list[Part]:
        """Give what a sentence tells: its claims, of long quotations and denials that sentence."""
        long = (each for claim in self.of_passage[id] for each in claim.records)
        is_part = any(isinstance(each, Said) and _is_of_several(each, id) for each in long)
        mine = (claim for claim in self.of_passage[id] if id in self.read_in[claim.id])
        return [
            (claim.id, home, id if is_part or id in self.denying[claim.id] else "")
            for claim in mine
        ]

    def _other_lines(
        self, id: str, told: list[tuple[Part, set[str]]], near: set[str]
    ) -> list[set[str]]:
        """Give for each part of a sentence the other lines that tell it.

        What it alone tells to have happened is told by a line with nearly all of its words, of
        those `near` it that share a claim.
        """
        worded = {line for line in sorted(near)[:MOST_COMPARED] if self._has_words(line, of=id)}
        mine = {claim.id for claim in self.of_passage[id] if claim.kind is ClaimKind.HAPPENING}
        return [others or (worded if part[0] in mine else set()) for part, others in told]

    def _has_words(self, line: str, *, of: str) -> bool:
        """Whether a line has nearly all words of a sentence, and all its numbers."""
        text, told = self.statement_of[of].text, self.statement_of[line].text
        mine, others = content_words(text), content_words(told)
        has_numbers = set(NUMBER.findall(text)) <= set(NUMBER.findall(told))
        return has_numbers and len(mine & others) >= NEARLY_ALL * len(mine)

    def _is_told_by(self, id: str, others: list[set[str]]) -> bool:
        """Whether other lines tell all claims of a sentence, and most of its words."""
        if not others or not all(others):
            return False
        mine = content_words(self.statement_of[id].text)
        lines = {each for several in others for each in sorted(several)[:MOST_COMPARED]}
        told = {word for each in lines for word in content_words(self.statement_of[each].text)}
        return len(mine & told) >= MOST_OF_WORDS * len(mine)

    def with_line(self, claim: Claim) -> Claim:
        """Give a claim with the best of its sentences, of those that pages show."""
        shown = [one for one in claim.passages if one.id in self.lines]
        read = [one for one in shown if one.id in self.read_in[claim.id]]
        known = [one for one in claim.passages if one.id in self.statement_of]
        line = max(read or shown or known or claim.passages, key=lambda one: self._rank(claim, one))
        statement = self.statement_of.get(line.id)
        home = statement.sections[0] if statement and statement.sections else claim.home
        return changed(claim, line=line, home=home)

    def tells_all(self, id: str, line: str) -> bool:
        """Whether a sentence may be cited for a line: for all its numbers, else all that happened.

        One that tells of a town's fall alone is no second source of the massacre told with it.
        """
        mine = self.of_passage[line]
        happened = {claim.id for claim in mine if claim.kind is ClaimKind.HAPPENING}
        # A toll is often only mentioned: "revised the estimate of 670".
        read = (claim for claim in mine if line in self.read_in[claim.id])
        counted = {claim.id for claim in read if claim.kind is ClaimKind.MEASURE}
        return (counted or happened) <= {claim.id for claim in self.of_passage[id]}

    def _rank(self, claim: Claim, passage: Passage) -> tuple:
        """Rank the sentences of a claim: of a measure the newest, else the most telling."""
        day = passage.article.published
        age = day.toordinal() if day and claim.kind is ClaimKind.MEASURE else 0
        is_read = passage.id in self.read_in[claim.id]
        is_told = passage.id not in self.denying[claim.id]
        return is_told, is_read, age, self.worth.get(passage.id, SPOKEN), passage.id

    def _worth(self, statement: Statement) -> float:
        """Weigh how well a sentence stands for what it tells."""
        records = [
            each for claim in self.of_passage[statement.passage.id] for each in claim.records
        ]
        mine = [each for each in records if statement.passage in each.passages]
        words = len(statement.text.split())
        is_ill_sized = not FEWEST_WORDS <= words <= MOST_WORDS
        points_back = opens_pointing(statement.text) or statement.bare
        return (
            SPOKEN * statement.quoted
            + POINTS_BACK * points_back
            + ILL_SIZED * is_ill_sized
            + DATED * any(isinstance(each, TimelineEntry) for each in mine)
            + PLACED * any(_has_place(each) for each in mine)
            + ACTED * bool(statement.actors)
        )


def _read_in(claim: Claim) -> set[str]:
    """Give the ids of the passages in which a claim was read; of one of mere words, of all.

    The others but mention it: "the estimate of 670".
    """
    read = {passage.id for each in claim.records for passage in each.passages}
    return read & {passage.id for passage in claim.passages} or {one.id for one in claim.passages}


def _denying(claim: Claim) -> frozenset[str]:
    """Give the ids of the passages in which somebody denies what a claim tells."""
    return frozenset(one.passage.id for one in claim.assertions if one.mode is Status.DENIED)


def _last(stands_for: dict[str, str], id: str) -> str:
    """Follow what stands for a sentence to the line that stands for all."""
    while id in stands_for:
        id = stands_for[id]
    return id


def _is_kept(statement: Statement) -> bool:
    """Whether the editor put a sentence where it stands."""
    return bool(statement.pinned or statement.corrected)


def _is_of_several(said: Said, id: str) -> bool:
    """Whether a quotation goes over several sentences, this among them."""
    return len(said.passages) > 1 and any(passage.id == id for passage in said.passages)


def _has_place(record: object) -> bool:
    if isinstance(record, Reported):
        return bool(record.figure.place)
    return isinstance(record, TimelineEntry) and bool(record.event.place)


def _lines_by_part(parts: Mapping[str, Iterable[Part]]) -> dict[Part, set[str]]:
    """Give the lines that tell each part of a claim."""
    telling: dict[Part, set[str]] = defaultdict(set)
    for id, mine in parts.items():
        for part in mine:
            telling[part].add(id)
    return telling
