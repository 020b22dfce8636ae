"""A section of the site: a page on one side of the crisis, with the cues that speak for it."""

from generator.frozen import frozen


@frozen
class Cue:
    """A word or phrase that speaks for a section, and how loudly.

    "displace*" is any word that begins so, "call/appeal for" is either, and in "denied * access"
    stand up to four words. "event:consult" is an event of that PLOVER type, "event:fight/airstrike"
    one of that mode besides, "dealing:consult" one between two actors; "theme:casualties" is a
    figure of that theme, "term:killed" of that term; "relation:accuses" a relation.
    """

    pattern: str
    weight: float = 1.0
    theme: str = ""  # the part of its list that it stands in: what it says a sentence is about
    is_ours: bool = False  # it stands in a list that comes with the program
    is_name: bool = True  # it counts within names of several words as well


@frozen
class Section:
    """A page on one side of the crisis, and what makes a sentence belong there."""

    id: str
    title: str  # "" for the one that the site's language has for a section of ours
    icon: str
    cues: tuple[Cue, ...]

    def __hash__(self) -> int:
        return hash(self.id)  # not all of its cues, once more for every article

    @property
    def themes(self) -> tuple[str, ...]:
        """The parts of its list of cues, in their order."""
        return tuple(dict.fromkeys(cue.theme for cue in self.cues if cue.theme))

    @property
    def competes(self) -> bool:
        """Whether a sentence has its home here or in another section of ours, not in both."""
        return any(cue.is_ours for cue in self.cues)

    @property
    def claims(self) -> frozenset[str]:
        """The themes of the figures that belong on its page."""
        patterns = [cue.pattern for cue in self.cues if cue.pattern.startswith("theme:")]
        return frozenset(pattern.removeprefix("theme:") for pattern in patterns)

    def weight_of(self, theme: str) -> float:
        """Say how strongly it claims the figures of a theme; 0 where it does not."""
        weights = [cue.weight for cue in self.cues if cue.pattern == f"theme:{theme}"]
        return max(weights, default=0.0)
