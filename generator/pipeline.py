"""The five steps, on one screen: read, parse, gather, render, write."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from generator.cache import Cache, state_of_content, state_of_inputs
from generator.config import Config
from generator.console import summary
from generator.errors import UserError
from generator.gather import gather
from generator.model import Article, Parsed
from generator.parse import parse_articles
from generator.read import Reading, read_seeds
from generator.render import render
from generator.report import describe
from generator.write import BASE, deleted_by_hand, write_pages

CACHE = Path(".cache", "briefing")  # in the project's folder

# Shows progress over so many results; the plain one shows nothing.
Progress = Callable[[Iterable[Parsed], int], Iterable[Parsed]]


@dataclass(frozen=True, slots=True)
class Told:
    """What a build has to say, a sentence each."""

    problems: list[str]  # articles that were left out
    notes: list[str]  # what the user should know
    summary: list[str]  # what was found, written and left open


def build(config: Config, progress: Progress = lambda results, total: results) -> Told:
    """Bring content/ up to date with seeds/. Raises `UserError` with what the user can mend.

    Where nothing has changed since the last build, nothing is done.
    """
    cache = Cache(config.root / CACHE)
    inputs = state_of_inputs(config)
    if told := cache.last_build(inputs + state_of_content(config)):
        return Told(*told)
    reading = read_seeds(config.seeds, config.root)
    _keep_what_was_read(reading, config)
    parsed = _parse(reading.articles, cache, progress)
    briefing = gather(parsed, config)
    pages = render(briefing, parsed, config, gone=deleted_by_hand(config.content))
    report = write_pages(pages, config.content)
    notes = [*reading.notes, *describe(report, Path(config.content.name))]
    problems = [f"{problem} (left out)" for problem in reading.problems]
    again = [problems, notes, list(summary(briefing, parsed, report.settled()))]
    cache.remember(inputs + state_of_content(config), again)
    cache.drop_unused()
    return Told(problems, notes, list(summary(briefing, parsed, report)))


def _keep_what_was_read(reading: Reading, config: Config) -> None:
    """A slip in an article's file or metadata is no wish to take the article out of the briefing."""
    if any((config.content / BASE / "sources" / f"{id}.md").is_file() for id in reading.left_out):
        stop = "Nothing was built: the briefing has an article that can't be read any more. Mend it, or remove its file"
        raise UserError("\n".join([*reading.problems, stop]))


def read_and_parse(config: Config) -> tuple[Reading, tuple[Parsed, ...]]:
    """The first two steps alone: what `status` needs."""
    reading = read_seeds(config.seeds, config.root)
    return reading, _parse(reading.articles, Cache(config.root / CACHE), lambda results, total: results)


def _parse(articles: tuple[Article, ...], cache: Cache, progress: Progress) -> tuple[Parsed, ...]:
    """Each article parsed, those that were parsed before from the cache."""
    found = {article.id: cache.get(article) for article in articles}
    missing = [article for article in articles if found[article.id] is None]
    for parsed in progress(parse_articles(missing), len(missing)):
        cache.put(parsed)
        found[parsed.article.id] = parsed
    return tuple(found[article.id] for article in articles)
