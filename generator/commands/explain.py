"""The command that tells why a sentence was read as it was: explain."""

from functools import partial

import click

from generator.commands import load
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
    from generator.explain import explain as explained
    from generator.parse import parse_article
    from generator.pipeline import read_briefing

    faults = Faults()
    parsed, briefing = read_briefing(load(project), faults)
    parse_unearned = partial(parse_article, unearned=True)
    for line in as_lines(faults.found):
        click.echo(line)
    for line in explained(parsed, briefing, " ".join(text), parse_unearned):
        click.echo(line)
