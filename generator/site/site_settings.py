"""What the settings of MkDocs mean for us, and what we set in them."""

import re
from pathlib import Path
from typing import Any

from generator.config import FILE, Config
from generator.config_reader import load_config
from generator.site.policy import Policy

DATA = Path(__file__).parents[1] / "data"
# What lets the search run in a page opened from disk; Material would fetch it from another host.
WORKER = "assets/iframe-worker.js"
# The script that it writes into the frame in which the search then runs.
INSIDE = re.compile(r'const inside="([^"]*)"')


def load_project(config: Any) -> Config:
    """Read the briefing's own settings, which stand beside those that MkDocs was started with."""
    return load_config(Path(config.config_file_path).parent / FILE)


def is_offline(config: Any) -> bool:
    """Whether Material's offline plugin is there and turned on: it is found under either name."""
    plugin = config.plugins.get("material/offline") or config.plugins.get("offline")
    return bool(plugin and plugin.config.enabled)


def worker_script() -> str:
    """Give the script that lets the search run in a page opened from disk."""
    return (DATA / Path(WORKER).name).read_text(encoding="utf-8")


def policy_of(project: Config | None, config: Any) -> Policy:
    """Give what the pages of the site may load and run."""
    from_disk = is_offline(config)
    scripts = [INSIDE.search(worker_script())[1]] if from_disk else []
    return Policy(bool(project and project.allow_html), from_disk, scripts)


def anchor_snippets(config: Any) -> None:
    """Let the drawings be found from whatever folder MkDocs is started in.

    The extension counts from that folder. It tells in a traceback what is missing, so that is left
    to the check, which names page and line.
    """
    options = config.mdx_configs.get("pymdownx.snippets", {})
    if isinstance(path := options.get("base_path"), str):
        options["base_path"] = str(Path(config.config_file_path).parent / path)
    if options:
        options["check_paths"] = False
