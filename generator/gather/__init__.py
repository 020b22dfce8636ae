"""Everything that needs more than one article, or a choice."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain
from typing import Any

from generator.briefing import Briefing
from generator.briefing_items import Gap, Profile
from generator.claims import Story
from generator.faults import RAISED, Faults, without_failing
from generator.gather.claims.joined_claims import name_claims
from generator.gather.figures import find_series
from generator.gather.gaps import GapSources, find_gaps
from generator.gather.gathering import Gathering
from generator.gather.happenings.timeline_entries import find_timeline
from generator.gather.parts import Parts
from generator.gather.place_entries import find_places
from generator.gather.profiles import ProfileSources, make_profiles
from generator.gather.quotations import find_said, find_said_of
from generator.gather.sentences.caveats import find_caveats
from generator.gather.sentences.quoted_alone import find_quoted_alone
from generator.gather.sentences.statements import find_statements
from generator.gather.stances import find_stances
from generator.gather.stories.origins import find_origins
from generator.gather.stories.story_groups import find_stories
from generator.gather.told_story import ToldStory, records_by_story, tell_story
from generator.merged_actors import MergedActor
from generator.model import Article, Date, Parsed
from generator.one_story import story_of_article
from generator.section import Section

# What is found article by article.
OF_ARTICLES = (
    ("statements", find_statements),
    ("caveats", find_caveats),
    ("said", find_said),
    ("said_of", find_said_of),
    ("series", find_series),
    ("timeline", find_timeline),
    ("places", find_places),
    ("stances", find_stances),
)
NEVER_ACROSS_STORIES = ("series",)
# The fields of `Briefing` that are made here.
GATHERED = (
    "statements",
    "caveats",
    "highlights",
    "key_figures",
    "actors",
    "said",
    "series",
    "timeline",
    "places",
    "stances",
    "gaps",
    "quoted_alone",
    "claims",
    "related",
    "conflicts",
    "stories",
    "origins",
)
TELLING = "telling of the stories"
TOLD = ("related", "conflicts", "claims", "key_figures", "highlights")
GROUND = "passages and actors"  # what all other parts are made from: the `Gathering`


def gather(
    parsed: tuple[Parsed, ...],
    title: str,
    sections: tuple[Section, ...],
    faults: Faults = RAISED,
) -> Briefing:
    """Make one briefing from all articles; the order in which they are given makes no difference.

    Where `faults` are collected, a part that fails on an article is made of the others, and one
    that fails on all is `missing`.
    """
    newest_first = tuple(sorted(parsed, key=_newest_first))
    parts = Parts(faults)
    parts.make(GROUND, lambda: _prepare(newest_first, sections, faults))
    parts.make("origins", lambda: find_origins(newest_first))
    parts.make("stories", lambda: find_stories(newest_first, parts["origins"], title))
    for name, find in OF_ARTICLES:
        parts.make(name, partial(_find, parts, name, find=find))
    parts.make("quoted_alone", lambda: _quoted_alone(parts))
    parts.make(TELLING, lambda: _tell_stories(parts))
    _put_together(parts)
    parts.make("actors", lambda: _profiles(parts))
    parts.make("gaps", lambda: _gaps(parts))
    days = {one.article.published for one in parsed}
    return Briefing(
        title=title,
        cutoff=max(filter(None, days), default=None),
        articles=tuple(one.article for one in newest_first),
        sections=sections,
        unresolved=tuple(_unresolved(newest_first)),
        has_several_days=len(days) > 1,
        missing=frozenset(parts.missing),
        **{name: parts.made[name] for name in GATHERED},
    )


def _newest_first(one: Parsed) -> tuple[int, str]:
    published = one.article.published
    return -published.toordinal() if published else 0, one.article.id


def _unresolved(parsed: tuple[Parsed, ...]) -> Iterator[tuple[Article, Date]]:
    """Give the words for dates that no day could be found for, with their articles."""
    for one in parsed:
        for date in one.dates:
            if not date.resolved:
                yield one.article, date


def _prepare(
    parsed: tuple[Parsed, ...],
    sections: tuple[Section, ...],
    faults: Faults,
) -> Gathering:
    make = partial(Gathering, sections=sections)
    return _without_failing_articles(make, parsed, faults=faults, what="everything")


def _find(parts: Parts, name: str, find: Callable[[Gathering, tuple[Parsed, ...]], Any]) -> Any:
    gathering = parts[GROUND]
    if name in NEVER_ACROSS_STORIES:
        find = partial(_find_in_each_story, parts["stories"], find)
    make, what = partial(find, gathering), f"its {name}"
    return _without_failing_articles(make, gathering.parsed, faults=parts.faults, what=what)


def _without_failing_articles(
    make: Callable[[tuple[Parsed, ...]], Any],
    parsed: tuple[Parsed, ...],
    *,
    faults: Faults,
    what: str,
) -> Any:
    """Make something of the articles, without those on which that fails."""
    step = f"the gathering of {what}"
    return without_failing(make, parsed, faults, subject=_file_of, step=step)


def _file_of(one: Parsed) -> str:
    return one.article.path or one.article.id


def _find_in_each_story(
    stories: tuple[Story, ...],
    find: Callable[[Gathering, tuple[Parsed, ...]], tuple],
    gathering: Gathering,
    parsed: tuple[Parsed, ...],
) -> tuple:
    """Give what is found in the articles of each story, as if there were no others."""
    story_of = story_of_article(stories)
    of_story: dict[str, list[Parsed]] = {story.id: [] for story in stories}
    for one in parsed:
        of_story[story_of[one.article.id]].append(one)
    return tuple(chain(*(find(gathering, tuple(some)) for some in of_story.values())))


def _tell_stories(parts: Parts) -> tuple[ToldStory, ...]:
    """Tell each story; what fails in one is missing in all."""
    gathering, missing = parts[GROUND], tuple(sorted(parts.missing - {TELLING}))
    parsed_of = {one.article.id: one for one in gathering.parsed}
    told = []
    for records in records_by_story(parts):
        known = (parsed_of[id] for id in records.story.ids if id in parsed_of)
        of_story = gathering.only(tuple(known))
        told.append(tell_story(of_story, records, missing, parts.faults is RAISED))
    parts.faults.join(dict.fromkeys(fault for one in told for fault in one.faults))
    return tuple(told)


def _put_together(parts: Parts) -> None:
    """Take from what is told of each story the parts of the whole briefing."""
    told = parts.made[TELLING]
    is_told = TELLING not in parts.missing
    parts.missing.update(TOLD if not is_told else chain(*(one.missing for one in told)))
    found = {name: tuple(chain(*(getattr(one, name) for one in told))) for name in TOLD}
    lines = {line.passage.id: line for one in told for line in one.statements}
    parts.made |= found | {
        "conflicts": tuple(sorted(found["conflicts"], key=lambda one: bool(one.events))),
        "claims": name_claims(found["claims"]),
        "statements": tuple(lines.get(one.passage.id, one) for one in parts.made["statements"]),
    }


def _profiles(parts: Parts) -> tuple[Profile, ...]:
    """Make the profiles of the actors; the page of one on which that fails is then missing."""
    gathering = parts[GROUND]
    sources = ProfileSources(
        said=parts["said"],
        said_of=parts["said_of"],
        series=parts["series"],
        stances=parts["stances"],
        timeline=parts["timeline"],
    )

    def make(actors: tuple[MergedActor, ...]) -> tuple[Profile, ...]:
        return make_profiles(actors, gathering.names, passages=gathering.passages, sources=sources)

    profiles = without_failing(
        make,
        gathering.actors,
        parts.faults,
        subject=lambda actor: f"the actor {actor.name}",
        step="the gathering of it",
    )
    failed = {actor.key for actor in gathering.actors} - {profile.key for profile in profiles}
    parts.missing |= {f"actors/{key}.md" for key in failed}
    return profiles


def _quoted_alone(parts: Parts) -> frozenset[str]:
    names = ("statements", "said", "series", "timeline", "stances")
    return find_quoted_alone(**{name: parts[name] for name in names})


def _gaps(parts: Parts) -> tuple[Gap, ...]:
    gathering = parts[GROUND]
    return find_gaps(gathering.parsed, gathering.passages, parts.given_to(GapSources))
