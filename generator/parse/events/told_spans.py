"""Say which words of its sentence an event is shown by, and where it was."""

from generator.model import Place, Span
from generator.parse.events.clauses import Clause, whole_phrase
from generator.parse.events.tellings import Telling

CHARGING = frozenset(["of", "for"])  # before the deed with which somebody is charged
# "They protested over the vote, which led to six deaths": what led to them is the clause before.
FOLLOWED = frozenset(["led", "sparked", "triggered", "prompted", "provoked", "resulted"])
CHARGE_REACH = 10  # words to it
RANKS = {"country": 1}  # of places that are less than others


def subject_elsewhere(clause: Clause, span: Span) -> Span | None:
    """Give the words of the clause's subject where they stand outside of what is told."""
    head = clause.head
    if not head or clause.kind not in ("shared", "participle", "subordinate"):
        return None
    words = clause.span_of(head)
    return None if span.covers(words) else words


def complements_of(clauses: tuple[Clause, ...], place: int, telling: Telling) -> list[Clause]:
    """List what the clause says of others: "demanded | that the army leave the town"."""
    hosts = [clauses[place]]
    for clause in clauses[place + 1 :]:
        if clause.kind != "complement" or not any(clause.host is host for host in hosts):
            continue
        if clause.start > telling.start:
            hosts.append(clause)
    return hosts[1:]


def told_span(clause: Clause, telling: Telling, *, complements: list[Clause]) -> Span:
    """Give the clause's span with what it cannot be read without.

    That is what a relative clause is about (all of what "led to" something), who demands what must
    be, and what is demanded.
    """
    start, end = clause.span
    subject, host = clause.subject, clause.host
    if clause.kind == "relative" and subject and subject.stop <= clause.start:
        start = min(start, clause.tokens[whole_phrase(clause, subject)].start)
        if host and not FOLLOWED.isdisjoint(clause.verb_words):
            start = min(start, host.span.start)
    if host and host.verb and telling.start in host.verb:  # who said that it must be so
        start = min(start, clause.tokens[min(host.start, telling.start)].start)
    if complements:
        end = max(end, complements[-1].span.end)
    return Span(min(start, _frame_start(clause)), end)


def goes_on_behind(clause: Clause) -> bool:
    """Whether what a relative clause describes has its verb behind it: "what hit us killed"."""
    host = clause.host
    if host is None or host.verb is None or host.verb.start < clause.end:
        return False
    described, head = clause.subject, host.head
    if described and head and described.start > head.start:
        return False  # "the toll of the quake that hit us | has passed 12"
    return clause.words[clause.start - 2] != "," and host.end > clause.end


def _frame_start(clause: Clause) -> int:
    """Say where the clause that a participle goes on begins, or who says what "it" has done."""
    first = clause
    while first.kind == "participle" and first.host and _adjoins(first.host, first):
        first = first.host
    if first.kind == "complement" and first.host and _adjoins(first.host, first):
        head = first.head
        if head and first.tags[head.start : head.stop] == "O":  # "the army said it had left"
            first = first.host
    return first.span.start


def _adjoins(host: Clause, clause: Clause) -> bool:
    """Whether the clause follows its host with no more than a comma or "that" between."""
    return host.verb is not None and 0 <= clause.start - host.end <= 1


def charge_of(clause: Clause, telling: Telling) -> int | None:
    """Say where the deed begins that an accusation is about: "accused them of shelling Kobani".

    So is the month of what somebody warns of: "warned of floods in May".
    """
    if telling.type == "THREATEN":
        behind = range(telling.end, len(clause.words))
        warned = next((index for index in behind if clause.words[index] in {"of", "about"}), None)
        return clause.tokens[warned].start if warned and "in" in clause.words[warned:] else None
    if telling.type != "DISAPPROVE":
        return None
    last = min(telling.end + CHARGE_REACH, len(clause.tags) - 1)
    for index in range(telling.end, last):
        if clause.words[index] in CHARGING and clause.tags[index + 1] == "G":
            return clause.tokens[index].start
    return None


def place_of(places: list[Place], trigger: int) -> str:
    """Name the first place behind the trigger, no country if possible, or else the first of all."""
    best = min(places, key=lambda place: _rank(place, trigger), default=None)
    return best.name if best else ""


def _rank(place: Place, trigger: int) -> int:
    return RANKS.get(place.feature, 0) if place.span.start >= trigger else len(RANKS) + 1
