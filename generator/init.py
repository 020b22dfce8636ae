"""A new briefing project: the files of our own that a project starts from."""

import json
import subprocess
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from generator import __version__
from generator.errors import UserError

HERE = Path(__file__).parents[1]
# In a checkout these are the project's own files, at its top; an installed package has copies of them.
STARTER = next(folder for folder in (Path(__file__).parent / "starter", HERE) if folder.is_dir())
FILES = ("site_config.yml", "mkdocs.yml", ".gitignore", ".github/workflows/pages.yml", "seeds/README.md")
PACKAGE = "briefing-site"


def create_project(folder: Path) -> tuple[list[str], list[str]]:
    """Make the project in `folder`. Returns the files made and those that were already there, and so left alone."""
    made, kept = [], []
    try:
        for name in FILES:
            text = (STARTER / name).read_text(encoding="utf-8")
            _create(folder, name, _named(text, folder) if name == "site_config.yml" else text, made, kept)
        _create(folder, "requirements.txt", _requirement() + "\n", made, kept)
    except OSError as error:
        raise UserError(f"{error.filename}: {error.strerror}. Choose a folder that you may write to") from None
    return made, kept


def _create(folder: Path, name: str, text: str, made: list[str], kept: list[str]) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
        made.append(name)
    except FileExistsError:
        kept.append(name)


def _named(config: str, folder: Path) -> str:
    """The configuration under the folder's name."""
    name = folder.resolve().name.replace("-", " ").replace("_", " ").strip().capitalize() or "Briefing"
    lines = (f"site_name: {json.dumps(name)}" if line.startswith("site_name:") else line for line in config.split("\n"))
    return "\n".join(lines)


def _requirement() -> str:
    """How a publishing machine gets this program: from where it was installed here (PEP 610), or by its name."""
    try:
        record = json.loads(distribution(PACKAGE).read_text("direct_url.json") or "{}")
    except PackageNotFoundError:
        record = {}
    if "vcs_info" in record:
        return f"{PACKAGE} @ {record['vcs_info']['vcs']}+{record['url']}@{record['vcs_info']['commit_id']}"
    origin = _origin() if record.get("url", "").startswith("file:") else ""
    return f"{PACKAGE} @ git+{origin}" if origin.startswith("https://") else f"{PACKAGE}=={__version__}"


def _origin() -> str:
    """Where the checkout that runs came from; "" where it came from nowhere."""
    command = ["git", "-C", str(HERE), "remote", "get-url", "origin"]
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""
