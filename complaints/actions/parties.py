"""Co-complainants and witnesses (procedure.md §2.18, §5): who they are, how they are reached, and nothing they may not see."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from complaints import correspondence
from complaints.actions.drafting import new_party_user
from complaints.effects import Act, Done, performs
from complaints.errors import Refused
from complaints.models import Party
from complaints.models.complaint import Contact
from complaints.seats import Seat, seat
from people import codes
from people.models import Purpose
from record.models import Event

DETAILS = ("email", "phone", "address", "accommodation")


def new_party(act: Act, side: Party.Side, contact: str) -> Party:
    """Another person of the case, with a user of that person's own. A seat, if any, is for the caller to give."""
    name = str(act.given["name"]).strip()
    details: dict[str, Any] = {key: str(act.given.get(key) or "") for key in DETAILS}
    return Party.objects.create(
        case=act.case,
        user=new_party_user(name, details["email"], act.person.language),
        side=side,
        name=name,
        contact=contact,
        named_by=act.person,
        **details,
    )


@performs("name_co_complainant")
def _name_co_complainant(act: Act) -> Done:
    """The code is shown once, to hand on. What is decided for the complaint stays with the one who filed it."""
    party = new_party(act, Party.Side.COMPLAINANT, act.given.get("contact") or Contact.CODE)
    seat(party.user, act.case, Seat.CO_COMPLAINANT)
    code = codes.issue(party.user, purpose=Purpose.RETURN, at=act.on)
    return Done(data={"party": party.pk}, shown={"co_complainant_code": code})


@performs("name_witness")
def _name_witness(act: Act) -> Done:
    """A witness gets letters by mail and has neither seat nor code: an e-mail would lead to no page."""
    party = new_party(act, Party.Side.WITNESS, Contact.MAIL)
    return Done(data={"party": party.pk}, text=str(act.given.get("text") or ""))


@performs("call_witness")
def _call_witness(act: Act) -> Done:
    """Drafts the letter with day, time and place. A letter that still waits is not drafted twice."""
    party: Party = act.given["witness"]
    if party.case_id != act.case.pk or party.side != Party.Side.WITNESS:
        raise Refused(_("Choose a witness of this case."))
    if correspondence.drafted(act.case, "witness_call", party):
        raise Refused(_("The letter to this witness is drafted already. Approve it under Letters."))

    def write(event: Event) -> None:
        correspondence.draft_for(party, "witness_call", event)

    return Done(data={"party": party.pk}, after=write)
