"""Guards of complaints about the Board's own (procedure.md §2.8)."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from complaints import insiders, participation
from complaints.guards.registry import Asked, guard
from complaints.lying_there import asked_together, there_is
from complaints.models import Case, Recusal
from complaints.seats import Seat
from people import bodies


@guard
def case_is_kept_from_office(asked: Asked) -> str | None:
    if not insiders.kept_from_office(asked.case):
        return _("The office has this case already.")
    return None


@asked_together
def of_the_accused(case: Case) -> QuerySet[Recusal]:
    return case.recusals.filter(wall__in=(Recusal.Wall.ACCUSED, Recusal.Wall.NAMESAKE))


@guard
def nobody_of_the_office_is_accused(asked: Asked) -> str | None:
    """Colleagues do not handle a complaint about one who works beside them."""
    if not there_is(of_the_accused, asked.case):
        return None
    office = {person.pk for role in participation.OFFICE_ROLES for person in bodies.holders_of(role, asked.day)}
    if of_the_accused(asked.case).filter(person__in=office).exists():
        return _("The complaint is about somebody who works in the office, so it stays with you.")
    return None


@guard
def an_insider_is_not_walled_off(asked: Asked) -> str | None:
    """The registry knows the respondent as one of the Board's own, and the wall is not up yet."""
    person = insiders.account_of_respondent(asked.case)
    if person is None or asked.case.recusals.filter(person=person, wall=Recusal.Wall.ACCUSED).exists():
        return _("Nobody of the Board is left to wall off.")
    return None


@guard
def nobody_stands_beside_the_president(asked: Asked) -> str | None:
    if participation.holders(asked.case, Seat.STAFF):
        return _("A second person is seated already.")
    return None
