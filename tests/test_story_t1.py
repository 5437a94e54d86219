"""Story T1 of scenarios.md: every date and every vote."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
import time_machine
from django.test import Client

from ccb_ethics.demo.play import Board
from complaints.models import Motion, Status
from people import clock
from record.models import Notice
from sanctions.models import Disclosure, Publication, Sanction
from tests import plays
from tests.factories import signed_in
from tests.visiting import text_of

pytestmark = pytest.mark.django_db
PUBLIC = ("/register/", "/actions/")


def count(motion: Motion) -> tuple[int, int, str]:
    """In favor, against, and what came of it."""
    return motion.tally["yes"], motion.tally["no"], motion.outcome


def read(page: str, on: datetime) -> str:
    """What anybody reads there at this moment."""
    with time_machine.travel(on, tick=False):
        return text_of(Client().get(page, {"q": "Dana Reed"}))


def test_the_straight_path_to_a_public_reprimand(board: Board):
    play = plays.alleged(board)
    assert (play.due("receipt"), play.due("screening")) == (date(2025, 1, 13), date(2025, 1, 27))
    play.opine().accept()
    assert (play.today, play.due("notice")) == (date(2025, 1, 22), date(2025, 1, 31))
    play.on(date(2025, 1, 27)).serve("serve_complaint")
    assert play.due("answer") == date(2025, 2, 26)
    play.on(date(2025, 2, 24)).answer("admit", "I borrowed it. I pressed nobody.")
    assert play.due("investigation") == date(2025, 5, 27)
    play.on(date(2025, 3, 12)).report().serve("serve_report")

    play.on(date(2025, 4, 8)).resolve("charge", 5, 0, sanction="reprimand")
    charge = Motion.objects.get(case=play.case, step="charge")
    assert (count(charge), [a.provision.reference for a in play.case.allegations.all()]) == (
        (5, 0, "carried"),
        ["CPRS-12"],
    )
    play.on(date(2025, 4, 14)).serve("serve_charges")
    assert play.due("election") == date(2025, 5, 14)
    play.on(date(2025, 5, 9)).take("request_hearing", play.respondent)

    play.on(date(2025, 5, 16)).appoint_panel().set_hearing(date(2025, 6, 24)).serve("serve_hearing_notice")
    assert (play.hearing_day - play.today).days == 39
    assert (play.due("challenge"), play.due("exchange")) == (date(2025, 5, 27), date(2025, 6, 10))
    play.on(date(2025, 6, 24), time(9, 30)).hear()
    assert play.due("panel_report") == date(2025, 7, 8)
    play.on(date(2025, 7, 3)).panel_report("reprimand", yes=3)
    assert count(Motion.objects.get(case=play.case, body="hearing_panel")) == (3, 0, "carried")
    play.serve("serve_panel_report")
    assert play.due("exceptions") == date(2025, 7, 14)

    play.on(date(2025, 7, 22)).decide("reprimand", 4, 1, 5)
    finding = Motion.objects.get(case=play.case, body="ethics_committee", kind="finding")
    sanction = Motion.objects.get(case=play.case, step="decide_reprimand")
    assert (count(finding), count(sanction)) == ((5, 0, "carried"), (4, 1, "carried"))
    play.on(date(2025, 7, 25)).serve("serve_decision")
    assert (play.due("reconsideration"), play.due("appeal")) == (date(2025, 8, 11), date(2025, 8, 25))

    before = [read(page, play.now) for page in PUBLIC]
    play.on(date(2025, 8, 25), time(23, 59))
    assert (play.case.status, Sanction.objects.get().effective_on) == (Status.DECISION_ISSUED, None)
    assert not Publication.objects.live(play.today).exists()
    assert ([read(page, play.now) for page in PUBLIC], "Dana Reed" in before[1]) == (before, False)
    play.on(date(2025, 8, 26), time(0, 1))
    assert (play.case.status, play.due("publication")) == (Status.FINAL, date(2025, 9, 10))
    play.on(date(2025, 8, 27)).publish()
    assert Publication.objects.get().live_until == date(2030, 8, 26)
    assert Publication.objects.live(date(2030, 8, 25)).count() == 1
    assert Publication.objects.live(date(2030, 8, 26)).count() == 0
    days = [play.now, *(datetime(2030, 8, day, 12, tzinfo=clock.ZONE) for day in (25, 26))]
    assert ["Dana Reed" in read("/actions/", on) for on in days] == [True, True, False]
    assert Disclosure.objects.count() == 0  # the employer is not told of a Reprimand
    told = Notice.objects.filter(docket=play.case.docket_id, recipient=play.complainant)
    assert "Public Reprimand" in told.get(kind="outcome").context["sanction"]
    with time_machine.travel(play.now, tick=False):
        own = text_of(signed_in(play.complainant).get("/my/"))
        votes = signed_in(play.complainant).get(f"/desk/cases/{play.case.number}/votes/")
    assert (votes.status_code, "not persuaded" in own, "abstain" in own.lower()) == (404, False, False)
