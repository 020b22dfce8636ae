"""Which text an editor's page came from: what was generated last, or earlier, or what git left."""

from collections.abc import Sequence

from generator.markdown.footnotes import defined_label
from generator.write.page_tree import cited_passages
from generator.write.saved import SavedText, saved_text

AROUND = ("#", "<")  # how a line begins that opens or closes a section or a group


def started_from(
    mine: Sequence[str], base: Sequence[str], earlier: Sequence[bytes]
) -> Sequence[str]:
    """Find the generated text that the editor's page came from, by what they did not write in it.

    It is an earlier one where nothing that came since stands in the page but headings and groups,
    which stay around what the editor wrote, and something is as only the earlier text has it, or a
    footnote that came since is missing: it comes in with every build, whatever the editor took out.
    Of several it is the nearest, the last one among them.
    """
    by_hand, now = _telling(mine), _telling(base)
    best, found = _nearness(now, by_hand), base
    for data in reversed(earlier):  # of two as near the later one
        text = saved_text(data)
        before = _telling(text.lines) if text else now
        nearness = _nearness(before, by_hand)
        if nearness > best and _may_come_from(before, now, by_hand):
            best, found = nearness, text.lines
    return found


def opened_from(mine: SavedText, merged: bytes | None) -> tuple[str, ...]:
    """Give what git left at the last merge, where the page was made of that, not of the build's."""
    texts = [saved_text(text) for text in merged.split(b"\0")] if merged else []
    if len(texts) != 2 or None in texts:
        return ()
    by_hand = _telling(mine.lines)
    raw, left = (_nearness(_telling(text.lines), by_hand) for text in texts)
    return texts[0].lines if raw > left else ()


def _may_come_from(before: set[str], now: set[str], by_hand: set[str]) -> bool:
    """Tell whether a page has what an earlier text alone had, and nothing that came since."""
    since, old = now - before, (before - now) & by_hand
    has_come = any(not line.startswith(AROUND) for line in since & by_hand)
    if not since or has_come:
        return False
    return any(map(defined_label, since)) or any(_tells(line, now) for line in old)


def _tells(line: str, now: set[str]) -> bool:
    """Tell whether a line that a page has still says from which text it came.

    Where the text has footnotes, that are the lines with marks; a heading or a table's head recurs.
    """
    has_notes = any("[^" in each for each in now)
    is_prose = not has_notes and not line.startswith(("#", "|"))
    return is_prose or bool(cited_passages(line))


def _nearness(generated: set[str], by_hand: set[str]) -> int:
    """Count the lines of a generated text that the page has, less those that it has not.

    These count twice: each would be held for one that its editor took out.
    """
    return len(generated & by_hand) - 2 * len(generated - by_hand)


def _telling(lines: Sequence[str]) -> set[str]:
    return {line.strip() for line in lines if any(map(str.isalnum, line))}
