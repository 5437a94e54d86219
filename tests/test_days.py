"""record/days.py: every date in the stories of the board, and its edges (procedure.md §1.1)."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from record.days import (
    Due,
    Rule,
    deemed_served,
    due,
    filing_day,
    lapse_moment,
    lengthened,
    next_open,
    years_after,
)
from tests.test_closures import BOARD

NEW_YORK = ZoneInfo("America/New_York")


def day(text: str) -> date:
    return date.fromisoformat(text)


def ends(start: str, length: int, *, business: bool = False, before: bool = False) -> str:
    return due(day(start), Rule(length, business=business, before=before), BOARD).day.isoformat()


# ---- the dates of the stories, each as scenarios.md prints it ----------------------------------------------------------

CALENDAR = "days"
BUSINESS = "business days"
BEFORE = "days before"

STORIES = [
    # T1, straight path to Public Reprimand
    ("T1 receipt", "2025-01-06", 5, BUSINESS, "2025-01-13"),
    ("T1 screening, Martin Luther King Jr. Day skipped", "2025-01-06", 14, BUSINESS, "2025-01-27"),
    ("T1 notice", "2025-01-22", 7, BUSINESS, "2025-01-31"),
    ("T1 answer", "2025-01-27", 30, CALENDAR, "2025-02-26"),
    ("T1 investigation, Sunday and Memorial Day", "2025-02-24", 90, CALENDAR, "2025-05-27"),
    ("T1 election", "2025-04-14", 30, CALENDAR, "2025-05-14"),
    ("T1 challenge, Memorial Day", "2025-05-16", 10, CALENDAR, "2025-05-27"),
    ("T1 exhibits", "2025-06-24", 14, BEFORE, "2025-06-10"),
    ("T1 panel report", "2025-06-24", 14, CALENDAR, "2025-07-08"),
    ("T1 exceptions, Sunday", "2025-07-03", 10, CALENDAR, "2025-07-14"),
    ("T1 reconsideration, Saturday", "2025-07-25", 15, CALENDAR, "2025-08-11"),
    ("T1 appeal, Sunday", "2025-07-25", 30, CALENDAR, "2025-08-25"),
    ("T1 publication, Labor Day skipped", "2025-08-26", 10, BUSINESS, "2025-09-10"),
    # T2, conflicted panel member
    ("T2 challenge", "2025-03-03", 10, CALENDAR, "2025-03-13"),
    ("T2 challenge of the alternate, Saturday", "2025-03-19", 10, CALENDAR, "2025-03-31"),
    ("T2 challenge on later knowledge, Sunday", "2025-03-20", 10, CALENDAR, "2025-03-31"),
    ("T2 appeal, Sunday", "2025-05-09", 30, CALENDAR, "2025-06-09"),
    ("T2 reinstatement", "2026-01-05", 45, CALENDAR, "2026-02-19"),
    # T3, appeal one day late
    ("T3 appeal, Sunday", "2025-05-30", 30, CALENDAR, "2025-06-30"),
    ("T3 decision on the appeal", "2025-06-30", 60, CALENDAR, "2025-08-29"),
    # T9, emergency
    ("T9 confirmation", "2025-08-07", 5, BUSINESS, "2025-08-14"),
    ("T9 hearing, Labor Day skipped", "2025-08-13", 15, BUSINESS, "2025-09-04"),
    ("T9 outer limit", "2025-08-07", 60, CALENDAR, "2025-10-06"),
    ("T9 ruling, Labor Day skipped", "2025-08-28", 5, BUSINESS, "2025-09-05"),
    ("T9 review of the abeyance", "2025-09-05", 90, CALENDAR, "2025-12-04"),
    ("T9 self-report", "2026-02-18", 30, CALENDAR, "2026-03-20"),
    ("T9 show cause, Sunday", "2026-02-27", 30, CALENDAR, "2026-03-30"),
    ("T9 appeal, Sunday and Memorial Day", "2026-04-24", 30, CALENDAR, "2026-05-26"),
    # Boundaries
    ("a Sunday runs on to Monday", "2025-01-31", 30, CALENDAR, "2025-03-03"),
    ("Juneteenth runs on to Friday", "2025-06-04", 15, CALENDAR, "2025-06-20"),
    ("three days skip Independence Day and the weekend", "2025-07-03", 3, CALENDAR, "2025-07-09"),
]


@pytest.mark.parametrize(
    ("start", "length", "kind", "last"), [row[1:] for row in STORIES], ids=[row[0] for row in STORIES]
)
def test_every_date_of_the_stories_is_found(start, length, kind, last) -> None:
    assert ends(start, length, business=kind == BUSINESS, before=kind == BEFORE) == last


def test_the_hearing_of_the_first_story_has_notice_enough() -> None:
    """T1: served May 16, heard June 24; the last day on which notice can be served lies 30 days before."""
    assert ends("2025-06-24", 30, before=True) == "2025-05-23"  # May 25 is a Sunday; Friday is earlier


# ---- how it was found ---------------------------------------------------------------------------------------------------


def test_a_closed_last_day_is_named_with_its_reason() -> None:
    found = due(day("2025-02-24"), Rule(90), BOARD)
    assert found == Due(day("2025-05-27"), (day("2025-05-25"), day("2025-05-26")), ("Sunday", "Memorial Day"))


def test_closed_days_inside_a_calendar_period_are_not_named() -> None:
    assert due(day("2025-01-06"), Rule(30), BOARD) == Due(day("2025-02-05"))


def test_every_day_left_out_of_a_business_count_is_named() -> None:
    found = due(day("2025-07-03"), Rule(3), BOARD)
    left_out = (day("2025-07-04"), day("2025-07-05"), day("2025-07-06"))
    assert found == Due(day("2025-07-09"), left_out, ("Independence Day", "Saturday", "Sunday"))


def test_days_counted_back_are_named_in_the_order_they_were_met() -> None:
    found = due(day("2025-06-10"), Rule(15, before=True), BOARD)
    left_out = (day("2025-05-26"), day("2025-05-25"), day("2025-05-24"))
    assert found == Due(day("2025-05-23"), left_out, ("Memorial Day", "Sunday", "Saturday"))


def test_an_event_on_a_closed_day_counts_from_that_day() -> None:
    """Served by the portal on a Saturday: Sunday is day 1."""
    assert ends("2025-02-01", 30) == "2025-03-03"
    assert ends("2025-02-01", 1, business=True) == "2025-02-03"


def test_five_days_are_business_days_and_six_are_not() -> None:
    """So five days may end after six: a step in the regulation itself (§16-1-5), not in the count."""
    assert (ends("2025-07-03", 5), ends("2025-07-03", 6)) == ("2025-07-11", "2025-07-09")
    assert ends("2025-07-03", 5) == ends("2025-07-03", 5, business=True)
    assert ends("2025-07-11", 5, before=True) == "2025-07-03"


def test_a_leap_day_is_a_day() -> None:
    assert (ends("2024-01-30", 30), ends("2023-01-30", 30)) == ("2024-02-29", "2023-03-01")


def test_a_period_has_at_least_one_day() -> None:
    for length in (0, -1):
        with pytest.raises(ValueError, match="at least one day"):
            Rule(length)


def test_a_moment_is_refused_where_a_day_is_asked() -> None:
    moment = datetime(2025, 7, 3, 23, 0, tzinfo=UTC)
    for asked in (
        lambda: due(moment, Rule(3), BOARD),
        lambda: lengthened(moment, Rule(3), 1, BOARD),
        lambda: lapse_moment(moment),
        lambda: deemed_served(moment),
        lambda: years_after(moment, 1),
        lambda: next_open(moment, BOARD),
    ):
        with pytest.raises(TypeError, match="not from a moment"):
            asked()


# ---- more time --------------------------------------------------------------------------------------------------------


def test_more_time_is_counted_on_from_the_last_day() -> None:
    assert lengthened(day("2025-02-26"), Rule(30), 15, BOARD) == Due(day("2025-03-13"))


def test_a_few_days_more_of_a_long_period_are_calendar_days() -> None:
    assert lengthened(day("2025-07-03"), Rule(30), 5, BOARD).day == day("2025-07-08")
    assert lengthened(day("2025-07-03"), Rule(30), 2, BOARD).day == day("2025-07-07")  # July 5 is a Saturday


def test_more_business_days_skip_closed_days_however_many_they_are() -> None:
    assert lengthened(day("2025-08-14"), Rule(14, business=True), 12, BOARD).day == day("2025-09-02")
    assert lengthened(day("2025-07-03"), Rule(5), 2, BOARD).day == day("2025-07-08")


def test_more_time_before_an_event_still_rolls_away_from_it() -> None:
    assert lengthened(day("2025-06-10"), Rule(14, before=True), 5, BOARD).day == day(
        "2025-06-13"
    )  # June 15 is a Sunday


def test_an_extension_has_at_least_one_day() -> None:
    with pytest.raises(ValueError, match="at least one day"):
        lengthened(day("2025-06-10"), Rule(30), 0, BOARD)


# ---- filing, service, lapse, anniversaries ------------------------------------------------------------------------------


def eastern(text: str, fold: int = 0) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=NEW_YORK, fold=fold)


@pytest.mark.parametrize(
    ("received", "midnight", "office_hours"),
    [
        ("2025-06-30 23:58", "2025-06-30", "2025-07-01"),  # T3 (a)
        ("2025-07-01 00:07", "2025-07-01", "2025-07-01"),  # T3 (b)
        ("2025-06-30 23:59:59.999999", "2025-06-30", "2025-07-01"),
        ("2025-06-30 08:00", "2025-06-30", "2025-06-30"),  # before opening: filed at the opening of that day
        ("2025-06-30 17:00", "2025-06-30", "2025-06-30"),
        ("2025-06-30 17:00:00.000001", "2025-06-30", "2025-07-01"),
        ("2025-07-03 18:00", "2025-07-03", "2025-07-07"),  # over Independence Day and the weekend
        ("2025-05-25 12:00", "2025-05-25", "2025-05-27"),  # Sunday before Memorial Day
    ],
)
def test_the_filing_day_depends_on_the_cut_off(received, midnight, office_hours) -> None:
    moment = eastern(received)
    assert filing_day(moment, "midnight", BOARD) == day(midnight)
    assert filing_day(moment, "office_hours", BOARD) == day(office_hours)


def test_the_night_the_clocks_go_back_is_one_day() -> None:
    first, second = eastern("2025-11-02 01:30"), eastern("2025-11-02 01:30", fold=1)
    assert second.timestamp() - first.timestamp() == 3600
    assert {filing_day(moment, "midnight", BOARD) for moment in (first, second)} == {day("2025-11-02")}


def test_the_filing_day_is_the_day_in_new_york_whoever_sends() -> None:
    assert filing_day(datetime(2025, 7, 1, 3, 59, 59, tzinfo=UTC), "midnight", BOARD) == day("2025-06-30")
    assert filing_day(datetime(2025, 7, 1, 4, 0, tzinfo=UTC), "midnight", BOARD) == day("2025-07-01")
    assert filing_day(datetime(2025, 6, 30, 17, 58, tzinfo=ZoneInfo("Pacific/Honolulu")), "midnight", BOARD) == day(
        "2025-06-30"
    )


def test_a_moment_without_a_zone_and_an_unknown_cut_off_are_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        filing_day(datetime(2025, 7, 1), "midnight", BOARD)
    with pytest.raises(ValueError, match="noon"):
        filing_day(eastern("2025-07-01 10:00"), "noon", BOARD)  # type: ignore[arg-type]


def test_mail_counts_as_served_three_calendar_days_after_posting_even_on_a_closed_day() -> None:
    assert (deemed_served(day("2025-06-27")), deemed_served(day("2025-07-01"))) == (
        day("2025-06-30"),
        day("2025-07-04"),
    )


def test_a_time_is_over_at_midnight_in_new_york_in_summer_and_in_winter() -> None:
    assert lapse_moment(day("2025-06-30")).utcoffset() == timedelta(hours=-4)
    over = {
        text: lapse_moment(day(text)).astimezone(UTC).isoformat()
        for text in ("2025-06-30", "2025-11-01", "2025-11-02", "2025-12-31", "2025-03-09")
    }
    assert over == {
        "2025-06-30": "2025-07-01T04:00:00+00:00",
        "2025-11-01": "2025-11-02T04:00:00+00:00",
        "2025-11-02": "2025-11-03T05:00:00+00:00",
        "2025-12-31": "2026-01-01T05:00:00+00:00",
        "2025-03-09": "2025-03-10T04:00:00+00:00",
    }


@pytest.mark.parametrize(
    ("start", "years", "anniversary"),
    [
        ("2018-12-01", 4, "2022-12-01"),  # T5: the limitation of the gift
        ("2019-06-15", 5, "2024-06-15"),  # T6 (a)
        ("2021-03-01", 5, "2026-03-01"),  # T6 (c)
        ("2020-02-29", 5, "2025-02-28"),  # T6 (e)
        ("2020-02-29", 4, "2024-02-29"),
        ("2020-02-28", 5, "2025-02-28"),
        ("2025-08-26", 5, "2030-08-26"),  # T1: the listing ends
        ("2096-02-29", 4, "2100-02-28"),  # 2100 is a common year
    ],
)
def test_an_anniversary_is_the_same_date(start, years, anniversary) -> None:
    assert years_after(day(start), years) == day(anniversary)


def test_the_open_day_itself_is_the_next_open_day() -> None:
    found = {text: next_open(day(text), BOARD) for text in ("2025-07-03", "2025-07-04", "2025-07-05")}
    assert found == {"2025-07-03": day("2025-07-03"), "2025-07-04": day("2025-07-07"), "2025-07-05": day("2025-07-07")}
