"""What a build has to say, in the log of MkDocs."""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager

from generator.caching.last_build import BuildResult
from generator.faults import Faults, as_lines
from generator.findings import Findings, as_annotation, as_line
from generator.listing import first_of_each_kind

log = logging.getLogger("mkdocs.plugins.briefing")


def tell_result(result: BuildResult, findings: Findings) -> None:
    """Show what a build has to say.

    An article left out, a correction that matches nothing, a fault of ours is a warning, and an
    error under --strict; an edit or a conflict is nobody's mistake.
    """
    for line in (*first_of_each_kind(result.problems), *as_lines(result.faults)):
        log.warning(line)
    for finding in findings:
        (log.info if finding.is_question else log.warning)(as_line(finding))
        if os.environ.get("GITHUB_ACTIONS") == "true":
            print(as_annotation(finding), flush=True)
    for line in (*first_of_each_kind(result.notes), *result.summary):
        log.info(line)


@contextmanager
def fault_as_warning(page: str, step: str) -> Iterator[None]:
    """Do something to one page; a fault of ours is a warning, and the rest of the page stands."""
    faults = Faults()
    with faults.at(page, step):
        yield
    for line in as_lines(faults.found):
        log.warning(line)
