"""Writes the file of the gazetteer as its columns are read again."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from generator.parse.gazetteer.columns import BYTE, DATE_LINE, PER_DEGREE, SOUTH_POLE, WIDTHS, Row
from generator.parse.gazetteer.sorted_lines import BETWEEN_BLOCKS, BETWEEN_LINES, LINES_A_BLOCK
from generator.parse.gazetteer.sounds import consonants


def write_columns(
    path: Path,
    rows: Iterable[Row],
    others: Iterable[tuple[str, Row]],
    *,
    heard: Iterable[Row] = (),
) -> int:
    """Write the places and their other keys, and give the number of bytes written.

    `heard` are the places that are also found by the sound of their names. The same input gives the
    same bytes.
    """
    rows = sorted(set(rows), key=lambda row: (row.key.encode(), *row[1:]))
    places = {row: number for number, row in enumerate(rows)}
    pairs = sorted({(key.encode(), places[row]) for key, row in others})
    sounds = _by_sound(heard, places)
    divisions = _by_frequency(rows)
    numbers = _numbers(rows, divisions)
    keys, numbers["other_place"] = _apart(pairs)
    heard_as, numbers["by_sound"] = _apart(sounds)
    lists = [
        [row.key.encode() for row in rows],
        [_name_unless_key(row).encode() for row in rows],
        ["\t".join(division).encode() for division in divisions],
        keys,
        heard_as,
    ]
    sections = [pack_lines(lines) for lines in lists]
    sections += [_cut_into_planes(numbers[name], width) for name, width in WIDTHS.items()]
    head = b" ".join(b"%d" % len(section) for section in sections)
    return path.write_bytes(b"\n".join([head, b"".join(sections)]))


def _numbers(rows: list[Row], divisions: list[tuple[str, str, str]]) -> dict[str, list[int]]:
    """Give the columns of numbers of the places."""
    codes = {division: code for code, division in enumerate(divisions)}
    return {
        "lat": [_hundredths(row.lat, SOUTH_POLE) for row in rows],
        "lon": [_hundredths(row.lon, DATE_LINE) for row in rows],
        "people": [_in_two_digits(row.people) for row in rows],
        "division": [codes[row.division] for row in rows],
        "ident": [row.ident for row in rows],
    }


def _apart(pairs: list[tuple[bytes, int]]) -> tuple[list[bytes], list[int]]:
    """Give the keys and the places of pairs, each by themselves."""
    return [key for key, _place in pairs], [place for _key, place in pairs]


def _by_sound(heard: Iterable[Row], places: dict[Row, int]) -> list[tuple[bytes, int]]:
    """Give the places with the consonants of their names, in the order of these."""
    pairs = {(consonants(row.key).encode(), places[row]) for row in heard}
    return sorted(pair for pair in pairs if pair[0])


def _hundredths(degrees: float, origin: int) -> int:
    return round((degrees - origin) * PER_DEGREE)


def _by_frequency(rows: list[Row]) -> list[tuple[str, str, str]]:
    """Give the divisions, those with most places first, so that most places have small numbers."""
    sizes = Counter(row.division for row in rows)
    return sorted(sizes, key=lambda division: (-sizes[division], division))


def _name_unless_key(row: Row) -> str:
    return "" if row.key.title() == row.name else row.name


def _in_two_digits(people: int) -> int:
    """Give a number's first two digits, rounded, in one byte; how many follow, in the next."""
    if people < 100:
        return people
    digits, tens = f"{people:.1e}".split("e")
    return round(float(digits) * 10) + (int(tens) - 1) * BYTE


def _cut_into_planes(numbers: list[int], width: int) -> bytes:
    planes = [bytes(number >> 8 * plane & 255 for number in numbers) for plane in range(width)]
    return b"".join(planes)


def pack_lines(lines: Iterable[bytes]) -> bytes:
    """Give the lines as the file keeps them."""
    lines = list(lines)
    starts = range(0, len(lines), LINES_A_BLOCK)
    blocks = [BETWEEN_LINES.join(lines[start : start + LINES_A_BLOCK]) for start in starts]
    return BETWEEN_BLOCKS.join(blocks)
