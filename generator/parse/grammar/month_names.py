"""How a text writes the months: in full, or shortened with or without a dot."""

from generator.word_lists import read_words

MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_classes = read_words("grammar")
# Months and days of the week, each in full.
CALENDAR_NAMES = (
    *_classes["months"],
    *_classes["months that are words too"],
    *_classes["weekdays"],
)
# The first letters of the months, in the order of the year.
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# In full, of the lexicon.
MONTH_NAMES = tuple(
    name for part in ("months", "months that are words too") for name in read_words("grammar")[part]
)
