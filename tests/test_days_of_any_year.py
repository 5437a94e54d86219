"""What holds of record/days.py for all dates, periods and calendars, and not only for those of the stories."""

from datetime import UTC, date, datetime, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from record.days import Closed, Rule, due, filing_day, lapse_moment, lengthened, years_after
from tests.test_closures import BOARD

NEW_YORK = ZoneInfo("America/New_York")
ONE_DAY = timedelta(days=1)

starts = st.dates(date(2000, 1, 1), date(2050, 12, 31))
lengths = st.integers(1, 400)
rules = st.builds(Rule, length=lengths, business=st.booleans(), before=st.booleans())


@st.composite
def calendars(draw: st.DrawFn, near: date) -> Closed:
    """The board's calendar, or one with odd closings near a day: whole closed weeks, closings on weekends."""
    if draw(st.booleans()):
        return BOARD
    apart = draw(st.sets(st.integers(-450, 450), max_size=40))
    week = draw(st.integers(-450, 450))
    closed = apart | {week + step for step in range(draw(st.integers(0, 12)))}
    return Closed({near + timedelta(days=step): "Snow" for step in closed})


@st.composite
def questions(draw: st.DrawFn) -> tuple[date, Rule, Closed]:
    start = draw(starts)
    return start, draw(rules), draw(calendars(start))


def naive(start: date, rule: Rule, closed: Closed) -> date:
    """The rule read aloud: walk away from the event one day at a time; the first day that will do is the answer."""
    forward = not rule.before
    counted = 0
    for distance in count(1):
        here = start + timedelta(days=distance if forward else -distance)
        is_open = here.weekday() < 5 and here not in closed.closures
        counted += is_open if rule.business or rule.length <= 5 else 1
        if counted >= rule.length and is_open:
            return here
    raise AssertionError


@given(questions())
def test_the_last_day_is_the_one_that_a_patient_reader_finds(question) -> None:
    assert due(*question).day == naive(*question)


@given(questions())
def test_the_last_day_is_never_closed_and_each_day_passed_over_is(question) -> None:
    found = due(*question)
    closed = question[2]
    assert not closed.is_closed(found.day)
    assert [closed.why(passed) for passed in found.skipped] == list(found.because)
    assert "" not in found.because
    assert len(set(found.skipped)) == len(found.skipped)


@given(questions())
def test_a_closed_last_day_rolls_later_after_an_event_and_earlier_before_it(question) -> None:
    start, rule, closed = question
    found = due(start, rule, closed)
    if rule.before:
        assert found.day <= start - timedelta(days=rule.length)
    else:
        assert found.day >= start + timedelta(days=rule.length)
    if not rule.counts_business_days:
        nominal = start + timedelta(days=-rule.length if rule.before else rule.length)
        between = abs((found.day - nominal).days)
        assert len(found.skipped) == between


@given(questions())
def test_a_business_period_holds_exactly_its_number_of_open_days(question) -> None:
    start, asked, closed = question
    rule = Rule(asked.length, business=True, before=asked.before)
    found = due(start, rule, closed)
    first, last = (found.day, start - ONE_DAY) if rule.before else (start + ONE_DAY, found.day)
    days = [first + timedelta(days=step) for step in range((last - first).days + 1)]
    assert sum(not closed.is_closed(each) for each in days) == rule.length
    assert {each for each in days if closed.is_closed(each)} == set(found.skipped)


@given(questions(), st.integers(1, 30))
def test_a_longer_period_of_the_same_kind_never_ends_sooner(question, more) -> None:
    start, rule, closed = question
    longer = Rule(rule.length + more, business=rule.business, before=rule.before)
    if rule.counts_business_days == longer.counts_business_days:
        first, second = due(start, rule, closed).day, due(start, longer, closed).day
        assert (second <= first) if rule.before else (second >= first)


@given(questions(), st.integers(1, 60))
def test_more_time_ends_on_an_open_day_and_after_an_event_always_later(question, more) -> None:
    start, rule, closed = question
    last = due(start, rule, closed).day
    found = lengthened(last, rule, more, closed)
    assert not closed.is_closed(found.day)
    if not rule.before:
        assert found.day >= last + timedelta(days=more)
    else:
        assert found.day <= last + timedelta(days=more) or rule.counts_business_days


@given(questions(), st.integers(1, 60))
def test_business_days_added_in_two_helpings_are_the_same_as_in_one(question, more) -> None:
    start, asked, closed = question
    rule = Rule(asked.length, business=True)
    whole = due(start, Rule(asked.length + more, business=True), closed).day
    assert lengthened(due(start, rule, closed).day, rule, more, closed).day == whole


@given(starts, st.integers(0, 60))
def test_an_anniversary_falls_in_its_year_on_its_date_or_on_february_28(start, years) -> None:
    found = years_after(start, years)
    assert found.year == start.year + years
    same = (found.month, found.day) == (start.month, start.day)
    assert same or ((start.month, start.day) == (2, 29) and (found.month, found.day) == (2, 28))


@given(starts)
def test_a_time_is_over_when_the_next_day_begins_in_new_york(last) -> None:
    over = lapse_moment(last).astimezone(UTC).astimezone(NEW_YORK)
    assert (over.date(), over.time().isoformat()) == (last + ONE_DAY, "00:00:00")
    assert filing_day(over.astimezone(UTC) - timedelta(microseconds=1), "midnight", Closed()) == last


@given(st.datetimes(datetime(2015, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC)))
def test_office_hours_never_file_sooner_than_midnight_and_never_on_a_closed_day(moment) -> None:
    by_hours, by_midnight = filing_day(moment, "office_hours", BOARD), filing_day(moment, "midnight", BOARD)
    assert by_hours >= by_midnight
    assert not BOARD.is_closed(by_hours)
