"""What editors answered to questions, in corrections.yml under `checked`: each is asked once.

An answer holds for a sentence and the passages that it cites, as both stand: where either changes,
the question comes back, and the entry that settles nothing any more is told.
"""

import json
from collections.abc import Iterable
from dataclasses import replace

from generator.check.wording import canonical
from generator.config import CORRECTIONS
from generator.corrections.entries import UNSIGNED, Entry
from generator.findings import Finding, Findings

CHECKED = "checked"  # the list of corrections.yml
WHY = "nothing is asked of this line any more, or it was changed. Take the entry out"


class Answers:
    """The entries, and which of them settled something."""

    def __init__(self, entries: Iterable[Entry] = ()):
        self._entries = {_key(*_told(entry)): entry for entry in entries}
        self._used: set[tuple] = set()

    def settle(self, found: Iterable[Finding], strict: bool = False) -> Findings:
        """Leave out the questions that are answered; in a strict review the rest are findings."""
        left = []
        for one in found:
            key = _key(one.found, one.passages)
            if one.is_question and key in self._entries:
                self._used.add(key)
            else:
                left.append(replace(one, is_question=False) if strict else one)
        return tuple(left)

    @property
    def unused(self) -> tuple[str, ...]:
        """The entries that settled nothing, each with its line."""
        entries = (entry for key, entry in self._entries.items() if key not in self._used)
        lines = sorted(entry.target.line for entry in entries)
        return tuple(f"{CORRECTIONS}:{line}: {CHECKED}: {WHY}" for line in lines)


def entry_for(words: str, passages: Iterable[str]) -> str:
    """The entry that settles a question on some words, on one line as YAML has it."""
    cited = list(passages)
    entry = {"line": " ".join(words.split()), "passage": cited, "by": UNSIGNED}
    if not cited:
        del entry["passage"]
    return f"in {CORRECTIONS}, under {CHECKED}: - {json.dumps(entry, ensure_ascii=False)}"


def _told(entry: Entry) -> tuple[str, tuple[str, ...]]:
    return entry.target.text, tuple(entry.settings.get("passage", ()))


def _key(words: str, passages: Iterable[str]) -> tuple:
    return canonical(words), frozenset(passages)
