"""The commands from articles to pages to a site, on paper too: build, serve, pdf."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.commands import echo, load, shown, tell_notes
from generator.config import Config
from generator.errors import UserError
from generator.listing import count

if TYPE_CHECKING:
    from generator.caching.last_build import BuildResult

SHOWN = 3  # findings that a build tells; `briefing check` tells all
DIST = "dist"  # in the project's folder, as the zip


@click.command()
@click.option("--site", is_flag=True, help="Build the site with MkDocs too, into site/.")
@click.option(
    "--offline", is_flag=True, help="Build the site to be opened from disk, zipped, into dist/."
)
@click.option(
    "--strict/--no-strict",
    default=None,
    help="Whether a warning is an error: with a site it is, without it is not.",
)
@click.pass_context
def build(context, site, offline, strict):
    """Bring content/ up to date with seeds/. What was edited there by hand stays."""
    from generator.caching.last_build import nothing_changed
    from generator.seen_files import seeing_once

    config = load(context.obj)
    if site:
        # MkDocs runs the plugin, which runs the engine: so the pages are made once.
        _mkdocs(config, "build", "--clean", _strictness(strict is not False))
        click.echo(f"The site is in {shown(config.site, config)}/")
    if offline:
        _build_offline(config, strict is not False)
    if not site and not offline:
        with seeing_once():
            told = nothing_changed(config) or _build_anew(config)
        _tell(told)
        context.exit(1 if strict and told.has_warnings else 0)


@click.command()
@click.option(
    "--strict/--no-strict", default=True, show_default=True, help="A warning is an error."
)
@click.pass_obj
def pdf(project, strict):
    """Print the whole briefing as one PDF, into dist/.

    A browser prints it: Chromium, Chrome or Edge, or the one that BRIEFING_BROWSER names.
    """
    from generator.files import file_name, temporary_folder, write_atomic
    from generator.pdf.browser import MISSING, find_browser
    from generator.pdf.printing import print_site
    from generator.pdf.site_pages import PAGES

    config, browser = load(project), find_browser()
    if not browser:
        raise UserError(MISSING)
    target = config.root / DIST / f"{file_name(config.site_name)}.pdf"
    # In the project, since a browser from a snap sees neither the system's temporary folder nor
    # hidden ones.
    with temporary_folder(target.parent) as folder:
        site, pages = folder / "site", folder / "pages.json"
        os.environ[PAGES] = str(pages)
        try:
            _mkdocs(config, "build", "--site-dir", str(site), _strictness(strict))
        finally:
            del os.environ[PAGES]
        write_atomic(target, print_site(site, pages, config, browser))
    click.echo(f"The briefing as one document is in {shown(target, config)}")


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("options", metavar="[MKDOCS OPTIONS]", nargs=-1, type=click.UNPROCESSED)
@click.pass_obj
def serve(project, options):
    """Preview the site at http://127.0.0.1:8000/ and rebuild on every change.

    This is `mkdocs serve`; options such as -a 127.0.0.1:8001 or --open go to it.
    """
    import errno

    try:
        _mkdocs(load(project), "serve", "--livereload", *options)
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        raise UserError(
            "The address of the preview is in use, perhaps by a preview in another terminal. End "
            "that one with Ctrl+C, or take another address: briefing serve -a 127.0.0.1:8001"
        ) from None


def _build_anew(config: Config) -> "BuildResult":
    from generator.pipeline import build_anew

    return build_anew(config)


def _tell(told: "BuildResult") -> None:
    tell_notes(told)
    echo(told.summary)
    _tell_findings(told)


def _tell_findings(told: "BuildResult") -> None:
    """Print on the error channel how many findings there are, and the first of them.

    They don't fail a build without a site: it publishes nothing, and brings in the new articles, by
    which findings may be mended.
    """
    if not told.findings:
        return
    from generator.findings import as_line, from_records, part

    findings, asked = part(from_records(told.findings))
    echo(map(as_line, (findings or asked)[:SHOWN]), err=True)
    if findings:
        counted = count(findings, "finding")
        click.echo(f"{counted}: no site is built with them. Each in full: briefing check", err=True)
    if asked:
        counted = count(asked, "question")
        click.echo(f"{counted}: whether you mean what the source says: briefing check", err=True)


def _build_offline(config: Config, strict: bool) -> None:
    import tempfile

    from generator.site.offline import VARIABLE, ZIP, pack_site

    os.environ[VARIABLE] = "true"
    try:
        with tempfile.TemporaryDirectory() as folder:
            _mkdocs(config, "build", "--site-dir", folder, _strictness(strict))
            pack_site(Path(folder), config.site_name, config.root / ZIP)
    finally:
        del os.environ[VARIABLE]
    click.echo(f"The site to be opened from disk is in {ZIP.as_posix()}")


def _strictness(strict: bool) -> str:
    """Say as an option of MkDocs whether a warning is an error."""
    return "--strict" if strict else "--no-strict"


def _mkdocs(config: Config, command: str, *options: str) -> None:
    """Run a command of MkDocs, once its settings are found to run nothing that is refused."""
    from generator.trust import check_settings, settings_file

    echo(check_settings(config.root), err=True)
    own = settings_file(config.root)
    # Material prints ten lines on the future of MkDocs; docs/decisions.md says what we think of it.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    # MkDocs asks for the folder before it asks us to fill it.
    config.content.mkdir(parents=True, exist_ok=True)
    from mkdocs.__main__ import cli

    cli.main(args=[command, "-f", str(own), *options], prog_name="mkdocs", standalone_mode=False)
