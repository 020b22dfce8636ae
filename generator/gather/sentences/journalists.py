"""Those who only tell: hosts, reporters, papers and stations the news, a survivor what befell them.

An interview names whoever asks more often than most whom it is about.
"""

import re
from collections.abc import Iterable, Iterator

from generator.merged_actors import MergedActor
from generator.model import Kind, Mention
from generator.parse.actors.roles import OFFICES
from generator.word_lists import read_words, word_set

PRESS = frozenset(read_words("titles")["speaker role"] + read_words("contexts")["of media"])
OWNER = re.compile(r"\b(\w+)['’]s $")
PART = re.compile(r", (\w+):")  # of a label: "ANN LEE, BYLINE:"
REACH = 30  # code points before a name
MEDIA = word_set("contexts", "media")


def only_tells(actor: MergedActor) -> bool:
    """Tell whether an actor's role or name, or the questions asked, are those of who only tells.

    Who has roles but no office speaks for nobody: "a survivor", "worker", "a father of three".
    """
    if actor.kind is Kind.ORGANISATION:
        return _last_word(actor.name) in MEDIA
    if actor.kind is not Kind.PERSON:
        return False
    titles = [role.title.lower() for _, member in actor.members for role in member.roles]
    words = {word for title in titles for word in title.split()}
    is_lay = words.isdisjoint(OFFICES) and not any("member of" in title for title in titles)
    if titles and (is_lay or not words.isdisjoint(PRESS)):
        return True
    return any(_is_of_press(*named) for named in _named(actor)) or (not titles and _asks(actor))


def _last_word(name: str) -> str:
    return name.lower().split()[-1] if name.split() else ""


def _named(actor: MergedActor) -> Iterator[tuple[str, int, int]]:
    """Give each mention as its article's text, with where it begins and ends."""
    for one, member in actor.members:
        for mention in member.mentions:
            yield one.article.text, *mention.span


def _is_of_press(text: str, start: int, end: int) -> bool:
    """Tell whether somebody is named as a medium's, "NPR's Ann Lee", or reports in a turn."""
    owner = OWNER.search(text, max(0, start - REACH), start)
    if owner and owner[1].lower() in MEDIA:
        return True
    part = PART.match(text, end)
    return part is not None and part[1].lower() in PRESS


def _asks(actor: MergedActor) -> bool:
    """Tell whether somebody of no known role has turns in an interview, most of them questions."""
    members = ((one.article.text, member.mentions) for one, member in actor.members)
    turns = [turn for text, mentions in members for turn in turns_in(text, mentions)]
    return bool(turns) and 2 * sum("?" in turn for turn in turns) >= len(turns)


def turns_in(text: str, mentions: Iterable[Mention]) -> Iterator[str]:
    """Give the paragraphs that open with a name of the actor and a colon."""
    for mention in mentions:
        start, end = mention.span
        if text[end : end + 1] == ":" and text[max(0, start - 1) : start] == "\n":
            yield text[end:].partition("\n\n")[0]
