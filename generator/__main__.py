"""The program's name and its commands."""

import atexit
import gc
import logging
import os
import sys
import warnings
from importlib import import_module
from pathlib import Path

import click

from generator import __version__
from generator.errors import UserError
from generator.faults import REPORT_COMMAND, VARIABLE, as_lines, make_fault

# Allocations between two garbage collections. What the program makes holds few cycles, and at
# Python's 700 the collector takes a tenth of the parser's time.
COLLECT_AFTER = 1_000_000
# By their names the modules of `generator.commands`: a command waits for no other one's.
COMMANDS = {
    **dict.fromkeys(("init", "add", "fetch", "status", "parse"), "articles"),
    **dict.fromkeys(("build", "pdf", "serve"), "site"),
    **dict.fromkeys(("conflicts", "resolve", "diff", "reset"), "edits"),
    **dict.fromkeys(("edition", "changes"), "edition"),
    "check": "check",
    "explain": "explain",
}
# Slots of a frame: with it CPython takes a megabyte for frames, of which it uses what it needs.
ROOM = 70_000


def with_room(function):
    """Make the frames of all that a function calls lie in one piece of memory.

    Else CPython asks the system for another 16 KB whenever they reach beyond those it has, and
    gives them back as soon as the call returns. A loop may do so at each of its turns: a build of a
    hundred articles did 28,000 times.
    """
    function.__code__ = function.__code__.replace(co_stacksize=ROOM)
    return function


class Commands(click.Group):
    """The commands; a `UserError` of one is shown as a message, and the exit status is 1.

    Where a command itself fails, that is a fault of ours, and shown so: with its traceback under
    --debug alone.
    """

    def list_commands(self, ctx):
        return sorted(COMMANDS)

    def get_command(self, ctx, name):
        if name not in COMMANDS:
            return None
        return getattr(import_module(f"generator.commands.{COMMANDS[name]}"), name)

    @with_room
    def invoke(self, ctx):
        gc.set_threshold(COLLECT_AFTER)  # before the modules of the command are imported
        try:
            return super().invoke(ctx)
        except UserError as error:
            self._end(ctx, str(error))
        except (click.ClickException, click.exceptions.Exit, click.Abort, OSError):
            raise
        except Exception as error:  # a fault may be anything
            fault = make_fault(error, f"briefing {ctx.invoked_subcommand}", "the command")
            self._end(ctx, "\n".join(as_lines((fault,), report=REPORT_COMMAND)))

    @staticmethod
    def _end(ctx, message: str) -> None:
        click.secho(message, err=True, fg="red" if sys.stderr.isatty() else None)
        ctx.exit(1)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
@click.option(
    "-C",
    "--project",
    type=click.Path(path_type=Path, file_okay=False),
    default=".",
    help="The briefing's folder.",
)
@click.option(
    "--debug",
    is_flag=True,
    help="Print the traceback of what fails in the program itself.",
)
@click.option(
    "--executor",
    metavar="WHERE",
    help="Where articles are read: serial, processes, or dask:ADDRESS, a cluster of your own.",
)
@click.pass_context
def main(ctx, project, debug, executor):
    """Turn news articles into a briefing site, every statement tied to the passage it came from.

    \b
    A day with it:
      briefing init my-briefing      a new project
      cd my-briefing
      briefing add article.html      an article into seeds/
      briefing fetch                 what is new in the feeds of site_config.yml
      briefing serve                 preview; edit the pages in content/ by hand
      briefing check                 whether all you wrote stands in the sources
      briefing build --site          the whole site, in site/
      briefing edition "Monday"      keep what it says now; from then on the pages tell what is new
    """
    ctx.obj = project
    quiet_libraries()
    if debug:
        os.environ[VARIABLE] = "1"  # MkDocs, and each process that parses, looks there
        ctx.call_on_close(lambda: os.environ.pop(VARIABLE, None))
    if executor is not None:
        from generator import executors

        os.environ[executors.VARIABLE] = executors.checked(executor)  # the plugin looks there too
        ctx.call_on_close(lambda: os.environ.pop(executors.VARIABLE, None))
    # The system takes the memory back: to look through all of it first is a twelfth of a build.
    atexit.register(gc.freeze)


def quiet_libraries() -> None:
    """Keep from the terminal what libraries tell their programmers; -W of Python shows it again."""
    if not sys.warnoptions:
        warnings.simplefilter("ignore")
    # It prints what a library logs where nobody listens.
    logging.lastResort = logging.NullHandler()


if __name__ == "__main__":
    main()
