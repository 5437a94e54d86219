"""The way out of a page of a complaint (ux.md §3, 35 and 36), in a real browser and without a script."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page, expect

from tests import browsing, factories
from tests.browsing import begin_at
from tests.visiting import begin, travel

__all__ = ["travel"]

NEUTRAL = "https://www.weather.gov/"
WORDS = ("What happened", "complaint", "He asked me", "code")


def test_requirement_35_the_neutral_site_is_the_weather() -> None:
    assert settings.EXIT_ADDRESS == NEUTRAL


@pytest.mark.django_db
def test_requirement_36_after_leaving_no_page_of_a_complaint_answers(travel) -> None:
    client = Client()
    begin(client)
    left = client.get("/exit/")
    assert (left.status_code, left["Location"]) == (303, NEUTRAL)
    assert left["Clear-Site-Data"] == '"cache", "storage"'
    for address in (
        "/complaint/safety/",
        "/complaint/who/",
        "/complaint/list/",
        "/complaint/return/",
        "/my/",
        "/es/my/",
    ):
        answer = client.get(address)
        assert (answer.status_code, answer["Location"]) == (303, NEUTRAL), address
        assert answer["Cache-Control"] == "no-store"


@pytest.mark.django_db
@pytest.mark.parametrize("again", ["/", "/complaint/", "/es/complaint/", "/contact/"])
def test_who_comes_back_on_purpose_is_let_in(travel, again: str) -> None:
    client = Client()
    code = begin(client)
    client.get("/exit/")
    assert client.get(again).status_code == 200
    assert client.get("/complaint/return/").status_code == 200
    assert client.post("/complaint/return/", {"code": code})["Location"] == "/complaint/list/"


@pytest.mark.django_db
def test_the_code_can_be_sent_from_a_page_that_was_open_before(travel) -> None:
    """Who leaves in one window and goes on in another is not locked out."""
    client = Client()
    code = begin(client)
    client.get("/exit/")
    assert client.post("/complaint/return/", {"code": code})["Location"] == "/complaint/list/"
    assert client.get("/complaint/list/").status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/complaint/", "/complaint/who/", "/complaint/check/", "/complaint/return/"])
def test_requirement_35_the_first_thing_that_the_keyboard_reaches_is_the_way_out(travel, address: str) -> None:
    client = Client()
    begin(client)
    page = client.get(address).content.decode()
    assert page.index('href="/exit/"') < page.index('href="#main"') < page.index('id="leave"')


class Sunny(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<title>Weather</title><h1>Sunny</h1>")

    def log_message(self, *_what: object) -> None:
        pass


@pytest.fixture
def weather(settings: Any) -> Iterator[str]:
    """A neutral site on another port: a test asks no host outside."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Sunny) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        settings.EXIT_ADDRESS = f"http://127.0.0.1:{server.server_address[1]}/"
        yield settings.EXIT_ADDRESS
        server.shutdown()


def writing(page: Page, site: str) -> Page:
    factories.load_reference_data()
    begin_at(page, f"{site}/complaint/")
    page.locator("main a.btn").click()
    page.goto(f"{site}/complaint/who/")
    page.goto(f"{site}/complaint/what-happened/")
    page.locator("textarea").fill("He asked me for money")
    return page


@pytest.mark.browser
def test_requirement_35_the_way_out_stays_in_view_and_three_shifts_take_it(
    small_page: Page, site: str, weather: str
) -> None:
    page = writing(small_page, site)
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    expect(page.locator("#leave")).to_be_in_viewport(ratio=1)
    place = page.locator("#leave").bounding_box()
    assert place
    top = page.evaluate(
        "([x, y]) => document.elementFromPoint(x, y).id", [place["x"] + place["width"] / 2, place["y"] + 8]
    )
    assert top == "leave"
    for _press in range(3):
        page.keyboard.press("Shift")
    expect(page).to_have_url(weather)


@pytest.mark.browser
def test_requirement_35_the_page_is_blank_before_the_neutral_site_answers(small_page: Page, site: str) -> None:
    page = writing(small_page, site)
    page.context.route("**/exit/", lambda route: None)  # the answer never comes
    spent = page.evaluate(
        """() => {
          const began = performance.now();
          document.getElementById("leave").click();
          return [performance.now() - began, document.body.innerText.trim()];
        }"""
    )
    assert spent[0] < 100
    assert spent[1] == ""


@pytest.mark.browser
@pytest.mark.parametrize("script", [True, False], ids=["with a script", "without a script"])
def test_requirement_36_back_shows_no_page_of_the_complaint(
    browser: Browser, site: str, weather: str, script: bool
) -> None:
    with browsing.opened(browser, width=360, height=740, language="en-US", script=script) as page:
        writing(page, site)
        page.locator("#leave").click()
        expect(page).to_have_url(weather)
        for _step in range(4):
            page.go_back()
            said = page.locator("body").inner_text()
            assert page.url in (weather, f"{site}/complaint/"), page.url
            if page.url != f"{site}/complaint/":
                assert [word for word in WORDS if word in said] == []
