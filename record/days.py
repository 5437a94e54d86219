"""Counting days (procedure.md §1.1). Pure: no database, no clock, no Django. Days are calendar days in New York."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("America/New_York")
DAY = timedelta(days=1)
SHORT = 5  # periods of five days or fewer skip closed days
OPENS, CLOSES = time(9, 0), time(17, 0)


@dataclass(frozen=True)
class Closed:
    """Weekends by rule, other closed days by the board's list."""

    days: Mapping[date, str] = field(default_factory=dict)

    def why(self, day: date) -> str:
        if day.weekday() >= 5:
            return "a Saturday" if day.weekday() == 5 else "a Sunday"
        return self.days.get(day, "")

    def is_closed(self, day: date) -> bool:
        return bool(self.why(day))


@dataclass(frozen=True)
class Rule:
    """A period: its length, whether only business days count, and whether it counts back from an event."""

    length: int
    business: bool = False
    before: bool = False


@dataclass(frozen=True)
class Due:
    """The day something is due, the closed days that were passed over, and how it was found."""

    day: date
    skipped: tuple[date, ...]
    how: tuple[str, ...]


def due(start: date, rule: Rule, closed: Closed) -> Due:
    """The last day of a period that begins the day after `start` (or, with `before`, counts back from it).

    Periods of five days or fewer count business days. A last day on a closed day runs to the end of the next open day;
    counting back, it moves to the open day before.
    """
    if rule.length < 0:
        raise ValueError("A period has no negative length.")
    step = -DAY if rule.before else DAY
    business = rule.business or 0 < rule.length <= SHORT
    skipped: list[date] = []
    day = start
    counted = 0
    while counted < rule.length:
        day += step
        if business and closed.is_closed(day):
            skipped.append(day)
            continue
        counted += 1
    unit = "business" if business else "calendar"
    where = "back from" if rule.before else "after"
    how = [f"{rule.length} {unit} days {where} {said(start)}."]
    while closed.is_closed(day):
        how.append(f"{said(day)} is {closed.why(day)}, so the day moves {'earlier' if rule.before else 'on'}.")
        skipped.append(day)
        day += step
    if business and skipped:
        how.append(f"Closed days passed over: {len(skipped)}.")
    how.append(f"Due {said(day)}.")
    return Due(day, tuple(skipped), tuple(how))


def deemed_served(posted: date) -> date:
    """Ordinary mail is served three calendar days after posting; closed days do not move it."""
    return posted + 3 * DAY


def filing_day(moment: datetime, cut_off: str, closed: Closed) -> date:
    """The day on which something counts as filed: received by midnight or, under `office_hours`, at the next opening."""
    local = moment.astimezone(ZONE)
    if cut_off == "midnight":
        return local.date()
    if cut_off != "office_hours":
        raise ValueError(f"There is no cut-off named {cut_off}.")
    day = local.date() if local.time() < CLOSES else local.date() + DAY
    while closed.is_closed(day):
        day += DAY
    return day


def lapse_moment(day: date) -> datetime:
    """00:00 in New York on the day after the last day."""
    return datetime.combine(day + DAY, time(0), tzinfo=ZONE)


def years_after(day: date, years: int) -> date:
    """The anniversary; for February 29 it is February 28."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def said(day: date) -> str:
    return f"{day:%A, %B} {day.day}, {day.year}"
