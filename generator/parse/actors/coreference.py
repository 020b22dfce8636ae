"""Find whom common nouns and pronouns mean: "the Lebanese group", "the rebels", "the president", "he".

Precision first: a pronoun or noun whose bearer is not clear stays out. What is clear: one person of fitting gender, or
the subject of the sentence or of the one before it; subjects outlast objects. Words inside quotation marks mean what
their speaker means, and are left alone.
"""

import re
from bisect import bisect_left
from functools import cache
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from generator.model import Form, Kind, Mention, Parsed, Sentence, Span
from generator.parse.actors.bearers import GROUP_NOUNS, bears, describes, is_group, is_plural, offices_meant
from generator.parse.names.known import longest_form, nations, word_set
from generator.parse.names.signs import ACTING, saying

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
OPENING, CLOSING, STRAIGHT = frozenset({"“", "«", "``"}), frozenset({"”", "»", "''"}), '"'
NEAR_START = 6  # code points from a sentence's start within which its subject begins: "The …"
REACH = 3  # sentences back
PRONOUN_REACH = 1  # a third of the pronouns that mean somebody farther back mean another
FARTHEST = 30  # mentions back
MOST_HOLDERS = 100  # persons of one office that are compared; an article of more is a list
WORD = itemgetter(2)  # of a token
DETERMINERS = frozenset({"the", "this"})
ARTICLES = DETERMINERS | {"a", "an"}
INVERTING = frozenset("”\"’',»")  # before a verb whose subject follows
LONGEST = 4  # words between "the" and its noun
REBELS = frozenset({"rebels", "rebel", "opposition"})
ARMED_NOUNS = frozenset({"forces", "fighters", "groups", "factions", "militias"})
PREPOSITIONS = word_set("contexts", "prepositions")
JOINT = re.compile(r",?\s+(?:and|or)\s+")  # between names of equal rank: "met Karam and Naji"


class Seen(NamedTuple):
    """A mention already read."""

    sentence: int
    span: Span  # with the title
    cluster: object


# Between "the" and its noun none of these may stand.
NOT_INSIDE = (
    PREPOSITIONS
    | ACTING
    | frozenset({"that", "who", "which", "when", "where", "also", "a", "an", "his", "her", "its", "their"})
)


@cache
def _triggers() -> dict[str, str]:
    """What each word may be, by the word as written."""
    kinds = dict.fromkeys(GROUP_NOUNS, "group") | dict.fromkeys(REBELS, "rebels")
    kinds |= dict.fromkeys(word_set("titles", "office", "stands for"), "role")
    kinds |= dict.fromkeys(HE | SHE, "pronoun") | {"it": "body", "they": "body"}
    kinds |= {word.capitalize(): kind for word, kind in kinds.items()}
    return kinds | dict.fromkeys([*OPENING, *CLOSING, STRAIGHT], "mark")


