"""The commands.

Each imports what it alone needs when it runs: all of it takes longer to import than a small project to build.
"""

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator import __version__
from generator.errors import UserError

if TYPE_CHECKING:
    from generator.config import Config
    from generator.last_build import Told

# Allocations between two garbage collections. What the program makes holds few cycles, and at Python's 700 the
# collector takes a tenth of the parser's time.
COLLECT_AFTER = 100_000
DIST = "dist"  # what is handed on: the PDF, as the zip


class Commands(click.Group):
    """Shows what the user can mend as one message, without a traceback, and ends with exit status 1."""

    def invoke(self, ctx):
        try:
            return super().invoke(ctx)
        except UserError as error:
            click.secho(str(error), err=True, fg="red" if sys.stderr.isatty() else None)
            ctx.exit(1)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
@click.option(
    "-C", "--project", type=click.Path(path_type=Path, file_okay=False), default=".", help="The briefing's folder."
)
@click.pass_context
def main(ctx, project):
    """Turn news articles into a briefing site, every statement tied to the passage it came from.

    \b
    A day with it:
      briefing init my-briefing      a new project
      cd my-briefing
      briefing add article.html      an article into seeds/
      briefing serve                 preview; edit the pages in content/ by hand
      briefing build --site          the whole site, in site/
    """
    ctx.obj = project
    gc.set_threshold(COLLECT_AFTER)


@main.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
def init(folder):
    """Make a new briefing project in DIR.

    It holds site_config.yml, seeds/ for the articles, and a workflow that publishes to GitHub Pages, and builds at
    once. A file that is already there is never overwritten.
    """
    from generator import pipeline
    from generator.config import FILE, load_config
    from generator.init import UNKNOWN_ORIGIN, create_project

    made, kept = create_project(folder)
    pipeline.build(load_config(folder / FILE))
    for path in made:
        click.echo(f"made  {path}")
    for path in kept:
        click.echo(f"kept  {path} (was there)")
    if UNKNOWN_ORIGIN in (folder / "requirements.txt").read_text(encoding="utf-8"):
        click.echo("\nTo publish: say in requirements.txt where the program comes from.")
    click.echo(f"\nNow: cd {folder}, put articles into seeds/ or use `briefing add`, then `briefing serve`.")


@main.command()
@click.argument("sources", metavar="FILE|URL…", nargs=-1, required=True)
@click.pass_obj
def add(project, sources):
    """Bring articles into seeds/.

    A FILE is copied as it is. A URL is fetched once and kept with its title, author, publisher, date and address, and
    the time of fetching. An article that is already there is refused.
    """
    from generator.add import add as add_article

    config = _load(project)
    failed = []
    for source in sources:
        try:
            click.echo(f"added {_shown(add_article(source, config.seeds), config)}")
        except UserError as error:
            failed.append(str(error))
    if failed:
        raise UserError("\n".join(failed))


@main.command()
@click.option("--site", is_flag=True, help="Build the site with MkDocs too, into site/.")
@click.option("--offline", is_flag=True, help="Build the site to be opened from disk, zipped, into dist/.")
@click.option("--strict/--no-strict", default=True, show_default=True, help="With a site: a warning is an error.")
@click.pass_obj
def build(project, site, offline, strict):
    """Bring content/ up to date with seeds/. What was edited there by hand stays."""
    from generator.last_build import nothing_changed

    config = _load(project)
    if site:
        _build_site(config, strict)
    if offline:
        _build_offline(config, strict)
    if not site and not offline:
        _tell(nothing_changed(config) or _build_anew(config))


@main.command()
@click.option("--strict/--no-strict", default=True, show_default=True, help="A warning is an error.")
@click.pass_obj
def pdf(project, strict):
    """Print the whole briefing as one PDF, into dist/.

    A browser prints it: Chromium, Chrome or Edge, or the one that BRIEFING_BROWSER names.
    """
    import tempfile

    from generator.files import file_name, write_atomic
    from generator.pdf.browser import MISSING, find_browser
    from generator.pdf.pages import PAGES
    from generator.pdf.printing import print_site

    config, browser = _load(project), find_browser()
    if not browser:
        raise UserError(MISSING)
    target = config.root / DIST / f"{file_name(config.site_name)}.pdf"
    target.parent.mkdir(exist_ok=True)
    # In the project, since a browser from a snap sees neither the system's temporary folder nor hidden ones.
    with tempfile.TemporaryDirectory(prefix="unfinished-", dir=target.parent) as folder:
        site, pages = Path(folder, "site"), Path(folder, "pages.json")
        os.environ[PAGES] = str(pages)
        try:
            _mkdocs(config, "build", "--site-dir", str(site), "--strict" if strict else "--no-strict")
        finally:
            del os.environ[PAGES]
        write_atomic(target, print_site(site, pages, config, browser))
    click.echo(f"The briefing as one document is in {_shown(target, config)}")


