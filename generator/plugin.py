"""The one module that knows MkDocs: before a build the pages are generated, under `serve` their sources watched.

ProperDocs runs it too; where no plugin runs, content/ is complete as it stands.
"""

import html
import logging
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File
from mkdocs.utils import get_relative_url

from generator import console, not_found, pipeline
from generator.check.editor_text import label_editor_text
from generator.config import FILE, Config, load_config
from generator.errors import UserError
from generator.faults import REPORT_COMMAND, Faults, as_lines, make_fault
from generator.findings import Findings, as_annotation, as_line, from_records
from generator.folders import claim_site, refuse_links
from generator.last_build import CACHE, EDITIONS
from generator.listing import first_of_each_kind
from generator.live_preview import Unwatched, allow_reloading
from generator.pdf.site_pages import PAGES, write_pages
from generator.policy import Policy, without_tags, without_tags_anywhere
from generator.render.words import words_of
from generator.share import Shown, tags
from generator.share.linked import LinkedData, LinkedPage, read_linked_data
from generator.site_links import directory_address, rewrite_links
from generator.write import edited_by_hand
from generator.write.notes import leave_out_uncited

DATA = Path(__file__).parent / "data"
# What lets the search run in a page opened from disk; Material would fetch it from another host.
WORKER = "assets/iframe-worker.js"
# The script that it writes into the frame in which the search then runs.
INSIDE = re.compile(r'const inside="([^"]*)"')
HTML = (".html", ".htm", ".xhtml", ".xht", ".shtml")  # files beside the pages that a browser opens as pages
FEED = "feed.xml"
PREVIEWS = "previews"  # the folder of the pictures, in the cache and among the site's assets
DATA_FILE = re.compile(r"data/(?!.*\.schema\.json$)")
SHARED_ALREADY = 'property="og:'  # by Material's social plugin, or a theme of the user's own

log = logging.getLogger("mkdocs.plugins.briefing")


