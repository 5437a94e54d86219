"""`make screenshots`: pictures of twenty key pages, on a telephone and at a desk, in var/screenshots. To be looked at."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page

from tests import browsing
from tests.access_world import World
from tests.test_everywhere import enter, served, world

__all__ = ["served", "world"]

pytestmark = pytest.mark.browser

# A name, who looks, and the address; `{case}` is the case on appeal, `{second}` one that waits for an answer or a vote.
PAGES = (
    ("home", "visitor", "/"),
    ("register", "visitor", "/register/?q=reed"),
    ("what-we-can-do", "visitor", "/what-we-can-do/"),
    ("stay-safe-es", "visitor", "/es/stay-safe/"),
    ("start", "visitor", "/complaint/"),
    ("safety", "visitor", "/complaint/safety/"),
    ("who", "writer of a draft", "/complaint/who/"),
    ("what-happened-es", "writer of a draft", "/es/complaint/what-happened/"),
    ("safe-contact", "writer of a draft", "/complaint/safe-contact/"),
    ("files", "writer of a draft", "/complaint/files/"),
    ("check", "writer of a draft", "/complaint/check/"),
    ("list", "writer of a draft", "/complaint/list/"),
    ("print", "visitor", "/complaint/print/"),
    ("my", "complainant", "/my/"),
    ("my-es", "complainant", "/es/my/"),
    ("my-contact", "complainant", "/my/contact/"),
    ("respond", "respondent", "/respond/"),
    ("respond-es", "respondent", "/es/respond/"),
    ("respond-messages", "respondent", "/respond/messages/"),
    ("respond-comment", "other respondent", "/respond/do/propose_consent/"),
    ("desk-case", "executive director", "/desk/cases/{case}/"),
    ("desk-message", "case staff", "/desk/cases/{case}/do/answer_message/"),
)


def test_pictures(browser: Browser, world: World, served: str) -> None:
    folder = Path(settings.BASE_DIR) / "var" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    kinds = {kind.name: kind for kind in world.kinds}
    case = world.places["the appeal"].number
    for width, height in ((360, 740), (1280, 800)):
        with browsing.opened(browser, width=width, height=height, language="en-US") as page:
            for name, who, address in PAGES:
                enter(page, kinds[who], served)
                assert answered(page, served + address.format(case=case)) in (200, 409), name
                page.screenshot(path=folder / f"{name}-{width}.png", full_page=True)


def answered(page: Page, address: str) -> int:
    answer = page.goto(address)
    return answer.status if answer else 0
