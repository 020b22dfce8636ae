"""What attacks and disasters are called, as parts of patterns."""

ATTACKS = (
    r"attacks?|strikes?|airstrikes?|air\s+strikes?|raids?|assaults?|bombings?|shelling|blasts?"
    r"|explosions?|shootings?|ambush(?:es)?|massacres?|crash(?:es)?|collision|derailment|stampede"
    r"|crush|fire|blaze|clashes|capsizing|shipwreck|stabbings?|bombardment"
)
# What strikes a place, and the verbs that say so.
HAZARDS = (
    r"landslides?|landslips?|mudslides?|slide|earthquakes?|quakes?|tremors?|floods?|flooding"
    r"|storms?"
    r"|cyclones?|hurricanes?|typhoons?|tornado(?:es)?|eruptions?|tsunamis?|avalanches?"
)
DISASTERS = rf"{HAZARDS}|collapse|takeover|capture|fall|ceasefire|truce|invasion|outbreak"
