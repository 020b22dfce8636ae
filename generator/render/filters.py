"""The filters of templates: how a value is written on a page."""

import html
import re
from collections.abc import Callable, Iterable
from functools import partial
from itertools import filterfalse
from operator import attrgetter
from typing import TYPE_CHECKING

from generator.briefing_items import Profile
from generator.claims import Conflict
from generator.evidence import Reported, Series, Statement
from generator.gather.measures.measure_words import CALLED_CONFIRMED, DIED, WERE_KILLED
from generator.model import EXPECTED, FEARED, Article, Kind, QuoteKind, Role
from generator.parse.figures.number_patterns import alternatives
from generator.parse.gazetteer import country_entry
from generator.render.escape import LEGACY, Markdown, escape
from generator.render.words import Words, number
from generator.word_lists import read_words

if TYPE_CHECKING:
    from generator.render.figure_tables import FigureTable
from generator.render.words import short_name

ANOTHER, CONFIRMED = "another", "confirmed"
# What a verb or the words behind say of a number; else it stands in front of it.
LIMITS = frozenset(("more than", "nearly", "at least"))
QUALIFIED = re.compile(
    rf"(?:{alternatives(read_words('units')['qualifiers'])})(?!\w)", re.IGNORECASE
)
CURRENCY = re.compile(r"[A-Z]{3}")  # as in ISO 4217
DEAD = "dead"  # said of those who were killed by nobody
# A noun that only ever opens a sentence means whichever was named before: "The group".
OF_ANYBODY = re.compile(r"The [a-z-]+(?<!s)")
ARTICLES = frozenset(read_words("grammar")["articles"])
WEB = re.compile(r"https?://[^\s<>\"'()\[\]{}|\\^`]+$")
# What a browser would read as a character reference in an address: "&#x3c;", "&lt;", "&copy".
REFERENCE = re.compile(rf"&(?=#|\w+;|(?:{LEGACY})(?![=\w]))")


def web(address: str) -> Markdown:
    """A link to an address outside, or its plain text where it is not a plain http(s) address."""
    if not WEB.match(address):
        return escape(address)
    return Markdown(f"[{escape(address)}]({REFERENCE.sub('&amp;', address)})")


def quoted_yaml(text: str) -> Markdown:
    """Write a string for the front matter.

    The theme prints titles unescaped, so they are escaped here for HTML too.
    """
    safe = html.escape(" ".join(text.split()), quote=False)
    quoted = safe.replace("\\", "\\\\").replace('"', "&quot;")
    return Markdown(f'"{quoted}"')


def published(article: Article, words: Words) -> str:
    """Write the day of publication in words."""
    return words.day(article.published) if article.published else words.plain("dates.unknown")


def origin(article: Article, words: Words) -> str:
    """Name an article shortly, with its day."""
    return f"{short_name(article)}{words.plain('lists.comma')}{published(article, words)}"


def amount(reported: Reported, words: Words) -> str:
    """Write the number of a figure alone; the article's own words where it is vague."""
    figure = reported.figure
    if figure.value is None and figure.low is None:
        vague = words.known("qualifiers", figure.qualifier.split(", ")[0])
        return vague[:1].upper() + vague[1:] if vague else reported.text
    return reported.text if figure.value is None else number(figure.value, words)


def stated(reported: Reported, words: Words) -> str:
    """Write the number of a figure with its qualifiers: about 12 a day (expected).

    "Another" stays only where the figure comes on top of others of its kind: in "11 died and
    another 40 are missing" all who are missing are 40.
    """
    figure = reported.figure
    parts = [amount(reported, words)]
    if figure.value is not None:
        left_out = [EXPECTED, FEARED, figure.rate, *([] if reported.is_addition else [ANOTHER])]
        before = [one for one in figure.qualifier.split(", ") if one not in left_out]
        parts = [*(words.known("qualifiers", one) for one in before), *parts]
    if figure.rate:
        parts.append(words.known("qualifiers", figure.rate))
    told = (
        (EXPECTED, figure.is_expected),
        (FEARED, figure.is_feared),
        (CONFIRMED, _is_called_confirmed(reported)),
    )
    parts += [f"({words.known('qualifiers', name)})" for name, is_so in told if is_so]
    return " ".join(parts)


