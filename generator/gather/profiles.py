"""What the whole briefing tells of each actor."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.briefing_items import Profile, RoleNote, Stance, TimelineEntry
from generator.evidence import ActorName, Passage, Reported, Said, Series
from generator.gather.sentences.journalists import only_tells
from generator.merged_actors import MergedActor
from generator.model import Actor, Parsed, Role, Span
from generator.passages import Passages


@dataclass(frozen=True, slots=True)
class ProfileSources:
    """Everything that may tell of an actor."""

    said: tuple[Said, ...]
    said_of: Mapping[str, tuple[Said, ...]]  # by the key of the actor that the words are about
    series: tuple[Series, ...]
    stances: tuple[Stance, ...]
    timeline: tuple[TimelineEntry, ...]


@dataclass(slots=True)
class _Found:
    """What tells of one actor."""

    said: list[Said] = field(default_factory=list)
    reported: list[Reported] = field(default_factory=list)
    stances: list[Stance] = field(default_factory=list)
    happened: list[TimelineEntry] = field(default_factory=list)


FoundByActor = Mapping[str, _Found]  # makes an entry for a key that has none


def make_profiles(
    actors: tuple[MergedActor, ...],
    names: Mapping[str, ActorName],
    *,
    passages: Passages,
    sources: ProfileSources,
) -> tuple[Profile, ...]:
    """Make a profile of each actor, in the order of the actors."""
    found: FoundByActor = defaultdict(_Found)
    _add_said(found, sources.said)
    _add_figures(found, sources.series)
    _add_stances(found, sources.stances)
    _add_happenings(found, sources.timeline)
    maker = _ProfileMaker(names, passages, sources)
    return tuple(maker.profile(actor, found[actor.key]) for actor in actors)


def _add_said(found: FoundByActor, said: tuple[Said, ...]) -> None:
    for one in said:
        if one.speaker:
            found[one.speaker.key].said.append(one)


def _add_figures(found: FoundByActor, series: tuple[Series, ...]) -> None:
    for one in series:
        for figure in one.figures:
            if figure.reporter:
                found[figure.reporter.key].reported.append(figure)


def _add_stances(found: FoundByActor, stances: tuple[Stance, ...]) -> None:
    for stance in stances:
        for key in {stance.actor.key, stance.target.key}:
            found[key].stances.append(stance)


def _add_happenings(found: FoundByActor, timeline: tuple[TimelineEntry, ...]) -> None:
    for entry in timeline:
        for actor in entry.actors:
            found[actor.key].happened.append(entry)


@dataclass(frozen=True, slots=True)
class _ProfileMaker:
    """Makes the profile of one actor after the other."""

    names: Mapping[str, ActorName]
    passages: Passages
    sources: ProfileSources

    def profile(self, actor: MergedActor, found: _Found) -> Profile:
        members = [member for _, member in actor.members]
        corrected = [name for member in members for name in member.corrected]
        return Profile(
            key=actor.key,
            name=actor.name,
            kind=actor.kind,
            roles=tuple(self._roles(actor)),
            aliases=_aliases(actor.name, members),
            mentions=actor.mentions,
            first=self._first(actor),
            said=tuple(found.said),
            said_of_it=self.sources.said_of.get(actor.key, ()),
            happened=tuple(found.happened),
            reported=tuple(found.reported),
            stances=tuple(found.stances),
            has_page=self.names[actor.key].has_page,
            corrected=tuple(dict.fromkeys(corrected)),
            is_teller=not _is_told_of(found) and only_tells(actor),
        )

    def _first(self, actor: MergedActor) -> Passage:
        """Give the first sentence that names the actor, a heading only where no other does.

        The editor may have hidden the only sentence that names them, or given them words of an
        article that does not: then it is the first that tells of them.
        """
        for one, member in actor.members:
            spans = sorted(mention.span for mention in member.mentions)
            sentences = ((span, one.sentences[one.sentence_at(span.start)]) for span in spans)
            in_sentences = [span for span, sentence in sentences if not sentence.heading]
            if spans:
                return self.passages.at(one, (in_sentences or spans)[0])
        one, member = actor.members[0]
        return self.passages.at(one, next(_told_of(one, member.key)))

    def _roles(self, actor: MergedActor) -> Iterator[RoleNote]:
        """Give each role once, and one without its "of" only where nothing completes it."""
        told = [(one, role) for one, member in actor.members for role in member.roles]
        told.sort(key=lambda pair: not pair[1].of)
        complete = {_title(role) for _, role in told if role.of}
        seen: set[tuple[str, str, bool]] = set()
        for one, role in told:
            identity = (_title(role), role.of, role.former)
            is_completed = not role.of and _title(role) in complete
            if identity not in seen and not is_completed:
                seen.add(identity)
                passage = self.passages.at(one, role.span) if role.span else None
                yield RoleNote(role, passage)


def _is_told_of(found: _Found) -> bool:
    """Whether an actor did something on a known day, or stands to others but to who is asked."""
    return bool(found.happened) or any(not one.is_mutual for one in found.stances)


def _aliases(name: str, members: list[Actor]) -> tuple[str, ...]:
    """Give the other names that articles have for an actor of this name, in alphabetical order."""
    names = {alias for member in members for alias in (member.name, *member.aliases)}
    return tuple(sorted(names - {name}, key=lambda alias: (alias.casefold(), alias)))


def _title(role: Role) -> str:
    return role.title.casefold()


def _told_of(one: Parsed, key: str) -> Iterator[Span]:
    """Give the places where an article tells of an actor, whether or not it names them."""
    yield from (quote.span for quote in one.quotes if quote.speaker == key)
    yield from (figure.span for figure in one.figures if figure.reported_by == key)
    yield from (event.span for event in one.events if key in (*event.sources, *event.targets))
    for relation in one.relations:
        if key in (relation.actor, relation.target):
            yield relation.span
    yield one.sentences[0].span
