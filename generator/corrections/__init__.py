"""corrections.yml: what an editor mends once, so that every page, file and later build has it right.

The file is a mapping of lists, one a kind of thing. An entry names one thing by the words of the articles (`quote: They
will not`), may narrow where it stands (`article`, `in`), and sets what is to change. `reader.py` reads it; `correct`
applies it to what was parsed, so that all behind the parser follows.
"""

from pathlib import Path

from generator.config import CORRECTIONS
from generator.corrections.entries import Corrections
from generator.corrections.reader import CorrectionsReader
from generator.errors import UserError


def load_corrections(root: Path) -> Corrections:
    """The corrections of a project; none where it has no such file. Raises `UserError` with every mistake found."""
    path = root / CORRECTIONS
    if not path.is_file():
        return Corrections()
    reader = CorrectionsReader(path)
    found = reader.corrections(reader.document())
    if reader.errors:
        raise UserError("\n".join(reader.errors))
    return found
