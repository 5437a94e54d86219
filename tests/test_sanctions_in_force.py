"""The list of sanctions in force: who reads it, what stands in a line, and what is said when nothing does (§1.3, §3)."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django.test import Client

from ccb_ethics.demo.play import Board
from complaints.models import SanctionKind, Status
from complaints.seats import Seat, seat
from people.models import Role, User
from sanctions.models import Condition, Sanction
from tests import rule_plays as at
from tests.factories import signed_in
from tests.stepping import NOON, TODAY, credential, load_tables, new_case, person
from tests.visiting import text_of

pytestmark = pytest.mark.django_db
LIST = "/desk/sanctions/"


def some(rows: int, staff: User) -> None:
    for number in range(rows):
        held = credential(f"Reed {number}", f"CPRS-{number}")
        case = new_case(Status.MONITORING, f"EC-2027-{number:04}", respondent=held.professional, credential=held)
        seat(staff, case, Seat.STAFF)
        sanction = Sanction.objects.create(
            case=case, kind=SanctionKind.SUSPENSION, months=6, decided_at=NOON, effective_on=TODAY, ends_on=TODAY
        )
        Condition.objects.create(sanction=sanction, text=f"Training {number}.", due_on=TODAY)


@pytest.mark.parametrize("rows", [1, 3, 50])
def test_the_list_takes_eight_queries_however_many(rows: int, db: None, django_assert_num_queries) -> None:
    load_tables()
    staff = person("staff", Role.CASE_STAFF)
    some(rows, staff)
    client = signed_in(staff)
    with django_assert_num_queries(8):
        answer = client.get(LIST)
    assert answer.context["page_obj"].paginator.count == rows


def test_a_line_names_the_sanction_its_end_its_open_conditions_and_what_is_next(board: Board) -> None:
    play = at.monitored(board)
    Condition.objects.create(
        sanction=play.case.sanctions.get(), text="Twelve hours of training.", due_on=date(2025, 6, 30)
    )
    with time_machine.travel(play.now, tick=False):
        page = text_of(signed_in(board.director).get(LIST))
    assert f"{play.case.number} Dana Reed Suspension, 6 months August 12, 2025" in page
    assert "Twelve hours of training. (last day: June 30, 2025) Record the proof of each condition." in page


def test_a_suspension_past_its_end_without_proof_stays_on_the_list(board: Board) -> None:
    play = at.monitored(board).on(date(2025, 9, 1))
    page = text_of(signed_in(board.director).get(LIST))
    assert play.case.number in page
    assert "nothing ends by itself" in page


def test_a_reinstated_suspension_and_a_closed_caution_leave_the_list(board: Board) -> None:
    play = at.reinstatement_asked(board).on(date(2025, 8, 12)).take("reinstate", board.director)
    closed = at.closed_caution(board)
    page = text_of(signed_in(board.director).get(LIST))
    assert [one.case.number in page for one in (play, closed)] == [False, False]
    assert "No sanction is in force. One comes here when it is final." in page


def test_parties_find_no_list_and_a_member_without_a_seat_for_it_an_empty_one(board: Board) -> None:
    play = at.monitored(board)
    for one in (play.complainant, play.respondent):
        assert signed_in(one).get(LIST).status_code == 404
    assert Client().get(LIST).status_code == 302
    assert play.case.number not in text_of(signed_in(board.investigators[0]).get(LIST))


def test_a_chair_who_has_not_declared_reads_no_name(board: Board) -> None:
    play = at.monitored(board)
    play.case.declarations.filter(person=board.chair).delete()
    page = text_of(signed_in(board.chair).get(LIST))
    assert (play.case.number in page, "Dana Reed" in page, "Suspension, 6" in page) == (True, False, False)
