"""Two people at one form: the second is shown what the first sent, and nothing is written over unseen (ux.md §3, 52)."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from ccb_ethics.demo.people import make_board
from ccb_ethics.demo.play import Board, Play
from complaints.models import Presence
from record.models import Event
from tests import factories, plays
from tests.factories import signed_in
from tests.visiting import text_of


def at(play: Play, step: str) -> str:
    return f"/desk/cases/{play.case.number}/do/{step}/"


def opened(client: Client, address: str) -> str:
    """Opens the form; gives what the page carries of the moment."""
    page = client.get(address)
    assert page.status_code == 200
    (version,) = re.findall(r'name="opened_at" value="(\d+)"', page.content.decode())
    return version


def message(play: Play, text: str, version: str) -> dict[str, str]:
    return {"party": play.case.parties.all()[0].pk, "text": text, "opened_at": version}


def messages(play: Play) -> list[str]:
    events = Event.objects.filter(docket=play.case.docket_id, kind="answer_message").order_by("sequence")
    return [event.texts.text for event in events]


@pytest.mark.django_db
@pytest.mark.requirement(52)
def test_who_sends_second_is_shown_what_the_first_sent_with_everything_typed_kept(board: Board) -> None:
    play = plays.screening(board)
    director, staff = signed_in(board.director), signed_in(board.staff[0])
    address = at(play, "answer_message")
    first, second = opened(director, address), opened(staff, address)
    assert director.post(address, message(play, "The director's answer.", first)).status_code == 302
    answer = staff.post(address, message(play, "The clerk's answer.", second))
    assert answer.status_code == 409
    page = text_of(answer)
    assert f"{board.director.name} did this at" in page
    assert "The director&#x27;s answer." in answer.content.decode()
    assert "The clerk&#x27;s answer." in answer.content.decode()
    assert messages(play) == ["The director's answer."]

    # Having seen it, the clerk may send all the same; the page carries the new moment.
    (newer,) = re.findall(r'name="opened_at" value="(\d+)"', answer.content.decode())
    assert staff.post(address, message(play, "The clerk's answer.", newer)).status_code == 302
    assert messages(play) == ["The director's answer.", "The clerk's answer."]


@pytest.mark.django_db
def test_what_one_did_before_oneself_or_by_another_form_stops_nobody(board: Board) -> None:
    play = plays.screening(board)
    director = signed_in(board.director)
    address = at(play, "answer_message")
    version = opened(director, address)
    play.take("add_evidence", board.staff[0], title="A paper", text="What it says.")
    assert director.post(address, message(play, "One.", version)).status_code == 302
    assert director.post(address, message(play, "Two.", version)).status_code == 302  # the same person twice


@pytest.mark.django_db
def test_ballots_are_each_persons_own_and_compare_nothing(board: Board) -> None:
    play = plays.determining(board)
    motion = play.put(
        "open_committee_motion", board.chair, names="charge", text="That charges be issued.", sanction="reprimand"
    )
    for voter in (board.chair, board.members[1]):
        client = signed_in(voter)
        if not play.case.declarations.filter(person=voter).exists():
            play.take("declare", voter)
        address = at(play, "cast_ballot")
        page = client.get(address)
        assert 'name="opened_at"' not in page.content.decode()
        choice = {"motion": motion.pk, "choice": "yes", "reason": "So the record says.", "opened_at": "0"}
        assert client.post(address, choice).status_code == 302


@pytest.mark.django_db
@pytest.mark.parametrize("carried", ["", "-1", "x", "99999999999", "٣"])
def test_a_page_that_carries_no_moment_or_a_forged_one_is_read_as_it_is(board: Board, carried: str) -> None:
    play = plays.screening(board)
    address = at(play, "answer_message")
    assert signed_in(board.director).post(address, message(play, "Mine.", carried)).status_code == 302


@pytest.mark.django_db
def test_who_else_is_here_is_told_to_those_who_may_take_the_step(board: Board) -> None:
    play = plays.screening(board)
    address = f"{at(play, 'answer_message')}here/"
    director, staff = signed_in(board.director), signed_in(board.staff[0])
    assert director.post(address).json() == {"words": ""}
    assert staff.post(address).json() == {"words": f"{board.director.name} has this form open too."}
    assert signed_in(board.chair).post(address).status_code == 404  # not the chair's step
    drafting = address.replace("answer_message", "draft_allegation")
    assert signed_in(board.chair).post(drafting).status_code == 404  # has not declared yet
    assert signed_in(board.members[3]).post(address).status_code == 404
    assert director.get(address).status_code == 405
    assert Presence.objects.count() == 2


@pytest.mark.browser
def test_the_page_says_so_by_itself(open_page, site: str, sign_in, axe) -> None:
    factories.load_reference_data()
    board = make_board()
    play = plays.screening(board)
    pages: list[Page] = []
    for person in (board.director, board.staff[0]):
        page = open_page()
        sign_in(page, person)
        page.goto(site + at(play, "answer_message"))
        pages.append(page)
    said = pages[1].locator("[data-here]")
    expect(said).to_have_text(f"{board.director.name} has this form open too.")
    axe(pages[1])
