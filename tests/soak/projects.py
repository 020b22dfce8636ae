"""The histories of whole projects: real articles, builds, commits and merges by git, and builds that are killed.

Pages are edited as in `tests.soak.histories`. Besides, the articles change, actors, sections, stories and files get
other names, templates change, an editor works on a branch, and a build ends before any of its changes of the disk.
"""

import json
import os
import re
import shutil
import signal
import subprocess
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from random import Random
from types import CodeType

import pytest
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from generator import pipeline
from generator.backups import BACKUPS
from generator.config_reader import load_config
from generator.render import renderer
from generator.write import inspect, write_pages
from generator.write.disk import read_state
from generator.write.plan import Plan
from generator.write.report import Conflict, Report
from generator.write.resolve import Side, reset, resolve_conflicts
from generator.write.successors import moved_pages
from tests.soak.histories import WORD, History, Wrong, taken_out_between
from tests.write.five_articles import SETS, add_articles, make_five, pages_of
from tests.write.killing import before_changes
from tests.write.test_upgrade import TEMPLATE, in_another_order

FIRST = "e1 e2 e3"
MOST_CHANGES = 120  # of the disk, before a build is killed
ORDERS = (None, in_another_order, lambda text: text.replace("## {{ word(", "## On {{ word("))
CORRECTIONS = (
    "",
    "actors:\n  - actor: Otto Dummy\n    rename: Otto B. Dummy\n",
    "actors:\n  - actor: Maria Specimen\n    rename: Mayor Specimen\n",
    "stories:\n  - story: e1\n    part: [e3]\n",
    "stories:\n  - story: e1\n    join: [e2, e3, e4, e5]\n",
)
WHO = {f"GIT_{who}_{what}": "editor@localhost" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}


def make_first(root: Path) -> Path:
    """A project of three articles, built and committed, that each history begins with."""
    make_five(root, FIRST)
    pipeline.build_anew(load_config(root / "site_config.yml"))
    (root / ".gitignore").write_text(".cache/\nbackups/\n")
    git(root, "init", "--quiet", "--initial-branch=main")
    commit(root)
    return root


def git(root: Path, *command: str) -> str:
    """Run git; raises CalledProcessError where it fails."""
    done = subprocess.run(["git", *command], cwd=root, env=os.environ | WHO, capture_output=True, text=True, check=True)
    return done.stdout


def commit(root: Path) -> None:
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--allow-empty", "--message", "x")


