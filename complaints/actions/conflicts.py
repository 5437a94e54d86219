"""Declarations and recusals (procedure.md §2.6)."""

from __future__ import annotations

from complaints import seating
from complaints.effects import Act, Done, performs
from complaints.models import Declaration, Recusal
from complaints.seats import Seat, seats_of
from people import clock
from people.models import User


@performs("declare")
def _declare(act: Act) -> Done:
    declaration = Declaration.objects.create(
        case=act.case, person=act.person, note=str(act.given.get("note", "")), declared_at=act.on
    )
    return Done(data={"declaration": declaration.pk}, text=declaration.note)


@performs("recuse")
def _recuse(act: Act) -> Done:
    """The person sees nothing of this case from the next request on. Another follows a recused chair, President or director."""
    return recuse(act, act.person, str(act.given["reason"]))


def recuse(act: Act, person: User, reason: str) -> Done:
    """Walls a person off from the case, by their own word or by a ruling on a challenge. The first of them stands."""
    places = seats_of(person, act.case)
    recusal, _made = Recusal.objects.get_or_create(
        case=act.case, person=person, defaults={"reason": reason, "recused_at": act.on}
    )
    for place in (Seat.CHAIR, Seat.PRESIDENT, Seat.DIRECTOR):
        if place in places:
            seating.seat_body(place.value, act.case, clock.local_day(act.on))
    return Done(data={"recusal": recusal.pk, "person": person.pk}, text=reason)
