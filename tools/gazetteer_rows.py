"""A row of the gazetteer as it is made, and how names in Arabic are spelt."""

import re
from collections.abc import Sequence

from generator.parse.gazetteer.columns import Row
from generator.parse.gazetteer.place_keys import place_key

# As in Al Karak, Ar Raqqah, Ash Shaykh.
ARTICLE = re.compile(r"^(?:A[dlnrstzşḑḩţz̧]|Ash|Adh|Ath|El) (?=\w{4})")
Found = tuple[Row, list[str]]  # a place with its other names


def make_row(
    name: str,
    where: Sequence,
    *,
    division: tuple[str, str, str],
    people: int | None = 0,
    geonameid: int = 0,
) -> Row:
    """Make a line of the gazetteer; `where` is degrees north and east."""
    lat, lon = (round(float(degrees), 2) for degrees in where)
    return Row(
        key=place_key(name),
        name=name,
        lat=lat,
        lon=lon,
        division=division,
        people=int(people or 0),
        ident=int(geonameid),
    )
