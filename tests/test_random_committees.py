"""Two hundred committees of chance, voting through the real steps, counted again by an independent reference.

Sizes, recusals before and after the opening and after the ballot, absences, abstentions, ties, and two-thirds for a
Revocation (procedure.md §2.2–§2.4). The same committees on every run.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

import pytest
from django.db import transaction

from ccb_ethics.demo.play import Board, Play
from complaints import participation, workflow
from complaints.errors import Refused
from complaints.models import Status
from complaints.seats import Seat
from people import actions
from people.models import Role, Term, User
from tests import plays
from tests.factories import sit

pytestmark = [pytest.mark.django_db, pytest.mark.cells]
HOW_MANY = {3: 36, 4: 34, 5: 32, 6: 30, 7: 26, 8: 22, 9: 20}  # of each size; together two hundred
ENTIRE = 3  # so many of each size have nobody recused and nobody absent: ties are frequent
KINDS = {"investigate_more": Status.INVESTIGATION, "decide_revocation": Status.DECISION_ISSUED}


@dataclass(frozen=True)
class Part:
    """What one member does: steps aside `before` the vote opens, once it is `open`, or after an early ballot (`late`)."""

    aside: str
    vote: str


def reference(committee: list[Part], *, two_thirds: bool) -> str:
    """The rule of procedure.md §2.2–§2.4, written down without looking at the program."""
    able = [part for part in committee if part.aside != "before"]
    if len(able) < 3:
        return "not opened"
    counted = [part for part in able if not part.aside]
    votes = [part.vote for part in counted if part.vote != "absent"]
    majority_of_the_eligible = len(counted) // 2 + 1
    if len(votes) < max(3, majority_of_the_eligible):
        return "no_quorum"
    yes, no = votes.count("yes"), votes.count("no")
    if yes == no:
        return "tied"
    if two_thirds:
        return "carried" if 3 * yes >= 2 * (yes + no) else "failed"
    return "carried" if yes > no else "failed"


def committee_of(size: int, board: Board) -> None:
    """Makes the Ethics Committee so large. The designee stands by for a chair and a co-chair who both step aside."""
    day = date(2025, 1, 6)
    keep = board.members[: max(size - 3, 1)]
    for term in Term.objects.filter(person__in=[person for person in board.members if person not in keep]):
        actions.end_term(term, ends_on=day - timedelta(days=1))
    if size > 3:
        sit("Dee Signee", Role.DESIGNEE)
    for number in range(size - len(keep) - (3 if size > 3 else 2)):
        sit(f"Extra {number}", Role.MEMBER)


def chance_of(chance: Random, everybody: list[User], board: Board, *, whole: bool) -> dict[User, Part]:
    """Who does what. Of chair, co-chair and designee one stays, or nobody presides."""
    votes, weights = ["yes", "no", "abstain", "absent"], [1, 1, 0, 0] if whole else [5, 3, 2, 2]
    asides, seldom = ["", "before", "open", "late"], [1, 0, 0, 0] if whole else [14, 2, 1, 1]
    doing = {person: Part(chance.choices(asides, seldom)[0], chance.choices(votes, weights)[0]) for person in everybody}
    presiding = [
        person for person in everybody if person in (board.chair, board.co_chair) or person.name == "Dee Signee"
    ]
    if all(doing[person].aside for person in presiding):
        doing[presiding[-1]] = Part("", doing[presiding[-1]].vote)
    return doing


def presides(play: Play) -> User:
    return participation.holders(play.case, Seat.CHAIR)[0]


def hold(play: Play, step: str, doing: dict[User, Part]) -> str:
    """Puts the motion, lets each do their part through the steps of the table, closes, and tries to take the step."""
    aside(play, doing, "before")
    try:
        motion = play.put("open_committee_motion", presides(play), names=step, text="That it be so.")
    except Refused as refused:
        return "not opened" if "Too few can vote" in str(refused) else str(refused)
    able = {person for person, part in doing.items() if part.aside != "before"}
    assert {voter.person for voter in motion.voters.all()} == able
    aside(play, doing, "open")
    voting = [p for p in doing if doing[p].aside in ("", "late") and doing[p].vote != "absent"]
    for person in sorted(voting, key=lambda person: doing[person].aside != "late"):
        play.take("cast_ballot", person, motion=motion, choice=doing[person].vote, reason="So I find.")
        if doing[person].aside == "late":
            play.take("recuse", person, reason="A cousin.")
    motion.refresh_from_db()
    if motion.is_open:
        play.take("close_motion", presides(play), motion=motion)
        motion.refresh_from_db()
    if motion.outcome == "carried":
        workflow.take(step, play.case, by=presides(play), on=play.now)
        assert play.case.status == KINDS[step]
    else:
        with pytest.raises(Refused, match="has to carry a motion for this first"):
            workflow.take(step, play.case, by=presides(play), on=play.now)
    return str(motion.outcome)


def aside(play: Play, doing: dict[User, Part], when: str) -> None:
    for person, part in doing.items():
        if part.aside == when:
            play.take("recuse", person, reason="A cousin.")


@pytest.mark.parametrize("size", HOW_MANY)
def test_committees_of_chance_decide_by_the_book(size: int, board: Board) -> None:
    committee_of(size, board)
    heavy = plays.waived(board, "revocation").find("open_finding_motion", board.chair, size)
    played = {"investigate_more": plays.determining(board), "decide_revocation": heavy}
    everybody = participation.committee_of(heavy.case, heavy.today)
    assert len(everybody) == size
    chance = Random(size)  # noqa: S311 - the same committees every time; no secret is made of it
    for number in range(HOW_MANY[size]):
        step = chance.choice(list(KINDS))
        play = played[step]
        doing = chance_of(chance, everybody, board, whole=number < ENTIRE)
        now = play.now
        with transaction.atomic():
            found = hold(play, step, doing)
            transaction.set_rollback(True)
        play.now = now
        play.case.refresh_from_db()
        assert found == reference(list(doing.values()), two_thirds=step == "decide_revocation"), (step, doing)


def test_chance_meets_every_ending() -> None:
    """Two hundred, and none of the endings of the rule is missed by bad luck of the seeds."""
    assert sum(HOW_MANY.values()) == 200
    people = [User(pk=number, name=f"Person {number}") for number in range(9)]
    board = Board(*[people[0]] * 1, [], [], people[0], people[1], [], people[0], people[0], [])
    seen = set()
    for size, many in HOW_MANY.items():
        chance = Random(size)  # noqa: S311 - the same as above
        for number in range(many):
            heavy = chance.choice(list(KINDS)) == "decide_revocation"
            doing = chance_of(chance, people[:size], board, whole=number < ENTIRE)
            seen.add((heavy, reference(list(doing.values()), two_thirds=heavy)))
    endings = ("not opened", "no_quorum", "tied", "carried", "failed")
    assert seen == {(heavy, ending) for heavy in (True, False) for ending in endings}
