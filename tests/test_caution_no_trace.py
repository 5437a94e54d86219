"""A Written Caution leaves no trace in public: the whole public site, before and after, byte by byte (procedure.md §3).

The addresses come from the site itself, so that what is added later is crawled too.
"""

from __future__ import annotations

import re
from datetime import date, datetime

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from complaints.models import Status
from people import clock
from sanctions.models import Publication
from tests import plays
from tests.access_tries import addresses

pytestmark = pytest.mark.django_db

LATER = datetime(2026, 11, 24, 9, 30, tzinfo=clock.ZONE)
# Pages of a person, and doors: no part of what the public looks at.
NOT_PUBLIC = ("/desk/", "/my/", "/respond/", "/admin/", "/exit/", "/demo/", "/complaint/", "/sign-", "/password")
ONCE_ONLY = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"|nonce="[^"]+"|nonce-[\w+/=-]+')


def public_addresses(play: plays.Play) -> list[str]:
    bare = [path for path in addresses() if "<" not in path and not path.startswith(NOT_PUBLIC)]
    entry = f"/register/{play.case.respondent.public_id}/"
    asked = ["/register/?q=Dana", "/register/?q=Reed", "/actions/?kind=reprimand", "/actions/?year=2025", entry]
    asked += [f"/actions/{publication.slug}/" for publication in Publication.objects.all()]
    return sorted(
        {*bare, *asked, *(f"/es{path}" for path in (*bare, *asked) if path.startswith(("/register", "/actions")))}
    )


def crawled(play: plays.Play) -> dict[str, tuple[int, str, list[str]]]:
    """What each public page answers to a stranger, and what it asks the database."""
    found = {}
    with time_machine.travel(LATER, tick=False):
        for address in public_addresses(play):
            with CaptureQueriesContext(connection) as asked:
                answer = Client().get(address)
            body = b"".join(answer.streaming_content) if answer.streaming else answer.content
            said = ONCE_ONLY.sub("", body.decode() + str(sorted(answer.items())))
            found[address] = (answer.status_code, said, [query["sql"] for query in asked.captured_queries])
    return found


def to_the_end(play: plays.Play, sanction: str) -> None:
    play.on(date(2025, 5, 28)).decide(sanction).on(date(2025, 5, 30)).serve("serve_decision").on(date(2025, 7, 1))


def test_a_caution_changes_no_byte_and_no_query_of_the_public_site(board) -> None:
    play = plays.waived(board, "caution")
    before = crawled(play)
    assert len(before) > 20
    assert {status for status, _said, _asked in before.values()} <= {200, 301, 302, 404}
    to_the_end(play, "caution")
    assert (play.case.status, play.case.has("caution")) == (Status.FINAL, True)
    assert crawled(play) == before


def test_the_same_crawl_sees_a_reprimand_that_is_published(board) -> None:
    play = plays.waived(board, "reprimand")
    before = crawled(play)
    to_the_end(play, "reprimand")
    assert crawled(play) == before  # final, and not published yet
    play.publish()
    after = crawled(play)
    changed = {address for address in before if after[address] != before[address]}
    entry = f"/register/{play.case.respondent.public_id}/"
    assert {"/actions/", "/es/actions/", entry, f"/es{entry}"} <= changed
