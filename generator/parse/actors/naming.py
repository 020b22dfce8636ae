"""Choose what an actor is called, and list the other forms that the article uses for it."""

import re
from collections import Counter
from collections.abc import Iterator

from generator.model import Form, Name, Span
from generator.parse.actors.clusters import Cluster, written
from generator.parse.actors.identities import Identity
from generator.parse.names.known import longest_form, nations
from generator.spelling import fold

ALIKE = 3  # letters of a fold, by which "Türkiye" and "Turkey" are alike and "Ankara" is not
ARTICLE = "the "
OFFICIAL = re.compile(r"[A-Z][\w-]*(?: (?:and |of |for |the )*[A-Z][\w-]*)* of (?:the )?[A-Z]")
# "Omar 'the Fox' Naji" is called so whole: neither half of it is a name of its own.
NICKNAME = re.compile(r"\s+['‘\"“](?:the\s+)?[A-Z][\w-]+['’\"”]\s+[A-Z][\w-]+")
NICKNAME_BEFORE = re.compile(r"(?<!\w)[A-Z]\w+\s+['‘\"“](?:the\s+)?[A-Z][\w-]+['’\"”]\s+$")

Forms = Counter[str]


def full_name(cluster: Cluster, text: str) -> str:
    """Give the fullest form, as a reader would look it up; a state's as the article spells it."""
    identity = cluster.identity
    choose = CHOICES.get(identity.basis)
    if choose is None:
        return identity.name
    forms = Counter(written(name.span, text) for name in cluster.names)
    return choose(identity, forms)


def _state_as_spelt(identity: Identity, forms: Forms) -> str:
    """Give the commonest form that is like the state's name: "Türkiye"."""
    begins = fold(identity.name)[:ALIKE]
    alike = [form for form in forms if fold(form)[:ALIKE] == begins]
    alike = [form for form in alike if not _is_nationality(form)]
    return _commonest(alike, forms) or identity.name


def _national_as_spelt(identity: Identity, forms: Forms) -> str:
    """Give the commonest form that begins with the nationality, or the only, official one.

    "Public Health Institute of Chad" is called so, while "Chad's army" is the Chadian military.
    """
    if len(forms) == 1 and OFFICIAL.match(only := next(iter(forms))):
        return only
    adjective = identity.name.split()[0]
    alike = [form for form in forms if form.startswith(adjective)]
    titled = [form for form in forms if form.istitle()]  # "Chad Red Cross", but "Chad's army"
    return _commonest(alike, forms) or _commonest(titled, forms) or identity.name


def _commonest(alike: list[str], forms: Forms) -> str:
    """Give the form that the article uses most; "" for none."""
    return max(alike, key=forms.__getitem__, default="")


def _longest(identity: Identity, forms: Forms) -> str:
    """Give the form of most words, of those the commonest."""
    return max(forms, key=lambda form: (len(form.split()), forms[form], form))


# How a name is chosen, by what the identity rests on; others are called what their identity says.
CHOICES = {
    "state": _state_as_spelt,
    "national": _national_as_spelt,
    "body": _longest,
    "opposition": _longest,
}


def _is_nationality(form: str) -> bool:
    """Tell whether the form is a nationality rather than a state's name."""
    found = longest_form(nations(), form.split(), 0)
    return bool(found) and found[1].adjective


def find_aliases(cluster: Cluster, text: str) -> tuple[str, ...]:
    """Give every other form in the text, in text order: names, with their titles, common nouns."""
    forms: list[tuple[int, str]] = []
    for name in cluster.names:
        forms += _forms_of_name(cluster, name, text)
    for mention in cluster.mentions:
        if mention.form is Form.NOMINAL:
            forms.append((mention.span.start, written(mention.span, text)))
    distinct = dict.fromkeys(form for _, form in sorted(forms))
    distinct.pop(cluster.name, None)
    return tuple(distinct)


def _forms_of_name(cluster: Cluster, name: Name, text: str) -> Iterator[tuple[int, str]]:
    """Give the forms of one mention, each with where it starts."""
    form = written(name.span, text)
    if form == cluster.name or NICKNAME_BEFORE.search(
        text, max(0, name.span.start - 30), name.span.start
    ):
        return
    if nicknamed := NICKNAME.match(text, name.span.end):
        yield name.span.start, written(Span(name.span.start, nicknamed.end()), text)
        return
    if cluster.basis != "state" or not _is_nationality(form):
        yield name.span.start, _with_article(form, name, text)
    if name.title and text[name.title.start].isupper():
        titled = Span(name.title.start, name.span.end)
        yield titled.start, written(titled, text)


def _with_article(form: str, name: Name, text: str) -> str:
    """Put "the" before a form that ends in a common noun: "the Syrian regime"."""
    start = name.span.start
    article = text[max(0, start - len(ARTICLE)) : start]
    ends_small = form.split()[-1].islower()
    return article + form if ends_small and article.lower() == ARTICLE else form
