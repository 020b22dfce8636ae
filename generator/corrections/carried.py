"""corrections.yml under the new names of articles whose files were renamed.

Ids of passages and articles are all that is written anew, each where it stands as a value of its
own: the words of an entry, its layout and its comments stay as the editor has them.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

from generator.config import CORRECTIONS
from generator.files import read_bytes, write_atomic

OF_ARTICLES = {"article", "story"}  # keys behind which the id of an article stands
LISTS_OF_ARTICLES = {"join", "part"}  # in the list of stories


def carry_entries(root: Path, articles: Mapping[str, str], passages: Mapping[str, str]) -> None:
    """Write the file with the new ids of articles and passages, each by its old one.

    A file that can't be read is left as it is: whoever loads it tells why.
    """
    data = read_bytes(root / CORRECTIONS)
    try:
        text = (data or b"").decode("utf-8")
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except (UnicodeDecodeError, yaml.YAMLError, RecursionError):
        return
    carried = text
    found = {one.start_mark.index: (one, new) for one, new in _named(node, articles, passages)}
    for start, (one, new) in sorted(found.items(), reverse=True):
        end = one.end_mark.index
        carried = carried[:start] + carried[start:end].replace(one.value, new) + carried[end:]
    if carried != text:
        write_atomic(root / CORRECTIONS, carried.encode("utf-8"), durable=True)


def _named(
    node: yaml.Node | None, articles: Mapping[str, str], passages: Mapping[str, str]
) -> Iterator[tuple[yaml.ScalarNode, str]]:
    """Yield the values that are the id of an article or a passage, with the new one."""
    for keys, one in _scalars(node, ()):
        is_article = keys[-1:] and keys[-1] in OF_ARTICLES
        is_of_story = keys[:1] == ("stories",) and keys[-1] in LISTS_OF_ARTICLES
        names = articles if is_article or is_of_story else passages
        if new := names.get(one.value):
            yield one, new


def _scalars(
    node: yaml.Node | None, keys: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], yaml.ScalarNode]]:
    """Yield the values of a file, each with the keys that it stands behind, the outermost first."""
    match node:
        case yaml.ScalarNode():
            yield keys, node
        case yaml.SequenceNode():
            for one in node.value:
                yield from _scalars(one, keys)
        case yaml.MappingNode():
            for key, value in node.value:
                yield from _scalars(value, (*keys, getattr(key, "value", "")))
