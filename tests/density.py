"""How dense the program's code is, package by package, held against bars that only tighten.

    python -m tests.density              the table; exit status 1 where a bar is missed (`make lint` runs this)
    python -m tests.density render pdf   what is over in these packages, each with its file and line
    python -m tests.density --tighten    lower the bars in density.json to what the program has now

A bar is the most that the whole program may have of something, `reach` is where it is to come. Ruff holds what holds
for each function or line by itself (C901, E501); here stand the counts of the whole.
"""

import ast
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.import_graph import PROGRAM, longest_chain, read_imports

BARS = Path(__file__).with_name("density.json")
COMPLEX = 10  # a function above it is listed
TOO_COMPLEX = 12  # a function above it should be split by what it decides
LONG_LINE = 100  # characters
MANY_ARGUMENTS = 6  # by position, so many that a reader has to count them
BRANCHES = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.ExceptHandler, ast.IfExp, ast.Assert)
BRANCHES += (ast.match_case, ast.comprehension)
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
# They stand in the tree beside each name or operation and say nothing that a reader reads twice.
UNCOUNTED = (ast.expr_context, ast.operator, ast.cmpop, ast.boolop)


@dataclass(frozen=True, slots=True)
class Place:
    """Something that a reader may want to find: a class, or a function, line or call that is over."""

    path: Path
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.path.relative_to(PROGRAM.parent)}:{self.line}: {self.text}"


