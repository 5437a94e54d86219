"""The appeal: its grounds, its three directors, and a new hearing after a remand (procedure.md §1.3 row 18, §2.7)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from complaints import participation, rules
from complaints.actions.filing import keep_paper
from complaints.effects import EFFECTS, Act, Done, performs
from complaints.errors import Refused
from complaints.models import DocumentKind
from complaints.seats import Seat, seat, unseat
from hearings import panel
from hearings.models import Appeal, PanelSeat
from people import bodies, clock


@performs("hearings.appeal")
def _appeal(act: Act) -> Done:
    paper = keep_paper(act, DocumentKind.APPEAL, _("Grounds of appeal"))
    appeal = Appeal.objects.create(case=act.case, document=paper, filed_at=act.on)
    return Done(data={"appeal": appeal.pk, "document": paper.pk}, text=paper.text)


@performs("hearings.appoint_appeals")
def _appoint_appeals(act: Act) -> Done:
    """Three directors who had no part in the case below; with fewer the case waits."""
    people = list(act.given["people"])
    sitting = participation.holders(act.case, Seat.APPEALS) if act.case.has("appeals_appointed") else []
    size = rules.number(act.case, "appeals_size") - len(sitting)
    if len({person.pk for person in people}) != size or set(people) & set(sitting):
        raise Refused(_("Name %(size)s different directors.") % {"size": size})
    directors = bodies.members_of("board_of_directors", clock.local_day(act.on))
    for person in people:
        if person not in directors:
            raise Refused(_("%(name)s is not a director of the Board.") % {"name": person.name})
        participation.enter(act.case, person, "on_appeal")
        seat(person, act.case, Seat.APPEALS)
    return Done(data={"people": [person.pk for person in people]})


@performs("hearings.hear_again")
def _hear_again(act: Act) -> Done:
    """A remand for a new hearing: the old panel rises, and the decision is set aside."""
    for row in panel.seats_on(act.case):
        for place in (Seat.OFFICER, Seat.PANELIST, Seat.ALTERNATE):
            unseat(row.person, act.case, place)
    PanelSeat.objects.filter(case=act.case).update(role=PanelSeat.Role.RELEASED)
    return EFFECTS["sanctions.set_aside"](act) or Done()
