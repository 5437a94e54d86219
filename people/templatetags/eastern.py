"""Dates and times as the Board writes them, in America/New_York whoever looks (ux.md §3, 59). For every template.

`{{ moment|eastern }}` "March 31, 2027, 9:00 a.m. ET", `{{ moment|eastern_time }}` "9:00 a.m. ET", `{{ day|eastern }}`
"March 31, 2027", `{{ day|weekday }}` "Wednesday, March 31, 2027", `{{ day|days_from:shell.today }}` "in 3 days".
"""

from __future__ import annotations

from datetime import date, datetime

from django import template
from django.utils.dateformat import format as written
from django.utils.translation import gettext, ngettext

from people.clock import ZONE, local_day

register = template.Library()


@register.filter
def eastern(value: date | datetime | None) -> str:
    """The date; with a moment also the time. Nothing for None."""
    if value is None or value == "":
        return ""
    # Translators: how a date is written, in Django's date format: March 31, 2027.
    day = written(_day(value), gettext("F j, Y"))
    return f"{day}, {eastern_time(value)}" if isinstance(value, datetime) else day


@register.filter
def eastern_day(value: date | datetime | None) -> str:
    """The date alone, also of a moment."""
    return "" if value is None or value == "" else eastern(_day(value))


@register.filter
def eastern_time(value: datetime | None) -> str:
    """The time alone: "9:00 a.m. ET"."""
    if value is None or value == "":
        return ""
    # Translators: how a time is written, in Django's date format: 9:00 a.m.
    return gettext("{time} ET").format(time=written(value.astimezone(ZONE), gettext("g:i a")))


@register.filter
def weekday(value: date | datetime | None) -> str:
    """The date with its day of the week."""
    if value is None or value == "":
        return ""
    # Translators: how a date with its weekday is written, in Django's date format: Monday, May 3, 2027.
    return written(_day(value), gettext("l, F j, Y"))


@register.filter
def iso(value: date | datetime | None) -> str:
    """For the `datetime` attribute of `<time>`."""
    if value is None or value == "":
        return ""
    return value.astimezone(ZONE).isoformat() if isinstance(value, datetime) else value.isoformat()


@register.filter
def days_from(value: date | datetime | None, today: date) -> str:
    """How far a day is from today, in calendar days: "today", "in 3 days", "2 days late"."""
    if value is None or value == "":
        return ""
    ahead = (_day(value) - today).days
    if ahead == 0:
        return gettext("today")
    if ahead == 1:
        return gettext("tomorrow")
    if ahead > 0:
        return ngettext("in %(count)d day", "in %(count)d days", ahead) % {"count": ahead}
    return ngettext("%(count)d day late", "%(count)d days late", -ahead) % {"count": -ahead}


@register.filter
def is_before(value: date | datetime | None, today: date) -> bool:
    """Whether the day is over."""
    return bool(value) and _day(value) < today  # type: ignore[arg-type]


def _day(value: date | datetime) -> date:
    return local_day(value) if isinstance(value, datetime) else value
