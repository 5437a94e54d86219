"""The appeal journey through the pages: grounds in time, fresh seats from the Board of Directors, a lighter ruling."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time

import pytest

from ccb_ethics.demo.people import make_board
from ccb_ethics.demo.play import Play
from code_of_ethics.models import Provision
from complaints.actions.filing import Answers
from complaints.models import Status
from people import clock
from record.models import Notice
from sanctions.models import Sanction
from tests.factories import professional, signed_in
from tests.journeys.walking import Walk

pytestmark = pytest.mark.django_db


@pytest.fixture
def walk(reference_data: None) -> Iterator[Walk]:
    found = Walk(make_board())
    yield found
    found.leave()


def decided(walk: Walk) -> Play:
    """A Suspension of 12 months, served on Friday 2025-05-30 after a hearing (the setting of story T3)."""
    credential = professional(
        "Lee Abbott", credential="cprs", applied_on=date(2021, 3, 1), certified_on=date(2021, 6, 1)
    )
    play = Play(walk.board, datetime.combine(date(2024, 9, 3), time(9), tzinfo=clock.ZONE))
    answers = Answers(
        relationship="client", name="Jo Park", contact="code", signature="Jo Park", narrative="He told others.",
        respondent_name="Lee Abbott", last_act_on=date(2024, 8, 1), consents_to_disclosure=True,
    )  # fmt: skip
    play.file(answers).pass_jurisdiction(credential)
    play.allege(Provision.objects.get(reference="CPRS-13"), "Told others.", date(2024, 8, 1)).opine().accept()
    play.serve("serve_complaint").later(10).answer().later(20).report()
    play.serve("serve_report").take("comment", play.respondent, text="I have read it.")
    play.resolve("charge", 5, sanction="suspension", months=12, text="Charge.").serve("serve_charges")
    play.take("request_hearing", play.respondent).appoint_panel().set_hearing(date(2025, 4, 22))
    play.serve("serve_hearing_notice").on(date(2025, 4, 22)).hear().panel_report("suspension", months=12)
    play.serve("serve_panel_report").on(date(2025, 5, 20)).decide("suspension", 5, months=12)
    play.on(date(2025, 5, 30)).serve("serve_decision")
    walk.case = play.case
    return play


def test_an_appeal_in_time_is_heard_by_directors_and_can_only_become_lighter(walk: Walk):
    board, play = walk.board, decided(walk)
    assert play.due("appeal") == date(2025, 6, 30)
    walk.on(date(2025, 6, 30), time(23, 58))
    walk.post(play.respondent, "appeal", side="respond", text="The panel did not hear my witness.")
    assert (walk.case.status, walk.due("appeal_decision")) == (Status.APPEAL, date(2025, 8, 29))
    assert "being looked at again" in walk.page(play.complainant, "/my/")

    walk.on(date(2025, 7, 7))
    three = board.directors[:3]
    walk.post(board.president, "appoint_appeals_committee", people=[person.pk for person in three])
    walk.declare(*three)
    # Nobody who sat below has any part: the chair of the committee cannot open a vote here.
    closed = signed_in(board.chair).get(f"/desk/cases/{walk.case.number}/do/open_appeal_motion/")
    assert closed.status_code == 404
    votes = dict.fromkeys(three, "yes")
    text = {"names": "modify_to_suspension", "text": "Twelve months become six.", "months": "12"}
    walk.vote("open_appeal_motion", three[0], votes, **text)
    assert "cannot make a sanction heavier" in walk.refused(three[0], "modify_to_suspension")
    walk.vote("open_appeal_motion", three[0], votes, **text | {"months": "6"})
    walk.post(three[0], "modify_to_suspension")
    sanction = Sanction.objects.standing().get(case=walk.case)
    assert (walk.case.status, sanction.months, sanction.effective_on) == (Status.FINAL, 6, date(2025, 7, 7))
    assert sanction.ends_on == date(2026, 1, 7)
    drafted = Notice.objects.filter(docket=walk.case.docket_id, kind__in=("appeal_ruling", "appeal_outcome"))
    assert {notice.kind for notice in drafted} == {"appeal_ruling", "appeal_outcome"}


def test_an_appeal_one_day_late_is_refused_and_the_decision_is_final_since_midnight(walk: Walk):
    play = decided(walk)
    walk.on(date(2025, 7, 1), time(0, 7))
    answer = signed_in(play.respondent).post("/respond/appeal/", {"text": "I object."})
    walk.case.refresh_from_db()
    assert answer.status_code in (404, 409)
    assert walk.case.status == Status.FINAL
    final = walk.case.docket.events.get(kind="become_final")
    assert final.at == datetime.combine(date(2025, 7, 1), time(0), tzinfo=clock.ZONE)
    assert not walk.case.appeals.exists()
