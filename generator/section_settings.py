"""The sections of site_config.yml, a page on one side of the crisis each, with their cues."""

import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from generator.section import Cue, Section
from generator.word_lists import FOLDER as LEXICON
from generator.word_lists import parse_table
from generator.yaml_reader import Entries, YamlReader, is_text, shown

KEYS = ("id", "title", "icon", "cues")
# Sections of ours with their icons; their titles are words of the site's language.
OURS = {
    "humanitarian": "material/hand-heart",
    "diplomacy": "material/handshake",
    "security": "material/map-marker-alert",
}
WEIGHT = 2.0  # of a cue for which no weight is written
SHIPPED = "section_{}.txt"  # our own lists of cues, among the word lists
# Pages of our own; a section may not take their place.
OWN_PAGES = {
    *("index", "overview", "actors", "actor", "timeline", "places", "quotes", "figures"),
    *("section", "sources", "source", "assets", "data", "readme"),
    *("changes", "edition", "comparison"),
}
SECTION_ID = re.compile(r"[a-z0-9][a-z0-9_-]*")


def read_sections(reader: YamlReader, options: Entries) -> tuple[Section, ...]:
    """Read the sections, or take ours where none are written; the reader notes the mistakes."""
    if "sections" not in options:
        return tuple(_default_sections())
    node = options["sections"][1]
    if not isinstance(node, yaml.SequenceNode):
        found = f"sections should be a list, found {shown(node)}"
        reader.complain(node, f"{found}. Write: - id: humanitarian")
        return ()
    sections: dict[str, Section] = {}
    for entry in node.value:
        section = _read_section(reader, entry)
        if section and section.id in sections:
            found = f'section "{section.id}" stands here a second time'
            reader.complain(entry, f"{found}. Give it another id")
        elif section:
            sections[section.id] = section
    return tuple(sections.values())


def read_menu(reader: YamlReader, top: Entries, sections: tuple[Section, ...]) -> tuple[str, ...]:
    """Give the pages that the menu lists; the reader notes sections that it lacks.

    Nobody would find their pages.
    """
    if "nav" not in top:
        return ()
    node = top["nav"][1]
    written = tuple(leaf.value for leaf in _leaves(node))
    for section in sections:
        if f"{section.id}.md" not in written:
            found = f'nav has no line for section "{section.id}"'
            reader.complain(node, f"{found}. Add: - {section.id}.md")
    return written


def _default_sections() -> Iterator[Section]:
    for id, icon in OURS.items():
        yield Section(id, "", icon, cues=_read_list(_shipped_list(id), is_ours=True))


def _read_section(reader: YamlReader, node: yaml.Node) -> Section | None:
    """Read one section; None where it can't be one, which the reader notes."""
    entries = reader.mapping(node, "a section")
    if not entries:
        if is_text(node):
            reader.complain(node, "expected: - id: economy, with title and cues below it")
        return None
    id = reader.text(entries, "id", "")
    where = f'section "{id}"'
    reader.known(entries, KEYS, where)
    if not SECTION_ID.fullmatch(id) or id in OWN_PAGES:
        place = entries["id"][1] if "id" in entries else node
        expected = "id should be a short word of a-z, 0-9 and - that no page of ours has"
        reader.complain(place, f'{where}: {expected}, found "{id}". Write: id: economy')
        return None
    cues = _read_cues(reader, entries, where=where, node=node)
    title = reader.text(entries, "title", "" if id in OURS else id.replace("-", " ").capitalize())
    return Section(id, title, reader.text(entries, "icon", ""), cues=cues)


def _read_cues(
    reader: YamlReader,
    entries: Entries,
    *,
    where: str,
    node: yaml.Node,
) -> tuple[Cue, ...]:
    """Read the cues of a section: words, the name of a list of ours, or a file of the project."""
    if "cues" not in entries:
        reader.complain(node, f"{where}: cues are missing. Write: cues: [word, other word]")
        return ()
    value = entries["cues"][1]
    if is_text(value):
        return _read_named_list(reader, value, where)
    items = value.value
    if isinstance(value, yaml.SequenceNode) and all(map(is_text, items)):
        return _read_words(reader, value, where)
    expected = "cues should be a list of words or the name of a word list"
    found = f"{where}: {expected}, found {shown(value)}"
    reader.complain(value, f"{found}. Write: cues: [rates, inflation]")
    return ()


def _read_words(reader: YamlReader, node: yaml.SequenceNode, where: str) -> tuple[Cue, ...]:
    if not node.value:
        found = f"{where}: cues are empty, so no sentence could belong there"
        reader.complain(node, f"{found}. Write: cues: [word]")
    cues = []
    for item in node.value:
        if item.value.strip("* "):
            cues.append(Cue(item.value.casefold().strip(), WEIGHT))
        else:
            found = f"a cue should be a word or phrase, found {shown(item)}"
            reader.complain(item, f"{where}: {found}. Remove it")
    return tuple(cues)


def _read_named_list(reader: YamlReader, node: yaml.ScalarNode, where: str) -> tuple[Cue, ...]:
    """Read a list of cues that is named: a file of the project before one of ours."""
    name = node.value
    own, ours = reader.path.parent / name, _shipped_list(name)
    if own.is_file():
        return _read_checked_list(reader, own, where)
    if ours.is_file():
        return _read_list(ours, is_ours=True)
    if "/" in name or name.endswith(".txt"):
        found = f"{where}: cues: no such file: {name}"
        reader.complain(node, f"{found}. Make it, a word or phrase on each line")
        return ()
    prefix = SHIPPED.partition("{")[0]
    shipped = sorted(path.stem.removeprefix(prefix) for path in LEXICON.glob(SHIPPED.format("*")))
    expected = f"cues should be a list, a file or one of {', '.join(shipped)}"
    reader.complain(node, f'{where}: {expected}; found "{name}". Write: cues: [{name}]')
    return ()


def _read_checked_list(reader: YamlReader, path: Path, where: str) -> tuple[Cue, ...]:
    try:
        return _read_list(path)
    except ValueError as error:
        way_out = "Write: word, a tab, and a number such as 2"
        reader.errors.append(f"{path}: {where}: {error}. {way_out}")
        return ()


def _read_list(path: Path, *, is_ours: bool = False) -> tuple[Cue, ...]:
    """Read a list of cues: on each line a cue, and its weight where that is another.

    Of our own lists only what is written with a capital counts within names.
    """
    cues = []
    for theme, rows in parse_table(path.read_text(encoding="utf-8")).items():
        for pattern, *weights in rows:
            weight = float(weights[0]) if weights else WEIGHT
            small = pattern.casefold()
            is_name = not is_ours or pattern != small
            cues.append(Cue(small, weight, theme=theme, is_ours=is_ours, is_name=is_name))
    return tuple(cues)


def _shipped_list(name: str) -> Path:
    return LEXICON / SHIPPED.format(name)


def _leaves(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    """Yield all texts in the menu, however deep they stand."""
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _leaves(item)
    else:
        for _, value in node.value:
            yield from _leaves(value)
