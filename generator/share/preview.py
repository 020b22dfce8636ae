"""The picture that other sites show beside a link to a page.

Drawn without a request, in a font that comes as a package. Text for which the font has no glyphs is
left out, never drawn as boxes: an Arabic briefing has a picture with a sign, the date of its
cut-off and the number of its sources.
"""

import io
import unicodedata
from contextlib import suppress
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageDraw, ImageFont

from generator.caching.last_build import digest_of, program_state
from generator.contrast import Colour
from generator.errors import UserError
from generator.files import write_atomic
from generator.render.list_pages import list_of
from generator.render.words import Words
from generator.share import HEIGHT, WIDTH, Shown
from generator.share.leading import leading_lines, sources_of
from generator.share.linked import OVERVIEWS, LinkedData

DRAWER = "share/preview.py"  # a picture is drawn anew when this file changes
MARGIN = 80
SHADES = 16  # from the ground to white: four bits a pixel
GROUND = (0x30, 0x3F, 0x9F)  # indigo 700 of Material Design: white on it has a contrast of 9 to 1
WHITE, PALE, FAINT = 255, 190, 40  # parts of white, of 255
TITLE_SIZES = (96, 84, 72, 60)  # pixels, the first that fits
LINE_SIZES = (60, 52, 46)  # the same for the line that leads the overview
TITLE_TOP, TITLE_BOTTOM = 170, 480
NOTES_TOP = 530
LONGEST = 500  # letters, of which a picture holds half
SIGN = 80  # the height of the sign in the corner


class Preview(NamedTuple):
    """What a picture says."""

    site: str
    title: str
    notes: tuple[str, ...]  # in the bottom line: from where on to where
    # in their place where not all of them can be drawn: the date and a number
    plain_notes: tuple[str, ...] = ()
    sizes: tuple[int, ...] = TITLE_SIZES
    ground: Colour = GROUND  # that of the header, where the settings have one


def preview_of(
    shown: Shown, content: str, data: LinkedData | None, words: Words, path: str = ""
) -> Preview:
    """Give what the picture of the page at `path` says: its title, and the cut-off and the sources.

    In place of its title an overview has the line that leads it, from its `content` as HTML.
    """
    if not data:
        return Preview(shown.site, shown.title, ())
    is_overview = list_of(path) in OVERVIEWS
    cutoff, sources = sources_of(path, data) if is_overview else (data.cutoff, len(data.sources))
    day = words.day(cutoff) if cutoff else words.plain("overview.cutoff_unknown")
    notes = (
        words.plain("overview.cutoff", day=day),
        words.plain("overview.sources", count=sources),
    )
    plain_notes = (cutoff.isoformat() if cutoff else "", str(sources))
    lines = leading_lines(content, data, words) if is_overview else ()
    leading = next(filter(_fits, lines), "")
    sizes = LINE_SIZES if leading else TITLE_SIZES
    named = shown.site if shown.is_home or not leading else f"{shown.site}: {shown.title}"
    return Preview(named, leading or shown.title, notes, plain_notes, sizes)


def _fits(line: str) -> bool:
    if not (shown := drawable(line)) or len(line) > LONGEST:
        return False
    height = round(LINE_SIZES[-1] * 1.12)
    lines = _wrapped(shown, _font("Semibold", LINE_SIZES[-1]), WIDTH - 2 * MARGIN)
    return len(lines) <= (TITLE_BOTTOM - TITLE_TOP) // height


class Gallery:
    """The pictures in a folder: each is drawn once, and dropped when a build does not need it."""

    def __init__(self, folder: Path):
        self._folder = folder
        self._used: set[str] = set()

    def get(self, preview: Preview) -> tuple[str, bytes]:
        """Give the picture's file name, which tells what it shows, and the picture."""
        told = repr((program_state((DRAWER,)), *preview))
        name = f"{digest_of(told.encode(errors='replace'))}.png"
        self._used.add(name)
        path = self._folder / name
        with suppress(OSError):
            return name, path.read_bytes()
        drawn = draw(preview)
        with suppress(OSError, UserError):  # costs the time of the next build, nothing else
            write_atomic(path, drawn)
        return name, drawn

    def drop_unused(self) -> None:
        """Remove the pictures that nobody asked for."""
        for path in self._folder.glob("*.png"):
            if path.name not in self._used:
                with suppress(OSError):
                    path.unlink()


