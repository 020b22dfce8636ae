"""What a kind of record is made of: its fields, and which steps hand it out.

What takes words or decisions of its own for each kind (a sentence of `explain`, a list of
corrections.yml, a node of linked data) stands in a table of the module that knows them. `covering`
checks that no kind is missing there: the program does not start without it, and the error names
the file.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

if TYPE_CHECKING:
    from generator.briefing import Briefing

Table = TypeVar("Table", bound=Mapping[str, Any])


class FieldType(Enum):
    """What a field holds. `render/data.py` says how it is written, `render/schema.py` its shape."""

    TEXT = auto()
    TEXTS = auto()
    CHOICE = auto()  # one of the field's `choices`
    CORRECTED = auto()  # the names of the fields that the editor set
    FLAG = auto()
    NUMBER = auto()
    COUNT = auto()
    GEONAME = auto()
    LATITUDE = auto()
    LONGITUDE = auto()
    DAY = auto()
    DATE = auto()  # a TIMEX3 value
    ID = auto()  # made of the passage, and of where in it the span at the field's path starts
    PASSAGE_ID = auto()
    PAGE = auto()  # a page's path in content/
    ANCHOR = auto()  # where a passage stands on the site
    ACTOR = auto()
    ACTORS = auto()
    ROLES = auto()
    PASSAGES = auto()  # at least one
    SHOWN_PASSAGES = auto()  # of many, those that the pages show, or else the first
    ANY_PASSAGES = auto()  # perhaps none
    ONE_PASSAGE = auto()
    OBJECTS = auto()  # each with the field's `parts`
    FIGURE_IDS = auto()
    EVENT_IDS = auto()


class Field(NamedTuple):
    name: str
    type: FieldType
    path: str = ""  # to the value: "figure.value"; ".": the thing itself; "": the field's own name
    note: str = ""  # what the schema says of it
    optional: bool = False  # null where nothing is known
    choices: tuple[str, ...] = ()
    kept_as: str = ""  # the field of an edition's item that keeps it; "": no edition does
    is_public: bool = True  # False: editions alone have it
    parts: tuple["Field", ...] = ()  # of each of its objects

    @property
    def getter(self) -> Callable[[Any], Any]:
        """What gives the value that a gathered thing has in this field."""
        return _getter(self.path or self.name)

    def of(self, thing: Any) -> Any:
        """Give the value that a gathered thing has in this field."""
        return self.getter(thing)


@cache
def _getter(path: str) -> Callable[[Any], Any]:
    return (lambda thing: thing) if path == "." else attrgetter(path)


@dataclass(frozen=True, slots=True)
class RecordKind:
    """A kind of record. Its list has the same name wherever it stands."""

    name: str  # of one: "figure"
    list: str  # of all of them: "figures"
    note: str = ""  # what the schema says of it
    gathered: "Callable[[Briefing], Iterable] | None" = None  # None: no page shows it by itself
    fields: tuple[Field, ...] = ()  # of what is gathered
    columns: tuple[str, ...] = ()  # its table: fields in the order of the columns; (): it has none
    found: tuple[str, ...] = ()  # what `briefing parse` prints of one in an article; (): nothing
    is_explained: bool = False  # whether `briefing explain` tells of it
    is_correctable: bool = False  # whether corrections.yml has a list of it
    is_linked: bool = False  # whether pages carry it as linked data

    @property
    def public(self) -> tuple[Field, ...]:
        """The fields that briefing.json has."""
        return tuple(field for field in self.fields if field.is_public)

    @property
    def id_field(self) -> Field | None:
        """The field that names one among all of them."""
        return next((field for field in self.fields if field.type is FieldType.ID), None)

    @property
    def kept(self) -> tuple[Field, ...]:
        """The fields that an edition keeps."""
        return tuple(field for field in self.fields if field.kept_as)


def covering(table: Table, kinds: Iterable[RecordKind], file: str) -> Table:
    """The table of a module, which has an entry for each of the kinds, by the names of their lists.

    Raises `LookupError` where an entry is missing, or is of another kind.
    """
    wanted = {kind.list for kind in kinds}
    where = f"generator/{Path(file).relative_to(Path(__file__).parent).as_posix()}"
    if missing := sorted(wanted - table.keys()):
        raise LookupError(f"{where} has no entry for {', '.join(missing)} of generator/records.py")
    if unknown := sorted(table.keys() - wanted):
        raise LookupError(f"{where} has {', '.join(unknown)}, unlike generator/records.py")
    return table
