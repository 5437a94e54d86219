"""One case that can be put at any status with any facts, and a person for each seat: the cells of the procedure.

The only place where a test writes a status by hand: what is asked of a cell is what the engine says of it.
"""

from __future__ import annotations

from dataclasses import dataclass

from ccb_ethics.demo.play import Board
from complaints.models import Case, Declaration, Recusal, Status
from complaints.procedure import rows_from
from complaints.seats import DECLARING, Seat, seat
from complaints.workflow import fact_obstacle
from people.models import User
from tests import plays
from tests.walk import facts_at


@dataclass
class Cell:
    """The case, and who sits at it: everyone by seat, those of them who have not declared, and those shut out."""

    play: plays.Play
    seated: dict[Seat, User]
    undeclared: dict[Seat, User]
    shut_out: dict[str, User]

    @property
    def case(self) -> Case:
        return self.play.case

    def put(self, status: Status, facts: frozenset[str]) -> Case:
        """Puts the case there, and gives it as the database holds it."""
        closed = status is Status.CLOSED
        Case.objects.filter(pk=self.case.pk).update(
            status=status,
            facts=sorted(facts),
            disposition="dismissed" if closed else "",
            closed_on=self.play.today if closed else None,
        )
        self.case.refresh_from_db()
        return self.case


def cell(board: Board) -> Cell:
    """A case with one allegation. Each seat has a person; the shut out hold every seat there is, and it does not help."""
    play = plays.alleged(board)
    case = play.case
    seated = {place: _sits(f"a {place.value}", case, place) for place in Seat}
    undeclared = {place: _sits(f"an undeclared {place.value}", case, place) for place in Seat if place in DECLARING}
    shut_out = {
        "recused": _sits("recused", case, *Seat),
        "inactive": _sits("inactive", case, *Seat, is_active=False),
        "superuser": _sits("superuser", case, *Seat, is_superuser=True, is_staff=True),
        "stranger": _sits("stranger", case),
    }
    Recusal.objects.create(case=case, person=shut_out["recused"], reason="A cousin.", recused_at=play.now)
    for person in (*seated.values(), *shut_out.values()):
        Declaration.objects.create(case=case, person=person, declared_at=play.now)
    return Cell(play, seated, undeclared, shut_out)


def _sits(name: str, case: Case, *places: Seat, **kind: bool) -> User:
    person = User.objects.create(username=name.replace(" ", "-"), name=name, **kind)
    for place in places:
        seat(person, case, place)
    return person


def witnesses(status: Status) -> list[frozenset[str]]:
    """Reachable facts at this status, as few as show every row of it open and, for each reason there is, blocked."""
    rows = rows_from(status)
    asked = {fact for row in rows for fact in (*row.needs, *row.unless, *(one for some in row.any_of for one in some))}
    by_kind: dict[frozenset[str], frozenset[str]] = {}
    for facts in sorted(facts_at(status), key=sorted):
        by_kind.setdefault(facts & asked, facts)
    shows = {facts: {(row.name, fact_obstacle(row, sorted(facts))) for row in rows} for facts in by_kind.values()}
    missing = set().union(*shows.values())
    chosen: list[frozenset[str]] = []
    while missing:
        best = max(shows, key=lambda facts: (len(shows[facts] & missing), sorted(facts)))
        chosen.append(best)
        missing -= shows[best]
    return chosen
