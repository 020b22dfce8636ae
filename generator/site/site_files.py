"""The files that MkDocs makes a site of: some left out, others guarded or added by the plugin."""

from pathlib import Path

from mkdocs.structure.files import File, Files, InclusionLevel

from generator.check.markup import HTML_PAGES
from generator.leftovers import why_left_out
from generator.render.list_pages import list_of
from generator.site.former_pages import lead_on
from generator.site.policy import Policy


def drop_leftovers(files: Files) -> None:
    """Remove what an editor or a sync program left beside the real files."""
    for file in list(files):
        if file.abs_src_path and why_left_out(Path(file.abs_src_path)):
            files.remove(file)


def guard_html(files: Files, config, policy: Policy) -> None:
    """Give the files of HTML beside the pages the policy of the site, too."""
    for file in [file for file in files if file.src_uri.casefold().endswith(HTML_PAGES)]:
        page = Path(file.abs_src_path).read_text(encoding="utf-8", errors="replace")
        files.remove(file)
        files.append(File.generated(config, file.src_uri, content=policy.on_file(page)))


def add_former_pages(files: Files, config, *, content: Path, policy: Policy) -> None:
    """Add a page that leads on at the address of each actor that has no page."""
    pages = lead_on(
        content,
        lambda path: files.get_file_from_path(path) is not None,
        in_folders=config.use_directory_urls,
    )
    for path, page in list(pages):
        files.append(File.generated(config, path, content=policy.on_file(page)))


def leave_out_of_menu(files: Files) -> None:
    """Let the further pages of lists stand in no menu: the first page of each leads to them."""
    for file in files.documentation_pages():
        if list_of(file.src_uri) != file.src_uri:
            file.inclusion = InclusionLevel.NOT_IN_NAV
