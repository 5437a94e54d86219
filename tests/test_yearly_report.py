"""The yearly report: what it counts reconciles, stays as it was run, and tells nobody of a case (procedure.md §6)."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date, datetime, timedelta
from random import Random

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ccb_ethics.demo.play import Board, Play
from complaints.errors import Refused
from complaints.models import Case, Recusal, Status
from complaints.procedure import STEPS
from sanctions.actions.reporting import publish_report, run_report
from sanctions.models import PublishedReport, YearlyReport
from sanctions.reports import counting, figures, gathering, words
from sanctions.reports.counting import History, Move, Span
from sanctions.reports.public_copy import public_copy
from sanctions.views import showing
from tests import plays
from tests.demo import NOW
from tests.factories import signed_in
from tests.lives import Life

FIRST = date(2023, 1, 1)
YEARS = (2022, 2023, 2024, 2025, 2026)
STATUSES = ("jurisdiction", "prelim_review", "investigation", "joined", "closed", "final")


def reconciles(found: dict[str, list[str]]) -> bool:
    return counting.off_balance({key: len(cases) for key, cases in found.items()}) == 0


def some_history(chance: Random, number: int) -> History:
    """Filed on some day; then it moves at random, is joined, parted, closed and reopened."""
    day, status, moves = FIRST + timedelta(days=chance.randint(-200, 800)), "submitted", []
    for _turn in range(chance.randint(1, 14)):
        new = chance.choice(STATUSES) if moves else "submitted"
        kind = chance.choice(("add_evidence", "hold_in_abeyance", "end_abeyance", "serve_complaint"))
        moves.append(Move(day, kind, status, new, "dismissed" if new == "closed" else ""))
        day, status = day + timedelta(days=chance.choice((0, 0, 1, 20, 90))), new
    return History(f"C-{number}", tuple(moves))


def replayed(histories: list[History], through: date) -> int:
    """Open at the end of a day, counted in another way: line by line."""
    open_cases = set()
    for history in histories:
        for move in history.moves:
            if move.day <= through:
                (open_cases.discard if move.new in ("closed", "joined") else open_cases.add)(history.number)
    return len(open_cases)


def test_a_thousand_random_histories_reconcile_in_every_year() -> None:
    chance = Random(1000)  # noqa: S311 - a seed, not a secret
    histories = [some_history(chance, number) for number in range(1000)]
    ends = None
    for year in YEARS:
        span = Span.of_year(year, through=date(2026, 12, 31))
        found = counting.flow(histories, span)
        assert reconciles(found)
        assert len(found["open_end"]) == replayed(histories, span.ends)
        assert ends is None or sorted(found["open_start"]) == ends
        assert sum(map(len, counting.disposed(histories, span).values())) == len(found["closed"])
        ends = sorted(found["open_end"])


def test_each_small_set_of_random_histories_reconciles_too() -> None:
    for seed in range(1000):
        chance = Random(seed)  # noqa: S311 - a seed, not a secret
        histories = [some_history(chance, number) for number in range(chance.randint(0, 3))]
        assert all(reconciles(counting.flow(histories, Span.of_year(y, through=date(2027, 1, 1)))) for y in YEARS)


def test_days_of_abeyance_are_left_out_and_shown_apart() -> None:
    days = [date(2025, 1, 1), date(2025, 1, 11), date(2025, 2, 10), date(2025, 3, 2)]
    kinds = ("file", "hold_in_abeyance", "end_abeyance", "serve_complaint")
    moves = tuple(Move(day, kind, "x", "x") for day, kind in zip(days, kinds, strict=True))
    taken = counting.times([History("C-1", moves)], Span.of_year(2025, through=days[-1]), ["serve_complaint"], [])
    assert counting.summary(taken) == {"n": 1, "median": 30, "mean": 30, "slow": 30, "held": 30}


def test_the_slowest_tenth_begins_where_nine_in_ten_end() -> None:
    taken = [counting.Taken(days, 0, "C") for days in range(1, 11)]
    assert counting.summary(taken) == {"n": 10, "median": 5.5, "mean": 5.5, "slow": 9, "held": 0}


def test_every_step_that_is_counted_is_one_of_the_table() -> None:
    """A row of the procedure that is renamed must not be counted as never."""
    counted = {name for names in (*figures.HAPPENINGS.values(), *figures.APPEALS.values()) for name in names}
    counted |= {name for lines, _statuses in figures.STAGES.values() for name in lines}
    assert counted - set(STEPS) == set()
    assert {status for _lines, statuses in figures.STAGES.values() for status in statuses} - set(Status) == set()


# ---- real cases ------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize("start", [plays.screening, plays.charged, plays.decided, plays.final])
def test_random_lives_of_real_cases_reconcile(start: Callable[[Board], Play], board: Board) -> None:
    origin = start(board)
    for seed in range(6):
        with transaction.atomic():
            play = Play(board, origin.now)
            play.case = Case.objects.get(pk=origin.case.pk)
            life = Life(play, Random(seed))  # noqa: S311 - a seed, not a secret
            for _turn in range(14):
                life.turn()
            histories = gathering.histories()
            year = play.today.year
            for counted in (year - 1, year, year + 1):
                assert reconciles(counting.flow(histories, Span.of_year(counted, through=date(year + 2, 1, 1))))
            still = counting.flow(histories, Span.of_year(year + 9, through=date(year + 10, 1, 1)))["open_end"]
            assert len(still) == Case.objects.exclude(status__in=("closed", "joined")).count()
            transaction.set_rollback(True)


# ---- frozen ----------------------------------------------------------------------------------------------------------


def ran(board: Board, year: int = 2025, on: datetime = NOW) -> YearlyReport:
    return run_report(year=year, by=board.director, on=on)


@pytest.mark.django_db
def test_a_report_stays_as_it_was_run_and_a_later_run_is_another_row(board: Board) -> None:
    first = ran(board)
    plays.final(board, "caution")
    second = ran(board)
    assert figures.count(second.figures, "sanctions", "caution") == 1
    assert figures.count(YearlyReport.objects.get(pk=first.pk).figures, "sanctions", "caution") == 0


@pytest.mark.django_db
def test_neither_a_report_nor_its_public_copy_can_be_changed_or_removed(board: Board) -> None:
    report = ran(board)
    public = publish_report(report=report, by=board.director, on=NOW)
    for row in (report, public):
        with pytest.raises(IntegrityError), transaction.atomic():
            type(row).objects.filter(pk=row.pk).update(figures={})
        with pytest.raises(IntegrityError), transaction.atomic():
            type(row).objects.filter(pk=row.pk).delete()


@pytest.mark.django_db
def test_a_year_that_has_not_begun_is_not_counted_and_one_that_runs_is_not_published(board: Board) -> None:
    with pytest.raises(Refused):
        ran(board, 2027)
    with pytest.raises(Refused):
        publish_report(report=ran(board, 2026), by=board.director, on=NOW)


@pytest.mark.django_db
def test_an_older_run_is_not_published(board: Board) -> None:
    old = ran(board)
    ran(board)
    with pytest.raises(Refused):
        publish_report(report=old, by=board.director, on=NOW)


@pytest.mark.django_db
def test_the_public_copy_names_no_case_and_no_small_number(board: Board) -> None:
    play = plays.final(board, "caution")
    copy = public_copy(ran(board).figures)
    assert play.case.number not in str(copy)
    assert copy["sections"]["sanctions"]["caution"] is None
    assert all(n is None or n >= 5 for rows in copy["sections"].values() for n in rows.values())


# ---- the pages -------------------------------------------------------------------------------------------------------

PAGE = "/desk/reports/year/2025/"


@pytest.fixture
def _on_the_day() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.mark.django_db
@pytest.mark.usefixtures("_on_the_day")
def test_only_those_who_run_the_office_find_the_reports(board: Board, client) -> None:
    for address in ("/desk/reports/", PAGE, "/desk/reports/reconciliation/"):
        assert client.get(address).status_code == 302
        assert signed_in(board.chair).get(address).status_code == 404
        assert signed_in(board.staff[0]).get(address).status_code == 200


@pytest.mark.django_db
@pytest.mark.usefixtures("_on_the_day")
def test_staff_run_a_report_and_only_the_executive_director_publishes_it(board: Board, client) -> None:
    staff, director = signed_in(board.staff[0]), signed_in(board.director)
    assert staff.post("/desk/reports/", {"year": "2025"}).status_code == 302
    assert "Publish the public copy" not in staff.get(PAGE).content.decode()
    assert staff.post(PAGE + "publish/").status_code == 404
    assert client.get("/reports/2025/").status_code == 404
    asked = director.get(PAGE + "publish/").content.decode()
    assert "What will happen" in asked
    assert PublishedReport.objects.count() == 0
    assert director.post(PAGE + "publish/").status_code == 302
    assert PublishedReport.objects.count() == 1
    assert client.get("/reports/2025/").status_code == 200
    assert "/reports/2025/" in client.get("/reports/").content.decode()


@pytest.mark.django_db
@pytest.mark.usefixtures("_on_the_day")
def test_a_list_of_cases_shows_only_those_that_the_reader_may_see(board: Board) -> None:
    play = plays.filed(board)
    ran(board, play.today.year)
    address = f"/desk/reports/year/{play.today.year}/flow/received/"
    staff = board.staff[0]
    assert play.case.number in signed_in(staff).get(address).content.decode()
    Recusal.objects.create(case=play.case, person=staff, reason="A cousin.", recused_at=NOW)
    assert play.case.number not in signed_in(staff).get(address).content.decode()
    assert play.case.number not in signed_in(staff).get(f"/desk/reports/year/{play.today.year}/").content.decode()


@pytest.mark.django_db
@pytest.mark.usefixtures("_on_the_day")
@pytest.mark.parametrize("rows", [1, 3, 50])
def test_the_list_of_reports_asks_as_many_questions_however_long_it_is(rows: int, board: Board) -> None:
    found = figures.of_year(2025, through=NOW.date())
    for _row in range(rows):
        YearlyReport.objects.create(
            year=2025, through=date(2025, 12, 31), figures=found, run_by=board.director, run_at=NOW
        )
    visitor = signed_in(board.staff[0])
    visitor.get(reverse("sanctions:reports"))
    with CaptureQueriesContext(connection) as asked:
        visitor.get(reverse("sanctions:reports"))
    assert len(asked) == 6


@pytest.mark.django_db
@pytest.mark.usefixtures("_on_the_day")
def test_a_cell_of_the_table_file_never_begins_a_formula(board: Board) -> None:
    ran(board)
    answer = signed_in(board.director).get(PAGE + "download/")
    assert answer["Content-Type"].startswith("text/csv")
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert len(lines) > 20
    assert not any(cell.strip('"')[:1] in tuple("=+-@\t") for line in lines for cell in line.split(",") if cell)


def test_of_each_limit_it_is_told_how_many_of_a_hundred_were_met() -> None:
    """None is a number that the public copy holds back: then the share is held back as well."""
    met, missed = {"receipt": 13, "screening": 7, "answer": 6}, {"receipt": 2, "screening": None, "decision": 5}
    found = {"sections": {"limits_met": met, "limits_missed": missed}, "times": {}}
    shares = [(limit["label"], limit["share"]) for limit in showing.within_limits(found)]
    labels = [words.label("limits_met", name) for name in ("receipt", "screening", "answer", "decision")]
    assert shares == list(zip(labels, ("87%", "not shown", "100%", "0%"), strict=True))


@pytest.mark.django_db
def test_the_page_and_the_table_file_tell_the_same_shares(board: Board) -> None:
    plays.final(board, "reprimand")
    with time_machine.travel(NOW, tick=False):
        report = run_report(year=2025, by=board.director, on=NOW)
        client = signed_in(board.director)
        page = client.get(f"/desk/reports/year/{report.year}/")
        assert page.context["within"]
        table = client.get(f"/desk/reports/year/{report.year}/download/").content.decode()
    rows = list(csv.reader(table.splitlines()))
    assert [row[1:] for row in rows if row[0] == "Within each limit"] == [
        [limit["label"], limit["share"]] for limit in page.context["within"]
    ]
