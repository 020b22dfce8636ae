"""Which quotations make no sense: nobody could have said it, or nothing is said."""

import re
from functools import cache, partial

from generator.model import Article, Kind, Parsed, Quote, QuoteKind, Span
from generator.parse.grammar.cues import cue_forms
from generator.parse.grammar.inflection import irregular_pasts
from generator.parse.grammar.tagger import lower_words, tag
from generator.parse.grammar.word_classes import PLURALS
from generator.parse.sentences import find_sentences
from generator.word_lists import word_set

LONGEST_PREPOSITION = 16  # code points before a speaker
PLACED = re.compile(r"\b(?:in|near|outside|inside|across)\s+(?:the\s+)?$")
# Behind a speaker's head, these begin what describes it.
DESCRIBING = frozenset(["of", "in", "on", "at", "by", "for", "from", "to", "that", "which", "who"])
QUANTITY = re.compile(r"(?<![\w-])\d|\b(?:million|billion|percent|per cent)\b")
UNNAMED = frozenset([Kind.STATE, Kind.GOVERNMENT, Kind.PEOPLE, Kind.ARMED_GROUP])
NUMBERS = word_set("grammar", "number words") - {"one"}
APOSTROPHE = re.compile("['’]")
# The forms of what is said, by the names of the rules, that are clauses or nothing.
BARE = "bare clause"
ASIDE = ("clause in front", "clause behind")
SHORTEST_CLAUSE = 5  # words; and "Rescuers, working at night, …" is none
CUT_OFF = re.compile("^[^,]*,G")
# The ways of reporting that take an object: it is told with its verb, as in "praising the army".
OF_OBJECTS = frozenset(["judge", "name", "prepositional", "urge", "pledge"])
# By the tags of the tagger: a finite verb, and one that only a relative pronoun brings.
FINITE = re.compile("[AVSY]")
OF_RELATIVE = re.compile("[TW]X*[AVSY]+")
# Where a form that no list has may be a verb: "the road crosses the border", "drivers queue at".
MAY_BE_PRESENT = re.compile("(?<=[Nq])N(?=[DOTGIR])")
_listed = partial(word_set, "plausibility")


def doubt_speaker(one: Parsed, quote: Quote) -> str:
    """Doubt a speaker who is a place, stands behind "in", or is a quantity."""
    text, span = one.article.text, quote.speaker_span
    if span is None:
        return ""
    words = " ".join(span.of(text).split())
    if QUANTITY.search(words):
        return f"who speaks, “{words}”, is a quantity"
    before = text[max(0, span.start - LONGEST_PREPOSITION) : span.start]
    if PLACED.search(before) or _is_only_place(one, quote.speaker, span=span):
        return f"who speaks, “{words}”, is a place"
    return ""


def doubt_words(one: Parsed, quote: Quote) -> str:
    """Doubt unnamed words for a speaker that mean a thing, a happening or nobody."""
    words = " ".join(quote.speaker_span.of(one.article.text).split())
    head = _head_of(words)
    if head in _listed("speechless") or head in _listed("no speakers"):
        return f"who speaks, “{words}”, is no one who could"
    return ""


def _head_of(words: str) -> str:
    """Give the last word before what describes a speaker: "attack" of "The attack on Homs"."""
    small = words.lower().split()
    described = (index for index, word in enumerate(small) if index and word in DESCRIBING)
    return small[next(described, len(small)) - 1].strip(",.;:")


def _is_only_place(one: Parsed, key: str, *, span: Span) -> bool:
    """Whether the words of a speaker are a place's name, and the speaker is called nothing else."""
    actor = one.actor_of[key]
    if actor.kind in UNNAMED or actor.aliases:
        return False
    located = (place for place in one.places if place.lat is not None)
    return any(place.span == span and place.name == actor.name for place in located)


def is_unnamed(quote: Quote) -> bool:
    """Tell whether words stand for the speaker whom no name tells."""
    return quote.speaker is None and quote.speaker_span is not None


