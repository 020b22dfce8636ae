"""The most memory that this process has held so far."""

import re
import resource
import sys
from pathlib import Path

STATUS = Path("/proc/self/status")
PEAK = re.compile(r"^VmHWM:\s*(\d+) kB", re.MULTILINE)


def peak_megabytes() -> float:
    """Read it from Linux's account of this very program, elsewhere from the process's usage.

    What Linux tells as a process's usage counts the program that started it, too: it is no less than what that one
    held, a long run of tests, say.
    """
    if STATUS.is_file() and (found := PEAK.search(STATUS.read_text("ascii"))):
        return int(found[1]) / (1 << 10)
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)
