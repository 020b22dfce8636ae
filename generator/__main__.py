"""The commands."""

from pathlib import Path

import click

from generator.parse.records import parse_lines


@click.group()
def main():
    """Turn news articles into a briefing site."""


@main.command()
@click.option("--jsonl", nargs=2, type=click.Path(path_type=Path))
@click.argument("file", required=False, type=click.Path(path_type=Path))
def parse(jsonl, file):
    """The parser alone."""
    given, answer = jsonl
    with given.open(encoding="utf-8") as lines, answer.open("w", encoding="utf-8") as out:
        for line in parse_lines(lines):
            out.write(line + "\n")


if __name__ == "__main__":
    main()
