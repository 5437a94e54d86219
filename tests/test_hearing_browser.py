"""A hearing in the browser: prepared, run with the network cut for the middle part, found upon and signed (issue 5)."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
import time_machine
from playwright.sync_api import Page, expect

from ccb_ethics.demo.people import make_board
from ccb_ethics.demo.play import Play
from hearings.models import LogEntry, PanelReport, PrivateNote
from tests import factories, plays
from tests.hearing_plays import room

pytestmark = pytest.mark.browser
SAVED = re.compile(r"^Saved 10:0\d:\d\d a\.m\.$")
Look = Callable[[Page], None]


@pytest.fixture
def play(own_database: str) -> Play:
    """The morning of the hearing: everything is in order, and nothing is opened."""
    factories.load_reference_data()
    played = plays.scheduled(make_board())
    played.take("offer_exhibit", played.respondent, title="Bank letter", text="Six hundred dollars, on a Sunday.")
    played.on(date(2025, 6, 24))
    for person in played.panel_members():
        if not played.case.declarations.filter(person=person).exists():
            played.take("declare", person)
    return played


@pytest.fixture
def look(axe: Look) -> Look:
    """Axe finds nothing, and nothing makes the page scroll sideways."""

    def at(page: Page) -> None:
        axe(page)
        wide = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
        assert wide[0] <= wide[1], (page.url, wide)

    return at


def write(page: Page, words: str, button: str) -> None:
    """By the keyboard alone: from the box to the button, and press it."""
    page.locator("#id_text").focus()
    page.keyboard.type(words)
    for _step in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == button:
            page.keyboard.press("Enter")
            return
    raise AssertionError(f"{button} is not reached by Tab.")


def waiting(page: Page) -> int:
    return page.locator("#log-waiting > li").count()


def test_a_hearing_is_prepared_run_and_found_upon_and_no_word_is_lost(
    open_page, site: str, sign_in, look: Look, play: Play
) -> None:
    page, number = open_page(), play.case.number
    page.on("dialog", lambda dialog: dialog.accept())
    sign_in(page, play.officer)
    with time_machine.travel(play.now, tick=True) as traveller:
        page.clock.install(time=play.now)

        # Prepare: nothing blocks, so the hearing opens.
        page.goto(f"{site}/desk/hearings/{number}/prepare/")
        expect(page.get_by_text("Nothing blocks the start.")).to_be_visible()
        look(page)
        page.get_by_role("link", name="Open the hearing").click()
        page.get_by_role("button", name="Open the hearing").click()
        expect(page.get_by_text("Done: Open the hearing.")).to_be_visible()

        # Run: an entry with the network there.
        page.goto(site + room(play.case))
        write(page, "The letter is read aloud.", "Log a ruling")
        expect(page.locator("#log-lines")).to_contain_text("The letter is read aloud.")
        expect(page.locator("#log-saved")).to_have_text(SAVED)
        expect(page.locator("#id_text")).to_be_focused()
        look(page)

        # Ten minutes without a network: everything goes on, nothing is lost, and the page says so.
        page.context.set_offline(True)
        write(page, "Objection overruled.", "Log a ruling")
        expect(page.locator("#log-banner")).to_contain_text("No connection.")
        assert page.locator("#log-banner").get_attribute("role") == "status"
        page.locator("#id_exhibit").select_option("1")
        write(page, "Shown to the witness.", "Log the exhibit")
        write(page, "", "Begin a break")
        traveller.move_to(play.now + timedelta(minutes=10), tick=True)
        page.clock.fast_forward(10 * 60 * 1000)
        write(page, "", "End the break")
        write(page, "He hesitated.", "Keep as my private note")
        page.locator("#exhibit-number").fill("1")
        page.locator("#exhibit-number").press("Enter")
        expect(page.locator("#viewer")).to_contain_text("No connection: the exhibit cannot be shown now.")
        assert waiting(page) == 5
        expect(page.locator("#log-waiting > li").first).to_contain_text("Waiting to be saved")
        look(page)
        page.locator("#id_text").fill("Half a sent")

        # The page is lost as well, and comes back.
        page.context.set_offline(False)
        page.reload()
        expect(page.locator("#log-waiting > li")).to_have_count(0)
        expect(page.locator("#log-lines")).to_contain_text("He hesitated.")
        expect(page.locator("#id_text")).to_have_value("Half a sent")
        assert page.evaluate("JSON.stringify(sessionStorage)").count("hesitated") == 0
        kinds = ["ruling", "ruling", "exhibit", "break_start", "break_end"]
        entries = list(LogEntry.objects.select_related("event__texts").order_by("pk"))
        assert [entry.kind for entry in entries] == kinds
        assert PrivateNote.objects.get().text == "He hesitated."
        assert entries[1].event.at - entries[1].typed_at > timedelta(minutes=8)
        page.locator("#id_text").fill("")
        page.locator("#exhibit-number").fill("1")
        page.locator("#exhibit-number").press("Enter")
        expect(page.locator("#viewer")).to_contain_text("Six hundred dollars")
        look(page)

        # The rest of the hearing, each step from this page.
        page.get_by_role("link", name="Rule on an exhibit").click()
        page.get_by_label("Admitted").check()
        page.get_by_role("button", name="Rule on an exhibit").click()
        page.goto(site + room(play.case))
        page.get_by_role("link", name="Record who attended").click()
        for yes in page.get_by_label("Yes").all():
            yes.check()
        page.get_by_role("button", name="Record who attended").click()
        page.goto(site + room(play.case))
        page.get_by_role("link", name="Close the hearing").click()
        page.get_by_role("button", name="Close the hearing").click()
        play.case.refresh_from_db()
    play.now = play.now + timedelta(minutes=30)
    play.find("open_panel_motion", play.officer, 3)

    with time_machine.travel(play.now, tick=True):
        # Findings: what is missing is told; a source is chosen; it is read as the parties will read it, and signed.
        page.goto(f"{site}/desk/hearings/{number}/findings/")
        look(page)
        page.get_by_role("button", name="Read it as the parties will").click()
        expect(page.locator(".error-summary")).to_contain_text("or say why you cite nothing")
        look(page)
        page.get_by_label("Facts found on allegation 1").fill("She lent $600.")
        page.get_by_label("Source 1 for allegation 1").select_option("exhibit-1")
        page.get_by_label("Page, for source 1").fill("2")
        page.get_by_label("Source 2 for allegation 1").select_option(f"log-{entries[1].pk}")
        page.get_by_label("Reasons on allegation 1").fill("Both say so.")
        page.get_by_label("Sanction that the panel recommends").select_option("reprimand")
        page.get_by_role("button", name="Read it as the parties will").click()
        expect(page.locator(".letter")).to_contain_text("This rests on: Exhibit 1, page 2; Ruling of June 24, 2025")
        look(page)
        text = page.locator(".letter").inner_text()
        page.get_by_role("button", name="Sign and send to the Ethics Committee").click()
        expect(page.get_by_text("Signed. The report went to the Ethics Committee")).to_be_visible()
        look(page)
    assert " ".join(PanelReport.objects.get().document.text.split()) == " ".join(text.split())


def test_on_a_telephone_and_without_a_script_the_log_is_an_ordinary_form(
    open_page, site: str, sign_in, look: Look, play: Play
) -> None:
    play.open_hearing()
    for script in (True, False):
        page = open_page(width=360, height=740, script=script)
        sign_in(page, play.officer)
        with time_machine.travel(play.now, tick=True):
            for name in ("prepare", "run", "findings"):
                page.goto(f"{site}/desk/hearings/{play.case.number}/{name}/")
                if script:
                    look(page)
            page.goto(site + room(play.case))
            page.locator("#id_text").fill("Granted.")
            page.get_by_role("button", name="Log a ruling").click()
            expect(page.locator("#log-lines > li").first).to_contain_text("Granted.")
            heights = [
                box["height"]
                for button in page.locator(".log-buttons .btn:visible").all()
                if (box := button.bounding_box())
            ]
            assert min(heights) >= 44
    assert LogEntry.objects.count() == 2


def test_signed_out_with_entries_waiting_they_are_kept_for_the_same_person_alone(
    open_page, site: str, sign_in, play: Play
) -> None:
    play.open_hearing()
    page = open_page()
    page.on("dialog", lambda dialog: dialog.accept())
    sign_in(page, play.officer)
    with time_machine.travel(play.now, tick=True):
        page.goto(site + room(play.case))
        page.context.clear_cookies()
        write(page, "Only mine to read.", "Keep as my private note")
        expect(page.locator("#log-banner")).to_contain_text("You are signed out")
        other = play.panel_members()[1]
        sign_in(page, other)
        page.goto(site + room(play.case))
        expect(page.get_by_role("button", name="Keep as my private note")).to_be_visible()
        expect(page.locator("#log-waiting > li")).to_have_count(0)
        assert PrivateNote.objects.count() == 0
        page.context.clear_cookies()
        sign_in(page, play.officer)
        page.goto(site + room(play.case))
        expect(page.locator("#log-lines")).to_contain_text("Only mine to read.")
    assert PrivateNote.objects.get().writer == play.officer