def _is_called_confirmed(reported: Reported) -> bool:
    """Whether those who are counted are called confirmed; "the UN confirmed 12" is not so."""
    span, text = reported.figure.span, reported.passage.article.text
    end = max(span.end, reported.passage.span.end)
    is_told_behind = CALLED_CONFIRMED.match(text, span.end, end) is not None
    return is_told_behind or " confirmed " in span.of(text)


def aside(reported: Reported, words: Words) -> str:
    """Say by what a figure is no total, no count or but a limit, where only its words are shown."""
    figure = reported.figure
    told = (
        _limit_outside(reported),
        figure.rate,
        EXPECTED if figure.is_expected else "",
        FEARED if figure.is_feared else "",
    )
    named = [words.known("qualifiers", name) for name in told if name]
    return f"({words.plain('lists.comma').join(named)})" if named else ""


def _limit_outside(reported: Reported) -> str:
    """Give the qualifier that stands outside the words of a figure: "exceeded | 40"."""
    limit = reported.figure.qualifier.split(", ")[0]
    is_outside = limit in LIMITS and not QUALIFIED.match(reported.text)
    return limit if is_outside and reported.figure.value is not None else ""


def label(reported: Reported, words: Words) -> str:
    """Name what a figure counts: "people displaced", "refugees"; "deaths" where its source does.

    Children who starved are "children dead", not "children killed".
    """
    figure, text = reported.figure, reported.passage.text
    if figure.term == "killed" and DIED.search(text) and not WERE_KILLED.search(text):
        is_of_people = figure.unit == "people"
        return words.plain("figures.deaths") if is_of_people else counted(figure.unit, DEAD, words)
    return counted(figure.unit, figure.term, words)


def conflict_label(conflict: Conflict, words: Words) -> str:
    """Name what the figures count over which the sources disagree: "killed / buried"."""
    if len({one.figure.term for one in conflict.figures}) == 1:
        return _shared_label(conflict.figures, words)
    names = dict.fromkeys(label(one, words) for one in conflict.numbers)
    return words.plain("lists.against").join(names)


def conflict_place(conflict: Conflict, words: Words) -> str:
    """Name where the figures count over which the sources disagree: "Derna / Libya"."""
    names = dict.fromkeys(one.figure.place for one in conflict.numbers)
    return words.plain("lists.against").join(filter(None, names))


def _shared_label(figures: Iterable[Reported], words: Words) -> str:
    """Name what figures of one measure count, where one says "deaths" and another "killed" too."""
    first, *others = figures
    name = label(first, words)
    is_shared = all(label(one, words) == name for one in others)
    return name if is_shared else counted(first.figure.unit, first.figure.term, words)


def measured(reported: Reported, words: Words) -> str:
    """Write the number of a figure with what it counts: "at least 40 people killed".

    Of a vague one stand the words of the article: "tens of thousands of civilians (at risk)".
    """
    if reported.figure.value is None:
        return f"{reported.text} ({label(reported, words)})"
    return f"{stated(reported, words)} {label(reported, words)}"


def counted(unit: str, term: str, words: Words) -> str:
    """Name what is counted, from a unit and a term."""
    # A term that is a plural noun names what it counts: "refugees", not "people refugees"; so does
    # one that begins with the unit: "bodies found".
    naming = (term.endswith("s") and not term.endswith("ss")) or term.split()[0] == unit
    named = words.known("terms", term)
    if naming or not unit:
        return named
    if CURRENCY.fullmatch(unit):
        return words.plain("figures.money", unit=unit, term=named)
    return words.plain("figures.counted", unit=words.known("units", unit), term=named)


def measure_label(table: "FigureTable", words: Words) -> str:
    """Name what the figures of a table count."""
    return _shared_label((row.reported for row in table.rows if not row.is_part), words)


def series_label(series: Series, words: Words) -> str:
    """Name what the figures of a series count, where, and how many figures there are."""
    what = counted(series.unit, series.term, words)
    key = "figures.several_in" if series.place else "figures.several"
    return words.plain(key, label=what, place=series.place, count=len(series.figures))


def role(role: Role, words: Words) -> str:
    """Write a role in words: "former President, Syria"."""
    of = role.of and role.of.casefold() not in role.title.casefold()
    named = words.plain("actors.role_of", title=role.title, of=role.of) if of else role.title
    says_former = "former" in named.casefold()
    return words.plain("actors.former", role=named) if role.former and not says_former else named


