"""How a text writes the months: in full, or shortened with or without a dot."""

from generator.word_lists import read_words

MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
# The first letters of the months, in the order of the year.
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_listed = read_words("grammar")
# In full.
MONTH_NAMES = (*_listed["months"], *_listed["months that are words too"])
# Months and days of the week, each in full.
CALENDAR_NAMES = (*MONTH_NAMES, *_listed["weekdays"])
