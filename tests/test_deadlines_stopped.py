"""Deadlines that an abeyance stops and that go on with the days that were left (procedure.md §1.3)."""

from datetime import UTC, date, datetime

import pytest
from django.core.management import call_command

from people.errors import Refused
from people.models import User
from record import chain, deadlines
from record.days import Rule
from record.models import Deadline, Docket, Event

pytestmark = pytest.mark.django_db
AT = datetime(2025, 9, 5, 15, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _calendar() -> None:
    call_command("loaddata", "closures", verbosity=0)


@pytest.fixture
def docket() -> Docket:
    return chain.open_docket("EC-2025-0001")


@pytest.fixture
def director() -> User:
    return User.objects.create_user("rosa@example.org", name="Rosa")


def happened(docket: Docket) -> Event:
    return chain.append(chain.lock(docket), kind="hold", at=AT)


MONTH = Rule(30)


def begin(docket: Docket, name: str = "investigation", rule: Rule = MONTH, on: date = date(2025, 8, 25)) -> Deadline:
    return deadlines.start(
        docket, name=name, label=name, rule=rule, trigger="step:x", started_on=on, event=happened(docket), lapse=("go",)
    )


def stop(docket: Docket, on: date = date(2025, 9, 5), running_on: tuple[str, ...] = ()) -> int:
    return deadlines.stop(docket, on=on, running_on=running_on)


def resume(docket: Docket, director: User, on: date) -> int:
    return deadlines.resume(docket, by=director, event=happened(docket), on=on)


def test_the_days_that_were_left_run_again_from_the_day_the_case_goes_on(docket, director) -> None:
    made = begin(docket)  # due 2025-09-24
    assert stop(docket) == 1
    made.refresh_from_db()
    assert (made.due_on, made.stopped_on, made.days_left) == (date(2025, 9, 24), date(2025, 9, 5), 19)
    assert resume(docket, director, date(2026, 2, 18)) == 1
    made.refresh_from_db()
    assert (made.due_on, made.stopped_on, made.days_left) == (date(2026, 3, 9), None, None)
    assert made.how[-3:] == [
        "On September 5, 2025 the case was held and the time stopped, with 19 days left.",
        "On February 18, 2026 the case went on.",
        "The last day is Monday, March 9, 2026.",
    ]


def test_business_days_are_kept_as_business_days(docket, director) -> None:
    made = begin(docket, rule=Rule(14, business=True), on=date(2025, 8, 29))
    stop(docket, on=date(2025, 9, 5))
    made.refresh_from_db()
    left = made.days_left
    assert left == 10  # September 2 to 5 are four of the fourteen; September 1 is Labor Day
    resume(docket, director, date(2025, 11, 10))
    made.refresh_from_db()
    assert made.due_on == date(2025, 11, 25)  # Veterans Day is not counted


def test_a_stopped_time_is_neither_overdue_nor_lapses(docket) -> None:
    begin(docket)
    stop(docket)
    later = datetime(2027, 1, 1, 12, 0, tzinfo=UTC)
    assert not Deadline.objects.overdue(later.date()).exists()
    assert not Deadline.objects.all().lapsing(later).exists()
    assert Deadline.objects.unfinished().count() == 1


def test_a_time_stopped_on_its_last_day_ends_on_the_day_the_case_goes_on(docket, director) -> None:
    made = begin(docket)
    stop(docket, on=date(2025, 9, 24))
    resume(docket, director, date(2025, 10, 11))  # a Saturday; Monday is Columbus Day
    made.refresh_from_db()
    assert made.due_on == date(2025, 10, 14)


def test_what_an_overlay_set_runs_on_and_what_is_over_stays_over(docket, director) -> None:
    begin(docket, "abeyance_review")
    past = begin(docket, "old", on=date(2025, 6, 2))
    before = deadlines.start(
        docket, name="exchange", label="x", rule=Rule(14, before=True), trigger="step:x",
        started_on=date(2025, 10, 30), event=happened(docket),
    )  # fmt: skip
    assert stop(docket, running_on=("abeyance_review",)) == 0
    assert {d.name for d in Deadline.objects.open()} == {"abeyance_review", "old", "exchange"}
    assert resume(docket, director, date(2025, 12, 1)) == 0
    assert {past.due_on, before.due_on} == set(
        Deadline.objects.filter(name__in=("old", "exchange")).values_list("due_on", flat=True)
    )


def test_two_abeyances_are_told_one_after_the_other(docket, director) -> None:
    made = begin(docket)
    stop(docket, on=date(2025, 9, 5))
    resume(docket, director, date(2025, 9, 15))
    stop(docket, on=date(2025, 9, 22))
    resume(docket, director, date(2025, 10, 20))
    made.refresh_from_db()
    assert made.due_on == date(2025, 11, 3)  # 19 days from September 15 is October 4, a Saturday: 14 left to October 6
    assert [row.days_left for row in made.extensions.all()] == [19, 14]


def test_a_stopped_time_is_not_made_longer_and_can_be_settled(docket, director) -> None:
    made = begin(docket)
    stop(docket)
    with pytest.raises(Refused, match="stands still while the case is held"):
        deadlines.extend(made, days=5, reason="Why", by=director, event=happened(docket), on=date(2025, 9, 8))
    assert deadlines.settle(docket, ["investigation"], event=happened(docket), on=date(2025, 9, 9)) == 1
    assert resume(docket, director, date(2025, 10, 1)) == 0
