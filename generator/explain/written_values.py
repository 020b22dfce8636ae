"""What a record holds, as an entry of corrections.yml writes it."""

from collections.abc import Callable
from typing import Any

import yaml

from generator.corrections.forms import as_day, as_number
from generator.corrections.vocabulary import EntryKey, Value
from generator.explain.found import Names
from generator.model import Date, Parsed

ENDLESS = 1 << 20  # so that a text is never wrapped


def write_value(parsed: Parsed, names: Names, setting: EntryKey, value: Any) -> str:
    """Write what a field holds; "" where it holds nothing, or nothing that an entry can say."""
    write = _WRITTEN.get(setting.value)
    return write(parsed, names, setting, value) if write and value is not None else ""


def _write_number(parsed: Parsed, names: Names, setting: EntryKey, value: float) -> str:
    written = f"{value:f}".rstrip("0").rstrip(".")
    return written if as_number(written) is not None else ""


def _write_choice(parsed: Parsed, names: Names, setting: EntryKey, value: str) -> str:
    return str(value) if value in setting.choices() else ""


def _write_day(parsed: Parsed, names: Names, setting: EntryKey, value: Date | str) -> str:
    written = value.value if isinstance(value, Date) else value
    return as_day(written) or ""


def _write_text(parsed: Parsed, names: Names, setting: EntryKey, value: str) -> str:
    return as_text(value) if value else ""


def _write_actor(parsed: Parsed, names: Names, setting: EntryKey, value: str) -> str:
    return as_text(names.unique(parsed, value))


def _write_actors(parsed: Parsed, names: Names, setting: EntryKey, value: tuple[str, ...]) -> str:
    listed = [names.unique(parsed, key) for key in value]
    return (
        yaml.safe_dump(listed, allow_unicode=True, width=ENDLESS, default_flow_style=True).strip()
        if listed
        else ""
    )


def _write_place(parsed: Parsed, names: Names, setting: EntryKey, value: str) -> str:
    return as_text(value) if value in {place.name for place in parsed.places} else ""


# What is not here is named in a note, since an entry needs it seldom, or says it of no reading.
_WRITTEN: dict[Value, Callable[[Parsed, Names, EntryKey, Any], str]] = {
    Value.NUMBER: _write_number,
    Value.CHOICE: _write_choice,
    Value.DAY: _write_day,
    Value.TEXT: _write_text,
    Value.ACTOR: _write_actor,
    Value.ACTORS: _write_actors,
    Value.PLACE: _write_place,
}


def as_text(text: str) -> str:
    """Give a text as YAML on one line, in quotation marks where it needs them."""
    written = yaml.safe_dump(text, allow_unicode=True, width=ENDLESS)
    return written.removesuffix("\n").removesuffix("\n...")
