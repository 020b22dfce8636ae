"""Find where names begin and end, sentence by sentence, before their kinds are known.

What is well known (`known`) is taken as listed, with its kind. A title or role before a name is
kept apart from it.
"""

from generator.model import Kind
from generator.parse.gazetteer import lookup
from generator.parse.grammar.tagger import LETTERS
from generator.parse.grammar.tokens import POSSESSIVES
from generator.parse.names.candidate import LISTED_RULES, NameCandidate
from generator.parse.names.capitals import CasedLine, Vocabulary
from generator.parse.names.form_signs import LARGE_FEATURES
from generator.parse.names.known import Known, is_forename, known_forms, longest_form
from generator.parse.names.nations import NATION_RULES, find_nation
from generator.parse.names.runs import PROPER, begins_person, end_of_run, head_kind, known_at
from generator.parse.names.signs import COMMON_ENDINGS, LARGE, SPEAKER
from generator.parse.names.taking import (
    OPENERS,
    Taken,
    find_breaks,
    open_candidate,
    settled,
    take_headed,
    with_head,
)
from generator.parse.names.titled import LONGEST_OWNER, OWNER_RULE, end_of_office, take_titled
from generator.parse.names.titles import BEFORE_ROLES, ROLES, title_at
from generator.parse.names.unlisted import is_unlisted_speaker
from generator.word_lists import set_of, word_set

COMMON_WORDS = word_set("common", "word")
PEOPLES = word_set("kinds", "people")
PEOPLES_ADJECTIVES = word_set("kinds", "people adjective")
PEOPLES_AND_ADJECTIVES = PEOPLES | PEOPLES_ADJECTIVES
PART_OF_BODIES = word_set("kinds", "topic", "organisation")
IN_ARMS = word_set("kinds", "people in arms")
OF_PEOPLES = word_set("kinds", "people noun")
DOUBTFUL_ENDINGS = (*COMMON_ENDINGS, "s")  # of a word that begins a sentence
# "Scientologist Tom Smith": what he is, then who.
BELIEVERS = ("ist", "ian", "ican", "crat", "can", "ite")
OF_ROLES = set_of("of for in to at")  # behind a role
ADDRESSES = set_of("com org net int co ly be me gov uk info")
# Between a place and its body.
OF_AREAS = set_of("city county district local municipal provincial regional state")
LONGEST_SHOUTED = 5  # letters; a longer word in capitals may be a common one
LONGEST_BODY = 4  # words: "disaster risk management agency"
LOCAL_BODIES = {
    **dict.fromkeys(word_set("kinds", "nation organisation"), Kind.ORGANISATION),
    **dict.fromkeys(word_set("kinds", "local organisation"), Kind.ORGANISATION),
    **dict.fromkeys(word_set("kinds", "local government"), Kind.GOVERNMENT),
}
OPENING_BODIES = OF_AREAS | {body.split()[0] for body in LOCAL_BODIES}

# Tags of what may be a noun behind one in the singular, which no base form of a verb follows.
BEFORE_NOUN = "NB"


def find_candidates(line: CasedLine, vocabulary: Vocabulary) -> list[NameCandidate]:
    """Find the candidates of one sentence, from left to right."""
    index = 0
    candidates: list[NameCandidate] = []
    for capital in line.capitals:
        if capital >= index:
            found, index = _take(line, capital, vocabulary)
            candidates += found
    return candidates


def _take(line: CasedLine, index: int, vocabulary: Vocabulary) -> Taken:
    """Take what begins at a capital: something known, a people, a title with a name, or a run."""
    known = known_at(line, index)
    if known and (taken := _take_known(line, index, known=known, vocabulary=vocabulary)):
        return taken
    if "-" in line.words[index] and _is_compound(line, index):
        return (NameCandidate(line, index, index + 1, Kind.OTHER),), index + 1
    if _opens_no_name(line, index):
        return (), index + 1
    title = title_at(line, index)
    if not title and line.small[index] in PROPER and not _begins_in_spite(line, index):
        return (), index + 1
    if line.words[index] in PEOPLES_AND_ADJECTIVES:
        return _take_people(line, index)
    if title:
        return take_titled(line, index, title)
    return _take_run(line, index, vocabulary)


