"""What the claims of a sentence are: who asserts each, where it stands, and beside which others."""

from collections.abc import Iterator

from generator.briefing import Briefing
from generator.claims import Assertion, Claim

MOST = 8  # assertions and relations: of more only their number is told


def find_claims(briefing: Briefing, passage: str) -> Iterator[str]:
    """Tell each claim that a passage, given by its id, asserts or stands for."""
    by_id = {claim.id: claim for claim in briefing.claims}
    for claim in claims_of(briefing, passage):
        yield from _tell(claim, by_id)


def claims_of(briefing: Briefing, passage: str) -> tuple[Claim, ...]:
    """Give the claims that a passage makes."""
    return tuple(
        claim for claim in briefing.claims if any(one.id == passage for one in claim.passages)
    )


def _tell(claim: Claim, by_id: dict[str, Claim]) -> Iterator[str]:
    home = f"stands in {claim.home}" if claim.home else "stands in no section"
    yield f"{claim.kind} {claim.id}, {home}"
    yield f"  line: {claim.line.text}"
    yield from _first(list(map(_asserted, claim.assertions)), more="assertions")
    related = [(one.stands, by_id[one.to]) for one in claim.relations if one.to in by_id]
    told = [f"{stands} {other.id}: {other.line.text}" for stands, other in related]
    yield from _first(told, more="relations")


def _asserted(one: Assertion) -> str:
    by = f" by {one.by.name}" if one.by else ""
    article = one.passage.article
    source = ", ".join(filter(None, (article.publisher, str(article.published or ""))))
    return f"{one.mode}{by} in {article.id}" + (f" ({source})" if source else "")


def _first(lines: list[str], more: str) -> Iterator[str]:
    yield from (f"  {line}" for line in lines[:MOST])
    if len(lines) > MOST:
        yield f"  and {len(lines) - MOST} more {more}"
