"""The public shape of each kind of record: one table, walked by all that hands records out.

    render/data.py       writes the fields as JSON
    render/schema.py     gives their shape as JSON Schema
    render/csv_tables.py writes `columns` as CSV
    parse/json_lines.py  prints `found` of one article
    editions/            keeps the fields with `kept_as`

`record_kinds.py` says what a kind and a field are.
"""

from functools import partial

from generator.claim_kinds import ClaimKind, Stands, Why
from generator.model import ON_TIMELINE, Kind, QuoteKind
from generator.record_kinds import Field, FieldType, RecordKind

# A field a line, so that the table can be read as one.
# fmt: off
ID, PAGE = FieldType.ID, FieldType.PAGE
TEXT, TEXTS, CHOICE, FLAG = FieldType.TEXT, FieldType.TEXTS, FieldType.CHOICE, FieldType.FLAG
NUMBER, COUNT, DAY, DATE = FieldType.NUMBER, FieldType.COUNT, FieldType.DAY, FieldType.DATE
ACTOR, CORRECTED = FieldType.ACTOR, FieldType.CORRECTED
Maybe = partial(Field, optional=True)
Kept = partial(Field, is_public=False)

ACTOR_KINDS = tuple(kind.value for kind in Kind if kind not in (Kind.PLACE, Kind.OTHER))
QUOTE_KINDS = tuple(kind.value for kind in QuoteKind)
TOLD_AS = tuple(status.value for status in ON_TIMELINE)
EVIDENCE = Field("passages", FieldType.PASSAGES, note="What the record stands on.")
KEPT_EVIDENCE = EVIDENCE._replace(kept_as="passages")

# What fields of other types are made of.
PASSAGE = (
    Field("id", FieldType.PASSAGE_ID, note="The name of the passage; its anchor is p-ID."),
    Field("text", TEXT, note="The sentence, on one line, otherwise as the article has it."),
    Field("source", TEXT, "article.id", note="The id of its article."),
    Field("start", COUNT, "span.start",
          note="Where it begins in the article's text, in code points."),
    Field("end", COUNT, "span.end", note="Where it ends, that code point excluded."),
    Field("url", FieldType.ANCHOR, ".", note="Where it stands on the site."),
)
ACTOR_NAME = (Field("key", TEXT, note="The actor's key."), Field("name", TEXT))
ROLE = (
    Maybe("title", TEXT, "role.title"),
    Maybe("of", TEXT, "role.of"),
    Field("former", FLAG, "role.former"),
    Maybe("passage", TEXT, "passage_id", note="The id of the passage that says so."),
)

