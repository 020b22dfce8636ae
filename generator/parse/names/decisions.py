"""What kind of thing each name of an article was decided to name."""

from dataclasses import dataclass, field

from generator.model import Kind
from generator.parse.names.candidate import NameCandidate
from generator.parse.names.capitals import Vocabulary

Points = dict[Kind, int]

# What another name of the same may still make clear.
UNCLEAR = frozenset({Kind.OTHER, Kind.PERSON})


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
