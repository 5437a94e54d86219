"""The log of tips: what came without a name, who reads it, and that it never is a case (procedure.md §1.2 G5, §2.8)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from ccb_ethics.demo.play import Board
from complaints.actions.tips import close_tip, log_tip
from complaints.errors import Refused
from complaints.models import Case, Tip
from people import clock
from people.models import User
from record.models import Event
from tests.factories import signed_in
from tests.visiting import text_of

pytestmark = pytest.mark.django_db

LIST, NEW = "/desk/tips/", "/desk/tips/new/"
NOW = datetime(2025, 1, 6, 10, 0, tzinfo=clock.ZONE)


def typed(**changed: str) -> dict[str, str]:
    today = clock.today()
    day = {
        "received_on_month": str(today.month),
        "received_on_day": str(today.day),
        "received_on_year": str(today.year),
    }
    return {"came_by": "paper", **day, "about": "Dana Poe", "text": "She asks clients for money.", **changed}


def logged(
    board: Board, *, about: str = "Dana Poe", serves_board: bool = False, text: str = "She asks for money."
) -> Tip:
    return log_tip(
        text=text, about=about, came_by="paper", received_on=date(2025, 1, 3), serves_board=serves_board,
        by=board.staff[0], on=NOW,
    )  # fmt: skip


def reads(person: User, tip: Tip) -> bool:
    """Whether this person finds it in the list and by its address; both must agree."""
    client = signed_in(person)
    answer = client.get(LIST)
    listed = answer.status_code == 200 and f"/desk/tips/{tip.pk}/" in answer.content.decode()
    opened = client.get(f"/desk/tips/{tip.pk}/").status_code == 200
    assert listed == opened
    return opened


def test_the_office_logs_a_tip_and_no_case_comes_of_it(board: Board) -> None:
    client = signed_in(board.staff[0])
    answer = client.post(NEW, typed(), follow=True)
    assert answer.redirect_chain[-1][0] == LIST
    assert "The tip is in the log." in text_of(answer)
    tip = Tip.objects.get()
    assert (tip.text, tip.about, tip.logged_by) == ("She asks clients for money.", "Dana Poe", board.staff[0])
    assert not Case.objects.exists()
    event = Event.objects.get(kind="log_tip")
    assert (event.data["tip"], event.texts.text) == (tip.pk, tip.text)
    assert "asks clients" not in str(event.data)


def test_an_empty_form_says_what_to_do_and_a_day_ahead_is_kept_and_told(board: Board) -> None:
    client = signed_in(board.staff[0])
    answer = client.post(NEW, {})
    assert answer.status_code == 400
    for said in ("Choose how it came", "Write the day it came in", "Write what was told"):
        assert said in text_of(answer)
    answer = client.post(NEW, typed(received_on_year=str(clock.today().year + 1)))
    assert (answer.status_code, Tip.objects.count()) == (400, 0)
    assert "This day lies ahead" in text_of(answer)
    assert "She asks clients for money." in answer.content.decode()


def test_only_the_office_reads_and_logs_tips(board: Board) -> None:
    tip = logged(board)
    inside = {board.director, *board.staff}
    everybody = [
        board.director, *board.staff, *board.investigators, board.chair, *board.members, board.president,
        board.vice_president, *board.directors,
    ]  # fmt: skip
    assert {person for person in everybody if reads(person, tip)} == inside
    assert {person for person in everybody if signed_in(person).get(NEW).status_code == 200} == inside
    root = User.objects.create(username="root@board.example", name="Root", is_superuser=True, is_staff=True)
    assert not reads(root, tip)


def test_a_tip_about_the_boards_own_is_the_presidents(board: Board) -> None:
    tip = logged(board, about="somebody in the office", serves_board=True)
    assert [reads(person, tip) for person in (board.director, board.staff[0], board.president, board.vice_president)] == [
        False, False, True, True,
    ]  # fmt: skip


def test_whoever_a_tip_names_finds_nothing_and_the_office_is_kept_away_unasked(board: Board) -> None:
    tip = logged(board, about=board.president.name)
    assert [reads(person, tip) for person in (board.director, board.president, board.vice_president)] == [
        False, False, True,
    ]  # fmt: skip
    answer = signed_in(board.staff[0]).post(NEW, typed(about=board.director.name), follow=True)
    assert "The office cannot open it any more." in text_of(answer)


def test_a_tip_is_dealt_with_once_and_with_a_word_on_what_was_done(board: Board) -> None:
    tip = logged(board)
    client = signed_in(board.director)
    answer = client.post(f"{LIST}{tip.pk}/", {"outcome": ""})
    assert answer.status_code == 400
    assert "Write what was done, or why nothing is done" in text_of(answer)
    assert client.post(f"{LIST}{tip.pk}/", {"outcome": "Adopted."}).status_code == 302
    tip.refresh_from_db()
    assert (tip.outcome, tip.closed_by) == ("Adopted.", board.director)
    assert Event.objects.get(kind="close_tip").data == {"tip": tip.pk}
    again = client.post(f"{LIST}{tip.pk}/", {"outcome": "Something else."})
    assert again.status_code == 409
    assert "Somebody else dealt with this tip already." in text_of(again)
    assert "Adopted." in text_of(client.get(f"{LIST}{tip.pk}/"))


def test_what_the_pages_refuse_the_actions_refuse_too(board: Board) -> None:
    given = {"text": "x", "about": "", "came_by": "paper", "received_on": NOW.date(), "serves_board": False}
    for by, changed, why in (
        (board.chair, {}, "Only the office logs tips."),
        (board.director, {"text": "  "}, "Write what was told."),
        (board.director, {"received_on": NOW.date() + timedelta(days=1)}, "This day lies ahead."),
    ):
        with pytest.raises(Refused, match=why):
            log_tip(**(given | changed), by=by, on=NOW)
    tip = logged(board, serves_board=True)
    with pytest.raises(Refused, match="not yours to deal with"):
        close_tip(tip, outcome="x", by=board.director, on=NOW)


def test_the_database_keeps_no_tip_that_is_half_closed(board: Board) -> None:
    tip = logged(board)
    with pytest.raises(IntegrityError), transaction.atomic():
        Tip.objects.filter(pk=tip.pk).update(closed_at=timezone.now())


@pytest.mark.parametrize("rows", [1, 3, 50])
def test_the_list_costs_the_same_whatever_its_length(board: Board, rows: int, django_assert_num_queries) -> None:
    for _ in range(rows):
        logged(board)
    client = signed_in(board.director)
    client.get(LIST)
    with django_assert_num_queries(8):
        client.get(LIST)


def test_what_waits_stands_first(board: Board) -> None:
    done, waits = logged(board, text="The first."), logged(board, text="The second.")
    close_tip(done, outcome="Nothing to do.", by=board.director, on=NOW)
    page = text_of(signed_in(board.director).get(LIST))
    assert page.index("The second.") < page.index("The first.")
    assert waits.closed_at is None