def draw(preview: Preview) -> bytes:
    """Give the picture as PNG; the same for the same words."""
    image = Image.new("L", (WIDTH, HEIGHT), 0)
    canvas = ImageDraw.Draw(image)
    site, title = drawable(preview.site), drawable(preview.title)
    if site and title != site:
        room = WIDTH - 3 * MARGIN - SIGN
        _draw_line(canvas, site, place=(MARGIN, MARGIN), size=44, shade=PALE, width=room)
    if title or site:
        _draw_sign(canvas, WIDTH - MARGIN - SIGN * 3 // 4, MARGIN - 10, SIGN)
        _draw_title(canvas, title or site, preview.sizes)
    else:
        _draw_sign(canvas, (WIDTH - SIGN * 3) // 2, MARGIN + 20, SIGN * 4)
    canvas.line((MARGIN, NOTES_TOP - 24, WIDTH - MARGIN, NOTES_TOP - 24), FAINT, 3)
    worded = all(map(drawable, preview.notes))
    _draw_notes(canvas, preview.notes if worded else preview.plain_notes, sign=not worded)
    return _as_png(image, preview.ground)


def drawable(text: str) -> str:
    """Give the text on one line without pictograms and invisible signs.

    It is "" where the font lacks one of its letters.
    """
    line = " ".join(unicodedata.normalize("NFC", text[:LONGEST]).split())
    kept = "".join(
        sign
        for sign in line
        if _has_glyph(sign) or unicodedata.category(sign) not in ("So", "Cf", "Sk")
    )
    return " ".join(kept.split()) if all(map(_has_glyph, kept)) else ""


@cache
def _has_glyph(sign: str) -> bool:
    draw_mask = _font("Semibold", 40).getmask
    return sign == " " or bytes(draw_mask(sign)) != bytes(draw_mask("\U0010ffff"))


@cache
def _font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    # The basic layout is there on every machine: the same words give the same picture.
    file = files("font_source_sans_pro") / "files" / f"SourceSansPro-{weight}.ttf"
    layout = ImageFont.Layout.BASIC
    return ImageFont.truetype(io.BytesIO(file.read_bytes()), size, layout_engine=layout)


def _draw_title(canvas: ImageDraw.ImageDraw, title: str, sizes: tuple[int, ...]) -> None:
    for size in sizes:
        font, height = _font("Semibold", size), round(size * 1.12)
        lines = _wrapped(title, font, WIDTH - 2 * MARGIN)
        room = (TITLE_BOTTOM - TITLE_TOP) // height
        if len(lines) <= room and all(font.getlength(line) <= WIDTH - 2 * MARGIN for line in lines):
            break
    if len(lines) > room:
        lines = [*lines[: room - 1], f"{lines[room - 1]} …"]
    for number, line in enumerate(lines):
        _draw_line(
            canvas,
            line,
            place=(MARGIN, TITLE_TOP + number * height),
            size=size,
            shade=WHITE,
            width=WIDTH - 2 * MARGIN,
            weight="Semibold",
        )


def _wrapped(text: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """Give the words in lines no wider than that; a wider word has a line of its own."""
    lines: list[str] = []
    for word in text.split():
        if lines and font.getlength(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _draw_line(
    canvas, text: str, place: tuple[int, int], size: int, shade: int, width: int, weight="Regular"
) -> None:
    """One line; what is too wide ends in an ellipsis."""
    font = _font(weight, size)
    if font.getlength(text) > width:
        while text and font.getlength(f"{text}…") > width:
            text = text[:-1]
        text = f"{text.rstrip(' …')}…"
    canvas.text(place, text, shade, font)


def _draw_notes(canvas: ImageDraw.ImageDraw, notes: tuple[str, ...], sign: bool) -> None:
    """Draw one note at the left end of the line and the other at the right one.

    A note that is a bare number has a sign before it.
    """
    font = _font("Regular", 36)
    for note, left in zip(map(drawable, notes), (True, False), strict=False):
        start = MARGIN if left else WIDTH - MARGIN - round(font.getlength(note))
        canvas.text((start, NOTES_TOP), note, PALE, font)
        if sign and not left:
            _draw_sign(canvas, start - 50, NOTES_TOP + 4, 44)


def _draw_sign(canvas: ImageDraw.ImageDraw, left: int, top: int, height: int) -> None:
    """A page with its lines."""
    width, stroke, inset = height * 3 // 4, max(2, height // 16), height // 6
    canvas.rounded_rectangle(
        (left, top, left + width, top + height), height // 10, outline=PALE, width=stroke
    )
    for number in (1, 2, 3):
        end = left + width - inset * (2 if number == 3 else 1)
        canvas.line(
            (left + inset, top + height * number // 4, end, top + height * number // 4),
            PALE,
            stroke,
        )


def _as_png(image: Image.Image, ground: Colour) -> bytes:
    """Give the shades of grey as steps from the ground's colour to white."""
    steps = image.point([round(grey * (SHADES - 1) / 255) for grey in range(256)])
    steps = Image.frombytes("P", image.size, steps.tobytes())
    palette = [
        round(part + (255 - part) * step / (SHADES - 1))
        for step in range(SHADES)
        for part in ground
    ]
    steps.putpalette(palette)
    written = io.BytesIO()
    steps.save(written, "PNG", bits=4, compress_level=6)
    return written.getvalue()
