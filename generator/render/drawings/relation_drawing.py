"""Who stands where to whom as a drawing, made when the site is built. The table below it is its text equivalent.

Each actor is a row, each relation a line in a column of its own, from a dot at the one that acts to a ring with a sign
at the other, and the word for it stands above. So it needs neither colour nor a key. `columns` puts them in order.
"""

from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from typing import NamedTuple

from generator.briefing import Listed
from generator.evidence import ActorName
from generator.render.drawings.clip import Box
from generator.render.drawings.columns import Column, Panel, make_panels
from generator.render.drawings.labels import Lettering, broken, text_width
from generator.render.drawings.svg import Svg, element, lines, path
from generator.render.words import Words

FOLDER = "assets/drawings"
FEWEST = 2  # one relation is a sentence, no drawing
MOST = 30  # relations: about three screens of a phone; those told most often, and the table has all
ROW, COLUMN = 28.0, 32.0  # pixels: what a finger hits (WCAG 2.2, 2.5.8), even where a narrow screen shrinks it
LINE = 15.0  # pixels of a line of a heading
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


class RelationsFormat(NamedTuple):
    name: str
    width: float  # at most
    names: float  # of it, at most
    letters: float  # size of a name


WIDE = RelationsFormat("wide", 640.0, 210.0, 13.0)
NARROW = RelationsFormat("narrow", 300.0, 112.0, 12.0)
FORMATS = (WIDE, NARROW)


@dataclass(frozen=True, slots=True)
class RelationsDrawing:
    """A drawing: its SVG, and where in it things stand that must not touch."""

    svg: Svg
    labels: tuple[Box, ...]
    marks: tuple[Box, ...]
    size: tuple[float, float]


def file_of(format: RelationsFormat) -> str:
    return f"{FOLDER}/relations-{format.name}.svg"


def most_told(listed: Sequence[Listed]) -> tuple[Listed, ...]:
    """As many relations as a drawing can hold, in the table's order: those told most often, then those of the actors
    who have most.
    """
    degrees = Counter(key for one in listed for key in (one.stance.actor.key, one.stance.target.key))

    def rank(one: Listed) -> tuple[int, int]:
        return -len(one.stance.passages), -degrees[one.stance.actor.key] - degrees[one.stance.target.key]

    chosen = set(sorted(listed, key=rank)[:MOST])
    return tuple(one for one in listed if one in chosen)


def draw_relations(
    listed: Sequence[Listed], format: RelationsFormat, words: Words, gone: Set[str] = frozenset()
) -> RelationsDrawing | None:
    """The drawing of those told most; None where there are too few. To pages that are `gone` no name leads."""
    if len(listed) < FEWEST:
        return None
    return _Drawing(most_told(listed), format, words, gone).draw()


