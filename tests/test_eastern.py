"""Dates and times as the Board writes them (ux.md §3, 59)."""

from datetime import UTC, date, datetime

import pytest

from people.templatetags.eastern import days_from, eastern, eastern_day, eastern_time, is_before, iso, weekday


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (datetime(2027, 3, 31, 13, 0, tzinfo=UTC), "March 31, 2027, 9:00 a.m. ET"),
        (datetime(2027, 3, 14, 6, 59, tzinfo=UTC), "March 14, 2027, 1:59 a.m. ET"),
        (datetime(2027, 3, 14, 7, 0, tzinfo=UTC), "March 14, 2027, 3:00 a.m. ET"),
        (datetime(2027, 11, 7, 4, 59, tzinfo=UTC), "November 7, 2027, 12:59 a.m. ET"),
        (datetime(2027, 11, 8, 4, 59, tzinfo=UTC), "November 7, 2027, 11:59 p.m. ET"),
    ],
)
def test_a_moment_is_written_in_eastern_time(moment, words):
    assert eastern(moment) == words


def test_a_day_has_no_time_and_its_month_is_written_out():
    assert eastern(date(2027, 9, 3)) == "September 3, 2027"
    assert weekday(date(2027, 5, 3)) == "Monday, May 3, 2027"


@pytest.mark.requirement(59)
def test_late_in_the_evening_the_day_is_still_the_day_in_connecticut():
    moment = datetime(2027, 4, 1, 3, 30, tzinfo=UTC)
    assert eastern_day(moment) == "March 31, 2027"
    assert eastern_time(moment) == "11:30 p.m. ET"
    assert iso(moment) == "2027-03-31T23:30:00-04:00"


def test_nothing_is_written_for_nothing():
    assert [write(None) for write in (eastern, eastern_day, eastern_time, weekday, iso)] == [""] * 5


def test_the_distance_of_a_day_is_in_calendar_days():
    today = date(2027, 3, 13)
    distances = {ahead: days_from(date(2027, 3, 13 + ahead), today) for ahead in (-2, -1, 0, 1, 3)}
    assert distances == {-2: "2 days late", -1: "1 day late", 0: "today", 1: "tomorrow", 3: "in 3 days"}


def test_a_day_is_over_only_on_the_next():
    assert [is_before(date(2027, 3, 13), date(2027, 3, day)) for day in (12, 13, 14)] == [False, False, True]
