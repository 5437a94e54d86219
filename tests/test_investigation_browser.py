"""The investigator at work with the keyboard alone, on a telephone and at a desk (issue 5, "Investigation")."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
import time_machine
from playwright.sync_api import Page, expect

from ccb_ethics.demo.people import make_board
from complaints.models import InvestigationNote, PlanEntry, ReportPart
from people.models import User
from tests import plays
from tests.test_vote_browser import Keys

pytestmark = pytest.mark.browser


@pytest.fixture
def copied_template(reference_template: str) -> str:
    return reference_template


def test_a_question_a_note_and_the_report_are_written_with_the_keyboard(
    open_page: Callable[..., Page], site: str, sign_in: Callable[[Page, User], None], axe: Callable[[Page], None]
) -> None:
    """Each page is accessible, empty and with errors, and none is wider than the telephone."""
    play = plays.investigating(make_board())
    person = play.board.investigators[0]
    play.take("appoint_investigator", play.board.director, person=person).take("declare", person)
    play.on(date(2025, 3, 12))
    page = open_page(width=360, height=740)
    sign_in(page, person)
    keys, start = Keys(page), f"{site}/desk/cases/{play.case.number}"

    def looked_at() -> None:
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360

    with time_machine.travel(play.now):
        page.goto(f"{start}/investigation/")
        looked_at()
        keys.go_to("Add a question")
        keys.press("Enter")
        expect(page.get_by_role("heading", name="Plan what to find out")).to_be_visible()
        keys.go_to("Plan what to find out")
        keys.press("Enter")
        expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
        looked_at()
        keys.go_to("What is to be found out?")
        keys.type("Was it a loan?")
        keys.go_to("Plan what to find out")
        keys.press("Enter")
        expect(page).to_have_url(f"{start}/investigation/")
        looked_at()
        keys.go_to("My private notes")
        keys.press("Enter")
        expect(page.get_by_role("heading", name="Private notes")).to_be_visible()
        keys.go_to("Your note")
        keys.type("She hesitated.")
        keys.go_to("Keep the note")
        keys.press("Enter")
        expect(page.get_by_text("Kept. Only you can read it.")).to_be_visible()
        looked_at()
        page.goto(f"{start}/do/file_report/")
        keys.go_to("Allegation 1 (CPRS-12): what was found out?")
        keys.type("The loan is admitted.")
        keys.go_to("The respondent's answer (Paper with the answer")
        keys.press("Space")
        looked_at()
        keys.go_to("File the investigation report")
        keys.press("Enter")
        expect(page.get_by_text("Done: File the investigation report.")).to_be_visible()
        page.goto(f"{start}/disclosure/")
        looked_at()
    assert (PlanEntry.objects.get().question, InvestigationNote.objects.get().text) == (
        "Was it a loan?",
        "She hesitated.",
    )
    assert ReportPart.objects.get().cites.get().kind == "answer"
