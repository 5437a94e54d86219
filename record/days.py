"""Which day is the last day: every limit, filing day and anniversary is counted here (procedure.md §1.1).

Pure arithmetic on dates, without Django and without a clock; any app may use it. A "day" is a calendar day in
America/New_York. Which days are closed comes in as `Closed`; `record.deadlines.closed_days` reads them from the board's
calendar.
"""

from __future__ import annotations

from calendar import isleap
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("America/New_York")
# Periods this short count only days the office is open (Conn. Agencies Regs. §16-1-5).
SHORT_PERIOD = 5
# Ordinary mail counts as served this many calendar days after posting.
MAIL_DAYS = 3
# Used only where the board chose the cut-off `office_hours`.
OFFICE_OPENS, OFFICE_CLOSES = time(9, 0), time(17, 0)

SATURDAY = 5
ONE_DAY = timedelta(days=1)

CutOff = Literal["midnight", "office_hours"]


@dataclass(frozen=True)
class Closed:
    """The days on which the office is closed: Saturdays and Sundays by rule, others by the board's calendar."""

    closures: Mapping[date, str] = field(default_factory=dict)

    def is_closed(self, day: date) -> bool:
        return bool(self.why(day))

    def why(self, day: date) -> str:
        """The name of the holiday or of the weekend day, in English; blank for an open day."""
        if day.weekday() >= SATURDAY:
            return "Saturday" if day.weekday() == SATURDAY else "Sunday"
        return self.closures.get(day, "")


@dataclass(frozen=True)
class Rule:
    """A period: so many calendar days (or business days) after an event or, with `before`, at least so many before.

    Refused: a period of less than one day, since day 1 is the day after the event.
    """

    length: int
    business: bool = False
    before: bool = False

    def __post_init__(self) -> None:
        if self.length < 1:
            raise ValueError("A period has at least one day.")

    @property
    def counts_business_days(self) -> bool:
        """Short periods do, whatever they are called."""
        return self.business or self.length <= SHORT_PERIOD


@dataclass(frozen=True)
class Due:
    """The last day, the closed days that were passed over on the way to it, in that order, and why each was closed."""

    day: date
    skipped: tuple[date, ...] = ()
    because: tuple[str, ...] = ()


def due(start: date, rule: Rule, closed: Closed) -> Due:
    """The last day of a period that an event on `start` sets off.

    The day after the event is day 1. A last day that is closed runs on to the next open day; counted back from an
    event, it moves to the open day before. So the last day is never closed; `start` itself may be. The time ends with
    the last day (`lapse_moment`).
    """
    return _count(start, rule.length, closed, business=rule.counts_business_days, back=rule.before, rolls=rule.before)


def lengthened(last_day: date, rule: Rule, more: int, closed: Closed) -> Due:
    """The new last day when `more` days are added to a period of this rule that ends on `last_day`.

    They are counted on from the last day as it stands, in the kind of day that the period counts: five days added to
    thirty make thirty-five, not a short period of their own. A time that runs up to an event still moves earlier where
    it would end on a closed day.
    """
    if more < 1:
        raise ValueError("An extension has at least one day.")
    return _count(last_day, more, closed, business=rule.counts_business_days, back=False, rolls=rule.before)


def left(day: date, last_day: date, rule: Rule, closed: Closed) -> int:
    """How many days of this period are left after `day`, up to and with `last_day`, in the kind of day it counts."""
    _refuse_moment(day)
    if not rule.counts_business_days:
        return max((last_day - day).days, 0)
    span = (day + timedelta(days=number) for number in range(1, (last_day - day).days + 1))
    return sum(not closed.is_closed(passed) for passed in span)


def resumed(day: date, rule: Rule, days_left: int, closed: Closed) -> Due:
    """The last day of a period that stood still and goes on on `day` with so many days; with none, that day itself."""
    if days_left:
        return lengthened(day, rule, days_left, closed)
    return Due(day=next_open(day, closed))


def _count(start: date, length: int, closed: Closed, *, business: bool, back: bool, rolls: bool) -> Due:
    """`back`: count towards the past. `rolls`: a closed last day moves earlier instead of later."""
    _refuse_moment(start)
    step = -ONE_DAY if back else ONE_DAY
    skipped: list[date] = []
    day = start
    if business:
        left = length
        while left:
            day += step
            if closed.is_closed(day):
                skipped.append(day)
            else:
                left -= 1
    else:
        day += step * length
    while closed.is_closed(day):
        skipped.append(day)
        day += -ONE_DAY if rolls else ONE_DAY
    return Due(day=day, skipped=tuple(skipped), because=tuple(closed.why(passed) for passed in skipped))


def lapse_moment(last_day: date) -> datetime:
    """When a time that ends with `last_day` is over: 00:00 in America/New_York of the day after."""
    _refuse_moment(last_day)
    return datetime.combine(last_day + ONE_DAY, time.min, tzinfo=ZONE)


def deemed_served(posted: date, mail_days: int = MAIL_DAYS) -> date:
    """The day on which ordinary mail posted on `posted` counts as served: three calendar days later, closed or not.

    A case that runs under another number of days gives its own.
    """
    _refuse_moment(posted)
    return posted + timedelta(days=mail_days)


def filing_day(moment: datetime, cut_off: CutOff, closed: Closed) -> date:
    """The day on which something received at `moment` (aware) counts as filed; the day it was sent never counts.

    `midnight`: the day of receipt in America/New_York, to 23:59:59, closed or not. `office_hours`: what comes while the
    office is closed is filed when it opens next (§16-1-11); what comes at 5:00 p.m. sharp is still in time.
    """
    if moment.tzinfo is None:
        raise ValueError("A moment without a time zone has no day.")
    local = moment.astimezone(ZONE)
    day = local.date()
    if cut_off == "midnight":
        return day
    if cut_off != "office_hours":
        raise ValueError(f"Unknown cut-off: {cut_off!r}.")
    if local.time() > OFFICE_CLOSES:
        day += ONE_DAY
    return next_open(day, closed)


def next_open(day: date, closed: Closed) -> date:
    """The day itself or, when it is closed, the first open day after it."""
    _refuse_moment(day)
    while closed.is_closed(day):
        day += ONE_DAY
    return day


def years_after(day: date, years: int) -> date:
    """The anniversary: the same date so many years later; of February 29, in a common year, February 28.

    Never rolled: it is a limit in law or the end of a listing, not a day on which something is handed in.
    """
    _refuse_moment(day)
    year = day.year + years
    if (day.month, day.day) == (2, 29) and not isleap(year):
        return date(year, 2, 28)
    return day.replace(year=year)


def _refuse_moment(day: date) -> None:
    # A datetime is a date to Python, but it is never equal to a day in the calendar of closed days.
    if isinstance(day, datetime):
        raise TypeError("Days are counted from a day, not from a moment.")
