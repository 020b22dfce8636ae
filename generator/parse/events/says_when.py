"""Whether a date in a clause says when: not till when, nor of what ("the 2014 protests")."""

import re
from bisect import bisect_left
from collections.abc import Callable

from generator.model import Date
from generator.parse.events.clauses import Clause
from generator.parse.events.nominal import happening_nouns
from generator.parse.events.tenses import is_past
from generator.word_lists import set_of

# A date after one of these is when something ends or is due, not when the clause's event was.
NOT_WHEN = set_of("until till to before pending for between than of")
WHEN = set_of("on in at during over since")
PARTS_OF_DAY = set_of("morning afternoon evening night eve day")
CLOSE_TO = set_of("shortly just moments minutes")  # before the time of a day
PERFECT = set_of("has have had")
COUNTED = set_of("far time times")  # "so far this year"
PARTICIPLES = frozenset("VPY")
YEAR = re.compile(r"\d{4}$")
YEARLY = WHEN | {"by", "from", "of", "and", "or", "to", "until", ","}  # before a year
# What a date has before "ago" where it is left open: "more than 20 years ago".
OPEN = re.compile(r"(?i)(?:more|less|longer) than\b|at least\b|over\b|up to\b")
# A number of years so round that it names none: "30 years ago".
ROUND = re.compile(
    r"(?i)(?:(?<!\d)(?:[2-9]0|1?\d[2-9]0|\d00)|twenty|thirty|forty|fifty) years ago$|decades? ago$"
)
# What nobody has done then: "has cleared up the confusion on the landslide two weeks ago".
LONG_PAST = re.compile(r"(?i) ago$|^last (?:week|month|year)$")
# Dates that are no day of what was reached by then: "by the middle of the year".
VAGUE = re.compile(r"(?i)\b(?:middle|mid|end)\b")
# A period of which a sentence tells what happened before, rather than what came of it.
LAST_PERIOD = re.compile(r"(?i)last (?:month|year)$|(?:19|20)\d\d$")
BY_NOW = set_of("has have")
BROUGHT_ABOUT = set_of("after following over connection for")
# A period in which nothing was worse: "the deadliest quake to hit the island this year".
OF_RANK = re.compile(r"(?i)(?:this|last) (?:year|month|decade)$|(?:19|20)\d\d$")
RANKED = set_of(
    "bloodiest biggest costliest deadliest fiercest greatest heaviest highest hottest largest "
    "longest strongest worst"
)
# "The pledges made in Varna", "people believed to have": of what is described in so many words.
DESCRIBED = re.compile(r"NX?[VPY][RIX][^,;]*$")
MADE_SO = set_of("had have has left saw got made found kept")  # "left 12 dead": it did so then
DAY_OR_MONTH = 7  # letters of a value that is no mere year


def says_when(text: str, clause: Clause, *, date: Date, index: int) -> bool:
    """Whether the date, whose first token is at `index`, says when; not "the 2014 protests"."""
    words, written = clause.words, date.span.of(text)
    start = _start_of_time(words, index, is_of_day="T" in date.value)
    time = range(start, bisect_left(clause.tokens, (date.span.end,), index))
    is_of_other = _is_of_other(clause, time, index, written=written, value=date.value)
    if is_of_other or _is_no_day(clause, written, index):
        return False
    before = words[start - 1] if start else ""
    if not _may_say_when(clause, date, index, before=before, written=written):
        return False
    return not _is_attribute(clause, time, index, before=before)


def _is_of_other(clause: Clause, time: range, index: int, *, written: str, value: str) -> bool:
    """Whether a date is told of something else in the clause: "Monday's vote", "men seized in"."""
    if _is_of_participle(clause, index) or _is_of_earlier(clause, time.start):
        return True
    words = clause.words
    if _is_of_source(clause, index) or _is_of_happening(clause, time.start, written):
        return True
    if _is_of_rank(clause, time.start, written) or _is_of_described(clause, time.start, value):
        return True
    if words[time.stop : time.stop + 1] == ["'s"]:
        return True
    # "compared to the previous day"
    return words[max(0, time.start - 2) : time.start - 1] == ["compared"]


def _is_of_source(clause: Clause, index: int) -> bool:
    """Whether a date is told of a source: "according to a post made on Monday, it fell".

    What has been so by then is reported as of that day.
    """
    words = clause.words
    if "according" not in words[:index] or not BY_NOW.isdisjoint(words):
        return False
    return "," not in words[words.index("according") : index]


def _is_of_happening(clause: Clause, start: int, written: str) -> bool:
    """Whether a month or a year is that of what brought something about, rather than its own.

    "Troops searched a farm after the shelling of a mill last month".
    """
    if clause.verb is None or not LAST_PERIOD.match(written):
        return False
    between = clause.words[clause.verb.stop : start]
    link = next((place for place, word in enumerate(between) if word in BROUGHT_ABOUT), None)
    return link is not None and any(word in happening_nouns() for word in between[link:])


def _is_of_rank(clause: Clause, start: int, written: str) -> bool:
    """Whether a period is but that in which nothing was worse: "the worst storm this year"."""
    if OF_RANK.match(written) is None:
        return False
    words = clause.words[:start]
    ranked = [at for at, word in enumerate(words) if word in RANKED and "," not in words[at:]]
    nouns = happening_nouns()
    ranked = [at for at in ranked if any(word in nouns for word in words[at + 1 : at + 3])]
    return bool(ranked) and not _has_verb_between(clause, ranked[-1], start)


