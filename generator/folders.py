"""Where a project's folders may stand: nothing outside it is read, written or emptied.

Settings and links come with a branch, and a branch may be a stranger's.
"""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import UserError

if TYPE_CHECKING:
    from generator.config import Config

# What else stands in a project; none of its folders may take their place.
WRITTEN = (".cache", "backups", "drafts", "editions")
KEPT = (".git", ".github", *WRITTEN)
# What tells a folder that a build made. It is hidden, so that MkDocs leaves it there when it
# empties the folder.
MARK = ".made-by-briefing"
MARK_SAYS = "Each build of the briefing empties this folder and fills it again.\n"
# What MkDocs writes into every site: it tells a site that was built before there was the mark.
SITE_FILES = ("404.html", "sitemap.xml")


def misplaced(root: Path, key: str, names: Mapping[str, str]) -> str:
    """Say what is wrong with the folder that a setting names; "" where nothing is.

    `names` holds it, and before it those that are known already, by their keys.
    """
    name = names[key]
    path = (root / name).resolve()
    if path == root or not path.is_relative_to(root):
        default = {"docs_dir": "content", "site_dir": "site"}.get(key, key)
        problem = f'{key} should be a folder inside the project, found "{name}"'
        return f"{problem}. Write: {key}: {default}"
    taken = {other: folder for other, folder in names.items() if other != key}
    taken |= {folder: folder for folder in KEPT}
    for other, folder in taken.items():
        if _overlap(path, (root / folder).resolve()):
            problem = f'{key} should be a folder of its own, found "{name}"'
            return f"{problem}, which is that of {other}. Choose another"
    return ""


def _overlap(one: Path, other: Path) -> bool:
    return one.is_relative_to(other) or other.is_relative_to(one)


def refuse_links(config: "Config") -> None:
    """Raise `UserError` where a link leads out of the project.

    What it leads to would be published, or written over. The links in the folder of articles are
    told when that is read.
    """
    root = config.root
    folders = [config.content, config.templates, config.site]
    folders += [root / name for name in WRITTEN]
    links = [link for folder in folders for link in _links(folder)]
    leading_out = [link for link in links if not _is_inside(link, root)]
    if leading_out:
        raise UserError("\n".join(_refusal(link, root) for link in leading_out))


def _links(folder: Path) -> Iterator[Path]:
    """List all links in a folder, the hidden ones too, and the folder itself where it is one."""
    if folder.is_symlink():
        yield folder
        return
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:  # there is none, or it is closed to us: nothing is read or written there either
        return
    for entry in entries:
        if entry.is_symlink():
            yield Path(entry.path)
        elif entry.is_dir(follow_symlinks=False):
            yield from _links(Path(entry.path))


def _is_inside(link: Path, root: Path) -> bool:
    try:
        return link.resolve().is_relative_to(root)
    except (OSError, RuntimeError):  # a link that leads to itself
        return False


def _refusal(link: Path, root: Path) -> str:
    path = link.relative_to(root).as_posix()
    problem = f"{path}: this link leads out of the project"
    return f"{problem}. Put what it leads to in its place, or remove it"


def claim_site(site: Path) -> None:
    """Mark the folder that a build is about to empty and fill as one that a build made.

    Raises `UserError` where it holds what no build has put there.
    """
    try:
        is_ours = (site / MARK).is_file() or all((site / name).is_file() for name in SITE_FILES)
        if not is_ours and site.exists() and any(site.iterdir()):
            raise UserError(
                f"{site}: this folder is not empty, and no build made it, so it is not emptied. "
                "Name another as site_dir, or empty it yourself"
            )
        site.mkdir(parents=True, exist_ok=True)
        if not (site / MARK).is_file():
            with (site / MARK).open("x", encoding="utf-8", newline="\n") as mark:
                mark.write(MARK_SAYS)
    except OSError as error:
        problem = f"{site}: the site can't be written there ({error.strerror})"
        raise UserError(f"{problem}. Name another folder as site_dir") from None
