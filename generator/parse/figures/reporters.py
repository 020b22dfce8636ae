"""Say who reports a figure: the speaker of its quotation, or whom "according to" names."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from generator.model import Kind, Parsed, Quote, Span
from generator.parse.figures.article_index import ArticleIndex, NamedActor, Reporter
from generator.parse.figures.count_owners import TURNS, find_count_owner
from generator.parse.figures.counted_things import Counted
from generator.word_lists import set_of, word_set

TURN = re.compile(rf",\s+(?:{TURNS})\b")  # another clause begins
ACCORDING = re.compile(r"(?i)\baccording\s+to\s+")
# Where what is said ends, and who says it begins: ", a WHO spokesman told reporters in Geneva".
SAID = re.compile(
    r",\s+(?!who\b|which\b)[^,;]{1,70}"
    r"(?<!\sis\s)(?<!are\s)(?<!was\s)(?<!were\s)(?<!been\s)"
    r"\b(?:said|says|told|reported|announced|warned|wrote|added)\b"
)
# "after an earthquake that killed", "in response to the epidemic that has claimed the lives of"
BACKGROUND = re.compile(
    r"\b(?:after|following|amid|in\s+response\s+to|in\s+the\s+wake\s+of|despite|since"
    r"|to\s+(?:halt|stop|curb|contain|fight|combat|slow|control))\s+"
    r"(?:an?|the|this|last)\s+[^.;,]{1,60}?\b(?:that|which)\s+(?:has\s+|have\s+|had\s+)?"
    r"[a-z]+(?:\s+(?:the\s+lives\s+of|at\s+least|more\s+than|about|nearly|some|over|up\s+to))*\s+$"
)
DISPUTING = re.compile(r"(?i)(?:disput|contradict|refut)\w+")
# Who is passed on in the words of a medium: behind what they say, or in front of it.
SAYS = r"(?:said|says|announced|confirmed|stated)\b"
PASSED_ON = re.compile(rf"(?P<who>[^,;\s](?:[^,;]{{0,48}}?[^,;\s])?)\s++{SAYS}")
MEDIA = word_set("contexts", "media")
SOURCE = re.compile(r"\(")
DATED = re.compile(r",\s+\d")  # "(OCHA, 14 January 2017)"
CLOSED = re.compile(r"(?:,[^()]{1,30})?\)\s*+[.;]?\s*+")
LONGEST_SOURCE = 90  # code points in which it stands at the end of a sentence
SOURCES = frozenset((Kind.ORGANISATION, Kind.GOVERNMENT))
# Words that name nobody, whatever verb follows them.
NOBODY = set_of("the a an this that which who there what")
# Words that leave open who says so.
VAGUE = re.compile(
    r"(?i)(?:(?:some|various|local|media|news|press|several|unconfirmed|initial|early)\s+)*"
    r"(?:reports|sources|accounts|media)"
)
THAT_ACCORDING = re.compile(
    r"(?i)\s+(?:that|this|the\s+(?:figure|number|toll|count)s?)(?:['’]s|\s+is|\s+are|\s+was"
    r"|\s+were)\s+(?:all\s+)?(?:according\s+to|from|based\s+on\s+\w+\s+from)\s+"
)
# "(according to) the latest figures from the health ministry"
REPORT = re.compile(
    r"(?i)(?:the\s+|an?\s+)?(?:\w+\s+){0,2}(?:information|data|figures|statistics|estimates?"
    r"|numbers"
    r"|count|tally|reports?|assessments?|records|update|bulletin|statement|comments|remarks|letter)"
    r"(?:\s+(?:\w+ed|\w+))?(?:\s+(?:on|this|last)\s+\w+)?\s+(?:by|from|of)\s+"
)
# Verbs behind whoever counts, in front of the number.
COUNTING = re.compile(
    r"(?i)\b(?:(?:put|puts|raised|raises|revised|increased|lowered|updated|set|placed|estimated"
    r"|estimates"
    r"|gave|gives|offer|offers|offered|provided|recorded|confirmed|registered"
    r"|counted|documented|verified|tallied)\s+"
    r"(?:the|its|their|an?)\s+(?:\w+\s+){0,4}?(?:toll|number|figure|figures|estimate|count|tally"
    r"|total|crowd|turnout|attendance|dead|cost|damage|losses)\b"
    r"|(?:issued|launched|made|released)\s+(?:on\s+\w+\s+)?an?\s+(?:\w+\s+){0,3}?appeal\b"
    r"|(?:appealed|asked)\s+for\b"
    r"|(?:has\s+|have\s+|had\s+)?(?:only\s+)?(?:recorded|confirmed|registered|counted|documented"
    r"|verified|tallied|logged|listed|estimates|estimated"
    r"|(?:published|released)\s+the\s+names\s+of)\s+$)"
)
HELPED = (
    *("reached", "assisted", "screened", "treated", "vaccinated", "distributed", "delivered"),
    *("provided", "supplied", "sent", "deployed", "trained", "supported", "fed", "received"),
    *("evacuated", "admitted", "allocated", "released", "rescued", "helped"),
)
HELPING = re.compile(
    r"(?i)(?:\b(?:has|have|had)\s+)?(?:\b(?:already|also|now|so\s+far|recently)\s+)?"
    rf"\b(?:{'|'.join(HELPED)})\b"
)
# Between whoever counts and the verb, where the name only says what they are known as.
KNOWN_AS = re.compile(r"\bknown\s+as\s+(?:the\s+)?$")
COUNT_REACH = 200  # code points from such a verb to the number
HELP_REACH = 90  # from what a helper did
BETWEEN = re.compile(
    r"(?:\s*\([^()]{1,40}\))?(?:['’]s\s+\w+)?\s*+(?:,[^,.;]{1,60},\s*+)?"
    r"(?:(?:has|have|had)\s+)?"
    r"(?:(?:initially|now|earlier|later|again|previously|also|on\s+\w+)\s*+)?"
)
# The same where it opens the sentence and does more: "MSF teams stay and have (treated)".
SHARED = re.compile(
    r"(?<!\s)(?:\s++(?:partners|teams|staff|workers|volunteers)\b)?"
    r"\s++[a-z]++(?:\s++[a-z-]++){0,4}\s++and\s*+"
)
BY_COUNTER = re.compile(r"\s+by\s+the\s+")  # "(put at) 4,000 by the UN"
NEAR = 60  # code points from "according to" to the name that it brings
REACH = 120  # code points from a figure to its source
DEEPEST = 8  # quotes that are looked at for one that covers the figure


class Reporters:
    """Those who report something in an article: its speakers, and those named as a source."""

    def __init__(self, parsed: Parsed, index: ArticleIndex) -> None:
        self._index = index
        self._quotes = sorted(parsed.quotes, key=lambda quote: quote.span)
        self._starts = [quote.span.start for quote in self._quotes]
        told = (quote.speaker_span for quote in self._quotes)
        self._speakers = sorted(filter(None, told))
        self._asked: tuple[Span, Quote | None] | None = None  # each figure is asked about twice

    def of(self, figure: Counted, *, is_known: bool) -> Reporter:
        """Say who reports the figure; who counts is asked where it is known what is counted."""
        if is_known and (own := find_count_owner(self._index, figure)):
            return own
        quote = self._innermost(figure.span)
        if quote and (told := self._who_says(figure, quote)):
            return told
        asked = (self._sources, self._counters, self._sources_behind)
        for sources in asked if is_known else asked[:1]:
            if source := next(sources(figure), None):
                return source.as_reporter
        return Reporter()

    def _who_says(self, figure: Counted, quote: Quote) -> Reporter | None:
        """Give who says it in a quotation; None where that only tells when, or names no one."""
        if self._is_background(figure, quote):
            return None
        told = self._behind_report(Reporter(quote.speaker, quote.speaker_span))
        told = self._behind_medium(told, figure, quote)
        is_vague = not told.key and told.span and VAGUE.fullmatch(self._index.text, *told.span)
        return None if is_vague else told

    def _behind_report(self, reporter: Reporter) -> Reporter:
        """Give who made the report that is named: "the latest data from the health ministry"."""
        if reporter.key or not reporter.span:
            return reporter
        if self._is_nobody(reporter.span):
            return Reporter()
        made = REPORT.match(self._index.text, *reporter.span)
        if not made:
            return reporter
        maker = next(iter(self._index.actors(made.end(), reporter.span.end)), None)
        is_all = maker and maker.end == reporter.span.end
        if maker and (is_all or self._index.actor(maker).kind not in (Kind.STATE, Kind.PLACE)):
            return maker.as_reporter
        return Reporter(None, Span(made.end(), reporter.span.end))  # not Chad of "Chad's doctors"

    def _is_background(self, figure: Counted, quote: Quote) -> bool:
        """Whether a paraphrase only tells when: "described ruins after a quake that killed".

        Or its speaker says that it is not so: "disputed reports that 40 had died".
        """
        if quote.cue and DISPUTING.match(self._index.text, quote.cue.start):
            return True
        is_paraphrase = not quote.verbatim
        told = self._index.text[quote.span.start : figure.span.start]
        return is_paraphrase and BACKGROUND.search(told) is not None

    def _behind_medium(self, reporter: Reporter, figure: Counted, quote: Quote) -> Reporter:
        """Give whom a medium passes on: "12 died, (the ministry) said, the paper reported"."""
        actor = self._index.actor_of(reporter.key)
        if actor is None or actor.name.lower() not in MEDIA:
            return reporter
        text = self._index.text
        source = PASSED_ON.match(text, quote.span.start, figure.span.start)
        if not source:
            return reporter
        who = Span(*source.span("who"))
        named = next(iter(self._index.actors(*who)), None)
        return Reporter(named.key if named else None, who)

    def _is_nobody(self, span: Span) -> bool:
        """Whether the words name nobody who could say something: "which", a town, "weeks ago"."""
        words = span.of(self._index.text).lower()
        if words in NOBODY or words.endswith(" ago"):
            return True
        return any(
            place.span == span and place.feature != "country"
            for place in self._index.places(span.start, span.start + 1)
        )

    def are_those_who_say(self, figure: Counted) -> bool:
        """Whether those counted are named as who says something: "according to two sources"."""
        at = bisect_right(self._speakers, (figure.span.start, figure.span.end))
        return any(one.covers(figure.span) for one in self._speakers[max(0, at - 1) : at + 1])

    def until_said(self, figure: Counted, clause: Span) -> Span:
        """Cut off who says so and where: "nine people died, a spokesman said | in Geneva"."""
        text, start = self._index.text, figure.span.end
        end = clause.end
        said = SAID.search(text, start, end)
        if said:
            end = said.start()
        if quote := self._innermost(figure.span):
            end = min(end, quote.span.end)
        return Span(clause.start, max(end, start))

    def _innermost(self, span: Span) -> Quote | None:
        """Find the shortest quotation with a speaker that the span stands in."""
        if self._asked is None or self._asked[0] is not span:
            last = bisect_right(self._starts, span.start)
            near = self._quotes[max(0, last - DEEPEST) : last]
            covering = [quote for quote in near if quote.speaker_span and quote.span.covers(span)]
            self._asked = (span, min(covering, key=_length, default=None))
        return self._asked[1]

    def _sources(self, figure: Counted) -> Iterator[NamedActor]:
        """Yield who is named after "according to", then in brackets: "(OCHA, 14 January 2017)"."""
        index = self._index
        start = max(figure.sentence.start, figure.span.start - REACH)
        end = min(figure.sentence.end, figure.span.end + REACH)
        if "ccording" in index.text[start:end].lower():
            for cue in ACCORDING.finditer(index.text, start, end):
                turn = TURN.search(index.text, cue.end(), cue.end() + NEAR)
                yield from index.actors(cue.end(), turn.start() if turn else cue.end() + NEAR)
        if by := BY_COUNTER.match(index.text, figure.span.end, figure.sentence.end):
            yield from index.actors(by.end(), by.end() + 1)
        for bracket in SOURCE.finditer(index.text, figure.span.end, end):
            for actor in index.actors(bracket.end(), bracket.end() + 1):
                if DATED.match(index.text, actor.end):
                    yield actor
        closing = max(figure.span.end, figure.sentence.end - LONGEST_SOURCE)
        last = index.text.rfind("(", closing, figure.sentence.end) + 1
        for actor in index.actors(last, last + 1) if last else ():
            if self._ends_with(actor, figure):
                yield actor

    def _ends_with(self, actor: NamedActor, figure: Counted) -> bool:
        """Whether the sentence ends with its source, "(OCHA).": no name's own acronym, no place."""
        if not CLOSED.fullmatch(self._index.text, actor.end, figure.sentence.end):
            return False
        if self._index.actor(actor).kind not in SOURCES:
            return False
        before = self._index.actors(max(figure.span.start, actor.start - NEAR), actor.start)
        return not any(each.end >= actor.start - len(" (") for each in before)

    def _counters(self, figure: Counted) -> Iterator[NamedActor]:
        """Yield who counts or helps in front of it: "UNHCR put the toll at", "MSF treated"."""
        limit = figure.span.start
        floor = max(figure.sentence.start, limit - COUNT_REACH)
        if not self._index.actors(floor, limit):
            return
        yield from self._doers(COUNTING, floor, limit=limit)
        floor = max(floor, limit - HELP_REACH)
        told = self._index.text[floor:limit].lower()
        if not any(map(told.__contains__, HELPED)):
            return
        for doer in self._doers(HELPING, floor, limit=limit):
            if self._index.actor(doer).kind is Kind.ORGANISATION:
                yield doer

    def _doers(self, verbs: re.Pattern, start: int, *, limit: int) -> Iterator[NamedActor]:
        """Yield the actors that stand right before such verbs."""
        for verb in verbs.finditer(self._index.text, start, limit):
            named = self._index.actors(max(0, verb.start() - NEAR), verb.start())
            if not named or self._is_nobody(named[-1].span):
                continue
            if self._adjoins(named[-1], verb.start()):
                yield named[-1]

    def _adjoins(self, doer: NamedActor, verb: int) -> bool:
        """Whether nothing but an aside stands between an actor and the verb."""
        text = self._index.text
        if text[doer.end : verb].strip() == ",":
            return bool(KNOWN_AS.search(text, max(0, doer.start - NEAR), doer.start))
        between = SHARED if self._index.sentence(doer.start).start == doer.start else BETWEEN
        return any(each.fullmatch(text, doer.end, verb) for each in (BETWEEN, between))

    def _sources_behind(self, figure: Counted) -> Iterator[NamedActor]:
        """Yield whom the next sentence names: "That's according to the Red Crescent"."""
        text, end = self._index.text, figure.sentence.end
        if behind := THAT_ACCORDING.match(text, end, end + REACH):
            yield from self._index.actors(behind.end(), behind.end() + NEAR)


def _length(quote: Quote) -> int:
    return quote.span.end - quote.span.start
