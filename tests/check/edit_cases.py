"""Edits of generated pages, each by itself: those that alter what a source says, and those that an editor may make.

A case takes a `Desk`, the pages of some articles with what an edit needs of them, and gives the files as they stand
after it. What it looks for it finds by the grammar of a sentence, so that the cases fit any articles of the kind.
"""

import re
from collections.abc import Callable
from functools import cached_property
from typing import NamedTuple

from generator.model import QuoteKind
from tests.check.project import Project

MARK = re.compile(r"\[\^([0-9a-f]{8})\]")
NOTE = re.compile(r"^\[\^([0-9a-f]{8})\]: .*$", re.MULTILINE)
SECTIONS = ("humanitarian.md", "security.md", "diplomacy.md")
Files = dict[str, str]


class Quoted(NamedTuple):
    """A quotation word for word."""

    text: str
    who: str
    mark: str

    @property
    def surname(self) -> str:
        return self.who.split()[-1]


class Desk:
    """The pages of some articles, and the edits that an editor makes of them."""

    def __init__(self, project: Project):
        self.project = project
        self.pages = project.pages

    @cached_property
    def quotes(self) -> list[Quoted]:
        """The quotations that a person speaks, word for word."""
        return [
            Quoted(said.verbatim_text.rstrip(",."), said.speaker.name, f"[^{said.passage.id}]")
            for said in self.project.briefing.said
            if said.quote.kind is QuoteKind.DIRECT and said.speaker and " " in said.speaker.name
        ]

    @cached_property
    def no(self) -> Quoted:
        """A quotation with two clauses, both of which deny something."""
        return next(one for one in self.quotes if " are not " in one.text and " will not " in one.text)

    @cached_property
    def no_thing(self) -> Quoted:
        """One that denies with "no"."""
        return next(one for one in self.quotes if " is no " in one.text)

    @cached_property
    def contrast(self) -> Quoted:
        """One that says what something is not."""
        return next(one for one in self.quotes if " and not a" in one.text)

    @cached_property
    def other(self) -> Quoted:
        """A quotation by somebody else."""
        return next(
            one for one in self.quotes if one.who not in (self.no.who, self.no_thing.who) and "not" not in one.text
        )

    @cached_property
    def two(self) -> tuple[Quoted, Quoted]:
        """Two of one speaker."""
        mine = [one for one in self.quotes if one.who == self.no_thing.who]
        return mine[0], mine[1]

    def line(self, pattern: str) -> tuple[str, str, re.Match]:
        """The first statement of a section that a pattern finds: its page, its line, what was found."""
        for path in SECTIONS:
            for line in self.pages[path].splitlines():
                if MARK.search(line) and (found := re.search(pattern, line)):
                    return path, line, found
        raise LookupError(pattern)

    def mark(self, pattern: str) -> str:
        """The mark of such a statement."""
        return f"[^{MARK.search(self.line(pattern)[1])[1]}]"

    def rewrite(self, pattern: str, replacement: str) -> Files:
        """Write something else in the first statement that a pattern finds."""
        path, line, found = self.line(pattern)
        mine = line[: found.start()] + found.expand(replacement) + line[found.end() :]
        assert mine != line, line
        return {path: self.pages[path].replace(line, mine, 1)}

    def on(self, path: str, pattern: str, replacement: str) -> Files:
        """Write something else at the first place of a page, or of another file, that a pattern finds."""
        text = self.project.files[path]
        found = re.search(pattern, text, re.MULTILINE)
        if not found:
            raise LookupError(f"{path}: {pattern}")
        new = replacement(found) if callable(replacement) else found.expand(replacement)
        mine = text[: found.start()] + new + text[found.end() :]
        assert mine != text, found[0]
        return {path: mine}

    def first(self, pattern: str, replacement: str, under: str = "") -> Files:
        """Write something else at the first place that a pattern finds on the pages of a folder."""
        for path in sorted(self.pages):
            if path.startswith(under) and re.search(pattern, self.pages[path], re.MULTILINE):
                return self.on(path, pattern, replacement)
        raise LookupError(pattern)

    def own(self, markdown: str, path: str = "humanitarian.md") -> Files:
        """Write a paragraph of one's own under the first heading of a page, with the notes that it needs."""
        text = self.pages[path]
        head, heading, rest = text.partition("\n## ")
        title, _, body = rest.partition("\n")
        return {path: f"{head}{heading}{title}\n\n{markdown}\n{body.rstrip()}\n{self.notes(markdown, text)}"}

    def page(self, markdown: str) -> Files:
        """Write a page of one's own."""
        return {"mine.md": f"# Mine\n\n{markdown}\n\n{self.notes(markdown, '')}"}

    def file(self, path: str, text: str, page: str = "") -> Files:
        """Write a file of one's own, and include it in a page."""
        return {path: text} | (self.own(page) if page else {})

    def notes(self, markdown: str, text: str) -> str:
        known = {
            found[1]: found[0].replace("](../", "](")
            for path in self.pages
            if not path.startswith("sources/")
            for found in NOTE.finditer(self.pages[path])
        }
        used = dict.fromkeys(MARK.findall(markdown))
        return "\n".join(known[id] for id in used if id in known and f"\n[^{id}]: " not in text) + "\n"


Edit = Callable[[Desk], Files]


