"""An editor, the articles, the templates and a process that is killed now and then, in any order: no word is lost.

Every word that the editor writes is one that nobody else writes. After each step it still stands in content/ or in a
backup, unless the editor removed it; after each build every page is whole and a second build writes nothing. All is
derived from fixed seeds, so that a failure comes back; hypothesis prints what reproduces it.
"""

import re
from collections import Counter
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from generator.errors import UserError
from generator.files import UNFINISHED
from generator.model import Page
from generator.write import inspect, write_pages
from generator.write.resolve import Side, draft_page, reset, resolve_by_hand, resolve_conflicts
from tests.write.killing import Killed, before_changes, killed_at
from tests.write.test_write import look

WORD = re.compile(r"hand\d+")  # written by hand

# How a template orders a page's parts, and what it calls them.
ORDERS = (
    (("reported", "What is reported"), ("said", "In their own words"), ("figures", "Figures")),
    (("figures", "Figures"), ("reported", "Reported"), ("said", "Quotes")),
    (("said", "In their own words"), ("figures", "In numbers"), ("reported", "What is reported")),
)
NAMES = ("a", "b")
names = st.sampled_from(NAMES)
facts = st.dictionaries(
    st.integers(0, 9), st.integers(0, 2), min_size=2, max_size=7
)  # what the articles say, and in which wording
lines = st.integers(0, 45)
steps = st.sampled_from(range(31))


def write_page(name: str, told: dict[int, int], template: int) -> str:
    """A page as the templates make them: sections of statements, quotes, a table, and the passages cited."""
    said = {fact: f"{fact}{'abc'[wording]}" for fact, wording in told.items()}
    parts = {
        "reported": [line for id in said.values() for line in (f"Statement {id} was made. It was heard.[^{id}]", "")],
        "said": [*(f"- > “Quote {id}, word for word.”[^{id}]" for fact, id in said.items() if fact % 2), ""],
        "figures": [
            *("| Figure | Where | When |", "| --- | --- | --- |"),
            *(f"| **{fact}00**[^{id}] | Place {template} | Day {len(told)} |" for fact, id in said.items() if fact % 3),
            "",
        ],
    }
    body = [line for part, title in ORDERS[template] for line in (f"## {title}", "", *parts[part])]
    notes = [f"[^{id}]: Passage {id} of the article." for id in said.values()]
    return "\n".join(["---", f'title: "{name}"', "---", "", f"# {name}", "", *body, *notes]) + "\n"


