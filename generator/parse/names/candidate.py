"""Hold a mention that may be a name, until its kind is decided."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.model import Kind, Span
from generator.parse.names.capitals import CasedLine, Vocabulary
from generator.parse.names.signs import Sign

# The rule's name, by the kind for which the name is listed.
LISTED_RULES = {
    Kind.PERSON: "listed person",
    Kind.ORGANISATION: "listed organisation",
    Kind.ARMED_GROUP: "listed armed group",
    Kind.GOVERNMENT: "listed government",
    Kind.STATE: "listed state",
    Kind.PEOPLE: "listed people",
    Kind.PLACE: "listed place",
    Kind.OTHER: "listed other",
}
Points = dict[Kind, int]

# What another name of the same may still make clear.
UNCLEAR = frozenset({Kind.OTHER, Kind.PERSON})


@dataclass(slots=True)
class NameCandidate:
    """A mention that may be a name."""

    line: CasedLine
    start: int  # indexes into the line's words, end excluded
    end: int
    kind: Kind | None = None  # None: the evidence decides
    title: Span | None = None
    signs: Sequence[Sign] = ()
    weak: bool = False  # begins a sentence with a word that may be a common one
    doubtful: bool = False  # weak, and a name only where another mention of it is less doubtful
    words: tuple[str, ...] = ()
    rule: str = ""  # by which the kind is known, where it is
    text: str = ""  # the words with one space between them, none before a possessive

    def __post_init__(self):
        words = self.line.words[self.start : self.end]
        self.words = tuple(words)
        self.text = words[0] if len(words) == 1 else _joined(words)

    @property
    def span(self) -> Span:
        """Where it stands in the article."""
        return self.line.span(self.start, self.end)

    def settle(self, kind: Kind, rule: str) -> "NameCandidate":
        """Give itself, its kind known by the rule."""
        self.kind, self.rule = kind, rule
        return self


def _joined(words: list[str]) -> str:
    """Write the words as a text has them."""
    return " ".join(words).replace(" ’s", "’s").replace(" 's", "'s")


@dataclass(slots=True)
class Decisions:
    """What is decided for the texts whose candidates have no kind by themselves."""

    candidates: list[NameCandidate]
    vocabulary: Vocabulary
    kinds: dict[str, Kind] = field(default_factory=dict)
    rules: dict[str, str] = field(default_factory=dict)
    words: dict[str, tuple[str, ...]] = field(default_factory=dict)
    points: dict[str, Points] = field(default_factory=dict)

    def kind_of(self, candidate: NameCandidate) -> Kind:
        """Give the candidate's own kind, or the one decided for its text."""
        return candidate.kind or self.kinds[candidate.text]
