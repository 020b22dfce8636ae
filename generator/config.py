"""site_config.yml as a `Config`: only what the engine needs; the rest is MkDocs' and is left to MkDocs.

The file is read as YAML nodes, never constructed, so that every error can name its line and no tag can run anything.
"""

import re
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import yaml

from generator.errors import UserError
from generator.folders import misplaced
from generator.word_lists import FOLDER as LEXICON
from generator.word_lists import parse_table
from generator.yaml_reader import Entries, YamlReader, shown

HERE = Path(__file__).parent
# Our own templates: in a checkout they stand at the top, in an installed package inside it.
TEMPLATES = next(folder for folder in (HERE / "templates", HERE.parent / "templates") if folder.is_dir())
FILE = "site_config.yml"
CORRECTIONS = "corrections.yml"  # beside it; see generator/corrections/
OPTIONS = (
    *("seeds", "templates", "sources", "require_citations", "sections"),
    *("allow_html", "trusted_templates"),
)
SECTION_KEYS = ("id", "title", "icon", "cues")
SOURCES = ("cited", "full")
# The project's folders: where each stands if nothing is said, and whether its key is the briefing's own or MkDocs'.
FOLDERS = {
    "docs_dir": ("content", False),
    "site_dir": ("site", False),
    "seeds": ("seeds", True),
    "templates": ("templates", True),
}
YES = ("true", "yes", "on")
NO = ("false", "no", "off")  # YAML 1.1
# Pages of our own; a section may not take their place.
RESERVED = {"index", "overview", "actors", "actor", "timeline", "places", "quotes", "figures", "section", "sources",
            "source", "assets", "data", "readme", "changes", "edition", "comparison"}  # fmt: skip
SECTION_ID = re.compile(r"[a-z0-9][a-z0-9_-]*")


@dataclass(frozen=True, slots=True)
class Cue:
    """A word or phrase that speaks for a section, and how loudly.

    "displace*" is any word that begins so; "event:CONSULT" an event of that PLOVER type; "theme:casualties" a figure of
    that theme.
    """

    pattern: str
    weight: float = 1.0
    theme: str = ""  # the part of its list that it stands in: what it says a sentence is about


@dataclass(frozen=True, slots=True)
class Section:
    """A page on one side of the crisis, and what makes a sentence belong there."""

    id: str
    title: str
    icon: str
    cues: tuple[Cue, ...]

    @property
    def themes(self) -> tuple[str, ...]:
        """The parts of its list of cues, in their order."""
        return tuple(dict.fromkeys(cue.theme for cue in self.cues if cue.theme))

    @property
    def claims(self) -> frozenset[str]:
        """The themes of the figures that belong on its page."""
        return frozenset(cue.pattern.removeprefix("theme:") for cue in self.cues if cue.pattern.startswith("theme:"))


@dataclass(frozen=True, slots=True)
class Config:
    """Where things stand in a project, and how its briefing is cut."""

    root: Path
    site_name: str
    content: Path
    site: Path
    seeds: Path
    templates: Path
    sources: str  # "cited" or "full"
    sections: tuple[Section, ...]
    site_description: str = ""
    language: str = "en"  # of the interface; the articles are read in English
    site_url: str = ""  # where the site is published, with a slash at its end; "" where that is not said
    require_citations: bool = False  # whether an editor's own sentence must cite a passage
    directory_urls: bool = True  # whether figures.md becomes figures/, and not figures.html
    allow_html: bool = False  # whether an editor's page may carry scripts
    trusted_templates: bool = False  # whether the project's templates may do what Python may


