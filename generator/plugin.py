"""The plugin of MkDocs: it generates the pages before a build, and watches their sources.

ProperDocs runs it too; where no plugin runs, content/ is complete as it stands.
"""

import os
import re
from contextlib import suppress
from pathlib import Path
from urllib.parse import urljoin

from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File

from generator import pipeline
from generator.caching.last_build import CACHE, EDITIONS
from generator.check.comments import without_parted_comments
from generator.check.editor_text import label_editor_text
from generator.config import Config
from generator.contrast import read_colour
from generator.errors import UserError
from generator.faults import REPORT_COMMAND, as_lines, make_fault
from generator.findings import Findings, as_line, from_records, part
from generator.folders import claim_site, refuse_links
from generator.pdf.site_pages import PAGES, write_pages
from generator.render.list_pages import list_of
from generator.render.words import words_of
from generator.search_index import SearchPage, write_index
from generator.share import Shown, tags
from generator.share.linked import LinkedData, LinkedPage, read_linked_data
from generator.site import not_found
from generator.site.deploy import prepare_deploy
from generator.site.directions import give_directions, is_right_to_left
from generator.site.live_preview import allow_reloading, keep_answering, unwatched
from generator.site.mkdocs_log import fault_as_warning, log, tell_result
from generator.site.page_head import as_seen_from, banner, feed_link, shown_page
from generator.site.policy import Policy, in_all_texts, without_comments, without_tags
from generator.site.site_files import (
    add_former_pages,
    drop_leftovers,
    guard_html,
    leave_out_of_menu,
)
from generator.site.site_settings import (
    WORKER,
    anchor_snippets,
    is_offline,
    load_project,
    policy_of,
    worker_script,
)
from generator.site.table_labels import label_cells
from generator.site.topics import fold_topics
from generator.site_links import directory_address, rewrite_links
from generator.write.disk import edited_by_hand
from generator.write.notes import leave_out_uncited

FEED = "feed.xml"
PREVIEWS = "previews"  # the folder of the pictures, in the cache and among the site's assets
# But for the schema, and what the files of all figures hold as well.
DATA_FILE = re.compile(r"data/(?!figures-|.*\.schema\.json$)")
SHARED_ALREADY = 'property="og:'  # by Material's social plugin, or a theme of the user's own