def _is_of_described(clause: Clause, start: int, value: str) -> bool:
    """Whether a month or a year is that of what the object is described by: "pledges made in"."""
    verb = clause.verb
    if verb is None or len(value) > DAY_OR_MONTH or clause.words[verb.stop - 1] in MADE_SO:
        return False
    return DESCRIBED.search(clause.tags[verb.stop : start]) is not None


def _has_verb_between(clause: Clause, first: int, last: int) -> bool:
    """Whether the verb of a clause stands between two of its tokens, but for "to hit"."""
    verb = clause.verb.start if clause.verb else first
    return first < verb < last and clause.words[verb - 1] != "to"


def _is_no_day(clause: Clause, written: str, index: int) -> bool:
    """Whether a date is left open, runs on, or is too long past for a verb in the perfect."""
    vague = VAGUE.search(written) or ROUND.search(written)
    is_open = OPEN.match(written) is not None and written.casefold().endswith("ago")
    if vague is not None or is_open:
        return True
    if _is_running(clause, written, before=clause.words[index - 1] if index else ""):
        return True
    is_behind = _is_perfect(clause) and index >= clause.verb.stop
    return is_behind and LONG_PAST.search(written) is not None


def _may_say_when(clause: Clause, date: Date, index: int, *, before: str, written: str) -> bool:
    """Whether a date may say when behind that word: not "until May", "supporting 1650 people"."""
    if before in BOUNDS and not BOUNDS[before](clause, index, date.value):
        return False
    is_number = YEAR.match(written) and before not in YEARLY and index > clause.start + 1
    return not is_number and before not in NOT_WHEN


def _start_of_time(words: list[str], index: int, *, is_of_day: bool) -> int:
    """Give the index at which a date begins with its article: "(the night of) 14 March".

    So does a time of the day with "(shortly before) midnight Wednesday".
    """
    if is_of_day and index > 1 and words[index - 1] == "before" and words[index - 2] in CLOSE_TO:
        return index - 2
    start = index - (words[index - 1 : index] == ["the"])
    if start > 1 and words[start - 1] == "of" and words[start - 2] in PARTS_OF_DAY:
        start -= 2
        start -= words[start - 1 : start] == ["the"]
    return start


def _is_of_participle(clause: Clause, index: int) -> bool:
    """Whether a date belongs to a participle in the subject: "men seized on Monday were freed"."""
    subject, verb = clause.subject, clause.verb
    if not subject or not verb or not subject.start <= index < verb.start:
        return False
    return not PARTICIPLES.isdisjoint(clause.tags[subject.start : index])


def _is_of_earlier(clause: Clause, start: int) -> bool:
    """Whether a date is of what a clause comes after, or remembers.

    "Fled after the quake on 6 February", "met on the anniversary of the raid in 1988".
    """
    verb, words = clause.verb, clause.words
    if verb is None or start <= verb.stop:
        return False
    between = words[verb.stop : start]
    if "since" in between[:-1]:  # "has killed 40 since it first struck last month"
        return True
    if "anniversary" in between and words[start - 1] == "in":
        return "of" in between[between.index("anniversary") :]
    if "after" not in between or words[start - 1] != "on":
        return False
    noun = start - 2
    return noun > verb.stop + between.index("after") and words[noun] in happening_nouns()


def _is_since(clause: Clause, index: int, value: str) -> bool:
    """Whether "since" says from when on something has been: not "the lowest since 1982".

    A year or a month since which somebody "has been trying to keep order" is no day of a deed.
    """
    verb = clause.verb
    if verb is None or clause.words[verb.start] not in PERFECT:
        return False
    return clause.tags[verb.stop - 1] != "G" or len(value) > DAY_OR_MONTH


def _is_reached(clause: Clause, index: int, value: str) -> bool:
    """Whether "by Sunday" says when something was: it is told as past, and of a day or a month."""
    return is_past(clause) and len(value) >= DAY_OR_MONTH


def _is_fronted(clause: Clause, index: int, value: str) -> bool:
    """Whether "from August" opens what tells what was done from then on."""
    opens = index <= clause.start + 1 or clause.words[index - 2] == ","
    return opens and clause.verb is not None and index < clause.verb.start


# The prepositions before a date that say when only in some clauses.
BOUNDS: dict[str, Callable[[Clause, int, str], bool]] = {
    "since": _is_since,
    "by": _is_reached,
    "from": _is_fronted,
}


def _is_running(clause: Clause, written: str, *, before: str) -> bool:
    """Whether "this year" says over what time something was counted: "has given 33 million"."""
    return written.casefold() == "this year" and (before in COUNTED or _is_perfect(clause))


def _is_perfect(clause: Clause) -> bool:
    return clause.verb is not None and clause.words[clause.verb.start] in {"has", "have", "'ve"}


def _is_attribute(clause: Clause, time: range, index: int, *, before: str) -> bool:
    """Whether the date belongs to the noun behind it: "the 2014 protests"."""
    tags, after, has_article = clause.tags, time.stop, time.start < index
    behind_when = before in WHEN
    is_model = before in ("a", "an") and YEAR.match(clause.words[index])  # a 2003 van was parked
    if is_model and tags[after : after + 1] == "N":
        return True
    if has_article and not behind_when and tags[after : after + 1] == "N":
        return True
    if after >= clause.end or index <= clause.start + 2:
        return False
    owning = "N" if behind_when else "NG"  # "the Thursday opening"
    return clause.words[after] in ("-", "–") or tags[after] in owning
