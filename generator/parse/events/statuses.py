"""Say whether what a clause tells happened.

It may be denied, possible, planned, or only said to have happened. Each reading of a verb that is
no plain fact has a rule in `STATUS_RULES`; the first that holds decides.
"""

from collections.abc import Callable
from functools import partial

from generator.model import Status
from generator.parse.events.clauses import Clause
from generator.parse.events.triggers import forms_of
from generator.word_lists import set_of, word_set

NEAR_TO = set_of("close closer near nearer")  # "close to signing a deal"
# Behind "was reported": what became of somebody.
RESULTS = set_of("killed dead missing injured wounded detained")
CLAIM_REACH = 7  # words before "that" among which "claims by the army" stand
NOUN_REACH = 3  # words before "that" among which "no evidence" stands
# They open a main clause as a question: "Should he resign?"
NO_CONDITION_OF_MAIN = frozenset(["whether", "should"])
_words = partial(word_set, "clauses")


def status_at(clause: Clause, trigger: int) -> Status:
    """Say what the sentence makes of the trigger at that index: told as done, planned, denied, …"""
    for status, holds in STATUS_RULES:
        if holds(clause, trigger):
            return status
    return Status.ASSERTED


def is_future(clause: Clause) -> bool:
    """Whether the verb group looks ahead: "will", and behind a verb of speech "would"."""
    group = clause.verb_words
    if _has_word("future", group):
        return True
    return clause.kind == "complement" and not {"would", "wouldn't"}.isdisjoint(group)


def _is_negated(clause: Clause, trigger: int) -> bool:
    """Find "did not attack", "never attacked", "failed to attack", "killed nobody"."""
    group = _group(clause, trigger)
    if _has_word("negations", group) or "no longer" in " ".join(group):
        return True
    before = group[: trigger - _group_start(clause)]
    if _has_form("failures", before):
        return True
    behind = max(trigger + 1, clause.verb.stop if clause.verb else 0)
    return clause.word(behind) in _words("nobodies")


def _is_done_by_nobody(clause: Clause, trigger: int) -> bool:
    """Find a subject that denies its verb: "No soldiers were killed", "Neither side signed"."""
    subject = clause.head
    return bool(subject) and clause.words[subject.start] in _words("nobody does")


def _is_almost(clause: Clause, trigger: int) -> bool:
    """Find "nearly captured the town"."""
    return trigger > 0 and clause.words[trigger - 1] in _words("almost")


def _is_denied(clause: Clause, trigger: int) -> bool:
    """Find "denied that troops attacked", "dismissed reports that they did", "denied attacking"."""
    if clause.verb and trigger >= clause.verb.stop:
        return _has_form("denials", clause.verb_words)
    host = _host_of_complement(clause)
    return host is not None and _has_form("denials", host.verb_words)


def _is_conditional(clause: Clause, trigger: int) -> bool:
    """Find "could attack", "if they attack", what goes on: "If talks fail, they will attack"."""
    conditions = _words("conditions")
    if clause.link in conditions:
        return True
    first = clause.words[0]
    if clause.kind == "main" and first in conditions and first not in NO_CONDITION_OF_MAIN:
        return True
    if "?" in clause.words[-2:] and clause.kind == "main":
        return True
    possible = _has_word("conditional", clause.verb_words)
    return possible and not is_future(clause)


def _is_feared(clause: Clause, trigger: int) -> bool:
    """Find "fears that rebels would attack", "no evidence that they did", "could not confirm …"."""
    if "unclear" in clause.words[max(0, clause.start - NOUN_REACH) : clause.start]:
        return True
    host = _host_of_complement(clause)
    if host and _has_form("doubting", host.verb_words[-1:]):
        return True
    if clause.is_passive() and _has_form("doubting", clause.verb_words[-1:]):
        return True
    if host:
        group = _group(host, host.verb.stop)
        if _has_word("negations", group):
            return True
    before = _before_that(clause)
    return bool(before) and (before[-1] in _words("doubts") or "no" in before)


def _is_planned(clause: Clause, trigger: int) -> bool:
    """Find "will attack", "plans to attack", "considered attacking"."""
    if is_future(clause):
        return True
    verb = clause.verb
    if verb is None or trigger < verb.stop or clause.tags[trigger] not in "BGN":
        return False
    group = _group(clause, trigger)
    by_infinitive = "I" in clause.tags[verb.stop : trigger]
    if by_infinitive and _has_form("orders", group):  # "were ordered to shoot"
        return True
    governed = by_infinitive or clause.tags[trigger] == "G"
    return governed and _has_form("plans", group)


