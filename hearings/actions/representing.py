"""Who acts for the respondent: named, admitted, ended (procedure.md §2.12).

A notice of appearance is due so many days before the hearing day; later it takes the hearing officer's leave, and until
then the representative has no seat.
"""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from complaints import correspondence, representation, rules
from complaints.actions.parties import new_party
from complaints.effects import Act, Done, performs
from complaints.errors import Refused
from complaints.models import Case, Party, Representation
from complaints.models.complaint import Contact
from complaints.seats import Seat, seat, unseat
from hearings import panel
from people import clock, codes
from people.models import Purpose
from record import days, deadlines


def last_day_to_appear(case: Case) -> date | None:
    """Counted back from the hearing day; a closed day moves it earlier (§1.1). None where no hearing lies ahead."""
    hearing = panel.ahead(case)
    if hearing is None:
        return None
    rule = rules.period(case, "appearance_days", before=True)
    return days.due(clock.local_day(hearing.starts_at), rule, deadlines.closed_days()).day


@performs("hearings.name_representative")
def _name_representative(act: Act) -> Done:
    last = last_day_to_appear(act.case)
    in_time = last is None or clock.local_day(act.on) <= last
    party = new_party(act, Party.Side.REPRESENTATIVE, Contact.E_MAIL if act.given.get("email") else Contact.MAIL)
    named = Representation.objects.create(party=party, is_attorney=bool(act.given["is_attorney"]), named_at=act.on)
    if in_time:
        _appear(named, act)
    code = codes.issue(party.user, purpose=Purpose.INVITATION, at=act.on)
    data = {"party": party.pk, "attorney": named.is_attorney, "in_time": in_time}
    return Done(data=data, shown={"representative_code" if in_time else "waiting_representative_code": code})


@performs("hearings.admit_representative")
def _admit_representative(act: Act) -> Done:
    waiting = representation.waiting(act.case)
    if waiting is None:
        raise Refused(_("No representative waits for leave."))
    waiting.admitted_by = act.person
    _appear(waiting, act)
    return Done(data={"party": waiting.party_id}, text=str(act.given["reason"]))


@performs("hearings.end_representation")
def _end_representation(act: Act) -> Done:
    """The seat and the code end at once; letters that still wait go to the respondent again."""
    named = representation.standing(act.case)
    if named is None:
        raise Refused(_("No representative is named."))
    named.ended_at = act.on
    named.save(update_fields=["ended_at"])
    unseat(named.party.user, act.case, Seat.REPRESENTATIVE)
    codes.revoke(named.party.user, purpose=Purpose.INVITATION, at=act.on)
    correspondence.readdress(act.case)
    return Done(data={"party": named.party_id})


def _appear(named: Representation, act: Act) -> None:
    """From here on the representative acts, and letters of an attorney's client go to the attorney."""
    named.appeared_at = act.on
    named.save(update_fields=["appeared_at", "admitted_by"])
    seat(named.party.user, act.case, Seat.REPRESENTATIVE)
    correspondence.readdress(act.case)
