"""The appeal: its grounds, its three directors, and a new hearing after a remand (procedure.md §1.3 row 18, §2.7)."""

from __future__ import annotations

from dataclasses import replace

from django.core.files.base import File
from django.utils.translation import gettext as _

from complaints import appeal_record, participation, rules
from complaints.actions.filing import keep_paper
from complaints.effects import EFFECTS, Act, Done, performs
from complaints.errors import Refused
from complaints.filing_hours import filed_on
from complaints.models import Document, DocumentKind
from complaints.seats import Seat, seat, unseat
from hearings import panel
from hearings.models import Appeal, PanelSeat
from people import bodies, clock


@performs("hearings.appeal")
def _appeal(act: Act) -> Done:
    record = appeal_record.at_the_decision(act.case)
    paper = keep_paper(act, DocumentKind.APPEAL, _("Grounds of appeal"))
    received = filed_on(act.case, act.on)
    appeal = Appeal.objects.create(case=act.case, document=paper, filed_at=act.on, received_on=received)
    struck = strike(act, act.given.get("exhibit"))
    data = {
        "appeal": appeal.pk,
        "document": paper.pk,
        "record": record,
        "struck": struck.pk if struck else None,
    }
    return Done(data=data, text=paper.text, dates={"received": received})


def strike(act: Act, exhibit: File | None) -> Document | None:
    """A paper that the committee never saw is kept, by itself, and read by nobody on the appeal (§2.11, T3 d)."""
    if exhibit is None:
        return None
    apart = replace(act, given={"file": exhibit})
    paper = keep_paper(apart, DocumentKind.APPEAL, _("Exhibit filed with the appeal, struck"))
    paper.struck_at, paper.struck_reason = act.on, _("There are no new facts on appeal.")
    paper.save(update_fields=["struck_at", "struck_reason"])
    return paper


@performs("hearings.appoint_appeals")
def _appoint_appeals(act: Act) -> Done:
    """Three directors who had no part in the case below; with fewer the case waits."""
    people = list(act.given["people"])
    sitting = participation.holders(act.case, Seat.APPEALS)  # one who excused a late appeal sits already
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
