"""Seats whole bodies at a case: each is expanded into the people of that day, so that a later member inherits no file.

Source: architecture.md "Who may see and act"; procedure.md §1.3 "who appoints".
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from complaints.models import Case, Party
from complaints.seats import Seat, seat
from people import bodies


def _office(case: Case, on: date) -> None:
    for person in bodies.holders_of("executive_director", on):
        seat(person, case, Seat.DIRECTOR)
    for person in bodies.holders_of("case_staff", on):
        seat(person, case, Seat.STAFF)


def _chair(case: Case, on: date) -> None:
    """The chair or, where the chair is recused, the co-chair."""
    recused = set(case.recusals.values_list("person_id", flat=True))
    for role in ("chair", "co_chair"):
        person = bodies.holder_of(role, on)
        if person and person.pk not in recused:
            seat(person, case, Seat.CHAIR)
            return


def _committee(case: Case, on: date) -> None:
    for person in bodies.members_of("ethics_committee", on):
        seat(person, case, Seat.MEMBER)


def _president(case: Case, on: date) -> None:
    recused = set(case.recusals.values_list("person_id", flat=True))
    for role in ("president", "vice_president"):
        person = bodies.holder_of(role, on)
        if person and person.pk not in recused:
            seat(person, case, Seat.PRESIDENT)
            return


def _respondent(case: Case, on: date) -> None:
    seat(case.parties.get(side=Party.Side.RESPONDENT).user, case, Seat.RESPONDENT)


BODIES: dict[str, Callable[[Case, date], None]] = {
    "office": _office,
    "chair": _chair,
    "committee": _committee,
    "president": _president,
    "respondent": _respondent,
}


def seat_body(name: str, case: Case, on: date) -> None:
    """Seats the people who hold these places on this day."""
    BODIES[name](case, on)
