"""What is known of an article besides its text: from NAME.yml beside it, or from front matter.

Both are the same few keys and are checked strictly, since a date that is silently skipped moves
every "on Thursday".
"""

import difflib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from urllib.parse import urlsplit

import yaml

from generator.errors import UserError
from generator.yaml_reader import explain_mistake

# The year of the first printed newspaper; a year before it is a slip of the pen, as is one after
# LATEST. This day's date is no measure, since the same files give the same site.
EARLIEST, LATEST = 1605, 2999
# What other programs call our keys, where the letters alone don't lead to ours.
OTHER_NAMES = {
    "byline": "author", "by": "author", "date": "published", "headline": "title",
    "lang": "language", "license": "licence", "link": "url", "name": "title",
    "newspaper": "publisher", "outlet": "publisher", "rights": "licence", "site": "publisher",
    "source": "publisher", "retrieved": "fetched", "accessed": "fetched",
}  # fmt: skip
WEEK = re.compile(r"\d{4}-?W\d\d")  # which Python reads as its Monday
# What closes front matter, and stands at the end of a file by habit.
CLOSED = re.compile(r"\n---[ \t]*\n*\Z")
CUT = re.compile(
    r"(?m)^(?P<key>\w+):[ \t]+(?P<value>[^\s\"'#|>](?:[^#\n]*[^\s#])?)[ \t]+(?P<rest>#.*)$"
)
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


def read_metadata(text: str, where: str, first_line: int = 1) -> Metadata:
    """Read metadata that are written in YAML, which begins on that line of the file `where`.

    Raises `UserError` with all that is wrong, one line each: file, line, what was found, what was
    expected.
    """
    values, lines, problems = {}, {}, []
    for node, value in _pairs(text, where, first_line):
        key = node.value if isinstance(node, yaml.ScalarNode) else "?"
        line = node.start_mark.line + first_line
        try:
            if key in lines:
                found = f'"{key}" stands a second time, after line {lines[key]}'
                raise _Problem(f"{found}. Keep one")
            lines[key] = line
            values[key] = _read_value(key, value)
        except _Problem as problem:
            problems.append(f"{where}:{line}: {problem}")
    if problems:
        raise UserError("\n".join(problems))
    return Metadata(**{key: value for key, value in values.items() if value})


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
        node = yaml.compose(CLOSED.sub("\n", text), Loader=yaml.SafeLoader)
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


def _read_value(key: str, node: yaml.Node) -> str | date | datetime | None:
    if key not in KEYS:
        raise _Problem(f'unknown key "{key}". {_advice(key)}Known keys: {", ".join(KEYS)}')
    if not isinstance(node, yaml.ScalarNode):
        found = f"{key} should be one text, found {KINDS[type(node)]}"
        raise _Problem(f"{found}. Write: {key}: {_one_line(node)}")
    written = node.value.strip()
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


def _one_line(node: yaml.Node) -> str:
    """The texts of a list with commas between them: most lists are of authors."""
    if not isinstance(node, yaml.SequenceNode):
        return "…"
    texts = [item.value for item in node.value if isinstance(item, yaml.ScalarNode)]
    return ", ".join(" ".join(text.split()) for text in texts) or "…"


def _read_date(written: str) -> date:
    """The day as written, in whatever time zone the publisher writes it."""
    return _read_moment("published", written).date()


def _read_fetched(written: str) -> datetime:
    return _read_moment("fetched", written)


def _read_moment(key: str, written: str) -> datetime:
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        moment = None
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
    """Whether a browser can be sent there.

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
    "published": _read_date,
    "fetched": _read_fetched,
    "url": _read_address,
    "language": _read_language,
}