def load_config(path: Path) -> Config:
    """The settings in a site_config.yml. Raises `UserError` with every mistake found, each with its line."""
    reader = _Reader(path)
    top = reader.mapping(reader.document(), "the file")
    options = reader.mapping(_plugin_options(reader, top), 'plugin "briefing"')
    reader.known(options, OPTIONS, 'plugin "briefing"')
    sections = reader.sections(options)
    reader.check_nav(top, sections)
    sources = reader.text(options, "sources", "cited")
    if sources not in SOURCES:
        reader.complain(options["sources"][1], f'sources should be cited or full, found "{sources}"')
    require_citations = reader.flag(options, "require_citations")
    allow_html = reader.flag(options, "allow_html")
    trusted_templates = reader.flag(options, "trusted_templates")
    directory_urls = reader.text(top, "use_directory_urls", "true").casefold() not in NO
    theme = reader.mapping(top["theme"][1], "theme") if _is_mapping(top.get("theme")) else {}
    language, site_url = reader.language(theme), _scalar(top, "site_url")
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
        sections=sections,
        site_description=_scalar(top, "site_description"),
        language=language,
        site_url=site_url and f"{site_url.rstrip('/')}/",
        directory_urls=directory_urls,
        require_citations=require_citations,
        allow_html=allow_html,
        trusted_templates=trusted_templates,
    )


def _plugin_options(reader: "_Reader", top: Entries) -> yaml.Node | None:
    """The node under `plugins: - briefing:`; MkDocs takes plugins as a list or as a mapping."""
    if "plugins" not in top:
        reader.errors.append(f"{reader.path.name}: found no plugins. Write: plugins: [search, briefing]")
        return None
    plugins = top["plugins"][1]
    entries = plugins.value if isinstance(plugins, yaml.SequenceNode) else []
    if isinstance(plugins, yaml.MappingNode):
        entries = [yaml.MappingNode(plugins.tag, [pair], plugins.start_mark) for pair in plugins.value]
    for entry in entries:
        if isinstance(entry, yaml.ScalarNode) and entry.value == "briefing":
            return None
        if isinstance(entry, yaml.MappingNode) and entry.value and entry.value[0][0].value == "briefing":
            return entry.value[0][1]
    reader.complain(plugins, "plugins should name briefing, found none. Add: - briefing")
    return None


def _material_languages() -> list[str]:
    """The languages of the theme that is installed: none where it can't be found."""
    theme = find_spec("material")
    folders = theme.submodule_search_locations if theme else None
    return sorted(
        file.stem for folder in folders or () for file in Path(folder, "templates/partials/languages").glob("*.html")
    )


def _is_mapping(entry: tuple[yaml.Node, yaml.Node] | None) -> bool:
    """MkDocs takes a theme by its name alone, too."""
    return entry is not None and isinstance(entry[1], yaml.MappingNode)


def _scalar(top: Entries, key: str) -> str:
    """A setting of MkDocs' own, which checks it: "" for none."""
    node = top[key][1] if key in top else None
    return node.value.strip() if isinstance(node, yaml.ScalarNode) else ""


