"""The calendar of closed days: what ships in fixtures/closures.json, and what the board makes of it."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.management import call_command

from record import deadlines
from record.days import Closed
from record.models import Closure

FIXTURE = Path(__file__).parents[1] / "fixtures" / "closures.json"
ROWS = [row["fields"] for row in json.loads(FIXTURE.read_text())]
BOARD = Closed({date.fromisoformat(row["day"]): row["reason"] for row in ROWS})


def by_statute(year: int) -> set[date]:
    """The legal public holidays of 5 U.S.C. §6103 as observed: of a Saturday the Friday, of a Sunday the Monday."""

    def nth(month: int, weekday: int, number: int) -> date:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1))

    monday, thursday = 0, 3
    movable = {
        nth(1, monday, 3),
        nth(2, monday, 3),
        nth(6, monday, 1) - timedelta(days=7),  # the last Monday of May
        nth(9, monday, 1),
        nth(10, monday, 2),
        nth(11, thursday, 4),
    }
    fixed = [date(year, 1, 1), date(year, 7, 4), date(year, 11, 11), date(year, 12, 25)]
    fixed += [date(year, 6, 19)] if year >= 2021 else []
    moves = {5: -1, 6: 1}
    return movable | {each + timedelta(days=moves.get(each.weekday(), 0)) for each in fixed}


def test_the_shipped_calendar_holds_the_federal_holidays_as_observed_and_nothing_else() -> None:
    lawful = {each for year in range(2014, 2037) for each in by_statute(year) if 2015 <= each.year <= 2035}
    assert set(BOARD.closures) == lawful
    assert len(ROWS) == len(lawful) == 225


def test_the_shipped_calendar_leaves_out_what_only_connecticut_keeps() -> None:
    """Lincoln's Birthday and Good Friday are offered to the board and off by default (procedure.md §1.1)."""
    assert not BOARD.is_closed(date.fromisoformat("2025-02-12"))
    assert not BOARD.is_closed(date.fromisoformat("2025-04-18"))
    assert {row["day"] for row in ROWS if "Juneteenth" in row["reason"]} & {"2020-06-19", "2021-06-18"} == {
        "2021-06-18"
    }


@pytest.mark.django_db
def test_closed_days_are_the_boards_calendar_as_it_stands(django_assert_num_queries) -> None:
    Closure.objects.create(day=date(2025, 5, 26), reason="Memorial Day", source="5 U.S.C. § 6103")
    Closure.objects.create(day=date(2025, 2, 12), reason="Lincoln's Birthday", source="The board, 2024-11-05")
    with django_assert_num_queries(1):
        closed = deadlines.closed_days()
    assert closed == Closed({date(2025, 2, 12): "Lincoln's Birthday", date(2025, 5, 26): "Memorial Day"})


@pytest.mark.django_db
def test_the_fixture_can_be_loaded_over_a_calendar_that_the_board_has_edited() -> None:
    call_command("loaddata", "closures", verbosity=0)
    Closure.objects.filter(day__year__gt=2015).delete()
    own = Closure.objects.create(day=date(2025, 2, 12), reason="Lincoln's Birthday", source="The board, 2024-11-05")
    call_command("loaddata", "closures", verbosity=0)
    call_command("loaddata", "closures", verbosity=0)
    assert Closure.objects.count() == 226
    assert Closure.objects.get(day=date(2025, 2, 12)) == own