class _Drawing:
    def __init__(self, listed: Sequence[Listed], format: RelationsFormat, words: Words, gone: Set[str]):
        self.format, self.words, self.gone = format, words, gone
        self.count = len(listed)
        actors = {actor for one in listed for actor in (one.stance.actor, one.stance.target)}
        self.texts = {actor: _fitted(actor.name, format) for actor in actors}
        self.left = max(text.width for text in self.texts.values()) + GAP
        self.headings = {one.stance.relation: self._heading(one.stance.relation) for one in listed}
        self.head = max(len(text.lines) for text in self.headings.values()) * LINE + 8
        self.panels = make_panels(listed, format.width - self.left, self._group_width)
        self.labels: list[Box] = []
        self.marks: list[Box] = []

    def draw(self) -> RelationsDrawing:
        parts, top, width = [], 0.0, 0.0
        for panel in self.panels:
            parts += self._panel(panel, top)
            width = max(width, self.left + sum(self._group_width(kind, len(group)) for kind, group in panel.groups))
            top += self.head + ROW * len(panel.rows) + BETWEEN
        width, height = width + 1, top - BETWEEN
        drawing = element(
            "svg", Svg("\n"), element("title", self.words.plain("relating.title")), Svg("\n"),
            element("desc", self.words.plain("relating.key")), Svg("\n"), lines(parts), Svg("\n"),
            class_=self.format.name, viewBox=f"0 0 {width:g} {height:g}", width=f"{width:g}", height=f"{height:g}",
            role="group", aria_label=self.words.plain("relating.about", count=self.count),
            xmlns="http://www.w3.org/2000/svg",
        )  # fmt: skip
        return RelationsDrawing(Svg(drawing + "\n"), tuple(self.labels), tuple(self.marks), (width, height))

    def _heading(self, relation: str) -> Lettering:
        return Lettering(broken(self.words.plain(f"relations.{relation}")), HEADING)

    def _group_width(self, relation: str, columns: int) -> float:
        """How much room the columns of a kind need with the word above them."""
        return max(columns * COLUMN, self.headings[relation].width + 6)

    def _panel(self, panel: Panel, top: float) -> Iterator[Svg]:
        floor = top + self.head
        y = {actor: floor + ROW * (number + 0.5) for number, actor in enumerate(panel.rows)}
        placed, x = [], self.left
        for relation, group in panel.groups:
            width = self._group_width(relation, len(group))
            yield self._group_head(relation, x, width, top)
            first = x + (width - COLUMN * (len(group) - 1)) / 2
            placed += [(column, first + COLUMN * number) for number, column in enumerate(group)]
            x += width
        for actor in panel.rows:
            last = max(x for column, x in placed if actor in column.actors)
            yield element("path", class_="row", d=path([[(self.left - 6, y[actor]), (last, y[actor])]], closed=False))
        for actor in panel.rows:
            yield self._name(actor, y[actor])
        for column, x in placed:
            yield self._column(column, x, y)

    def _group_head(self, relation: str, x: float, width: float, top: float) -> Svg:
        """The word for the relations below it, and how far it reaches."""
        text, middle = self.headings[relation], x + width / 2
        first = top + self.head - 8 - LINE * len(text.lines) + 11
        shown = [element("tspan", line, x=middle, y=first + LINE * number) for number, line in enumerate(text.lines)]
        self.labels.append(Box(middle - text.width / 2, first - 11, middle + text.width / 2, top + self.head - 8))
        y = top + self.head - 4
        reach = element("path", class_="reach", d=path([[(x + 3, y), (x + width - 3, y)]], closed=False))
        return Svg(element("text", *shown, font_size=HEADING, text_anchor="middle", aria_hidden="true") + reach)

    def _name(self, actor: ActorName, y: float) -> Svg:
        """The actor's name, which leads to its page."""
        text, x = self.texts[actor], self.left - GAP
        first = y + text.size * (0.36 if len(text.lines) == 1 else -0.2)
        shown = [
            element("tspan", line, x=x, y=first + 1.1 * text.size * number) for number, line in enumerate(text.lines)
        ]
        self.labels.append(Box(x - text.width, y - ROW / 2 + 1, x, y + ROW / 2 - 1))
        target = element("rect", class_="target", x=0, y=y - ROW / 2, width=x, height=ROW)
        label = element("text", *shown, font_size=text.size, text_anchor="end")
        inside = (element("title", actor.name), target, label)
        if not actor.has_page or f"actors/{actor.key}.md" in self.gone:
            return element("g", *inside, class_="name")
        return element("a", *inside, href=f"{actor.key}/", class_="name", aria_label=actor.name, data_page="")

    def _column(self, column: Column, x: float, y: dict[ActorName, float]) -> Svg:
        """One line from the topmost to the lowest of its actors; each leaf leads to its row of the table."""
        kind, hub = column.relation.replace(" ", "-"), y[column.hub]
        ends = sorted(y[actor] for actor in column.actors)
        mutual = column.listed[0].stance.is_mutual
        beside = (-2.0, 2.0) if mutual else (0.0,)
        drawn = [
            element("path", class_="line", d=path([[(x + dx, ends[0]), (x + dx, ends[-1])]], closed=False))
            for dx in beside
        ]
        above, below = ends[0] < hub, ends[-1] > hub
        drawn.append(self._dot(x, hub) if column.acts and not mutual else self._ring(column.relation, x, hub))
        if not column.acts:
            drawn += [_arrow(x, hub, side) for side, is_there in ((-1, above), (1, below)) if is_there]
        leaves = [
            self._leaf(column, one, x, y[leaf], hub) for one, leaf in zip(column.listed, column.leaves, strict=True)
        ]
        return element("g", *drawn, *leaves, class_=f"relation {kind}")

    def _leaf(self, column: Column, listed: Listed, x: float, y: float, hub: float) -> Svg:
        stance = listed.stance
        told = self.words.plain(
            "relating.mark", actor=stance.actor.name, target=stance.target.name, count=len(stance.passages),
            relation=self.words.plain(f"relations.{stance.relation}"),
        )  # fmt: skip
        # One relation alone is hit anywhere along its line; of several, each at its own end.
        top, bottom = sorted([y, hub if len(column.listed) == 1 else y])
        target = element(
            "rect", class_="target", x=x - COLUMN / 2, y=top - ROW / 2, width=COLUMN, height=bottom - top + ROW
        )
        directed = column.acts and not stance.is_mutual
        mark = [self._ring(column.relation, x, y)] if column.acts else [self._dot(x, y)]
        arrow = [_arrow(x, y, -1 if hub < y else 1)] if directed else []
        return element("a", element("title", told), target, *mark, *arrow, href=f"#{listed.id}", aria_label=told)

    def _dot(self, x: float, y: float) -> Svg:
        self.marks.append(Box(x, y, x, y).grown(DOT))
        return element("circle", class_="dot", cx=x, cy=y, r=DOT)

    def _ring(self, relation: str, x: float, y: float) -> Svg:
        self.marks.append(Box(x, y, x, y).grown(RING))
        ring = element("circle", class_="ring", cx=x, cy=y, r=RING)
        sign = SIGNS.get(relation)
        if not sign:
            return ring
        return Svg(ring + element("path", class_="sign", d=sign, transform=f"translate({x:.1f} {y:.1f})"))


def _arrow(x: float, y: float, side: int) -> Svg:
    """The head of an arrow that reaches a ring from above (-1) or from below (1)."""
    tip = y + side * (RING + 1)
    return element("path", class_="arrow", d=path([[(x, tip), (x - 4, tip + side * 6), (x + 4, tip + side * 6)]]))


def _fitted(name: str, format: RelationsFormat) -> Lettering:
    """A name in one line, or in two smaller ones, of which what has no room is left out and "…" says so."""
    whole = " ".join(name.split())
    if text_width(whole, format.letters) <= format.names:
        return Lettering((whole,), format.letters)
    return Lettering(tuple(_cut(line, format.names) for line in broken(whole)), LEAST)


def _cut(line: str, width: float) -> str:
    if text_width(line, LEAST) <= width:
        return line
    while line and text_width(f"{line}…", LEAST) > width:
        line = line[:-1]
    return f"{line.rstrip()}…"