def _is_due(clause: Clause, trigger: int) -> bool:
    """Find "was to deliver aid on Monday", "close to signing"."""
    verb = clause.verb
    words = clause.words
    if verb is None or trigger < verb.stop or words[trigger - 1] != "to":
        return False
    if words[trigger - 2] in NEAR_TO:
        return True
    return trigger == verb.stop + 1 and words[verb.stop - 1] in {"is", "are", "was", "were"}


def _is_hearsay(clause: Clause, trigger: int) -> bool:
    """Find "reportedly killed", "the alleged attack", "claims that they did", "locals said …"."""
    words = clause.words
    if _has_word("hearsay", words[_group_start(clause) : trigger + 1]):
        return True
    if _has_word("hearsay", words[max(0, trigger - 1) : trigger]):
        return True  # "the alleged attack took place"
    if claimants_of(clause) is not None:
        return True
    if _is_said_to_have(clause, trigger):
        return True
    host = _host_of_complement(clause)
    return host is not None and clause.tags[host.verb.stop - 1] == "Y"


def _is_said_to_have(clause: Clause, trigger: int) -> bool:
    """Find "was reported killed", "is said to have left", "claimed to have taken the town"."""
    verb = clause.verb
    if verb is None or clause.tags[verb.stop - 1] != "Y":
        return False
    if trigger >= verb.stop:
        return clause.is_passive() or "have" in clause.words[verb.stop : trigger]
    return clause.is_passive() and clause.word(verb.stop) in RESULTS


StatusRule = Callable[[Clause, int], bool]
STATUS_RULES: tuple[tuple[Status, StatusRule], ...] = (
    (Status.NEGATED, _is_negated),
    (Status.NEGATED, _is_done_by_nobody),
    (Status.NEGATED, _is_almost),
    (Status.DENIED, _is_denied),
    (Status.CONDITIONAL, _is_conditional),
    (Status.CONDITIONAL, _is_feared),
    (Status.PLANNED, _is_planned),
    (Status.PLANNED, _is_due),
    (Status.REPORTED, _is_hearsay),
)


def _group_start(clause: Clause) -> int:
    """Say where the verb group starts, with the adverbs before it: "never attacked"."""
    start = clause.verb.start if clause.verb else clause.start
    while start > clause.start and clause.tags[start - 1] == "X":
        start -= 1
    return start


def _group(clause: Clause, trigger: int) -> list[str]:
    """List the verb group with its adverbs, and what stands between it and the trigger."""
    end = max(trigger, clause.verb.stop) if clause.verb else trigger
    return clause.words[_group_start(clause) : end]


def _host_of_complement(clause: Clause) -> Clause | None:
    """Give the clause that says what this one tells: "(denied) that troops attacked"."""
    host = clause.host if clause.kind == "complement" else None
    return host if host and host.verb else None


def claimants_of(clause: Clause) -> range | None:
    """Find who says so in "reports (by residents) that"; empty where it is only "reports that".

    None where no such noun stands before the clause.
    """
    before, link = _before_that(clause, CLAIM_REACH), clause.start - 1
    words, places = clause.words, range(link - len(before), link)
    behind = next((place + 1 for place in places if words[place] in _words("claims")), None)
    if behind is None or behind == link:
        return None if behind is None else range(link, link)
    is_by_somebody = words[behind] == "by" and behind + 1 < link
    return range(behind + 1, link) if is_by_somebody else None


def _before_that(clause: Clause, reach: int = NOUN_REACH) -> list[str]:
    """List the words before the "that" that opens the clause."""
    link = clause.start - 1
    if clause.kind != "complement" or clause.link != "that" or link <= 0:
        return []
    return clause.words[max(0, link - reach) : link]


def _has_word(part: str, words: list[str]) -> bool:
    """Whether one of the words stands in that part of lexicon/clauses.txt."""
    return not _words(part).isdisjoint(words)


def _has_form(part: str, words: list[str]) -> bool:
    """Whether one of the words is a form of a verb in that part of lexicon/events.txt."""
    return not forms_of(part).isdisjoint(words)