def _opens_no_name(line: CasedLine, index: int) -> bool:
    """Tell whether a word has its capital for another reason: it opens a sentence or an address."""
    small = line.small[index]
    # "pic.twitter.com/AbCd"
    if small in OPENERS or (line.words[index - 1] == "/" and line.words[index - 2] in ADDRESSES):
        return True
    return small in BEFORE_ROLES and _opens_role(line, index)


def _is_compound(line: CasedLine, index: int) -> bool:
    """Tell whether a hyphen joins states or known bodies, before no other capital: "Chad-Sudan"."""
    if index + 1 in line.is_capital:
        return False
    forms = known_forms()
    parts = line.words[index].split("-")
    return all(part and longest_form(forms, (part,), 0) for part in parts)


def _opens_role(line: CasedLine, index: int) -> bool:
    """Tell whether a role in small letters follows what begins the sentence: "Village chief"."""
    behind = index + 1
    return line.opens(index) and behind not in line.is_capital and line.small[behind] in ROLES


def _take_known(
    line: CasedLine,
    index: int,
    *,
    known: tuple[int, Known],
    vocabulary: Vocabulary,
) -> Taken | None:
    """Take a nation or what is listed; None where the words may mean something else here."""
    length, entry = known
    is_one = length == 1
    if is_one and begins_person(line, index):
        return None
    if entry.country:
        if longer := take_headed(line, index, length):
            return (longer,), longer.end
        kind, start, end = find_nation(line, index, length)
        if kind is None:
            return (), end
        return settled(line, start, end, kind=kind, rule=NATION_RULES[kind]), end
    if is_one and line.opens(index) and _is_common(line, index, vocabulary):
        return None
    if longer := take_headed(line, index, length):
        return (longer,), longer.end
    kind, end = entry.kind, index + length
    return settled(line, index, end, kind=kind, rule=LISTED_RULES[kind]), end


def _begins_in_spite(line: CasedLine, index: int) -> bool:
    """Tell whether a word that is no name begins one here: an initial, "Jan" of "Jan Egeland"."""
    if _begins_with_initial(line, index):
        return True
    if not begins_person(line, index) or known_at(line, index + 1):
        return False
    places = lookup(line.words[index + 1])
    return not any(place.population >= LARGE for place in places)


def _begins_with_initial(line: CasedLine, index: int) -> bool:
    """Tell whether a letter, its dot and another capital stand here."""
    word, after = line.words[index], line.small[index + 1]
    return len(word) <= 1 and after == "." and index + 2 in line.is_capital


def _is_common(line: CasedLine, index: int, vocabulary: Vocabulary) -> bool:
    """Tell whether the word is a common one, as listed or as the article writes it elsewhere."""
    small = line.small[index]
    if small in COMMON_WORDS:
        return True
    return small in vocabulary.small and line.words[index] not in vocabulary.inside


def _take_people(line: CasedLine, index: int) -> Taken:
    """Take a people by itself, with the noun behind it, or as the first word of a body's name."""
    if longer := take_headed(line, index):
        return (longer,), longer.end
    end = index + 2
    word, *behind = line.words[index:end]
    noun = behind[0] if behind else ""
    if noun in IN_ARMS:
        return settled(line, index, end, kind=Kind.ARMED_GROUP, rule="people in arms"), end
    if noun not in OF_PEOPLES or word not in PEOPLES_ADJECTIVES:
        end = index + 1
        if word not in PEOPLES:
            return (), end
    return settled(line, index, end, kind=Kind.PEOPLE, rule="people"), end


def _take_run(line: CasedLine, index: int, vocabulary: Vocabulary) -> Taken:
    """Take a run of capitals that begins with no word that is known."""
    if office := end_of_office(line, index):
        return take_titled(line, index, office)
    end = end_of_run(line, index)
    is_common = _opens_with_common(line, index, vocabulary)
    breaks = find_breaks(line, index, end)
    may_be_body = not is_common or line.small[index] in PART_OF_BODIES
    if may_be_body and (headed := with_head(line, index, end, breaks=breaks)):
        return (headed,), headed.end
    stop = breaks[0] if breaks else end
    if local := _local_body(line, index, stop):
        return local
    if stop == index + 1:
        return _take_word(line, index, vocabulary=vocabulary, is_common=is_common)
    if stop > index + 2 and _begins_with_believer(line, index):
        return (NameCandidate(line, index, index + 1, Kind.OTHER),), index + 1
    if is_common:
        return (), index + 1
    if split := _end_of_owner(line, index, stop):
        return settled(line, index, split, kind=Kind.PLACE, rule=OWNER_RULE), split
    return open_candidate(line, index, stop)


