"""What changed, as pages show it: each item with the passages that it can still cite.

A passage that some page cites has its place on the page of its source, and is cited as everywhere.
One that is no longer cited, or in no source any more, has none: its words, its source and its date
stand written out, from the edition's own record, without a link that leads nowhere.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from generator.briefing import Briefing
from generator.editions.claim_changes import EditionDispute
from generator.editions.compare import PARTS, Changes, EditionChange
from generator.editions.edition import (
    Edition,
    EditionActor,
    EditionClaim,
    EditionEvent,
    EditionFigure,
    EditionQuote,
    EditionSource,
    EditionStatement,
)
from generator.evidence import ActorName, Passage
from generator.model import Article
from generator.render.escape import css_string
from generator.render.filters import counted
from generator.render.words import Words

Item = (
    EditionActor
    | EditionClaim
    | EditionDispute
    | EditionEvent
    | EditionFigure
    | EditionQuote
    | EditionSource
    | EditionStatement
)

GONE = ("withdrawn", "sources_removed")  # parts of no day: what they tell of is said no more

# With more that is new, a mark beside each tells nothing, and weighs on every page.
MOST_MARKED = 450
STYLE_SHEET = "assets/briefing.css"


# A word, not a colour alone; with what it is new since for those who hear it. Where everything is
# new, in a block of the overview or under the heading of a page, it is left out.
MARKS = """
/* New since the last edition: made anew with every build. */
.md-typeset sup:not(.all-new *, :has(> .all-new:not(div)) *):is({chosen})::after,
.md-typeset a:not(.footnote-ref, .all-new *, :has(> .all-new:not(div)) *):is(td *, .source):is(
  {led}
)::after {{
  content: {mark};
  content: {mark} / {told};
  margin-inline-start: 0.2em;
  padding: 0 0.3em;
  border: 0.05rem solid currentcolor;
  border-radius: 0.6em;
  color: var(--md-typeset-color);
  font-size: 0.8em;
  white-space: nowrap;
}}
"""


@dataclass(frozen=True, slots=True)
class Uncitable:
    """A passage that can't be cited: what a page writes instead."""

    text: str
    source: EditionSource
    article: Article | None  # where the source is still one of the briefing's


@dataclass(frozen=True, slots=True)
class ChangedItem:
    """One item of a comparison, with what it was before and its evidence.

    All of the evidence is cited, or all of it is written out.
    """

    item: Item
    cited: tuple[Passage, ...] = ()
    written: tuple[Uncitable, ...] = ()
    who: ActorName | None = None  # the actor, the speaker, who reported it
    before: "ChangedItem | None" = None
    article: Article | None = None  # of a source, where it is still one of the briefing's
    several: "tuple[ChangedItem, ...]" = ()  # the claims of a dispute

    @property
    def day(self) -> date | None:
        """When it was published: the newest article behind it; None where no day is known."""
        days = [passage.article.published for passage in self.cited]
        days += [day_of(written.source.published) for written in self.written]
        days += [claim.day for claim in self.several]
        if isinstance(self.item, EditionSource):
            days.append(day_of(self.item.published))
        return max(filter(None, days), default=None)

    @property
    def is_taken_otherwise(self) -> bool:
        """Whether a figure has the words it had but another number, as one that was corrected."""
        items = (self.before.item if self.before else None, self.item)
        figures = [item for item in items if isinstance(item, EditionFigure)]
        values = {figure.value for figure in figures} - {None}
        return len({figure.text for figure in figures}) == 1 and len(values) == 2


Parts = tuple[tuple[str, Sequence[ChangedItem]], ...]  # each with its name


