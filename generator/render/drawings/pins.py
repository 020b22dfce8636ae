"""The places that a map marks, each with its row in the table of places."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.briefing_items import PlaceEntry
from generator.spelling import slug

AREAS = {"country", "region", "district", "county", "water", "world"}  # what is no point


NUMBER_RADIUS, FURTHER_LETTER = 9.0, 2.2  # pixels: of a mark with a digit, for each letter more
LONGEST_DAYS = 28  # letters of a label: longer days stand in the list alone


@dataclass(frozen=True, slots=True)
class PinNote:
    """What a mark says of the happenings at its place."""

    numbers: tuple[int, ...]  # in the list of what happened
    names: tuple[str, ...]  # of their places
    days: tuple[str, ...]  # "" for none
    is_disputed: bool  # the sources differ on one of them

    @property
    def radius(self) -> float:
        """How large the mark is, in pixels."""
        return NUMBER_RADIUS + FURTHER_LETTER * (len(self.written) - 1)

    @property
    def written(self) -> str:
        """The numbers as the mark has them: 1–3,5."""
        runs: list[list[int]] = []
        for number in sorted(self.numbers):
            if runs and number == runs[-1][-1] + 1:
                runs[-1].append(number)
            else:
                runs.append([number])
        joints = {1: "", 2: ","}
        return ",".join(
            f"{run[0]}{joints.get(len(run), '–')}{run[-1] if run[1:] else ''}" for run in runs
        )

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of its label: where, then when."""
        names = ", ".join(dict.fromkeys(filter(None, self.names)))
        told = dict.fromkeys(filter(None, self.days))
        days = ", ".join(told if len(told) < 2 else self._days_by_number())
        return (names, days) if 0 < len(days) <= LONGEST_DAYS else (names,)

    def _days_by_number(self) -> Iterator[str]:
        """Give the days of its happenings, each behind their numbers: 1: 26 Nov."""
        numbers: dict[str, list[int]] = {}
        for number, day in zip(self.numbers, self.days, strict=True):
            numbers.setdefault(day, []).append(number)
        for day, those in numbers.items():
            if day:
                yield f"{','.join(map(str, those))}: {day}"

    def joined(self, other: "PinNote") -> "PinNote":
        """Say what both say."""
        return PinNote(
            (*self.numbers, *other.numbers),
            names=(*self.names, *other.names),
            days=(*self.days, *other.days),
            is_disputed=self.is_disputed or other.is_disputed,
        )


@dataclass(frozen=True, slots=True, eq=False)
class Pin:
    """A place with the id of its row in the table.

    Each is equal to itself only: its passages are many.
    """

    place: PlaceEntry
    id: str  # "" where the table has no row of it
    note: PinNote | None = None  # where it stands for what happened there

    @property
    def bare(self) -> "Pin":
        """The pin without its passages."""
        return replace(self, place=self.place.bare)

    @property
    def name(self) -> str:
        return self.place.name

    @property
    def mentions(self) -> int:
        return self.place.mentions

    @property
    def country(self) -> str:
        return self.place.country

    @property
    def is_country(self) -> bool:
        return self.place.feature == "country"

    @property
    def is_point(self) -> bool:
        return self.note is not None or self.place.feature not in AREAS

    @property
    def is_located(self) -> bool:
        return None not in (self.place.lat, self.place.lon)


def pin(places: Sequence[PlaceEntry]) -> tuple[Pin, ...]:
    """Give each place an id of its own: that of GeoNames, or else its name."""
    pins: dict[str, Pin] = {}
    for place in places:
        id = f"place-{place.geonameid or slug(place.name)}"
        while id in pins:
            id += "-other"
        pins[id] = Pin(place, id)
    return tuple(pins.values())
