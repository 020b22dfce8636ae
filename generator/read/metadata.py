"""What is known of an article besides its text: from NAME.yml beside it, or from front matter.

Both are the same few keys and are checked strictly, since a date that is silently skipped moves
every "on Thursday".
"""

import difflib
import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import date, datetime, time
from functools import partial
from urllib.parse import urlsplit

import yaml

from generator.caching.kept import kept
from generator.errors import UserError
from generator.read.page.written_day import EARLIEST, LATEST, read_written
from generator.word_lists import read_lists
from generator.yaml_mistakes import explain_mistake

# What other programs call our keys. "source" is the publisher, or in clippers the page's address.
OTHER_NAMES = {
    other: key for key, others in read_lists("pages", "keys").items() for other in others
}
# A link to a note of Obsidian: its label, or its name.
WIKI_LINK = re.compile(r"\[\[(?:[^\[\]|\n]*\|)?([^\[\]|\n]*)\]\]")
BYLINE = re.compile(r"by\s+(?=\S)", re.IGNORECASE)
# A value with ": " in it, which YAML takes for no text: the quotation marks are missing.
UNQUOTED = re.compile(r"^(\w[\w-]*:)[ \t]+([^\s\"'\[{|>&*!%@`#,].*:[ \t].*)$", re.MULTILINE)
WEEK = re.compile(r"\d{4}-?W\d\d")  # which Python reads as its Monday
# What closes front matter, and stands at the end of a file by habit.
CLOSED = re.compile(r"\n---[ \t]*\n*\Z")
CUT = re.compile(
    r"(?m)^(?P<key>\w+):[ \t]+(?P<value>[^\s\"'#|>](?:[^#\n]*[^\s#])?)[ \t]+(?P<rest>#.*)$"
)
SLIP = 0.85  # how near a key is to one of ours that was meant: "publised"; "subtitle" is no "title"
LARGEST_METADATA = 64_000  # bytes of a file: metadata are eight short values
KINDS = {
    yaml.SequenceNode: "a list",
    yaml.MappingNode: "more keys",
    yaml.ScalarNode: "a single text",
}
# What no value may hold.
FORBIDDEN = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"  # control characters
    "\u202a-\u202e\u2066-\u2069"  # what turns the direction of text around
    "\ud800-\udfff]"  # lone surrogates
)
CATEGORIES = {"Cc": "a control character", "Cs": "half of a character"}  # of Unicode
WEB_ADDRESS = re.compile(r"https?://[^\s<>\"'\\^`{|}]+", re.IGNORECASE)
# Characters, which every server has to take (RFC 9110); browsers take 2,000.
LONGEST_ADDRESS = 8_000
EXPECTED = "Expected lines such as: published: 2024-12-05"
LANGUAGE_CODE = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z0-9]+)*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Metadata:
    """The known keys. "" and None: not given."""

    title: str = ""
    published: date | None = None
    author: str = ""
    publisher: str = ""
    url: str = ""
    language: str = ""  # ISO 639-1
    licence: str = ""
    reliability: str = ""  # the editor's own note
    # When `briefing add` got it from the web; kept for people, read by nothing.
    fetched: datetime | None = None

    def over(self, other: "Metadata") -> "Metadata":
        """These values, and the other's where these give none."""
        given = {key: value for key in KEYS if (value := getattr(self, key))}
        return replace(other, **given)


KEYS = tuple(field.name for field in fields(Metadata))


class _Problem(Exception):
    """What is wrong with one value, without the place, which the caller knows."""


@kept
def read_metadata(text: str, where: str, first_line: int = 1, *, is_own: bool = True) -> Metadata:
    """Read metadata that are written in YAML, which begins on that line of the file `where`.

    Where they are not our own, as front matter is not, what other programs note besides is passed
    over. Raises `UserError` with all that is wrong, one line each: file, line, what was found, what
    was expected.
    """
    values, lines, problems = {}, {}, []
    for node, value in _in_order(_pairs(text, where, first_line)):
        name = _name_of(node)
        line = node.start_mark.line + first_line
        key = _known_key(name, value)
        try:
            if name in lines:
                found = f'"{name}" stands a second time, after line {lines[name]}'
                raise _Problem(f"{found}. Keep one")
            lines[name] = line
            if values.get(key) is None:
                values[key] = _read_value(key, value)
        except _Problem as problem:
            if is_own or difflib.get_close_matches(name, KEYS, cutoff=SLIP):
                problems.append((line, f"{where}:{line}: {problem}"))
    if problems:
        raise UserError("\n".join(problem for _, problem in sorted(problems)))
    return Metadata(**{key: values[key] for key in KEYS if values.get(key)})


def _name_of(node: yaml.Node) -> str:
    return node.value if isinstance(node, yaml.ScalarNode) else "?"


def _in_order(pairs: list[tuple[yaml.Node, yaml.Node]]) -> list[tuple[yaml.Node, yaml.Node]]:
    """The pairs with our own keys before those of other programs, which only stand in for them.

    "date" comes last: with a clipper it is the day on which the page was saved.
    """
    is_clipped = any(_known_key(node.value, value) == "url" for node, value in pairs)
    kept = [pair for pair in pairs if not (is_clipped and str(pair[0].value).lower() == "date")]
    return sorted(kept, key=lambda pair: pair[0].value not in KEYS)


def _known_key(name: str | list, value: yaml.Node) -> str:
    """Our key for a name; the name itself where there is none."""
    if not isinstance(name, str) or name in KEYS:
        return name if isinstance(name, str) else "?"
    folded = re.sub(r"[\s-]+", "_", name.strip().lower())
    is_address = isinstance(value, yaml.ScalarNode) and is_web_address(value.value.strip())
    if folded == "source" and is_address:
        return "url"
    return folded if folded in KEYS else OTHER_NAMES.get(folded, name)