class Kept(BytecodeCache):
    """Compiled templates by what they say, in memory: to compile them is a third of a small build."""

    def __init__(self) -> None:
        self.codes: dict[tuple[type, str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self.codes.get(self._key(bucket))

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.codes[self._key(bucket)] = bucket.code

    def _key(self, bucket: Bucket) -> tuple[type, str, str]:
        return type(bucket.environment), bucket.key, bucket.checksum


KEPT = Kept()


class ProjectHistory:
    """A project, its editor, and what is expected of its pages."""

    def __init__(self, first: Path, root: Path, chance: Random):
        self.root = Path(shutil.copytree(first, root, symlinks=True))
        self.chance = chance
        self.pages: dict[str, History] = {}  # those that were edited
        self.deleted: set[str] = set()
        self.told: list[str] = []
        self.count = 0
        self.is_killed = False

    @property
    def content(self) -> Path:
        return self.root / "content"

    # What an editor does.

    def edit(self) -> None:
        """Do one thing on one page."""
        path = self.chance.choice([path for path in pages_of(self.root) if path != "changes.md"])
        page = self.page(path)
        page.told = []
        self.chance.choice(History.DEEDS)(page)
        self.save(page)

    def save_stale(self) -> None:
        """Save a page that was opened before the last builds."""
        here = [page for page in self.pages.values() if (self.content / page.path).exists()]
        if here:
            page = self.page(self.chance.choice(here).path)
            page.told = []
            page.save_stale()
            self.save(page)

    def page(self, path: str) -> History:
        """The history of a page, with what stands on the disk."""
        state = read_state(self.content, path)
        if path not in self.pages:
            self.pages[path] = History(path, [state.mine.decode()], self.chance)
        page = self.pages[path]
        page.state, page.count = state, self.count
        return page

    def save(self, page: History) -> None:
        self.count = page.count
        (self.content / page.path).write_bytes(page.state.mine)
        self.told += [f"{page.path}: {deed}" for deed in page.told]

    def delete_page(self) -> None:
        """Delete a page, and what was written on it."""
        path = self.chance.choice([path for path in pages_of(self.root) if path.count("/")])
        self.told.append(f"delete {path}")
        # One that a killed build was taking away goes as that build would have it.
        is_made = (self.content / ".base" / path).exists() and not self._is_going(path)
        (self.content / path).unlink()
        self.pages.pop(path, None)
        if is_made:
            self.deleted.add(path)

    def _is_going(self, path: str) -> bool:
        journal = self.content / ".base/.journal"
        entries = json.loads(journal.read_bytes()) if journal.exists() else []
        return any(entry["path"] == path and entry["content"] is None for entry in entries)

    def reset_page(self) -> None:
        """Bring a page back as it was generated."""
        paths = [path for path in [*self.pages, *self.deleted] if (self.content / ".base" / path).exists()]
        if paths:
            path = self.chance.choice(sorted(paths))
            self.told.append(f"reset {path}")
            reset(self.content, path, self.root / BACKUPS)
            self.pages.pop(path, None)
            self.deleted.discard(path)

    def resolve(self) -> None:
        """Settle all conflicts of a page."""
        conflicts = inspect(self.content).conflicts
        if conflicts:
            path, side = self.chance.choice(conflicts).path, self.chance.choice(list(Side))
            self.told.append(f"resolve {path} {side}")
            resolve_conflicts(self.content, path, side, None, self.root / BACKUPS)
            if path in self.pages:
                page = self.page(path)
                here = set(WORD.findall(page.state.mine.decode()))
                page.words = {word: paths for word, paths in page.words.items() if word in here}

    # What the articles and the settings do.

    def change_articles(self) -> None:
        names = self.chance.choice(SETS)
        self.told.append(f"articles {names}")
        for path in (self.root / "seeds").iterdir():
            path.unlink()
        add_articles(self.root, names)

    def change_corrections(self) -> None:
        """Rename an actor, or part or join stories."""
        entries = self.chance.choice(CORRECTIONS)
        self.told.append(f"corrections {entries!r}")
        (self.root / "corrections.yml").write_text(entries)

    def rename_section(self) -> None:
        settings = self.root / "site_config.yml"
        text = settings.read_text("utf-8")
        old, new = ("talks", "diplomacy") if "id: talks" in text else ("diplomacy", "talks")
        self.told.append(f"section {old} is {new}")
        text = text.replace(f"id: {old}", f"id: {new}").replace(f"- {old}.md", f"- {new}.md")
        title = "          title: Diplomacy\n"
        text = text.replace(title, "") if new == "diplomacy" else re.sub(r"(id: talks\n)", rf"\1{title}", text)
        settings.write_text(text, "utf-8")

    def rename_article(self) -> None:
        """Give the file of an article another name."""
        old = self.chance.choice(sorted((self.root / "seeds").glob("*.txt")))
        new = old.stem.removesuffix("-again") if old.stem.endswith("-again") else f"{old.stem}-again"
        self.told.append(f"article {old.stem} is {new}")
        for ending in (".txt", ".yml"):
            old.with_suffix(ending).rename(old.with_name(f"{new}{ending}"))

    def change_template(self) -> None:
        way = self.chance.choice(ORDERS)
        template = self.root / "templates/section.md"
        self.told.append(f"template {ORDERS.index(way)}")
        template.unlink(missing_ok=True)
        if way:
            template.parent.mkdir(exist_ok=True)
            template.write_text(way(TEMPLATE), "utf-8")

    # What the program does.

    def build(self) -> None:
        """Build, hold the pages against what must be true of them, and build again."""
        self.told.append("build")
        before = {path: (self.content / path).read_text("utf-8") for path in pages_of(self.root)}
        conflicts = self._build()
        self._move_along()
        self._look_at(before, conflicts)
        first = self._files()
        second, files = self._build(), self._files()
        if second != conflicts or files != first:
            written = sorted(path for path in {*files, *first} if files.get(path) != first.get(path))
            raise Wrong(f"a second build writes: {written}")

    def _build(self) -> tuple[Conflict, ...]:
        """Build; gives the conflicts."""
        reports: list[Report] = []
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(pipeline, "write_pages", lambda *given: reports.append(write_pages(*given)) or reports[-1])
            patch.setattr(renderer, "compiled_templates", lambda config: KEPT)
            result = pipeline.build_anew(load_config(self.root / "site_config.yml"))
        if result.faults:
            raise Wrong(f"a fault: {result.faults}")
        return reports[0].conflicts

    def be_killed(self) -> None:
        """Begin a build that ends before one of its changes of the disk, as a kill ends it."""
        number = self.chance.randrange(MOST_CHANGES)
        self.told.append(f"killed before change {number}")
        child = os.fork()
        if not child:
            self._die_at(number)
        os.waitpid(child, 0)

    def _die_at(self, number: int) -> None:
        def end(count: int) -> None:
            if count == number:
                os.kill(os.getpid(), signal.SIGKILL)

        try:
            with before_changes(end):
                pipeline.build_anew(load_config(self.root / "site_config.yml"))
        finally:
            os._exit(0)

    def _files(self) -> dict[str, bytes]:
        files = (path for path in self.content.rglob("*") if path.is_file() and path.name != ".lock")
        return {path.relative_to(self.content).as_posix(): path.read_bytes() for path in files}

    def _move_along(self) -> None:
        """Follow pages that have another address now."""
        moved = moved_pages(self.content)
        for path in list(self.pages):
            new = moved.get(path)
            if new and not (self.content / path).exists() and (self.content / new).exists():
                page = self.pages.pop(path)
                page.path = new
                if other := self.pages.get(new):
                    page.words |= other.words
                    page.taken |= other.taken
                self.pages[new] = page
        for path in list(self.pages):
            self._follow_parts(path)

    def _follow_parts(self, path: str) -> None:
        """Give what was written to a page to its parts, where it stands now."""
        page, whole = self.pages[path], self.content / path
        for part in sorted(whole.with_suffix("").glob("*.md")) if whole.exists() else ():
            gone = page.words.keys() - set(WORD.findall(whole.read_text("utf-8")))
            here = gone & set(WORD.findall(part.read_text("utf-8")))
            if here:
                other = self.page(part.relative_to(self.content).as_posix())
                other.words |= {word: page.words.pop(word) for word in here}

    def _look_at(self, before: dict[str, str], conflicts) -> None:
        for path in self.deleted:
            if (self.content / path).exists():
                raise Wrong(f"a page is back: {path}")
        for path in list(self.pages):
            if not (self.content / path).exists():
                page = self.pages.pop(path)
                if page.words and path not in self.deleted:
                    raise Wrong(f"a page is gone: {path} with {page.words}")
                continue
            page = self.page(path)
            state = page.state
            if state.base is None:
                continue
            plan = Plan(state, None, tuple(each for each in conflicts if each.path == path))
            old = before.get(path, state.mine.decode())
            for problem in page.problems(old, state.base.decode(), plan):
                raise Wrong(f"{problem} on {path}")
            page.saved = [*page.saved[-3:], state.mine]
            page.sides = []

    # What two editors do.

    def merge_branch(self) -> None:
        """Let another editor work on a branch meanwhile, and merge it with git."""
        self.build()
        commit(self.root)
        pages, deleted = deepcopy(self.pages, {id(self.chance): self.chance}), set(self.deleted)
        git(self.root, "checkout", "--quiet", "-b", "other")
        self.told.append("on a branch")
        self._work()
        theirs, deleted_there = self.pages, self.deleted
        git(self.root, "checkout", "--quiet", "main")
        was = deepcopy(pages, {id(self.chance): self.chance})
        self.pages, self.deleted = pages, deleted
        self.told.append("on the main branch")
        self._work()
        ours = pages_of(self.root)
        merged = subprocess.run(
            ["git", "merge", "--quiet", "--message", "merged", "other"],
            cwd=self.root,
            env=os.environ | WHO,
            capture_output=True,
        )
        self.told.append(f"merge {merged.returncode}")
        if not (self.root / "seeds").exists():  # each branch took out what the other kept
            (self.root / "seeds").mkdir()
            add_articles(self.root, FIRST)
        if merged.returncode:
            commit(self.root)
        others = {
            path.removeprefix("content/"): git(self.root, "show", f"other:{path}")
            for path in git(self.root, "ls-tree", "-r", "--name-only", "other", "content").split()
            if path.endswith(".md") and "/." not in path
        }
        git(self.root, "branch", "--quiet", "-D", "other")
        self._unite(was, theirs, ours, others)
        self.deleted |= deleted_there
        self.deleted = {path for path in self.deleted if not (self.content / path).exists()}
        self.build()

    def _work(self) -> None:
        for _ in range(self.chance.randrange(1, 4)):
            self.edit()
            if self.chance.random() < 0.3:
                self.change_articles()
            if self.chance.random() < 0.5:
                self.build()
        self.build()
        commit(self.root)

    def _unite(self, was, theirs, ours, others) -> None:
        """Expect of each page what either editor made of it."""
        for path in theirs.keys() | self.pages.keys():
            new = History(path, [""], self.chance)
            sides = [side[path] for side in (self.pages, theirs) if path in side]
            words = was[path].words if path in was else {}
            gone_before = was[path].gone if path in was else set()
            both = [side[path] if path in side else was.get(path) for side in (self.pages, theirs)]
            out = taken_out_between({word: was[path].copies(word) for word in words}, *both)
            new.shared = set(words).union(*(side.shared for side in sides))
            for side in sides:
                new.taken |= side.taken
                for word, paths in side.words.items():
                    new.words[word] = new.words.get(word, set()) | paths
            new.words = {word: paths for word, paths in new.words.items() if word not in out}
            gone = [each.gone if each else set() for each in both]
            new.gone = (gone[0] | gone[1]) - (gone_before - (gone[0] & gone[1]))
            new.sides = [text for text in (ours.get(path), others.get(path)) if text is not None]
            self.pages[path] = new


DEEDS: dict[Callable[[ProjectHistory], None], float] = {
    ProjectHistory.edit: 6,
    ProjectHistory.build: 3,
    ProjectHistory.change_articles: 2,
    ProjectHistory.change_corrections: 1,
    ProjectHistory.change_template: 1,
    ProjectHistory.be_killed: 1,
    ProjectHistory.save_stale: 0.7,
    ProjectHistory.resolve: 0.5,
    ProjectHistory.rename_section: 0.5,
    ProjectHistory.rename_article: 0.5,
    ProjectHistory.merge_branch: 0.5,
    ProjectHistory.delete_page: 0.2,
    ProjectHistory.reset_page: 0.2,
}


def run_project(first: Path, root: Path, seed: str, steps: int) -> ProjectHistory:
    """Live through one history of a project; raises Wrong where something is found."""
    chance = Random(seed)
    history = ProjectHistory(first, root, chance)
    try:
        for _ in range(steps):
            [deed] = chance.choices(list(DEEDS), list(DEEDS.values()))
            deed(history)
        history.build()
    except Wrong as error:
        raise Wrong(f"project {seed}: {error}\n" + "\n".join(history.told)) from error
    return history
