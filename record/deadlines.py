"""Sets, settles, extends and lapses the deadlines of a docket. The only writer of Deadline and DeadlineExtension.

For `complaints.workflow` and the effects of its steps, which hold the docket's lock and write the event first.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from people.errors import Refused
from people.models import User
from people.templatetags.eastern import weekday
from record.days import Closed, Due, Rule, due, left, lengthened, next_open, resumed
from record.models.calendar import Closure, Deadline, DeadlineExtension
from record.models.docket import Docket, Event


def closed_days() -> Closed:
    """Weekends, and the board's calendar as it stands now. One query."""
    return Closed(dict(Closure.objects.values_list("day", "reason")))


@transaction.atomic
def start(
    docket: Docket,
    *,
    name: str,
    label: str,
    rule: Rule,
    trigger: str,
    started_on: date,
    event: Event,
    lapse: Iterable[str] = (),
) -> Deadline:
    """Sets a deadline that runs from `started_on`, the day of the event behind it (procedure.md §1.1).

    An open one of the same name is settled first: the new time replaces the old. `lapse` names, in order, the steps of
    which the clock takes the first that it may once the time is over; without any, the time is a target.
    """
    found = due(started_on, rule, closed_days())
    settle(docket, [name], event=event, on=started_on)
    return Deadline.objects.create(
        docket=docket,
        name=name,
        label=label,
        rule_length=rule.length,
        rule_business=rule.business,
        rule_before=rule.before,
        trigger=trigger,
        started_on=started_on,
        due_on=found.day,
        skipped=[day.isoformat() for day in found.skipped],
        skipped_because=list(found.because),
        lapse=list(lapse),
        set_by=event,
    )


def settle(docket: Docket, names: Iterable[str], *, event: Event, on: date) -> int:
    """Closes the open deadlines of these names, since what they asked for is done. Returns how many there were."""
    running = Deadline.objects.filter(docket=docket, name__in=list(names)).unfinished()
    return running.update(settled_by=event, settled_on=on)


@transaction.atomic
def lapse(deadline: Deadline, *, event: Event) -> Deadline:
    """Marks that the time ran out and that `event` is what followed.

    The step that followed may itself have settled the deadline in passing; that is undone, since nobody met it. Refused
    (an error in the caller): a deadline that something else closed before.
    """
    current = Deadline.objects.select_for_update().get(pk=deadline.pk)
    if current.lapsed_by_id is not None or current.settled_by_id not in (None, event.pk):
        raise ValueError(f"Deadline {current.pk} was closed before.")
    current.settled_by, current.settled_on, current.lapsed_by = None, None, event
    current.save(update_fields=["settled_by", "settled_on", "lapsed_by"])
    return current


@transaction.atomic
def extend(
    deadline: Deadline,
    *,
    reason: str,
    by: User,
    event: Event,
    on: date,
    days: int | None = None,
    to: date | None = None,
) -> DeadlineExtension:
    """Gives more time: so many `days` on from the last day as it stands, or up to the open day `to`.

    Who may, how much and how often is for the step to say. Refused, with a sentence: no reason, a deadline that is met
    or over, a day that is closed or not later, a time before an event that would reach the event.
    """
    current = Deadline.objects.select_for_update().get(pk=deadline.pk)
    if not reason.strip():
        raise Refused(_("Say why more time is given."))
    if current.settled_by_id is not None or current.lapsed_by_id is not None:
        raise Refused(_("This time is over or no longer needed, so it cannot be made longer."))
    if current.stopped_on is not None:
        raise Refused(_("This time stands still while the case is held. It can be made longer once it runs again."))
    if current.lapse and current.due_on < on:
        raise Refused(
            _("The last day was %(day)s. More time is given before it is over.") % {"day": weekday(current.due_on)}
        )
    found = _later(current, days, to)
    if current.rule_before and found.day >= current.started_on:
        raise Refused(_("Choose a day before %(day)s.") % {"day": weekday(current.started_on)})
    extension = DeadlineExtension.objects.create(
        deadline=current,
        old_due=current.due_on,
        new_due=found.day,
        skipped=[day.isoformat() for day in found.skipped],
        skipped_because=list(found.because),
        reason=reason,
        by=by,
        event=event,
        given_on=on,
    )
    current.due_on = found.day
    current.save(update_fields=["due_on"])
    return extension


@transaction.atomic
def stop(docket: Docket, *, on: date, running_on: Iterable[str]) -> int:
    """Lets every running deadline stand still from `on`, with the days that are left; gives how many (§1.3, abeyance).

    Left alone: the names in `running_on` (the limits of overlays), a time that is over already, and a time before an
    event, since the event itself is off.
    """
    closed = closed_days()
    stopped = 0
    for deadline in Deadline.objects.filter(docket=docket, rule_before=False).open().exclude(name__in=list(running_on)):
        if deadline.due_on < on:
            continue
        deadline.stopped_on, deadline.days_left = on, left(on, deadline.due_on, deadline.rule, closed)
        deadline.save(update_fields=["stopped_on", "days_left"])
        stopped += 1
    return stopped


@transaction.atomic
def resume(docket: Docket, *, by: User, event: Event, on: date) -> int:
    """Sets every stopped deadline going again on `on`, with the days that were left; gives how many."""
    closed = closed_days()
    stopped = list(Deadline.objects.filter(docket=docket, stopped_on__isnull=False).unfinished())
    for deadline in stopped:
        found = resumed(on, deadline.rule, deadline.days_left or 0, closed)
        if found.day > deadline.due_on:
            DeadlineExtension.objects.create(
                deadline=deadline,
                old_due=deadline.due_on,
                new_due=found.day,
                skipped=[day.isoformat() for day in found.skipped],
                skipped_because=list(found.because),
                reason=_("The case was held in abeyance."),
                by=by,
                event=event,
                given_on=on,
                stopped_on=deadline.stopped_on,
                days_left=deadline.days_left,
            )
            deadline.due_on = found.day
        deadline.stopped_on, deadline.days_left = None, None
        deadline.save(update_fields=["due_on", "stopped_on", "days_left"])
    return len(stopped)


def _later(deadline: Deadline, days: int | None, to: date | None) -> Due:
    if (days is None) == (to is None):
        raise ValueError("Give either a number of days or a day.")
    closed = closed_days()
    if to is not None:
        if closed.is_closed(to):
            open_day = next_open(to, closed)
            raise Refused(
                _("The office is closed on %(day)s. Choose an open day, like %(open_day)s.")
                % {"day": weekday(to), "open_day": weekday(open_day)}
            )
        found = Due(day=to)
    elif days is not None and days >= 1:
        found = lengthened(deadline.due_on, deadline.rule, days, closed)
    else:
        raise Refused(_("Give at least one more day."))
    if found.day <= deadline.due_on:
        raise Refused(_("Choose a day after %(day)s.") % {"day": weekday(deadline.due_on)})
    return found
