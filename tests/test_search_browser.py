"""The search, the list and the kept views in a browser: by keyboard, on a telephone, without a script (ux.md §3)."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from ccb_ethics.demo.people import make_board
from tests import factories, plays

pytestmark = pytest.mark.browser
ADDRESSES = (
    "/desk/search/?q=borrowed",
    "/desk/search/?q=nobody",
    "/desk/search/",
    "/desk/cases/?status=open&due=overdue&q=2025",
    "/desk/cases/?status=closed",
    "/desk/views/",
)


def test_a_case_is_found_and_a_list_is_kept_by_keyboard_and_without_a_script(
    open_page: Callable[..., Page], site: str, sign_in: Callable, axe: Callable
) -> None:
    factories.load_reference_data()
    board = make_board()
    play = plays.investigating(board)
    plays.filed(board)
    page = open_page(script=False)
    sign_in(page, board.director)
    page.goto(f"{site}/desk/")
    page.locator("#find").focus()
    page.keyboard.type("Dena Reed")
    page.keyboard.press("Enter")
    expect(page.get_by_text("2 cases found")).to_be_visible()
    expect(page.locator("mark", has_text="Reed").first).to_be_visible()
    page.get_by_role("link", name=play.case.number).first.click()
    expect(page.locator("h1")).to_contain_text(play.case.number)

    page.goto(f"{site}/desk/cases/")
    page.get_by_label("Date", exact=True).select_option("overdue")
    page.get_by_role("button", name="Show").press("Enter")
    page.locator(".keep-view summary").press("Enter")
    page.get_by_label("Name of the view").fill("Late ones")
    page.get_by_role("button", name="Keep this view").press("Enter")
    expect(page.get_by_role("link", name="Late ones")).to_have_attribute("aria-current", "page")
    page.get_by_role("link", name="Remove: Date: Overdue").press("Enter")
    expect(page).to_have_url(f"{site}/desk/cases/?")
    page.get_by_role("link", name="Change your views").press("Enter")
    page.get_by_role("button", name=re.compile("Remove.*Late ones")).press("Enter")
    page.get_by_role("button", name=re.compile("Undo.*Late ones")).press("Enter")
    expect(page.get_by_role("link", name="Late ones", exact=True)).to_be_visible()

    for width, height in ((1280, 800), (360, 740)):
        looking = open_page(width=width, height=height)
        sign_in(looking, board.director)
        for address in ADDRESSES:
            looking.goto(site + address)
            assert looking.evaluate("document.documentElement.scrollWidth <= innerWidth"), (width, address)
            axe(looking)
