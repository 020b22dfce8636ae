"""What the cards of the overview may tell of, in the order in which they stand."""

from collections.abc import Iterable
from typing import NamedTuple

PEOPLE = frozenset({"people", "protesters"})
PATIENTS = PEOPLE | {"cases", "patients"}
HOUSEHOLDS = frozenset({"households"})
# Who may be all whom a happening struck, unlike soldiers or those who attacked.
GROUPS = frozenset(
    (
        *("children", "students", "pupils", "teachers", "worshippers", "pilgrims", "civilians"),
        *("workers", "employees", "miners", "farmers", "fishermen", "villagers", "residents"),
        *("passengers", "migrants", "refugees", "patients", "prisoners", "inmates", "members"),
    )
)
# Who fights, and is counted apart from others.
FORCES = frozenset(
    (
        *("soldiers", "fighters", "militants", "terrorists", "gunmen", "rebels", "insurgents"),
        *("police officers", "security personnel", "members", "marines", "combatants"),
    )
)
# How many times a value another may be for both to be counts of one whole: a toll grows, and one
# counter sees more than another.
SAME_WHOLE, SAME_PART = 4, 2
ANY: frozenset[str] = frozenset()  # such as each currency
HOMES = frozenset({"houses", "homes", "buildings"})


class CardKind(NamedTuple):
    """What a card may tell of."""

    terms: frozenset[str]
    units: frozenset[str] = PEOPLE
    has_latest: bool = False  # whether the last happening of a long crisis has a card beside
    grows: bool = True  # whether a lower count that is newer is one of fewer counters


def _of(
    *terms: str,
    units: frozenset[str] = PEOPLE,
    has_latest: bool = False,
    grows: bool = True,
) -> CardKind:
    return CardKind(frozenset(terms), units, has_latest=has_latest, grows=grows)


# Whom aid has reached.
HELPED = (_of("assisted"), _of("vaccinated", "treated", units=PATIENTS))
# In the order of OCHA's key figures. In an epidemic the cases stand first.
KILLED = _of("killed", has_latest=True)
INJURED = _of("injured")
DISPLACED = _of("displaced", "fled", "homeless", "sheltered", has_latest=True)
CASES = _of("cases", "infected", units=PATIENTS)
CARDS = (
    KILLED,
    _of("missing", grows=False),
    _of("buried", grows=False),
    INJURED,
    DISPLACED,
    CASES,
    _of("refugees", "asylum seekers", "arrived"),
    _of("in need"),
    _of("hungry"),
    _of("affected"),
    _of("funds required", units=ANY),
    _of("destroyed", units=HOMES),
    _of("damaged", units=HOMES),
    *HELPED,
)
# What fills the rows where there is little else.
LESSER_CARDS = (
    _of("rescued", "survived"),
    _of("aboard", units=PEOPLE | {"passengers"}, grows=False),
    _of("evacuated"),
    _of("at risk"),
    _of("returned"),
    _of("stranded"),
    _of("shot", units=ANY),
    _of("kidnapped"),
    _of("detained"),
    _of("released"),
    _of("malnourished", units=ANY),
    _of("damaged", "destroyed", "closed", units=ANY),
    _of("recovered", units=PATIENTS),
    _of("monitored", units=ANY),
    _of("attacks", "air strikes", units=ANY),
    _of("area affected", units=ANY),
    _of("funds received", "funds given", units=ANY),
)


def _terms(kinds: Iterable[CardKind]) -> frozenset[str]:
    return frozenset(term for kind in kinds for term in kind.terms)


# What tells who was spared or helped rather than what happened to people.
LESSER_TERMS = _terms(LESSER_CARDS) - _terms(CARDS) | _terms(HELPED)
