"""Where the pages will stand on the site.

The data and the feed need to know it, since MkDocs mends no links in them.
"""

from dataclasses import dataclass
from urllib.parse import quote

from generator.config import Config
from generator.evidence import Passage
from generator.site_links import directory_address


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses on one site: absolute where the settings say where it is published."""

    site_url: str = ""
    directory_urls: bool = True

    @classmethod
    def of(cls, config: Config) -> "Addresses":
        """Give the addresses that the settings of a project give."""
        return cls(config.site_url, config.directory_urls)

    def to(self, path: str, anchor: str = "") -> str:
        """Give the address of a file of content/; where no site is known, relative to its root.

        >>> Addresses().to("actors/ann.md")
        'actors/ann/'
        """
        mark = f"#{anchor}" if anchor else ""
        return f"{self.site_url}{self._place(path)}{mark}" or "./"

    def passage(self, passage: Passage) -> str:
        """Give the address at which a passage stands."""
        return self.to(f"sources/{passage.article.id}.md", f"p-{passage.id}")

    def _place(self, path: str) -> str:
        """Give the address from the root of the site, as MkDocs chooses it."""
        if not path.endswith(".md"):
            return quote(path)
        if self.directory_urls:
            return quote(directory_address(path))
        return quote(f"{path.removesuffix('.md')}.html")
