"""How often each rule is right, on the annotated articles; `tests.scores.raise_floors` writes it down for the parser.

What counts as right is what score.py counts as right, but a date only with its value and a name only with its kind (a
country may act, and so be annotated as either). Mentions by common noun and pronoun are checked against the chains of
coreference in gum-news. Relations are annotated nowhere: their rules stand unmeasured.
"""

import importlib.util
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

from generator.model import Article, Form, Parsed
from generator.parse import parse_article
from generator.parse.json_lines import as_record, read_date
from generator.word_lists import FOLDER

NEAR = 161  # km, as in score.py
# Annotated a sentence at a time, so that a turn of several, which is right, matches none of them.
UNMEASURED = frozenset(["turn of an interview"])
TABLE = FOLDER / "precision.txt"
HEAD = """\
# How often each rule was right on the articles annotated by hand: rule, right, checked.
# Written by python -m tests.scores.raise_floors; how it is used stands in generator/parse/confidence.py.
"""

# A family, a rule, and whether it was right.
Verdict = tuple[str, str, bool]


def check_quotes(script: ModuleType, gold: dict, parsed: Parsed) -> Iterator[Verdict]:
    text, wanted, record = parsed.article.text, gold["quotes"], as_record(parsed)["quotes"]
    sets = [script.characters(text, quote) for quote in wanted]
    taken = set()
    for answer in record:
        if answer["rule"] in UNMEASURED:
            continue
        have = script.characters(text, answer)
        fits = [(len(want & have) / len(want | have), number) for number, want in enumerate(sets)
                if number not in taken and _is_match(want, have)]  # fmt: skip
        yield "quotes", answer["rule"], bool(fits)
        if fits:
            number = max(fits)[1]
            taken.add(number)
            if answer["speaker"] and wanted[number].get("speaker_start") is not None:
                start, end = wanted[number]["speaker_start"], wanted[number]["speaker_end"]
                yield "speakers", answer["rule"], answer["speaker_start"] < end and start < answer["speaker_end"]


def _is_match(want: set[int], have: set[int]) -> bool:
    both = len(want & have)
    return both >= 0.5 * len(want | have) or (both >= 0.8 * len(want) and both >= 0.4 * len(have))


def check_dates(script: ModuleType, gold: dict, parsed: Parsed) -> Iterator[Verdict]:
    """A date that overlaps only what is annotated without a value is neither right nor wrong.

    Of a duration and of a set only that they are such counts: their values are shown nowhere.
    """
    valued = [timex for timex in gold["timex"] if timex.get("value") is not None or "tid" in timex]
    for answer in as_record(parsed)["dates"]:
        near = [timex for timex in valued if script.overlap(timex, answer) > 0]
        if near or not any(script.overlap(timex, answer) > 0 for timex in gold["timex"]):
            dated = answer["type"] in ("DATE", "TIME")
            yield "dates", answer["rule"], any(not dated or timex["value"] == answer["value"] for timex in near)


def check_names(script: ModuleType, gold: dict, parsed: Parsed) -> Iterator[Verdict]:
    for answer in as_record(parsed)["actors"]:
        kinds = {"ORG", "LOC"} if answer["kind"] in ("state", "government") else {script.NAME_TYPES.get(answer["kind"])}
        near = [entity for entity in gold["entities"] if script.overlap(entity, answer) > 0]
        if answer["kind"] in script.NAME_TYPES:
            right = any(script.NAME_TYPES.get(entity["type"]) in kinds for entity in near)
            yield "names", answer["rule"], right


