"""A meeting in a real browser: agenda, packet, who came, minutes approved; nothing axe finds, on a telephone too (ux.md §3, A)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from playwright.sync_api import Page, expect

from ccb_ethics.demo.people import make_board
from complaints.actions import meeting as acts
from complaints.actions.ties import tell_ties
from complaints.models import Meeting
from people.models import User
from tests import plays

pytestmark = pytest.mark.browser


@pytest.fixture
def copied_template(reference_template: str) -> str:
    return reference_template


@pytest.mark.parametrize("width", [360, 1280])
def test_a_meeting_from_the_agenda_to_the_minutes(
    width: int,
    open_page: Callable[..., Page],
    site: str,
    sign_in: Callable[[Page, User], None],
    axe: Callable[[Page], None],
) -> None:
    play = plays.determining(make_board())
    board = play.board
    for person in board.committee[:6]:
        if not play.case.declarations.filter(person=person).exists():
            play.take("declare", person)
    meeting = acts.call_meeting(
        starts_at=play.now + timedelta(hours=1), place="Board office", how_to_join="https://meet.example/x",
        by=board.chair, on=play.now,
    )  # fmt: skip
    tell_ties(board.members[4], {"employer": [], "supervises": ["Dana Reed"], "supervised_by": []}, on=play.now)
    page = open_page(width=width, height=800)
    sign_in(page, board.chair)

    def look(address: str) -> None:
        page.goto(f"{site}/desk/{address}")
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width

    look("meetings/")
    look("meetings/call/")
    look(f"meetings/{meeting.number}/agenda/")
    page.get_by_label(play.case.number).check()
    page.get_by_role("button", name="Put something on the agenda").click()
    expect(page.get_by_text("It is on the agenda.")).to_be_visible()
    page.locator("details summary", has_text="paper").click()
    axe(page)
    look(f"meetings/{meeting.number}/attendance/")
    for person in board.committee[:5]:
        page.get_by_label(person.name).check()
    page.get_by_role("button", name="Who came").click()
    expect(page.get_by_text("Recorded.")).to_be_visible()
    axe(page)
    look(f"meetings/{meeting.number}/")
    look(f"meetings/{meeting.number}/minutes/")
    expect(page.get_by_text("Draft, from the record.").first).to_be_visible()
    page.get_by_role("button", name="Approve the minutes").click()
    expect(page.get_by_text("Nothing of them changes any more.")).to_be_visible()
    axe(page)
    look("ties/")
    look(f"cases/{play.case.number}/people/")
    expect(page.get_by_text("Supervises the respondent: Dana Reed.")).to_be_visible()
    gated = open_page(width=width, height=800)
    sign_in(gated, board.members[4])
    gated.goto(f"{site}/desk/meetings/{meeting.number}/")
    expect(gated.get_by_text("Before any paper opens, say if you have a conflict of interest.")).to_be_visible()
    axe(gated)
    gated.get_by_role("link", name="Say so now").click()
    expect(gated.get_by_text("Supervises the respondent: Dana Reed.")).to_be_visible()
    axe(gated)


def test_an_empty_desk_names_the_next_meeting(
    open_page: Callable[..., Page], site: str, sign_in: Callable[[Page, User], None], axe: Callable[[Page], None]
) -> None:
    board = make_board()
    now = timezone.now()
    with time_machine.travel(now, tick=False):
        acts.call_meeting(
            starts_at=now + timedelta(days=6), place="Board office", how_to_join="", by=board.chair, on=now
        )
    page = open_page()
    sign_in(page, board.members[3])
    page.goto(f"{site}/desk/")
    expect(page.get_by_text("Next meeting:")).to_be_visible()
    axe(page)
    page.get_by_role("main").get_by_role("link", name="ET").click()
    expect(page).to_have_url(f"{site}/desk/meetings/{Meeting.objects.get().number}/")
