"""Putting the hearing off because a side asked: in writing, for good cause, in time (procedure.md §2.15).

The officer's own `continue_hearing` (illness, a broken panel, a notice too short) lies in `hearing.py`.
"""

from __future__ import annotations

from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from complaints import rules
from complaints.correspondence import prints
from complaints.effects import Act, Done, performs
from complaints.errors import Refused
from complaints.models import Case
from hearings import continuances, panel
from hearings.models import Continuance, Hearing
from people import clock


@prints("continuance_granted", "hearing_put_off")
def _old_day(case: Case) -> dict[str, Any]:
    """The day that fell, also when the next is set before the letter leaves."""
    asked = continuances.granted(case).last()
    return {"hearing_on": asked.old_day.isoformat()} if asked else {}


@performs("hearings.ask_continuance")
def _ask(act: Act) -> Done:
    hearing = panel.ahead(act.case)
    if hearing is None:
        raise Refused(_("Set the day and place of the hearing first."))
    asked = Continuance.objects.create(
        case=act.case,
        hearing=hearing,
        side=continuances.side_of(act.person, act.case),
        asked_by=act.person,
        asked_at=act.on,
        cause=str(act.given["reason"]),
        old_day=clock.local_day(hearing.starts_at),
    )
    return Done(data={"continuance": asked.pk, "side": asked.side}, text=asked.cause)


def _rule(act: Act, ruling: Continuance.Ruling) -> Continuance:
    asked = continuances.waiting(act.case)
    if asked is None:
        raise Refused(_("Nobody has asked to put the hearing off."))
    asked.ruling, asked.ruling_reason = ruling, str(act.given["reason"])
    asked.ruled_by, asked.ruled_at = act.person, act.on
    asked.save(update_fields=["ruling", "ruling_reason", "ruled_by", "ruled_at"])
    return asked


@performs("hearings.withdraw_continuance")
def _withdraw(act: Act) -> Done:
    """Taken back by the side that asked, before the ruling: the hearing stays on its day, and nothing is used up."""
    asked = continuances.waiting(act.case)
    if asked is None:
        raise Refused(_("Nobody has asked to put the hearing off."))
    asked.ruling, asked.ruled_by, asked.ruled_at = Continuance.Ruling.WITHDRAWN, act.person, act.on
    asked.save(update_fields=["ruling", "ruled_by", "ruled_at"])
    return Done(data={"continuance": asked.pk, "side": asked.side})


@performs("hearings.grant_continuance")
def _grant(act: Act) -> Done:
    """The day that was set falls; the office sets the next within the time that is left."""
    asked = _rule(act, Continuance.Ruling.GRANTED)
    hearing = asked.hearing
    hearing.put_off_at, hearing.put_off_reason = act.on, asked.ruling_reason
    hearing.save(update_fields=["put_off_at", "put_off_reason"])
    return Done(data={"continuance": asked.pk, "old_day": asked.old_day.isoformat()}, text=asked.ruling_reason)


@performs("hearings.refuse_continuance")
def _refuse(act: Act) -> Done:
    asked = _rule(act, Continuance.Ruling.REFUSED)
    return Done(data={"continuance": asked.pk}, text=asked.ruling_reason)


def set_new_day(hearing: Hearing) -> None:
    """The day set after a granted continuance: within 60 days in all of the first day, and kept beside the old one."""
    asked = continuances.to_be_set(hearing.case)
    latest = continuances.latest_day(hearing.case)
    if asked is None or latest is None:
        return
    day = clock.local_day(hearing.starts_at)
    if day > latest:
        raise Refused(
            _("A hearing is put off by %(days)s days at most in all. Choose a day up to %(day)s.")
            % {"days": rules.number(hearing.case, "continuance_total_days"), "day": date_format(latest, "F j, Y")}
        )
    asked.new_day = day
    asked.save(update_fields=["new_day"])
