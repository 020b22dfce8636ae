"""Cases as people write them down: triples of title, sentence and expected answer, one file a subject.

A case file is Markdown in the manner of markdown-it-py's fixtures:

    title, one line
    .
    the text, any number of lines
    .
    the expected answer, any number of lines
    .
"""

from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / "cases"


class Case(NamedTuple):
    title: str
    text: str
    expected: str
    line: int  # where the title stands, for messages


def read_cases(name: str, folder: Path = FOLDER) -> list[Case]:
    """The cases of a folder's NAME.md, in file order; the usual one is tests/cases."""
    path = folder / f"{name}.md"
    cases, parts, start = [], [""], 1
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.strip() == ".":
            parts.append("")
            if len(parts) == 4:
                cases.append(Case(*(part.strip() for part in parts[:3]), line=start))
                parts, start = [""], number + 1
        elif line.strip() or len(parts) > 1:
            start = number if not parts[0] else start
            parts[-1] += line + "\n"
    if len(parts) > 1:
        raise ValueError(f"{path}:{start}: the case has no closing '.'")
    return cases
