"""A form that is sent twice does nothing twice, and is answered like the first time (ux.md §3, 55)."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from playwright.sync_api import Page

from ccb_ethics.demo.people import make_board
from ccb_ethics.demo.play import Board
from complaints.errors import Refused
from complaints.models import Document, Party
from people import clock, form_keys
from people.models import FormKey
from record.models import Event
from tests import factories, plays
from tests.factories import signed_in


def opened(client: Client, address: str) -> dict[str, str]:
    """What the page carries that nobody typed."""
    page = client.get(address).content.decode()
    return dict(re.findall(r'<input type="hidden" name="(form_key|opened_at)" value="(\w+)">', page))


def kinds(number: str) -> list[str]:
    return list(Event.objects.filter(docket__number=number).order_by("sequence").values_list("kind", flat=True))


@pytest.mark.django_db
def test_requirement_55_a_page_sent_again_makes_one_record_and_the_same_answer(board: Board) -> None:
    play = plays.investigating(board)
    client, address = signed_in(board.director), f"/desk/cases/{play.case.number}/do/add_evidence/"
    typed = {"title": "A paper", "text": "What it says."} | opened(client, address)
    before = Document.objects.count()
    first = client.post(address, typed, follow=True)
    again = client.post(address, typed, follow=True)
    assert Document.objects.count() == before + 1
    assert kinds(play.case.number).count("add_evidence") == 1
    assert first.redirect_chain == again.redirect_chain
    assert "Done: Add a document." in first.content.decode()
    assert "Done: Add a document." in again.content.decode()
    client.post(address, typed | opened(client, address))  # the page opened anew: another paper
    assert Document.objects.count() == before + 2


@pytest.mark.django_db
def test_a_step_that_moved_the_case_is_answered_like_the_first_time_too(board: Board) -> None:
    play = plays.filed(board)
    client, address = signed_in(board.staff[0]), f"/desk/cases/{play.case.number}/do/begin_jurisdiction/"
    typed = opened(client, address)
    answers = [client.post(address, typed) for _ in range(2)]
    assert [(answer.status_code, answer["Location"]) for answer in answers] == [
        (302, f"/desk/cases/{play.case.number}/")
    ] * 2
    assert kinds(play.case.number) == ["file", "begin_jurisdiction"]


@pytest.mark.django_db
def test_what_was_refused_can_be_sent_again_from_the_same_page(board: Board) -> None:
    play = plays.served(board)
    client, address = signed_in(play.respondent), "/respond/do/name_representative/"
    carried = opened(client, address)
    assert client.post(address, carried).status_code == 400
    assert (
        client.post(
            address, carried | {"name": "Ada Counsel", "is_attorney": "no", "email": "a@example.org"}
        ).status_code
        == 200
    )
    assert Party.objects.filter(case=play.case, side="representative").count() == 1
    again = client.post(address, carried | {"name": "Ada Counsel", "is_attorney": "no", "email": "a@example.org"})
    assert again.status_code == 302  # the code was shown once
    assert Party.objects.filter(case=play.case, side="representative").count() == 1


@pytest.mark.django_db
def test_a_key_counts_only_with_the_act_it_came_with(board: Board) -> None:
    play = plays.filed(board)
    client, address = signed_in(board.staff[0]), f"/desk/cases/{play.case.number}/do/ask_completion/"
    carried = opened(client, address)
    client.post(address, carried)  # nothing typed: refused
    with pytest.raises(Refused):
        play.take("ask_completion", board.members[0], reason="x")
    assert FormKey.objects.count() == 0


@pytest.mark.django_db
def test_a_key_that_was_used_for_another_step_or_by_somebody_else_answers_for_nothing(board: Board) -> None:
    play = plays.filed(board)
    client, start = signed_in(board.staff[0]), f"/desk/cases/{play.case.number}/do/"
    carried = opened(client, f"{start}answer_message/")
    party = play.case.parties.get().pk
    client.post(f"{start}answer_message/", carried | {"party": party, "text": "We have it."})
    other = signed_in(board.director)
    other.post(f"{start}answer_message/", {"form_key": carried["form_key"], "party": party, "text": "So do I."})
    client.post(f"{start}begin_jurisdiction/", {"form_key": carried["form_key"]})
    assert kinds(play.case.number) == ["file", "answer_message", "answer_message", "begin_jurisdiction"]


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["", "x", "0" * 31, "G" * 32, "\0" * 32, "0" * 64])
def test_a_page_without_a_key_of_ours_is_taken_as_it_is(key: str) -> None:
    assert form_keys.use(key, at=clock.now())
    assert form_keys.use(key, at=clock.now())
    assert FormKey.objects.count() == 0


@pytest.mark.django_db
def test_keys_are_kept_for_a_day() -> None:
    now, key = clock.now(), form_keys.new()
    assert form_keys.use(key, at=now)
    assert not form_keys.use(key, at=now)
    form_keys.forget(at=now + timedelta(hours=23))
    assert form_keys.was_used(key)
    form_keys.forget(at=now + timedelta(hours=25))
    assert not form_keys.was_used(key)


@pytest.mark.browser
def test_two_quick_presses_make_one_record(page: Page, site: str, sign_in) -> None:
    factories.load_reference_data()
    board = make_board()
    play = plays.investigating(board)
    sign_in(page, board.director)
    page.goto(f"{site}/desk/cases/{play.case.number}/do/add_evidence/")
    page.locator("[name=title]").fill("A paper")
    page.locator("[name=text]").fill("What it says.")
    page.locator("main form [type=submit]").dblclick()
    page.wait_for_url(f"{site}/desk/cases/{play.case.number}/")
    assert kinds(play.case.number).count("add_evidence") == 1
