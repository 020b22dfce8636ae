"""What a figure is compared by, where it is asked whether two figures are one measure."""

from collections.abc import Mapping, Sequence

from generator.evidence import Reported
from generator.frozen import frozen
from generator.gather.claims.told import Told
from generator.gather.measures.measuring import MOST_BESIDE, Measure, Share
from generator.gather.measures.whereabouts import Where

THE_DEAD = {"killed", "buried", "bodies found"}  # who is buried under a slide is dead
# Terms for one thing.
FAMILIES = (
    THE_DEAD,
    {"displaced", "homeless", "fled", "evacuated", "sheltered"},
    {"destroyed", "damaged", "evacuated"},
    {"injured", "sick"},
    {"rescued", "survived"},
    {"killed", "shot"},
    {"kidnapped", "detained"},
    {"in need", "affected", "at risk"},
    {"hungry", "in need"},
    {"cases", "infected"},
    {"closed", "partly functioning"},
)
SMALL = 20  # numbers below it are met everywhere


@frozen
class ComparedFigure:
    """What a figure is compared by."""

    measure: Measure
    places: tuple[Where, ...]  # of the figure; () where it tells none within the country
    tolls: frozenset[float]  # of the dead, where its sentence counts these besides
    terms_beside: frozenset[str]  # what else its sentence counts
    is_replaced: bool = False  # its sentence tells the newer number too: "from 12 to 31"

    @property
    def reported(self) -> Reported:
        return self.measure.reported

    @property
    def value(self) -> float:
        return self.measure.value or 0.0


def compare_by(
    measured: Measure, beside: Sequence[Reported], place_of: Mapping[str, Where]
) -> ComparedFigure:
    """Give what a figure is compared by, where others stand `beside` it in its sentence."""
    one = measured.reported
    own, place = one.figure, place_of.get(one.figure.place)
    others = [each.figure for each in beside[:MOST_BESIDE] if each is not one]
    tolls = {each.value for each in others if each.term in THE_DEAD and each.value}
    has_newer = any((each.term, each.unit) == (own.term, own.unit) for each in others)
    return ComparedFigure(
        measured,
        places=(place,) if place and place.is_local else (),
        tolls=frozenset() if own.term in THE_DEAD else frozenset(tolls),
        terms_beside=frozenset(each.term for each in others),
        is_replaced=has_newer and measured.share is Share.FORMER,
    )


def counted_of(one: Told) -> ComparedFigure:
    """What a figure is compared by."""
    assert isinstance(one.detail, ComparedFigure)
    return one.detail
