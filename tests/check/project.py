"""A briefing in memory with its pages, to be checked as they are or changed."""

from functools import cached_property
from pathlib import Path

from generator.check import Checker, Parsers, find_mismatches
from generator.check.altered_pages import find_altered_pages
from generator.check.altered_records import passages_by_id
from generator.config_reader import load_config
from generator.gather import gather
from generator.model import Article, Fault, Page
from generator.parse import parse_article, parse_quotes, parse_what_can_be
from generator.render.homes import Homes
from generator.render.page_tools import PageTools
from tests.conftest import make_project
from tests.rendering import render

PARSERS = Parsers(quotes=parse_quotes, article=parse_what_can_be)


class Project:
    """What some articles become, without a build."""

    def __init__(self, folder: Path, *articles: Article, **settings):
        self.config = load_config(make_project(folder, seeds=False) / "site_config.yml")
        for name, value in settings.items():
            object.__setattr__(self.config, name, value)
        self.parsed = tuple(map(parse_article, articles))
        self.briefing = gather(self.parsed, self.config.site_name, self.config.sections)
        self.files = {page.path: page.text for page in render(self.briefing, self.parsed, self.config)}

    @cached_property
    def pages(self) -> dict[str, str]:
        """The Markdown pages by their paths."""
        return {path: text for path, text in self.files.items() if path.endswith(".md")}

    @cached_property
    def checker(self) -> Checker:
        return Checker(self.config, self.parsed, self.briefing, self.files, self.files, parsers=PARSERS)

    def footnote(self, id: str, path: str = "", repeats: bool = False) -> str:
        """The definition of a passage's mark, as it is generated for a page."""
        evidence = self.checker._evidence
        return f"[^{id}]: {PageTools(path, evidence.words).reference(evidence.passages[id], repeats)}"

    def check(self, path: str, text: str | None = None):
        """The findings of a page as it is generated, or of another text in its place."""
        return self.checker.check(path, self.pages[path] if text is None else text)

    def findings(self):
        """Those of all pages."""
        return [finding for path in self.pages for finding in self.check(path)]

    def altered(self, path: str, text: str) -> tuple[Fault, ...]:
        """Where the program made another page of the records."""
        pages, homes = (Page(path, text),), Homes(self.briefing)
        return find_altered_pages(self.config, self.briefing, pages, homes, passages_by_id(self.parsed))

    def mismatches(self, *changed: tuple[str, str]) -> tuple[Fault, ...]:
        """Where the records or the pages as they are generated do not say what the articles do; some changed."""
        pages = tuple(Page(path, text) for path, text in (self.files | dict(changed)).items())
        return find_mismatches(self.config, self.parsed, self.briefing, pages, Homes(self.briefing))
