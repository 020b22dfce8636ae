"""An editor's brackets in a quotation: what they may stand for, and that hostile ones cost little."""

import time

import pytest

from generator.check.wording import canonical, stands_in

SOURCE = "We will all leave the old town soon, Prime Minister Ann Smith said. I do not want to protect it."
QUOTED = [
    "[We] [will] [all] leave the old town",
    "[They] will [surely] leave the [beautiful] town",
    "[W]e will all leave",
    "the [O]ld town",
    "the old [t]own soon",
    "I [never] want to protect it",
    "I do [not] want to protect[ing] it",
    "leav[es] the old town",
    "[Laughter]",
    "We will all leave [the city]",
    "We will [all]",
    "I [do] not want",
]
OTHER = [
    "[We] [will] [all] enter the old town",
    "We will [not] leave the old town",
    "ill [all] leave",
    "W[ent] all leave",
    "will all leave the old town [which nobody here ever wanted to leave on any day]",
    "I [do] want to protect it",
    "want to protect it [not]",
    "leave the old town [x] leave the old town",
    "the [x] olds",
]


@pytest.mark.parametrize("words", QUOTED)
def test_brackets_stand_for_some_words_or_letters(words):
    assert stands_in(words, (canonical(SOURCE),))


@pytest.mark.parametrize("words", OTHER)
def test_brackets_stand_for_nothing_else(words):
    assert not stands_in(words, (canonical(SOURCE),))


HOSTILE = {
    "brackets at the start": lambda n: (f"{'[x] ' * 20}end", "word " * n),
    "brackets between words": lambda n: (f"{'a [x] ' * 20}end", "a " * n),
    "more brackets than a quotation has": lambda n: (f"{'a [x] ' * n}end", "a " * n),
    "endings": lambda n: (f"{'aa[a]' * 20}b", "aa" * n),
    "letters": lambda n: (f"{'[A]a ' * 20}b", "aa " * n),
    "negations": lambda n: (f"{'a [not] ' * 20}end", "a not " * n),
    "spaces": lambda n: ("a - b", f"a{' ' * n}b – c"),
    "spaces without width": lambda n: ("a - b", "a" + " \u200b" * n + "b – c"),
    "brackets that never close": lambda n: ("[a " * n, "[a " * n),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_twice_as_much_costs_about_twice_as_much(kind):
    def seconds(count):
        words, source = HOSTILE[kind](count)
        canonical.cache_clear()
        began = time.process_time()
        stands_in(words, (canonical(source),))
        return time.process_time() - began

    short, long = (min(seconds(count) for _ in range(3)) for count in (2_000, 8_000))
    assert long < max(short, 0.002) * 8, (short, long)  # quadratic would be 16
