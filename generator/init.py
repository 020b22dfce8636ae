"""A new briefing project: the files of our own that a project starts from."""

import json
import re
import subprocess
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from generator.errors import UserError

HERE = Path(__file__).parents[1]
# In a checkout these are the project's own files, at its top; an installed package has copies.
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
# It names the program; requirements.txt names with their hashes the packages that it runs with.
PROGRAM = "program.txt"
PACKAGE = "briefing-site"
UNKNOWN_ORIGIN = (
    "# Where the publishing workflow gets the program from. "
    "Name its repository here, for example:\n"
    f"# {PACKAGE} @ git+https://github.com/OWNER/REPOSITORY"
)


def create_project(folder: Path) -> tuple[list[str], list[str]]:
    """Make the project in `folder`.

    Returns the files made, and those that were already there, and so left alone.
    """
    made, kept = [], []
    try:
        for name in FILES:
            text = (STARTER / name).read_text(encoding="utf-8")
            if name == "site_config.yml":
                text = _named(text, folder)
            (made if _create(folder / name, text) else kept).append(name)
        (made if _create(folder / PROGRAM, _requirement() + "\n") else kept).append(PROGRAM)
    except OSError as error:
        problem = f"{error.filename}: {error.strerror}"
        raise UserError(f"{problem}. Choose a folder that you may write to") from None
    return made, kept


def _create(path: Path, text: str) -> bool:
    """Write a new file; False where there is one already."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        return False
    return True


def _named(config: str, folder: Path) -> str:
    """Name the site in a configuration after the folder."""
    words = folder.resolve().name.replace("-", " ").replace("_", " ")
    name = words.strip().capitalize() or "Briefing"
    # No pattern: a name may hold what a replacement would take for a group.
    lines = config.split("\n")
    for number, line in enumerate(lines):
        if line.startswith("site_name:"):
            lines[number] = f"site_name: {json.dumps(name, ensure_ascii=False)}"
    return "\n".join(lines)


def _requirement() -> str:
    """Say how a publishing machine gets this program.

    It gets it from where it was installed here, if others can reach that.
    """
    address, commit = _address()
    if address.startswith("file:"):
        address, commit = _git("remote", "get-url", "origin"), _git("rev-parse", "HEAD")
    address = re.sub(r"^(?:ssh://)?git@([^:/]+)[:/]", r"https://\1/", address)
    # A name and a token are nobody else's business.
    address = re.sub(r"^(https://)[^/@]*@", r"\1", address)
    if address.startswith("https://") and commit:
        return f"{PACKAGE} @ git+{address}@{commit}"
    return UNKNOWN_ORIGIN


def _address() -> tuple[str, str]:
    """Find where this program was installed from, and at which commit (PEP 610)."""
    try:
        record = json.loads(distribution(PACKAGE).read_text("direct_url.json") or "{}")
    except PackageNotFoundError:
        return "", ""
    return record.get("url", ""), record.get("vcs_info", {}).get("commit_id", "")


def _git(*arguments: str) -> str:
    """Ask git about the checkout that runs; "" where it says nothing."""
    try:
        return subprocess.run(
            ["git", "-C", str(HERE), *arguments], capture_output=True, text=True, check=True
        ).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""
