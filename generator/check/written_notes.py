"""How the definitions of footnotes are generated."""

import posixpath

from generator.check.passage_evidence import PassageEvidence
from generator.render.page_tools import PageTools


def footnotes(evidence: PassageEvidence, id: str, folder: str) -> tuple[str, str]:
    """How the definition of a passage's mark is generated for the pages of a folder.

    The second one repeats the passage.
    """
    tools = PageTools(posixpath.join(folder, "page.md"), evidence.words)
    passage = evidence.passages[id]
    return tools.reference(passage), tools.reference(passage, repeats=True)
