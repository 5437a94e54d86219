"""A browser for tests: Debian's chromium, driven by Playwright. For tests/conftest.py."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Request, sync_playwright

# Without these, chromium asks for hosts of its maker at every start, and the network refuses them.
QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", *QUIET]
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def chromium() -> str | None:
    """Where the browser is: `CHROMIUM`, or the first one found on the path."""
    names = (os.environ.get("CHROMIUM"), "chromium", "chromium-browser", "google-chrome")
    return next((found for name in names if name and (found := shutil.which(name))), None)


@contextmanager
def started() -> Iterator[Browser]:
    """A headless browser with an empty profile."""
    program = chromium()
    assert program, "Browser tests need chromium: install it, or set CHROMIUM to where it is."
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


@contextmanager
def opened(browser: Browser, *, width: int, height: int, language: str, script: bool = True) -> Iterator[Page]:
    """A page in a context of its own.

    Fails when the page broke the content security policy, raised an error in a script, or asked another host for
    a part of itself. Following a link to another host is no such request.
    """
    context = browser.new_context(
        viewport={"width": width, "height": height}, locale=language, java_script_enabled=script
    )
    page = context.new_page()
    faults: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            faults.append(message.text)

    def fail(error: Error) -> None:
        faults.append(str(error))

    def see(request: Request) -> None:
        inside = request.url.startswith(("http://127.0.0.1:", "data:", "blob:", "about:"))
        if not inside and not request.is_navigation_request():
            faults.append(f"asked another host: {request.url}")

    context.on("console", hear)
    page.on("pageerror", fail)
    context.on("request", see)
    yield page
    context.close()
    assert faults == [], "\n".join(faults)


def assert_accessible(page: Page) -> None:
    """Fails with each rule of WCAG 2.2 AA or of good practice that the page breaks, and where."""
    result = Axe().run(page, options={"runOnly": {"type": "tag", "values": STANDARDS}, "resultTypes": ["violations"]})
    broken = [
        f"{page.url}: {rule['id']}: {rule['help']}: {node['target']}: {node['html'][:160]}"
        for rule in result.response["violations"]
        for node in rule["nodes"]
    ]
    assert broken == [], "\n".join(broken)


def begin_at(page: Page, start: str) -> str:
    """Walks from the start page of a complaint past the safety page to the code; gives the code as it is shown."""
    page.goto(start)
    page.locator("a.btn-start").click()
    page.locator("main form button[type=submit]").click()
    return page.locator(".code").inner_text()
