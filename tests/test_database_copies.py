"""The databases that tests work on: copies that keep commits to themselves and leave with the test."""

import os
import subprocess
import sys
import threading
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from playwright.sync_api import Page

from people.models import Body, Committee
from tests import factories
from tests.races import at_once

CODE = Body.OFFICE


def bodies() -> set[str]:
    return set(Committee.objects.filter(code=CODE).values_list("code", flat=True))


def write() -> None:
    Committee.objects.create(code=CODE, name="A body of this test")


def test_a_copy_begins_without_what_another_test_wrote(own_database: str) -> None:
    assert bodies() == set()
    write()
    assert bodies() == {CODE}


def test_a_second_copy_begins_clean_again(own_database: str) -> None:
    assert bodies() == set()
    write()
    assert bodies() == {CODE}


def test_the_rolled_back_database_is_another_one(db: None) -> None:
    assert bodies() == set()
    write()
    assert bodies() == {CODE}


def test_a_transaction_of_the_test_is_not_left_for_a_copy(db: None, request: pytest.FixtureRequest) -> None:
    with pytest.raises(RuntimeError, match="never for both"):
        request.getfixturevalue("own_database")


@pytest.mark.race
def test_another_connection_sees_a_commit(own_database: str) -> None:
    write()
    assert at_once(bodies, bodies) == [{CODE}, {CODE}]


@pytest.mark.race
def test_of_two_who_write_the_same_row_one_is_refused(own_database: str) -> None:
    answers = at_once(write, write)
    assert sorted(type(answer).__name__ for answer in answers) == ["IntegrityError", "NoneType"]


def test_a_second_process_opens_the_same_copy(own_database: str) -> None:
    write()
    connection.close()
    look = "import django; django.setup(); from people.models import Committee; print(*Committee.objects.all())"
    environment = os.environ | {"DATABASE_URL": own_database, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    seen = subprocess.run([sys.executable, "-c", look], env=environment, capture_output=True, text=True, check=True)
    assert seen.stdout == "A body of this test\n"


def test_threads_leave_no_connection_of_their_own_behind(own_database: str) -> None:
    before = threading.active_count()
    at_once(bodies, bodies, bodies)
    assert threading.active_count() == before


def test_the_reference_data_may_be_loaded_twice(reference_data: None) -> None:
    before = dump()
    factories.load_reference_data()
    assert dump() == before
    assert set(Committee.objects.values_list("code", flat=True)) == set(Body.values)


def dump() -> str:
    out = StringIO()
    call_command("dumpdata", "people", "code_of_ethics", "record", "complaints", stdout=out)
    return out.getvalue()


@pytest.mark.browser
def test_the_site_serves_from_the_copy(site: str, page: Page, small_page: Page) -> None:
    for one in (page, small_page):
        answer = one.goto(f"{site}/static/admin/css/base.css")
        assert answer is not None
        assert answer.status == 200
    assert [one.viewport_size["width"] for one in (page, small_page) if one.viewport_size] == [1280, 360]
