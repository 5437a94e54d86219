"""More time: asked for, given, refused, and the Board's own limits (procedure.md §1.1, §1.3 row 7)."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine

from ccb_ethics.demo.play import Board, Play
from complaints.errors import Refused
from complaints.models import TimeRequest
from complaints.more_time import PROCESS
from complaints.procedure import LIMITS
from record.models import Deadline, DeadlineExtension, Notice
from tests import plays
from tests.factories import signed_in
from tests.visiting import text_of

pytestmark = pytest.mark.django_db
RIGHTS = {"appeal", "reconsideration", "review", "challenge", "challenge_new_member", "exceptions", "comment", "answer",
          "second_answer", "election", "exchange", "cure"}  # fmt: skip


def limit(play: Play, name: str) -> Deadline:
    return Deadline.objects.open().get(docket=play.case.docket_id, name=name)


def extend(play: Play, name: str, days: int, why: str = "Two witnesses are away.") -> Play:
    return play.take("extend_limit", play.board.director, limit=limit(play, name), days=days, reason=why)


def test_the_respondent_asks_and_the_executive_director_gives_it(board: Board):
    play = plays.served(board)
    play.take("ask_more_time", play.respondent, days=10, reason="I look for a lawyer.")
    play.take("extend_answer", board.director, days=10, reason="A lawyer is worth ten days.")
    assert (play.due("answer"), TimeRequest.objects.get().ruling) == (date(2025, 3, 10), "granted")  # Saturday rolls


def test_it_is_refused_with_a_reason_and_a_letter_and_the_last_day_stays(board: Board):
    play = plays.served(board)
    play.take("ask_more_time", play.respondent, days=10, reason="I am busy.")
    with pytest.raises(Refused, match="You have asked"):
        play.take("ask_more_time", play.respondent, days=5, reason="Still busy.")
    play.take("refuse_more_time", board.director, reason="Thirty days are enough.").release("more_time_refused")
    body = Notice.objects.get(docket=play.case.docket_id, kind="more_time_refused").body
    assert ("Thirty days are enough." in body, "Feb. 26, 2025" in body) == (True, True)
    assert (play.due("answer"), TimeRequest.objects.get().ruling) == (date(2025, 2, 26), "refused")


def test_a_request_that_nobody_answered_is_taken_back_and_may_be_made_again(board: Board):
    play = plays.served(board)
    play.take("ask_more_time", play.respondent, days=5, reason="I am busy.")
    play.take("withdraw_more_time", play.respondent)
    assert (TimeRequest.objects.get().ruling, play.due("answer")) == ("withdrawn", date(2025, 2, 26))
    with pytest.raises(Refused, match="Nobody has asked for more time"):
        play.take("refuse_more_time", board.director, reason="Too late.")
    play.take("ask_more_time", play.respondent, days=10, reason="I look for a lawyer.")
    play.take("extend_answer", board.director, days=10, reason="A lawyer is worth ten days.")
    with pytest.raises(Refused, match="Nobody has asked for more time"):
        play.take("withdraw_more_time", play.respondent)
    assert list(TimeRequest.objects.values_list("ruling", flat=True)) == ["withdrawn", "granted"]


def test_the_page_of_the_respondent_offers_it_while_the_request_waits_and_tells_of_it(board: Board):
    play = plays.served(board)
    link = "/respond/do/withdraw_more_time/"
    with time_machine.travel(play.now, tick=False):
        client = signed_in(play.respondent)
        before = client.get("/respond/").content.decode()
        play.take("ask_more_time", play.respondent, days=5, reason="I am busy.")
        asked = client.get("/respond/").content.decode()
        sent = client.post(link, follow=True)
    assert (link in before, link in asked, link in sent.content.decode()) == (False, True, False)
    assert "You took back your request for more time." in text_of(sent)


def test_asking_stops_no_clock_and_after_one_extension_there_is_nothing_to_ask_for(board: Board):
    play = plays.served(board)
    play.take("extend_answer", board.director, days=5, reason="The office was closed.")
    with pytest.raises(Refused, match="More time was given once"):
        play.take("ask_more_time", play.respondent, days=5, reason="More.")
    other = plays.served(board)
    other.take("ask_more_time", other.respondent, days=15, reason="I am away.").on(date(2025, 2, 27))
    assert other.case.has("second_noticed")
    with pytest.raises(Refused, match="Nobody has asked for more time"):
        other.take("refuse_more_time", board.director, reason="Too late.")


def test_more_time_to_comment_is_given_once_too(board: Board):
    play = plays.investigating(board).on(date(2025, 3, 12)).report().serve("serve_report")
    play.take("ask_more_time", play.respondent, days=7, reason="The report has forty pages.")
    play.take("extend_comment", board.director, days=7, reason="It has.")
    assert play.due("comment") == date(2025, 4, 9)
    with pytest.raises(Refused, match="once; the rules allow no second time"):
        play.take("extend_comment", board.director, days=1, reason="More.")


def test_a_limit_of_the_board_is_extended_with_who_why_and_both_dates(board: Board):
    play = extend(plays.investigating(board), "investigation", 14)
    row = DeadlineExtension.objects.get(deadline__docket=play.case.docket_id)
    assert (row.by, row.reason, row.old_due, row.new_due) == (
        board.director,
        "Two witnesses are away.",
        date(2025, 5, 27),
        date(2025, 6, 10),
    )
    with time_machine.travel(play.now, tick=False):
        page = " ".join(signed_in(board.staff[0]).get(f"/desk/cases/{play.case.number}/").content.decode().split())
    assert f"{board.director.name} gave more time on February 24, 2025, from May 27, 2025 to June 10, 2025" in page
    assert "Two witnesses are away." in page


def test_no_limit_that_is_a_partys_right_or_duty_is_ever_extended_this_way(board: Board):
    """R1.7: no silent extension of the appeal limit."""
    assert set() == PROCESS & RIGHTS
    assert set(LIMITS) >= PROCESS
    assert set(LIMITS) >= RIGHTS
    play = plays.charged(board)
    with pytest.raises(Refused, match="cannot be done while the case is at"):
        extend(play, "election", 5)
    play = plays.decided(board)
    with pytest.raises(Refused, match="cannot be done while the case is at"):
        extend(play, "appeal", 5)
    play = plays.investigating(board).on(date(2025, 3, 12)).report().serve("serve_report")
    with pytest.raises(Refused, match="not one that can be extended"):
        extend(play, "comment", 5)


def test_screening_slips_once_and_by_ten_business_days_at_most(board: Board):
    play = plays.filed(board)
    with pytest.raises(Refused, match="at most 10 business days"):
        extend(play, "screening", 11)
    extend(play, "screening", 10)
    assert play.due("screening") == date(2025, 2, 10)
    with pytest.raises(Refused, match="extended once"):
        extend(play, "screening", 1)


def test_a_decision_is_never_put_off_past_the_outer_day(board: Board):
    """§1.3 row 15: never later than 90 days after the evidence closes, June 24: September 22."""
    play = plays.heard(board).on(date(2025, 7, 3)).panel_report()
    assert (play.due("decision"), play.due("decision_outer")) == (date(2025, 8, 4), date(2025, 9, 22))
    with pytest.raises(Refused, match="decided by September 22, 2025 at the latest"):
        extend(play, "decision", 60)
    extend(play, "decision", 49)
    assert play.due("decision") == date(2025, 9, 22)


def test_the_chair_may_extend_and_a_member_may_not(board: Board):
    play = plays.determining(board)
    chosen = limit(play, "determination")
    with pytest.raises(Refused, match="not yours to take"):
        play.take("extend_limit", board.members[1], limit=chosen, days=7, reason="We need a quorum.")
    play.take("extend_limit", board.chair, limit=chosen, days=7, reason="We need a quorum.")
    assert play.due("determination") == date(2025, 4, 18)
