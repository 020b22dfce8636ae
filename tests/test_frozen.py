import pickle
from dataclasses import FrozenInstanceError, field

import pytest

from generator.frozen import changed, frozen, replace


@frozen
class Sighting:
    what: str
    count: int = 1
    where: tuple[str, ...] = ()


def test_a_record_is_made_by_place_and_by_name_and_cannot_be_changed():
    record = Sighting("heron", where=("pond",))
    assert (record.what, record.count, record.where) == ("heron", 1, ("pond",))
    assert record == Sighting("heron", 1, ("pond",)) and hash(record) == hash(Sighting("heron", 1, ("pond",)))
    assert type(record) is Sighting and repr(record) == "Sighting(what='heron', count=1, where=('pond',))"
    with pytest.raises(FrozenInstanceError):
        record.count = 2
    with pytest.raises(AttributeError):
        object.__setattr__(record, "else", 2)


@pytest.mark.parametrize("given", [(), ("a", 1, (), "more")])
def test_a_record_with_too_few_values_or_too_many_is_refused(given):
    with pytest.raises(TypeError, match="argument"):
        Sighting(*given)


def test_a_record_is_pickled_and_replaced_whole():
    record = Sighting("heron", 3)
    assert pickle.loads(pickle.dumps(record)) == record
    assert replace(record, count=4) == Sighting("heron", 4) and record.count == 3
    assert changed(record, count=3) is record and changed(record, what="crane") == Sighting("crane", 3)
    with pytest.raises(TypeError, match="size"):
        replace(record, size=1)


def test_values_that_are_made_for_each_record_are():
    @frozen
    class Walk:
        seen: list[str] = field(default_factory=list)

    assert Walk().seen == [] and Walk().seen is not Walk().seen
