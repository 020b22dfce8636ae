"""The colours of the site: those of `colours` in the briefing's settings, else Material's palette.

None is taken that cannot be read where the pages show it. Every mistake names the contrast that was
found and the nearest colour that would do.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import yaml

from generator.config import Colours
from generator.contrast import DRAWN, Colour, Ground, nearest_suiting, read_colour, write_colour
from generator.yaml_reader import Entries, YamlReader, is_text, shown, value_of

WHITE: Colour = (255, 255, 255)
TABS = 0.85  # the opacity of the menu's words in the header, in briefing.css
# Where each colour is seen: Material's grounds of both schemes, and the map's, as in briefing.css.
GROUNDS = {
    "header": (Ground("its white words", WHITE, opacity=TABS),),
    "links": (Ground("white", WHITE),),
    "links_dark": (
        Ground("the dark scheme's ground", (30, 33, 41)),
        Ground("the dark scheme's map", (58, 62, 73), DRAWN),
    ),
}
# A rule of Material's for palettes: what it holds for, and what it sets.
RULE = re.compile(r"(?<![^{}])([^{}]++)\{([^{}]++)\}")
SCOPE = re.compile(r"(:not\()?\[data-md-color-(scheme|primary)=([\w-]+)\]\)?")
AS_HEADER = "var(--md-primary-fg-color)"
PROPERTY = re.compile(r"(?<![\w-])(--md-[\w-]++):\s*([^;]+)")


class _Palette(NamedTuple):
    """A palette of Material's that the settings choose."""

    node: yaml.Node  # where `primary` is written
    scheme: str
    primary: str


def read_colours(reader: YamlReader, options: Entries, theme: Entries) -> Colours:
    """Read the colours; what cannot be read on its ground is noted with its line."""
    entries = reader.mapping(value_of(options, "colours"), "colours")
    reader.known(entries, tuple(GROUNDS), "colours")
    chosen = {key: reader.text(entries, key, "") for key in GROUNDS if key in entries}
    for key, written in chosen.items():
        _check_own(reader, key, written, entries[key][1])
    settled = set(chosen)
    for palette in _palettes(theme):
        _check_palette(reader, palette, settled)
    return Colours(**chosen)


def _check_own(reader: YamlReader, key: str, written: str, node: yaml.Node) -> None:
    colour = read_colour(written)
    if colour is None:
        example = f'{key}: "#303f9f"'
        reader.complain(node, f"{key} should be a colour, found {shown(node)}. Write: {example}")
        return
    if problem := _problem(key, colour):
        reader.complain(node, f"{key}: {problem}")


def _problem(key: str, colour: Colour) -> str:
    """Say with what a colour has too little contrast, and which one near it has enough, or ""."""
    ground = next((one for one in GROUNDS[key] if not one.suits(colour)), None)
    if ground is None:
        return ""
    near = nearest_suiting(colour, GROUNDS[key])
    way = f' Write: {key}: "{write_colour(near)}"' if near else ""
    found = f"{write_colour(colour)} and {ground.name} have a contrast of "
    ratio = int(ground.contrast(colour) * 100) / 100  # never rounded up to what is asked
    return f"{found}{ratio:.2f} to 1, and {ground.least:g} is the least.{way}"


def _palettes(theme: Entries) -> Iterator[_Palette]:
    """Give the palettes with a colour that is named."""
    written = value_of(theme, "palette")
    nodes = written.value if isinstance(written, yaml.SequenceNode) else [written]
    for node in nodes:
        if not isinstance(node, yaml.MappingNode):
            continue
        found = {key.value: value for key, value in node.value}
        primary, scheme = found.get("primary"), found.get("scheme")
        if is_text(primary):
            name = scheme.value if is_text(scheme) else "default"
            yield _Palette(primary, name, primary.value.replace(" ", "-"))


def _check_palette(reader: YamlReader, palette: _Palette, settled: set[str]) -> None:
    """Check the header and the links of a palette of Material's, but for those that are settled."""
    sets = dict(_properties(palette))
    links = "links_dark" if palette.scheme == "slate" else "links"
    header = sets.get("--md-primary-fg-color", "")
    linked = sets.get("--md-typeset-a-color", AS_HEADER)
    colours = {"header": header, links: header if linked == AS_HEADER else linked}
    has_white = sets.get("--md-primary-bg-color", "#fff") == "#fff"
    for key, written in colours.items():
        colour = read_colour(written)
        if key in settled or colour is None or (key == "header" and not has_white):
            continue
        if problem := _problem(key, colour):
            named = f'primary "{palette.node.value}" gives the {key.partition("_")[0]} {problem}'
            reader.complain(palette.node, f"{named} under colours of the briefing's own settings")
            settled.add(key)  # said once, and not again of the other scheme


def _properties(palette: _Palette) -> Iterator[tuple[str, str]]:
    """Give what the installed theme sets for a palette, what counts more behind the rest."""
    found: list[tuple[int, str]] = []
    for scopes, properties in RULE.findall(_style_sheet()):
        for scope in scopes.split(","):
            if _holds(scope, palette):
                found.append((len(SCOPE.findall(scope)), properties))
    for _, properties in sorted(found, key=lambda one: one[0]):
        yield from PROPERTY.findall(properties)


def _holds(scope: str, palette: _Palette) -> bool:
    """Tell whether a rule is for a palette: its scope is schemes and colours, and as this one's."""
    asked = {"scheme": palette.scheme, "primary": palette.primary}
    parts = SCOPE.findall(scope)
    is_bare = bool(parts) and not SCOPE.sub("", scope).strip()
    return is_bare and all((asked[kind] == name) != bool(no) for no, kind, name in parts)


@cache
def _style_sheet() -> str:
    """Give the palettes of the theme; "" where it can't be found."""
    files = theme_files("assets/stylesheets/palette.*.min.css")
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


def theme_files(pattern: str) -> list[Path]:
    """List the files of the theme that is installed, by a pattern; none where it can't be found."""
    theme = find_spec("material")
    folders = (theme.submodule_search_locations if theme else None) or ()
    return sorted(file for folder in folders for file in Path(folder, "templates").glob(pattern))
