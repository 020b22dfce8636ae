"""An article that is brought in once more, changed: it takes the place of its former text.

It keeps the name of its file, since its pages and marks are named by that, and what the editor
noted of it beside. The former text is backed up.
"""

from pathlib import Path
from typing import NamedTuple

from generator.backups import back_up
from generator.files import remove, write_atomic
from generator.model import Article, Parsed
from generator.parse.sentences import find_sentences
from generator.read import metadata_beside, read_article
from generator.read.metadata import Metadata, read_metadata
from generator.seed_files import METADATA_ENDINGS


class Replaced(NamedTuple):
    """What became of a seed whose article was brought in again."""

    path: Path
    article: Article  # as it is now
    backup: Path  # the file as it was
    fell: tuple[str, ...]  # the sentences that the article has no more
    came: tuple[str, ...]  # those that it had not before


def replace_seed(
    former: Path, ending: str, data: bytes, *, metadata: bytes | None, seeds: Path, backups: Path
) -> Replaced:
    """Write another text of an article, and its metadata where they are given, over the former."""
    before = read_article(former, seeds.parent)
    backup = back_up(backups, former.relative_to(seeds.parent).as_posix(), former.read_bytes())
    if metadata is not None:
        beside = next(iter(metadata_beside(former)), former.with_suffix(METADATA_ENDINGS[0]))
        if beside.exists():
            write_atomic(backup.with_name(beside.name), beside.read_bytes(), durable=True)
        write_atomic(beside, metadata, durable=True)
    path = former.with_suffix(ending)
    write_atomic(path, data, durable=True)
    if path != former:
        remove(former, within=seeds)
    after = read_article(path, seeds.parent)
    return Replaced(
        path, after, backup, fell=_missing(before, where=after), came=_missing(after, where=before)
    )


def metadata_again(former: Path, found: Metadata) -> Metadata:
    """Give the metadata of an article that was fetched again.

    Its title and the day of fetching are new; of the rest what stands beside it comes first, since
    the editor may have set that.
    """
    noted = Metadata()
    for file in metadata_beside(former):
        noted = read_metadata(file.read_text("utf-8"), str(file)).over(noted)
    return Metadata(title=found.title, fetched=found.fetched).over(noted).over(found)


def _missing(article: Article, where: Article) -> tuple[str, ...]:
    """Give the sentences of an article that another text of it has not, in their order."""
    others = set(_sentences(where))
    return tuple(sentence for sentence in _sentences(article) if sentence not in others)


def _sentences(article: Article) -> list[str]:
    spans = (sentence.span for sentence in find_sentences(Parsed(article)))
    return [" ".join(span.of(article.text).split()) for span in spans]
