"""How records are written on generated pages.

By passage: all that a line which cites it may owe to its records.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial

from generator.briefing import Briefing
from generator.briefing_items import (
    Gap,
    GapGroup,
    PlaceEntry,
    Profile,
    Stance,
    TimelineEntry,
    group_gaps,
)
from generator.check.page_chunks import GONE
from generator.evidence import Passage, Reported, Said, Statement
from generator.render.escape import escape
from generator.render.filters import (
    amount,
    aside,
    conflict_label,
    conflict_place,
    counted,
    label,
    measured,
    missing,
    published,
    role,
    spoken,
    stated,
    stressed,
)
from generator.render.homes import Homes
from generator.render.words import Words, short_name

Maker = Callable[[], set[str]]  # gives what a record writes, where a line asks for it


def speakers_by_words(briefing: Briefing) -> Mapping[str, set[str]]:
    """By passage: the names of those who are quoted there, "" for one not known."""
    found: dict[str, set[str]] = defaultdict(set)
    for said in briefing.said:
        for passage in said.passages:
            found[passage.id].add(escape(said.speaker.name) if said.speaker else "")
    return found


class GapPhrases:
    """What lines on gaps say of each kind: its words, and how many there are beside those named."""

    def __init__(self, gaps: Iterable[Gap], words: Words):
        self._kinds = [_words_and_counts(group, words) for group in group_gaps(gaps)]

    def within(self, text: str) -> Iterator[str]:
        """Give what belongs to the kinds whose words a text has."""
        for told, counts in self._kinds:
            if not told or any(part in text for part in told):
                yield from told
                yield from counts


def _words_and_counts(group: GapGroup, words: Words) -> tuple[list[str], list[str]]:
    count = len(group.gaps)
    values = {"of": missing(group.of, words), "quoted": GONE, "where": GONE, "count": count}
    parts = (part.strip() for part in words(f"gaps.{group.kind}", **values).split(GONE))
    counts = [words("overview.all_gaps", count=count)]
    counts += [
        words("lists.more", first="", count=count - most).strip()
        for most in (2, 12)
        if count > most
    ]
    # A bracket alone would be taken from any line.
    return [part for part in parts if any(map(str.isalnum, part))], counts


def gaps_by_page(briefing: Briefing) -> Mapping[str, list[Gap]]:
    """The gaps of each story by the path of its own overview, where there are several stories."""
    page_of = {id: story.page for story in briefing.stories for id in story.ids}
    found: dict[str, list[Gap]] = defaultdict(list)
    for gap in briefing.gaps if len(briefing.stories) > 1 else ():
        for page in {page_of.get(id, "") for id in gap.articles}:
            found[page].append(gap)
    return found


def written_by_passage(briefing: Briefing, homes: Homes, words: Words) -> Mapping[str, list[Maker]]:
    """Give, by passage, what makes all that its records give to lines that cite it.

    It is written as the templates write it, each record once. Of several stories each has an
    overview of its own.
    """
    found: dict[str, list[Maker]] = defaultdict(list)
    actors = [actor for one in (briefing, *homes.each_story) for actor in one.actors]
    for passages, make in (
        *_of_what_is_told(briefing, words),
        *_of_what_is_counted(briefing, words),
        *_of_what_is_listed(briefing, words),
        *((_passages_of(actor), partial(_of_actor, actor, words)) for actor in actors),
    ):
        ids = {passage.id for passage in passages}
        make_once = cache(make) if len(ids) > 1 else make
        for id in ids:
            found[id].append(make_once)
    return found


def written_by_home(briefing: Briefing, homes: Homes, words: Words) -> Mapping[str, set[str]]:
    """Give, by the address of a line, what a link to it may say that tells what stands there.

    Of a figure that is its number, with what it counts or without; the day is that of its row.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for entry in briefing.timeline:
        found[homes.event(entry)].add(escape(words.timex(entry.date.value)))
    for reported in (one for series in briefing.series for one in series.figures):
        found[homes.figure(reported)] |= _told_of_figure(reported, words)
    for conflict in briefing.conflicts:
        told = words("figures.counts_differ", count=len(conflict.numbers))
        for one in conflict.figures:  # of what is denied there are none
            about = conflict_label(conflict, words), conflict_place(conflict, words)
            found[homes.figure(one)] |= {told, *map(escape, about)}
    for speaker, said in briefing.quoted():
        if speaker:
            counted = words("actor.quotes", count=len(said))
            found[homes.quotes(speaker.key)] |= {escape(speaker.name), counted}
    for stance in briefing.stances:
        found[homes.relation(stance)] |= _told_of_relation(stance, words)
    return found


def _told_of_figure(reported: Reported, words: Words) -> set[str]:
    told = {measured(reported, words), stated(reported, words), _day_shown(reported, words)}
    articles = [passage.article for passage in reported.passages]
    told |= {published(article, words) for article in articles}
    told |= {article.publisher for article in articles}
    told |= {reported.reporter.name if reported.reporter else "", reported.figure.place}
    return set(map(escape, told)) | _quoted(reported.reporter_text)


def _told_of_relation(stance: Stance, words: Words) -> set[str]:
    relation = words.plain(f"relations.{stance.wording}")
    names = {"actor": stance.actor.name, "target": stance.target.name}
    days = {published(passage.article, words) for passage in stance.passages}
    told = {words("actor.relation", relation=relation, day=day, **names) for day in days}
    return told | {words("overview.position", relation=relation, target=stance.target.name)}


