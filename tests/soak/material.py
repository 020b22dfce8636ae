"""The articles that a soak builds: from JSONL, from seeds, or from the sentences of tests/cases."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from generator.read import READERS
from generator.seed_files import METADATA_ENDINGS
from tests.bench import make_articles
from tests.scores import find_gold

ROOT = Path(__file__).parents[2]
OF_OUR_OWN = 150  # articles made from the sentences of tests/cases
SHORTEST = 300  # characters; shorter ones are single sentences, and several of them make one article
METADATA = ("title", "published", "publisher", "author", "url")


class Draft(NamedTuple):
    """An article as it will lie in seeds/: its bytes, how its name ends, and the file beside it."""

    name: str  # where it comes from; no two have the same
    data: bytes
    ending: str = ".txt"
    beside: str = ""  # YAML
    change: str = ""  # what was done to it


def read_material(paths: list[Path]) -> list[Draft]:
    """All articles of files and folders, in the order of their names; without any, those that the scores are
    measured with, and where these are not at hand, our own.
    """
    gold = find_gold()
    if not paths and gold:
        paths = [gold]
    if not paths:
        return _numbered(_from_rows("cases", make_articles(OF_OUR_OWN)))
    files = sorted(file for path in paths for file in (path.rglob("*") if path.is_dir() else [path]))
    return _numbered(draft for file in files for draft in _read_file(file))


def _numbered(drafts: Iterable[Draft]) -> list[Draft]:
    return [draft._replace(name=f"{draft.name}-{number}") for number, draft in enumerate(drafts)]


def _read_file(file: Path) -> Iterator[Draft]:
    if file.suffix == ".jsonl":
        with file.open(encoding="utf-8") as lines:
            yield from _from_rows(f"{file.parent.name}/{file.stem}", map(json.loads, lines))
    elif file.suffix in READERS and file.stem != "README":
        beside = next(filter(Path.is_file, map(file.with_suffix, METADATA_ENDINGS)), None)
        yield Draft(file.name, file.read_bytes(), file.suffix, beside.read_text("utf-8") if beside else "")


def _from_rows(name: str, rows: Iterable[dict]) -> Iterator[Draft]:
    """One draft an article; rows that are single sentences are put together."""
    short: list[dict] = []
    for row in rows:
        if len(row["text"]) >= SHORTEST:
            yield _draft(name, row)
            continue
        short.append(row)
        if sum(len(one["text"]) for one in short) > 10 * SHORTEST:
            yield _joined(name, short)
            short = []
    if short:
        yield _joined(name, short)


def _joined(name: str, rows: list[dict]) -> Draft:
    text = "\n\n".join(row["text"] for row in rows)
    return _draft(name, {**rows[0], "text": text})


def _draft(name: str, row: dict) -> Draft:
    given = {key: str(row[key]) for key in METADATA if row.get(key)}
    if row.get("date"):
        given.setdefault("published", str(row["date"]))
    # A JSON string is a YAML string.
    beside = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in given.items())
    data = row["text"].encode("utf-8", "replace")
    return Draft(f"{name}/{row.get('id', '')}", data, ".txt", beside)
