"""Seats whole bodies at a case: each is expanded into the people of that day, so that a later member inherits no file.

Source: architecture.md "Who may see and act"; procedure.md §1.3 "who appoints".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from complaints import insiders
from complaints.models import Case, CaseUserSeat, Party, Status
from complaints.participation import holders
from complaints.seats import DECLARING, Seat, seat, unseat
from people import bodies
from people.models import User


def first_free(case: Case, on: date, *roles: str, but: Iterable[User] = ()) -> User | None:
    """The first who holds one of these roles, in this order, is not recused and is none of those named."""
    out = set(case.recusals.values_list("person_id", flat=True)) | {person.pk for person in but}
    people = (person for role in roles for person in bodies.holders_of(role, on))
    return next((person for person in people if person.pk not in out), None)


def _director(case: Case, on: date) -> None:
    """Where the executive director is recused the President takes the powers, else the Vice President (§2.8).

    At a case that is kept from the office, the President does so in any event.
    """
    able = ("president", "vice_president")
    person = first_free(case, on, *able if insiders.kept_from_office(case) else ("executive_director", *able))
    if person:
        seat(person, case, Seat.DIRECTOR)


def _president_alone(case: Case, on: date) -> None:
    """The President, else the Vice President, in place of the whole office (§2.8)."""
    _president(case, on)
    _director(case, on)


def _office(case: Case, on: date) -> None:
    if insiders.kept_from_office(case):
        _president_alone(case, on)
        return
    _director(case, on)
    recused = set(case.recusals.values_list("person_id", flat=True))
    for person in bodies.holders_of("case_staff", on):
        if person.pk not in recused:
            seat(person, case, Seat.STAFF)


def _chair(case: Case, on: date) -> None:
    """The chair or, where the chair is recused, the co-chair, else a designee (glossary, "Hearing Officer")."""
    person = first_free(case, on, "chair", "co_chair", "designee", but=insiders.off_duty())
    if person:
        seat(person, case, Seat.CHAIR)


def _committee(case: Case, on: date) -> None:
    out = set(case.recusals.values_list("person_id", flat=True)) | {person.pk for person in insiders.off_duty()}
    for person in bodies.members_of("ethics_committee", on):
        if person.pk not in out:
            seat(person, case, Seat.MEMBER)


def _president(case: Case, on: date) -> None:
    person = first_free(case, on, "president", "vice_president")
    if person:
        seat(person, case, Seat.PRESIDENT)


def _president_with_a_task(case: Case, on: date) -> None:
    """The President rises with the end of a task and stays where one is left: reviewers, appeal, designees."""
    if case.status in (Status.DISMISSAL_REVIEW, Status.APPEAL) or case.has("designees_asked"):
        _president(case, on)


def _respondent(case: Case, on: date) -> None:
    seat(case.parties.get(side=Party.Side.RESPONDENT).user, case, Seat.RESPONDENT)


BODIES: dict[str, Callable[[Case, date], None]] = {
    "office": _office,
    "executive_director": _director,
    "chair": _chair,
    "committee": _committee,
    "president": _president,
    "president_alone": _president_alone,
    "president_with_a_task": _president_with_a_task,
    "respondent": _respondent,
}


def seat_body(name: str, case: Case, on: date) -> None:
    """Seats the people who hold these places on this day."""
    BODIES[name](case, on)


def stand_down(person: User, on: date) -> None:
    """Takes a charged insider off all committee work at the open cases; a chair is followed by the next (§2.8)."""
    for place in DECLARING:
        rows = CaseUserSeat.objects.filter(user=person, permission__codename=place.permission)
        for case in Case.objects.filter(pk__in=rows.values("content_object")).exclude(status=Status.CLOSED):
            unseat(person, case, place)
            if place is Seat.CHAIR:
                _chair(case, on)


def rise(case: Case, place: Seat) -> None:
    """Takes this place from everyone who has it at this case: their part in it is over."""
    for person in holders(case, place):
        unseat(person, case, place)
