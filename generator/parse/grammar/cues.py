"""The words that report what somebody says, from the list of speech verbs, with every form of each verb."""

from dataclasses import dataclass
from enum import Enum
from functools import cache

from generator.parse.lexicon import read_table

WAYS = ("say", "that", "tell", "urge", "pledge", "believe", "find", "judge", "name", "prepositional")


class VerbForm(Enum):
    """A verb's form, as far as it tells who speaks."""

    FINITE = "finite"  # says, said; also the participle of the perfect
    BASE = "base"  # say: an infinitive, or finite with a plural
    GERUND = "gerund"  # saying


FINITE, BASE, GERUND = VerbForm  # by names of their own, since a member is slow to reach through its class


@dataclass(frozen=True, slots=True)
class Cue:
    """One form of a reporting word."""

    ways: frozenset[str]  # the parts of the list that the verb stands in: say, tell, urge, …
    particles: tuple[tuple[str, str], ...]  # words that may follow and belong to it, each with its way
    form: VerbForm
    noun: bool  # the same form is also a noun
    participle: bool  # the same form is also a passive participle


@cache
def cue_forms() -> dict[str, Cue]:
    """Every form of every reporting verb, also capitalised, since a headline or a participle may begin with it."""
    forms: dict[str, dict] = {}
    for way in WAYS:
        for row in read_table("speech")[way]:
            verb, *particle = row[0].split(" ", 1)
            irregular = tuple(form.strip() for form in row[1].split(",")) if len(row) > 1 and row[1] != "-" else ()
            irregular = tuple(form.split(" ")[0] for form in irregular)
            for form, kind, participle in _inflect(verb, irregular):
                entry = forms.setdefault(
                    form, {"ways": set(), "particles": {}, "form": kind, "noun": False, "participle": participle}
                )
                entry["noun"] |= len(row) > 2 and row[2] == "noun" and (form == verb or form.endswith("s"))
                if particle:
                    entry["particles"].setdefault(particle[0], way)
                else:
                    entry["ways"].add(way)
    cues = {
        form: Cue(
            frozenset(entry["ways"]),
            tuple(sorted(entry["particles"].items(), key=lambda item: -len(item[0]))),
            entry["form"],
            entry["noun"],
            entry["participle"],
        )
        for form, entry in forms.items()
    }
    return cues | {form.capitalize(): cue for form, cue in cues.items()}


def _inflect(verb: str, irregular: tuple[str, ...]) -> list[tuple[str, VerbForm, bool]]:
    """The forms of a verb, each with its kind and whether it can be a passive participle."""
    stem = verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else verb
    third = _third_person(verb)
    gerunds = [form for form in irregular if form.endswith("ing")]
    pasts = [form for form in irregular if not form.endswith(("ing", "s")) or form == verb]
    if not pasts:
        pasts = [verb[:-1] + "ied" if _ends_in_consonant_y(verb) else verb.removesuffix("e") + "ed"]
    base = FINITE if verb in pasts else BASE  # read, put: the past looks like the infinitive
    forms = [(verb, base, False), (third, FINITE, False)]
    forms += [(past, FINITE, True) for past in pasts if past != verb]
    forms += [(gerund, GERUND, False) for gerund in gerunds or [stem + "ing"]]
    return forms


def _third_person(verb: str) -> str:
    if _ends_in_consonant_y(verb):
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "go")) else "s")


def _ends_in_consonant_y(verb: str) -> bool:
    return verb.endswith("y") and verb[-2] not in "aeiou"