def _local_body(line: CasedLine, index: int, stop: int) -> Taken | None:
    """Take a body of a place: "the Kherson regional administration", "Gaza's health ministry"."""
    end = stop + 1 if line.small[stop] in POSSESSIVES else stop
    if line.small[end] not in OPENING_BODIES:
        return None
    is_of_area = line.small[end] in OF_AREAS
    end += is_of_area
    if end in line.is_capital or end >= len(line.words):
        return None
    for length in range(min(LONGEST_BODY, len(line.words) - end), 0, -1):
        if length == 1 and not is_of_area:
            return None
        kind = LOCAL_BODIES.get(" ".join(line.words[end : end + length]))
        if kind and lookup(" ".join(line.words[index:stop])):
            end += length
            return settled(line, index, end, kind=kind, rule="body of a place"), end
    return None


def _end_of_owner(line: CasedLine, index: int, stop: int) -> int:
    """Give where the place of a role ends; 0 for none: "The regional director for Africa | Doe"."""
    before = index - 1
    if line.small[before] == "the":
        before -= 1
    if before < 1 or line.small[before] not in OF_ROLES or line.small[before - 1] not in ROLES:
        return 0
    for split in range(min(stop - 2, index + LONGEST_OWNER), index, -1):
        places = lookup(" ".join(line.words[index:split]))
        if places and (places[0].population >= LARGE or places[0].feature in LARGE_FEATURES):
            return split
    return 0


def _opens_with_common(line: CasedLine, index: int, vocabulary: Vocabulary) -> bool:
    """Tell whether the word begins a sentence and may be a common one; an acronym may not.

    "SECURITY forces fired" opens an article whose first word is all capitals.
    """
    word = line.words[index]
    is_acronym = 1 < len(word) < LONGEST_SHOUTED and word.isupper()
    return not is_acronym and line.opens(index) and _is_common(line, index, vocabulary)


def _begins_with_believer(line: CasedLine, index: int) -> bool:
    """Tell whether a word for what somebody is stands before a person's name."""
    word = line.words[index]
    return word.endswith(BELIEVERS) and not is_forename(word) and is_forename(line.words[index + 1])


def _take_word(line: CasedLine, index: int, *, vocabulary: Vocabulary, is_common: bool) -> Taken:
    """Take one word with a capital; `is_common` where it may be a common one."""
    word, stop = line.words[index], index + 1
    is_small_elsewhere = line.small[index] in vocabulary.small
    if not line.opens(index):
        is_other = is_small_elsewhere and not word.isupper()
        if is_other and not head_kind([line.small[index]]):
            return (NameCandidate(line, index, stop, Kind.OTHER),), stop
        return open_candidate(line, index, stop)
    is_name_elsewhere = word in vocabulary.inside
    if is_small_elsewhere and not word.isupper() and _is_before(line, stop, BEFORE_NOUN):
        return (), stop  # "Prison riot spreads", beside "prison" and "the Prison Observatory"
    if is_common and (is_small_elsewhere or not is_name_elsewhere):
        return (), stop
    if is_name_elsewhere:
        return open_candidate(line, index, stop)
    return _take_weak(line, index, vocabulary)


def _take_weak(line: CasedLine, index: int, vocabulary: Vocabulary) -> Taken:
    """Take a word that opens its sentence, and that the article has a capital for only there."""
    word, stop = line.words[index], index + 1
    if is_unlisted_speaker(line, index, vocabulary.small):
        return open_candidate(line, index, stop, weak=True, otherwise=SPEAKER)
    is_doubtful = word.endswith(DOUBTFUL_ENDINGS)
    if is_forename(word):
        is_doubtful = _is_before(line, stop, "N")  # "Faith groups met"
    if is_doubtful:
        return (NameCandidate(line, index, stop, weak=True, doubtful=True),), stop
    return open_candidate(line, index, stop, weak=True)


def _is_before(line: CasedLine, stop: int, letters: str) -> bool:
    """Tell whether a word in small letters follows that has one of these tags."""
    is_small = line.small[stop].isalpha() and stop not in line.is_capital
    return is_small and LETTERS[line.small[stop]] in letters
