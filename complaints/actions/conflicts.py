"""Declarations and recusals (procedure.md §2.6)."""

from __future__ import annotations

from datetime import datetime

from complaints import seating
from complaints.actions.balloting import nothing_left_to_do
from complaints.effects import Act, Done, performs
from complaints.models import Case, Declaration, Recusal
from complaints.seats import Seat, seats_of
from people import clock
from people.models import User

Wall = Recusal.Wall
GRAVITY = (Wall.CONFLICT, Wall.RELATED, Wall.NAMESAKE, Wall.WITNESS, Wall.ACCUSED)


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
    recusal = wall_off(act.case, person, reason=reason, on=act.on)
    return Done(data={"recusal": recusal.pk, "person": person.pk}, text=reason)


def wall_off(case: Case, person: User, *, reason: str, on: datetime, wall: Recusal.Wall = Wall.CONFLICT) -> Recusal:
    """Puts the wall up and hands the powers on. A wall that stands keeps its reason and learns only what is graver."""
    places = seats_of(person, case)
    recusal, made = Recusal.objects.get_or_create(
        case=case, person=person, defaults={"reason": reason, "recused_at": on, "wall": wall}
    )
    if not made and GRAVITY.index(wall) > GRAVITY.index(Wall(recusal.wall)):
        recusal.wall = wall
        recusal.save(update_fields=["wall"])
    nothing_left_to_do(case, person)
    for place in (Seat.CHAIR, Seat.PRESIDENT, Seat.DIRECTOR):
        if place in places:
            seating.seat_body(place.value, case, clock.local_day(on))
    return recusal
