"""Which papers of a case a person may read now. The case page lists them, and the view that hands a file out asks here.

The rights are those of `seats.READS` (procedure.md §5); a person who has yet to declare reads nothing (§2.6).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from complaints import rules
from complaints.models import Case, Document
from complaints.seats import DECLARING, OPENED_BY, PARTIES, Seat, may_read, seats_of

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
    if not places:
        return False
    own = bool(places & PARTIES) and document.added_by_id == person.pk
    kind = document.kind if own else document.reading_kind
    return may_read(kind, places, own=own, opened=opened(document.case) if document.case else ())


def opened(case: Case) -> list[str]:
    """The switches of the rule set that let more seats read a paper of this case."""
    return [name for name in OPENED_BY if rules.setting(case, name) == "yes"]


def papers_for(case: Case, person: User | AnonymousUser) -> list[Document]:
    """The papers of the case that this person may open, oldest first. The number of queries does not grow with them."""
    places = reading_seats(case, person)
    if not places:
        return []
    return [paper for paper in case.documents.select_related("added_by") if may_open(paper, person, places)]
