"""Tell which names of persons are one person: the full name, then its parts, each joined to the bearer last named."""

from generator.model import Kind, Name
from generator.parse.identities import Identity
from generator.parse.known import forename_genders, title_genders
from generator.parse.runs import PARTICLES
from generator.parse.spelling import fold_name


def join_persons(names: list[Name], text: str) -> list[tuple[Identity, list[Name], str]]:
    """Each person with its names and gender ("m", "f", "" where nothing tells), in the order of first mention."""
    persons: list[_Person] = []
    full = sorted(names, key=lambda name: (len(name.span.of(text).split()) < 2, name.span))
    for name in full:
        parts = _parts(name, text)
        person = _bearer(persons, parts, name)
        if person is None:
            person = _Person(parts)
            persons.append(person)
        person.add(name, parts, text)
    persons.sort(key=lambda person: min(name.span for name in person.names))
    return [(person.identity(text), sorted(person.names, key=lambda name: name.span), person.gender()) for person in persons]


def _parts(name: Name, text: str) -> tuple[str, ...]:
    words = [word.strip(".,") for word in name.span.of(text).split()]
    while len(words) > 1 and words[-1].lower() in {"jr", "sr", "ii", "iii", "iv"}:
        words.pop()
    return fold_name(" ".join(word for word in words if word not in PARTICLES)) or fold_name(" ".join(words)) or (text,)


class _Person:
    """A person in the making."""

    def __init__(self, parts: tuple[str, ...]):
        self.parts = parts
        self.names: list[Name] = []
        self.titles: list[str] = []
        self.first = ""

    def add(self, name: Name, parts: tuple[str, ...], text: str) -> None:
        self.names.append(name)
        if name.title:
            self.titles.append(name.title.of(text).lower())
        if len(parts) > len(self.parts):
            self.parts = parts
        if len(parts) > 1 and not self.first:
            self.first = parts[0]

    def gender(self) -> str:
        """By the title, else by the forename."""
        known = title_genders()
        for title in self.titles:
            for word in (title, title.split()[-1], title.split()[-1].strip(".")):
                if known.get(word):
                    return known[word]
        return forename_genders().get(self.first or self.parts[0], "")

    def identity(self, text: str) -> Identity:
        forms = [" ".join(name.span.of(text).split()) for name in self.names]
        longest = max(forms, key=lambda form: (len(form.split()), forms.count(form)))
        return Identity(("person", *self.parts), longest, Kind.PERSON)


def _bearer(persons: list[_Person], parts: tuple[str, ...], name: Name) -> _Person | None:
    """The person of whom the name is a form: of several, the one last named before it; None where it is a new one."""
    fits = [person for person in persons if _fits(person.parts, parts)]
    if not fits:
        return None
    if len(parts) > 1 or len(fits) == 1:
        return fits[0] if len(fits) == 1 or fits[0].parts == parts else max(fits, key=lambda p: p.parts == parts)
    return max(fits, key=lambda person: max((n.span.start for n in person.names if n.span < name.span), default=-1))


def _fits(full: tuple[str, ...], parts: tuple[str, ...]) -> bool:
    """Whether a name is a form of a full one: same surname and no forename against it, or one of its ends alone."""
    if len(parts) == 1:
        return parts[0] == full[-1] or parts[0] == full[0] or (len(full) > 2 and parts[0] == full[1])
    if len(full) == 1:
        return False
    if parts[-1] == full[-1]:
        return parts[0] == full[0] or _initial(parts[0], full[0]) or (len(full) > 2 and parts[0] in full)
    return len(parts) < len(full) and parts == full[: len(parts)] and len(parts) > 1 or full == parts[: len(full)] and len(full) > 1


def _initial(one: str, other: str) -> bool:
    return (len(one) == 1 or len(other) == 1) and one[:1] == other[:1]
