"""The project's own source, parsed once, for the tests that hold the house to its rules."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
APPS = ("ccb_ethics", "sanctions", "hearings", "complaints", "record", "people", "code_of_ethics")
LEFT_ALONE = {".git", ".venv", "var", "__pycache__", "vendor"}
WRITTEN = {".py", ".html", ".txt", ".css", ".js", ".md", ".json", ".toml", ".yml", ".po", ".svg", ""}


@dataclass(frozen=True)
class Module:
    """One Python file, named as an import names it."""

    path: Path
    name: str  # complaints.models.case; of a package, the package's own name

    @property
    def app(self) -> str:
        return self.name.split(".")[0]

    @property
    def part(self) -> str:
        return part_of(self.name)

    @property
    def is_migration(self) -> bool:
        return self.part == "migrations"

    @property
    def is_package(self) -> bool:
        return self.path.name == "__init__.py"

    @cached_property
    def text(self) -> str:
        return self.path.read_text()

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, filename=str(self.path))

    def place(self, node: ast.AST) -> str:
        """File and line, as every complaint names them."""
        return f"{self.path.relative_to(ROOT)}:{getattr(node, 'lineno', 1)}"

    def calls(self) -> Iterator[ast.Call]:
        return (node for node in ast.walk(self.tree) if isinstance(node, ast.Call))


@dataclass(frozen=True)
class Import:
    """One imported module, and where it is asked for."""

    module: Module
    node: ast.Import | ast.ImportFrom
    target: str
    for_types: bool  # under TYPE_CHECKING: never run
    inline: bool  # neither at the top of the file nor under TYPE_CHECKING there

    @property
    def place(self) -> str:
        return f"{self.module.place(self.node)} imports {self.target}"


def part_of(name: str) -> str:
    """The module or package directly in the app: `views` of complaints.views.desk; empty for the app itself."""
    return ".".join(name.split(".")[1:2])


@lru_cache
def modules(*folders: str) -> tuple[Module, ...]:
    """Every Python file of the apps, or of the folders named."""
    found = []
    for folder in folders or APPS:
        for path in sorted((ROOT / folder).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            found.append(Module(path, ".".join(parts[:-1] if parts[-1] == "__init__" else parts)))
    return tuple(found)


@lru_cache
def imports() -> tuple[Import, ...]:
    """Every import in the apps. `from a import b` counts as `a.b` when that is a module of ours, else as `a`."""
    ours = {module.name for module in modules()}
    return tuple(found for module in modules() for found in _imports_of(module, ours))


def _imports_of(module: Module, ours: set[str]) -> Iterator[Import]:
    plain = {id(node) for node in module.tree.body}
    for_types = {
        id(child)
        for node in module.tree.body
        if isinstance(node, ast.If) and ast.unparse(node.test).split(".")[-1] == "TYPE_CHECKING"
        for child in node.body
    }
    for node in ast.walk(module.tree):
        if not isinstance(node, ast.Import | ast.ImportFrom):
            continue
        inline = id(node) not in plain | for_types
        for target in _targets(module, node, ours):
            yield Import(module, node, target, id(node) in for_types, inline)


def _targets(module: Module, node: ast.Import | ast.ImportFrom, ours: set[str]) -> set[str]:
    if isinstance(node, ast.Import):
        return {alias.name for alias in node.names}
    base = node.module or ""
    if node.level:
        package = module.name.split(".") if module.is_package else module.name.split(".")[:-1]
        base = ".".join([*package[: len(package) - node.level + 1], *filter(None, [node.module])])
    return {f"{base}.{alias.name}" if f"{base}.{alias.name}" in ours else base for alias in node.names}


@lru_cache
def written_files() -> tuple[Path, ...]:
    """Every text file that we wrote, whatever its kind. Vendored files are others' work."""
    return tuple(
        path
        for path in sorted(ROOT.rglob("*"))
        if path.is_file()
        and path.suffix in WRITTEN
        and not LEFT_ALONE & set(path.relative_to(ROOT).parts)
        and not any(part.endswith("_cache") or part == ".hypothesis" for part in path.relative_to(ROOT).parts)
    )


def lines_with(pattern: str, paths: Iterator[Path] | tuple[Path, ...], flags: int = 0) -> list[str]:
    """`file:line: text` of each line that matches."""
    looked_for = re.compile(pattern, flags)
    return [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:160]}"
        for path in paths
        for number, line in enumerate(path.read_text(errors="replace").splitlines(), 1)
        if looked_for.search(line)
    ]


def assert_none(wrong: list[str]) -> None:
    """Fails with every place in the list."""
    assert wrong == [], "\n" + "\n".join(wrong)
