"""An appeal on paper, and one that came late (procedure.md §1.1 receipt rule, §1.3 row 18; scenarios.md T3 a to d).

Received in time though entered late, it lifts the final decision. Received late, it is kept and refused, and nothing
waits for it. Only a director who had no part in the case may excuse it, and only because service of the decision failed.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from complaints import appeal_record, participation
from complaints.actions.filing import keep_paper
from complaints.correspondence import prints
from complaints.effects import EFFECTS, Act, Done, performs
from complaints.errors import Refused
from complaints.filing_hours import filed_on
from complaints.models import Case, DocumentKind
from complaints.seats import OFFICE, Seat, seat, seats_of
from hearings.actions.appealing import strike
from hearings.models import Appeal, LateAppeal
from people import bodies, clock
from people.templatetags.eastern import weekday
from record.models import Deadline, Service


def _due(act: Act) -> date:
    deadline = Deadline.objects.filter(docket=act.docket, name="appeal").order_by("pk").last()
    if deadline is None:
        raise Refused(_("The decision has not been served on the respondent yet."))
    return deadline.due_on


def _received(act: Act) -> date:
    """The day the paper came in; of what is filed on this site, the day on which it counts as filed."""
    if not seats_of(act.person, act.case) & OFFICE:
        return filed_on(act.case, act.on)
    day: date | None = act.given.get("received_on")
    if day is None:
        raise Refused(_("Write the day on which the paper was received: the postmark does not count."))
    if day > clock.local_day(act.on):
        raise Refused(_("The day of receipt lies ahead. Check the date."))
    return day


@performs("hearings.record_paper_appeal")
def _record_paper_appeal(act: Act) -> Done:
    """In time by the day of receipt, whenever it is entered: what became final in between is lifted."""
    received, due = _received(act), _due(act)
    served = Deadline.objects.filter(docket=act.docket, name="appeal").latest("pk").started_on
    if received < served:
        raise Refused(_("The decision was served on %(day)s. Check the day of receipt.") % {"day": weekday(served)})
    if received > due:
        raise Refused(
            _("It was received on %(received)s, and the last day was %(due)s. Record it as a late appeal.")
            % {"received": weekday(received), "due": weekday(due)}
        )
    record = appeal_record.at_the_decision(act.case)
    paper = keep_paper(act, DocumentKind.APPEAL, _("Grounds of appeal"))
    appeal = Appeal.objects.create(case=act.case, document=paper, filed_at=act.on, received_on=received)
    struck = strike(act, act.given.get("exhibit"))
    data = {
        "appeal": appeal.pk,
        "document": paper.pk,
        "received_on": received.isoformat(),
        "record": record,
        "struck": struck.pk if struck else None,
        **_lift(act),
    }
    return Done(data=data, text=paper.text, dates={"received": received})


def _lift(act: Act) -> dict[str, Any]:
    return (EFFECTS["sanctions.lift_final"](act) or Done()).data


@prints("appeal_rejected")
def _dates(case: Case) -> dict[str, Any]:
    """The rule and both dates, as the letter that refuses a late appeal states them."""
    late = LateAppeal.objects.filter(case=case).last()
    if late is None:
        return {}
    return {"received_on": late.received_on.isoformat(), "appeal_due_on": late.due_on.isoformat()}


@performs("hearings.appeal_late")
def _appeal_late(act: Act) -> Done:
    """Kept and refused: the letter states the rule and both dates, and nothing waits for it."""
    received, due = _received(act), _due(act)
    if received <= due:
        raise Refused(
            _("It was received on %(received)s, in time: the last day was %(due)s. Record it as an appeal on paper.")
            % {"received": weekday(received), "due": weekday(due)}
        )
    paper = keep_paper(act, DocumentKind.APPEAL, _("Grounds of a late appeal"))
    late = LateAppeal.objects.create(case=act.case, document=paper, received_on=received, due_on=due, filed_at=act.on)
    data = {"late_appeal": late.pk, "document": paper.pk, "received_on": received.isoformat()}
    return Done(data=data, text=paper.text)


@performs("hearings.name_appeals_chair")
def _name_appeals_chair(act: Act) -> Done:
    """One director who had no part in the case. Excused, this director is one of the three who hear the appeal."""
    person = act.given["person"]
    if person not in bodies.members_of("board_of_directors", clock.local_day(act.on)):
        raise Refused(_("%(name)s is not a director of the Board.") % {"name": person.name})
    participation.enter(act.case, person, "on_appeal")
    seat(person, act.case, Seat.APPEALS)
    return Done(data={"person": person.pk})


def _rule(act: Act, ruling: LateAppeal.Ruling, failure: str = "") -> LateAppeal:
    late = LateAppeal.objects.filter(case=act.case, ruling=LateAppeal.Ruling.PENDING).last()
    if late is None:
        raise Refused(_("No late appeal is on file."))
    late.ruling, late.failure, late.ruling_reason = ruling, failure, str(act.given["reason"])
    late.ruled_by, late.ruled_at = act.person, act.on
    late.save(update_fields=["ruling", "failure", "ruling_reason", "ruled_by", "ruled_at"])
    return late


@performs("hearings.excuse_late_appeal")
def _excuse_late_appeal(act: Act) -> Done:
    """A ruling on record: how service failed. What was final is lifted, and what was posted is withdrawn."""
    late = _rule(act, LateAppeal.Ruling.EXCUSED, Service.Failure(act.given["failure"]))
    appeal = Appeal.objects.create(case=act.case, document=late.document, filed_at=act.on, received_on=late.received_on)
    data = {
        "late_appeal": late.pk,
        "appeal": appeal.pk,
        "failure": late.failure,
        "record": appeal_record.at_the_decision(act.case),
        **_lift(act),
    }
    return Done(data=data, text=late.ruling_reason)


@performs("hearings.refuse_late_appeal")
def _refuse_late_appeal(act: Act) -> Done:
    late = _rule(act, LateAppeal.Ruling.REFUSED)
    return Done(data={"late_appeal": late.pk}, text=late.ruling_reason)
