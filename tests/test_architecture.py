"""The import graph of README.md, as a failing build: who may know whom, and that no import turns back."""

import ast
from graphlib import CycleError, TopologicalSorter

from tests.source import APPS, Import, assert_none, imports, modules, part_of

# An app may import from those named beside it, and from itself.
BELOW: dict[str, set[str]] = {
    "ccb_ethics": {"sanctions", "hearings", "complaints", "record", "people", "code_of_ethics"},
    "sanctions": {"hearings", "complaints", "record", "people", "code_of_ethics"},
    "hearings": {"complaints", "record", "people", "code_of_ethics"},
    "complaints": {"record", "people", "code_of_ethics"},
    "record": {"people", "code_of_ethics"},
    "people": set(),
    "code_of_ethics": set(),
}
# Inside an app imports run down this list. Other modules are free, but lead no lower module back up.
ORDER = ("urls", "views", "forms", "actions", "workflow", "procedure", "guards", "models", "seats")
PAGES = {"urls", "views", "forms"}


def test_the_table_of_apps_is_the_list_of_apps() -> None:
    assert set(BELOW) == set(APPS)
    assert set.union(*BELOW.values()) == set(APPS) - {"ccb_ethics"}


def test_an_app_imports_only_from_below() -> None:
    wrong = [
        found.place
        for found in imports()
        if (app := found.target.split(".")[0]) in APPS and app not in BELOW[found.module.app] | {found.module.app}
    ]
    assert_none(wrong)


def test_no_relation_of_a_table_reaches_up() -> None:
    wrong = [
        f"{module.place(pair)} depends on {app}"
        for module in modules()
        if module.is_migration
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "dependencies"
        for pair in ast.walk(node.value)
        if isinstance(pair, ast.Tuple) and isinstance(pair.elts[0], ast.Constant)
        if (app := pair.elts[0].value) in APPS and app not in BELOW[module.app] | {module.app}
    ]
    assert_none(wrong)


def test_imports_stand_at_the_top_of_the_file() -> None:
    """Only an app that becomes ready may import later: Django has no models before that."""
    wrong = [found.place for found in imports() if found.inline and found.module.part != "apps"]
    by_name = [
        module.place(call)
        for module in modules()
        if module.part != "apps"
        for call in module.calls()
        if ast.unparse(call.func).split(".")[-1] in {"import_module", "__import__", "import_string"}
    ]
    assert_none(wrong + by_name)


def test_imports_inside_an_app_run_down() -> None:
    wrong = [
        found.place
        for found in _inside()
        if {part_of(found.target), found.module.part} <= set(ORDER)
        and ORDER.index(part_of(found.target)) < ORDER.index(found.module.part)
    ]
    assert_none(wrong)


def test_no_import_runs_up_by_way_of_a_free_module() -> None:
    edges: dict[str, set[str]] = {}
    for found in _inside():
        edges.setdefault(found.module.name, set()).add(found.target)
    wrong = []
    for start in (module for module in modules() if module.part in ORDER):
        above = set(ORDER[: ORDER.index(start.part)])
        ways = [[start.name, first] for first in edges.get(start.name, set()) if part_of(first) not in ORDER]
        seen = set()
        while ways:
            way = ways.pop()
            if part_of(way[-1]) in above:
                wrong.append(" > ".join(way))
            elif way[-1] not in seen and part_of(way[-1]) not in ORDER:
                ways += [[*way, further] for further in edges.get(way[-1], set())]
            seen.add(way[-1])
    assert_none(wrong)


def test_only_pages_know_of_pages() -> None:
    """Forms, views and addresses are the upper end: no free module imports them, of its own app or of another."""
    wrong = [
        found.place
        for found in imports()
        if found.target.split(".")[0] in APPS
        and part_of(found.target) in PAGES
        and found.module.part not in PAGES
        and found.module.app != "ccb_ethics"
    ]
    assert_none(wrong)


def test_no_import_goes_in_a_circle() -> None:
    graph: dict[str, set[str]] = {}
    for found in imports():
        if found.target.split(".")[0] in APPS and not found.for_types and not found.inline:
            graph.setdefault(found.module.name, set()).add(found.target)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as circle:
        raise AssertionError(" > ".join(reversed(circle.args[1]))) from None


def test_no_module_is_a_bag() -> None:
    bags = {"common", "core", "utils", "helpers", "util", "helper", "misc"}
    wrong = [module.place(module.tree) for module in modules(*APPS, "tests") if bags & set(module.name.split("."))]
    assert_none(wrong)


def test_no_file_is_longer_than_400_lines() -> None:
    wrong = [
        f"{module.place(module.tree)}: {length} lines"
        for module in modules(*APPS, "tests")
        if not module.is_migration and (length := module.text.count("\n")) > 400
    ]
    assert_none(wrong)


def _inside() -> list[Import]:
    return [found for found in imports() if found.target.split(".")[0] == found.module.app and not found.for_types]