@main.command(context_settings={"ignore_unknown_options": True})
@click.argument("options", metavar="[MKDOCS OPTIONS]", nargs=-1, type=click.UNPROCESSED)
@click.pass_obj
def serve(project, options):
    """Preview the site at http://127.0.0.1:8000/ and rebuild on every change.

    This is `mkdocs serve`; options such as -a 127.0.0.1:8001 or --open go to it.
    """
    _mkdocs(_load(project), "serve", "--livereload", *options)


@main.command()
@click.pass_obj
def status(project):
    """Say what stands where: articles, pages edited by hand, conflicts, open dates, unknown speakers."""
    from generator import console, pipeline
    from generator.write import inspect

    config = _load(project)
    reading, parsed = pipeline.read_and_parse(config)
    for line in console.status(reading, parsed, inspect(config.content), config):
        click.echo(line)


@main.command()
@click.option(
    "--jsonl", nargs=2, metavar="IN OUT", type=click.Path(path_type=Path),
    help='Read IN, one {"id", "text", "published", "title"} a line; write one answer a line to OUT.',
)  # fmt: skip
@click.argument("file", required=False, type=click.Path(path_type=Path))
def parse(jsonl, file):
    """Run the parser alone and print what it finds in FILE as JSON."""
    if bool(jsonl) == bool(file):
        raise click.UsageError("Give either FILE or --jsonl IN OUT.")
    if file:
        click.echo(_parsed_file(file))
        return
    from generator.parse.records import parse_lines

    given, answer = jsonl
    try:
        with given.open(encoding="utf-8") as lines, answer.open("w", encoding="utf-8") as out:
            out.writelines(line + "\n" for line in parse_lines(lines))
    except OSError as error:
        raise UserError(f"{error.filename}: {error.strerror}. Give a file that is there, and one to write to") from None
    except UserError as error:
        raise UserError(f"{given}: {error}") from None


def _parsed_file(file: Path) -> str:
    import json

    from generator.parse import parse_article
    from generator.parse.records import as_record
    from generator.read import read_article

    if not file.is_file():
        raise UserError(f"{file}: no such file. Give an article: .txt, .md or .html")
    record = as_record(parse_article(read_article(file, file.parent)))
    return json.dumps(record, ensure_ascii=False, indent=1)


def _load(project: Path) -> "Config":
    from generator.config import FILE, load_config

    return load_config(project / FILE)


def _build_anew(config: "Config") -> "Told":
    from generator import console, pipeline

    return pipeline.build_anew(config, console.progress)


def _tell(told: "Told") -> None:
    for line in (*told.problems, *told.notes):
        click.echo(line, err=True)
    for line in told.summary:
        click.echo(line)


def _build_site(config: "Config", strict: bool) -> None:
    """MkDocs runs the plugin, which runs the engine: so the pages are generated once."""
    _mkdocs(config, "build", "--clean", "--strict" if strict else "--no-strict")
    click.echo(f"The site is in {_shown(config.site, config)}/")


def _build_offline(config: "Config", strict: bool) -> None:
    import tempfile

    from generator.offline import VARIABLE, ZIP, pack_site

    os.environ[VARIABLE] = "true"
    try:
        with tempfile.TemporaryDirectory() as folder:
            _mkdocs(config, "build", "--site-dir", folder, "--strict" if strict else "--no-strict")
            pack_site(Path(folder), config.site_name, config.root / ZIP)
    finally:
        del os.environ[VARIABLE]
    click.echo(f"The site to be opened from disk is in {ZIP.as_posix()}")


def _mkdocs(config: "Config", command: str, *options: str) -> None:
    from generator.config import FILE

    own = next(path for path in (config.root / "mkdocs.yml", config.root / FILE) if path.is_file())
    # Material prints ten lines on the future of MkDocs; what we think of it stands in docs/decisions.md.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    # MkDocs asks for the folder before it asks us to fill it.
    config.content.mkdir(parents=True, exist_ok=True)
    from mkdocs.__main__ import cli

    cli.main(args=[command, "-f", str(own), *options], prog_name="mkdocs", standalone_mode=False)


def _shown(path: Path, config: "Config") -> str:
    return path.relative_to(config.root).as_posix() if path.is_relative_to(config.root) else str(path)


if __name__ == "__main__":
    main()
