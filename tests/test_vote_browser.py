"""From sign-in to the ballot and through it with the keyboard alone, and two browsers at one vote (ux.md §1.3, §3 F 50, 51)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from ccb_ethics.demo.people import make_board
from complaints.models import Ballot, Motion
from people.models import User
from tests import plays

pytestmark = pytest.mark.browser
PASSWORD = "a-long-word-for-the-test-7"


@pytest.fixture
def copied_template(reference_template: str) -> str:
    return reference_template


def vote_open() -> tuple[plays.Play, Motion]:
    play = plays.determining(make_board())
    for person in play.board.committee:
        if not play.case.declarations.filter(person=person).exists():
            play.take("declare", person)
    play.take("add_evidence", play.board.staff[0], title="Ledger", text="Paid back in June.")
    text = "That the case be investigated further, and that the bank be asked for the statements of June."
    return play, play.put("open_committee_motion", play.board.chair, names="investigate_more", text=text)


class Keys:
    """Counts what a person does: each jump to a control and press, each word typed, each arrow."""

    def __init__(self, page: Page) -> None:
        self.page, self.count = page, 0

    def go_to(self, words: str) -> None:
        """Tabs to the control that says so; moving the focus there is no act of its own, as in the bars of ux.md §1.3."""
        for _step in range(80):
            self.page.keyboard.press("Tab")
            said = self.page.evaluate(
                "(document.activeElement.labels?.[0] ?? document.activeElement).innerText?.replace(/\\s+/g, ' ').trim()"
            )
            if said and said.startswith(words):
                return
        raise AssertionError(f"The keyboard does not reach: {words}")

    def press(self, key: str) -> None:
        self.count += 1
        self.page.keyboard.press(key)

    def type(self, words: str) -> None:
        self.count += 1
        self.page.keyboard.type(words)


@pytest.mark.parametrize("script", [True, False], ids=["with a script", "without a script"])
def test_from_sign_in_to_a_cast_ballot_with_the_keyboard(
    open_page: Callable[..., Page], site: str, axe: Callable[[Page], None], script: bool
) -> None:
    """At most 2 clicks to the ballot and 6 interactions to cast it, after the sign-in."""
    play, motion = vote_open()
    member: User = play.board.members[3]
    member.set_password(PASSWORD)
    member.save()
    page = open_page(script=script)
    page.goto(f"{site}/sign-in/?next=/desk/")
    page.get_by_label("E-mail").fill(member.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site}/desk/")
    if script:
        axe(page)
    keys = Keys(page)
    keys.go_to("Vote")
    keys.press("Enter")
    expect(page).to_have_url(f"{site}/desk/cases/{play.case.number}/ballot/")
    assert keys.count <= 2
    if script:
        axe(page)
    keys = Keys(page)
    keys.go_to("In favor")
    keys.press("Space")
    keys.go_to("Your reason")
    keys.type("The bank can tell us when it was paid back.")
    keys.go_to("Continue")
    keys.press("Enter")
    expect(page.get_by_text("What will happen")).to_be_visible()
    focused = page.evaluate("document.activeElement.className")
    assert "btn-danger" not in focused
    if script:
        axe(page)
    keys.go_to("Cast my vote")
    keys.press("Enter")
    expect(page).to_have_url(f"{site}/desk/")
    assert keys.count <= 6
    ballot = Ballot.objects.get(motion=motion, person=member)
    assert (ballot.choice, ballot.reason) == ("yes", "The bank can tell us when it was paid back.")


def test_requirement_51_nobody_reads_a_ballot_of_another_while_the_vote_is_open(
    open_page: Callable[..., Page], site: str, sign_in: Callable[[Page, User], None], axe: Callable[[Page], None]
) -> None:
    """Two people at one vote: sealed, own drafts private; later evidence flags the earlier ballot, on its owner's page alone."""
    play, _motion = vote_open()
    first, second = open_page(), open_page(width=360, height=740)
    sign_in(first, play.board.members[3])
    sign_in(second, play.board.chair)
    votes, ballot = (f"{site}/desk/cases/{play.case.number}/{page}/" for page in ("votes", "ballot"))
    first.goto(ballot)
    first.get_by_label("Against").check()
    first.get_by_label("Your reason").fill("Wiedehopf")
    first.get_by_role("button", name="Save as a draft").click()
    expect(first.get_by_text("Nobody else sees it.")).to_be_visible()
    for address in (votes, ballot):
        second.goto(address)
        assert "Wiedehopf" not in second.content()
    first.goto(ballot)
    expect(first.get_by_label("Your reason")).to_have_value("Wiedehopf")
    first.get_by_role("button", name="Continue").click()
    first.get_by_role("button", name="Cast my vote").click()
    for address in (votes, ballot):
        second.goto(address)
        assert "Wiedehopf" not in second.content()
    second.goto(votes)
    expect(second.get_by_text("1 of 7 voted; 4 needed.")).to_be_visible()
    axe(second)
    assert second.evaluate("document.documentElement.scrollWidth") == 360
    play.now = timezone.now()
    play.take("add_evidence", play.board.staff[0], title="A statement", text="Of June.")
    first.goto(votes)
    expect(first.get_by_text("Your vote was cast before new material.")).to_be_visible()
    axe(first)
    second.goto(votes)
    assert "Your vote was cast before new material" not in second.content()
    first.get_by_role("link", name="Confirm or change your vote").click()
    expect(first.get_by_label("Your reason")).to_have_value("Wiedehopf")
    expect(first.get_by_label("Against")).to_be_checked()
    first.get_by_role("button", name="Continue").click()
    first.get_by_role("button", name="Cast my vote").click()
    first.goto(votes)
    expect(first.get_by_text("You have voted.")).to_be_visible()
    second.get_by_role("button", name="Remind them").click()
    expect(second.get_by_text("6 reminders leave in ten minutes at the latest.")).to_be_visible()
    axe(second)
    second.get_by_role("button", name="Undo").click()
    expect(second.get_by_text("Done: Take a reminder back.")).to_be_visible()


