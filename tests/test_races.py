"""Several people at one moment: one wins, the others get a sentence, and nothing is half-written. And a power cut."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest
from django.core.management import call_command

from ccb_ethics.demo.people import make_board
from complaints import workflow
from complaints.errors import Refused
from complaints.models import Ballot, Case, Choice, Complaint, Draft, Motion, Party, Status
from people.models import User
from record import chain
from record.models import Docket, Event
from sanctions.models import Publication
from tests import plays
from tests.races import at_once
from tests.source import ROOT

RACERS = 8


def outcome(results: list[object]) -> tuple[int, set[type]]:
    """How many won, and what the others got."""
    lost = [result for result in results if isinstance(result, Exception)]
    return len(results) - len(lost), {type(result) for result in lost}


@pytest.fixture
def board(own_database: str):
    call_command("loaddata", "committees", "credential_types", "codes_of_ethics", "closures", "rule_set", verbosity=0)
    return make_board()


@pytest.mark.race
def test_eight_race_for_one_step(board):
    play = plays.filed(board)
    cases = [Case.objects.get(pk=play.case.pk) for _ in range(RACERS)]
    calls = [lambda c=c: workflow.take("begin_jurisdiction", c, by=board.staff[0], on=play.now) for c in cases]
    assert outcome(at_once(*calls)) == (1, {Refused})
    assert Event.objects.filter(kind="begin_jurisdiction").count() == 1
    assert Case.objects.get().status == Status.JURISDICTION
    assert chain.verify().fault is None


@pytest.mark.race
def test_eight_cast_one_persons_ballot(board):
    play = plays.determining(board)
    play.take("open_committee_motion", board.chair, names="charge", text="Charge.", sanction="reprimand")
    motion = Motion.objects.get(case=play.case)
    cases = [Case.objects.get(pk=play.case.pk) for _ in range(RACERS)]
    calls = [
        lambda c=c: workflow.take("cast_ballot", c, by=board.chair, on=play.now, motion=motion, choice=Choice.YES)
        for c in cases
    ]
    assert outcome(at_once(*calls)) == (1, {Refused})
    assert Ballot.objects.count() == 1
    assert chain.verify().fault is None


@pytest.mark.race
def test_eight_publish_one_sanction(board):
    play = plays.charged(board)
    play.take("waive_hearing", play.respondent, signature="Dana Reed").decide("reprimand").serve("serve_decision")
    play.later(45).take("draft_publication", board.staff[0], summary="A breach was found.")
    cases = [Case.objects.get(pk=play.case.pk) for _ in range(RACERS)]
    people = [board.director, board.staff[1]] * (RACERS // 2)
    calls = [
        lambda c=c, person=person: workflow.take("publish", c, by=person, on=play.now)
        for c, person in zip(cases, people, strict=True)
    ]
    assert outcome(at_once(*calls)) == (1, {Refused})
    assert Publication.objects.filter(approved_by__isnull=False).count() == 1
    assert chain.verify().fault is None


FILE = """
import django; django.setup()
from datetime import datetime
from people import clock
from complaints.actions import drafting, filing
from tests.plays import ANSWERS
now = datetime(2025, 1, 6, 9, 0, tzinfo=clock.ZONE)
print("ready", flush=True)
while True:
    draft, code = drafting.begin_draft(on=now)
    filing.file_complaint(draft, answers=ANSWERS, on=now)
"""


@pytest.mark.race
@pytest.mark.parametrize("pause", [0.02, 0.11, 0.23, 0.41])
def test_a_filing_that_is_killed_is_whole_or_absent(own_database: str, pause: float):
    call_command("loaddata", "committees", "credential_types", "codes_of_ethics", "closures", "rule_set", verbosity=0)
    make_board()
    environment = os.environ | {"DATABASE_URL": own_database, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    child = subprocess.Popen([sys.executable, "-c", FILE], cwd=ROOT, env=environment, stdout=subprocess.PIPE)
    assert child.stdout is not None
    assert child.stdout.readline() == b"ready\n"
    ends = time.monotonic() + pause
    while time.monotonic() < ends:  # the child is filing meanwhile
        pass
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()
    cases = Case.objects.count()
    assert Complaint.objects.count() == Party.objects.count() == Event.objects.filter(kind="file").count() == cases
    assert Docket.objects.filter(number__startswith="EC-").count() == cases
    waiting = Draft.objects.count()
    assert User.objects.filter(username__startswith="party-").count() == cases + waiting
    assert waiting <= 1
    assert chain.verify().fault is None
