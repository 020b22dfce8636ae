"""Templates in a sandbox: they lay a page out and reach nothing else, unless they are trusted.

A project's templates come with its branch. Jinja's sandbox keeps them from Python's own insides;
here they are kept from files too, since the settings that a template sees hold paths, and a path
can read, write and remove. Where a project has none, only the program's own are run: these are as
trustworthy as its Python, and need no sandbox.
"""

import re
from pathlib import PurePath

from jinja2 import Environment, FileSystemLoader
from jinja2.compiler import CodeGenerator
from jinja2.ext import Extension
from jinja2.sandbox import ImmutableSandboxedEnvironment, SecurityError

from generator.config import Config

SETTING = "trusted_templates: true under briefing in site_config.yml"
MEND = f"One that you trust may do this: write {SETTING}"

INCLUDE = re.compile(r'\{%[ ]include[ ]"([\w.]+)"[ ](\+?)%\}')

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


def is_whole(config: Config) -> bool:
    """Tell whether templates are compiled with what they include.

    A mistake in one of a project's own, or of a copy of the program, is told with the line of its
    file.
    """
    return not (config.own_templates or config.is_checkout)


class _Included(Extension):
    """Puts in the place of each include what it includes, when a template is compiled.

    An include makes a context of its own, which takes longer than most of ours take to print.
    """

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Give the text of a template with those that it includes, and those that they include."""
        return INCLUDE.sub(self._included, source)

    def _included(self, found: re.Match) -> str:
        source, *_ = self.environment.loader.get_source(self.environment, found[1])
        return f"{{% with %}}{self.preprocess(source, found[1])}{{% endwith {found[2]}%}}"


class _Plain(CodeGenerator):
    """Compiles attributes and calls to those of Python, which is all that our templates mean.

    Jinja looks for an item too, and whether a function wants to know where it is called.
    """

    def visit_Getattr(self, node, frame):
        """Write the attribute of a value."""
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Call(self, node, frame, forward_caller=False):
        """Write the call of a function."""
        if node.dyn_args or node.dyn_kwargs:
            return super().visit_Call(node, frame, forward_caller)
        self.visit(node.node, frame)
        self.write("(")
        for number, given in enumerate([*node.args, *node.kwargs]):
            self.write(", " if number else "")
            self.visit(given, frame)
        return self.write(")")


def make_environment(config: Config, **settings) -> Environment:
    """Make an environment of Jinja for the templates of a project.

    It is a sandbox where the project has some of its own and its settings do not trust them.
    """
    is_sandbox = config.own_templates and not config.trusted_templates
    kind = _Sandbox if is_sandbox else Environment
    extensions = [_Included] if is_whole(config) else []
    loader = FileSystemLoader(config.template_folders)
    environment = kind(loader=loader, extensions=extensions, **settings)
    if not config.own_templates:
        environment.code_generator_class = _Plain
    return environment
