"""What may happen to an article on its way into seeds/, and worse."""

import re
from collections.abc import Callable
from html import escape
from random import Random

from tests.soak.material import Draft

Mangling = Callable[[str, Random], str | bytes]

MARKS = "“”„‟\"‘’'«»`"
# Put into an article at random places: what means something to a reader, to Markdown, or to the page around it.
ODD = (*MARKS, "``", "''", "(", ")", "[", "]", "[[sic]]", ". . .", "…", "—", " - ", "\n", "\n\n", "\n1. ",
       "\n# ", "\t", "[^1]", "[^94eda586]", "{{ 7*7 }}", "<b>", "<!--", "|", "*", "_", "\\", "$5m ",
       "30 February 2024 ", "10:30 a.m. ", "1,234,567 ", "½", "٣", "一", "e\u0301", "\u0301" * 40, "\u202e",
       "\u200d", "\u00a0", "\u2028", "\ufeff", "said ", "he said, “", "” told ", "according to ",
       "the Syrian government", " by the army\n\n", "Mr. ")  # fmt: skip
SENTENCE = re.compile(r"(?<=[.!?])\s+")


def _flip(text: str, chance: Random) -> bytes:
    data = bytearray(text.encode("utf-8", "replace"))
    for _ in range(chance.randint(1, 20)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data)


def _cut(text: str, chance: Random) -> str:
    return text[: chance.randint(1, len(text))]


def _cut_in_a_byte(text: str, chance: Random) -> bytes:
    data = text.encode("utf-8", "replace")
    return data[: chance.randint(1, len(data))]


def _behead(text: str, chance: Random) -> str:
    return text[chance.randrange(len(text)) :]


def _shuffle_sentences(text: str, chance: Random) -> str:
    return _shuffled(SENTENCE.split(text), " ", chance)


def _shuffle_words(text: str, chance: Random) -> str:
    return _shuffled(text.split(), " ", chance)


def _shuffle_paragraphs(text: str, chance: Random) -> str:
    return _shuffled(text.split("\n\n"), "\n\n", chance)


def _shuffled(parts: list[str], between: str, chance: Random) -> str:
    chance.shuffle(parts)
    return between.join(parts)


def _keep_punctuation(text: str, chance: Random) -> str:
    return re.sub(r"\w+", "", text)


def _without_stops(text: str, chance: Random) -> str:
    return re.sub(r"[.!?](?=\s|$)", "", text)


def _one_word_a_line(text: str, chance: Random) -> str:
    return "\n\n".join(text.split())


def _one_line(text: str, chance: Random) -> str:
    return " ".join(text.split())


def _without_blanks(text: str, chance: Random) -> str:
    return re.sub(r"\s+", "", text[:5000])


def _lose_marks(text: str, chance: Random) -> str:
    return "".join(sign for sign in text if sign not in MARKS or chance.random() < 0.5)


def _lose_words(text: str, chance: Random) -> str:
    return re.sub(r"\w+ ?", lambda found: found[0] if chance.random() < 0.85 else "", text)


def _other_marks(text: str, chance: Random) -> str:
    return "".join(chance.choice(MARKS) if sign in MARKS else sign for sign in text)


def _other_numbers(text: str, chance: Random) -> str:
    return re.sub(r"\d", lambda found: str(chance.randrange(10)), text)


def _other_case(text: str, chance: Random) -> str:
    return chance.choice((str.upper, str.lower, str.title, str.swapcase))(text)


def _with_odd_signs(text: str, chance: Random) -> str:
    for _ in range(chance.randint(1, 40)):
        at = chance.randint(0, len(text))
        text = text[:at] + chance.choice(ODD) + text[at:]
    return text


def _say_again(text: str, chance: Random) -> str:
    return "\n\n".join([text] * chance.randint(2, 5))


MANGLINGS: tuple[Mangling, ...] = (
    _flip, _cut, _cut_in_a_byte, _behead, _shuffle_sentences, _shuffle_words, _shuffle_paragraphs, _keep_punctuation,
    _without_stops, _one_word_a_line, _one_line, _without_blanks, _lose_marks, _lose_words, _other_marks,
    _other_numbers, _other_case, _with_odd_signs, _say_again,
)  # fmt: skip
MANGLED = 0.25  # of the articles; and of these a part twice
BARE = 0.2  # come without the file beside them
AS_MARKDOWN, AS_WEB_PAGE = 0.08, 0.08  # come as such


def mangle(drafts: list[Draft], chance: Random) -> list[Draft]:
    """The articles, some of them altered; what was done stands in `change`."""
    return [_dressed(_mangled(draft, drafts, chance), chance) for draft in drafts]


def _mangled(draft: Draft, others: list[Draft], chance: Random) -> Draft:
    if chance.random() > MANGLED or not draft.data:
        return draft
    if chance.random() < 0.1:
        other = chance.choice(others)
        between = chance.choice((b"", b" ", b"\n\n"))
        return draft._replace(data=draft.data + between + other.data, change=f"joined with {other.name}")
    changes, data = [], draft.data
    for mangling in chance.sample(MANGLINGS, chance.choice((1, 1, 2))):
        if data:
            changed = mangling(data.decode("utf-8", "replace"), chance)
            data = changed if isinstance(changed, bytes) else changed.encode("utf-8", "replace")
            changes.append(mangling.__name__.strip("_"))
    return draft._replace(data=data, change=", ".join(changes))


def _dressed(draft: Draft, chance: Random) -> Draft:
    """Perhaps in another format, or without what is known of it."""
    if chance.random() < BARE:
        draft = draft._replace(beside="")
    kind = chance.random()
    if draft.ending != ".txt" or kind > AS_MARKDOWN + AS_WEB_PAGE:
        return draft
    if kind < AS_MARKDOWN:
        return draft._replace(ending=".md")
    paragraphs = draft.data.decode("utf-8", "replace").split("\n\n")
    inside = "".join(f"<p>{escape(one, quote=False)}</p>\n" for one in paragraphs)
    page = f"<html><head><title>Page</title></head><body><article>{inside}</article></body></html>"
    return draft._replace(ending=".html", data=page.encode("utf-8", "replace"))