@dataclass(slots=True)
class Density:
    """What was counted in a package, or in the whole program."""

    code_lines: int = 0  # neither empty nor a comment
    nodes: int = 0  # of the syntax tree, without `UNCOUNTED`
    functions: int = 0
    calls: int = 0
    complex: list[Place] = field(default_factory=list)
    too_complex: list[Place] = field(default_factory=list)
    long_lines: list[Place] = field(default_factory=list)
    many_arguments: list[Place] = field(default_factory=list)
    classes: list[Place] = field(default_factory=list)
    modules: list[Place] = field(default_factory=list)

    def read(self, path: Path) -> None:
        """Count what stands in a file."""
        lines = path.read_text(encoding="utf-8").splitlines()
        self.code_lines += sum(bool(line.strip()) and not line.strip().startswith("#") for line in lines)
        for number, line in enumerate(lines, 1):
            if len(line) > LONG_LINE:
                self.long_lines.append(Place(path, number, f"{len(line)} characters"))
        if path.name != "__init__.py":
            self.modules.append(Place(path, 1, path.stem))
        for node in ast.walk(ast.parse("\n".join(lines))):
            self.nodes += not isinstance(node, UNCOUNTED)
            self._read_node(path, node)

    def _read_node(self, path: Path, node: ast.AST) -> None:
        if isinstance(node, FUNCTIONS):
            self._read_function(path, node)
        elif isinstance(node, ast.ClassDef):
            self.classes.append(Place(path, node.lineno, node.name))
        elif isinstance(node, ast.Call):
            self.calls += 1
            if len(node.args) >= MANY_ARGUMENTS:
                text = f"{ast.unparse(node.func)} is called with {len(node.args)} arguments by position"
                self.many_arguments.append(Place(path, node.lineno, text))

    def _read_function(self, path: Path, function: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        self.functions += 1
        branches = complexity(function)
        place = Place(path, function.lineno, f"{function.name} has a complexity of {branches}")
        if branches > COMPLEX:
            self.complex.append(place)
        if branches > TOO_COMPLEX:
            self.too_complex.append(place)

    def figures(self) -> dict[str, float]:
        """Give the figures that a package is told by, under the names that the bars have."""
        return {
            "complexity > 10, %": round(100 * len(self.complex) / max(1, self.functions), 1),
            "complexity > 12": len(self.too_complex),
            "nodes a line": round(self.nodes / max(1, self.code_lines), 2),
            "lines > 100": len(self.long_lines),
            "6+ positional, ‰": round(1000 * len(self.many_arguments) / max(1, self.calls), 1),
            "class names twice": len(standing_twice(self.classes)),
            "module names twice": len(standing_twice(self.modules)),
        }

    def over(self) -> list[Place]:
        """List the places that could be better, file by file."""
        places = [*self.complex, *self.long_lines, *self.many_arguments]
        return sorted(places, key=lambda place: (place.path, place.line))


def complexity(function: ast.AST) -> int:
    """Count the ways through a function, with its nested functions: one, and one more for each branch.

    Ruff's C901 counts neither `and`, `or` and conditional expressions nor what a comprehension loops over; a reader
    follows them all the same.
    """
    total = 1
    for node in ast.walk(function):
        total += isinstance(node, BRANCHES)
        if isinstance(node, ast.BoolOp):
            total += len(node.values) - 1
        elif isinstance(node, ast.comprehension):
            total += len(node.ifs)
    return total


def standing_twice(places: Iterable[Place]) -> dict[str, list[Place]]:
    """Group the places whose name stands for several things."""
    by_name: dict[str, list[Place]] = defaultdict(list)
    for place in places:
        by_name[place.text].append(place)
    return {name: places for name, places in sorted(by_name.items()) if len(places) > 1}


def package_of(path: Path) -> str:
    """Name the package that the module stands in; `top` for one that stands in none."""
    parts = path.relative_to(PROGRAM).parts
    return parts[0] if len(parts) > 1 else "top"


def measure() -> tuple[Density, dict[str, Density]]:
    """Count the whole program, and each of its packages."""
    whole: Density = Density()
    packages: dict[str, Density] = defaultdict(Density)
    for path in sorted(PROGRAM.rglob("*.py")):
        whole.read(path)
        packages[package_of(path)].read(path)
    return whole, dict(packages)


def whole_figures(whole: Density) -> dict[str, float]:
    """Give the figures that the bars hold: those of a package, and the longest chain of imports."""
    return whole.figures() | {"longest import chain": len(longest_chain(read_imports()))}


def table(figures: dict[str, float], packages: dict[str, Density], bars: dict[str, dict[str, float]]) -> Iterator[str]:
    """Lay out a line for each package, and below them the whole program, its bars and their reach."""
    rows = {name: package.figures() for name, package in sorted(packages.items())}
    rows["whole"] = figures
    rows |= {kind: {name: bar[kind] for name, bar in bars.items()} for kind in ("bar", "reach")}
    yield "  ".join(["".ljust(12), *bars])
    for name, row in rows.items():
        yield "  ".join([name.ljust(12), *(f"{row.get(key, ''):>{len(key)}}" for key in bars)])


def listing(whole: Density, names: list[str], packages: dict[str, Density]) -> Iterator[str]:
    """List what is over in the packages of these names, and the names that stand elsewhere too."""
    for name in names:
        yield from map(str, packages[name].over())
    for places in (standing_twice(whole.classes) | standing_twice(whole.modules)).values():
        if any(package_of(place.path) in names for place in places):
            yield from (f"{place} stands {len(places)} times" for place in places)


def missed(figures: dict[str, float], bars: dict[str, dict[str, float]]) -> list[str]:
    """Tell which bars the program misses."""
    return [
        f"{name}: {figures[name]:g} is over the bar of {bar['bar']:g}"
        for name, bar in bars.items()
        if figures[name] > bar["bar"]
    ]


def tightened(figures: dict[str, float], bars: dict[str, dict[str, float]]) -> dict[str, dict[str, float]]:
    """Lower each bar to what the program has, but not below its reach."""
    return {name: bar | {"bar": min(bar["bar"], max(figures[name], bar["reach"]))} for name, bar in bars.items()}


def main(arguments: list[str]) -> int:
    """Print what was asked for; the exit status is 1 where a bar is missed."""
    bars = json.loads(BARS.read_text(encoding="utf-8"))
    whole, packages = measure()
    figures = whole_figures(whole)
    if arguments == ["--tighten"]:
        bars = tightened(figures, bars)
        BARS.write_text(f"{json.dumps(bars, ensure_ascii=False, indent=2)}\n", encoding="utf-8")
    elif arguments:
        if unknown := set(arguments) - set(packages):
            sys.exit(f"no package {', '.join(sorted(unknown))}: there are {', '.join(packages)}")
        print(*listing(whole, arguments, packages), sep="\n")
        return 0
    print(*table(figures, packages, bars), *missed(figures, bars), sep="\n")
    return bool(missed(figures, bars))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
