"""`manage.py procedure_doc`: writes docs/procedure.md from the table; `--check` says whether it is current.

For the board and its counsel, who read what the program does without reading the program.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation

from complaints import rules
from complaints.models import Status
from complaints.notice_kinds import KINDS
from complaints.procedure import HELD, MODULES, ROWS, Limit, Step, rows_from
from complaints.procedure.words import OPEN
from complaints.seats import DECLARING, INSIDE, Seat

GROUPS = (
    ("everyone who acts for the board", INSIDE | {Seat.PRESIDENT}),
    ("everyone who must declare", DECLARING),
)
COLUMNS = (
    "step", "label", "from", "to", "who", "facts and guards", "motion", "deadlines and lapse", "letters", "source",
)  # fmt: skip
OPENING = """\
# The procedure

This page is written by `manage.py procedure_doc` from the table that the program acts on (`complaints/procedure/`).
Change the table, not this page: a test fails when the two differ.

A step is taken only by the seats named, only from the statuses named, and only when its facts stand and its guards pass.
*The clock* takes its steps when a deadline lapses, dated when it lapsed. A deadline without a lapse is a target. The
numbers are those of the default rule set; a case keeps the rule set under which it was filed. The sources are sections of
the board's disciplinary procedure as this project holds it.
"""


class Command(BaseCommand):
    help = "Writes docs/procedure.md from the procedure's table."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", nargs="?", type=Path, default=settings.BASE_DIR / "docs" / "procedure.md")
        parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when the page is not current")

    def handle(self, *, path: Path, check: bool, **_options: Any) -> None:
        with translation.override("en"):
            page = written()
        if not check:
            path.write_text(page, encoding="utf-8")
            self.stdout.write(f"{len(ROWS)} steps written")
        elif not path.exists() or path.read_text(encoding="utf-8") != page:
            raise CommandError("The page is not what the table says. Write it anew: manage.py procedure_doc")


def written() -> str:
    """The whole page."""
    parts = [OPENING, "## Who goes where\n", "```text", *diagram(), "```\n"]
    for module in MODULES:
        parts += [f"## {module.TITLE}\n", *table(module.STEPS), ""]
    return "\n".join(parts)


def table(rows: Iterable[Step]) -> list[str]:
    """One line for each step. `|` cannot stand in the texts: Markdown would split the line there."""
    lines = [_line(COLUMNS), _line(["---"] * len(COLUMNS))]
    for row in rows:
        cells = (
            f"`{row.name}`", row.label, _statuses(row.source), _target(row), _who(row), _conditions(row),
            row.motion.label if row.motion else "", _deadlines(row), _letters(row), row.rule,
        )  # fmt: skip
        lines.append(_line(cells))
    return lines


def _line(cells: Iterable[object]) -> str:
    return f"| {' | '.join(str(cell).replace('|', '/') for cell in cells)} |"


def _statuses(source: frozenset[Status]) -> str:
    if source == frozenset(Status):
        return "any status"
    if source == OPEN:
        return "any open status"
    return ", ".join(str(status.label) for status in Status if status in source)


def _target(row: Step) -> str:
    if row.target is None:
        return "stays"
    return f"{row.target.label} ({_ending(row)})" if row.disposition else str(row.target.label)


def _ending(row: Step) -> str:
    return "as the lead case" if row.disposition == "lead" else str(getattr(row.disposition, "label", row.disposition))


def _who(row: Step) -> str:
    if row.clock:
        return "*the clock*"
    for words, seats in GROUPS:
        if seats == row.seats:
            return words
    return ", ".join(str(seat.label) for seat in Seat if seat in row.seats)


def _conditions(row: Step) -> str:
    said = [f"needs {fact}" for fact in row.needs]
    said += [f"needs {' or '.join(some)}" for some in row.any_of]
    said += [f"not once {fact}" for fact in row.unless]
    said += [f"guard {name}" for name in row.guards]
    said += [f"gives {fact}" for fact in row.gives]
    said += [f"takes back {', '.join(row.clears)}"] if row.clears else []
    said += ["also in abeyance"] if row.in_abeyance and HELD not in row.needs else []
    return "; ".join(said)


def _deadlines(row: Step) -> str:
    said = [_deadline(limit) for limit in row.limits]
    if row.settles:
        said.append("ends all deadlines" if "*" in row.settles else f"ends: {', '.join(row.settles)}")
    return "; ".join(said)


def _deadline(limit: Limit) -> str:
    number = rules.DEFAULTS[limit.setting]
    since = {"step": "", "served": " from service"}.get(limit.since, f" from {limit.since}")
    if limit.before:
        since = since.replace("from", "before")
    lapse = f", then {' or else '.join(f'`{name}`' for name in limit.lapse)}" if limit.lapse else ""
    only = f" (only for {', '.join(limit.only_if)})" if limit.only_if else ""
    return f"sets {limit.name}: {number.value} {number.unit}{since}{lapse}{only}"


def _letters(row: Step) -> str:
    said = [f"records service of: {KINDS[row.serves].label}"] if row.serves else []
    said += [f"drafts for the {str(KINDS[kind].side.label).lower()}: {KINDS[kind].label}" for kind in row.notices]
    return "; ".join(said)


def diagram() -> list[str]:
    """Every status with the ways out of it, drawn as text; steps that leave the status where it is are counted."""
    lines: list[str] = []
    for status in Status:
        rows = [row for row in rows_from(status) if row.source not in (OPEN, frozenset(Status))]
        moving = [row for row in rows if row.goes_to(status) is not status]
        staying = [f"~{row.name}" if row.clock else row.name for row in rows if row.goes_to(status) is status]
        lines += [f"[{status.label}]"]
        if staying:
            lines += _wrapped("  o ", staying)
        width = max((len(row.name) for row in moving), default=0)
        for row in moving:
            ending = f" ({_ending(row)})" if row.disposition else ""
            lines.append(f"  {'~' if row.clock else '-'} {row.name:{width}} --> [{row.goes_to(status).label}]{ending}")
        lines.append("")
    return [
        "-  a person moves the case     ~  the clock moves it     o  the case stays where it is (~ by the clock)",
        "",
        *lines[:-1],
    ]


def _wrapped(mark: str, names: list[str], width: int = 110) -> list[str]:
    lines = [mark]
    for place, name in enumerate(names):
        word = name + ("," if place < len(names) - 1 else "")
        if len(lines[-1]) + len(word) > width:
            lines.append(" " * len(mark))
        lines[-1] += word if lines[-1].strip() in ("", mark.strip()) else f" {word}"
    return lines