def doubt_statement(one: Parsed, quote: Quote) -> str:
    """Doubt a paraphrase that is the writer's own, or has no clause to tell what is said.

    “We know that” outside quotation marks is said by who wrote it. “Rescuers, working at night”
    says nothing, and neither does “its budget” behind "announced": there something was done. The
    object of an opinion or a wish is told with its verb, and that of a denial: "denied any wrong".
    """
    text = one.article.text
    if is_unnamed(quote) and _is_of_writer(quote.speaker_span.of(text)):
        return f"“{quote.speaker_span.of(text)}” is who wrote or who reads it"
    if quote.kind is not QuoteKind.INDIRECT:
        return ""
    said = " ".join(" ".join(piece.of(text).split()) for piece in quote.pieces)
    if _only_points(said):
        return f"“{said}” is told elsewhere"
    if quote.rule.endswith(BARE):
        is_told = _takes_object(quote, text) or _is_clause(said)
    else:
        is_told = not quote.rule.endswith(ASIDE) or _is_whole(said)
    return "" if is_told else f"“{said}” is no clause"


def _is_of_writer(words: str) -> bool:
    """Tell whether words for a speaker are "I", "you", "our friends"."""
    first, _, others = words.lower().partition(" ")
    return APOSTROPHE.split(first)[0] in _listed("of writers" if others else "writers")


def _only_points(said: str) -> bool:
    """Tell whether all that is said is what stands elsewhere: criticised the move, these claims."""
    first, _, noun = said.lower().partition(" ")
    return first in _listed("pointing") and noun in _listed("told elsewhere")


def _takes_object(quote: Quote, text: str) -> bool:
    """Tell whether what reports is a verb of opinion, of a wish or of denial."""
    verb = quote.cue.of(text).split()[0] if quote.cue else ""
    cue = cue_forms().get(verb)
    if verb.lower() in _listed("telling by object"):
        return True
    return cue is not None and not cue.tells and not OF_OBJECTS.isdisjoint(_ways(verb))


@cache
def _ways(verb: str) -> frozenset[str]:
    """Give the ways in which a form of a verb reports, with a particle or without."""
    cue = cue_forms()[verb]
    return cue.ways.union(way for _, way in cue.particles)


def _tagged(said: str) -> tuple[list[str], str]:
    """Give the words of what is said in small letters, and their tags."""
    sentences = find_sentences(Parsed(Article("", said)))
    words = [word for sentence in sentences for word in lower_words(sentence)]
    return words, "".join(tag(sentence, lower_words(sentence)) for sentence in sentences)


def _is_whole(said: str) -> bool:
    """Tell whether what stands around who says it has not been cut in the middle of a clause."""
    words, tags = _tagged(said)
    may_be_cut = len(words) < SHORTEST_CLAUSE or CUT_OFF.match(tags)
    return not may_be_cut or bool(FINITE.search(tags))


def _is_clause(said: str) -> bool:
    """Tell whether a finite verb stands in what is said, and not only behind "which" or "that".

    What is counted is told without one: "confirmed 12 deaths".
    """
    words, tags = _tagged(said)
    if any(word[0].isdigit() or word in NUMBERS for word in words):
        return True
    subject = APOSTROPHE.split(said.lower())[0].split(" ")[0]
    opens_clause = subject in word_set("grammar", "subject pronouns") or tags[:1] == "G"
    if opens_clause or not irregular_pasts().isdisjoint(words):
        return True
    if any(_may_agree(words, match.start(), tags) for match in MAY_BE_PRESENT.finditer(tags)):
        return True
    return bool(FINITE.search(OF_RELATIVE.sub("", tags)))


def _may_agree(words: list[str], index: int, tags: str) -> bool:
    """Tell whether a word may be the verb of the noun before it: it or the noun ends in -s."""
    if words[index].endswith("s"):
        return tags[index + 1] != "R"
    return words[index - 1].endswith("s") or words[index - 1] in PLURALS
