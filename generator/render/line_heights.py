"""How high the lines of lists are on a page, in pixels, estimated from all that they show."""

from generator.briefing_items import TimelineEntry
from generator.evidence import Reported, Said
from generator.render.list_line import ListLine, Quoted
from generator.render.page_length import HEADING, height, height_of_row
from generator.render.words import short_name

# What a line has beside its own words.
DAY = "30 September 2024 – "
BUTTONS = "(in part): Copy    Link    "


def height_of_speaker(group: Quoted) -> int:
    return HEADING + sum(map(height_of_quote, group[1]))


def height_of_quote(line: ListLine[Said]) -> int:
    """Estimate it with the word of saying, an unknown speaker, the source, and the buttons."""
    said = line.record
    who, named = ("", 0) if said.speaker else (said.speaker_shown, bool(said.named))
    told = (said.cue_text, said.text, who, short_name(said.passage.article), DAY, BUTTONS)
    own = height(" ".join(told), len(line.passages) + named)
    wordings = sum(height(one.text, len(one.passages)) for one in line.wordings)
    around = said.context if not said.sections and said.is_told_within_more else ""
    return own + wordings + (height(around, 0) if around else 0)


def height_of_entry(line: ListLine[TimelineEntry]) -> int:
    entry = line.record
    who = " ".join(actor.name for actor in entry.actors_elsewhere)
    return height(f"{DAY}{entry.text}{who}", len(line.passages))


def height_of_figure(line: ListLine[Reported]) -> int:
    counters = ", ".join(one.reporter_name for one in line.counters)
    publishers = ", ".join(one.passage.article.publisher for one in line.publishers)
    cells = (
        line.record.text,
        line.record.figure.term,
        line.record.figure.place,
        counters,
        publishers,
    )
    return height_of_row(cells, len(line.passages))
