"""Investigation and charges (procedure.md §1.3 rows 8–10)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from complaints import motions, participation
from complaints.actions.insiders import stand_down_if_charged
from complaints.effects import Act, Done, performs
from complaints.errors import Refused
from complaints.models import Body, Charges
from complaints.seats import Seat, seat
from people import bodies, clock


@performs("appoint_investigator")
def _appoint_investigator(act: Act) -> Done:
    """An investigator of the office, or a member of the Ethics Committee."""
    person, today = act.given["person"], clock.local_day(act.on)
    if person not in [*bodies.holders_of("investigator", today), *participation.committee_of(act.case, today)]:
        raise Refused(_("%(name)s is neither an investigator nor on the Ethics Committee.") % {"name": person.name})
    participation.enter(act.case, person, "investigated")
    seat(person, act.case, Seat.INVESTIGATOR)
    return Done(data={"person": person.pk})


@performs("issue_charges")
def _issue_charges(act: Act) -> Done:
    """The charges say what the committee voted on, to the letter."""
    motion = motions.carried(act.case, Body.COMMITTEE, act.step)
    if motion is None or not motion.sanction:
        raise Refused(_("The motion to charge names the sanction that is proposed."))
    charges, _made = Charges.objects.update_or_create(
        case=act.case,
        defaults={
            "text": motion.text,
            "proposed_sanction": motion.sanction,
            "proposed_months": motion.months,
            "issued_on": clock.local_day(act.on),
        },
    )
    stand_down_if_charged(act)
    return Done(data={"charges": charges.pk, "proposed": motion.sanction}, text=motion.text)
