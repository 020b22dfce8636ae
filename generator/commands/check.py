"""The command before the site is published: check."""

import os

import click

from generator.commands import coloured, echo, load, shown, tell_faults
from generator.config import Config
from generator.errors import UserError
from generator.faults import Faults
from generator.findings import Findings, as_annotation, as_json, from_records, part, told
from generator.listing import count


@click.command()
@click.option(
    "--json", "in_json", is_flag=True, help="Print the findings as a JSON list, for programs."
)
@click.option(
    "--github",
    is_flag=True,
    help="Print them as annotations of GitHub Actions. So they are where GITHUB_ACTIONS=true.",
)
@click.pass_context
def check(context, in_json, github):
    """Hold content/ against the articles: quotations, numbers, speakers, citations, links.

    Nothing is changed. With findings, or where the check itself fails, the exit status is 1, and a
    site is not built. A question is no finding, but where the settings say review: strict.
    """
    config, faults = load(context.obj), Faults()
    found = _findings(config, faults)
    tell_faults(faults)
    if in_json:
        click.echo(as_json(found))
    elif github or os.environ.get("GITHUB_ACTIONS") == "true":
        echo(map(as_annotation, found))
    else:
        echo(told(finding, coloured) + "\n" for finding in found)
    if not in_json:
        click.echo(_summary(found, config))
    context.exit(1 if part(found)[0] or faults.found else 0)


def _findings(config: Config, faults: Faults) -> Findings:
    """Take the findings of the last build where nothing has changed since, or check anew."""
    from generator.caching.last_build import nothing_changed

    if not config.content.is_dir():
        problem = f"{shown(config.content, config)}/: no such folder"
        raise UserError(f"{problem}. Make the pages first: briefing build")
    if last := nothing_changed(config):
        return from_records(last.findings)  # with faults nothing is remembered
    from generator import pipeline

    return pipeline.check_standing(config, faults)


def _summary(found: Findings, config: Config) -> str:
    findings, asked = part(found)
    if not found:
        return f"{shown(config.content, config)}/ says what its sources say: no finding"
    counted = [count(each, what) for each, what in ((findings, "finding"), (asked, "question"))]
    told = " and ".join(each for each, some in zip(counted, (findings, asked), strict=True) if some)
    return f"{told} in {count({finding.file for finding in found}, 'page')}"