class Desk:
    """The editor's hands on a folder, and what is expected of it."""

    def __init__(self, content: Path, backups: Path):
        self.content, self.backups = content, backups
        self.count = 0
        self.words: set[str] = set()  # written by hand, and not removed by hand
        self.touched: set[str] = set()  # pages that were ever edited, deleted or made by hand

    def new_word(self) -> str:
        self.count += 1
        return f"hand{self.count}"

    def text(self, name: str) -> str | None:
        path = self.content / name
        return path.read_bytes().decode("utf-8") if path.exists() else None

    def save(self, name: str, text: str | bytes | None) -> None:
        """What the editor saves or deletes, in place as most programs do."""
        before = self.here()
        path = self.content / name
        if text is None:
            path.unlink(missing_ok=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        after = self.here()
        self.words = (self.words - (before - after)) | (after - before)
        self.touched.add(name)

    def here(self) -> set[str]:
        return {word for path in self.pages() for word in WORD.findall(path.read_bytes().decode("utf-8", "replace"))}

    def pages(self) -> list[Path]:
        hidden = (path.relative_to(self.content) for path in self.content.rglob("*") if path.is_file())
        return [self.content / path for path in hidden if not any(part.startswith(".") for part in path.parts)]

    def lost(self) -> set[str]:
        kept = self.backups.rglob("*") if self.backups.exists() else ()
        texts = [path.read_bytes().decode("utf-8", "replace") for path in kept if path.is_file()]
        return self.words - self.here() - set(WORD.findall("\n".join(texts)))


class Editing(RuleBasedStateMachine):
    """Small pages, given to `write_pages` as they are; `tests.soak.projects` has whole projects."""

    @initialize(told=facts)
    def start(self, told):
        self.folder = TemporaryDirectory()
        root = self.root = Path(self.folder.name)
        self.desk = Desk(root / "content", root / "backups")
        self.content, self.backups = self.desk.content, self.desk.backups
        self.told = {"a": dict(told)}  # b comes later: perhaps where the editor has a page already
        self.template = 0
        self.deleted = set()
        self.going = set()  # pages that a killed build may have begun to remove
        self.build()

    def teardown(self):
        if hasattr(self, "folder"):
            self.folder.cleanup()

    def path(self, name):
        return f"{name}.md"

    def pages(self):
        return [Page(f"{name}.md", write_page(name, told, self.template)) for name, told in self.told.items()]

    def is_made(self, path):
        return path in map(self.path, self.told)

    def write(self):
        return write_pages(self.pages(), self.content)

    # What an editor does.

    def change(self, name, edit):
        text = self.desk.text(self.path(name))
        if text:
            end = "\r\n" if "\r\n" in text else "\n"
            lines = text.split(end)
            edit(lines)
            self.desk.save(self.path(name), end.join(lines))

    @rule(name=names, at=lines, word=st.integers(0, 8))
    def change_a_word(self, name, at, word):
        def edit(lines):
            words = lines[at % len(lines)].split(" ")
            words[word % len(words)] += self.desk.new_word()
            lines[at % len(lines)] = " ".join(words)

        self.change(name, edit)

    @rule(
        name=names, at=lines, form=st.sampled_from(["{}", "- {}", "| {} | – | – |", "\nA paragraph {}.\n", "## {}\n"])
    )
    def add(self, name, at, form):
        self.change(name, lambda lines: lines.insert(at % len(lines), form.format(self.desk.new_word())))

    @rule(name=names, at=lines, fact=st.integers(0, 9))
    def cite(self, name, at, fact):
        sentence = f"As I {self.desk.new_word()} said.[^{fact}a]\n"
        self.change(name, lambda lines: lines.insert(at % len(lines), sentence))

    @rule(name=names, at=lines, size=st.integers(1, 6))
    def remove_lines(self, name, at, size):
        self.change(name, lambda lines: lines.__delitem__(slice(at % len(lines), at % len(lines) + size)))

    @rule(name=names, at=lines, size=st.integers(1, 9), to=lines)
    def move_a_block(self, name, at, size, to):
        def edit(lines):
            start = at % len(lines)
            block = lines[start : start + size]
            del lines[start : start + size]
            lines[to % (len(lines) + 1) : to % (len(lines) + 1)] = block

        self.change(name, edit)

    @rule(name=names, at=lines, other=names)
    def move_to_another_page(self, name, at, other):
        text, taken = self.desk.text(self.path(other)), []
        if text and name != other:
            self.change(name, lambda lines: taken.append(lines.pop(at % len(lines))))
            self.desk.save(self.path(other), text + "\n".join(taken) + "\n")
            self.desk.words |= {word for word in WORD.findall("".join(taken)) if word in self.desk.here()}

    @rule(name=names, style=st.sampled_from(["\n", "\r\n"]), mark=st.booleans(), last=st.booleans())
    def save_in_another_style(self, name, style, mark, last):
        text = self.desk.text(self.path(name))
        if text:
            text = text.removeprefix("\ufeff").replace("\r\n", "\n").rstrip("\n") + "\n" * last
            self.desk.save(self.path(name), "\ufeff" * mark + text.replace("\n", style))

    @rule(name=names)
    def delete(self, name):
        if self.desk.text(self.path(name)) is not None and (self.content / ".base" / self.path(name)).exists():
            self.desk.save(self.path(name), None)
            if name not in self.going:
                self.deleted.add(name)

    @rule(name=names, told=facts)
    def empty_a_page(self, name, told):
        if self.desk.text(self.path(name)) is not None:
            self.desk.save(self.path(name), "")
            self.told[name] = told
            self.build()

    @rule(name=st.sampled_from(["own.md", "sub/own.md", "b.md"]))
    def add_a_page(self, name):
        if self.desk.text(name) is None and name.removesuffix(".md") not in self.deleted:
            self.desk.save(name, f"# Mine\n\nA page {self.desk.new_word()}.\n")

    @rule()
    def add_a_picture(self):
        (self.content / "picture.png").write_bytes(b"\x89PNG\r\n\0\xff")

    # What the articles and the program do.

    @rule(name=names, told=facts)
    def change_the_articles(self, name, told):
        self.told[name] = told

    @rule(name=names)
    def take_the_articles_out(self, name):
        self.told.pop(name, None)

    @rule(name=names, number=st.integers(0, 9), wording=st.integers(1, 2), moved=st.booleans(), at=lines)
    def change_what_the_articles_change(self, name, number, wording, moved, at):
        """Both sides at one statement, quote or row."""
        told = self.told.get(name)
        if not told:
            return
        fact = list(told)[number % len(told)]

        def edit(lines):
            for place, line in enumerate(lines):
                if re.search(f"(Statement|Quote) {fact}|{fact}00", line):
                    words = line.split(" ")
                    words[number % len(words)] += self.desk.new_word() if not moved else ""
                    del lines[place]
                    lines.insert(at % len(lines) if moved else place, " ".join(words))
                    return

        self.change(name, edit)
        told[fact] = (told[fact] + wording) % 3
        self.build()

    @rule(name=names, fact=st.integers(0, 9), wording=st.integers(0, 2))
    def change_one_fact(self, name, fact, wording):
        self.told.setdefault(name, {})[fact] = wording

    @rule(template=st.integers(0, len(ORDERS) - 1))
    def change_the_templates(self, template):
        self.template = template

    @rule()
    def build(self):
        undisputed = set(map(self.path, NAMES)) - {each.path for each in inspect(self.content).conflicts}
        counts = {path: (self.statements(path), self.statements(f".base/{path}")) for path in undisputed}
        bases = {path: self.desk.text(f".base/{path}") for path in map(self.path, NAMES) if self.desk.text(path) == ""}
        first = self.write()
        for path, base in bases.items():
            if base:  # its editor is saving it just now, or emptied it: no news, and no conflict with nothing
                assert (self.desk.text(path), self.desk.text(f".base/{path}")) == ("", base)
                assert path not in {each.path for each in first.conflicts}
        for path, (before, generated) in counts.items():
            now = self.statements(path)
            assert not [each for each in generated if now[each] > max(1, before[each])], "came in beside itself"
        self.going.clear()
        before = look(self.desk.content)
        second = self.write()
        assert look(self.desk.content) == before
        told = tuple(each for each in inspect(self.content).conflicts if self.is_made(each.path))
        assert second.conflicts == first.conflicts == told
        for page in self.pages():
            if page.path not in self.desk.touched:
                assert self.desk.text(page.path) == page.text
        self.nothing_is_left_over()

    @rule(name=names, told=facts, step=steps, then=st.none() | facts)
    def build_and_be_killed(self, name, told, step, then):
        self.told[name] = told
        gone = {name for name in NAMES if not self.is_made(self.path(name))}
        with killed_at(step), suppress(Killed):
            self.write()
        self.going |= gone
        if not (self.content / ".base/.journal").exists():
            self.going.clear()
        if then is not None:  # the articles change before the next build
            self.told[name] = then
            self.build()

    @rule(name=names, first=facts, second=facts, step=st.sampled_from(range(4, 18)))
    def be_killed_between_two_changes_of_the_articles(self, name, first, second, step):
        self.build()
        self.build_and_be_killed(name, first, step, second)

    @rule(name=names, told=facts, step=steps, at=lines)
    def save_while_a_build_writes(self, name, told, step, at):
        def save(number):
            if number == step:
                self.change_a_word(name, at, 1)

        self.told[name] = told
        with before_changes(save):
            self.write()
        self.build()

    @rule(name=names, told=facts, step=steps, size=st.integers(0, 12))
    def save_slowly_while_a_build_writes(self, name, told, step, size):
        """The file is emptied before one change of the disk, and filled some changes later."""
        text = self.desk.text(self.path(name))
        if not text:
            return
        self.told[name] = told
        text += f"{self.desk.new_word()}\n"
        path, open_file, opened = self.content / self.path(name), [], []

        def fill():
            for file in open_file:
                file.write(text.encode("utf-8"))
                file.close()
            open_file.clear()

        def save(number):
            if number == step and path.exists():
                open_file.append(path.open("wb", buffering=0))
                opened.append(number)
            elif number == step + size:
                fill()

        with before_changes(save):
            self.write()
        fill()
        if opened:
            self.desk.touched.add(self.path(name))
            self.desk.words |= set(WORD.findall(text))
        self.build()

    @rule(told=facts, step=st.integers(0, 12))
    def make_a_page_while_a_build_writes_it(self, told, step):
        """One of the same name, that the build before did not know."""
        name, page = "b", self.path("b")
        if self.desk.text(page) is not None or (self.content / ".base" / page).exists():
            return
        self.told[name] = told

        def make(number):
            if number == step and self.desk.text(page) is None:
                self.desk.save(page, f"# Mine\n\nA page {self.desk.new_word()}.\n")

        with before_changes(make):
            self.write()
        self.build()

    # What the editor settles.

    def conflict(self, number):
        """One of the open conflicts; where there is none, one is made, if it can be."""
        if not inspect(self.content).conflicts:
            self.change_what_the_articles_change("a", number, 1, False, 0)
        conflicts = inspect(self.content).conflicts
        return conflicts[number % len(conflicts)] if conflicts else None

    @rule(number=st.integers(0, 5), side=st.sampled_from(Side), alone=st.booleans(), step=steps | st.none())
    def resolve(self, number, side, alone, step):
        conflict = self.conflict(number)
        if not conflict:
            return
        line = conflict.line if alone else None
        if step is not None:
            with killed_at(step), suppress(Killed, UserError):
                resolve_conflicts(self.content, conflict.path, side, line, self.backups)
            return
        with suppress(UserError):  # one that hangs together with another
            settled = resolve_conflicts(self.content, conflict.path, side, line, self.backups)
            left = [each for each in inspect(self.content).conflicts if each.path == conflict.path]
            assert settled.settled and (alone or not left)

    @rule(number=st.integers(0, 5))
    def resolve_by_hand(self, number):
        conflict = self.conflict(number)
        # What a killed command began is done by the next one: the conflict may be settled by then.
        if conflict and not (self.content / ".base/.journal").exists():
            draft = draft_page(self.content, conflict.path, None)
            text = re.sub(r"^(?:[<|=>]{7} .*)\n", "", draft.text, flags=re.MULTILINE)
            resolve_by_hand(self.content, conflict.path, draft, text, self.backups)
            assert not [each for each in inspect(self.content).conflicts if each.path == conflict.path]

    @rule(name=names, step=steps | st.none())
    def reset(self, name, step):
        if not (self.content / ".base" / self.path(name)).exists():
            return
        if step is None:
            reset(self.content, self.path(name), self.backups)
        else:
            with killed_at(step), suppress(Killed):
                reset(self.content, self.path(name), self.backups)
        if self.desk.text(self.path(name)) is not None:
            self.deleted.discard(name)

    # What holds always.

    def statements(self, path):
        """How often each line that generated pages have once stands in a page."""
        lines = (self.desk.text(path) or "").replace("\r\n", "\n").split("\n")
        return Counter(line for line in lines if re.match(r"Statement|- > |\| \*\*|\[\^", line))

    def nothing_is_left_over(self):
        names = [path.name for path in self.content.rglob("*")]
        assert not [name for name in names if name.startswith(UNFINISHED) or name == ".journal"]

    @invariant()
    def no_word_is_lost(self):
        if hasattr(self, "desk"):
            assert not self.desk.lost()

    @invariant()
    def every_page_is_whole(self):
        for page in self.desk.pages() if hasattr(self, "desk") else ():
            assert page.suffix == ".png" or page.read_bytes().decode("utf-8") is not None

    @invariant()
    def what_was_deleted_by_hand_stays_deleted(self):
        for name in getattr(self, "deleted", ()):
            assert not (self.content / self.path(name)).exists()


if settings().derandomize:  # which draws with constants of the source, so that each change of that draws anew
    seed(1)(Editing)
TestEditing = Editing.TestCase
TestEditing.settings = settings(max_examples=200, stateful_step_count=15)


def test_a_line_does_not_come_in_beside_itself_after_three_templates():
    state = Editing()
    try:
        state.start(told=dict.fromkeys(range(7), 0))
        state.save_slowly_while_a_build_writes(name="b", size=0, step=0, told=dict.fromkeys(range(3), 0))
        state.resolve(alone=True, number=2, side=Side.MINE, step=None)
        state.change_the_templates(template=2)
        state.resolve(alone=True, number=0, side=Side.THEIRS, step=24)
        state.save_slowly_while_a_build_writes(name="a", size=12, step=20, told={4: 1, 3: 0})
        state.add(at=36, form="- {}", name="b")
        state.change_the_templates(template=0)
        state.add(at=36, form="- {}", name="a")
        state.resolve(alone=False, number=3, side=Side.THEIRS, step=20)
        state.change_the_templates(template=1)
        state.resolve(alone=True, number=2, side=Side.THEIRS, step=None)
    finally:
        state.teardown()
