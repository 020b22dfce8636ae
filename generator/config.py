"""The settings of a project: what the engine needs of site_config.yml, as `Config`."""

from dataclasses import dataclass
from pathlib import Path

from generator.section import Section

HERE = Path(__file__).parent
# Our own templates: in a checkout they stand at the top, in an installed package inside it.
_MAY_STAND = (HERE / "templates", HERE.parent / "templates")
TEMPLATES = next(folder for folder in _MAY_STAND if folder.is_dir())
FILE = "site_config.yml"
README = "README.md"  # tells in a new project what a folder is for
CORRECTIONS = "corrections.yml"  # beside it; see generator/corrections/


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of the site as #rrggbb; "" for those of the theme."""

    header: str = ""  # behind the site's name and menu, whose words are white
    links: str = ""  # and marks, chips and drawings, on light ground
    links_dark: str = ""  # the same in the dark scheme


@dataclass(frozen=True, slots=True)
class Config:
    """Where things stand in a project, and how its briefing is cut.

    No field is a set: what it prints tells the next build whether the settings are the same.
    """

    root: Path
    site_name: str
    content: Path
    site: Path
    seeds: Path
    templates: Path
    sources: str  # "cited" or "full"
    sections: tuple[Section, ...]
    site_description: str = ""
    language: str = "en"  # of the interface; the articles are read in English
    # Where the site is published, with a slash at its end; "" where that is not said.
    site_url: str = ""
    feeds: tuple[str, ...] = ()  # addresses of feeds, and OPML files by their paths from `root`
    strict_review: bool = False  # whether a question that is not settled holds up the site
    require_citations: bool = False  # whether an editor's own sentence must cite a passage
    directory_urls: bool = True  # whether figures.md becomes figures/, and not figures.html
    allow_html: bool = False  # whether an editor's page may carry scripts
    # The pages that `nav` lists; empty where there is no menu of the project's own.
    menu: tuple[str, ...] = ()
    trusted_templates: bool = False  # whether the project's templates may do what Python may
    colours: Colours = Colours()

    @property
    def is_checkout(self) -> bool:
        """Whether the project stands in a copy of the program, whose templates are its own."""
        return self.templates.resolve() == TEMPLATES.resolve()

    @property
    def own_templates(self) -> list[Path]:
        """What stands in the project's folder of templates: templates, words and looks.

        Neither the program's own nor the note with which that folder begins is among these.
        """
        if self.is_checkout:
            return []
        return [path for path in self.templates.glob("*") if path.name != README]

    @property
    def template_folders(self) -> tuple[Path, ...]:
        """Where templates and words are looked for, the weightiest folder first."""
        return (self.templates, TEMPLATES) if self.own_templates else (TEMPLATES,)
