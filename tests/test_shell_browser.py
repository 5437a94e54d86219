"""The shell in a browser: accessible, whole on a small telephone and without scripts, and quick to leave."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page
from pytest_django import Settings

pytestmark = pytest.mark.browser

PLAIN_PAGES = ("/", "/how-it-works/", "/what-we-can-do/", "/contact/", "/privacy/", "/accessibility/", "/nope/", "/es/")
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
RING = """() => {
  const style = getComputedStyle(document.activeElement);
  return [document.activeElement.tagName, parseFloat(style.outlineWidth), style.boxShadow !== "none"];
}"""


def test_the_plain_pages_are_accessible_at_a_desk(page: Page, site: str, axe: Callable[[Page], None]) -> None:
    """On a telephone, and enlarged, they are looked at with all others (tests/test_everywhere.py)."""
    for address in PLAIN_PAGES[:3]:
        page.goto(site + address)
        axe(page)


def test_nothing_is_wider_than_a_page_at_four_hundred_percent(open_page: Callable[..., Page], site: str) -> None:
    enlarged = open_page(width=320, height=256)
    for address in ("/", "/sign-in/", "/complaint/"):
        enlarged.goto(site + address)
        assert enlarged.evaluate(SIDEWAYS) == 0, address


def test_the_menu_of_a_telephone_opens_without_a_script(browser: Browser, site: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    screen = context.new_page()
    screen.goto(site)
    link = screen.locator(".menu-narrow a", has_text="How it works")
    assert not link.is_visible()
    screen.locator(".menu-narrow summary").click()
    link.click()
    assert screen.url == f"{site}/how-it-works/"
    context.close()


@pytest.mark.requirement(3)
def test_the_focus_shows_in_two_colours_on_everything(page: Page, site: str) -> None:
    page.goto(f"{site}/sign-in/")
    seen = []
    for _ in range(12):
        page.keyboard.press("Tab")
        tag, outline, ring = page.evaluate(RING)
        assert outline >= 3, tag
        assert ring, tag
        seen.append(tag)
    assert {"A", "INPUT", "BUTTON"} <= set(seen)


@pytest.mark.requirement(23)
def test_the_summary_of_errors_has_the_focus_and_leads_into_the_box(page: Page, site: str) -> None:
    page.goto(f"{site}/sign-in/")
    page.locator("main form").first.get_by_role("button").first.click()
    assert page.title().startswith("Error: ")
    assert page.evaluate("document.activeElement.className") == "error-summary"
    page.locator(".error-summary a").first.click()
    assert page.evaluate("document.activeElement.id") == "id_username"


def ways_out(page: Page) -> dict[str, Callable[[], None]]:
    def three_times_shift() -> None:
        for _ in range(3):
            page.keyboard.press("Shift")

    return {"button": page.locator("#leave").click, "keys": three_times_shift}


@pytest.mark.parametrize("way", ["button", "keys"])
def test_after_leaving_the_step_back_shows_no_page_of_a_complaint(
    page: Page, site: str, settings: Settings, way: str
) -> None:
    settings.EXIT_ADDRESS = f"{site}/accessibility/"  # stands in for the neutral site
    page.goto(f"{site}/contact/")
    page.goto(f"{site}/complaint/")
    ways_out(page)[way]()
    page.wait_for_url(settings.EXIT_ADDRESS)
    page.go_back()
    assert page.url == f"{site}/contact/"


def test_capital_letters_do_not_lead_away(page: Page, site: str) -> None:
    page.goto(f"{site}/complaint/")
    for letter in "ABCD":
        page.keyboard.down("Shift")
        page.keyboard.press(letter)
        page.keyboard.up("Shift")
    assert page.url == f"{site}/complaint/"


def test_the_way_out_stays_in_view(small_page: Page, site: str) -> None:
    small_page.goto(f"{site}/complaint/")
    small_page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    box = small_page.locator("#leave").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 100
    assert box["height"] >= 44
