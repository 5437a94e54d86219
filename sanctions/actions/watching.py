"""Reminders of conditions, and a later day for one (procedure.md §1.3 row 20, §1.1 extensions).

A letter tells what is true when it is approved: a reminder lists what is open then, and one letter tells every later
day that no letter has told yet.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from complaints.correspondence import prints
from complaints.effects import Act, Done, performs
from complaints.errors import Refused
from complaints.models import Case
from people import clock
from people.templatetags.eastern import eastern
from record import notices
from record.models import Notice
from sanctions.conditions import coming_due, day_changes, open_conditions, reminded_of, with_a_day
from sanctions.models import Condition, ConditionDayChange, ConditionReminder

REMINDER, LATER_DAY = "condition_reminder", "condition_day_changed"


def _withdraw(case: Case, kind: str) -> None:
    notices.withdraw_drafts(Notice.objects.filter(docket=case.docket_id, kind=kind))


def withdraw_reminders(case: Case) -> None:
    """A reminder that nobody has approved is not sent once nothing that it was written for is open and near."""
    if not reminded_of(case).exists():
        _withdraw(case, REMINDER)


@performs("sanctions.remind_of_conditions")
def _remind_of_conditions(act: Act) -> Done:
    """One letter for all that is open, in place of one that waits. A person of the office approves it like every letter."""
    near = coming_due(act.case, clock.local_day(act.on))
    ConditionReminder.objects.bulk_create(
        [ConditionReminder(condition=one, due_on=one.due_on, written_at=act.on) for one in near if one.due_on]
    )
    _withdraw(act.case, REMINDER)
    return Done(data={"conditions": [one.pk for one in near]})


@performs("sanctions.change_condition_day")
def _change_condition_day(act: Act) -> Done:
    """Later only, and never to a day that is over. A letter that waits is replaced by one that tells this day too."""
    condition: Condition = act.given["condition"]
    new, reason, today = act.given["new_due"], str(act.given["reason"]).strip(), clock.local_day(act.on)
    standing = with_a_day(act.case).filter(pk=condition.pk).first()
    if standing is None or standing.due_on is None:
        raise Refused(_("This condition is met already, or names no last day."))
    if new <= standing.due_on:
        raise Refused(
            _("It is due on %(day)s now. Give a later day: an earlier one would make the sanction heavier.")
            % {"day": eastern(standing.due_on)}
        )
    if new <= today:
        raise Refused(_("This day is over or is today. Give a day that lies ahead."))
    if not reason:
        raise Refused(_("Write why the condition gets a later day."))
    change = ConditionDayChange.objects.create(
        condition=standing,
        old_due=standing.due_on,
        new_due=new,
        reason=reason,
        changed_by=act.person,
        changed_at=act.on,
    )
    standing.due_on = new
    standing.save(update_fields=["due_on"])
    withdraw_reminders(act.case)
    _withdraw(act.case, LATER_DAY)
    days = {"old_due": change.old_due.isoformat(), "new_due": new.isoformat()}
    return Done(data={"condition": standing.pk, "change": change.pk, **days}, text=reason)


@prints(REMINDER)
def _what_is_open(case: Case) -> dict[str, Any]:
    found = open_conditions(case)
    return {"conditions": [{"text": one.text, "due_on": one.due_on and one.due_on.isoformat()} for one in found]}


@prints(LATER_DAY)
def _what_was_not_told(case: Case) -> dict[str, Any]:
    """The later days that were given after the last letter about one left its draft."""
    told = Notice.objects.filter(docket=case.docket_id, kind=LATER_DAY, released_at__isnull=False)
    last = told.order_by("-released_at").values_list("released_at", flat=True).first()
    changes = day_changes(case)
    if last is not None:
        changes = changes.filter(changed_at__gt=last)
    return {
        "changes": [
            {
                "text": one.condition.text,
                "old_on": one.old_due.isoformat(),
                "new_on": one.new_due.isoformat(),
                "reason": one.reason,
            }
            for one in changes
        ]
    }
