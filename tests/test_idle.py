"""A page of a complaint is put away when nobody is there (ux.md §3, 38). The browser's clock is moved, not waited for."""

import pytest
from playwright.sync_api import Page, expect

from complaints.models import Draft
from tests import factories
from tests.browsing import begin_at

pytestmark = pytest.mark.browser


@pytest.fixture
def writing(small_page: Page, site: str) -> Page:
    factories.load_reference_data()
    small_page.clock.install()
    begin_at(small_page, f"{site}/complaint/")
    small_page.goto(f"{site}/complaint/what-happened/")
    expect(small_page.get_by_role("heading", name="What happened?")).to_be_visible()
    return small_page


def test_requirement_38_after_13_minutes_it_asks_and_staying_keeps_everything(writing: Page, axe) -> None:
    box = writing.get_by_label("What happened?")
    box.fill("He asked me for money")
    writing.clock.run_for("12:59")
    expect(writing.get_by_role("dialog")).to_have_count(0)
    writing.clock.run_for("00:02")
    asked = writing.get_by_role("dialog", name="Are you still there?")
    expect(asked).to_contain_text("What was saved is kept. You need your code to come back.")
    stay = asked.get_by_role("button", name="Stay on this page")
    expect(stay).to_be_focused()
    expect(asked.get_by_role("link", name="Leave this page")).to_be_visible()
    axe(writing)
    stay.press("Enter")
    expect(asked).to_be_hidden()
    expect(box).to_be_focused()
    expect(box).to_have_value("He asked me for money")
    writing.clock.run_for("05:00")
    expect(writing).to_have_url(writing.url)
    expect(asked).to_be_hidden()


def test_requirement_38_after_15_minutes_the_code_is_asked_for_and_the_draft_is_kept(writing: Page, site: str) -> None:
    writing.get_by_label("What happened?").fill("He asked me for money")
    writing.clock.run_for("00:03")
    expect(writing.locator("#saved")).to_contain_text("Saved ")
    writing.clock.run_for("15:01")
    expect(writing).to_have_url(f"{site}/complaint/return/")
    assert Draft.objects.get().answers["narrative"] == ["He asked me for money"]
    writing.goto(f"{site}/complaint/what-happened/")
    expect(writing).to_have_url(f"{site}/complaint/return/")


def test_a_visitor_without_a_session_is_not_asked(small_page: Page, site: str) -> None:
    factories.load_reference_data()
    small_page.clock.install()
    small_page.goto(f"{site}/complaint/return/")
    small_page.clock.run_for("16:00")
    expect(small_page.locator("dialog")).to_have_count(0)
    expect(small_page.get_by_label("Your code")).to_be_visible()
