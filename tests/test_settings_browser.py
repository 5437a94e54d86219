"""The pages of rules, register file and earlier discipline in a browser: accessible, and not wider than a telephone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from ccb_ethics.demo.people import make_board
from people.models import User

pytestmark = pytest.mark.browser

ADDRESSES = (
    "/desk/settings/rules/",
    "/desk/settings/rules/1/",
    "/desk/settings/rules/new/",
    "/desk/register/import/",
    "/desk/register/discipline/",
    "/desk/register/discipline/enter/",
)
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
FILE = b"Name,Cert #,Credential,Applied\nDana Reed,CPRS-1,CPRS,1/2/2020\nAna Vega,CPRS-2,Plumber,1/2/2020\n"


@pytest.fixture
def copied_template(reference_template: str) -> str:
    return reference_template


def test_the_pages_are_accessible_and_fit_a_telephone(
    page: Page,
    small_page: Page,
    site: str,
    axe: Callable[[Page], None],
    sign_in: Callable[[Page, User], None],
) -> None:
    director = make_board().director
    for screen in (page, small_page):
        sign_in(screen, director)
        for address in ADDRESSES:
            screen.goto(site + address)
            axe(screen)
            assert screen.evaluate(SIDEWAYS) == 0, address
        screen.goto(site + "/desk/register/import/")
        screen.set_input_files("input[type=file]", {"name": "r.csv", "mimeType": "text/csv", "buffer": FILE})
        screen.click("main form button[type=submit]")
        assert "1 added" in screen.inner_text("main")
        axe(screen)
        assert screen.evaluate(SIDEWAYS) == 0
        screen.goto(site + "/desk/settings/rules/new/")
        screen.fill("[name=appeal_days]", "20")
        for part, text in (("month", "1"), ("day", "1"), ("year", "2099")):
            screen.fill(f"[name=effective_from_{part}]", text)
        screen.fill("[name=note]", "As voted.")
        screen.click("main form button[type=submit]")
        assert "Save this rule set" in screen.inner_text("main")
        axe(screen)
        assert screen.evaluate(SIDEWAYS) == 0
