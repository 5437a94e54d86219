"""The demo board as a template database: made once for a whole run, by the command itself, and copied when asked for.

- `demo_database`: a copy of this test's own, with real commits. Never beside `db`. Its today is `TODAY`: travel there.
- `demo_copy`: one for all tests of a module, which only read.
"""

import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
import time_machine
from django.core.management import call_command
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from people import clock
from tests import database

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=clock.ZONE)  # a Tuesday, two days before a holiday
TODAY = NOW.date()


def printed(run_folder: Path) -> Path:
    """What the command printed when it made the board."""
    return run_folder / "demo-printed.txt"


def seconds(run_folder: Path) -> Path:
    """How long that took, in time of the processor: a busy machine makes it no longer."""
    return run_folder / "demo-seconds.txt"


def run_command(run_folder: Path, said: Path) -> None:
    """`manage.py demo_board` as `make demo-data` runs it, on the demo's today; the codes lie in the run's folder."""
    with override_settings(DEBUG=True, VAR_DIR=run_folder), time_machine.travel(NOW, tick=False), said.open("w") as out:
        call_command("demo_board", stdout=out)


@pytest.fixture(scope="session")
def demo_template(reference_template: str, run_folder: Path, django_db_blocker: DjangoDbBlocker) -> str:
    """The name of the database with the demo board, made once for all workers. Only to be copied."""

    def fill() -> None:
        began = time.process_time()
        run_command(run_folder, printed(run_folder))
        seconds(run_folder).write_text(str(time.process_time() - began))

    with django_db_blocker.unblock():
        return database.template("demo", fill, run_folder, reference_template)


@pytest.fixture
def demo_database(
    demo_template: str, django_db_setup: None, run_folder: Path, worker_id: str, django_db_blocker: DjangoDbBlocker
) -> Iterator[str]:
    """The demo board in a database of this test's own; gives its `DATABASE_URL` for a second process."""
    with django_db_blocker.unblock(), database.copy_of(demo_template, f"{worker_id}_demo", run_folder):
        yield database.address()


@pytest.fixture(scope="module")
def demo_copy(
    demo_template: str, django_db_setup: None, run_folder: Path, worker_id: str, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """One copy for all tests of a module that only read."""
    with django_db_blocker.unblock(), database.copy_of(demo_template, f"{worker_id}_demo_read", run_folder):
        yield
