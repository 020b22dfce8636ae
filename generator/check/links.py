"""Where a page's links lead: to files and anchors of the site, or nowhere.

Addresses outside and those that begin with a slash are left to MkDocs. The links inside of drawings
are not looked at: they are ours, made anew with every build, and an entry that an editor took off a
page must not hold up their site.
"""

import posixpath
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from urllib.parse import unquote

import yaml

from generator.check.page_paths import content_folder, resolve
from generator.config import FILE, Config
from generator.findings import Finding, Findings, Rule
from generator.markdown.blocks import Note, PageText
from generator.write.disk import is_page, known_paths

# Anchors that are written as they are: in attribute lists, and in HTML.
WRITTEN = re.compile(
    r"\{(?>:?[^{}\n]*?#([\w:.-]+))[^{}\n]*+\}"
    r"|<[^<>]*?\b(?:id|name)\s*+=\s*+[\"']([^\"']+)[\"']"
)
PLAIN = re.compile(r"\[[^\[\]]*\]\(([\w./#-]+)\)")
OUTSIDE = ("http://", "https://", "mailto:", "/", "{")
ID = re.compile(r"<[^<>]*?\b(?:id|name)=\"([^\"]+)\"")
FOOTNOTE = re.compile(r"fn(?:ref)?\d*:")
PART_OF_ADDRESS = re.compile(r"[^\s()<>\[\]\"'/#?]+")
LEFT_OUT = object()  # stands for what a tag would make
MEND_LINK = "Write an address that there is, or take the link away"
MEND_SNIPPET = "Bring the file back, or take the line away"
GONE = "this page was deleted or renamed since the last build, and {count} links lead to it"
MEND_GONE = "Build, which takes these links away: briefing build"


class Site:
    """The files of content/, and the anchors of its pages."""

    def __init__(self, config: Config, texts: Mapping[str, str]):
        """`texts` are the pages by their paths, as they are to be published."""
        self._config = config
        self._texts = dict(texts)

    @cached_property
    def files(self) -> frozenset[str]:
        """The paths of all files that will be published."""
        root = self._config.content
        paths = (path.relative_to(root) for path in root.rglob("*"))
        hidden = (path for path in paths if not any(part.startswith(".") for part in path.parts))
        return frozenset({path.as_posix() for path in hidden} | self._texts.keys())

    def has_anchor(self, path: str, anchor: str, text: str | None = None) -> bool:
        """Tell whether a page has the anchor.

        `text` is its Markdown where that is not what stands in content/.
        """
        text = self._texts.get(path, "") if text is None else text
        if anchor in _written_in(text):
            return True
        made = self._made_of(text)
        return made is None or anchor in made

    def as_html(self, text: str) -> str | None:
        """A page as MkDocs makes it of its Markdown; None where that fails, as MkDocs will tell."""
        try:
            return self._markdown.reset().convert(text)
        except Exception:  # an extension of the project's own may do anything
            return None

    @lru_cache(maxsize=1 << 10)  # noqa: B019 - lives as long as the check
    def _made_of(self, text: str) -> frozenset[str] | None:
        """The anchors that its headings get: slow, so asked only where none is written as it is."""
        html = self.as_html(text)
        return None if html is None else frozenset(found[1] for found in ID.finditer(html))

    @cached_property
    def _markdown(self):
        """Python-Markdown under the extensions of the site's settings, as MkDocs sets it up."""
        from markdown import Markdown

        written = read_markdown_extensions(self._config.root / FILE)
        entries = (
            [{entry: {}} if isinstance(entry, str) else entry for entry in written]
            if isinstance(written, list)
            else [written]
        )
        options = {name: given or {} for entry in entries for name, given in entry.items()}
        for name, given in options.items():
            if name == "pymdownx.snippets" and isinstance(given.get("base_path"), str):
                options[name] = given | {
                    "base_path": str(self._config.root / given["base_path"]),
                    "check_paths": False,
                }
        options["toc"] = options.get("toc", {}) | {"permalink": False}
        return Markdown(
            extensions=list({*options, "toc", "tables", "fenced_code"}), extension_configs=options
        )


@lru_cache(maxsize=1 << 12)
def _written_in(text: str) -> frozenset[str]:
    """The anchors that are written as they are."""
    return frozenset(name for found in WRITTEN.findall(text) for name in found if name)


class _SafeLoader(yaml.SafeLoader):
    """Reads YAML in which tags run nothing: what one would make is left out."""


_SafeLoader.add_multi_constructor("", lambda loader, suffix, node: LEFT_OUT)


def read_markdown_extensions(path: Path) -> list | dict:
    """Read the Markdown extensions in a project's settings.

    The options that a tag would make are left out.
    """
    settings = yaml.load(path.read_text(encoding="utf-8-sig"), Loader=_SafeLoader)
    written = settings.get("markdown_extensions") if isinstance(settings, dict) else None
    return _without_tagged(written or [])


