"""Starting, settling and extending the deadlines of a docket. Called by the step that does so, inside its transaction."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from record import days
from record.models import Closure, Deadline, DeadlineExtension, Docket, Event

if TYPE_CHECKING:
    from people.models import User


def closed_days() -> days.Closed:
    """The board's list of closed days as it stands now."""
    return days.Closed(dict(Closure.objects.values_list("day", "reason")))


def start(
    docket: Docket,
    *,
    name: str,
    label: str,
    rule: days.Rule,
    trigger: str,
    started_on: date,
    event: Event,
    lapse: Iterable[str] = (),
) -> Deadline:
    """Sets a deadline. An open one of the same name is settled first: the new one takes its place."""
    settle(docket, [name], event=event, on=started_on)
    found = days.due(started_on, rule, closed_days())
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
        how=list(found.how),
        lapse=list(lapse),
        set_by=event,
    )


def settle(docket: Docket, names: Iterable[str], *, event: Event, on: date) -> int:
    """Marks the open deadlines of these names as met by this event; returns how many there were."""
    running = Deadline.objects.filter(docket=docket, name__in=list(names)).open()
    return running.update(settled_by=event, settled_on=on)


def lapse(deadline: Deadline, *, event: Event) -> None:
    """Marks a deadline as run out; `event` is the step that the clock took."""
    Deadline.objects.filter(pk=deadline.pk).open().update(lapsed_by=event)


def extend(deadline: Deadline, *, days: int, reason: str, by: User, event: Event, on: date) -> DeadlineExtension:
    """Moves the due date by so many calendar days, and on to the next open day. The old date stays on record."""
    return _extend(deadline, length=days, reason=reason, by=by, event=event, on=on)


def _extend(deadline: Deadline, *, length: int, reason: str, by: User, event: Event, on: date) -> DeadlineExtension:
    closed, new = closed_days(), deadline.due_on + timedelta(days=length)
    while closed.is_closed(new):
        new += timedelta(days=1)
    extension = DeadlineExtension.objects.create(
        deadline=deadline, old_due=deadline.due_on, new_due=new, reason=reason, by=by, event=event, given_on=on
    )
    deadline.due_on = new
    deadline.how = [*deadline.how, f"Extended by {length} days: {reason} Now due {days.said(new)}."]
    deadline.save(update_fields=["due_on", "how"])
    return extension