def _day_shown(reported: Reported, words: Words) -> str:
    figure = reported.figure
    if figure.since and not figure.as_of:
        return words("figures.since", date=words.timex(figure.since))
    return words.timex(reported.period) if figure.as_of else words("page.none")


def _of_what_is_told(briefing: Briefing, words: Words) -> Iterator[tuple[Iterable[Passage], Maker]]:
    """Quotations, events and statements."""
    for said in briefing.said:
        yield said.telling, partial(_of_said, said)
    for entry in briefing.timeline:
        if entry.named:
            yield (entry.named,), partial(_who_tells, entry)
        yield (entry.passage,), partial(_of_entry, entry, words)
    for statement in briefing.statements:
        yield (statement.passage,), partial(_of_statement, statement)


def _of_what_is_counted(
    briefing: Briefing, words: Words
) -> Iterator[tuple[Iterable[Passage], Maker]]:
    """Figures, and the claims that they stand for."""
    for reported in (one for series in briefing.series for one in series.figures):
        named = (reported.named,) if reported.named else ()
        yield (*reported.passages, *named), partial(_of_figure, reported, words)
    for claim in briefing.claims:
        figures = [one for one in claim.records if isinstance(one, Reported)]
        passages = [passage for one in figures for passage in one.passages]
        yield passages, partial(_of_reporters, figures, words)


def _who_tells(entry: TimelineEntry) -> set[str]:
    tellers = filter(None, (entry.reporter, *entry.actors))
    return {escape(actor.name) for actor in tellers} | _quoted(entry.reporter_text)


def _of_entry(entry: TimelineEntry, words: Words) -> set[str]:
    value = entry.date.value  # of a period the overview shows the end
    days = {escape(words.timex(one)) for one in (value, value.rpartition("/")[2])}
    return {spoken(entry.text), escape(entry.text), *days, *_who_tells(entry)}


def _of_reporters(figures: list[Reported], words: Words) -> set[str]:
    """All who report the figures of a claim, and when: their row may cite one of them alone."""
    named = {escape(one.reporter.name) for one in figures if one.reporter}
    quoted = (_quoted(one.reporter_text) for one in figures)
    articles = [one.passage.article for one in figures]
    days = (escape(published(article, words)) for article in articles)
    return named.union(*quoted, (escape(short_name(article)) for article in articles), days)


def _of_what_is_listed(
    briefing: Briefing, words: Words
) -> Iterator[tuple[Iterable[Passage], Maker]]:
    """Relations, gaps and places."""
    for stance in briefing.stances:
        yield stance.passages, partial(_of_stance, stance)
    for gap in briefing.gaps:
        yield gap.passages, partial(_of_gap, gap, words)
    for place in briefing.places:
        yield place.passages, partial(_of_place, place)


def _of_stance(stance: Stance) -> set[str]:
    return {escape(stance.actor.name), escape(stance.target.name)}


def _of_gap(gap: Gap, words: Words) -> set[str]:
    return {words("lists.quoted", text=" ".join(gap.quoted.split())), escape(gap.quoted)}


def _of_place(place: PlaceEntry) -> set[str]:
    is_located = place.lat is not None and place.lon is not None
    position = {escape(f"{place.lat:.2f}, {place.lon:.2f}")} if is_located else set()
    return {escape(place.name), *position}


def _of_statement(statement: Statement) -> set[str]:
    speaker = (statement.speaker,) if statement.speaker else ()
    names = {escape(name.name) for name in (*statement.actors_elsewhere, *speaker)}
    return {stressed(statement)} | names


def _of_said(said: Said) -> set[str]:
    texts = (said.text, said.few_words, said.context, said.speaker_shown, said.cue_text)
    speaker = said.speaker.name if said.speaker else ""
    return {spoken(said.text), spoken(said.few_words), escape(speaker), *map(escape, texts)}


def _of_figure(reported: Reported, words: Words) -> set[str]:
    figure = reported.figure
    times = [words.timex(value) for value in (figure.as_of, figure.since, reported.period) if value]
    named = (
        reported.text,
        short_name(reported.passage.article),
        reported.reporter_text,
        reported.reporter.name if reported.reporter else "",
        figure.place,
    )
    values = amount(reported, words), stated(reported, words), aside(reported, words)
    labels = label(reported, words), counted(figure.unit, figure.term, words)
    plain = {escape(text) for text in (*times, *named, *labels, *values)}
    quoted = _quoted(reported.text) | _quoted(reported.reporter_text)
    return plain | quoted


def _quoted(text: str) -> set[str]:
    """The article's words in the quotation marks that the templates put around them."""
    return {f"“{escape(text)}”"} if text else set()


def _passages_of(actor: Profile) -> Iterator[Passage]:
    """The passages that introduce an actor, or tell a role or a relation."""
    yield from actor.introduced
    yield from (note.passage for note in actor.roles if note.passage)
    for stance in actor.stances_taken:
        yield from stance.passages


def _of_actor(actor: Profile, words: Words) -> set[str]:
    """What is shown of an actor beside the passages that introduce them."""
    names = {escape(text) for text in (actor.name, *actor.aliases)}
    return names | {escape(role(note.role, words)) for note in actor.roles}
