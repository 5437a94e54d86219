"""Says in plain words, in the reader's language, how a date was counted. For deadlines, the page and the command.

The board states its rule openly wherever it prints a date (procedure.md §1.1, *Carter v. Commissioner*).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from people.templatetags.eastern import eastern_day, weekday
from record.days import SATURDAY, SHORT_PERIOD, Due, Rule

# The names in fixtures/closures.json, marked here so that a date can be explained in Spanish too. Django itself
# knows the days of the week.
FEDERAL_HOLIDAYS = (
    gettext_noop("New Year's Day"),
    gettext_noop("Martin Luther King Jr. Day"),
    gettext_noop("Washington's Birthday"),
    gettext_noop("Memorial Day"),
    gettext_noop("Juneteenth"),
    gettext_noop("Independence Day"),
    gettext_noop("Labor Day"),
    gettext_noop("Columbus Day"),
    gettext_noop("Veterans Day"),
    gettext_noop("Thanksgiving Day"),
    gettext_noop("Christmas Day"),
    gettext_noop("New Year's Day, observed"),
    gettext_noop("Juneteenth, observed"),
    gettext_noop("Independence Day, observed"),
    gettext_noop("Veterans Day, observed"),
    gettext_noop("Christmas Day, observed"),
)


def how(start: date, rule: Rule, found: Due, *, served: bool = False) -> list[str]:
    """How `record.days.due` found the date, sentence by sentence. `served`: the event is the service of a letter."""
    told = [_period(start, rule, served=served)]
    if rule.counts_business_days:
        told += _not_counted(rule, found)
    elif found.skipped:
        told += _moved(rule, found)
    return [*told, _("The last day is %(day)s.") % {"day": weekday(found.day)}]


def how_extended(given_on: date, old: date, found: Due) -> list[str]:
    """That more time was given, and which closed days were passed over."""
    dates = {"given": eastern_day(given_on), "old": eastern_day(old), "new": weekday(found.day)}
    told = [_("On %(given)s the last day was moved from %(old)s to %(new)s.") % dates]
    if found.skipped:
        told.append(_closed(found))
    return told


def how_stopped(stopped_on: date, days_left: int, rule: Rule) -> str:
    """That an abeyance stopped the time, and how much of it was left."""
    if rule.counts_business_days:
        left = ngettext("%(count)d business day", "%(count)d business days", days_left)
    else:
        left = ngettext("%(count)d day", "%(count)d days", days_left)
    parts = {"stopped": eastern_day(stopped_on), "left": left % {"count": days_left}}
    return _("On %(stopped)s the case was held and the time stopped, with %(left)s left.") % parts


def how_resumed(resumed_on: date, found: Due) -> list[str]:
    """That the case went on, and where the days that were left end."""
    told = [_("On %(day)s the case went on.") % {"day": eastern_day(resumed_on)}]
    if found.skipped:
        told.append(_closed(found))
    return [*told, _("The last day is %(day)s.") % {"day": weekday(found.day)}]


def _period(start: date, rule: Rule, *, served: bool) -> str:
    if rule.business:
        length = ngettext("%(count)d business day", "%(count)d business days", rule.length)
    else:
        length = ngettext("%(count)d day", "%(count)d days", rule.length)
    parts = {"length": length % {"count": rule.length}, "start": eastern_day(start)}
    if rule.before:
        return _("At least %(length)s before %(start)s.") % parts
    if served:
        return _("%(length)s from the day the letter was served, %(start)s. The next day is day 1.") % parts
    return _("%(length)s from %(start)s. The next day is day 1.") % parts


def _not_counted(rule: Rule, found: Due) -> list[str]:
    told = []
    if not rule.business:
        told.append(
            _("When the time is %(short)d days or less, only days the office is open count.") % {"short": SHORT_PERIOD}
        )
    holidays = [(day, why) for day, why in zip(found.skipped, found.because, strict=True) if day.weekday() < SATURDAY]
    if len(holidays) < len(found.skipped):
        told.append(_("Weekends do not count."))
    if holidays:
        told.append(_("Also not counted: %(days)s.") % {"days": _named(holidays)})
    return told


def _moved(rule: Rule, found: Due) -> list[str]:
    """A calendar count that ended on a closed day: the first day passed over is the one it ended on."""
    told = [_("The count ends on %(day)s.") % {"day": weekday(found.skipped[0])}, _closed(found)]
    if rule.before:
        return [*told, _("So the last day is the open day before.")]
    return [*told, _("So the time runs to the end of the next open day.")]


def _closed(found: Due) -> str:
    days = _named(zip(found.skipped, found.because, strict=True))
    return _("The office is closed on %(days)s.") % {"days": days}


def _named(days: Iterable[tuple[date, str]]) -> str:
    # The reasons are the names of the weekdays and of the federal holidays, or what the board wrote.
    named = [_("%(day)s (%(reason)s)") % {"day": eastern_day(day), "reason": _(why)} for day, why in days]
    return get_text_list(named, _("and"))
