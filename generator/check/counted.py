"""What is counted: that a number stands before what the source counts with it, and nothing else.

Of six people, three of them children, nobody may make six children, nor barrels of litres. Only the
noun behind a number is compared, and what the parser takes it to count, so that the rest of the
sentence may be told in any words.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain, dropwhile, product, takewhile

from generator.check.english import NOUN_AFTER, all_forms, all_of, ends_of_an_object
from generator.check.exchanges import AREAS, CLAUSE_ENDS
from generator.check.new_words import is_new_person, says_the_same, tells_more
from generator.check.number_context import unit_of
from generator.check.number_forms import MEASURES, is_ratio, is_value
from generator.check.sentence_reading import NUMBER, Asked, SentenceReading, is_content, words_of
from generator.findings import Rule
from generator.model import Figure
from generator.numerals import Day, Numeral, read_numerals
from generator.word_lists import read_table

ENDS = frozenset(["of", "and", "or"])
SERIES = frozenset(["and", "or", "to"])
HARMS = frozenset(["killed", "injured", "missing", "infected"])
ANYBODY = frozenset(["people", "persons", "person", "others", "other", "one", "ones"])
ANYBODY |= {"them", "those", "these", "victims", "dead", "survivors", "injured"}
PERCENT = "percent"
LEAD = 5  # words behind "percent" in which "of" tells what it is a share of
FARTHEST = 120  # code points behind a number in which its noun stands


def find_counted(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """Ask about numbers of the source that the page has before another noun, or of another kind."""
    yield from _multiplied(page, source)
    mine, theirs = _counted(page.text), _counted(source.text)
    yield from _of_another_base(page, source)
    shares = _shares(page.text)
    for figure in page.figures:
        yield from _of_another_kind(figure, page, source)
        yield from _of_things(figure, page, source)
        yield from _of_another_place(figure, page, source)
    for number, phrases in mine.items():
        if number in theirs:
            elsewhere = (told for key, told in theirs.items() if key != number)
            others = frozenset(chain(*chain(*elsewhere)))
            yield from _find_others(number, phrases, told=theirs[number], others=others)
            is_share = number in shares
            for word in chain(*phrases) if is_share or not any(theirs[number]) else ():
                # Children, or members of a people, where the source counts people.
                if is_new_person(word, source):
                    yield Asked(Rule.TERM, f"the source does not say {number} {word}")


def _multiplied(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """Ask about a number that has doubled where no two of the source stand so to one another."""
    numbers = [each.key for each in read_numerals(source.text)]
    told = [float(key) for key in numbers if is_value(key)]
    for written, times in read_table("questions")["multiples"]:
        forms = all_forms(written)
        is_new = forms.isdisjoint(source.words) and not is_ratio(float(times), told)
        if is_new and not forms.isdisjoint(page.words):
            yield Asked(Rule.TERM, f"the source does not say “{written}”")


def _of_another_kind(
    figure: Figure, page: SentenceReading, source: SentenceReading
) -> Iterator[Asked]:
    """Ask about a figure of which the parser reads in the source that it counts something else."""
    same = _same_number(figure, source)
    theirs = {one.term for one in same if one.term}
    nouns = product(_nouns_in(figure, page), chain(*(_nouns_in(one, source) for one in same)))
    # 20 hostages, taken or released; but of those who were killed it is told.
    is_told = figure.term not in HARMS and any(says_the_same(one, other) for one, other in nouns)
    is_alike = any(_alike(figure.term, term) for term in theirs)
    if figure.term and theirs and not (is_told or is_alike):
        number = figure.span.of(page.parsed.article.text)
        told = f"the source says “{min(theirs)}” of {number}, the page “{figure.term}”"
        yield Asked(Rule.TERM, told)


def _of_things(figure: Figure, page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """Ask about people of whom the source has so many of something else."""
    same = _same_number(figure, source)
    number = figure.span.of(page.parsed.article.text)
    units = {one.unit for one in same if one.unit.islower()}  # and no "Torvanians"
    if figure.unit in _persons() and units and units.isdisjoint(_persons() | MEASURES.keys()):
        yield Asked(Rule.TERM, f"the source says “{min(units)}” of {number}, not {figure.unit}")


def _same_number(figure: Figure, source: SentenceReading) -> list[Figure]:
    """The figures of the source that have the number of one of the page."""
    known = (one for one in source.figures if one.value is not None)
    return [one for one in known if one.value == figure.value]


def _of_another_place(
    figure: Figure, page: SentenceReading, source: SentenceReading
) -> Iterator[Asked]:
    """Ask about a figure of which the parser reads that the source counts it in another town."""
    theirs = {one.place for one in _same_number(figure, source)}
    is_of_town = figure.place in _towns(page) and theirs <= _towns(source)
    if theirs and is_of_town and figure.place not in theirs:
        number = figure.span.of(page.parsed.article.text)
        told = f"the source says {min(theirs)} of {number}, the page {figure.place}"
        yield Asked(Rule.ACTOR, told)


def _of_another_base(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """Ask of what rose or fell by a percentage by which, in the source, something else did."""
    mine, theirs = _bases(page.text), _bases(source.text)
    for number in filter(theirs.get, mine):
        told = (*theirs[number], *source.words)
        new = [
            word
            for word in mine[number]
            if tells_more(word) and not any(says_the_same(word, other) for other in told)
        ]
        if new:
            yield Asked(Rule.TERM, f"the source does not say {number} percent of “{new[0]}”")


def _bases(text: str) -> dict[str, tuple[str, ...]]:
    """The words of content before each percentage in its clause: "exports fell by 12%"."""
    found = {}
    for each in read_numerals(text):
        if unit_of(text, each) == PERCENT and each.key not in found:
            before = words_of(text[max(0, each.start - FARTHEST) : each.start])[::-1]
            clause = takewhile(lambda one: one not in CLAUSE_ENDS, before)
            found[each.key] = tuple(filter(is_content, clause))
    return found


def _towns(reading: SentenceReading) -> frozenset[str]:
    """The places of a sentence that no others lie in."""
    return frozenset(one.name for one in reading.places if one.feature not in AREAS)


@cache
def _persons() -> frozenset[str]:
    """The nouns that count persons."""
    return frozenset(chain(*read_table("units")["people"]))


def _nouns_in(figure: Figure, reading: SentenceReading) -> frozenset[str]:
    """What stands behind the number of a figure: hostages, bodies; none for people."""
    text = NUMBER.split(figure.span.of(reading.parsed.article.text))[-1].lower()
    told = set(filter(tells_more, words_of(text))) - all_of("quantities")
    return frozenset(filter(is_content, told))


def _alike(one: str, other: str) -> bool:
    """Tell whether two terms may say the same: who fled is displaced."""
    rows = read_table("questions")["terms alike"]
    return one == other or any(one in row and other in row for row in rows)


def _find_others(
    number: str,
    phrases: Iterable[tuple[str, ...]],
    *,
    told: list[tuple[str, ...]],
    others: frozenset[str],
) -> Iterator[Asked]:
    """Ask about phrases behind a number that are none of those told there in the source.

    `others` are the words behind other numbers of the source.
    """
    there = frozenset(chain(*told))
    is_told = bool(there) and all(told)
    for mine in phrases:
        is_same = any(says_the_same(one, other) for one in mine for other in there)
        is_of_others = not (others - there).isdisjoint(mine)
        if mine and not is_same and (is_told or is_of_others):
            yield Asked(Rule.TERM, f"the source does not say {number} {' '.join(mine)}")


def _counted(text: str) -> dict[str, list[tuple[str, ...]]]:
    """The nouns behind each number, wherever it stands; none for people."""
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    ends = ends_of_an_object() | ENDS
    for each in read_numerals(text):
        if isinstance(each.key, Day) or each.forgiven:
            continue
        is_measure = unit_of(text, each) in MEASURES  # whose unit is held against the source's
        behind = () if is_measure else _words_behind(text, each)
        nouns = takewhile(lambda one: one not in ends, behind)
        told = (one for one in nouns if is_content(one) and one not in ANYBODY)
        # "34,000 displaced" are people.
        found[each.key].append(tuple(one for one in told if not one.endswith("ed")))
    return found


def _shares(text: str) -> frozenset[str]:
    """The numbers of a text that are percentages."""
    return frozenset(each.key for each in read_numerals(text) if unit_of(text, each) == PERCENT)


def _leads_on(word: str) -> bool:
    """Tell whether a word stands between a number and its noun: "and 137", "the", "its"."""
    return word in SERIES or word in NOUN_AFTER or NUMBER.fullmatch(word) is not None


def _words_behind(text: str, numeral: Numeral) -> Iterable[str]:
    """The words behind a number; of a percentage those of what it is a share of."""
    number = len(words_of(text[numeral.start : numeral.end]))
    words = words_of(text[numeral.start : numeral.end + FARTHEST])
    # The noun may be read as a part of the number: "209,864 litres".
    nouns = [one for one in words[:number] if one.isalpha() and one not in all_of("quantities")]
    behind = [*nouns, *words[number:]]
    if unit_of(text, numeral) != PERCENT:  # "205 and 137 deaths"
        is_part = behind[:1] == ["of"]  # "two of its sailors"
        return dropwhile(_leads_on, behind[1:] if is_part else behind)
    return behind[behind.index("of") + 1 :] if "of" in behind[:LEAD] else []
