"""Which modules of the program import which, read from their source without running it."""

import ast
from functools import cache
from pathlib import Path

PACKAGE = "generator"
PROGRAM = Path(__file__).parent.parent / PACKAGE

Graph = dict[str, set[str]]


@cache
def read_imports(program: Path = PROGRAM) -> Graph:
    """Map each module of the program to the modules of the program that it imports, at its top or in a function."""
    paths = {module_name(path, program): path for path in sorted(program.rglob("*.py"))}
    return {name: _imported(path, set(paths)) - {name} for name, path in paths.items()}


def module_name(path: Path, program: Path = PROGRAM) -> str:
    """Name the module as an import names it: `generator.read.html`, and `generator.read` for its `__init__.py`."""
    parts = path.relative_to(program.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imported(path: Path, modules: set[str]) -> set[str]:
    found: set[str] = set()
    tree = _WithoutTypes().visit(ast.parse(path.read_text(encoding="utf-8")))
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            submodules = {f"{node.module}.{alias.name}" for alias in node.names} & modules
            found |= submodules
            if len(submodules) < len(node.names):
                found.add(node.module)
    return found & modules


class _WithoutTypes(ast.NodeTransformer):
    """Drops the imports that only a type checker makes."""

    def visit_If(self, node: ast.If) -> ast.AST | None:
        is_for_types = isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
        return None if is_for_types else self.generic_visit(node)


def longest_chain(graph: Graph) -> tuple[str, ...]:
    """Give the longest row of modules in which each imports the next.

    Raises `ValueError` where the row comes back to where it began: a cycle.
    """

    @cache
    def chain_from(module: str) -> tuple[str, ...]:
        if module in entered:
            raise ValueError(f"a cycle of imports: {' → '.join([*entered, module])}")
        entered.append(module)
        chains = [chain_from(imported) for imported in sorted(graph[module])]
        entered.pop()
        return (module, *max(chains, key=len, default=()))

    entered: list[str] = []
    return max((chain_from(module) for module in graph), key=len, default=())
