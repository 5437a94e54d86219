"""What every test may ask for: a database, a site, a browser.

- `db`: the usual one, empty. Whatever the test writes is rolled back. `reference_data` loads the fixtures into it.
- `board`: the people of the board and the reference data, made once for a module. Beside `db`, or marked `django_db`.
- `own_database`: a fresh database with real commits, for races, second processes and browsers. Never beside `db`. It is
  a copy of `copied_template`: empty, unless a file of tests defines that fixture anew, say to give `reference_template`.
- `demo_database`: the same with the whole demo board in it (tests/demo.py).
- `site`: the address of the site, served from `own_database`.
- `page`, `small_page`, `open_page`: pages in chromium, 1280 and 360 pixels wide. `sign_in` signs a person in on one,
  `axe` fails when one is not accessible.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django.utils import translation
from hypothesis import settings as hypothesis_settings
from playwright.sync_api import Browser, Page
from pytest_django import DjangoDbBlocker

from ccb_ethics.demo.people import make_board
from ccb_ethics.demo.play import Board
from people.models import User
from tests import browsing, database, factories, serving
from tests.demo import demo_copy, demo_database, demo_template

__all__ = ["demo_copy", "demo_database", "demo_template"]

# The same examples on every run: a failure seen by one is seen by all. `make soak` looks further.
hypothesis_settings.register_profile("same_every_time", deadline=None, derandomize=True)
hypothesis_settings.load_profile("same_every_time")


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """A page read in Spanish would leave that language on for whatever the same thread does next."""
    with translation.override("en"):
        yield


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder shared by all workers of this run."""
    own = tmp_path_factory.getbasetemp()
    return own if worker_id == "master" else own.parent


@pytest.fixture(scope="session")
def template_database(run_folder: Path, django_test_environment: None, django_db_blocker: DjangoDbBlocker) -> str:
    """The name of an empty database with all tables and triggers, made once for all workers. Only to be copied."""
    with django_db_blocker.unblock():
        return database.template("empty", _migrate, run_folder)


@pytest.fixture(scope="session")
def reference_template(template_database: str, run_folder: Path, django_db_blocker: DjangoDbBlocker) -> str:
    """The same with the fixtures loaded: bodies, codes, closed days, the rule set."""
    with django_db_blocker.unblock():
        return database.template("reference", factories.load_reference_data, run_folder, template_database)


def _migrate() -> None:
    call_command("migrate", verbosity=0, interactive=False)


@pytest.fixture(scope="session")
def django_db_setup(
    template_database: str, run_folder: Path, worker_id: str, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """The database that `db` rolls back: this worker's copy of the template, in place of pytest-django's own."""
    with ExitStack() as stack:
        with django_db_blocker.unblock():
            stack.enter_context(database.copy_of(template_database, worker_id, run_folder))
        yield
        with django_db_blocker.unblock():
            stack.close()


@pytest.fixture
def reference_data(db: None) -> None:
    """The fixtures in the rolled-back database."""
    factories.load_reference_data()


@pytest.fixture
def copied_template(template_database: str) -> str:
    """What `own_database` is a copy of."""
    return template_database


@pytest.fixture(scope="module")
def board(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Board]:
    """The people of the board over the reference data, made once for all tests of a module that ask for `db` too.

    Rolled back when the module ends; what a test does to them is rolled back when the test ends.
    """
    with django_db_blocker.unblock():
        whole = transaction.atomic()
        whole.__enter__()
        factories.load_reference_data()
        people = make_board()
    yield people
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        whole.__exit__(None, None, None)


@pytest.fixture
def own_database(
    copied_template: str, django_db_setup: None, run_folder: Path, worker_id: str, django_db_blocker: DjangoDbBlocker
) -> Iterator[str]:
    """A database of this test's own, with real commits; gives its `DATABASE_URL` for a second process."""
    with django_db_blocker.unblock(), database.copy_of(copied_template, f"{worker_id}_own", run_folder):
        yield database.address()


@pytest.fixture
def site(own_database: str) -> Iterator[str]:
    """The address of the site, without a slash at its end."""
    with serving.served() as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One chromium for the browser tests of a file.

    Not for the whole run: Playwright keeps an event loop in this thread, which other tests must not meet.
    """
    with browsing.started() as browser:
        yield browser


@pytest.fixture
def open_page(browser: Browser, site: str) -> Iterator[Callable[..., Page]]:
    """Opens a page of any size: `open_page(width=360, height=740, language="es")`. Each is a visitor of its own."""
    with ExitStack() as stack:

        def open_one(*, width: int = 1280, height: int = 800, language: str = "en-US", script: bool = True) -> Page:
            opened = browsing.opened(browser, width=width, height=height, language=language, script=script)
            return stack.enter_context(opened)

        yield open_one


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    """A page on a desk."""
    return open_page()


@pytest.fixture
def small_page(open_page: Callable[..., Page]) -> Page:
    """A page on a small telephone."""
    return open_page(width=360, height=740)


@pytest.fixture
def sign_in(site: str) -> Callable[[Page, User], None]:
    """Signs a person in without walking through the sign-in page: `sign_in(page, person)`."""

    def enter(page: Page, person: User) -> None:
        session = factories.signed_in(person).cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": site}])

    return enter


@pytest.fixture
def axe() -> Callable[[Page], None]:
    """Fails when a page is not accessible: `axe(page)`."""
    return browsing.assert_accessible
