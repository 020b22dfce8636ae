"""Pages that an editor deleted or renamed since the last build, each told once.

Until the next build every page leads there as it was generated; the build takes those links away.
"""

from collections import Counter
from collections.abc import Callable

from generator.check.page_paths import content_folder, resolve
from generator.config import Config
from generator.findings import Finding, Findings, Rule
from generator.write.disk import is_page, known_paths

MESSAGE = "this page was deleted or renamed since the last build, and {count} links lead to it"
MEND = "Build, which takes these links away: briefing build"


def tell_pages_gone_once(
    found: Findings, config: Config, is_edited: Callable[[str], bool]
) -> Findings:
    """Tell of each page that is gone once, not of each link to it on a page that nobody edited."""
    content, folder = config.content, content_folder(config)
    known = filter(is_page, known_paths(content))
    gone = {path for path in known if not (content / path).exists()}
    counts: Counter[str] = Counter()
    others: list[Finding] = []
    for one in found:
        path = one.file.removeprefix(f"{folder}/")
        target = resolve(path, one.found).partition("#")[0] if one.rule is Rule.LINK else ""
        if target in gone and not is_edited(path):
            counts[target] += 1
        else:
            others.append(one)
    told = (_finding(f"{folder}/{path}", count) for path, count in sorted(counts.items()))
    return (*others, *told)


def _finding(file: str, count: int) -> Finding:
    message = MESSAGE.format(count=count)
    return Finding(1, rule=Rule.LINK, message=message, found=file, mend=MEND, file=file)
