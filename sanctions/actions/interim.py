"""Summary suspension: ordered, in force on service, confirmed or void, ended; and who was told (procedure.md §1.4, §3)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from complaints import overlays
from complaints.actions.screening import name_respondent_party
from complaints.effects import Act, Done, performs
from complaints.errors import Refused
from complaints.models import Case, OverlayKind, Party
from people import clock, codes
from people.models import Purpose
from record.models import Event, Service
from sanctions import telling
from sanctions.models import Disclosure, InterimStatus, SummarySuspension


def standing_order(case: Case) -> SummarySuspension | None:
    """The summary suspension that was ordered at this case and has not ended."""
    return SummarySuspension.objects.filter(overlay__case=case, ended_at__isnull=True).first()


def _order(act: Act) -> SummarySuspension:
    order = standing_order(act.case)
    if order is None:
        raise Refused(_("No summary suspension was ordered."))
    return order


@performs("sanctions.order_summary_suspension")
def _order_summary_suspension(act: Act) -> Done:
    """The second hand orders. The respondent becomes a party, so that the order has an addressee."""
    overlay = overlays.standing(act.case, OverlayKind.SUMMARY_SUSPENSION)
    if overlay is None:
        raise Refused(_("Nobody has proposed a summary suspension."))
    name_respondent_party(act)
    order = SummarySuspension.objects.create(overlay=overlay, ordered_by=act.person, ordered_at=act.on)
    return Done(data={"order": order.pk, "overlay": overlay.pk}, text=overlay.reason)


@performs("sanctions.begin_summary_suspension")
def _begin_summary_suspension(act: Act) -> Done:
    """In force from service; the public reads "suspended – proceedings pending", and nothing of the case."""
    order, professional, credential = _order(act), act.case.respondent, act.case.credential
    if professional is None or credential is None:
        raise Refused(_("Match the respondent with the registry first."))

    def begin(event: Event) -> None:
        day = Service.objects.filter(event=event).values_list("served_on", flat=True)[0]
        order.shown_as = InterimStatus.objects.create(
            professional=professional, credential=f"{credential.type.name} {credential.number}".strip(), since=day
        )
        order.effective_on = day
        order.save(update_fields=["shown_as", "effective_on"])

    shown = {}
    if not act.case.has("noticed"):  # the complaint itself has not come with its own code yet
        party = act.case.parties.get(side=Party.Side.RESPONDENT)
        shown = {"invitation_code": codes.issue(party.user, purpose=Purpose.INVITATION, at=act.on)}
    return Done(data={"order": order.pk}, shown=shown, after=begin)


@performs("sanctions.end_summary_suspension")
def _end_summary_suspension(act: Act) -> Done:
    """Void, lapsed, lifted, or over with the case: the public status returns, and everyone told is told so."""
    order, day = _order(act), clock.local_day(act.on)
    order.ended_at = act.on
    order.save(update_fields=["ended_at"])
    if order.shown_as:
        order.shown_as.until = max(day, order.shown_as.since)
        order.shown_as.save(update_fields=["until"])
    overlays.lift(act, OverlayKind.SUMMARY_SUSPENSION)
    corrections = telling.correct(act) if act.step != "end_summary_suspension" else []
    return Done(data={"order": order.pk, "corrections": [correction.pk for correction in corrections]})


@performs("sanctions.disclose_status")
def _disclose_status(act: Act) -> Done:
    """Logs one telling: the status in words made here, never typed (§3)."""
    disclosure = Disclosure.objects.create(
        case=act.case,
        to=act.given["to"],
        name=act.given["name"],
        text=telling.status_text(act.case),
        made_at=act.on,
        sent_on=clock.local_day(act.on),
        sent_by=act.person,
    )
    return Done(data={"disclosure": disclosure.pk, "told": disclosure.to}, text=disclosure.text)


@performs("sanctions.record_abuse_report")
def _record_abuse_report(act: Act) -> Done:
    """Mandated reports go at once, outside this process; here stands that one was made, to whom and when (§3)."""
    report = Disclosure.objects.create(
        case=act.case,
        to=Disclosure.To.AUTHORITY,
        name=act.given["name"],
        text=act.given["text"],
        made_at=act.on,
        sent_on=clock.local_day(act.on),
        sent_by=act.person,
    )
    return Done(data={"disclosure": report.pk}, text=report.text)


@performs("sanctions.send_correction")
def _send_correction(act: Act) -> Done:
    waiting = telling.corrections_waiting(act.case)
    sent = [correction.pk for correction in waiting]
    waiting.update(sent_on=clock.local_day(act.on), sent_by=act.person)
    return Done(data={"corrections": sent})
