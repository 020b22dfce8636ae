"""Whose mistake it is where a template fails: the user's, or ours.

A template of the user's own may fail in any way, and so may ours where theirs includes it: the
innermost line of theirs is what they can mend. What fails in our templates alone is our fault.
"""

from pathlib import Path
from types import TracebackType

import jinja2

from generator.config import TEMPLATES
from generator.errors import UserError
from generator.render.sandbox import MEND, SecurityError


def explain_mistake(error: Exception, own: Path, path: str) -> UserError | None:
    """Tell which of the user's templates failed, in which line, and how.

    Gives None where it is a fault of ours.
    `own` is the folder of the user's templates, `path` the page that was to be made.
    """
    where = _line_of(error, own)
    if not where:
        return None
    if isinstance(error, jinja2.TemplateNotFound):
        known = ", ".join(_known())
        return UserError(f"{where}: templates/{error.name}: no such template. Known are: {known}")
    way_out = f" {MEND}" if isinstance(error, SecurityError) else ""
    failed = f"the template for {path} failed: {str(error).rstrip('.')}"
    return UserError(f"{where}: {failed}. Mend it, or delete it to use ours again.{way_out}")


def _line_of(error: Exception, own: Path) -> str:
    """Give the innermost line of the user's templates that was at work; "" for none."""
    if isinstance(error, jinja2.TemplateSyntaxError) and _is_own(error.filename, own):
        return f"{_shown(error.filename)}:{error.lineno}"
    lines = list(_lines(error.__traceback__))
    is_of_python = not isinstance(error, (jinja2.TemplateError, UserError))
    if own == TEMPLATES and lines and is_of_python:
        # A copy of the program, whose templates are the user's: what its Python raises is ours.
        lines = lines if _is_own(lines[-1][0], own) else []
    found = [f"{_shown(name)}:{line}" for name, line in lines if _is_own(name, own)]
    return found[-1] if found else ""


def _lines(trace: TracebackType | None):
    """Give every line of the traceback: Jinja puts those of templates there."""
    while trace:
        yield trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next


def _is_own(name: str | None, own: Path) -> bool:
    return bool(name) and Path(name).is_relative_to(own)


def _shown(name: str) -> str:
    return f"templates/{Path(name).name}"


def _known() -> list[str]:
    return sorted(path.name for path in TEMPLATES.glob("*.md") if path.name != "README.md")
