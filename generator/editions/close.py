"""An edition closed: what stands in content/ now, kept under a name."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from generator.editions.edition import Edition
from generator.editions.store import FOLDER, write_edition
from generator.errors import UserError
from generator.spelling import slug

LONGEST = 100  # characters of a name
# "now" is what the briefing says now, where editions are compared; MkDocs takes index and readme
# for a folder's own page; the others are devices on Windows, where no file may have their names.
RESERVED = {"now", "index", "readme", "con", "prn", "aux", "nul"}
RESERVED |= {f"{port}{number}" for port in ("com", "lpt") for number in range(10)}
JOINERS = "\u200c\u200d"  # Persian and Indian scripts are written with them
UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}  # Unicode's categories of what has no shape
EXAMPLE = "--at 2024-12-05T18:00"
DAY_AND_TIME = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?Z?")


def checked_name(name: str, editions: tuple[Edition, ...]) -> str:
    """Give the name as it is kept. Raises `UserError` where it can't be one, or is one already."""
    tidied = " ".join(name.split())
    if problem := next(_problems(name, tidied, editions), ""):
        raise UserError(problem)
    return tidied


def _problems(name: str, tidied: str, editions: tuple[Edition, ...]) -> Iterator[str]:
    """Say why no edition can have the name, or its file, or has it already."""
    if any(map(_is_unseen, name)):
        way_out = "Write it anew, in letters and digits"
        yield f"The name {name!r} holds signs that nobody can see. {way_out}"
    if not any(sign.isalnum() for sign in tidied):
        way_out = 'Say: "2024-12-05 evening"'
        yield f'An edition needs a name of letters or digits, found "{tidied}". {way_out}'
    if len(tidied) > LONGEST:
        yield f"The name has {len(tidied)} characters, and {LONGEST} are the most. Shorten it"
    if slug(tidied) in RESERVED:
        way_out = "Give the edition another name, with its day"
        yield f'"{tidied}" means something else to the program. {way_out}'
    for edition in editions:
        if slug(tidied) == edition.slug or tidied.casefold() == edition.name.casefold():
            place = f"in {FOLDER}/{edition.slug}.json, closed {edition.closed}"
            way_out = "A closed edition is not changed: give this one another name"
            yield f'There is an edition "{edition.name}" already, {place}. {way_out}'


def _is_unseen(sign: str) -> bool:
    if sign.isspace() or sign in JOINERS:
        return False
    return unicodedata.category(sign) in UNSEEN


def closing_time(said: str, editions: tuple[Edition, ...], now: datetime) -> str:
    """Tell when it is closed, in UTC, as it is kept: the time said, or now.

    It comes after every other edition.
    """
    if said and not DAY_AND_TIME.fullmatch(said):
        problem = f'--at: expected a day and a time in UTC, found "{said}"'
        raise UserError(f"{problem}. Write: {EXAMPLE}")
    try:
        time = datetime.fromisoformat(f"{said.removesuffix('Z')}Z") if said else now
    except ValueError as error:
        raise UserError(f"--at: {said}: {error}. Write: {EXAMPLE}") from None
    closed = time.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    if editions and closed <= editions[-1].closed:
        last = f'edition "{editions[-1].name}" was closed {editions[-1].closed}'
        way_out = f"Check the clock, or say a later time: {EXAMPLE}"
        raise UserError(f"The time would be {closed}, and {last}. {way_out}")
    return closed


def close_edition(
    now: Edition, name: str, closed: str, *, root: Path, open_points: Iterable[str]
) -> Edition:
    """Keep what the briefing says now, in the project's folder.

    Raises `UserError` where anything is open: conflicts, and what the check of its pages found.
    """
    if lines := list(open_points):
        way_out = "No edition was closed. Settle this, then close it again"
        raise UserError("\n".join([*lines, way_out]))
    edition = replace(now, slug=slug(name), name=name, closed=closed)
    write_edition(edition, root)
    return edition
