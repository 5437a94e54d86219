"""The hearing and the documents as the two sides read them, and the menu of the respondent's side (ux.md §1.2, §2.2)."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine

from ccb_ethics.demo.play import Board, Play
from tests import plays
from tests.factories import signed_in
from tests.visiting import text_of

pytestmark = pytest.mark.django_db


def to_hearing(board: Board) -> Play:
    play = plays.charged(board).on(date(2025, 5, 9))
    play.take("request_hearing", play.respondent)
    return play.on(date(2025, 5, 16)).appoint_panel().set_hearing(date(2025, 6, 24))


def both(play: Play) -> dict[str, str]:
    with time_machine.travel(play.now, tick=False):
        return {
            "my": text_of(signed_in(play.complainant).get("/my/hearing/")),
            "respond": text_of(signed_in(play.respondent).get("/respond/hearing/")),
        }


def test_nothing_of_the_hearing_before_the_notice_is_served(board: Board) -> None:
    play = to_hearing(board)
    for page in both(play).values():
        assert "No hearing is set." in page
        assert "Tuesday, June 24, 2025" not in page
        assert play.officer.name not in page


def test_both_sides_read_day_time_place_and_who_sits(board: Board) -> None:
    play = to_hearing(board).serve("serve_hearing_notice")
    for page in both(play).values():
        for said in ("Tuesday, June 24, 2025", "9:30 a.m. ET", "Board office, hearing room", play.officer.name):
            assert said in page
        assert all(member.name in page for member in play.panel_members())


def test_after_it_was_held_it_says_so(board: Board) -> None:
    play = plays.heard(board)
    for page in both(play).values():
        assert "The hearing was held on June 24, 2025." in page


def test_exhibits_are_on_the_respondents_page_and_not_on_the_complainants(board: Board) -> None:
    play = to_hearing(board).serve("serve_hearing_notice")
    play.take("offer_exhibit", play.respondent, title="A bank slip", text="It was paid back.")
    pages = both(play)
    assert "A bank slip" in pages["respond"]
    assert "A bank slip" not in pages["my"]


def test_the_respondents_side_has_a_menu_that_keeps_the_case(board: Board) -> None:
    play = plays.investigating(board)
    client = signed_in(play.respondent)
    page = client.get(f"/respond/documents/?case={play.case.number}").content.decode()
    assert "This is my answer." in text_of(client.get("/respond/answer/"))  # given, and read again
    for name in ("", "answer/", "documents/", "messages/", "hearing/"):
        assert f'href="/respond/{name}?case={play.case.number}"' in page
        assert client.get(f"/respond/{name}?case={play.case.number}").status_code == 200, name
    assert 'aria-current="page"' in page
    assert "/respond/documents/" not in signed_in(play.complainant).get("/my/").content.decode()
