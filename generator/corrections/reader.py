"""corrections.yml read strictly: every mistake with its line, what was found, what is expected.

A list may stand several times, so that what `briefing explain` prints can be pasted at the end of the file.
"""

import re
from collections.abc import Callable, Iterable
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


class ListForm(NamedTuple):
    """How an entry of one list is written."""

    key: str  # names the thing
    narrows: tuple[str, ...]  # of "article" and "in"
    settings: dict[str, tuple[str, str]]  # key → (the record's field, the method of `CorrectionsReader` that reads it)
    made: Callable[..., Any]
    alone: tuple[str, ...]  # settings beside which no other may stand
    example: str


# The vocabulary: docs/editing.md shows the same to the editor.
LISTS = {
    "actors": ListForm(
        "actor", ("article",),
        {"merge": ("merge", "texts"), "split": ("split", "line"), "called": ("called", "line"),
         "rename": ("rename", "line"), "kind": ("kind", "kind"), "role": ("role", "line"), "of": ("of", "line"),
         "alias": ("aliases", "texts"), "hide": ("hide", "yes")},
        ActorCorrection, ("hide",), "rename: Bashar al-Assad",
    ),
    "quotes": ListForm("quote", ("article", "in"), {"speaker": ("speaker", "line"), "drop": ("drop", "yes")},
                   QuoteCorrection, ("drop",), "speaker: Naim Qassem"),
    "figures": ListForm(
        "figure", ("article", "in"),
        {"value": ("value", "number"), "term": ("term", "term"), "as_of": ("as_of", "day"), "drop": ("drop", "yes")},
        FigureCorrection, ("drop",), "value: 280,000",
    ),
    "dates": ListForm("date", ("article", "in"), {"is": ("value", "timex"), "drop": ("drop", "yes")},
                  DateCorrection, ("drop",), "is: 2024-12-05"),
    "places": ListForm(
        "place", ("article", "in"),
        {"geonames": ("geonames", "whole"), "lat": ("lat", "latitude"), "lon": ("lon", "longitude"),
         "position": ("unknown", "unknown"), "drop": ("drop", "yes")},
        PlaceCorrection, ("drop", "position"), "geonames: 169577",
    ),
    "sentences": ListForm("sentence", ("article",),
                      {"section": ("sections", "texts"), "highlight": ("highlight", "yes"), "hide": ("hide", "yes")},
                      SentenceCorrection, ("hide",), "section: diplomacy"),
}  # fmt: skip
covering(LISTS, kinds=[kind for kind in KINDS if kind.is_correctable], file=__file__)


NARROWS_SPLIT = ("article", "called")
NOT_WITH_SPLIT = ("merge", "rename", "role", "of", "alias")


class CorrectionsReader(YamlReader):
    """Reads the entries, one method a kind of value: each gives None where it has complained."""

    def corrections(self, node: yaml.Node | None) -> Corrections:
        """The entries of the whole file."""
        found: dict[str, list] = {name: [] for name in LISTS}
        for key, value in self.lists(node):
            name = key.value if isinstance(key, yaml.ScalarNode) else ""
            if name not in LISTS:
                self.complain(key, f"unknown list {shown(key)}. {known_or_near(name, LISTS)}")
            elif isinstance(value, yaml.SequenceNode):
                entries = (self.entry(name, entry) for entry in value.value)
                found[name] += filter(None, entries)
            elif not _is_scalar(value, ("",)):
                what = f"{name} should be a list, found {shown(value)}"
                self.complain(value, f"{what}. {_example(name)}")
        return Corrections(**{name: tuple(entries) for name, entries in found.items()})

    def lists(self, node: yaml.Node | None) -> Iterable[tuple[yaml.Node, yaml.Node]]:
        """The lists of the file with their names; none where it is empty."""
        if node is None or _is_scalar(node, ("", "null", "~")):
            return ()
        if isinstance(node, yaml.MappingNode):
            return node.value
        what = f"the file should hold lists ({', '.join(LISTS)}), found {shown(node)}"
        self.complain(node, f"{what}. Write: quotes:")
        return ()

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

    def check(self, name: str, form: ListForm, entries: Entries, node: yaml.Node) -> None:
        """Complain of settings that do not go together, and of an entry that has none."""
        settings = [key for key in entries if key in form.settings]
        if not settings or settings == ["called"]:
            known = ", ".join(key for key in form.settings if key != "called")
            self.complain(node, f"{name}: the entry changes nothing. Add one of: {known}")
        for key in form.alone:
            if key in settings:
                self.check_alone(name, key, settings, entries[key][0])
        if name == "actors":
            self.check_actor(entries)
        if name == "places" and ("lat" in entries) != ("lon" in entries):
            way = "Write: lat: 34.73, lon: 36.72, on a line each"
            self.complain(node, f"places: lat and lon stand together. {way}")

    def check_alone(self, name: str, key: str, settings: list[str], node: yaml.Node) -> None:
        """Complain of other settings beside one that has to stand alone."""
        others = " and ".join(other for other in settings if other != key)
        if others:
            what = f"{name}: {key} and {others} exclude each other"
            self.complain(node, f"{what}. Keep one of them")

    def check_actor(self, entries: Entries) -> None:
        """Complain of what does not go with `split`, or only with it."""
        narrowed = [key for key in NARROWS_SPLIT if key in entries]
        if "split" in entries:
            self.check_split(entries, narrowed)
        else:
            for key in narrowed:
                what = f"actors: {key} goes with split only"
                self.complain(entries[key][0], f"{what}. Write: split: NAME of the other actor")
        if "of" in entries and "role" not in entries:
            self.complain(entries["of"][0], "actors: of goes with role. Write: role: President")

    def check_split(self, entries: Entries, narrowed: list[str]) -> None:
        """Complain of a split of everything, and of what is to change besides."""
        if not narrowed:
            what = "split takes what an article says, or what is so called, for another actor"
            self.complain(entries["split"][0], f"actors: {what}. Add one of: article, called")
        for key in NOT_WITH_SPLIT:
            if key in entries:
                what = f"{key} is for an entry of its own: with split may stand kind"
                self.complain(entries[key][0], f"actors: {what}")

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


def _is_scalar(node: yaml.Node, values: tuple[str, ...]) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.value in values


def known_terms() -> tuple[str, ...]:
    """What a figure may be about."""
    return tuple(dict.fromkeys(row[0] for rows in read_table("figures").values() for row in rows))


def _example(name: str) -> str:
    form = LISTS[name]
    return f"Write: - {form.key}: words of the article, and below it {form.example}"