def _without_tagged(value):
    if isinstance(value, dict):
        return {key: _without_tagged(one) for key, one in value.items() if one is not LEFT_OUT}
    if isinstance(value, list):
        return [_without_tagged(one) for one in value if one is not LEFT_OUT]
    return value


def names_in(text: str) -> frozenset[str]:
    """All that may be part of a link's address: the names of files and folders."""
    return frozenset(PART_OF_ADDRESS.findall(text))


def names_of(path: str) -> frozenset[str]:
    """What a link to the file must name, one of these: the file, or its address in the site."""
    folder, _, name = path.rpartition("/")
    stem = name.removesuffix(".md")
    return frozenset({name, stem, posixpath.basename(folder) or ".." if stem == "index" else stem})


def check_links(page: PageText, path: str, text: str, site: Site) -> Iterator[Finding]:
    """Links, pictures and included files of a page that lead nowhere."""
    links = [(block, link) for block in page.blocks for link in block.text.links]
    targets = [(block.line_at(link.start), link.target) for block, link in links]
    targets += ((note.line, target) for note in page.notes for target in _targets(note))
    for line, target in targets:
        if reason := _dead(target, path, text, site):
            mend = _mend(target, path, site)
            yield Finding(line, rule=Rule.LINK, message=reason, found=target, mend=mend)
    for line, included in page.snippets:
        if "://" not in included and included.partition(":")[0] not in site.files:
            message = "this file is not in content/, so it can't be included"
            yield Finding(line, rule=Rule.LINK, message=message, found=included, mend=MEND_SNIPPET)


def _targets(note: Note) -> list[str]:
    """Find where a footnote links to.

    Of links in plain Markdown it is read off the text, as of all that are generated.
    """
    plain = PLAIN.findall(note.raw)
    is_plain = len(plain) == note.raw.count("](") and "<" not in note.raw
    return plain if is_plain else [one.target for one in note.text.links]


def _dead(target: str, path: str, text: str, site: Site) -> str:
    """Why a link leads nowhere; "" where it leads somewhere, or where we can't know."""
    if target.startswith(OUTSIDE):
        return ""
    address, _, fragment = target.partition("#")
    address = address.partition("?")[0]
    if ":" in address:
        return ""
    there = _resolve(address, path, site)
    if there is None:
        return "there is no such file in content/"
    anchor = unquote(fragment)
    if not anchor or not there.endswith(".md") or FOOTNOTE.match(anchor):
        return ""
    has = site.has_anchor(there, anchor, text if there == path else None)
    return "" if has else f"the page {there} has no anchor #{anchor}"


def _mend(target: str, path: str, site: Site) -> str:
    """Say how to mend a dead link. A page that is made no more is named in its folder's index."""
    address = target.partition("#")[0]
    folder, _, name = address.rpartition("/")
    index = f"{folder}/index.md" if folder else "index.md"
    is_page = name.endswith(".md") and name != "index.md" and _resolve(address, path, site) is None
    if not is_page or not _resolve(index, path, site):
        return MEND_LINK
    return f"Write {index} where that page is made no more, or take the link away"


def _resolve(target: str, path: str, site: Site) -> str | None:
    """Find the file that a link means.

    It is named by its path, or by its address in the site, as links in HTML name it.
    """
    if not target:
        return path
    here = posixpath.dirname(path)
    there = resolve(path, unquote(target))
    if there in site.files:
        return there
    if there.endswith(".md"):
        return None
    stem = path.removesuffix(".md")
    folder = here if posixpath.basename(stem) in ("index", "README") else stem
    address = posixpath.normpath(posixpath.join("/", folder, unquote(target))).strip("/")
    for found in (
        f"{there}/index.md",
        f"{address}.md",
        f"{address}/index.md" if address else "index.md",
        address,
    ):
        if found in site.files:
            return found
    return None


def tell_pages_gone_once(
    found: Findings, config: Config, is_edited: Callable[[str], bool]
) -> Findings:
    """Tell of each page that is gone once, not of each link to it on a page that nobody edited.

    Until the next build every page leads there as it was generated.
    """
    content, folder = config.content, content_folder(config)
    known = filter(is_page, known_paths(content))
    gone = {path for path in known if not (content / path).exists()}
    counts: Counter[str] = Counter()
    others: list[Finding] = []
    for one in found:
        path = one.file.removeprefix(f"{folder}/")
        target = resolve(path, one.found).partition("#")[0] if one.rule is Rule.LINK else ""
        if target in gone and not is_edited(path):
            counts[target] += 1
        else:
            others.append(one)
    told = (_page_gone(f"{folder}/{path}", count) for path, count in sorted(counts.items()))
    return (*others, *told)


def _page_gone(file: str, count: int) -> Finding:
    message = GONE.format(count=count)
    return Finding(1, rule=Rule.LINK, message=message, found=file, mend=MEND_GONE, file=file)
