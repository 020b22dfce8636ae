"""What the drawings share: their folder, their frame as SVG, and text of several lines."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.render.drawings.labels import Lettering
from generator.render.drawings.svg import Svg, element

FOLDER = "assets/drawings"
NARROWEST = 290.0  # pixels: the text column of a phone that is 320 wide
LETTER = 7.2  # pixels: a digit or small letter at 12 pixels, with room to spare


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """The screen that a drawing is made for: the style sheet shows the drawing that fits."""

    name: str
    width: float  # pixels
    letters: float  # size of a name, in pixels


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The frame of a drawing whose parts are links: how large it is, and what it is called."""

    kind: str  # a class of the style sheet
    width: float
    height: float
    title: str
    key: str = ""  # how the drawing is to be read
    about: str  # what it shows, for those who hear it

    def hold(self, parts: Iterable[Svg], **attributes) -> Svg:
        """Frame the parts as a file of SVG, each on a line of its own."""
        named = [element("title", self.title)]
        if self.key:
            named.append(element("desc", self.key))
        drawing = element(
            "svg",
            Svg("\n".join(["", *named, *parts, ""])),
            class_=self.kind,
            viewBox=f"0 0 {self.width:g} {self.height:g}",
            **attributes,
            role="group",
            aria_label=self.about,
            xmlns="http://www.w3.org/2000/svg",
        )
        return Svg(f"{drawing}\n")


def figure(
    parts: Iterable[Svg],
    kind: str,
    *,
    role: str,
    about: str,
    height: int,
    caption: Iterable[Svg] = (),
) -> Svg:
    """Frame the parts as a figure as wide as its page, on lines none of which is empty."""
    inside = Svg("\n".join(["", *parts, ""]))
    svg = element("svg", inside, role=role, aria_label=about, width="100%", height=height)
    head = [element("figcaption", *caption)] if caption else []
    return Svg(element("figure", *head, svg, class_=kind) + "\n")


def text_element(text: Lettering, x: float, y: float, *, leading: float, **attributes) -> Svg:
    """Write a text: its first line stands on `y`, each further one `leading` pixels below."""
    shown = [
        element("tspan", line, x=x, y=y + leading * number)
        for number, line in enumerate(text.lines)
    ]
    return element("text", *shown, **attributes)


def percent(value: float) -> str:
    """Write a share of the drawing's width, given in per cent."""
    return f"{value:.2f}%"
