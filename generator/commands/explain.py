"""The command that tells why a sentence was read as it was: explain."""

from functools import partial

import click

from generator.commands import echo, load
from generator.errors import UserError, printable
from generator.faults import Faults, as_lines


@click.command()
@click.argument("text", nargs=-1, required=True)
@click.pass_obj
def explain(project, text):
    """Show how a sentence of the articles was read.

    TEXT is the sentence or some words of it. Told are the names, quotes, figures, dates, places,
    events and relations found in it, the rule behind each and how often that rule is right, why the
    sentence stands in its sections, and the entries of corrections.yml that would change any of it.
    Nothing is written.
    """
    from generator import pipeline
    from generator.caching.last_build import FOLDER
    from generator.caching.parsed_articles import Cache
    from generator.explain import explain as explained
    from generator.parse import parse_article
    from generator.read.kept_drafts import KeptDrafts
    from generator.read.seed import find_left_out

    config, faults = load(project), Faults()
    parsed, briefing = pipeline.read_briefing(config, faults)
    parse_unearned = partial(parse_article, unearned=True)
    echo(as_lines(faults.found))
    words = " ".join(text)
    try:
        echo(explained(parsed, briefing, words, parse_unearned))
    except UserError:
        read = KeptDrafts(Cache(config.root / FOLDER))
        left_out = list(find_left_out(config.seeds, config.root, words, read))
        for where, line in left_out:
            click.echo(f"{printable(where)}: left out of the article, as a line of the site:")
            click.echo(f"  {printable(line)}")
        if not left_out:
            raise
