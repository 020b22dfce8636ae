"""The command that tells why a sentence was read as it was: explain."""

import click

from generator.commands import load


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

    for line in explained(load(project), " ".join(text)):
        click.echo(line)
