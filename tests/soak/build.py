"""One build in a process of its own, told as JSON: `python -m tests.soak.build PROJECT`."""

import json
import resource
import sys
from pathlib import Path

from generator import pipeline
from generator.config import FILE
from generator.config_reader import load_config
from generator.errors import UserError
from generator.findings import as_line, from_records
from tests.memory import peak_megabytes

LONGEST = 150  # seconds of processor time, after which the system ends the process


def build(project: Path) -> dict:
    """What a build of the project tells; a crash goes up."""
    try:
        told = pipeline.build_anew(load_config(project / FILE))
    except UserError as error:
        return {"refused": str(error)}
    return {
        "findings": [as_line(finding) for finding in from_records(told.findings)],
        "faults": [f"{fault.subject}: {fault.step}: {fault.problem}" for fault in told.faults],
        "left_out": list(told.problems),
    }


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CPU, (LONGEST, LONGEST))
    answer = build(Path(sys.argv[1]))
    print(json.dumps(answer | {"megabytes": peak_megabytes()}))
