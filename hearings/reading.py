"""What a person's seats are worth over a whole list of cases. The lists of hearings, appeals and publication ask here.

One case alone is asked of `complaints.reading`; the rule is the same: who has yet to declare reads nothing, not even
the name of the respondent (procedure.md §2.6, ux.md §2.5).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from complaints.models import Case, Declaration
from complaints.reading import openable
from complaints.seats import DECLARING, Seat, seats_by_case
from hearings.models import Exhibit
from people.models import User


@dataclass(frozen=True)
class Reader:
    """A person at one case: all seats, and those from which papers may be read today."""

    places: frozenset[Seat]
    reading: frozenset[Seat]

    @property
    def must_declare(self) -> bool:
        return not self.reading


def exhibits_for(case: Case, person: User, places: frozenset[Seat]) -> list[tuple[Exhibit, bool]]:
    """The exhibits of a case by number, each with whether this reader may open its paper; one may name a client."""
    rows = list(case.exhibits.select_related("document", "offered_by"))
    opens = openable((row.document for row in rows), case, person, places)
    return [(row, row.document_id in opens) for row in rows]


def readers(person: User, cases: Iterable[Case], among: frozenset[Seat]) -> dict[int, Reader]:
    """By case, this person's seats `among` those that the page is for; cases without such a seat are left out.

    Three queries, however many cases.
    """
    cases = list(cases)
    held = {pk: places & among for pk, places in seats_by_case(person, cases).items() if places & among}
    declared = set(Declaration.objects.filter(person=person, case__in=held).values_list("case_id", flat=True))
    return {pk: Reader(places, places if pk in declared else places - DECLARING) for pk, places in held.items()}