class BriefingPlugin(BasePlugin):
    """Keeps one instance for as long as `serve` runs: MkDocs does so for plugins that have `on_startup`."""

    def __init__(self):
        self._serving = False
        self._server = None
        self._watched = set()
        self._error = ""
        self._findings: Findings = ()
        self._feed = None
        self._menu = ()
        self._project: Config | None = None
        self._linked: LinkedData | None = None
        self._policy = Policy(allow_html=False, from_disk=False)
        self._pictures: dict[str, str] = {}  # the address of each page's picture, by the page's file

    def load_config(self, options, config_file_path=None):
        """Take any options: `generator.config` checks them, with their lines. Returns MkDocs' (errors, warnings)."""
        self.config = dict(options or {})
        return [], []

    def on_startup(self, *, command, dirty):
        self._serving = command == "serve"

    def on_serve(self, server, *, config, builder):
        self._server = server
        allow_reloading(server)
        try:
            project = _load(config)
            self._watch(project)
        except UserError as error:
            raise PluginError(str(error)) from None
        # Of the project's own folder the files alone: corrections.yml may come and go.
        server.watch(str(project.root), recursive=False)
        return server

    def _watch(self, project) -> None:
        """Watch what a build reads: the folder of editions is made when the first is closed."""
        for folder in (project.seeds, project.templates, project.root / EDITIONS):
            if self._server and folder.is_dir() and folder not in self._watched:
                self._server.watch(str(folder))
                self._watched.add(folder)

    @event_priority(50)  # before Material's offline plugin, which looks whether one is there
    def on_config(self, config):
        with suppress(UserError):  # a mistake in the settings is told when the pages are made
            _refuse_links(_load(config))
        _anchor_snippets(config)
        if _is_offline(config):
            config.extra.setdefault("polyfills", []).append(WORKER)
        return config

    def on_files(self, files, *, config):
        if _is_offline(config):
            script = (DATA / Path(WORKER).name).read_text(encoding="utf-8")
            files.append(File.generated(config, WORKER, content=script))
        self._policy = _policy_of(self._project, config)
        for file in [file for file in files if file.src_uri.casefold().endswith(HTML)]:
            page = Path(file.abs_src_path).read_text(encoding="utf-8", errors="replace")
            files.remove(file)
            files.append(File.generated(config, file.src_uri, content=self._policy.on_file(page)))
        for file in files.documentation_pages():
            self._refuse_other_encodings(file, config)
        self._feed = files.get_file_from_path(FEED)
        self._linked, self._pictures = None, {}
        if self._project and not _is_offline(config):  # from a disk nothing is shared
            data = tuple(sorted(file.src_uri for file in files if DATA_FILE.match(file.src_uri)))
            self._linked = read_linked_data(self._project.content, data)
        return files

    def on_nav(self, nav, *, config, files):
        self._menu = nav.pages
        return nav

    def on_env(self, env, *, config, files):
        """Draw a picture for each page, now that their titles are known: where the site has an address to show it at.

        A preview has none that others could open, so `serve` draws nothing. Of a site that is to be printed the pages
        are written down instead, now that each has its text.
        """
        self._policy.watch(env)
        if PAGES in os.environ:
            write_pages(Path(os.environ[PAGES]), _as_records(self._menu, files))
            return env
        if not config.site_url or self._serving or _is_offline(config) or not self._project:
            return env
        from generator.share.preview import Gallery, preview_of  # loads what draws

        project = self._project
        words = words_of(project)
        gallery = Gallery(project.root / CACHE / PREVIEWS)
        for page in (file.page for file in files.documentation_pages() if file.page):
            with _told(page.file.src_uri, "the picture of its preview"):
                name, picture = gallery.get(preview_of(self._shown(page, config), self._linked, words))
                address = f"assets/{PREVIEWS}/{name}"
                if not files.get_file_from_path(address):
                    files.append(File.generated(config, address, content=picture))
                self._pictures[page.file.src_uri] = urljoin(config.site_url, address)
        gallery.drop_unused()
        return env

    def on_pre_build(self, *, config):
        try:
            self._project = _load(config)
            self._watch(self._project)
            with Unwatched(self._server, config.docs_dir):
                told = pipeline.build(self._project, console.progress)
            claim_site(Path(config.site_dir))
        except UserError as error:
            self._fail(str(error))
            return
        except Exception as error:  # no step could keep the fault to one part; a preview waits until it is mended
            fault = make_fault(error, "the pages", "the build")
            self._fail("\n".join(as_lines((fault,), REPORT_COMMAND)))
            return
        self._error, self._findings = "", from_records(told.findings)
        # An article left out, a correction that matches nothing, a fault of ours is a warning, and an error under
        # --strict; an edit or a conflict is nobody's mistake.
        for line in (*first_of_each_kind(told.problems), *as_lines(told.faults)):
            log.warning(line)
        for finding in self._findings:
            log.warning(as_line(finding))
            if os.environ.get("GITHUB_ACTIONS") == "true":
                print(as_annotation(finding), flush=True)
        for line in (*first_of_each_kind(told.notes), *told.summary):
            log.info(line)

    def _fail(self, message: str) -> None:
        """An error ends a build; a preview lives on with the pages as they were, and shows it on top of each."""
        if not self._serving:
            raise PluginError(message)
        log.error(message)
        self._error = message

    def _refuse_other_encodings(self, file, config) -> None:
        """MkDocs ends in a traceback on a page that is not UTF-8; a preview shows what of it can be read."""
        if not file.abs_src_path or not Path(file.abs_src_path).is_file():
            return
        data = Path(file.abs_src_path).read_bytes()
        try:
            data.decode("utf-8")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            folder = Path(config.docs_dir).name
            self._fail(f"{folder}/{file.src_uri}:{line}: found bytes that are not UTF-8. Save the page as UTF-8")
            file.content_string = data.decode("utf-8", errors="replace")

    def on_page_markdown(self, markdown, *, page, config, files):
        """Say of an editor's own words that they are his; leave out notes that nothing cites any more."""
        if not self._allows_html():
            page.meta = without_tags_anywhere(page.meta)
        if not self._project or page.file.generated_by:
            return markdown
        project = self._project
        with _told(page.file.src_uri, "the labels of what an editor wrote"):
            words = words_of(project)
            markdown = label_editor_text(leave_out_uncited(markdown), page.file.src_uri, project.content, words)
        return markdown

    def _lead_back(self, output, *, template_name, config):
        if template_name != not_found.PATH or not self._project:
            return output
        project = self._project
        words = words_of(project)
        pages = ((page.title or page.url, page.url) for page in self._menu)
        return not_found.explain_not_found(output, pages, config.site_url, words)

    def _allows_html(self) -> bool:
        return bool(self._project and self._project.allow_html)

    def on_page_content(self, content, *, page, config, files):
        if not self._allows_html():
            content = without_tags(content)
        if not config.use_directory_urls:
            addresses = {directory_address(file.src_uri): file.url for file in files.documentation_pages()}
            content = rewrite_links(content, page.file.src_uri, addresses)
        if self._error:
            return _banner("Not built", self._error) + content
        mine = self._findings_on(page.file) if self._serving else []
        return _banner("Not to be published", "\n".join(mine)) + content if mine else content

    def _findings_on(self, file) -> list[str]:
        project = self._project
        path = project.content / file.src_uri
        return [as_line(one) for one in self._findings if project.root / one.file == path]

    def _tell_programs(self, output, *, page, config):
        """Say in the page's head what programs look for there: the feed, what a link to it shows, and its data."""
        added, shown = self._feed_link(page, config) if self._feed else "", self._shown(page, config)
        if SHARED_ALREADY not in output and not _is_offline(config):
            added += tags(shown)
        if self._linked and self._project:
            linked = LinkedPage(
                page.file.src_uri, page.url, shown.title, shown.description, shown.language, page.content,
                edited_by_hand(self._project.content, page.file.src_uri),
            )  # fmt: skip
            with _told(page.file.src_uri, "its linked data"):
                added += self._linked.script(linked, lambda address: _as_seen_from(page, address))
        return output.replace("</head>", f"{added}</head>", 1)

    @event_priority(-100)  # what others do to the theme's scripts is done by then
    def _with_policy(self, output, *, config, **_):
        return self._policy.on(output)

    on_post_page = CombinedEvent(_tell_programs, _with_policy)
    on_post_template = CombinedEvent(_lead_back, _with_policy)

    def _feed_link(self, page, config) -> str:
        title, address = html.escape(config.site_name), html.escape(get_relative_url(self._feed.url, page.url))
        return f'<link rel="alternate" type="application/atom+xml" title="{title}" href="{address}">'

    def _shown(self, page, config) -> Shown:
        # In the front matter both are written for HTML, as the theme prints them.
        title = html.unescape(str(page.meta.get("title") or page.title or config.site_name))
        description = html.unescape(str(page.meta.get("description") or config.site_description or ""))
        return Shown(
            site=config.site_name,
            title=config.site_name if page.is_homepage else title,
            description=description,
            language=config.theme.get("language") or "en",
            is_home=page.is_homepage,
            address=page.canonical_url or "",
            image=self._pictures.get(page.file.src_uri, ""),
        )


