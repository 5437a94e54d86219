"""What only a browser shows on the pages of the sides: motion, Back, progress of an upload, paper (ux.md §3)."""

import re

import pytest
from playwright.sync_api import Page, expect

from complaints.models import Document
from tests import factories
from tests.browsing import begin_at

pytestmark = pytest.mark.browser


def test_requirement_13_nothing_moves_and_colours_may_be_forced(page: Page, site: str) -> None:
    factories.load_reference_data()
    page.emulate_media(reduced_motion="reduce", forced_colors="active")
    begin_at(page, f"{site}/complaint/")
    page.goto(f"{site}/complaint/list/")
    moving = page.evaluate(
        "[...document.querySelectorAll('*')].filter(e => getComputedStyle(e).transitionDuration.split(', ')"
        ".some(t => parseFloat(t) > 0)).length"
    )
    assert moving == 0
    badge = page.locator(".status").first
    expect(badge).to_have_text(re.compile("\\w+"))
    assert badge.evaluate("e => parseFloat(getComputedStyle(e).borderTopWidth)") >= 1


@pytest.mark.parametrize("script", [True, False], ids=["with a script", "without a script"])
def test_requirement_31_back_shows_the_page_as_it_was_left(open_page, site: str, script: bool) -> None:
    factories.load_reference_data()
    page = open_page(script=script)
    begin_at(page, f"{site}/complaint/")
    page.goto(f"{site}/complaint/others/")
    page.locator("textarea").fill("My sister saw it")
    page.locator("[value=continue]").click()
    expect(page).to_have_url(f"{site}/complaint/files/")
    page.go_back()
    expect(page.locator("textarea")).to_have_value("My sister saw it")
    page.locator("[value=continue]").click()
    page.locator(".back-link").click()
    expect(page.locator("textarea")).to_have_value("My sister saw it")


@pytest.mark.requirement(44)
def test_the_progress_of_an_upload_is_shown(page: Page, site: str) -> None:
    factories.load_reference_data()
    begin_at(page, f"{site}/complaint/")
    page.goto(f"{site}/complaint/files/")
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    slow = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": 3_000_000}
    session.send("Network.emulateNetworkConditions", slow)
    content = b"%PDF-1.7 " + b"x" * 6_000_000
    page.locator("[type=file]").set_input_files({"name": "a.pdf", "mimeType": "application/pdf", "buffer": content})
    page.locator("[value=add]").click()
    expect(page.locator("progress")).to_be_visible()
    expect(page.get_by_text("a.pdf was added.")).to_be_visible(timeout=20_000)
    assert Document.objects.get().size == len(content)


def test_requirement_60_on_paper_there_is_no_navigation(page: Page, site: str) -> None:
    factories.load_reference_data()
    page.goto(f"{site}/complaint/print/")
    page.emulate_media(media="print")
    for part in (".site-header", ".site-footer"):
        expect(page.locator(part)).to_be_hidden()
    assert page.pdf(format="Letter").startswith(b"%PDF-")
    body = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert body == "rgb(255, 255, 255)"
