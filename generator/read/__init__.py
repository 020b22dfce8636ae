"""Seeds to articles: every file of the seeds' folder that has a reader, with its metadata.

`READERS` lists the input formats. A reader takes the bytes of a file and says how large a file it
takes (`draft.py`); all else is the same for each of them.
"""

from generator.read.article_id import article_id, text_key
from generator.read.limit import LARGEST_TEXT
from generator.read.seed import known_formats, metadata_beside, read_article
from generator.read.seeds_folder import Reading, read_seeds
from generator.seed_files import READERS

__all__ = [
    "LARGEST_TEXT",
    "READERS",
    "Reading",
    "article_id",
    "known_formats",
    "metadata_beside",
    "read_article",
    "read_seeds",
    "text_key",
]
