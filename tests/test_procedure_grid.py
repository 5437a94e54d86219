"""The golden grid: from each status, which seat may take which step. A text that the board's counsel reads as a diff.

After a change that is meant: `DEBUG=1 .venv/bin/python -m tests.test_procedure_grid` writes tests/procedure.txt anew.
"""

from __future__ import annotations

import os
from pathlib import Path

import django

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()

from complaints.checks import the_table_resolves
from complaints.forms.checks import every_step_has_its_form
from complaints.models import Status
from complaints.procedure import ROWS, rows_for, rows_from
from complaints.seats import Seat
from tests.source import ROOT

GOLDEN = Path(__file__).with_name("procedure.txt")


def grid() -> str:
    """Each status with each seat that has a step there, and the clock."""
    lines = ["What each seat may do at each status, if facts and guards allow. The clock takes its steps when due."]
    for status in Status:
        lines += ["", status.value.upper()]
        for place in Seat:
            names = [row.name for row in rows_for(status, frozenset({place})) if row.form or row.name == "file"]
            if names:
                lines.append(f"  {place.value}: {', '.join(names)}")
        clock = [row.name for row in rows_from(status) if row.clock]
        if clock:
            lines.append(f"  the clock: {', '.join(clock)}")
    return "\n".join(lines) + "\n"


def test_the_grid_is_the_one_that_counsel_read():
    assert grid() == GOLDEN.read_text(encoding="utf-8"), (
        "Meant? Then: DEBUG=1 .venv/bin/python -m tests.test_procedure_grid"
    )


def test_every_row_has_a_name_of_its_own():
    names = [row.name for row in ROWS]
    assert sorted(names) == sorted(set(names))


def test_every_name_in_the_table_is_answered():
    assert the_table_resolves(None) == []
    assert every_step_has_its_form(None) == []


def test_every_letter_of_the_table_has_its_text():
    kinds = {kind for row in ROWS for kind in (*row.notices, *filter(None, [row.serves]))}
    assert {kind for kind in kinds if not (ROOT / "templates" / "notices" / f"{kind}.txt").exists()} == set()


if __name__ == "__main__":
    GOLDEN.write_text(grid(), encoding="utf-8")
