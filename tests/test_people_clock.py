"""people.clock: one source of the present, moved only in the demo."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from people import clock

NOON = datetime(2027, 3, 1, 17, 0, tzinfo=UTC)


def test_the_day_is_the_day_in_new_york() -> None:
    assert clock.local_day(datetime(2027, 1, 28, 4, 59, tzinfo=UTC)) == date(2027, 1, 27)
    assert clock.local_day(datetime(2027, 1, 28, 5, 0, tzinfo=UTC)) == date(2027, 1, 28)


def test_a_day_starts_at_midnight_in_new_york_in_winter_and_in_summer() -> None:
    assert clock.start_of(date(2027, 1, 28)) == datetime(2027, 1, 28, 5, 0, tzinfo=UTC)
    assert clock.start_of(date(2027, 7, 28)) == datetime(2027, 7, 28, 4, 0, tzinfo=UTC)


def test_a_moment_without_a_zone_has_no_day() -> None:
    with pytest.raises(ValueError, match="time zone"):
        clock.local_day(datetime(2027, 1, 28, 4, 59))


def test_outside_the_demo_the_clock_is_the_real_one_and_asks_no_database(settings) -> None:
    settings.DEMO_CLOCK = False
    with time_machine.travel(NOON, tick=False):
        assert clock.now() == NOON
        assert clock.today() == date(2027, 3, 1)


def test_outside_the_demo_the_clock_cannot_be_moved(settings) -> None:
    settings.DEMO_CLOCK = False
    with pytest.raises(RuntimeError):
        clock.set_demo_clock(NOON)
    with pytest.raises(RuntimeError):
        clock.clear()


@pytest.mark.django_db
def test_in_the_demo_the_clock_is_moved_runs_on_and_is_set_back(settings) -> None:
    settings.DEMO_CLOCK = True
    with time_machine.travel(NOON, tick=False) as travel:
        clock.set_demo_clock(datetime(2028, 2, 29, 12, 0, tzinfo=UTC))
        assert clock.now() == datetime(2028, 2, 29, 12, 0, tzinfo=UTC)
        travel.shift(90)
        assert clock.now() == datetime(2028, 2, 29, 12, 1, 30, tzinfo=UTC)
        clock.set_demo_clock(datetime(2025, 1, 1, 12, 0, tzinfo=UTC))
        assert clock.today() == date(2025, 1, 1)
        clock.clear()
        assert clock.now() == datetime(2027, 3, 1, 17, 1, 30, tzinfo=UTC)
