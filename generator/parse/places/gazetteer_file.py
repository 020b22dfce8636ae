"""The file of the gazetteer: places in columns, so that it is small, and nothing is parsed that nobody asks for.

Its first line tells the lengths of the sections that follow in the order of `Columns`. Keys and names are lines of
UTF-8, the keys sorted by their bytes. A column of numbers is cut into planes: all lowest bytes, then all second bytes,
and so on, which compress better than whole numbers and can be read where they lie on a machine of any byte order.
"""

import gzip
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

Planes = tuple[bytes, ...]  # one byte of each number, the lowest first

WIDTHS = {"lat": 2, "lon": 2, "people": 2, "division": 2, "ident": 3, "other_place": 3}  # planes a column
SOUTH_POLE, DATE_LINE = -90, -180  # degrees from which coordinates are counted
PER_DEGREE = 100
BYTE = 256


class Row(NamedTuple):
    """A place as the file keeps it."""

    key: str
    name: str
    lat: float
    lon: float
    division: tuple[str, str, str]  # country, first-level division, feature
    people: int
    ident: int  # of GeoNames; 0: none


class Columns(NamedTuple):
    """The whole file: one entry of each list, one byte of each plane a place, by key."""

    keys: list[bytes]
    names: list[bytes]  # b"" where it is the key with capitals
    divisions: list[bytes]
    other_keys: list[bytes]  # other names of places
    lat: Planes
    lon: Planes
    people: Planes
    division: Planes
    ident: Planes
    other_place: Planes  # the place, by its number, that each of the other keys means

    def row(self, number: int) -> Row:
        """The place with that number."""
        key, name = self.keys[number].decode(), self.names[number].decode()
        tens, digits = divmod(_number(self.people, number), BYTE)
        country, admin1, feature = self.divisions[_number(self.division, number)].decode().split("\t")
        return Row(
            key,
            name or key.title(),
            (_number(self.lat, number) + SOUTH_POLE * PER_DEGREE) / PER_DEGREE,
            (_number(self.lon, number) + DATE_LINE * PER_DEGREE) / PER_DEGREE,
            (country, admin1, feature),
            digits * 10**tens,
            _number(self.ident, number),
        )

    def meant_by_other(self, number: int) -> int:
        """The number of the place that the other key with that number means."""
        return _number(self.other_place, number)


def _number(planes: Planes, place: int) -> int:
    number = 0
    for shift, plane in enumerate(planes):
        number |= plane[place] << 8 * shift
    return number


def read_columns(path: Path) -> Columns:
    head, _, data = gzip.decompress(path.read_bytes()).partition(b"\n")
    sections, start = [], 0
    for length in map(int, head.split()):
        sections.append(data[start : start + length])
        start += length
    lists = [section.split(b"\n") for section in sections[:4]]
    return Columns(*lists, *map(_planes, sections[4:], WIDTHS.values()))


def _planes(section: bytes, width: int) -> Planes:
    size = len(section) // width
    return tuple(section[start : start + size] for start in range(0, size * width, size))


def write_columns(path: Path, rows: Iterable[Row], others: Iterable[tuple[str, Row]]) -> int:
    """Write the places and their other keys; the number of bytes written. The same input gives the same bytes."""
    rows = sorted(set(rows), key=lambda row: (row.key.encode(), *row[1:]))
    places = {row: number for number, row in enumerate(rows)}
    pairs = sorted({(key.encode(), places[row]) for key, row in others})
    sizes = Counter(row.division for row in rows)
    divisions = sorted(sizes, key=lambda division: (-sizes[division], division))  # most towns have small numbers
    codes = {division: code for code, division in enumerate(divisions)}
    lists = [
        [row.key.encode() for row in rows],
        [("" if row.key.title() == row.name else row.name).encode() for row in rows],
        ["\t".join(division).encode() for division in divisions],
        [key for key, _place in pairs],
    ]
    numbers = {
        "lat": [round((row.lat - SOUTH_POLE) * PER_DEGREE) for row in rows],
        "lon": [round((row.lon - DATE_LINE) * PER_DEGREE) for row in rows],
        "people": [_in_two_digits(row.people) for row in rows],
        "division": [codes[row.division] for row in rows],
        "ident": [row.ident for row in rows],
        "other_place": [place for _key, place in pairs],
    }
    sections = [b"\n".join(lines) for lines in lists]
    for name, width in WIDTHS.items():
        sections.append(b"".join(bytes(n >> 8 * plane & 255 for n in numbers[name]) for plane in range(width)))
    head = " ".join(str(len(section)) for section in sections).encode()
    path.write_bytes(gzip.compress(b"\n".join([head, b"".join(sections)]), compresslevel=9, mtime=0))
    return path.stat().st_size


def _in_two_digits(people: int) -> int:
    """A number of people as its first two digits, rounded, in one byte, and how many digits follow in the next."""
    digits, tens = f"{people:.1e}".split("e")
    return people if people < 100 else round(float(digits) * 10) + (int(tens) - 1) * BYTE