def other_names(profile: Profile) -> tuple[str, ...]:
    """Give the other names of an actor, each once: "the rebels" and "Rebels" are one.

    "The group" is none where it but opens sentences: it means whoever was named before.
    """
    found: dict[str, str] = {}
    for alias in filterfalse(OF_ANYBODY.fullmatch, profile.aliases):
        words = (word for word in alias.casefold().split() if word not in ARTICLES)
        found.setdefault(" ".join(words), alias)
    return tuple(found.values())


def missing(names: Iterable[str], words: Words) -> str:
    """Name what a gap is about: "people killed and people injured"."""
    return words.listed([words.plain(f"gaps.of.{name}") for name in names])


def country(alpha3: str) -> str:
    """Name a country; "" for none."""
    return country_entry(alpha3).name if alpha3 else ""


def attributes(texts: Iterable[str]) -> Markdown:
    """Write several texts as the value of one attribute, as the page's script reads them."""
    return Markdown("|".join(map(attribute, texts)))


def attribute(text: str) -> Markdown:
    """Write text as the value of an attribute in double quotes, in HTML or an attribute list."""
    line = escape(" ".join(text.split()))
    return Markdown(line.replace('"', "&quot;").replace("'", "&#39;"))


def stressed(statement: Statement) -> Markdown:
    """Write the statement's text, with what somebody calls for in bold."""
    shown = ""
    for text, called_for in statement.pieces:
        # Between two letters it is clear that the piece begins no block, and no space is lost.
        inside = escape(f"a{text}a")[1:-1] if shown else escape(f"{text}a")[:-1]
        shown += f"**{inside}**" if called_for else inside
    return Markdown(shown)


def spoken(text: str) -> Markdown:
    """Write words of a quotation in quotation marks.

    They are those of the article, and ours where its own stand elsewhere.
    """
    opened, closed = text[:1] in "“\"«‘'`", text[-1:] in "”\"»’'"
    if opened == closed:
        return escape(text if opened else f"“{text}”")
    # A sentence from the beginning or the end of a longer quotation has one mark too few, unless
    # it only ends with a quotation of its own.
    is_cut = text.count('"') % 2 or text.count("“") != text.count("”")
    if not is_cut:
        return escape(text)
    is_straight = '"' in (text[:1], text[-1:])
    before, behind = '""' if is_straight else "“”"
    return escape(f"{text}{behind}" if opened else f"{before}{text}")


def kind_of_one(kind: Kind, words: Words) -> str:
    """Name the kind of one actor: "person"."""
    return words.plain(f"kinds.{kind}")


def kind_of_many(kind: Kind, words: Words) -> str:
    """Name a kind as a heading of several actors: "people"."""
    return words.plain(f"kinds.{kind}s")


def kind_of_quote(kind: QuoteKind, words: Words) -> str:
    """Name the kind of a quotation: "word for word"."""
    names = {QuoteKind.DIRECT: "verbatim", QuoteKind.MIXED: "mixed"}
    return words.plain(f"quotes.{names.get(kind, 'paraphrase')}")


def theme(name: str, words: Words) -> str:
    """Write a theme as a heading; one that we have no words for is named as in its list."""
    found = words.known("themes", name)
    return found[:1].upper() + found[1:]


# Filters that need no words, and those that speak in the interface's language.
FILTERS = {
    "attributes": attributes,
    "country": country,
    "markdown": Markdown,
    "short_name": short_name,
    "sides": attrgetter("sides"),
    "numbers": attrgetter("numbers"),
    "other_names": other_names,
    "spoken": spoken,
    "stressed": stressed,
    "web": web,
    "yaml": quoted_yaml,
}
WORDED = {
    "amount": amount,
    "aside": aside,
    "kind": kind_of_many,
    "kind_of_one": kind_of_one,
    "kind_of_quote": kind_of_quote,
    "label": label,
    "missing": missing,
    "origin": origin,
    "published": published,
    "role": role,
    "measure_label": measure_label,
    "measured": measured,
    "conflict_label": conflict_label,
    "conflict_place": conflict_place,
    "stated": stated,
    "theme": theme,
}


def make_filters(words: Words, more: dict[str, Callable]) -> dict[str, Callable]:
    """Give every filter of the templates by its name; `more` are further ones that need words."""
    all_worded = WORDED | more
    worded = {name: partial(_with_words, filter, words) for name, filter in all_worded.items()}
    return {**FILTERS, **worded, "day": words.day, "days": words.days, "timex": words.timex}


def _with_words(filter: Callable, words: Words, value) -> str:
    return filter(value, words)
