"""The five steps, on one screen: read, parse, gather, render, write."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from generator.briefing import Briefing
from generator.config import Config
from generator.gather import gather
from generator.model import Article, Parsed
from generator.parse import parse_article
from generator.read import Reading, read_seeds
from generator.render import render
from generator.report import Report
from generator.write import write_pages

# Shows progress over the articles while they are parsed; the plain one shows nothing.
Progress = Callable[[Iterable[Article]], Iterable[Article]]


@dataclass(frozen=True, slots=True)
class Build:
    """What a build read, made and wrote."""

    reading: Reading
    parsed: tuple[Parsed, ...]
    briefing: Briefing
    report: Report


def build(config: Config, progress: Progress = iter) -> Build:
    """Bring content/ up to date with seeds/. Raises `UserError` with what the user can mend."""
    reading = read_seeds(config.seeds, config.root)
    parsed = tuple(parse_article(article) for article in progress(reading.articles))
    briefing = gather(parsed, config)
    return Build(reading, parsed, briefing, write_pages(render(briefing, parsed, config), config.content))


def parse_all(config: Config) -> tuple[Reading, tuple[Parsed, ...]]:
    """The first two steps alone: what `status` needs."""
    reading = read_seeds(config.seeds, config.root)
    return reading, tuple(parse_article(article) for article in reading.articles)