def check_chains(script: ModuleType, gold: dict, parsed: Parsed) -> Iterator[Verdict]:
    """A noun or pronoun is right where one of its actor's names stands in the same chain of coreference."""
    chains = [(entity["start"], entity["end"], entity["coref_id"]) for entity in gold["entities"]]

    def chains_at(start: int, end: int) -> set[int]:
        """Those of the shortest annotated mention around the words, or of the longest inside them."""
        around = [(e - s, chain) for s, e, chain in chains if s <= start and end <= e and e - s <= 3 * (end - start)]
        inside = [(s - e, chain) for s, e, chain in chains if start <= s and e <= end]
        found = around or inside
        return {chain for length, chain in found if length == min(found)[0]}

    for actor in parsed.actors:
        named = [chains_at(*mention.span) for mention in actor.mentions if mention.form is Form.NAME]
        for mention in actor.mentions:
            own = chains_at(*mention.span)
            if mention.form is not Form.NAME and own and any(named):
                yield "actors", mention.rule, bool(own & set().union(*named))


def check_places(script: ModuleType, gold: dict, parsed: Parsed) -> Iterator[Verdict]:
    for answer in as_record(parsed)["places"]:
        near = [place for place in gold["places"] if script.overlap(place, answer) > 0]
        located = [place for place in near if place.get("lat") is not None]
        yield "places", answer["rule"], bool(near)
        if located and answer["lat"] is not None:
            distances = [
                script.kilometres(place["lat"], place["lon"], answer["lat"], answer["lon"]) for place in located
            ]
            yield "positions", answer["rule"], min(distances) <= NEAR


def check_quantities(script: ModuleType, gold: dict, parsed: Parsed) -> Iterator[Verdict]:
    values = Counter(_values(quantity["value"] for quantity in gold["quantities"]))
    for figure in parsed.figures:
        if figure.value is not None:
            value = round(figure.value, 4)
            yield "figures", figure.rule, values[value] > 0
            values[value] -= 1


def _values(written: Iterator) -> Iterator[float]:
    for value in written:
        try:
            yield round(float(value), 4)
        except (TypeError, ValueError):
            continue


def check_events(script: ModuleType, gold: dict, parsed: Parsed) -> Iterator[Verdict]:
    """Sentences have one event annotated, though they may tell more: only the first typed one is checked."""
    wanted = {event["type"] for event in gold["events"]}
    typed = [event for event in parsed.events if event.type]
    if typed:
        yield "events", typed[0].rule, typed[0].type in wanted


CHECKS: dict[str, tuple[Callable[[ModuleType, dict, Parsed], Iterator[Verdict]], ...]] = {
    "dates-aquaint": (check_dates,),
    "dates-timebank": (check_dates,),
    "events-plover": (check_events,),
    "figures-newsquant": (check_quantities,),
    "gum-news": (check_names, check_chains, check_quotes, check_dates),
    "meantime": (check_names, check_dates),
    "places-lgl": (check_places,),
    "places-trnews": (check_places,),
    "quotes-polnear": (check_quotes,),
    "re3d": (check_names,),
}


def measure_rules(gold: Path) -> dict[str, dict[str, tuple[int, int]]]:
    """By family and rule: how often it was right, how often it was checked."""
    spec = importlib.util.spec_from_file_location("score", gold / "score.py")
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    counts: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(lambda: [0, 0]))
    for name, checks in CHECKS.items():
        for line in (gold / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            article = Article(row["id"], row["text"], row.get("title") or "", read_date(row.get("date")))
            parsed = parse_article(article, unearned=True)
            for check in checks:
                for family, rule, right in check(script, row["gold"], parsed):
                    counts[family][rule][0] += right
                    counts[family][rule][1] += 1
    return {family: {rule: tuple(pair) for rule, pair in rules.items()} for family, rules in counts.items()}


def as_table(measured: dict[str, dict[str, tuple[int, int]]]) -> str:
    """The measures as a word list: a part a family, the rules in the alphabet's order."""
    parts = [HEAD]
    for family, rules in sorted(measured.items()):
        lines = [f"{rule}\t{right}\t{checked}" for rule, (right, checked) in sorted(rules.items())]
        parts.append("\n".join([f"[{family}]", *lines]) + "\n")
    return "\n".join(parts)
