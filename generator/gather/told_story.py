"""What is told of one story: its claims with their lines, and what of them weighs most.

All of it follows from the records of the story alone, so it is kept: an untouched story is not told
again.
"""

from collections.abc import Iterator
from typing import NamedTuple

from generator.briefing_items import Stance, TimelineEntry
from generator.caching.kept import Following, kept
from generator.claims import Claim, Conflict, Origin, Related, Story
from generator.evidence import Reported, Said, Series, Statement
from generator.faults import RAISED, Faults
from generator.frozen import replace
from generator.gather.choosing.choose import (
    FigureSources,
    SentenceSources,
    choose_highlights,
    choose_key_figures,
)
from generator.gather.claims.claim_lines import choose_lines
from generator.gather.claims.joined_claims import ClaimSources, MadeClaim, make_claims
from generator.gather.conflicts.disputed_figures import Figures, add_relations
from generator.gather.gathering import Gathering
from generator.gather.happenings.denials import find_denials
from generator.gather.measures.measured_story import measure_figures
from generator.gather.parts import Parts
from generator.model import Fault
from generator.one_story import cited_in, told_by_story

LINES = "lines of the claims"
RELATING = "comparing of the figures"
MAKING = "making of the claims"
WHOLE = ("related", "conflicts", "statements", "key_figures", "highlights")  # of a `ToldStory`


class StoryRecords(NamedTuple):
    """What was found in the articles of one story."""

    story: Story
    origins: tuple[Origin, ...]
    statements: tuple[Statement, ...]
    said: tuple[Said, ...]
    series: tuple[Series, ...]
    timeline: tuple[TimelineEntry, ...]
    stances: tuple[Stance, ...]
    quoted_alone: tuple[str, ...]  # ids of passages


class ToldStory(NamedTuple):
    """What is told of it; what could not be made is empty, and missing."""

    related: tuple[Related, ...]
    conflicts: tuple[Conflict, ...]
    claims: tuple[MadeClaim, ...]
    statements: tuple[Statement, ...]
    key_figures: tuple[Reported, ...]
    highlights: tuple[Statement, ...]
    missing: tuple[str, ...]
    faults: tuple[Fault, ...]


@kept
def tell_story(
    gathering: Gathering, records: StoryRecords, missing: tuple[str, ...], are_raised: bool
) -> ToldStory:
    """Tell a story of its records, of which some kinds may be `missing`.

    What fails is among the faults, or else raised.
    """
    parts = Parts(RAISED if are_raised else Faults())
    parts.made |= records._asdict()
    parts.missing |= set(missing)
    parts.make("measured", lambda: measure_figures(parts["series"]))
    parts.make(MAKING, lambda: make_claims(gathering, parts.given_to(ClaimSources)))
    made = tuple(one.claim for one in parts.made[MAKING])
    parts.make(
        RELATING, lambda: Figures(parts["series"], parts["origins"], made, parts["measured"])
    )
    parts.make("related", lambda: tuple(parts[RELATING].relations()))
    parts.make(
        "conflicts", lambda: (*parts[RELATING].conflicts(), *find_denials(parts["timeline"]))
    )
    parts.make("claims", lambda: _claims(parts))
    parts.make(LINES, lambda: _lines(parts))
    if LINES not in parts.missing:
        parts.made["claims"], parts.made["statements"] = parts[LINES]
    articles = gathering.parsed
    parts.make("key_figures", lambda: choose_key_figures(parts.given_to(FigureSources), articles))
    parts.make("highlights", lambda: choose_highlights(parts.given_to(SentenceSources), articles))
    named = zip(parts.made[MAKING], parts.made["claims"], strict=False)
    return ToldStory(
        claims=tuple(one._replace(claim=claim) for one, claim in named),
        missing=tuple(sorted(parts.missing)),
        faults=parts.faults.found,
        **{name: parts.made[name] for name in WHOLE},
    )


def _claims(parts: Parts) -> tuple[Claim, ...]:
    claims = (one.claim for one in parts[MAKING])
    return add_relations(claims, parts["related"], parts["conflicts"])


def _lines(parts: Parts) -> tuple[tuple[Claim, ...], tuple[Statement, ...]]:
    quoted_alone = frozenset(parts["quoted_alone"])
    return choose_lines(parts["claims"], parts["statements"], quoted_alone)


def records_by_story(parts: Parts) -> Iterator[StoryRecords]:
    """Give the records of each story; of a kind that is missing none."""
    stories = parts["stories"]
    names = ("statements", "said", "series", "timeline")
    told = {name: told_by_story(stories, parts.made[name]) for name in names}
    following = ("statements", "said", "series")  # each is read in the articles of one story
    for number, story in enumerate(stories):
        ids = frozenset(story.ids)
        yield StoryRecords(
            # What it is called is told elsewhere, and changes with other stories.
            story=replace(story, title=""),
            origins=tuple(one for one in parts.made["origins"] if not ids.isdisjoint(one.ids)),
            stances=cited_in(ids, parts.made["stances"]),
            quoted_alone=tuple(sorted(_alone(parts, told["said"][number]))),
            timeline=told["timeline"][number],
            **{name: Following(told[name][number]) for name in following},
        )


def _alone(parts: Parts, said: tuple[Said, ...]) -> set[str]:
    """Give the passages of a story that tell nothing but quotations."""
    cited = {passage.id for one in said for passage in one.passages}
    return cited.intersection(parts.made["quoted_alone"])
