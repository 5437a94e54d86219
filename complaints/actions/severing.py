"""Severance: a charge whose code is not loaded becomes a case of its own on the same complaint (procedure.md §1.2)."""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext as _

from code_of_ethics import citing
from complaints import overlays, workflow
from complaints.actions.screening import refuse_straddling
from complaints.correspondence import prints
from complaints.effects import Act, Done, performs
from complaints.errors import Refused
from complaints.models import Case, GuardRuling, IntakeGuard, OverlayKind, Party, Recusal, SeveredCharge, Status
from complaints.seats import COMPLAINING, seat, seats_of
from people import clock
from record import chain


@performs("sever")
def _sever(act: Act) -> Done:
    """Opens the new case with its own number and docket; the rest of this case goes on.

    The board's docket is locked after this case's and before the new one's: whoever files locks them in the same order.
    """
    charge, code = _charge(act), _code(act)
    refuse_straddling(code, charge.conduct_from, charge.conduct_to)
    if all(citing.text_is_held(code, day) for day in (charge.conduct_from, charge.conduct_to)):
        raise Refused(_("The code of those days is loaded. Draft the allegation in this case."))
    number = chain.next_number(clock.local_day(act.on).year)
    parent = act.case
    severed = Case.objects.create(
        docket=chain.open_docket(number),
        number=number,
        status=Status.SUBMITTED,
        rule_set=parent.rule_set,
        complaint=parent.complaint,
        severed_from=parent,
        respondent=parent.respondent,
        credential=parent.credential,
        filed_at=act.on,
        entered_status_at=act.on,
    )
    charge.case = severed
    charge.save()
    _follow(parent, severed)
    overlays.lay(replace(act, case=severed), OverlayKind.SEVERANCE, reason=str(act.given["reason"]))
    workflow.sweep(severed, act.on)  # takes `open_severed`
    return Done(data={"severed": number}, text=str(act.given["reason"]))


def _charge(act: Act) -> SeveredCharge:
    return SeveredCharge(
        text=str(act.given["text"]).strip(), conduct_from=act.given["conduct_from"], conduct_to=act.given["conduct_to"]
    )


def _code(act: Act) -> str:
    if act.case.credential is None:
        raise Refused(_("Match the respondent with the registry first."))
    return act.case.credential.type.code_of_ethics


def _follow(parent: Case, severed: Case) -> None:
    """The complaining side comes along as it is; so do rulings made on the complaint, and every recusal.

    G2 is ruled on anew, about the severed charge; office and chair are seated by the step that opens the case.
    """
    for party in parent.parties.filter(side=Party.Side.COMPLAINANT).select_related("user"):
        places = seats_of(party.user, parent) & COMPLAINING
        party.pk, party.case = None, severed
        party.save()
        for place in places:
            seat(party.user, severed, place)
    for ruling in parent.rulings.exclude(guard=IntakeGuard.G2):
        GuardRuling.objects.create(
            case=severed, guard=ruling.guard, ruling=ruling.ruling, reason=ruling.reason, ruled_by=ruling.ruled_by,
            ruled_at=ruling.ruled_at,
        )  # fmt: skip
    for recusal in parent.recusals.all():
        Recusal.objects.create(
            case=severed, person_id=recusal.person_id, reason=recusal.reason, recused_at=recusal.recused_at
        )


@prints("severed")
def _parent_facts(case: Case) -> dict[str, str]:
    return {"parent_number": case.severed_from.number} if case.severed_from else {}


@performs("open_severed")
def _open_severed(act: Act) -> Done:
    parent, charge = act.case.severed_from, act.case.severed_charge
    return Done(data={"severed_from": parent.number if parent else "", "charge": charge.pk}, text=charge.text)


@performs("text_loaded")
def _text_loaded(act: Act) -> Done:
    overlay = overlays.lift(act, OverlayKind.SEVERANCE)
    return Done(data={"overlay": overlay.pk if overlay else None})