def quoted(change: Callable[[str], str], template: str = "“{text},” said {who}.{mark}", of: str = "no") -> Edit:
    """An edit that shows a quotation with other words, in a sentence or whatever the template is."""

    def edit(desk: Desk) -> Files:
        one = getattr(desk, of)
        mine = change(one.text)
        assert change is same or mine != one.text, one.text
        return desk.own(template.format(text=mine, who=one.who, mark=one.mark, surname=one.surname))

    return edit


def rewrite(pattern: str, replacement: str) -> Edit:
    return lambda desk: desk.rewrite(pattern, replacement)


def on(path: str, pattern: str, replacement: str) -> Edit:
    return lambda desk: desk.on(path, pattern, replacement)


def first(pattern: str, replacement: str, under: str = "") -> Edit:
    return lambda desk: desk.first(pattern, replacement, under)


def other_mark(desk: Desk, pattern: str) -> Files:
    """Put the mark of another statement of the page in the place of the one that a pattern finds."""
    path, line, _ = desk.line(pattern)
    mark = MARK.search(line)[0]
    page = desk.pages[path]
    other = next(f"[^{found[1]}]" for found in MARK.finditer(page) if found[0] not in line)
    return {path: page.replace(line, line.replace(mark, other), 1)}


def same(text: str) -> str:
    return text


def without_not(text: str) -> str:
    return text.replace(" not ", " ", 1)


def swapped(text: str) -> str:
    """The word behind the first "not", another."""
    return re.sub(r"\bnot \w+", "not gone", text, count=1)


def altered(template: str) -> Edit:
    """A quotation without its "not", shown in some way."""
    return quoted(without_not, template)


def first_clause(text: str) -> str:
    return text.partition(" and ")[0]


DISPLACED = r"More than (\d),(\d)00 people"
TOLL = r"(\d+) people were killed and (\d+) were injured"

CHIP = r"\([^()\s]+ \"[^\"]*\"\){\.source}"
DAYS = r"\d+ \w+ \d{4}"


def chip_of_another(found: re.Match) -> str:
    """The page of another article."""
    number = "1" if found[1] != "1" else "2"
    return found[0][: -len(found[1] + ".md")] + f"{number}.md"


