"""How many people a body of a case lacks, so that the chair can ask the President for designees (procedure.md §2.2)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from complaints import motions, participation
from complaints.models import Body, Case, Status
from complaints.seats import Seat

Count = Callable[[Case, date], int]
COUNTS: dict[Status, Count] = {}


def counts(*statuses: Status) -> Callable[[Count], Count]:
    """Lets an app above count what a body of its own lacks at these statuses (the hearing panel)."""

    def register(count: Count) -> Count:
        COUNTS.update(dict.fromkeys(statuses, count))
        return count

    return register


def missing(case: Case, on: date) -> int:
    """How many more are needed before the case can go on; 0 when nobody is."""
    count = COUNTS.get(Status(case.status))
    return max(0, voters_missing(case, on), count(case, on) if count else 0)


def voters_missing(case: Case, on: date) -> int:
    """For a quorum of the Ethics Committee: of those seated or, before its first vote, of those who would be."""
    people = participation.holders(case, Seat.CHAIR, Seat.MEMBER)
    if not participation.committee_is_seated(case):
        people += [person for person in participation.committee_of(case, on) if person not in people]
    able = len(participation.eligible(case, people, "decided"))
    return motions.quorum(case, Body.COMMITTEE, able) - able


@counts(Status.PRELIM_REVIEW)
def screener_missing(case: Case, on: date) -> int:
    """One member beside the chair."""
    chairs = participation.holders(case, Seat.CHAIR)
    if [person for person in participation.holders(case, Seat.SCREENER) if person not in chairs]:
        return 0
    return 1 - len([person for person in participation.committee_for(case, "screened", on) if person not in chairs])
