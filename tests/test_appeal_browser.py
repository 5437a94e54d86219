"""An appeal from the conflict gate to the ruling, in real browsers (ux.md §1.5; procedure.md §1.3 row 18, §2.7)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from ccb_ethics.demo.people import make_board
from complaints.models import Status
from people.models import User
from tests import plays

pytestmark = pytest.mark.browser


@pytest.fixture
def copied_template(reference_template: str) -> str:
    return reference_template


def vote(page: Page, address: str, choice: str, words: str) -> int:
    """Casts a ballot and gives how often the person acted: ticked, typed, pressed."""
    page.goto(address)
    page.get_by_label(choice).check()
    page.get_by_label("Your reason").fill(words)
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="Cast my vote").click()
    return 4


def test_an_appeal_is_read_voted_on_and_ruled_on(
    open_page: Callable[..., Page], site: str, sign_in: Callable[[Page, User], None], axe: Callable[[Page], None]
) -> None:
    """Nothing is read before the gate; what was decided and when it is due stand on the first screen; the votes stay sealed
    for the other browser; no link leads outside the record; the ruling ends the appeal."""
    play = plays.decided(make_board())
    play.take("appeal", play.respondent, text="The terms are harsher than the facts.").appoint_appeals()
    presiding, *others = play.board.directors[:3]
    number = play.case.number
    first, second = open_page(width=1280, height=800), open_page(width=360, height=740)
    sign_in(first, presiding)
    sign_in(second, others[0])
    first.goto(f"{site}/desk/appeals/{number}/")
    assert "harsher" not in first.content()  # the gate comes first
    axe(first)
    first.get_by_role("button", name="No conflict").click()
    first.goto(f"{site}/desk/appeals/")
    first.get_by_role("link", name=number).click()
    for words in ("Decision under appeal", "Decide the appeal"):
        box = first.get_by_text(words).first.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 800
    expect(first.get_by_text("The terms are harsher than the facts.")).to_be_visible()
    axe(first)
    for person in others:
        play.take("declare", person)
    play.take("open_appeal_motion", presiding, names="affirm", text="That the decision be affirmed.")
    ballot = f"{site}/desk/cases/{number}/ballot/"
    assert vote(first, ballot, "In favor", "The terms follow from what was found.") <= 8
    second.goto(f"{site}/desk/appeals/{number}/")
    expect(second.get_by_text("1 of 3 have voted.")).to_be_visible()
    assert "follow from what was found" not in second.content()
    assert second.evaluate("document.documentElement.scrollWidth") == 360
    axe(second)
    vote(second, ballot, "In favor", "I agree.")
    play.take("cast_ballot", others[1], motion=play.case.motions.last(), choice="yes", reason="So do I.")
    first.goto(f"{site}/desk/appeals/{number}/")
    expect(first.get_by_text("Carried")).to_be_visible()  # all have voted, so the vote is closed
    first.get_by_role("link", name="Affirm the decision").click()
    expect(first.get_by_text("What will happen")).to_be_visible()
    axe(first)
    first.get_by_role("button", name="Affirm the decision").click()
    play.case.refresh_from_db()
    assert play.case.status == Status.FINAL