ALTERATIONS: dict[str, Edit] = {
    # quotations
    "quote: a word swapped": quoted(swapped),
    'quote: "not" dropped': quoted(without_not),
    'quote: "no" dropped': quoted(lambda text: text.replace(" no ", " an "), of="no_thing"),
    'quote: "all" added': quoted(lambda text: text.replace(" our ", " all our ")),
    "quote: tense": quoted(lambda text: text.replace(" will ", " would ")),
    "quote: to another speaker": lambda d: d.own(f"“{d.no.text},” said {d.other.who}.{d.no.mark}"),
    "quote: to a stranger": lambda d: d.own(f"“{d.no.text},” said John Smith.{d.no.mark}"),
    "quote: to somebody unnamed": lambda d: d.own(f"“{d.no.text},” an aid worker said.{d.no.mark}"),
    "quote: to another by office": lambda d: d.own(f"“{d.no_thing.text},” the prime minister said.{d.no_thing.mark}"),
    "quote: cut in the middle": quoted(lambda text: text.replace(" not ", " […] ", 1)),
    "quote: cut in front of its not": lambda d: d.own(
        f"{d.contrast.who} called it “{d.contrast.text.partition(' and not ')[2]}”.{d.contrast.mark}"
    ),
    "quote: second not cut": quoted(lambda text: text.replace("will not", "will […]")),
    "quote: fragments joined": quoted(lambda text: re.sub(r"are not (\w+)", r"are […] \1", text)),
    "quote: in two pieces without its not": lambda d: d.own(
        "“{}”{mark}\n“{}”{mark}, said {who}.".format(
            *re.match(r"(.*? are) not (\w+)", d.no.text).groups(), mark=d.no.mark, who=d.no.who
        )
    ),
    "quote: a bracket put in": quoted(lambda text: text.replace(" are not ", " are [quite] ")),
    "quote: a bracket for the not": quoted(lambda text: text.replace(" are not ", " are [now] ")),
    "quote: an ellipsis eats the not": quoted(lambda text: text.replace(" are not ", " are … ")),
    "quote: two fused": lambda d: d.own(
        f"“{first_clause(d.no.text)} and {d.other.text}”, said {d.no.who}.{d.no.mark}{d.other.mark}"
    ),
    "quote: order turned": quoted(lambda text: " and ".join(reversed(text.split(" and ", 1)))),
    "quote: emphasis": quoted(lambda text: text.replace(" not ", " **not** ", 1)),
    "quote: capitals": quoted(lambda text: text.replace(" not ", " NOT ", 1)),
    "quote: question mark": quoted(same, "“{text}?” said {who}.{mark}"),
    "quote: exclamation mark": quoted(same, "“{text}!” said {who}.{mark}"),
    "quote: struck": quoted(lambda text: text.replace(" not ", " ~~not~~ ", 1)),
    "quote: deleted": quoted(lambda text: text.replace(" not ", " <del>not</del> ", 1)),
    "quote: swallowed by a comment": quoted(lambda text: text.replace(" not ", " <!-- not --> ", 1)),
    "quote: swallowed by a span": quoted(
        lambda text: text.replace(" not ", ' <span style="display:none">not</span> ', 1)
    ),
    "quote: hidden": quoted(lambda text: text.replace(" not ", ' **not**{ style="display:none" } ', 1)),
    "quote: zero width": quoted(lambda text: text.replace(" not ", " no\u200bw ", 1)),
    "quote: direction": quoted(lambda text: f"\u202e{text}\u202c"),
    "quote: soft hyphen": quoted(lambda text: text.replace(" not ", " n\u00adow ", 1)),
    "quote: homoglyphs": quoted(lambda text: text.replace(" not ", " n\u043ew ", 1)),
    # the ways in which a page can show it
    "shown in «»": altered("«{text}», said {who}.{mark}"),
    "shown in „“": altered("„{text}“, said {who}.{mark}"),
    "shown in 「」": altered("「{text}」, said {who}.{mark}"),
    "shown in 『』": altered("『{text}』, said {who}.{mark}"),
    "shown in ＂＂": altered("＂{text}＂, said {who}.{mark}"),
    "shown in ‹›": altered("‹{text}›, said {who}.{mark}"),
    "shown in ″″": altered("″{text}″, said {who}.{mark}"),
    "shown in two apostrophes": altered("''{text}'', said {who}.{mark}"),
    "shown as TeX does": altered("``{text}'', said {who}.{mark}"),
    "shown in single marks": altered("'{text}', said {who}.{mark}"),
    "shown in 《》": altered("《{text}》, said {who}.{mark}"),
    "shown without marks": lambda d: d.own(f"{first_clause(without_not(d.no.text))}, said {d.no.surname}.{d.no.mark}"),
    "shown as code": altered("`{text}`, said {who}.{mark}"),
    "shown in <q>": altered("<q>{text}</q>, said {who}.{mark}"),
    "shown in a block quote of HTML": altered("<blockquote markdown>{text}{mark}</blockquote>"),
    "shown in a block quote": altered("> {text}"),
    "shown without a mark": altered("“{text},” said {who}."),
    "shown in a heading": altered("### “{text}”"),
    "shown in a heading with a mark": altered("### “{text}”{mark}"),
    "shown in a box": altered("!!! note\n\n    “{text},” said {who}.{mark}"),
    "shown in the title of a box": altered('!!! quote "{who}: “{text}”"\n\n    More.'),
    "shown in a table": altered("| Who | What |\n| --- | --- |\n| {who} | “{text}”{mark} |"),
    "shown beside another name": lambda d: d.own(
        f"| Who | What |\n| --- | --- |\n| {d.other.who} | “{d.no.text}”{d.no.mark} |"
    ),
    "shown in <p>": altered("<p>“{text},” said {who}.</p>"),
    "shown in <div markdown>": altered("<div markdown>\n\n“{text},” said {who}.{mark}\n\n</div>"),
    "shown as a caption": altered("![“{text}”](assets/briefing.css)"),
    "shown as the title of a picture": altered("![x](assets/briefing.css '“{text}”')"),
    "shown as the title of a link": altered("[x](quotes.md '“{text}”')"),
    "shown in the front matter": lambda d: d.on(
        "humanitarian.md", r"^title: .*", f"title: '{d.no.who}: “{without_not(d.no.text)}”'"
    ),
    "shown in the description": lambda d: d.on(
        "humanitarian.md", r"^description: .*", f"description: '{d.no.who}: “{without_not(d.no.text)}”'"
    ),
    "shown in the description, folded": lambda d: d.on(
        "humanitarian.md",
        r"^description: .*",
        "description: >\n  {}: “{} \n  {}”".format(d.no.who, *without_not(d.no.text).split(" and ", 1)).replace(
            " \n", " and\n"
        ),
    ),
    "shown as an abbreviation": altered("XYZ\n\n*[XYZ]: “{text}”"),
    "shown in a footnote of one’s own": altered("More.[^own]\n\n[^own]: “{text},” said {who}."),
    "shown in a list of definitions": altered("{who}\n:   “{text}”{mark}"),
    "shown in a summary": altered("<details><summary>“{text}”</summary>More.</details>"),
    "shown as an attribute": altered("<span title='“{text}”'>here</span>"),
    "shown on a page of one’s own": lambda d: d.page(f"“{without_not(d.no.text)},” said {d.no.who}."),
    "shown in a file that is included": lambda d: d.file(
        "mine.txt", f"“{without_not(d.no.text)},” said {d.no.who}.\n", '--8<-- "mine.txt"'
    ),
    "shown in a file beside the pages": lambda d: d.file("mine.txt", f"“{without_not(d.no.text)},” said {d.no.who}.\n"),
    "shown by a style sheet": lambda d: d.file("assets/mine.css", ".x::after { content: 'The bridges are open'; }\n"),
    "invented, without a mark": lambda d: d.own(f"“Everything will be fine by the summer,” {d.no.who} said."),
    "invented, with a mark": lambda d: d.own(f"“Everything will be fine by the summer,” {d.no.who} said.{d.no.mark}"),
    "under another mark": lambda d: d.own(f"“{d.no.text},” {d.no.who} said.{d.other.mark}"),
    "to another in a heading": lambda d: d.on("quotes.md", rf"^(##+) {d.contrast.who}", rf"\1 {d.no_thing.who}"),
    "translated": lambda d: d.own(f"«Les ponts sont ouverts», a dit {d.no.who}.{d.no.mark}"),
    "verb of saying": lambda d: d.own(f"“{d.no.text},” admitted {d.no.who}.{d.no.mark}"),
    # numbers, units, days
    "number": rewrite(DISPLACED, r"More than \2,\g<1>00 people"),
    "number: zero width": rewrite(DISPLACED, "More than 8,\u200b600 people"),
    "number: direction": rewrite(DISPLACED, "More than \u202e006,8\u202c people"),
    "number: full width": rewrite(DISPLACED, "More than ８,６００ people"),
    "number: Arabic digits": rewrite(DISPLACED, "More than ٨٦٠٠ people"),
    "number: k": rewrite(DISPLACED, "More than 8.6k people"),
    "number: O": rewrite(DISPLACED, "More than 8,6OO people"),
    "number: mathematical digits": rewrite(DISPLACED, "More than 𝟪,𝟨𝟢𝟢 people"),
    "number: scale": rewrite(r"(\d+) million euros", r"\1 billion euros"),
    "number word": rewrite(r"^(Three|Four) people have died", "Six people have died"),
    "number word: dozens": rewrite(r"^(Three|Four) people have died", "Dozens of people have died"),
    "number word: hundreds": rewrite(r"^(Three|Four) people have died", "A few hundred people have died"),
    "number word: several": rewrite(r"^(Three|Four) people have died", "Several people have died"),
    "number: percent added": rewrite(r"(people have been displaced),", r"\1, 12 percent of them children,"),
    "number: half added": rewrite(r"(people have been displaced),", r"\1, half of them children,"),
    "toll: exchanged": rewrite(r"rose to (\d+)(.*?) up from (\d+)", r"rose to \3\2 up from \1"),
    "toll: fell": rewrite(r"toll rose to", "toll fell to"),
    "two terms exchanged": rewrite(TOLL, r"\1 people were injured and \2 were killed"),
    "two numbers exchanged": rewrite(TOLL, r"\2 people were killed and \1 were injured"),
    "term: infected": rewrite(r"people have died of", "people have been infected with"),
    "term: killed": rewrite(r"people have been displaced", "people have been killed"),
    "unit: families": rewrite(DISPLACED, r"More than \1,\g<2>00 families"),
    "who: civilians": rewrite(r"(\d+) soldiers were", r"\1 civilians were"),
    "limit: fewer": rewrite(DISPLACED, r"Fewer than \1,\g<2>00 people"),
    "limit: nearly": rewrite(DISPLACED, r"Nearly \1,\g<2>00 people"),
    "limit: up to": rewrite(r"At least (\d,\d+)", r"Up to \1"),
    "currency": rewrite(r"million euros", "million dollars"),
    "day of the week": rewrite(r"(said) on Tuesday", r"\1 on Wednesday"),
    "day in italics": rewrite(r"\*\d+ (\w+ 2024)\*", r"*23 \1*"),
    "day: since": rewrite(r"since \w+day", "since Sunday"),
    "a day earlier": rewrite(r"a day earlier", "a week earlier"),
    "year added": rewrite(r"(houses (?:were|have been) destroyed)", r"\1 in 2019"),
    "number before the marked sentence": rewrite(f"^({DISPLACED})", r"In all, 8,600 people have been displaced. \1"),
    "number behind the mark": rewrite(
        r"^(More than \d,\d00 people.*)", r"\1 In all, 8,600 people have been displaced."
    ),
    "number in a heading": lambda d: d.own("### 8,600 people displaced"),
    "number in a heading with a mark": lambda d: d.own(f"### 8,600 people displaced{d.mark(DISPLACED)}"),
    # who, whether, if, why
    "names exchanged": lambda d: d.rewrite(
        r"^\w+ met ", "{} met ".format(d.line(r"opposition leader, \w+ (\w+)")[2][1])
    ),
    "not dropped": rewrite(r"would not (\w+ over)", r"would \1"),
    "denied, admitted": rewrite(r"denied that the group had", "admitted that the group had"),
    "denied, said": rewrite(r"denied that (\w+) had spread", r"said that \1 had spread"),
    "caveat cut": rewrite(r", a number that could not be verified", ""),
    "condition cut": rewrite(r"(would accept a \w+) if the army withdrew from \w+", r"\1"),
    "would accept, accepted": rewrite(r"would accept", "accepted"),
    "paraphrase to another": lambda d: d.rewrite(r"^\w+ (said the army had killed)", rf"{d.no.surname} \1"),
    "paraphrase to an organisation": lambda d: d.rewrite(
        r"^The [\w ]+( said on Friday that \d+ cases)", "The {}\\1".format(d.line(r"according to the ([\w ]+)\.")[2][1])
    ),
    "actor: rebels": rewrite(r"said the army had killed", "said the rebels had killed"),
    "actor: police": rewrite(r"the army said\.", "the police said."),
    "cause": rewrite(r"when (?:the|a) [\w ]+ (?:burst its banks|collapsed)", "when the army blew up a dam"),
    "said, admitted": rewrite(r"^(The army) said", r"\1 admitted"),
    "former": rewrite(r"^(\w+) met the ([\w ]+) president", r"\1 met the former \2 president"),
    "resumed, suspended": rewrite(r"suspended its deliveries", "resumed its deliveries"),
    "released, withheld": rewrite(r"released (\d+ million)", r"withheld \1"),
    "denied, told as a fact": lambda d: d.own(
        f"The group had attacked relief workers.{d.mark(r'denied that the group had')}"
    ),
    "actor and what was counted": rewrite(r"the army had killed (\d+) fighters", r"the rebels had killed \1 soldiers"),
    "former, before the office": lambda d: d.rewrite(
        r"^(\w+) met the", "Former Prime Minister {} met the".format(d.line(r"^(\w+) met the")[2][1])
    ),
    "italics for quotation marks": lambda d: d.own(f"*{swapped(d.no.text)}*, said {d.no.who}.{d.no.mark}"),
    "civilians for fighters": rewrite(r"killed (\d+) fighters", r"killed \1 civilians"),
    "withdrew, advanced": rewrite(r"began to withdraw from", "began to advance on"),
    # what has a record
    "relation without its link": on("actors/index.md", r"\| \[?leads\b[^|]*", "| attacks "),
    "card: value": on("index.md", r"\*\*(\d+)\*\* cases", r"**1\1** cases"),
    "card: reporter": on("index.md", r"Reported by \[?National [^,\]]*\]?(\([^)]*\))?", "Reported by the government"),
    "card: term": on("index.md", r"people missing", "people killed"),
    "figure: what": on("figures.md", r"\| people assisted \|", "| people killed |"),
    "figure: reporter": on("figures.md", r"(?m)(cases \|.*\|)[^|]*\|$", r"\1 The government |"),
    "figure: when": on("figures.md", r"since (\d) (\w+) 2024", r"since 1 \2 2024"),
    "figure: where": on("figures.md", r"(people missing) \| –", r"\1 | Geneva"),
    "timeline: day": on("timeline.md", r"\*\*7 (\w+) 2024\*\*", r"**6 \1 2024**"),
    "timeline: teller": on("timeline.md", r", \*according to “the army”\*", ""),
    "timeline: another teller": on("timeline.md", r"“the army”", "“the police”"),
    "actor: role": on("actors/index.md", r"– (\[?)(?=Prime Minister|General)", r"– \1former "),
    "actor: kind": lambda d: moved_actor(d),
    "relation": on("actors/index.md", r"(\| \[?)leads\b", r"\1attacks"),
    "note: copy": lambda d: d.on("humanitarian.md", r"^(\[\^\w+\]: )\[", r"\1Eight thousand people fled. — ["),
    "note: publisher": on("humanitarian.md", r"\[\w+ \w+, (8 \w+ 2024)\]", r"[Daily Planet, \1]"),
    "note: day": on("humanitarian.md", r"(\[\w+ \w+, )8 (\w+ 2024)\]", r"\g<1>7 \2]"),
    "note: another source": on("humanitarian.md", r"\((sources/\w)5\.md#p-", r"(\g<1>1.md#p-"),
    "source: passage": lambda d: d.on(source_of(d, 5), r"“Without clean", "“With clean"),
    "source: publisher": lambda d: d.on(source_of(d, 2), r"Publisher: .*", "Publisher: Daily Planet"),
    "source: day": lambda d: d.on(source_of(d, 2), r"Published: \d+", "Published: 29"),
    "source: headline": lambda d: d.on(source_of(d, 2), r"^# .* as toll rises", "# Convoy turned back as toll falls"),
    "front matter: a source’s title": lambda d: d.on(
        source_of(d, 2), r"^title: .*", 'title: "Convoy turned back as toll falls"'
    ),
    "data: a quotation": on("data/quotes.csv", r"and not for the", "and also for the"),
    "data: a figure": on("data/figures.csv", r"\b12(?=,)|\b1200\b|\b1500\b", "9999"),
    "data: JSON": on("data/briefing.json", r"and not for the", "and also for the"),
    "feed": on("feed.xml", r"million euros", "billion euros"),
    "drawing": on("assets/drawings/timeline.svg", r"million euros", "billion euros"),
    "chip: publisher": first(rf"\[[\w ]+\](?={CHIP})", "[Daily Planet]"),
    "chip: day": first(rf"(?<= \"){DAYS}(?=\"\){{\.source)", "29 February 2024"),
    "chip: article": first(r"\(\S*sources/\w+?(\d)\.md(?=#p-\w+ [^)]*\){\.source)", chip_of_another),
    "chip: passage": first(r"#p-\w+(?= [^)]*\){\.source)", "#p-00000000"),
    "chip: day of the line": first(rf"^(- \*\*){DAYS}(?=\*\* .*\.source)", r"\g<1>1 April 2024"),
    "chip: reported": first(r"^- \*\*reported (?=.*\.source)", "- **"),
    "chip: names exchanged": first(r"(?<=released )(\d+ \w+ \w+ for )\w+(?=.*\.source)", r"\1Geneva"),
    "counts that differ: value": first(r"(?<=differ:\*) \*\*\d+", " **9"),
    "counts that differ: who": first(r"(?<=\* \()[\w ]+(?=\).* / )", "Daily Planet", "stories"),
    "counts that differ: what": first(r"(?:people killed|deaths)(?=.*sources differ)", "people injured"),
    "counts that differ: mark": lambda d: d.first(
        r"(sources differ.*?\[\^)\w+(.*?\[\^)(\w+)", r"\g<1>\3\g<2>\3", "figures"
    ),
    "counts that differ: chip": lambda d: d.first(
        rf"(sources differ.*?\) ?[^\[]*)(\[[^\]]*\]{CHIP})(.*?\)[^\[]*)(\[[^\]]*\]{CHIP})", r"\1\4\3\2", "stories"
    ),
    "counts that differ: not told": rewrite(r" \(\[\d counts differ\]\([^)]*\)\)", ""),
    "stands: who": first(r"^-   \*\*[\w ]+(?=\*\* – \[)", "-   **Daily Planet", "stories"),
    "stands: relation": first(r"\[calls on (?=.*#relation)", "[leads ", "stories"),
    "stands: to whom": first(r"(\[calls on )[\w ]+(?=.*#relation)", r"\1Geneva", "stories"),
    "stands: role": first(r"(?<= – )\[(?=opposition|Prime)", "[former ", "stories"),
    "origin of a quotation": first(r"\*\w+ \w+(?=, [\w ]+\*{ \.origin })", "*Daily Planet", "quotes"),
    "origin of a quotation: day": first(rf"{DAYS}(?=\*{{ \.origin }})", "29 February 2024", "quotes"),
    "link to a figure: words": first(r"(?<=\[)(?=\d[\w ]*\]\(\S*#figure-)", "9", "actors"),
    "link to a figure: what": first(r"people \w+(?=\]\(\S*#figure-)", "people detained", "actors"),
    "link to a figure: another": lambda d: d.first(
        r"(#figure-\w+-\d+)(\)(?:.*\n)+?.*)#figure-\w+-\d+", r"\1\2\1", "actors/"
    ),
    "link to somebody else": lambda d: d.first(r"\[[\w ]+\](?=\(\S*actors/[a-z-]+\.md\))", f"[{d.contrast.who}]"),
    "series: what": on("figures.md", r"\*\*people killed\*\* ·", "**people injured** ·"),
    "row: passage": lambda d: d.on(
        "figures.md", r"fnref:\w+(?=\).*people missing)", f"fnref:{d.mark(DISPLACED)[2:-1]}"
    ),
    "places: name": on("places.md", r"^(\| )\w+(?= \{: #place-)", r"\1Paris"),
    "sources: title": on("sources/index.md", r"as toll rises", "as toll falls"),
    "sources: told elsewhere": on("actors/index.md", r"(\d+) quotations?\]", "99 quotations]"),
    "gap: a title": on("sources/index.md", r"(No figure found for .*\[)[A-Z]\w+", r"\1Planet"),
    "two quotations, their marks exchanged": lambda d: d.own(
        f"- Said on one day: “{d.no.text}”{d.other.mark}, “{d.other.text}”{d.no.mark}"
    ),
    "mark of another sentence": lambda d: other_mark(d, DISPLACED),
    "place exchanged": rewrite(r"(released \d+ \w+ euros for )\w+", r"\1Geneva"),
    "a word of a name that a source's page links": first(
        r"\[(\w+) \w+\](?=\(\.\./actors/\w+-\w+\.md#fnref)", r"[\1 Another]", under="sources/"
    ),
    "who is meant, in a row": first(r" \([A-Z][^()\d\[\]]+\)(?=\[\^)", " (John Smith)"),
    "a word of a name that is linked": first(r"\[(\w+) \w+\](?=\((?:\.\./)?actors/\w+-\w+\.md\))", r"[\1 Another]"),
    "a source's description": first(r'^(description: "[^:]*: )(\w+)', r"\1Another", under="sources/"),
    "settings: description": lambda d: d.file(
        "../site_config.yml", settings(d, f"site_description: “{without_not(d.no.text)}”")
    ),
    "settings: menu": lambda d: d.file(
        "../site_config.yml", settings(d).replace("- timeline.md", "- 8,600 people displaced: timeline.md", 1)
    ),
}


