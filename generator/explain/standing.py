"""Why a sentence stands in its sections, and whether it is a highlight."""

from collections.abc import Iterator

from generator.briefing import Briefing
from generator.config import Config
from generator.gather.sections import THRESHOLD, Phrase, Sorter
from generator.model import Parsed


def find_sections(parsed: Parsed, number: int, config: Config) -> Iterator[str]:
    """For each section that any cue speaks for: what speaks for it, and whether that is enough."""
    sentence = parsed.sentences[number]
    if sentence.heading:
        yield "Sections: none, it is a heading, or was hidden: read for names, never shown as a statement"
        return
    if parsed.article.language != "en":
        yield f"Sections: none, the article is not in English ({parsed.article.language}) and was not read further"
        return
    cues: dict[str, list[Phrase]] = {}
    for section, cue in Sorter(config.sections).explain(parsed, number):
        cues.setdefault(section, []).append(cue)
    if sentence.sections is not None:
        yield f"Sections: {', '.join(sentence.sections) or 'none'}, where the editor put it. Its cues:"
    else:
        yield f"Sections, from a sum of {THRESHOLD:g} on:" if cues else "Sections: none, no cue speaks for any"
    weighed = sorted(((sum(cue.weight for cue in found), section) for section, found in cues.items()), reverse=True)
    for total, section in weighed:
        belongs = "" if total >= THRESHOLD else ", too little"
        listed = ", ".join(f"{' '.join(cue.words)} {cue.weight:g}" for cue in cues[section])
        yield f"  {section} {total:g}{belongs}: {listed}"


def find_highlight(parsed: Parsed, number: int, briefing: Briefing) -> str:
    """Whether it is one, and by whose choice."""
    sentence = parsed.sentences[number]
    if sentence.pinned:
        return f"Highlight: yes, the editor’s number {sentence.pinned}"
    chosen = {(one.passage.article.id, one.passage.span) for one in briefing.highlights}
    return f"Highlight: {'yes' if (parsed.article.id, sentence.span) in chosen else 'no'}"
