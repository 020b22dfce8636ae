"""corrections.yml read strictly: every mistake with its line, what was found, what is expected.

A list may stand several times, so that what `briefing explain` prints can be pasted at the end of
the file.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any

import yaml

from generator.briefing import MOST_HIGHLIGHTS, MOST_KEY_FIGURES
from generator.corrections.entries import Corrections, Entry, Target
from generator.corrections.vocabulary import KEYS, LISTS, ListForm, Setting, Value
from generator.errors import UNPRINTABLE
from generator.model import NEVER
from generator.parse.gazetteer.countries import countries
from generator.timex import PERIOD_SIGN, date_range
from generator.yaml_reader import Entries, YamlReader, known_or_near, shown

YES, NO = ("true", "yes", "on"), ("false", "no", "off")  # YAML 1.1
NUMBER = re.compile(r"\d{1,3}(?:[, _\u00a0\u202f]\d{3}){1,5}(?:\.\d+)?|\d{1,18}(?:\.\d{1,18})?")
ONE_TIME = (
    r"\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d)?)?|-W\d\d(?:-WE)?|-Q[1-4]|-(?:SP|SU|FA|AU|WI))?|\d{3}"
)
DAYS = re.compile(rf"(?:{ONE_TIME})(?:{PERIOD_SIGN}(?:{ONE_TIME}))?")
DURATION = re.compile(r"P\d{1,6}[YMWD]|PT\d{1,6}[HMS]")
GEONAMES_ID = re.compile(r"[1-9][0-9]{0,9}")
DEGREES = re.compile(r"-?[0-9]{1,3}(\.[0-9]{1,12})?")


NARROWS_SPLIT = ("article", "called")
NOT_WITH_SPLIT = ("merge", "rename", "role", "of", "alias")


class CorrectionsReader(YamlReader):
    """Reads the entries, one method a kind of value: each gives None where it has complained."""

    refused = UNPRINTABLE  # marks of direction too: they would turn the text of pages around

    def corrections(self, node: yaml.Node | None) -> Corrections:
        """The entries of the whole file."""
        found: list[Entry | None] = []
        for key, value in self.lists(node):
            name = key.value if isinstance(key, yaml.ScalarNode) else ""
            if name not in LISTS:
                self.complain(key, f"unknown list {shown(key)}. {known_or_near(name, LISTS)}")
            elif isinstance(value, yaml.SequenceNode):
                found += [self.entry(name, entry) for entry in value.value]
            elif not _is_scalar(value, ("",)):
                what = f"{name} should be a list, found {shown(value)}"
                self.complain(value, f"{what}. {_example(name)}")
        return Corrections(tuple(entry for entry in found if entry))

    def lists(self, node: yaml.Node | None) -> Iterable[tuple[yaml.Node, yaml.Node]]:
        """The lists of the file with their names; none where it is empty."""
        if node is None or _is_scalar(node, ("", "null", "~")):
            return ()
        if isinstance(node, yaml.MappingNode):
            return node.value
        what = f"the file should hold lists ({', '.join(LISTS)}), found {shown(node)}"
        self.complain(node, f"{what}. Write: quotes:")
        return ()

    def entry(self, name: str, node: yaml.Node) -> Entry | None:
        """One entry of a list."""
        form, naming, before = LISTS[name], KEYS[name], len(self.errors)
        entries = self.pairs(name, node)
        if entries is None:
            return None
        self.known(entries, (naming, *form.narrows, *form.keys), name)
        if naming not in entries:
            what = f"{name}: an entry should name its {naming}"
            self.complain(node, f"{what}. {_example(name)}")
        targeting = [key for key in (naming, *form.narrows) if key in entries]
        words = {key: self.line(*entries[key]) for key in targeting}
        settings = {
            one.key: READERS[one.value](self, one, *entries[one.key])
            for one in form.settings
            if one.key in entries
        }
        if len(self.errors) == before:
            self.check(name, form, entries, node)
        if len(self.errors) > before:
            return None
        target = Target(
            line=node.start_mark.line + 1,
            list=name,
            text=words[naming],
            article=words.get("article", ""),
            within=words.get("in", ""),
        )
        return Entry(target, settings)

    def pairs(self, name: str, node: yaml.Node) -> Entries | None:
        """The keys of an entry, each once."""
        if not isinstance(node, yaml.MappingNode) or not node.value:
            self.complain(node, f"{name}: expected an entry, found {shown(node)}. {_example(name)}")
            return None
        entries: Entries = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self.complain(
                    key, f"{name}: a key should be a word, found {shown(key)}. {_example(name)}"
                )
            elif key.value in entries:
                self.complain(
                    key, f"{name}: {key.value} stands here a second time. Keep one of them"
                )
            else:
                entries[key.value] = (key, value)
        return entries

    def check(self, name: str, form: ListForm, entries: Entries, node: yaml.Node) -> None:
        """Complain of settings that do not go together, and of an entry that has none."""
        settings = [key for key in entries if key in form.keys]
        if not settings or settings == ["called"]:
            known = ", ".join(key for key in form.keys if key != "called")
            self.complain(node, f"{name}: the entry changes nothing. Add one of: {known}")
        for key in form.alone:
            if key in settings:
                self.check_alone(name, key, settings, entries[key][0])
        missing = [key for key in form.to_add if key not in entries]
        if "add" in entries and missing:
            what = f"{name}: what is added needs its {' and '.join(missing)}"
            self.complain(entries["add"][0], f"{what}. Write it below")
        if name == "actors":
            self.check_actor(entries)
        if name == "places":
            self.check_place(entries, node)

    def check_place(self, entries: Entries, node: yaml.Node) -> None:
        """Complain of half a position, and of one beside none."""
        if ("lat" in entries) != ("lon" in entries):
            way = "Write: lat: 34.73, lon: 36.72, on a line each"
            self.complain(node, f"places: lat and lon stand together. {way}")
        told = [key for key in ("geonames", "lat", "lon") if key in entries]
        if "position" in entries and told:
            what = f"places: position and {' and '.join(told)} exclude each other"
            self.complain(entries["position"][0], f"{what}. Keep one of them")

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

    def refuse(self, key: yaml.Node, node: yaml.Node, expected: str, example: str) -> None:
        """Complain of a value that is not as expected."""
        what = f"{key.value} should be {expected}, found {shown(node)}"
        self.complain(node, f"{what}. Write: {key.value}: {example}")

    def line(self, key: yaml.Node, node: yaml.Node) -> str | None:
        """A text on one line."""
        text = " ".join(_text(node).split())
        if not text:
            return self.refuse(key, node, expected="a text", example="words")
        return text

    def name(self, setting: Setting, key: yaml.Node, node: yaml.Node) -> str | None:
        """A name, or other words on one line."""
        return self.line(key, node)

    def names(self, setting: Setting, key: yaml.Node, node: yaml.Node) -> tuple[str, ...] | None:
        """One text or a list of them, each once."""
        nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
        found = [self.line(key, one) for one in nodes]
        if not found:
            what = f"{key.value} should name something, found an empty list"
            self.complain(node, f"{what}. Write: {key.value}: [NAME]")
        return None if None in found else tuple(dict.fromkeys(found))

    def yes(self, setting: Setting, key: yaml.Node, node: yaml.Node) -> bool | None:
        """True, which is all that the key may be."""
        if _text(node).casefold() in YES:
            return True
        is_no = shown(node).strip('"').casefold() in NO
        way = "Take the line out" if is_no else f"Write: {key.value}: true"
        self.complain(node, f"{key.value} should be true, found {shown(node)}. {way}")
        return None

    def rank(self, setting: Setting, key: yaml.Node, node: yaml.Node) -> int | bool | None:
        """A place among the highlights, from 1; True for the next one, or `NEVER`."""
        text = _text(node).casefold()
        if text in YES:
            return True
        what = f"true, false, or its place among the highlights, 1 to {MOST_HIGHLIGHTS}"
        return self.place_of(key, node, most=MOST_HIGHLIGHTS, expected=what, example="true")

    def card(self, setting: Setting, key: yaml.Node, node: yaml.Node) -> int | None:
        """A place among the key figures, from 1, or `NEVER`."""
        what = f"its place among the key figures, 1 to {MOST_KEY_FIGURES}, or false"
        return self.place_of(key, node, most=MOST_KEY_FIGURES, expected=what, example="1")

    def place_of(
        self, key: yaml.Node, node: yaml.Node, *, most: int, expected: str, example: str
    ) -> int | None:
        """A place from 1 to `most`, or `NEVER`."""
        text = _text(node).casefold()
        if text in NO:
            return NEVER
        if text not in map(str, range(1, most + 1)):
            return self.refuse(key, node, expected=expected, example=example)
        return int(text)

    def choice(self, setting: Setting, key: yaml.Node, node: yaml.Node) -> str | None:
        """One of the texts that are known."""
        text, known = _text(node), setting.choices()
        if text not in known:
            what = f"{key.value} {shown(node)} is none that is known"
            self.complain(node, f"{what}. {known_or_near(text, known)}")
            return None
        return text

    def country(self, setting: Setting, key: yaml.Node, node: yaml.Node) -> str | None:
        """The code of a country."""
        text = _text(node).upper()
        if text not in {country.alpha3 for country in countries()}:
            expected = "the code of a country by ISO 3166-1, of three letters"
            return self.refuse(key, node, expected=expected, example="SYR")
        return text

    def number(self, setting: Setting, key: yaml.Node, node: yaml.Node) -> float | None:
        """A number, perhaps with marks between thousands."""
        text = _text(node).strip()
        if not NUMBER.fullmatch(text) or not text.isascii():
            return self.refuse(key, node, expected="a number", example="280,000")
        return float(re.sub(r"[, _\u00a0\u202f]", "", text))

    def geoname(self, setting: Setting, key: yaml.Node, node: yaml.Node) -> int | None:
        """The number of a place in GeoNames."""
        if not GEONAMES_ID.fullmatch(_text(node)):
            expected = "the number of a place at geonames.org"
            return self.refuse(key, node, expected=expected, example="169577")
        return int(_text(node))

    def latitude(self, setting: Setting, key: yaml.Node, node: yaml.Node) -> float | None:
        """Degrees north."""
        return self.degrees(key, node, most=90)

    def longitude(self, setting: Setting, key: yaml.Node, node: yaml.Node) -> float | None:
        """Degrees east."""
        return self.degrees(key, node, most=180)

    def degrees(self, key: yaml.Node, node: yaml.Node, most: int) -> float | None:
        """Degrees from minus `most` to `most`."""
        text = _text(node)
        if not DEGREES.fullmatch(text) or abs(float(text)) > most:
            expected = f"degrees from -{most} to {most}"
            return self.refuse(key, node, expected=expected, example="34.73")
        return float(text)

    def day(self, setting: Setting, key: yaml.Node, node: yaml.Node) -> str | None:
        """The TIMEX3 value of a day, of a longer time that the calendar has, or of a period."""
        text = _text(node)
        if not DAYS.fullmatch(text) or date_range(text) is None:
            example = "2024-12-05, or 2024-W49, 2024-12, 2024, 2024-12-01/2024-12-05"
            return self.refuse(key, node, expected="a day, week, month or year", example=example)
        return text

    def time(self, setting: Setting, key: yaml.Node, node: yaml.Node) -> str | None:
        """A day or the like, or a duration: "P3W"."""
        text = _text(node)
        return text if DURATION.fullmatch(text) else self.day(setting, key, node)


READERS: dict[Value, Callable[..., Any]] = {
    Value.NAME: CorrectionsReader.name,
    Value.NAMES: CorrectionsReader.names,
    Value.TEXT: CorrectionsReader.name,
    Value.WORDS: CorrectionsReader.name,
    Value.YES: CorrectionsReader.yes,
    Value.NUMBER: CorrectionsReader.number,
    Value.CHOICE: CorrectionsReader.choice,
    Value.DAY: CorrectionsReader.day,
    Value.TIME: CorrectionsReader.time,
    Value.ACTOR: CorrectionsReader.name,
    Value.ACTORS: CorrectionsReader.names,
    Value.PLACE: CorrectionsReader.name,
    Value.CARD: CorrectionsReader.card,
    Value.RANK: CorrectionsReader.rank,
    Value.GEONAME: CorrectionsReader.geoname,
    Value.LATITUDE: CorrectionsReader.latitude,
    Value.LONGITUDE: CorrectionsReader.longitude,
    Value.COUNTRY: CorrectionsReader.country,
    Value.PASSAGES: CorrectionsReader.names,
    Value.ARTICLES: CorrectionsReader.names,
}


def _text(node: yaml.Node) -> str:
    """What a value says; "" for one that is no text."""
    return node.value if isinstance(node, yaml.ScalarNode) else ""


def _is_scalar(node: yaml.Node, values: tuple[str, ...]) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.value in values


def _example(name: str) -> str:
    written = f"{KEYS[name]}: words of the article, and below it {LISTS[name].example}"
    return f"Write: - {written}"
