"""Roles that may not meet in one person at one case (procedure.md §2.7): refused by the step, and by the database."""

from collections.abc import Callable
from datetime import date
from itertools import combinations, permutations

import pytest
from django.db import IntegrityError, transaction

from complaints import motions, participation, workflow
from complaints.errors import Refused
from complaints.models import Body, Declaration, Motion, MotionKind, Participant, Recusal, Status
from complaints.seats import Seat, seat, seats_of, unseat
from people import actions
from people.models import Role, User
from tests.cells import Cell, cell
from tests.factories import person

pytestmark = pytest.mark.django_db

ROLES = ("screened", "investigated", "on_panel", "decided", "reviewed", "on_appeal")
# Written from procedure.md §2.7 and the complainant's review of §1.3, not from the program.
FORBIDDEN = {
    frozenset(pair)
    for pair in (
        ("on_panel", "screened"),
        ("on_panel", "investigated"),
        *(("on_appeal", other) for other in ROLES[:5]),
        *(("reviewed", other) for other in ("screened", "investigated", "decided")),
    )
}
WHY = {
    "screened": "screened this case",
    "investigated": "investigated this case",
    "on_panel": "sits on the hearing panel",
    "decided": "voted in the Ethics Committee on this case",
    "reviewed": "reviewed the dismissal",
    "on_appeal": "sits on the appeal",
}
NOTICED = frozenset({"noticed", "answered"})


@pytest.fixture
def here(board) -> Cell:
    return cell(board)


@pytest.fixture
def everywhere(here: Cell) -> User:
    """One who holds a place on every body, so that only the case stands in the way."""
    found = person("Eve Rywhere")
    for role in (Role.DESIGNEE, Role.DIRECTOR, Role.INVESTIGATOR):
        actions.begin_term(found, role=role, starts_on=date(2020, 1, 1))
    return found


def empty(here: Cell, place: Seat) -> None:
    """Those who sit there in the cell rise, so that all three places are free."""
    for sitting in (here.seated[place], here.undeclared[place]):
        unseat(sitting, here.case, place)


def screen(here: Cell, who: User) -> None:
    case = here.put(Status.PRELIM_REVIEW, frozenset({"filed"}))
    workflow.take("appoint_screener", case, by=here.seated[Seat.CHAIR], on=here.play.now, person=who)


def investigate(here: Cell, who: User) -> None:
    case = here.put(Status.INVESTIGATION, NOTICED)
    workflow.take("appoint_investigator", case, by=here.play.board.director, on=here.play.now, person=who)


def sit_on_panel(here: Cell, who: User) -> None:
    case = here.put(Status.HEARING_SCHEDULED, NOTICED)
    officer, *rest = here.play.board.members[:3]
    workflow.take(
        "appoint_panel", case, by=here.seated[Seat.CHAIR], on=here.play.now, officer=officer, members=[rest[0], who],
        alternate=rest[1],
    )  # fmt: skip


def decide(here: Cell, who: User) -> None:
    """Votes on a motion that was opened before the other role was taken."""
    case = here.put(Status.DETERMINATION, NOTICED)
    motion = Motion.objects.create(
        case=case, body=Body.COMMITTEE, kind=MotionKind.STEP, step="investigate_more", text="More.",
        text_hash=motions.hash_of("More."), opened_by=here.seated[Seat.CHAIR], opened_at=here.play.now,
    )  # fmt: skip
    motion.voters.create(person=who)
    motion.voters.create(person=here.play.board.chair)
    seat(who, case, Seat.MEMBER)
    Declaration.objects.create(case=case, person=who, declared_at=here.play.now)
    workflow.take("cast_ballot", case, by=who, on=here.play.now, motion=motion, choice="yes")


def review(here: Cell, who: User) -> None:
    case = here.put(Status.DISMISSAL_REVIEW, frozenset({"filed", "dismissed_at_screening", "dismissal_served"}))
    empty(here, Seat.REVIEWER)
    people = [who, *here.play.board.members[:2]]
    workflow.take("appoint_reviewers", case, by=here.seated[Seat.PRESIDENT], on=here.play.now, people=people)


