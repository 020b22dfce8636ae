"""What attacks and disasters are called, as parts of patterns."""

import re

ATTACKS = (
    r"attacks?|strikes?|airstrikes?|air\s+strikes?|raids?|assaults?|bombings?|shelling|blasts?"
    r"|explosions?|shootings?|ambush(?:es)?|massacres?|crash(?:es)?|collision|derailment|stampede"
    r"|crush|fire|blaze|clashes|capsizing|shipwreck|stabbings?|bombardment"
)
# What strikes a place, and the verbs that say so.
WIDE_HAZARDS = (
    r"earthquakes?|quakes?|tremors?|floods?|flooding|storms?|cyclones?|hurricanes?|typhoons?"
    r"|tsunamis?"
)
HAZARDS = (
    rf"{WIDE_HAZARDS}|landslides?|landslips?|mudslides?|slide|tornado(?:es)?|eruptions?|avalanches?"
)
DISASTERS = rf"{HAZARDS}|collapse|takeover|capture|fall|ceasefire|truce|invasion|outbreak"
# Before the place and the day of another happening: "the deadliest since | an attack in 2018",
# "food prices, driven up by the war in | 2022".
COMPARED = re.compile(
    r"\b(?:[Pp]rices|[Cc]osts|[Ii]nflation)\b[^.;]{0,60}?"
    r"\b(?:war|invasion|conflict)\s(?:in|of|on)\s$|"
    r"\b(?:doubl|tripl|quadrupl|ris|increas|jump|gr[eo]w)\w*\s[^.;,\d]{0,40}?\bsince\s$|"
    r"\b(?:(?:\w{3,}iest|(?:high|low|larg|bigg|strong|long|fierc|grav|great)est|worst|first"
    r"|(?<![Aa]t\s)most(?:\s+\w+)?)\b[^.;]{0,40}?\bsince|similar\s+to|unlike)\s(?![A-Z\d])[^.;,]*$"
)
COMPARED_REACH = 120  # code points from what is compared to the day or place


def is_compared(text: str, floor: int, position: int) -> bool:
    """Whether what stands at the position is told of another happening, which gives a measure."""
    start = max(floor, position - COMPARED_REACH)
    return COMPARED.search(text, start, position) is not None
