"""The habits that a reader relies on, as a failing build. Each failure names file and line."""

import ast
import re
from collections.abc import Iterator

from complaints.procedure import FACTS, ROWS
from tests.source import ROOT, Module, assert_none, lines_with, modules, written_files

TEMPLATES = tuple(path for path in written_files() if path.suffix == ".html")


def apps() -> Iterator[Module]:
    """Every module of ours but the migrations, which Django wrote."""
    return (module for module in modules() if not module.is_migration)


def name_of(node: ast.AST) -> str:
    """`timezone.now` of django.utils.timezone.now: the last two words of a dotted name."""
    return ".".join(ast.unparse(node).split(".")[-2:]) if isinstance(node, ast.Attribute | ast.Name) else ""


def test_a_status_is_written_only_by_the_workflow() -> None:
    door = "complaints/workflow.py"
    wrong = []
    for module in apps():
        if module.path == ROOT / door:
            continue
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign):
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                if any(isinstance(target, ast.Attribute) and target.attr == "status" for target in targets):
                    wrong.append(module.place(node))
            if isinstance(node, ast.Call):
                by_query = name_of(node.func).endswith("update") and any(k.arg == "status" for k in node.keywords)
                by_name = name_of(node.func) == "setattr" and "status" in map(_text, node.args)
                if by_query or by_name:
                    wrong.append(module.place(node))
    assert_none(wrong)


def test_only_the_workflow_door_is_left_for_a_status() -> None:
    """The rule above would hold by itself if nobody wrote a status at all."""
    assert lines_with(r"\.status = ", (ROOT / "complaints" / "workflow.py",)) != []


def test_nothing_can_be_forced_or_skipped() -> None:
    wrong = []
    for module in apps():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
                every = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
                if any(re.fullmatch(r"force|skip|(force|skip)_\w+", argument.arg) for argument in every):
                    wrong.append(module.place(node))
            if isinstance(node, ast.Call) and any(keyword.arg == "force" for keyword in node.keywords):
                wrong.append(module.place(node))
    assert_none(wrong)


def test_one_module_reads_the_clock() -> None:
    readings = {"timezone.now", "timezone.localdate", "timezone.localtime", "datetime.now", "datetime.utcnow"}
    readings |= {"datetime.today", "date.today", "time.time"}
    wrong = []
    for module in apps():
        if module.name == "people.clock":
            continue
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Attribute) and name_of(node) in readings:
                wrong.append(f"{module.place(node)}: {name_of(node)}")
            if isinstance(node, ast.ImportFrom) and node.module == "django.utils.timezone":
                wrong += [f"{module.place(node)}: {alias.name}" for alias in node.names if alias.name == "now"]
            if isinstance(node, ast.keyword) and (node.arg or "").startswith("auto_now"):
                wrong.append(f"{module.place(node)}: {node.arg}")
    assert_none(wrong)


def test_only_pages_and_commands_ask_what_time_it_is() -> None:
    """A rule takes the day or the moment as an argument, so that it can be tried on any day."""
    may_ask = {"views", "management", "admin", "middleware", "context"}
    wrong = []
    for module in apps():
        if module.name == "people.clock" or module.part in may_ask:
            continue
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Attribute) and name_of(node) in {"clock.now", "clock.today"}:
                wrong.append(module.place(node))
            if isinstance(node, ast.ImportFrom) and node.module == "people.clock":
                wrong += [module.place(node) for alias in node.names if alias.name in {"now", "today"}]
    assert_none(wrong)


def test_effects_are_seen_from_the_call() -> None:
    """No signals of our own. Django's post_migrate is allowed to apps.py: triggers return after a table is remade."""
    wrong = []
    for module in apps():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.ImportFrom) and (node.module or "").endswith(("signals", "dispatch")):
                names = {alias.name for alias in node.names}
                if not (module.part == "apps" and names == {"post_migrate"}):
                    wrong.append(module.place(node))
    assert_none(wrong)


def test_no_exception_is_swallowed() -> None:
    wrong = [
        module.place(node)
        for module in apps()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or name_of(node.type) in {"Exception", "BaseException"})
        and not any(isinstance(inner, ast.Raise) for inner in ast.walk(node))
    ]
    assert_none(wrong)


def test_nothing_is_left_to_do_in_a_comment() -> None:
    marks = "|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK"))
    assert_none(lines_with(rf"\b({marks})\b", written_files()))


def test_no_test_is_skipped_or_expected_to_fail() -> None:
    names = r"pytest\.(mark\.)?(" + "sk" + "ip|sk" + "ipif|x" + "fail)|importor" + "skip"
    assert_none(lines_with(names, tuple(module.path for module in modules("tests"))))


def test_sentences_for_people_say_what_to_do_and_blame_nobody() -> None:
    blame = re.compile(r"\b(invalid|required|please|sorry|oops|forbidden|illegal|fields?)\b", re.IGNORECASE)
    marked = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy"}
    wrong = [
        f"{module.place(text)}: {text.value}"
        for module in apps()
        for call in module.calls()
        if name_of(call.func) in marked
        for text in call.args
        if isinstance(text, ast.Constant) and isinstance(text.value, str) and blame.search(text.value)
    ]
    assert_none(wrong)


def test_whatever_can_stand_in_the_way_of_a_step_says_so_in_words() -> None:
    """A reason without words would read as no reason at all, and let the step through."""
    wordless = [(row.name, fact) for row in ROWS for fact in row.needs if not FACTS[fact].missing]
    wordless += [(row.name, choice[0]) for row in ROWS for choice in row.any_of if not FACTS[choice[0]].missing]
    wordless += [(row.name, fact) for row in ROWS for fact in row.unless if not FACTS[fact].present]
    assert wordless == []


def test_a_template_shows_and_does_not_decide() -> None:
    assert_none(lines_with(r"{%\s*(el)?if\b[^%]*\.status\b", TEMPLATES))


def test_a_template_holds_no_script_and_no_style() -> None:
    """The content security policy would refuse them, and the page would fail in silence."""
    assert_none(lines_with(r"\sstyle\s*=|<style\b|\son[a-z]+\s*=\s*[\"']|<script(?![^>]*\ssrc=)", TEMPLATES))


def test_a_page_asks_no_other_host_for_a_part_of_itself() -> None:
    assert_none(lines_with(r"<(script|link|img|iframe|source)\b[^>]*\b(src|href)\s*=\s*[\"'](https?:)?//", TEMPLATES))


def test_no_file_names_a_package_registry() -> None:
    hosts = (r"py" + r"pi\.org", r"python" + r"hosted\.org", r"registry\.npm" + r"js\.org", r"deb\.deb" + r"ian\.org")
    assert_none(lines_with("|".join(hosts), written_files(), re.IGNORECASE))


def test_no_file_names_a_path_of_one_machine() -> None:
    assert_none(lines_with(r"(^|[^\w.])/(wo" + r"rk|ro" + r"ot|ho" + r"me)/\w", written_files()))


def _text(node: ast.expr) -> object:
    return node.value if isinstance(node, ast.Constant) else None
