"""What kind of thing a name names, as far as its own words and the words around it tell.

Every sign is worth some points for a kind; a name has the kind with most points over all its mentions in an article.
"""

from collections import Counter
from functools import cache

from generator.model import Kind
from generator.parse.capitals import Line
from generator.parse.cues import cue_forms
from generator.parse.gazetteer import lookup
from generator.parse.known import is_forename, part
from generator.parse.runs import PARTICLES, head_kind
from generator.parse.spelling import ARTICLE

# Heads that are also surnames: "Sean Penn Bridge" is rare, "Jeff Bridge" is not.
SURNAMES = frozenset(
    "church bank cross post star mail hill castle west north east south falls bridge forest beach park street lake "
    "woods fields field port price field day monitor press law bush guard wing english herald moon may march camp ford "
    "page bishop marshal bell chamber corps banks rivers fort lord lords brothers battery act bar island mount works "
    "temple hall parliament tower power towns town city mills service case spring springs".split()
)
NEAR = frozenset("in near at around outside inside across throughout toward towards from into northern southern eastern "
                 "western central downtown nearby".split())  # fmt: skip
ACTING = frozenset("has have had will would is was were are says said plans did does could can may must".split())
OF_PERSONS = frozenset({"who", "whose", "whom", "himself", "herself"})
DETERMINERS = frozenset("a an the one its his her their former ex-".split())
GROUPS = frozenset(
    "affiliate offshoot faction group coalition alliance militia organisation organization charity agency company firm "
    "party newspaper magazine newsagency watchdog ngo monitor manufacturer maker airline bank body arm wing branch "
    "automaker carmaker airframer consortium retailer supplier giant startup insurer lender conglomerate network site "
    "website broadcaster channel subsidiary rival brewer chain operator developer publisher developer nonprofit "
    "university college hospital movement unit brigade team club corporation contractor utility".split()
)
PLACES_BEFORE = frozenset("city town village province district region county suburb port island river neighbourhood "
                          "neighborhood capital state governorate camp airport".split())  # fmt: skip


@cache
def saying() -> frozenset[str]:
    """Every finite form of the verbs of saying."""
    return frozenset(form for form, cue in cue_forms().items() if "say" in cue.ways and not cue.noun) | {"told", "urged"}


def of_form(words: tuple[str, ...], text: str) -> Counter:
    """Points from the name's own words."""
    points: Counter = Counter()
    head = head_kind(list(words))
    several = len(words) > 1
    first_is_forename = is_forename(words[0])
    if head and not (several and len(words) < 4 and first_is_forename and words[-1].lower() in SURNAMES):
        points[head] += 8 if several else 1
    if any(word[0].isdigit() or (word[-1].isdigit() and len(word) > 1) for word in words):
        points[Kind.OTHER] += 4
    if several and first_is_forename:
        points[Kind.PERSON] += 4
    elif first_is_forename:
        points[Kind.PERSON] += 1
    if several and any(len(word) == 1 and word.isupper() for word in words[:-1]):
        points[Kind.PERSON] += 3
    if several and (any(word in PARTICLES for word in words[1:]) or ARTICLE.match(words[-1])):
        points[Kind.PERSON] += 2
    if not several and len(text) < 7 and _is_acronym(text):
        points[Kind.ORGANISATION] += 2
    if "&" in words:
        points[Kind.ORGANISATION] += 4
    if not head and not (several and first_is_forename) and lookup(text):
        points[Kind.PLACE] += 3 if several else 2
    if several and not points and len(words) < 4 and all(word.isalpha() for word in words):
        points[Kind.PERSON] += 1
    return points


def _is_acronym(text: str) -> bool:
    return sum(letter.isupper() for letter in text) > 1 and not any(letter.islower() for letter in text[:2])


def of_context(line: Line, start: int, end: int) -> Counter:
    """Points from the words around one mention."""
    points: Counter = Counter()
    before, after = line.lower(start - 1), line.lower(end)
    roles = part("titles", "role", "title")
    if after in saying() or (before in saying() and start > 1 and line.words[start - 2] in {",", "”", '"', "’", "''"}):
        points.update({Kind.PERSON: 2, Kind.ORGANISATION: 2})
    elif after in ACTING:
        points.update({Kind.PERSON: 1, Kind.ORGANISATION: 1})
    if after in OF_PERSONS or (after == "," and line.lower(end + 1) in OF_PERSONS):
        points[Kind.PERSON] += 3
    if after == "," and line.lower(end + 1).isdigit() and line.lower(end + 2) in {",", "."}:
        points[Kind.PERSON] += 3 if len(line.words[end + 1]) < 3 else 0
    if after == "," or after == "(":
        points.update(_apposed(line, end + 1))
    if before in GROUPS and start - 1 not in line.is_capital:
        points[Kind.ORGANISATION] += 4
    elif before in roles and start - 1 not in line.is_capital:
        points[Kind.PERSON] += 4
    elif before in NEAR or (before == "of" and line.lower(start - 2) in PLACES_BEFORE) or before in PLACES_BEFORE:
        points[Kind.PLACE] += 2
    if before == "the":
        points[Kind.PERSON] -= 3
    if after == "’s" or after == "'s":
        points.update(_owned(line, end + 1))
    return points


def _apposed(line: Line, start: int) -> Counter:
    """Points from "X, the mayor of Y": the noun that stands within five words of the comma."""
    points: Counter = Counter()
    if line.lower(start) not in DETERMINERS and line.lower(start) not in part("titles", "role", "modifier"):
        return points
    for index in range(start, start + 6):
        word = line.lower(index)
        if word in GROUPS:
            points[Kind.ORGANISATION] += 3
            break
        if word in part("titles", "role"):
            points[Kind.PERSON] += 3
            break
        if word in {",", ".", "of", "and", "in", "who"}:
            break
    return points


def _owned(line: Line, start: int) -> Counter:
    """Points from what the name owns: a wife is a person's, shares are a company's."""
    for index in (start, start + 1):
        word = line.lower(index)
        if word in OF_KIN:
            return Counter({Kind.PERSON: 2})
        if word in OF_BODIES:
            return Counter({Kind.ORGANISATION: 2})
    return Counter()


OF_KIN = frozenset("wife husband son daughter father mother brother sister family lawyer lawyers attorney death life body "
                   "career widow parents arrest house trial mind hand face speech comments remarks".split())  # fmt: skip
OF_BODIES = frozenset("shares stock profits ceo chairman spokesman spokeswoman board leadership members fighters customers "
                      "employees products headquarters chief sales website leader secretary-general".split())  # fmt: skip
