"""What the settings of MkDocs would run, said before MkDocs reads them.

MkDocs reads its settings with a loader that runs what a tag such as `!!python/object/apply:os.system` names, imports
plugins and extensions, and runs hooks. Here the same files are read as nodes: such tags are refused, and what else
runs is named. `mkdocs build`, started by itself, asks nobody: then whoever starts it trusts the settings.
"""

from collections.abc import Iterator
from pathlib import Path

import yaml

from generator.config import FILE
from generator.config_reader import NO, YES
from generator.errors import UserError
from generator.yaml_reader import Entries, YamlReader, shown

OWN_FILE = "mkdocs.yml"
TAG = "tag:yaml.org,2002:"
PLAIN_TAGS = {f"{TAG}{name}" for name in ("str", "int", "float", "bool", "null", "seq", "map", "timestamp")}
ENV = "!ENV"
# Functions that the documentation of Material and of PyMdown names in settings: each turns text into text.
NAMES = {
    *("material.extensions.emoji.twemoji", "material.extensions.emoji.to_svg"),
    *("materialx.emoji.twemoji", "materialx.emoji.to_svg"),
    *("pymdownx.emoji.twemoji", "pymdownx.emoji.gemoji", "pymdownx.emoji.emojione"),
    *("pymdownx.emoji.to_svg", "pymdownx.emoji.to_png", "pymdownx.emoji.to_alt"),
    *("pymdownx.superfences.fence_code_format", "pymdownx.superfences.fence_div_format"),
    *("pymdownx.arithmatex.fence_mathjax_format", "pymdownx.arithmatex.inline_mathjax_format"),
    *("markdown.extensions.toc.slugify", "markdown.extensions.toc.slugify_unicode"),
}
# The same, made with settings of their own: `kwds` alone, since a `state` could put anything in their place.
MAKERS = {"pymdownx.slugs.slugify", "pymdownx.arithmatex.arithmatex_fenced_format",
          "pymdownx.arithmatex.arithmatex_inline_format"}  # fmt: skip
# Plugins of MkDocs, of Material, and ours. Material's `projects` builds with the settings of other folders.
KNOWN_PLUGINS = {"search", "briefing", "blog", "group", "info", "meta", "offline", "optimize", "privacy", "social",
                 "tags", "typeset"}  # fmt: skip
# Extensions that come with Python-Markdown, by the names under which they may stand without a dot.
KNOWN_EXTENSIONS = {"abbr", "admonition", "attr_list", "codehilite", "def_list", "extra", "fenced_code", "footnotes",
                    "legacy_attrs", "legacy_em", "md_in_html", "meta", "nl2br", "sane_lists", "smarty", "tables",
                    "toc", "wikilinks"}  # fmt: skip
KNOWN_PACKAGES = ("markdown.extensions.", "pymdownx.", "material.extensions.")
# Settings of snippets, and what they may say.
SWITCHES = {"restrict_base_path": YES, "url_download": NO}
# What names code. Values from the environment could not be judged there.
NAMING_CODE = ("INHERIT", "hooks", "plugins", "markdown_extensions", "theme", "extra_templates")


def check_settings(root: Path) -> tuple[str, ...]:
    """What the settings run besides MkDocs, Material and this program, a sentence each.

    Raises `UserError` for each tag that runs code and each path that leads out of the project.
    """
    notes, errors = [], []
    for reader, top in _files(root):
        entries = reader.mapping(top, "the file")
        _check_tags(reader, top, entries)
        _check_paths(reader, entries, root)
        errors += reader.errors
        if not reader.errors:
            notes += [f"{place}: building the site runs {what}. Build what you trust alone"
                      for place, what in _code(reader, entries)]  # fmt: skip
            notes += _of_other_hosts(reader, entries)
    if errors:
        raise UserError("\n".join(errors))
    return tuple(notes)


def settings_file(root: Path) -> Path:
    """The file that MkDocs is started with."""
    return next(path for path in (root / OWN_FILE, root / FILE) if path.is_file())


def _files(root: Path) -> Iterator[tuple[YamlReader, yaml.Node]]:
    """The settings as MkDocs puts them together: a file, the one that it inherits, and so on."""
    path, seen = settings_file(root), set()
    while path and path not in seen:
        seen.add(path)
        reader = YamlReader(path)
        top = reader.document()
        yield reader, top
        inherited = dict(_pairs(top)).get("INHERIT")
        path = _inherited(reader, inherited, root) if inherited else None


def _inherited(reader: YamlReader, node: yaml.Node, root: Path) -> Path:
    path = (reader.path.parent / node.value).resolve() if _is_text(node) else root.parent
    if not path.is_relative_to(root):
        raise UserError(
            f"{_place(reader, node)}: INHERIT should be a file of the project, found {shown(node)}. "
            f"Write: INHERIT: {FILE}"
        )
    return path


