"""What a token is, and the tokens that are marks rather than words."""

import re

TOKEN = re.compile(
    r"""[A-Za-z]+(?![\w.'’‐‑-])                   # most words: found first, as it is quick
      | [^\W\d_]\.(?:[^\W\d_]\.)+                 # U.S., a.m.
      | \d+(?:[.,]\d+)+(?:[^\W\d_]+)?            # 280,000  3.5m
      | ['’]s\b(?![-‐‑])                         # the possessive, and "is"
      | [^\W_]+(?:[-‐‑'’](?!s\b)[^\W_]+)*        # Assad, al-Assad, don’t, 13-year-long
      | ``|''|\.{2,}
      | \S""",
    re.VERBOSE,
)
GAPS_AND_TOKENS = re.compile(f"(?x)({TOKEN.pattern})")
DASHES = frozenset({"–", "—", "―", "-", "--"})
POSSESSIVES = frozenset({"'s", "’s"})
ENDS = DASHES | {":", "_", "•", "·"}  # what stands between a dateline and its sentence
