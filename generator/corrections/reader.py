"""corrections.yml read strictly: every mistake with its line, what was found, what is expected.

A list may stand several times, so that what `briefing explain` prints can be pasted at the end of
the file.
"""

from collections.abc import Iterable
from typing import Any

import yaml

from generator.corrections.entries import UNSIGNED, Corrections, Entry, Target
from generator.corrections.forms import FORMS, NO, YES
from generator.corrections.vocabulary import KEYS, LISTS, EntryKey, ListForm, Value
from generator.errors import UNPRINTABLE
from generator.yaml_reader import Entries, YamlReader, known_or_near, shown

# What may be one text or a list of them.
LISTED = (Value.NAMES, Value.ACTORS, Value.PASSAGES, Value.ARTICLES)
NARROWS_SPLIT = ("article", "in", "called")
NOT_WITH_SPLIT = ("merge", "rename", "role", "of", "former", "alias")


class CorrectionsReader(YamlReader):
    """Reads the entries, one method a kind of value: each gives None where it has complained."""

    refused = UNPRINTABLE  # marks of direction too: they would turn the text of pages around

    def corrections(self, node: yaml.Node | None) -> Corrections:
        """Give the entries of the whole file."""
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
        return Corrections(tuple(entry for entry in found if entry), tuple(self.errors))

    def lists(self, node: yaml.Node | None) -> Iterable[tuple[yaml.Node, yaml.Node]]:
        """Give the lists of the file with their names; none where it is empty."""
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
            one.key: self.value(one, *entries[one.key])
            for one in form.settings
            if one.key in entries
        }
        if len(self.errors) == before:
            self.check_whole(name, form, entries, node)
        self.check_together(name, form, entries)
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
        """Give the keys of an entry, each once."""
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

    def check_whole(self, name: str, form: ListForm, entries: Entries, node: yaml.Node) -> None:
        """Complain of an entry that sets nothing, or does not say who checked it."""
        known = [key for key in form.keys if key != "called"]
        if entries.keys().isdisjoint(known):
            listed = ", ".join(known)
            self.complain(node, f"{name}: the entry changes nothing. Add one of: {listed}")
        if name == "checked" and _is_unsigned(entries):
            self.complain(node, f"checked: an entry says who checked it. Write: by: {UNSIGNED}")

    def check_together(self, name: str, form: ListForm, entries: Entries) -> None:
        """Complain of settings that do not go together."""
        settings = [key for key in entries if key in form.keys]
        for key in form.alone:
            if key in settings:
                self.check_alone(name, key, settings, entries[key][0])
        self.check_added(name, form, entries)
        if name == "actors":
            self.check_actor(entries)
        if name == "places":
            self.check_place(entries)

    def check_added(self, name: str, form: ListForm, entries: Entries) -> None:
        """Complain of what is to be added and lacks what makes it."""
        missing = [key for key in form.to_add if key not in entries]
        if "add" in entries and missing:
            what = f"{name}: what is added needs its {' and '.join(missing)}"
            self.complain(entries["add"][0], f"{what}. Write it below")

    def check_place(self, entries: Entries) -> None:
        """Complain of half a position, and of one beside none."""
        if ("lat" in entries) != ("lon" in entries):
            way = "Write: lat: 34.73, lon: 36.72, on a line each"
            half = entries["lat" if "lat" in entries else "lon"][0]
            self.complain(half, f"places: lat and lon stand together. {way}")
        if "position" in entries:
            told = [key for key in ("geonames", "lat", "lon") if key in entries]
            self.check_alone("places", "position", told, entries["position"][0])

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
            says_where = ("in",) if "role" in entries else ()  # the passage that says the role
            for key in (one for one in narrowed if one not in says_where):
                what = f"actors: {key} goes with split only"
                self.complain(entries[key][0], f"{what}. Write: split: NAME of the other actor")
        for key in ("of", "former"):
            if key in entries and "role" not in entries:
                way = "Write: role: President"
                self.complain(entries[key][0], f"actors: {key} goes with role. {way}")

    def check_split(self, entries: Entries, narrowed: list[str]) -> None:
        """Complain of a split of everything, and of what is to change besides."""
        if not narrowed:
            what = "split takes what an article says, or what is so called, for another actor"
            self.complain(entries["split"][0], f"actors: {what}. Add one of: article, in, called")
        for key in NOT_WITH_SPLIT:
            if key in entries:
                what = f"{key} is for an entry of its own: with split may stand kind"
                self.complain(entries[key][0], f"actors: {what}")

    def refuse(self, key: yaml.Node, node: yaml.Node, expected: str, example: str) -> None:
        """Complain of a value that is not as expected."""
        what = f"{key.value} should be {expected}, found {shown(node)}"
        self.complain(node, f"{what}. Write: {key.value}: {example}")

    def line(self, key: yaml.Node, node: yaml.Node) -> str | None:
        """Give a text on one line."""
        text = " ".join(_text(node).split())
        if not text:
            return self.refuse(key, node, expected="a text", example="words")
        return text

    def value(self, setting: EntryKey, key: yaml.Node, node: yaml.Node) -> Any:
        """Give what a setting says; None where it is complained of."""
        match setting.value:
            case Value.YES:
                return self.yes(key, node)
            case Value.CHOICE:
                return self.choice(setting, key, node)
        if setting.value in LISTED:
            return self.lines(key, node)
        form = FORMS.get(setting.value)
        if form is None:
            return self.line(key, node)
        found = form.read(_text(node))
        if found is None:
            return self.refuse(key, node, expected=form.expected, example=form.example)
        return found

    def lines(self, key: yaml.Node, node: yaml.Node) -> tuple[str, ...] | None:
        """One text or a list of them, each once."""
        nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
        found = [self.line(key, one) for one in nodes]
        if not found:
            what = f"{key.value} should name something, found an empty list"
            self.complain(node, f"{what}. Write: {key.value}: [NAME]")
        return None if None in found else tuple(dict.fromkeys(found))

    def yes(self, key: yaml.Node, node: yaml.Node) -> bool | None:
        """True, which is all that the key may be."""
        if _text(node).casefold() in YES:
            return True
        is_no = shown(node).strip('"').casefold() in NO
        way = "Take the line out" if is_no else f"Write: {key.value}: true"
        self.complain(node, f"{key.value} should be true, found {shown(node)}. {way}")
        return None

    def choice(self, setting: EntryKey, key: yaml.Node, node: yaml.Node) -> str | None:
        """One of the texts that are known."""
        text, known = _text(node), setting.choices()
        if text not in known:
            what = f"{key.value} {shown(node)} is none that is known"
            self.complain(node, f"{what}. {known_or_near(text, known)}")
            return None
        return text


def _is_unsigned(entries: Entries) -> bool:
    """Tell whether nobody says who checked, or what we wrote for a name stands there still."""
    return "by" not in entries or _text(entries["by"][1]).strip() == UNSIGNED


def _text(node: yaml.Node) -> str:
    """Give what a value says; "" for one that is no text."""
    return node.value if isinstance(node, yaml.ScalarNode) else ""


def _is_scalar(node: yaml.Node, values: tuple[str, ...]) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.value in values


def _example(name: str) -> str:
    written = f"{KEYS[name]}: words of the article, and below it {LISTS[name].example}"
    return f"Write: - {written}"