class Reader:
    """Reads the sentences in order, and remembers who was named."""

    def __init__(self, parsed: Parsed, clusters: list, new_cluster):
        self.text = parsed.article.text
        self.clusters = clusters
        self.new_cluster = new_cluster
        self.rebels = [cluster for cluster in clusters if cluster.identity.key[0] == "opposition"]
        named = [(name.span, name.title, cluster) for cluster in clusters for name in cluster.names]
        self.named = sorted(named, key=itemgetter(0))
        self.starts = {name.span.start for name in parsed.names}
        self.starts |= {name.title.start for name in parsed.names if name.title}
        self.covered = sorted(name.span for name in parsed.names)
        self.holders: dict[str, list] = {}
        for cluster in clusters:
            for noun in {role.title.lower().split()[-1] for role in cluster.roles if cluster.kind is Kind.PERSON}:
                self.holders.setdefault(noun, []).append(cluster)
        self.begins = [sentence.span.start for sentence in parsed.sentences]
        self.next = 0
        self.seen: list[Seen] = []
        self.quoted = False

    def read(self, parsed: Parsed) -> None:
        paragraph = -1
        for number, sentence in enumerate(parsed.sentences):
            if sentence.paragraph != paragraph:
                paragraph, self.quoted = sentence.paragraph, False
            self._read_sentence(number, sentence)

    def _read_sentence(self, number: int, sentence: Sentence) -> None:
        triggers, tokens = _triggers(), sentence.tokens
        for index in [index for index, word in enumerate(map(WORD, tokens)) if word in triggers]:
            start, _, word = tokens[index]
            self._pass_names(number, sentence, start)
            kind = triggers[word]
            if kind == "mark":
                self._mark(word)
            elif not self.quoted:
                READ[kind](self, number, sentence, index)
        self._pass_names(number, sentence, sentence.span.end)

    def _mark(self, mark: str) -> None:
        self.quoted = mark in OPENING or (mark == STRAIGHT and not self.quoted)

    def _pass_names(self, number: int, sentence: Sentence, until: int) -> None:
        """Remember the names before the offset."""
        named, begin = self.named, sentence.span.start
        while self.next < len(named) and named[self.next][0].start < until:
            span, title, cluster = named[self.next]
            self.next += 1
            if not self.quoted and not sentence.heading and span.start >= begin:
                self.seen.append(Seen(number, Span(title.start, span.end) if title else span, cluster))

    def _is_subject(self, seen: Seen) -> bool:
        """Whether the mention may be a subject: no preposition and no verb before it, no possessive behind."""
        start, end = seen.span
        before = self.text[max(0, start - 30) : start].split()
        skipped = before and (before[-1].lower() in ARTICLES or before[-1][0].isupper())
        if skipped and len(before) > 1:
            before.pop()
        previous = before[-1].lower() if before else ""
        if previous in PREPOSITIONS or self.text[end : end + 2] in {"'s", "’s"}:
            return False
        # "had told Naji", but: “…,” added Naji
        takes_object = previous == "told" or (previous.endswith("ed") and len(previous) > 4)
        return not takes_object or (len(before) > 1 and before[-2][-1] in INVERTING)

    def _add(self, number: int, span: Span, cluster, form: Form, rule: str) -> None:
        cluster.mentions.append(Mention(span, form, rule))
        self.seen.append(Seen(number, span, cluster))

    def _back(self, number: int, fits) -> list[list[Seen]]:
        """The fitting mentions of the two nearest sentences that have any, up to this one, nearest sentence first."""
        groups: list[list[Seen]] = []
        for seen in self.seen[: -FARTHEST - 1 : -1]:
            if seen.sentence < number - REACH:
                break
            if fits(seen.cluster):
                if not groups or groups[-1][0].sentence != seen.sentence:
                    groups.append([])
                if len(groups) > 2:
                    break
                groups[-1].append(seen)
        return [group[::-1] for group in groups[:2]]

    def _clear(self, group: list[Seen]):
        """The one cluster that a sentence's mentions leave no doubt about; None where they do."""
        first = group[0].cluster
        if all(seen.cluster is first for seen in group):
            return first
        subjects = {id(seen.cluster): seen.cluster for seen in group if self._is_subject(seen)}
        only = next(iter(subjects.values())) if len(subjects) == 1 else None
        return None if only and self._is_joined(group, only) else only

    def _is_joined(self, group: list[Seen], cluster) -> bool:
        """Whether another of the mentions is joined to one of the cluster, so that neither outranks the other."""
        return any(
            (one.cluster is cluster) != (other.cluster is cluster)
            and JOINT.fullmatch(self.text, one.span.end, other.span.start)
            for one, other in pairwise(group)
        )

    # Pronouns

    def _pronoun(self, number: int, sentence: Sentence, index: int) -> None:
        token = sentence.tokens[index]
        gender = "m" if token.text.lower() in HE else "f"
        groups = self._back(number, lambda c: c.kind is Kind.PERSON and c.gender in ("", gender))
        if not groups or groups[0][0].sentence < number - PRONOUN_REACH:
            return
        cluster = self._clear(groups[0])
        if cluster is None or (groups[0][0].sentence < number and self._may_point_ahead(sentence, index)):
            return
        in_doubt = groups[0][0].sentence == number and not any(map(self._is_subject, groups[0]))
        if in_doubt and len(groups) > 1 and self._clear(groups[1]) is not cluster:
            return
        cluster.gender = cluster.gender or gender
        self._add(number, token.span, cluster, Form.PRONOUN, _pronoun_rule(groups[0], number))

    def _may_point_ahead(self, sentence: Sentence, index: int) -> bool:
        """Whether the pronoun may mean somebody whom its own sentence names later: "In his speech, Smith said"."""
        tokens = sentence.tokens
        possessive = index > 0 and tokens[index].text in {"his", "her"}
        if not possessive and tokens[0].text.lower() not in word_set("contexts", "fronting"):
            return False
        following = self.named[self.next] if self.next < len(self.named) else None
        return bool(following) and following[0].start < sentence.span.end and following[2].kind is Kind.PERSON

    def _body(self, number: int, sentence: Sentence, index: int) -> None:
        """ "It said", "They added": the body or the people with whom the sentence before begins."""
        tokens = sentence.tokens
        word = tokens[index].text.lower()
        opens = index == 0 or tokens[index - 1].text in CLOSING or tokens[index - 1].text == STRAIGHT
        verb = tokens[index + 1].text if index + 1 < len(tokens) else ""
        if not opens or verb not in saying():
            return
        before = [seen for seen in self.seen[: -FARTHEST - 1 : -1] if seen.sentence == number - 1]
        subject = next(filter(self._is_subject, reversed(before)), None)
        if subject is None or subject.cluster.kind is Kind.PERSON or is_plural(subject.cluster) != (word == "they"):
            return
        if subject.span.start - self.begins[number - 1] <= NEAR_START:
            self._add(number, tokens[index].span, subject.cluster, Form.PRONOUN, f"{word}, opening its sentence")

    # Common nouns

    def _group(self, number: int, sentence: Sentence, index: int) -> None:
        phrase = self._phrase(sentence, index)
        if phrase is None or sentence.heading:
            return
        noun = sentence.tokens[index].text.lower()
        inside = [
            token.text for token in sentence.tokens[max(0, index - LONGEST) : index] if token.start > phrase.start
        ]
        groups = self._back(number, lambda cluster: describes(inside, cluster) and is_group(cluster, noun))
        cluster = self._clear(groups[0]) if groups else None
        if cluster is not None:
            self._add(number, phrase, cluster, Form.NOMINAL, "group noun")

    def _role(self, number: int, sentence: Sentence, index: int) -> None:
        phrase = self._phrase(sentence, index)
        if phrase is None or sentence.heading:
            return
        tokens = sentence.tokens
        noun = tokens[index].text.lower()
        inside = [
            token.text for token in tokens[max(0, index - LONGEST - 1) : index + 1] if token.start >= phrase.start
        ]
        country = next((found[1].name for i in range(len(inside)) if (found := longest_form(nations(), inside, i))), "")
        bearers = []
        holders = {id(person): person for each in (noun, *offices_meant(noun)) for person in self.holders.get(each, ())}
        for person in list(holders.values())[:MOST_HOLDERS]:
            if self._named_before(person, phrase.start) and bears(person, noun, country, inside):
                bearers.append(person)
            if len(bearers) > 1:
                return
        if len(bearers) == 1:
            self._add(number, phrase, bearers[0], Form.NOMINAL, "role noun")

    def _named_before(self, person, start: int) -> bool:
        return bool(person.names) and person.names[0].span.start < start

    def _phrase(self, sentence: Sentence, index: int) -> Span | None:
        """The noun with "the" and what stands between; None where it is no such phrase, or part of a name."""
        tokens = sentence.tokens
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        if following and (
            following.start in self.starts or following.text in {"of", "-"} or following.text[0].isupper()
        ):
            return None
        if self._is_covered(tokens[index].span):
            return None
        for first in range(index - 1, max(-1, index - 2 - LONGEST), -1):
            word = tokens[first].text
            if word.lower() in DETERMINERS:
                return Span(tokens[first].start, tokens[index].end)
            if not word[0].isalpha() or (word.lower() in NOT_INSIDE and not word.isupper()):
                return None
        return None

    def _is_covered(self, span: Span) -> bool:
        place = bisect_left(self.covered, span)
        return any(self.covered[i].overlaps(span) for i in (place - 1, place) if 0 <= i < len(self.covered))

    def _rebels(self, number: int, sentence: Sentence, index: int) -> None:
        """ "the rebels", "opposition forces": those of the article, whichever words it uses for them."""
        tokens = sentence.tokens
        word = tokens[index].text.lower()
        last = index
        if word != "rebels":
            following = tokens[index + 1].text.lower() if index + 1 < len(tokens) else ""
            if following not in ARMED_NOUNS:
                return
            last = index + 1
        span = Span(tokens[index].start, tokens[last].end)
        if self._is_covered(span) or (index and self._is_covered(tokens[index - 1].span)):
            return
        if index and tokens[index - 1].text.lower() == "the":
            span = Span(tokens[index - 1].start, span.end)
        if len(self.rebels) > 1:
            return
        if not self.rebels:
            self.rebels.append(self.new_cluster(" ".join(token.text.lower() for token in tokens[index : last + 1])))
            self.clusters += self.rebels
        self._add(number, span, self.rebels[0], Form.NOMINAL, "rebels")


READ = {
    "pronoun": Reader._pronoun,
    "body": Reader._body,
    "group": Reader._group,
    "role": Reader._role,
    "rebels": Reader._rebels,
}


def _pronoun_rule(group: list[Seen], number: int) -> str:
    """Where the pronoun's bearer stands, and whether it stands there alone."""
    where = "in its sentence" if group[0].sentence == number else "in the sentence before"
    alone = all(seen.cluster is group[0].cluster for seen in group)
    return f"pronoun, {'the one person' if alone else 'the subject'} {where}"
