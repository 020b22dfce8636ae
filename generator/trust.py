"""What the settings of MkDocs would run, said before MkDocs reads them.

MkDocs reads its settings with a loader that runs what a tag such as
`!!python/object/apply:os.system` names, imports plugins and extensions, and runs hooks. Here the
same files are read as nodes: such tags are refused, and what else runs is named. `mkdocs build`,
started by itself, asks nobody: then whoever starts it trusts the settings.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from generator.config import FILE
from generator.config_reader import NO, YES
from generator.errors import UserError
from generator.yaml_reader import Entries, YamlReader, is_text, shown, value_of

OWN_FILE = "mkdocs.yml"
OURS = re.compile(rb"^INHERIT:|^\s*-?\s*briefing\b", re.MULTILINE)
TAG = "tag:yaml.org,2002:"
PLAIN = ("str", "int", "float", "bool", "null", "seq", "map", "timestamp")
PLAIN_TAGS = {f"{TAG}{name}" for name in PLAIN}
ENV = "!ENV"
# Functions that the documentation of Material and of PyMdown names in settings: each turns text
# into text.
NAMES = {
    *("material.extensions.emoji.twemoji", "material.extensions.emoji.to_svg"),
    *("materialx.emoji.twemoji", "materialx.emoji.to_svg"),
    *("pymdownx.emoji.twemoji", "pymdownx.emoji.gemoji", "pymdownx.emoji.emojione"),
    *("pymdownx.emoji.to_svg", "pymdownx.emoji.to_png", "pymdownx.emoji.to_alt"),
    *("pymdownx.superfences.fence_code_format", "pymdownx.superfences.fence_div_format"),
    *("pymdownx.arithmatex.fence_mathjax_format", "pymdownx.arithmatex.inline_mathjax_format"),
    *("markdown.extensions.toc.slugify", "markdown.extensions.toc.slugify_unicode"),
}
# The same, made with settings of their own: `kwds` alone, since a `state` could put anything in
# their place.
MAKERS = {
    "pymdownx.slugs.slugify",
    "pymdownx.arithmatex.arithmatex_fenced_format",
    "pymdownx.arithmatex.arithmatex_inline_format",
}
# Plugins of MkDocs, of Material, and ours. Material's `projects` is none of them, since it builds
# with the settings of other folders.
KNOWN_PLUGINS = {
    *("search", "briefing", "blog", "group", "info", "meta"),
    *("offline", "optimize", "privacy", "social", "tags", "typeset"),
}
# Extensions that come with Python-Markdown, by the names under which they may stand without a dot.
KNOWN_EXTENSIONS = {
    *("abbr", "admonition", "attr_list", "codehilite", "def_list", "extra"),
    *("fenced_code", "footnotes", "legacy_attrs", "legacy_em", "md_in_html", "meta"),
    *("nl2br", "sane_lists", "smarty", "tables", "toc", "wikilinks"),
}
KNOWN_PACKAGES = ("markdown.extensions.", "pymdownx.", "material.extensions.")
# Settings of snippets, and what they may say.
SWITCHES = {"restrict_base_path": YES, "url_download": NO}
# What names code. Values from the environment could not be judged there.
NAMING_CODE = ("INHERIT", "hooks", "plugins", "markdown_extensions", "theme", "extra_templates")


def check_settings(root: Path) -> tuple[str, ...]:
    """Name what the settings run besides MkDocs, Material and this program, a sentence each.

    Raises `UserError` for each tag that runs code and each path that leads out of the project.
    """
    notes, errors = [], []
    for reader, top in _files(root):
        entries = reader.mapping(top, "the file")
        _check_tags(reader, top, entries)
        _check_paths(reader, entries, root)
        errors += reader.errors
        if not reader.errors:
            for place, what in _code(reader, entries):
                notes.append(f"{place}: building the site runs {what}. Build what you trust alone")
            notes += _of_other_hosts(reader, entries)
    if errors:
        raise UserError("\n".join(errors))
    return tuple(notes)


def settings_file(root: Path) -> Path:
    """Find the file that MkDocs is started with: mkdocs.yml, unless it is that of another site."""
    own = root / OWN_FILE
    is_ours = own.is_file() and OURS.search(own.read_bytes())
    return own if is_ours else root / FILE


def _files(root: Path) -> Iterator[tuple[YamlReader, yaml.Node]]:
    """Read the settings as MkDocs puts them together: a file, the one it inherits, and so on."""
    path, seen = settings_file(root), set()
    while path and path not in seen:
        seen.add(path)
        reader = YamlReader(path)
        top = reader.document()
        yield reader, top
        inherited = dict(_pairs(top)).get("INHERIT")
        path = _inherited(reader, inherited, root) if inherited else None


def _inherited(reader: YamlReader, node: yaml.Node, root: Path) -> Path:
    path = (reader.path.parent / node.value).resolve() if is_text(node) else root.parent
    if not path.is_relative_to(root):
        problem = f"INHERIT should be a file of the project, found {shown(node)}"
        raise UserError(f"{reader.place(node)}: {problem}. Write: INHERIT: {FILE}")
    return path


def _check_tags(reader: YamlReader, top: yaml.Node | None, entries: Entries) -> None:
    """Complain of tags that run code, and of those behind which code could hide."""
    for node in _nodes(top):
        _check_tag(reader, node)
        if isinstance(node, yaml.MappingNode):
            for key, _ in node.value:
                if key.tag == ENV:
                    reader.complain(key, "found !ENV in the place of a key. Write the key")
    for name in NAMING_CODE:
        _refuse_environment(reader, name, value_of(entries, name))


def _check_tag(reader: YamlReader, node: yaml.Node) -> None:
    if node.tag == f"{TAG}merge":
        reader.complain(node, 'found "<<", behind which settings can hide. Write them out')
    elif node.tag not in PLAIN_TAGS and not _is_harmless(node):
        tag = node.tag.replace(TAG, "!!")
        reader.complain(node, f"the tag {tag} could run a program, and is refused. Take it out")


def _refuse_environment(reader: YamlReader, name: str, node: yaml.Node | None) -> None:
    """Complain where the environment would say which code a setting names."""
    if node is None:
        return
    for place in (node, *_items(node)):
        if place.tag == ENV:
            problem = f"{name}: found !ENV, but what runs has to be written here"
            reader.complain(place, f"{problem}. Write its name")


def _is_harmless(node: yaml.Node) -> bool:
    """Tell whether a tag runs nothing but what is known to turn text into text."""
    if node.tag == ENV:
        return True
    if node.tag == "!relative":
        # A folder of the project; what is behind the word could lead out of it.
        return node.value in ("", "$docs_dir", "$config_dir")
    kind, _, name = node.tag.removeprefix(TAG).partition(":")
    if kind == "python/name":
        return name in NAMES
    if kind != "python/object/apply" or name not in MAKERS:
        return False
    return isinstance(node, yaml.MappingNode) and all(key == "kwds" for key, _ in _pairs(node))


def _nodes(top: yaml.Node | None) -> Iterator[yaml.Node]:
    """Give every node once, since an alias may lead back to where it stands."""
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
    """Complain of folders outside the project that the settings of MkDocs' own name.

    Of those that the briefing knows `config_reader` complains.
    """
    known = () if reader.path.name == FILE else ("docs_dir", "site_dir")
    named = [(key, entries[key][1]) for key in known if key in entries]
    for _, options in _listed(entries, "markdown_extensions"):
        named += _included_from(reader, options)
    for key, node in named:
        path = (root / node.value).resolve() if is_text(node) else root.parent
        if not path.is_relative_to(root):
            problem = f"{key} should be a folder inside the project, found {shown(node)}"
            reader.complain(node, problem)


def _included_from(
    reader: YamlReader,
    options: yaml.Node | None,
) -> Iterator[tuple[str, yaml.Node]]:
    """Find the folders that an extension includes files from.

    A setting that would let the files come from anywhere is a mistake.
    """
    for key, node in _pairs(options):
        if key == "base_path":
            folders = node.value if isinstance(node, yaml.SequenceNode) else [node]
            yield from (("base_path", folder) for folder in folders if folder.tag != "!relative")
        if key in SWITCHES and not (is_text(node) and node.value.casefold() in SWITCHES[key]):
            problem = f"{key}: what a page includes has to stand in the project"
            reader.complain(node, f"{problem}. Take this line out")


def _code(reader: YamlReader, entries: Entries) -> Iterator[tuple[str, str]]:
    """Find what runs, each with the place where the settings name it."""
    for hook in _items(value_of(entries, "hooks")):
        yield reader.place(hook), f"a hook: {hook.value}"
    for key, kind in (("plugins", "plugin"), ("markdown_extensions", "Markdown extension")):
        for name, _ in _listed(entries, key):
            if not _is_known(name.value, kind):
                what = f"a {kind} that neither MkDocs nor Material brings: {name.value}"
                yield reader.place(name), what
    for template in _items(value_of(entries, "extra_templates")):
        yield reader.place(template), f"a template: {template.value}"
    for key, node in _pairs(value_of(entries, "theme")):
        if key == "custom_dir":
            yield reader.place(node), f"the templates of a theme: {shown(node)}"


def _of_other_hosts(reader: YamlReader, entries: Entries) -> Iterator[str]:
    """Name the scripts and styles of other hosts, which the policy of the site keeps out."""
    for key in ("extra_javascript", "extra_css"):
        for item in _items(value_of(entries, key)):
            address = dict(_pairs(item)).get("path", item)
            if is_text(address) and address.value.startswith(("http:", "https:", "//")):
                problem = f"{address.value} is of another host, and no page loads it"
                way_out = "Put a copy into the folder of the pages"
                yield f"{reader.place(address)}: {problem}. {way_out}"


def _is_known(name: str, kind: str) -> bool:
    if kind == "plugin":
        return name.removeprefix("material/") in KNOWN_PLUGINS
    return name in KNOWN_EXTENSIONS or name.startswith(KNOWN_PACKAGES)


def _listed(entries: Entries, key: str) -> Iterator[tuple[yaml.Node, yaml.Node | None]]:
    """Give the names in a list of MkDocs, each with its settings.

    Such a list may be written as a mapping, too.
    """
    for item in _items(value_of(entries, key)):
        if isinstance(item, yaml.MappingNode):
            yield from (pair for pair in item.value if is_text(pair[0]))
        elif is_text(item):
            yield item, None


def _items(node: yaml.Node | None) -> list[yaml.Node]:
    if isinstance(node, yaml.SequenceNode):
        return node.value
    return [node] if isinstance(node, yaml.MappingNode) else []


def _pairs(node: yaml.Node | None) -> list[tuple[str, yaml.Node]]:
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return [(key.value, value) for key, value in pairs if is_text(key)]