class _Reader(YamlReader):
    """Reads the settings that are the briefing's own."""

    def flag(self, options: Entries, key: str) -> bool:
        """A setting that is true or false, and false where it is not written."""
        written = self.text(options, key, "false").casefold()
        if written not in YES + NO:
            self.complain(options[key][1], f'{key} should be true or false, found "{written}"')
        return written in YES

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

    def language(self, theme: Entries) -> str:
        """Checked here where Material shows the site, since it fails on another with a traceback."""
        language, known = self.text(theme, "language", "en"), _material_languages()
        if known and _scalar(theme, "name") == "material" and "custom_dir" not in theme and language not in known:
            self.complain(theme["language"][1], f'language should be a code such as en, fr or ar, found "{language}". '
                          f"The theme has: {', '.join(known)}")  # fmt: skip
        return language

    def sections(self, options: Entries) -> tuple[Section, ...]:
        if "sections" not in options:
            return tuple(self.default_sections())
        node = options["sections"][1]
        if not isinstance(node, yaml.SequenceNode):
            self.complain(node, f"sections should be a list, found {shown(node)}. Write: - id: humanitarian")
            return ()
        sections, seen = [], set()
        for entry in node.value:
            section = self.section(entry)
            if section and section.id in seen:
                self.complain(entry, f'section "{section.id}" stands here a second time. Give it another id')
            elif section:
                sections.append(section)
                seen.add(section.id)
        return tuple(sections)

    def default_sections(self):
        for id, title, icon in (
            ("humanitarian", "Humanitarian picture", "material/hand-heart"),
            ("diplomacy", "Diplomacy", "material/handshake"),
            ("security", "On the ground", "material/map-marker-alert"),
        ):
            yield Section(id, title, icon, _read_cues(_shipped(id)))

    def section(self, node: yaml.Node) -> Section | None:
        entries = self.mapping(node, "a section")
        if not entries:
            if isinstance(node, yaml.ScalarNode):
                self.complain(node, "expected: - id: economy, with title and cues below it")
            return None
        id = self.text(entries, "id", "")
        where = f'section "{id}"'
        self.known(entries, SECTION_KEYS, where)
        if not SECTION_ID.fullmatch(id) or id in RESERVED:
            place = entries["id"][1] if "id" in entries else node
            self.complain(place, f'{where}: id should be a short word of a-z, 0-9 and - that no page of ours has, '
                                 f'found "{id}". Write: id: economy')  # fmt: skip
            return None
        cues = self.cues(entries, where, node)
        title = self.text(entries, "title", id.replace("-", " ").capitalize())
        return Section(id, title, self.text(entries, "icon", ""), cues)

    def cues(self, entries: Entries, where: str, node: yaml.Node) -> tuple[Cue, ...]:
        if "cues" not in entries:
            self.complain(node, f"{where}: cues are missing. Write: cues: [word, other word]")
            return ()
        value = entries["cues"][1]
        if isinstance(value, yaml.SequenceNode) and all(isinstance(item, yaml.ScalarNode) for item in value.value):
            if not value.value:
                self.complain(value, f"{where}: cues are empty, so no sentence could belong there. Write: cues: [word]")
            for item in value.value:
                if not item.value.strip("* "):
                    self.complain(item, f"{where}: a cue should be a word or phrase, found {shown(item)}. Remove it")
            return tuple(Cue(item.value.casefold().strip(), 2.0) for item in value.value if item.value.strip("* "))
        if not isinstance(value, yaml.ScalarNode):
            self.complain(value, f"{where}: cues should be a list of words or the name of a word list, "
                                 f"found {shown(value)}. Write: cues: [rates, inflation]")  # fmt: skip
            return ()
        for path in (self.path.parent / value.value, _shipped(value.value)):
            if path.is_file():
                return self.cue_file(path, where)
        if "/" in value.value or value.value.endswith(".txt"):
            self.complain(value, f"{where}: cues: no such file: {value.value}. Make it, a word or phrase on each line")
            return ()
        shipped = ", ".join(sorted(path.stem.removeprefix("section_") for path in LEXICON.glob("section_*.txt")))
        self.complain(value, f'{where}: cues should be a list, a file or one of {shipped}; found "{value.value}". '
                             f"Write: cues: [{value.value}]")  # fmt: skip
        return ()

    def cue_file(self, path: Path, where: str) -> tuple[Cue, ...]:
        try:
            return _read_cues(path)
        except ValueError as error:
            self.errors.append(f"{path}: {where}: {error}. Write: word, a tab, and a number such as 2")
            return ()

    def check_nav(self, top: Entries, sections: tuple[Section, ...]) -> None:
        """A section that the menu does not name would have a page that nobody finds."""
        if "nav" not in top:
            return
        node = top["nav"][1]
        written = {leaf.value for leaf in _leaves(node)}
        for section in sections:
            if f"{section.id}.md" not in written:
                self.complain(node, f'nav has no line for section "{section.id}". '
                                    f"Add: - {section.title}: {section.id}.md")  # fmt: skip


def _leaves(node: yaml.Node):
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _leaves(item)
    else:
        for _, value in node.value:
            yield from _leaves(value)


def _shipped(name: str) -> Path:
    return LEXICON / f"section_{name}.txt"


def _read_cues(path: Path) -> tuple[Cue, ...]:
    return tuple(
        Cue(row[0].casefold(), float(row[1]) if len(row) > 1 else 2.0, theme)
        for theme, rows in parse_table(path.read_text(encoding="utf-8")).items()
        for row in rows
    )