class BriefingPlugin(BasePlugin):
    """One instance lives as long as `serve` runs, since it has `on_startup`, as MkDocs asks for."""

    def __init__(self):
        self._serving = self._deploying = False
        self._server = None
        self._watched = set()
        self._error = ""
        self._findings: Findings = ()
        self._feed = None
        self._menu = ()
        self._project: Config | None = None
        self._linked: LinkedData | None = None
        self._policy = Policy(allow_html=False, from_disk=False)
        self._found: list[SearchPage] = []
        # The address of a page's picture and what it says, by the page's file.
        self._pictures: dict[str, tuple[str, str]] = {}

    def load_config(self, options, config_file_path=None):
        """Take any options, since `generator.config` checks them, with their lines.

        Returns the errors and warnings, as MkDocs asks for.
        """
        self.config = dict(options or {})
        return [], []

    def on_startup(self, *, command, dirty):
        self._serving = command == "serve"
        self._deploying = command == "gh-deploy"
        self._server, self._watched = None, set()  # a process may run several commands

    def on_serve(self, server, *, config, builder):
        self._server = server
        allow_reloading(server)
        keep_answering(server)
        try:
            project = load_project(config)
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

    @staticmethod
    def _refuse_links(project: Config) -> None:
        """A preview, too, shows nothing that a link brings in from outside."""
        try:
            refuse_links(project)
        except UserError as error:
            raise PluginError(str(error)) from None

    @event_priority(50)  # before Material's offline plugin, which looks whether one is there
    def on_config(self, config):
        with suppress(UserError):  # a mistake in the settings is told when the pages are made
            self._refuse_links(load_project(config))
        anchor_snippets(config)
        if self._deploying:
            prepare_deploy(config.remote_name, config.remote_branch)
        if is_offline(config):
            config.extra.setdefault("polyfills", []).append(WORKER)
        return config

    def on_files(self, files, *, config):
        if is_offline(config):
            files.append(File.generated(config, WORKER, content=worker_script()))
        drop_leftovers(files)
        self._policy = policy_of(self._project, config)
        guard_html(files, config, self._policy)
        if self._project:
            content, policy = self._project.content, self._policy
            add_former_pages(files, config, content=content, policy=policy)
        leave_out_of_menu(files)
        for file in files.documentation_pages():
            self._refuse_other_encodings(file, config)
        self._feed = files.get_file_from_path(FEED)
        self._linked, self._pictures, self._found = None, {}, []
        if self._project and not is_offline(config):  # from a disk nothing is shared
            data = tuple(sorted(file.src_uri for file in files if DATA_FILE.match(file.src_uri)))
            self._linked = read_linked_data(self._project.content, data)
        return files

    def on_nav(self, nav, *, config, files):
        self._menu = nav.pages
        return nav

    def on_env(self, env, *, config, files):
        """Draw a picture for each page, now that their titles are known.

        A picture needs an address at which others could open it, so `serve` draws nothing. Of a
        site that is to be printed the pages are written down instead, now that each has its text.
        """
        self._policy.watch(env)
        if PAGES in os.environ:
            pages = [file.page for file in files.documentation_pages()]
            for page in pages:
                page.content = self._directed(page.content)
            write_pages(Path(os.environ[PAGES]), self._menu, pages)
            return env
        is_published = config.site_url and not self._serving and not is_offline(config)
        if is_published and self._project:
            self._draw_previews(files, config, project=self._project)
        return env

    def _draw_previews(self, files, config, *, project: Config) -> None:
        from generator.share.preview import Gallery, preview_of  # loads what draws

        words = words_of(project)
        gallery = Gallery(project.root / CACHE / PREVIEWS)
        for page in (file.page for file in files.documentation_pages() if file.page):
            with fault_as_warning(page.file.src_uri, "the picture of its preview"):
                path, shown = page.file.src_uri, self._shown(page, config)
                preview = preview_of(shown, page.content or "", self._linked, words, path)
                if ground := read_colour(project.colours.header):
                    preview = preview._replace(ground=ground)
                name, picture = gallery.get(preview)
                address = f"assets/{PREVIEWS}/{name}"
                if not files.get_file_from_path(address):
                    files.append(File.generated(config, address, content=picture))
                self._pictures[path] = urljoin(config.site_url, address), preview.title
        gallery.drop_unused()

    def on_pre_build(self, *, config):
        try:
            self._project = load_project(config)
            self._watch(self._project)
            with unwatched(self._server, config.docs_dir):
                result = pipeline.build(self._project)
            claim_site(Path(config.site_dir))
        except UserError as error:
            self._fail(str(error))
            return
        except Exception as error:
            # No step could keep the fault to one part; a preview waits until it is mended.
            fault = make_fault(error, "the pages", "the build")
            self._fail("\n".join(as_lines((fault,), REPORT_COMMAND)))
            return
        self._error, self._findings = "", from_records(result.findings)
        tell_result(result, self._findings)

    def _fail(self, message: str) -> None:
        """An error ends a build; a preview lives on with the pages as they were.

        It shows the error on top of each page.
        """
        if not self._serving:
            raise PluginError(message)
        log.error(message)
        self._error = message

    def _refuse_other_encodings(self, file, config) -> None:
        """Refuse a page that is not UTF-8; a preview shows what of it can be read.

        MkDocs would end in a traceback.
        """
        if not file.abs_src_path or not Path(file.abs_src_path).is_file():
            return
        data = Path(file.abs_src_path).read_bytes()
        try:
            data.decode("utf-8")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            place = f"{Path(config.docs_dir).name}/{file.src_uri}:{line}"
            self._fail(f"{place}: found bytes that are not UTF-8. Save the page as UTF-8")
            file.content_string = data.decode("utf-8", errors="replace")

    def on_page_markdown(self, markdown, *, page, config, files):
        """Label the editor's own words; leave out notes that nothing cites any more."""
        page.meta = in_all_texts(without_comments, page.meta)
        markdown = without_parted_comments(markdown)
        if not self._allows_html():
            page.meta = in_all_texts(without_tags, page.meta)
        if not self._project or page.file.generated_by:
            return markdown
        project = self._project
        with fault_as_warning(page.file.src_uri, "the labels of what an editor wrote"):
            words = words_of(project)
            cited = leave_out_uncited(markdown)
            markdown = label_editor_text(cited, page.file.src_uri, project.content, words)
        return markdown

    @event_priority(100)  # before the theme's own indexing, which changes the text
    def on_page_context(self, context, *, page, config, nav):
        """Keep the page for the search; one that MkDocs made of no file is not searched for."""
        about = page.meta.get("search") or {}
        title = str(page.meta.get("title") or page.title or config.site_name)
        self._found.append(SearchPage(page.url, title, page.content, about))
        page.content = self._directed(page.content)
        return context

    def _directed(self, content: str | None) -> str | None:
        language = self._project.language if self._project else ""
        return give_directions(content) if content and is_right_to_left(language) else content

    @event_priority(-100)  # after the theme's search, which writes its index then
    def on_post_build(self, *, config):
        write_index(Path(config.site_dir), self._found)

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
        content = without_comments(content)
        if not self._allows_html():
            content = without_tags(content)
        if not config.use_directory_urls:
            pages = files.documentation_pages()
            addresses = {directory_address(file.src_uri): file.url for file in pages}
            content = rewrite_links(content, page.file.src_uri, addresses)
        content = label_cells(content)
        sections = self._project.sections if self._project else ()
        is_section = list_of(page.file.src_uri) in {f"{one.id}.md" for one in sections}
        if is_section and PAGES not in os.environ:
            content = fold_topics(content)
        if self._error:
            return banner("Not built", self._error) + content
        return (self._found_on(page.file) if self._serving else "") + content

    def _found_on(self, file) -> str:
        """Tell above a page what of it must not be published, and what is asked."""
        project, shown = self._project, ""
        path = project.content / file.src_uri
        here = [one for one in self._findings if project.root / one.file == path]
        for title, found in zip(
            ("Not to be published", "To be looked at"), part(here), strict=True
        ):
            shown += banner(title, "\n".join(map(as_line, found))) if found else ""
        return shown

    def _add_to_head(self, output, *, page, config):
        """Add to the page's head what programs look for there.

        These are the feed, what a link to the page shows, and its data.
        """
        added = feed_link(self._feed, page, config.site_name) if self._feed else ""
        shown = self._shown(page, config)
        if SHARED_ALREADY not in output and not is_offline(config):
            added += tags(shown)
        if self._linked and self._project:
            source = page.file.src_uri
            linked = LinkedPage(
                source,
                page.url,
                title=shown.title,
                description=shown.description,
                language=shown.language,
                content=page.content,
                edited=edited_by_hand(self._project.content, source),
            )
            with fault_as_warning(page.file.src_uri, "its linked data"):
                added += self._linked.script(linked, lambda address: as_seen_from(page, address))
        return output.replace("</head>", f"{added}</head>", 1)

    @event_priority(-100)  # what others do to the theme's scripts is done by then
    def _with_policy(self, output, *, config, **_):
        return self._policy.on(output)

    on_post_page = CombinedEvent(_add_to_head, _with_policy)
    on_post_template = CombinedEvent(_lead_back, _with_policy)

    def _shown(self, page, config) -> Shown:
        return shown_page(page, config, *self._pictures.get(page.file.src_uri, ()))
