"""Records: what is read, gathered and shown is made of them."""

from dataclasses import dataclass
from operator import attrgetter, call
from typing import Any, TypeVar, dataclass_transform

Made = TypeVar("Made")


@dataclass_transform(frozen_default=True)
def frozen(described: type[Made]) -> type[Made]:
    """Make a frozen dataclass with slots, whose records are made and pickled by short calls.

    A dataclass with slots asks for its fields anew for each record that is pickled or read, in
    Python; of the time that pickling takes this was four fifths.
    """
    made = dataclass(frozen=True, slots=True)(described)
    names = made.__match_args__
    values = attrgetter("__class__", *names)
    made.__reduce__ = lambda record: (call, values(record))
    return made


def replace(record: Made, **values: Any) -> Made:
    """Give a record with other values; `dataclasses.replace` asks for the fields each time."""
    made = type(record)
    before = {name: getattr(record, name) for name in made.__match_args__}
    return made(**before | values)


def changed(record: Made, **values: Any) -> Made:
    """Give a record with other values, or the record itself where it has them already.

    That is most often so, and what stays the same object is neither made nor pickled anew.
    """
    has_them = all(getattr(record, name) == value for name, value in values.items())
    return record if has_them else replace(record, **values)
