"""Preparing a hearing: the list blocks what the engine blocks, leads to what mends it, and keeps help to who arranges it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
import time_machine

from ccb_ethics.demo.play import Board, Play
from complaints import workflow
from complaints.models import Document, Party
from complaints.procedure import HELD, STEPS
from hearings import preparation
from hearings.models import Exhibit, Hearing
from people.models import User
from record.models import EventText
from tests import plays
from tests.factories import signed_in

pytestmark = pytest.mark.django_db
ROW = STEPS["open_hearing"]


def page(play: Play, who: User, name: str = "prepare") -> str:
    with time_machine.travel(play.now, tick=False):
        answer = signed_in(who).get(f"/desk/hearings/{play.case.number}/{name}/".replace("//", "/"))
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def blocking(play: Play) -> set[str]:
    lines = preparation.lines(play.case, frozenset(), play.now)
    return {line.check.name for line in lines if line.why}


def asked(board: Board) -> Play:
    play = plays.charged(board).on(date(2025, 5, 9))
    return play.take("request_hearing", play.respondent).on(date(2025, 5, 16))


def test_the_lines_are_the_row_and_nothing_else() -> None:
    """What the step asks stands on a line, and what a line blocks on is asked by the step or follows from what it asks."""
    checks = preparation.CHECKS
    guards = [name for check in checks for name in check.guards]
    assert sorted(guards) == sorted(ROW.guards)
    assert {fact for check in checks for fact in check.unless} == {*ROW.unless, HELD}
    needs = {fact for check in checks for fact in check.needs}
    assert needs >= set(ROW.needs)
    # No notice without a day, no day without a panel: the row need not ask for what its facts need.
    assert needs - set(ROW.needs) == {"hearing_set", "panel_appointed"}
    assert "hearing_set" in STEPS["serve_hearing_notice"].needs
    assert "panel_appointed" in STEPS["set_hearing"].needs
    assert all(name in STEPS for check in checks for name in check.steps)


POINTS: dict[str, tuple[Callable[[Board], Play], set[str]]] = {
    "no panel": (asked, {"panel", "day", "notice"}),
    "no day": (lambda board: asked(board).appoint_panel(), {"declarations", "day", "notice"}),
    "not served": (
        lambda board: asked(board).appoint_panel().set_hearing(date(2025, 6, 24)),
        {"declarations", "day", "notice"},
    ),
    "challenges may come": (plays.scheduled, {"day", "challenges"}),
    "on the day": (lambda board: plays.scheduled(board).on(date(2025, 6, 24)), set()),
}


@pytest.mark.parametrize("point", POINTS)
def test_a_line_blocks_when_and_only_when_the_engine_refuses(board: Board, point: str) -> None:
    reach, expected = POINTS[point]
    play = reach(board)
    found = blocking(play)
    officer = board.co_chair
    why = workflow.obstacle(ROW, play.case, officer, play.now)
    assert (found == set()) == (why is None)
    assert found >= expected - {"declarations"}
    assert found <= expected | {"declarations"}
    if why and play.case.has("panel_appointed"):
        assert why in page(play, officer)


def test_a_gap_a_challenge_and_a_new_member_block_until_they_are_mended(board: Board) -> None:
    play = plays.scheduled(board)
    member = play.panel_members()[1]
    play.take("challenge", play.respondent, person=member, grounds="A tie.", learned_on=play.today)
    challenge = play.case.challenges.get()
    assert "A challenge waits for a ruling first." in page(play, board.staff[0])
    play.take("rule_on_challenge", board.co_chair, challenge=challenge, ruling="upheld", reason="Recent.")
    assert {"panel"} < blocking(play)
    chair = page(play, play.chair)
    assert f"/desk/cases/{play.case.number}/do/seat_alternate/" in chair
    office = page(play, board.staff[0])
    assert "/do/seat_alternate/" not in office
    assert "Mended by: Chair of the Ethics Committee, Hearing officer" in office
    play.take("seat_alternate", play.chair)
    assert "notice" in blocking(play)  # the letter about the new member
    assert "/do/release_notice/" in page(play, board.staff[0])
    play.serve("serve_panel_change").on(date(2025, 6, 24))
    assert blocking(play) <= {"declarations"}


def test_who_opens_the_hearing_finds_the_button_when_nothing_blocks(board: Board) -> None:
    play = plays.scheduled(board).on(date(2025, 6, 24))
    assert "/do/open_hearing/" in page(play, play.officer)
    other = page(play, board.staff[0])
    assert "/do/open_hearing/" not in other
    assert "The hearing officer opens it." in other
    play.open_hearing()
    assert "No hearing is being prepared now." in page(play, play.officer)


def test_dates_stand_with_the_line_that_they_belong_to(board: Board) -> None:
    found = page(plays.scheduled(board), board.staff[0])
    for said in (
        "Tuesday, June 24, 2025, 9:30 a.m. ET",
        "Served at least 30 days before, so by May 25, 2025.",
        "Served on May 16, 2025",
        "Challenge a panel member: until May 27, 2025",
        "Hand in exhibits: until June 10, 2025",
        "A side may ask for another day until June 16, 2025.",
    ):
        assert said in found


def test_who_needs_help_is_known_to_who_schedules_and_to_no_voter(board: Board) -> None:
    play = plays.scheduled(board)
    Party.objects.filter(case=play.case, side="complainant").update(accommodation="Sign language")
    Hearing.objects.filter(case=play.case).update(accommodation="A ramp")
    client = signed_in(board.staff[0])
    with time_machine.travel(play.now, tick=False):
        sent = {"how_to_join": "Call 203-555-0142", "accommodation": "A ramp", "help_arranged": "Interpreter booked"}
        answer = client.post(f"/desk/cases/{play.case.number}/do/arrange_help/", sent)
    assert answer.status_code == 302
    hearing = Hearing.objects.get(case=play.case)
    assert (hearing.how_to_join, hearing.help_arranged) == ("Call 203-555-0142", "Interpreter booked")
    for scheduler in (board.staff[0], board.director, play.officer):
        shown = page(play, scheduler)
        assert [word for word in ("Sign language", "A ramp", "Interpreter booked") if word not in shown] == []
        assert "Interpreter booked" in page(play, scheduler, "")
    for voter in (play.panel_members()[1], board.chair, board.investigators[0]):
        shown = page(play, voter) + page(play, voter, "") + page(play, voter, "run")
        assert [word for word in ("Sign language", "ramp", "Interpreter") if word in shown] == []
    assert not EventText.objects.filter(event__docket=play.case.docket_id, text__contains="Interpreter").exists()


def test_help_that_was_asked_for_and_not_arranged_is_open_and_blocks_nothing(board: Board) -> None:
    play = plays.scheduled(board).on(date(2025, 6, 24))
    Party.objects.filter(case=play.case, side="respondent").update(accommodation="A hearing loop")
    assert "Nothing is arranged yet." in page(play, play.officer)
    assert workflow.obstacle(ROW, play.case, play.officer, play.now) is None


def test_only_seats_inside_the_board_find_the_page(board: Board) -> None:
    play = plays.scheduled(board)
    with time_machine.travel(play.now, tick=False):
        for other in (play.respondent, play.complainant, board.directors[0], board.president):
            assert signed_in(other).get(f"/desk/hearings/{play.case.number}/prepare/").status_code == 404
        assert signed_in(board.director).post(f"/desk/hearings/{play.case.number}/prepare/").status_code == 405


@pytest.mark.parametrize("rows", [1, 3, 50])
def test_the_page_takes_as_many_queries_however_much_is_prepared(
    board: Board, rows: int, django_assert_num_queries
) -> None:
    play = plays.scheduled(board)
    for number in range(rows):
        named = {"name": f"Witness {number}", "address": "1 Elm", "accommodation": "A ramp"}
        play.take("name_witness", play.respondent, **named)
        paper = Document.objects.create(
            case=play.case, kind="exhibit", title="P", added_by=play.respondent, added_at=play.now + timedelta(number)
        )
        Exhibit.objects.create(
            case=play.case, number=number + 1, document=paper, offered_by=play.respondent, offered_at=play.now
        )
    client = signed_in(play.officer)
    with time_machine.travel(play.now, tick=False):
        client.get(f"/desk/hearings/{play.case.number}/prepare/")
        with django_assert_num_queries(36):
            client.get(f"/desk/hearings/{play.case.number}/prepare/")
