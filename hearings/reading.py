"""What a person's seats are worth over a whole list of cases. The lists of hearings, appeals and publication ask here.

One case alone is asked of `complaints.reading`; the rule is the same: who has yet to declare reads nothing, not even
the name of the respondent (procedure.md §2.6, ux.md §2.5).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from complaints.models import Case, Declaration
from complaints.seats import DECLARING, Seat, seats_by_case
from people.models import User


@dataclass(frozen=True)
class Reader:
    """A person at one case: all seats, and those from which papers may be read today."""

    places: frozenset[Seat]
    reading: frozenset[Seat]

    @property
    def must_declare(self) -> bool:
        return not self.reading


def readers(person: User, cases: Iterable[Case], among: frozenset[Seat]) -> dict[int, Reader]:
    """By case, this person's seats `among` those that the page is for; cases without such a seat are left out.

    Three queries, however many cases.
    """
    cases = list(cases)
    held = {pk: places & among for pk, places in seats_by_case(person, cases).items() if places & among}
    declared = set(Declaration.objects.filter(person=person, case__in=held).values_list("case_id", flat=True))
    return {pk: Reader(places, places if pk in declared else places - DECLARING) for pk, places in held.items()}
