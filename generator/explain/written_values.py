"""What a record holds, as an entry of corrections.yml writes it."""

from collections.abc import Iterable
from functools import partial
from typing import Any

import yaml

from generator.corrections.forms import as_day, as_number
from generator.corrections.vocabulary import EntryKey, Value
from generator.explain.found import Names
from generator.model import Parsed

ENDLESS = 1 << 20  # so that a text is never wrapped


def write_value(parsed: Parsed, names: Names, setting: EntryKey, value: Any) -> str:
    """Write what a field holds; "" where it holds nothing, or nothing that an entry can say."""
    if not value and value != 0:
        return ""
    match setting.value:
        # What is not here is named in a note: an entry needs it seldom, or says it of no reading.
        case Value.NUMBER:
            return _write_number(value)
        case Value.CHOICE if value in setting.choices():
            return str(value)
        case Value.DAY:
            return as_day(getattr(value, "value", value)) or ""
        case Value.TEXT:
            return as_text(value)
        case Value.ACTOR:
            return as_text(names.unique(parsed, value))
        case Value.ACTORS:
            return _write_list(map(partial(names.unique, parsed), value))
        case Value.PLACE if any(place.name == value for place in parsed.places):
            return as_text(value)
    return ""


def _write_list(texts: Iterable[str]) -> str:
    options = {"width": ENDLESS, "default_flow_style": True}
    return yaml.safe_dump(list(texts), allow_unicode=True, **options).strip()


def _write_number(value: float) -> str:
    written = f"{value:f}".rstrip("0").rstrip(".")
    return written if as_number(written) is not None else ""


def as_text(text: str) -> str:
    """Give a text as YAML on one line, in quotation marks where it needs them."""
    written = yaml.safe_dump(text, allow_unicode=True, width=ENDLESS)
    return written.removesuffix("\n").removesuffix("\n...")
