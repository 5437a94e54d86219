"""The complainant's review of a dismissal: three members who had no part in it (procedure.md §1.3)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from complaints import participation, rules
from complaints.effects import Act, Done, performs
from complaints.errors import Refused
from complaints.seats import Seat, seat
from people import bodies, clock


@performs("appoint_reviewers")
def _appoint_reviewers(act: Act) -> Done:
    people = list(act.given["people"])
    sitting = participation.holders(act.case, Seat.REVIEWER) if act.case.has("reviewers_appointed") else []
    size = rules.number(act.case, "review_size") - len(sitting)
    if len({person.pk for person in people}) != size or set(people) & set(sitting):
        raise Refused(_("Name %(size)s different people.") % {"size": size})
    day = clock.local_day(act.on)
    able = participation.committee_of(act.case, day) + bodies.members_of("board_of_directors", day)
    for person in people:
        if person not in able:
            raise Refused(
                _("%(name)s is neither on the Ethics Committee nor on the Board of Directors.") % {"name": person.name}
            )
        participation.enter(act.case, person, "reviewed")
        seat(person, act.case, Seat.REVIEWER)
    return Done(data={"people": [person.pk for person in people]})
