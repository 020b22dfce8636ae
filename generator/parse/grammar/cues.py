"""The words that report what somebody says: every form of each verb of the list of speech."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from functools import cache

from generator.parse.grammar.inflection import Forms, spellings
from generator.word_lists import read_table, set_of

WAYS = (
    *("say", "that", "tell", "urge", "pledge"),
    *("believe", "find", "judge", "name", "prepositional", "express"),
)
TOLD = set_of("say that tell")  # the ways of saying something


class VerbForm(Enum):
    """A verb's form, as far as it tells who speaks."""

    FINITE = "finite"  # says, said; also the participle of the perfect
    BASE = "base"  # say: an infinitive, or finite with a plural
    GERUND = "gerund"  # saying


FINITE, BASE, GERUND = VerbForm  # named on their own: a member is slow to reach through its class


@dataclass(frozen=True, slots=True, eq=False)
class ReportingForm:
    """One form of a reporting word."""

    ways: frozenset[str]  # the parts of the list that the verb stands in: say, tell, urge, …
    # Words that may follow and belong to it, the longest first, each with its way.
    particles: tuple[tuple[str, str], ...]
    form: VerbForm
    noun: bool  # the same form is also a noun
    participle: bool  # the same form is also a passive participle
    tells: bool  # the verb is one of saying something


@dataclass(slots=True)
class _Entry:
    """What the rows read so far say of a form."""

    form: VerbForm
    participle: bool
    noun: bool = False
    ways: set[str] = field(default_factory=set)
    particles: dict[str, str] = field(default_factory=dict)


@cache
def cue_forms() -> dict[str, ReportingForm]:
    """Give every form of every reporting verb, with a capital too: a headline may begin with it."""
    entries: dict[str, _Entry] = {}
    for way in WAYS:
        for written, *noun in read_table("speech")[way]:
            verb, _, particle = written.partition(" ")
            for form, kind, participle in _forms(verb):
                entry = entries.setdefault(form, _Entry(kind, participle))
                entry.noun |= bool(noun) and (form == verb or form.endswith("s"))
                if particle:
                    entry.particles.setdefault(particle, way)
                else:
                    entry.ways.add(way)
    cues = {form: _cue(entry) for form, entry in entries.items()}
    return cues | {form.capitalize(): cue for form, cue in cues.items()}


def _forms(verb: str) -> Iterator[tuple[str, VerbForm, bool]]:
    """Give the forms of a verb, each with its kind and whether it can be a passive participle."""
    ways: tuple[Forms, ...] = spellings(verb)
    pasts = [past for one in ways for past in (one.past, one.participle)]
    yield verb, FINITE if ways[0].past == verb else BASE, False  # "read" looks like its past
    yield ways[0].present, FINITE, False
    yield from ((past, FINITE, True) for past in pasts if past != verb)
    yield from ((one.gerund, GERUND, False) for one in ways)


def _cue(entry: _Entry) -> ReportingForm:
    longest_first = sorted(entry.particles.items(), key=lambda item: -len(item[0]))
    return ReportingForm(
        ways=frozenset(entry.ways),
        particles=tuple(longest_first),
        form=entry.form,
        noun=entry.noun,
        participle=entry.participle,
        tells=not TOLD.isdisjoint(entry.ways),
    )
