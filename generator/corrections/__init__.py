"""corrections.yml: what an editor mends once, so that all pages, files and later builds have it.

The file is a mapping of lists, one a kind of thing. An entry names one thing by the words of the
articles (`quote: They will not`) or by the id of its passage, may narrow where it stands
(`article`, `in`), and sets what is to change. It is applied to what was parsed, so that all behind
the parser follows.

    vocabulary.py  the lists of the file, and the keys of their entries
    entries.py     the entries as they were read, and what they give
    reader.py      the file → the entries; forms.py reads what a value says
    entry_words.py words of an entry and of an article, compared and held against each other
    matching.py    finds what an entry names; misses.py says why it does not
    facts.py       dates and places
    cast.py        everybody whom the articles name, and what may be done to them
    actors.py      actors, across all articles; article.py does it in one of them
    corrected_readings.py  quotes, figures, events and relations: values.py makes what their fields
                   become, made.py makes those that no rule found, quotes.py lets all follow
                   a speaker
    contradictions.py  two entries that say different things of one thing
    showing.py     sentences in other sections, as highlights, hidden
    settled.py     claims and stories, joined and parted
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from generator.config import CORRECTIONS
from generator.corrections.actors import correct_actors
from generator.corrections.article import OF_ACTORS
from generator.corrections.cast import Cast
from generator.corrections.corrected_readings import correct_readings
from generator.corrections.entries import Corrected, Corrections, Entry
from generator.corrections.facts import Parse, correct_dates, correct_places
from generator.corrections.matching import Matcher
from generator.corrections.reader import CorrectionsReader
from generator.corrections.settled import correct_claims, correct_stories
from generator.corrections.showing import correct_sentences
from generator.errors import UserError
from generator.faults import RAISED, Faults, without_failing
from generator.files import refuse_special
from generator.model import Parsed
from generator.section import Section


def load_corrections(root: Path) -> Corrections:
    """Give the corrections of a project; none where it has no such file.

    What can't be read of it is told by `correct`, with what matches nothing. Raises `UserError`
    where the file is no YAML.
    """
    path = root / CORRECTIONS
    refuse_special(path)
    if not path.is_file():
        return Corrections()
    reader = CorrectionsReader(path)
    return reader.corrections(reader.document())


def correct(
    parsed: tuple[Parsed, ...],
    corrections: Corrections,
    sections: tuple[Section, ...],
    parse: Parse,
    faults: Faults = RAISED,
) -> Corrected:
    """Apply the entries, each list in the order of the file. An entry may name one of the sections.

    Dates come first, since others are read by them; actors before what they say. An article whose
    dates change is read anew by `parse`. Raises `UserError` with every mistake of the file where an
    entry can't be read or may mean several things. Where `faults` are collected, an entry on which
    we fail is left out.
    """
    if not len(corrections) and not corrections.mistakes:
        return Corrected(parsed)
    matcher = Matcher(parsed)
    ids = tuple(section.id for section in sections)
    for lists, apply in (
        (("dates",), partial(correct_dates, parse=parse)),
        (("places",), partial(correct_places, parse=parse)),
        (("actors", *OF_ACTORS), _correct_actors_and_what_they_do),
        (("sentences",), partial(correct_sentences, sections=ids)),
        (("claims",), partial(correct_claims, sections=ids)),
        (("stories",), correct_stories),
    ):
        make = partial(_applied, matcher, apply)
        with faults.at(CORRECTIONS, "the corrections"):
            matcher = without_failing(
                make, corrections.of(*lists), faults, subject=_place, step="the correction"
            )
    mistakes = [*corrections.mistakes, *(message for _, message in sorted(matcher.errors))]
    if mistakes:
        told = {line for line, _ in matcher.errors}  # in which something else is wrong
        mistakes += [why for line, why in sorted(matcher.unmatched) if line not in told]
        raise UserError("\n".join(sorted(mistakes, key=_line_of)))
    return Corrected(
        tuple(matcher.parsed),
        len(corrections) - len(corrections.of("checked")),
        tuple(message for _, message in sorted(matcher.unmatched)),
    )


def _line_of(message: str) -> int:
    """Read the line of the file that a message begins with."""
    return int(message.split(":")[1])


def _place(entry: Entry) -> str:
    return f"{CORRECTIONS}:{entry.target.line}"


def _applied(
    matcher: Matcher,
    apply: Callable[[Matcher, tuple[Entry, ...]], None],
    entries: tuple[Entry, ...],
) -> Matcher:
    """Give the articles with the entries applied.

    Those that are given stay as they are, in case that fails.
    """
    if not entries:
        return matcher
    after = matcher.copy()
    apply(after, entries)
    return after


def _correct_actors_and_what_they_do(matcher: Matcher, entries: tuple[Entry, ...]) -> None:
    """An entry that makes an actor makes it for all others, so that it comes first."""
    cast = Cast(matcher)
    correct_actors(matcher, [one for one in entries if one.target.list == "actors"], cast)
    matcher.call_actors(cast.names())
    correct_readings(matcher, [one for one in entries if one.target.list != "actors"], cast)
