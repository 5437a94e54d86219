"""Seats whole bodies at a case: each is expanded into the people of that day, so that a later member inherits no file.

Source: architecture.md "Who may see and act"; procedure.md §1.3 "who appoints".
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from complaints.models import Case, Party
from complaints.participation import holders
from complaints.seats import Seat, seat, unseat
from people import bodies
from people.models import User


def _first_free(case: Case, on: date, *roles: str) -> User | None:
    """The first who holds one of these roles, in this order, and is not recused."""
    recused = set(case.recusals.values_list("person_id", flat=True))
    people = (person for role in roles for person in bodies.holders_of(role, on))
    return next((person for person in people if person.pk not in recused), None)


def _director(case: Case, on: date) -> None:
    """Where the executive director is recused the President takes the powers, else the Vice President (§2.8)."""
    person = _first_free(case, on, "executive_director", "president", "vice_president")
    if person:
        seat(person, case, Seat.DIRECTOR)


def _office(case: Case, on: date) -> None:
    _director(case, on)
    for person in bodies.holders_of("case_staff", on):
        seat(person, case, Seat.STAFF)


def _chair(case: Case, on: date) -> None:
    """The chair or, where the chair is recused, the co-chair, else a designee (glossary, "Hearing Officer")."""
    person = _first_free(case, on, "chair", "co_chair", "designee")
    if person:
        seat(person, case, Seat.CHAIR)


def _committee(case: Case, on: date) -> None:
    for person in bodies.members_of("ethics_committee", on):
        seat(person, case, Seat.MEMBER)


def _president(case: Case, on: date) -> None:
    person = _first_free(case, on, "president", "vice_president")
    if person:
        seat(person, case, Seat.PRESIDENT)


def _respondent(case: Case, on: date) -> None:
    seat(case.parties.get(side=Party.Side.RESPONDENT).user, case, Seat.RESPONDENT)


BODIES: dict[str, Callable[[Case, date], None]] = {
    "office": _office,
    "executive_director": _director,
    "chair": _chair,
    "committee": _committee,
    "president": _president,
    "respondent": _respondent,
}


def seat_body(name: str, case: Case, on: date) -> None:
    """Seats the people who hold these places on this day."""
    BODIES[name](case, on)


def rise(case: Case, place: Seat) -> None:
    """Takes this place from everyone who has it at this case: their part in it is over."""
    for person in holders(case, place):
        unseat(person, case, place)
