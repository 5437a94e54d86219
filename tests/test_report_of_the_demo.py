"""The demo board: its yearly reports reconcile, and the nightly reconciliation finds nothing (§6)."""

from __future__ import annotations

from datetime import date

import pytest

from complaints.models import Case
from people import clock
from sanctions.reports import counting, figures
from sanctions.reports.reconciliation import findings
from tests.demo import NOW

# The demo board is a newcomer's, on SQLite; what is counted and compared is tested on both.
pytestmark = pytest.mark.cells


def test_the_demo_board_reconciles_in_every_year(demo_database: str) -> None:
    for year in range(2020, 2027):
        found = figures.of_year(year, through=NOW.date())
        counts = {key: row["n"] for key, row in found["sections"]["flow"].items()}
        assert counting.off_balance(counts) == 0
        assert sum(row["n"] for row in found["sections"]["disposed"].values()) == counts["closed"]
        assert sum(row["n"] for row in found["sections"]["by_relationship"].values()) == counts["received"]
    assert counts["open_end"] == Case.objects.exclude(status__in=("closed", "joined")).count()
    assert counts["received"] == Case.objects.filter(filed_at__gte=clock.start_of(date(2026, 1, 1))).count()


def test_nothing_disagrees_and_nothing_is_left_undone_on_the_demo_board(demo_database: str) -> None:
    assert "\n".join(f"{one.kind} {one.case}" for one in findings(NOW.date())) == ""
