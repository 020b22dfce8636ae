"""Where the pages will stand on the site, for files in which MkDocs mends no links: data, linked data, the feed."""

from dataclasses import dataclass
from urllib.parse import quote

from generator.config import Config
from generator.evidence import Passage


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses on one site: absolute where the settings say where it is published."""

    site_url: str = ""
    directory_urls: bool = True

    @classmethod
    def of(cls, config: Config) -> "Addresses":
        return cls(config.site_url, config.directory_urls)

    def to(self, path: str, anchor: str = "", seen_from: str = "index.md") -> str:
        """The address of a file of content/; where no site is known, relative to the page `seen_from`.

        >>> Addresses().to("figures.md", seen_from="actors/ann.md")
        '../../figures/'
        """
        start = self.site_url or "../" * self._place(seen_from).count("/")
        return f"{start}{self._place(path)}{f'#{anchor}' if anchor else ''}" or "./"

    def passage(self, passage: Passage, seen_from: str = "index.md") -> str:
        """The address at which a passage stands."""
        return self.to(f"sources/{passage.article.id}.md", f"p-{passage.id}", seen_from)

    def _place(self, path: str) -> str:
        """The address from the root of the site, as MkDocs chooses it."""
        stem = path.removesuffix(".md")
        if stem == path:
            return quote(path)
        if not self.directory_urls:
            return quote(f"{stem}.html")
        return "" if stem == "index" else quote(f"{stem.removesuffix('/index')}/")
