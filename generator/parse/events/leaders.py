"""Find who leads whom by what persons are said to be: "UN chief X", "X, the head of the agency".

A role counts where its whole title is one of lexicon/relations.txt that leads a body, or a state,
and the body stands right beside it: "the chief of the UN agency's mission" leads no UN.
"""

import re
from collections.abc import Iterator

from generator.model import Actor, Kind, Parsed, Relation, Role, Span
from generator.parse.events.relation_words import listed_words

LED = {
    Kind.STATE: ("leading titles of states",),
    Kind.GOVERNMENT: ("leading titles of states", "leading titles"),
    Kind.ORGANISATION: ("leading titles",),
    Kind.ARMED_GROUP: ("leading titles",),
}
BESIDE = re.compile(r"(?:['’]s?)?\s+")  # "UN chief", "Lebanon's president"
# "head of the WHO", "(who) heads Hezbollah", "director of the aid agency UNICEF"
OF = re.compile(
    r"s?\s+(?:(?:of|for|at)\s+)?(?:the\s+)?"
    r"(?:(?:[a-z-]+\s+){0,2}(?:organi[sz]ation|agency|charity|group|movement|militia|party)\s+)?"
)
WHAT_FOR = re.compile(r"\s(?:of|for|in|to|at|on|with|from)\s")  # "country director for Chad"
# "chief of communication"
ELSE = re.compile(r"\s+(?:of\s+(?!(?i:mission|party)\b)|for\s+(?:the\s+)?[a-z])")
# Behind the body's name: a noun that makes another body of it, or a possessive.
OTHER_BODY = re.compile(r"['’]|\s+(?!and\b|in\b|for\b|on\b|since\b|who\b)[a-z]")
LEADS_OFFICE_RULE = "leads an office, role"
# In the title of who leads a body's office in a country.
OFFICE = re.compile(r"(?i:\bcountry\b|\bmission\b)|\s(?:in|for)\s+(?:the\s+)?[A-Z]")
IN_COUNTRY = re.compile(r"\s+(?:(?:in|for)\s+)?")  # "Oxfam Kenya", "UNICEF in Kenya"


def find_leaders(parsed: Parsed) -> Iterator[Relation]:
    """Yield a relation for each role by which a person leads a body or a state."""
    bodies = {name: actor for actor in parsed.actors for name in (*actor.aliases, actor.name)}
    for actor in parsed.actors:
        if actor.kind is not Kind.PERSON:
            continue
        for role in actor.roles:
            body = bodies.get(role.of)
            if body and (named := _name_led(parsed.article.text, role, body=body)):
                sentence = parsed.sentences[parsed.sentence_at(role.span.start)]
                is_of_office = body.kind is Kind.ORGANISATION and _is_of_office(parsed, role, named)
                rule = LEADS_OFFICE_RULE if is_of_office else "leads, role"
                yield Relation(actor.key, "leads", body.key, sentence.span, rule=rule)


def _name_led(text: str, role: Role, *, body: Actor) -> Span | None:
    """Give the name of the body that who has the role leads; None where they don't."""
    if role.former or role.span is None:
        return None
    forms = (role.title, WHAT_FOR.split(role.title, maxsplit=1)[0])
    office = next((form for form in forms if _is_leading(form, body.kind)), "")
    title = text.find(office.split()[-1], *role.span) if office else -1
    if title < 0:
        return None
    inside = (one.span for one in body.mentions if role.span.covers(one.span))
    beside = (span for span in inside if _is_beside(text, office, title=title, named=span))
    return next(beside, None)


def _is_of_office(parsed: Parsed, role: Role, named: Span) -> bool:
    """Whether it is the body's office in a country: "country director", "CARE Ukraine"."""
    if OFFICE.search(role.title):
        return True
    joint = IN_COUNTRY.match(parsed.article.text, named.end)
    start = joint.end() if joint else named.end
    return any(place.span.start == start and place.feature == "country" for place in parsed.places)


def _is_leading(title: str, kind: Kind) -> bool:
    """Whether the title leads such a body: "interim prime minister", but not "press chief"."""
    words = title.lower().split()
    while len(words) > 1 and words[0] in listed_words("leading modifiers"):
        del words[0]
    return any(" ".join(words) in listed_words(part) for part in LED.get(kind, ()))


def _is_beside(text: str, office: str, *, title: int, named: Span) -> bool:
    """Whether the body's name stands beside the title, and nothing makes it another's."""
    words = office.split()
    end = title + len(words[-1])
    start = title - len(office) + len(words[-1])
    is_behind = named.start > title
    if is_behind:
        joined = OF.fullmatch(text, end, named.start)
        return bool(joined) and not OTHER_BODY.match(text, named.end)
    if not BESIDE.fullmatch(text, named.end, start) or ELSE.match(text, end):
        return False
    return words[-1].lower() != "commander"
