"""A monitored Suspension with two conditions, for the tests of what is done while they run. Import `watched_once` and `play`."""

from __future__ import annotations

from copy import copy
from datetime import date
from io import StringIO
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.http import HttpResponse
from pytest_django import DjangoDbBlocker

from ccb_ethics.demo.play import Board, Play
from complaints.models import Case
from people.models import User
from record.models import Notice
from sanctions.models import Breach, Condition
from tests import plays
from tests.factories import signed_in
from tests.visiting import text_of

TRAINING, SUPERVISION = "Twelve hours of training by 6/30/2025", "Supervision every month"
LAST_DAY = date(2025, 6, 30)


@pytest.fixture(scope="module")
def watched_once(board: Board, django_db_blocker: DjangoDbBlocker) -> Play:
    """A Suspension of six months from February 12, 2025, by agreement, with two conditions; monitored."""
    with django_db_blocker.unblock():
        play = plays.served(board).on(date(2025, 2, 10))
        play.take(
            "propose_consent", play.respondent, allegations=list(play.case.allegations.all()), sanction="suspension",
            months=6, terms=f"{TRAINING}\n{SUPERVISION}", text="Dana Reed borrowed $600 from a client.",
            publication_text="Borrowed from a client.",
        )  # fmt: skip
        play.take("sign_consent", play.respondent, signature="Dana Reed")
        play.resolve("approve_consent_suspension", 4, text="As agreed.")
        play.on(date(2025, 2, 12)).serve("serve_decision").publish().take("begin_monitoring", board.director)
        return play.release()


@pytest.fixture
def play(watched_once: Play) -> Play:
    other = copy(watched_once)
    other.case = Case.objects.get(pk=watched_once.case.pk)
    return other


def condition(play: Play, text: str = TRAINING) -> Condition:
    return Condition.objects.get(sanction__case=play.case, text=text)


def run_clock(play: Play, on: date) -> None:
    play.on(on)
    with time_machine.travel(play.now, tick=False):
        call_command("run_clock", stdout=StringIO())
    play.case.refresh_from_db()


def sent_to_respondent(play: Play, kind: str) -> list[Notice]:
    found = Notice.objects.filter(docket=play.case.docket_id, kind=kind, recipient=play.respondent)
    return list(found.exclude(state=Notice.State.WITHDRAWN).order_by("pk"))


def desk(play: Play, person: User, page: str = "conditions/", data: dict[str, Any] | None = None) -> HttpResponse:
    client, address = signed_in(person), f"/desk/cases/{play.case.number}/{page}"
    with time_machine.travel(play.now, tick=False):
        return client.post(address, data) if data is not None else client.get(address)


def as_respondent(play: Play, address: str) -> str:
    with time_machine.travel(play.now, tick=False):
        return text_of(signed_in(play.respondent).get(address))


def breached(play: Play, text: str | None = SUPERVISION, on: date = date(2025, 3, 3), by: User | None = None) -> Case:
    about = condition(play, text) if text else None
    told = "The supervisor wrote that nobody came in March."
    if on > play.today and on < date(2025, 7, 1):
        play.on(on)
    play.take("open_breach_case", by or play.director, condition=about, happened_on=on, text=told)
    return Breach.objects.latest("pk").case
