"""Single records of the briefing in the words of schema.org: https://schema.org/Quotation,
/Observation and so on.

Convention: `evidence` are references to the passages on which a record stands, `actors` the records
of the actors that it names; `to` gives an address as the page that carries the record sees it. What
is not known is left out.
"""

import re
from collections.abc import Callable, Sequence

from generator.timex import PERIOD_SIGN

Record = dict  # as JSON has it
To = Callable[[str], str]
Actors = Sequence[Record]

WEB = re.compile(r"https?://")
# the values of TIMEX3 that ISO 8601 has too
ISO_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?|-W\d\d)?$")
GEONAMES = "https://sws.geonames.org/{}/"
# A state is a place, and acts: only an organisation can be quoted.
ACTORS = {
    "person": "Person",
    "organisation": "Organization",
    "armed_group": "Organization",
    "government": "GovernmentOrganization",
    "state": ["Country", "Organization"],
    "people": "Thing",
}
# The number of "more than 280,000" is a bound, not the value.
AT_LEAST = {"more than", "at least", "just over"}
AT_MOST = {"up to", "fewer than", "nearly"}


def actor(record: Record, to: To, evidence: list[Record], actors: Actors = ()) -> Record:
    """Give a person with the titles held, others with what they are said to be."""
    titles = [role["title"] for role in record["roles"] if role["title"] and not role["former"]]
    kept = "jobTitle" if record["kind"] == "person" else "description"
    return actor_name(record, to) | known(
        {
            "alternateName": record["aliases"],
            kept: "; ".join(dict.fromkeys(titles)),
            "subjectOf": evidence,
        }
    )


def actor_name(record: Record, to: To) -> Record:
    """Give what names an actor, and its page where it has one."""
    url = to(record["url"]) if record["url"] else None
    return known(
        {
            "@type": ACTORS[record["kind"]],
            "@id": actor_id(record, to),
            "name": record["name"],
            "url": url,
        }
    )


def actor_id(record: Record, to: To) -> str:
    """Say how the records of one page name an actor."""
    return f"{to(record['url'])}#actor" if record["url"] else f"_:{record['key']}"


def quote(record: Record, to: To, evidence: list[Record], actors: Actors = ()) -> Record:
    """Words between quotation marks as a Quotation; a paraphrase as what its speaker claims."""
    by = {"@id": actor_id(actors[0], to)} if actors else None
    if record["verbatim"]:
        words = record["verbatim"] if len(record["verbatim"]) > 1 else record["verbatim"][0]
        node = {"@type": "Quotation", "text": words, "spokenByCharacter": by, "isBasedOn": evidence}
    else:
        node = {"@type": "Claim", "text": record["text"], "author": by, "appearance": evidence}
    return known(node | {"identifier": record["id"]})


def figure(record: Record, to: To, evidence: list[Record], actors: Actors = ()) -> Record:
    """Give what was counted, as the article words it, with its number."""
    value, low, high = record["value"], record["low"], record["high"]
    if record["qualifier"] in AT_LEAST:
        value, low = None, value
    elif record["qualifier"] in AT_MOST:
        value, high = None, value
    return known(
        {
            "@type": "Observation",
            "name": record["text"],
            "variableMeasured": record["term"],
            "value": value,
            "minValue": low,
            "maxValue": high,
            "unitText": record["unit"],
            "observationAbout": called("Place", record["place"]),
            "observationDate": iso_date(record["as_of"]),
            "subjectOf": evidence,
            "identifier": record["id"],
        }
    )


def event(record: Record, to: To, evidence: list[Record], actors: Actors = ()) -> Record:
    """Give what happened, when, where and to whom."""
    return known(
        {
            "@type": "Event",
            "name": record["text"],
            "startDate": iso_date(record["date"]),
            "location": called("Place", record["place"]),
            "about": [{"@id": actor_id(one, to)} for one in actors],
            "subjectOf": evidence,
            "identifier": record["id"],
        }
    )


def place(record: Record, to: To, evidence: list[Record], actors: Actors = ()) -> Record:
    geo = {"@type": "GeoCoordinates", "latitude": record["lat"], "longitude": record["lon"]}
    located = record["lat"] is not None and record["lon"] is not None
    country = {"@type": "Country", "identifier": record["country"]}  # ISO 3166-1 alpha-3
    is_country = record["feature"] == "country"
    return known(
        {
            "@type": "Country" if is_country else "Place",
            "name": record["name"],
            "geo": geo if located else None,
            "containedInPlace": country if record["country"] and not is_country else None,
            "sameAs": GEONAMES.format(record["geonameid"]) if record["geonameid"] else None,
            "subjectOf": evidence,
        }
    )


def source(record: Record, to: To) -> Record:
    """Give an article.

    Who wrote it is a name: whether of a person or of an agency, the source does not say.
    """
    return known(
        {
            "@type": "NewsArticle",
            "@id": source_id(record, to),
            "headline": record["title"] or record["id"],
            "publisher": called("Organization", record["publisher"]),
            "creditText": record["author"],
            "datePublished": record["published"],
            "inLanguage": record["language"],
            "license": _licence(record["licence"]),
            "url": record["address"] if WEB.match(record["address"] or "") else None,
        }
    )


def source_id(record: Record, to: To) -> str:
    return f"{to(record['url'])}#article"


def passage(record: Record, to: To, article: Record) -> Record:
    """Give a sentence of an article."""
    return {"@type": "CreativeWork", "@id": to(record["url"]), "text": record["text"],
            "isPartOf": {"@id": source_id(article, to)}}  # fmt: skip


def called(kind: str, name: str | None) -> Record | None:
    """Something of which the name alone is known."""
    return {"@type": kind, "name": name} if name else None


def known(record: Record) -> Record:
    """Give the record without what is empty."""
    return {name: value for name, value in record.items() if value not in (None, "", [])}


def iso_date(value: Record | None) -> str | None:
    """A date where ISO 8601 can say it: a day, a week, a month or a year, the first of a period."""
    first = value["value"].partition(PERIOD_SIGN)[0] if value else ""
    return first if ISO_DATE.match(first) else None


def _licence(text: str | None) -> str | Record | None:
    return text if text and WEB.match(text) else called("CreativeWork", text)
