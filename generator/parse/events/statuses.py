"""Whether what a clause tells happened, or is denied, possible, planned, or only said to have happened.

Each reading of a verb that is no plain fact has a name in `RULES`; the first that holds decides.
"""

from collections.abc import Callable
from functools import cache

from generator.model import Status
from generator.parse.events.clauses import Clause, Reading
from generator.parse.events.triggers import forms_of
from generator.parse.lexicon import read_words

WOULD = frozenset(["would", "wouldn't"])
BE = frozenset(["is", "are", "was", "were"])
NEAR_TO = frozenset(["close", "closer", "near", "nearer"])  # "close to signing a deal"
NOUN_REACH = 3  # words before "that" among which "no evidence" stands


def status_at(reading: Reading, clause: Clause, trigger: int) -> Status:
    """What the sentence makes of the trigger at that index: whether it is told as done, planned, denied, possible."""
    return next((status for status, rule in RULES if rule(reading, clause, trigger)), Status.ASSERTED)


def is_future(reading: Reading, clause: Clause) -> bool:
    """Whether the verb group looks ahead: "will", and after a verb of speech "would" ("said they would meet")."""
    modal = _modal(reading, clause)
    return bool(modal & _words("future")) or (clause.kind == "complement" and not modal.isdisjoint(WOULD))


def _is_negated(reading: Reading, clause: Clause, trigger: int) -> bool:
    """ "did not attack", "never attacked", "failed to attack", "killed nobody"."""
    words, before = reading.words, _group(reading, clause, trigger)
    behind = max(trigger + 1, clause.verb.stop if clause.verb else 0)
    return (
        not _words("negations").isdisjoint(before)
        or "no longer" in " ".join(before)
        or not forms_of("failures").isdisjoint(before[: trigger - _start(reading, clause)])
        or (words[behind : behind + 1] and words[behind] in _words("nobodies"))
    )


def _is_nobodys(reading: Reading, clause: Clause, trigger: int) -> bool:
    """ "No soldiers were killed", "Neither side signed": a subject that denies its verb."""
    subject = reading.head(clause.subject)
    return bool(subject) and reading.words[subject.start] in _words("nobody does")


def _is_almost(reading: Reading, clause: Clause, trigger: int) -> bool:
    """ "nearly captured the town"."""
    return trigger > 0 and reading.words[trigger - 1] in _words("almost")


def _is_denied(reading: Reading, clause: Clause, trigger: int) -> bool:
    """ "denied that troops attacked", "dismissed reports that troops attacked", "denied attacking"."""
    if clause.verb and trigger >= clause.verb.stop:
        governing = reading.words[clause.verb.start : clause.verb.stop]
    elif clause.kind == "complement" and (host := reading.host_of(clause)) and host.verb:
        governing = reading.words[host.verb.start : host.verb.stop]
    else:
        return False
    return not forms_of("denials").isdisjoint(governing)


def _is_conditional(reading: Reading, clause: Clause, trigger: int) -> bool:
    """ "could attack", "if they attack"; and what goes on from a condition: "If talks fail, they will attack"."""
    conditions = _words("conditions")
    opens = reading.words[0] in conditions - {"whether", "should"} and clause.kind == "main"
    possible = _modal(reading, clause) & _words("conditional") and not is_future(reading, clause)
    return bool(clause.link in conditions or opens or possible)


def _is_feared(reading: Reading, clause: Clause, trigger: int) -> bool:
    """ "fears that rebels would attack", "no evidence that they did", "could not confirm that they did"."""
    host = reading.host_of(clause) if clause.kind == "complement" else None
    if host and host.verb and not _words("negations").isdisjoint(_group(reading, host, host.verb.stop)):
        return True
    before = _before_that(reading, clause)
    return bool(before) and (before[-1] in _words("doubts") or "no" in before)


def _is_planned(reading: Reading, clause: Clause, trigger: int) -> bool:
    """ "will attack", "plans to attack", "considered attacking"."""
    if is_future(reading, clause):
        return True
    if clause.verb is None or trigger < clause.verb.stop or reading.tags[trigger] not in "BGN":
        return False
    infinitive, group = "I" in reading.tags[clause.verb.stop : trigger], _group(reading, clause, trigger)
    if infinitive and not forms_of("orders").isdisjoint(group):  # "were ordered to shoot"
        return True
    return (infinitive or reading.tags[trigger] == "G") and not forms_of("plans").isdisjoint(group)


def _is_due(reading: Reading, clause: Clause, trigger: int) -> bool:
    """ "was to deliver aid on Monday", "close to signing"."""
    verb, words = clause.verb, reading.words
    if verb is None or trigger < verb.stop or words[trigger - 1] != "to":
        return False
    return words[trigger - 2] in NEAR_TO or (trigger == verb.stop + 1 and words[verb.stop - 1] in BE)


def _is_hearsay(reading: Reading, clause: Clause, trigger: int) -> bool:
    """ "reportedly killed", "the alleged attack took place", "claims that rebels attacked", "locals said they did"."""
    words, start = reading.words, _start(reading, clause)
    if not _words("hearsay").isdisjoint([*words[start : trigger + 1], *words[max(0, trigger - 1) : trigger]]):
        return True
    if not _words("claims").isdisjoint(_before_that(reading, clause)[-1:]):
        return True
    host = reading.host_of(clause) if clause.kind == "complement" else None
    return host is not None and host.verb is not None and reading.tags[host.verb.stop - 1] == "Y"


RULES: tuple[tuple[Status, Callable[[Reading, Clause, int], bool]], ...] = (
    (Status.NEGATED, _is_negated),
    (Status.NEGATED, _is_nobodys),
    (Status.NEGATED, _is_almost),
    (Status.NEGATED, _is_denied),
    (Status.CONDITIONAL, _is_conditional),
    (Status.CONDITIONAL, _is_feared),
    (Status.PLANNED, _is_planned),
    (Status.PLANNED, _is_due),
    (Status.REPORTED, _is_hearsay),
)


def _start(reading: Reading, clause: Clause) -> int:
    """Where the verb group starts, with the adverbs before it: "never attacked"."""
    start = clause.verb.start if clause.verb else clause.start
    while start > clause.start and reading.tags[start - 1] == "X":
        start -= 1
    return start


def _group(reading: Reading, clause: Clause, trigger: int) -> list[str]:
    """The verb group with its adverbs, and what stands between it and the trigger."""
    return reading.words[_start(reading, clause) : max(trigger, clause.verb.stop if clause.verb else trigger)]


def _before_that(reading: Reading, clause: Clause) -> list[str]:
    """The words before the "that" that opens the clause."""
    link = clause.start - 1
    opened = clause.kind == "complement" and clause.link == "that" and link > 0
    return reading.words[max(0, link - NOUN_REACH) : link] if opened else []


def _modal(reading: Reading, clause: Clause) -> frozenset[str]:
    verb = clause.verb or range(0)
    return frozenset(reading.words[verb.start : verb.stop])


@cache
def _words(part: str) -> frozenset[str]:
    return frozenset(read_words("clauses")[part])
