"""Designees: the chair asks for them, the President names them, for one case only (procedure.md §2.2)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from complaints import participation, shortage
from complaints.effects import Act, Done, performs
from complaints.errors import Refused
from complaints.models import Designation
from complaints.seats import Seat, seat
from people import clock

# So many more than are missing may be named, for those who then turn out to have a conflict.
SPARE = 2


@performs("ask_for_designees")
def _ask_for_designees(act: Act) -> Done:
    day = clock.local_day(act.on)
    return Done(data={"missing": shortage.missing(act.case, day)}, text=str(act.given["reason"]))


@performs("name_designees")
def _name_designees(act: Act) -> Done:
    """Each is a member of the committee at this case and no other: counted, and chosen like a member."""
    people, day = list(act.given["people"]), clock.local_day(act.on)
    most = shortage.missing(act.case, day) + SPARE
    if not 1 <= len({person.pk for person in people}) <= most:
        raise Refused(_("Name between 1 and %(most)s people.") % {"most": most})
    able = participation.designees_for(act.case, day)
    for person in people:
        if person not in able:
            raise Refused(_("%(name)s cannot be named to the committee of this case.") % {"name": person.name})
    for person in people:
        Designation.objects.create(case=act.case, person=person, named_by=act.person, named_at=act.on)
        seat(person, act.case, Seat.MEMBER)
    return Done(data={"people": [person.pk for person in people]})
