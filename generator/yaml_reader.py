"""A YAML file read as nodes, never constructed, so that every error can name its line and no tag
can run anything.
"""

import re
from collections.abc import Iterable
from pathlib import Path

import yaml

from generator.conflict_markers import refuse_markers
from generator.errors import UserError
from generator.files import refuse_special, utf_8
from generator.yaml_mistakes import explain_mistake

# A mapping as read: key → (the key's node, the value's node).
Entries = dict[str, tuple[yaml.Node, yaml.Node]]


class YamlReader:
    """Reads nodes and collects what is wrong with them."""

    # Control characters and lone surrogates. A title in Arabic may need marks of direction.
    refused = re.compile("[\0-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")

    def __init__(self, path: Path):
        self.path = path
        self.errors: list[str] = []

    def complain(self, node: yaml.Node, message: str) -> None:
        """Note what is wrong with a node."""
        self.errors.append(f"{self.place(node)}: {message}")

    def place(self, node: yaml.Node) -> str:
        """Name the file, and the line on which a node begins."""
        return f"{self.path.name}:{node.start_mark.line + 1}"

    def document(self) -> yaml.Node | None:
        """Read the file; None for an empty one. Raises `UserError` where it is no YAML."""
        refuse_special(self.path)
        try:
            raw = self.path.read_bytes()
            refuse_markers(raw, self.path.name)
            node = yaml.compose(utf_8(raw, self.path.name), Loader=yaml.SafeLoader)
            self._check_nodes(node, frozenset(), set())
            return node
        except FileNotFoundError:
            way_out = "Go to the folder of your briefing, or make one: briefing init DIR"
            raise UserError(f"{self.path}: no such file. {way_out}") from None
        except RecursionError:
            raise self._unreadable("too many brackets inside each other. Take some out") from None
        except yaml.YAMLError as error:
            line, problem, way = explain_mistake(error)
            place = f":{line + 1}" if line is not None else ""
            problem = f"{self.path.name}{place}: this is not YAML: {problem}"
            raise UserError(f"{problem}. {way}") from None

    def _unreadable(self, message: str) -> UserError:
        return UserError(f"{self.path.name}: {message}")

    def _check_nodes(self, node: yaml.Node | None, around: frozenset[int], seen: set[int]) -> None:
        """Raise `UserError` on an alias inside what it names, and on text that no page can show."""
        if node is None or id(node) in seen:
            return
        if id(node) in around:
            problem = f"{self.place(node)}: found a part that holds itself"
            raise UserError(f"{problem}. Write out what its alias (*name) stands for")
        if isinstance(node, yaml.ScalarNode):
            self._check_text(node)
            return
        for child in _children(node):
            self._check_nodes(child, around | {id(node)}, seen)
        seen.add(id(node))

    def _check_text(self, node: yaml.ScalarNode) -> None:
        if found := self.refused.search(node.value):
            problem = f"{self.place(node)}: found the character U+{ord(found[0]):04X}"
            why = "which can't be seen and turns or breaks the text around it"
            raise UserError(f"{problem}, {why}. Take it out")

    def mapping(self, node: yaml.Node | None, where: str) -> Entries:
        """Read settings by their keys; none where nothing is written. Anything else is an error."""
        is_empty = isinstance(node, yaml.ScalarNode) and node.value in ("", "null", "~")
        if node is None or is_empty:
            return {}
        if not isinstance(node, yaml.MappingNode):
            self.complain(node, f"{where} should hold settings (key: value), found {shown(node)}")
            return {}
        pairs = [pair for pair in node.value if isinstance(pair[0], yaml.ScalarNode)]
        return {key.value: (key, value) for key, value in pairs}

    def known(self, entries: Entries, keys: tuple[str, ...], where: str) -> None:
        """Note the keys that are none of those known."""
        for name, (key, _) in entries.items():
            if name not in keys:
                self.complain(key, f'{where}: unknown key "{name}". {known_or_near(name, keys)}')

    def text(self, entries: Entries, key: str, default: str) -> str:
        """Read the text of a key, or the default where it is missing or no text."""
        if key not in entries:
            return default
        node = entries[key][1]
        if not isinstance(node, yaml.ScalarNode) or not node.value.strip():
            self.complain(
                node,
                f"{key} should be a text, found {shown(node)}. Write: {key}: {default or 'text'}",
            )
            return default
        return node.value


def is_text(node: yaml.Node | None) -> bool:
    """Tell whether a node is one text, and neither a list nor settings."""
    return isinstance(node, yaml.ScalarNode)


def value_of(entries: Entries, key: str) -> yaml.Node | None:
    """Give what stands under a key; None where it is missing."""
    return entries[key][1] if key in entries else None


def _children(node: yaml.Node) -> list[yaml.Node]:
    if isinstance(node, yaml.MappingNode):
        return [child for pair in node.value for child in pair]
    return node.value


def known_or_near(name: str, known: Iterable[str]) -> str:
    """Suggest the known name closest to an unknown one, or name all that are known."""
    from difflib import get_close_matches  # here: a file without mistakes asks for none

    near = get_close_matches(
        name, known, n=1, cutoff=0.75
    )  # at 0.7 "population" looks like "violations"
    return f"Did you mean {near[0]}?" if near else f"Known are: {', '.join(known)}"


def shown(node: yaml.Node) -> str:
    """Name a node in a message: its text, or what it is."""
    if isinstance(node, yaml.ScalarNode):
        return f'"{node.value}"'
    return "a list" if isinstance(node, yaml.SequenceNode) else "settings (key: value)"