def _check_tags(reader: YamlReader, top: yaml.Node | None, entries: Entries) -> None:
    for node in _nodes(top):
        if node.tag == f"{TAG}merge":
            reader.complain(node, 'found "<<", behind which settings can hide. Write them out')
        elif node.tag not in PLAIN_TAGS and not _is_harmless(node):
            reader.complain(
                node, f"the tag {node.tag.replace(TAG, '!!')} could run a program, and is refused. Take it out"
            )
        keys = [key for key, _ in node.value] if isinstance(node, yaml.MappingNode) else []
        for key in keys:
            if key.tag == ENV:
                reader.complain(key, "found !ENV in the place of a key. Write the key")
    for name in NAMING_CODE:
        node = entries[name][1] if name in entries else None
        for place in (node, *_items(node)) if node else ():
            if place.tag == ENV:
                reader.complain(place, f"{name}: found !ENV, but what runs has to be written here. Write its name")


def _is_harmless(node: yaml.Node) -> bool:
    if node.tag == ENV:
        return True
    if node.tag == "!relative":
        # A folder of the project; what is behind the word could lead out of it.
        return node.value in ("", "$docs_dir", "$config_dir")
    kind, _, name = node.tag.removeprefix(TAG).partition(":")
    if kind == "python/name":
        return name in NAMES
    is_made = kind == "python/object/apply" and name in MAKERS
    return is_made and isinstance(node, yaml.MappingNode) and all(key == "kwds" for key, _ in _pairs(node))


def _nodes(top: yaml.Node | None) -> Iterator[yaml.Node]:
    """Every node once: an alias may lead back to where it stands."""
    waiting, seen = [top] if top else [], set()
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        yield node
        if isinstance(node, yaml.SequenceNode):
            waiting += node.value
        elif isinstance(node, yaml.MappingNode):
            waiting += [one for pair in node.value for one in pair]


def _check_paths(reader: YamlReader, entries: Entries, root: Path) -> None:
    """Folders of MkDocs' own that the settings name; those that the briefing knows are `config`'s."""
    known = () if reader.path.name == FILE else ("docs_dir", "site_dir")
    named = [(key, entries[key][1]) for key in known if key in entries]
    for _, options in _listed(entries, "markdown_extensions"):
        named += _included_from(reader, options)
    for key, node in named:
        path = (root / node.value).resolve() if _is_text(node) else root.parent
        if not path.is_relative_to(root):
            reader.complain(node, f"{key} should be a folder inside the project, found {shown(node)}")


def _included_from(reader: YamlReader, options: yaml.Node | None) -> Iterator[tuple[str, yaml.Node]]:
    """The folders that an extension includes files from; what would let them come from anywhere is a mistake."""
    for key, node in _pairs(options):
        if key == "base_path":
            folders = node.value if isinstance(node, yaml.SequenceNode) else [node]
            yield from (("base_path", folder) for folder in folders if folder.tag != "!relative")
        if key in SWITCHES and not (_is_text(node) and node.value.casefold() in SWITCHES[key]):
            reader.complain(node, f"{key}: what a page includes has to stand in the project. Take this line out")


def _code(reader: YamlReader, entries: Entries) -> Iterator[tuple[str, str]]:
    """Where what stands that runs."""
    for hook in _items(entries.get("hooks", (None, None))[1]):
        yield _place(reader, hook), f"a hook: {hook.value}"
    for key, kind in (("plugins", "plugin"), ("markdown_extensions", "Markdown extension")):
        for name, _ in _listed(entries, key):
            if not _is_known(name.value, kind):
                yield _place(reader, name), f"a {kind} that neither MkDocs nor Material brings: {name.value}"
    for template in _items(entries.get("extra_templates", (None, None))[1]):
        yield _place(reader, template), f"a template: {template.value}"
    for key, node in _pairs(entries.get("theme", (None, None))[1]):
        if key == "custom_dir":
            yield _place(reader, node), f"the templates of a theme: {shown(node)}"


def _of_other_hosts(reader: YamlReader, entries: Entries) -> Iterator[str]:
    for key in ("extra_javascript", "extra_css"):
        for item in _items(entries.get(key, (None, None))[1]):
            address = dict(_pairs(item)).get("path", item)
            if _is_text(address) and address.value.startswith(("http:", "https:", "//")):
                yield (
                    f"{_place(reader, address)}: {address.value} is of another host, and no page loads it. "
                    "Put a copy into the folder of the pages"
                )


def _is_known(name: str, kind: str) -> bool:
    if kind == "plugin":
        return name.removeprefix("material/") in KNOWN_PLUGINS
    return name in KNOWN_EXTENSIONS or name.startswith(KNOWN_PACKAGES)


def _listed(entries: Entries, key: str) -> Iterator[tuple[yaml.Node, yaml.Node | None]]:
    """The names in a list of MkDocs, each with its settings: such a list may be written as a mapping, too."""
    for item in _items(entries[key][1] if key in entries else None):
        if isinstance(item, yaml.MappingNode):
            yield from ((name, options) for name, options in item.value if isinstance(name, yaml.ScalarNode))
        elif isinstance(item, yaml.ScalarNode):
            yield item, None


def _items(node: yaml.Node | None) -> list[yaml.Node]:
    if isinstance(node, yaml.SequenceNode):
        return node.value
    return [node] if isinstance(node, yaml.MappingNode) else []


def _pairs(node: yaml.Node | None) -> list[tuple[str, yaml.Node]]:
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return [(key.value, value) for key, value in pairs if isinstance(key, yaml.ScalarNode)]


def _is_text(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode)


def _place(reader: YamlReader, node: yaml.Node) -> str:
    return f"{reader.path.name}:{node.start_mark.line + 1}"
