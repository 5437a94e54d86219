"""Every page of the public and the two sides in a real browser: axe, and what axe does not see (ux.md §3, A and B).

The pages come from the addresses of the site, so a new one is looked at by itself. Each is opened on a telephone; what
asks something is also sent empty, where an answer is compulsory.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.conf import settings
from playwright.sync_api import Browser, Page, Response
from pytest_django import DjangoDbBlocker

from ccb_ethics.areas import Area, area_of
from ccb_ethics.demo.people import make_board
from complaints.forms import FORMS
from complaints.procedure import STEPS
from tests import browsing, database, serving
from tests.access_world import NOW, Kind, World, make_world
from tests.factories import signed_in
from tests.side_pages import Visit, desk_visits, visits

pytestmark = pytest.mark.browser

# What axe does not measure, on one page at once; each fault with the element it is at.
LOOK = """
() => {
  const faults = [];
  const name = (e) => `${e.tagName.toLowerCase()}#${e.id} ${(e.textContent || e.name || "").trim().slice(0, 40)}`;
  const light = (c) => {
    const [r, g, b] = c.map((v) => { v /= 255; return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const parse = (text) => (text.match(/[\\d.]+/g) || []).map(Number);
  const ground = (e) => {
    for (; e; e = e.parentElement) {
      const c = parse(getComputedStyle(e).backgroundColor);
      if (c.length === 3 || c[3] > 0.5) return c.slice(0, 3);
    }
    return [255, 255, 255];
  };
  const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };
  const seen = (e) => e.checkVisibility({ visibilityProperty: true }) && e.getBoundingClientRect().width > 1;

  if (document.documentElement.scrollWidth > document.documentElement.clientWidth) {
    faults.push(`sideways scroll: ${document.documentElement.scrollWidth}`);
  }
  for (const e of document.querySelectorAll("input:not([type=hidden]), select, textarea, .btn:not(.btn-link)")) {
    if (!seen(e)) continue;
    const style = getComputedStyle(e);
    const around = ground(e.parentElement);
    const edge = Math.max(ratio(parse(style.borderTopColor).slice(0, 3), around), ratio(ground(e), around));
    if (edge < 3) faults.push(`border ${edge.toFixed(2)}:1 at ${name(e)}`);
  }
  for (const e of document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")) {
    if (!seen(e) || e.closest(".skip-links")) continue;
    const label = e.matches("[type=checkbox], [type=radio]") && e.closest(".form-check");
    const box = (label || e).getBoundingClientRect();
    const inText = e.matches("a") && e.parentElement.matches("p, li, dd, td, span, strong") &&
      e.parentElement.textContent.trim() !== e.textContent.trim();
    if (!inText && (box.height < 24 || box.width < 24)) faults.push(`target ${box.width}x${box.height} at ${name(e)}`);
    const dense = document.body.classList.contains("density-work");  // ux.md §4.1: calm for the sides, dense for the desk
    if (!dense && (e.matches(".btn") || label) && box.height < 44) faults.push(`button of ${box.height} at ${name(e)}`);
    e.focus();
    if (document.activeElement !== e) continue;
    const place = e.getBoundingClientRect();
    const [x, y] = [place.left + Math.min(place.width, 40) / 2, place.top + Math.min(place.height, 30) / 2];
    const top = document.elementFromPoint(x, y);
    if (!top || !(e.contains(top) || top.contains(e))) faults.push(`focus hidden at ${name(e)}`);
    const ring = getComputedStyle(e);
    if (parseFloat(ring.outlineWidth) < 3 || ring.boxShadow === "none") faults.push(`no focus ring at ${name(e)}`);
  }
  if (document.querySelectorAll("h1").length !== 1) faults.push("not one h1");
  if (document.title.split(" – ").length < 3) faults.push(`title: ${document.title}`);
  if (document.querySelector("[required]:not([type=hidden])")) faults.push("a required attribute");
  if (document.querySelector("main [title]:not(iframe)")) faults.push("words only in a title attribute");
  if (document.querySelector("[draggable]")) faults.push("something to drag");
  return faults;
}
"""


# Answers every question on a page with something that passes: words, the first choice, a day of last year.
FILL = """
() => {
  const chosen = new Set();
  for (const e of document.querySelectorAll("main form input:not([type=hidden]), main form textarea, main form select")) {
    if (["radio", "checkbox"].includes(e.type)) {
      if (!chosen.has(e.name)) { e.checked = true; chosen.add(e.name); }
    } else if (e.tagName === "SELECT") e.selectedIndex = Math.min(1, e.options.length - 1);
    else if (e.type === "email") e.value = "someone@example.org";
    else if (e.name.endsWith("_month")) e.value = "6";
    else if (e.name.endsWith("_day")) e.value = "2";
    else if (e.name.endsWith("_year")) e.value = "2025";
    else if (e.inputMode === "numeric") e.value = "3";
    else if (e.type !== "file") e.value = "Words of somebody who tries this page.";
  }
}
"""


@pytest.fixture(scope="module")
def world(
    reference_template: str, django_db_setup: None, run_folder: Any, worker_id: str, django_db_blocker: DjangoDbBlocker
) -> Iterator[World]:
    with (
        django_db_blocker.unblock(),
        database.copy_of(reference_template, f"{worker_id}_world", run_folder),
        time_machine.travel(NOW, tick=True),
    ):
        yield make_world(make_board())


@pytest.fixture(scope="module")
def served(world: World) -> Iterator[str]:
    with serving.served() as address:
        yield address


def enter(page: Page, kind: Kind, site: str) -> None:
    page.context.clear_cookies()
    if kind.person:
        session = signed_in(kind.person).cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": site}])


def looked_at(page: Page, visit: Visit, state: str) -> list[str]:
    """What is wrong with the page that is open: by axe on a telephone, by our own eyes at 320 pixels too."""
    place = f"{visit.kind.name} at {visit.address}, {state}"
    faults = []
    try:
        browsing.assert_accessible(page)
    except AssertionError as broken:
        faults.append(str(broken))
    page.keyboard.press("Tab")  # the ring shows to those who use the keyboard
    page.set_viewport_size({"width": 320, "height": 700})
    faults += page.evaluate(LOOK)
    page.set_viewport_size({"width": 360, "height": 740})
    return [f"{place}: {fault}" for fault in faults]


def alike(visit: Visit) -> str:
    """Pages that one template and one form draw are looked at once: the path, and for a step its form."""
    path = visit.address.split("?")[0]
    step = STEPS.get(path.partition("/do/")[2].strip("/"))
    return f"{path.partition('/do/')[0]}: {step.form}" if step else path


def asks_something_compulsory(visit: Visit) -> bool:
    """Whether sending the page empty is refused: only then may a test press the button."""
    if area_of(visit.address) is Area.COMPLAINT:
        return visit.kind.name == "writer of a draft" and "/code/" not in visit.address
    if visit.address in ("/desk/intake/", "/desk/tips/new/"):
        return True
    name = visit.address.partition("/do/")[2].partition("/")[0]
    step = STEPS.get(name)
    return bool(step and step.form and any(f.required for f in FORMS[step.form].base_fields.values()))


def sent_empty(page: Page) -> bool:
    """Presses the first button of the form in the middle; whether it was refused."""
    button = page.locator("main form [type=submit].btn-primary").first
    if not button.count():
        return False
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    with page.expect_navigation():
        button.click()
    return any(answer.status == 400 for answer in answers)


def may_be_sent(visit: Visit) -> bool:
    """Pages whose button one may press with every question answered: those of the sides, but the codes."""
    return area_of(visit.address) is not Area.PUBLIC and visit.kind.person is not None and "code" not in visit.address


def sent_filled(page: Page) -> bool:
    """Answers every question, presses the button and says whether that went through."""
    button = page.locator("main form [type=submit].btn-primary").first
    if not button.count():
        return False
    page.evaluate(FILL)
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    with page.expect_navigation():
        button.click()
    return answers[0].status in (200, 302)


@pytest.mark.parametrize("area", [Area.PUBLIC, Area.COMPLAINT, Area.MY, Area.RESPOND])
@pytest.mark.requirement(3, 4, 5, 6, 10, 11, 12, 15)
def test_requirement_1_every_page_is_accessible_empty_and_with_errors(
    browser: Browser, world: World, served: str, area: Area
) -> None:
    faults: list[str] = []
    pages, seen = 0, set()
    with browsing.opened(browser, width=360, height=740, language="en-US") as page:
        for visit in visits(world):
            path = alike(visit)
            if area_of(visit.address) is not area or path in seen:
                continue
            enter(page, visit.kind, served)
            page.goto(f"{served}/es{visit.address}")
            wide = page.evaluate("document.documentElement.scrollWidth")
            faults += [f"{visit.kind.name} at /es{visit.address}: {wide} wide"] if wide > 360 else []
            answer = page.goto(served + visit.address)
            assert answer is not None
            waits = answer.status == 409 and "a step that waits" in seen
            if (
                waits
                or answer.status not in (200, 409)
                or page.url.split("?")[0] != served + visit.address.split("?")[0]
            ):
                continue  # sent on to a page that is looked at by itself
            seen.add("a step that waits" if answer.status == 409 else path)  # one template shows them all
            pages += 1
            faults += looked_at(page, visit, "empty")
            if asks_something_compulsory(visit) and sent_empty(page):
                pages += 1
                faults += looked_at(page, visit, "with errors")
    assert pages > 8
    assert faults == [], "\n".join(faults)


@pytest.mark.parametrize("area", [Area.COMPLAINT, Area.MY, Area.RESPOND])
@pytest.mark.requirement(1)
def test_every_page_is_accessible_filled_in_and_after_it_went_through(
    browser: Browser, world: World, served: str, area: Area
) -> None:
    """After the empty ones: what is sent here changes the cases."""
    faults: list[str] = []
    through, seen = 0, set()
    with browsing.opened(browser, width=360, height=740, language="en-US") as page:
        for visit in visits(world):
            path = alike(visit)
            if area_of(visit.address) is not area or path in seen or not may_be_sent(visit):
                continue
            enter(page, visit.kind, served)
            answer = page.goto(served + visit.address)
            if (
                answer is None
                or answer.status != 200
                or not page.locator("main form [type=submit].btn-primary").count()
            ):
                continue
            seen.add(path)
            page.evaluate(FILL)
            faults += looked_at(page, visit, "filled in")
            if sent_filled(page):
                through += 1
                faults += looked_at(page, visit, "after it went through")
    assert through >= 5, through
    assert faults == [], "\n".join(faults)


@pytest.mark.requirement(1, 10, 12, 15)
def test_every_page_of_the_desk_is_accessible_empty_and_with_errors(
    browser: Browser, world: World, served: str
) -> None:
    faults: list[str] = []
    pages, seen = 0, set()
    with browsing.opened(browser, width=360, height=740, language="en-US") as page:
        for visit, alike_at in desk_visits(world):
            if alike_at in seen:
                continue
            enter(page, visit.kind, served)
            answer = page.goto(served + visit.address)
            is_itself = page.url.split("?")[0] == served + visit.address.split("?")[0]
            if answer is None or answer.status not in (200, 409) or not is_itself:
                continue
            seen.add(alike_at)
            pages += 1
            faults += looked_at(page, visit, "empty")
            if answer.status == 200 and asks_something_compulsory(visit) and sent_empty(page):
                pages += 1
                faults += looked_at(page, visit, "with errors")
    assert pages > 40, pages
    assert faults == [], "\n".join(faults)
