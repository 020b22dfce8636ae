"""Say which place an article is about, and which places a paragraph tells of.

A figure whose sentence names no place is read with them: "The death toll rose to 31" in a report on
a fire in Varna is of Varna.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from operator import itemgetter

from generator.model import Figure, Parsed, Place, Sentence, Span
from generator.parse.figures.article_index import ArticleIndex
from generator.parse.figures.happening_nouns import (
    ATTACKS,
    DISASTERS,
    HAZARDS,
    WIDE_HAZARDS,
    is_compared,
)
from generator.parse.figures.located import (
    EMPTY,
    FACILITY,
    SOMEWHERE,
    is_located_at,
    is_of_listed,
    is_on_the_way,
    is_said_at,
    is_where,
)
from generator.parse.figures.scopes import WORLDWIDE
from generator.parse.gazetteer import country_entry

LEAD = 2  # paragraphs behind the title that say what the article is about
# What a mention weighs where the article says what it is about, and elsewhere.
TITLE_WEIGHT, LEAD_WEIGHT, BODY_WEIGHT = 3.0, 2.0, 1.0
ONLY_NAMED = 0.5  # of that where nothing is said to be there: "Varna mourns"
# The share that a town or region must have among those of its country, in the lead and elsewhere,
# where it must be named often.
DOMINANT, DOMINANT_LATER = 0.5, 0.6
OFTEN = 4.0
SENTENCES_BACK = 3  # in the paragraph, in which the place of a figure may stand
WIDE_HAZARD = re.compile(rf"(?i)\b(?:{WIDE_HAZARDS})\b")
ATTACK_TOLD = re.compile(rf"(?i)\b(?:{ATTACKS})\b")
HAPPENING_TOLD = re.compile(rf"(?i)\b(?:{ATTACKS}|{DISASTERS}|erupted|arriv(?:ed|es|ing))\b")
TITLE_JOINT = re.compile(r"(?:\s*,\s*|\s+and\s+|\s*&\s*|-|/)(?:in\s+)?")
SUFFERED = (
    rf"{HAZARDS}|crisis|famine|drought|outbreak|epidemic|cholera|ebola|disaster|emergency"
    r"|wildfires?|fires?"
)
# "Varna: 300 people have fled", "Varna – Quake update", "Varna quake toll passes 3,000", "Varna’s
# worst drought"; but of "Norway’s invasion" another country is the scene.
HEADING_OF_STORY = re.compile(
    rf"(?i)\s*:|\s+[–—-]\s|\s+(?:[\w-]+\s+)?(?:{SUFFERED}|{DISASTERS}|war|conflict)\b"
    rf"|['’]s\s+(?:[\w-]+\s+){{0,2}}?(?:{SUFFERED})\b"
)
# What a name may have behind it without being another's: "Varna", "Varna province".
GENERIC = re.compile(
    r"(?i)\s(?:strip|province|state|region|governorate|oblast|district|county|prefecture)$"
)
PART_REACH = 90  # code points before a place in which the words of a part stand
IN_PART = re.compile(r"\bincluding\s(?:[^,;.]|,\d)*$")  # "12 were hurt, including 5 in | Varna"
NOT_LOCAL = EMPTY | {"country"}
# Behind a town these are where it is, and no further place: "Varna, Bulgaria".
WIDE = frozenset({"region", "country", "demonym", "world", "county"})


class StoryPlace:
    """The places that an article is about."""

    def __init__(self, parsed: Parsed, index: ArticleIndex) -> None:
        self._parsed = parsed
        self._index = index
        self._text = parsed.article.text

    @cached_property
    def name(self) -> str:
        """The town or region that the article is about, else its country; "" where unclear."""
        return "" if self.is_of_several else self.local or self.country

    @cached_property
    def is_of_several(self) -> bool:
        """Whether the title names several countries: "Floods in Kenya and Somalia", "in Africa".

        Likewise the world, or several of which none is said to be the scene.
        """
        title_end = self._index.title_end
        if any(map(self._is_part_of_world, self._index.places(0, title_end))):
            return True
        if WORLDWIDE.search(self._text, 0, title_end):
            return True
        in_title = [place for place in self._countries if place.span.start < title_end]
        if len({place.country for place in in_title}) > 1 and not any(map(self._is_at, in_title)):
            return True
        return any(
            first.country != last.country
            and TITLE_JOINT.fullmatch(self._text, first.span.end, last.span.start)
            for first, last in pairwise(in_title)
        )

    def _is_at(self, place: Place) -> bool:
        """Whether something is or happens at a place, or a heading is of it."""
        start, end = place.span
        is_heading = start < self._index.title_end and HEADING_OF_STORY.match(self._text, end)
        return bool(is_heading) or is_located_at(self._text, place, floor=0)

    def _is_part_of_world(self, place: Place) -> bool:
        """Whether something is in several countries at once: "hunger in the Horn of Africa"."""
        is_there = place.feature == "world" and is_located_at(self._text, place, floor=0)
        return is_there and not SOMEWHERE.match(self._text, place.span.end)

    @cached_property
    def country(self) -> str:
        """The country that the article is about, as the article calls it; "" where unclear."""
        code = self.country_code
        named = Counter(p.name for p in self._countries if code and p.country == code)
        if named:
            return max(named, key=named.__getitem__)
        return self.local or self._country_of_people or self._country_of_dateline

    @cached_property
    def country_code(self) -> str:
        """The country that most of the places lie in, by ISO 3166-1 alpha-3.

        Where nothing is said to be anywhere, the only country that the title names.
        """
        codes = Counter[str]()
        for place, weight in self._weighed:
            if place.country:
                codes[place.country] += weight
        if codes:
            code, weight = max(codes.items(), key=itemgetter(1))
            is_alone = list(codes.values()).count(weight) == 1
            if weight <= BODY_WEIGHT and not {code}.issuperset(self._countries_of_dateline):
                return ""  # "VARNA: … In Oslo, meanwhile, police seized 11 boats"
            return code if is_alone and weight >= DOMINANT * codes.total() else ""
        in_title = {p.country for p in self._countries if p.span.start < self._index.title_end}
        return in_title.pop() if len(in_title) == 1 else ""

    @cached_property
    def _country_of_people(self) -> str:
        """The country that is only named by its people: "Norwegian authorities"; "" for none."""
        code = self.country_code
        demonyms = (p.country for p in self._parsed.places if p.feature == "demonym")
        return country_entry(code).name if code and code in demonyms else ""

    @cached_property
    def _country_of_dateline(self) -> str:
        """The country that the dateline and all places of the article lie in; "" for none."""
        places = self._parsed.places
        codes = {place.country for place in places if place.country}
        has_dateline = any(self._index.is_dateline(place.span.start) for place in places[:3])
        return country_entry(codes.pop()).name if has_dateline and len(codes) == 1 else ""

    @cached_property
    def _countries_of_dateline(self) -> set[str]:
        """The countries of the places in the dateline."""
        known = (place for place in self._parsed.places if place.country)
        return {place.country for place in known if self._index.is_dateline(place.span.start)}

    @cached_property
    def _countries(self) -> list[Place]:
        """The countries that the article names."""
        return [place for place in self._parsed.places if place.feature == "country"]

    @cached_property
    def local(self) -> str:
        """The town or region that the article is about: no other place stands in the title.

        Or it is told of more often than all others, unless the title tells of what hits many.
        """
        in_title = Span(0, self._index.title_end)
        named, (mentions, _) = self._index.places(*in_title), self._main
        is_named = mentions and _key(mentions[0][0]) in map(_key, named)
        is_wide = WIDE_HAZARD.search(self._text, *in_title) is not None
        is_told = is_named or not named or (self._is_told_often and not is_wide)
        return self.scene if is_told else ""

    @cached_property
    def scene(self) -> str:
        """The town or region where the happening is that the lead tells of."""
        mentions, share = self._main
        if not mentions:
            return ""
        is_single = len(mentions) == 1 and _total(mentions) < TITLE_WEIGHT
        is_main = share >= (1 if is_single else DOMINANT)
        first = mentions[0][0]
        is_told = first.span.start < self.lead_end or self._is_told_often
        return first.name if is_main and is_told else ""

    @property
    def _is_told_often(self) -> bool:
        mentions, share = self._main
        return _total(mentions) >= OFTEN and share >= DOMINANT_LATER

    @cached_property
    def _main(self) -> tuple[list[tuple[Place, float]], float]:
        """The mentions of the town or region with the most weight, and its share of all."""
        named = defaultdict[str, list[tuple[Place, float]]](list)
        for place, weight in self._weighed:
            if place.feature not in NOT_LOCAL and place.country in ("", self.country_code):
                named[_key(place)].append((place, weight))
        if not named:
            return [], 0.0
        main = max(named.values(), key=_total)
        return main, _total(main) / sum(map(_total, named.values()))

    @cached_property
    def _weighed(self) -> list[tuple[Place, float]]:
        """The places where something is or happens, with what each weighs."""
        return [(place, w) for place in self._parsed.places if (w := self._weight(place))]

    def _weight(self, place: Place) -> float:
        text, start = self._text, place.span.start
        if place.feature == "demonym" or self._index.is_dateline(start):
            return 0.0
        is_located = self._is_at(place)
        if not is_located and (place.feature in NOT_LOCAL or is_said_at(text, place, floor=0)):
            return 0.0
        if not self._is_scene(place):
            return 0.0
        weight = self._weight_of_part(start)
        return weight if is_located else ONLY_NAMED * weight

    def _is_scene(self, place: Place) -> bool:
        """Whether something is there, and not elsewhere: at a facility, on the way, before."""
        is_other = self._is_compared(place) or is_on_the_way(self._text, place, floor=0)
        is_named_for = FACILITY.match(self._text, place.span.end) is not None
        return is_where(self._text, place) and not (is_other or is_named_for)

    def _weight_of_part(self, start: int) -> float:
        """Weigh the title, the lead or the rest of the article."""
        if start < self._index.title_end:
            return TITLE_WEIGHT
        return LEAD_WEIGHT if start < self.lead_end else BODY_WEIGHT

    def _is_compared(self, place: Place) -> bool:
        """Whether something else happened there, which only gives the measure of it."""
        start = self._index.sentence(place.span.start).start
        return is_compared(self._text, start, place.span.start)

    @cached_property
    def lead_end(self) -> int:
        """Where the lead ends, which says what the article is about."""
        starts = self._index.paragraphs
        return starts[LEAD] if len(starts) > LEAD else len(self._text)

    def before(
        self, position: int, *, is_blow: bool = False, counted: Sequence[Figure] | None = None
    ) -> str:
        """Name the one place that the sentences before it in its paragraph tell of; "" for none.

        They have to tell of a happening there or to hold one of `counted`, unless that is None. Of
        the struck (`is_blow`) that is also where the paragraph before tells of an attack.
        """
        parsed = self._parsed
        number = parsed.sentence_at(position)
        paragraph = parsed.sentences[number].paragraph
        for back in range(number - 1, max(-1, number - 1 - SENTENCES_BACK), -1):
            sentence = parsed.sentences[back]
            is_same = sentence.paragraph == paragraph or self._text.endswith(":", *sentence.span)
            if not is_same and not (is_blow and self._is_attack(sentence, number - back)):
                return ""
            names = self._located_in(sentence.span, NOT_LOCAL if not is_same else EMPTY)
            if names or not is_same:
                is_told = counted is None or self._tells(sentence.span, counted)
                return names[0] if is_told and len(names) == 1 else ""
        return ""

    def _tells(self, span: Span, counted: Sequence[Figure]) -> bool:
        """Whether a sentence tells of a happening or counts somebody."""
        if any(span.covers(figure.span) for figure in counted):
            return True
        return HAPPENING_TOLD.search(self._text, *span) is not None

    def _is_attack(self, sentence: Sentence, distance: int) -> bool:
        """Whether a sentence right before tells of an attack."""
        return distance == 1 and ATTACK_TOLD.search(self._text, *sentence.span) is not None

    def _located_in(self, span: Span, others: frozenset[str]) -> list[str]:
        """Name the places of a sentence, none of those features; of "Varna, Bulgaria" the first."""
        names, end = [], -1
        for place in self._index.places(*span):
            if place.feature in others or not self._may_be_scene(place, span.start):
                continue
            follows = end >= 0 and self._text[end : place.span.start] in (", ", " in ", ", in ")
            if follows or is_located_at(self._text, place, floor=span.start):
                end = place.span.end
                if not follows or place.feature not in WIDE:  # "Varna, Burgas and Ruse"
                    names.append(place.name)
        return list(dict.fromkeys(names))

    def _may_be_scene(self, place: Place, floor: int) -> bool:
        """Whether a place is no list's, no part's and no comparison's."""
        text, start = self._text, place.span.start
        if not is_where(text, place) or is_of_listed(text, start):
            return False
        if is_on_the_way(text, place, floor=floor):
            return False
        is_part = IN_PART.search(text, max(floor, start - PART_REACH), start)
        return not is_part and not self._is_compared(place)


def _total(mentions: list[tuple[Place, float]]) -> float:
    return sum(weight for _, weight in mentions)


def _key(place: Place) -> str:
    """Give the name of a place without its kind: "varna" of "Varna province"."""
    return GENERIC.sub("", place.name.casefold())