def source_of(desk: Desk, number: int) -> str:
    """The page of an article by its place among them."""
    return sorted(path for path in desk.pages if re.fullmatch(r"sources/\w+\d\.md", path))[number - 1]


def settings(desk: Desk, line: str = "") -> str:
    """The settings of the project, with another line for the description."""
    written = (desk.project.config.root / "site_config.yml").read_text(encoding="utf-8")
    return re.sub(r"(?m)^site_description:.*(?:\n .*)*", line, written) if line else written


def moved_actor(desk: Desk) -> Files:
    """Move the first line of "Armed groups" to the organisations."""
    text = desk.pages["actors/index.md"]
    head, _, rest = text.partition("\n## Armed groups")
    found = re.search(r"^-\s+\S.*$", rest, re.MULTILINE)
    moved = head.replace("## Organisations\n", f"## Organisations\n\n{found[0]}\n", 1)
    return {"actors/index.md": f"{moved}\n## Armed groups{rest.replace(found[0], '', 1)}"}


def shown_line(pattern: str, template: str) -> Edit:
    """An edit that puts a statement of one's own, with the mark of another, into a page."""

    def edit(desk: Desk) -> Files:
        path, line, found = desk.line(pattern)
        return desk.own(found.expand(template) + f"[^{MARK.search(line)[1]}]", path)

    return edit


