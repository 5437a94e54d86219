"""Who may not serve, on every body and in every way: the pairs of §2.7, the recused, and those whom the case names (§2.6, §2.8).

Each is tried by the step and by the page, which say why; the pairs are tried on the database too, past all our code.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import permutations

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction

from complaints import motions, participation, workflow
from complaints.actions.conflicts import Wall, wall_off
from complaints.actions.drafting import new_party_user
from complaints.errors import Refused
from complaints.models import Body, Declaration, Motion, MotionKind, Participant, Party, Status
from complaints.seats import Seat, seat, seats_of
from people.models import User
from tests.cells import Cell
from tests.factories import signed_in
from tests.test_participation import BY_STEP, FORBIDDEN, NOTICED, ROLES, WHY, empty, everywhere, here
from tests.visiting import text_of

__all__ = ["everywhere", "here"]

pytestmark = pytest.mark.django_db


# ---- the bodies, each by its page --------------------------------------------------------------------------------------


def page(here: Cell, actor: User, step: str, **typed: object) -> tuple[int, str]:
    """What the page of a step answers at the hour at which the case stands."""
    with time_machine.travel(here.play.now, tick=False):
        answer = signed_in(actor).post(f"/desk/cases/{here.case.number}/do/{step}/", typed)
    return answer.status_code, text_of(answer) if answer.status_code != 302 else ""


def screen(here: Cell, who: User) -> tuple[int, str]:
    here.put(Status.PRELIM_REVIEW, frozenset({"filed"}))
    return page(here, here.seated[Seat.CHAIR], "appoint_screener", person=who.pk)


def investigate(here: Cell, who: User) -> tuple[int, str]:
    here.put(Status.INVESTIGATION, NOTICED)
    return page(here, here.seated[Seat.DIRECTOR], "appoint_investigator", person=who.pk)


def sit(here: Cell, who: User, *, presiding: bool = False) -> tuple[int, str]:
    here.put(Status.HEARING_SCHEDULED, NOTICED)
    first, second, third = (person.pk for person in here.play.board.members[:3])
    officer, members = (who.pk, [first, second]) if presiding else (first, [second, who.pk])
    return page(here, here.seated[Seat.CHAIR], "appoint_panel", officer=officer, members=members, alternate=third)


def preside(here: Cell, who: User) -> tuple[int, str]:
    return sit(here, who, presiding=True)


def stand_by(here: Cell, who: User) -> tuple[int, str]:
    here.put(Status.HEARING_SCHEDULED, NOTICED)
    officer, *members = (person.pk for person in here.play.board.members[:3])
    return page(here, here.seated[Seat.CHAIR], "appoint_panel", officer=officer, members=members, alternate=who.pk)


def review(here: Cell, who: User) -> tuple[int, str]:
    here.put(Status.DISMISSAL_REVIEW, frozenset({"filed", "dismissed_at_screening", "dismissal_served"}))
    empty(here, Seat.REVIEWER)
    people = [who.pk, *(person.pk for person in here.play.board.members[:2])]
    return page(here, here.seated[Seat.PRESIDENT], "appoint_reviewers", people=people)


def sit_on_appeal(here: Cell, who: User) -> tuple[int, str]:
    here.put(Status.APPEAL, NOTICED | {"appealed", "decision_served"})
    empty(here, Seat.APPEALS)
    people = [who.pk, *(person.pk for person in here.play.board.directors[:2])]
    return page(here, here.seated[Seat.PRESIDENT], "appoint_appeals_committee", people=people)


def vote(here: Cell, who: User) -> tuple[int, str]:
    """On a motion that was opened while nothing stood in the way."""
    motion = open_before(here, who)
    return page(here, who, "cast_ballot", motion=motion.pk, choice="yes")


def open_before(here: Cell, who: User) -> Motion:
    case = here.put(Status.DETERMINATION, NOTICED)
    said = {"text": "More.", "text_hash": motions.hash_of("More."), "kind": MotionKind.STEP}
    motion, _made = Motion.objects.get_or_create(
        case=case, body=Body.COMMITTEE, step="investigate_more",
        defaults=said | {"opened_by": here.seated[Seat.CHAIR], "opened_at": here.play.now},
    )  # fmt: skip
    for person in (who, here.play.board.chair):
        motion.voters.get_or_create(person=person)
    seat(who, case, Seat.MEMBER)
    Declaration.objects.get_or_create(case=case, person=who, defaults={"declared_at": here.play.now})
    return motion


BY_PAGE: dict[str, Callable[[Cell, User], tuple[int, str]]] = {
    "screened": screen,
    "investigated": investigate,
    "on_panel": sit,
    "decided": vote,
    "reviewed": review,
    "on_appeal": sit_on_appeal,
}
# Beside the six roles: the two other places on a panel.
PLACES = BY_PAGE | {"hearing officer": preside, "alternate": stand_by}


def sit_by_step(here: Cell, who: User, *, place: int) -> None:
    """The panel of four with this person in one of its places: 0 presides, 3 stands by."""
    case = here.put(Status.HEARING_SCHEDULED, NOTICED)
    four = here.play.board.members[:3]
    four.insert(place, who)
    workflow.take(
        "appoint_panel", case, by=here.seated[Seat.CHAIR], on=here.play.now, officer=four[0], members=four[1:3],
        alternate=four[3],
    )  # fmt: skip


BY_ACTION = BY_STEP | {"hearing officer": partial(sit_by_step, place=0), "alternate": partial(sit_by_step, place=3)}


# ---- the forbidden pairs ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("held", "wanted"), [pair for pair in permutations(ROLES, 2) if frozenset(pair) in FORBIDDEN])
def test_the_page_refuses_the_second_role_with_the_reason(held: str, wanted: str, here: Cell, everywhere: User) -> None:
    participation.enter(here.case, everywhere, held)
    status, said = BY_PAGE[wanted](here, everywhere)
    assert (status in (400, 409), f"Eve Rywhere cannot serve here: this person {WHY[held]}." in said) == (True, True)
    assert not getattr(Participant.objects.get(person=everywhere), wanted)


COLUMNS = ("case_id", "person_id", *ROLES)


@pytest.mark.parametrize(("held", "wanted"), list(permutations(ROLES, 2)))
def test_the_database_refuses_the_pair_in_plain_sql(held: str, wanted: str, here: Cell, everywhere: User) -> None:
    """Past the models: an INSERT with both, and an UPDATE that adds the second."""
    table = Participant._meta.db_table
    marks = ", ".join(["%s"] * len(COLUMNS))
    insert = f"INSERT INTO {table} ({', '.join(COLUMNS)}) VALUES ({marks})"  # noqa: S608 - names of ours
    update = f"UPDATE {table} SET {wanted} = %s WHERE person_id = %s"  # noqa: S608 - names of ours

    def run(sql: str, values: list[object]) -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, values)

    def row(*roles: str) -> list[object]:
        return [here.case.pk, everywhere.pk, *(role in roles for role in ROLES)]

    if frozenset({held, wanted}) not in FORBIDDEN:
        run(insert, row(held, wanted))
        return
    with pytest.raises(IntegrityError):
        run(insert, row(held, wanted))
    run(insert, row(held))
    with pytest.raises(IntegrityError):
        run(update, [True, everywhere.pk])
    kept = Participant.objects.get(person=everywhere)
    assert (getattr(kept, held), getattr(kept, wanted)) == (True, False)


# ---- the recused and the named ----------------------------------------------------------------------------------------


def recused(here: Cell, who: User) -> None:
    wall_off(here.case, who, reason="A cousin.", on=here.play.now)


def accused(here: Cell, who: User) -> None:
    wall_off(here.case, who, reason="It is about her.", on=here.play.now, wall=Wall.ACCUSED)


def namesake(here: Cell, who: User) -> None:
    wall_off(here.case, who, reason="She bears the name.", on=here.play.now, wall=Wall.NAMESAKE)


def witness(here: Cell, who: User) -> None:
    here.play.take("name_board_witness", here.seated[Seat.DIRECTOR], person=who, reason="She was there.")


def party(side: Party.Side) -> Callable[[Cell, User], None]:
    """No step makes somebody of the Board a party under that account; were it done, it would open no place."""

    def make(here: Cell, who: User) -> None:
        Party.objects.create(case=here.case, user=who, side=side, name=who.name)

    return make


NAMED: dict[str, tuple[Callable[[Cell, User], None], str]] = {
    "recused": (recused, "Eve Rywhere is recused from this case."),
    "accused": (accused, "Eve Rywhere is recused from this case."),
    "bears the name": (namesake, "Eve Rywhere is recused from this case."),
    "witness of the Board": (witness, "Eve Rywhere is recused from this case."),
    **{f"party: {side}": (party(side), "Eve Rywhere is a party or a witness in this case.") for side in Party.Side},
}


@pytest.mark.parametrize("name", NAMED)
@pytest.mark.parametrize("place", PLACES)
def test_who_is_recused_or_named_serves_on_no_body(place: str, name: str, here: Cell, everywhere: User) -> None:
    """By the page of the one who appoints, with the reason; by the step, with the same reason; and no seat is left behind."""
    wall, why = NAMED[name]
    wall(here, everywhere)
    with pytest.raises(Refused) as refused:
        BY_ACTION[place](here, everywhere)
    shut_out = place == "decided" and "recused" in why
    assert str(refused.value) == ("This step is not yours to take." if shut_out else why)
    status, said = PLACES[place](here, everywhere)
    if shut_out:
        assert status == 404  # to one who is recused the case is not there at all
    else:
        assert (status in (400, 409), why in said) == (True, True)
    assert not Participant.objects.filter(person=everywhere).exists()
    assert seats_of(everywhere, here.case) <= {Seat.MEMBER}


@pytest.mark.parametrize("name", NAMED)
def test_who_is_recused_or_named_is_no_voter_when_a_vote_opens(name: str, here: Cell, everywhere: User) -> None:
    case = here.put(Status.DETERMINATION, NOTICED)
    seat(everywhere, case, Seat.MEMBER)
    for person in here.play.board.committee:
        seat(person, case, Seat.MEMBER)
    NAMED[name][0](here, everywhere)
    motion = here.play.put(
        "open_committee_motion", here.seated[Seat.CHAIR], names="investigate_more", text="That more be asked."
    )
    assert everywhere not in {voter.person for voter in motion.voters.all()}


def test_a_stranger_is_not_told_why_a_party_cannot_serve(here: Cell) -> None:
    """The reason is told of the Board's own people only: a key that was guessed tells nothing."""
    outsider = new_party_user("Otto Outside", "", "en")
    wall_off(here.case, outsider, reason="A cousin.", on=here.play.now)
    status, said = screen(here, outsider)
    assert status == 400
    assert "Otto" not in said
    assert "Choose one of the answers in the list" in said
