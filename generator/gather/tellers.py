"""Those who only tell the news: hosts, reporters, photographers, papers and stations.

An interview names whoever asks more often than most whom it is about.
"""

from collections.abc import Iterator

from generator.merged_actors import MergedActor
from generator.model import Kind
from generator.word_lists import read_words

PRESS = frozenset(read_words("titles")["speaker role"] + read_words("contexts")["of media"])
MEDIA = frozenset(read_words("contexts")["media"])


def only_tells(actor: MergedActor) -> bool:
    """Tell whether an actor's role or name, or the questions asked, are those of who tells news."""
    if actor.kind is Kind.ORGANISATION:
        return _last_word(actor.name) in MEDIA
    if actor.kind is not Kind.PERSON:
        return False
    titles = [role.title.lower() for _, member in actor.members for role in member.roles]
    words = {word for title in titles for word in title.split()}
    return not words.isdisjoint(PRESS) if titles else _asks(actor)


def _last_word(name: str) -> str:
    return name.lower().split()[-1] if name.split() else ""


def _asks(actor: MergedActor) -> bool:
    """Tell whether somebody of no known role has turns in an interview, most of them questions."""
    turns = [*_turns(actor)]
    return bool(turns) and 2 * sum("?" in turn for turn in turns) >= len(turns)


def _turns(actor: MergedActor) -> Iterator[str]:
    """Give the paragraphs that open with a name of the actor and a colon."""
    for one, member in actor.members:
        text = one.article.text
        for mention in member.mentions:
            start, end = mention.span
            if text[end : end + 1] == ":" and not text[:start].rpartition("\n")[2].strip():
                yield text[end:].partition("\n\n")[0]
