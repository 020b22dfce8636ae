"""What it takes luck to find: `make soak` builds random groups of articles, whole ones and mangled ones.

    python -m tests.soak [FOLDER|FILE…] [--rounds 3] [--seed N] [--group K] [--keep FOLDER]

Articles are JSONL files (one object a line with "text", and perhaps "title", "published", "publisher", "author",
"url"), or seeds as a project has them; without any they are those that the scores are measured with, or else made from
the sentences of tests/cases. Each round takes
every article once, in groups of 25, and builds each group twice: in another folder, with another hash seed, time zone
and language of the system, its files written in another order. Then every sentence of tests/cases is read cut at every
character, and the property tests run with the round's seed.

Nothing may be found: no crash, no fault, no finding on pages that nobody edited, no group over a minute of processor
time or 500 MB, no byte that differs between the two builds. What is found names the seed and the group that repeat it.
"""