def test_requirement_50_recused_in_one_browser_gone_in_the_other(
    open_page: Callable[..., Page], site: str, sign_in: Callable[[Page, User], None], axe: Callable[[Page], None]
) -> None:
    """At most 3 clicks from any page of the case; gone at the next request, from pages, lists, search and counts."""
    play, _motion = vote_open()
    member, number = play.board.members[3], play.case.number
    first, second = open_page(), open_page()
    for page in (first, second):
        sign_in(page, member)
    second.goto(f"{site}/desk/cases/{number}/votes/")
    expect(second.locator("h1")).to_contain_text("Dana Reed")
    first.goto(f"{site}/desk/cases/{number}/")
    first.get_by_role("link", name="Declare a conflict and step aside").click()
    expect(first.get_by_text("From the next page on you find nothing of this case")).to_be_visible()
    axe(first)
    first.get_by_label("Why do you step aside?").fill("A cousin.")
    first.get_by_role("button", name="Declare a conflict and step aside").click()
    expect(first).to_have_url(f"{site}/desk/")
    for address in (f"/desk/cases/{number}/votes/", f"/desk/cases/{number}/", f"/desk/cases/{number}/ballot/"):
        answer = second.goto(site + address)
        assert (answer.status, "Dana" in second.content()) == (404, False)
    for address in ("/desk/", "/desk/cases/", f"/desk/cases/?q={number}", "/desk/cases/?q=reed"):
        second.goto(site + address)
        assert "Dana" not in second.content()
        assert f"/desk/cases/{number}/" not in second.content()
    second.goto(f"{site}/desk/")
    expect(second.get_by_text("Waiting for you (0)")).to_be_visible()


def test_the_gate_stands_before_every_page_of_the_case(
    open_page: Callable[..., Page], site: str, sign_in: Callable[[Page, User], None], axe: Callable[[Page], None]
) -> None:
    play = plays.determining(make_board())
    page = open_page(width=360, height=740)
    sign_in(page, play.board.members[3])
    for part in ("", "file/", "votes/", "people/", "history/", "allegations/", "ballot/"):
        page.goto(f"{site}/desk/cases/{play.case.number}/{part}")
        assert "$600" not in page.content()
        asked = "Say first whether you have a conflict" if part == "ballot/" else "Declare: I have no conflict"
        expect(page.get_by_text(asked).first).to_be_visible()
    page.goto(f"{site}/desk/cases/{play.case.number}/")
    axe(page)
