"""Monitoring and reinstatement: a suspension never ends by itself (procedure.md §1.3 rows 20 and 21, §3)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from complaints.actions.filing import keep_paper
from complaints.effects import Act, Done, performs
from complaints.errors import Refused
from complaints.models import DocumentKind
from people import clock
from sanctions.actions.watching import withdraw_reminders
from sanctions.conditions import open_conditions
from sanctions.models import Condition, Publication, Sanction
from sanctions.standing import standing_sanction


def _standing(act: Act) -> Sanction:
    sanction = standing_sanction(act.case)
    if sanction is None:
        raise Refused(_("No sanction stands."))
    return sanction


@performs("sanctions.begin_monitoring")
def _begin_monitoring(act: Act) -> Done:
    sanction = _standing(act)
    return Done(data={"sanction": sanction.pk}, dates={"suspension_ends": sanction.ends_on} if sanction.ends_on else {})


@performs("sanctions.record_condition")
def _record_condition(act: Act) -> Done:
    condition: Condition = act.given["condition"]
    if not open_conditions(act.case).filter(pk=condition.pk).exists():
        raise Refused(_("This condition is met already."))
    condition.met_on, condition.evidence = clock.local_day(act.on), act.given["evidence"]
    condition.recorded_by = act.person
    condition.save(update_fields=["met_on", "evidence", "recorded_by"])
    withdraw_reminders(act.case)
    return Done(data={"condition": condition.pk}, text=condition.evidence)


@performs("sanctions.request_reinstatement")
def _request_reinstatement(act: Act) -> Done:
    sanction = _standing(act)
    sanction.reinstatement_asked_on = clock.local_day(act.on)
    sanction.save(update_fields=["reinstatement_asked_on"])
    paper = keep_paper(act, DocumentKind.EVIDENCE, _("Request for reinstatement"))
    return Done(data={"sanction": sanction.pk, "document": paper.pk}, text=paper.text)


@performs("sanctions.reinstate")
def _reinstate(act: Act) -> Done:
    """The credential is active again, and the public entry says 'reinstated'."""
    sanction, today = _standing(act), clock.local_day(act.on)
    sanction.reinstated_on = today
    sanction.save(update_fields=["reinstated_on"])
    link = getattr(sanction, "publication_link", None)
    if link:
        Publication.objects.filter(pk=link.publication_id).update(reinstated_on=today)
    return Done(data={"sanction": sanction.pk})


@performs("sanctions.refuse_reinstatement")
def _refuse_reinstatement(act: Act) -> Done:
    sanction = _standing(act)
    today = clock.local_day(act.on)
    # A request that came in time is no silence: the time to ask runs anew, never from a day that is gone.
    dates = {"suspension_ends": max(sanction.ends_on, today)} if sanction.ends_on else {}
    return Done(data={"sanction": sanction.pk}, text=str(act.given["reason"]), dates=dates)
