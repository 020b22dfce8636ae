"""Who stands where to whom as a drawing, made when the site is built.

The table below the drawing is its text equivalent. Each actor is a row, each relation a line in a
column of its own, from a dot at the one that acts to a ring with a sign at the other, and the word
for it stands above. So it needs neither colour nor a key. `relation_columns` puts them in order.
"""

from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from generator.briefing_items import ListedRelation
from generator.evidence import ActorName
from generator.render.drawings.clip import Box
from generator.render.drawings.labels import Lettering, broken, text_width
from generator.render.drawings.relation_columns import Column, Panel, make_panels
from generator.render.drawings.sheet import FOLDER, Format, Sheet, text_element
from generator.render.drawings.svg import Svg, element, path
from generator.render.words import Words

FEWEST = 2  # one relation is a sentence, no drawing
MOST = 30  # relations: about three screens of a phone; those told most often, and the table has all
# Pixels: what a finger hits (WCAG 2.2, 2.5.8), even where a narrow screen shrinks it.
ROW, COLUMN = 28.0, 32.0
LINE = 15.0  # pixels of a line of a heading
UNDER_HEAD = 8  # pixels between the words above the columns and the rows
BETWEEN = 22.0  # pixels between two panels
GAP = 10.0  # pixels between the names and the first column
RING, DOT = 9.0, 5.0  # radii in pixels
HEADING = 12.0  # size of the words above the columns
LEAST = 11.0  # size of a name that needs two lines
# What stands in the ring: plus, cross, exclamation mark, peak, horn, dots.
SIGNS = {
    "supports": "M-4.5 0h9M0-4.5v9",
    "leads": "M-4.5 3l4.5-7 4.5 7z",
    "opposes": "M-3.5-3.5l7 7M-3.5 3.5l7-7",
    "accuses": "M0-5v5.5M0 4.4v.2",
    "calls on": "M-4.5-1.5l8-3v9l-8-3z",
    "speaks with": "M-4.2 0h.1M0 0h.1M4.2 0h.1",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationsFormat(Format):
    """The screen that a drawing of relations is made for; no drawing is wider."""

    names: float  # pixels of the width, at most


WIDE = RelationsFormat(name="wide", width=640.0, names=210.0, letters=13.0)
NARROW = RelationsFormat(name="narrow", width=300.0, names=112.0, letters=12.0)
FORMATS = (WIDE, NARROW)


@dataclass(frozen=True, slots=True)
class RelationsDrawing:
    """A drawing of relations: its SVG, and where in it things stand that must not touch."""

    svg: Svg
    labels: tuple[Box, ...]
    marks: tuple[Box, ...]
    size: tuple[float, float]


def file_of(format: RelationsFormat) -> str:
    """Name the file of the drawing for a screen."""
    return f"{FOLDER}/relations-{format.name}.svg"


def most_told(listed: Sequence[ListedRelation]) -> tuple[ListedRelation, ...]:
    """As many relations as a drawing can hold, in the table's order.

    They are those told most often, and of these those of the actors who have most.
    """
    stances = [one.stance for one in listed]
    degrees = Counter(key for one in stances for key in (one.actor.key, one.target.key))

    def rank(one: ListedRelation) -> tuple[int, int]:
        stance = one.stance
        return -len(stance.passages), -degrees[stance.actor.key] - degrees[stance.target.key]

    chosen = set(sorted(listed, key=rank)[:MOST])
    return tuple(one for one in listed if one in chosen)


def draw_relations(
    listed: Sequence[ListedRelation],
    format: RelationsFormat,
    words: Words,
    deleted: Set[str] = frozenset(),
) -> RelationsDrawing | None:
    """Draw the relations that are told most; None where there are too few.

    To pages that were `deleted` by hand no name leads.
    """
    if len(listed) < FEWEST:
        return None
    return _Drawing(most_told(listed), format, words=words, deleted=deleted).draw()


class _Drawing:
    """A drawing of relations while it is made."""

    def __init__(
        self,
        listed: Sequence[ListedRelation],
        format: RelationsFormat,
        *,
        words: Words,
        deleted: Set[str],
    ):
        self.format, self.words, self.deleted = format, words, deleted
        self.count = len(listed)
        stances = [one.stance for one in listed]
        actors = {actor for one in stances for actor in (one.actor, one.target)}
        self.texts = {actor: _fitted(actor.name, format) for actor in actors}
        self.left = max(text.width for text in self.texts.values()) + GAP
        self.headings = {one.relation: self._heading(one.relation) for one in stances}
        self.head = max(len(text.lines) for text in self.headings.values()) * LINE + UNDER_HEAD
        self.panels = make_panels(listed, format.width - self.left, self._group_width)
        self.labels: list[Box] = []
        self.marks: list[Box] = []

    def draw(self) -> RelationsDrawing:
        """Draw the panels one below the other."""
        parts: list[Svg] = []
        top = 0.0
        for panel in self.panels:
            parts += self._panel(panel, top)
            top += self.head + ROW * len(panel.rows) + BETWEEN
        width = max(map(self._panel_width, self.panels)) + 1
        height = top - BETWEEN
        sheet = Sheet(
            kind=self.format.name,
            width=width,
            height=height,
            title=self.words.plain("relating.title"),
            key=self.words.plain("relating.key"),
            about=self.words.plain("relating.about", count=self.count),
        )
        drawing = sheet.hold(parts, width=f"{width:g}", height=f"{height:g}")
        labels, marks = tuple(self.labels), tuple(self.marks)
        return RelationsDrawing(drawing, labels=labels, marks=marks, size=(width, height))

    def _heading(self, relation: str) -> Lettering:
        return Lettering(broken(self.words.plain(f"relations.{relation}")), HEADING)

    def _group_width(self, relation: str, columns: int) -> float:
        """Say how much room the columns of a kind need with the word above them."""
        return max(columns * COLUMN, self.headings[relation].width + 6)

    def _panel_width(self, panel: Panel) -> float:
        widths = (self._group_width(kind, len(group)) for kind, group in panel.groups)
        return self.left + sum(widths)

    def _panel(self, panel: Panel, top: float) -> Iterator[Svg]:
        """Draw the headings, the rows with their names, and the columns."""
        floor = top + self.head
        y = {actor: floor + ROW * (number + 0.5) for number, actor in enumerate(panel.rows)}
        placed: list[tuple[Column, float]] = []
        left = self.left
        for relation, group in panel.groups:
            width = self._group_width(relation, len(group))
            yield self._group_head(relation, left, width=width, top=top)
            first = left + (width - COLUMN * (len(group) - 1)) / 2
            placed += [(column, first + COLUMN * number) for number, column in enumerate(group)]
            left += width
        for actor in panel.rows:
            last = max(x for column, x in placed if actor in column.actors)
            start, end = (self.left - 6, y[actor]), (last, y[actor])
            yield element("path", class_="row", d=path([[start, end]], closed=False))
        for actor in panel.rows:
            yield self._name(actor, y[actor])
        for column, x in placed:
            yield self._column(column, x, y)

    def _group_head(self, relation: str, x: float, *, width: float, top: float) -> Svg:
        """Draw the word for the relations below it, and how far it reaches."""
        text, middle = self.headings[relation], x + width / 2
        bottom = top + self.head - UNDER_HEAD
        first = bottom - LINE * len(text.lines) + 11
        half = text.width / 2
        self.labels.append(Box(middle - half, first - 11, middle + half, bottom))
        shown = text_element(
            text,
            middle,
            first,
            leading=LINE,
            font_size=HEADING,
            text_anchor="middle",
            aria_hidden="true",
        )
        y = top + self.head - UNDER_HEAD / 2
        line = [(x + 3, y), (x + width - 3, y)]
        return Svg(shown + element("path", class_="reach", d=path([line], closed=False)))

    def _name(self, actor: ActorName, y: float) -> Svg:
        """Write the actor's name, which leads to its page."""
        text, x = self.texts[actor], self.left - GAP
        first = y + text.size * (0.36 if len(text.lines) == 1 else -0.2)
        leading = 1.1 * text.size
        label = text_element(
            text, x, first, leading=leading, font_size=text.size, text_anchor="end"
        )
        self.labels.append(Box(x - text.width, y - ROW / 2 + 1, x, y + ROW / 2 - 1))
        target = element("rect", class_="target", x=0, y=y - ROW / 2, width=x, height=ROW)
        inside = (element("title", actor.name), target, label)
        if not actor.has_page or f"actors/{actor.key}.md" in self.deleted:
            return element("g", *inside, class_="name")
        href = f"{actor.key}/"
        return element("a", *inside, href=href, class_="name", aria_label=actor.name, data_page="")

    def _column(self, column: Column, x: float, y: dict[ActorName, float]) -> Svg:
        """Draw a column with its ends; each leaf leads to its row of the table."""
        kind = column.relation.replace(" ", "-")
        leaves = [
            self._leaf(column, one, x=x, y=y[leaf], hub=y[column.hub])
            for one, leaf in zip(column.listed, column.leaves, strict=True)
        ]
        shown = [*self._column_lines(column, x, y), *self._hub(column, x, y), *leaves]
        return element("g", *shown, class_=f"relation {kind}")

    def _column_lines(self, column: Column, x: float, y: dict[ActorName, float]) -> Iterator[Svg]:
        """Draw the line from the topmost to the lowest actor, two where the relation is mutual."""
        ends = sorted(y[actor] for actor in column.actors)
        for dx in (-2.0, 2.0) if _is_mutual(column) else (0.0,):
            line = [(x + dx, ends[0]), (x + dx, ends[-1])]
            yield element("path", class_="line", d=path([line], closed=False))

    def _hub(self, column: Column, x: float, y: dict[ActorName, float]) -> Iterator[Svg]:
        """Draw the hub's end: a dot where it acts, else a ring with arrows from those that act on
        it.
        """
        hub = y[column.hub]
        ends = [y[actor] for actor in column.actors]
        yield (
            self._dot(x, hub)
            if column.acts and not _is_mutual(column)
            else self._ring(column.relation, x, hub)
        )
        if not column.acts and min(ends) < hub:
            yield _arrow(x, hub, side=-1)
        if not column.acts and max(ends) > hub:
            yield _arrow(x, hub, side=1)

    def _leaf(
        self, column: Column, listed: ListedRelation, *, x: float, y: float, hub: float
    ) -> Svg:
        """Draw a leaf's end: a ring where the hub acts on it, else a dot."""
        stance = listed.stance
        told = self.words.plain(
            "relating.mark",
            actor=stance.actor.name,
            target=stance.target.name,
            count=len(stance.passages),
            relation=self.words.plain(f"relations.{stance.wording}"),
        )
        # One relation alone is hit anywhere along its line; of several, each at its own end.
        top, bottom = sorted([y, hub if len(column.listed) == 1 else y])
        size = {"width": COLUMN, "height": bottom - top + ROW}
        target = element("rect", class_="target", x=x - COLUMN / 2, y=top - ROW / 2, **size)
        shown = [self._ring(column.relation, x, y) if column.acts else self._dot(x, y)]
        if column.acts and not stance.is_mutual:
            shown.append(_arrow(x, y, side=-1 if hub < y else 1))
        title = element("title", told)
        return element("a", title, target, *shown, href=f"#{listed.id}", aria_label=told)

    def _dot(self, x: float, y: float) -> Svg:
        self.marks.append(Box.around(x, y, DOT))
        return element("circle", class_="dot", cx=x, cy=y, r=DOT)

    def _ring(self, relation: str, x: float, y: float) -> Svg:
        self.marks.append(Box.around(x, y, RING))
        ring = element("circle", class_="ring", cx=x, cy=y, r=RING)
        sign = SIGNS.get(relation)
        if not sign:
            return ring
        place = f"translate({x:.1f} {y:.1f})"
        return Svg(ring + element("path", class_="sign", d=sign, transform=place))


def _is_mutual(column: Column) -> bool:
    return column.listed[0].stance.is_mutual


def _arrow(x: float, y: float, *, side: int) -> Svg:
    """Draw the head of an arrow that reaches a ring from above (-1) or from below (1)."""
    tip = y + side * (RING + 1)
    base = tip + side * 6
    return element("path", class_="arrow", d=path([[(x, tip), (x - 4, base), (x + 4, base)]]))


def _fitted(name: str, format: RelationsFormat) -> Lettering:
    """Give a name in one line, or in two smaller ones, each cut to its room."""
    whole = " ".join(name.split())
    if text_width(whole, format.letters) <= format.names:
        return Lettering((whole,), format.letters)
    return Lettering(tuple(_cut(line, format.names) for line in broken(whole)), LEAST)


def _cut(line: str, width: float) -> str:
    """Leave out of a line what has no room, and let "…" say so."""
    if text_width(line, LEAST) <= width:
        return line
    while line and text_width(f"{line}…", LEAST) > width:
        line = line[:-1]
    return f"{line.rstrip()}…"
