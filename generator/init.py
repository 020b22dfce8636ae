"""A new briefing project: the files of our own that a project starts from."""

import json
import re
import subprocess
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from generator.errors import UserError

HERE = Path(__file__).parents[1]
# In a checkout these are the project's own files, at its top; an installed package has copies of them.
STARTER = next(folder for folder in (Path(__file__).parent / "starter", HERE) if folder.is_dir())
FILES = (
    "site_config.yml",
    "mkdocs.yml",
    ".gitignore",
    "requirements.txt",
    ".github/workflows/pages.yml",
    "seeds/README.md",
    "templates/README.md",
)
PROGRAM = "program.txt"  # names the program; requirements.txt names with their hashes what it runs with
PACKAGE = "briefing-site"
UNKNOWN_ORIGIN = (
    "# Where the publishing workflow gets the program from. Name its repository here, for example:\n"
    f"# {PACKAGE} @ git+https://github.com/OWNER/REPOSITORY"
)


def create_project(folder: Path) -> tuple[list[str], list[str]]:
    """Make the project in `folder`. Returns the files made and those that were already there, and so left alone."""
    made, kept = [], []
    try:
        for name in FILES:
            text = (STARTER / name).read_text(encoding="utf-8")
            _create(folder, name, _named(text, folder) if name == "site_config.yml" else text, made, kept)
        _create(folder, PROGRAM, _requirement() + "\n", made, kept)
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
    """How a publishing machine gets this program: from where it was installed here, if others can reach that."""
    address, commit = _address()
    if address.startswith("file:"):
        address, commit = _git("remote", "get-url", "origin"), _git("rev-parse", "HEAD")
    address = re.sub(r"^(?:ssh://)?git@([^:/]+)[:/]", r"https://\1/", address)
    address = re.sub(r"^(https://)[^/@]*@", r"\1", address)  # a name and a token are nobody else's business
    if address.startswith("https://") and commit:
        return f"{PACKAGE} @ git+{address}@{commit}"
    return UNKNOWN_ORIGIN


def _address() -> tuple[str, str]:
    """Where this program was installed from, and at which commit (PEP 610)."""
    try:
        record = json.loads(distribution(PACKAGE).read_text("direct_url.json") or "{}")
    except PackageNotFoundError:
        return "", ""
    return record.get("url", ""), record.get("vcs_info", {}).get("commit_id", "")


def _git(*arguments: str) -> str:
    """What git says of the checkout that runs; "" where it says nothing."""
    try:
        return subprocess.run(
            ["git", "-C", str(HERE), *arguments], capture_output=True, text=True, check=True
        ).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""
