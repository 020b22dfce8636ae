"""Reads site_config.yml as a `Config`: only what the engine needs; the rest is left to MkDocs.

The file is read as YAML nodes, never constructed, so that every error can name its line and no tag
can run anything.
"""

from pathlib import Path

import yaml

from generator.colour_settings import read_colours, theme_files
from generator.config import Config
from generator.errors import UserError
from generator.folders import misplaced
from generator.section_settings import read_menu, read_sections
from generator.yaml_reader import Entries, YamlReader, is_text, shown, value_of

PLUGIN = "briefing"
OPTIONS = (
    *("seeds", "templates", "sources", "review", "require_citations", "sections"),
    *("feeds", "allow_html", "trusted_templates", "colours"),
)
SOURCES = ("cited", "full")
REVIEWS = ("told", "strict")  # of the questions on edited sentences
# The project's folders: where each stands if nothing is said, and whether its key is the
# briefing's own or MkDocs'.
FOLDERS = {
    "docs_dir": ("content", False),
    "site_dir": ("site", False),
    "seeds": ("seeds", True),
    "templates": ("templates", True),
}
A_FEED = "feeds: [https://example.org/feed.xml]"
YES = ("true", "yes", "on")
NO = ("false", "no", "off")  # YAML 1.1


def load_config(path: Path) -> Config:
    """Read the settings in a site_config.yml.

    Raises `UserError` with every mistake found, each with its line.
    """
    reader = _ConfigReader(path)
    top = reader.mapping(reader.document(), "the file")
    options = reader.mapping(reader.plugin_options(top), f'plugin "{PLUGIN}"')
    reader.known(options, OPTIONS, f'plugin "{PLUGIN}"')
    sections = read_sections(reader, options)
    menu = read_menu(reader, top, sections)
    sources = reader.choice(options, "sources", SOURCES)
    review = reader.choice(options, "review", REVIEWS)
    flags = ("require_citations", "allow_html", "trusted_templates")
    switches = {key: reader.flag(options, key) for key in flags}
    feeds = reader.feeds(options)
    directory_urls = reader.text(top, "use_directory_urls", "true").casefold() not in NO
    theme = reader.theme(top)
    language = reader.language(theme)
    colours = read_colours(reader, options, theme)
    site_url = _scalar(top, "site_url")
    root = path.parent.resolve()
    folders = reader.folders(root, top, options)
    if reader.errors:
        raise UserError("\n".join(reader.errors))
    return Config(
        root=root,
        site_name=reader.text(top, "site_name", "Briefing"),
        content=root / folders["docs_dir"],
        site=root / folders["site_dir"],
        seeds=root / folders["seeds"],
        templates=root / folders["templates"],
        sources=sources,
        strict_review=review == "strict",
        sections=sections,
        feeds=feeds,
        menu=menu,
        site_description=_scalar(top, "site_description"),
        language=language,
        site_url=site_url and f"{site_url.rstrip('/')}/",
        directory_urls=directory_urls,
        colours=colours,
        **switches,
    )


class _ConfigReader(YamlReader):
    """Reads the settings that are the briefing's own."""

    def plugin_options(self, top: Entries) -> yaml.Node | None:
        """Give the node under `plugins: - briefing:`; None where nothing is written there."""
        if "plugins" not in top:
            found = f"{self.path.name}: found no plugins"
            self.errors.append(f"{found}. Write: plugins: [search, {PLUGIN}]")
            return None
        plugins = top["plugins"][1]
        for entry in _list_entries(plugins):
            if is_text(entry) and entry.value == PLUGIN:
                return None
            if isinstance(entry, yaml.MappingNode) and entry.value:
                name, options = entry.value[0]
                if name.value == PLUGIN:
                    return options
        self.complain(plugins, f"plugins should name {PLUGIN}, found none. Add: - {PLUGIN}")
        return None

    def choice(self, options: Entries, key: str, known: tuple[str, ...]) -> str:
        """One of some words, the first of them where nothing is written."""
        chosen = self.text(options, key, known[0])
        if chosen not in known:
            found = f'{key} should be {" or ".join(known)}, found "{chosen}"'
            self.complain(options[key][1], found)
        return chosen

    def flag(self, options: Entries, key: str) -> bool:
        """Give a setting that is true or false, and false where it is not written."""
        written = self.text(options, key, "false").casefold()
        if written not in YES + NO:
            found = f'{key} should be true or false, found "{written}"'
            self.complain(options[key][1], found)
        return written in YES

    def feeds(self, options: Entries) -> tuple[str, ...]:
        """Give the feeds to follow: addresses, or OPML files inside the project."""
        node = value_of(options, "feeds")
        if node is None or (is_text(node) and not node.value.strip()):
            return ()
        if not isinstance(node, yaml.SequenceNode):
            self.complain(node, f"feeds should be a list, found {shown(node)}. Write: {A_FEED}")
            return ()
        for one in node.value:
            if not is_text(one) or not _may_be_feed(one.value):
                expected = "should be a web address, or an OPML file of this folder"
                self.complain(one, f"a feed {expected}, found {shown(one)}. Write: {A_FEED}")
        return tuple(one.value for one in node.value if is_text(one))

    def folders(self, root: Path, top: Entries, options: Entries) -> dict[str, str]:
        """The project's folders by their keys, each inside the project and outside the others."""
        names: dict[str, str] = {}
        for key, (default, is_ours) in FOLDERS.items():
            entries = options if is_ours else top
            names[key] = self.text(entries, key, default)
            problem = misplaced(root, key, names)
            if problem and key in entries:
                self.complain(entries[key][1], problem)
            elif problem:
                self.errors.append(f"{self.path.name}: {problem}")
        return names

    def theme(self, top: Entries) -> Entries:
        """Give the settings of the theme; none where it is only named, which MkDocs takes too."""
        node = value_of(top, "theme")
        return self.mapping(node, "theme") if isinstance(node, yaml.MappingNode) else {}

    def language(self, theme: Entries) -> str:
        """Give the language of the interface.

        Where Material shows the site it is checked here: Material fails on a language that it does
        not know with a traceback.
        """
        language = self.text(theme, "language", "en")
        known = sorted(file.stem for file in theme_files("partials/languages/*.html"))
        is_material = _scalar(theme, "name") == "material" and "custom_dir" not in theme
        if known and is_material and language not in known:
            found = f'language should be a code such as en, fr or ar, found "{language}"'
            self.complain(theme["language"][1], f"{found}. The theme has: {', '.join(known)}")
        return language


def _may_be_feed(name: str) -> bool:
    """Tell whether a feed may be at an address, or a list of feeds in a file of the project."""
    if name.lower().startswith(("https://", "http://")):
        return not any(map(str.isspace, name))
    is_inside = not Path(name).is_absolute() and ".." not in Path(name).parts
    return is_inside and name.lower().endswith((".opml", ".xml"))


def _list_entries(plugins: yaml.Node) -> list[yaml.Node]:
    """Give the entries of `plugins`, which MkDocs takes as a list or as a mapping."""
    if isinstance(plugins, yaml.MappingNode):
        return [yaml.MappingNode(plugins.tag, [pair], plugins.start_mark) for pair in plugins.value]
    return plugins.value if isinstance(plugins, yaml.SequenceNode) else []


def _scalar(top: Entries, key: str) -> str:
    """Give a setting of MkDocs' own, which checks it: "" for none."""
    node = value_of(top, key)
    return node.value.strip() if is_text(node) else ""
