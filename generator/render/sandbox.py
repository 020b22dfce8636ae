"""Templates in a sandbox: they lay a page out and reach nothing else, unless they are trusted.

A project's templates come with its branch. Jinja's sandbox keeps them from Python's own insides;
here they are kept from files too, since the settings that a template sees hold paths, and a path
can read, write and remove. Where a project has none, only the program's own are run: these are as
trustworthy as its Python, and need no sandbox.
"""

from pathlib import PurePath

from jinja2 import Environment, FileSystemLoader
from jinja2.sandbox import ImmutableSandboxedEnvironment, SecurityError

from generator.config import Config

SETTING = "trusted_templates: true under briefing in site_config.yml"
MEND = f"One that you trust may do this: write {SETTING}"

__all__ = ["MEND", "SecurityError", "make_environment"]


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, in which a path is a text and no more."""

    def __init__(self, **settings):
        super().__init__(**settings)
        self._are_safe: dict[tuple[type, str], bool] = {}  # attributes of a type

    def is_safe_attribute(self, obj, attr, value):
        """Whether a template may ask for it, which the type alone decides; so once a type."""
        asked = type(obj), attr
        if asked not in self._are_safe:
            is_safe = super().is_safe_attribute(obj, attr, value)
            self._are_safe[asked] = is_safe and not isinstance(obj, PurePath)
        return self._are_safe[asked]


def make_environment(config: Config, **settings) -> Environment:
    """Make an environment of Jinja for the templates of a project.

    It is a sandbox where the project has some of its own and its settings do not trust them.
    """
    is_sandbox = config.has_own_templates and not config.trusted_templates
    kind = _Sandbox if is_sandbox else Environment
    return kind(loader=FileSystemLoader(config.template_folders), **settings)