def sit_on_appeal(here: Cell, who: User) -> None:
    case = here.put(Status.APPEAL, NOTICED | {"appealed", "decision_served"})
    empty(here, Seat.APPEALS)
    people = [who, *here.play.board.directors[:2]]
    workflow.take("appoint_appeals_committee", case, by=here.seated[Seat.PRESIDENT], on=here.play.now, people=people)


BY_STEP: dict[str, Callable[[Cell, User], None]] = {
    "screened": screen,
    "investigated": investigate,
    "on_panel": sit_on_panel,
    "decided": decide,
    "reviewed": review,
    "on_appeal": sit_on_appeal,
}


@pytest.mark.parametrize(("held", "wanted"), list(permutations(ROLES, 2)))
def test_a_second_role_is_taken_or_refused_with_the_reason(
    held: str, wanted: str, here: Cell, everywhere: User
) -> None:
    row = participation.enter(here.case, everywhere, held)
    if frozenset({held, wanted}) in FORBIDDEN:
        with pytest.raises(Refused, match=f"Eve Rywhere cannot serve here: this person {WHY[held]}."):
            BY_STEP[wanted](here, everywhere)
        assert seats_of(everywhere, here.case) <= {Seat.MEMBER}
    else:
        BY_STEP[wanted](here, everywhere)
    row.refresh_from_db()
    assert getattr(row, wanted) is (frozenset({held, wanted}) not in FORBIDDEN)


@pytest.mark.parametrize("pair", list(combinations(ROLES, 2)))
def test_the_database_itself_refuses_the_pair(pair: tuple[str, str], here: Cell, everywhere: User) -> None:
    both = dict.fromkeys(pair, True)
    if frozenset(pair) in FORBIDDEN:
        with pytest.raises(IntegrityError), transaction.atomic():
            Participant.objects.create(case=here.case, person=everywhere, **both)
        row = Participant.objects.create(case=here.case, person=everywhere, **{pair[0]: True})
        with pytest.raises(IntegrityError), transaction.atomic():
            Participant.objects.filter(pk=row.pk).update(**{pair[1]: True})
    else:
        assert Participant.objects.create(case=here.case, person=everywhere, **both).pk


def test_one_row_for_a_person_at_a_case(here: Cell, everywhere: User) -> None:
    Participant.objects.create(case=here.case, person=everywhere, screened=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        Participant.objects.create(case=here.case, person=everywhere, on_panel=True)


@pytest.mark.parametrize("wanted", ROLES)
def test_who_stepped_aside_takes_no_role(wanted: str, here: Cell, everywhere: User) -> None:
    Recusal.objects.create(case=here.case, person=everywhere, reason="A cousin.", recused_at=here.play.now)
    with pytest.raises(Refused, match=r"is recused from this case|not yours to take"):
        BY_STEP[wanted](here, everywhere)
    assert not Participant.objects.filter(person=everywhere).exists()


@pytest.mark.parametrize("wanted", ["screened", "investigated", "on_panel", "reviewed", "on_appeal"])
def test_only_who_sits_on_the_body_is_named_from_it(wanted: str, here: Cell) -> None:
    outsider = person("Otto Outside")
    with pytest.raises(Refused, match=r"Ethics Committee|not a director of the Board|investigator"):
        BY_STEP[wanted](here, outsider)
    assert not Participant.objects.filter(person=outsider).exists()
    assert seats_of(outsider, here.case) == frozenset()


def test_the_lists_offer_those_whom_the_step_would_take(here: Cell, everywhere: User) -> None:
    on = date(2025, 2, 1)
    assert everywhere in participation.committee_for(here.case, "on_panel", on)
    assert everywhere in participation.directors_for(here.case, on)
    participation.enter(here.case, everywhere, "screened")
    assert everywhere not in participation.committee_for(here.case, "on_panel", on)
    assert everywhere not in participation.directors_for(here.case, on)
    assert everywhere in participation.committee_for(here.case, "decided", on)


def test_a_role_that_was_never_exercised_can_be_given_back(here: Cell, everywhere: User) -> None:
    participation.enter(here.case, everywhere, "on_panel")
    participation.leave(here.case, everywhere, "on_panel")
    participation.enter(here.case, everywhere, "on_appeal")
    assert Participant.objects.get(person=everywhere).on_appeal
