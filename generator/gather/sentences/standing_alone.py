"""Whether a sentence may be read by itself, without those around it."""

import re

from generator.briefing_items import TimelineEntry
from generator.evidence import Statement
from generator.model import Status
from generator.word_lists import read_words

LISTS = {part: frozenset(words) for part, words in read_words("highlights").items()}


def either(part: str) -> str:
    """Give the entries of a part of the list as alternatives of a pattern."""
    return "|".join(map(re.escape, sorted(LISTS[part])))


# Words: a shorter sentence says too little by itself, a longer one too much.
SHORTEST, LONGEST = 6, 48
OPENING = "“\"‘'`(["  # what opens a quotation or a bracket
END = re.compile(r"[.!][\"”’')\]]*$")  # a question tells nothing, a heading has no stop
FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y|us|me)\b")
QUOTATION_MARK = re.compile('[“”"]')
QUOTED = re.compile(r"[“\"][^“”\"]*[”\"]")
LABEL = re.compile(r"[A-Z][A-Z .’'-]+:|[A-Z]\w+(?: [A-Z]\w+)?: ")  # "HOST: …", "Jane Roe: …"
# A place and a dash in front of a sentence: "Varna, Bulgaria (agency) - Rescuers …"
DATELINE = re.compile(r"[A-Z][\w’'., ()/]{2,60}?\s?[-–—]+\s+(?=[A-Z])")
# "Many were still there": where, another sentence says.
SOMEWHERE = re.compile(
    rf"\bthere\b(?!\s+(?:{either('here')})\b)"
    rf"|\b(?:{either('there')}) there\b"
)
LONG_PAST = re.compile(rf"\b(?:{either('long past')})\b", re.IGNORECASE)
NOT_YET = re.compile(rf"\b(?:{either('not yet')})\b")
GOES_ON = re.compile(rf"\b(?:{either('goes on')})\b")
# "She expressed her deep concern", "He said that he was “horrified”", "He vowed a firm response"
FELT_OR_VOWED = re.compile(
    rf"\b(?:{either('shows a feeling')}) (?:[a-z]+ ){{0,3}}(?:{either('feelings')})\b"
    rf"|\b(?:is|are|was|were) [“\"]?(?:deeply |gravely )?(?:{either('felt')})\b"
    rf"|\b(?:{either('vowed')})\b(?![^.;]*\d)"
)
GRAMMAR = read_words("grammar")
NUMBERS = "|".join(re.escape(word) for word in GRAMMAR["number words"])
# "The men are celebrating", "That armed group", "The two met", "Four other employees": who they
# are, or beside whom, another one says.
TO_NOBODY = re.compile(
    rf"the (?:{either('of another sentence')})\b"
    r"(?! (?:who|whose|whom|of|in|from|at|with|behind|accused|believed|shown|held|killed)\b)"
    rf"|(?:\d[\d,.]*|several|dozens|hundreds|{NUMBERS}) (?:others?|more)\b(?! than\b)"
    rf"|(?:that|this|those|these) (?:[a-z-]+ )?(?:{either('pointed at')})\b"
    r"|(?:his|her|its|their) (?!own\b)"
    rf"|the (?:{NUMBERS})"
    r"(?= (?:of them|were|have|had|said|did|met|agreed|also|then|later|are|will)\b)",
    re.IGNORECASE,
)
TIMES = rf"(?:{'|'.join(sorted({*LISTS['hours and days'], *GRAMMAR['periods']}))})s"
DAY = rf"(?:{'|'.join(('day', *GRAMMAR['parts of a day'], *GRAMMAR['periods']))})"
# "Later that day", "Hours later": when, another sentence says; "The next week will" is from today.
AT_A_TIME = re.compile(
    rf"(?:(?:late|later|earlier|early|on|in|by)\s)+that (?:same )?{DAY}\b"
    rf"|(?:[\w-]+ )?{TIMES} (?:later|earlier|afterwards?)\b"
    rf"|the (?:same|next|following) {DAY}\b(?! (?:will|may|could|is)\b)",
    re.IGNORECASE,
)
# "Most of this violence", "In response to these developments"; not "by this Friday".
POINTED_AT = re.compile(
    r"(?:[^\s,;:“”\"]{1,40} ){0,7}?"
    r"(?:about|after|against|amid|at|before|by|despite|during|for|from|in|into|of|on|over|since|to"
    r"|under|with) (?:these|this|that)(?: same)? "
    rf"(?!(?:{DAY}|{TIMES}|{either('known')})\b)(?-i:[a-z])",
    re.IGNORECASE,
)
# "The plea came after", "The release of a reporter follows an outcry", "The bodies of his deputy",
# "A video showed him".
OF_WHAT_BEFORE = re.compile(
    rf"The (?:{either('of what was told')})s?(?: of [^,;.]{{1,80}}?)? "
    rf"(?:{either('comes of it')})\b"
    r"|(?:The|An?) \w+ of (?:his|her|their)\b"
    rf"|(?:An?|Another|One|The) (?:{either('pictures')}) (?:shows|showed) (?:him|her)\b"
)
# "Providing them with food"; "his gratitude for their help" is for the help of others.
THEM = re.compile(r"\bthem\b|\b(?:his|her|he|she)\b.{1,60}?\btheir\b")
ANOTHER = re.compile(
    r"[^,]{3,60}, another\b"
)  # "The union, another group that said so": beside whom
DEFINED_NOBODY = re.compile(r"The [a-z]+, who\b")  # "The driver, who wore no coat"
# Who may be meant by it, in the sentence itself: words in -s, but for "was", "his" and "its", and
# groups: "the Taliban", "RSF".
SEVERAL = re.compile(
    r"\b(?:[\w-]{2,}(?<!wa|hi|ha|it)(?<!\bi)s|\d[\d,.]*|(?-i:[Tt]he [A-Z]\w+|[A-Z]{2,})"
    rf"|{either('several')})\b",
    re.IGNORECASE,
)
ASIDE = re.compile(r"\s[-–—]\s[^-–—]*\s[-–—]\s")
CAPITAL = re.compile(r"(?<=\s)[A-Z]\w")  # of the names of which "respectively" is told
FIRST_WORD = re.compile(r"[A-Za-z-]+")
WORD = re.compile(r"[A-Za-z][\w’'-]{3,}")


