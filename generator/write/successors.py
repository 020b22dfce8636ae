"""Pages that are generated under another name: what an editor wrote goes along.

An actor is renamed or named in full, a section gets another id, a story is split. The page that is
made no more and the new one are the same where most of its blocks stand there, or where the actor
of the one is now called otherwise. Which page became which is kept in content/.base/.moved.jsonl,
a line each, so that the site can lead on from the old address.
"""

import json
import posixpath
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.files import read_bytes, write_atomic
from generator.write.disk import BASE, is_page, known_paths, read_state, stays_inside
from generator.write.page_reader import parse_page
from generator.write.page_tree import Kind
from generator.write.state import is_edited

MOVED = ".moved.jsonl"
ACTORS, QUOTES = "actors/", "quotes/"
RECORDS = "data/briefing.json"  # among the generated files
LEAST = 0.5  # of a page's blocks that stand on the page which it became


def edited_ones(content: Path, found: Mapping[str, str]) -> dict[str, str]:
    """Give those whose page an editor changed, of what each page became."""
    return {
        path: new
        for path, new in found.items()
        if is_edited(read_state(content, path)) and not (content / new).exists()
    }


def find_successors(content: Path, made: Mapping[str, str]) -> dict[str, str]:
    """Find what each page became that is made no more and that its editor kept."""
    known = set(filter(is_page, known_paths(content)))
    gone = sorted(known - made.keys())
    fresh = {path: made[path] for path in sorted(made.keys() - known) if is_page(path)}
    quoted = {path: page for path in gone if (page := _page_of_speaker(path)) in made}
    if not gone or not (fresh or quoted):
        return {}
    names = quoted | _renamed_actors(content, made.get(RECORDS, "{}"))
    found: dict[str, str] = {}
    for path in gone:
        new = _successor(content, path, fresh, names) if (content / path).exists() else None
        if new and new not in found.values():
            found[path] = new
    return found


def _successor(
    content: Path, path: str, fresh: Mapping[str, str], names: Mapping[str, str]
) -> str | None:
    folder = posixpath.dirname(path)
    if path in names:
        return names[path]
    base = read_bytes(content / BASE / path)
    keys = set(_keys((base or b"").decode("utf-8", errors="replace")))
    shares = {
        new: len(keys & set(_keys(text))) / len(keys)
        for new, text in fresh.items()
        if keys and posixpath.dirname(new) == folder
    }
    best = max(shares, key=shares.__getitem__, default=None)
    return best if best and shares[best] >= LEAST else None


def _keys(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give what the telling blocks of a page say, and the passages that they rest on or lead to.

    Footnotes and front matter say it again.
    """
    for node in parse_page(text.splitlines()).walk():
        is_told = node.is_leaf and node.kind not in (Kind.NOTE, Kind.FIELD)
        if is_told and (node.marks or node.anchor):
            yield node.shown, node.marks


def _page_of_speaker(path: str) -> str:
    """Name the page where the words of a page of quotations stand once its speaker has one."""
    return f"{ACTORS}{path.removeprefix(QUOTES)}" if path.startswith(QUOTES) else ""


def _renamed_actors(content: Path, records: str) -> dict[str, str]:
    """Find the page of each actor that has another name now; the old name is one of its others."""
    try:
        before = json.loads(read_bytes(content / BASE / RECORDS) or b"{}").get("actors", [])
        now = json.loads(records).get("actors", [])
        keys = {actor["key"] for actor in now}
        called = {
            name: actor["key"] for actor in now for name in (actor["name"], *actor["aliases"])
        }
        return {
            f"{ACTORS}{actor['key']}.md": f"{ACTORS}{called[actor['name']]}.md"
            for actor in before
            if actor["key"] not in keys and actor["name"] in called
        }
    except (ValueError, KeyError, TypeError, AttributeError):
        return {}


def remember(content: Path, moved: Mapping[str, str]) -> None:
    """Add to the record which page each former one became: the last of which this is told."""
    if moved:
        known = moved_pages(content) | dict(moved)
        lines = sorted(json.dumps({"from": old, "to": new}) for old, new in known.items())
        write_atomic(content / BASE / MOVED, "".join(f"{line}\n" for line in lines).encode("utf-8"))


def moved_pages(content: Path) -> dict[str, str]:
    """Read which page each former one became; a line that names no pages says nothing."""
    moved: dict[str, str] = {}
    data = read_bytes(content / BASE / MOVED) or b""
    for line in data.decode("utf-8", errors="replace").splitlines():
        try:
            entry = json.loads(line)
            old, new = entry["from"], entry["to"]
        except (ValueError, KeyError, TypeError):
            continue
        if all(
            isinstance(path, str) and is_page(path) and stays_inside(path) for path in (old, new)
        ):
            moved[old] = new
    return moved
