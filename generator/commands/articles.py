"""The commands before there are pages: init, add, fetch, status, parse."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.commands import echo, load, shown, tell_faults
from generator.config import Config
from generator.errors import UserError, printable
from generator.faults import Faults
from generator.listing import count

if TYPE_CHECKING:
    from generator.add.feeds import Outcome
    from generator.add.replaced_seed import Replaced
    from generator.add.seeds import Added, Seeds
    from generator.read.several import ArticleInFile

allow_private_option = click.option(
    "--allow-private", is_flag=True, help="Fetch from this machine and the networks around it, too."
)


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
def init(folder):
    """Make a new briefing project in DIR.

    It holds site_config.yml, seeds/ for the articles, and a workflow that publishes to GitHub
    Pages, and builds at once. A file that is already there is never overwritten.
    """
    from generator import pipeline
    from generator.config import FILE
    from generator.config_reader import load_config
    from generator.init import PROGRAM, UNKNOWN_ORIGIN, create_project
    from generator.trust import OWN_FILE, settings_file

    made, kept = create_project(folder)
    faults = Faults()
    faults.join(pipeline.build(load_config(folder / FILE)).faults)
    tell_faults(faults)
    echo(f"made  {path}" for path in made)
    echo(f"kept  {path} (was there)" for path in kept)
    if settings_file(folder) != folder / OWN_FILE:
        stays = "and `mkdocs build` builds that; the commands of `briefing` go by"
        click.echo(f"\n{OWN_FILE} is that of another site, {stays} {FILE}.")
    if UNKNOWN_ORIGIN in (folder / PROGRAM).read_text(encoding="utf-8"):
        click.echo(f"\nTo publish: say in {PROGRAM} where the program comes from.")
    click.echo(f"\nNow: cd {folder}, put articles into seeds/", nl=False)
    click.echo(" or use `briefing add`, then `briefing serve`.")


@click.command()
@allow_private_option
@click.option(
    "--from", "lists", metavar="LIST", multiple=True, help="Add each address of a file, or of -."
)
@click.option("--whole", is_flag=True, help="Take each file as one article, whatever it holds.")
@click.argument("sources", metavar="FILE|FOLDER|ZIP|URL…", nargs=-1)
@click.pass_obj
def add(project, sources, lists, allow_private, whole):
    """Bring articles into seeds/.

    A FILE is copied as it is, and each article of a FOLDER or a ZIP. Of a file that holds several
    (exports of Factiva, Nexis, ReliefWeb, Media Cloud or GDELT, a newsletter, articles one below
    the other) each becomes a file of its own. A URL is fetched once and kept
    with its title, author, publisher, date and address, and the day of fetching. A text that is
    already there is refused; another text of an address that is there replaces the former, which is
    kept in backups/. Of a feed (RSS, Atom, JSON Feed), or a list of feeds (OPML), each article.
    """
    from generator.add.feeds import Refused, bring
    from generator.add.seeds import Added
    from generator.caching.last_build import FOLDER
    from generator.commands.ask_day import ask_day
    from generator.web.visits import Visits

    config = load(project)
    if not sources and not lists:
        raise UserError("Nothing to add. Give a file, a folder or an address, or --from LIST")
    failed: list[str] = []
    seeds, visits = _seeds(config), Visits(allow_private)
    for source in _each(sources, lists, failed, whole=whole):
        try:
            outcome = None
            for outcome in bring(source, seeds, visits):
                if isinstance(outcome, Refused):
                    failed.append(outcome.message)
                else:
                    if not isinstance(source, str):
                        click.echo(f"from {printable(source.where)}:")
                    _tell(outcome, config)
                if isinstance(outcome, Added):
                    ask_day(outcome, seeds, config.root / FOLDER)
            if outcome is None:
                click.echo(f"{printable(source)}: nothing new in it")
        except UserError as error:
            failed.append(str(error).replace(str(source), getattr(source, "where", str(source))))
    if failed:
        raise UserError("\n".join(failed))


def _each(
    sources: tuple[str, ...], lists: tuple[str, ...], failed: list[str], *, whole: bool
) -> Iterator["str | ArticleInFile"]:
    """All articles that are asked for; what is wrong with a source joins those that failed."""
    from generator.add.given_sources import each_source, read_addresses

    for source in sources:
        yield from each_source(source, failed, whole=whole)
    for one in lists:
        try:
            yield from read_addresses(one)
        except UserError as error:
            failed.append(str(error))


@click.command()
@allow_private_option
@click.pass_obj
def fetch(project, allow_private):
    """Bring in what is new in the feeds that site_config.yml names.

    What came in before is not asked for again, unless the feed says that it changed; what you took
    out of seeds/ stays out. Hosts are asked one at a time, and only for what their robots.txt
    leaves to programs. What can't be had is told, and `briefing status` says how each feed is.
    """
    from generator.add.feeds import Refused, fetch_feeds
    from generator.web.visits import Visits

    config = load(project)
    failed = []

    def tell(outcome: "Outcome") -> None:
        if isinstance(outcome, Refused):
            click.echo(f"not added: {outcome.message}", err=True)
        else:
            _tell(outcome, config)

    for done in fetch_feeds(config, _seeds(config), Visits(allow_private), tell):
        if done.error:
            failed.append(done.error)
        else:
            told = done.note or f"{done.new} new of {done.entries}"
            click.echo(f"{printable(done.address)}: {told}")
    if failed:
        raise UserError("\n".join(failed))


def _seeds(config: Config) -> "Seeds":
    """Give the articles of the project, to bring others in."""
    from generator.add.seeds import Seeds
    from generator.backups import BACKUPS
    from generator.caching.last_build import FOLDER
    from generator.caching.parsed_articles import Cache
    from generator.read.kept_drafts import KeptDrafts

    return Seeds(config.seeds, config.root / BACKUPS, KeptDrafts(Cache(config.root / FOLDER)))


def _tell(done: "Added | Replaced", config: Config) -> None:
    """Say what came in."""
    from generator.add.replaced_seed import Replaced

    if isinstance(done, Replaced):
        _tell_replaced(done, config)
        return
    click.echo(f"added {printable(shown(done.path, config))}")
    echo(f"  {printable(remark)}" for remark in done.remarks)


def _tell_replaced(done: "Replaced", config: Config) -> None:
    """Say what of an article fell and what came in, as it replaced its former text."""
    place, fell = printable(shown(done.path, config)), count(done.fell, "sentence")
    click.echo(f"replaced {place}, of the same address: {fell} fell, {len(done.came)} came in")
    for mark, sentences in (("-", done.fell), ("+", done.came)):
        echo(f"  {mark} {printable(sentence)}" for sentence in sentences)
    click.echo(f"Its former text is kept in {printable(shown(done.backup, config))}")


@click.command()
@click.option("--all", "whole", is_flag=True, help="List each, however many there are of a kind.")
@click.pass_obj
def status(project, whole):
    """Say what stands where: articles, pages edited by hand, conflicts, corrections, open dates,
    unknown speakers.
    The counts come first, then the first few of each kind.
    """
    from generator import pipeline
    from generator.add.feed_state import tell_health
    from generator.add.feeds import feed_addresses
    from generator.console import tell_status
    from generator.write import inspect

    config, faults = load(project), Faults()
    reading, corrected = pipeline.read_and_parse(config, faults)
    report = inspect(config.content, faults)
    tell_faults(faults)
    told = pipeline.left_over(config)
    feeds = tell_health(config, feed_addresses(config)) if config.feeds else []
    names = {"seeds": config.seeds.name, "content": config.content.name}
    echo(tell_status(reading, corrected, report, told=told, feeds=feeds, whole=whole, **names))


@click.command()
@click.option(
    "--jsonl",
    nargs=2,
    metavar="IN OUT",
    type=click.Path(path_type=Path),
    help='Read IN, one {"id", "text", "published", "title"} a line; '
    "write one answer a line to OUT.",
)
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.pass_context
def parse(context, jsonl, file):
    """Run the parser alone and print what it finds in FILE as JSON."""
    if bool(jsonl) == bool(file):
        raise click.UsageError("Give either FILE or --jsonl IN OUT.")
    faults = Faults()
    if file:
        click.echo(_parsed_file(file, faults))
    else:
        _parse_lines(*jsonl, faults)
    tell_faults(faults)
    context.exit(1 if faults.found else 0)


def _parse_lines(given: Path, answer: Path, faults: Faults) -> None:
    from generator.parse.json_lines import parse_lines

    try:
        with given.open(encoding="utf-8") as lines, answer.open("w", encoding="utf-8") as out:
            out.writelines(line + "\n" for line in parse_lines(lines, faults))
    except OSError as error:
        way_out = "Give a file that is there, and one to write to"
        raise UserError(f"{error.filename}: {error.strerror}. {way_out}") from None
    except UserError as error:
        raise UserError(f"{given}: {error}") from None


def _parsed_file(file: Path, faults: Faults) -> str:
    import json

    from generator.parse import parse_what_can_be
    from generator.parse.json_lines import as_record
    from generator.read import known_formats, read_article

    if not file.is_file():
        raise UserError(f"{file}: no such file. {known_formats()}")
    parsed = parse_what_can_be(read_article(file, file.parent))
    faults.join(parsed.faults)
    return json.dumps(as_record(parsed), ensure_ascii=False, indent=1)
