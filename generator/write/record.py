"""What is remembered of a page beside the text generated last: what its editor took out and wrote,
and the conflicts that wait.

It is a file of lines, each one entry in JSON, in the order of their text. So git, which is told in
content/.gitattributes to keep the lines of both sides, merges two records into one that says what
both say. The text generated last is named by its digest: where that is another one, the record was
merged, or comes from another time than the base.
"""

import json
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, fields, replace
from hashlib import sha256

from generator.write.page_tree import Kind, Node

Path = tuple[str, ...]  # what the headings above a block say

DIGEST = 16  # characters


@dataclass(frozen=True, slots=True)
class TakenOut:
    """A block, or a whole section, table or group, that the editor took out of a page."""

    kind: str
    path: Path
    lines: tuple[str, ...]
    claims: tuple[str, ...] = ()  # what it told, passages among them
    alone: bool = True  # no other block of the page cited its first passage

    @classmethod
    def of(cls, node: Node, told: Iterable[str], *, alone: bool = False) -> "TakenOut":
        """Remember a node of a generated text, which told these claims, as taken out."""
        claims = tuple(sorted(told))
        return cls(str(node.kind), node.path, tuple(node.lines), claims=claims, alone=alone)

    def node(self) -> Node:
        """The block as a node by itself."""
        return Node(Kind(self.kind), list(self.lines), 0)


@dataclass(frozen=True, slots=True)
class Written:
    """A block that the editor wrote, or wrote anew, and where it stands."""

    kind: str
    path: Path
    lines: tuple[str, ...]
    instead_of: tuple[str, ...] = ()  # the lines that are generated for it
    after: str = ""  # the key of the block before it under the same heading
    inside: str = ""  # the key of the group or table that it stands in
    is_moved: bool = False  # from where it is generated, with other lines or without

    @property
    def is_as_generated(self) -> bool:
        """Whether the editor moved it only."""
        return self.lines == self.instead_of

    @property
    def is_anew(self) -> bool:
        """Whether the editor wrote it instead of what is generated."""
        return bool(self.instead_of) and not self.is_as_generated


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """What the editor had written, and took out or wrote anew."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """What both the editor and the articles changed, and the editor has not decided."""

    base: tuple[str, ...]
    mine: tuple[str, ...]  # (): the editor took it out
    new: tuple[str, ...]  # (): it is no longer generated
    by_editor: bool = False  # the new lines are another editor's, and the base is what is generated


@dataclass(frozen=True, slots=True)
class Record:
    """What is remembered of a page."""

    taken_out: tuple[TakenOut, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    written: tuple[Written, ...] = ()
    withdrawn: tuple[Withdrawn, ...] = ()
    left: tuple[str, ...] = ()  # the digest of the page, as the last build left it
    # Whether the page is older than the record: what was taken out since may stand in it again
    # without its editor's wish.
    is_older: bool = False
    # Whether record, base and page come from several builds, as when git merged branches: only
    # what is remembered tells then what editors did, and their order says nothing.
    is_merged: bool = False
    opened: tuple[str, ...] = ()  # what git had left, where the editor saved that after the build

    @property
    def by_hand(self) -> tuple[Written, ...]:
        """What an editor wrote, without what they only moved."""
        return tuple(each for each in self.written if not each.is_as_generated)


NOTHING = Record()


def digest(lines: Iterable[str]) -> str:
    """Name a text by what it says, whatever its line ends."""
    return sha256("\n".join(lines).encode("utf-8")).hexdigest()[:DIGEST]


def write_record(
    record: Record, base: Sequence[str], page: Sequence[str] | None = None
) -> bytes | None:
    """The bytes of a record; None where there is nothing to remember.

    A page that is not as it was generated is named as the build left it, so that no later one takes
    it for an older page.
    """
    is_edited = page is not None and list(page) != list(base)
    remembered = (*record.taken_out, *record.written, *record.withdrawn, *record.disputes)
    if not (remembered or is_edited):
        return None
    entries: list[dict] = [{"generated": digest(base)}]
    if page:
        entries.append({"left": digest(page)})
    entries += map(_entry, remembered)
    lines = {json.dumps(entry, ensure_ascii=False) for entry in entries}
    return "".join(f"{line}\n" for line in sorted(lines)).encode("utf-8")


def read_record(data: bytes | None, base: Sequence[str] = ()) -> Record:
    """Read a record; `base` is the text generated last.

    Lines that are no entries, as a newer version may write, say nothing.
    """
    found: dict[str, list] = {name: [] for name in ("generated", "left", *ENTRIES)}
    for line in (data or b"").decode("utf-8", errors="replace").splitlines():
        with suppress(ValueError, TypeError, KeyError):
            entry = json.loads(line)
            name = next(filter(found.__contains__, entry), "")
            found[name].append(_read(name, entry) if name in ENTRIES else str(entry[name]))
    generated, left = found["generated"], found["left"]
    is_merged = bool(generated) and (generated != [digest(base)] or len(left) > 1)
    record = make_record(
        *(found[name] for name in ("taken_out", "dispute", "written", "withdrawn"))
    )
    return replace(record, left=tuple(left), is_merged=is_merged)


def as_merged(data: bytes | None) -> bytes:
    """Note in a record that git merged the page, which no build could put in order yet."""
    lines = {*(data or b"").splitlines(), json.dumps({"generated": ""}).encode()}
    return b"".join(line + b"\n" for line in sorted(lines))


def make_record(
    taken_out: Iterable[TakenOut],
    disputes: Iterable[Dispute],
    written: Iterable[Written],
    withdrawn: Iterable[Withdrawn],
) -> Record:
    """Make a record of entries in any order."""
    lists = taken_out, disputes, written, withdrawn
    return Record(*(tuple(sorted(set(each), key=repr)) for each in lists))


Entry = TakenOut | Written | Withdrawn | Dispute
# What an entry of the file begins with, what it is, and which of its fields that is.
ENTRIES: dict[str, tuple[type[Entry], str]] = {
    "taken_out": (TakenOut, "lines"),
    "written": (Written, "lines"),
    "withdrawn": (Withdrawn, "lines"),
    "dispute": (Dispute, "mine"),
}


def _entry(each: Entry) -> dict:
    [(name, first)] = ((name, own) for name, (kind, own) in ENTRIES.items() if kind is type(each))
    values = asdict(each)
    return {name: values.pop(first), **values}


def _read(name: str, entry: dict) -> Entry:
    """Read an entry; raises ValueError, TypeError or KeyError where it is none."""
    kind, first = ENTRIES[name]
    values = {**entry, first: entry[name]}
    Kind(values.get("kind", Kind.TEXT))
    known = (each.name for each in fields(kind) if each.name in values)
    return kind(**{name: _value(values[name]) for name in known})


def _value(value: object) -> str | bool | tuple[str, ...]:
    if isinstance(value, str | bool):
        return value
    return tuple(map(str, value))