class ChangesView:
    """A comparison for a template: its parts with their items; empty parts are left out."""

    gone = GONE

    def __init__(self, changes: Changes, briefing: Briefing, citable: Mapping[str, Passage]):
        """`citable` are the passages by id that have a place on the page of their source."""
        self.old, self.new = changes.old, changes.new
        self.is_program_other = changes.is_program_other
        self.is_marked = len(changes.cited_first) <= MOST_MARKED
        self._citable = citable
        self._articles = {article.id: article for article in briefing.articles}
        self._actors = {profile.key: profile.link for profile in briefing.actors}
        self.parts = tuple(self._parts(changes))

    @property
    def days(self) -> tuple[tuple[date | None, Parts], ...]:
        """The parts by day, the newest first, then what is of no day, and last what is GONE."""
        found: dict[tuple[bool, int], dict[str, list[ChangedItem]]] = {}
        for part, items in self.parts:
            for item in items:
                day = None if part in GONE else item.day
                key = part in GONE, -day.toordinal() if day else 0
                found.setdefault(key, {}).setdefault(part, []).append(item)
        return tuple(
            (date.fromordinal(-key[1]) if key[1] else None, tuple(parts.items()))
            for key, parts in sorted(found.items())
        )

    def _parts(self, changes: Changes) -> Iterator[tuple[str, tuple[ChangedItem, ...]]]:
        for name in PARTS:
            edition = self.old if name == "withdrawn" else self.new
            if items := getattr(changes, name):
                yield name, tuple(self._changed(item, edition) for item in items)

    def _changed(self, item: Item | EditionChange, edition: Edition) -> ChangedItem:
        """Give the item as its edition has it, with its evidence."""
        match item:
            case EditionChange(old, new):
                return replace(self._changed(new, self.new), before=self._changed(old, self.old))
            case EditionDispute(claims):
                return ChangedItem(
                    item, several=tuple(self._changed(one, edition) for one in claims)
                )
            case EditionSource():
                return ChangedItem(item, article=self._articles.get(item.id))
            case EditionStatement() if edition is self.new and item.id in self._citable:
                return ChangedItem(item, cited=(self._citable[item.id],))
            case EditionStatement():
                return ChangedItem(item, written=(self._written(item, edition),))
        who = self._who(item)
        if all(id in self._citable for id in item.passages):
            cited = tuple(self._citable[id] for id in item.passages)
            return ChangedItem(item, cited=cited, who=who)
        # Half of its passages would not bear out all of its words.
        written = tuple(self._written(edition.statement_of[id], edition) for id in item.passages)
        return ChangedItem(item, written=written, who=who)

    def _written(self, statement: EditionStatement, edition: Edition) -> Uncitable:
        return Uncitable(
            statement.text,
            edition.source_of[statement.source],
            self._articles.get(statement.source),
        )

    def _who(self, item: Item) -> ActorName | None:
        """Name the actor of an item by its present name and page, where the briefing has it."""
        match item:
            case EditionActor(key=key, name=name) | EditionQuote(speaker=key, speaker_name=name):
                pass
            case EditionFigure(reporter=key, reporter_name=name):
                pass
            case _:
                return None
        if not key:
            return None
        return self._actors.get(key) or ActorName(key, name, has_page=False)


def marks(changes: Changes | None, words: Words) -> str:
    """Write the rules of the style sheet that mark the citations of new passages; "" for none.

    On pages that list what is new the mark would say nothing.
    """
    ids = sorted(statement.id for statement in changes.cited_first) if changes else []
    if not ids or len(ids) > MOST_MARKED:
        return ""
    chosen = ",".join(f'[id$=":{id}"]' for id in ids)
    led = ",".join(f'[href$="{id}"]' for id in ids)  # a row to its line, a chip to its passage
    mark = css_string(words.plain("changes.mark"))
    told = css_string(f" ({words.plain('changes.new_since', name=changes.old.name)})")
    return MARKS.format(chosen=chosen, led=led, mark=mark, told=told)


def day_of(written: str) -> date | None:
    """Read the day that a record names; None where it names none."""
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def moment(edition: Edition, words: Words) -> str:
    """Write in words when an edition was closed."""
    time = datetime.fromisoformat(edition.closed)
    return words.plain("changes.moment", day=words.day(time.date()), time=f"{time:%H:%M}")


def day_in_words(written: str, words: Words) -> str:
    """Write the day that a record names in words."""
    day = day_of(written)
    return words.day(day) if day else words.plain("dates.unknown")


def subject(figure: EditionFigure, words: Words) -> str:
    """Write what a figure of an edition counts, and where."""
    what = counted(figure.unit, figure.term, words)
    return words.plain("lists.comma").join(part for part in (what, figure.place) if part)


def exact(figure: EditionFigure, words: Words) -> str:
    """Write the number of a figure that has one."""
    return words.number(figure.value)


def what(actor: EditionActor, words: Words) -> str:
    """Name the kind of an actor; an unknown kind stays the record's own word."""
    return words.known("kinds", actor.kind)


def summary(changes: Changes, words: Words) -> str:
    """Say in one phrase how much of each kind changed, or that nothing did."""
    counts = changes.counts().items()
    worded = [words.plain(f"changes.count.{name}", count=number) for name, number in counts]
    return words.listed(worded) or words.plain("changes.nothing")


WORDED = {
    "changed": summary,
    "closed": moment,
    "day_in_words": day_in_words,
    "exact": exact,
    "subject": subject,
    "what": what,
}