def stands_alone(statement: Statement) -> bool:
    """Tell whether a reader needs no other sentence to understand this one."""
    text, words = statement.text, statement.text.split()
    if not SHORTEST <= len(words) <= LONGEST or statement.quoted:
        return False
    if text[0] in OPENING or is_cut(text) or not END.search(text):
        return False
    if LABEL.match(text) or DATELINE.match(text) or leans_on_another(text):
        return False
    return not (_points_elsewhere(text, words) or FIRST_PERSON.search(QUOTED.sub("", text)))


def is_clause_alone(entry: TimelineEntry) -> bool:
    """Tell whether a reader needs no more than what an entry tells, in words that stand together.

    "The army captured the town" of "Her speech came hours after the army captured the town."
    """
    words, subject = entry.text.split(), entry.event.subject
    is_apart = subject is not None and not entry.span.covers(subject)
    if is_apart or entry.is_verbatim or is_cut(entry.text):
        return False
    if entry.event.status is not Status.ASSERTED or not entry.text[0].isupper():
        return False
    if not SHORTEST <= len(words) <= LONGEST:
        return False
    return not (_points_elsewhere(entry.text, words) or FIRST_PERSON.search(entry.text))


def opens_pointing(text: str) -> bool:
    """Tell whether the first word of a sentence points back to one that a reader does not see."""
    first = FIRST_WORD.match(text)
    is_pointing = first is not None and first[0].casefold() in LISTS["pointing"]
    return is_pointing or points_to_nobody(text)


def points_to_nobody(text: str) -> bool:
    """Tell whether a sentence, or a clause, opens with somebody whom it does not introduce."""
    is_of_each = "respectively" in text and len(CAPITAL.findall(text)) < 2
    return is_of_each or TO_NOBODY.match(text) is not None


def leans_on_another(text: str) -> bool:
    """Tell whether another sentence says when something was, or what "this" or "them" means."""
    if any(each.match(text) for each in (AT_A_TIME, POINTED_AT, OF_WHAT_BEFORE, ANOTHER)):
        return True
    bare = ASIDE.sub(" ", text)
    them = THEM.search(bare)
    return them is not None and SEVERAL.search(bare, 0, them.end() - len("them")) is None


def _points_elsewhere(text: str, words: list[str]) -> bool:
    """Whether a sentence points to another one that a reader does not see."""
    first = [word.casefold().strip(",") for word in words[:3]]
    points_back = not LISTS["backwards"].isdisjoint(first)
    is_known = DEFINED_NOBODY.match(text) is not None
    return opens_pointing(text) or points_back or is_known or SOMEWHERE.search(text) is not None


def is_cut(text: str) -> bool:
    """Tell whether a sentence has but one half of a quotation: “We ran.” of “We ran. We hid.”"""
    is_open = False
    for mark in QUOTATION_MARK.findall(text):
        closes = mark == "”" or (mark == '"' and is_open)
        if closes != is_open:
            return True
        is_open = not is_open
    return is_open


def tells_long_past(text: str) -> bool:
    """Tell whether a sentence is about what was so before: "three years ago"."""
    return LONG_PAST.search(text) is not None


def tells_what_is_not_yet(text: str) -> bool:
    """Tell whether a sentence is about what is feared, planned or possible."""
    return NOT_YET.search(text) is not None


def tells_what_goes_on(text: str) -> bool:
    """Tell whether a sentence is about what but is still so: "the strikes continue"."""
    return GOES_ON.search(text) is not None


def telling_words(text: str) -> frozenset[str]:
    """Give the words of a text that say what it is about, in small letters."""
    words = (word.lower() for word in WORD.findall(text))
    bare = {word.removesuffix("’s").removesuffix("'s") for word in words}
    return frozenset(bare - LISTS["everywhere"])
