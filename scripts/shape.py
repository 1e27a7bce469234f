"""Print the sizes of modules and functions: a mirror, not a gate. Needs only the standard library."""

import ast
import statistics
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LONGEST = 8


def main() -> None:
    """Measure the package and the tests."""
    for folder in ("src/lindung", "tests"):
        paths = [path for path in sorted((ROOT / folder).rglob("*.py")) if "migrations" not in path.parts]
        modules = [(len(path.read_text(encoding="utf-8").splitlines()), str(path.relative_to(ROOT))) for path in paths]
        functions = [function for path in paths for function in functions_of(path)]
        print(f"\n{folder}")
        show("modules", [module for module in modules if module[0] > 1])
        show("functions", functions)


def functions_of(path: Path) -> Iterator[tuple[int, str]]:
    """Give the length and place of each function, without its docstring."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            docstring = lines_of(node.body[0]) if ast.get_docstring(node) else 0
            yield lines_of(node) - docstring, f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"


def lines_of(node: ast.stmt) -> int:
    """Count the lines of a statement."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


def show(what: str, sizes: list[tuple[int, str]]) -> None:
    """Print median, ninetieth percentile and the longest."""
    lines = sorted(size for size, _ in sizes)
    if not lines:
        return
    ninetieth = lines[int(0.9 * (len(lines) - 1))]
    print(
        f"  {len(lines)} {what}: {sum(lines)} lines, median {statistics.median(lines):g}, 90th percentile {ninetieth}"
    )
    for size, place in sorted(sizes, reverse=True)[:LONGEST]:
        print(f"    {size:>5}  {place}")


if __name__ == "__main__":
    main()
