"""corrections.yml read strictly: every mistake with its line, what was found, what is expected.

A list may stand several times, so that what `briefing explain` prints can be pasted at the end of the file.
"""

import re
from collections.abc import Callable
from typing import Any, NamedTuple

import yaml

from generator.corrections.entries import (
    NOBODY,
    ActorCorrection,
    Corrections,
    DateCorrection,
    FigureCorrection,
    PlaceCorrection,
    QuoteCorrection,
    SentenceCorrection,
    Target,
)
from generator.model import Kind
from generator.records import ACTOR_KINDS, KINDS, covering
from generator.timex import date_range
from generator.word_lists import read_table
from generator.yaml_reader import Entries, YamlReader, known_or_near, shown

YES, NO = ("true", "yes", "on"), ("false", "no", "off")  # YAML 1.1
NUMBER = re.compile(r"\d{1,3}(?:[, _\u00a0\u202f]\d{3}){1,5}(?:\.\d+)?|\d{1,18}(?:\.\d+)?")
DAYS = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d)?)?|-W\d\d(?:-WE)?|-Q[1-4]|-(?:SP|SU|FA|AU|WI))?|\d{3}")
DURATION = re.compile(r"P\d+[YMWD]|PT\d+[HMS]")


class Form(NamedTuple):
    """How an entry of one list is written."""

    key: str  # names the thing
    narrows: tuple[str, ...]  # of "article" and "in"
    settings: dict[str, tuple[str, str]]  # key → (the record's field, the method of `CorrectionsReader` that reads it)
    made: Callable[..., Any]
    alone: tuple[str, ...]  # settings beside which no other may stand
    example: str


# The vocabulary: docs/editing.md shows the same to the editor.
LISTS = {
    "actors": Form(
        "actor", ("article",),
        {"merge": ("merge", "texts"), "split": ("split", "line"), "called": ("called", "line"),
         "rename": ("rename", "line"), "kind": ("kind", "kind"), "role": ("role", "line"), "of": ("of", "line"),
         "alias": ("aliases", "texts"), "hide": ("hide", "yes")},
        ActorCorrection, ("hide",), "rename: Bashar al-Assad",
    ),
    "quotes": Form("quote", ("article", "in"), {"speaker": ("speaker", "line"), "drop": ("drop", "yes")},
                   QuoteCorrection, ("drop",), "speaker: Naim Qassem"),
    "figures": Form(
        "figure", ("article", "in"),
        {"value": ("value", "number"), "term": ("term", "term"), "as_of": ("as_of", "day"), "drop": ("drop", "yes")},
        FigureCorrection, ("drop",), "value: 280,000",
    ),
    "dates": Form("date", ("article", "in"), {"is": ("value", "timex"), "drop": ("drop", "yes")},
                  DateCorrection, ("drop",), "is: 2024-12-05"),
    "places": Form(
        "place", ("article", "in"),
        {"geonames": ("geonames", "whole"), "lat": ("lat", "latitude"), "lon": ("lon", "longitude"),
         "position": ("unknown", "unknown"), "drop": ("drop", "yes")},
        PlaceCorrection, ("drop", "position"), "geonames: 169577",
    ),
    "sentences": Form("sentence", ("article",),
                      {"section": ("sections", "texts"), "highlight": ("highlight", "yes"), "hide": ("hide", "yes")},
                      SentenceCorrection, ("hide",), "section: diplomacy"),
}  # fmt: skip
covering(LISTS, kinds=[kind for kind in KINDS if kind.is_correctable], file=__file__)