SOURCES = RecordKind(
    "source", "sources", "An article.",
    gathered=lambda briefing: briefing.articles,
    fields=(
        Field("id", TEXT, kept_as="id"),
        Maybe("title", TEXT, kept_as="title"),
        Maybe("publisher", TEXT, kept_as="publisher"),
        Maybe("author", TEXT),
        Maybe("published", DAY, kept_as="published"),
        Maybe("address", TEXT, "url", note="Where the publisher has it.", kept_as="url"),
        Field("language", TEXT, note="ISO 639-1."),
        Maybe("licence", TEXT, note="Under which the article may be used, as its metadata say."),
        Maybe("reliability", TEXT,
              note="What the editor notes of how far the source is to be trusted; never ours."),
        Field("url", PAGE, "page", note="Its page on the site."),
    ),
)
SECTIONS = RecordKind(
    "section", "sections",
    gathered=lambda briefing: briefing.sections,
    fields=(Field("id", TEXT), Field("title", TEXT)),
)
STATEMENTS = RecordKind(
    "statement", "statements", "A sentence that a page shows.",
    gathered=lambda briefing: briefing.shown_statements(),
    fields=(
        Field("text", TEXT, "statement.text"),
        Field("sections", TEXTS, note="The ids of the sections that it stands in."),
        Field("highlight", FLAG),
        Field("actors", TEXTS, "statement.actors", note="Keys of the actors that it names."),
        Field("quoted", FLAG, "statement.quoted", note="It lies inside a quotation."),
        Maybe("speaker", ACTOR, "statement.speaker"),
        Field("corrected", CORRECTED, "statement.corrected"),
        EVIDENCE._replace(path="statement.passages"),
    ),
)
ACTORS = RecordKind(
    "actor", "actors", "Somebody or something that acts.",
    gathered=lambda briefing: briefing.actors,
    fields=(
        Field("key", TEXT, kept_as="key"),
        Field("name", TEXT, kept_as="name"),
        Field("kind", CHOICE, choices=ACTOR_KINDS, kept_as="kind"),
        Field("roles", FieldType.ROLES),
        Field("aliases", TEXTS, kept_as="aliases"),
        Field("mentions", COUNT),
        Field("corrected", CORRECTED),
        Maybe("url", PAGE, "page", note="The actor's page, where it has one."),
        EVIDENCE,
        Kept("introduced", FieldType.PASSAGES, kept_as="passages"),
    ),
    columns=("key", "name", "kind", "roles", "aliases", "mentions", "url", "corrected"),
    found=("kind", "actor", "rule"),
    is_explained=True, is_correctable=True, is_linked=True,
)
RELATIONS = RecordKind(
    "relation", "relations", "Where one actor stands to another.",
    gathered=lambda briefing: briefing.stances,
    fields=(Field("actor", ACTOR), Field("relation", TEXT), Field("target", ACTOR), EVIDENCE),
    found=("actor", "relation", "target", "rule"),
    is_explained=True, is_correctable=True,
)
QUOTES = RecordKind(
    "quote", "quotes", "What somebody is reported to have said.",
    gathered=lambda briefing: briefing.said,
    fields=(
        Field("id", ID, "quote.span"),
        Field("kind", CHOICE, "quote.kind", choices=QUOTE_KINDS, kept_as="kind",
              note="direct: all verbatim; mixed: verbatim words inside a paraphrase; "
                   "indirect: a paraphrase, nobody's words."),
        Field("text", TEXT, kept_as="text"),
        Field("verbatim", TEXTS, note="What stands between quotation marks."),
        Maybe("speaker", ACTOR, kept_as="speaker"),
        Kept("speaker_name", TEXT, kept_as="speaker_name"),
        Maybe("speaker_text", TEXT, note="The article's words for the speaker."),
        Maybe("cue", TEXT, "cue_text", note="The article's word for the saying.", kept_as="cue"),
        Field("corrected", CORRECTED, "quote.corrected"),
        KEPT_EVIDENCE,
    ),
    columns=("id", "kind", "text", "verbatim", "speaker", "speaker_text", "cue", "corrected"),
    found=("kind", "pieces", "rule", "speaker_span", "cue", "speaker"),
    is_explained=True, is_correctable=True, is_linked=True,
)
FIGURES = RecordKind(
    "figure", "figures", "A quantity with what it counts.",
    gathered=lambda briefing: (one for series in briefing.series for one in series.figures),
    fields=(
        Field("id", ID, "figure.span"),
        Field("text", TEXT, note="As the article words it.", kept_as="text"),
        Maybe("value", NUMBER, "figure.value", note="null: vague, or a range.", kept_as="value"),
        Maybe("low", NUMBER, "figure.low", kept_as="low"),
        Maybe("high", NUMBER, "figure.high", kept_as="high"),
        Maybe("qualifier", TEXT, "figure.qualifier"),
        Maybe("unit", TEXT, "figure.unit", kept_as="unit"),
        Field("term", TEXT, "figure.term", kept_as="term",
              note="What is said of those counted: displaced, killed, …"),
        Maybe("theme", TEXT),
        Maybe("place", TEXT, "figure.place", kept_as="place"),
        Maybe("as_of", DATE, "figure.as_of"),
        Kept("day", DAY, "last_day", kept_as="day"),
        Maybe("since", DATE, "figure.since"),
        Maybe("scope", TEXT, "figure.scope",
              note="What is counted in: world, war, incident, country or area. Figures of unlike "
                   "scope are not compared."),
        Maybe("reported_by", ACTOR, "reporter", kept_as="reporter"),
        Kept("reporter_name", TEXT, kept_as="reporter_name"),
        Maybe("reported_by_text", TEXT, "reporter_text",
              note="The article's words for who reported it."),
        Field("corrected", CORRECTED, "figure.corrected"),
        KEPT_EVIDENCE,
    ),
    columns=("id", "text", "value", "low", "high", "qualifier", "unit", "term", "theme", "place",
             "as_of", "since", "scope", "reported_by", "reported_by_text", "corrected"),
    found=("value", "low", "high", "qualifier", "unit", "term", "place", "as_of", "since", "scope",
           "reported_by", "rule"),
    is_explained=True, is_correctable=True, is_linked=True,
)
EVENTS = RecordKind(
    "event", "events", "Something dated that an article asserts, or somebody reports or denies.",
    gathered=lambda briefing: briefing.timeline,
    fields=(
        Field("id", ID, "event.trigger"),
        Field("text", TEXT, kept_as="text"),
        Field("date", DATE, "date.value", kept_as="date"),
        Maybe("type", TEXT, "event.type", note="A PLOVER type."),
        Maybe("mode", TEXT, "event.mode"),
        Field("status", CHOICE, "event.status", choices=TOLD_AS,
              note="asserted: by the article; reported or denied: by somebody in it."),
        Maybe("reported_by", ACTOR, "reporter", note="Who reports it, or denies it."),
        Maybe("reported_by_text", TEXT, "reporter_text",
              note="The article's words for who reports or denies it."),
        Field("actors", FieldType.ACTORS),
        Maybe("place", TEXT, "event.place"),
        Field("corrected", CORRECTED),
        KEPT_EVIDENCE,
    ),
    columns=("id", "date", "text", "type", "mode", "status", "reported_by", "reported_by_text",
             "actors", "place", "corrected"),
    found=("type", "mode", "status", "reported_by", "reported_span", "sources", "targets", "place",
           "date", "rule"),
    is_explained=True, is_correctable=True, is_linked=True,
)
PLACES = RecordKind(
    "place", "places", "A place with the passages that name it.",
    gathered=lambda briefing: briefing.places,
    fields=(
        Field("name", TEXT),
        Maybe("geonameid", FieldType.GEONAME, note="GeoNames."),
        Maybe("lat", FieldType.LATITUDE, note="Degrees north, WGS 84."),
        Maybe("lon", FieldType.LONGITUDE, note="Degrees east, WGS 84."),
        Maybe("country", TEXT, note="ISO 3166-1 alpha-3."),
        Maybe("feature", TEXT),
        Field("mentions", COUNT),
        Field("corrected", CORRECTED),
        EVIDENCE._replace(type=FieldType.SHOWN_PASSAGES),
    ),
    columns=("name", "geonameid", "lat", "lon", "country", "feature", "mentions", "corrected"),
    found=("name", "geonameid", "lat", "lon", "country", "rule"),
    is_explained=True, is_correctable=True, is_linked=True,
)
GAPS = RecordKind(
    "gap", "gaps", "What the sources do not say.",
    gathered=lambda briefing: briefing.gaps,
    fields=(
        Field("kind", TEXT),
        Field("of", TEXTS, note="What is missing."),
        Maybe("about", TEXT, "quoted", note="The article's words that it is about."),
        Field("passages", FieldType.ANY_PASSAGES),
    ),
)
CLAIMS = RecordKind(
    "claim", "claims", "One happening, measure, utterance or position, with all who claim it.",
    gathered=lambda briefing: briefing.claims,
    fields=(
        Field("id", TEXT, note="Stays when its line, its sources or its neighbours change.",
              kept_as="id"),
        Field("kind", CHOICE, choices=tuple(ClaimKind), kept_as="kind"),
        Kept("line_first", FieldType.PASSAGES, kept_as="passages"),
        Kept("passage_ids", TEXTS, kept_as="behind"),
        Kept("differs_from", TEXTS, kept_as="disputed"),
        Kept("later_than", TEXTS, kept_as="follows"),
        Maybe("home", TEXT, note="The id of the section that it stands in."),
        Field("text", TEXT, note="The sentence that stands for it on pages."),
        Field("relations", FieldType.OBJECTS, note="How it stands to other claims.", parts=(
            Field("to", TEXT, note="The other claim's id."),
            Field("is", CHOICE, "stands", choices=tuple(Stands)),
        )),
        Field("assertions", FieldType.OBJECTS, note="The passages behind it.", parts=(
            Field("mode", CHOICE, choices=TOLD_AS,
                  note="asserted: by the article; reported or denied: by somebody in it."),
            Maybe("by", TEXT, "by_key", note="The key of the actor who reports or denies it."),
            Field("origin", TEXT, note="The id of its origin."),
            Field("passage", FieldType.ONE_PASSAGE),
        )),
    ),
    is_correctable=True,
)
CONFLICTS = RecordKind(
    "conflict", "conflicts", "Records over which the sources disagree.",
    gathered=lambda briefing: briefing.conflicts,
    fields=(
        Field("why", CHOICE, choices=tuple(Why),
              note="side by side: one article gives both; counters: two count the same days; "
                   "estimates: two estimate the same; whole: two count a whole war or the world; "
                   "retold: two articles tell otherwise what one counter said; denied: one says "
                   "that it happened, another that it did not."),
        Field("figures", FieldType.FIGURE_IDS),
        Field("events", FieldType.EVENT_IDS),
    ),
)
STORIES = RecordKind(
    "story", "stories", "Articles about one crisis.",
    gathered=lambda briefing: briefing.stories,
    fields=(
        Field("id", TEXT, note="The id of the article that was published first."),
        Field("title", TEXT),
        Field("sources", TEXTS, "ids", note="The ids of its articles, the newest first."),
    ),
    is_correctable=True,
)
ORIGINS = RecordKind(
    "origin", "origins", "A text, with all articles that print it.",
    gathered=lambda briefing: briefing.origins,
    fields=(
        Field("id", TEXT, note="The id of the article that stands for it."),
        Field("publishers", TEXTS, note="The first one first."),
        Maybe("published", DAY, note="The first day on which it was published."),
        Field("sources", TEXTS, "ids", note="The ids of its articles."),
    ),
)
DATES = RecordKind(
    "date", "dates",
    found=("value", "type", "resolved", "rule"),
    is_explained=True, is_correctable=True,
)
SENTENCES = RecordKind("sentence", "sentences", is_correctable=True)

KINDS = (SOURCES, SECTIONS, STATEMENTS, ACTORS, RELATIONS, QUOTES, FIGURES, EVENTS, PLACES, GAPS,
         CLAIMS, CONFLICTS, STORIES, ORIGINS, DATES, SENTENCES)
# fmt: on
PUBLIC = tuple(kind for kind in KINDS if kind.gathered)  # in the order of briefing.json
