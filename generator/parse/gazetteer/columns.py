"""The file of the gazetteer: places in columns, so that it is small and little of it is parsed.

Its first line gives the lengths of the sections that follow in the order of `Columns`. Keys and
names are lines of UTF-8 (`sorted_lines`), the keys sorted by their bytes. A column of numbers is
cut into planes: all lowest bytes, then all second bytes, and so on, which compress better than
whole numbers and can be read where they lie on a machine of any byte order. The file is not
compressed: the wheel is, and to unpack it at every start would cost more than all look-ups of an
article.
"""

from pathlib import Path
from typing import BinaryIO, NamedTuple

from generator.parse.gazetteer.sorted_lines import SortedLines

Planes = tuple[bytes, ...]  # one byte of each number, the lowest first

# Planes of each column of numbers, in the order of the file.
WIDTHS = {
    "lat": 2, "lon": 2, "people": 2, "division": 2, "ident": 3, "other_place": 3, "by_sound": 3,
}  # fmt: skip
LISTS = 5  # sections of lines, which stand before the columns of numbers
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
    """The whole file: each list has one entry and each plane one byte a place, by key."""

    keys: SortedLines
    names: SortedLines  # b"" where it is the key with capitals
    divisions: SortedLines
    other_keys: SortedLines  # other names of places
    sounds: SortedLines  # the consonants of the places that are found by sound, sorted
    lat: Planes
    lon: Planes
    people: Planes
    division: Planes
    ident: Planes
    other_place: Planes  # the place, by its number, that each of the other keys means
    by_sound: Planes  # the place, by its number, that each of the sounds means

    def row(self, number: int) -> Row:
        """Give the place with that number."""
        key = self.keys[number].decode()
        written = self.divisions[_number(self.division, number)].decode()
        country, admin1, feature = written.split("\t")
        tens, digits = divmod(_number(self.people, number), BYTE)
        return Row(
            key=key,
            name=self.names[number].decode() or key.title(),
            lat=_degrees(self.lat, number, SOUTH_POLE),
            lon=_degrees(self.lon, number, DATE_LINE),
            division=(country, admin1, feature),
            people=digits * 10**tens,
            ident=_number(self.ident, number),
        )

    def meant_by_other(self, number: int) -> int:
        """Give the number of the place that the other key with that number means."""
        return _number(self.other_place, number)

    def meant_by_sound(self, number: int) -> int:
        """Give the number of the place that the sound with that number means."""
        return _number(self.by_sound, number)

    def division_of(self, number: int) -> int:
        """Give the number of the division that the place with that number lies in."""
        return _number(self.division, number)


def read_columns(path: Path) -> Columns:
    """Read the file; its numbers stay bytes until they are asked for."""
    with path.open("rb") as file:
        lengths = [int(length) for length in file.readline().split()]
        lists = [SortedLines(file.read(length)) for length in lengths[:LISTS]]
        columns = zip(lengths[LISTS:], WIDTHS.values(), strict=True)
        return Columns(*lists, *[_read_planes(file, *sizes) for sizes in columns])


def _read_planes(file: BinaryIO, length: int, width: int) -> Planes:
    return tuple(file.read(length // width) for _plane in range(width))


def _number(planes: Planes, place: int) -> int:
    number = 0
    for shift, plane in enumerate(planes):
        number |= plane[place] << 8 * shift
    return number


def _degrees(planes: Planes, place: int, origin: int) -> float:
    return (_number(planes, place) + origin * PER_DEGREE) / PER_DEGREE