def cut_at_mark(text: str, where: str, first_line: int = 1) -> Iterator[str]:
    """Tell which values lost what stands behind " #", which YAML takes for a remark."""
    for found in CUT.finditer(text):
        if found["key"] in KEYS and re.match(r"#\w", found["rest"]):
            line = text.count("\n", 0, found.start()) + first_line
            value, rest = found["value"], found["rest"].strip()
            whole = f'{found["key"]}: "{value} {rest}"'
            yield (
                f'{where}:{line}: {found["key"]} is read as "{value}", since " #" begins a remark. '
                f"If {rest} belongs to it, write: {whole}"
            )


def _pairs(text: str, where: str, first_line: int) -> list[tuple[yaml.Node, yaml.Node]]:
    """The keys and values as nodes, which know their lines and keep a value as it was written."""
    try:
        node = _compose(CLOSED.sub("\n", text))
    except yaml.MarkedYAMLError as error:
        line, problem, way_out = explain_mistake(error)
        place = f"{where}:{(line or 0) + first_line}"
        raise UserError(f"{place}: this is not YAML: {problem}. {way_out}") from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + first_line
        found = _named(chr(error.character))
        raise UserError(f"{where}:{line}: found {found}. Take it out") from error
    except RecursionError as error:
        raise UserError(f"{where}:{first_line}: nested too deeply. {EXPECTED}") from error
    except yaml.YAMLError as error:
        problem = str(error).partition("\n")[0]
        raise UserError(f"{where}:{first_line}: {problem}. {EXPECTED}") from error
    if node is None or _is_null(node):
        return []
    if not isinstance(node, yaml.MappingNode):
        line = node.start_mark.line + first_line
        raise UserError(f"{where}:{line}: found {KINDS[type(node)]}. {EXPECTED}")
    return node.value


def _compose(text: str) -> yaml.Node | None:
    """Compose YAML; where it is none, with quotation marks around values that have ": " in them."""
    try:
        return yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError:
        quoted = UNQUOTED.sub(lambda found: f"{found[1]} {json.dumps(found[2].strip())}", text)
        if quoted == text:
            raise
    return yaml.compose(quoted, Loader=yaml.SafeLoader)


def _read_value(key: str, node: yaml.Node) -> str | date | datetime | None:
    if key not in KEYS:
        raise _Problem(f'unknown key "{key}". {_advice(key)}Known keys: {", ".join(KEYS)}')
    if isinstance(node, yaml.MappingNode):
        found = f"{key} should be one text, found {KINDS[type(node)]}"
        raise _Problem(f"{found}. Write: {key}: …")
    written = WIKI_LINK.sub(r"\1", "; ".join(_texts(node))).strip()
    if not written or _is_null(node):
        return None
    if found := FORBIDDEN.search(written):
        raise _Problem(f"{key} holds {_named(found[0])}. Take it out")
    return CHECKS[key](written) if key in CHECKS else written


def _named(character: str) -> str:
    kind = CATEGORIES.get(unicodedata.category(character), "a mark of direction")
    return f"{kind} (U+{ord(character):04X})"


def _is_null(node: yaml.Node) -> bool:
    return node.tag == "tag:yaml.org,2002:null"


def _advice(key: str) -> str:
    """Suggest the known key that is meant by an unknown one."""
    near = difflib.get_close_matches(key.lower(), KEYS, n=1)
    meant = near[0] if near else OTHER_NAMES.get(key.lower(), "")
    return f'Did you mean "{meant}"? ' if meant else ""


def _texts(node: yaml.Node) -> list[str]:
    """Give the text of a value, or those of a list, such as that of authors."""
    if isinstance(node, yaml.SequenceNode):
        return [text for item in node.value for text in _texts(item)]
    return [node.value] if isinstance(node, yaml.ScalarNode) else []


def _read_moment(key: str, written: str) -> datetime:
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        day = read_written(written)
        moment = datetime.combine(day.day, time()) if day else None
    if moment is None or not EARLIEST <= moment.year <= LATEST:
        raise _Problem(f'{key} should be a date such as 2024-12-05, found "{written}"')
    if WEEK.fullmatch(written):
        problem = f'{key} should be a day, found the week "{written}"'
        raise _Problem(f"{problem}. Write the day, as in 2024-12-05")
    return moment


def _read_address(written: str) -> str:
    if not is_web_address(written):
        expected = "url should begin with https:// or http:// and hold no spaces"
        raise _Problem(f'{expected}, found "{written}"')
    return written


def is_web_address(written: str) -> bool:
    """Tell whether a browser can be sent there.

    It takes http and https alone, since an address becomes a link on a page.
    """
    try:
        if len(written) > LONGEST_ADDRESS or FORBIDDEN.search(written):
            return False
        return bool(WEB_ADDRESS.fullmatch(written) and urlsplit(written).hostname)
    except ValueError:
        return False


def _read_language(written: str) -> str:
    if not LANGUAGE_CODE.fullmatch(written):
        raise _Problem(f'language should be a code such as en, fr or ar, found "{written}"')
    return re.split("[-_]", written.lower())[0]


CHECKS = {
    "author": partial(BYLINE.sub, ""),
    # The day as written, in whatever time zone the publisher writes it.
    "published": lambda written: _read_moment("published", written).date(),
    "fetched": partial(_read_moment, "fetched"),
    "url": _read_address,
    "language": _read_language,
}
