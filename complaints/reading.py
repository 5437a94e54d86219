"""Which papers of a case a person may read now. The case page lists them, and the view that hands a file out asks here.

The rights are those of `seats.READS` (procedure.md §5); a person who has yet to declare reads nothing (§2.6).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from complaints.models import Case, Document, Party
from complaints.seats import COMPLAINING, DECLARING, PARTIES, Seat, may_read, seats_of

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from people.models import User


def reading_seats(case: Case, person: User | AnonymousUser) -> frozenset[Seat]:
    """The seats this person may read from: those that ask for a declaration count once it is made."""
    places = seats_of(person, case)
    if places & DECLARING and not case.declarations.filter(person=person.pk).exists():
        return places - DECLARING
    return places


def may_open(document: Document, person: User | AnonymousUser, places: frozenset[Seat]) -> bool:
    """Whether a person with these reading seats may open this paper of the case.

    A party reads what that party handed in, locked or not: nobody else learns anything by it (§5, "own").
    """
    return bool(places) and _is_open(document, person, places, _other_complainants(document.case, person, places))


def papers_for(case: Case, person: User | AnonymousUser) -> list[Document]:
    """The papers of the case that this person may open, oldest first. The number of queries does not grow with them."""
    places = reading_seats(case, person)
    if not places:
        return []
    others = _other_complainants(case, person, places)
    papers = case.documents.select_related("added_by")
    return [paper for paper in papers if _is_open(paper, person, places, others)]


def _is_open(document: Document, person: User | AnonymousUser, places: frozenset[Seat], others: frozenset[int]) -> bool:
    own = bool(places & PARTIES) and document.added_by_id == person.pk
    if document.added_by_id in others:
        return False
    return may_read(document.kind if own else document.reading_kind, places, own=own)


def _other_complainants(case: Case | None, person: User | AnonymousUser, places: frozenset[Seat]) -> frozenset[int]:
    """Complainants never see one another's material (§2.18)."""
    if case is None or not places & COMPLAINING:
        return frozenset()
    known = case.parties.filter(side=Party.Side.COMPLAINANT).exclude(user=person.pk)
    return frozenset(known.values_list("user_id", flat=True))