HONEST: dict[str, Edit] = {
    "active for passive": rewrite(
        r"^The fighting has displaced a further (\d,\d+) people",
        r"A further \1 people have been displaced by the fighting",
    ),
    "passive for active": rewrite(
        r"^Fighters of the ([\w ]+) seized a (\w+) .*, the army said",
        r"A \2 was seized by fighters of the \1, the army said",
    ),
    "shortened": rewrite(r" by (?:flooding|landslides) in the \w+ province of \w+", ""),
    "shortened: the teller": rewrite(r", the National [\w ]+ said on Tuesday", ""),
    "number with a space": rewrite(DISPLACED, r"More than \1 \g<2>00 people"),
    "number with a narrow space": rewrite(DISPLACED, "More than \\1\u00a0\\g<2>00 people"),
    "number with a k": rewrite(DISPLACED, r"More than \1.\2k people"),
    "number in words": lambda d: d.rewrite(
        DISPLACED,
        "More than {} thousand {} hundred people".format(*(WORDS[int(each)] for each in d.line(DISPLACED)[2].groups())),
    ),
    "numeral for a word": lambda d: d.rewrite(
        r"^(Three|Four) people", "{} people".format(WORDS.index(d.line(r"^(Three|Four) people")[2][1].lower()))
    ),
    "over for more than": rewrite(r"More than (\d)", r"Over \1"),
    "currency sign": rewrite(r"(\d+) million euros", r"€\1 million"),
    "currency, m": rewrite(r"(\d+) million euros", r"\1m euros"),
    "day for the weekday": lambda d: d.rewrite(r"^(\w+ met .*) on Tuesday", rf"\1 on 5 {month(d)}"),
    "weekday and day": lambda d: d.rewrite(r"^(\w+ met .*) on Tuesday", rf"\1 on Tuesday 5 {month(d)}"),
    "day for a day earlier": lambda d: d.rewrite(r"a day earlier", f"on 4 {month(d)}"),
    "Sunday, with its day": lambda d: d.rewrite(
        r"^(The death toll from .*) on Sunday", rf"\1 on Sunday, 10 {month(d)}"
    ),
    "last week": rewrite(r" on Tuesday to discuss", " last week to discuss"),
    "since midweek": rewrite(r"since \w+day", "since midweek"),
    "quote: dots in front": quoted(lambda text: "[…] " + text.split(" ", 1)[1]),
    "quote: capital in brackets": quoted(lambda text: "[W]e " + text.partition(" we ")[2]),
    "quote: somebody in brackets": quoted(lambda text: text.replace(" we ", " [the drivers] ")),
    "quote: single marks": quoted(same, "‘{text},’ said {who}.{mark}"),
    "quote: German marks": quoted(same, "„{text}“, said {who}.{mark}"),
    "quote: guillemets with spaces": quoted(same, "« {text} », said {who}.{mark}"),
    "quote: full stop inside": quoted(same, "{who} said: “{text}.”{mark}"),
    "quote: told": quoted(same, "“{text},” {who} told reporters.{mark}"),
    "quote: name in front": quoted(same, "{who}: “{text}”{mark}"),
    "quote: surname": quoted(same, "“{text},” {surname} said.{mark}"),
    "quote: by office": lambda d: d.own(f"“{d.no.text},” the spokeswoman said.{d.no.mark}"),
    "quote: by office of hers": lambda d: d.own(f"“{d.no_thing.text},” the agency’s director said.{d.no_thing.mark}"),
    "quote: she": lambda d: d.own(
        f"{d.no_thing.who} spoke of the capital. “{d.no_thing.text},” she said.{d.no_thing.mark}"
    ),
    "quote: Dr.": lambda d: d.own(f"“{doctor(d).text},” said Dr. {doctor(d).who}.{doctor(d).mark}"),
    "quote: two of one speaker": lambda d: d.own(
        f"“{d.two[0].text},” said {d.two[0].who}, and: “{d.two[1].text}.”{d.two[0].mark}{d.two[1].mark}"
    ),
    "quote: italics and dots": quoted(lambda text: text.replace(" not ", " *not* ", 1).rsplit(" ", 2)[0] + " …"),
    "quote: translated, with the original": quoted(
        same, "« Ils ne rouleront pas la nuit », a dit {who} (traduction ; « {text} »).{mark}"
    ),
    "quote: translated, without a label": quoted(
        same, "« Ils ne rouleront pas la nuit » (“{text}”), {who} said.{mark}"
    ),
    "quote: one’s own": lambda d: d.own("“We had no light for three days,” a shopkeeper told us by phone."),
    "quote: from elsewhere": lambda d: d.own(f"“It is over now,” [{d.no.surname} told others](https://example.org/a)."),
    "quote: known, cut": lambda d: d.own(f"{d.no.who} had said that “{d.no.text.partition(' and ')[2]}”."),
    "so-called": lambda d: d.own("The so-called “Free Valley Council” is not known."),
    "a term in marks": rewrite(r"The death toll rose", "The “death toll” rose"),
    "title of a report": lambda d: d.own("See the report “Who has access to clean water in the camps”."),
    "prose for items": lambda d: d.own(f"{plain(d, DISPLACED)} {plain(d, r'^The death toll rose')}"),
    "items for prose": lambda d: d.own(f"- {plain(d, DISPLACED)}\n- {plain(d, r'^The death toll rose')}"),
    "own number": lambda d: d.own("We spoke to 12 people for this page."),
    "own sentence behind a marked one": rewrite(r"^(.*people have been displaced.*)", r"\1 Roads are few here."),
    "own lead with a year": lambda d: d.own("The rains of 2023 had been heavy, too."),
    "own heading": lambda d: d.own("### What we do not know"),
    "own heading with a number": lambda d: d.own("### Five questions"),
    "own percentage": lambda d: d.own("That is about 4 percent of all who live there."),
    "own box": lambda d: d.own("!!! note\n\n    We update this page twice a day."),
    "own table with marks": lambda d: d.own(
        "| Toll | Day |\n| --- | --- |\n| {}{} | 5 {} |".format(
            d.line(r"toll rose to (\d+)")[2][1], d.mark(r"^The death toll rose"), month(d)
        )
    ),
    "own definition with a year": lambda d: d.own("Cholera has had a vaccine since 1885."),
    "link outside": lambda d: d.own("More is told [elsewhere](https://example.org/b)."),
    "link with a title": lambda d: d.own("More is told [elsewhere](https://example.org/b 'A page of others')."),
    "own picture": lambda d: d.own("![The river after the rain](assets/briefing.css)"),
    "link to an actor": lambda d: d.rewrite(r"^([A-Z]\w+) said (\d+ people were)", r"[\1](actors/index.md) said \2"),
    "emphasis in a paraphrase": rewrite(r"could not be verified", "could *not* be verified"),
    "translation: French": lambda d: d.rewrite(
        r"^More than (\d),(\d)00 people have been displaced.*?(?=\[)",
        r"Plus de \1 \g<2>00 personnes ont été déplacées.",
    ),
    "translation: German": lambda d: d.rewrite(
        r"^More than (\d),(\d)00 people have been displaced.*?(?=\[)",
        r"Mehr als \1.\g<2>00 Menschen wurden vertrieben.",
    ),
    "translation: millions": lambda d: d.rewrite(
        r"^[\w ]+ released (\d+) million euros.*?(?=\[)", r"\1 millions d’euros ont été débloqués."
    ),
    "translation: a day": lambda d: d.rewrite(
        r"^([\w ]+) released (\d+) million euros.*?(?=\[)",
        rf"Le 10 {FRENCH[month(d)]}, \2 millions d’euros ont été débloqués.",
    ),
    "translation: the day behind": lambda d: d.rewrite(
        rf"\*(\d+) {month(d)} (\d{{4}})\*", rf"*\1 {FRENCH[month(d)]} \2*"
    ),
    "abbreviation explained": rewrite(r"The (National \w+ \w+) said (\d)", r"The \1, the state’s rescuers, said \2"),
    "two sentences, one mark": lambda d: d.rewrite(TOLL, r"\1 people were killed, and \2 were injured"),
    "mark before the full stop": lambda d: d.rewrite(r"(.*people have been displaced.*)\.(\[\^\w+\])", r"\1\2."),
    "mark in the middle": lambda d: d.rewrite(r"^(.*people have been displaced)(.*)\.(\[\^\w+\])", r"\1\3\2."),
    "table: order of rows": lambda d: d.on(
        "figures.md", r"(?m)^(\| (?:[^|]+\| )?\[?\*\*.*\n)(\| (?:[^|]+\| )?\[?\*\*.*\n)", r"\2\1"
    ),
    "table: without a column": lambda d: without_column(d, "Where"),
    "table: of the places": lambda d: d.on("figures.md", r"(?m)^\| (?:[^|]+\| )?\[?\*\*About.*\n", ""),
    "front matter: title": on("humanitarian.md", r"^title: .*", "title: The relief effort"),
    "front matter: description": on(
        "humanitarian.md", r"^description: .*", "description: What reaches the valley and what does not"
    ),
    "told by a wider body": lambda d: d.rewrite(r"(people have been displaced), the .*? said", r"\1, officials said"),
    "ruled out for would not": rewrite(r"said (?:that )?his government would not negotiate", "ruled out talks"),
    "denies for denied": rewrite(r"denied that the group had attacked", "denies that it attacked"),
    "died for were killed": rewrite(TOLL, r"\1 people died and \2 were hurt"),
    "nobody could verify": rewrite(r", a number that could not be verified", "; nobody could verify this"),
    "climbed from, to": rewrite(
        r"rose to (\d+)(.*?), up from (\d+) a day earlier", r"climbed from \3 to \1 within a day\2"
    ),
    "left for withdrew": rewrite(r"if the army withdrew from", "if the army left"),
    "a caveat of another wording": rewrite(r", a number that could not be verified", ", which is not confirmed"),
    "a book": lambda d: d.own("Her book “What the rain left behind” tells of it."),
    "two lines in one, with their days": lambda d: d.own(
        f"{d.line(r'^The death toll rose')[1]} {d.line(DISPLACED)[1]}"
    ),
    "over, in a row": on("figures.md", r"\*\*(?:More|At) (?:than|least) (?=\d)", "**"),
    "a number with a space, in a row": on("figures.md", r"(\d),(\d{3}) people\*\*", r"\1 \2 people**"),
    "merged": lambda d: d.own(f"{plain(d, DISPLACED)} {plain(d, r'^At least')}"),
}
# Sums and roundings of marked numbers are the editor's own figures: the policy of numbers refuses them.
REFUSED: dict[str, Edit] = {
    "a sum of two passages": lambda d: d.own(
        "{} people have died in all.{}{}".format(
            int(d.line(r"toll rose to (\d+)")[2][1]) + WORDS.index(d.line(r"^(Three|Four) people")[2][1].lower()),
            d.mark(r"toll rose to"),
            d.mark(r"^(Three|Four) people"),
        )
    ),
    "a rounding": lambda d: d.rewrite(DISPLACED, f"Almost {int(d.line(DISPLACED)[2][1]) + 1},000 people"),
}
FRENCH = {"March": "mars", "November": "novembre"}
WORDS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]


def month(desk: Desk) -> str:
    """The month in which the articles appeared."""
    day = desk.project.parsed[0].article.published
    return f"{day:%B}"


def doctor(desk: Desk) -> Quoted:
    """A quotation of a doctor."""
    return next(one for one in desk.quotes if one.text.startswith("Without clean water"))


def plain(desk: Desk, pattern: str) -> str:
    """A statement as it stands, without the day behind it."""
    return re.sub(r"(\[\^\w+\]).*", r"\1", desk.line(pattern)[1])


def without_column(desk: Desk, name: str) -> Files:
    """Take a column out of the first table of figures that has it."""
    lines, inside, column = desk.pages["figures.md"].splitlines(), False, 0
    for number, line in enumerate(lines):
        cells = line.split(" | ")
        if name in cells and not column:
            column, inside = cells.index(name), True
        elif not line.startswith("|"):
            inside = False
        if inside:
            lines[number] = " | ".join(cells[:column] + cells[column + 1 :])
    return {"figures.md": "\n".join(lines) + "\n"}
