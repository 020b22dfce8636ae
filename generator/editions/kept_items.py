"""What an edition keeps of each kind of record.

Which fields of a record it keeps, `generator/records.py` says by `kept_as`.
"""

from generator.editions.edition import (
    EditionActor,
    EditionClaim,
    EditionEvent,
    EditionFigure,
    EditionQuote,
    EditionSource,
)
from generator.record_kinds import covering
from generator.records import KINDS

# The items of each kind of record, in the order of the file.
KEPT_ITEMS = covering(
    {
        "sources": EditionSource,
        "figures": EditionFigure,
        "actors": EditionActor,
        "events": EditionEvent,
        "quotes": EditionQuote,
        "claims": EditionClaim,
    },
    kinds=[kind for kind in KINDS if kind.kept],
    file=__file__,
)
