"""Python-Markdown as the site uses it."""

from pathlib import Path

from markdown import Markdown
from mkdocs.utils.yaml import yaml_load

ROOT = Path(__file__).parents[1]


def site_markdown() -> Markdown:
    """Python-Markdown under the extensions of site_config.yml, as MkDocs sets it up."""
    written = yaml_load((ROOT / "site_config.yml").read_text(encoding="utf-8"))["markdown_extensions"]
    names = [next(iter(entry)) if isinstance(entry, dict) else entry for entry in written]
    options = {name: options for entry in written if isinstance(entry, dict) for name, options in entry.items()}
    # What MkDocs always adds; the heading's id and its link hold the text a second time, in a form that is no text.
    options |= {"toc": {"permalink": False, "slugify": lambda text, separator: "id"}}
    return Markdown(extensions=sorted({*names, "toc", "tables", "fenced_code"}), extension_configs=options)
