"""Joinder: one case waits on another, the respondent is told and may object (procedure.md §2.18)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _

from complaints import overlays, participation
from complaints.actions.conflicts import recuse
from complaints.actions.filing import keep_paper
from complaints.actions.screening import name_respondent
from complaints.correspondence import prints
from complaints.effects import Act, Done, performs
from complaints.errors import Refused
from complaints.guards.committee import joinable_to
from complaints.models import Case, DocumentKind, Joinder, OverlayKind, Participant, Party
from people import clock, codes
from people.models import Purpose
from record import chain, notices
from record.models import Event, Notice


@prints("joined_respondent", "joinder_overruled")
def _lead_facts(case: Case) -> dict[str, str]:
    joinder = getattr(case, "joinder", None)
    return {"lead_number": joinder.lead.number} if joinder else {}


@performs("join")
def _join(act: Act) -> Done:
    """Joining moves nothing: number, complaint, seats and record stay; the case follows the lead in words.

    Since the lead hears the allegations of all, who is walled off from this case is walled off from the lead too, and
    who screened or investigated this case does not sit on the lead's panel or appeal (§2.6, §2.7).
    """
    lead: Case = act.given["lead"]
    chain.lock(lead.docket_id)  # it can neither be charged nor joined elsewhere meanwhile
    if not joinable_to(act.case, act.person).filter(pk=lead.pk).exists():
        raise Refused(_("Choose an open case about the same person."))
    Joinder.objects.create(
        lead=lead,
        member=act.case,
        former_status=act.case.status,
        joined_on=clock.local_day(act.on),
        reason=act.given["reason"],
        joined_by=act.person,
    )
    overlays.lay(act, OverlayKind.JOINDER, reason=str(act.given["reason"]))
    name_respondent(act.case, lead)
    # It would ask for an answer that is now given in the lead case.
    notices.withdraw_drafts(Notice.objects.filter(docket=act.docket, kind="notice_of_complaint"))
    data = {"lead": lead.number, "walled_off": _wall_off(act, lead)}
    _carry_roles(act.case, lead)
    return Done(data=data, text=str(act.given["reason"]))


def _wall_off(act: Act, lead: Case) -> list[int]:
    known = lead.recusals.values("person")
    rows = list(act.case.recusals.exclude(person__in=known).select_related("person"))
    for row in rows:
        recuse(replace(act, case=lead), row.person, row.reason)
    return [row.person_id for row in rows]


def _carry_roles(member: Case, lead: Case) -> None:
    for row in Participant.objects.filter(case=member).select_related("person"):
        for role in ("screened", "investigated"):
            if getattr(row, role) and participation.clash(lead, row.person, role) is None:
                participation.enter(lead, row.person, role)


@performs("serve_joinder")
def _serve_joinder(act: Act) -> Done:
    """From this day the respondent knows of the joined case: it shows on the respondent's page and waits for an answer.

    Who comes in by a code already sees this case by the same; who has none gets one, shown once for the letter.
    """
    party = act.case.parties.get(side=Party.Side.RESPONDENT)

    def told(event: Event) -> None:
        served_on = date.fromisoformat(event.data["served_on"])
        Joinder.objects.filter(member=act.case).update(served_on=served_on)

    shown = {}
    if not codes.has_one(party.user, purpose=Purpose.INVITATION):
        shown["invitation_code"] = codes.issue(party.user, purpose=Purpose.INVITATION, at=act.on)
    return Done(data={"party": party.pk}, shown=shown, after=told)


@performs("object_to_joinder")
def _object_to_joinder(act: Act) -> Done:
    paper = keep_paper(act, DocumentKind.EVIDENCE, _("Objection to the joining of the cases"))
    return Done(data={"document": paper.pk}, text=paper.text)


@performs("end_joinder")
def _end_joinder(act: Act) -> Done:
    """The case stands alone again. Who joined it, when and why stays with the overlay and on the record."""
    reason = str(act.given["reason"])
    joinder = act.case.joinder
    overlays.lift(act, OverlayKind.JOINDER, reason=reason)
    data = {"lead": joinder.lead.number}
    joinder.delete()
    act.case.refresh_from_db()  # what is remembered of the joinder is gone too
    return Done(data=data, text=reason)


@performs("follow_lead")
def _follow_lead(act: Act) -> Done:
    lead = act.case.joinder.lead
    overlays.lift(act, OverlayKind.JOINDER)
    return Done(data={"lead": lead.number}, disposition=lead.disposition)