class CorrectionsReader(YamlReader):
    """Reads the entries, one method a kind of value: each gives None where it has complained."""

    def corrections(self, node: yaml.Node | None) -> Corrections:
        found: dict[str, list] = {name: [] for name in LISTS}
        if isinstance(node, yaml.ScalarNode) and node.value in ("", "null", "~"):
            node = None
        if node is not None and not isinstance(node, yaml.MappingNode):
            self.complain(node, f"the file should hold lists ({', '.join(LISTS)}), found {shown(node)}. Write: quotes:")
            return Corrections()
        for key, value in node.value if node else ():
            name = key.value if isinstance(key, yaml.ScalarNode) else ""
            if name not in LISTS:
                self.complain(key, f"unknown list {shown(key)}. {known_or_near(name, LISTS)}")
            elif isinstance(value, yaml.SequenceNode):
                found[name] += filter(None, (self.entry(name, entry) for entry in value.value))
            elif not (isinstance(value, yaml.ScalarNode) and not value.value):
                self.complain(value, f"{name} should be a list, found {shown(value)}. {_example(name)}")
        return Corrections(**{name: tuple(entries) for name, entries in found.items()})

    def entry(self, name: str, node: yaml.Node) -> Any | None:
        form, before = LISTS[name], len(self.errors)
        entries = self.pairs(name, node)
        if entries is None:
            return None
        self.known(entries, (form.key, *form.narrows, *form.settings), name)
        if form.key not in entries:
            self.complain(node, f"{name}: an entry should name its {form.key}. {_example(name)}")
        words = {key: self.line(*entries[key]) for key in (form.key, *form.narrows) if key in entries}
        given = {key: getattr(self, form.settings[key][1])(*entries[key]) for key in entries if key in form.settings}
        if len(self.errors) == before:
            self.check(name, form, entries, node)
        if len(self.errors) > before:
            return None
        target = Target(node.start_mark.line + 1, name, words[form.key], words.get("article", ""), words.get("in", ""))
        return form.made(target, **{form.settings[key][0]: value for key, value in given.items()})

    def pairs(self, name: str, node: yaml.Node) -> Entries | None:
        """The keys of an entry, each once."""
        if not isinstance(node, yaml.MappingNode) or not node.value:
            self.complain(node, f"{name}: expected an entry, found {shown(node)}. {_example(name)}")
            return None
        entries: Entries = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self.complain(key, f"{name}: a key should be a word, found {shown(key)}. {_example(name)}")
            elif key.value in entries:
                self.complain(key, f"{name}: {key.value} stands here a second time. Keep one of them")
            else:
                entries[key.value] = (key, value)
        return entries

    def check(self, name: str, form: Form, entries: Entries, node: yaml.Node) -> None:
        """What the keys of an entry have to do with each other."""
        set_here = [key for key in entries if key in form.settings]
        if not set_here or set_here == ["called"]:
            known = ", ".join(key for key in form.settings if key != "called")
            self.complain(node, f"{name}: the entry changes nothing. Add one of: {known}")
        for key in form.alone:
            if key in set_here and len(set_here) > 1:
                others = " and ".join(other for other in set_here if other != key)
                self.complain(entries[key][0], f"{name}: {key} and {others} exclude each other. Keep one of them")
        if name == "actors":
            self.check_actor(entries)
        if name == "places" and ("lat" in entries) != ("lon" in entries):
            self.complain(node, "places: lat and lon stand together. Write: lat: 34.73, lon: 36.72, on a line each")

    def check_actor(self, entries: Entries) -> None:
        narrowed = [key for key in ("article", "called") if key in entries]
        if "split" in entries and not narrowed:
            self.complain(entries["split"][0], "actors: split takes what an article says, or what is so called, for "
                          "another actor. Add one of: article, called")  # fmt: skip
        for key in narrowed if "split" not in entries else ():
            self.complain(entries[key][0], f"actors: {key} goes with split only. Write: split: NAME of the other actor")
        for key in ("merge", "rename", "role", "of", "alias") if "split" in entries else ():
            if key in entries:
                self.complain(entries[key][0], f"actors: {key} is for an entry of its own: with split may stand kind")
        if "of" in entries and "role" not in entries:
            self.complain(entries["of"][0], "actors: of goes with role. Write: role: President")

    def line(self, key: yaml.Node, node: yaml.Node) -> str | None:
        """A text on one line."""
        text = " ".join(node.value.split()) if isinstance(node, yaml.ScalarNode) else ""
        if not text:
            self.complain(node, f"{key.value} should be a text, found {shown(node)}. Write: {key.value}: words")
            return None
        return text

    def texts(self, key: yaml.Node, node: yaml.Node) -> tuple[str, ...] | None:
        """One text or a list of them."""
        nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
        found = [self.line(key, one) for one in nodes]
        if not found:
            self.complain(node, f"{key.value} should name something, found an empty list. Write: {key.value}: [NAME]")
        return None if None in found else tuple(found)

    def yes(self, key: yaml.Node, node: yaml.Node) -> bool | None:
        if not isinstance(node, yaml.ScalarNode) or node.value.casefold() not in YES:
            way = "Take the line out" if shown(node).strip('"').casefold() in NO else f"Write: {key.value}: true"
            self.complain(node, f"{key.value} should be true, found {shown(node)}. {way}")
            return None
        return True

    def kind(self, key: yaml.Node, node: yaml.Node) -> Kind | None:
        found = self.one_of(key, node, ACTOR_KINDS)
        return Kind(found) if found else None

    def term(self, key: yaml.Node, node: yaml.Node) -> str | None:
        return self.one_of(key, node, known_terms())

    def unknown(self, key: yaml.Node, node: yaml.Node) -> bool | None:
        return self.one_of(key, node, (NOBODY,)) and True

    def one_of(self, key: yaml.Node, node: yaml.Node, known: tuple[str, ...]) -> str | None:
        text = node.value if isinstance(node, yaml.ScalarNode) else ""
        if text not in known:
            self.complain(node, f"{key.value} {shown(node)} is none that is known. {known_or_near(text, known)}")
            return None
        return text

    def number(self, key: yaml.Node, node: yaml.Node) -> float | None:
        text = node.value.strip() if isinstance(node, yaml.ScalarNode) else ""
        if not NUMBER.fullmatch(text):
            self.complain(node, f"{key.value} should be a number, found {shown(node)}. Write: {key.value}: 280,000")
            return None
        return float(re.sub(r"[, _\u00a0\u202f]", "", text))

    def whole(self, key: yaml.Node, node: yaml.Node) -> int | None:
        if not isinstance(node, yaml.ScalarNode) or not re.fullmatch(r"[1-9][0-9]{0,9}", node.value):
            self.complain(node, f"{key.value} should be the number of a place at geonames.org, found {shown(node)}. "
                                f"Write: {key.value}: 169577")  # fmt: skip
            return None
        return int(node.value)

    def latitude(self, key: yaml.Node, node: yaml.Node) -> float | None:
        return self.degrees(key, node, 90)

    def longitude(self, key: yaml.Node, node: yaml.Node) -> float | None:
        return self.degrees(key, node, 180)

    def degrees(self, key: yaml.Node, node: yaml.Node, most: int) -> float | None:
        text = node.value if isinstance(node, yaml.ScalarNode) else ""
        if not re.fullmatch(r"-?[0-9]{1,3}(\.[0-9]{1,12})?", text) or abs(float(text)) > most:
            self.complain(node, f"{key.value} should be degrees from -{most} to {most}, found {shown(node)}. "
                                f"Write: {key.value}: 34.73")  # fmt: skip
            return None
        return float(text)

    def day(self, key: yaml.Node, node: yaml.Node) -> str | None:
        text = node.value if isinstance(node, yaml.ScalarNode) else ""
        if not DAYS.fullmatch(text) or date_range(text) is None:
            self.complain(node, f"{key.value} should be a day, week, month or year, found {shown(node)}. "
                                f"Write: {key.value}: 2024-12-05, or 2024-W49, 2024-12, 2024")  # fmt: skip
            return None
        return text

    def timex(self, key: yaml.Node, node: yaml.Node) -> str | None:
        """A day or the like, or a duration: "P3W"."""
        if isinstance(node, yaml.ScalarNode) and DURATION.fullmatch(node.value):
            return node.value
        return self.day(key, node)


def known_terms() -> tuple[str, ...]:
    """What a figure may be about."""
    return tuple(dict.fromkeys(row[0] for rows in read_table("figures").values() for row in rows))


def _example(name: str) -> str:
    form = LISTS[name]
    return f"Write: - {form.key}: words of the article, and below it {form.example}"
