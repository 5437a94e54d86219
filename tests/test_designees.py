"""A committee or a panel too small for a case is filled up by the President, for that case only (procedure.md §2.2)."""

from datetime import date

import pytest

from complaints import participation, workflow
from complaints.errors import Refused
from complaints.models import Case, Designation, Status
from complaints.procedure import STEPS
from complaints.seats import Seat, seats_of
from people import bodies
from tests import plays
from tests.factories import signed_in

pytestmark = pytest.mark.django_db
WHY = "We play on his team."


def short(board, left: int = 2) -> plays.Play:
    """Before the committee with so many who can vote."""
    play = plays.determining(board)
    for member in board.committee[left:]:
        play.take("recuse", member, reason=WHY)
    return play


def test_designees_are_asked_for_only_where_too_few_can_take_part(board) -> None:
    play = short(board, left=3)
    why = workflow.obstacle(STEPS["ask_for_designees"], play.case, board.chair, play.now)
    assert why == "Enough members can take part. Designees are named only where too few can."
    play.take("recuse", board.committee[2], reason=WHY)
    assert workflow.obstacle(STEPS["ask_for_designees"], play.case, board.chair, play.now) is None


def test_named_for_one_case_they_count_and_vote(board) -> None:
    play = short(board)
    with pytest.raises(Refused, match="Too few can vote: 2, and 3 are needed"):
        play.put("open_committee_motion", board.chair, names="charge", sanction="reprimand", text="Charge.")
    play.take("ask_for_designees", board.chair, reason="Five of seven know him.")
    assert Seat.PRESIDENT in seats_of(board.president, play.case)
    play.take("name_designees", board.president, people=board.directors[:2])
    assert [row.person for row in Designation.objects.filter(case=play.case)] == board.directors[:2]
    assert seats_of(board.directors[0], play.case) == {Seat.MEMBER}
    assert not play.case.has("designees_asked")
    assert not Case.objects.visible_to(board.president).exists()  # the task is done
    play.resolve("charge", 3, 1, sanction="reprimand", text="Charge.")
    assert play.case.status == Status.CHARGED
    assert [
        person for person in board.directors[:2] if person in participation.directors_for(play.case, play.today)
    ] == []
    assert participation.designated(plays.filed(board).case) == []
    assert not set(board.directors) & set(bodies.members_of("ethics_committee", play.today))


def test_the_president_finds_the_task_on_the_desk_once_asked(board) -> None:
    play = short(board)
    desk = signed_in(board.president)
    assert play.case.number not in desk.get("/desk/").content.decode()
    play.take("ask_for_designees", board.chair, reason="Five of seven know him.")
    page = desk.get("/desk/").content.decode()
    assert "Name designees to the committee" in page
    assert desk.get(f"/desk/cases/{play.case.number}/do/name_designees/").status_code == 200


def test_who_may_be_named_and_how_many(board) -> None:
    play = short(board)
    play.take("ask_for_designees", board.chair, reason="Five of seven know him.")
    able = participation.designees_for(play.case, play.today)
    assert set(able) == {board.vice_president, *board.directors}
    refused = {
        "too many": [board.vice_president, *board.directors[:3]],
        "none": [],
        "recused": [board.members[3]],
        "on the committee": [board.co_chair],
        "of the office": [board.staff[0]],
        "the President": [board.president],
        "a party": [play.complainant],
    }
    for people in refused.values():
        with pytest.raises(Refused, match=r"Name between 1 and 3 people|cannot be named"):
            play.take("name_designees", board.president, people=people)
    assert not Designation.objects.exists()


def test_a_designee_screens_like_a_member(board) -> None:
    play = plays.screening(board)
    with pytest.raises(Refused, match="comes from the Ethics Committee"):
        play.take("appoint_screener", board.chair, person=board.directors[0])
    for member in [board.co_chair, *board.members]:
        play.take("name_board_witness", board.director, person=member, reason="Was there.")
    play.take("ask_for_designees", board.chair, reason="Nobody is left to screen with me.")
    play.take("name_designees", board.president, people=board.directors[:1])
    play.take("appoint_screener", board.chair, person=board.directors[0])
    assert seats_of(board.directors[0], play.case) == {Seat.MEMBER, Seat.SCREENER}


def test_a_panel_that_cannot_be_filled_is_a_shortage_too(board) -> None:
    play = plays.charged(board).on(date(2025, 5, 9))
    play.take("request_hearing", play.respondent)
    for member in board.members[2:]:
        play.take("recuse", member, reason=WHY)
    # Chair, co-chair and two members can vote; of them the co-chair and one member can sit on the panel.
    free = participation.committee_for(play.case, "on_panel", play.today)
    assert set(free) == {board.members[1], board.co_chair}
    play.take("ask_for_designees", board.chair, reason="Two are free, and four are needed.")
    play.take("name_designees", board.president, people=board.directors[:2])
    first, second = board.directors[:2]
    play.take("appoint_panel", board.chair, officer=board.co_chair, members=[board.members[1], first], alternate=second)
    assert Seat.PANELIST in seats_of(first, play.case)


def test_with_too_few_directors_an_appeal_waits_and_says_so(board) -> None:
    """§1.3 who appoints: the case waits and the President has a task."""
    play = plays.decided(board)
    play.take("appeal", play.respondent, text="Too heavy.")
    for person in [board.vice_president, *board.directors[:3]]:
        play.take("name_board_witness", board.director, person=person, reason="Was there.")
    why = workflow.obstacle(STEPS["appoint_appeals_committee"], play.case, board.president, play.now)
    assert why == (
        "3 directors who had no part in the case hear an appeal, and only 2 can. "
        "The case waits until the Board has another director."
    )
    desk = signed_in(board.president)
    assert "Appoint the Appeals Committee" in desk.get("/desk/").content.decode()
    assert why in desk.get(f"/desk/cases/{play.case.number}/do/appoint_appeals_committee/").content.decode()