@contextmanager
def _told(page: str, step: str) -> Iterator[None]:
    """Run what is done to one page: a fault of ours is a warning, and the rest of the page stands."""
    faults = Faults()
    with faults.at(page, step):
        yield
    for line in as_lines(faults.found):
        log.warning(line)


def _as_seen_from(page, address: str) -> str:
    """An address as the page may name it: absolute, or from where the page is."""
    return address if urlsplit(address).scheme else get_relative_url(address, page.url)


def _banner(title: str, text: str) -> str:
    shown = html.escape(text).replace("\n", "<br>")
    return f'<div class="admonition failure"><p class="admonition-title">{title}</p><p>{shown}</p></div>'


def _as_records(menu, files):
    """The pages, those of the menu first, as `SitePage` holds them."""
    others = (file.page for file in files.documentation_pages() if file.page not in menu)
    for page, listed in (*((page, True) for page in menu), *((page, False) for page in others)):
        yield {
            "source": page.file.src_uri,
            "url": page.url,
            "title": page.title or "",
            "parts": [part.title for part in reversed(page.ancestors)],
            "listed": listed,
            "content": page.content or "",
        }


def _anchor_snippets(config) -> None:
    """Let the drawings be found from whatever folder MkDocs is started in: the extension counts from that one."""
    options = config.mdx_configs.get("pymdownx.snippets", {})
    if isinstance(path := options.get("base_path"), str):
        options["base_path"] = str(Path(config.config_file_path).parent / path)
    if options:
        options["check_paths"] = (
            False  # the check tells what is missing, with its page and line, and not in a traceback
        )


def _is_offline(config) -> bool:
    """Whether Material's offline plugin is there and turned on: it is found under either name."""
    plugin = config.plugins.get("material/offline") or config.plugins.get("offline")
    return bool(plugin and plugin.config.enabled)


def _refuse_links(project: Config) -> None:
    """A preview, too, shows nothing that a link brings in from outside."""
    try:
        refuse_links(project)
    except UserError as error:
        raise PluginError(str(error)) from None


def _policy_of(project: Config | None, config) -> Policy:
    from_disk = _is_offline(config)
    scripts = [INSIDE.search((DATA / Path(WORKER).name).read_text(encoding="utf-8"))[1]] if from_disk else []
    return Policy(bool(project and project.allow_html), from_disk, scripts)


def _load(config):
    return load_config(Path(config.config_file_path).parent / FILE)
