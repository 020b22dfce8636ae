"""What the whole briefing tells of each actor."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.briefing import Deed, Profile, RoleNote, Stance
from generator.evidence import ActorName, Passage, Reported, Said, Series, Statement
from generator.gather.passages import Passages
from generator.merged_actors import MergedActor
from generator.model import Parsed, Span

MOST_COMPANY = 8  # names under "named together with": more is a list of everybody
CROWD = 40  # actors; a sentence that names more is a list, and says of no two that they belong together


@dataclass(frozen=True, slots=True)
class ProfileSources:
    """Everything that may tell of an actor."""

    statements: tuple[Statement, ...]
    said: tuple[Said, ...]
    said_of: Mapping[str, tuple[Said, ...]]  # by the key of the actor that the words are about
    series: tuple[Series, ...]
    stances: tuple[Stance, ...]
    deeds: Mapping[str, tuple[Deed, ...]]  # by the actor's key


@dataclass(slots=True)
class _Found:
    """What tells of one actor."""

    statements: list[Statement] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)
    reported: list[Reported] = field(default_factory=list)
    stances: list[Stance] = field(default_factory=list)
    company: Counter[str] = field(default_factory=Counter)


def make_profiles(
    actors: tuple[MergedActor, ...], names: Mapping[str, ActorName], passages: Passages, told: ProfileSources
) -> tuple[Profile, ...]:
    """A profile for each actor, in the order of the actors."""
    found = _by_actor(told)
    return tuple(_profile(actor, names, passages, found[actor.key], told) for actor in actors)


def _by_actor(told: ProfileSources) -> dict[str, _Found]:
    found: dict[str, _Found] = defaultdict(_Found)
    for statement in told.statements:
        # Only what some section shows too: an actor's page is no second way to the whole article.
        for key in statement.actors if statement.sections else ():
            found[key].statements.append(statement)
            if len(statement.actors) <= CROWD:
                found[key].company.update(other for other in statement.actors if other != key)
    for one in told.said:
        if one.speaker:
            found[one.speaker.key].said.append(one)
    for one in told.series:
        for figure in one.figures:
            if figure.reporter:
                found[figure.reporter.key].reported.append(figure)
    for stance in told.stances:
        for key in {stance.actor.key, stance.target.key}:
            found[key].stances.append(stance)
    return found


def _profile(
    actor: MergedActor, names: Mapping[str, ActorName], passages: Passages, found: _Found, told: ProfileSources
) -> Profile:
    aliases = {alias for _, one in actor.members for alias in (one.name, *one.aliases)} - {actor.name}
    company = sorted(found.company.items(), key=lambda item: (-item[1], names[item[0]].name))
    return Profile(
        key=actor.key,
        name=actor.name,
        kind=actor.kind,
        roles=tuple(_roles(actor, passages)),
        aliases=tuple(sorted(aliases, key=lambda alias: (alias.casefold(), alias))),
        mentions=actor.mentions,
        first=_first(actor, passages),
        statements=tuple(found.statements),
        said=tuple(found.said),
        said_of_it=told.said_of.get(actor.key, ()),
        did=told.deeds.get(actor.key, ()),
        company=tuple((names[key], count) for key, count in company[:MOST_COMPANY]),
        reported=tuple(found.reported),
        stances=tuple(found.stances),
        has_page=names[actor.key].has_page,
        corrected=tuple(dict.fromkeys(field for _, one in actor.members for field in one.corrected)),
    )


def _first(actor: MergedActor, passages: Passages) -> Passage:
    """The first sentence that names the actor, a heading only where no other does.

    Where the only sentence that names them is hidden by the editor, who gave them words of an article that does not
    name them, it is the first that tells of them.
    """
    for parsed, member in actor.members:
        spans = sorted(mention.span for mention in member.mentions)
        told = [span for span in spans if not parsed.sentences[parsed.sentence_at(span.start)].heading]
        if spans:
            return passages.at(parsed, (told or spans)[0])
    return next(passages.at(parsed, span) for parsed, member in actor.members for span in _told_of(parsed, member.key))


def _told_of(parsed: Parsed, key: str) -> Iterator[Span]:
    """Where an article tells of an actor, whether or not it names them."""
    yield from (quote.span for quote in parsed.quotes if quote.speaker == key)
    yield from (figure.span for figure in parsed.figures if figure.reported_by == key)
    yield from (event.span for event in parsed.events if key in (*event.sources, *event.targets))
    yield from (relation.span for relation in parsed.relations if key in (relation.actor, relation.target))
    yield parsed.sentences[0].span


def _roles(actor: MergedActor, passages: Passages) -> Iterator[RoleNote]:
    """Each role once; one without its "of" only where no other article or sentence completes it."""
    told = [(one, role) for one, member in actor.members for role in member.roles]
    complete = {role.title.casefold() for _, role in told if role.of}
    seen = set()
    for one, role in sorted(told, key=lambda pair: not pair[1].of):
        key = (role.title.casefold(), role.of, role.former)
        if key not in seen and (role.of or role.title.casefold() not in complete):
            seen.add(key)
            yield RoleNote(role, passages.at(one, role.span) if role.span else None)
