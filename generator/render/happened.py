"""What happened in plain words, for what is no page: the feed and the drawing of the timeline."""

from generator.briefing_items import TimelineEntry
from generator.render.words import Words


def happening(entry: TimelineEntry, words: Words) -> str:
    """Write what an entry tells, with who reports or denies it."""
    if not entry.is_told_elsewhere:
        return entry.text
    teller = entry.reporter.name if entry.reporter else entry.reporter_text
    status = entry.event.status
    if teller:
        who = words.plain(f"timeline.told.{status}", teller=teller)
    else:
        who = words.plain(f"timeline.told_by_nobody.{status}")
    return words.plain("lists.comma").join((entry.text, who))
