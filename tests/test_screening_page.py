"""The screening page: the complaint and all that is decided about it on one page (ux.md §1.6, procedure.md §1.2)."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

import pytest
import time_machine
from playwright.sync_api import Page, expect

from ccb_ethics.demo.people import make_board
from ccb_ethics.demo.play import Board, Play
from code_of_ethics.models import Provision
from people import clock
from people.models import User
from tests import factories, plays
from tests.factories import signed_in
from tests.visiting import text_of

MONDAY = datetime(2025, 1, 6, 9, 0, tzinfo=clock.ZONE)


def page_of(play: Play) -> str:
    return f"/desk/cases/{play.case.number}/screening/"


def opened(play: Play, person: User) -> tuple[int, str]:
    with time_machine.travel(play.now, tick=False):
        answer = signed_in(person).get(page_of(play))
    return answer.status_code, text_of(answer)


@pytest.mark.django_db
def test_a_new_complaint_shows_what_the_facts_say_before_anybody_has_ruled(board: Board) -> None:
    status, page = opened(plays.filed(board), board.staff[0])
    assert status == 200
    for said in (
        "Dana borrowed $600 from me.",
        "Signed on the official form.",
        "No credential was found.",
        "Filed within the limit, which ran until November 10, 2028.",
        "The complainant agreed that the respondent sees name and complaint.",
        "No earlier case on this person is closed.",
    ):
        assert said in page, said


@pytest.mark.django_db
def test_the_code_of_the_day_and_the_rules_that_fit_the_topics_follow_from_the_match(board: Board) -> None:
    play = plays.screening(board)
    status, page = opened(play, board.staff[0])
    assert status == 200
    assert "Bound by the Code on November 10, 2024." in page
    assert "In force on November 10, 2024:" in page
    rule = Provision.objects.get(reference="CPRS-12")
    with time_machine.travel(play.now, tick=False):
        client = signed_in(board.staff[0])
        html = client.get(page_of(play)).content.decode()
        (address,) = re.findall(rf'href="([^"]*provision={rule.pk})"', html)
        form = client.get(address.replace("&amp;", "&")).content.decode()
    assert re.search(rf'<option value="{rule.pk}"\s+selected', form)
    assert "CRSS-15" not in page  # of another credential


@pytest.mark.django_db
def test_a_step_taken_from_here_leads_back_here(board: Board) -> None:
    play = plays.filed(board)
    with time_machine.travel(play.now, tick=False):
        client = signed_in(board.staff[0])
        answer = client.post(f"/desk/cases/{play.case.number}/do/begin_jurisdiction/?back=screening", {})
        assert (answer.status_code, answer["Location"]) == (302, page_of(play))
        elsewhere = client.get(f"/desk/cases/{play.case.number}/do/ask_completion/?back=https://example.org/")
    assert "example.org" not in elsewhere.content.decode().replace("office@example.org", "")


@pytest.mark.django_db
def test_who_screens_sees_it_and_nobody_else(board: Board) -> None:
    play = plays.alleged(board)
    play.take("appoint_screener", board.chair, person=board.members[0])
    play.take("declare", board.members[0])
    seen = {
        person.name
        for person in (
            board.director, *board.staff, board.chair, board.co_chair, *board.members, *board.investigators,
            board.president, play.complainant, play.respondent if play.case.respondent_id and play.case.parties.filter(
                side="respondent").exists() else board.president,
        )
        if opened(play, person)[0] == 200
    }  # fmt: skip
    assert seen == {board.director.name, *(p.name for p in board.staff), board.chair.name, board.members[0].name}


@pytest.mark.django_db
def test_the_tab_is_there_while_there_is_something_to_screen(board: Board) -> None:
    for play, is_there in ((plays.filed(board), True), (plays.investigating(board), False)):
        with time_machine.travel(play.now, tick=False):
            case = signed_in(board.director).get(f"/desk/cases/{play.case.number}/").content.decode()
        assert (page_of(play) in case) is is_there


@pytest.mark.django_db
def test_cases_of_the_same_name_are_shown_even_with_a_slip_and_only_those_that_one_may_see(board: Board) -> None:
    first = plays.filed(board)
    other = Play(board, MONDAY).file(replace(plays.ANSWERS, name="Nora Noe", respondent_name="Dana Reeed"))
    unrelated = Play(board, MONDAY).file(replace(plays.ANSWERS, name="Otto Oak", respondent_name="Walter Prescott"))
    _status, page = opened(first, board.staff[0])
    assert other.case.number in page
    assert unrelated.case.number not in page
    other.take("recuse", board.staff[0], reason="She is my neighbor.")
    _status, page = opened(first, board.staff[0])
    assert other.case.number not in page


@pytest.mark.django_db
def test_danger_and_help_stand_first(board: Board) -> None:
    told = replace(plays.ANSWERS, urgent_danger=True, topics=("threats",), accommodation="A Spanish interpreter")
    play = Play(board, MONDAY).file(told)
    _status, page = opened(play, board.staff[0])
    assert "Somebody is in danger now, it says. Look at it today." in page
    assert "Threats, harassment, force or taking advantage" in page
    assert "A Spanish interpreter" in page


@pytest.mark.browser
def test_the_staffs_preparation_takes_at_most_eight_presses(page: Page, site: str, sign_in, axe) -> None:
    """From the desk to an allegation in the hands of the screeners (issue 5, 1; ux.md §1.6)."""
    factories.load_reference_data()
    board = make_board()
    plays.dana()
    with time_machine.travel(MONDAY, tick=True):
        play = plays.filed(board)
        sign_in(page, board.staff[0])
        page.goto(f"{site}/desk/")
        presses = 0

        def press(target) -> None:
            nonlocal presses
            target.click()
            presses += 1

        press(page.get_by_role("link", name="Check the new complaint").first)
        expect(page).to_have_url(site + page_of(play))
        axe(page)
        press(page.get_by_role("button", name="Begin the jurisdiction check"))
        press(page.locator("main [name=credential]").first)
        press(page.get_by_role("button", name="Match"))
        expect(page).to_have_url(site + page_of(play))
        axe(page)
        play.take("send_to_screening", board.director)
        page.reload()
        press(page.get_by_role("link", name=re.compile("CPRS-12")).first)
        page.locator("[name=text]").fill("Borrowed $600 from a client.")
        press(page.locator("main form [type=submit]"))
        expect(page).to_have_url(site + page_of(play))
        expect(page.get_by_text("Borrowed $600 from a client.")).to_be_visible()
        axe(page)
    assert presses <= 8
