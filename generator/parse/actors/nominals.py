"""Find whom a common noun means: "the Lebanese group", "the rebels", "the president"."""

from functools import partial
from itertools import islice

from generator.model import Kind, Sentence, Span
from generator.parse.actors.bearers import bears, describes, is_group, is_told_apart, offices_meant
from generator.parse.actors.clusters import Cluster
from generator.parse.actors.discourse import DETERMINERS, PREPOSITIONS, Anaphor, Discourse
from generator.parse.actors.identities import Identity
from generator.parse.names.known import longest_form, nations
from generator.parse.names.signs import ACTING
from generator.word_lists import set_of

LONGEST = 4  # words between "the" and its noun
MOST_HOLDERS = 100  # persons of one office that are compared; an article of more is a list
REBELS = set_of("rebels rebel opposition")
ARMED_NOUNS = set_of("forces fighters groups factions militias")
CLAUSAL = set_of("that who which when where also")
OTHER_DETERMINERS = set_of("a an his her its their")
ANOTHER_REACH = 1000  # code points in which another of the office may be told of
INDEFINITE = set_of("A An Another")  # who is told of so is the subject of a sentence
# Between "the" and its noun none of these may stand.
NOT_INSIDE = PREPOSITIONS | ACTING | CLAUSAL | OTHER_DETERMINERS


def read_group(discourse: Discourse, anaphor: Anaphor) -> None:
    """Find the organisation or armed group that "the group" means."""
    phrase = _noun_phrase(discourse, anaphor)
    if phrase is None or discourse.names_body_inside(phrase):
        return
    cluster = _group_meant(discourse, anaphor, phrase)
    if cluster is not None:
        discourse.add_nominal(anaphor.number, cluster, phrase, rule="group noun")


def _group_meant(discourse: Discourse, anaphor: Anaphor, phrase: Span) -> Cluster | None:
    """Give the nearest group that fits the words, else the only body called so before."""
    noun = anaphor.word
    inside = _words_from(anaphor.sentence, phrase.start, anaphor.index)[1:]
    groups = discourse.nearest(
        anaphor.number,
        lambda cluster: describes(inside, cluster) and is_group(cluster, noun),
    )
    if groups:
        return discourse.clear_cluster(groups[0])
    named = discourse.bodies_called(noun) if is_told_apart(noun) else ()
    before = (one for one in named if one.names and one.names[0].span < phrase)
    fitting = [one for one in before if describes(inside, one)]
    return fitting[0] if len(fitting) == 1 else None


def read_role(discourse: Discourse, anaphor: Anaphor) -> None:
    """Find the one person who holds the office that "the president" names."""
    phrase = _noun_phrase(discourse, anaphor)
    if phrase is None:
        return
    noun = anaphor.word
    words = _words_from(anaphor.sentence, phrase.start, anaphor.index + 1)
    bears_it = partial(
        bears,
        noun=noun,
        country=_country_in(words),
        modifiers=words[1:-1],
    )
    is_named = partial(_is_named_before, start=phrase.start)
    holders: dict[int, Cluster] = {}
    for office in (noun, *offices_meant(noun)):
        for person in discourse.holders.get(office, ()):
            holders[id(person)] = person
    named = filter(is_named, list(holders.values())[:MOST_HOLDERS])
    found = list(islice(filter(bears_it, named), 2))
    if len(found) == 1 and not _is_another_told(discourse, found[0], phrase, noun):
        discourse.add_nominal(anaphor.number, found[0], phrase, rule="role noun")


def _is_another_told(discourse: Discourse, person: Cluster, phrase: Span, noun: str) -> bool:
    """Tell whether "a spokesman in Oslo said" stands between the person's name and the noun."""
    last = max(name.span.end for name in person.names if name.span.start < phrase.start)
    said = discourse.text[max(last, phrase.start - ANOTHER_REACH) : phrase.start].split()
    for place in (index for index, word in enumerate(said) if word == noun):
        inside = said[max(0, place - LONGEST - 1) : place]
        if not INDEFINITE.isdisjoint(inside):
            return True
    return False


def _words_from(sentence: Sentence, start: int, end: int) -> list[str]:
    """Give the words from the offset on, up to the token of index `end`."""
    near = sentence.tokens[max(0, end - LONGEST - 2) : end]
    return [token.text for token in near if token.start >= start]


def _country_in(words: list[str]) -> str:
    """Name the first country whose name or adjective stands among the words; "" for none."""
    for index in range(len(words)):
        if found := longest_form(nations(), words, index):
            return found[1].name
    return ""


def _is_named_before(person: Cluster, start: int) -> bool:
    """Tell whether a name of the person stands before the offset."""
    return bool(person.names) and person.names[0].span.start < start


def _noun_phrase(discourse: Discourse, anaphor: Anaphor) -> Span | None:
    """Give the noun with "the"; None in a heading, another phrase or a part of a name."""
    if anaphor.sentence.heading or _goes_on(discourse, anaphor):
        return None
    if discourse.is_in_name(anaphor.token.span):
        return None
    first = _find_determiner(anaphor)
    if first is None:
        return None
    return Span(anaphor.sentence.tokens[first].start, anaphor.token.end)


def _goes_on(discourse: Discourse, anaphor: Anaphor) -> bool:
    """Tell whether the noun is not the last word of its phrase: "the minister for works"."""
    following = anaphor.following
    if following is None:
        return False
    if following.start in discourse.name_starts or following.text[0].isupper():
        return True
    return following.text in {"of", "for", "-"}


def _find_determiner(anaphor: Anaphor) -> int | None:
    """Give the index of "the" before the noun."""
    tokens, index = anaphor.sentence.tokens, anaphor.index
    farthest = max(0, index - 1 - LONGEST)
    for first in range(index - 1, farthest - 1, -1):
        word = tokens[first].text
        if word.lower() in DETERMINERS:
            return first
        if not _may_stand_inside(word):
            return None
    return None


def _may_stand_inside(word: str) -> bool:
    """Tell whether the word may stand between "the" and its noun."""
    return word[0].isalpha() and (word.isupper() or word.lower() not in NOT_INSIDE)


def read_rebels(discourse: Discourse, anaphor: Anaphor) -> None:
    """Take "the rebels", "opposition forces" for those of the article, in whichever words."""
    tokens, index = anaphor.sentence.tokens, anaphor.index
    last = _last_of_rebels(anaphor)
    if last is None or len(discourse.rebels) > 1:
        return
    span = Span(tokens[index].start, tokens[last].end)
    if discourse.is_in_name(span):
        return
    if index > 0:
        before = tokens[index - 1]
        if discourse.is_in_name(before.span):
            return
        if before.text.lower() == "the":
            span = Span(before.start, span.end)
    if not discourse.rebels:
        words = [token.text.lower() for token in tokens[index : last + 1]]
        discourse.rebels.append(_new_rebels(" ".join(words)))
        discourse.clusters += discourse.rebels
    discourse.add_nominal(anaphor.number, discourse.rebels[0], span, rule="rebels")


def _last_of_rebels(anaphor: Anaphor) -> int | None:
    """Give the index of the last word of "rebels", "rebel forces"; None where it is neither."""
    if anaphor.word == "rebels":
        return anaphor.index
    following = anaphor.following
    is_armed = following is not None and following.text.lower() in ARMED_NOUNS
    return anaphor.index + 1 if is_armed else None


def _new_rebels(name: str) -> Cluster:
    """Make the actor of an article whose rebels have no name."""
    return Cluster(Identity(("opposition", ""), name, Kind.ARMED_GROUP), name=name)
