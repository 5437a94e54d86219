"""The journeys of the two sides in a real browser: on a telephone and at a desk, with and without a script, in English and
Spanish, by hand and by keyboard alone. Each journey once in full; the ways to go it, every pair of them once.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pytest
import time_machine
from playwright.sync_api import Browser, Locator, Page, Response, expect

from ccb_ethics.demo.people import make_board
from complaints.models import Case, Complaint, Draft, Message, TimeRequest
from people import clock, codes
from people.models import Purpose
from tests import browsing, factories, plays
from tests.browsing import begin_at

pytestmark = pytest.mark.browser


@dataclass(frozen=True)
class Way:
    """One way to go a journey."""

    width: int
    script: bool
    language: str
    keyboard: bool

    def __str__(self) -> str:
        parts = (
            self.width,
            "script" if self.script else "no script",
            self.language,
            "keys" if self.keyboard else "hand",
        )
        return " ".join(str(part) for part in parts)

    @property
    def prefix(self) -> str:
        return "/es" if self.language == "es" else ""


# Every pair of values of two different columns stands in one row at least.
WAYS = (
    Way(360, True, "es", False),
    Way(360, False, "en", True),
    Way(1280, True, "en", True),
    Way(1280, False, "es", True),
    Way(1280, False, "en", False),
)


def test_every_pair_of_ways_is_gone() -> None:
    rows = [(way.width, way.script, way.language, way.keyboard) for way in WAYS]
    for one in range(4):
        for other in range(one + 1, 4):
            assert len({(row[one], row[other]) for row in rows}) == 4


class Walker:
    """A person at a page: presses and types by hand, or with the keyboard alone."""

    def __init__(self, page: Page, site: str, way: Way) -> None:
        self.page, self.site, self.way = page, site, way

    def open(self, address: str) -> Walker:
        self.page.goto(self.site + self.way.prefix + address)
        return self

    def reach(self, what: Locator) -> Locator:
        """By keyboard: goes on with Tab until the focus is there; a trap, or what cannot be reached, fails."""
        expect(what).to_be_visible()
        if self.way.keyboard and self.way.script:
            for _press in range(200):
                if what.evaluate("e => e === document.activeElement"):
                    return what
                self.page.keyboard.press("Tab")
                if what.get_attribute("type") == "radio" and what.evaluate(
                    "e => document.activeElement.name === e.name && document.activeElement.type === 'radio'"
                ):
                    what.focus()
            raise AssertionError(f"Tab does not reach {what}")
        if self.way.keyboard:
            what.focus()  # without a script nothing tells the test where the focus is
        return what

    def press(self, selector: str) -> Walker:
        what = self.page.locator(selector).first
        if self.way.keyboard:
            self.reach(what).press("Enter")
        else:
            what.click()
        return self

    def choose(self, name: str, value: str = "") -> Walker:
        what = self.page.locator(f"[name={name}][value={value}]" if value else f"[name={name}]")
        if self.way.keyboard:
            self.reach(what).press("Space")
        else:
            what.check()
        return self

    def write(self, name: str, words: str) -> Walker:
        what = self.page.locator(f"[name={name}]")
        if self.way.keyboard:
            self.reach(what)
            self.page.keyboard.insert_text(words)
        else:
            what.fill(words)
        return self

    def go_on(self) -> Walker:
        return self.press("[value=continue]")

    def at(self, address: str) -> Walker:
        expect(self.page).to_have_url(re.compile(re.escape(self.site + self.way.prefix + address) + r"(\?.*)?$"))
        return self

    def is_fine(self) -> Walker:
        """No sideways scroll, and the language that was chosen."""
        assert self.page.locator("html").get_attribute("lang") == self.way.language
        if self.way.script:
            wide = self.page.evaluate("document.documentElement.scrollWidth")
            assert wide <= self.way.width, f"{self.page.url} is {wide} wide"
        return self


@contextmanager
def walking(browser: Browser, site: str, way: Way) -> Iterator[Walker]:
    language = "es-US" if way.language == "es" else "en-US"
    with browsing.opened(browser, width=way.width, height=800, language=language, script=way.script) as page:
        yield Walker(page, site, way)


@pytest.mark.parametrize("way", WAYS, ids=str)
@pytest.mark.requirement(2, 16, 29)
def test_a_complaint_from_landing_to_sent_and_its_progress(browser: Browser, site: str, way: Way, axe: Any) -> None:
    factories.load_reference_data()
    with walking(browser, site, way) as walker:
        page = walker.page
        walker.open("/complaint/").press("a.btn-start").at("/complaint/safety/").is_fine()
        walker.press("main form [type=submit]").at("/complaint/code/").is_fine()
        code = page.locator(".code").inner_text()
        walker.press("main a.btn").at("/complaint/you-are/").choose("relationship", "client").go_on()
        walker.at("/complaint/who/").is_fine().write("respondent_name", "María José Núñez-O'Neill").go_on()
        walker.at("/complaint/about/").choose("topics", "money").go_on()
        walker.at("/complaint/when/").write("when_text", "around Christmas").go_on()
        walker.at("/complaint/what-happened/").write("narrative", "He borrowed $600 from me.").go_on()
        walker.at("/complaint/others/").go_on().at("/complaint/files/").is_fine().go_on()
        walker.at("/complaint/told-anyone/").go_on().at("/complaint/your-name/").write("name", "Mary Moe").go_on()
        walker.at("/complaint/safe-contact/").choose("contact", "code").go_on()
        walker.at("/complaint/support/").go_on().at("/complaint/check/").is_fine()
        walker.choose("states_truth").write("signature", "Mary Moe").press("[value=send]")
        walker.at("/complaint/sent/").is_fine()
        if way.script:
            axe(page)
        complaint = Complaint.objects.get()
        assert (complaint.narrative, complaint.language) == ("He borrowed $600 from me.", way.language)
        assert complaint.respondent_name == "María José Núñez-O'Neill"
        number = Case.objects.get().number
        expect(page.locator("main .code")).to_have_text(number)
        walker.press("main a.btn-primary").at("/my/").is_fine()
        walker.open("/my/do/write_message/").write("text", "I moved.").press("main form [type=submit]").at("/my/")
        assert Message.objects.get().text == "I moved."
    with walking(browser, site, way) as second:  # another device: the code leads straight to the progress
        second.open("/complaint/return/").write("code", code).press("main form [type=submit]").at("/my/").is_fine()


@pytest.mark.parametrize("way", WAYS[:2], ids=str)
def test_a_draft_is_gone_on_with_on_a_second_device(browser: Browser, site: str, way: Way) -> None:
    factories.load_reference_data()
    with walking(browser, site, way) as first:
        code = begin_at(first.page, site + way.prefix + "/complaint/")
        first.open("/complaint/what-happened/").write("narrative", "Half a sent").press("[value=save]")
        first.at("/complaint/list/").is_fine()
    with walking(browser, site, way) as second:
        second.open("/complaint/return/").write("code", code.replace(" ", "-")).press("main form [type=submit]")
        second.at("/complaint/list/").press("main a.btn-primary").at("/complaint/what-happened/")
        expect(second.page.locator("textarea")).to_have_value("Half a sent")
        second.press("header [value=language]")
        other = "" if way.prefix else "/es"
        expect(second.page).to_have_url(f"{site}{other}/complaint/what-happened/")
        expect(second.page.locator("textarea")).to_have_value("Half a sent")
        assert Draft.objects.get().answers["narrative"] == ["Half a sent"]


@pytest.mark.parametrize("way", WAYS[3:4], ids=str)
def test_the_respondent_asks_for_more_time_and_answers(browser: Browser, site: str, way: Way) -> None:
    factories.load_reference_data()
    play = plays.served(make_board())
    with time_machine.travel(play.now, tick=True), walking(browser, site, way) as walker:
        code = codes.issue(play.respondent, purpose=Purpose.INVITATION, at=play.now)
        walker.open("/respond/code/").write("code", code).press("main form [type=submit]").at("/respond/").is_fine()
        walker.open("/respond/more-time/")
        walker.write("days", "10").write("reason", "I am in hospital.").press("main form [type=submit]").at("/respond/")
        assert TimeRequest.objects.get().days == 10
        walker.open("/respond/answer/").is_fine().press("a[href*='/respond/answer/1/']").at("/respond/answer/1/")
        walker.choose("choice", "deny").write("words", "I was away.").is_fine()
        walker.go_on().at("/respond/answer/").press("a[href*='/respond/check/']").at("/respond/check/").is_fine()
        walker.press("main form [type=submit].btn-primary").at("/respond/")
        allegation = play.case.allegations.get()
        assert (allegation.answer, allegation.answer_text) == ("deny", "I was away.")


@pytest.mark.parametrize("way", WAYS[2:3], ids=str)
def test_the_respondent_appeals(browser: Browser, site: str, way: Way) -> None:
    factories.load_reference_data()
    play = plays.decided(make_board())
    now: datetime = play.now
    with time_machine.travel(now, tick=True), walking(browser, site, way) as walker:
        code = codes.issue(play.respondent, purpose=Purpose.INVITATION, at=now.astimezone(clock.ZONE))
        walker.open("/respond/code/").write("code", code).press("main form [type=submit]").at("/respond/").is_fine()
        walker.open("/respond/appeal/").is_fine()
        walker.write("text", "The sanction is too heavy.")
        walker.press("main form [type=submit].btn-primary, main form [type=submit].btn-danger")
        walker.at("/respond/")
        play.case.refresh_from_db()
        assert play.case.status == "appeal"


@pytest.mark.requirement(19)
def test_requirement_18_the_first_page_is_light_and_asks_nobody_else(browser: Browser, site: str) -> None:
    """100 KB with everything it brings along, packed as the site sends it in production."""
    factories.load_reference_data()
    with browsing.opened(browser, width=360, height=740, language="en-US") as page:
        loaded: dict[str, int] = {}

        def weigh(answer: Response) -> None:
            body = answer.body()
            packed = not answer.url.endswith(".woff2")  # a font is packed already
            loaded[answer.url] = len(gzip.compress(body, 6)) if packed else len(body)

        page.on("response", weigh)
        page.goto(f"{site}/complaint/", wait_until="networkidle")
        assert {re.sub(r"^(https?://[^/]+).*", r"\1", name) for name in loaded} == {site}
        assert sum(loaded.values()) <= 100_000, loaded
