"""Find whom a pronoun means: "he", "her", and "it" or "they" where they open their sentence."""

from generator.model import Form, Kind, Mention
from generator.parse.actors.bearers import is_plural
from generator.parse.actors.clusters import Cluster
from generator.parse.actors.discourse import (
    CLOSING,
    FARTHEST,
    STRAIGHT,
    Anaphor,
    Discourse,
    SeenMention,
)
from generator.parse.names.signs import saying
from generator.word_lists import set_of, word_set

HE = set_of("he him his himself")
SHE = set_of("she her hers herself")
PRONOUN_REACH = 1  # sentences; a third of the pronouns that mean somebody farther back mean another
NEAR_START = 6  # code points from a sentence's start within which its subject begins: "The …"
FRONTING = word_set("contexts", "fronting")
# The rule's name, by whether one person alone fits and whether they stand in the same sentence.
PERSON_RULES = {
    (True, True): "pronoun, the one person in its sentence",
    (True, False): "pronoun, the one person in the sentence before",
    (False, True): "pronoun, the subject in its sentence",
    (False, False): "pronoun, the subject in the sentence before",
}
OPENING_RULES = {
    "it": "it, opening its sentence",
    "they": "they, opening its sentence",
}


def read_personal(discourse: Discourse, anaphor: Anaphor) -> None:
    """Find the person whom "he", "her" or "himself" means."""
    gender = "m" if anaphor.word in HE else "f"
    fitting = ("", gender)
    groups = discourse.nearest(
        anaphor.number,
        lambda cluster: cluster.kind is Kind.PERSON and cluster.gender in fitting,
    )
    person = _clear_person(discourse, anaphor, groups) if groups else None
    if person is None:
        return
    person.gender = person.gender or gender
    nearest = groups[0]
    is_alone = len({id(seen.cluster) for seen in nearest}) == 1
    rule = PERSON_RULES[is_alone, nearest[0].sentence == anaphor.number]
    discourse.add(anaphor.number, person, Mention(anaphor.token.span, Form.PRONOUN, rule))


def _clear_person(
    discourse: Discourse,
    anaphor: Anaphor,
    groups: list[list[SeenMention]],
) -> Cluster | None:
    """Give the person whom the pronoun means beyond doubt; `groups` are those of `nearest`."""
    nearest = groups[0]
    sentence = nearest[0].sentence
    if sentence < anaphor.number - PRONOUN_REACH:
        return None
    person = discourse.clear_cluster(nearest)
    if person is None:
        return None
    if sentence < anaphor.number:
        return None if _may_point_ahead(discourse, anaphor) else person
    in_doubt = len(groups) > 1 and not any(map(discourse.is_subject, nearest))
    if in_doubt and discourse.clear_cluster(groups[1]) is not person:
        return None
    return person


def _may_point_ahead(discourse: Discourse, anaphor: Anaphor) -> bool:
    """Tell whether the sentence may name the person only later: "In his speech, Smith said"."""
    is_possessive = anaphor.index > 0 and anaphor.token.text in {"his", "her"}
    opening = anaphor.sentence.tokens[0].text.lower()
    if not is_possessive and opening not in FRONTING:
        return False
    return discourse.is_person_next(anaphor.sentence)


def read_opening(discourse: Discourse, anaphor: Anaphor) -> None:
    """Find what "It said" or "They added" means: that with which the sentence before begins."""
    verb = anaphor.following
    if verb is None or verb.text not in saying() or not _opens(anaphor):
        return
    near = discourse.seen[-FARTHEST:]
    mentions = (seen for seen in near if seen.sentence == (anaphor.number - 1))
    subject = next(filter(discourse.is_subject, mentions), None)
    if subject is None or subject.cluster.kind is Kind.PERSON:
        return
    if is_plural(subject.cluster) != (anaphor.word == "they"):
        return
    begin = discourse.sentence_starts[anaphor.number - 1]
    if subject.span.start - begin <= NEAR_START:
        mention = Mention(anaphor.token.span, Form.PRONOUN, OPENING_RULES[anaphor.word])
        discourse.add(anaphor.number, subject.cluster, mention)


def _opens(anaphor: Anaphor) -> bool:
    """Tell whether the word opens its sentence, or what follows a quotation."""
    if anaphor.index == 0:
        return True
    before = anaphor.sentence.tokens[anaphor.index - 1].text
    return before in CLOSING or before == STRAIGHT
