"""corrections.yml: what an editor mends once, so that all pages, files and later builds have it.

The file is a mapping of lists, one a kind of thing. An entry names one thing by the words of the
articles (`quote: They will not`), may narrow where it stands (`article`, `in`), and sets what is to
change. It is applied to what was parsed, so that all behind the parser follows.

    vocabulary.py  the lists of the file, and the keys of their entries
    entries.py     the entries as they were read, a kind each
    reader.py      the file → the entries
    matching.py    finds by its words what an entry names, and keeps what there is to say
    facts.py       dates, places and figures corrected
    actors.py      actors corrected, across all articles; article.py does it in one of them
    quotes.py      quotes given to other speakers
    placement.py   sentences in other sections, as highlights, hidden
"""

from pathlib import Path
from typing import NamedTuple

from generator.config import CORRECTIONS, Config
from generator.corrections.actors import Cast
from generator.corrections.entries import Corrections
from generator.corrections.facts import correct_dates, correct_figures, correct_places
from generator.corrections.matching import Matcher
from generator.corrections.placement import correct_sentences
from generator.corrections.quotes import correct_quotes
from generator.corrections.reader import CorrectionsReader
from generator.errors import UserError
from generator.model import Parsed


def load_corrections(root: Path) -> Corrections:
    """The corrections of a project; none where it has no such file.

    Raises `UserError` with every mistake found.
    """
    path = root / CORRECTIONS
    if not path.is_file():
        return Corrections()
    reader = CorrectionsReader(path)
    found = reader.corrections(reader.document())
    if reader.errors:
        raise UserError("\n".join(reader.errors))
    return found


class Corrected(NamedTuple):
    """The articles as corrected, and what the file has to mend."""

    parsed: tuple[Parsed, ...]
    entries: int = 0
    unmatched: tuple[str, ...] = ()  # entries that match nothing, each with its line and why


def correct(parsed: tuple[Parsed, ...], corrections: Corrections, config: Config) -> Corrected:
    """Apply the entries, each list in the order of the file.

    Dates come first, since others are read by them; actors before what they say. Raises `UserError`
    where an entry may mean several things.
    """
    if not len(corrections):
        return Corrected(parsed)
    matcher = Matcher(parsed)
    correct_dates(matcher, corrections.dates)
    correct_places(matcher, corrections.places)
    if corrections.actors or corrections.quotes:
        cast = Cast(matcher)
        for entry in corrections.actors:
            cast.correct(entry)
        correct_quotes(matcher, corrections.quotes, cast)
    correct_figures(matcher, corrections.figures)
    correct_sentences(
        matcher, corrections.sentences, tuple(section.id for section in config.sections)
    )
    if matcher.errors:
        raise UserError("\n".join(message for _, message in sorted(matcher.errors)))
    return Corrected(
        tuple(matcher.parsed),
        len(corrections),
        tuple(message for _, message in sorted(matcher.unmatched)),
    )
